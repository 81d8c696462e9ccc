//! A sitting told again, for an appeal: whether its paper can be drawn again, and which windows its
//! answers came from.

use std::collections::BTreeMap;

use crate::{
    content::course::Course,
    quizzes::{
        answers::Answers,
        conflict::Client,
        draw::{Paper, draw},
    },
};

/// Whether drawing the quiz of this version again with this seed gives the paper that was kept. What
/// was granted to the person is of the paper kept.
#[must_use]
pub fn is_redrawn(paper: &Paper, course: &Course, item: &str, seed: i64) -> bool {
    let quiz = course.quiz(item);
    quiz.is_some_and(|quiz| {
        let mut again = draw(course, quiz, seed.cast_unsigned());
        again.attempts = paper.attempts;
        again.settings.opens_at = paper.settings.opens_at;
        again.settings.closes_at = paper.settings.closes_at;
        again == *paper
    })
}

/// The pages that saved, by name, numbered from 1 in the order in which they first did.
#[must_use]
pub fn windows(answers: &Answers) -> BTreeMap<String, usize> {
    let mut windows = BTreeMap::new();
    for entry in answers.entries() {
        if let Some(client) = entry.client.as_deref().and_then(Client::parse) {
            let next = windows.len() + 1;
            windows.entry(client.page).or_insert(next);
        }
    }
    windows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kit::{text::Slug, time::Timestamp},
        quizzes::answers::Step,
    };

    #[test]
    fn windows_are_numbered_as_they_come() {
        let step = |step: i64, client: Option<&str>| Step {
            question_id: Slug::parse("q-single").expect("a slug"),
            step,
            at: Timestamp(0),
            response: "null".to_owned(),
            act: "given".to_owned(),
            certainty: None,
            client: client.map(str::to_owned),
        };
        let steps = vec![
            step(1, None),
            step(2, Some("zzzzzzzz:1")),
            step(3, Some("aaaaaaaa:1")),
            step(4, Some("zzzzzzzz:2")),
        ];
        let windows = windows(&Answers::read(steps).expect("answers"));
        let numbered = windows.iter().map(|(page, n)| (page.as_str(), *n));
        assert_eq!(
            numbered.collect::<Vec<_>>(),
            [("aaaaaaaa", 2), ("zzzzzzzz", 1)]
        );
    }
}
