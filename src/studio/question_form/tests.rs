use proptest::prelude::*;

use super::*;
use crate::{
    kit::{locale::Locale, words::words},
    questions::{
        cloze::GapKind,
        decimal::Decimal,
        hotspot::Shape,
        number::Number,
        ordering::OrderingRule,
        samples::{self, id, text},
        short::Partial,
    },
};

/// The samples, and some with what they leave out.
fn all() -> Vec<Question> {
    let mut all = samples::all();
    let decimal = |raw| Decimal::parse(raw).expect("a number");
    for question in samples::all() {
        let mut fuller = Question {
            objective: Slug::parse("tell-apart").ok(),
            hints: vec![text("hint"), text("other hint")],
            penalty: Share(2_500),
            status: Status::Draft,
            ..question
        };
        match &mut fuller.body {
            Body::Multiple(choice) => choice.all_or_nothing = true,
            Body::Numeric(number) => {
                *number = Number {
                    tolerance_percent: Some(decimal("12.5")),
                    range: Some((decimal("-3"), decimal("2"))),
                    unit_required: true,
                    ..number.clone()
                }
            }
            Body::Short(short) => {
                short.case = true;
                short.partial = vec![Partial {
                    accept: [(Locale::Fr, vec!["bruit".into()])].into(),
                    share: Share(3_333),
                    why: text("near"),
                }];
            }
            Body::Ordering(ordering) => ordering.rule = OrderingRule::Longest,
            Body::Kprim(kprim) => kprim.all_or_nothing = true,
            Body::Hotspot(picture) => {
                picture.zones[0].shape = Shape::Rect {
                    x: 1,
                    y: 2,
                    width: 3,
                    height: 4,
                };
                picture.zones[1].shape = Shape::Polygon {
                    points: vec![(0, 0), (900, 10), (1_000, 1_000)],
                };
            }
            _ => {}
        }
        all.push(fuller);
    }
    all
}

/// The fields that a browser sends.
#[derive(Default)]
struct Sent(Vec<(String, String)>);

impl Sent {
    fn line(&mut self, name: impl Into<String>, value: &str) {
        // Line ends as browsers write them.
        self.0.push((name.into(), value.replace('\n', "\r\n")));
    }

    fn texts(&mut self, name: &str, texts: &Texts) {
        for locale in Locale::ALL {
            self.line(format!("{name}.{}", locale.code()), texts.at(&locale));
        }
    }

    fn tick(&mut self, name: &str, value: &str, ticked: bool) {
        if ticked {
            self.line(name, value);
        }
    }

    fn options(&mut self, prefix: &str, rows: &[choice::OptionRow]) {
        for (at, row) in rows.iter().enumerate() {
            let name = format!("{prefix}row.{at}");
            self.line(format!("{name}.id"), &row.id);
            self.texts(&format!("{name}.text"), &row.text);
            self.texts(&format!("{name}.why"), &row.why);
            self.line(format!("{name}.weight"), &row.weight);
            self.tick(&format!("{prefix}correct"), &at.to_string(), row.correct);
        }
    }

    fn number(&mut self, prefix: &str, number: &number::NumberForm) {
        for (name, value) in [
            ("answer", &number.answer),
            ("tolerance", &number.tolerance),
            ("tolerance_percent", &number.tolerance_percent),
            ("low", &number.low),
            ("high", &number.high),
        ] {
            self.line(format!("{prefix}{name}"), value);
        }
        self.texts(&format!("{prefix}unit"), &number.unit);
        let required = format!("{prefix}unit_required");
        self.tick(&required, "1", number.unit_required);
    }

    fn short(&mut self, prefix: &str, short: &short::ShortForm) {
        self.texts(&format!("{prefix}accept"), &short.accept);
        self.tick(&format!("{prefix}case"), "1", short.case);
        for (at, row) in short.partial.iter().enumerate() {
            let name = format!("{prefix}partial.{at}");
            self.texts(&format!("{name}.accept"), &row.accept);
            self.line(format!("{name}.share"), &row.share);
            self.texts(&format!("{name}.why"), &row.why);
        }
    }

    /// A list of rows, each with its id and one text.
    fn named<'a>(&mut self, list: &str, rows: impl Iterator<Item = (&'a str, &'a Texts)>) {
        for (at, (id, text)) in rows.enumerate() {
            self.line(format!("{list}.{at}.id"), id);
            self.texts(&format!("{list}.{at}.text"), text);
        }
    }

    fn gap(&mut self, at: usize, gap: &cloze::GapRow) {
        let prefix = format!("gap.{at}.");
        for (name, value) in [
            ("id", &gap.id),
            ("kind", &gap.kind),
            ("fields", &gap.fields),
            ("weight", &gap.weight),
        ] {
            self.line(format!("{prefix}{name}"), value);
        }
        self.texts(&format!("{prefix}why"), &gap.why);
        match gap.fields.as_str() {
            "number" => self.number(&prefix, &gap.number),
            "choice" => self.options(&prefix, &gap.options),
            "word" => self.line(format!("{prefix}word"), &gap.word),
            _ => self.short(&prefix, &gap.short),
        }
    }

    fn body(&mut self, body: &BodyForm) {
        match body {
            BodyForm::Single(form) => self.options("", &form.rows),
            BodyForm::Multiple(form) => {
                self.options("", &form.rows);
                self.tick("all_or_nothing", "1", form.all_or_nothing);
            }
            BodyForm::TrueFalse(form) => {
                self.line("answer", &form.answer.to_string());
                self.texts("why_true", &form.why_true);
                self.texts("why_false", &form.why_false);
            }
            BodyForm::Numeric(form) => self.number("", form),
            BodyForm::Short(form) => self.short("", form),
            BodyForm::Matching(form) => {
                self.named("row", form.rows.iter().map(|row| (&*row.id, &row.left)));
                for (at, row) in form.rows.iter().enumerate() {
                    self.texts(&format!("row.{at}.right"), &row.right);
                    self.texts(&format!("row.{at}.why"), &row.why);
                }
                let extras = form.extras.iter();
                self.named("extra", extras.map(|row| (&*row.id, &row.right)));
            }
            BodyForm::Ordering(form) => {
                self.named("row", form.rows.iter().map(|row| (&*row.id, &row.text)));
                for (at, row) in form.rows.iter().enumerate() {
                    self.line(format!("row.{at}.place"), &row.place);
                }
                self.line("rule", &form.rule);
            }
            BodyForm::Kprim(form) => {
                self.named("row", form.rows.iter().map(|row| (&*row.id, &row.text)));
                for (at, row) in form.rows.iter().enumerate() {
                    self.texts(&format!("row.{at}.why"), &row.why);
                    if let Some(correct) = row.correct {
                        self.line(format!("row.{at}.correct"), &correct.to_string());
                    }
                }
                self.tick("all_or_nothing", "1", form.all_or_nothing);
            }
            BodyForm::Cloze(form) => {
                self.texts("cloze", &form.text);
                for (at, gap) in form.gaps.iter().enumerate() {
                    self.gap(at, gap);
                }
                self.named("word", form.bank.iter().map(|row| (&*row.id, &row.text)));
            }
            BodyForm::MarkError(form) => {
                self.texts("passage", &form.passage);
                for (at, row) in form.segments.iter().enumerate() {
                    self.line(format!("segment.{at}.id"), &row.id);
                    self.texts(&format!("segment.{at}.fix"), &row.fix);
                    self.texts(&format!("segment.{at}.why"), &row.why);
                    self.tick("correct", &at.to_string(), row.correct);
                }
            }
            BodyForm::Hotspot(form) => {
                self.line("image", &form.image);
                self.texts("alt", &form.alt);
                self.tick("several", "1", form.several);
                for (at, row) in form.rows.iter().enumerate() {
                    self.line(format!("row.{at}.id"), &row.id);
                    self.line(format!("row.{at}.shape"), &row.shape);
                    self.line(format!("row.{at}.numbers"), &row.numbers);
                    self.texts(&format!("row.{at}.label"), &row.label);
                    self.texts(&format!("row.{at}.why"), &row.why);
                    self.tick("correct", &at.to_string(), row.correct);
                }
            }
            BodyForm::Essay(form) => {
                self.line("min_words", &form.min_words);
                self.line("max_words", &form.max_words);
                self.named("row", form.rows.iter().map(|row| (&*row.id, &row.text)));
                for (at, row) in form.rows.iter().enumerate() {
                    for (number, level) in row.levels.iter().enumerate() {
                        let name = format!("row.{at}.level.{number}");
                        self.line(format!("{name}.points"), &level.points);
                        self.texts(&format!("{name}.text"), &level.text);
                    }
                }
                self.texts("model", &form.model);
            }
            BodyForm::Likert(form) => {
                self.named("row", form.rows.iter().map(|row| (&*row.id, &row.text)));
                self.named("label", form.labels.iter().map(|label| ("", label)));
            }
        }
    }

    fn of(form: &QuestionForm) -> Fields {
        let mut sent = Self::default();
        for (name, value) in [
            ("points", &form.points),
            ("objective", &form.objective),
            ("difficulty", &form.difficulty),
            ("tags", &form.tags),
            ("status", &form.status),
            ("penalty", &form.penalty),
        ] {
            sent.line(name, value);
        }
        sent.texts("text", &form.text);
        sent.texts("explain", &form.explain);
        for (at, hint) in form.hints.iter().enumerate() {
            sent.line(format!("hint.{at}.id"), "");
            sent.texts(&format!("hint.{at}"), hint);
        }
        sent.body(&form.body);
        Fields(sent.0)
    }
}

fn again(form: &QuestionForm, kind: &str) -> QuestionForm {
    QuestionForm::read(kind, &Sent::of(form)).expect("a known type")
}

fn back(form: &QuestionForm, name: &Slug) -> Result<Question, FieldFaults> {
    form.parse(words(Locale::Ar), name, &BTreeSet::new())
}

fn typed(fields: &[(&str, &str)], kind: &str) -> QuestionForm {
    let fields = fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    QuestionForm::read(kind, &Fields(fields.collect())).expect("a known type")
}

fn faults(fields: &[(&str, &str)], kind: &str) -> Vec<String> {
    let id = Slug::parse("q-1").expect("a slug");
    let mut fields = fields.to_vec();
    fields.push(("points", "1"));
    match back(&typed(&fields, kind), &id) {
        Ok(_) => vec![],
        Err(faults) => faults.iter().map(|(field, _)| field.clone()).collect(),
    }
}

#[test]
fn the_form_of_a_question_gives_the_question_whatever_its_type() {
    for question in all() {
        let kind = question.body.type_name();
        let mut form = QuestionForm::of(&question);
        for _ in 0..2 {
            let read = again(&form, kind);
            let made = back(&read, &question.id).expect("no faults");
            assert_eq!(made, question, "{}", question.id);
            form.add_rows();
            form.add_hint();
        }
    }
}

#[test]
fn every_type_begins_with_a_form_that_can_be_shown() {
    assert_eq!(TYPES.len(), 13);
    let id = Slug::parse("q-1").expect("a slug");
    for kind in TYPES {
        let question = Question::new(id.clone(), blank(kind).expect("a type"));
        assert_eq!(question.body.type_name(), *kind);
        let form = QuestionForm::of(&question);
        let made = back(&again(&form, kind), &id).expect("no faults");
        assert_eq!(made, question, "{kind}");
    }
    assert_eq!(blank("unknown"), None);
}

#[test]
fn a_new_option_takes_a_letter_that_was_never_given() {
    let question = samples::named("q-single");
    let mut form = QuestionForm::of(&question);
    let BodyForm::Single(single) = &mut form.body else {
        panic!("a choice")
    };
    (single.rows[0].text, single.rows[0].why) = (Texts::default(), Texts::default());
    single.rows[4].text = Texts::of(&text("new"));
    let taken = [id("d")].into();
    let made = form.parse(words(Locale::Ar), &question.id, &taken);
    let Body::Single(choice) = made.expect("no faults").body else {
        panic!("a choice")
    };
    let ids: Vec<_> = choice.options.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["b", "c", "e"]);
}

#[test]
fn weights_say_which_options_are_right() {
    let fields = [
        ("row.0.id", ""),
        ("row.0.text.ar", "نعم"),
        ("row.0.weight", "١٠٠"),
        ("row.1.id", ""),
        ("row.1.text.ar", "ربما"),
        ("row.1.weight", "33,33 %"),
        ("row.2.id", ""),
        ("row.2.text.ar", "لا"),
        ("row.2.weight", ""),
        ("correct", "2"),
        ("points", "1"),
    ];
    let id = Slug::parse("q-1").expect("a slug");
    let made = back(&typed(&fields, "single"), &id).expect("no faults");
    let Body::Single(choice) = made.body else {
        panic!("a choice")
    };
    let options = choice.options.iter();
    let keys: Vec<_> = options.map(|one| (one.correct, one.weight)).collect();
    assert_eq!(
        keys,
        [(true, Some(10_000)), (true, Some(3_333)), (false, None)]
    );
}

#[test]
fn steps_stand_in_the_order_of_their_numbers() {
    let question = samples::named("q-ordering");
    let mut form = QuestionForm::of(&question);
    let places = |form: &mut QuestionForm, places: [&str; 4]| {
        let BodyForm::Ordering(ordering) = &mut form.body else {
            panic!("an ordering")
        };
        for (row, place) in ordering.rows.iter_mut().zip(places) {
            row.place = place.to_owned();
        }
    };
    places(&mut form, ["٣", "1", "2", ""]);
    let Body::Ordering(ordering) = back(&form, &question.id).expect("no faults").body else {
        panic!("an ordering")
    };
    let ids: Vec<_> = ordering.steps.iter().map(|step| step.id.as_str()).collect();
    assert_eq!(ids, ["b", "c", "a", "d"]);
    places(&mut form, ["1", "first", "2", "3"]);
    let faults = back(&form, &question.id).expect_err("a fault");
    assert!(!faults.at("row.1.place").is_empty());
}

#[test]
fn gaps_follow_their_text() {
    let mut form = QuestionForm::of(&samples::named("q-cloze"));
    let BodyForm::Cloze(cloze) = &mut form.body else {
        panic!("a text with gaps")
    };
    // The number is gone from the text, and two gaps are new, one of them in one language.
    cloze.text = Texts::made(|locale| match locale {
        Locale::Ar => "[[a]] [[c]] [[d]] [[new]] [[Not an id]]".to_owned(),
        Locale::Fr | Locale::En => "[[a]] [[c]] [[d]] [[late]] [[a]]".to_owned(),
    });
    let mut form = again(&form, "cloze");
    let BodyForm::Cloze(cloze) = &form.body else {
        panic!("a text with gaps")
    };
    let rows = cloze.gaps.iter();
    let rows: Vec<_> = rows.map(|row| (row.id.as_str(), row.lost)).collect();
    assert_eq!(
        rows,
        [
            ("a", false),
            ("b", true),
            ("c", false),
            ("d", false),
            ("new", false),
            ("late", false)
        ]
    );
    let id = Slug::parse("q-1").expect("a slug");
    let Body::Cloze(made) = back(&form, &id).expect("no faults").body else {
        panic!("a text with gaps")
    };
    assert_eq!(made.gaps.len(), 5, "what is in no text is not kept");

    // A kind that was changed is not saved before its fields were shown.
    let BodyForm::Cloze(cloze) = &mut form.body else {
        panic!("a text with gaps")
    };
    cloze.gaps[0].kind = "word".to_owned();
    cloze.gaps[3].word = "7".to_owned();
    let faults = back(&form, &id).expect_err("faults");
    let at: Vec<_> = faults.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(at, ["gap.0.kind", "gap.3.word"]);
    form.show_kinds();
    let BodyForm::Cloze(cloze) = &mut form.body else {
        panic!("a text with gaps")
    };
    assert!(cloze.has_bank());
    (cloze.gaps[0].word, cloze.gaps[3].word) = ("1".to_owned(), "0".to_owned());
    let Body::Cloze(made) = back(&form, &id).expect("no faults").body else {
        panic!("a text with gaps")
    };
    let word = |name| GapKind::Word {
        word: samples::id(name),
    };
    assert_eq!(
        (&made.gaps[0].kind, &made.gaps[2].kind),
        (&word("z"), &word("x"))
    );
}

#[test]
fn segments_follow_their_text() {
    let fields = [
        ("passage.ar", "قال [[a|المسؤولين]] إن [[b|الأمر]] تم"),
        ("segment.0.id", "a"),
        ("segment.0.fix.ar", "المسؤولون"),
        ("correct", "0"),
        ("points", "1"),
    ];
    let id = Slug::parse("q-1").expect("a slug");
    let made = back(&typed(&fields, "mark-error"), &id).expect("no faults");
    let Body::MarkError(made) = made.body else {
        panic!("a text with errors")
    };
    let segments = made.segments.iter();
    let segments: Vec<_> = segments.map(|one| (one.id.as_str(), one.correct)).collect();
    assert_eq!(segments, [("a", true), ("b", false)]);
}

#[test]
fn points_follow_from_the_levels_of_an_essay() {
    let fields = [
        ("row.0.id", ""),
        ("row.0.text.ar", "الوضوح"),
        ("row.0.level.0.points", "0"),
        ("row.0.level.1.points", "٢,٥"),
        ("row.1.id", ""),
        ("row.1.text.ar", "الدقة"),
        ("row.1.level.0.points", "1"),
        ("row.1.level.1.points", ""),
    ];
    let id = Slug::parse("q-1").expect("a slug");
    let made = back(&typed(&fields, "essay"), &id).expect("no faults");
    assert_eq!(made.points, Mark(350));
    let made = back(&typed(&[], "likert"), &id).expect("no faults");
    assert_eq!(made.points, Mark::ZERO);
}

#[test]
fn what_cannot_be_read_is_said_at_its_field() {
    for (kind, fields, expected) in [
        (
            "numeric",
            vec![("answer", "beaucoup"), ("tolerance", "٠٫٥")],
            vec!["answer"],
        ),
        (
            "numeric",
            vec![("low", "1"), ("tolerance_percent", "dix")],
            vec!["high", "answer", "tolerance_percent"],
        ),
        ("numeric", vec![("low", "1"), ("high", "2")], vec![]),
        (
            "single",
            vec![
                ("row.0.id", ""),
                ("row.0.text.ar", "أ"),
                ("row.0.weight", "101"),
            ],
            vec!["row.0.weight"],
        ),
        (
            "short",
            vec![("partial.0.share", "half"), ("partial.0.accept.ar", "قريب")],
            vec!["partial.0.share"],
        ),
        (
            "kprim",
            vec![("row.0.id", ""), ("row.0.text.ar", "عبارة")],
            vec!["row.0.correct"],
        ),
        (
            "hotspot",
            vec![
                ("row.0.id", ""),
                ("row.0.shape", "rect"),
                ("row.0.numbers", "1 2 3"),
                ("row.1.id", ""),
                ("row.1.shape", "circle"),
                ("row.1.numbers", "٥٠٠، ٥٠٠، ٤٠"),
                ("row.2.id", ""),
                ("row.2.shape", "polygon"),
                ("row.2.numbers", "0 0, 1 1"),
                ("row.3.id", ""),
                ("row.3.shape", "circle"),
                ("row.3.numbers", "-5 5 5"),
            ],
            vec!["row.0.numbers", "row.2.numbers", "row.3.numbers"],
        ),
        (
            "essay",
            vec![
                ("min_words", "some"),
                ("row.0.id", ""),
                ("row.0.level.0.points", ""),
                ("row.0.level.0.text.ar", "جيد"),
            ],
            vec!["row.0.level.0.points", "min_words"],
        ),
        ("likert", vec![("penalty", "200")], vec!["penalty"]),
    ] {
        assert_eq!(faults(&fields, kind), expected, "{kind} {fields:?}");
    }
}

proptest! {
    #[test]
    fn what_is_written_comes_back(
        at in any::<prop::sample::Index>(),
        written in "[a-z][a-zء-ي \n*\\[\\]|]{0,40}[a-z]",
        points in 1i64..=100_000,
        penalty in 0i64..=10_000,
        hints in prop::collection::vec("[a-zء-ي]{1,20}", 0..4),
        retired in any::<bool>(),
    ) {
        let all = all();
        let mut question = at.get(&all).clone();
        question.text.set(Locale::Fr, &written);
        question.explain.set(Locale::Ar, &written);
        question.penalty = Share(penalty);
        let hint = |text: &String| Localised { en: Some(text.clone()), ..Localised::default() };
        question.hints = hints.iter().map(hint).collect();
        if retired {
            question.status = Status::Retired;
        }
        let form = QuestionForm::of(&question);
        if form.sets_points() {
            question.points = Mark(points);
        }
        let form = QuestionForm::of(&question);
        let read = again(&form, question.body.type_name());
        prop_assert_eq!(back(&read, &question.id).expect("no faults"), question);
    }
}
