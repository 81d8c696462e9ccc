use super::*;
use crate::kit::words::words;

fn id(name: &str) -> OptionId {
    OptionId::parse(name).expect("an id")
}

fn text(base: &str) -> Localised {
    Localised {
        ar: Some(format!("نص {base}")),
        fr: Some(format!("texte {base}\nsur deux lignes")),
        en: None,
    }
}

fn question(body: Body) -> Question {
    Question {
        points: Mark(150),
        objective: Slug::parse("tell-apart").ok(),
        difficulty: Some(2),
        tags: vec!["m1".into(), "easy, really".into()],
        text: text("question"),
        explain: text("explain"),
        ..Question::new(Slug::parse("q-1").expect("a slug"), body)
    }
}

fn option(name: &str, correct: bool) -> ChoiceOption {
    ChoiceOption {
        id: id(name),
        correct,
        text: text(name),
        why: text("why"),
        weight: None,
    }
}

fn choice() -> Choice {
    Choice {
        options: vec![
            option("a", false),
            option("c", true),
            option("first-hour", true),
        ],
        all_or_nothing: false,
    }
}

fn all() -> Vec<Question> {
    let whole = Choice {
        all_or_nothing: true,
        ..choice()
    };
    let pair = |name: &str| Pair {
        id: id(name),
        left: text(name),
        right: text(&format!("{name} right")),
        why: Localised::default(),
    };
    let step = |name: &str| Step {
        id: id(name),
        text: text(name),
    };
    let decimal = |raw| Decimal::parse(raw).expect("a number");
    [
        Body::Single(choice()),
        Body::Multiple(whole),
        Body::TrueFalse(Truth {
            answer: false,
            why_true: text("no"),
            why_false: Localised::default(),
        }),
        Body::Numeric(Number {
            answer: decimal("-2.5"),
            tolerance: decimal("0.5"),
            unit: text("%"),
            ..Number::default()
        }),
        Body::Short(Short {
            accept: [
                (Locale::Ar, vec!["الإشاعة".into(), "إشاعة".into()]),
                (Locale::Fr, vec!["*rumeur*".into()]),
            ]
            .into(),
            ..Short::default()
        }),
        Body::Matching(Matching {
            pairs: vec![pair("a"), pair("b")],
            extras: vec![Extra {
                id: id("x"),
                right: text("extra"),
            }],
        }),
        Body::Ordering(Ordering {
            steps: vec![step("c"), step("a"), step("b")],
            ..Ordering::default()
        }),
    ]
    .map(question)
    .into()
}

/// The fields that a browser sends for a form, line ends as browsers write them.
fn fields(form: &QuestionForm) -> Fields {
    let mut sent = vec![
        ("points".to_owned(), form.points.clone()),
        ("objective".to_owned(), form.objective.clone()),
        ("difficulty".to_owned(), form.difficulty.clone()),
        ("tags".to_owned(), form.tags.clone()),
        ("answer".to_owned(), form.answer.clone()),
        ("tolerance".to_owned(), form.tolerance.clone()),
    ];
    if form.all_or_nothing {
        sent.push(("all_or_nothing".into(), "1".into()));
    }
    let mut texts = |name: &str, texts: &Texts| {
        for locale in Locale::ALL {
            let value = texts.at(&locale).replace('\n', "\r\n");
            sent.push((format!("{name}.{}", locale.code()), value));
        }
    };
    texts("text", &form.text);
    texts("explain", &form.explain);
    texts("unit", &form.unit);
    texts("why_true", &form.why_true);
    texts("why_false", &form.why_false);
    texts("accept", &form.accept);
    for (list, rows) in [("row", &form.rows), ("extra", &form.extras)] {
        for (at, row) in rows.iter().enumerate() {
            texts(&format!("{list}.{at}.text"), &row.text);
            texts(&format!("{list}.{at}.right"), &row.right);
            texts(&format!("{list}.{at}.why"), &row.why);
        }
    }
    for (list, rows) in [("row", &form.rows), ("extra", &form.extras)] {
        for (at, row) in rows.iter().enumerate() {
            sent.push((format!("{list}.{at}.id"), row.id.clone()));
            sent.push((format!("{list}.{at}.place"), row.place.clone()));
            if row.correct {
                sent.push(("correct".into(), at.to_string()));
            }
        }
    }
    Fields(sent)
}

fn back(form: &QuestionForm) -> Result<Question, FieldFaults> {
    let id = Slug::parse("q-1").expect("a slug");
    form.parse(words(Locale::Ar), &id, &BTreeSet::new())
}

#[test]
fn the_form_of_a_question_gives_the_question_whatever_its_type() {
    for question in all() {
        let mut form = QuestionForm::of(&question);
        for _ in 0..2 {
            let read = QuestionForm::read(form.kind, &fields(&form));
            assert_eq!(back(&read).expect("no faults"), question, "{}", form.kind);
            form.add_rows();
        }
    }
}

#[test]
fn a_new_option_takes_a_letter_that_was_never_given() {
    let mut form = QuestionForm::of(&all()[0]);
    form.rows[0] = RowForm {
        id: "a".into(),
        ..RowForm::default()
    };
    form.rows[4].text = Texts::of(&text("new"));
    let taken = [id("b")].into();
    let id = Slug::parse("q-1").expect("a slug");
    let question = form
        .parse(words(Locale::Ar), &id, &taken)
        .expect("no faults");
    let Body::Single(choice) = question.body else {
        panic!("a choice")
    };
    let ids: Vec<_> = choice
        .options
        .iter()
        .map(|option| option.id.as_str())
        .collect();
    assert_eq!(ids, ["c", "first-hour", "d"]);
}

#[test]
fn steps_stand_in_the_order_of_their_numbers() {
    let mut form = QuestionForm::of(&all()[6]);
    form.rows[0].place = "٣".into();
    form.rows[1].place = "1".into();
    form.rows[2].place = "2".into();
    let Body::Ordering(ordering) = back(&form).expect("no faults").body else {
        panic!("an ordering")
    };
    let ids: Vec<_> = ordering.steps.iter().map(|step| step.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    form.rows[1].place = "first".into();
    let faults = back(&form).expect_err("a fault");
    assert!(!faults.at("row.1.place").is_empty());
}

#[test]
fn what_cannot_be_read_is_said_at_its_field() {
    let mut form = QuestionForm::of(&all()[3]);
    form.answer = "beaucoup".into();
    form.points = "0".into();
    form.tolerance = "٠٫٥".into();
    let faults = back(&form).expect_err("faults");
    let at: Vec<_> = faults.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(at, ["points", "answer"]);
}
