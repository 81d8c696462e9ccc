//! What is wrong in texts whatever they say: hidden characters, languages that are missing or not
//! announced; and what a lesson may point at while it is being checked.

use std::{collections::BTreeMap, fmt::Write as _};

use serde::Serialize;

use super::{
    check::Audit,
    course::{Course, Term},
    finding::{Fault, Finding, Place, Rule},
    markdown::{Media, Resolve},
    texts::{self, Part},
};
use crate::kit::{locale::Locale, text::Localised};

/// The course itself, for links and figures. Addresses do not matter to the checker, and drawings
/// were checked when they came in: all media stand for pictures.
pub(super) struct Known<'a>(pub &'a Course);

impl Resolve for Known<'_> {
    fn item(&self, id: &str) -> Option<String> {
        self.0.item(id).map(|_| String::new())
    }

    fn term(&self, key: &str) -> Option<&Term> {
        self.0.term(key)
    }

    fn media(&self, path: &str) -> Option<Media<'_>> {
        let known = self.0.media.contains_key(path);
        known.then(|| Media::Picture {
            url: String::new(),
            size: None,
        })
    }
}

impl Audit<'_> {
    /// The texts of one part of the course; `needed` must be written in the source language.
    pub(super) fn part(&mut self, place: &Place, part: &impl Serialize, needed: &[&Localised]) {
        let course = self.course;
        let source = course.source_language;
        let blank = |text: &&&Localised| text.get(source).is_none_or(|text| text.trim().is_empty());
        // A question says itself what it lacks in the source language.
        let lacks = place.question.is_none() && texts::gaps(part, source) > 0;
        if lacks || needed.iter().any(|text| blank(&text)) {
            self.add(Finding::new(Rule::SourceMissing, place.clone()));
        }
        for locale in Locale::ALL {
            let count = texts::gaps(part, locale);
            let listed = course.languages.contains(&locale);
            let place = Place {
                locale: Some(locale),
                ..place.clone()
            };
            if listed && locale != source && count > 0 {
                let finding = Finding::new(Rule::TranslationMissing, place);
                self.add(finding.named(locale.own_name()).counted(count, 0));
            } else if !listed && is_written(part, locale) {
                self.add(Finding::new(Rule::LanguageUnlisted, place).named(locale.own_name()));
            }
        }
        self.characters(place, part);
    }

    pub(super) fn characters(&mut self, place: &Place, part: &impl Serialize) {
        let mut found = BTreeMap::new();
        texts::walk(part, &mut |part| {
            if let Part::Text(text) = part {
                found.extend(text.chars().filter_map(|c| Some((c, hidden(c)?))));
            }
        });
        for (c, rule) in found {
            self.add(Finding::new(rule, place.clone()).named(&code_point(c)));
        }
    }
}

/// The hidden characters of a text of several lines, each once, at its first line.
pub(super) fn characters_by_line(text: &str) -> Vec<Fault> {
    let mut first = BTreeMap::new();
    for (line, number) in text.lines().zip(1u32..) {
        for c in line.chars() {
            if let Some(rule) = hidden(c) {
                first.entry(c).or_insert((rule, number));
            }
        }
    }
    let faults = first.into_iter();
    faults
        .map(|(c, (rule, line))| Fault::new(rule, line).named(&code_point(c)))
        .collect()
}

/// Characters that nobody sees and that change what is read: controls, embeddings and overrides
/// (UAX #9 §2) are refused; the marks are tolerated. Isolates and joiners are correct writing.
fn hidden(c: char) -> Option<Rule> {
    match c {
        '\n' | '\t' => None,
        '\u{202a}'..='\u{202e}' | '\u{feff}' | '\u{2028}' | '\u{2029}' => Some(Rule::Characters),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => Some(Rule::DirectionMark),
        c if c.is_control() => Some(Rule::Characters),
        _ => None,
    }
}

fn code_point(c: char) -> String {
    let mut name = String::new();
    let _ = write!(name, "U+{:04X}", u32::from(c));
    name
}

fn is_written(part: &impl Serialize, locale: Locale) -> bool {
    let mut written = false;
    texts::walk(part, &mut |part| {
        if let Part::Localised(texts) = part {
            let text = texts.get(locale.code()).and_then(serde_json::Value::as_str);
            written |= text.is_some_and(|text| !text.trim().is_empty());
        }
    });
    written
}
