//! Is a question well made? Asked before anybody meets it, by the checker of course files and by
//! the studio alike.
//!
//! It looks at one question in all its languages. What concerns the whole course (ids taken twice,
//! translations missing or stale, objectives that do not exist) is not decided here.

use std::collections::BTreeSet;

use super::mark::{Mark, Share};
use super::{Body, OptionId, Question};
use crate::kit::folded::fold;
use crate::kit::locale::Locale;
use crate::kit::text::{Localised, tidy_line};

pub use super::fault::{Fault, FaultKind, Severity};

/// All faults of a question whose texts are first written in `source`.
#[must_use]
pub fn check(question: &Question, source: Locale) -> Vec<Fault> {
    let mut report = Report {
        source,
        within: String::new(),
        faults: Vec::new(),
    };
    report.text("text", &question.text);
    match (&question.body, question.points) {
        (Body::Likert(_), Mark::ZERO) => {}
        (Body::Likert(_), _) => report.add("points", FaultKind::PointsOfOpinion),
        (_, points) if (Mark(1)..=Mark(100_000)).contains(&points) => {}
        _ => report.add("points", FaultKind::PointsOutOfRange),
    }
    for (at, hint) in question.hints.iter().enumerate() {
        report.text(&format!("hint.{at}"), hint);
    }
    if !(Share::NONE..=Share::FULL).contains(&question.penalty) {
        report.add("penalty", FaultKind::PenaltyOutOfRange);
    }
    if !matches!(question.difficulty, None | Some(1..=3)) {
        report.add("difficulty", FaultKind::DifficultyOutOfRange);
    }
    match &question.body {
        Body::Single(choice) => choice.check(true, &mut report),
        Body::Multiple(choice) => choice.check(false, &mut report),
        Body::TrueFalse(truth) => truth.check(&mut report),
        Body::Numeric(number) => number.check(&mut report),
        Body::Short(short) => short.check(&mut report),
        Body::Matching(matching) => matching.check(&mut report),
        Body::Ordering(ordering) => ordering.check(&mut report),
        Body::Kprim(kprim) => kprim.check(&mut report),
        Body::Cloze(cloze) => cloze.check(&mut report),
        Body::MarkError(text) => text.check(&mut report),
        Body::Hotspot(picture) => picture.check(&mut report),
        Body::Essay(essay) => essay.check(question.points, &mut report),
        Body::Likert(likert) => likert.check(&mut report),
    }
    let explained = match &question.body {
        Body::Single(_)
        | Body::Multiple(_)
        | Body::TrueFalse(_)
        | Body::Kprim(_)
        | Body::MarkError(_)
        | Body::Hotspot(_)
        | Body::Likert(_) => true,
        Body::Cloze(cloze) => cloze.gaps.iter().any(|gap| !gap.why.is_empty()),
        Body::Essay(essay) => !essay.model.is_empty(),
        Body::Matching(matching) => matching.pairs.iter().any(|pair| !pair.why.is_empty()),
        Body::Numeric(_) | Body::Short(_) | Body::Ordering(_) => false,
    };
    if !explained && report.lacks(&question.explain) {
        report.add("explain", FaultKind::ExplainMissing { locale: source });
    }
    report.faults
}

/// The faults found so far, and the rules that several types share. The rules of one type are in
/// the file of that type.
pub(super) struct Report {
    pub source: Locale,
    /// What every place begins with, for a rule that looks at a part of a question.
    within: String,
    faults: Vec<Fault>,
}

impl Report {
    pub fn add(&mut self, place: impl Into<String>, kind: FaultKind) {
        self.faults.push(Fault {
            place: format!("{}{}", self.within, place.into()),
            kind,
        });
    }

    /// Looks at a part of the question, whose places begin with `place`.
    pub fn within(&mut self, place: &str, look: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.within, format!("{place}."));
        look(self);
        self.within = outer;
    }

    pub fn lacks(&self, text: &Localised) -> bool {
        text.get(self.source)
            .is_none_or(|text| text.trim().is_empty())
    }

    pub fn text(&mut self, place: &str, text: &Localised) {
        if self.lacks(text) {
            self.add(
                place,
                FaultKind::TextMissing {
                    locale: self.source,
                },
            );
        }
    }

    pub fn why(&mut self, place: &str, why: &Localised) {
        if self.lacks(why) {
            self.add(
                place,
                FaultKind::WhyMissing {
                    locale: self.source,
                },
            );
        }
    }

    /// From `least` to 8: more than that is not read but scanned.
    pub fn count(&mut self, place: &str, found: usize, least: usize) {
        self.count_within(place, found, least, 8);
    }

    pub fn count_within(&mut self, place: &str, found: usize, least: usize, most: usize) {
        if !(least..=most).contains(&found) {
            self.add(place, FaultKind::Count { found, least, most });
        }
    }

    pub fn ids<'a>(&mut self, place: &str, ids: impl IntoIterator<Item = &'a OptionId>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.add(place, FaultKind::IdTwice { id: id.clone() });
            }
        }
    }

    /// Each text is written, and is told from those before it in every language.
    pub fn texts(&mut self, texts: &[(String, &Localised)]) {
        for (index, (place, text)) in texts.iter().enumerate() {
            self.text(place, text);
            for locale in Locale::ALL {
                let before = texts.iter().take(index);
                let found = before.filter_map(|(other, earlier)| {
                    alike(text.get(locale)?, earlier.get(locale)?, other, locale)
                });
                if let Some(kind) = found.max_by_key(FaultKind::severity) {
                    self.add(place, kind);
                }
            }
        }
    }
}

/// Texts with their places, `<kind>.<id>.<part>`, as [`Report::texts`] takes them.
pub(super) fn places<'a>(
    kind: &str,
    part: &str,
    texts: impl Iterator<Item = (&'a OptionId, &'a Localised)>,
) -> Vec<(String, &'a Localised)> {
    texts
        .map(|(id, text)| (format!("{kind}.{id}.{part}"), text))
        .collect()
}

/// The fault of two texts that a reader would take for one. Folding sets punctuation aside, so `+5`
/// and `-5` are alike for it: only the same letters and signs are an error.
fn alike(one: &str, other: &str, as_in: &str, locale: Locale) -> Option<FaultKind> {
    let as_in = as_in.to_owned();
    if tidy_line(one).to_lowercase() == tidy_line(other).to_lowercase() {
        return Some(FaultKind::SameText { as_in, locale });
    }
    let (one, other) = (fold(one), fold(other));
    (one == other && !one.is_empty()).then_some(FaultKind::AlikeText { as_in, locale })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::samples::{self, faults, listed};
    use crate::questions::truth::Truth;

    #[test]
    fn well_made_questions_have_no_fault() {
        for question in samples::all() {
            assert_eq!(listed(&question), Vec::<String>::new(), "{}", question.id);
        }
    }

    #[test]
    fn texts_and_feedback_are_written_in_the_source_language() {
        let mut choice = samples::choice(&[("a", true), ("b", false)]);
        choice.options[0].text.ar = None;
        choice.options[1].why.ar = Some("  ".to_owned());
        let mut question = samples::question("q-checked", Body::Single(choice));
        question.text.ar = None;
        question.points = Mark(0);
        question.difficulty = Some(4);
        assert_eq!(
            listed(&question),
            [
                "difficulty difficulty-out-of-range",
                "option.a.text text-missing",
                "option.b.why why-missing",
                "points points-out-of-range",
                "text text-missing",
            ]
        );
        let empty = Localised::default;
        let truth = Truth {
            answer: true,
            why_true: empty(),
            why_false: empty(),
        };
        assert_eq!(
            faults(Body::TrueFalse(truth)),
            ["why_false why-missing", "why_true why-missing"]
        );
        question.hints = vec![samples::text("hint"), empty()];
        question.penalty = Share(10_001);
        let found = listed(&question);
        for fault in ["hint.1 text-missing", "penalty penalty-out-of-range"] {
            assert!(found.contains(&fault.to_owned()), "{found:?}");
        }
        question.body = Body::Ordering(samples::ordering(&["a", "b", "c"]));
        question.explain = empty();
        assert!(listed(&question).contains(&"explain explain-missing".to_owned()));
    }

    #[test]
    fn each_other_type_has_its_rules() {
        let (ar, fr) = (Locale::Ar, Locale::Fr);
        for (body, expected) in [
            (
                Body::Numeric(samples::number("1", "-1", "")),
                vec!["tolerance tolerance-negative"],
            ),
            (
                Body::Short(samples::short(&[])),
                vec!["accept accept-nothing"],
            ),
            (
                Body::Short(samples::short(&[(fr, &["mot"])])),
                vec!["accept accept-not-in-source"],
            ),
            (
                Body::Short(samples::short(&[
                    (ar, &["كلمة", "**", "!"]),
                    (fr, &["", r"\*", "m*"]),
                ])),
                vec![
                    "accept.ar.1 accept-anything",
                    "accept.ar.2 accept-empty",
                    "accept.fr.0 accept-empty",
                    "accept.fr.1 accept-empty",
                ],
            ),
            (
                Body::Matching(samples::matching(&["a"], &[])),
                vec!["pair count"],
            ),
            (
                Body::Ordering(samples::ordering(&["a", "b"])),
                vec!["step count"],
            ),
        ] {
            assert_eq!(faults(body), expected);
        }
        let clash = faults(Body::Matching(samples::matching(&["a", "b"], &["b"])));
        assert!(clash.contains(&"pair id-twice".to_owned()), "{clash:?}");
        assert!(
            clash.contains(&"extra.b.right same-text".to_owned()),
            "{clash:?}"
        );
    }

    #[test]
    fn the_stored_form_names_the_rule() {
        let mut question = samples::question("q-checked", Body::Short(samples::short(&[])));
        question.text = Localised::default();
        for fault in check(&question, Locale::Fr) {
            let json = serde_json::to_value(&fault).expect("a fault is JSON");
            assert_eq!(json["kind"]["rule"], fault.rule());
            assert_eq!(
                serde_json::from_value::<Fault>(json).expect("JSON is a fault"),
                fault
            );
        }
    }
}
