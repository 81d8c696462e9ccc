//! TOML being written: the few forms that course files use.

use crate::kit::{locale::Locale, text::Localised};

/// TOML being written, line by line.
#[derive(Default)]
pub(super) struct Toml {
    pub(super) text: String,
}

impl Toml {
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// `[name]` or `[[name]]`, after an empty line.
    pub(super) fn header(&mut self, header: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(header);
    }

    pub(super) fn raw(&mut self, name: &str, value: impl std::fmt::Display) {
        self.line(&format!("{name} = {value}"));
    }

    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.raw(name, quoted(value));
    }

    pub(super) fn raw_if(&mut self, name: &str, value: Option<impl std::fmt::Display>) {
        if let Some(value) = value {
            self.raw(name, value);
        }
    }

    pub(super) fn words(&mut self, name: &str, words: &Localised) {
        if !words.is_empty() {
            self.raw(name, inline(words));
        }
    }

    pub(super) fn words_list(&mut self, name: &str, list: &[Localised]) {
        let texts: Vec<String> = list.iter().map(inline).collect();
        if !texts.is_empty() {
            self.raw(name, format!("[{}]", texts.join(", ")));
        }
    }

    pub(super) fn flag(&mut self, name: &str, flag: bool) {
        if flag {
            self.raw(name, true);
        }
    }

    pub(super) fn list<'a>(&mut self, name: &str, values: impl IntoIterator<Item = &'a str>) {
        let values: Vec<String> = values.into_iter().map(quoted).collect();
        if !values.is_empty() {
            self.raw(name, format!("[{}]", values.join(", ")));
        }
    }
}

/// A text in several languages as an inline table.
fn inline(words: &Localised) -> String {
    let texts = Locale::ALL.iter().filter_map(|locale| {
        let text = words.get(*locale)?;
        Some(format!("{} = {}", locale.code(), quoted(text)))
    });
    format!("{{ {} }}", texts.collect::<Vec<_>>().join(", "))
}

/// A basic string (TOML 1.0): on one line, whatever is in it.
pub(super) fn quoted(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => drop(write!(out, "\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
