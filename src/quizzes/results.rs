//! What each question of a submitted sitting earned, as it is kept for the analysis of quizzes.

use serde::Serialize;

use crate::{
    kit::text::Slug,
    questions::{
        Body, Marking, Question, Verdict,
        mark::{Mark, Share},
    },
    quizzes::{answers::Responses, draw::Paper},
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
    /// 1 to 3, as the person said; None when they were not asked.
    pub certainty: Option<i64>,
}

/// The results of a paper, in its order, from its markings.
///
/// # Errors
/// When an answer cannot be written as JSON.
pub fn results(
    paper: &Paper,
    given: &Responses,
    markings: &[Marking],
) -> serde_json::Result<Vec<QuestionResult>> {
    let marked = paper.questions.iter().zip(markings);
    let numbered = (1..).zip(marked);
    numbered
        .map(|(place, (set, marking))| {
            let id = &set.question.id;
            Ok(QuestionResult {
                question: id.clone(),
                place,
                share: share(&set.question, *marking),
                mark: marking.mark,
                points: set.question.points,
                response: serde_json::to_string(&given.get(id))?,
                certainty: None,
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
        questions::{Response, essay::Essay, likert::Likert, samples},
        quizzes::{draw::Set, grade::markings},
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
        let slug = |name: &str| Slug::parse(name).expect("a slug");
        let given = [
            (slug("q-single"), Response::Options(samples::ids("a"))),
            (slug("q-number"), Response::Typed("7".to_owned())),
            (slug("q-written"), Response::Written("نص".to_owned())),
        ]
        .into();
        let marked: Vec<_> = markings(&paper, &given).collect();
        let results = results(&paper, &given, &marked).expect("JSON");
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
