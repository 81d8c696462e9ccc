//! Texts of a course and figures as the pages of quizzes print them.

use crate::{
    content::course::Course,
    kit::{
        locale::Locale,
        text::{Localised, Run},
        words::Speech,
    },
    questions::mark::Mark,
    web::shell::Shell,
};

/// The language in which texts of the course are read, on a page in its own.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    pub text: Locale,
    pub page: Locale,
}

impl Reader {
    pub fn text(self, text: &Localised) -> Run {
        Run::new(text.pick(self.text), self.page)
    }

    /// The text, unless there is none.
    pub fn some(self, text: &Localised) -> Option<Run> {
        (!text.is_empty()).then(|| self.text(text))
    }

    /// The title of an item; a word for it when the version studied has it no more.
    pub fn title(self, course: &Course, item: &str, otherwise: String) -> Run {
        match course.item(item) {
            Some((_, item)) => Run::new(course.title_of(item, self.text), self.page),
            None => self.words(otherwise),
        }
    }

    /// Words of the page itself, or of the person.
    pub fn words(self, words: String) -> Run {
        Run {
            text: words,
            locale: self.page,
            foreign: false,
        }
    }
}

/// The language of a text that is printed in runs.
#[derive(Debug, Clone, Copy)]
pub struct Tongue {
    pub locale: Locale,
    /// It is not the page's language: its element says which it is.
    pub foreign: bool,
}

impl Tongue {
    pub fn of(locale: Locale, reader: Reader) -> Self {
        Self {
            locale,
            foreign: locale != reader.page,
        }
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
