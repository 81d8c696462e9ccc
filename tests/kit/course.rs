//! A small course: a lesson, a quiz of one question, a second lesson; in Arabic and French.

use takwin::{
    content::{
        actions::{Publication, publish},
        course::Course,
        parse,
    },
    kit::time::Timestamp,
};

use super::app::House;

/// How its certificate is issued.
#[derive(Debug, Clone, Copy)]
pub enum Issued {
    Automatic,
    Administrator,
}

const COURSE: &str = r#"format = 1
id = "small-course"
source_language = "ar"
languages = ["ar", "fr"]
title = { ar = "دورة صغيرة", fr = "Petite formation" }
summary = { ar = "دورة قصيرة للاختبار.", fr = "Une formation courte, pour essayer." }
theme = { ar = "تجربة", fr = "Essai" }
level = "introductory"
angle = 58
tone = "terra"
minutes = 60
[completion]
rule = "required-items"
[certificate]
issue = "ISSUE"
valid_months = 36
hours = 1
[[objective]]
id = "know-it"
text = { ar = "معرفة الأمر", fr = "Le savoir" }
[[module]]
id = "only-module"
dir = "01-only"
title = { ar = "الوحدة", fr = "Le module" }
[[module.item]]
id = "first-lesson"
kind = "lesson"
file = "first"
minutes = 1
[[module.item]]
id = "short-quiz"
kind = "quiz"
file = "short"
minutes = 2
objectives = ["know-it"]
[[module.item]]
id = "second-lesson"
kind = "lesson"
file = "second"
minutes = 1
"#;

const GLOSSARY: &str = r#"[[term]]
key = "rumour"
ar = { term = "الإشاعة", text = "خبر لم يُتحقق منه." }
fr = { term = "Rumeur", text = "Un récit non vérifié." }
"#;

const QUIZ: &str = r#"title = { ar = "اختبار قصير", fr = "Petit quiz" }
pass_percent = 70
[[question]]
id = "only-question"
type = "true-false"
answer = true
objective = "know-it"
text = { ar = "هل هذا صحيح؟", fr = "Est-ce vrai ?" }
why_true = { ar = "نعم، هو كذلك.", fr = "Oui, en effet." }
why_false = { ar = "بل هو صحيح.", fr = "Si, c’est vrai." }
"#;

fn lesson(title: &str, text: &str, status: &str) -> Vec<u8> {
    format!("+++\ntitle = \"{title}\"\n{status}+++\n\n{text}\n").into_bytes()
}

/// The course, read from files as any other.
pub fn small(issued: Issued) -> Course {
    let issue = match issued {
        Issued::Automatic => "automatic",
        Issued::Administrator => "administrator",
    };
    let reviewed = "status = \"reviewed\"\n";
    let files = parse::Files::from([
        (
            "course.toml".to_owned(),
            COURSE.replace("ISSUE", issue).into_bytes(),
        ),
        ("glossary.toml".to_owned(), GLOSSARY.as_bytes().to_vec()),
        (
            "01-only/short.quiz.toml".to_owned(),
            QUIZ.as_bytes().to_vec(),
        ),
        (
            "01-only/first.ar.md".to_owned(),
            lesson(
                "الدرس الأول",
                "فقرة أولى عن [الإشاعة](term:rumour).\n\n## عنوان\n\nفقرة ثانية.",
                "",
            ),
        ),
        (
            "01-only/first.fr.md".to_owned(),
            lesson(
                "Première leçon",
                "Premier paragraphe sur la [rumeur](term:rumour).\n\n## Un titre\n\nUn second.",
                reviewed,
            ),
        ),
        (
            "01-only/second.ar.md".to_owned(),
            lesson("الدرس الثاني", "فقرة وحيدة.", ""),
        ),
    ]);
    let reading = parse::files("small-course", &files);
    let course = reading.sound();
    course
        .unwrap_or_else(|| panic!("the small course has faults: {:?}", reading.report()))
        .clone()
}

impl House {
    /// Publishes a course and offers it; answers its version.
    pub async fn publish(&self, course: &Course, class: &str) -> i64 {
        let publication = Publication {
            origin: "files",
            class,
            notes: "",
            by: None,
        };
        let now: Timestamp = self.now();
        let mut tx = self.app.db.write().await.expect("a transaction");
        let number = publish(&mut tx, now, course, &publication)
            .await
            .expect("a version");
        tx.commit().await.expect("a commit");
        self.app.library.refresh().await.expect("a refresh");
        number
    }
}
