//! A paper and the answers to it, marked: no clock, no chance, no IO. The same paper and the same
//! answers always earn the same marks.

use crate::{
    questions::{
        Marking, Question, Response,
        mark::{Mark, Share},
    },
    quizzes::{
        answers::Answers,
        behaviour::states,
        certainty::{Certainty, is_asked},
        draw::Paper,
        mastery::drill,
    },
};

/// What a paper earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Graded {
    pub earned: Mark,
    pub out_of: Mark,
    pub share: Share,
    pub passed: bool,
}

/// A question of a paper, with what was answered and what that earned.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked<'a> {
    pub question: &'a Question,
    pub response: Option<Response>,
    pub marking: Marking,
    /// How certain they were, where that is asked and there is an answer.
    pub certainty: Option<Certainty>,
}

/// What each question earned, in the order of the paper; of a drill, what its first answer to each
/// question earned, and nothing of the questions that it did not come to.
#[must_use]
pub fn markings<'a>(paper: &'a Paper, answers: &Answers) -> Vec<Marked<'a>> {
    let asked = is_asked(paper.settings.behaviour);
    let states = states(paper, answers);
    let turns = drill(paper, answers).map(|drill| drill.turns);
    let sets = paper.questions.iter();
    let marked = sets.filter_map(|set| {
        let question = &set.question;
        if let Some(turns) = &turns {
            let first = turns.iter().find(|turn| turn.set == set)?;
            return Some(Marked {
                question,
                response: Some(first.response.clone()),
                marking: first.marking,
                certainty: None,
            });
        }
        let state = states.get(&question.id)?;
        let certainty = state.certainty.unwrap_or_default();
        Some(Marked {
            question,
            response: state.response.clone(),
            marking: state.marking,
            certainty: (asked && state.is_answered()).then_some(certainty),
        })
    });
    marked.collect()
}

/// Marks a paper. It is passed when the share earned, in basis points, reaches the pass mark;
/// certainties are told beside it, and change nothing in it. A drill is passed when its goal is
/// reached.
#[must_use]
pub fn grade(paper: &Paper, answers: &Answers) -> Graded {
    let out_of = paper.out_of();
    let (earned, passed) = if let Some(drill) = drill(paper, answers) {
        (drill.earned(), drill.is_mastered())
    } else {
        let marked = markings(paper, answers);
        let earned: Mark = marked.iter().map(|marked| marked.marking.mark).sum();
        let reached = Share::of(earned.0, out_of.0).0 >= i64::from(paper.pass_percent) * 100;
        (earned, out_of > Mark::ZERO && reached)
    };
    Graded {
        earned,
        out_of,
        share: Share::of(earned.0, out_of.0),
        passed,
    }
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
        questions::samples,
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
