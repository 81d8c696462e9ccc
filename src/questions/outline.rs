//! The zones of a picture, drawn: each on an overlay that is as wide as [`EDGE`] says, whatever the
//! size of the picture.

use super::hotspot::{EDGE, Shape};

/// The height of the overlay of a picture of this width and height; a square for one that says no
/// size.
#[must_use]
pub fn overlay(size: Option<(u32, u32)>) -> u32 {
    size.map_or(EDGE, |(width, height)| {
        height.saturating_mul(EDGE) / width.max(1)
    })
}

/// A height in thousandths, in the units of an overlay of this height.
fn down(y: u32, height: u32) -> u32 {
    y.saturating_mul(height) / EDGE
}

impl Shape {
    /// The outline on an overlay of this height, as the `d` of an SVG path.
    #[must_use]
    pub fn outline(&self, height: u32) -> String {
        match self {
            Self::Rect {
                x,
                y,
                width,
                height: tall,
            } => {
                let (top, tall) = (down(*y, height), down(*tall, height));
                format!("M{x} {top}h{width}v{tall}h-{width}z")
            }
            Self::Circle { x, y, radius } => {
                let (y, across) = (down(*y, height), radius.saturating_mul(2));
                format!(
                    "M{x} {y}m-{radius} 0a{radius} {radius} 0 1 0 {across} 0a{radius} {radius} 0 1 0 -{across} 0z"
                )
            }
            Self::Polygon { points } => {
                let corners = points
                    .iter()
                    .map(|(x, y)| format!("{x} {}", down(*y, height)));
                format!("M{}z", corners.collect::<Vec<_>>().join("L"))
            }
        }
    }

    /// A point in it, on an overlay of this height: of a polygon, the mean of its corners.
    #[must_use]
    pub fn middle(&self, height: u32) -> (u32, u32) {
        let (x, y) = match self {
            Self::Rect {
                x,
                y,
                width,
                height,
            } => (x.saturating_add(width / 2), y.saturating_add(height / 2)),
            Self::Circle { x, y, .. } => (*x, *y),
            Self::Polygon { points } => {
                let count = u32::try_from(points.len()).unwrap_or(u32::MAX).max(1);
                let (x, y) = points.iter().fold((0u32, 0u32), |(x, y), (right, below)| {
                    (x.saturating_add(*right), y.saturating_add(*below))
                });
                (x / count, y / count)
            }
        };
        (x, down(y, height))
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
                (250, 200),
            ),
            (
                Shape::Circle {
                    x: 500,
                    y: 500,
                    radius: 50,
                },
                "M500 250m-50 0a50 50 0 1 0 100 0a50 50 0 1 0 -100 0z",
                (500, 250),
            ),
            (
                Shape::Polygon {
                    points: vec![(0, 0), (900, 0), (0, 900)],
                },
                "M0 0L900 0L0 450z",
                (300, 150),
            ),
        ] {
            assert_eq!(shape.outline(500), path);
            assert_eq!(shape.middle(500), at);
        }
        assert_eq!(overlay(Some((640, 320))), 500);
        assert_eq!(overlay(None), EDGE);
    }
}
