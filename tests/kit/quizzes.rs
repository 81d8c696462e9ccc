//! A small course of two quizzes, and what people do in them.

use std::collections::BTreeMap;

use takwin::{
    content::{
        course::{
            Certificate, Completion, Course, Draw, Feedback, Issue, Item, ItemKind, Level, Module,
            Quiz, Tone,
        },
        settings::Settings,
    },
    kit::{
        db::{Record, sql},
        locale::Locale,
        text::{Localised, Slug},
    },
    questions::{
        Body, OptionId, Question,
        choice::{Choice, ChoiceOption},
        decimal::Decimal,
        form,
        mark::Mark,
        matching::{Extra, Matching, Pair},
        number::Number,
        ordering::{Ordering, Step},
        short::Short,
        truth::Truth,
    },
};

use super::{
    app::House,
    browser::{Browser, Seen},
};

/// What every feedback begins with: it must never be on a paper.
pub const WHY: &str = "Parce que";
/// The quiz with a question of every type, and the one drawn from a bank.
pub const CHECK: &str = "/fr/learning/quiz-course/check/quiz";
pub const FINAL: &str = "/fr/learning/quiz-course/final/quiz";

pub fn slug(name: &str) -> Slug {
    Slug::parse(name).expect("a slug")
}

fn id(name: &str) -> OptionId {
    OptionId::parse(name).expect("an option")
}

/// A text in Arabic and French; English falls back.
pub fn text(ar: &str, fr: &str) -> Localised {
    Localised {
        ar: Some(ar.to_owned()),
        fr: Some(fr.to_owned()),
        en: None,
    }
}

fn why(what: &str) -> Localised {
    text(&format!("لأن {what}"), &format!("{WHY} {what}"))
}

fn choice(options: &[(&str, bool)]) -> Choice {
    let option = |(name, correct): &(&str, bool)| ChoiceOption {
        id: id(name),
        correct: *correct,
        text: text(&format!("اختيار {name}"), &format!("Choix {name}")),
        why: why(name),
        weight: None,
    };
    Choice {
        options: options.iter().map(option).collect(),
        all_or_nothing: false,
    }
}

fn question(name: &str, points: i64, body: Body) -> Question {
    Question {
        points: Mark(points),
        tags: vec!["m1".to_owned()],
        text: text(&format!("نص {name}"), &format!("Texte {name}")),
        explain: why(name),
        ..Question::new(slug(name), body)
    }
}

/// One question of each type: 9 points.
pub fn questions() -> Vec<Question> {
    let pair = |name: &str| Pair {
        id: id(name),
        left: text(&format!("يمين {name}"), &format!("Gauche {name}")),
        right: text(&format!("يسار {name}"), &format!("Droite {name}")),
        why: why(name),
    };
    let step = |name: &str| Step {
        id: id(name),
        text: text(&format!("خطوة {name}"), &format!("Etape {name}")),
    };
    vec![
        question(
            "q-single",
            100,
            Body::Single(choice(&[("a", true), ("b", false), ("c", false)])),
        ),
        question(
            "q-multiple",
            200,
            Body::Multiple(choice(&[
                ("a", true),
                ("b", false),
                ("c", true),
                ("d", false),
            ])),
        ),
        question(
            "q-truth",
            100,
            Body::TrueFalse(Truth {
                answer: false,
                why_true: why("vrai"),
                why_false: why("faux"),
            }),
        ),
        question(
            "q-number",
            150,
            Body::Numeric(Number {
                answer: Decimal::parse("73.5").expect("a number"),
                tolerance: Decimal::parse("0.5").expect("a number"),
                unit: text("%", "%"),
                ..Number::default()
            }),
        ),
        question(
            "q-short",
            150,
            Body::Short(Short {
                accept: BTreeMap::from([
                    (Locale::Ar, vec!["الإشاعة".to_owned()]),
                    (Locale::Fr, vec!["*rumeur*".to_owned()]),
                ]),
                ..Short::default()
            }),
        ),
        question(
            "q-matching",
            100,
            Body::Matching(Matching {
                pairs: ["a", "b"].map(pair).into(),
                extras: vec![Extra {
                    id: id("x"),
                    right: text("يسار x", "Droite x"),
                }],
            }),
        ),
        question(
            "q-ordering",
            100,
            Body::Ordering(Ordering {
                steps: ["a", "b", "c"].map(step).into(),
                ..Ordering::default()
            }),
        ),
    ]
}

fn quiz(title: Localised, questions: Vec<Question>) -> Quiz {
    Quiz {
        title,
        intro: text("مقدمة", "Introduction"),
        pass_percent: 70,
        attempts: Some(2),
        minutes: Some(15),
        shuffle_questions: true,
        shuffle_options: true,
        feedback: Feedback::Full,
        settings: Settings::default(),
        draws: Vec::new(),
        questions,
    }
}

fn item(name: &str, quiz: Quiz) -> Item {
    Item {
        id: slug(name),
        file: name.to_owned(),
        minutes: 15,
        required: true,
        objectives: Vec::new(),
        kind: ItemKind::Quiz(quiz),
    }
}

/// The course, its first quiz changed.
pub fn course(change: impl FnOnce(&mut Quiz)) -> Course {
    let mut check = quiz(text("اختبار الوحدة", "Quiz du module"), questions());
    change(&mut check);
    let mut last = quiz(text("الاختبار النهائي", "Quiz final"), Vec::new());
    last.draws = vec![Draw {
        bank: slug("final"),
        count: 3,
        tags: vec!["m1".to_owned()],
    }];
    let banked = (0..6).map(|n| {
        let body = Body::Single(choice(&[("a", true), ("b", false)]));
        question(&format!("f-{n}"), 100, body)
    });
    Course {
        id: slug("quiz-course"),
        source_language: Locale::Ar,
        languages: vec![Locale::Ar, Locale::Fr],
        title: text("دورة الاختبارات", "Formation des quiz"),
        summary: text("ملخص", "Résumé"),
        theme: text("محور", "Thème"),
        level: Level::Introductory,
        angle: 45,
        tone: Tone::Green,
        minutes: 30,
        audience: Localised::default(),
        completion: Completion::RequiredItems,
        certificate: Certificate {
            issue: Issue::Administrator,
            valid_months: None,
            hours: None,
            design: takwin::content::course::usual_design(),
            show_result: true,
            renewal_window_days: None,
            grace_days: None,
        },
        objectives: Vec::new(),
        modules: vec![Module {
            id: slug("module"),
            title: text("وحدة", "Module"),
            dir: Some("module".to_owned()),
            items: vec![item("check", check), item("final", last)],
            planned: Vec::new(),
        }],
        banks: BTreeMap::from([(slug("final"), banked.collect())]),
        glossary: Vec::new(),
        media: BTreeMap::new(),
        retired: Vec::new(),
    }
}

impl House {
    /// A single value of the database.
    pub async fn asked<T>(&self, text: &'static str) -> T
    where
        (T,): Record,
    {
        sql(text).scalar(&self.app.db).await.expect("a value")
    }
}

impl Browser {
    /// Enrols in the course and starts a quiz: the paper.
    pub async fn sit(&mut self, quiz: &str) -> Seen {
        self.post("/fr/courses/quiz-course/enrolments", &[])
            .await
            .ok();
        let front = self.get(quiz).await.ok();
        self.submit(&front, "form[action$='/attempts']", &[])
            .await
            .ok()
    }

    /// Fills the paper and presses the button that saves.
    pub async fn save(&mut self, paper: &Seen, fields: &[(&str, &str)]) -> Seen {
        self.press(paper, "#quiz", fields, Some(("save", "1")))
            .await
    }

    /// Fills the paper and hands it in.
    pub async fn hand_in(&mut self, paper: &Seen, fields: &[(&str, &str)]) -> Seen {
        self.press_to(paper, "#quiz", fields, "/submission").await
    }
}

/// The right answers to the questions of a paper, as fields of its form.
pub fn right_answers(course: &Course, paper: &Seen) -> Vec<(String, String)> {
    let on_paper = course.questions().map(|(_, question)| question);
    on_paper
        .filter(|question| paper.has(&format!("[data-question='{}']", question.id)))
        .flat_map(|question| form::fields(question, &form::prefix(&question.id), &question.key()))
        .collect()
}

/// Fields as they are written in a test.
pub fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    let pairs = fields.iter();
    pairs.map(|(k, v)| (k.as_str(), v.as_str())).collect()
}
