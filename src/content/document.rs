//! A file of TOML being read, and the log of what is wrong in all files.

use std::cell::RefCell;

use toml::de::DeTable;

use super::{finding::Severity, format::Fields, problem::Problem};

/// The problems found so far, in every file.
#[derive(Default)]
pub struct Log(RefCell<Vec<Problem>>);

impl Log {
    pub fn add(
        &self,
        file: &str,
        line: u32,
        severity: Severity,
        rule: &'static str,
        message: String,
    ) {
        self.0.borrow_mut().push(Problem {
            file: file.to_owned(),
            line,
            rule,
            severity,
            message,
        });
    }

    pub fn error(&self, file: &str, line: u32, rule: &'static str, message: impl Into<String>) {
        self.add(file, line, Severity::Error, rule, message.into());
    }

    pub fn warn(&self, file: &str, line: u32, rule: &'static str, message: impl Into<String>) {
        self.add(file, line, Severity::Warning, rule, message.into());
    }

    #[must_use]
    pub fn into_problems(self) -> Vec<Problem> {
        self.0.into_inner()
    }
}

/// A TOML text and where it stands.
pub struct Document<'a> {
    pub file: &'a str,
    pub text: &'a str,
    /// Lines of the file before the text: 1 for front matter.
    pub before: u32,
    pub log: &'a Log,
}

impl Document<'_> {
    /// Reads the text, and reports what is not TOML.
    pub fn read<T>(&self, read: impl FnOnce(&Fields<'_>) -> T) -> T {
        let (root, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            self.error(at, "toml", error.message());
        }
        let fields = Fields::root(self, root.get_ref());
        let value = read(&fields);
        fields.done();
        value
    }

    pub(super) fn line(&self, at: usize) -> u32 {
        let before = self
            .text
            .as_bytes()
            .iter()
            .take(at)
            .filter(|byte| **byte == b'\n')
            .count();
        self.before + 1 + u32::try_from(before).unwrap_or(0)
    }

    pub(super) fn error(&self, at: usize, rule: &'static str, message: impl Into<String>) {
        self.log.error(self.file, self.line(at), rule, message);
    }
}
