//! Pairs to be put together again: each left side has one right side, and a few right sides may
//! belong to nobody.
//!
//! A right side is known by the id of its pair, or of its extra. Every pair is worth the same.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::OptionId;
use super::check::{Report, places};
use super::mark::Share;
use crate::kit::text::Localised;

/// The pairs, and the right sides that deceive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matching {
    pub pairs: Vec<Pair>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extras: Vec<Extra>,
}

/// Two texts that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    pub id: OptionId,
    pub left: Localised,
    pub right: Localised,
    /// Why they belong together.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub why: Localised,
}

/// A right side that belongs to no left side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extra {
    pub id: OptionId,
    pub right: Localised,
}

impl Matching {
    /// The rightly matched pairs over all pairs. `None` when nothing is matched; left or right
    /// sides that the question does not have are ignored. A right side may be given twice: the
    /// pairs are marked one by one.
    #[must_use]
    pub fn share(&self, given: &BTreeMap<OptionId, OptionId>) -> Option<Share> {
        let answered = |pair: &&Pair| {
            given
                .get(&pair.id)
                .is_some_and(|right| self.right(right).is_some())
        };
        self.pairs.iter().find(answered)?;
        let matched = |pair: &Pair| i64::from(given.get(&pair.id) == Some(&pair.id));
        let right: i64 = self.pairs.iter().map(matched).sum();
        Some(Share::of(right, self.pairs.iter().map(|_| 1).sum()))
    }

    /// Every left side with its own right side.
    #[must_use]
    pub fn key(&self) -> BTreeMap<OptionId, OptionId> {
        self.pairs
            .iter()
            .map(|pair| (pair.id.clone(), pair.id.clone()))
            .collect()
    }

    /// All right sides, with the ids by which they are answered, in the author's order: the page
    /// shuffles them, or the key would show.
    #[must_use]
    pub fn rights(&self) -> Vec<(&OptionId, &Localised)> {
        let pairs = self.pairs.iter().map(|pair| (&pair.id, &pair.right));
        pairs
            .chain(self.extras.iter().map(|extra| (&extra.id, &extra.right)))
            .collect()
    }

    /// The right side of this id.
    #[must_use]
    pub fn right(&self, id: &OptionId) -> Option<&Localised> {
        self.rights()
            .into_iter()
            .find_map(|(known, text)| (known == id).then_some(text))
    }

    /// 2 to 8 pairs; left sides and right sides that can be told apart, since a right side is
    /// marked by its id.
    pub(super) fn check(&self, report: &mut Report) {
        report.count("pair", self.pairs.len(), 2);
        report.ids("pair", self.rights().into_iter().map(|(id, _)| id));
        let lefts = self.pairs.iter().map(|pair| (&pair.id, &pair.left));
        report.texts(&places("pair", "left", lefts));
        let rights = self.pairs.iter().map(|pair| (&pair.id, &pair.right));
        let mut rights = places("pair", "right", rights);
        let extras = self.extras.iter().map(|extra| (&extra.id, &extra.right));
        rights.extend(places("extra", "right", extras));
        report.texts(&rights);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::questions::samples::{id, matching};

    fn given(text: &str) -> BTreeMap<OptionId, OptionId> {
        let halves = text
            .split_whitespace()
            .filter_map(|pair| pair.split_once('='));
        halves.map(|(left, right)| (id(left), id(right))).collect()
    }

    #[test]
    fn each_pair_is_worth_the_same() {
        let question = matching(&["a", "b", "c"], &["x"]);
        for (text, share) in [
            ("", None),
            ("z=a", None),
            ("a=z", None),
            ("a=a", Some(3_333)),
            ("a=a b=c c=b", Some(3_333)),
            ("a=a b=b c=x", Some(6_667)),
            ("a=a b=a c=a", Some(3_333)),
            ("a=a b=b c=c", Some(10_000)),
            ("a=a b=b c=c z=z", Some(10_000)),
            ("a=x", Some(0)),
            ("x=x a=b", Some(0)),
        ] {
            assert_eq!(question.share(&given(text)), share.map(Share), "{text}");
        }
        assert_eq!(question.share(&question.key()), Some(Share::FULL));
    }

    proptest! {
        #[test]
        fn the_order_of_pairs_changes_nothing(
            answer in prop::collection::btree_map("[a-dxz]", "[a-dxz]", 0..6),
            seed in any::<u64>(),
        ) {
            let mut question = matching(&["a", "b", "c", "d"], &["x"]);
            let answer = answer.iter().map(|(left, right)| (id(left), id(right))).collect();
            let share = question.share(&answer);
            question.pairs = crate::questions::shuffle::order(seed, "pairs", question.pairs);
            prop_assert_eq!(question.share(&answer), share);
        }
    }
}
