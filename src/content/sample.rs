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
[[question]]
id = "b-range"
type = "numeric"
status = "draft"
penalty = 50
hints = [{ ar = "تلميح", fr = "Un indice", en = "A hint" }, { ar = "آخر", fr = "Un autre", en = "Another" }]
answer = "4"
range = ["2", "5.5"]
tolerance_percent = "2.5"
unit = { ar = "كم", fr = "km", en = "km" }
unit_required = true
text = { ar = "س٨", fr = "Q8", en = "Q8" }
explain = { ar = "شرح", fr = "Parce que", en = "Because" }
[[question]]
id = "b-near"
type = "short"
case = true
accept = { ar = ["بلاغ"], fr = ["Communiqué"] }
text = { ar = "س٩", fr = "Q9", en = "Q9" }
explain = { ar = "شرح", fr = "Parce que", en = "Because" }
[[question.partial]]
accept = { fr = ["communiqué"] }
share = 33.33
why = { ar = "قريب", fr = "Presque", en = "Nearly" }
[[question]]
id = "b-weights"
type = "multiple"
text = { ar = "س١٠", fr = "Q10", en = "Q10" }
[[question.option]]
id = "a"
correct = true
weight = 66.67
text = { ar = "أ", fr = "A", en = "A" }
why = { ar = "لأن", fr = "Car", en = "Since" }
[[question.option]]
id = "b"
correct = true
weight = 33.33
text = { ar = "ب", fr = "B", en = "B" }
why = { ar = "لأن", fr = "Car", en = "Since" }
[[question.option]]
id = "c"
weight = -50
text = { ar = "ج", fr = "C", en = "C" }
why = { ar = "خطأ", fr = "Faux", en = "Wrong" }
[[question]]
id = "b-places"
type = "ordering"
rule = "places"
text = { ar = "س١١", fr = "Q11", en = "Q11" }
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
[[question]]
id = "b-kprim"
type = "kprim"
marking = "all-or-nothing"
text = { ar = "س١٢", fr = "Q12", en = "Q12" }
[[question.statement]]
id = "a"
correct = true
text = { ar = "أ", fr = "A", en = "A" }
why = { ar = "لأن", fr = "Car", en = "Since" }
[[question.statement]]
id = "b"
text = { ar = "ب", fr = "B", en = "B" }
why = { ar = "لأن", fr = "Car", en = "Since" }
[[question.statement]]
id = "c"
text = { ar = "ج", fr = "C", en = "C" }
why = { ar = "لأن", fr = "Car", en = "Since" }
[[question.statement]]
id = "d"
correct = true
text = { ar = "د", fr = "D", en = "D" }
why = { ar = "لأن", fr = "Car", en = "Since" }
[[question]]
id = "b-cloze"
type = "cloze"
cloze = { ar = "[[a]] ثم [[b]] و[[c]] و[[d]].", fr = "[[b]] puis [[a]], [[c]] et [[d]].", en = "[[a]], [[b]], [[c]], [[d]]." }
text = { ar = "س١٣", fr = "Q13", en = "Q13" }
explain = { ar = "شرح", fr = "Parce que", en = "Because" }
[[question.gap]]
id = "a"
kind = "typed"
weight = 2
accept = { ar = ["بلاغ"], fr = ["communiqué"] }
why = { ar = "لأن", fr = "Car", en = "Since" }
[[question.gap.partial]]
accept = { fr = ["note"] }
share = 50
[[question.gap]]
id = "b"
kind = "number"
answer = "12"
tolerance = "1"
[[question.gap]]
id = "c"
kind = "choice"
[[question.gap.option]]
id = "a"
correct = true
text = { ar = "أ", fr = "A", en = "A" }
[[question.gap.option]]
id = "b"
text = { ar = "ب", fr = "B", en = "B" }
[[question.gap]]
id = "d"
kind = "word"
word = "x"
[[question.word]]
id = "x"
text = { ar = "س", fr = "X", en = "X" }
[[question.word]]
id = "y"
text = { ar = "ص", fr = "Y", en = "Y" }
[[question]]
id = "b-mark"
type = "mark-error"
passage = { ar = "في [[a|الرباض]] [[b|غدا]].", fr = "À [[a|Rabad]] [[b|demain]].", en = "In [[a|Rabad]] [[b|tomorrow]]." }
text = { ar = "س١٤", fr = "Q14", en = "Q14" }
[[question.segment]]
id = "a"
correct = true
fix = { ar = "الرباط", fr = "Rabat", en = "Rabat" }
why = { ar = "لأن", fr = "Car", en = "Since" }
[[question.segment]]
id = "b"
[[question]]
id = "b-spot"
type = "hotspot"
image = "media/desk.svg"
alt = { ar = "مكتب", fr = "Un bureau", en = "A desk" }
several = true
text = { ar = "س١٥", fr = "Q15", en = "Q15" }
[[question.zone]]
id = "a"
correct = true
label = { ar = "أ", fr = "A", en = "A" }
shape = "rect"
x = 0
y = 10
width = 200
height = 300
why = { ar = "لأن", fr = "Car", en = "Since" }
[[question.zone]]
id = "b"
correct = true
label = { ar = "ب", fr = "B", en = "B" }
shape = "circle"
x = 500
y = 500
radius = 60
why = { ar = "لأن", fr = "Car", en = "Since" }
[[question.zone]]
id = "c"
label = { ar = "ج", fr = "C", en = "C" }
shape = "polygon"
points = "700,700 900,700 700,900"
why = { ar = "لأن", fr = "Car", en = "Since" }
[[question]]
id = "b-essay"
type = "essay"
points = 3.5
min_words = 50
max_words = 200
model = { ar = "نموذج\nبسطرين", fr = "Un modèle", en = "A model" }
text = { ar = "س١٦", fr = "Q16", en = "Q16" }
[[question.criterion]]
id = "a"
text = { ar = "الوضوح", fr = "Clarté", en = "Clarity" }
[[question.criterion.level]]
points = 0
text = { ar = "غامض", fr = "Obscur", en = "Unclear" }
[[question.criterion.level]]
points = 1.5
text = { ar = "واضح", fr = "Clair", en = "Clear" }
[[question.criterion]]
id = "b"
text = { ar = "الدقة", fr = "Exactitude", en = "Accuracy" }
[[question.criterion.level]]
points = 0
text = { ar = "خاطئ", fr = "Faux", en = "Wrong" }
[[question.criterion.level]]
points = 2
text = { ar = "دقيق", fr = "Exact", en = "Accurate" }
[[question]]
id = "b-likert"
type = "likert"
labels = [{ ar = "أبدا", fr = "Jamais", en = "Never" }, { ar = "أحيانا", fr = "Parfois", en = "Sometimes" }, { ar = "دائما", fr = "Toujours", en = "Always" }]
text = { ar = "س١٧", fr = "Q17", en = "Q17" }
[[question.statement]]
id = "a"
text = { ar = "أ", fr = "A", en = "A" }
"#;

const LESSON_AR: &str = "+++\ntitle = \"الساعة الأولى\"\nsubstance = 2\n+++\n\nفقرة عن [الإشاعة](term:rumour).\n\n## عنوان\n\n![وصف كامل.](media/figure.svg \"شرح\")\n\n:::do جربوا\nاكتبوا سطرا.\n:::\n";
const LESSON_FR: &str = "+++\ntitle = \"La première heure\"\nstatus = \"reviewed\"\n+++\n\nUn paragraphe, et [le quiz](item:first-check).\n\n![Une description.](media/figure.svg)\n";
const LESSON_EN: &str =
    "+++\ntitle = \"The first hour\"\nstatus = \"draft\"\n+++\n\nOne paragraph.\n";
const FIGURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 620 300\" role=\"img\"><title>T</title><desc>D</desc><path d=\"M0 0H9\"/></svg>";

/// The drawings of the course.
pub fn media() -> Files {
    let names = ["media/figure.svg", "media/figure.fr.svg", "media/desk.svg"];
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
