//! Finding courses by folded words, level, language and theme.

use crate::{
    content::course::Course,
    kit::{folded::fold, locale::Locale},
};

/// What the catalogue is narrowed by; empty fields narrow nothing.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub words: String,
    pub level: String,
    pub language: String,
    pub theme: String,
}

impl Filter {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.words, &self.level, &self.language, &self.theme]
            .iter()
            .all(|field| field.is_empty())
    }

    /// Whether a course fits. Every word typed must occur, in any of its languages.
    #[must_use]
    pub fn fits(&self, course: &Course) -> bool {
        let level = self.level.is_empty() || course.level.as_str() == self.level;
        let language = Locale::parse(&self.language).is_none_or(|l| course.languages.contains(&l));
        let theme = self.theme.is_empty() || theme_key(course) == self.theme;
        if !(level && language && theme) {
            return false;
        }
        let wanted = fold(&self.words);
        if wanted.is_empty() {
            return true;
        }
        let text = searchable(course);
        wanted.split(' ').all(|word| text.contains(word))
    }
}

/// How a theme is named in addresses: its folded Arabic name, or the nearest.
#[must_use]
pub fn theme_key(course: &Course) -> String {
    fold(course.theme.in_or_near(Locale::Ar))
}

fn searchable(course: &Course) -> String {
    let mut text = String::new();
    let mut add = |part: &str| {
        text.push_str(part);
        text.push(' ');
    };
    for locale in Locale::ALL {
        for part in [&course.title, &course.summary, &course.theme] {
            add(part.get(locale).unwrap_or(""));
        }
        for module in &course.modules {
            add(module.title.get(locale).unwrap_or(""));
            module
                .planned
                .iter()
                .for_each(|title| add(title.get(locale).unwrap_or("")));
        }
        for (_, item) in course.items() {
            add(course.title_of(item, locale).0);
        }
        for term in &course.glossary {
            add(term.name.get(locale).unwrap_or(""));
        }
    }
    fold(&text)
}
