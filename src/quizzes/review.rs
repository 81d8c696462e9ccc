//! What a page about a sitting shows, and when.
//!
//! Eight things by four moments, as a quiz sets them. A quiz that sets nothing shows what its
//! `feedback` says: everything, or the answers and the marks without the key; while it is sat, only
//! what its behaviour explains at once.

use std::collections::BTreeSet;

use crate::{
    content::{
        course::Feedback,
        settings::{Band, Moment, Settings, Shown},
    },
    kit::time::{MINUTE_MS, Timestamp},
    questions::{
        mark::Share,
        review::{Row, Standing},
    },
    quizzes::{attempt::Sitting, behaviour::checks, draw::Paper},
};

/// How long a sitting counts as just handed in. The page of the quiz states what comes later.
pub const JUST_MS: i64 = 2 * MINUTE_MS;

/// The moment of a sitting: at the very end of the two minutes, and of the time that the quiz is open,
/// the earlier one still.
#[must_use]
pub fn moment(sitting: &Sitting, closes_at: Option<Timestamp>, now: Timestamp) -> Moment {
    match sitting.submitted_at {
        None => Moment::During,
        Some(at) if now <= at.plus(JUST_MS) => Moment::Just,
        Some(_) if closes_at.is_none_or(|closes| now <= closes) => Moment::Later,
        Some(_) => Moment::Closed,
    }
}

/// What may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sight(BTreeSet<Shown>);

/// What a paper lets be seen at a moment.
#[must_use]
pub fn sight(paper: &Paper, moment: Moment) -> Sight {
    sight_of(&paper.settings, paper.feedback, moment)
}

/// The same from the settings of a quiz.
#[must_use]
pub fn sight_of(settings: &Settings, feedback: Feedback, moment: Moment) -> Sight {
    use Shown::{Answers, Correctness, Marks, OutOf, Overall};
    let set = match (&settings.review, moment, feedback) {
        (Some(review), ..) => review.at(moment).clone(),
        (None, Moment::During, _) if !checks(settings.behaviour) => [Answers, OutOf].into(),
        (None, _, Feedback::Full) => Shown::ALL.into(),
        (None, Moment::During, Feedback::Marks) => [Answers, Correctness, OutOf, Marks].into(),
        (None, _, Feedback::Marks) => [Answers, OutOf, Marks, Overall].into(),
    };
    Sight::of(set)
}

impl Sight {
    /// What is wanted, without what makes no sense alone: marks without what they are out of, and
    /// anything about answers that are not shown.
    #[must_use]
    pub fn of(mut wanted: BTreeSet<Shown>) -> Self {
        use Shown::{Answers, Correctness, General, Key, Marks, OutOf, Specific};
        if !wanted.contains(&OutOf) {
            wanted.remove(&Marks);
        }
        if !wanted.contains(&Answers) {
            for about in [Correctness, Specific, General, Key] {
                wanted.remove(&about);
            }
        }
        Self(wanted)
    }

    /// Everything: for who marks.
    #[must_use]
    pub fn whole() -> Self {
        Self(Shown::ALL.into())
    }

    #[must_use]
    pub fn has(&self, shown: Shown) -> bool {
        self.0.contains(&shown)
    }

    /// The same for a question that may be tried again: nothing that would answer it.
    #[must_use]
    pub fn before_another_try(&self) -> Self {
        use Shown::{Answers, Correctness, OutOf, Specific};
        let kept = [Answers, Correctness, OutOf, Specific];
        Self(kept.into_iter().filter(|shown| self.has(*shown)).collect())
    }

    /// The same without what questions are worth.
    #[must_use]
    pub fn without_points(&self) -> Self {
        let kept = self.0.iter().copied();
        Self::of(kept.filter(|shown| *shown != Shown::OutOf).collect())
    }

    /// How a row may look.
    #[must_use]
    pub fn standing(&self, row: &Row) -> Standing {
        match row.standing {
            Standing::Missed if !self.has(Shown::Key) => Standing::Idle,
            Standing::Idle | Standing::Missed => row.standing,
            _ if self.has(Shown::Correctness) => row.standing,
            _ => Standing::Idle,
        }
    }

    /// Whether the reason of a row may be read: that of an option which was not chosen tells the key.
    #[must_use]
    pub fn has_why(&self, row: &Row) -> bool {
        self.has(Shown::Specific) && (row.chosen || self.has(Shown::Key))
    }
}

/// The words for a result: of the highest band that it reaches.
#[must_use]
pub fn band(bands: &[Band], share: Share) -> Option<&Band> {
    let reached = bands
        .iter()
        .filter(|band| share.0 >= i64::from(band.from_percent) * 100);
    reached.max_by_key(|band| band.from_percent)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        content::settings::{Behaviour, Review},
        kit::id::AttemptId,
        questions::{
            Response,
            mark::Mark,
            review::review,
            samples::{self, ids, text},
        },
    };

    fn submitted(at: Option<i64>) -> Sitting {
        Sitting {
            attempt_id: AttemptId::new(),
            number: 1,
            started_at: Timestamp(0),
            deadline_at: None,
            submitted_at: at.map(Timestamp),
            submitted_how: None,
            earned: None,
            out_of: Mark::ONE,
            share: None,
            passed: None,
            furthest: 1,
            hand_in_until: None,
            awaiting: 0,
        }
    }

    #[test]
    fn moments_follow_one_another() {
        let closes = Some(Timestamp(1_000_000));
        for (at, closes, now, expected) in [
            (None, closes, 2_000_000, Moment::During),
            (Some(0), closes, 0, Moment::Just),
            (Some(0), closes, 120_000, Moment::Just),
            (Some(0), closes, 120_001, Moment::Later),
            (Some(0), closes, 1_000_000, Moment::Later),
            (Some(0), closes, 1_000_001, Moment::Closed),
            (Some(0), None, 9_000_000, Moment::Later),
            // Handed in at the last minute: its two minutes are its own.
            (Some(999_999), closes, 1_000_001, Moment::Just),
        ] {
            let found = moment(&submitted(at), closes, Timestamp(now));
            assert_eq!(found, expected, "{at:?} {closes:?} {now}");
        }
    }

    fn settings(behaviour: Behaviour, review: Option<Review>) -> Settings {
        Settings {
            behaviour,
            review,
            ..Settings::default()
        }
    }

    #[test]
    fn a_quiz_that_sets_nothing_shows_what_its_feedback_says() {
        use Shown::{Answers, Correctness, Key, Marks, OutOf, Overall};
        for behaviour in [Behaviour::Deferred, Behaviour::Immediate] {
            let settings = settings(behaviour, None);
            for moment in [Moment::Just, Moment::Later, Moment::Closed] {
                let full = sight_of(&settings, Feedback::Full, moment);
                assert!(Shown::ALL.iter().all(|shown| full.has(*shown)));
                let marks = sight_of(&settings, Feedback::Marks, moment);
                assert_eq!(marks.0, [Answers, OutOf, Marks, Overall].into());
            }
            let during = sight_of(&settings, Feedback::Full, Moment::During);
            assert_eq!(during.has(Key), behaviour == Behaviour::Immediate);
            let during = sight_of(&settings, Feedback::Marks, Moment::During);
            assert_eq!(during.has(Correctness), behaviour == Behaviour::Immediate);
            assert!(!during.has(Key));
        }
    }

    #[test]
    fn each_moment_shows_its_own_row_of_the_matrix() {
        let mut matrix = Review::default();
        for moment in Moment::ALL {
            *matrix.at_mut(moment) = [Shown::Answers, Shown::Key].into();
            let settings = settings(Behaviour::Deferred, Some(matrix.clone()));
            for seen in Moment::ALL {
                let shows = sight_of(&settings, Feedback::Full, seen).has(Shown::Key);
                assert_eq!(shows, seen == moment, "{moment:?} {seen:?}");
            }
            *matrix.at_mut(moment) = BTreeSet::new();
        }
    }

    #[test]
    fn the_highest_band_that_is_reached_speaks() {
        let band_of = |from_percent| Band {
            from_percent,
            text: text(&from_percent.to_string()),
        };
        let bands = [90, 50, 70].map(band_of);
        for (share, expected) in [
            (10_000, Some(90)),
            (9_000, Some(90)),
            (8_999, Some(70)),
            (5_000, Some(50)),
            (4_999, None),
        ] {
            let found = band(&bands, Share(share)).map(|band| band.from_percent);
            assert_eq!(found, expected, "{share}");
        }
        assert_eq!(band(&[], Share::FULL), None);
    }

    fn any_sight() -> impl Strategy<Value = BTreeSet<Shown>> {
        prop::sample::subsequence(Shown::ALL.to_vec(), 0..=8).prop_map(BTreeSet::from_iter)
    }

    proptest! {
        #[test]
        fn nothing_is_shown_that_was_not_wanted(wanted in any_sight(), chosen in "[abc]") {
            let sight = Sight::of(wanted.clone());
            prop_assert!(Shown::ALL.iter().all(|shown| !sight.has(*shown) || wanted.contains(shown)));
            prop_assert!(!sight.has(Shown::Marks) || sight.has(Shown::OutOf));
            prop_assert!(!sight.has(Shown::Key) || sight.has(Shown::Answers));
            let again = sight.before_another_try();
            prop_assert!(!again.has(Shown::Key) && !again.has(Shown::General));
            let response = Response::Options(ids(&chosen));
            for row in review(&samples::named("q-multiple"), Some(&response)).rows {
                let standing = sight.standing(&row);
                if !sight.has(Shown::Key) {
                    prop_assert!(standing != Standing::Missed);
                    prop_assert!(row.chosen || !sight.has_why(&row));
                }
                if !sight.has(Shown::Correctness) {
                    prop_assert!(matches!(standing, Standing::Idle | Standing::Missed));
                }
            }
        }
    }
}
