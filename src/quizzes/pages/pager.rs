//! Where somebody is in the pages of a paper, and the ways from there.

use std::ops::Range;

use crate::{
    kit::text::Run,
    quizzes::{
        answers::Responses,
        draw::Paper,
        pages::view::Reader,
        paging::{is_sequential, leaves, section_begun, shown},
    },
    web::shell::Shell,
};

/// The pages of a paper that has several.
pub struct Pager {
    pub page: usize,
    /// «الصفحة 2 من 5».
    pub words: String,
    pub previous: Option<usize>,
    pub next: Option<usize>,
    pub marks: Vec<Mark>,
    /// Pages can be reached in any order.
    pub free: bool,
}

/// A question in the list of all of them.
pub struct Mark {
    pub id: String,
    pub number: usize,
    /// «السؤال 3، أُجيب عنه».
    pub words: String,
    pub answered: bool,
    pub way: Way,
}

/// How a question is reached from a page.
pub enum Way {
    /// It stands on this page.
    Here,
    /// Its page, and itself: what the button sends.
    To(String),
    /// Not at all.
    Closed,
}

/// What of a paper a page shows.
pub struct Leaf {
    pub range: Range<usize>,
    /// None: there is one page.
    pub pager: Option<Pager>,
}

/// The page of a paper that is shown to who asks for one.
pub fn leaf(
    shell: &Shell,
    paper: &Paper,
    given: &Responses,
    asked: Option<usize>,
    furthest: i64,
) -> Leaf {
    let all = leaves(paper);
    let page = shown(paper, asked, furthest);
    let range = all[page - 1].clone();
    let pager = (all.len() > 1).then(|| pager(shell, paper, given, &all, page));
    Leaf { range, pager }
}

fn pager(
    shell: &Shell,
    paper: &Paper,
    given: &Responses,
    all: &[Range<usize>],
    page: usize,
) -> Pager {
    let t = shell.t;
    let free = !is_sequential(paper);
    let mark = |(at, place): (usize, usize)| {
        let question = &paper.questions[at].question;
        let answered = given.contains_key(&question.id);
        let state = match place {
            // It changes while they write, and stands above.
            place if place == page => None,
            place if !free && place < page => Some(t.quizzes_nav_left()),
            _ if !free => Some(t.quizzes_nav_later()),
            _ if answered => Some(t.quizzes_nav_answered()),
            _ => Some(t.quizzes_nav_open()),
        };
        let name = t.quizzes_question((at + 1).to_string());
        Mark {
            id: question.id.to_string(),
            number: at + 1,
            words: match state {
                Some(state) => t.quizzes_nav_question(name, state),
                None => name,
            },
            answered,
            way: match place {
                place if place == page => Way::Here,
                place if free => Way::To(format!("{place}.{}", question.id)),
                _ => Way::Closed,
            },
        }
    };
    let places = (1..).zip(all);
    let places = places.flat_map(|(place, leaf)| leaf.clone().map(move |at| (at, place)));
    Pager {
        page,
        words: t.quizzes_page_of(page.to_string(), all.len().to_string()),
        previous: (free && page > 1).then(|| page - 1),
        next: (page < all.len()).then_some(page + 1),
        marks: places.map(mark).collect(),
        free,
    }
}

/// What a button sends: a page, and the question on it that it leads to.
pub fn destination(raw: &str) -> Option<(usize, &str)> {
    let (page, question) = raw.split_once('.').unwrap_or((raw, ""));
    let is_id = question
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    Some((page.parse().ok()?, question)).filter(|_| is_id)
}

/// The titles of the sections that begin on a page, by the places of its questions.
pub fn headings(reader: Reader, paper: &Paper, range: &Range<usize>) -> Vec<Option<Run>> {
    let title = |at| reader.some(&section_begun(paper, at)?.title);
    range.clone().map(title).collect()
}

#[cfg(test)]
mod tests {
    use super::destination;

    #[test]
    fn a_button_leads_to_a_page_and_to_nothing_else() {
        for (raw, expected) in [
            ("2", Some((2, ""))),
            ("3.q-single", Some((3, "q-single"))),
            ("next", None),
            ("3.//elsewhere", None),
            ("-1", None),
            ("", None),
        ] {
            assert_eq!(destination(raw), expected, "{raw}");
        }
    }
}
