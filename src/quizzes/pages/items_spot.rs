//! A picture with its zones: numbered on it, named beside it.

use crate::{
    content::library::{Picture, Published},
    kit::text::Run,
    questions::{
        Response,
        hotspot::{EDGE, Hotspot, Shape},
    },
    quizzes::pages::{items::Tick, view::Reader},
};

/// The picture and its zones.
pub struct Spot {
    pub several: bool,
    /// What it shows, for who does not see it.
    pub alt: Run,
    /// None when the course has the file no more: its zones can still be chosen by name.
    pub picture: Option<Picture>,
    /// Width and height of the overlay, in its own units.
    pub width: u32,
    pub height: u32,
    /// The picture says no size: the overlay is stretched over it.
    pub stretched: bool,
    pub zones: Vec<SpotZone>,
}

/// A zone, by its number on the picture.
pub struct SpotZone {
    pub number: usize,
    pub choice: Tick,
    /// The outline, as the `d` of an SVG path.
    pub outline: String,
    /// Where its number stands.
    pub x: u32,
    pub y: u32,
}

/// A picture with its zones, as they were chosen.
pub fn spot(
    reader: Reader,
    id: &str,
    published: &Published,
    question: &Hotspot,
    response: Option<&Response>,
) -> Spot {
    let alt = reader.text(&question.alt);
    let picture = published.picture(
        &question.image,
        alt.locale,
        &alt.text,
        &format!("spot-{id}"),
    );
    let size = picture.as_ref().and_then(Picture::size);
    let height = size.map_or(EDGE, |(width, height)| {
        height.saturating_mul(EDGE) / width.max(1)
    });
    let zones = (1..).zip(&question.zones).map(|(number, zone)| {
        let (x, y) = middle(&zone.shape);
        SpotZone {
            number,
            choice: Tick {
                value: zone.id.to_string(),
                text: reader.text(&zone.label),
                ticked: matches!(response, Some(Response::Options(ids)) if ids.contains(&zone.id)),
            },
            outline: outline(&zone.shape, height),
            x,
            y: down(y, height),
        }
    });
    Spot {
        several: question.several,
        zones: zones.collect(),
        alt,
        width: EDGE,
        height,
        stretched: size.is_none(),
        picture,
    }
}

/// A height in thousandths, in the units of an overlay of this height.
fn down(y: u32, height: u32) -> u32 {
    y.saturating_mul(height) / EDGE
}

fn outline(shape: &Shape, height: u32) -> String {
    match shape {
        Shape::Rect {
            x,
            y,
            width,
            height: tall,
        } => {
            let (top, tall) = (down(*y, height), down(*tall, height));
            format!("M{x} {top}h{width}v{tall}h-{width}z")
        }
        Shape::Circle { x, y, radius } => {
            let (y, across) = (down(*y, height), radius * 2);
            format!(
                "M{x} {y}m-{radius} 0a{radius} {radius} 0 1 0 {across} 0a{radius} {radius} 0 1 0 -{across} 0z"
            )
        }
        Shape::Polygon { points } => {
            let corners = points
                .iter()
                .map(|(x, y)| format!("{x} {}", down(*y, height)));
            format!("M{}z", corners.collect::<Vec<_>>().join("L"))
        }
    }
}

/// A point in the zone, in thousandths: of a polygon, the mean of its corners.
fn middle(shape: &Shape) -> (u32, u32) {
    match shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
        } => (x + width / 2, y + height / 2),
        Shape::Circle { x, y, .. } => (*x, *y),
        Shape::Polygon { points } => {
            let count = u32::try_from(points.len()).unwrap_or(u32::MAX).max(1);
            let (x, y) = points
                .iter()
                .fold((0, 0), |(x, y), (right, below)| (x + right, y + below));
            (x / count, y / count)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlines_follow_the_height_of_the_picture() {
        for (shape, path, at) in [
            (
                Shape::Rect {
                    x: 100,
                    y: 200,
                    width: 300,
                    height: 400,
                },
                "M100 100h300v200h-300z",
                (250, 400),
            ),
            (
                Shape::Circle {
                    x: 500,
                    y: 500,
                    radius: 50,
                },
                "M500 250m-50 0a50 50 0 1 0 100 0a50 50 0 1 0 -100 0z",
                (500, 500),
            ),
            (
                Shape::Polygon {
                    points: vec![(0, 0), (900, 0), (0, 900)],
                },
                "M0 0L900 0L0 450z",
                (300, 300),
            ),
        ] {
            assert_eq!(outline(&shape, 500), path);
            assert_eq!(middle(&shape), at);
        }
    }
}
