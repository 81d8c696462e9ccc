//! New ids: readable, unique in the course, never one that was retired.

use std::collections::BTreeSet;

use crate::{
    content::{course::Course, reserved},
    kit::{folded::fold, text::Slug},
};

/// The longest name made of a title, so that a number still fits behind it.
const LONGEST: usize = 32;

/// Every id that a new module, item or question may not take: those in use and those retired.
#[must_use]
pub fn taken(course: &Course) -> BTreeSet<String> {
    let modules = course.modules.iter().map(|module| &module.id);
    let items = course.items().map(|(_, item)| &item.id);
    let questions = course.questions().map(|(_, question)| &question.id);
    let retired = course.retired.iter().map(|retired| &retired.id);
    modules
        .chain(items)
        .chain(questions)
        .chain(retired)
        .map(ToString::to_string)
        .collect()
}

/// A new id made of a title in Latin letters (`the-first-hour`), or else of a plain word and a
/// number (`lesson-3`).
#[must_use]
pub fn fresh(course: &Course, title: &str, word: &str) -> Slug {
    let taken = taken(course);
    if let Some(name) = latin(title) {
        let numbered = (2..).map(|number| format!("{name}-{number}"));
        return first_free(&taken, std::iter::once(name.clone()).chain(numbered));
    }
    numbered(course, word)
}

/// A new id of a word and the first number that is free: `lesson-3`, `first-check-q2`.
#[must_use]
pub fn numbered(course: &Course, word: &str) -> Slug {
    let word = shortened(word);
    first_free(
        &taken(course),
        (1..).map(|number| format!("{word}-{number}")),
    )
}

fn first_free(taken: &BTreeSet<String>, mut names: impl Iterator<Item = String>) -> Slug {
    names
        .find_map(|name| {
            let free = !taken.contains(&name) && !reserved::inside_a_course(&name);
            Slug::parse(&name).ok().filter(|_| free)
        })
        .expect("numbers do not end")
}

/// The words of a title when all of them are in Latin letters.
fn latin(title: &str) -> Option<String> {
    let folded = fold(title);
    let name = shortened(&folded.replace(' ', "-"));
    let fits = folded.is_ascii() && Slug::parse(&name).is_ok();
    fits.then_some(name)
}

/// At most [`LONGEST`] characters, cut between two words when there are several.
fn shortened(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LONGEST).collect();
    let whole = cut
        .rsplit_once('-')
        .map_or(cut.as_str(), |(words, _)| words);
    whole.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::studio::sample;

    #[test]
    fn ids_are_made_of_latin_titles_or_counted() {
        let course = sample::course();
        for (title, id) in [
            ("La première heure", "la-premiere-heure"),
            ("الساعة الأولى", "lesson-1"),
            ("First hour", "first-hour-2"),
            ("Old hour", "old-hour-2"),
            ("Import", "import-2"),
            ("Language", "language-2"),
            ("5 W", "lesson-1"),
            (
                "A very long title that goes on and on without end",
                "a-very-long-title-that-goes-on",
            ),
        ] {
            assert_eq!(fresh(&course, title, "lesson").as_str(), id, "{title}");
        }
        assert_eq!(numbered(&course, "q").as_str(), "q-1");
    }
}
