//! A drill: questions one after another, until enough of the last answers are right.
//!
//! The questions of the paper come in its order, which the seed drew, and come round again only after
//! all of them were seen. A turn is an answer that was checked; which question it was asked follows from
//! how many turns went before, so that the steps of a sitting tell the whole drill. It is passed as soon
//! as `right` of the last `last` answers earned everything: a partly right answer is not right.

use crate::{
    content::settings::Behaviour,
    questions::{Marking, Response, Verdict, mark::Mark},
    quizzes::{
        answers::{Act, Answers, Entry},
        behaviour::is_checkable,
        draw::{Paper, Set},
    },
};

/// How many of the last answers must be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    pub right: usize,
    pub last: usize,
}

impl Goal {
    /// The goal of a behaviour; none of those that have none. At least one answer, and never more
    /// right ones than are looked at.
    #[must_use]
    pub fn of(behaviour: Behaviour) -> Option<Self> {
        let Behaviour::Mastery { right, last } = behaviour else {
            return None;
        };
        let size = |count: u32| usize::try_from(count).unwrap_or(usize::MAX).max(1);
        Some(Self {
            right: size(right),
            last: size(last.max(right)),
        })
    }

    /// What reaching it earns: a point for each right answer that it asks for.
    #[must_use]
    pub fn out_of(self) -> Mark {
        let right = i64::try_from(self.right).unwrap_or(i64::MAX);
        Mark(right.saturating_mul(Mark::ONE.0))
    }
}

/// An answer, marked.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn<'a> {
    pub set: &'a Set,
    pub response: Response,
    pub marking: Marking,
}

impl Turn<'_> {
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.marking.verdict == Verdict::Right
    }
}

/// A drill, after some steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Drill<'a> {
    pub goal: Goal,
    /// First to last.
    pub turns: Vec<Turn<'a>>,
    /// The question whose turn it is; none when the goal is reached, or there is no question.
    pub current: Option<&'a Set>,
    /// What was given to it and not checked yet.
    pub given: Option<Response>,
}

/// The drill that these steps of a paper tell; none of a paper that is no drill.
#[must_use]
pub fn drill<'a>(paper: &'a Paper, answers: &Answers) -> Option<Drill<'a>> {
    let goal = Goal::of(paper.settings.behaviour)?;
    let sets = paper.questions.iter();
    let sets: Vec<&Set> = sets.filter(|set| is_checkable(&set.question)).collect();
    let mut drill = Drill {
        goal,
        turns: Vec::new(),
        current: sets.first().copied(),
        given: None,
    };
    let steps = answers.entries().iter();
    for entry in steps.filter(|entry| entry.act != Act::Aside) {
        let Some(set) = drill
            .current
            .filter(|set| set.question.id == entry.question)
        else {
            continue;
        };
        drill.step(set, entry);
        if drill.given.is_none() {
            let next = sets.get(drill.turns.len() % sets.len()).copied();
            drill.current = next.filter(|_| !drill.is_mastered());
        }
    }
    Some(drill)
}

impl<'a> Drill<'a> {
    fn step(&mut self, set: &'a Set, entry: &Entry) {
        let marking = set.question.mark(entry.response.as_ref());
        match (entry.act, &entry.response) {
            (Act::Checked, Some(response)) if marking.verdict != Verdict::Unanswered => {
                self.given = None;
                self.turns.push(Turn {
                    set,
                    response: response.clone(),
                    marking,
                });
            }
            (Act::Given | Act::Checked, given) => self.given.clone_from(given),
            _ => {}
        }
    }

    /// The last answers, as many as are looked at.
    #[must_use]
    pub fn window(&self) -> &[Turn<'a>] {
        &self.turns[self.turns.len().saturating_sub(self.goal.last)..]
    }

    fn right_of_last(&self, count: usize) -> usize {
        let last = self.turns.iter().rev().take(count);
        last.filter(|turn| turn.is_right()).count()
    }

    /// How many of the last answers are right.
    #[must_use]
    pub fn right(&self) -> usize {
        self.right_of_last(self.goal.last)
    }

    #[must_use]
    pub fn is_mastered(&self) -> bool {
        self.right() >= self.goal.right
    }

    /// How many right answers one after another would reach the goal.
    #[must_use]
    pub fn missing(&self) -> usize {
        let Goal { right, last } = self.goal;
        // So many more answers push as many old ones out of sight.
        let reaches = |more: &usize| self.right_of_last(last - more) + more >= right;
        (0..=right).find(reaches).unwrap_or(right)
    }

    /// What the drill earned: a point for each right one of the last answers.
    #[must_use]
    pub fn earned(&self) -> Mark {
        let right = self.right().min(self.goal.right);
        Mark(
            i64::try_from(right)
                .unwrap_or(i64::MAX)
                .saturating_mul(Mark::ONE.0),
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        content::{course::Feedback, settings::Settings},
        kit::{text::Slug, time::Timestamp},
        questions::{
            Body,
            samples::{self, ids},
        },
    };

    /// A drill of so many questions, `q-0`, `q-1` …, whose right answer is `a`.
    fn paper(questions: usize, right: u32, last: u32) -> Paper {
        let set = |n: usize| Set {
            question: samples::question(
                &format!("q-{n}"),
                Body::Single(samples::choice(&[("a", true), ("b", false)])),
            ),
            shown: Vec::new(),
        };
        Paper {
            questions: (0..questions).map(set).collect(),
            pass_percent: 70,
            feedback: Feedback::Full,
            attempts: None,
            settings: Settings {
                behaviour: Behaviour::Mastery { right, last },
                ..Settings::default()
            },
        }
    }

    fn say(answers: &mut Answers, act: Act, question: &str, option: &str) {
        answers.push(Entry {
            question: Slug::parse(question).expect("a question"),
            step: answers.last_step() + 1,
            at: Timestamp(0),
            act,
            response: (!option.is_empty()).then(|| Response::Options(ids(option))),
            certainty: None,
            client: None,
        });
    }

    /// Answers every question that comes: `+` rightly, `-` wrongly.
    fn answered(paper: &Paper, run: &str) -> Answers {
        let mut answers = Answers::default();
        for sign in run.chars() {
            let drill = drill(paper, &answers).expect("a drill");
            let Some(set) = drill.current else { break };
            let id = set.question.id.to_string();
            say(
                &mut answers,
                Act::Checked,
                &id,
                if sign == '+' { "a" } else { "b" },
            );
        }
        answers
    }

    #[test]
    fn it_is_mastered_when_enough_of_the_last_answers_are_right() {
        for (right, last, run, mastered, missing, earned) in [
            (3, 4, "", false, 3, 0),
            (3, 4, "+++", true, 0, 3),
            (3, 4, "++-+", true, 0, 3),
            (3, 4, "++--", false, 3, 2),
            (3, 4, "+--+", false, 2, 2),
            (3, 4, "-++", false, 1, 2),
            (2, 2, "+-+-+", false, 1, 1),
            (2, 2, "+-+-++", true, 0, 2),
            (1, 1, "-", false, 1, 0),
            // Settings that nobody checked: never more right answers than are looked at.
            (3, 1, "++", false, 1, 2),
            (0, 0, "+", true, 0, 1),
        ] {
            let paper = paper(4, right, last);
            let answers = answered(&paper, run);
            let drill = drill(&paper, &answers).expect("a drill");
            let found = (drill.is_mastered(), drill.missing(), drill.earned());
            let expected = (mastered, missing, Mark(earned * 100));
            assert_eq!(found, expected, "{right} of {last}: {run}");
            assert_eq!(drill.current.is_none(), mastered, "{run}");
        }
    }

    #[test]
    fn questions_come_round_only_after_all_were_seen() {
        let paper = paper(3, 9, 9);
        let answers = answered(&paper, "+-+-+-+");
        let drill = drill(&paper, &answers).expect("a drill");
        let asked = drill.turns.iter().map(|turn| turn.set.question.id.as_str());
        let asked: Vec<_> = asked.collect();
        assert_eq!(asked, ["q-0", "q-1", "q-2", "q-0", "q-1", "q-2", "q-0"]);
        let current = drill.current.map(|set| set.question.id.as_str());
        assert_eq!(current, Some("q-1"));
    }

    #[test]
    fn only_the_question_whose_turn_it_is_is_heard() {
        let paper = paper(3, 2, 3);
        let mut answers = Answers::default();
        say(&mut answers, Act::Given, "q-0", "b");
        say(&mut answers, Act::Checked, "q-1", "a");
        say(&mut answers, Act::Checked, "q-0", "");
        let before = drill(&paper, &answers).expect("a drill");
        assert!(before.turns.is_empty() && before.given.is_none());
        say(&mut answers, Act::Given, "q-0", "b");
        say(&mut answers, Act::Aside, "q-0", "a");
        let given = drill(&paper, &answers).expect("a drill").given;
        assert_eq!(given, Some(Response::Options(ids("b"))));
        say(&mut answers, Act::Checked, "q-0", "a");
        // The same question again: a second click.
        say(&mut answers, Act::Checked, "q-0", "a");
        let after = drill(&paper, &answers).expect("a drill");
        assert_eq!((after.turns.len(), after.given), (1, None));
    }

    #[test]
    fn a_drill_without_questions_asks_nothing() {
        let paper = paper(0, 1, 1);
        let drill = drill(&paper, &Answers::default()).expect("a drill");
        assert!(drill.current.is_none() && !drill.is_mastered());
        let mut other = paper.clone();
        other.settings.behaviour = Behaviour::Immediate;
        assert!(super::drill(&other, &Answers::default()).is_none());
    }

    proptest! {
        #[test]
        fn the_steps_tell_the_drill_and_once_mastered_it_stays_so(
            questions in 1usize..5,
            right in 0u32..5,
            last in 0u32..6,
            run in "[+-]{0,20}",
            later in "[+-]{0,5}",
        ) {
            let paper = paper(questions, right, last);
            let mut answers = answered(&paper, &run);
            let before = drill(&paper, &answers).expect("a drill");
            prop_assert!(before.turns.len() <= run.len());
            prop_assert!(before.window().len() <= before.goal.last);
            prop_assert!(before.earned() <= before.goal.out_of());
            prop_assert_eq!(before.is_mastered(), before.missing() == 0);
            prop_assert_eq!(before.is_mastered(), before.earned() == before.goal.out_of());
            prop_assert_eq!(&before, &drill(&paper, &answers).expect("a drill"));
            if before.is_mastered() {
                for _ in later.chars() {
                    say(&mut answers, Act::Checked, "q-0", "b");
                }
                prop_assert_eq!(&before, &drill(&paper, &answers).expect("a drill"));
            } else {
                // As many right answers as are missing reach the goal, and one fewer does not.
                let missing = before.missing();
                let run = run + &"+".repeat(missing);
                let almost = answered(&paper, &run[..run.len() - 1]);
                prop_assert!(!drill(&paper, &almost).expect("a drill").is_mastered());
                let reached = answered(&paper, &run);
                prop_assert!(drill(&paper, &reached).expect("a drill").is_mastered());
            }
        }
    }
}
