//! Whether people know what they know: how often they are right at each certainty that they tell.
//! The ranges are those in which each certainty pays best; see [`crate::quizzes::certainty`].

use crate::{
    analysis::{
        items::ENOUGH,
        sample::Sample,
        statistics::{Figure, Moments, mean_share},
    },
    quizzes::certainty::Certainty,
};

/// How certainty and knowledge stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// Right less often than they say: the whole interval lies under the range.
    Over,
    /// Right more often than they say.
    Under,
    About,
    /// Fewer answers than advice may rest on.
    TooFew,
}

/// The answers given with one certainty.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    pub certainty: Certainty,
    pub n: usize,
    /// The mean share that was right, as a percentage.
    pub accuracy: Option<Figure>,
    pub judgement: Judgement,
}

/// The percentages of right answers between which a certainty is the right one to tell.
#[must_use]
pub fn percents(certainty: Certainty) -> [f64; 2] {
    certainty
        .range()
        .map(|(part, whole)| 100.0 * f64::from(part) / f64::from(whole))
}

/// The three certainties, from pairs of a certainty from 1 to 3 and the share, from 0 to 1, that
/// was right; None when nobody was asked.
#[must_use]
pub fn levels(answers: &[(u8, f64)]) -> Option<[Level; 3]> {
    let known = |certainty: Certainty| {
        let of = answers
            .iter()
            .filter(move |(level, _)| Certainty::of(i64::from(*level)) == Some(certainty));
        of.map(|(_, share)| *share).collect::<Vec<f64>>()
    };
    let levels = Certainty::ALL.map(|certainty| {
        let shares = known(certainty);
        let accuracy = mean_share(&shares, &Moments::of(&shares)).map(|found| found.times(100.0));
        let [low, high] = percents(certainty);
        let judgement = match accuracy {
            Some(found) if shares.len() >= ENOUGH => {
                if found.surely_under(low) {
                    Judgement::Over
                } else if found.surely_over(high) {
                    Judgement::Under
                } else {
                    Judgement::About
                }
            }
            _ => Judgement::TooFew,
        };
        Level {
            certainty,
            n: shares.len(),
            accuracy,
            judgement,
        }
    });
    levels.iter().any(|level| level.n > 0).then_some(levels)
}

/// The certainties told in a sample.
#[must_use]
pub fn of_sample(sample: &Sample) -> Option<[Level; 3]> {
    let cells = sample.sittings.iter().flat_map(|sitting| &sitting.cells);
    let told = cells.filter_map(|cell| Some((cell.certainty?, cell.part()?)));
    levels(&told.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certainty_is_judged_by_how_often_it_is_right() {
        // Certainty, right, of how many, judgement. Wilson's interval of 80 of 100 is 71.1 to 86.7.
        for (level, right, of, expected) in [
            (1, 50, 100, Judgement::About),
            (1, 80, 100, Judgement::Under),
            (1, 70, 100, Judgement::About),
            (2, 50, 100, Judgement::Over),
            (2, 75, 100, Judgement::About),
            (2, 95, 100, Judgement::Under),
            (3, 60, 100, Judgement::Over),
            (3, 90, 100, Judgement::About),
            (3, 100, 100, Judgement::About),
            (3, 0, 29, Judgement::TooFew),
            (3, 0, 30, Judgement::Over),
        ] {
            let answers: Vec<_> = (0..of)
                .map(|n| (level, if n < right { 1.0 } else { 0.0 }))
                .collect();
            let levels = levels(&answers).expect("answers");
            let found = &levels[usize::from(level) - 1];
            assert_eq!(found.judgement, expected, "{level}: {right} of {of}");
            assert_eq!(found.n, of);
        }
    }

    #[test]
    fn nobody_asked_is_no_report_and_what_is_no_certainty_is_left_out() {
        assert_eq!(levels(&[]), None);
        assert_eq!(levels(&[(0, 1.0), (4, 1.0)]), None);
        let levels = levels(&[(2, 0.5), (2, 1.0), (4, 0.0)]).expect("answers");
        assert_eq!(levels[1].n, 2);
        assert_eq!(levels[1].accuracy.map(|found| found.value), Some(75.0));
        assert_eq!(levels[0].judgement, Judgement::TooFew);
    }
}
