//! Rows of a form: read as long as they come, a few empty ones behind them.

use crate::{
    kit::locale::Locale,
    questions::{OptionId, passage::Piece, passage::pieces},
    studio::fields::Texts,
    web::form::Fields,
};

/// More rows than any list may have: what a hostile form cannot exceed.
pub const MOST: usize = 60;

/// The rows `<list>.0`, `<list>.1` … for as long as they have the field of this name, empty or not.
pub fn read_rows<R>(
    fields: &Fields,
    list: &str,
    field: &str,
    read: impl Fn(&Fields, &str) -> R,
) -> Vec<R> {
    let rows = (0..MOST).map(|row| format!("{list}.{row}"));
    rows.take_while(|row| fields.has(&format!("{row}.{field}")))
        .map(|row| read(fields, &row))
        .collect()
}

/// The rows, and `behind` empty ones more; at least `least` in all.
pub fn spare<R: Clone + Default>(
    rows: impl Iterator<Item = R>,
    least: usize,
    behind: usize,
) -> Vec<R> {
    let mut rows: Vec<R> = rows.collect();
    let wanted = (rows.len() + behind).max(least);
    rows.resize(wanted, R::default());
    rows
}

/// Some empty rows more.
pub fn more<R: Clone + Default>(rows: &mut Vec<R>, count: usize) {
    let wanted = (rows.len() + count).min(MOST);
    rows.resize(wanted, R::default());
}

/// Whether the row of this number is among the values of a field: that of check boxes.
#[must_use]
pub fn ticked(fields: &Fields, name: &str, row: &str) -> bool {
    let number = row.rsplit('.').next().unwrap_or_default();
    fields.all(name).iter().any(|value| value == number)
}

/// The ids of the marks of a text, each once: in the order of the first language that has it.
#[must_use]
pub fn marked(text: &Texts) -> Vec<OptionId> {
    let mut ids = Vec::new();
    for locale in Locale::ALL {
        for piece in pieces(text.at(&locale)) {
            if let Piece::Mark { id, .. } = piece
                && let Ok(id) = OptionId::parse(id)
                && !ids.contains(&id)
            {
                ids.push(id);
            }
        }
    }
    ids
}

/// A row that belongs to a mark of a text.
pub trait MarkRow: Default {
    /// A row for the mark of this id.
    fn named(id: &OptionId) -> Self;
    fn id(&self) -> &str;
    fn is_blank(&self) -> bool;
    /// Says whether the text has its mark.
    fn stand(&mut self, in_text: bool);
}

/// The rows of a text: those that it had, and new ones for the marks that have none. A row whose
/// mark is gone stays while it says something.
pub fn follow<R: MarkRow>(rows: &mut Vec<R>, text: &Texts) {
    let marked = marked(text);
    rows.retain_mut(|row| {
        let in_text = marked.iter().any(|id| id.as_str() == row.id());
        row.stand(in_text);
        in_text || !row.is_blank()
    });
    for id in &marked {
        if rows.len() < MOST && !rows.iter().any(|row| row.id() == id.as_str()) {
            let mut row = R::named(id);
            row.stand(true);
            rows.push(row);
        }
    }
}
