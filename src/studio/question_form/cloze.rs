//! A text with gaps.
//!
//! Fields: `cloze.ar` with gaps written `[[a]]`; for each gap `gap.0.id`, `gap.0.kind` = `typed`,
//! `number`, `choice` or `word`, `gap.0.fields` = the kind whose fields the page shows, `gap.0.weight`,
//! `gap.0.why.ar`, and the fields of its kind (those of the other types, or `gap.0.word` = row of the
//! bank), each beginning with `gap.0.`; `word.0.id`, `word.0.text.ar`.

use super::{
    TypeForm,
    choice::{OptionRow, parse_options, read_options, single_rows},
    number::NumberForm,
    parsing::Parsing,
    rows::{MarkRow, follow, more, read_rows, spare},
    short::ShortForm,
};
use crate::{
    questions::{
        OptionId,
        cloze::{Cloze, Gap, GapKind, MOST_WEIGHT, Word},
    },
    studio::fields::Texts,
    web::form::Fields,
};

/// The kinds of gaps, by the name that course files give them.
pub const KINDS: [&str; 4] = ["typed", "number", "choice", "word"];
/// The rows of a drop-down list at first.
const OPTIONS: usize = 3;

/// A gap. Only the fields of its kind say something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GapRow {
    pub id: String,
    pub kind: String,
    /// The kind whose fields the page showed.
    pub fields: String,
    pub weight: String,
    pub why: Texts,
    pub short: ShortForm,
    pub number: NumberForm,
    pub options: Vec<OptionRow>,
    /// The row of the bank, from 0.
    pub word: String,
    /// No text has it any more.
    pub lost: bool,
}

impl GapRow {
    /// Whether it is of this kind.
    #[must_use]
    pub fn is(&self, kind: &str) -> bool {
        self.kind == kind
    }

    /// Whether its word is the one of this row of the bank.
    #[must_use]
    pub fn takes(&self, row: &usize) -> bool {
        self.word == row.to_string()
    }

    fn of(gap: &Gap, bank: &[Word]) -> Self {
        let mut row = Self {
            weight: gap.weight.to_string(),
            why: Texts::of(&gap.why),
            ..Self::named(&gap.id)
        };
        let kind = match &gap.kind {
            GapKind::Typed { accept } => {
                row.short = ShortForm::of(accept);
                "typed"
            }
            GapKind::Number { number } => {
                row.number = NumberForm::of(number);
                "number"
            }
            GapKind::Choice { options } => {
                row.options = single_rows(options, OPTIONS);
                "choice"
            }
            GapKind::Word { word } => {
                let at = bank.iter().position(|known| known.id == *word);
                row.word = at.map_or_else(String::new, |at| at.to_string());
                "word"
            }
        };
        (row.kind, row.fields) = (kind.to_owned(), kind.to_owned());
        row
    }

    fn read(fields: &Fields, row: &str) -> Self {
        let kind = fields.line(&format!("{row}.kind"));
        let prefix = format!("{row}.");
        let mut options = read_options(fields, &prefix);
        if kind == "choice" && options.is_empty() {
            options = single_rows(&[], OPTIONS);
        }
        Self {
            id: fields.line(&format!("{row}.id")),
            fields: fields.line(&format!("{row}.fields")),
            weight: fields.line(&format!("{row}.weight")),
            why: Texts::read(fields, &format!("{row}.why")),
            short: if kind == "typed" && !fields.has(&format!("{row}.partial.0.share")) {
                ShortForm::default()
            } else {
                ShortForm::read_at(fields, &prefix)
            },
            number: NumberForm::read_at(fields, &prefix),
            options,
            word: fields.line(&format!("{row}.word")),
            lost: false,
            kind,
        }
    }

    fn parse(&self, at: usize, words: &[Option<OptionId>], parsing: &mut Parsing<'_>) -> Gap {
        let prefix = format!("gap.{at}.");
        let weight =
            parsing.whole_if_any(&format!("{prefix}weight"), &self.weight, 1..=MOST_WEIGHT);
        let id = parsing.id("gap", &self.id);
        if self.kind != self.fields {
            // The fields of the kind that was chosen were never shown.
            let sentence = parsing.words().studio_fault_gap_kind();
            parsing.fault(format!("{prefix}kind"), sentence);
        }
        let kind = match self.kind.as_str() {
            "number" if self.fields == "number" => GapKind::Number {
                number: self.number.parse_at(&prefix, parsing),
            },
            "choice" => GapKind::Choice {
                options: parse_options(&self.options, &prefix, parsing),
            },
            "word" if self.fields == "word" => {
                let word = self.word.parse::<usize>().ok();
                let word = word.and_then(|row| words.get(row)?.clone());
                GapKind::Word {
                    word: word.unwrap_or_else(|| {
                        let sentence = parsing.words().studio_fault_word();
                        parsing.fault(format!("{prefix}word"), sentence);
                        id.clone()
                    }),
                }
            }
            _ => GapKind::Typed {
                accept: self.short.parse_at(&prefix, parsing),
            },
        };
        Gap {
            id,
            weight: weight.unwrap_or(1),
            kind,
            why: self.why.localised(),
        }
    }
}

impl MarkRow for GapRow {
    fn named(id: &OptionId) -> Self {
        Self {
            id: id.to_string(),
            kind: "typed".to_owned(),
            fields: "typed".to_owned(),
            weight: "1".to_owned(),
            ..Self::default()
        }
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn is_blank(&self) -> bool {
        self.why.is_blank()
            && self.short.is_blank()
            && self.number.answer.is_empty()
            && self.options.iter().all(|option| option.text.is_blank())
            && self.word.is_empty()
    }

    fn stand(&mut self, in_text: bool) {
        self.lost = !in_text;
    }
}

/// A word of the bank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordRow {
    pub id: String,
    pub text: Texts,
}

/// The text, its gaps and the bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClozeForm {
    pub text: Texts,
    pub gaps: Vec<GapRow>,
    pub bank: Vec<WordRow>,
}

impl ClozeForm {
    /// Whether the page shows the bank: a gap takes a word, or there are words.
    #[must_use]
    pub fn has_bank(&self) -> bool {
        let words = self.bank.iter().any(|word| !word.text.is_blank());
        words || self.gaps.iter().any(|gap| gap.is("word"))
    }

    /// The page shows the fields of the kind that each gap has by now.
    pub fn show_kinds(&mut self) {
        for gap in &mut self.gaps {
            gap.fields.clone_from(&gap.kind);
        }
    }
}

impl TypeForm for ClozeForm {
    type Part = Cloze;

    fn blank() -> Cloze {
        Cloze::default()
    }

    fn of(cloze: &Cloze) -> Self {
        let words = cloze.bank.iter().map(|word| WordRow {
            id: word.id.to_string(),
            text: Texts::of(&word.text),
        });
        let gaps = cloze.gaps.iter().map(|gap| GapRow::of(gap, &cloze.bank));
        Self {
            text: Texts::of(&cloze.text),
            gaps: gaps.collect(),
            bank: spare(words, 4, 2),
        }
    }

    fn read(fields: &Fields) -> Self {
        let text = Texts::read(fields, "cloze");
        let mut gaps = read_rows(fields, "gap", "id", GapRow::read);
        follow(&mut gaps, &text);
        let words = read_rows(fields, "word", "id", |fields, row| WordRow {
            id: fields.line(&format!("{row}.id")),
            text: Texts::read(fields, &format!("{row}.text")),
        });
        Self {
            text,
            gaps,
            bank: spare(words.into_iter(), 4, 0),
        }
    }

    fn ids(&self) -> Vec<&str> {
        let gaps = self.gaps.iter().map(|gap| gap.id.as_str());
        let words = self.bank.iter().map(|word| word.id.as_str());
        let options = self.gaps.iter().flat_map(|gap| &gap.options);
        gaps.chain(words)
            .chain(options.map(|option| option.id.as_str()))
            .collect()
    }

    fn parse(&self, parsing: &mut Parsing<'_>) -> Cloze {
        let (mut bank, mut words) = (Vec::new(), Vec::new());
        for row in &self.bank {
            let id = (!row.text.is_blank()).then(|| parsing.id("word", &row.id));
            bank.extend(id.iter().map(|id| Word {
                id: id.clone(),
                text: row.text.localised(),
            }));
            words.push(id);
        }
        let gaps = self.gaps.iter().enumerate();
        let gaps = gaps
            .filter(|(_, gap)| !gap.lost)
            .map(|(at, gap)| gap.parse(at, &words, parsing));
        Cloze {
            gaps: gaps.collect(),
            text: self.text.localised(),
            bank,
        }
    }

    fn more(&mut self) {
        more(&mut self.bank, 2);
        for gap in &mut self.gaps {
            if gap.is("choice") {
                more(&mut gap.options, 1);
            } else if gap.is("typed") {
                more(&mut gap.short.partial, 1);
            }
        }
    }
}
