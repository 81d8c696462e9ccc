//! Texts of a course and figures as the pages of quizzes print them.

use crate::{
    kit::{locale::Locale, text::Localised, words::Speech},
    questions::mark::Mark,
    web::shell::Shell,
};

/// A text of the course in the language read, or in the nearest that is written.
#[derive(Debug, Clone, Default)]
pub struct Text {
    pub words: String,
    /// Its language, when that is not the page's.
    foreign: Option<Locale>,
}

impl Text {
    /// Words of the page itself.
    pub fn page(words: String) -> Self {
        Self {
            words,
            foreign: None,
        }
    }

    /// The attributes of the element that holds it: language and direction, when they are not the
    /// page's.
    pub fn attrs(&self) -> String {
        self.foreign.map_or_else(String::new, |locale| {
            format!(r#" lang="{}" dir="{}""#, locale.code(), locale.dir())
        })
    }
}

/// The language in which texts are read, on a page in its own.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    pub text: Locale,
    pub page: Locale,
}

impl Reader {
    pub fn text(self, text: &Localised) -> Text {
        self.pair(text.pick(self.text))
    }

    /// A text and the language it is in.
    pub fn pair(self, (words, locale): (&str, Locale)) -> Text {
        Text {
            words: words.to_owned(),
            foreign: (locale != self.page).then_some(locale),
        }
    }

    /// The text, unless there is none.
    pub fn some(self, text: &Localised) -> Option<Text> {
        (!text.is_empty()).then(|| self.text(text))
    }
}

/// `7`, `7.5` or `7,5`: points as a language writes them.
pub fn figure(mark: Mark, locale: Locale) -> String {
    match locale {
        Locale::Ar | Locale::Fr => mark.to_string().replace('.', ","),
        Locale::En => mark.to_string(),
    }
}

/// «نقطتان», « 2 points », “1.5 points”.
pub fn points(speech: &Speech, mark: Mark) -> String {
    let whole = mark.0 / 100;
    if mark.0 % 100 == 0 {
        speech.words.quizzes_points(whole)
    } else {
        speech
            .words
            .quizzes_points_part(whole, figure(mark, speech.locale))
    }
}

/// A pass mark in the language of the page.
pub fn percent(shell: &Shell, percent: u32) -> String {
    shell.speech.percent(i64::from(percent) * 100)
}
