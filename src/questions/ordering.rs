//! Steps to be put in order: marked by pairs, so that one misplaced step does not cost everything.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::OptionId;
use super::check::{Report, places};
use super::mark::Share;
use crate::kit::text::Localised;

/// The steps, in the right order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ordering {
    pub steps: Vec<Step>,
}

/// One of the steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub id: OptionId,
    pub text: Localised,
}

impl Ordering {
    /// Of all pairs of steps, those in the right order minus those in the wrong order, over all of
    /// them and never under nothing: an order given at random earns about nothing (it is the rank
    /// correlation of Kendall, Biometrika 30, 1938, kept at zero or above). An order that is not of
    /// exactly these steps is wrong; an empty one is no answer, `None`.
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
            .filter_map(|step| places.get(&step.id))
            .collect();
        let (mut score, mut pairs) = (0, 0);
        for (index, earlier) in places.iter().enumerate() {
            for later in places.iter().skip(index + 1) {
                score += if earlier < later { 1 } else { -1 };
                pairs += 1;
            }
        }
        Some(Share::of(score, pairs))
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

    proptest! {
        #[test]
        fn only_the_right_order_earns_all(length in 3usize..=8, seed in any::<u64>()) {
            let names: Vec<_> = (0..length).map(|n| n.to_string()).collect();
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            let question = ordering(&names);
            prop_assert_eq!(question.share(&question.key()), Some(Share::FULL));
            let given = crate::questions::shuffle::order(seed, "steps", question.key());
            let share = question.share(&given);
            prop_assert_eq!(share == Some(Share::FULL), given == question.key());
        }

        #[test]
        fn any_list_is_marked(given in prop::collection::vec("[a-e]", 0..8)) {
            let given: Vec<_> = given.iter().map(|name| id(name)).collect();
            let question = ordering(&["a", "b", "c", "d"]);
            prop_assert_eq!(question.share(&given).is_none(), given.is_empty());
        }
    }
}
