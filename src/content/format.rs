//! The TOML of course files, read field by field so that every fault is told with its line.
//!
//! A deserialiser stops at the first fault of a file; an author with eleven of them wants eleven
//! lines. So each reader asks a [`Fields`] for the names it knows, and [`Fields::done`] reports
//! those that nobody asked for, with the nearest known name. A value that is missing or wrong is
//! reported once and replaced by an empty one: reading goes on, and the course is not built.

use std::{cell::RefCell, ops::RangeInclusive};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{document::Document, problem::suggestion};
use crate::kit::{
    locale::Locale,
    text::{Localised, Slug},
    time::Timestamp,
};

/// A table being read.
pub struct Fields<'d> {
    document: &'d Document<'d>,
    table: &'d DeTable<'d>,
    at: usize,
    asked: RefCell<Vec<&'static str>>,
}

type Node<'d> = &'d Spanned<DeValue<'d>>;

impl<'d> Fields<'d> {
    /// The root of a document.
    pub(super) fn root(document: &'d Document<'d>, table: &'d DeTable<'d>) -> Self {
        Self {
            document,
            table,
            at: 0,
            asked: RefCell::default(),
        }
    }

    /// The line of the table.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.document.line(self.at)
    }

    /// Reports something wrong with this table as a whole.
    pub fn error(&self, rule: &'static str, message: impl Into<String>) {
        self.document.error(self.at, rule, message);
    }

    fn get(&self, name: &'static str) -> Option<Node<'d>> {
        self.asked.borrow_mut().push(name);
        self.table
            .iter()
            .find(|(key, _)| key.get_ref().as_ref() == name)
            .map(|(_, value)| value)
    }

    /// Whether the field is written at all, right or wrong.
    #[must_use]
    pub fn has(&self, name: &'static str) -> bool {
        self.get(name).is_some()
    }

    fn needed(&self, name: &'static str) -> Option<Node<'d>> {
        let node = self.get(name);
        if node.is_none() {
            self.error("missing-field", format!("`{name}` is missing"));
        }
        node
    }

    fn wrong(&self, node: Node<'_>, name: &str, expected: &str) {
        let found = node.get_ref().type_str();
        self.document.error(
            node.span().start,
            "wrong-value",
            format!("`{name}` must be {expected}, not {found}"),
        );
    }

    /// Reports a value that its reader cannot use.
    fn refuse(&self, node: Node<'_>, name: &str, why: &str) {
        self.document
            .error(node.span().start, "wrong-value", format!("`{name}`: {why}"));
    }

    fn as_text(&self, node: Node<'d>, name: &str) -> Option<&'d str> {
        let text = node.get_ref().as_str();
        if text.is_none() {
            self.wrong(node, name, "a text");
        }
        text
    }

    /// A text that must be there.
    #[must_use]
    pub fn text(&self, name: &'static str) -> String {
        let node = self.needed(name);
        node.and_then(|node| self.as_text(node, name))
            .unwrap_or_default()
            .to_owned()
    }

    #[must_use]
    pub fn text_if_any(&self, name: &'static str) -> Option<String> {
        self.get(name)
            .and_then(|node| self.as_text(node, name))
            .map(str::to_owned)
    }

    /// A text that `parse` understands; `why` says what it expects.
    fn parsed<T, E: std::fmt::Display>(
        &self,
        node: Node<'d>,
        name: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.as_text(node, name)?;
        parse(text)
            .map_err(|why| self.refuse(node, name, &format!("“{text}”: {why}")))
            .ok()
    }

    /// A value of the reader's own making, that must be there.
    #[must_use]
    pub fn value<T, E: std::fmt::Display>(
        &self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        self.needed(name)
            .and_then(|node| self.parsed(node, name, parse))
    }

    #[must_use]
    pub fn value_if_any<T, E: std::fmt::Display>(
        &self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        self.get(name)
            .and_then(|node| self.parsed(node, name, parse))
    }

    #[must_use]
    pub fn slug(&self, name: &'static str) -> Option<Slug> {
        self.value(name, Slug::parse)
    }

    #[must_use]
    pub fn slug_if_any(&self, name: &'static str) -> Option<Slug> {
        self.value_if_any(name, Slug::parse)
    }

    /// One of a few names.
    #[must_use]
    pub fn choice<T: Copy>(
        &self,
        name: &'static str,
        names: &'static [(&'static str, T)],
    ) -> Option<T> {
        self.needed(name)
            .and_then(|node| self.chosen(node, name, names))
    }

    #[must_use]
    pub fn choice_if_any<T: Copy>(
        &self,
        name: &'static str,
        names: &'static [(&'static str, T)],
    ) -> Option<T> {
        self.get(name)
            .and_then(|node| self.chosen(node, name, names))
    }

    fn chosen<T: Copy>(
        &self,
        node: Node<'d>,
        name: &'static str,
        names: &'static [(&'static str, T)],
    ) -> Option<T> {
        self.parsed(node, name, |text| {
            let found = names.iter().find(|(known, _)| *known == text);
            found.map(|(_, value)| *value).ok_or_else(|| {
                let known = names.iter().map(|(known, _)| *known);
                format!("not accepted{}", suggestion(text, known))
            })
        })
    }

    /// A whole number that must be there.
    #[must_use]
    pub fn number(&self, name: &'static str, range: RangeInclusive<u32>) -> u32 {
        let node = self.needed(name);
        node.and_then(|node| self.as_number(node, name, &range))
            .unwrap_or(*range.start())
    }

    #[must_use]
    pub fn number_if_any(&self, name: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        self.get(name)
            .and_then(|node| self.as_number(node, name, &range))
    }

    fn as_number(&self, node: Node<'d>, name: &str, range: &RangeInclusive<u32>) -> Option<u32> {
        let number = node
            .get_ref()
            .as_integer()
            .and_then(|integer| u32::from_str_radix(integer.as_str(), integer.radix()).ok());
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            self.refuse(
                node,
                name,
                &format!(
                    "expected a whole number from {} to {}",
                    range.start(),
                    range.end()
                ),
            );
        }
        number
    }

    /// A list of whole numbers, empty when it is not there.
    #[must_use]
    pub fn numbers(&self, name: &'static str, range: RangeInclusive<u32>) -> Vec<u32> {
        let Some(node) = self.get(name) else {
            return Vec::new();
        };
        let Some(values) = node.get_ref().as_array() else {
            self.wrong(node, name, "a list of whole numbers");
            return Vec::new();
        };
        values
            .iter()
            .filter_map(|value| self.as_number(value, name, &range))
            .collect()
    }

    /// A moment: a date-time of TOML with its offset, or a text that says the same.
    #[must_use]
    pub fn moment_if_any(&self, name: &'static str) -> Option<Timestamp> {
        let node = self.get(name)?;
        let written = match node.get_ref() {
            DeValue::Datetime(moment) => moment.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => String::new(),
        };
        let moment = Timestamp::parse(&written);
        if moment.is_none() {
            let expected =
                "expected a date and a time with its offset, such as 2026-12-01T09:00:00+01:00";
            self.refuse(node, name, expected);
        }
        moment
    }

    /// A number with decimals, as it is written.
    #[must_use]
    pub fn decimal_if_any<T>(
        &self,
        name: &'static str,
        expected: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let node = self.get(name)?;
        let written = match node.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => Some(integer.as_str()),
            DeValue::Float(float) => Some(float.as_str()),
            _ => None,
        };
        let value = written.and_then(parse);
        if value.is_none() {
            self.refuse(node, name, expected);
        }
        value
    }

    #[must_use]
    pub fn flag_if_any(&self, name: &'static str) -> Option<bool> {
        let node = self.get(name)?;
        let flag = node.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(node, name, "true or false");
        }
        flag
    }

    /// A flag that must be there.
    #[must_use]
    pub fn flag_needed(&self, name: &'static str) -> Option<bool> {
        self.needed(name)?;
        self.flag_if_any(name)
    }

    /// Names that are not asked for here and still are no mistake.
    pub fn known(&self, names: &[&'static str]) {
        self.asked.borrow_mut().extend(names);
    }

    #[must_use]
    pub fn flag(&self, name: &'static str, otherwise: bool) -> bool {
        self.flag_if_any(name).unwrap_or(otherwise)
    }

    /// A list of texts, empty when it is not there.
    #[must_use]
    pub fn texts(&self, name: &'static str) -> Vec<String> {
        self.list(name, |text| Ok::<_, &str>(text.to_owned()))
    }

    /// A list of texts that `parse` understands, empty when it is not there.
    #[must_use]
    pub fn list<T, E: std::fmt::Display>(
        &self,
        name: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Vec<T> {
        let Some(node) = self.get(name) else {
            return Vec::new();
        };
        let Some(values) = node.get_ref().as_array() else {
            self.wrong(node, name, "a list of texts");
            return Vec::new();
        };
        values
            .iter()
            .filter_map(|value| self.parsed(value, name, &parse))
            .collect()
    }

    /// A text in several languages that must be there.
    #[must_use]
    pub fn words(&self, name: &'static str) -> Localised {
        self.needed(name)
            .map(|node| self.as_words(node, name))
            .unwrap_or_default()
    }

    #[must_use]
    pub fn words_if_any(&self, name: &'static str) -> Localised {
        self.get(name)
            .map(|node| self.as_words(node, name))
            .unwrap_or_default()
    }

    fn as_words(&self, node: Node<'d>, name: &'static str) -> Localised {
        let mut words = Localised::default();
        let Some(fields) = self.inner(node) else {
            self.wrong(
                node,
                name,
                "a table such as { ar = \"…\", fr = \"…\", en = \"…\" }",
            );
            return words;
        };
        for locale in Locale::ALL {
            if let Some(text) = fields.text_if_any(locale.code()) {
                words.set(locale, &text);
            }
        }
        fields.done();
        if words.is_empty() {
            self.refuse(node, name, "no text in any language");
        }
        words
    }

    /// A table that may be there; `done` is called on it.
    pub fn table<T>(&self, name: &'static str, read: impl FnOnce(&Fields<'d>) -> T) -> Option<T> {
        let node = self.get(name)?;
        let Some(fields) = self.inner(node) else {
            self.wrong(node, name, "a table");
            return None;
        };
        let value = read(&fields);
        fields.done();
        Some(value)
    }

    /// The tables of a list, `[[name]]`; what a table gives is kept unless it is `None`.
    pub fn tables<T>(&self, name: &'static str, read: impl Fn(&Fields<'d>) -> Option<T>) -> Vec<T> {
        let Some(node) = self.get(name) else {
            return Vec::new();
        };
        let Some(values) = node.get_ref().as_array() else {
            self.wrong(node, name, &format!("a list of tables, [[{name}]]"));
            return Vec::new();
        };
        let mut read_all = Vec::new();
        for value in values {
            let Some(fields) = self.inner(value) else {
                self.wrong(value, name, "a table");
                continue;
            };
            read_all.extend(read(&fields));
            fields.done();
        }
        read_all
    }

    fn inner(&self, node: Node<'d>) -> Option<Fields<'d>> {
        let table = node.get_ref().as_table()?;
        Some(Fields {
            document: self.document,
            table,
            at: node.span().start,
            asked: RefCell::default(),
        })
    }

    /// Reports every field that nobody asked for.
    pub(super) fn done(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            if !asked.contains(&name) {
                let hint = suggestion(name, asked.iter().copied());
                self.document.error(
                    key.span().start,
                    "unknown-field",
                    format!("unknown field `{name}`{hint}"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::document::Log;

    fn problems(text: &str, read: impl FnOnce(&Fields<'_>)) -> Vec<String> {
        let log = Log::default();
        Document {
            file: "x.toml",
            text,
            before: 0,
            log: &log,
        }
        .read(read);
        log.into_problems()
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn every_fault_of_a_file_is_told_with_its_line() {
        let text = "tittle = { ar = \"ا\" }\nminutes = \"ten\"\nlevel = \"introductry\"\nid = \"A\"\n\n[[module]]\nid = \"m1\"\nsize = 1\n[[module]]\n";
        let found = problems(text, |fields| {
            let _ = fields.words("title");
            let _ = fields.number("minutes", 1..=600);
            let _ = fields.choice("level", super::super::course::Level::NAMES);
            let _ = fields.slug("id");
            let _ = fields.tables("module", |module| module.slug("id"));
        });
        assert_eq!(
            found,
            [
                "x.toml:1: missing-field: `title` is missing",
                "x.toml:2: wrong-value: `minutes`: expected a whole number from 1 to 600",
                "x.toml:3: wrong-value: `level`: “introductry”: not accepted; did you mean `introductory`?",
                "x.toml:4: wrong-value: `id`: “A”: expected 2 to 40 lowercase Latin letters, digits and hyphens, starting with a letter",
                "x.toml:8: unknown-field: unknown field `size`; known: id",
                "x.toml:9: missing-field: `id` is missing",
                "x.toml:1: unknown-field: unknown field `tittle`; did you mean `title`?",
            ]
        );
    }

    #[test]
    fn what_is_not_toml_is_told_and_the_rest_is_read() {
        let found = problems("id = \nminutes = 4\n", |fields| {
            assert_eq!(fields.number("minutes", 1..=9), 4);
            let _ = fields.text_if_any("id");
        });
        assert!(found[0].starts_with("x.toml:1: toml: "), "{found:?}");
    }

    #[test]
    fn texts_know_three_languages_and_decimals_stay_exact() {
        let found = problems(
            "a = { es = \"x\" }\nb = {}\nc = 1.50\nd = 0x10\n",
            |fields| {
                let _ = (fields.words("a"), fields.words("b"));
                assert_eq!(
                    fields
                        .decimal_if_any("c", "", |text| Some(text.to_owned()))
                        .as_deref(),
                    Some("1.50")
                );
                let _ = fields.decimal_if_any("d", "expected points", |text| Some(text.to_owned()));
            },
        );
        assert_eq!(
            found,
            [
                "x.toml:1: unknown-field: unknown field `es`; did you mean `en`?",
                "x.toml:1: wrong-value: `a`: no text in any language",
                "x.toml:2: wrong-value: `b`: no text in any language",
                "x.toml:4: wrong-value: `d`: expected points",
            ]
        );
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "([a-d]|= |\\[|\\]|\\{|\\}|\"|1|\\.|\n|'|#){0,60}") {
            let _ = problems(&text, |fields| {
                let _ = (fields.words("a"), fields.texts("b"), fields.flag("c", true));
                let _ = fields.tables("d", |inner| Some(inner.line()));
            });
        }
    }
}
