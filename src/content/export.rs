//! A course as the files that would be read back as the same course: same text, same hash.
//!
//! Questions are written by [`super::export_questions`]. Media are not here: their bytes are kept by
//! hash, and whoever writes the files copies each of [`Course::media`] to its path.

use super::{
    course::{Course, Feedback, Item, ItemKind, LessonText, Module, Quiz, Term, is_usual_design},
    course_files::FORMAT,
    export_questions::question_toml,
    parse::Files,
    settings_files,
    toml_text::{Toml, quoted},
};
use crate::kit::{locale::Locale, text::Slug};

/// Every text file of the course, by its path inside the course folder.
#[must_use]
pub fn files(course: &Course) -> Files {
    let mut files = Files::new();
    let mut put = |path: String, text: String| drop(files.insert(path, text.into_bytes()));
    put("course.toml".to_owned(), course_toml(course));
    if !course.glossary.is_empty() {
        put("glossary.toml".to_owned(), glossary_toml(&course.glossary));
    }
    for (name, questions) in &course.banks {
        let mut toml = Toml::default();
        questions
            .iter()
            .for_each(|question| question_toml(&mut toml, question));
        put(format!("banks/{name}.bank.toml"), toml.text);
    }
    for (module, item) in course.items() {
        let stem = format!("{}/{}", folder(module), item.file);
        match &item.kind {
            ItemKind::Quiz(quiz) => put(format!("{stem}.quiz.toml"), quiz_toml(quiz)),
            ItemKind::Lesson(lesson) => {
                for (locale, text) in &lesson.texts {
                    put(format!("{stem}.{}.md", locale.code()), lesson_md(text));
                }
            }
        }
    }
    files
}

fn folder(module: &Module) -> &str {
    module.dir.as_deref().unwrap_or(module.id.as_str())
}

fn course_toml(course: &Course) -> String {
    let mut toml = Toml::default();
    toml.raw("format", FORMAT);
    toml.text("id", course.id.as_str());
    toml.text("source_language", course.source_language.code());
    toml.list(
        "languages",
        course.languages.iter().map(|locale| locale.code()),
    );
    toml.words("title", &course.title);
    toml.words("summary", &course.summary);
    toml.words("theme", &course.theme);
    toml.text("level", course.level.as_str());
    toml.raw("angle", course.angle);
    toml.text("tone", course.tone.as_str());
    toml.raw("minutes", course.minutes);
    toml.words("audience", &course.audience);
    toml.header("[completion]");
    toml.text("rule", course.completion.as_str());
    toml.header("[certificate]");
    toml.text("issue", course.certificate.issue.as_str());
    toml.raw_if("valid_months", course.certificate.valid_months);
    toml.raw_if("hours", course.certificate.hours);
    if !is_usual_design(&course.certificate.design) {
        toml.text("design", course.certificate.design.as_str());
    }
    if !course.certificate.show_result {
        toml.flag("show_result", false);
    }
    let window = course.certificate.renewal_window_days;
    toml.raw_if("renewal_window_days", window);
    toml.raw_if("grace_days", course.certificate.grace_days);
    for objective in &course.objectives {
        toml.header("[[objective]]");
        toml.text("id", objective.id.as_str());
        toml.words("text", &objective.text);
    }
    for module in &course.modules {
        toml.header("[[module]]");
        toml.text("id", module.id.as_str());
        if module.dir.is_some() || !module.items.is_empty() {
            toml.text("dir", folder(module));
        }
        toml.words("title", &module.title);
        module
            .items
            .iter()
            .for_each(|item| item_toml(&mut toml, item));
        for title in &module.planned {
            toml.line("[[module.planned]]");
            toml.words("title", title);
        }
    }
    for retired in &course.retired {
        toml.header("[[retired]]");
        toml.text("id", retired.id.as_str());
        toml.raw("since", retired.since);
        if let Some(heir) = &retired.replaced_by {
            toml.text("replaced_by", heir.as_str());
        }
    }
    toml.text
}

fn item_toml(toml: &mut Toml, item: &Item) {
    toml.line("[[module.item]]");
    toml.text("id", item.id.as_str());
    toml.text("kind", item.kind_name());
    toml.text("file", &item.file);
    toml.raw("minutes", item.minutes);
    if !item.required {
        toml.raw("required", false);
    }
    toml.list("objectives", item.objectives.iter().map(Slug::as_str));
}

fn lesson_md(lesson: &LessonText) -> String {
    let mut toml = Toml::default();
    toml.text("title", &lesson.title);
    toml.raw("substance", lesson.substance);
    if let Some(status) = lesson.status {
        toml.text("status", status.as_str());
    }
    if let Some(hash) = &lesson.translated_from {
        toml.text("translated_from", hash);
    }
    format!("+++\n{}+++\n\n{}\n", toml.text, lesson.markdown)
}

fn glossary_toml(glossary: &[Term]) -> String {
    let mut toml = Toml::default();
    for term in glossary {
        toml.header("[[term]]");
        toml.text("key", term.key.as_str());
        for locale in Locale::ALL {
            if let (Some(name), Some(text)) = (term.name.get(locale), term.text.get(locale)) {
                let entry = format!("{{ term = {}, text = {} }}", quoted(name), quoted(text));
                toml.raw(locale.code(), entry);
            }
        }
    }
    toml.text
}

fn quiz_toml(quiz: &Quiz) -> String {
    let mut toml = Toml::default();
    toml.words("title", &quiz.title);
    toml.words("intro", &quiz.intro);
    toml.raw("pass_percent", quiz.pass_percent);
    toml.raw_if("attempts", quiz.attempts);
    toml.raw_if("minutes", quiz.minutes);
    for (name, flag) in [
        ("shuffle_questions", quiz.shuffle_questions),
        ("shuffle_options", quiz.shuffle_options),
    ] {
        if !flag {
            toml.raw(name, false);
        }
    }
    if quiz.feedback != Feedback::Full {
        toml.text("feedback", quiz.feedback.as_str());
    }
    settings_files::write(&mut toml, &quiz.settings);
    for draw in &quiz.draws {
        toml.header("[[draw]]");
        toml.text("bank", draw.bank.as_str());
        toml.raw("count", draw.count);
        toml.list("tags", draw.tags.iter().map(String::as_str));
    }
    quiz.questions
        .iter()
        .for_each(|question| question_toml(&mut toml, question));
    toml.text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{parse, sample};

    fn read_back(course: &Course) -> crate::content::reading::Reading {
        let mut files = files(course);
        files.extend(sample::media());
        parse::files(course.id.as_str(), &files)
    }

    #[test]
    fn what_is_written_is_read_as_the_same_version() {
        let course = sample::course();
        let again = read_back(&course);
        assert_eq!(again.report(), []);
        let read = again.course.expect("the exported course");
        assert_eq!(read, course);
        assert_eq!(read.hash(), course.hash());
        assert_eq!(files(&read), files(&course));
    }

    proptest::proptest! {
        #[test]
        fn any_text_travels_whole(
            title in "\\PC{1,30}", text in "[\\x01-\\x7eء-ي\"\\\\]{1,60}", tag in "\\PC{1,8}", markdown in "[a-z+#:\n]{1,60}",
        ) {
            let mut course = sample::course();
            course.title.set(Locale::Ar, &title);
            course.audience.set(Locale::Fr, &text);
            let quiz = course.modules.iter_mut().flat_map(|module| &mut module.items).find_map(|item| match &mut item.kind {
                ItemKind::Quiz(quiz) => Some(quiz),
                ItemKind::Lesson(_) => None,
            }).expect("a quiz");
            quiz.questions[0].tags.push(tag);
            quiz.questions[0].explain.set(Locale::En, &text);
            let lesson = course.modules.iter_mut().flat_map(|module| &mut module.items).find_map(|item| match &mut item.kind {
                ItemKind::Lesson(lesson) => lesson.texts.get_mut(&Locale::Ar),
                ItemKind::Quiz(_) => None,
            }).expect("a lesson");
            lesson.title = format!("x{text}");
            lesson.markdown = crate::content::course::tidy_markdown(&format!("x{markdown}"));
            let read = read_back(&course).course.expect("the exported course");
            proptest::prop_assert_eq!(read.hash(), course.hash());
        }
    }
}
