//! The picture of a badge: a rosette of khatams, drawn once and written twice, as SVG and as PNG.
//!
//! Everything follows from Hankin's method of polygons in contact: from the middle of each side of a
//! regular polygon two rays enter at a contact angle, and where neighbours meet is the inner corner of
//! a star. The angle and the colours are those of the course's own tile, so that its badge belongs
//! to it.

use std::{f32::consts::PI, fmt::Write as _};

use tiny_skia::{FillRule, Paint, PathBuilder, Pixmap, Stroke, Transform};

use crate::content::{course::Tone, escape::attribute};

/// Width and height of the picture, in pixels of the PNG and in units of the SVG.
pub const SIDE: u16 = 600;
const CENTRE: f32 = 300.0;

/// A colour, `0xRRGGBB`.
type Colour = u32;

const SAND: Colour = 0x00fb_f6ea;
const SHADE: Colour = 0x00ee_e3cb;
const GOLD: Colour = 0x00c9_a45c;
const BRASS: Colour = 0x009a_7631;

/// The colours of a badge, from its edge inwards.
struct Palette {
    /// The rosette and the lines of the star.
    dark: Colour,
    /// The band and the star.
    full: Colour,
    /// The kites around the star.
    other: Colour,
}

const fn palette(tone: Tone) -> Palette {
    match tone {
        Tone::Green => Palette {
            dark: 0x000c_3f34,
            full: 0x001b_6a52,
            other: 0x00b5_532f,
        },
        Tone::Terra => Palette {
            dark: 0x006f_2c16,
            full: 0x00b5_532f,
            other: 0x001b_6a52,
        },
        Tone::Indigo => Palette {
            dark: 0x001f_2a55,
            full: 0x003a_4a8c,
            other: 0x00b0_7a1e,
        },
        Tone::Ochre => Palette {
            dark: 0x005e_400c,
            full: 0x00a8_7419,
            other: 0x001b_6a52,
        },
    }
}

type Point = (f32, f32);

/// One closed outline, filled or drawn.
struct Shape {
    points: Vec<Point>,
    fill: Option<Colour>,
    /// Colour and width of the line.
    line: Option<(Colour, f32)>,
}

/// The picture of a course.
pub struct Picture(Vec<Shape>);

impl Picture {
    /// The picture for a contact angle, in degrees from 38 to 76, and a tone.
    #[must_use]
    pub fn new(angle: u8, tone: Tone) -> Self {
        let angle = f32::from(angle.clamp(38, 76));
        let colours = palette(tone);
        let mut picture = Self(Vec::new());
        picture.edge(&colours);
        picture.band(&colours);
        picture.field(&colours, angle);
        picture
    }

    /// A rosette of sixteen points with a thin gold line inside.
    fn edge(&mut self, colours: &Palette) {
        let outline = |radius| star(16, (CENTRE, CENTRE), radius, 0.93, 0.0);
        self.fill(outline(296.0), colours.dark);
        self.line(outline(285.0), GOLD, 2.5);
    }

    /// Sixteen khatams in a ring, and small squares between them.
    fn band(&mut self, colours: &Palette) {
        self.fill(circle(258.0), colours.full);
        self.line(circle(258.0), GOLD, 2.5);
        for (place, turn) in around(16, 228.0, 0.0) {
            self.fill(star(8, place, 25.5, hankin(8, 45.0), turn), SAND);
            self.fill(
                star(8, place, 16.0, hankin(8, 67.5), turn + PI / 8.0),
                colours.dark,
            );
            self.fill(star(8, place, 6.5, hankin(8, 45.0), turn), GOLD);
        }
        for (place, turn) in around(16, 228.0, PI / 16.0) {
            self.fill(star(4, place, 10.5, hankin(4, 67.5), turn), GOLD);
        }
        self.fill(circle(198.0), SAND);
        self.line(circle(198.0), GOLD, 3.0);
        self.line(circle(191.0), BRASS, 1.0);
    }

    /// The star of the course on a net of sixteen kites, and the khatam at its heart.
    fn field(&mut self, colours: &Palette, angle: f32) {
        let centre = (CENTRE, CENTRE);
        let mut radius = 186.0;
        for ring in 0_u8..7 {
            let turn = f32::from(ring % 2) * PI / 16.0;
            self.line(star(16, centre, radius, 0.82, turn), SHADE, 1.5);
            radius *= 0.82;
        }
        let ratio = hankin(8, angle);
        let inner = 178.0 * ratio;
        // Kites in the corners that the star leaves, as large as these are deep.
        let gap = 188.0 - inner;
        for (place, turn) in around(8, inner + gap * 0.53, PI / 8.0) {
            let size = (gap * 0.36).min(30.0);
            self.fill(star(4, place, size, hankin(4, 58.0), turn), colours.other);
        }
        let body = star(8, centre, 178.0, ratio, 0.0);
        self.fill(body.clone(), colours.full);
        self.line(body, GOLD, 3.0);
        self.line(star(8, centre, 164.0, ratio, 0.0), GOLD, 1.2);
        // Inside it, as large as its inner corners allow, stars within stars.
        let khatam = hankin(8, 45.0);
        let heart = (inner * 0.9).clamp(62.0, 112.0);
        let outer = star(8, centre, heart, khatam, PI / 8.0);
        self.fill(outer.clone(), colours.dark);
        self.line(outer, GOLD, 2.0);
        self.fill(star(8, centre, heart * 0.8, hankin(8, 60.0), 0.0), SAND);
        let middle = star(8, centre, heart * 0.5, khatam, PI / 8.0);
        self.fill(middle.clone(), colours.full);
        self.line(middle, GOLD, 1.5);
        self.fill(star(8, centre, heart * 0.38, hankin(8, 67.5), 0.0), SAND);
        self.fill(star(8, centre, heart * 0.14, khatam, PI / 8.0), GOLD);
    }

    fn fill(&mut self, points: Vec<Point>, colour: Colour) {
        self.0.push(Shape {
            points,
            fill: Some(colour),
            line: None,
        });
    }

    fn line(&mut self, points: Vec<Point>, colour: Colour, width: f32) {
        self.0.push(Shape {
            points,
            fill: None,
            line: Some((colour, width)),
        });
    }

    /// The picture as SVG, under a title for those who do not see it.
    #[must_use]
    pub fn svg(&self, title: &str) -> String {
        let mut svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}" role="img"><title>{}</title>"#,
            attribute(title)
        );
        for shape in &self.0 {
            svg.push_str("<path d=\"");
            for (at, (x, y)) in shape.points.iter().enumerate() {
                let command = if at == 0 { 'M' } else { 'L' };
                let _ = write!(svg, "{command}{x:.1} {y:.1}");
            }
            svg.push_str("z\"");
            match shape.fill {
                Some(colour) => {
                    let _ = write!(svg, " fill=\"#{colour:06x}\"");
                }
                None => svg.push_str(" fill=\"none\""),
            }
            if let Some((colour, width)) = shape.line {
                let _ = write!(svg, " stroke=\"#{colour:06x}\" stroke-width=\"{width}\"");
            }
            svg.push_str("/>");
        }
        svg.push_str("</svg>\n");
        svg
    }

    /// The picture as PNG; `None` only when there is no memory for it.
    #[must_use]
    pub fn png(&self) -> Option<Vec<u8>> {
        let side = u32::from(SIDE);
        let mut pixels = Pixmap::new(side, side)?;
        for shape in &self.0 {
            let mut path = PathBuilder::new();
            for (at, (x, y)) in shape.points.iter().enumerate() {
                if at == 0 {
                    path.move_to(*x, *y);
                } else {
                    path.line_to(*x, *y);
                }
            }
            path.close();
            let path = path.finish()?;
            if let Some(colour) = shape.fill {
                pixels.fill_path(
                    &path,
                    &paint(colour),
                    FillRule::Winding,
                    Transform::identity(),
                    None,
                );
            }
            if let Some((colour, width)) = shape.line {
                let stroke = Stroke {
                    width,
                    ..Stroke::default()
                };
                pixels.stroke_path(&path, &paint(colour), &stroke, Transform::identity(), None);
            }
        }
        pixels.encode_png().ok()
    }
}

fn paint(colour: Colour) -> Paint<'static> {
    let [_, red, green, blue] = colour.to_be_bytes();
    let mut paint = Paint {
        anti_alias: true,
        ..Paint::default()
    };
    paint.set_color_rgba8(red, green, blue, 255);
    paint
}

/// Inner to outer radius of the star of a polygon of `sides` at a contact angle in degrees: the
/// outer corner, the centre and the inner corner are a triangle whose angles are known.
fn hankin(sides: u8, degrees: f32) -> f32 {
    let angle = degrees.to_radians();
    angle.cos() / (angle - PI / f32::from(sides)).cos()
}

/// A star of `points` corners; `ratio` is its inner to its outer radius.
fn star(points: u8, (x, y): Point, radius: f32, ratio: f32, turn: f32) -> Vec<Point> {
    (0..2 * points)
        .map(|corner| {
            let reach = if corner % 2 == 0 {
                radius
            } else {
                radius * ratio
            };
            let (sin, cos) = (turn + f32::from(corner) * PI / f32::from(points)).sin_cos();
            (x + reach * cos, y + reach * sin)
        })
        .collect()
}

/// A circle around the centre, as so many sides that none is seen.
fn circle(radius: f32) -> Vec<Point> {
    (0_u8..180)
        .map(|side| {
            let (sin, cos) = (f32::from(side) * PI / 90.0).sin_cos();
            (CENTRE + radius * cos, CENTRE + radius * sin)
        })
        .collect()
}

/// Places on a circle around the centre, each with the direction that leads outwards.
fn around(count: u8, radius: f32, turn: f32) -> impl Iterator<Item = (Point, f32)> {
    (0..count).map(move |place| {
        let angle = turn + f32::from(place) * 2.0 * PI / f32::from(count);
        let (sin, cos) = angle.sin_cos();
        ((CENTRE + radius * cos, CENTRE + radius * sin), angle)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratios_of_known_stars_come_out() {
        // The star of two squares, and the eight-fold star of the frieze of certificates.
        assert!((hankin(8, 45.0) - 0.7654).abs() < 1e-4);
        assert!((hankin(8, 67.5) - 0.5412).abs() < 1e-4);
    }

    #[test]
    fn every_course_has_a_picture_that_stays_inside() {
        for (_, tone) in Tone::NAMES {
            for angle in [0, 38, 50, 64, 76, 255] {
                let picture = Picture::new(angle, *tone);
                let side = f32::from(SIDE);
                let inside = |(x, y): &Point| (0.0..=side).contains(x) && (0.0..=side).contains(y);
                assert!(
                    picture
                        .0
                        .iter()
                        .all(|shape| shape.points.iter().all(inside))
                );
                let svg = picture.svg("تدبير الشائعات <1> & \"2\"");
                assert!(roxmltree::Document::parse(&svg).is_ok());
                let png = picture.png().expect("a picture");
                let read = Pixmap::decode_png(&png).expect("a PNG");
                assert_eq!(
                    (read.width(), read.height()),
                    (u32::from(SIDE), u32::from(SIDE))
                );
            }
        }
    }
}
