//! A paper and the answers to it, marked: no clock, no chance, no IO. The same paper and the same
//! answers always earn the same marks.

use crate::{
    questions::{
        Marking, Verdict,
        mark::{Mark, Share},
    },
    quizzes::{answers::Answers, behaviour::states, draw::Paper, mastery::drill},
};

/// What a paper earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Graded {
    /// While answers wait for a person: what is marked so far.
    pub earned: Mark,
    pub out_of: Mark,
    pub share: Share,
    /// Never while answers wait for a person.
    pub passed: bool,
    /// Answers that a person has yet to mark.
    pub awaiting: i64,
}

impl Graded {
    /// The share, once every answer is marked.
    #[must_use]
    pub fn known_share(&self) -> Option<Share> {
        (self.awaiting == 0).then_some(self.share)
    }

    /// 1 or 0, once every answer is marked.
    #[must_use]
    pub fn known_pass(&self) -> Option<i64> {
        (self.awaiting == 0).then_some(i64::from(self.passed))
    }
}

/// What each question earned, in the order of the paper; of a drill, what the first answer to each
/// question earned, and nothing of the questions that it did not come to.
#[must_use]
pub fn markings(paper: &Paper, answers: &Answers) -> Vec<Marking> {
    let states = states(paper, answers);
    let sets = paper.questions.iter();
    sets.map(|set| {
        let question = &set.question;
        let state = states.get(&question.id);
        state.map_or_else(|| question.mark(None), |state| state.marking)
    })
    .collect()
}

/// What the markings of a paper come to. It is passed when the share earned, in basis points,
/// reaches the pass mark; certainties are told beside it, and change nothing in it. A drill earns and
/// passes by its last answers, whatever single questions earned.
#[must_use]
pub fn total(paper: &Paper, answers: &Answers, markings: &[Marking]) -> Graded {
    let out_of = paper.out_of();
    if let Some(drill) = drill(paper, answers) {
        let earned = drill.earned();
        return Graded {
            earned,
            out_of,
            share: Share::of(earned.0, out_of.0),
            passed: drill.is_mastered(),
            awaiting: 0,
        };
    }
    let earned: Mark = markings.iter().map(|one| one.mark).sum();
    let share = Share::of(earned.0, out_of.0);
    let awaiting = markings
        .iter()
        .filter(|one| one.verdict == Verdict::Awaiting)
        .count();
    let reached = share.0 >= i64::from(paper.pass_percent) * 100;
    Graded {
        earned,
        out_of,
        share,
        passed: awaiting == 0 && out_of > Mark::ZERO && reached,
        awaiting: i64::try_from(awaiting).unwrap_or(i64::MAX),
    }
}

/// Marks a paper.
#[must_use]
pub fn grade(paper: &Paper, answers: &Answers) -> Graded {
    total(paper, answers, &markings(paper, answers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{
            course::Feedback,
            settings::{Behaviour, Settings},
        },
        kit::{text::Slug, time::Timestamp},
        questions::{Response, samples},
        quizzes::{
            answers::{Act, Entry},
            draw::Set,
        },
    };

    fn paper(pass_percent: u32, points: &[i64]) -> Paper {
        let sets = samples::all()
            .into_iter()
            .zip(points)
            .map(|(mut question, points)| {
                question.points = Mark(*points);
                Set {
                    question,
                    shown: Vec::new(),
                }
            });
        Paper {
            questions: sets.collect(),
            pass_percent,
            feedback: Feedback::Full,
            settings: Settings::default(),
            attempts: None,
        }
    }

    /// The first so many questions answered rightly.
    fn right(paper: &Paper, count: usize) -> Answers {
        let mut answers = Answers::default();
        for set in paper.questions.iter().take(count) {
            say(
                &mut answers,
                Act::Given,
                &set.question.id,
                set.question.key(),
            );
        }
        answers
    }

    fn say(answers: &mut Answers, act: Act, question: &Slug, response: Response) {
        answers.push(Entry {
            question: question.clone(),
            step: answers.last_step() + 1,
            at: Timestamp(0),
            act,
            response: Some(response),
            certainty: Some(3),
            client: None,
        });
    }

    #[test]
    fn the_pass_mark_itself_passes() {
        for (pass_percent, points, count, earned, passed) in [
            (70, &[100; 7][..], 7, 700, true),
            (70, &[100; 7][..], 4, 400, false),
            (50, &[150, 150, 100, 200][..], 2, 300, true),
            (51, &[150, 150, 100, 200][..], 2, 300, false),
            (0, &[100][..], 0, 0, true),
            (0, &[][..], 0, 0, false),
        ] {
            let paper = paper(pass_percent, points);
            let graded = grade(&paper, &right(&paper, count));
            assert_eq!(
                graded.earned,
                Mark(earned),
                "{pass_percent} {points:?} {count}"
            );
            assert_eq!(graded.passed, passed, "{pass_percent} {points:?} {count}");
            assert_eq!(graded.out_of, Mark(points.iter().sum()));
        }
    }

    #[test]
    fn an_answer_to_a_question_of_another_paper_earns_nothing() {
        let paper = paper(70, &[100]);
        let stray = samples::named("q-truth");
        let mut answers = Answers::default();
        say(&mut answers, Act::Given, &stray.id, Response::Truth(false));
        assert_eq!(grade(&paper, &answers).earned, Mark::ZERO);
    }

    #[test]
    fn what_the_behaviour_takes_off_is_taken_off_the_paper() {
        let mut paper = paper(60, &[200, 100]);
        let single = &mut paper.questions[0].question;
        (single.hints, single.penalty) = (vec![samples::text("hint")], Share(5_000));
        let (id, key) = (single.id.clone(), single.key());
        let mut answers = Answers::default();
        say(
            &mut answers,
            Act::Checked,
            &id,
            Response::Options(samples::ids("b")),
        );
        say(&mut answers, Act::Checked, &id, key);
        for (behaviour, earned) in [
            (Behaviour::Deferred, 200),
            (Behaviour::Certainty, 200),
            (Behaviour::Interactive, 100),
            (Behaviour::Immediate, 0),
        ] {
            paper.settings.behaviour = behaviour;
            let graded = grade(&paper, &answers);
            assert_eq!(graded.earned, Mark(earned), "{behaviour:?}");
            assert_eq!(graded.passed, earned == 200, "{behaviour:?}");
        }
    }

    #[test]
    fn a_drill_is_out_of_its_goal_and_passes_by_reaching_it() {
        let mut paper = paper(100, &[100; 4]);
        paper.settings.behaviour = Behaviour::Mastery { right: 2, last: 3 };
        let mut answers = Answers::default();
        for (count, earned, passed) in [(0, 0, false), (1, 100, false), (2, 200, true)] {
            if count > 0 {
                let question = paper.questions[count - 1].question.clone();
                say(&mut answers, Act::Checked, &question.id, question.key());
            }
            let graded = grade(&paper, &answers);
            assert_eq!((graded.earned, graded.out_of), (Mark(earned), Mark(200)));
            assert_eq!(graded.passed, passed, "{count}");
        }
    }
}
