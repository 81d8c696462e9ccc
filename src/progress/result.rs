//! Which result stands when a quiz was sat several times.

use crate::{content::settings::Counts, questions::mark::Share};

/// A sitting that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sat {
    /// `None` until all of it is marked.
    pub share: Option<Share>,
    pub passed: bool,
}

/// The result of a person in a quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    pub share: Share,
    pub passed: bool,
}

/// What the sittings come to by a rule; they stand first to last. `None` when there are none, or when
/// what counts is not marked yet. Passing is what the sitting that counts says; for the average, the
/// mean (rounded down to a basis point) must reach the pass mark.
#[must_use]
pub fn outcome(counts: Counts, pass_percent: u32, sat: &[Sat]) -> Option<Outcome> {
    let of = |sat: &Sat| {
        Some(Outcome {
            share: sat.share?,
            passed: sat.passed,
        })
    };
    match counts {
        Counts::Best => sat
            .iter()
            .filter_map(of)
            .max_by_key(|result| (result.passed, result.share)),
        Counts::Last => sat.last().and_then(of),
        Counts::First => sat.first().and_then(of),
        Counts::Average => {
            let shares: Option<Vec<i64>> = sat
                .iter()
                .map(|sat| sat.share.map(|share| share.0))
                .collect();
            let shares = shares.filter(|shares| !shares.is_empty())?;
            let mean = shares.iter().sum::<i64>() / i64::try_from(shares.len()).ok()?;
            Some(Outcome {
                share: Share(mean),
                passed: mean >= i64::from(pass_percent) * 100,
            })
        }
    }
}
