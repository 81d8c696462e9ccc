//! A course as one value: what is published, stored whole, and never changed afterwards.
//!
//! It is stored as JSON, and its hash is the hash of that JSON: maps are sorted and fields keep
//! their order, so that the same course always gives the same bytes. A field added later must be
//! left out of the JSON when it says nothing, or every hash would change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{media::MediaRef, settings::Settings};
use crate::{
    kit::{
        locale::Locale,
        secret::digest,
        text::{Localised, Slug},
    },
    questions::{self, Question},
};

/// Declares an enum whose values have one name in files, in JSON and in addresses.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$about:meta])* $value:ident = $text:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$about])* #[serde(rename = $text)] $value),* }

        impl $name {
            /// Every value with its name, as course files write it.
            pub const NAMES: &'static [(&'static str, Self)] = &[$(($text, Self::$value)),*];

            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$value => $text),* }
            }
        }
    };
}

pub(super) use named;

named!(
    /// How much a course asks of its readers.
    Level { Introductory = "introductory", Intermediate = "intermediate", Advanced = "advanced" }
);
named!(
    /// The colour of the course's pattern.
    Tone { Green = "green", Terra = "terra", Indigo = "indigo", Ochre = "ochre" }
);
named!(
    /// What completes a course.
    Completion { RequiredItems = "required-items" }
);
named!(
    /// Who issues the certificate.
    Issue { Administrator = "administrator", Automatic = "automatic" }
);
named!(
    /// How far a translation has come.
    Status { Machine = "machine", Draft = "draft", Reviewed = "reviewed" }
);
named!(
    /// What a person sees after a quiz: every option with its reason, or the marks alone.
    Feedback { Full = "full", Marks = "marks" }
);

/// A course, in all its languages, with its questions and their keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    pub id: Slug,
    /// The language the others are translated from.
    pub source_language: Locale,
    pub languages: Vec<Locale>,
    pub title: Localised,
    pub summary: Localised,
    /// The catalogue's heading.
    pub theme: Localised,
    pub level: Level,
    /// The angle of the course's star pattern, in degrees: 38 to 76.
    pub angle: u8,
    pub tone: Tone,
    /// For the whole course once complete.
    pub minutes: u32,
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub audience: Localised,
    pub completion: Completion,
    pub certificate: Certificate,
    #[serde(default)]
    pub objectives: Vec<Objective>,
    #[serde(default)]
    pub modules: Vec<Module>,
    /// Questions that quizzes draw from, by the name of the bank.
    #[serde(default)]
    pub banks: BTreeMap<Slug, Vec<Question>>,
    #[serde(default)]
    pub glossary: Vec<Term>,
    /// By path: `media/first-hour.fr.svg`.
    #[serde(default)]
    pub media: BTreeMap<String, MediaRef>,
    #[serde(default)]
    pub retired: Vec<Retired>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    pub issue: Issue,
    /// `None`: it never expires.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_months: Option<u32>,
    /// Printed on the certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<u32>,
    /// The design of its sheet, by name.
    #[serde(default = "usual_design", skip_serializing_if = "is_usual_design")]
    pub design: Slug,
    /// Whether the result of the last required quiz is printed.
    #[serde(default = "shown", skip_serializing_if = "is_shown")]
    pub show_result: bool,
    /// Days before the end of a certificate from which it may be renewed; `None`: 60.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal_window_days: Option<u32>,
    /// Days after its end in which a renewal still follows without a gap; `None`: 30.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grace_days: Option<u32>,
}

/// The design of certificates whose course names none.
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "the name is a slug")]
pub fn usual_design() -> Slug {
    Slug::parse("achievement").expect("a slug")
}

pub(super) fn is_usual_design(design: &Slug) -> bool {
    design.as_str() == "achievement"
}

const fn shown() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
const fn is_shown(shown: &bool) -> bool {
    *shown
}

/// What a person can do after the course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    pub id: Slug,
    pub text: Localised,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Module {
    pub id: Slug,
    pub title: Localised,
    /// The folder of its files; `None` while all of it is only planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dir: Option<String>,
    #[serde(default)]
    pub items: Vec<Item>,
    /// Titles of lessons announced and not yet written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub planned: Vec<Localised>,
}

/// What a person studies in one go, and what progress counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub id: Slug,
    /// The name of its files in the module's folder, without language and extension.
    pub file: String,
    pub minutes: u32,
    pub required: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<Slug>,
    pub kind: ItemKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(
    clippy::large_enum_variant,
    reason = "items are few, and never moved about"
)]
pub enum ItemKind {
    Lesson(Lesson),
    Quiz(Quiz),
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Lesson {
    pub texts: BTreeMap<Locale, LessonText>,
}

/// A lesson in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonText {
    pub title: String,
    /// Raised only when those who finished should know that the lesson says something new.
    pub substance: u32,
    /// `None` in the source language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// The hash of the source text that this one translates, when a tool wrote it down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translated_from: Option<String>,
    pub markdown: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiz {
    pub title: Localised,
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub intro: Localised,
    pub pass_percent: u32,
    /// `None`: as many as wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempts: Option<u32>,
    /// The time limit; `None`: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    pub shuffle_questions: bool,
    pub shuffle_options: bool,
    pub feedback: Feedback,
    /// How it is sat and what is shown of it, beyond what every quiz says.
    #[serde(default, skip_serializing_if = "Settings::is_default")]
    pub settings: Settings,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub draws: Vec<Draw>,
    #[serde(default)]
    pub questions: Vec<Question>,
}

/// So many questions of a bank, at random.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    pub bank: Slug,
    pub count: u32,
    /// A question must carry all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

/// A word of the trade and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub key: Slug,
    pub name: Localised,
    pub text: Localised,
}

/// An id that was published once and is not used any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retired {
    pub id: Slug,
    /// The version without it.
    pub since: u32,
    /// The item to which its completion carries over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<Slug>,
}

/// How an item stands in a language, worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Parity {
    Reviewed,
    Draft,
    Machine,
    /// Translated from a source that has changed since.
    Stale,
    Missing,
}

impl Course {
    /// Every item in reading order, with its module.
    pub fn items(&self) -> impl DoubleEndedIterator<Item = (&Module, &Item)> {
        self.modules
            .iter()
            .flat_map(|module| module.items.iter().map(move |item| (module, item)))
    }

    #[must_use]
    pub fn item(&self, id: &str) -> Option<(&Module, &Item)> {
        self.items().find(|(_, item)| item.id.as_str() == id)
    }

    /// What the completion rule asks for.
    pub fn required_items(&self) -> impl Iterator<Item = &Item> {
        self.items()
            .map(|(_, item)| item)
            .filter(|item| item.required)
    }

    /// The item after this one.
    #[must_use]
    pub fn next(&self, id: &Slug) -> Option<&Item> {
        let mut from = self.items().skip_while(|(_, item)| item.id != *id);
        from.nth(1).map(|(_, item)| item)
    }

    /// The item before this one.
    #[must_use]
    pub fn previous(&self, id: &Slug) -> Option<&Item> {
        let mut back = self.items().rev().skip_while(|(_, item)| item.id != *id);
        back.nth(1).map(|(_, item)| item)
    }

    /// Minutes of everything written so far; `minutes` counts what is planned too.
    #[must_use]
    pub fn written_minutes(&self) -> u32 {
        self.items()
            .fold(0, |sum, (_, item)| sum.saturating_add(item.minutes))
    }

    /// The quiz with this item id.
    #[must_use]
    pub fn quiz(&self, id: &str) -> Option<&Quiz> {
        self.item(id).and_then(|(_, item)| item.quiz())
    }

    /// Every question: those of quizzes with their item, then those of banks.
    pub fn questions(&self) -> impl Iterator<Item = (Option<&Item>, &Question)> {
        let own = self.items().flat_map(|(_, item)| {
            let questions = item.quiz().map_or(&[][..], |quiz| &quiz.questions);
            questions.iter().map(move |question| (Some(item), question))
        });
        let banked = self
            .banks
            .values()
            .flatten()
            .map(|question| (None, question));
        own.chain(banked)
    }

    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions()
            .map(|(_, question)| question)
            .find(|question| question.id.as_str() == id)
    }

    /// The questions that a draw may take, in the order of the bank: those that are ready.
    pub fn drawable<'a>(&'a self, draw: &'a Draw) -> impl Iterator<Item = &'a Question> {
        let bank = self.banks.get(&draw.bank).map_or(&[][..], Vec::as_slice);
        bank.iter()
            .filter(|question| question.status == questions::Status::Ready)
            .filter(|question| draw.tags.iter().all(|tag| question.tags.contains(tag)))
    }

    #[must_use]
    pub fn term(&self, key: &str) -> Option<&Term> {
        self.glossary.iter().find(|term| term.key.as_str() == key)
    }

    /// A lesson's text in the language wanted, or else in the source language or any other, and
    /// which language that is.
    #[must_use]
    pub fn text_of<'a>(
        &self,
        lesson: &'a Lesson,
        wanted: Locale,
    ) -> Option<(&'a LessonText, Locale)> {
        [wanted, self.source_language]
            .into_iter()
            .chain(Locale::ALL)
            .find_map(|locale| lesson.texts.get(&locale).map(|text| (text, locale)))
    }

    /// An item's title in the language wanted or in the nearest, and which language that is.
    #[must_use]
    pub fn title_of<'a>(&self, item: &'a Item, wanted: Locale) -> (&'a str, Locale) {
        match &item.kind {
            ItemKind::Quiz(quiz) => quiz.title.pick(wanted),
            ItemKind::Lesson(lesson) => self
                .text_of(lesson, wanted)
                .map_or(("", wanted), |(text, locale)| (&text.title, locale)),
        }
    }

    /// The canonical JSON: what is stored, and what the hash is of.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string(self).expect("a course has string keys only")
    }

    /// SHA-256 of the canonical JSON: two courses with one hash are one version.
    #[must_use]
    pub fn hash(&self) -> String {
        digest(self.json().as_bytes())
    }

    /// How an item stands in a language. A quiz is missing as soon as one of its texts is; the
    /// questions that it may draw count as its own.
    #[must_use]
    pub fn parity(&self, item: &Item, locale: Locale) -> Parity {
        match &item.kind {
            ItemKind::Lesson(lesson) => lesson.parity(self.source_language, locale),
            ItemKind::Quiz(quiz) => {
                let drawn = quiz.draws.iter().flat_map(|draw| self.drawable(draw));
                let mut parts = vec![super::texts::gaps(&(&quiz.title, &quiz.intro), locale)];
                parts.extend(
                    quiz.questions
                        .iter()
                        .filter(|question| question.status == questions::Status::Ready)
                        .chain(drawn)
                        .map(|question| super::texts::gaps(question, locale)),
                );
                if parts.iter().sum::<usize>() == 0 {
                    Parity::Reviewed
                } else {
                    Parity::Missing
                }
            }
        }
    }
}

impl Item {
    #[must_use]
    pub fn quiz(&self) -> Option<&Quiz> {
        match &self.kind {
            ItemKind::Quiz(quiz) => Some(quiz),
            ItemKind::Lesson(_) => None,
        }
    }

    #[must_use]
    pub fn lesson(&self) -> Option<&Lesson> {
        match &self.kind {
            ItemKind::Lesson(lesson) => Some(lesson),
            ItemKind::Quiz(_) => None,
        }
    }

    /// `lesson` or `quiz`, as in course files.
    #[must_use]
    pub const fn kind_name(&self) -> &'static str {
        match self.kind {
            ItemKind::Lesson(_) => "lesson",
            ItemKind::Quiz(_) => "quiz",
        }
    }
}

impl Lesson {
    /// The highest substance of its languages: what a person who finished is compared with.
    #[must_use]
    pub fn substance(&self) -> u32 {
        self.texts
            .values()
            .map(|text| text.substance)
            .max()
            .unwrap_or(1)
    }

    fn parity(&self, source: Locale, locale: Locale) -> Parity {
        // A title alone, as the studio begins a lesson, is no text yet.
        let written = |text: &&LessonText| !text.markdown.trim().is_empty();
        let Some(text) = self.texts.get(&locale).filter(written) else {
            return Parity::Missing;
        };
        if locale == source {
            return Parity::Reviewed;
        }
        let today = self.texts.get(&source).map(LessonText::hash);
        if text.translated_from.is_some() && text.translated_from != today {
            return Parity::Stale;
        }
        match text.status {
            Some(Status::Reviewed) => Parity::Reviewed,
            Some(Status::Machine) => Parity::Machine,
            Some(Status::Draft) | None => Parity::Draft,
        }
    }
}

impl LessonText {
    /// SHA-256 of what a translator translates: the title and the text.
    #[must_use]
    pub fn hash(&self) -> String {
        digest(format!("{}\n{}", self.title, self.markdown).as_bytes())
    }
}

/// A lesson's Markdown as it is kept: `\n` at the end of lines, no blank line at either end.
#[must_use]
pub fn tidy_markdown(raw: &str) -> String {
    let text = raw.replace("\r\n", "\n").replace('\r', "\n");
    text.trim_start_matches('\n').trim_end().to_owned()
}
