//! What a person, or a corrected key, changed in a reviewed paper.

use std::collections::BTreeMap;

use crate::{
    kit::text::Slug,
    questions::{Body, OptionId},
    quizzes::{
        again::{Adjusted, Adjustments, Correction, rekeyed},
        draw::{Paper, Set},
        pages::{
            review::Reviewed,
            view::{Reader, figure, points},
        },
    },
    web::shell::Shell,
};

/// Puts the marks that count into the reviewed questions of a paper, each with what is said of it.
pub fn adjust(
    shell: &Shell,
    reader: Reader,
    paper: &Paper,
    mut reviewed: Vec<Reviewed>,
    adjusted: &Adjustments,
    corrections: &[Correction],
) -> Vec<Reviewed> {
    let last: BTreeMap<&Slug, &Correction> = corrections
        .iter()
        .map(|one| (&one.question_id, one))
        .collect();
    for (set, shown) in paper.questions.iter().zip(&mut reviewed) {
        let question = &set.question;
        let fits = |one: &&&Correction| {
            let key = one.key.as_ref();
            key.is_none_or(|key| rekeyed(question, key).is_some())
        };
        if let Some(correction) = last.get(&question.id).filter(fits) {
            let date = shell.date(&correction.at);
            let sentence = if correction.key.is_some() {
                shell.t.marking_key_corrected(date)
            } else {
                shell.t.marking_points_given(date)
            };
            shown.remarks.push((sentence, reader.words(String::new())));
        }
        if let Some(one) = adjusted.get(&question.id) {
            let figures = [one.mark, question.points].map(|mark| figure(mark, shell.locale));
            shown.score = figures.join("/");
            shown.state = None;
            if one.is_by_hand() {
                let sentence = shell.t.marking_by_hand(shell.date(&one.at));
                shown.remarks.push((sentence, reader.words(String::new())));
            }
            by_hand(shell, reader, set, one, shown);
        }
    }
    reviewed
}

/// The levels that a person chose, and what they wrote.
fn by_hand(shell: &Shell, reader: Reader, set: &Set, one: &Adjusted, shown: &mut Reviewed) {
    if let Body::Essay(essay) = &set.question.body {
        let levels: BTreeMap<OptionId, usize> =
            serde_json::from_str(&one.levels).unwrap_or_default();
        for criterion in &essay.rubric {
            let chosen = levels.get(&criterion.id);
            if let Some(level) = chosen.and_then(|at| criterion.levels.get(*at)) {
                let label = reader.text(&criterion.text).text;
                let points = points(shell.speech, level.points);
                shown
                    .remarks
                    .push((format!("{label} ({points}):"), reader.text(&level.text)));
            }
        }
    }
    if !one.comment.is_empty() {
        let comment = reader.words(one.comment.clone());
        shown.remarks.push((shell.t.marking_comment_of(), comment));
    }
}
