//! A text in which the errors are to be marked: its words in double brackets can be chosen, and
//! some of them are wrong.

use serde::{Deserialize, Serialize};

use super::check::{FaultKind, Report};
use super::choice::share_of_several;
use super::form::{self, Fields};
use super::mark::Share;
use super::passage::{self, Piece};
use super::review::{Note, Row, Standing};
use super::{OptionId, Response};
use crate::kit::locale::Locale;
use crate::kit::text::Localised;

/// The text and its segments.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkError {
    /// With every segment once in each language, written `[[id|words]]`.
    pub text: Localised,
    pub segments: Vec<Segment>,
}

/// Words that can be marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    pub id: OptionId,
    /// They are an error: to mark them is right.
    pub correct: bool,
    /// Why they are, or why they are not.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub why: Localised,
    /// The words that should stand there.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub fix: Localised,
}

/// A run of the text, with its segment and its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    Text(&'a str),
    Segment(&'a Segment, &'a str),
}

impl MarkError {
    /// Each marked error adds one part of all the errors, each other marked segment takes one away,
    /// never under nothing. `None` when nothing is marked.
    #[must_use]
    pub fn share(&self, chosen: &[OptionId]) -> Option<Share> {
        let segments = self.segments.iter();
        share_of_several(
            segments.map(|segment| (&segment.id, segment.correct)),
            chosen,
        )
    }

    /// The errors, sorted.
    #[must_use]
    pub fn key(&self) -> Vec<OptionId> {
        let errors = self.segments.iter().filter(|segment| segment.correct);
        let mut ids: Vec<_> = errors.map(|segment| segment.id.clone()).collect();
        ids.sort();
        ids
    }

    /// The runs of its text in one language, as [`Localised::pick`] gives it.
    #[must_use]
    pub fn parts<'a>(&'a self, text: &'a str) -> Vec<Part<'a>> {
        let part = |piece| match piece {
            Piece::Text(text) => Part::Text(text),
            Piece::Mark { id, words, written } => self
                .segments
                .iter()
                .find(|segment| segment.id.as_str() == id)
                .map_or(Part::Text(written), |segment| Part::Segment(segment, words)),
        };
        passage::pieces(text).into_iter().map(part).collect()
    }

    /// The words of a segment in each language.
    #[must_use]
    pub fn words(&self, id: &OptionId) -> Localised {
        let mut words = Localised::default();
        for locale in Locale::ALL {
            let text = self.text.get(locale).unwrap_or_default();
            for part in self.parts(text) {
                if let Part::Segment(segment, found) = part
                    && segment.id == *id
                {
                    words.set(locale, found);
                }
            }
        }
        words
    }

    pub(super) fn parse(&self, prefix: &str, fields: &Fields) -> Option<Response> {
        let known: Vec<_> = self.segments.iter().map(|segment| &segment.id).collect();
        let chosen = form::named(form::values(fields, prefix), &known);
        (!chosen.is_empty()).then_some(Response::Options(chosen))
    }

    pub(super) fn rows(&self, response: Option<&Response>) -> Vec<Row> {
        let row = |segment: &Segment| {
            let chosen =
                matches!(response, Some(Response::Options(ids)) if ids.contains(&segment.id));
            Row {
                id: segment.id.clone(),
                text: self.words(&segment.id),
                chosen,
                correct: segment.correct,
                standing: Standing::of_option(chosen, segment.correct),
                why: segment.why.clone(),
                note: Note::Marked {
                    fix: segment.fix.clone(),
                },
            }
        };
        self.segments.iter().map(row).collect()
    }

    /// 2 to 20 segments, each once in the text of every language, with words; at least one error,
    /// each with the words that should stand there.
    pub(super) fn check(&self, report: &mut Report) {
        report.count_within("segment", self.segments.len(), 2, 20);
        report.ids("segment", self.segments.iter().map(|segment| &segment.id));
        let ids = self.segments.iter().map(|segment| &segment.id);
        passage::check("passage", &self.text, ids, report);
        for segment in &self.segments {
            let place = format!("segment.{}", segment.id);
            for locale in Locale::ALL {
                let text = self.text.get(locale).unwrap_or_default();
                let is_empty = |part: &Part<'_>| {
                    matches!(part, Part::Segment(found, words)
                        if found.id == segment.id && words.is_empty())
                };
                if self.parts(text).iter().any(is_empty) {
                    report.add(place.clone(), FaultKind::TextMissing { locale });
                }
            }
            if segment.correct {
                report.text(&format!("{place}.fix"), &segment.fix);
                report.why(&format!("{place}.why"), &segment.why);
            }
        }
        match self.key().len() {
            0 => report.add("segment", FaultKind::NoneRight),
            found if found == self.segments.len() => report.add("segment", FaultKind::AllRight),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::questions::Body;
    use crate::questions::samples::{faults, id, ids, mark_error};

    const KEYS: [(&str, bool); 4] = [("a", true), ("b", false), ("c", true), ("d", false)];

    #[test]
    fn marked_errors_add_and_other_marks_take() {
        let question = mark_error(&KEYS);
        for (chosen, share) in [
            ("", None),
            ("z", None),
            ("a", Some(5_000)),
            ("c a a", Some(10_000)),
            ("a b", Some(0)),
            ("a b c", Some(5_000)),
            ("a b c d", Some(0)),
            ("b", Some(0)),
        ] {
            assert_eq!(question.share(&ids(chosen)), share.map(Share), "{chosen}");
        }
    }

    #[test]
    fn the_words_of_a_segment_are_those_of_each_language() {
        let mut question = mark_error(&KEYS);
        question.text.fr = Some("Le [[a|premier mot]] et [[e|rien]].".to_owned());
        assert_eq!(question.words(&id("a")).fr.as_deref(), Some("premier mot"));
        assert_eq!(question.words(&id("a")).en.as_deref(), Some("words a"));
        assert_eq!(question.words(&id("b")).fr, None);
    }

    #[test]
    fn a_text_has_errors_each_with_its_correction() {
        let mut question = mark_error(&KEYS);
        question.segments[0].fix = Localised::default();
        question.segments[2].why = Localised::default();
        question.text.en = Some("[[a|x]] [[b]] [[c|y]] [[d|z]]".to_owned());
        assert_eq!(
            faults(Body::MarkError(question)),
            [
                "segment.a.fix text-missing",
                "segment.b text-missing",
                "segment.c.why why-missing",
            ]
        );
        let right = mark_error(&[("a", false), ("b", false)]);
        assert_eq!(faults(Body::MarkError(right)), ["segment none-right"]);
        let wrong = mark_error(&[("a", true), ("b", true)]);
        assert_eq!(faults(Body::MarkError(wrong)), ["segment all-right"]);
    }

    proptest! {
        #[test]
        fn the_order_of_segments_and_of_marks_changes_nothing(
            chosen in prop::collection::vec("[a-dz]", 0..8), seed in any::<u64>(),
        ) {
            let mut question = mark_error(&KEYS);
            let chosen: Vec<_> = chosen.iter().map(|name| id(name)).collect();
            let share = question.share(&chosen);
            let segments = std::mem::take(&mut question.segments);
            question.segments = crate::questions::shuffle::order(seed, "segments", segments);
            let chosen = crate::questions::shuffle::order(seed, "chosen", chosen);
            prop_assert_eq!(question.share(&chosen), share);
            prop_assert_eq!(question.share(&question.key()), Some(Share::FULL));
        }
    }
}
