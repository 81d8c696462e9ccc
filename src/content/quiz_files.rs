//! Quizzes and question banks, as they are written.
//!
//! Their questions are read by [`super::question_files`].

use std::collections::BTreeMap;

use super::{
    course::{Draw, Feedback, Quiz},
    document::Document,
    parse::Reader,
    settings_files,
};
use crate::{kit::text::Slug, questions::Question};

impl Reader<'_> {
    pub(super) fn quiz(&self, path: &str) -> Option<Quiz> {
        let text = self.text(path)?;
        let document = Document {
            file: path,
            text: &text,
            before: 0,
            log: &self.log,
        };
        Some(document.read(|fields| {
            Quiz {
                title: fields.words("title"),
                intro: fields.words_if_any("intro"),
                pass_percent: fields.number("pass_percent", 1..=100),
                attempts: fields.number_if_any("attempts", 1..=100),
                minutes: fields.number_if_any("minutes", 1..=600),
                shuffle_questions: fields.flag("shuffle_questions", true),
                shuffle_options: fields.flag("shuffle_options", true),
                feedback: fields
                    .choice_if_any("feedback", Feedback::NAMES)
                    .unwrap_or(Feedback::Full),
                settings: settings_files::read(fields),
                draws: fields.tables("draw", |fields| {
                    let bank = fields.slug("bank");
                    let count = fields.number("count", 1..=200);
                    let tags = fields.texts("tags");
                    Some(Draw {
                        bank: bank?,
                        count,
                        tags,
                    })
                }),
                questions: fields.tables("question", |fields| self.question(path, fields)),
            }
        }))
    }

    /// Every file `banks/<name>.bank.toml`.
    pub(super) fn banks(&self) -> BTreeMap<Slug, Vec<Question>> {
        let mut banks = BTreeMap::new();
        for (path, name) in self.paths("banks/", ".bank.toml") {
            let Some(text) = self.text(&path) else {
                continue;
            };
            let document = Document {
                file: &path,
                text: &text,
                before: 0,
                log: &self.log,
            };
            let questions = document
                .read(|fields| fields.tables("question", |fields| self.question(&path, fields)));
            match Slug::parse(&name) {
                Ok(name) => drop(banks.insert(name, questions)),
                Err(why) => self
                    .log
                    .error(&path, 1, "file-name", format!("“{name}”: {why}")),
            }
        }
        banks
    }
}
