//! Star-and-kite tilings on the grid of octagons and squares, by the method of polygons in contact.
//!
//! From the middle of each edge two rays enter the polygon at a contact angle; where they meet is a
//! star. One number, from 38 to 76 degrees, gives a whole family of related patterns: every course
//! has its own tile, a few hundred bytes of SVG, and no picture is ever sent.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, FRAC_PI_8, PI, SQRT_2};
use std::fmt::Write as _;
use std::ops::RangeInclusive;

/// The contact angles, in degrees, that draw well.
pub const ANGLES: RangeInclusive<u8> = 38..=76;

/// The angle of the drawings that belong to the site rather than to a course.
const SITE_ANGLE: u8 = 64;

/// A tick, in the middle of a full ring.
const CHECK: &str = r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12.5l4.5 4.5L19 7.5"/></svg>"#;

/// The colours of a tile: one of four harmonies defined by the stylesheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Green stars, terracotta squares: the colours of the site.
    #[default]
    Green,
    /// Terracotta stars, green squares.
    Terra,
    /// Indigo stars, ochre squares.
    Indigo,
    /// Ochre stars, green squares.
    Ochre,
}

impl Tone {
    /// Every tone, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Green, Self::Terra, Self::Indigo, Self::Ochre];

    /// The name used in classes (`z-terra`) and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Terra => "terra",
            Self::Indigo => "indigo",
            Self::Ochre => "ochre",
        }
    }

    /// The tone of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tone| tone.name() == name)
    }
}

/// A point of the drawing; the vertical axis goes down.
type Point = (f64, f64);

/// The band of tiles of a course, class `zellige`. The angle is kept within [`ANGLES`], the tile is
/// the side of one repeat in pixels (48, 64 or 80 suit most uses).
///
/// The identifier of the pattern comes from the three arguments: two bands that share it draw the
/// same thing.
pub fn zellige(angle: u8, tone: Tone, tile: u16) -> String {
    let angle = angle.clamp(*ANGLES.start(), *ANGLES.end());
    let name = tone.name();
    let id = format!("z-{angle}-{name}-{tile}");
    let Tile { star, kites, core } = Tile::new(f64::from(tile), angle);
    format!(
        r#"<svg class="zellige z-{name}" aria-hidden="true"><pattern id="{id}" width="{tile}" height="{tile}" patternUnits="userSpaceOnUse"><rect class="b" width="{tile}" height="{tile}"/><g><path class="a" d="{star}"/><path class="c" d="{kites}"/><path class="b" d="{core}"/></g></pattern><rect width="100%" height="100%" fill="url(#{id})"/></svg>"#
    )
}

/// Progress as an eight-pointed ring that fills clockwise from the top, in both reading directions,
/// and closes with a tick. Goes inside
/// `<div class="ring" role="img" aria-label="…">` (`ring--sm`, `ring--md`, `ring--lg`).
pub fn ring(percent: u8) -> String {
    let percent = percent.min(100);
    let star = octagram(24.0, 24.0, 21.5, OCTAGRAM, 2);
    let middle = if percent < 100 {
        format!("{percent}%")
    } else {
        CHECK.to_owned()
    };
    format!(
        r#"<svg viewBox="0 0 48 48" aria-hidden="true"><path class="track" d="{star}"/><path class="val" pathLength="100" stroke-dasharray="{percent} 100" d="{star}"/></svg><b aria-hidden="true">{middle}</b>"#
    )
}

/// The ratio between the inner and the outer points of the star of two squares:
/// √(2 − √2) in theory, to three figures here.
pub const OCTAGRAM: f64 = 0.765;

/// The path of an eight-pointed star: its centre, its outer radius, the ratio of the inner points
/// (see [`OCTAGRAM`]) and the number of decimals. The first point is at the top.
pub fn octagram(x: f64, y: f64, radius: f64, inner: f64, decimals: usize) -> String {
    let points: Vec<Point> = (0..16)
        .map(|step| {
            let turn = -FRAC_PI_2 + f64::from(step) * FRAC_PI_8;
            let reach = if step % 2 == 0 {
                radius
            } else {
                radius * inner
            };
            (x + reach * turn.cos(), y + reach * turn.sin())
        })
        .collect();
    path(&points, decimals)
}

/// A star to mark a value in a chart.
pub fn point(x: f64, y: f64, radius: f64) -> String {
    octagram(x, y, radius, 0.8, 1)
}

/// The page that does not exist: a wall with one tile missing.
pub fn art404() -> String {
    let star = Tile::new(WALL, SITE_ANGLE).star;
    wall(
        false,
        &format!(
            r#"<path d="{star}" transform="translate(80 80)" fill="none" stroke="var(--line-2)" stroke-width="1.5" stroke-dasharray="4 4"/>"#
        ),
    )
}

/// The page that is not open to you: the middle tile is locked.
pub fn art403() -> String {
    let star = Tile::new(WALL, SITE_ANGLE).star;
    wall(
        true,
        &format!(
            r#"<g transform="translate(80 80)"><path class="a" d="{star}"/><path d="M30 38h20v16H30zM33 38v-5a7 7 0 0114 0v5" fill="var(--zb)" stroke="var(--zb)" stroke-width="2.5"/></g>"#
        ),
    )
}

/// Our own error: the middle tile has slipped and cracked.
pub fn art500() -> String {
    let star = Tile::new(WALL, SITE_ANGLE).star;
    wall(
        false,
        &format!(
            r#"<g transform="rotate(14 120 120) translate(84 92)"><path class="a" d="{star}"/><path d="M34 4l8 22-9 12 11 14-6 26" fill="none" stroke="var(--zg)" stroke-width="3"/></g>"#
        ),
    )
}

/// No network: the middle tile is pale, the line through it broken.
pub fn art_offline() -> String {
    let star = Tile::new(WALL, SITE_ANGLE).star;
    wall(
        false,
        &format!(
            r#"<path d="{star}" transform="translate(80 80)" fill="var(--zb)"/><path d="M108 120h24" stroke="var(--line-2)" stroke-width="3" stroke-dasharray="3 6"/>"#
        ),
    )
}

/// The side of one tile of a wall.
const WALL: f64 = 80.0;

/// Three by three tiles without the middle one, then what stands in its place. In a checked wall
/// every other tile takes the second colour.
fn wall(checked: bool, middle: &str) -> String {
    let Tile { star, kites, .. } = Tile::new(WALL, SITE_ANGLE);
    let mut svg = String::from(
        r#"<svg class="mark" viewBox="0 0 240 240" aria-hidden="true"><g class="zellige">"#,
    );
    for row in 0..3 {
        for column in 0..3 {
            let (x, y) = (column * 80, row * 80);
            _ = write!(svg, r#"<g transform="translate({x} {y})">"#);
            if (column, row) != (1, 1) {
                let class = if checked && (column + row) % 2 == 1 {
                    "c"
                } else {
                    "a"
                };
                _ = write!(svg, r#"<path class="{class}" d="{star}"/>"#);
            }
            _ = write!(svg, r#"<path class="c" d="{kites}"/></g>"#);
        }
    }
    svg.push_str(middle);
    svg.push_str("</g></svg>");
    svg
}

/// The paths of one repeat of the pattern.
struct Tile {
    /// The star of the octagon.
    star: String,
    /// The stars of the squares, one at each corner.
    kites: String,
    /// The smaller star in the middle.
    core: String,
}

impl Tile {
    /// One repeat of that side, at that contact angle.
    fn new(side: f64, degrees: u8) -> Self {
        let theta = f64::from(degrees) * PI / 180.0;
        let edge = side / (1.0 + SQRT_2);
        let middle = (side / 2.0, side / 2.0);
        let kites = [(0.0, 0.0), (0.0, side), (side, 0.0), (side, side)]
            .map(|corner| path(&star(corner, 4, edge / 2.0, theta, FRAC_PI_4), 1))
            .concat();
        Self {
            star: path(&star(middle, 8, side / 2.0, theta, 0.0), 1),
            kites,
            core: path(&star(middle, 8, side * 0.21, theta, FRAC_PI_8), 1),
        }
    }
}

/// The star inside a regular polygon: the middles of its edges joined to the points where the rays
/// of two neighbours meet. The phase is the direction of the first middle.
fn star(centre: Point, sides: u32, apothem: f64, theta: f64, phase: f64) -> Vec<Point> {
    let half = PI / f64::from(sides);
    let inner = meeting(apothem, half, theta);
    (0..sides)
        .flat_map(|side| {
            let turn = phase + 2.0 * half * f64::from(side);
            [(apothem, turn), (inner, turn + half)]
        })
        .map(|(reach, turn)| (centre.0 + reach * turn.cos(), centre.1 + reach * turn.sin()))
        .collect()
}

/// How far from the centre two neighbouring rays meet, `half` being half the angle of an edge.
///
/// With a the apothem, the rays go a length t = a·tan(half) / (cos θ + sin θ·tan(half)) and meet at
/// the distance √((a − t·sin θ)² + (t·cos θ)²).
fn meeting(apothem: f64, half: f64, theta: f64) -> f64 {
    let ray = apothem * half.tan() / (theta.cos() + theta.sin() * half.tan());
    (apothem - ray * theta.sin()).hypot(ray * theta.cos())
}

/// A closed path in relative lines. The steps are taken between rounded points, so that the
/// rounding never adds up.
fn path(points: &[Point], decimals: usize) -> String {
    let mut out = String::new();
    let mut pen = (0.0, 0.0);
    for (index, &(x, y)) in points.iter().enumerate() {
        if index == 0 {
            _ = write!(out, "M{} {}", number(x, decimals), number(y, decimals));
            pen = (round(x, decimals), round(y, decimals));
            continue;
        }
        let next = (round(x, decimals), round(y, decimals));
        let (dx, dy) = (next.0 - pen.0, next.1 - pen.1);
        _ = write!(out, "l{} {}", number(dx, decimals), number(dy, decimals));
        pen = next;
    }
    out.push('z');
    out
}

/// A number in as few characters as its decimals allow.
fn number(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let short = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    if short == "-0" {
        "0".to_owned()
    } else {
        short.to_owned()
    }
}

/// The decimal number nearest to a value, as it will be written.
fn round(value: f64, decimals: usize) -> f64 {
    format!("{value:.decimals$}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-9, "{a} is not {b}");
    }

    /// The meeting point is also a·cos θ / cos(θ − π/n)… seen from the centre: the law of sines in
    /// the triangle centre, middle of an edge, meeting point.
    #[test]
    fn the_law_of_sines_gives_the_inner_points() {
        for sides in [4, 8] {
            let half = PI / f64::from(sides);
            for degrees in ANGLES {
                let theta = f64::from(degrees) * PI / 180.0;
                // At the middle of the edge the ray leaves the radius at π/2 − θ from the edge normal.
                let at_edge = FRAC_PI_2 - theta;
                let at_meeting = PI - at_edge - half;
                let expected = 10.0 * at_edge.sin() / at_meeting.sin();
                close(meeting(10.0, half, theta), expected);
            }
        }
    }

    #[test]
    fn at_a_right_angle_rays_reach_the_centre_and_at_zero_they_follow_the_edge() {
        close(meeting(10.0, FRAC_PI_8, FRAC_PI_2), 0.0);
        // The corner of the polygon: the radius of the circle around it.
        close(meeting(10.0, FRAC_PI_8, 0.0), 10.0 / FRAC_PI_8.cos());
    }

    #[test]
    fn in_a_square_the_closed_form_is_short() {
        // half = π/4, tan = 1: the distance is a·√2·cos θ / (sin θ + cos θ).
        for degrees in ANGLES {
            let theta = f64::from(degrees) * PI / 180.0;
            let expected = SQRT_2 * theta.cos() / (theta.sin() + theta.cos());
            close(meeting(1.0, FRAC_PI_4, theta), expected);
        }
    }

    #[test]
    fn a_star_touches_every_edge_of_its_polygon_in_the_middle() {
        let points = star((32.0, 32.0), 8, 32.0, 1.0, 0.0);
        assert_eq!(points.len(), 16);
        close(points[0].0, 64.0);
        close(points[0].1, 32.0);
        for (x, y) in points.iter().step_by(2) {
            close((x - 32.0).hypot(y - 32.0), 32.0);
        }
        let inner = (points[1].0 - 32.0).hypot(points[1].1 - 32.0);
        for (x, y) in points.iter().skip(1).step_by(2) {
            close((x - 32.0).hypot(y - 32.0), inner);
        }
    }

    #[test]
    fn paths_are_relative_and_do_not_drift() {
        let points = [(0.04, 0.0), (0.08, 0.0), (0.12, 10.0), (100.0, 10.0)];
        assert_eq!(path(&points, 1), "M0 0l0.1 0l0 10l99.9 0z");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(number(3.0, 1), "3");
        assert_eq!(number(100.0, 1), "100");
        assert_eq!(number(-0.04, 1), "0");
        assert_eq!(number(-2.50, 2), "-2.5");
        assert_eq!(number(120.4, 0), "120");
    }

    #[test]
    fn the_octagram_is_known() {
        assert_eq!(
            octagram(24.0, 22.0, 6.0, OCTAGRAM, 2),
            "M24 16l1.76 1.76l2.48 0l0 2.48l1.76 1.76l-1.76 1.76l0 2.48l-2.48 0l-1.76 1.76\
             l-1.76 -1.76l-2.48 0l0 -2.48l-1.76 -1.76l1.76 -1.76l0 -2.48l2.48 0z"
        );
        // Two squares make the star: √(2 − √2).
        assert!((OCTAGRAM - (2.0 - SQRT_2).sqrt()).abs() < 0.001);
    }

    #[test]
    fn a_tile_is_known() {
        assert_eq!(
            Tile::new(48.0, 64).star,
            "M48 24l-11 5.4l4 11.6l-11.6 -4l-5.4 11l-5.4 -11l-11.6 4l4 -11.6\
             l-11 -5.4l11 -5.4l-4 -11.6l11.6 4l5.4 -11l5.4 11l11.6 -4l-4 11.6z"
        );
    }

    #[test]
    fn a_band_names_its_pattern_after_its_arguments() {
        let svg = zellige(58, Tone::Terra, 48);
        assert!(svg.starts_with(r#"<svg class="zellige z-terra" aria-hidden="true">"#));
        assert!(svg.contains(r#"<pattern id="z-58-terra-48" width="48" height="48""#));
        assert!(svg.contains(r##"fill="url(#z-58-terra-48)""##));
        assert!(!svg.contains("style"));
        assert!(svg.len() < 1100);
        assert_eq!(zellige(12, Tone::Green, 64), zellige(38, Tone::Green, 64));
        assert_eq!(zellige(90, Tone::Green, 64), zellige(76, Tone::Green, 64));
    }

    #[test]
    fn a_ring_fills_then_closes() {
        assert!(ring(0).contains(r#"stroke-dasharray="0 100""#));
        assert!(ring(44).contains(r#"stroke-dasharray="44 100""#));
        assert!(ring(44).contains(">44%</b>"));
        assert!(ring(100).contains("<svg class=\"i\""));
        assert_eq!(ring(130), ring(100));
    }

    #[test]
    fn one_tile_is_missing() {
        let svg = art404();
        assert_eq!(svg.matches(r#"class="a""#).count(), 8);
        assert_eq!(svg.matches("stroke-dasharray").count(), 1);
        assert_eq!(art500().matches(r#"class="a""#).count(), 9);
        assert_eq!(art403().matches(r#"class="a""#).count(), 5);
        for svg in [svg, art403(), art500(), art_offline()] {
            assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
            assert!(!svg.contains("style"));
        }
    }

    #[test]
    fn tones_have_names() {
        for tone in Tone::ALL {
            assert_eq!(Tone::from_name(tone.name()), Some(tone));
        }
        assert_eq!(Tone::from_name("pink"), None);
        assert_eq!(Tone::default(), Tone::Green);
    }
}
