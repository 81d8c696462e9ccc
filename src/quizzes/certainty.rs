//! Certainty-based marking: what an answer is worth with the certainty that came with it, and what
//! a person's answers tell about their certainties.
//!
//! Three levels (A. R. Gardner-Medwin, «Confidence-based marking: towards deeper learning and better
//! exams», in Bryan and Clegg, *Innovative Assessment in Higher Education*, Routledge, 2006). Of a
//! question worth one point, a right answer earns 1, 2 or 3, and a wrong one 0, −2 or −6. Nobody gains
//! by hiding what they think: level 1 is the best choice of who is right less than two times in three,
//! level 2 up to four times in five, level 3 beyond. Between wrong and right the line is straight. No
//! answer earns nothing, and an answer without a certainty counts as level 1.

use serde::{Deserialize, Serialize};

use crate::{
    content::settings::Behaviour,
    questions::mark::{Mark, Share},
};

/// How certain somebody is of an answer. Stored as 1, 2 or 3.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Certainty {
    #[default]
    Low = 1,
    Middle = 2,
    High = 3,
}

/// Whether a quiz asks for certainties.
#[must_use]
pub const fn is_asked(behaviour: Behaviour) -> bool {
    matches!(
        behaviour,
        Behaviour::Certainty | Behaviour::ImmediateCertainty
    )
}

/// How many answers a level needs before anything is said about it.
pub const ENOUGH: usize = 3;

impl Certainty {
    pub const ALL: [Self; 3] = [Self::Low, Self::Middle, Self::High];

    /// The number of the level, 1 to 3.
    #[must_use]
    pub const fn number(self) -> i64 {
        self as i64
    }

    /// The level of this number.
    #[must_use]
    pub fn of(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.number() == number)
    }

    /// Reads `1`, `2` or `3`.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::of(raw.parse().ok()?)
    }

    /// How often one is right who chooses this level well: from, to, as fractions.
    #[must_use]
    pub const fn range(self) -> [(u8, u8); 2] {
        match self {
            Self::Low => [(0, 1), (2, 3)],
            Self::Middle => [(2, 3), (4, 5)],
            Self::High => [(4, 5), (1, 1)],
        }
    }

    /// The same in percent, rounded.
    #[must_use]
    pub fn percents(self) -> [i64; 2] {
        let percent = |(part, whole): (u8, u8)| {
            let (part, whole) = (i64::from(part), i64::from(whole));
            (part * 200 + whole) / (2 * whole)
        };
        self.range().map(percent)
    }

    /// What a right answer earns of a question worth so many points.
    #[must_use]
    pub fn gain(self, points: Mark) -> Mark {
        Mark(points.0 * self.number())
    }

    /// What a wrong answer takes away: above zero, or nothing.
    #[must_use]
    pub fn loss(self, points: Mark) -> Mark {
        let times = match self {
            Self::Low => 0,
            Self::Middle => 2,
            Self::High => 6,
        };
        Mark(points.0 * times)
    }

    /// What an answer earns that is right to this share, in hundredths of a point, rounded half up;
    /// below zero when it takes away.
    #[must_use]
    pub fn score(self, points: Mark, share: Share) -> i64 {
        let (gain, loss) = (self.gain(points).0, self.loss(points).0);
        ((gain + loss) * share.0 - loss * 10_000 + 5_000).div_euclid(10_000)
    }
}

/// How a level was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// Right less often than the level is meant for.
    OverConfident,
    AboutRight,
    /// Right more often than the level is meant for.
    UnderConfident,
}

/// What the answers of one level came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    pub certainty: Certainty,
    pub answers: usize,
    /// Those that earned everything.
    pub right: usize,
    /// What the answers earned on average.
    pub accuracy: Share,
    /// None with fewer answers than [`ENOUGH`].
    pub judgement: Option<Judgement>,
}

/// What somebody's answers tell about each level, the lowest first.
#[must_use]
pub fn report(answers: &[(Certainty, Share)]) -> [Level; 3] {
    Certainty::ALL.map(|certainty| {
        let of_level = answers.iter().filter(|(level, _)| *level == certainty);
        let shares: Vec<i64> = of_level.map(|(_, share)| share.0).collect();
        let count = i64::try_from(shares.len()).unwrap_or(i64::MAX);
        let sum: i64 = shares.iter().sum();
        let [from, to] = certainty.range();
        // The average against a fraction, without dividing.
        let against = |(part, whole): (u8, u8)| {
            (sum * i64::from(whole)).cmp(&(i64::from(part) * count * 10_000))
        };
        let judgement = if against(from).is_lt() {
            Judgement::OverConfident
        } else if against(to).is_gt() {
            Judgement::UnderConfident
        } else {
            Judgement::AboutRight
        };
        Level {
            certainty,
            answers: shares.len(),
            right: shares
                .iter()
                .filter(|share| **share == Share::FULL.0)
                .count(),
            accuracy: Share::of(sum, count * 10_000),
            judgement: (shares.len() >= ENOUGH).then_some(judgement),
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Certainty::{High, Low, Middle};

    #[test]
    fn right_and_wrong_answers_earn_what_the_scheme_says() {
        for (certainty, right, wrong) in [(Low, 100, 0), (Middle, 200, -200), (High, 300, -600)] {
            assert_eq!(certainty.score(Mark::ONE, Share::FULL), right);
            assert_eq!(certainty.score(Mark::ONE, Share::NONE), wrong);
            assert_eq!(certainty.score(Mark(150), Share::FULL), right * 3 / 2);
        }
        // Half right: half the way from wrong to right.
        for (certainty, half) in [(Low, 50), (Middle, 0), (High, -150)] {
            assert_eq!(certainty.score(Mark::ONE, Share(5_000)), half);
        }
        // A third of the way from −2 to 2 is −0.666…, which rounds to −0.67.
        assert_eq!(Middle.score(Mark::ONE, Share(3_333)), -67);
    }

    #[test]
    fn levels_are_read_and_written_as_their_numbers() {
        for level in Certainty::ALL {
            assert_eq!(Certainty::parse(&level.number().to_string()), Some(level));
        }
        for raw in ["", "0", "4", "x", "1.0"] {
            assert_eq!(Certainty::parse(raw), None, "{raw}");
        }
        assert_eq!(Low.percents(), [0, 67]);
        assert_eq!(Middle.percents(), [67, 80]);
        assert_eq!(High.percents(), [80, 100]);
    }

    /// So many right and so many wrong answers of a level.
    fn answers(level: Certainty, right: usize, wrong: usize) -> Vec<(Certainty, Share)> {
        let right = std::iter::repeat_n((level, Share::FULL), right);
        right
            .chain(std::iter::repeat_n((level, Share::NONE), wrong))
            .collect()
    }

    #[test]
    fn a_level_is_judged_by_how_often_its_answers_are_right() {
        use Judgement::{AboutRight, OverConfident, UnderConfident};
        for (level, right, wrong, expected) in [
            (High, 2, 0, None),
            (High, 3, 0, Some(AboutRight)),
            (High, 4, 1, Some(AboutRight)),
            (High, 3, 1, Some(OverConfident)),
            (Middle, 2, 1, Some(AboutRight)),
            (Middle, 4, 1, Some(AboutRight)),
            (Middle, 5, 1, Some(UnderConfident)),
            (Middle, 1, 2, Some(OverConfident)),
            (Low, 0, 3, Some(AboutRight)),
            (Low, 2, 1, Some(AboutRight)),
            (Low, 3, 1, Some(UnderConfident)),
        ] {
            let report = report(&answers(level, right, wrong));
            let found = report.iter().find(|found| found.certainty == level);
            let found = found.expect("every level");
            assert_eq!(found.judgement, expected, "{level:?} {right} {wrong}");
            assert_eq!((found.answers, found.right), (right + wrong, right));
        }
        assert!(report(&[]).iter().all(|level| level.answers == 0));
    }

    proptest! {
        #[test]
        fn a_better_answer_never_earns_less(
            points in 1i64..=100_000, low in 0i64..=10_000, more in 0i64..=10_000,
        ) {
            let high = (low + more).min(10_000);
            for level in Certainty::ALL {
                let earned = |share| level.score(Mark(points), Share(share));
                prop_assert!(earned(low) <= earned(high));
                prop_assert!((-6 * points..=3 * points).contains(&earned(low)));
            }
        }

        /// The scheme is honest: the level that earns most on average is the one whose range holds
        /// the chance of being right.
        #[test]
        fn the_truth_earns_most(percent in 0i64..=100) {
            let average = |level: &Certainty| {
                percent * level.gain(Mark::ONE).0 - (100 - percent) * level.loss(Mark::ONE).0
            };
            let best = Certainty::ALL.iter().map(average).max().expect("levels");
            for level in Certainty::ALL {
                let [from, to] = level.range().map(|(part, whole)| (i64::from(part), i64::from(whole)));
                let holds = percent * from.1 >= from.0 * 100 && percent * to.1 <= to.0 * 100;
                prop_assert_eq!(average(&level) == best, holds, "{:?} at {}", level, percent);
            }
        }
    }
}
