//! A paper and the answers to it, marked: no clock, no chance, no IO. The same paper and the same
//! answers always earn the same marks.

use crate::{
    questions::{
        Marking, Verdict,
        mark::{Mark, Share},
    },
    quizzes::{answers::Responses, draw::Paper},
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

/// What each question earned, in the order of the paper.
pub fn markings<'a>(
    paper: &'a Paper,
    given: &'a Responses,
) -> impl Iterator<Item = Marking> + use<'a> {
    let sets = paper.questions.iter();
    sets.map(|set| set.question.mark(given.get(&set.question.id)))
}

/// What the markings of a paper come to. It is passed when the share earned, in basis points,
/// reaches the pass mark.
#[must_use]
pub fn total(paper: &Paper, markings: &[Marking]) -> Graded {
    let earned: Mark = markings.iter().map(|one| one.mark).sum();
    let out_of = paper.out_of();
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
pub fn grade(paper: &Paper, given: &Responses) -> Graded {
    total(paper, &markings(paper, given).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{course::Feedback, settings::Settings},
        questions::{Response, samples},
        quizzes::draw::Set,
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
    fn right(paper: &Paper, count: usize) -> Responses {
        let sets = paper.questions.iter().take(count);
        sets.map(|set| (set.question.id.clone(), set.question.key()))
            .collect()
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
        let given = [(stray.id.clone(), Response::Truth(false))].into();
        assert_eq!(grade(&paper, &given).earned, Mark::ZERO);
    }
}
