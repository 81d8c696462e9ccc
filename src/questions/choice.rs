//! A choice among two to eight options: what the chosen ones earn.
//!
//! Options are known by their ids; an id that the question does not have is ignored, an id given
//! twice counts once, and neither the order shown nor the order chosen matters.

use serde::{Deserialize, Serialize};

use unicode_segmentation::UnicodeSegmentation as _;

use super::OptionId;
use super::check::{FaultKind, Report, places};
use super::mark::Share;
use crate::kit::locale::Locale;
use crate::kit::text::Localised;

/// A right option under this many graphemes may be longer than the others: one word is as long as
/// it is.
const TELLING_LENGTH: usize = 15;

/// Options, of which one or several are right.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub options: Vec<ChoiceOption>,
    /// With several right options: exactly those, or nothing is earned. Without meaning for a
    /// single choice, and where options have weights.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub all_or_nothing: bool,
}

/// One of the options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceOption {
    pub id: OptionId,
    pub correct: bool,
    pub text: Localised,
    /// Feedback of this option: why it is right, or why it is wrong.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub why: Localised,
    /// What choosing it earns or costs, in basis points. As soon as one option has a weight, all
    /// are marked by their weights, and one without weighs nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<i32>,
}

/// What a choice of one among several parts earns, each with its id and whether it is right: all or
/// nothing. `None` when none of them is chosen; two at once are wrong.
pub(super) fn share_of_one<'a>(
    parts: impl Iterator<Item = (&'a OptionId, bool)>,
    chosen: &[OptionId],
) -> Option<Share> {
    let mut picked = parts.filter(|(id, _)| chosen.contains(id));
    let (_, right) = picked.next()?;
    let right = right && picked.next().is_none();
    Some(if right { Share::FULL } else { Share::NONE })
}

/// What a choice of several parts earns: each right one adds one part of all the right ones, each
/// wrong one takes one away, never under nothing. `None` when none of them is chosen.
pub(super) fn share_of_several<'a>(
    parts: impl Iterator<Item = (&'a OptionId, bool)>,
    chosen: &[OptionId],
) -> Option<Share> {
    let (mut score, mut right, mut picked) = (0, 0, false);
    for (id, is_right) in parts {
        right += i64::from(is_right);
        if chosen.contains(id) {
            picked = true;
            score += if is_right { 1 } else { -1 };
        }
    }
    picked.then(|| Share::of(score, right))
}

impl Choice {
    /// A choice among these options.
    #[must_use]
    pub fn of(options: Vec<ChoiceOption>) -> Self {
        Self {
            options,
            all_or_nothing: false,
        }
    }

    /// Whether the options are marked by their weights.
    #[must_use]
    pub fn is_weighted(&self) -> bool {
        self.options.iter().any(|option| option.weight.is_some())
    }

    /// What a single choice earns: all or nothing, or the weight of the option. `None` when no
    /// option of the question is chosen; two options chosen at once are wrong, since a page never
    /// sends them.
    #[must_use]
    pub fn share_single(&self, chosen: &[OptionId]) -> Option<Share> {
        if !self.is_weighted() {
            return share_of_one(self.parts(), chosen);
        }
        let mut picked = self.picked(chosen);
        let first = picked.next()?;
        Some(match picked.next() {
            None => Share::of(first.weighs(), Share::FULL.0),
            Some(_) => Share::NONE,
        })
    }

    /// What a choice of several earns: each right option adds one part of all the right ones, each
    /// wrong option takes one away, never under nothing; or all or nothing; or the sum of the
    /// weights of the chosen ones. `None` when no option of the question is chosen.
    #[must_use]
    pub fn share_multiple(&self, chosen: &[OptionId]) -> Option<Share> {
        self.picked(chosen).next()?;
        if self.is_weighted() {
            let sum = self.picked(chosen).map(ChoiceOption::weighs).sum();
            return Some(Share::of(sum, Share::FULL.0));
        }
        if self.all_or_nothing {
            let exact = self
                .options
                .iter()
                .all(|option| option.correct == chosen.contains(&option.id));
            return Some(if exact { Share::FULL } else { Share::NONE });
        }
        share_of_several(self.parts(), chosen)
    }

    /// The one option that earns all of a single choice, or the nearest to it: the first right one
    /// by its id, or the heaviest.
    #[must_use]
    pub fn best(&self) -> Option<&ChoiceOption> {
        let right = self.options.iter().filter(|option| option.correct);
        right.min_by_key(|option| (-option.weighs(), &option.id))
    }

    /// The id of [`Choice::best`], as a response holds it.
    #[must_use]
    pub fn best_id(&self) -> Vec<OptionId> {
        self.best()
            .map(|best| best.id.clone())
            .into_iter()
            .collect()
    }

    /// The ids of the right options, sorted: the same key whatever the order of the options.
    #[must_use]
    pub fn right_ids(&self) -> Vec<OptionId> {
        let right = self.options.iter().filter(|option| option.correct);
        let mut ids: Vec<_> = right.map(|option| option.id.clone()).collect();
        ids.sort();
        ids
    }

    /// 2 to 8 options that can be told apart, each with its feedback; exactly one right, or at
    /// least one.
    pub(super) fn check(&self, single: bool, report: &mut Report) {
        self.check_list(single, report);
        for option in &self.options {
            report.why(&format!("option.{}.why", option.id), &option.why);
        }
    }

    /// The same without feedback of each option.
    pub(super) fn check_list(&self, single: bool, report: &mut Report) {
        report.count("option", self.options.len(), 2);
        report.ids("option", self.options.iter().map(|option| &option.id));
        let texts = self.options.iter().map(|option| (&option.id, &option.text));
        report.texts(&places("option", "text", texts));
        if self.is_weighted() {
            self.check_weights(single, report);
        }
        match self.right_ids().len() {
            0 => report.add("option", FaultKind::NoneRight),
            1 => self.check_lengths(report),
            _ if single && self.is_weighted() => {}
            found if single => report.add("option", FaultKind::SeveralRight { found }),
            found if found == self.options.len() => report.add("option", FaultKind::AllRight),
            _ => {}
        }
    }

    /// Weights that a share can be made of, that agree with the key, and that let the key earn all:
    /// one option alone, or the right ones together.
    fn check_weights(&self, single: bool, report: &mut Report) {
        for option in &self.options {
            let place = format!("option.{}.weight", option.id);
            if !(-10_000..=10_000).contains(&option.weighs()) {
                report.add(place, FaultKind::WeightOutOfRange);
            } else if option.correct != (option.weighs() > 0) {
                report.add(place, FaultKind::WeightAgainstKey);
            }
        }
        let weights = self.options.iter().map(ChoiceOption::weighs);
        let positive = weights.filter(|weight| *weight > 0);
        let found: i64 = if single {
            positive.max().unwrap_or(0)
        } else {
            positive.sum()
        };
        if found != Share::FULL.0 {
            report.add("option", FaultKind::WeightsNotWhole { found });
        }
        let full = |option: &&ChoiceOption| option.weighs() == Share::FULL.0;
        let full = self.options.iter().filter(full).count();
        if single && full > 1 {
            report.add("option", FaultKind::SeveralRight { found: full });
        }
    }

    fn check_lengths(&self, report: &mut Report) {
        for locale in Locale::ALL {
            let longest = |correct: bool| {
                let options = self
                    .options
                    .iter()
                    .filter(|option| option.correct == correct);
                let texts = options.filter_map(|option| option.text.get(locale));
                texts
                    .map(|text| text.graphemes(true).count())
                    .max()
                    .unwrap_or(0)
            };
            let (right, wrong) = (longest(true), longest(false));
            if wrong > 0 && right >= TELLING_LENGTH && right * 10 > wrong * 18 {
                report.add("option", FaultKind::RightLonger { locale });
            }
        }
    }

    fn parts(&self) -> impl Iterator<Item = (&OptionId, bool)> {
        self.options
            .iter()
            .map(|option| (&option.id, option.correct))
    }

    /// Walks the options, not the choice, so that each counts once.
    fn picked(&self, chosen: &[OptionId]) -> impl Iterator<Item = &ChoiceOption> {
        self.options
            .iter()
            .filter(move |option| chosen.contains(&option.id))
    }
}

impl ChoiceOption {
    /// Its weight; nothing where it has none.
    fn weighs(&self) -> i64 {
        self.weight.map_or(0, i64::from)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::questions::Body;
    use crate::questions::check::{Severity, check};
    use crate::questions::samples::{choice, faults, id, ids, question, weighted};
    use crate::questions::shuffle::order;

    #[test]
    fn a_single_choice_is_right_or_wrong() {
        let question = choice(&[("a", false), ("b", true), ("c", false)]);
        for (chosen, share) in [
            ("", None),
            ("z", None),
            ("b", Some(10_000)),
            ("b b", Some(10_000)),
            ("b z", Some(10_000)),
            ("a", Some(0)),
            ("a b", Some(0)),
        ] {
            assert_eq!(
                question.share_single(&ids(chosen)),
                share.map(Share),
                "{chosen}"
            );
        }
    }

    #[test]
    fn right_options_add_and_wrong_ones_take() {
        let mut question = choice(&[
            ("a", true),
            ("b", true),
            ("c", true),
            ("d", false),
            ("e", false),
        ]);
        for (chosen, partial, strict) in [
            ("", None, None),
            ("z", None, None),
            ("a", Some(3_333), Some(0)),
            ("a c", Some(6_667), Some(0)),
            ("c a b", Some(10_000), Some(10_000)),
            ("a b c z", Some(10_000), Some(10_000)),
            ("a a b c", Some(10_000), Some(10_000)),
            ("a b c d", Some(6_667), Some(0)),
            ("a b c d e", Some(3_333), Some(0)),
            ("a d", Some(0), Some(0)),
            ("d e", Some(0), Some(0)),
        ] {
            question.all_or_nothing = false;
            assert_eq!(
                question.share_multiple(&ids(chosen)),
                partial.map(Share),
                "{chosen}"
            );
            question.all_or_nothing = true;
            assert_eq!(
                question.share_multiple(&ids(chosen)),
                strict.map(Share),
                "{chosen}"
            );
        }
    }

    #[test]
    fn a_choice_needs_options_and_a_key() {
        // Right options are marked with a plus.
        for (options, single, multiple) in [
            ("a+", "option count", "option count"),
            ("a+ b c d e f g h i", "option count", "option count"),
            ("a b", "option none-right", "option none-right"),
            ("a+ b+", "option several-right", "option all-right"),
            ("a+ b+ c", "option several-right", ""),
            ("a+ b", "", ""),
        ] {
            let options: Vec<_> = options
                .split(' ')
                .map(|name| (name.trim_end_matches('+'), name.ends_with('+')))
                .collect();
            let question = choice(&options);
            assert_eq!(
                faults(Body::Single(question.clone())).join(", "),
                single,
                "{options:?}"
            );
            assert_eq!(
                faults(Body::Multiple(question)).join(", "),
                multiple,
                "{options:?}"
            );
        }
        let twice = faults(Body::Single(choice(&[("a", true), ("a", false)])));
        assert!(twice.contains(&"option id-twice".to_owned()), "{twice:?}");
        assert!(
            twice.contains(&"option.a.text same-text".to_owned()),
            "{twice:?}"
        );
    }

    #[test]
    fn options_are_told_apart_and_the_right_one_is_not_given_away() {
        let long = "une réponse tellement complète";
        for (right, wrong, rule) in [
            (
                "Une rumeur",
                "une  rumeur",
                Some(("same-text", Severity::Error)),
            ),
            (
                "Un communiqué",
                "un communique",
                Some(("alike-text", Severity::Warning)),
            ),
            ("+5", "-5", Some(("alike-text", Severity::Warning))),
            (">", "<", None),
            (
                long,
                "une réponse",
                Some(("right-longer", Severity::Warning)),
            ),
            (long, "une réponse plus courte", None),
            ("une réponse", long, None),
            ("communication", "rumeur", None),
        ] {
            let mut choice = choice(&[("a", true), ("b", false)]);
            choice.options[0].text.set(Locale::Fr, right);
            choice.options[1].text.set(Locale::Fr, wrong);
            let question = question("q-checked", Body::Single(choice));
            let found = check(&question, Locale::Ar);
            let found = found.first().map(|fault| (fault.rule(), fault.severity()));
            assert_eq!(found, rule, "{right} / {wrong}");
        }
    }

    #[test]
    fn weights_add_up_within_nothing_and_all() {
        let single = weighted(&[10_000, 5_000, 0, -5_000]);
        let several = weighted(&[6_000, 4_000, 0, -5_000]);
        for (chosen, of_one, of_several) in [
            ("", None, None),
            ("z", None, None),
            ("a", Some(10_000), Some(6_000)),
            ("b", Some(5_000), Some(4_000)),
            ("a b", Some(0), Some(10_000)),
            ("a a", Some(10_000), Some(6_000)),
            ("c", Some(0), Some(0)),
            ("d", Some(0), Some(0)),
            ("b a d", Some(0), Some(5_000)),
        ] {
            let chosen_ids = ids(chosen);
            assert_eq!(
                single.share_single(&chosen_ids),
                of_one.map(Share),
                "{chosen}"
            );
            let share = several.share_multiple(&chosen_ids);
            assert_eq!(share, of_several.map(Share), "{chosen}");
        }
        assert_eq!(single.best_id(), ids("a"));
        assert_eq!(several.right_ids(), ids("a b"));
    }

    #[test]
    fn weights_agree_with_the_key_and_make_all_of_it() {
        for (weights, single, multiple) in [
            (&[10_000, 5_000, 0][..], "", "option weights-not-whole"),
            (&[6_000, 4_000, -5_000], "option weights-not-whole", ""),
            (
                &[10_000, 10_000, 0],
                "option several-right",
                "option weights-not-whole",
            ),
            (
                &[10_001, 0],
                "option weights-not-whole, option.a.weight weight-out-of-range",
                "option weights-not-whole, option.a.weight weight-out-of-range",
            ),
        ] {
            let choice = weighted(weights);
            assert_eq!(faults(Body::Single(choice.clone())).join(", "), single);
            assert_eq!(faults(Body::Multiple(choice)).join(", "), multiple);
        }
        let mut against = weighted(&[10_000, 0]);
        against.options[1].correct = true;
        assert_eq!(
            faults(Body::Single(against)),
            ["option.b.weight weight-against-key"]
        );
    }

    proptest! {
        #[test]
        fn the_order_of_options_and_of_choices_changes_nothing(
            keys in prop::collection::vec(any::<bool>(), 2..=8),
            chosen in prop::collection::vec(0u8..10, 0..12),
            all_or_nothing in any::<bool>(),
            seed in any::<u64>(),
        ) {
            let names = ["0", "1", "2", "3", "4", "5", "6", "7"];
            let options: Vec<_> = names.into_iter().zip(keys).collect();
            let mut question = choice(&options);
            question.all_or_nothing = all_or_nothing;
            let chosen: Vec<_> = chosen.iter().map(|n| id(&n.to_string())).collect();
            let single = question.share_single(&chosen);
            let multiple = question.share_multiple(&chosen);
            let key = question.right_ids();
            let earned = question.share_multiple(&key);
            prop_assert_eq!(earned, (!key.is_empty()).then_some(Share::FULL));

            question.options = order(seed, "options", question.options);
            let chosen = order(seed, "chosen", chosen);
            prop_assert_eq!(question.share_single(&chosen), single);
            prop_assert_eq!(question.share_multiple(&chosen), multiple);
            prop_assert_eq!(question.right_ids(), key);
        }
    }
}
