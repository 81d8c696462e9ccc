//! From the marks that people gave an answer to the one that counts, and who may give one.

use crate::{
    kit::{error::Refusal, id::AccountId, time::MINUTE_MS, words::Words},
    questions::mark::{Mark, Share},
};

/// How long an answer is kept for the marker who opened it.
pub const LEASE_MS: i64 = 30 * MINUTE_MS;

/// How far two markers may lie apart, as a share of the points of the question, for their mean to
/// count. Stated on the page of the marker.
pub const TOLERANCE: Share = Share(1_000);

/// For which mark of an answer a person is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    First,
    Second,
    /// Two marks lie too far apart, or somebody corrects a mark: this one counts.
    Decision,
}

impl Place {
    /// As stored.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Decision => 3,
        }
    }

    #[must_use]
    pub const fn of(number: i64) -> Self {
        match number {
            1 => Self::First,
            2 => Self::Second,
            _ => Self::Decision,
        }
    }
}

/// What the marks given so far come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Another marker has yet to give a mark.
    Waits,
    /// This mark counts.
    Settled(Mark),
    /// The two lie too far apart: a third person decides.
    Apart,
}

/// The mark of an answer from those given at each place (of a place, the last). With one marker the
/// first counts; with two, their mean, rounded half up to a hundredth, unless they lie further apart
/// than [`TOLERANCE`]; a decision always counts.
#[must_use]
pub fn outcome(points: Mark, two_markers: bool, given: &[(Place, Mark)]) -> Outcome {
    let at = |place| {
        let mut marks = given.iter().rev();
        marks
            .find(|(where_, _)| *where_ == place)
            .map(|(_, mark)| *mark)
    };
    match (at(Place::First), at(Place::Second), at(Place::Decision)) {
        (_, _, Some(decided)) => Outcome::Settled(decided),
        (Some(first), Some(second), None) => {
            if (first.0 - second.0).abs() <= points.times(TOLERANCE).0 {
                Outcome::Settled(Mark((first.0 + second.0 + 1).div_euclid(2)))
            } else {
                Outcome::Apart
            }
        }
        (Some(only), None, None) | (None, Some(only), None) if !two_markers => {
            Outcome::Settled(only)
        }
        _ => Outcome::Waits,
    }
}

/// Why somebody cannot give a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotMark {
    /// It is their own answer.
    Own,
    /// They gave the other mark of this answer.
    Both,
    /// Somebody else holds it, or has marked it.
    Taken,
    /// Somebody else has corrected the mark meanwhile.
    Changed,
}

impl Refusal for CannotMark {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::Own => t.marking_refused_own(),
            Self::Both => t.marking_refused_both(),
            Self::Taken => t.marking_refused_taken(),
            Self::Changed => t.marking_refused_changed(),
        }
    }
}

/// Whether somebody may mark an answer: never their own, never twice the same. An administrator may
/// decide between two marks of which one is theirs, so that a small team is never stuck.
///
/// # Errors
/// [`CannotMark`].
pub fn may_mark(
    marker: &AccountId,
    is_administrator: bool,
    author: &AccountId,
    place: Place,
    marked_by: &[AccountId],
) -> Result<(), CannotMark> {
    if marker == author {
        return Err(CannotMark::Own);
    }
    let decides = place == Place::Decision && is_administrator;
    if marked_by.contains(marker) && !decides {
        return Err(CannotMark::Both);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Place::{Decision, First, Second};

    #[test]
    fn two_markers_agree_within_a_tenth_of_the_points() {
        for (points, two, given, expected) in [
            (1000, false, &[][..], Outcome::Waits),
            (
                1000,
                false,
                &[(First, 700)][..],
                Outcome::Settled(Mark(700)),
            ),
            (1000, true, &[(First, 700)], Outcome::Waits),
            (1000, true, &[(Second, 700)], Outcome::Waits),
            (
                1000,
                true,
                &[(First, 700), (Second, 800)],
                Outcome::Settled(Mark(750)),
            ),
            (
                1000,
                true,
                &[(Second, 800), (First, 700)],
                Outcome::Settled(Mark(750)),
            ),
            (1000, true, &[(First, 700), (Second, 801)], Outcome::Apart),
            (
                1000,
                true,
                &[(First, 700), (Second, 705)],
                Outcome::Settled(Mark(703)),
            ),
            (
                1000,
                true,
                &[(First, 0), (Second, 900), (Decision, 300)],
                Outcome::Settled(Mark(300)),
            ),
            // A correction of a mark given by one person, and a correction of the correction.
            (
                1000,
                false,
                &[(First, 700), (Decision, 900)],
                Outcome::Settled(Mark(900)),
            ),
            (
                1000,
                false,
                &[(First, 700), (Decision, 900), (Decision, 800)],
                Outcome::Settled(Mark(800)),
            ),
            // Of a question that the engine marked.
            (100, false, &[(Decision, 100)], Outcome::Settled(Mark(100))),
        ] {
            let given: Vec<_> = given.iter().map(|(at, mark)| (*at, Mark(*mark))).collect();
            assert_eq!(outcome(Mark(points), two, &given), expected, "{given:?}");
        }
    }

    #[test]
    fn nobody_marks_their_own_answer_or_the_same_one_twice() {
        let [author, first, second] = [(); 3].map(|()| AccountId::new());
        let by = [first.clone(), second.clone()];
        for (marker, administrator, place, marked_by, expected) in [
            (&author, true, First, &[][..], Err(CannotMark::Own)),
            (&author, true, Decision, &by[..], Err(CannotMark::Own)),
            (&first, false, First, &[], Ok(())),
            (&first, false, Second, &by[..1], Err(CannotMark::Both)),
            (&first, true, Second, &by[..1], Err(CannotMark::Both)),
            (&second, false, Second, &by[..1], Ok(())),
            (&second, false, Decision, &by, Err(CannotMark::Both)),
            (&second, true, Decision, &by, Ok(())),
        ] {
            let allowed = may_mark(marker, administrator, &author, place, marked_by);
            assert_eq!(allowed, expected, "{place:?} {administrator}");
        }
    }

    proptest! {
        #[test]
        fn the_mark_lies_between_the_two_and_needs_no_third_when_they_agree(
            points in 1_i64..10_000, first in 0_i64..10_000, second in 0_i64..10_000,
        ) {
            let given = [(First, Mark(first)), (Second, Mark(second))];
            let tolerance = Mark(points).times(TOLERANCE).0;
            match outcome(Mark(points), true, &given) {
                Outcome::Settled(Mark(mark)) => {
                    prop_assert!((first.min(second)..=first.max(second)).contains(&mark));
                    prop_assert!((first - second).abs() <= tolerance);
                }
                Outcome::Apart => prop_assert!((first - second).abs() > tolerance),
                Outcome::Waits => prop_assert!(false, "two marks were given"),
            }
        }
    }
}
