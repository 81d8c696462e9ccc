//! A word or a short expression.
//!
//! Fields: `accept.ar`: one writing a line; `case`; `partial.0.accept.ar`, `partial.0.share` in
//! percent, `partial.0.why.ar`.

use std::collections::BTreeMap;

use super::{
    TypeForm,
    parsing::Parsing,
    rows::{more, read_rows, spare},
};
use crate::{
    kit::locale::Locale,
    questions::{
        mark::Share,
        short::{Partial, Short},
    },
    studio::{
        fields::{Texts, percent_text},
        quiz::lines,
    },
    web::form::Fields,
};

/// Writings that earn a part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartialRow {
    pub accept: Texts,
    /// In percent.
    pub share: String,
    pub why: Texts,
}

/// The writings accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortForm {
    /// One writing a line.
    pub accept: Texts,
    pub case: bool,
    pub partial: Vec<PartialRow>,
}

impl Default for ShortForm {
    fn default() -> Self {
        Self::of(&Short::default())
    }
}

fn writings(accept: &BTreeMap<Locale, Vec<String>>) -> Texts {
    let joined = |locale| {
        accept
            .get(&locale)
            .map(|texts: &Vec<String>| texts.join("\n"))
    };
    Texts::made(|locale| joined(locale).unwrap_or_default())
}

fn accepted(texts: &Texts) -> BTreeMap<Locale, Vec<String>> {
    let written = Locale::ALL.map(|locale| (locale, lines(texts.at(&locale))));
    written
        .into_iter()
        .filter(|(_, texts)| !texts.is_empty())
        .collect()
}

impl ShortForm {
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let blank = |row: &PartialRow| row.accept.is_blank() && row.why.is_blank();
        self.accept.is_blank() && self.partial.iter().all(blank)
    }

    /// Whether some writings earn a part.
    #[must_use]
    pub fn has_parts(&self) -> bool {
        self.partial.iter().any(|row| !row.accept.is_blank())
    }

    /// The fields that begin with `prefix`.
    #[must_use]
    pub fn read_at(fields: &Fields, prefix: &str) -> Self {
        let list = format!("{prefix}partial");
        Self {
            accept: Texts::read(fields, &format!("{prefix}accept")),
            case: fields.has(&format!("{prefix}case")),
            partial: read_rows(fields, &list, "share", |fields, row| PartialRow {
                accept: Texts::read(fields, &format!("{row}.accept")),
                share: fields.line(&format!("{row}.share")),
                why: Texts::read(fields, &format!("{row}.why")),
            }),
        }
    }

    /// What the fields that begin with `prefix` describe.
    pub fn parse_at(&self, prefix: &str, parsing: &mut Parsing<'_>) -> Short {
        let mut partial = Vec::new();
        for (at, row) in self.partial.iter().enumerate() {
            if row.accept.is_blank() && row.why.is_blank() {
                continue;
            }
            let field = format!("{prefix}partial.{at}.share");
            partial.push(Partial {
                accept: accepted(&row.accept),
                share: Share(parsing.percent(&field, &row.share, 0..=Share::FULL.0)),
                why: row.why.localised(),
            });
        }
        Short {
            accept: accepted(&self.accept),
            partial,
            case: self.case,
        }
    }
}

impl TypeForm for ShortForm {
    type Part = Short;

    fn blank() -> Short {
        Short::default()
    }

    fn of(short: &Short) -> Self {
        let partial = short.partial.iter().map(|part| PartialRow {
            accept: writings(&part.accept),
            share: percent_text(part.share.0),
            why: Texts::of(&part.why),
        });
        Self {
            accept: writings(&short.accept),
            case: short.case,
            partial: spare(partial, 0, 1),
        }
    }

    fn read(fields: &Fields) -> Self {
        Self::read_at(fields, "")
    }

    fn parse(&self, parsing: &mut Parsing<'_>) -> Short {
        self.parse_at("", parsing)
    }

    fn more(&mut self) {
        more(&mut self.partial, 1);
    }
}
