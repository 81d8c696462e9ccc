//! A picture on which a place is to be found: its zones are drawn on it, and each has a name, so
//! that who does not point chooses in words.

use serde::{Deserialize, Serialize};

use super::check::{FaultKind, Report, places};
use super::choice::{share_of_one, share_of_several};
use super::form::{self, Fields};
use super::mark::Share;
use super::review::{Note, Row, Standing};
use super::{OptionId, Response};
use crate::kit::text::Localised;

/// The width and the height of every picture, in the units of a zone.
pub const EDGE: u32 = 1_000;

/// The picture and its zones.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hotspot {
    /// The path of a media file of the course: `media/desk.svg`.
    pub image: String,
    /// What the picture shows, for who does not see it.
    pub alt: Localised,
    pub zones: Vec<Zone>,
    /// Several zones may be right: marked like a choice of several.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub several: bool,
}

/// One of the zones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    pub id: OptionId,
    /// Its name, by which it can be chosen without pointing.
    pub label: Localised,
    pub correct: bool,
    pub shape: Shape,
    /// Why it is right, or why it is wrong.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub why: Localised,
}

/// Where a zone is, in thousandths of the width and of the height of the picture, from its left and
/// top edges in every language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "shape", rename_all = "kebab-case")]
pub enum Shape {
    Rect {
        x: u32,
        y: u32,
        width: u32,
        height: u32,
    },
    /// Its radius is in thousandths of the width.
    Circle { x: u32, y: u32, radius: u32 },
    /// Its corners, one after another.
    Polygon { points: Vec<(u32, u32)> },
}

impl Shape {
    /// Whether it has a surface, all of it on the picture; of a circle, its centre.
    #[must_use]
    pub fn fits(&self) -> bool {
        let on = |x: u32, y: u32| x <= EDGE && y <= EDGE;
        match self {
            Self::Rect {
                x,
                y,
                width,
                height,
            } => {
                *width > 0 && *height > 0 && on(x.saturating_add(*width), y.saturating_add(*height))
            }
            Self::Circle { x, y, radius } => on(*x, *y) && (1..=EDGE).contains(radius),
            Self::Polygon { points } => {
                (3..=40).contains(&points.len()) && points.iter().all(|(x, y)| on(*x, *y))
            }
        }
    }
}

impl Hotspot {
    /// Like a single choice, or like a choice of several. `None` when no zone is chosen.
    #[must_use]
    pub fn share(&self, chosen: &[OptionId]) -> Option<Share> {
        let zones = self.zones.iter().map(|zone| (&zone.id, zone.correct));
        if self.several {
            share_of_several(zones, chosen)
        } else {
            share_of_one(zones, chosen)
        }
    }

    /// The right zones, sorted.
    #[must_use]
    pub fn key(&self) -> Vec<OptionId> {
        let right = self.zones.iter().filter(|zone| zone.correct);
        let mut ids: Vec<_> = right.map(|zone| zone.id.clone()).collect();
        ids.sort();
        ids
    }

    pub(super) fn parse(&self, prefix: &str, fields: &Fields) -> Option<Response> {
        let known: Vec<_> = self.zones.iter().map(|zone| &zone.id).collect();
        let chosen = form::named(form::values(fields, prefix), &known);
        (!chosen.is_empty()).then_some(Response::Options(chosen))
    }

    pub(super) fn rows(&self, response: Option<&Response>) -> Vec<Row> {
        let row = |zone: &Zone| {
            let chosen = matches!(response, Some(Response::Options(ids)) if ids.contains(&zone.id));
            Row {
                id: zone.id.clone(),
                text: zone.label.clone(),
                chosen,
                correct: zone.correct,
                standing: Standing::of_option(chosen, zone.correct),
                why: zone.why.clone(),
                note: Note::Nothing,
            }
        };
        self.zones.iter().map(row).collect()
    }

    /// A picture that is described, and 2 to 12 zones on it that can be told apart by their names,
    /// each with its feedback; exactly one right, or at least one.
    pub(super) fn check(&self, report: &mut Report) {
        if self.image.trim().is_empty() {
            report.add("image", FaultKind::ImageMissing);
        }
        report.text("alt", &self.alt);
        report.count_within("zone", self.zones.len(), 2, 12);
        report.ids("zone", self.zones.iter().map(|zone| &zone.id));
        let labels = self.zones.iter().map(|zone| (&zone.id, &zone.label));
        report.texts(&places("zone", "label", labels));
        for zone in &self.zones {
            let place = format!("zone.{}", zone.id);
            report.why(&format!("{place}.why"), &zone.why);
            if !zone.shape.fits() {
                report.add(format!("{place}.shape"), FaultKind::ZoneOutside);
            }
        }
        match self.key().len() {
            0 => report.add("zone", FaultKind::NoneRight),
            found if !self.several && found > 1 => {
                report.add("zone", FaultKind::SeveralRight { found });
            }
            found if found == self.zones.len() => report.add("zone", FaultKind::AllRight),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::questions::Body;
    use crate::questions::samples::{faults, hotspot, id, ids};

    #[test]
    fn zones_are_marked_like_options() {
        let one = hotspot(&[("a", false), ("b", true), ("c", false)], false);
        let several = hotspot(&[("a", true), ("b", true), ("c", false)], true);
        for (chosen, of_one, of_several) in [
            ("", None, None),
            ("z", None, None),
            ("b", Some(10_000), Some(5_000)),
            ("a b", Some(0), Some(10_000)),
            ("a b c", Some(0), Some(5_000)),
            ("c", Some(0), Some(0)),
        ] {
            assert_eq!(one.share(&ids(chosen)), of_one.map(Share), "{chosen}");
            assert_eq!(
                several.share(&ids(chosen)),
                of_several.map(Share),
                "{chosen}"
            );
        }
    }

    #[test]
    fn a_zone_is_on_its_picture() {
        let rect = |x, y, width, height| Shape::Rect {
            x,
            y,
            width,
            height,
        };
        let circle = |x, y, radius| Shape::Circle { x, y, radius };
        let polygon = |points: &[(u32, u32)]| Shape::Polygon {
            points: points.to_vec(),
        };
        for (shape, fits) in [
            (rect(0, 0, 1_000, 1_000), true),
            (rect(1, 0, 1_000, 10), false),
            (rect(0, 0, 0, 10), false),
            (rect(u32::MAX, 0, u32::MAX, 10), false),
            (circle(1_000, 0, 50), true),
            (circle(1_001, 0, 50), false),
            (circle(500, 500, 0), false),
            (polygon(&[(0, 0), (1_000, 0), (0, 1_000)]), true),
            (polygon(&[(0, 0), (1_000, 0)]), false),
            (polygon(&[(0, 0), (1_001, 0), (0, 1)]), false),
        ] {
            assert_eq!(shape.fits(), fits, "{shape:?}");
        }
    }

    #[test]
    fn a_picture_is_described_and_its_zones_can_be_told_apart() {
        let mut question = hotspot(&[("a", true), ("b", true)], false);
        question.image = String::new();
        question.alt = Localised::default();
        question.zones[1].label = question.zones[0].label.clone();
        question.zones[1].shape = Shape::Circle {
            x: 0,
            y: 0,
            radius: 0,
        };
        assert_eq!(
            faults(Body::Hotspot(question)),
            [
                "alt text-missing",
                "image image-missing",
                "zone several-right",
                "zone.b.label same-text",
                "zone.b.label same-text",
                "zone.b.label same-text",
                "zone.b.shape zone-outside",
            ]
        );
    }

    proptest! {
        #[test]
        fn the_order_of_zones_changes_nothing(
            chosen in prop::collection::vec("[a-dz]", 0..6), several in any::<bool>(),
        ) {
            let mut question = hotspot(&[("a", false), ("b", true), ("c", false)], several);
            let chosen: Vec<_> = chosen.iter().map(|name| id(name)).collect();
            let share = question.share(&chosen);
            question.zones.reverse();
            prop_assert_eq!(question.share(&chosen), share);
            prop_assert_eq!(question.share(&question.key()), Some(Share::FULL));
        }
    }
}
