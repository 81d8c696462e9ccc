//! The pages of a paper: all of it, a page for each section, a page for each question.
//!
//! Pages are counted from 1, as addresses and forms do. In a quiz whose pages are left once, only
//! the furthest page reached is shown, and only its questions can be answered.

use std::{borrow::Cow, ops::Range};

use crate::{
    content::settings::{Pages, Section},
    kit::text::Slug,
    questions::form::Fields,
    quizzes::draw::Paper,
};

/// The field that names the page a form was made from.
pub const PAGE: &str = "page";

/// The questions of each page, by their places in the paper; one empty page for an empty paper.
#[must_use]
pub fn leaves(paper: &Paper) -> Vec<Range<usize>> {
    let total = paper.questions.len();
    let starts: Vec<usize> = match paper.settings.pages {
        Pages::All => vec![0],
        Pages::Question => (0..total.max(1)).collect(),
        Pages::Section => {
            let sections: Vec<_> = (0..total).map(|at| section_at(paper, at)).collect();
            let begins = |at: &usize| *at == 0 || sections[*at] != sections[*at - 1];
            let starts: Vec<_> = (0..total).filter(begins).collect();
            if starts.is_empty() { vec![0] } else { starts }
        }
    };
    let ends = starts.iter().skip(1).copied().chain([total]);
    starts
        .iter()
        .zip(ends)
        .map(|(from, to)| *from..to)
        .collect()
}

/// The place of the section that holds the question at a place of the paper.
fn section_at(paper: &Paper, at: usize) -> Option<usize> {
    let id = &paper.questions.get(at)?.question.id;
    let sections = paper.settings.sections.iter();
    let mut found = sections.enumerate();
    found
        .find(|(_, section)| section.questions.contains(id))
        .map(|(place, _)| place)
}

/// The section that begins with the question at a place of the paper.
#[must_use]
pub fn section_begun(paper: &Paper, at: usize) -> Option<&Section> {
    let here = section_at(paper, at)?;
    let before = at.checked_sub(1).and_then(|at| section_at(paper, at));
    (before != Some(here)).then(|| &paper.settings.sections[here])
}

/// Whether each page of this paper is left once.
#[must_use]
pub fn is_sequential(paper: &Paper) -> bool {
    paper.settings.sequential && paper.settings.pages != Pages::All
}

/// The page that is shown to who asks for one: where pages are left once, the furthest reached.
#[must_use]
pub fn shown(paper: &Paper, asked: Option<usize>, furthest: i64) -> usize {
    let last = leaves(paper).len();
    let page = if is_sequential(paper) {
        usize::try_from(furthest).unwrap_or(1)
    } else {
        asked.unwrap_or(1)
    };
    page.clamp(1, last)
}

/// The page on which a question stands.
#[must_use]
pub fn page_of(paper: &Paper, question: &Slug) -> Option<usize> {
    let mut sets = paper.questions.iter();
    let at = sets.position(|set| set.question.id == *question)?;
    let mut leaves = leaves(paper).into_iter();
    leaves
        .position(|leaf| leaf.contains(&at))
        .map(|leaf| leaf + 1)
}

/// The page that a form says it was made from.
#[must_use]
pub fn named(fields: &Fields) -> Option<usize> {
    let mut pages = fields.iter().filter(|(name, _)| name == PAGE);
    pages.next()?.1.parse().ok()
}

/// Whether a form was made from a page that was left, or not reached.
#[must_use]
pub fn is_left(paper: &Paper, fields: &Fields, furthest: i64) -> bool {
    let page = named(fields);
    is_sequential(paper) && page.is_some_and(|page| page != shown(paper, None, furthest))
}

/// What of a paper a form may answer: the page that it was made from, the whole paper when it names
/// none; nothing but the furthest page where pages are left once.
#[must_use]
pub fn answerable<'a>(paper: &'a Paper, fields: &Fields, furthest: i64) -> Cow<'a, Paper> {
    let page = named(fields);
    let leaves = leaves(paper);
    let leaf = match (page, is_sequential(paper)) {
        (None, false) => return Cow::Borrowed(paper),
        (None, true) => leaves.get(shown(paper, None, furthest) - 1),
        (Some(_), true) if is_left(paper, fields, furthest) => None,
        (Some(page), _) => page.checked_sub(1).and_then(|at| leaves.get(at)),
    };
    let leaf = leaf.cloned().unwrap_or(0..0);
    if leaf.len() == paper.questions.len() {
        return Cow::Borrowed(paper);
    }
    Cow::Owned(Paper {
        questions: paper.questions[leaf].to_vec(),
        ..paper.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{course::Feedback, settings::Settings},
        kit::text::Localised,
        questions::samples,
        quizzes::draw::Set,
    };

    /// Seven questions; the first two in a section, the next three in another.
    fn paper(pages: Pages, sequential: bool) -> Paper {
        let questions: Vec<_> = samples::all()
            .into_iter()
            .take(7)
            .map(|question| Set {
                question,
                shown: Vec::new(),
            })
            .collect();
        let section = |leaf: Range<usize>| Section {
            title: Localised::default(),
            questions: questions[leaf]
                .iter()
                .map(|set| set.question.id.clone())
                .collect(),
            draws: vec![],
        };
        Paper {
            pass_percent: 70,
            feedback: Feedback::Full,
            attempts: None,
            settings: Settings {
                pages,
                sequential,
                sections: vec![section(0..2), section(2..5)],
                ..Settings::default()
            },
            questions,
        }
    }

    fn field(page: &str) -> Vec<(String, String)> {
        vec![(PAGE.to_owned(), page.to_owned())]
    }

    #[test]
    fn a_paper_is_cut_as_it_says() {
        let one = |leaf: std::ops::Range<usize>| vec![leaf];
        assert_eq!(leaves(&paper(Pages::All, false)), one(0..7));
        assert_eq!(leaves(&paper(Pages::Section, false)), [0..2, 2..5, 5..7]);
        let single = leaves(&paper(Pages::Question, false));
        assert_eq!(single.len(), 7);
        assert_eq!(single[6], 6..7);
        for pages in [Pages::All, Pages::Section, Pages::Question] {
            let mut empty = paper(pages, false);
            empty.questions.clear();
            assert_eq!(leaves(&empty), one(0..0), "{pages:?}");
        }
        let mut plain = paper(Pages::Section, false);
        plain.settings.sections.clear();
        assert_eq!(leaves(&plain), one(0..7));
    }

    #[test]
    fn a_section_is_headed_where_it_begins() {
        let paper = paper(Pages::Question, false);
        let begun: Vec<_> = (0..7)
            .filter(|at| section_begun(&paper, *at).is_some())
            .collect();
        assert_eq!(begun, [0, 2]);
        let last = &paper.questions[6].question.id;
        assert_eq!(page_of(&paper, last), Some(7));
        assert_eq!(
            page_of(&paper, &Slug::parse("nobody").expect("a slug")),
            None
        );
    }

    #[test]
    fn a_page_that_is_not_there_is_the_nearest_one() {
        let free = paper(Pages::Section, false);
        for (asked, page) in [(None, 1), (Some(0), 1), (Some(2), 2), (Some(99), 3)] {
            assert_eq!(shown(&free, asked, 1), page, "{asked:?}");
        }
        let once = paper(Pages::Section, true);
        for (asked, furthest, page) in [(None, 1, 1), (Some(3), 2, 2), (Some(1), 2, 2)] {
            assert_eq!(shown(&once, asked, furthest), page, "{asked:?} {furthest}");
        }
        assert!(!is_sequential(&paper(Pages::All, true)));
    }

    #[test]
    fn a_form_answers_its_own_page_and_a_page_left_is_closed() {
        let free = paper(Pages::Section, false);
        let once = paper(Pages::Section, true);
        for (paper, fields, furthest, expected) in [
            (&free, vec![], 1, 7),
            (&free, field("1"), 1, 2),
            (&free, field("2"), 1, 3),
            (&free, field("0"), 1, 0),
            (&free, field("9"), 1, 0),
            (&once, field("2"), 2, 3),
            (&once, field("1"), 2, 0),
            (&once, field("3"), 2, 0),
            // Who does not say which page is taken to mean the one that is shown.
            (&once, vec![], 2, 3),
        ] {
            let open = answerable(paper, &fields, furthest);
            assert_eq!(open.questions.len(), expected, "{fields:?} {furthest}");
        }
    }
}
