//! Which result stands when a quiz was sat several times: the rule of [`result`], over sittings.

use crate::{
    content::settings::Counts,
    progress::result::{self, Outcome, Sat},
    quizzes::attempt::Sitting,
};

/// What the sittings come to by a rule; they stand first to last. Those under way and those that do
/// not count are left aside. `None` when nothing counts yet, or when what counts is not marked yet.
#[must_use]
pub fn outcome(counts: Counts, pass_percent: u32, sittings: &[Sitting]) -> Option<Outcome> {
    let counted = sittings.iter().filter(|sitting| sitting.counts());
    let sat: Vec<Sat> = counted
        .map(|sitting| Sat {
            share: sitting.share,
            passed: sitting.has_passed(),
        })
        .collect();
    result::outcome(counts, pass_percent, &sat)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kit::{id::AttemptId, time::Timestamp},
        questions::mark::{Mark, Share},
        quizzes::attempt::How,
    };

    /// A sitting submitted with so many percent, 70 to pass; `None`: it does not count.
    fn sitting(percent: Option<i64>) -> Sitting {
        let how = if percent.is_some() {
            How::Person
        } else {
            How::Discarded
        };
        Sitting {
            attempt_id: AttemptId::new(),
            number: 1,
            started_at: Timestamp(0),
            deadline_at: None,
            hand_in_until: None,
            submitted_at: Some(Timestamp(1)),
            submitted_how: Some(how.code().to_owned()),
            earned: None,
            out_of: Mark::ONE,
            share: percent.map(|percent| Share(percent * 100)),
            passed: Some(i64::from(percent.is_some_and(|percent| percent >= 70))),
            furthest: 1,
            awaiting: 0,
        }
    }

    #[test]
    fn each_rule_takes_its_own_sitting() {
        use Counts::{Average, Best, First, Last};
        for (percents, counts, expected) in [
            (&[][..], Best, None),
            (&[None][..], Last, None),
            (&[None][..], Average, None),
            (&[Some(90), Some(40)][..], Best, Some((9_000, true))),
            (&[Some(90), Some(40)][..], Last, Some((4_000, false))),
            (&[Some(90), Some(40)][..], First, Some((9_000, true))),
            (&[Some(90), Some(40)][..], Average, Some((6_500, false))),
            (&[Some(40), Some(90)][..], First, Some((4_000, false))),
            (&[Some(40), Some(90)][..], Last, Some((9_000, true))),
            (&[Some(40), Some(100)][..], Average, Some((7_000, true))),
            (
                &[Some(69), Some(70), Some(70)][..],
                Average,
                Some((6_966, false)),
            ),
            // What does not count is neither first, nor last, nor in the mean.
            (&[None, Some(80)][..], First, Some((8_000, true))),
            (&[Some(80), None][..], Last, Some((8_000, true))),
            (&[Some(80), None][..], Average, Some((8_000, true))),
        ] {
            let sittings: Vec<_> = percents.iter().map(|percent| sitting(*percent)).collect();
            let found = outcome(counts, 70, &sittings);
            let found = found.map(|found| (found.share.0, found.passed));
            assert_eq!(found, expected, "{percents:?} {counts:?}");
        }
    }

    #[test]
    fn a_sitting_under_way_or_not_marked_yet_decides_nothing() {
        let mut open = sitting(Some(90));
        open.submitted_at = None;
        let mut unmarked = sitting(Some(0));
        unmarked.share = None;
        let first = sitting(Some(80));
        let sittings = [first, unmarked, open];
        for (counts, expected) in [
            (Counts::Best, Some(8_000)),
            (Counts::First, Some(8_000)),
            (Counts::Last, None),
            (Counts::Average, None),
        ] {
            let found = outcome(counts, 70, &sittings).map(|found| found.share.0);
            assert_eq!(found, expected, "{counts:?}");
        }
    }
}
