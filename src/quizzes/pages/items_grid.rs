//! Statements in a table, one row each: to be judged, or to be rated.

use crate::{
    kit::text::Run,
    questions::{Response, kprim::Kprim, likert::Likert},
    quizzes::pages::{items::Tick, view::Reader},
    web::shell::Shell,
};

/// Statements, and what each may be answered.
pub struct Grid {
    /// The heads of the columns of answers.
    pub columns: Vec<Run>,
    pub rows: Vec<GridRow>,
}

/// A statement with its radio buttons.
pub struct GridRow {
    pub name: String,
    pub text: Run,
    /// One for each column, with its words.
    pub answers: Vec<Tick>,
}

/// Statements to be judged.
pub fn judgements(
    shell: &Shell,
    reader: Reader,
    name: &str,
    kprim: &Kprim,
    response: Option<&Response>,
) -> Grid {
    let columns = || {
        [
            (true, reader.words(shell.t.quizzes_true())),
            (false, reader.words(shell.t.quizzes_false())),
        ]
    };
    let rows = kprim.statements.iter().map(|statement| {
        let given = match response {
            Some(Response::Judgements(given)) => given.get(&statement.id).copied(),
            _ => None,
        };
        let answer = |(value, text): (bool, Run)| Tick {
            value: value.to_string(),
            text,
            ticked: given == Some(value),
        };
        GridRow {
            name: format!("{name}.{}", statement.id),
            text: reader.text(&statement.text),
            answers: columns().map(answer).into(),
        }
    });
    Grid {
        columns: columns().map(|(_, words)| words).into(),
        rows: rows.collect(),
    }
}

/// Statements to be rated.
pub fn ratings(reader: Reader, name: &str, likert: &Likert, response: Option<&Response>) -> Grid {
    let rows = likert.statements.iter().map(|statement| {
        let given = match response {
            Some(Response::Ratings(given)) => given.get(&statement.id).copied(),
            _ => None,
        };
        let labels = (1_u8..).zip(&likert.labels);
        let answers = labels.map(|(rating, label)| Tick {
            value: rating.to_string(),
            text: reader.text(label),
            ticked: given == Some(rating),
        });
        GridRow {
            name: format!("{name}.{}", statement.id),
            text: reader.text(&statement.text),
            answers: answers.collect(),
        }
    });
    Grid {
        columns: likert
            .labels
            .iter()
            .map(|label| reader.text(label))
            .collect(),
        rows: rows.collect(),
    }
}
