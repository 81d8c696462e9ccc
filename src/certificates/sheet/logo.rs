//! The logo of an organisation: an SVG drawing, turned into paths.
//!
//! What is drawn is less than what a page may hold (`content::svg`): groups, paths and plain shapes,
//! filled or stroked with one colour each. Anything else is refused and named, because a logo with a
//! hole in it would be frozen into every certificate.

use krilla::{
    geom::PathBuilder,
    paint::{Fill, FillRule, Stroke},
};
use kurbo::{Affine, BezPath, Circle, Ellipse, PathEl, Point, Rect, RoundedRect, Shape as _};
use roxmltree::{Document, Node};

use super::palette::{Brush, Colour, Ink};

/// How closely a curve follows a circle, in units of the drawing.
const TOLERANCE: f64 = 0.01;

/// One path with its colours.
#[derive(Debug, Clone, PartialEq)]
struct Stroked {
    path: BezPath,
    fill: Option<Paint>,
    even_odd: bool,
    stroke: Option<(Paint, f64)>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Paint {
    Colour(Colour),
    /// `currentColor`: the colour of the title.
    Title,
}

/// A drawing that can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    view: Rect,
    parts: Vec<Stroked>,
}

/// What is inherited from one element to those inside it.
#[derive(Clone, Copy)]
struct Style {
    at: Affine,
    fill: Option<Paint>,
    stroke: Option<Paint>,
    width: f64,
    even_odd: bool,
}

impl Logo {
    /// Reads a drawing.
    ///
    /// # Errors
    /// With the element, the attribute or the value that cannot be drawn.
    pub fn parse(text: &str) -> Result<Self, String> {
        if let Some(fault) = crate::content::svg::check(text).first() {
            return Err(fault.part());
        }
        let document = Document::parse(text).map_err(|error| error.to_string())?;
        let root = document.root_element();
        let view = numbers(root.attribute("viewBox").unwrap_or_default())?;
        let [x, y, width, height] = view[..] else {
            return Err("viewBox".to_owned());
        };
        if width <= 0.0 || height <= 0.0 {
            return Err("viewBox".to_owned());
        }
        let style = Style {
            at: Affine::IDENTITY,
            fill: Some(Paint::Colour(Colour([0; 3]))),
            stroke: None,
            width: 1.0,
            even_odd: false,
        };
        let mut parts = Vec::new();
        inside(root, inherited(root, style)?, &mut parts)?;
        if parts.is_empty() {
            return Err("<svg>".to_owned());
        }
        Ok(Self {
            view: Rect::new(x, y, x + width, y + height),
            parts,
        })
    }

    /// Draws it centred on a point, no larger than a box, all in millimetres.
    pub(super) fn draw(&self, brush: &mut Brush<'_, '_>, (x, y): (f32, f32), (w, h): (f32, f32)) {
        let mm = f64::from(super::ornament::MM);
        let scale = (f64::from(w) / self.view.width()).min(f64::from(h) / self.view.height()) * mm;
        let centre = Point::new(f64::from(x) * mm, f64::from(y) * mm);
        let at = Affine::translate(centre.to_vec2())
            * Affine::scale(scale)
            * Affine::translate(-self.view.center().to_vec2());
        for part in &self.parts {
            let colour = |paint| match paint {
                Paint::Colour(colour) => colour,
                Paint::Title => brush.palette.of(Ink::Title),
            };
            let fill = part.fill.map(|paint| Fill {
                paint: colour(paint).drawn().into(),
                rule: if part.even_odd {
                    FillRule::EvenOdd
                } else {
                    FillRule::NonZero
                },
                ..Fill::default()
            });
            let stroke = part.stroke.map(|(paint, width)| Stroke {
                paint: colour(paint).drawn().into(),
                width: narrow(width * scale),
                ..Stroke::default()
            });
            let Some(path) = built(&(at * &part.path)) else {
                continue;
            };
            brush.surface.set_fill(fill);
            brush.surface.set_stroke(stroke);
            brush.surface.draw_path(&path);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "points on a page")]
fn narrow(value: f64) -> f32 {
    value as f32
}

fn built(path: &BezPath) -> Option<krilla::geom::Path> {
    let mut builder = PathBuilder::new();
    let xy = |p: Point| (narrow(p.x), narrow(p.y));
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(p) => builder.move_to(narrow(p.x), narrow(p.y)),
            PathEl::LineTo(p) => builder.line_to(narrow(p.x), narrow(p.y)),
            PathEl::QuadTo(a, p) => {
                let ((ax, ay), (px, py)) = (xy(a), xy(p));
                builder.quad_to(ax, ay, px, py);
            }
            PathEl::CurveTo(a, b, p) => {
                let ((ax, ay), (bx, by), (px, py)) = (xy(a), xy(b), xy(p));
                builder.cubic_to(ax, ay, bx, by, px, py);
            }
            PathEl::ClosePath => builder.close(),
        }
    }
    builder.finish()
}

fn inside(node: Node<'_, '_>, style: Style, out: &mut Vec<Stroked>) -> Result<(), String> {
    for child in node.children().filter(Node::is_element) {
        let name = child.tag_name().name();
        if matches!(name, "title" | "desc") {
            continue;
        }
        let style = inherited(child, style)?;
        if name == "g" {
            inside(child, style, out)?;
            continue;
        }
        let path = style.at * outline(child)?;
        // A stroke is scaled with its drawing; one that is scaled unevenly keeps the mean.
        let scale = style.at.determinant().abs().sqrt();
        out.push(Stroked {
            path,
            fill: style.fill,
            even_odd: style.even_odd,
            stroke: style.stroke.map(|paint| (paint, style.width * scale)),
        });
    }
    Ok(())
}

/// The style of an element, and that it asks for nothing else.
fn inherited(node: Node<'_, '_>, mut style: Style) -> Result<Style, String> {
    for given in node.attributes() {
        let (name, value) = (given.name(), given.value());
        let fault = || format!("{name}=\"{value}\"");
        match name {
            "fill" => style.fill = paint(value).ok_or_else(fault)?,
            "stroke" => style.stroke = paint(value).ok_or_else(fault)?,
            "stroke-width" => style.width = value.trim().parse().map_err(|_| fault())?,
            "fill-rule" => style.even_odd = value.trim() == "evenodd",
            "transform" => style.at *= transform(value).ok_or_else(fault)?,
            "viewBox" | "role" | "aria-labelledby" | "aria-label" | "aria-hidden" | "version"
            | "id" | "class" | "lang" | "space" | "d" | "points" | "x" | "y" | "x1" | "y1"
            | "x2" | "y2" | "cx" | "cy" | "r" | "rx" | "ry" | "width" | "height" => {}
            _ => return Err(name.to_owned()),
        }
    }
    Ok(style)
}

fn paint(value: &str) -> Option<Option<Paint>> {
    Some(match value.trim() {
        "none" => None,
        "currentColor" | "currentcolor" => Some(Paint::Title),
        "black" => Some(Paint::Colour(Colour([0; 3]))),
        "white" => Some(Paint::Colour(Colour([255; 3]))),
        other => Some(Paint::Colour(Colour::parse(other)?)),
    })
}

fn numbers(list: &str) -> Result<Vec<f64>, String> {
    list.split([' ', ',', '\n', '\t', '\r'])
        .filter(|part| !part.is_empty())
        .map(|part| {
            let number = part.parse::<f64>().ok().filter(|n| n.abs() < 1e6);
            number.ok_or_else(|| part.to_owned())
        })
        .collect()
}

/// `translate(1 2) rotate(45) scale(2) matrix(…)`
fn transform(list: &str) -> Option<Affine> {
    let mut whole = Affine::IDENTITY;
    let mut rest = list.trim();
    while !rest.is_empty() {
        let (name, after) = rest.split_once('(')?;
        let (inside, after) = after.split_once(')')?;
        let values = numbers(inside).ok()?;
        whole *= match (name.trim(), &values[..]) {
            ("translate", [x]) => Affine::translate((*x, 0.0)),
            ("translate", [x, y]) => Affine::translate((*x, *y)),
            ("scale", [x]) => Affine::scale(*x),
            ("scale", [x, y]) => Affine::scale_non_uniform(*x, *y),
            ("rotate", [turn]) => Affine::rotate(turn.to_radians()),
            ("rotate", [turn, x, y]) => Affine::rotate_about(turn.to_radians(), Point::new(*x, *y)),
            ("matrix", [a, b, c, d, e, f]) => Affine::new([*a, *b, *c, *d, *e, *f]),
            _ => return None,
        };
        rest = after.trim_start_matches([' ', ',', '\n', '\t', '\r']);
    }
    Some(whole)
}

fn outline(node: Node<'_, '_>) -> Result<BezPath, String> {
    let name = node.tag_name().name();
    let value = |attribute: &str| -> Result<f64, String> {
        let text = node.attribute(attribute).unwrap_or("0").trim();
        let number = text.parse::<f64>().ok().filter(|n| n.abs() < 1e6);
        number.ok_or_else(|| format!("{attribute}=\"{text}\""))
    };
    Ok(match name {
        "path" => {
            let d = node.attribute("d").unwrap_or_default();
            BezPath::from_svg(d).map_err(|error| format!("d: {error}"))?
        }
        "rect" => {
            let (x, y, w, h) = (value("x")?, value("y")?, value("width")?, value("height")?);
            let radius = value("rx")?.max(value("ry")?);
            let rect = Rect::new(x, y, x + w, y + h);
            RoundedRect::from_rect(rect, radius).to_path(TOLERANCE)
        }
        "circle" => Circle::new((value("cx")?, value("cy")?), value("r")?).to_path(TOLERANCE),
        "ellipse" => {
            let radii = (value("rx")?, value("ry")?);
            Ellipse::new((value("cx")?, value("cy")?), radii, 0.0).to_path(TOLERANCE)
        }
        "line" => {
            let mut path = BezPath::new();
            path.move_to((value("x1")?, value("y1")?));
            path.line_to((value("x2")?, value("y2")?));
            path
        }
        "polygon" | "polyline" => {
            let values = numbers(node.attribute("points").unwrap_or_default())?;
            let mut path = BezPath::new();
            for (at, pair) in values.chunks_exact(2).enumerate() {
                let point = (pair[0], pair[1]);
                if at == 0 {
                    path.move_to(point);
                } else {
                    path.line_to(point);
                }
            }
            if name == "polygon" && values.len() >= 2 {
                path.close_path();
            }
            path
        }
        _ => return Err(format!("<{name}>")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(inside: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><title>T</title><desc>D</desc>{inside}</svg>"
        )
    }

    #[test]
    fn plain_shapes_become_paths() {
        let text = drawing(
            "<g fill=\"#0f4a3f\" transform=\"translate(2 3) scale(2)\"><path d=\"M0 0h5v5z\"/><circle cx=\"3\" cy=\"3\" r=\"2\" stroke=\"currentColor\" stroke-width=\"0.5\"/></g>\
             <rect width=\"4\" height=\"4\" rx=\"1\" fill=\"none\" stroke=\"#000\"/><polygon points=\"0,0 4,0 4,4\" fill-rule=\"evenodd\"/><line x2=\"3\" y2=\"3\" stroke=\"white\"/>",
        );
        let logo = Logo::parse(&text).expect("a logo");
        assert_eq!(logo.parts.len(), 5);
        assert_eq!(
            logo.parts[0].path.elements()[0],
            PathEl::MoveTo(Point::new(2.0, 3.0))
        );
        assert_eq!(logo.parts[1].stroke, Some((Paint::Title, 1.0)));
        assert_eq!(logo.parts[2].fill, None);
        assert!(logo.parts[3].even_odd);
    }

    #[test]
    fn what_cannot_be_drawn_is_named() {
        for (inside, part) in [
            ("<text x=\"1\">A</text>", "<text>"),
            ("<script>1</script>", "<script>"),
            ("<path d=\"M0 0h5\" fill=\"red\"/>", "fill=\"red\""),
            ("<path d=\"M0 0h5\" opacity=\".5\"/>", "opacity"),
            (
                "<path d=\"M0 0h5\" transform=\"skewX(3)\"/>",
                "transform=\"skewX(3)\"",
            ),
            ("<circle cx=\"1e9\" r=\"1\"/>", "cx=\"1e9\""),
            ("<g/>", "<svg>"),
            ("<defs/>", "<defs>"),
        ] {
            assert_eq!(
                Logo::parse(&drawing(inside)),
                Err(part.to_owned()),
                "{inside}"
            );
        }
        assert!(Logo::parse(&drawing("<path d=\"M0 0 nonsense\"/>")).is_err());
        assert!(Logo::parse("<svg/>").is_err());
    }

    proptest::proptest! {
        #[test]
        fn no_path_makes_it_panic(d in "[MmLlHhVvCcSsQqTtAaZz0-9 .,-]{0,60}", t in "[a-z(), 0-9.-]{0,30}") {
            let _ = Logo::parse(&drawing(&format!("<path d=\"{d}\" transform=\"{t}\"/>")));
        }
    }
}
