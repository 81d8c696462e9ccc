//! One well-made question of each type, and strategies for responses: for tests only.

use proptest::prelude::*;

use super::check::{Fault, check};
use super::choice::{Choice, ChoiceOption};
use super::cloze::{Cloze, Gap, GapKind, Word};
use super::decimal::Decimal;
use super::essay::{Criterion, Essay, Level};
use super::hotspot::{Hotspot, Shape, Zone};
use super::kprim::{self, Kprim};
use super::likert::{self, Likert};
use super::mark::Mark;
use super::mark_error::{MarkError, Segment};
use super::matching::{Extra, Matching, Pair};
use super::number::Number;
use super::ordering::{Ordering, Step};
use super::short::Short;
use super::truth::Truth;
use super::{Body, OptionId, Question, Response};
use crate::kit::locale::Locale;
use crate::kit::text::{Localised, Slug};

pub fn id(name: &str) -> OptionId {
    OptionId::parse(name).expect("an id of a sample")
}

/// Ids separated by spaces.
pub fn ids(names: &str) -> Vec<OptionId> {
    names.split_whitespace().map(id).collect()
}

/// A text in the three languages, none equal to another.
pub fn text(base: &str) -> Localised {
    Localised {
        ar: Some(format!("نص {base}")),
        fr: Some(format!("texte {base}")),
        en: Some(format!("text {base}")),
    }
}

pub fn choice(options: &[(&str, bool)]) -> Choice {
    let option = |(name, correct): &(&str, bool)| ChoiceOption {
        id: id(name),
        correct: *correct,
        text: text(name),
        why: text(&format!("why {name}")),
        weight: None,
    };
    Choice {
        options: options.iter().map(option).collect(),
        all_or_nothing: false,
    }
}

pub fn matching(pairs: &[&str], extras: &[&str]) -> Matching {
    let pair = |name: &&str| Pair {
        id: id(name),
        left: text(&format!("left {name}")),
        right: text(&format!("right {name}")),
        why: text(&format!("why {name}")),
    };
    let extra = |name: &&str| Extra {
        id: id(name),
        right: text(&format!("right {name}")),
    };
    Matching {
        pairs: pairs.iter().map(pair).collect(),
        extras: extras.iter().map(extra).collect(),
    }
}

pub fn ordering(steps: &[&str]) -> Ordering {
    let step = |name: &&str| Step {
        id: id(name),
        text: text(name),
    };
    Ordering {
        steps: steps.iter().map(step).collect(),
        ..Ordering::default()
    }
}

pub fn number(answer: &str, tolerance: &str, unit: &str) -> Number {
    let decimal = |raw| Decimal::parse(raw).expect("a number of a sample");
    let unit = (!unit.is_empty()).then(|| unit.to_owned());
    Number {
        answer: decimal(answer),
        tolerance: decimal(tolerance),
        unit: Localised {
            ar: unit.clone(),
            fr: unit.clone(),
            en: unit,
        },
        ..Number::default()
    }
}

pub fn short(accept: &[(Locale, &[&str])]) -> Short {
    let variants = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Short {
        accept: accept
            .iter()
            .map(|(locale, texts)| (*locale, variants(texts)))
            .collect(),
        ..Short::default()
    }
}

pub fn kprim(statements: &[(&str, bool)]) -> Kprim {
    let statement = |(name, correct): &(&str, bool)| kprim::Statement {
        id: id(name),
        text: text(name),
        correct: *correct,
        why: text(&format!("why {name}")),
    };
    Kprim {
        statements: statements.iter().map(statement).collect(),
        all_or_nothing: false,
    }
}

/// A text whose marks are these names.
pub fn passage(marks: &[String]) -> Localised {
    text(&marks.join(", "))
}

pub fn gap(name: &str, weight: u32, kind: GapKind) -> Gap {
    Gap {
        id: id(name),
        weight,
        kind,
        why: text(&format!("why {name}")),
    }
}

/// A typed word, a number, a list and a word of the bank, in this order.
pub fn cloze() -> Cloze {
    let words: [(Locale, &[&str]); 2] = [(Locale::Ar, &["الإشاعة"]), (Locale::Fr, &["rumeur"])];
    let kinds = [
        GapKind::Typed {
            accept: short(&words),
        },
        GapKind::Number {
            number: number("12", "0", ""),
        },
        GapKind::Choice {
            options: choice(&[("a", false), ("b", true), ("c", false)]).options,
        },
        GapKind::Word { word: id("x") },
    ];
    let names = ["a", "b", "c", "d"];
    let word = |name: &str| Word {
        id: id(name),
        text: text(name),
    };
    Cloze {
        text: passage(&names.map(|name| format!("[[{name}]]"))),
        gaps: names
            .into_iter()
            .zip([1, 2, 1, 1])
            .zip(kinds)
            .map(|((name, weight), kind)| gap(name, weight, kind))
            .collect(),
        bank: vec![word("x"), word("z")],
    }
}

pub fn mark_error(segments: &[(&str, bool)]) -> MarkError {
    let segment = |(name, correct): &(&str, bool)| Segment {
        id: id(name),
        correct: *correct,
        why: text(&format!("why {name}")),
        fix: if *correct {
            text(&format!("fix {name}"))
        } else {
            Localised::default()
        },
    };
    let marks = segments
        .iter()
        .map(|(name, _)| format!("[[{name}|words {name}]]"));
    MarkError {
        text: passage(&marks.collect::<Vec<_>>()),
        segments: segments.iter().map(segment).collect(),
    }
}

pub fn hotspot(zones: &[(&str, bool)], several: bool) -> Hotspot {
    let zone = |(at, (name, correct)): (u32, &(&str, bool))| Zone {
        id: id(name),
        label: text(name),
        correct: *correct,
        shape: Shape::Circle {
            x: at * 100,
            y: 500,
            radius: 40,
        },
        why: text(&format!("why {name}")),
    };
    Hotspot {
        image: "media/figure.svg".to_owned(),
        alt: text("picture"),
        zones: (1..).zip(zones).map(zone).collect(),
        several,
    }
}

/// Criteria with the points of their levels.
pub fn essay(criteria: &[(&str, &[i64])]) -> Essay {
    let level = |points: &i64| Level {
        points: Mark(*points),
        text: text(&format!("level {points}")),
    };
    let criterion = |(name, levels): &(&str, &[i64])| Criterion {
        id: id(name),
        text: text(name),
        levels: levels.iter().map(level).collect(),
    };
    Essay {
        min_words: Some(20),
        max_words: Some(200),
        rubric: criteria.iter().map(criterion).collect(),
        model: text("model"),
    }
}

pub fn likert(statements: &[&str], labels: &[&str]) -> Likert {
    let statement = |name: &&str| likert::Statement {
        id: id(name),
        text: text(name),
    };
    Likert {
        statements: statements.iter().map(statement).collect(),
        labels: labels.iter().map(|label| text(label)).collect(),
    }
}

pub fn question(name: &str, body: Body) -> Question {
    Question {
        difficulty: Some(2),
        tags: vec!["m1".to_owned()],
        text: text(name),
        explain: text("explanation"),
        ..Question::new(Slug::parse(name).expect("an id of a sample"), body)
    }
}

pub fn all() -> Vec<Question> {
    let truth = Truth {
        answer: false,
        why_true: text("no"),
        why_false: text("yes"),
    };
    let words: [(Locale, &[&str]); 3] = [
        (Locale::Ar, &["الإشاعة", "إشاعة"]),
        (Locale::Fr, &["*rumeur*"]),
        (Locale::En, &["rumour", "rumor"]),
    ];
    vec![
        question(
            "q-single",
            Body::Single(choice(&[("a", true), ("b", false), ("c", false)])),
        ),
        question(
            "q-multiple",
            Body::Multiple(choice(&[("a", true), ("b", false), ("c", true)])),
        ),
        question("q-truth", Body::TrueFalse(truth)),
        question("q-number", Body::Numeric(number("-2.5", "0.5", "%"))),
        question("q-short", Body::Short(short(&words))),
        question(
            "q-matching",
            Body::Matching(matching(&["a", "b", "c"], &["x"])),
        ),
        question(
            "q-ordering",
            Body::Ordering(ordering(&["a", "b", "c", "d"])),
        ),
        question(
            "q-kprim",
            Body::Kprim(kprim(&[
                ("a", true),
                ("b", false),
                ("c", true),
                ("d", false),
            ])),
        ),
        question("q-cloze", Body::Cloze(cloze())),
        question(
            "q-mark",
            Body::MarkError(mark_error(&[("a", true), ("b", false), ("c", true)])),
        ),
        question(
            "q-spot",
            Body::Hotspot(hotspot(&[("a", false), ("b", true), ("c", false)], false)),
        ),
        question(
            "q-spots",
            Body::Hotspot(hotspot(&[("a", true), ("b", true), ("c", false)], true)),
        ),
        question(
            "q-essay",
            Body::Essay(essay(&[("a", &[0, 30, 60]), ("b", &[0, 40])])),
        ),
        question(
            "q-likert",
            Body::Likert(likert(&["a", "b"], &["never", "sometimes", "often"])),
        ),
        question("q-weighted", Body::Single(weighted(&[5_000, 10_000, 0]))),
    ]
}

/// Options `a`, `b` … of these weights; those above zero are right.
pub fn weighted(weights: &[i32]) -> Choice {
    let option = |(name, weight): (char, &i32)| ChoiceOption {
        correct: *weight > 0,
        weight: Some(*weight),
        ..choice(&[(&name.to_string(), false)]).options.remove(0)
    };
    Choice::of(('a'..).zip(weights).map(option).collect())
}

/// The sample of this id.
pub fn named(name: &str) -> Question {
    let mut samples = all().into_iter();
    samples
        .find(|question| question.id.as_str() == name)
        .expect("a sample")
}

/// The faults of a sample question in Arabic first, each as `place rule`, sorted.
pub fn faults(body: Body) -> Vec<String> {
    listed(&question("q-checked", body))
}

pub fn listed(question: &Question) -> Vec<String> {
    let faults = check(question, Locale::Ar);
    let line = |fault: &Fault| format!("{} {}", fault.place, fault.rule());
    let mut lines: Vec<_> = faults.iter().map(line).collect();
    lines.sort();
    lines
}

/// A response of any shape, likely to name what the samples hold.
pub fn any_response() -> impl Strategy<Value = Response> {
    let name = || "[a-dxz]".prop_map(|name| id(&name));
    prop_oneof![
        prop::collection::vec(name(), 0..6).prop_map(Response::Options),
        any::<bool>().prop_map(Response::Truth),
        any_typed().prop_map(Response::Typed),
        prop::collection::btree_map(name(), name(), 0..6).prop_map(Response::Pairs),
        prop::collection::vec(name(), 0..6).prop_map(Response::Sequence),
        Just(ids("a b c d"))
            .prop_shuffle()
            .prop_map(Response::Sequence),
        prop::collection::btree_map(name(), any::<bool>(), 0..6).prop_map(Response::Judgements),
        prop::collection::btree_map(name(), any_filling(), 0..6).prop_map(Response::Gaps),
        any_typed().prop_map(Response::Written),
        prop::collection::btree_map(name(), 0u8..5, 0..6).prop_map(Response::Ratings),
    ]
}

/// What may fill a gap: the id of an option or word, what is accepted, or anything.
pub fn any_filling() -> impl Strategy<Value = String> {
    prop_oneof!["[a-dxz]", "1?2", "rumeur", any_typed()]
}

/// What a keyboard may send: anything, and what looks like a number or a word.
pub fn any_typed() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,60}",
        "[-−+]?[0-9٠-٩ .,٫٬\u{a0}]{0,60}[%٪ a-z]{0,4}",
        "[ *ا-ي\\\\.a-z]{0,20}",
    ]
}
