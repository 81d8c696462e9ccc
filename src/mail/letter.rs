//! A letter as its slice writes it, and its two forms, text and HTML.

use askama::Template;

use crate::kit::{
    id::AccountId,
    locale::Locale,
    words::{Words, words},
};

/// What a letter says, in one language, before it is laid out.
#[derive(Debug, Clone)]
pub struct Letter {
    /// What it tells: `confirm`, `recover`, `enrolled` …
    pub kind: &'static str,
    pub account_id: Option<AccountId>,
    /// The recipient's address.
    pub to: String,
    pub locale: Locale,
    pub subject: String,
    /// The recipient's name, as the greeting writes it.
    pub name: String,
    pub paragraphs: Vec<String>,
    /// What to press, and where it leads (an absolute address).
    pub button: Option<(String, String)>,
    /// Facts in two columns: label, value.
    pub facts: Vec<(String, String)>,
    /// Why this letter came, or what to do if it was not expected.
    pub footnote: String,
}

/// A letter laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    pub subject: String,
    pub text: String,
    pub html: String,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'a> {
    letter: &'a Letter,
    t: &'static Words,
}

#[derive(Template)]
#[template(path = "mail/letter.txt", escape = "none")]
struct Text<'a> {
    letter: &'a Letter,
    t: &'static Words,
}

impl Letter {
    /// Both forms of the letter.
    ///
    /// # Errors
    /// When a template fails.
    pub fn lay_out(&self) -> askama::Result<Laid> {
        let t = words(self.locale);
        Ok(Laid {
            subject: self.subject.clone(),
            text: Text { letter: self, t }.render()?,
            html: Html { letter: self, t }.render()?,
        })
    }
}
