//! `course.toml`, `glossary.toml` and the lessons, as they are written.

use std::collections::BTreeMap;

use super::{
    course::{
        Certificate, Completion, Course, Issue, Item, ItemKind, Lesson, LessonText, Level, Module,
        Objective, Retired, Status, Term, Tone, tidy_markdown, usual_design,
    },
    document::Document,
    format::Fields,
    media::is_plain_name,
    parse::Reader,
    reading::Origin,
};
use crate::kit::{
    locale::Locale,
    text::{Localised, Slug},
};

/// The version of the format that this reader knows.
pub const FORMAT: u32 = 1;
/// More than any course lasts.
const MAX_MINUTES: u32 = 60_000;
const KINDS: &[(&str, Kind)] = &[("lesson", Kind::Lesson), ("quiz", Kind::Quiz)];

#[derive(Clone, Copy)]
enum Kind {
    Lesson,
    Quiz,
}

/// The languages of a course, known before its lessons are read.
#[derive(Clone)]
pub(super) struct Languages {
    source: Locale,
    all: Vec<Locale>,
}

impl Reader<'_> {
    pub(super) fn course(&self, folder: &str) -> Option<Course> {
        let file = "course.toml";
        let Some(text) = self.text(file) else {
            self.log
                .error(file, 1, "missing-file", "there is no course.toml");
            return None;
        };
        let document = Document {
            file,
            text: &text,
            before: 0,
            log: &self.log,
        };
        document.read(|fields| self.course_fields(fields, folder))
    }

    fn course_fields(&self, fields: &Fields<'_>, folder: &str) -> Option<Course> {
        let _ = fields.number("format", FORMAT..=FORMAT);
        let id = fields.slug("id");
        if let Some(id) = id.as_ref().filter(|id| id.as_str() != folder) {
            fields.error(
                "course-id",
                format!("the id `{id}` is not the name of the folder, `{folder}`"),
            );
        }
        let languages = languages(fields);
        let certificate = fields.table("certificate", |fields| Certificate {
            issue: fields
                .choice("issue", Issue::NAMES)
                .unwrap_or(Issue::Administrator),
            valid_months: fields.number_if_any("valid_months", 1..=1_200),
            hours: fields.number_if_any("hours", 1..=1_000),
            design: fields.slug_if_any("design").unwrap_or_else(usual_design),
            show_result: fields.flag("show_result", true),
            renewal_window_days: fields.number_if_any("renewal_window_days", 1..=1_000),
            grace_days: fields.number_if_any("grace_days", 0..=1_000),
        });
        let completion = fields.table("completion", |fields| {
            fields.choice("rule", Completion::NAMES)
        });
        Some(Course {
            source_language: languages.source,
            title: fields.words("title"),
            summary: fields.words("summary"),
            theme: fields.words("theme"),
            level: fields
                .choice("level", Level::NAMES)
                .unwrap_or(Level::Introductory),
            angle: u8::try_from(fields.number("angle", 38..=76)).unwrap_or(45),
            tone: fields.choice("tone", Tone::NAMES).unwrap_or(Tone::Green),
            minutes: fields.number("minutes", 1..=MAX_MINUTES),
            audience: fields.words_if_any("audience"),
            completion: completion.flatten().unwrap_or(Completion::RequiredItems),
            certificate: certificate.unwrap_or(Certificate {
                issue: Issue::Administrator,
                valid_months: None,
                hours: None,
                design: usual_design(),
                show_result: true,
                renewal_window_days: None,
                grace_days: None,
            }),
            objectives: fields.tables("objective", |fields| {
                let text = fields.words("text");
                let id = fields.slug("id")?;
                let origin = Origin::Objective(id.clone());
                self.origin(origin, "course.toml", fields.line());
                Some(Objective { id, text })
            }),
            modules: fields.tables("module", |fields| self.module(fields, &languages)),
            banks: self.banks(),
            glossary: self.glossary(),
            media: BTreeMap::new(),
            retired: fields.tables("retired", |fields| {
                let since = fields.number("since", 1..=1_000_000);
                let replaced_by = fields.slug_if_any("replaced_by");
                Some(Retired {
                    id: fields.slug("id")?,
                    since,
                    replaced_by,
                })
            }),
            languages: languages.all,
            id: id?,
        })
    }

    fn module(&self, fields: &Fields<'_>, languages: &Languages) -> Option<Module> {
        let dir = fields.value_if_any("dir", plain_name);
        if dir.is_none() && fields.has("item") && !fields.has("dir") {
            fields.error(
                "missing-field",
                "a module with items needs `dir`, the folder of their files",
            );
        }
        let items = fields.tables("item", |fields| {
            self.item(fields, dir.as_deref(), languages)
        });
        let module = Module {
            title: fields.words("title"),
            planned: fields
                .tables("planned", |fields| Some(fields.words("title")))
                .into_iter()
                .filter(|title| !title.is_empty())
                .collect(),
            id: fields.slug("id")?,
            dir,
            items,
        };
        self.origin(
            Origin::Module(module.id.clone()),
            "course.toml",
            fields.line(),
        );
        Some(module)
    }

    fn item(&self, fields: &Fields<'_>, dir: Option<&str>, languages: &Languages) -> Option<Item> {
        let id = fields.slug("id");
        let kind = fields.choice("kind", KINDS);
        let file = fields.value("file", plain_name);
        let minutes = fields.number("minutes", 1..=MAX_MINUTES);
        let required = fields.flag("required", true);
        let objectives = fields.list("objectives", Slug::parse);
        if let Some(id) = &id {
            self.origin(Origin::Item(id.clone()), "course.toml", fields.line());
        }
        // Without its folder, the module has reported it once for all its items.
        let (id, file, dir) = (id?, file?, dir?);
        let kind = match kind? {
            Kind::Lesson => {
                let lesson = self.lesson(&id, &format!("{dir}/{file}"), languages);
                if lesson.texts.is_empty() {
                    let wanted = format!("{dir}/{file}.{}.md", languages.source.code());
                    fields.error("missing-file", format!("there is no {wanted}"));
                }
                ItemKind::Lesson(lesson)
            }
            Kind::Quiz => {
                let path = format!("{dir}/{file}.quiz.toml");
                let Some(quiz) = self.quiz(&path) else {
                    fields.error("missing-file", format!("there is no {path}"));
                    return None;
                };
                ItemKind::Quiz(quiz)
            }
        };
        Some(Item {
            id,
            file,
            minutes,
            required,
            objectives,
            kind,
        })
    }

    fn lesson(&self, id: &Slug, stem: &str, languages: &Languages) -> Lesson {
        let mut lesson = Lesson::default();
        for locale in &languages.all {
            let path = format!("{stem}.{}.md", locale.code());
            let Some(text) = self.text(&path) else {
                continue;
            };
            if let Some((read, before)) =
                self.lesson_text(&path, &text, *locale == languages.source)
            {
                self.origin(Origin::Lesson(id.clone(), *locale), &path, before);
                lesson.texts.insert(*locale, read);
            }
        }
        lesson
    }

    /// A lesson in one language, and how many lines stand before its text.
    fn lesson_text(&self, path: &str, text: &str, is_source: bool) -> Option<(LessonText, u32)> {
        let front = text
            .strip_prefix("+++\n")
            .and_then(|rest| rest.split_once("\n+++\n"));
        let Some((front, body)) = front else {
            let message = "a lesson starts with its title and status between two lines +++";
            self.log.error(path, 1, "front-matter", message);
            return None;
        };
        let front = format!("{front}\n");
        let document = Document {
            file: path,
            text: &front,
            before: 1,
            log: &self.log,
        };
        let mut read = document.read(|fields| {
            let status = if is_source {
                None
            } else {
                fields.choice("status", Status::NAMES)
            };
            LessonText {
                title: fields.text("title"),
                substance: fields.number_if_any("substance", 1..=10_000).unwrap_or(1),
                status,
                translated_from: fields.value_if_any("translated_from", hash),
                markdown: String::new(),
            }
        });
        let blank = body.len() - body.trim_start_matches('\n').len();
        let before = front.lines().count() + 2 + blank;
        read.markdown = tidy_markdown(body);
        if read.markdown.is_empty() {
            self.log.error(
                path,
                1,
                "empty-lesson",
                "there is no text after the front matter",
            );
        }
        if read.title.trim().is_empty() {
            self.log.error(path, 2, "missing-field", "`title` is empty");
        }
        Some((read, u32::try_from(before).unwrap_or(0)))
    }

    fn glossary(&self) -> Vec<Term> {
        let file = "glossary.toml";
        let Some(text) = self.text(file) else {
            return Vec::new();
        };
        Document {
            file,
            text: &text,
            before: 0,
            log: &self.log,
        }
        .read(|fields| {
            fields.tables("term", |fields| {
                let (mut name, mut meaning) = (Localised::default(), Localised::default());
                for locale in Locale::ALL {
                    fields.table(locale.code(), |fields| {
                        name.set(locale, &fields.text("term"));
                        meaning.set(locale, &fields.text("text"));
                    });
                }
                if name.is_empty() {
                    let message = "a term needs its name and its meaning, \
                        such as ar = { term = \"…\", text = \"…\" }";
                    fields.error("missing-field", message);
                }
                let key = fields.slug("key")?;
                self.origin(Origin::Term(key.clone()), file, fields.line());
                Some(Term {
                    key,
                    name,
                    text: meaning,
                })
            })
        })
    }
}

fn languages(fields: &Fields<'_>) -> Languages {
    let source = fields.value("source_language", locale).unwrap_or_default();
    let mut all: Vec<Locale> = Vec::new();
    for language in fields.list("languages", locale) {
        if all.contains(&language) {
            fields.error(
                "wrong-value",
                format!("`languages` names {} twice", language.code()),
            );
        } else {
            all.push(language);
        }
    }
    if all.is_empty() {
        fields.error("missing-field", "`languages` is missing");
        all.push(source);
    }
    Languages { source, all }
}

fn locale(code: &str) -> Result<Locale, &'static str> {
    Locale::parse(code).ok_or("expected ar, fr or en")
}

fn plain_name(name: &str) -> Result<String, &'static str> {
    let reserved = matches!(name, "media" | "banks");
    let fits = is_plain_name(name) && !name.contains('.') && !reserved;
    fits.then(|| name.to_owned())
        .ok_or("expected lowercase letters, digits and hyphens, and neither media nor banks")
}

fn hash(text: &str) -> Result<String, &'static str> {
    let fits = text.len() == 64
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    fits.then(|| text.to_owned())
        .ok_or("expected 64 hexadecimal digits")
}
