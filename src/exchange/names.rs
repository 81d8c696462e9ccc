//! The ids of imported questions: those that the file gives, or names made of it, the same each time.

use std::collections::BTreeMap;

use super::{Entry, plain::Plain, report::Reason};
use crate::{
    content::{course::Course, reserved},
    kit::{folded::fold, secret::digest, text::Slug},
};

/// The longest name made of a title, so that a hash still fits behind it.
const LONGEST: usize = 28;

/// What an id of a course belongs to.
enum Holder<'a> {
    /// A question of this bank.
    Bank(&'a Slug),
    /// A question of a quiz.
    Quiz,
    /// A module, an item, or something retired.
    Other,
}

/// Every id that a course knows, with what has it.
fn holders(course: &Course) -> BTreeMap<&str, Holder<'_>> {
    let mut known = BTreeMap::new();
    for retired in &course.retired {
        known.insert(retired.id.as_str(), Holder::Other);
    }
    for module in &course.modules {
        known.insert(module.id.as_str(), Holder::Other);
    }
    for (_, item) in course.items() {
        known.insert(item.id.as_str(), Holder::Other);
        for question in item.quiz().map_or(&[][..], |quiz| &quiz.questions) {
            known.insert(question.id.as_str(), Holder::Quiz);
        }
    }
    for (bank, questions) in &course.banks {
        for question in questions {
            known.insert(question.id.as_str(), Holder::Bank(bank));
        }
    }
    known
}

/// The id of each question that was read, in the order of the file, or why it can have none.
#[must_use]
pub fn ids(course: &Course, bank: &Slug, entries: &[Entry]) -> Vec<Option<Result<Slug, Reason>>> {
    let known = holders(course);
    // Who has an id in this file: the line, and what it was made of.
    let mut given: BTreeMap<Slug, (u32, String)> = BTreeMap::new();
    let mut found = Vec::with_capacity(entries.len());
    for entry in entries {
        let Ok((plain, _)) = &entry.read else {
            found.push(None);
            continue;
        };
        let id = match &plain.id {
            Some(raw) => told(raw, &known),
            None => Ok(made(plain, bank, &known)),
        };
        let id = id.and_then(|id| {
            let origin = origin(plain);
            match given.get(&id) {
                None => Ok((id, origin)),
                Some((line, other)) if plain.id.is_some() || *other == origin => {
                    Err(Reason::Twice(*line))
                }
                // Another question of the same name.
                Some(_) => {
                    let id = hashed(&id, &origin);
                    match given.get(&id) {
                        Some((line, _)) => Err(Reason::Twice(*line)),
                        None => Ok((id, origin)),
                    }
                }
            }
        });
        found.push(Some(id.map(|(id, origin)| {
            given.insert(id.clone(), (entry.line, origin));
            id
        })));
    }
    found
}

/// What tells two questions of one name apart.
fn origin(plain: &Plain) -> String {
    format!(
        "{}\n{}\n{:?}",
        plain.id.as_deref().unwrap_or(""),
        plain.text,
        plain.body
    )
}

/// The id that a file gives. It names one question of the course, wherever that stands.
fn told(raw: &str, known: &BTreeMap<&str, Holder<'_>>) -> Result<Slug, Reason> {
    let id = Slug::parse(raw).unwrap_or_else(|_| slug(raw));
    match known.get(id.as_str()) {
        Some(Holder::Other) => Err(Reason::Taken(id.to_string())),
        _ if reserved::inside_a_course(id.as_str()) => Ok(hashed(&id, "")),
        _ => Ok(id),
    }
}

/// An id made of the name or the text. A name like «Question 1» is no identity: it only means a
/// question of the same bank.
fn made(plain: &Plain, bank: &Slug, known: &BTreeMap<&str, Holder<'_>>) -> Slug {
    let named = if plain.name.is_empty() {
        &plain.text
    } else {
        &plain.name
    };
    let id = slug(named);
    match known.get(id.as_str()) {
        _ if reserved::inside_a_course(id.as_str()) => hashed(&id, bank.as_str()),
        None => id,
        Some(Holder::Bank(holder)) if *holder == bank => id,
        Some(_) => hashed(&id, bank.as_str()),
    }
}

/// A name in Latin letters as a slug; any other name as a hash: `q-1a2b3c4d`.
fn slug(name: &str) -> Slug {
    let folded = fold(name);
    let mut short = String::new();
    for word in folded.split(' ') {
        if short.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !short.is_empty() {
            short.push('-');
        }
        short.push_str(word);
    }
    let parsed = [short.clone(), format!("q-{short}")];
    let mut parsed = parsed.iter().filter_map(|name| Slug::parse(name).ok());
    let readable = folded.is_ascii() && !short.is_empty();
    let named = parsed.next().filter(|_| readable);
    let whole = short.len() == folded.len();
    match named {
        Some(slug) if whole => slug,
        // Cut: two long names may begin alike.
        Some(slug) => hashed(&slug, &folded),
        None => Slug::parse(&format!("q-{}", &digest(name.trim().as_bytes())[..8]))
            .expect("a letter, a hyphen and digits"),
    }
}

/// A slug with the hash of something behind it.
fn hashed(id: &Slug, of: &str) -> Slug {
    let head: String = id.as_str().chars().take(LONGEST).collect();
    let name = format!(
        "{}-{}",
        head.trim_end_matches('-'),
        &digest(of.as_bytes())[..8]
    );
    Slug::parse(&name).unwrap_or_else(|_| id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::plain::Kind;

    #[test]
    fn names_become_slugs_and_arabic_names_hashes() {
        for (name, id) in [
            ("Capital of France", "capital-of-france"),
            ("Été à Fès", "ete-a-fes"),
            ("12", "q-12"),
            ("Q1", "q1"),
            ("x", "q-x"),
        ] {
            assert_eq!(slug(name).as_str(), id, "{name}");
        }
        let arabic = slug("ما أول خطوة؟");
        assert!(
            arabic.as_str().starts_with("q-") && arabic.as_str().len() == 10,
            "{arabic}"
        );
        assert_eq!(slug(" ما أول خطوة؟ "), arabic);
        assert_ne!(slug("ما آخر خطوة؟"), arabic);
        let (one, other) = (
            slug("A long name that goes on and ends here"),
            slug("A long name that goes on and ends there"),
        );
        assert_ne!(one, other);
        assert!(
            one.as_str().starts_with("a-long-name-that-goes-on-and-"),
            "{one}"
        );
    }

    #[test]
    fn one_name_twice_is_told_apart_and_one_question_twice_is_refused() {
        let course: Course = crate::content::sample::course();
        let bank = Slug::parse("final").expect("a slug");
        let entry = |line: u32, id: Option<&str>, name: &str, text: &str| {
            let mut plain = Plain::new(
                text.into(),
                Kind::Truth(crate::exchange::plain::Truth::default()),
            );
            plain.name = name.into();
            plain.id = id.map(str::to_owned);
            Entry {
                line,
                label: String::new(),
                read: Ok((plain, vec![])),
            }
        };
        let entries = [
            entry(1, None, "Question 1", "One"),
            entry(2, None, "Question 1", "Two"),
            entry(3, None, "Question 1", "One"),
            entry(4, Some("mine"), "x", "y"),
            entry(5, Some("mine"), "other", "z"),
            entry(6, Some("first-hour"), "x", "y"),
        ];
        let ids = ids(&course, &bank, &entries);
        let told: Vec<String> = ids
            .iter()
            .map(|id| match id.as_ref().expect("read") {
                Ok(id) => id.to_string(),
                Err(reason) => format!("{reason:?}"),
            })
            .collect();
        assert_eq!(told[0], "question-1");
        assert!(told[1].starts_with("question-1-"), "{}", told[1]);
        assert_eq!(
            told[2..],
            ["Twice(1)", "mine", "Twice(4)", "Taken(\"first-hour\")"]
        );
    }
}
