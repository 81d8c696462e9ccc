//! A small course for the unit tests of this slice, made with its own operations.

use crate::{
    content::course::{
        Certificate, Completion, Course, Issue, Item, ItemKind, Lesson, LessonText, Level, Module,
        Retired, Status, Tone, usual_design,
    },
    kit::{
        locale::Locale,
        text::{Localised, Slug},
    },
};

pub fn slug(name: &str) -> Slug {
    Slug::parse(name).expect("a slug")
}

pub fn words(text: &str) -> Localised {
    Localised {
        ar: Some(format!("{text} ع")),
        fr: Some(format!("{text} fr")),
        en: None,
    }
}

fn text(title: &str, status: Option<Status>) -> LessonText {
    LessonText {
        title: title.to_owned(),
        substance: 1,
        status,
        translated_from: None,
        markdown: format!("{title}."),
    }
}

/// One module with a lesson in Arabic and French, an empty module, one retired id.
pub fn course() -> Course {
    let lesson = Lesson {
        texts: [
            (Locale::Ar, text("الساعة الأولى", None)),
            (
                Locale::Fr,
                text("La première heure", Some(Status::Reviewed)),
            ),
        ]
        .into(),
    };
    Course {
        id: slug("small-course"),
        source_language: Locale::Ar,
        languages: vec![Locale::Ar, Locale::Fr],
        title: words("دورة"),
        summary: words("ملخص"),
        theme: words("موضوع"),
        level: Level::Introductory,
        angle: 58,
        tone: Tone::Green,
        minutes: 60,
        audience: Localised::default(),
        completion: Completion::RequiredItems,
        certificate: Certificate {
            issue: Issue::Automatic,
            valid_months: None,
            hours: None,
            design: usual_design(),
            show_result: true,
            renewal_window_days: None,
            grace_days: None,
        },
        objectives: vec![],
        modules: vec![
            Module {
                id: slug("before"),
                title: words("قبل"),
                dir: Some("01-before".into()),
                items: vec![Item {
                    id: slug("first-hour"),
                    file: "hour".into(),
                    minutes: 9,
                    required: true,
                    objectives: vec![],
                    kind: ItemKind::Lesson(lesson),
                }],
                planned: vec![],
            },
            Module {
                id: slug("after"),
                title: words("بعد"),
                dir: None,
                items: vec![],
                planned: vec![],
            },
        ],
        banks: Default::default(),
        glossary: vec![],
        media: Default::default(),
        retired: vec![Retired {
            id: slug("old-hour"),
            since: 2,
            replaced_by: None,
        }],
    }
}
