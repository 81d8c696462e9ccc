//! What the steps of a sitting make of a question: tries, hints, whether the answer is fixed, what it
//! earns. The same steps always make the same; nothing is stored that they do not say.
//!
//! - *Deferred*: the last answer counts.
//! - *Immediate*: the first answer checked is fixed. One never checked counts as it stands.
//! - *Interactive*: a question with `h` hints may be tried `h + 1` times. A wrong try, or a partly right
//!   one, uses up a hint and shows it; so does asking for a hint. A right try, or a wrong one when no
//!   hint is left, is fixed. The answer that stands at the end counts as a try, checked or not. With `u`
//!   hints used up before that try, its share is
//!
//!   `max(0, share of the answer − u × penalty of the question)`.
//!
//! - *Certainty*, *immediate certainty*: as deferred and immediate; see [`super::certainty`].
//! - *Mastery*: questions come round again, so that their turns count and not their steps; see
//!   [`super::mastery`].
//!
//! Checking an answer that was checked last is no new try: a double click costs nothing. What a person
//! marks, or nobody, cannot be checked.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    content::settings::Behaviour,
    kit::{
        error::Refusal,
        text::{Localised, Slug},
        words::Words,
    },
    questions::{Body, Marking, Question, Response, Verdict, mark::Share},
    quizzes::{
        answers::{Act, Answers, Entry},
        certainty::Certainty,
        draw::Paper,
        mastery::drill,
    },
};

/// A question, after some steps.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The answer that counts.
    pub response: Option<Response>,
    pub certainty: Option<Certainty>,
    /// The answer checked last, and how it stood.
    pub checked: Option<(Response, Verdict)>,
    /// Answers checked that counted as tries.
    pub tries: usize,
    /// Hints used up: the first so many of the question are shown.
    pub hints: usize,
    /// Nothing changes the answer any more.
    pub is_fixed: bool,
    /// Taken off the share of the answer that counts.
    pub penalty: Share,
    /// What the answer that counts earns, the penalty taken off. The verdict is that of the answer.
    pub marking: Marking,
}

/// The states of the questions of a paper.
pub type States = BTreeMap<Slug, State>;

/// Whether answers are checked one by one, before handing in.
#[must_use]
pub const fn checks(behaviour: Behaviour) -> bool {
    match behaviour {
        Behaviour::Deferred | Behaviour::Certainty => false,
        Behaviour::Immediate
        | Behaviour::Interactive
        | Behaviour::ImmediateCertainty
        | Behaviour::Mastery { .. } => true,
    }
}

/// Whether an answer to a question can be marked as soon as it is given: an essay waits for a person,
/// and an opinion is never marked.
#[must_use]
pub const fn is_checkable(question: &Question) -> bool {
    !matches!(question.body, Body::Essay(_) | Body::Likert(_))
}

/// Whether a try may still go wrong without being the last.
fn has_more_tries(behaviour: Behaviour, question: &Question, used: usize) -> bool {
    behaviour == Behaviour::Interactive && used < question.hints.len()
}

/// What so many used hints take off an answer.
fn penalty(question: &Question, used: usize) -> Share {
    let used = i64::try_from(used).unwrap_or(i64::MAX);
    Share(
        question
            .penalty
            .0
            .saturating_mul(used)
            .clamp(0, Share::FULL.0),
    )
}

impl State {
    /// What these steps, in order, make of a question.
    #[must_use]
    pub fn of<'a>(
        behaviour: Behaviour,
        question: &Question,
        steps: impl Iterator<Item = &'a Entry>,
    ) -> Self {
        let mut state = Self {
            response: None,
            certainty: None,
            checked: None,
            tries: 0,
            hints: 0,
            is_fixed: false,
            penalty: Share::NONE,
            marking: question.mark(None),
        };
        let can_check = checks(behaviour) && is_checkable(question);
        // Hints used up before the answer checked last.
        let mut used_before = 0;
        for entry in steps.filter(|entry| entry.act != Act::Aside) {
            if state.is_fixed {
                break;
            }
            if entry.act.counts() {
                state.response.clone_from(&entry.response);
                state.certainty = entry.certainty.and_then(Certainty::of);
            }
            let more = has_more_tries(behaviour, question, state.hints);
            match entry.act {
                Act::Checked if can_check => {
                    let verdict = question.mark(entry.response.as_ref()).verdict;
                    let Some(response) = entry
                        .response
                        .clone()
                        .filter(|_| verdict != Verdict::Unanswered)
                    else {
                        continue;
                    };
                    if state.last() == Some(&response) {
                        continue;
                    }
                    used_before = state.hints;
                    state.tries += 1;
                    state.checked = Some((response, verdict));
                    state.is_fixed = verdict == Verdict::Right || !more;
                    state.hints += usize::from(!state.is_fixed);
                }
                Act::Hint if more => state.hints += 1,
                Act::Given | Act::Checked | Act::Hint | Act::Aside => {}
            }
        }
        let stands = state.response.is_some() && state.response.as_ref() == state.last();
        state.penalty = penalty(question, if stands { used_before } else { state.hints });
        let full = question.mark(state.response.as_ref());
        let share = Share((full.share.0 - state.penalty.0).max(0));
        state.marking = Marking {
            share,
            mark: question.points.times(share),
            verdict: full.verdict,
        };
        state
    }

    /// Whether a hint may be asked for.
    #[must_use]
    pub fn may_ask(&self, behaviour: Behaviour, question: &Question) -> bool {
        !self.is_fixed && is_checkable(question) && has_more_tries(behaviour, question, self.hints)
    }

    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.marking.verdict != Verdict::Unanswered
    }

    fn last(&self) -> Option<&Response> {
        self.checked.as_ref().map(|(response, _)| response)
    }

    /// The hints shown, first to last.
    #[must_use]
    pub fn shown_hints<'a>(&self, question: &'a Question) -> &'a [Localised] {
        question.hints.get(..self.hints).unwrap_or(&question.hints)
    }

    /// Tries left before the answer is fixed, the next one included; none once it is.
    #[must_use]
    pub fn tries_left(&self, behaviour: Behaviour, question: &Question) -> usize {
        let hints = match behaviour {
            Behaviour::Interactive => question.hints.len(),
            _ => 0,
        };
        match self.is_fixed {
            true => 0,
            false => hints.saturating_sub(self.hints) + 1,
        }
    }

    /// The share that a right answer would earn now.
    #[must_use]
    pub fn still_to_earn(&self, question: &Question) -> Share {
        Share(Share::FULL.0 - penalty(question, self.hints).0)
    }
}

/// The state of every question of a paper.
#[must_use]
pub fn states(paper: &Paper, answers: &Answers) -> States {
    let mut steps: BTreeMap<&Slug, Vec<&Entry>> = BTreeMap::new();
    for entry in answers.entries() {
        steps.entry(&entry.question).or_default().push(entry);
    }
    let behaviour = paper.settings.behaviour;
    let sets = paper.questions.iter();
    sets.map(|set| {
        let question = &set.question;
        let own = steps.remove(&question.id).unwrap_or_default();
        let state = State::of(behaviour, question, own.into_iter());
        (question.id.clone(), state)
    })
    .collect()
}

/// The questions whose answers may still change: of a drill, the one whose turn it is.
#[must_use]
pub fn open(paper: &Paper, answers: &Answers) -> BTreeSet<Slug> {
    if let Some(drill) = drill(paper, answers) {
        let current = drill.current.into_iter();
        return current.map(|set| set.question.id.clone()).collect();
    }
    let states = states(paper, answers).into_iter();
    states
        .filter(|(_, state)| !state.is_fixed)
        .map(|(id, _)| id)
        .collect()
}

/// Why an answer is not checked, or no hint given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotCheck {
    /// This quiz checks nothing before it is handed in, or this question is none that can be checked.
    NotHere,
    /// The answer is fixed, and another one was given.
    Fixed,
}

impl Refusal for CannotCheck {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::NotHere => t.quizzes_behaviour_refused_not_here(),
            Self::Fixed => t.quizzes_behaviour_refused_fixed(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        kit::time::Timestamp,
        questions::{
            mark::Mark,
            samples::{self, ids, text},
        },
    };

    const THIRD: Share = Share(3_333);

    /// `q-multiple` («a» and «c» are right) of one point, with so many hints.
    fn question(hints: usize) -> Question {
        let mut question = samples::named("q-multiple");
        question.hints = (0..hints).map(|n| text(&n.to_string())).collect();
        question.penalty = THIRD;
        question
    }

    fn said(act: Act, response: Option<Response>, step: i64) -> Entry {
        Entry {
            question: samples::named("q-multiple").id,
            step,
            at: Timestamp(step),
            act,
            response,
            certainty: None,
            client: None,
        }
    }

    /// Steps written as `given:a c`, `checked:a`, `hint:`; no option is no answer.
    fn steps(written: &[&str]) -> Vec<Entry> {
        let read = |(step, written): (i64, &&str)| {
            let (act, options) = written.split_once(':').expect("a step");
            let acts = [Act::Given, Act::Checked, Act::Hint, Act::Aside];
            let act = acts.into_iter().find(|known| known.code() == act);
            let response = (!options.is_empty()).then(|| Response::Options(ids(options)));
            said(act.expect("an act"), response, step)
        };
        (1..).zip(written).map(read).collect()
    }

    fn state(behaviour: Behaviour, hints: usize, written: &[&str]) -> State {
        let steps = steps(written);
        State::of(behaviour, &question(hints), steps.iter())
    }

    #[test]
    fn deferred_the_last_answer_counts_and_checking_is_only_giving() {
        for behaviour in [Behaviour::Deferred, Behaviour::Certainty] {
            let state = state(
                behaviour,
                2,
                &["given:b", "checked:a", "hint:a", "given:a c"],
            );
            assert_eq!((state.tries, state.hints, state.is_fixed), (0, 0, false));
            assert_eq!((state.marking.share, state.checked), (Share::FULL, None));
        }
    }

    #[test]
    fn immediate_the_first_answer_checked_is_fixed() {
        for behaviour in [Behaviour::Immediate, Behaviour::ImmediateCertainty] {
            for (written, share, is_fixed) in [
                (&["given:a c"][..], Share::FULL, false),
                (&["checked:a c"], Share::FULL, true),
                (&["checked:a", "given:a c"], Share(5_000), true),
                (&["checked:b", "checked:a c"], Share::NONE, true),
                // Without an answer nothing is checked.
                (&["checked:", "given:a c"], Share::FULL, false),
                (&["aside:b", "checked:a c"], Share::FULL, true),
            ] {
                let state = state(behaviour, 2, written);
                assert_eq!(state.marking.share, share, "{written:?}");
                assert_eq!(state.is_fixed, is_fixed, "{written:?}");
                assert_eq!(state.hints, 0, "{written:?}");
            }
        }
    }

    #[test]
    fn interactive_each_wrong_try_shows_a_hint_and_costs_its_penalty() {
        for (hints, written, (tries, shown, is_fixed), share) in [
            (2, &["checked:a c"][..], (1, 0, true), 10_000),
            (2, &["checked:b"], (1, 1, false), 0),
            (2, &["checked:b", "checked:a c"], (2, 1, true), 6_667),
            (
                2,
                &["checked:b", "checked:a", "checked:a c"],
                (3, 2, true),
                3_334,
            ),
            // The last try: fixed, right or wrong.
            (2, &["checked:b", "checked:a", "checked:c"], (3, 2, true), 0),
            (0, &["checked:b", "checked:a c"], (1, 0, true), 0),
            // The answer that stands is a try, and pays for what came before it only.
            (2, &["checked:a"], (1, 1, false), 5_000),
            (2, &["checked:b", "checked:a"], (2, 2, false), 1_667),
            (2, &["checked:b", "given:a c"], (1, 1, false), 6_667),
            (2, &["checked:a", "given:"], (1, 1, false), 0),
            // A double click, and a second thought that leads back.
            (
                2,
                &["checked:b", "checked:b", "checked:a c"],
                (2, 1, true),
                6_667,
            ),
            (
                2,
                &["checked:b", "given:a", "given:b", "checked:b"],
                (1, 1, false),
                0,
            ),
            // A hint that was asked for costs as a wrong try, and no more are given than there are.
            (2, &["hint:", "checked:a c"], (1, 1, true), 6_667),
            (
                2,
                &["hint:", "hint:", "hint:", "given:a c"],
                (0, 2, false),
                3_334,
            ),
            (2, &["hint:", "hint:", "checked:b"], (1, 2, true), 0),
            (1, &["checked:a", "hint:a"], (1, 1, false), 5_000),
        ] {
            let state = state(Behaviour::Interactive, hints, written);
            let found = (state.tries, state.hints, state.is_fixed);
            assert_eq!(found, (tries, shown, is_fixed), "{written:?}");
            assert_eq!(state.marking.share, Share(share), "{written:?}");
        }
    }

    #[test]
    fn tries_and_shares_are_counted_down() {
        let of = |written: &[&str]| {
            let state = state(Behaviour::Interactive, 2, written);
            let left = state.tries_left(Behaviour::Interactive, &question(2));
            (left, state.still_to_earn(&question(2)).0)
        };
        assert_eq!(of(&[]), (3, 10_000));
        assert_eq!(of(&["checked:b"]), (2, 6_667));
        assert_eq!(of(&["checked:b", "hint:b"]), (1, 3_334));
        assert_eq!(of(&["checked:a c"]).0, 0);
        let once = State::of(Behaviour::Immediate, &question(2), [].iter());
        assert_eq!(once.tries_left(Behaviour::Immediate, &question(2)), 1);
    }

    #[test]
    fn a_penalty_never_takes_more_than_there_is() {
        let mut dear = question(3);
        dear.penalty = Share(9_000);
        let steps = steps(&["checked:b", "checked:a", "checked:c", "checked:a c"]);
        let state = State::of(Behaviour::Interactive, &dear, steps.iter());
        assert_eq!(
            (state.penalty, state.marking.mark),
            (Share::FULL, Mark::ZERO)
        );
        assert_eq!(state.marking.verdict, Verdict::Right);
    }

    fn any_steps() -> impl Strategy<Value = Vec<Entry>> {
        let act = prop_oneof![
            Just(Act::Given),
            Just(Act::Checked),
            Just(Act::Hint),
            Just(Act::Aside)
        ];
        let given = prop_oneof![
            Just(None),
            Just(Some(Response::Options(ids("a c")))),
            prop::sample::subsequence(ids("a b c"), 0..=3)
                .prop_map(|chosen| Some(Response::Options(chosen))),
            samples::any_response().prop_map(Some),
        ];
        prop::collection::vec((act, given), 0..12).prop_map(|steps| {
            let numbered = (1..).zip(steps);
            let read = |(step, (act, given))| said(act, given, step);
            numbered.map(read).collect()
        })
    }

    fn any_behaviour() -> impl Strategy<Value = Behaviour> {
        prop::sample::select(vec![
            Behaviour::Deferred,
            Behaviour::Immediate,
            Behaviour::Interactive,
            Behaviour::Certainty,
            Behaviour::ImmediateCertainty,
        ])
    }

    proptest! {
        #[test]
        fn shares_stay_within_the_whole_and_the_same_steps_make_the_same(
            behaviour in any_behaviour(),
            hints in 0usize..4,
            penalty in 0i64..=10_000,
            steps in any_steps(),
        ) {
            let mut question = question(hints);
            question.penalty = Share(penalty);
            let state = State::of(behaviour, &question, steps.iter());
            prop_assert!((Share::NONE..=Share::FULL).contains(&state.marking.share));
            prop_assert!((Share::NONE..=Share::FULL).contains(&state.still_to_earn(&question)));
            prop_assert!(state.marking.share <= question.mark(state.response.as_ref()).share);
            prop_assert!(state.hints <= hints);
            prop_assert!(state.tries <= hints + 1);
            prop_assert_eq!(state.shown_hints(&question).len(), state.hints);
            prop_assert_eq!(&state, &State::of(behaviour, &question, steps.iter()));
        }

        #[test]
        fn once_fixed_nothing_changes_it(
            behaviour in any_behaviour(),
            hints in 0usize..4,
            steps in any_steps(),
            later in any_steps(),
        ) {
            let question = question(hints);
            let state = State::of(behaviour, &question, steps.iter());
            if state.is_fixed {
                let after = State::of(behaviour, &question, steps.iter().chain(&later));
                prop_assert_eq!(state, after);
            }
        }

        #[test]
        fn hints_and_tries_are_never_taken_back(
            behaviour in any_behaviour(),
            hints in 0usize..4,
            steps in any_steps(),
        ) {
            let question = question(hints);
            let mut before = State::of(behaviour, &question, [].iter());
            for end in 1..=steps.len() {
                let after = State::of(behaviour, &question, steps[..end].iter());
                prop_assert!(after.hints >= before.hints && after.tries >= before.tries);
                before = after;
            }
        }
    }
}
