//! Certainties on pages: asked for beside an answer, and set against the answers afterwards.

use crate::{
    kit::{locale::Locale, text::Slug, words::Words},
    questions::{Question, mark::Mark},
    quizzes::{
        answers,
        behaviour::{States, is_checkable},
        certainty::{Certainty, ENOUGH, Judgement, Level, is_asked, report},
        draw::Paper,
        pages::view::{figure, points},
    },
    web::shell::Shell,
};

/// The levels to choose from, beside an answer.
pub struct Asking {
    pub name: String,
    pub levels: Vec<Choice>,
}

/// A level to choose.
pub struct Choice {
    pub value: i64,
    pub words: String,
    /// How likely the answer is right that it is for.
    pub range: String,
    /// What it wins and loses.
    pub stakes: String,
    pub ticked: bool,
}

/// What is asked beside a question that earns so many points.
pub fn asking(shell: &Shell, question: &Question, chosen: Option<Certainty>) -> Asking {
    let t = shell.t;
    let level = |level: Certainty| {
        let [gain, loss] = [level.gain(question.points), level.loss(question.points)]
            .map(|mark| points(shell.speech, mark));
        Choice {
            value: level.number(),
            words: name(t, level),
            range: range(shell, level),
            stakes: if level.loss(question.points) == Mark::ZERO {
                t.quizzes_behaviour_stakes_safe(gain)
            } else {
                t.quizzes_behaviour_stakes(gain, loss)
            },
            ticked: chosen == Some(level),
        }
    };
    Asking {
        name: field(&question.id),
        levels: Certainty::ALL.map(level).into(),
    }
}

fn field(question: &Slug) -> String {
    format!("{}{question}", answers::CERTAINTY)
}

fn name(t: &Words, level: Certainty) -> String {
    match level {
        Certainty::Low => t.quizzes_behaviour_sure_low(),
        Certainty::Middle => t.quizzes_behaviour_sure_middle(),
        Certainty::High => t.quizzes_behaviour_sure_high(),
    }
}

fn range(shell: &Shell, level: Certainty) -> String {
    let t = shell.t;
    let [from, to] = level
        .percents()
        .map(|percent| shell.percent(&(percent * 100)));
    match level {
        Certainty::Low => t.quizzes_behaviour_sure_under(to),
        Certainty::Middle => t.quizzes_behaviour_sure_between(from, to),
        Certainty::High => t.quizzes_behaviour_sure_over(from),
    }
}

/// `+4`, `−1,5` or `0`: hundredths of a point with their sign.
pub fn signed(hundredths: i64, locale: Locale) -> String {
    let size = figure(Mark(hundredths.abs()), locale);
    match hundredths.signum() {
        1 => format!("+{size}"),
        -1 => format!("\u{2212}{size}"),
        _ => size,
    }
}

/// The certainty of an answer, in a sentence; with what it earned where marks are shown.
pub fn said(shell: &Shell, level: Certainty, score: Option<i64>) -> String {
    let level = name(shell.t, level);
    match score {
        Some(score) => shell
            .t
            .quizzes_behaviour_sure_said(level, signed(score, shell.locale)),
        None => shell.t.quizzes_behaviour_sure_level(level),
    }
}

/// What a person's certainties came to.
pub struct Report {
    /// The score beside the result.
    pub score: String,
    pub rows: Vec<Row>,
    /// Under the table, when a level has too few answers.
    pub too_few: String,
}

/// A level, afterwards.
pub struct Row {
    pub level: String,
    pub answers: usize,
    pub right: usize,
    /// Empty without answers.
    pub accuracy: String,
    pub expected: String,
    pub class: &'static str,
    /// Empty when there are too few answers to tell.
    pub judgement: String,
}

/// The report of a paper that asks for certainties.
pub fn reported(shell: &Shell, paper: &Paper, states: &States) -> Option<Report> {
    if !is_asked(paper.settings.behaviour) {
        return None;
    }
    let t = shell.t;
    let (mut score, mut most, mut answers) = (0, Mark::ZERO, Vec::new());
    for set in paper
        .questions
        .iter()
        .filter(|set| is_checkable(&set.question))
    {
        let question = &set.question;
        most = most + Certainty::High.gain(question.points);
        let Some(state) = states.get(&question.id).filter(|state| state.is_answered()) else {
            continue;
        };
        let level = state.certainty.unwrap_or_default();
        score += level.score(question.points, state.marking.share);
        answers.push((level, state.marking.share));
    }
    let levels = report(&answers);
    let few = levels.iter().any(|level| level.judgement.is_none());
    Some(Report {
        score: t
            .quizzes_behaviour_sure_score(signed(score, shell.locale), points(shell.speech, most)),
        rows: levels.iter().map(|level| row(shell, level)).collect(),
        too_few: if few {
            t.quizzes_behaviour_sure_too_few(ENOUGH.to_string())
        } else {
            String::new()
        },
    })
}

fn row(shell: &Shell, level: &Level) -> Row {
    let t = shell.t;
    let (class, judgement) = match level.judgement {
        None => ("", String::new()),
        Some(Judgement::OverConfident) => ("over", t.quizzes_behaviour_sure_over_confident()),
        Some(Judgement::UnderConfident) => ("under", t.quizzes_behaviour_sure_under_confident()),
        Some(Judgement::AboutRight) => ("right", t.quizzes_behaviour_sure_about_right()),
    };
    Row {
        level: name(t, level.certainty),
        answers: level.answers,
        right: level.right,
        accuracy: if level.answers == 0 {
            String::new()
        } else {
            shell.percent(&level.accuracy.0)
        },
        expected: range(shell, level.certainty),
        class,
        judgement,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_carry_their_sign() {
        for (hundredths, ar, en) in [
            (400, "+4", "+4"),
            (-150, "\u{2212}1,5", "\u{2212}1.5"),
            (0, "0", "0"),
            (-25, "\u{2212}0,25", "\u{2212}0.25"),
        ] {
            assert_eq!(signed(hundredths, Locale::Ar), ar);
            assert_eq!(signed(hundredths, Locale::En), en);
        }
    }
}
