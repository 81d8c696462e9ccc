//! A small course with one of everything, for the tests of this slice.

use super::{
    course::Course,
    parse::{self, Files},
};

const COURSE: &str = r#"
format = 1
id = "small-course"
source_language = "ar"
languages = ["ar", "fr", "en"]
title = { ar = "دورة", fr = "Cours", en = "Course" }
summary = { ar = "ملخص", fr = "Résumé", en = "Summary" }
theme = { ar = "موضوع", fr = "Thème", en = "Theme" }
level = "advanced"
angle = 58
tone = "ochre"
minutes = 60
audience = { ar = "الجميع", fr = "Tous", en = "All" }

[completion]
rule = "required-items"

[certificate]
issue = "automatic"
valid_months = 24
hours = 6

[[objective]]
id = "tell-apart"
text = { ar = "التمييز", fr = "Distinguer", en = "Tell apart" }

[[module]]
id = "before"
dir = "01-before"
title = { ar = "قبل", fr = "Avant", en = "Before" }
[[module.item]]
id = "first-hour"
kind = "lesson"
file = "hour"
minutes = 9
objectives = ["tell-apart"]
[[module.item]]
id = "first-check"
kind = "quiz"
file = "check"
minutes = 10
required = false
[[module]]
id = "during"
title = { ar = "أثناء", fr = "Pendant", en = "During" }
[[module.planned]]
title = { ar = "لاحقا", fr = "Plus tard", en = "Later" }
[[retired]]
id = "old-hour"
since = 2
replaced_by = "first-hour"
[[retired]]
id = "older-hour"
since = 1
"#;

const GLOSSARY: &str = r#"
[[term]]
key = "rumour"
ar = { term = "الإشاعة", text = "خبر غير مؤكد" }
fr = { term = "Rumeur", text = "Récit non vérifié" }
en = { term = "Rumour", text = "An unchecked account" }
"#;

const QUIZ: &str = r#"
title = { ar = "اختبار", fr = "Quiz", en = "Quiz" }
intro = { ar = "تمهيد", fr = "Intro", en = "Intro" }
pass_percent = 70
attempts = 3
minutes = 15
shuffle_questions = false
shuffle_options = false
feedback = "marks"
[[draw]]
bank = "final"
count = 2
tags = ["m1"]

[[question]]
id = "q-single"
type = "single"
points = 1.5
objective = "tell-apart"
difficulty = 2
tags = ["m1", "easy"]
text = { ar = "س\n\"١\"", fr = "Q \\ 1", en = "Q1" }
explain = { ar = "شرح", fr = "Parce que", en = "Because" }
[[question.option]]
id = "a"
correct = true
text = { ar = "نعم", fr = "Oui", en = "Yes" }
why = { ar = "لأن", fr = "Car", en = "Since" }
[[question.option]]
id = "b"
text = { ar = "لا", fr = "Non", en = "No" }
why = { ar = "خطأ", fr = "Faux", en = "Wrong" }

[[question]]
id = "q-multiple"
type = "multiple"
marking = "all-or-nothing"
text = { ar = "س٢", fr = "Q2", en = "Q2" }
[[question.option]]
id = "a"
correct = true
text = { ar = "أ", fr = "A", en = "A" }
why = { ar = "لأن", fr = "Car", en = "Since" }
[[question.option]]
id = "b"
correct = true
text = { ar = "ب", fr = "B", en = "B" }
why = { ar = "لأن", fr = "Car", en = "Since" }
[[question.option]]
id = "c"
text = { ar = "ج", fr = "C", en = "C" }
why = { ar = "خطأ", fr = "Faux", en = "Wrong" }

[[question]]
id = "q-true"
type = "true-false"
answer = false
text = { ar = "س٣", fr = "Q3", en = "Q3" }
why_true = { ar = "خطأ", fr = "Faux", en = "Wrong" }
why_false = { ar = "صواب", fr = "Juste", en = "Right" }
"#;

const BANK: &str = r#"
[[question]]
id = "b-number"
type = "numeric"
tags = ["m1"]
answer = "80.5"
tolerance = "0.5"
unit = { ar = "%", fr = "%", en = "%" }
text = { ar = "س٤", fr = "Q4", en = "Q4" }
explain = { ar = "شرح", fr = "Parce que", en = "Because" }
[[question]]
id = "b-short"
type = "short"
tags = ["m1"]
accept = { ar = ["إشاعة", "الإشاعة"], fr = ["rumeur"], en = ["rumour", "rumor"] }
text = { ar = "س٥", fr = "Q5", en = "Q5" }
explain = { ar = "شرح", fr = "Parce que", en = "Because" }
[[question]]
id = "b-matching"
type = "matching"
text = { ar = "س٦", fr = "Q6", en = "Q6" }
explain = { ar = "شرح", fr = "Parce que", en = "Because" }
[[question.pair]]
id = "x"
left = { ar = "يسار", fr = "Gauche", en = "Left" }
right = { ar = "يمين", fr = "Droite", en = "Right" }
why = { ar = "لأن", fr = "Car", en = "Since" }
[[question.pair]]
id = "y"
left = { ar = "فوق", fr = "Haut", en = "Up" }
right = { ar = "تحت", fr = "Bas", en = "Down" }
[[question.extra]]
id = "z"
right = { ar = "لا أحد", fr = "Personne", en = "Nobody" }
[[question]]
id = "b-ordering"
type = "ordering"
points = 2
text = { ar = "س٧", fr = "Q7", en = "Q7" }
explain = { ar = "شرح", fr = "Parce que", en = "Because" }
[[question.step]]
id = "a"
text = { ar = "أولا", fr = "D'abord", en = "First" }
[[question.step]]
id = "b"
text = { ar = "ثانيا", fr = "Ensuite", en = "Then" }
[[question.step]]
id = "c"
text = { ar = "ثالثا", fr = "Enfin", en = "Last" }
"#;

const LESSON_AR: &str = "+++\ntitle = \"الساعة الأولى\"\nsubstance = 2\n+++\n\nفقرة عن [الإشاعة](term:rumour).\n\n## عنوان\n\n![وصف كامل.](media/figure.svg \"شرح\")\n\n:::do جربوا\nاكتبوا سطرا.\n:::\n";
const LESSON_FR: &str = "+++\ntitle = \"La première heure\"\nstatus = \"reviewed\"\n+++\n\nUn paragraphe, et [le quiz](item:first-check).\n\n![Une description.](media/figure.svg)\n";
const LESSON_EN: &str =
    "+++\ntitle = \"The first hour\"\nstatus = \"draft\"\n+++\n\nOne paragraph.\n";
const FIGURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 620 300\" role=\"img\"><title>T</title><desc>D</desc><path d=\"M0 0H9\"/></svg>";

/// The drawings of the course.
pub fn media() -> Files {
    let names = ["media/figure.svg", "media/figure.fr.svg"];
    names
        .map(|name| (name.to_owned(), FIGURE.as_bytes().to_vec()))
        .into()
}

/// Every file of the course.
pub fn files() -> Files {
    let texts = [
        ("course.toml", COURSE),
        ("glossary.toml", GLOSSARY),
        ("01-before/check.quiz.toml", QUIZ),
        ("01-before/hour.ar.md", LESSON_AR),
        ("01-before/hour.fr.md", LESSON_FR),
        ("01-before/hour.en.md", LESSON_EN),
        ("banks/final.bank.toml", BANK),
    ];
    let texts = texts.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    texts.into_iter().chain(media()).collect()
}

/// One file of the course with a text replaced; the text must be there.
pub fn files_with(path: &str, from: &str, to: &str) -> Files {
    let mut files = files();
    let text = files.get_mut(path).expect("a file of the sample");
    let before = String::from_utf8(text.clone()).expect("text");
    assert!(before.contains(from), "{from} is not in {path}");
    *text = before.replacen(from, to, 1).into_bytes();
    files
}

pub fn course() -> Course {
    let reading = parse::files("small-course", &files());
    assert_eq!(reading.report(), [], "the sample is sound");
    reading.course.expect("the sample is a course")
}

/// The course with a text of one of its files replaced, sound or not.
pub fn course_with(path: &str, from: &str, to: &str) -> Course {
    let reading = parse::files("small-course", &files_with(path, from, to));
    reading
        .course
        .unwrap_or_else(|| panic!("{:?}", reading.problems))
}
