//! Pictures of an analysis, laid out: templates print what stands here.
//!
//! Everything is in units of the picture. In Arabic the horizontal axis begins on the right.

use crate::analysis::{quiz::BARS, statistics::count};

pub const WIDTH: f64 = 640.0;
pub const HEIGHT: f64 = 400.0;
const LOW_HEIGHT: f64 = 280.0;
/// Room beside the plot: on the side of the vertical axis, opposite, above, below.
const AXIS: f64 = 52.0;
const MARGIN: f64 = 20.0;
const TOP: f64 = 36.0;
/// The labels of a picture made small are large in it.
const BOTTOM: f64 = 78.0;

/// A mark on an axis, where it lies on it.
pub struct Tick {
    pub at: String,
    pub label: String,
}

/// A rectangle.
pub struct Area {
    pub x: String,
    pub y: String,
    pub width: String,
    pub height: String,
}

/// A question in the picture of all questions.
pub struct Dot {
    pub x: String,
    pub y: String,
    pub label: String,
    pub name: String,
    /// There is something to review first.
    pub flagged: bool,
}

/// Facility across, discrimination up.
pub struct Scatter {
    pub plot: Area,
    /// Where the vertical axis stands, and where the horizontal one lies.
    pub axis: String,
    pub floor: String,
    /// Where discrimination is nothing.
    pub nothing: String,
    pub across: Vec<Tick>,
    pub up: Vec<Tick>,
    /// Where good questions lie: 30 to 90 % easy, telling people apart.
    pub good: Area,
    pub dots: Vec<Dot>,
}

/// How many results lie where.
pub struct Histogram {
    pub plot: Area,
    pub axis: String,
    pub floor: String,
    pub bars: Vec<Bar>,
    pub across: Vec<Tick>,
    /// Where the pass mark stands.
    pub pass: String,
}

/// A bar with its count.
pub struct Bar {
    pub area: Area,
    pub middle: String,
    pub top: String,
    pub count: usize,
    pub from: usize,
    pub to: usize,
}

/// A length as a picture states it.
fn unit(value: f64) -> String {
    format!("{value:.1}")
}

/// Where values lie across: percentages from the side on which reading begins.
#[derive(Clone, Copy)]
struct Across {
    rtl: bool,
}

impl Across {
    fn at(self, percent: f64) -> f64 {
        let from_axis = AXIS + percent / 100.0 * (WIDTH - AXIS - MARGIN);
        if self.rtl {
            WIDTH - from_axis
        } else {
            from_axis
        }
    }

    fn area(self, (from, to): (f64, f64), (top, bottom): (f64, f64)) -> Area {
        let (one, other) = (self.at(from), self.at(to));
        Area {
            x: unit(one.min(other)),
            y: unit(top),
            width: unit((one - other).abs()),
            height: unit((bottom - top).max(0.0)),
        }
    }

    fn ticks(self, step: usize) -> Vec<Tick> {
        let values = (0..=100).step_by(step);
        values
            .map(|value| Tick {
                at: unit(self.at(count(value))),
                label: value.to_string(),
            })
            .collect()
    }
}

/// A question to be drawn: facility, discrimination, number, name, whether there is something to
/// review first.
pub struct Placed {
    pub facility: f64,
    pub discrimination: f64,
    pub label: String,
    pub name: String,
    pub flagged: bool,
}

/// The picture of all questions. `minus` writes a negative number.
#[must_use]
pub fn scatter(placed: Vec<Placed>, rtl: bool, minus: impl Fn(f64) -> String) -> Scatter {
    let across = Across { rtl };
    let lowest = placed.iter().map(|dot| dot.discrimination);
    // Down to the twenty under the lowest; most quizzes need no more than one.
    let low = (lowest.fold(-20.0, f64::min) / 20.0).floor() * 20.0;
    let floor = HEIGHT - BOTTOM;
    let up = |value: f64| floor - (value - low) / (100.0 - low) * (floor - TOP);
    let mut ticks = Vec::new();
    let mut value = low;
    while value <= 100.0 {
        ticks.push(Tick {
            at: unit(up(value)),
            label: minus(value),
        });
        value += 20.0;
    }
    let dots = placed.into_iter().map(|dot| Dot {
        x: unit(across.at(dot.facility)),
        y: unit(up(dot.discrimination)),
        label: dot.label,
        name: dot.name,
        flagged: dot.flagged,
    });
    Scatter {
        plot: across.area((0.0, 100.0), (TOP, floor)),
        axis: unit(across.at(0.0)),
        floor: unit(floor),
        nothing: unit(up(0.0)),
        across: across.ticks(20),
        up: ticks,
        good: across.area((30.0, 90.0), (TOP, up(20.0))),
        dots: dots.collect(),
    }
}

/// The picture of the results.
#[must_use]
pub fn histogram(counts: &[usize; BARS], pass_percent: u32, rtl: bool) -> Histogram {
    let across = Across { rtl };
    let floor = LOW_HEIGHT - BOTTOM;
    let most = count(counts.iter().copied().max().unwrap_or(0).max(1));
    let bars = (0_usize..).step_by(10).zip(counts).map(|(from, n)| {
        let top = floor - count(*n) / most * (floor - TOP);
        let (start, end) = (count(from), count(from + 10));
        Bar {
            area: across.area((start + 0.4, end - 0.4), (top, floor)),
            middle: unit(across.at(start + 5.0)),
            top: unit(top - 6.0),
            count: *n,
            from,
            to: from + 10,
        }
    });
    Histogram {
        plot: across.area((0.0, 100.0), (TOP, floor)),
        axis: unit(across.at(0.0)),
        floor: unit(floor),
        bars: bars.collect(),
        across: across.ticks(20),
        pass: unit(across.at(f64::from(pass_percent.min(100)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> f64 {
        text.parse().expect("a number")
    }

    #[test]
    fn the_horizontal_axis_begins_where_reading_begins() {
        let dots = |rtl| {
            let placed = [10.0, 90.0].map(|facility| Placed {
                facility,
                discrimination: -35.0,
                label: String::new(),
                name: String::new(),
                flagged: false,
            });
            scatter(placed.into(), rtl, |value| value.to_string())
        };
        let (ltr, rtl) = (dots(false), dots(true));
        assert!(number(&ltr.dots[0].x) < number(&ltr.dots[1].x));
        assert!(number(&rtl.dots[0].x) > number(&rtl.dots[1].x));
        assert_eq!(ltr.up[0].label, "-40");
        assert_eq!(ltr.dots[0].y, rtl.dots[0].y);
        for one in [&ltr, &rtl] {
            let (x, width) = (number(&one.good.x), number(&one.good.width));
            assert!(x > 0.0 && x + width < WIDTH && width > 0.0);
        }
    }

    #[test]
    fn the_fullest_bar_reaches_the_top_and_an_empty_one_has_no_height() {
        let picture = histogram(&[0, 0, 0, 0, 5, 0, 10, 0, 0, 1], 70, true);
        let heights: Vec<_> = picture
            .bars
            .iter()
            .map(|bar| number(&bar.area.height))
            .collect();
        assert_eq!(heights[0], 0.0);
        assert!((heights[6] - 2.0 * heights[4]).abs() < 0.2);
        assert_eq!(picture.bars[9].to, 100);
        let none = histogram(&[0; BARS], 0, false);
        assert!(none.bars.iter().all(|bar| number(&bar.area.height) == 0.0));
    }
}
