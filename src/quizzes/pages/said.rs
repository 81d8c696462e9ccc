//! An answer in words: what was chosen, put together, ordered or typed, without saying whether it is
//! right.

use crate::{
    kit::text::Run,
    questions::{
        Body, OptionId, Response,
        review::{Note, Row, review},
    },
    quizzes::{draw::Set, pages::view::Reader},
    web::shell::Shell,
};

/// An answer, part by part; none for no answer.
pub struct Said {
    pub parts: Vec<Part>,
    /// The parts are steps, in the order given.
    pub ordered: bool,
}

/// An option chosen, a pair, a statement judged or rated, a step, a gap, or what was typed.
pub struct Part {
    pub text: Run,
    /// What was put to it.
    pub with: Option<Run>,
}

impl Said {
    /// The answer as one sentence, where there is no room for more.
    pub fn sentence(&self, shell: &Shell) -> String {
        let t = shell.t;
        if self.parts.is_empty() {
            return t.quizzes_no_answer();
        }
        let part = |part: &Part| match &part.with {
            Some(with) => t.steps_pair(&part.text.text, &with.text),
            None => part.text.text.clone(),
        };
        let parts: Vec<_> = self.parts.iter().map(part).collect();
        parts.join(t.accounts_list_comma().as_str())
    }
}

/// The words of an answer to a question, in the order in which its paper shows them.
pub fn said(shell: &Shell, reader: Reader, set: &Set, response: Option<&Response>) -> Said {
    let t = shell.t;
    let review = review(&set.question, response);
    let mut rows: Vec<&Row> = review.rows.iter().collect();
    let place = |id: &OptionId| set.shown.iter().position(|shown| shown == id);
    rows.sort_by_key(|row| match row.note {
        Note::Placed { given, .. } => given.and_then(|given| usize::try_from(given).ok()),
        Note::Nothing => place(&row.id),
        _ => None,
    });
    let truth = |value: bool| {
        reader.words(if value {
            t.quizzes_true()
        } else {
            t.quizzes_false()
        })
    };
    let typed = |given: &Option<String>| Some((reader.words(given.clone()?), None));
    let put = |row: &Row, with: Option<Run>| Some((reader.text(&row.text), Some(with?)));
    let part = |row: &&Row| match &row.note {
        Note::Nothing | Note::Marked { .. } if !row.chosen => None,
        Note::Nothing if row.text.is_empty() => Some((truth(row.id.as_str() == "true"), None)),
        Note::Nothing | Note::Marked { .. } => Some((reader.text(&row.text), None)),
        Note::Paired { given, .. } => put(row, given.as_ref().map(|given| reader.text(given))),
        Note::Judged { given, .. } => put(row, given.map(truth)),
        Note::Rated { given, label } => put(row, given.map(|_| reader.text(label))),
        Note::Placed { given, .. } => given.map(|_| (reader.text(&row.text), None)),
        Note::Gap { given, .. } => given.as_ref().map(|given| (reader.text(given), None)),
        Note::Typed { given, .. } | Note::Written { given, .. } => typed(given),
        Note::Criterion { .. } => None,
    };
    let parts = rows.iter().filter_map(part);
    Said {
        parts: parts.map(|(text, with)| Part { text, with }).collect(),
        ordered: matches!(set.question.body, Body::Ordering(_)),
    }
}
