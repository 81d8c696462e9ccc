//! What each question of a submitted sitting earned, as it is kept for the analysis of quizzes.

use serde::Serialize;

use crate::{
    kit::text::Slug,
    questions::{
        Body, Marking, Question, Verdict,
        mark::{Mark, Share},
    },
    quizzes::{answers::Answers, certainty::Certainty, draw::Paper, grade::markings},
};

/// One question of one sitting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionResult {
    pub question: Slug,
    /// 1, 2, 3 … on the paper.
    pub place: usize,
    /// None: not marked, or not yet.
    pub share: Option<Share>,
    pub mark: Mark,
    /// What a full answer earns.
    pub points: Mark,
    /// JSON of a [`Response`](crate::questions::Response); `null` when nothing was answered.
    pub response: String,
    /// 1 to 3, as it counted; None when they were not asked, or did not answer.
    pub certainty: Option<i64>,
}

/// The results of a paper, in its order.
///
/// # Errors
/// When an answer cannot be written as JSON.
pub fn results(paper: &Paper, answers: &Answers) -> serde_json::Result<Vec<QuestionResult>> {
    let marked = markings(paper, answers).into_iter();
    let place = |question: &Question| {
        let mut sets = paper.questions.iter();
        sets.position(|set| set.question.id == question.id)
    };
    marked
        .map(|marked| {
            let question = marked.question;
            Ok(QuestionResult {
                question: question.id.clone(),
                place: place(question).map_or(0, |at| at + 1),
                share: share(question, marked.marking),
                mark: marked.marking.mark,
                points: question.points,
                response: serde_json::to_string(&marked.response)?,
                certainty: marked.certainty.map(Certainty::number),
            })
        })
        .collect()
}

/// What counts of a marking: nothing while a person has not marked it, and nothing of an opinion.
fn share(question: &Question, marking: Marking) -> Option<Share> {
    let is_opinion = matches!(question.body, Body::Likert(_));
    let is_marked = !matches!(marking.verdict, Verdict::Awaiting | Verdict::Unmarked);
    (is_marked && !is_opinion).then_some(marking.share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{course::Feedback, settings::Settings},
        kit::time::Timestamp,
        questions::{Response, essay::Essay, likert::Likert, samples},
        quizzes::{
            answers::{Act, Entry},
            draw::Set,
        },
    };

    #[test]
    fn every_question_of_the_paper_has_a_result_in_its_place() {
        let essay = samples::question("q-written", Body::Essay(Essay::default()));
        let opinion = samples::question("q-opinion", Body::Likert(Likert::default()));
        let questions = ["q-single", "q-number", "q-truth"].map(samples::named);
        let sets = questions
            .into_iter()
            .chain([essay, opinion])
            .map(|question| Set {
                question,
                shown: Vec::new(),
            });
        let paper = Paper {
            questions: sets.collect(),
            pass_percent: 70,
            feedback: Feedback::Full,
            attempts: None,
            settings: Settings::default(),
        };
        let mut given = Answers::default();
        for (name, response) in [
            ("q-single", Response::Options(samples::ids("a"))),
            ("q-number", Response::Typed("7".to_owned())),
            ("q-written", Response::Written("نص".to_owned())),
        ] {
            given.push(Entry {
                question: Slug::parse(name).expect("a slug"),
                step: given.last_step() + 1,
                at: Timestamp(0),
                act: Act::Given,
                response: Some(response),
                certainty: None,
                client: None,
            });
        }
        let results = results(&paper, &given).expect("JSON");
        let told: Vec<_> = results
            .iter()
            .map(|r| (r.question.as_str(), r.place, r.share.map(|s| s.0), r.mark.0))
            .collect();
        assert_eq!(
            told,
            [
                ("q-single", 1, Some(10_000), 100),
                ("q-number", 2, Some(0), 0),
                ("q-truth", 3, Some(0), 0),
                ("q-written", 4, None, 0),
                ("q-opinion", 5, None, 0),
            ]
        );
        assert_eq!(results[2].response, "null");
        assert_eq!(results[1].response, r#"{"kind":"typed","given":"7"}"#);
    }
}
