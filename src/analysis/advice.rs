//! From figures to what to do: at most one sentence for each thing that the sittings show.
//!
//! Nothing is said under [`ENOUGH`] sittings, and a limit counts as crossed only when the whole
//! interval lies beyond it: small numbers give figures, not advice.

use crate::{
    analysis::{
        distractors::{Suspicion, Table},
        items::{ENOUGH, Item},
        statistics::{Figure, count},
    },
    kit::locale::Locale,
};

/// Under this facility a question is too hard, over the other too easy, in percent.
const HARD: f64 = 30.0;
const EASY: f64 = 90.0;
/// Fewer right or fewer wrong answers than this make no correlation that means anything.
const APART: f64 = 5.0;
/// What a question that tells people apart reaches (Ebel, 1954, «Procedures for the analysis of
/// classroom tests»).
const TELLING: f64 = 20.0;

/// What the sittings show of a question, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// Who does well elsewhere does worse here: the key is suspect.
    Negative,
    /// A wrong option that the best choose: its place in the table.
    Tempting(usize),
    /// Easiest in one language, hardest in another, beyond chance.
    Languages {
        easiest: Locale,
        hardest: Locale,
    },
    /// No better than chance.
    Guessed,
    TooHard,
    /// A wrong option that nobody chose: its place in the table.
    Unchosen(usize),
    TooEasy,
}

impl Flag {
    /// What comes first: 0 is the gravest.
    #[must_use]
    pub const fn gravity(self) -> u8 {
        match self {
            Self::Negative => 0,
            Self::Tempting(_) => 1,
            Self::Languages { .. } => 2,
            Self::Guessed => 3,
            Self::TooHard => 4,
            Self::Unchosen(_) => 5,
            Self::TooEasy => 6,
        }
    }

    /// Whether it says that the question may do wrong to somebody, and not only that it could do
    /// more.
    #[must_use]
    pub const fn is_grave(self) -> bool {
        self.gravity() < Self::Unchosen(0).gravity()
    }
}

/// What is to be said of a question. `guess` is what chance earns in it, from 0 to 1; `table` its
/// answers, where the question is still known.
#[must_use]
pub fn flags(item: &Item, guess: Option<f64>, table: Option<&Table>) -> Vec<Flag> {
    if item.n < ENOUGH {
        return Vec::new();
    }
    let mut flags = Vec::new();
    // Without an interval at thirty sittings nothing is left to chance.
    let is_negative = |found: &Figure| {
        found.value < 0.0
            && found
                .interval
                .is_none_or(|interval| interval.high < TELLING)
    };
    let right = item.facility.map_or(0.0, |found| found.value / 100.0) * count(item.n);
    let parts = right.min(count(item.n) - right) >= APART;
    if parts && item.discrimination.as_ref().is_some_and(is_negative) {
        flags.push(Flag::Negative);
    }
    if let Some((easiest, hardest)) = item.differing {
        flags.push(Flag::Languages { easiest, hardest });
    }
    if let Some(facility) = item.facility {
        let chance = guess.map(|guess| guess * 100.0);
        if chance.is_some_and(|chance| !facility.surely_over(chance)) {
            flags.push(Flag::Guessed);
        } else if facility.surely_under(HARD) {
            flags.push(Flag::TooHard);
        } else if facility.surely_over(EASY) {
            flags.push(Flag::TooEasy);
        }
    }
    let suspicions = table.map(Table::suspicions).unwrap_or_default();
    flags.extend(suspicions.into_iter().map(|(place, what)| match what {
        Suspicion::Tempting => Flag::Tempting(place),
        Suspicion::Unchosen => Flag::Unchosen(place),
    }));
    flags.sort();
    flags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{
        items::items,
        sample::{Gathering, Sample, samples::head},
    };

    /// So many sittings of two questions: who is right in the first, and in the second.
    fn sample(n: usize, first: impl Fn(usize) -> bool, second: impl Fn(usize) -> bool) -> Sample {
        let mut gathering = Gathering::default();
        for place in 0..n {
            let mark = |right: bool| if right { "10000 100 100" } else { "0 0 100" };
            let lines = format!(
                "q-a {} - null\nq-b {} - null",
                mark(first(place)),
                mark(second(place))
            );
            gathering.add(&head("ar", 1, false, &lines)).expect("lines");
        }
        gathering.sample()
    }

    fn told(sample: &Sample, guess: Option<f64>) -> Vec<Flag> {
        flags(&items(sample)[0], guess, None)
    }

    #[test]
    fn advice_needs_thirty_sittings() {
        let odd = |n: usize| n % 2 == 1;
        let even = |n: usize| n.is_multiple_of(2);
        assert_eq!(told(&sample(30, odd, even), None), [Flag::Negative]);
        assert_eq!(told(&sample(29, odd, even), None), []);
    }

    #[test]
    fn a_question_that_nearly_everybody_has_right_says_nothing_of_its_key() {
        let even = |n: usize| n.is_multiple_of(2);
        // So many, of a hundred, wrong among those who have the other question right.
        for (wrong, expected) in [(4, vec![]), (10, vec![Flag::Negative])] {
            let sample = sample(100, |n| n >= wrong * 2 || !even(n), even);
            let found = told(&sample, None);
            let negative: Vec<_> = found
                .into_iter()
                .filter(|flag| *flag == Flag::Negative)
                .collect();
            assert_eq!(negative, expected, "{wrong}");
        }
    }

    #[test]
    fn limits_are_crossed_by_the_whole_interval() {
        let half = |n: usize| n % 4 < 2;
        // Right, of a hundred, and what chance earns.
        for (right, guess, expected) in [
            (50, None, vec![]),
            (25, None, vec![]),
            (15, None, vec![Flag::TooHard]),
            (15, Some(0.1), vec![Flag::Guessed]),
            (30, Some(0.25), vec![Flag::Guessed]),
            (50, Some(0.25), vec![]),
            (40, Some(0.5), vec![Flag::Guessed]),
            (95, None, vec![]),
            (99, None, vec![Flag::TooEasy]),
        ] {
            let sample = sample(100, |n| (n * 37) % 100 < right, half);
            assert_eq!(told(&sample, guess), expected, "{right} {guess:?}");
        }
    }
}
