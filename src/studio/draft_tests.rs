use super::*;
use crate::studio::sample::{course, slug};

fn base(course: &Course) -> Base<'_> {
    Base {
        course: Some(course),
        next: 3,
    }
}

fn writing(title: &str, markdown: &str) -> Writing {
    Writing {
        title: title.into(),
        markdown: markdown.into(),
        status: Status::Reviewed,
        news: false,
        source: String::new(),
    }
}

fn lesson(course: &Course) -> &Lesson {
    let (_, item) = course.item("first-hour").expect("the lesson");
    item.lesson().expect("a lesson")
}

fn parity(course: &Course, locale: Locale) -> crate::content::course::Parity {
    course.parity(course.item("first-hour").expect("the lesson").1, locale)
}

#[test]
fn an_edited_source_leaves_its_translations_behind_until_they_are_saved_again() {
    use crate::content::course::Parity;
    let published = course();
    let mut draft = course();
    let seen = lesson_seen(lesson(&draft), Locale::Ar);
    let new = writing("الساعة الأولى", "نص جديد.\r\n");
    set_lesson_text(
        &mut draft,
        "first-hour",
        Locale::Ar,
        &seen,
        &new,
        base(&published),
    )
    .expect("an edit");
    assert_eq!(lesson(&draft).texts[&Locale::Ar].markdown, "نص جديد.");
    assert_eq!(parity(&draft, Locale::Fr), Parity::Stale);

    let seen = lesson_seen(lesson(&draft), Locale::Fr);
    let translated = writing("La première heure", "Nouveau texte.");
    set_lesson_text(
        &mut draft,
        "first-hour",
        Locale::Fr,
        &seen,
        &translated,
        base(&published),
    )
    .expect("an edit");
    assert_eq!(parity(&draft, Locale::Fr), Parity::Reviewed);
    assert_eq!(lesson(&draft).texts[&Locale::Ar].status, None);
    assert_eq!(lesson(&draft).texts[&Locale::Ar].translated_from, None);
}

#[test]
fn a_translation_of_a_source_that_moved_on_is_behind_at_once() {
    use crate::content::course::Parity;
    let published = course();
    let mut draft = course();
    let seen = lesson_seen(lesson(&draft), Locale::Fr);
    let shown = lesson(&draft).texts[&Locale::Ar].hash();
    let mut write = |locale, seen: &str, source: &str| {
        let new = Writing {
            source: source.into(),
            ..writing("x", "y")
        };
        set_lesson_text(
            &mut draft,
            "first-hour",
            locale,
            seen,
            &new,
            base(&published),
        )
        .expect("an edit");
    };
    let arabic = lesson_seen(lesson(&published), Locale::Ar);
    write(Locale::Ar, &arabic, "");
    write(Locale::Fr, &seen, &shown);
    assert_eq!(parity(&draft, Locale::Fr), Parity::Stale);
}

#[test]
fn a_text_changed_meanwhile_is_not_overwritten() {
    let published = course();
    let mut draft = course();
    let seen = lesson_seen(lesson(&draft), Locale::Ar);
    let mut write = |text: &str, seen: &str| {
        let new = writing("الساعة الأولى", text);
        set_lesson_text(
            &mut draft,
            "first-hour",
            Locale::Ar,
            seen,
            &new,
            base(&published),
        )
    };
    assert_eq!(write("نص كريم.", &seen), Ok(()));
    assert_eq!(write("نص سلمى.", &seen), Err(CannotEdit::Changed));
    // The same text twice is no quarrel.
    assert_eq!(write("نص كريم.", &seen), Ok(()));
}

#[test]
fn news_raise_the_substance_once_a_version() {
    let published = course();
    let mut draft = course();
    for text in ["أ", "ب"] {
        let seen = lesson_seen(lesson(&draft), Locale::Ar);
        let new = Writing {
            news: true,
            ..writing("الساعة الأولى", text)
        };
        set_lesson_text(
            &mut draft,
            "first-hour",
            Locale::Ar,
            &seen,
            &new,
            base(&published),
        )
        .expect("an edit");
    }
    assert_eq!(lesson(&draft).substance(), 2);
}

#[test]
fn a_text_needs_a_title_and_a_language_of_the_course() {
    let published = course();
    let mut draft = course();
    let mut write = |locale, title: &str| {
        set_lesson_text(
            &mut draft,
            "first-hour",
            locale,
            "",
            &writing(title, "x"),
            base(&published),
        )
    };
    assert_eq!(write(Locale::Fr, ""), Err(CannotEdit::TitleMissing));
    assert_eq!(write(Locale::En, "x"), Err(CannotEdit::Language));
}

#[test]
fn what_was_published_is_retired_and_what_was_not_is_forgotten() {
    let published = course();
    let mut draft = course();
    let new = add_lesson(&mut draft, "after", "Second hour").expect("a lesson");
    assert_eq!(new.as_str(), "second-hour");
    assert_eq!(draft.modules[1].dir.as_deref(), Some("02-after"));
    remove_item(&mut draft, "second-hour", base(&published)).expect("removed");
    remove_item(&mut draft, "first-hour", base(&published)).expect("removed");
    remove_module(&mut draft, "before", base(&published)).expect("removed");
    let retired: Vec<_> = draft
        .retired
        .iter()
        .map(|r| (r.id.as_str(), r.since))
        .collect();
    assert_eq!(retired, [("old-hour", 2), ("first-hour", 3), ("before", 3)]);
    // A retired id never comes back.
    let again = add_lesson(&mut draft, "after", "First hour").expect("a lesson");
    assert_eq!(again.as_str(), "first-hour-2");
    assert!(
        crate::content::compare::compare(&published, &draft)
            .lost
            .is_empty()
    );
}

#[test]
fn items_move_across_modules_and_back() {
    let mut draft = course();
    add_lesson(&mut draft, "before", "الثاني").expect("a lesson");
    let order = |course: &Course| -> Vec<String> {
        let items = course.items();
        items
            .map(|(module, item)| format!("{}/{}", module.id, item.id))
            .collect()
    };
    assert_eq!(order(&draft), ["before/first-hour", "before/lesson-1"]);
    move_item(&mut draft, "first-hour", false).expect("moved");
    assert_eq!(order(&draft), ["before/lesson-1", "before/first-hour"]);
    move_item(&mut draft, "first-hour", false).expect("moved");
    assert_eq!(order(&draft), ["before/lesson-1", "after/first-hour"]);
    move_item(&mut draft, "first-hour", false).expect("the end");
    move_item(&mut draft, "first-hour", true).expect("moved");
    assert_eq!(order(&draft), ["before/lesson-1", "before/first-hour"]);
    move_module(&mut draft, "after", true).expect("moved");
    assert_eq!(draft.modules[0].id, slug("after"));
    assert_eq!(
        remove_module(&mut draft, "before", base(&course())),
        Err(CannotEdit::ModuleFull)
    );
    assert_eq!(move_item(&mut draft, "nobody", true), Err(CannotEdit::Gone));
}
