//! Steps to be put in order: marked by pairs unless its author chose another rule, so that one
//! misplaced step does not cost everything.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::OptionId;
use super::check::{Report, places};
use super::mark::Share;
use crate::kit::text::Localised;

/// The steps, in the right order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ordering {
    pub steps: Vec<Step>,
    #[serde(default, skip_serializing_if = "is_pairs")]
    pub rule: OrderingRule,
}

/// What an order earns that is not quite the right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderingRule {
    /// Of all pairs of steps, those in the right order minus those in the wrong one: an order given
    /// at random earns about nothing (it is the rank correlation of Kendall, Biometrika 30, 1938,
    /// kept at zero or above).
    #[default]
    Pairs,
    /// Nothing.
    AllOrNothing,
    /// The share of the steps that are at their place.
    Places,
    /// The share of the right successions: a step just before the one that follows it.
    Neighbours,
    /// The longest run of steps that are in the right order once the others are taken away: one
    /// step alone is always in order, and earns nothing.
    Longest,
}

impl OrderingRule {
    /// The names that files and pages give.
    pub const NAMES: &'static [(&'static str, Self)] = &[
        ("pairs", Self::Pairs),
        ("all-or-nothing", Self::AllOrNothing),
        ("places", Self::Places),
        ("neighbours", Self::Neighbours),
        ("longest", Self::Longest),
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pairs => "pairs",
            Self::AllOrNothing => "all-or-nothing",
            Self::Places => "places",
            Self::Neighbours => "neighbours",
            Self::Longest => "longest",
        }
    }

    /// What the steps earn, each by the place given to it, in the right order.
    fn share(self, places: &[i64]) -> Share {
        let count = |found: usize| i64::try_from(found).unwrap_or(i64::MAX);
        let followed = || places.windows(2);
        match self {
            Self::Pairs => {
                let (mut score, mut pairs) = (0, 0);
                for (index, earlier) in places.iter().enumerate() {
                    for later in places.iter().skip(index + 1) {
                        score += if earlier < later { 1 } else { -1 };
                        pairs += 1;
                    }
                }
                Share::of(score, pairs)
            }
            Self::AllOrNothing => {
                if places.is_sorted() {
                    Share::FULL
                } else {
                    Share::NONE
                }
            }
            Self::Places => {
                let right = places.iter().zip(0..).filter(|(given, own)| *given == own);
                Share::of(count(right.count()), count(places.len()))
            }
            Self::Neighbours => {
                let right = followed().filter(|pair| matches!(pair, [a, b] if *b == a + 1));
                Share::of(count(right.count()), count(followed().count()))
            }
            Self::Longest => Share::of(count(longest(places)) - 1, count(places.len()) - 1),
        }
    }
}

/// The length of the longest rising run that is left when some numbers are taken away.
fn longest(places: &[i64]) -> usize {
    let mut ending: Vec<(i64, usize)> = Vec::new();
    for place in places {
        let before = ending.iter().filter(|(last, _)| last < place);
        let best = before.map(|(_, length)| *length).max().unwrap_or(0);
        ending.push((*place, best + 1));
    }
    ending.iter().map(|(_, length)| *length).max().unwrap_or(0)
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_pairs(rule: &OrderingRule) -> bool {
    *rule == OrderingRule::Pairs
}

/// One of the steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub id: OptionId,
    pub text: Localised,
}

impl Ordering {
    /// What the rule gives. An order that is not of exactly these steps is wrong; an empty one is
    /// no answer, `None`.
    #[must_use]
    pub fn share(&self, given: &[OptionId]) -> Option<Share> {
        if given.is_empty() {
            return None;
        }
        if !self.is_of_these_steps(given) {
            return Some(Share::NONE);
        }
        let places: BTreeMap<_, _> = given.iter().zip(0i64..).collect();
        let places: Vec<_> = self
            .steps
            .iter()
            .filter_map(|step| places.get(&step.id).copied())
            .collect();
        Some(self.rule.share(&places))
    }

    /// The right order.
    #[must_use]
    pub fn key(&self) -> Vec<OptionId> {
        self.steps.iter().map(|step| step.id.clone()).collect()
    }

    /// Whether an order holds every step once and nothing else.
    #[must_use]
    pub fn is_of_these_steps(&self, given: &[OptionId]) -> bool {
        let mut given: Vec<_> = given.iter().collect();
        let mut steps: Vec<_> = self.steps.iter().map(|step| &step.id).collect();
        given.sort();
        steps.sort();
        given == steps
    }

    /// 3 to 8 steps that can be told apart.
    pub(super) fn check(&self, report: &mut Report) {
        report.count("step", self.steps.len(), 3);
        report.ids("step", self.steps.iter().map(|step| &step.id));
        let texts = self.steps.iter().map(|step| (&step.id, &step.text));
        report.texts(&places("step", "text", texts));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::questions::samples::{id, ids, ordering};

    #[test]
    fn pairs_in_order_count_for_and_pairs_out_of_order_against() {
        let question = ordering(&["a", "b", "c", "d"]);
        for (given, share) in [
            ("", None),
            ("a b c d", Some(10_000)),
            ("b a c d", Some(6_667)),
            ("b a d c", Some(3_333)),
            ("d a b c", Some(0)),
            ("d c b a", Some(0)),
            ("a b c", Some(0)),
            ("a b c d d", Some(0)),
            ("a b c c", Some(0)),
            ("a b c z", Some(0)),
        ] {
            assert_eq!(question.share(&ids(given)), share.map(Share), "{given}");
        }
    }

    #[test]
    fn each_rule_sees_another_part_of_an_order() {
        let mut question = ordering(&["a", "b", "c", "d", "e"]);
        let rules = OrderingRule::NAMES.iter().map(|(_, rule)| *rule);
        for (given, shares) in [
            ("a b c d e", [10_000, 10_000, 10_000, 10_000, 10_000]),
            ("b c d e a", [2_000, 0, 0, 7_500, 7_500]),
            ("b a c d e", [8_000, 0, 6_000, 5_000, 7_500]),
            ("e d c b a", [0, 0, 2_000, 0, 0]),
            ("a b c d", [0; 5]),
        ] {
            for (rule, share) in rules.clone().zip(shares) {
                question.rule = rule;
                let earned = question.share(&ids(given));
                assert_eq!(earned, Some(Share(share)), "{given} {}", rule.as_str());
            }
        }
    }

    proptest! {
        #[test]
        fn only_the_right_order_earns_all(length in 3usize..=8, seed in any::<u64>()) {
            let names: Vec<_> = (0..length).map(|n| n.to_string()).collect();
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            let question = ordering(&names);
            prop_assert_eq!(question.share(&question.key()), Some(Share::FULL));
            let given = crate::questions::shuffle::order(seed, "steps", question.key());
            for (_, rule) in OrderingRule::NAMES {
                let question = Ordering { rule: *rule, ..question.clone() };
                let share = question.share(&given);
                prop_assert_eq!(share == Some(Share::FULL), given == question.key());
            }
        }

        #[test]
        fn any_list_is_marked(given in prop::collection::vec("[a-e]", 0..8)) {
            let given: Vec<_> = given.iter().map(|name| id(name)).collect();
            let question = ordering(&["a", "b", "c", "d"]);
            prop_assert_eq!(question.share(&given).is_none(), given.is_empty());
        }
    }
}
