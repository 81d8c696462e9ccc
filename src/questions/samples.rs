//! One well-made question of each type, and strategies for responses: for tests only.

use proptest::prelude::*;

use super::check::{Fault, check};
use super::choice::{Choice, ChoiceOption};
use super::decimal::Decimal;
use super::matching::{Extra, Matching, Pair};
use super::number::Number;
use super::ordering::{Ordering, Step};
use super::short::Short;
use super::truth::Truth;
use super::{Body, Mark, OptionId, Question, Response};
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
    ]
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
    ]
}

/// What a keyboard may send: anything, and what looks like a number or a word.
pub fn any_typed() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,60}",
        "[-−+]?[0-9٠-٩ .,٫٬\u{a0}]{0,60}[%٪ a-z]{0,4}",
        "[ *ا-ي\\\\.a-z]{0,20}",
    ]
}
