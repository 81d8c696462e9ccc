//! `/attempts/{attempt}` of a drill: one question, what the last answer came to, and how far the goal is.

use askama::Template;

use crate::{
    content::{
        library::{Picture, Published},
        settings::Moment,
    },
    kit::words::Words,
    quizzes::{
        answers::{Answers, Responses},
        draw::Paper,
        mastery::{Drill, Turn},
        pages::{
            Loaded,
            check::{Told, verdict_told},
            items::{self, Fields as ItemFields, Item},
            items_text::{GapRun, MarkRun},
            review::{Entry, Piece, Reviewed, answer},
            rules,
            take::{End, Place},
            view::Reader,
        },
        review::{Sight, sight},
    },
    web::{
        page::{Answer, page},
        shell::Shell,
    },
};

#[derive(Template)]
#[template(path = "quizzes/mastery.html")]
struct MasteryPage {
    shell: Shell,
    place: Place,
    rule: String,
    end: Option<End>,
    run: Vec<Dot>,
    missing: String,
    /// The last answer: its heading, what it came to, and the answer itself.
    before: Option<(String, Told, Reviewed)>,
    item: Option<Item>,
    turn: usize,
    base: i64,
    empty: bool,
}

#[derive(Template)]
#[template(path = "quizzes/stop.html")]
struct StopPage {
    shell: Shell,
    place: Place,
    end: Option<End>,
    run: Vec<Dot>,
    missing: String,
}

/// One of the last answers, or a place for one.
pub struct Dot {
    /// `ok`, `bad` or nothing.
    pub class: &'static str,
    pub icon: &'static str,
    pub words: String,
}

/// The last answers as a strip, oldest first, with the places that are still empty.
pub fn run(shell: &Shell, drill: &Drill) -> Vec<Dot> {
    let t = shell.t;
    let answered = drill.window().iter().map(|turn| {
        if turn.is_right() {
            Dot {
                class: "ok",
                icon: "check",
                words: t.quizzes_behaviour_run_right(),
            }
        } else {
            Dot {
                class: "bad",
                icon: "x",
                words: t.quizzes_behaviour_run_wrong(),
            }
        }
    });
    let empty = drill.goal.last - drill.window().len();
    let empty = std::iter::repeat_with(|| Dot {
        class: "",
        icon: "",
        words: String::new(),
    })
    .take(empty);
    answered.chain(empty).collect()
}

/// The answers of a drill, first to last.
pub fn turns(
    shell: &Shell,
    reader: Reader,
    published: &Published,
    drill: &Drill,
    sight: &Sight,
) -> Vec<Reviewed> {
    let numbered = (1..).zip(&drill.turns);
    numbered
        .map(|(number, turn)| {
            let mut entry = entry(published, turn, number);
            entry.place = shell.t.quizzes_question(number.to_string());
            told_turn(shell, reader, entry, sight)
        })
        .collect()
}

/// A turn by its number, from 1: a drill may ask a question more than once.
fn entry<'a>(published: &'a Published, turn: &'a Turn, number: usize) -> Entry<'a> {
    Entry {
        place: String::new(),
        anchor: format!("turn-{number}"),
        published,
        set: turn.set,
        response: Some(&turn.response),
        marking: turn.marking,
        remarks: Vec::new(),
    }
}

fn told_turn(shell: &Shell, reader: Reader, entry: Entry<'_>, sight: &Sight) -> Reviewed {
    // What a question is worth is of no account here: an answer is right, or it is not.
    answer(shell, reader, entry, &sight.without_points())
}

/// The page of a drill under way. `empty`: its question was to be checked without an answer.
pub fn drilled(
    shell: Shell,
    reader: Reader,
    loaded: &Loaded,
    answers: &Answers,
    drill: &Drill,
    empty: bool,
) -> Answer {
    let (t, paper) = (shell.t, &loaded.paper);
    let sight = sight(paper, Moment::During);
    let before = drill.turns.last().map(|turn| {
        let number = drill.turns.len();
        let told = verdict_told(&shell, turn.marking.verdict, &sight);
        let entry = entry(&loaded.published, turn, number);
        let reviewed = told_turn(&shell, reader, entry, &sight);
        let previous = t.quizzes_behaviour_previous(number.to_string());
        (previous, told, reviewed)
    });
    page(&MasteryPage {
        rule: rules::behaviour(t, paper.settings.behaviour),
        end: End::of(loaded, &shell),
        run: run(&shell, drill),
        missing: t.quizzes_behaviour_missing(drill.missing()),
        before,
        item: item(&shell, reader, loaded, paper, drill),
        turn: drill.turns.len() + 1,
        base: answers.last_step(),
        empty,
        place: Place::of(loaded, &shell),
        shell,
    })
}

/// What is missing, before a drill is ended.
pub fn stop(shell: Shell, loaded: &Loaded, drill: &Drill) -> Answer {
    page(&StopPage {
        place: Place::of(loaded, &shell),
        end: End::of(loaded, &shell),
        run: run(&shell, drill),
        missing: shell.t.quizzes_behaviour_missing(drill.missing()),
        shell,
    })
}

/// The question whose turn it is.
fn item(
    shell: &Shell,
    reader: Reader,
    loaded: &Loaded,
    paper: &Paper,
    drill: &Drill,
) -> Option<Item> {
    let set = drill.current?;
    let given = drill.given.iter();
    let given: Responses = given
        .map(|given| (set.question.id.clone(), given.clone()))
        .collect();
    let items = items::items(shell, reader, &loaded.published, paper, &given);
    let mut item = items
        .into_iter()
        .find(|item| item.id == set.question.id.as_str())?;
    item.place = shell
        .t
        .quizzes_question((drill.turns.len() + 1).to_string());
    item.points.clear();
    Some(item)
}

/// The heading of a drill's result.
pub fn heading(t: &Words, drill: &Drill) -> String {
    if drill.is_mastered() {
        t.quizzes_behaviour_mastered()
    } else {
        t.quizzes_behaviour_not_mastered()
    }
}

/// The figures of a drill's result.
pub fn score(t: &Words, drill: &Drill) -> String {
    t.quizzes_behaviour_mastery_score(
        drill.right().to_string(),
        drill.window().len().to_string(),
        drill.goal.right.to_string(),
    )
}
