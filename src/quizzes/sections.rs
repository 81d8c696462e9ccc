//! The order of the questions of a paper whose quiz has sections: section after section, shuffled
//! inside each, and last what is in none.

use crate::{
    content::{course::Quiz, settings::Section},
    kit::text::Slug,
    questions::{Question, shuffle::order},
};

/// A question of a paper, and the place of the draw that it comes from; none: the quiz's own.
pub type Drawn<'a> = (Option<usize>, &'a Question);

/// The questions in order, and the sections with the ids of the questions that the paper has.
#[must_use]
pub fn arrange<'a>(
    quiz: &Quiz,
    questions: Vec<Drawn<'a>>,
    seed: u64,
) -> (Vec<&'a Question>, Vec<Section>) {
    let sections = &quiz.settings.sections;
    let shuffled = |salt: &str, questions: Vec<&'a Question>| {
        if quiz.shuffle_questions {
            order(seed, salt, questions)
        } else {
            questions
        }
    };
    if sections.is_empty() {
        let all = questions.into_iter().map(|(_, question)| question);
        return (shuffled("questions", all.collect()), vec![]);
    }
    let (mut left, mut ordered, mut held) = (questions, vec![], vec![]);
    for (place, section) in sections.iter().enumerate() {
        let (mine, rest): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|drawn| holds(section, drawn));
        left = rest;
        let mine = mine.into_iter().map(|(_, question)| question).collect();
        let mine = shuffled(&format!("questions.{place}"), mine);
        held.push(Section {
            title: section.title.clone(),
            questions: mine.iter().map(|question| question.id.clone()).collect(),
            draws: vec![],
        });
        ordered.extend(mine);
    }
    let rest = left.into_iter().map(|(_, question)| question).collect();
    ordered.extend(shuffled("questions", rest));
    (ordered, held)
}

fn holds(section: &Section, (draw, question): &Drawn<'_>) -> bool {
    let id: &Slug = &question.id;
    match draw {
        None => section.questions.contains(id),
        Some(draw) => section.draws.iter().any(|at| *at as usize == *draw),
    }
}
