//! Footnotes: written aside where they are defined, numbered where they are first called, listed at
//! the end of the page.

use std::collections::BTreeMap;

use super::{
    finding::{Fault, Rule},
    page::Page,
};

/// The footnotes met so far, by label.
#[derive(Default)]
pub struct Notes {
    numbers: BTreeMap<String, usize>,
    order: Vec<String>,
    bodies: BTreeMap<String, String>,
    /// Definitions being written: label, and the page as it stood.
    open: Vec<(String, String)>,
    lines: BTreeMap<String, u32>,
}

impl Page<'_> {
    pub(super) fn note_call(&mut self, label: &str) {
        let next = self.notes.order.len() + 1;
        let number = *self.notes.numbers.entry(label.to_owned()).or_insert(next);
        let mut id = String::new();
        if number == next {
            self.notes.order.push(label.to_owned());
            id = format!(" id=\"note-call-{number}\"");
        }
        self.push(&format!(
            "<sup><a{id} href=\"#note-{number}\" role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    pub(super) fn note_open(&mut self, label: &str) {
        let before = std::mem::take(&mut self.out.html);
        let line = self.line();
        self.notes.lines.entry(label.to_owned()).or_insert(line);
        self.notes.open.push((label.to_owned(), before));
        self.closers.push("");
    }

    pub(super) fn note_close(&mut self) {
        if let Some((label, before)) = self.notes.open.pop() {
            let body = std::mem::replace(&mut self.out.html, before);
            self.notes.bodies.entry(label).or_insert(body);
        }
    }

    /// The list at the end, with a way back from each note.
    pub(super) fn write_notes(&mut self) {
        if !self.notes.order.is_empty() {
            self.push("<section class=\"footnotes\" role=\"doc-endnotes\"><ol>");
            let back =
                ["الرجوع إلى النص", "Retour au texte", "Back to the text"][self.locale as usize];
            for (label, number) in std::mem::take(&mut self.notes.order).iter().zip(1..) {
                let body = self.notes.bodies.remove(label).unwrap_or_default();
                self.push(&format!(
                    "<li id=\"note-{number}\">{body}<a href=\"#note-call-{number}\" role=\"doc-backlink\" aria-label=\"{back}\">↩</a></li>"
                ));
            }
            self.push("</ol></section>");
        }
        for label in self.notes.bodies.keys() {
            let line = self.notes.lines.get(label).copied().unwrap_or(1);
            self.out
                .faults
                .push(Fault::new(Rule::NoteUnused, line).named(label));
        }
    }
}
