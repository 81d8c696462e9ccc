//! A text with marks in it: `[[id]]` for a gap, `[[id|words]]` for words that can be chosen.
//!
//! Nothing else is a mark, and a mark that its question does not know is read as the plain text
//! that it is: the checker tells its author, and nobody meets a broken page.

use std::collections::BTreeMap;

use super::OptionId;
use super::check::{FaultKind, Report};
use crate::kit::locale::Locale;
use crate::kit::text::Localised;

/// A run of a text with marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    Text(&'a str),
    /// What stands between double brackets.
    Mark {
        id: &'a str,
        /// After the bar; empty without one.
        words: &'a str,
        /// As it is written, brackets included.
        written: &'a str,
    },
}

/// The runs of a text, in its order.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, inner, after)) = first_mark(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        let (id, words) = inner.split_once('|').unwrap_or((inner, ""));
        let written = rest
            .get(before.len()..rest.len() - after.len())
            .unwrap_or_default();
        pieces.push(Piece::Mark {
            id: id.trim(),
            words: words.trim(),
            written,
        });
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// What stands before, in and after the first mark. The innermost brackets make the mark.
fn first_mark(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices("]]").find_map(|(end, _)| {
        let head = text.get(..end)?;
        let (before, inner) = head.rsplit_once("[[")?;
        Some((before, inner, text.get(end + 2..)?))
    })
}

/// Every known mark once, no other, in each language that has the text.
pub(super) fn check<'a>(
    place: &str,
    text: &Localised,
    ids: impl Iterator<Item = &'a OptionId> + Clone,
    report: &mut Report,
) {
    report.text(place, text);
    for locale in Locale::ALL {
        let Some(text) = text.get(locale) else {
            continue;
        };
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        for piece in pieces(text) {
            if let Piece::Mark { id, .. } = piece {
                *found.entry(id).or_default() += 1;
            }
        }
        for id in ids.clone() {
            match found.remove(id.as_str()) {
                Some(1) => {}
                Some(_) => report.add(
                    place,
                    FaultKind::MarkTwice {
                        id: id.clone(),
                        locale,
                    },
                ),
                None => report.add(
                    place,
                    FaultKind::MarkMissing {
                        id: id.clone(),
                        locale,
                    },
                ),
            }
        }
        for unknown in found.into_keys() {
            report.add(
                place,
                FaultKind::MarkUnknown {
                    mark: unknown.to_owned(),
                    locale,
                },
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_double_brackets_make_a_mark() {
        for (text, expected) in [
            ("", ""),
            ("rien", "rien"),
            ("a [[b]] c", "a |<b:>| c"),
            ("[[b|les mots]]", "<b:les mots>"),
            ("[[ b | c|d ]].", "<b:c|d>|."),
            ("]] [[b]]", "]] |<b:>"),
            ("[[a [[b]]", "[[a |<b:>"),
            ("[[[b]]]", "[|<b:>|]"),
            ("[a] [[b]", "[a] [[b]"),
            ("[[]]", "<:>"),
        ] {
            let read = pieces(text).into_iter().map(|piece| match piece {
                Piece::Text(text) => text.to_owned(),
                Piece::Mark { id, words, .. } => format!("<{id}:{words}>"),
            });
            assert_eq!(read.collect::<Vec<_>>().join("|"), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_of_a_text_is_lost(text in "([a-c|é ]|\\[|\\]|\\[\\[|\\]\\]){0,30}") {
            let written = pieces(&text).into_iter().map(|piece| match piece {
                Piece::Text(text) | Piece::Mark { written: text, .. } => text,
            });
            prop_assert_eq!(written.collect::<String>(), text);
        }
    }
}
