//! What each question of a submitted sitting earned, as it is kept for the analysis of quizzes.

use serde::Serialize;

use crate::{
    kit::text::Slug,
    questions::{
        Body, Marking, Question, Verdict,
        mark::{Mark, Share},
    },
    quizzes::{
        answers::Answers, behaviour::states, certainty::is_asked, draw::Paper, mastery::Goal,
    },
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

/// The results of a paper, in its order, from what each question earned. Of a drill, those of the
/// questions that it came to, by their first answer.
///
/// # Errors
/// When an answer cannot be written as JSON.
pub fn results(
    paper: &Paper,
    answers: &Answers,
    markings: &[Marking],
) -> serde_json::Result<Vec<QuestionResult>> {
    let asked = is_asked(paper.settings.behaviour);
    let drilled = Goal::of(paper.settings.behaviour).is_some();
    let states = states(paper, answers);
    let marked = paper.questions.iter().zip(markings);
    let numbered = (1..).zip(marked);
    let stood = numbered.filter_map(|(place, (set, marking))| {
        let state = states.get(&set.question.id)?;
        (!drilled || state.is_answered()).then_some((place, set, *marking, state))
    });
    stood
        .map(|(place, set, marking, state)| {
            let sure = asked && state.is_answered();
            Ok(QuestionResult {
                question: set.question.id.clone(),
                place,
                share: share(&set.question, marking),
                mark: marking.mark,
                points: set.question.points,
                response: serde_json::to_string(&state.response)?,
                certainty: sure.then(|| state.certainty.unwrap_or_default().number()),
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
        quizzes::{answers::Responses, draw::Set, grade::markings},
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
        let given: Responses = [
            (slug("q-single"), Response::Options(samples::ids("a"))),
            (slug("q-number"), Response::Typed("7".to_owned())),
            (slug("q-written"), Response::Written("نص".to_owned())),
        ]
        .into();
        let given = Answers::from(given);
        let marked = markings(&paper, &given);
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
