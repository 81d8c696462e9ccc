//! What each question of a submitted sitting earned, as it is kept for the analysis of quizzes.

use serde::Serialize;

use crate::{
    kit::text::Slug,
    questions::mark::{Mark, Share},
    quizzes::{answers::Responses, draw::Paper, grade::markings},
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

/// The results of a paper, in its order.
///
/// # Errors
/// When an answer cannot be written as JSON.
pub fn results(paper: &Paper, given: &Responses) -> serde_json::Result<Vec<QuestionResult>> {
    let marked = paper.questions.iter().zip(markings(paper, given));
    let numbered = (1..).zip(marked);
    numbered
        .map(|(place, (set, marking))| {
            let id = &set.question.id;
            Ok(QuestionResult {
                question: id.clone(),
                place,
                share: Some(marking.share),
                mark: marking.mark,
                points: set.question.points,
                response: serde_json::to_string(&given.get(id))?,
                certainty: None,
            })
        })
        .collect()
}
