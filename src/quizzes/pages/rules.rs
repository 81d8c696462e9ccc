//! The terms of a quiz in plain words, for who is about to sit it.

use crate::{
    content::{
        course::Quiz,
        settings::{Behaviour, Counts, Pages, TimeUp},
    },
    kit::{
        time::{SECOND_MS, Timestamp},
        words::Words,
    },
    quizzes::{
        attempt::{GRACE_MS, Sitting},
        mastery::Goal,
        pages::view::percent,
        terms::{CannotStart, Terms},
    },
    web::shell::Shell,
};

const DAY: u32 = 24 * 60;
const HOUR: u32 = 60;

/// So many minutes, in the largest unit that says them exactly: «ساعتان», « 90 minutes ».
pub fn duration(t: &Words, minutes: u32) -> String {
    match minutes {
        minutes if minutes > 0 && minutes.is_multiple_of(DAY) => t.quizzes_days(minutes / DAY),
        minutes if minutes > 0 && minutes.is_multiple_of(HOUR) => t.common_hours(minutes / HOUR),
        minutes => t.common_minutes(minutes),
    }
}

/// The name of the rule that says which sitting counts.
pub fn counts_name(t: &Words, counts: Counts) -> String {
    match counts {
        Counts::Best => t.quizzes_counts_best(),
        Counts::Last => t.quizzes_counts_last(),
        Counts::First => t.quizzes_counts_first(),
        Counts::Average => t.quizzes_counts_average(),
    }
}

/// The terms as a list of names and values; `questions` is how many the paper will have.
pub fn facts(
    shell: &Shell,
    quiz: &Quiz,
    terms: &Terms,
    questions: usize,
    used: i64,
) -> Vec<(String, String)> {
    let t = shell.t;
    let attempts = || t.quizzes_attempts(terms.attempts.unwrap_or(0));
    let allowed = match terms.left(used) {
        None => t.quizzes_attempts_unlimited(),
        Some(_) if used == 0 => attempts(),
        Some(left) => t.quizzes_attempts_left(attempts(), t.quizzes_left(left)),
    };
    let limit = terms
        .minutes
        .map_or_else(|| t.quizzes_no_limit(), |minutes| duration(t, minutes));
    let mut facts = vec![
        (t.quizzes_fact_questions(), t.quizzes_questions(questions)),
        to_pass(shell, quiz),
        (t.quizzes_fact_time(), limit),
        (t.quizzes_fact_attempts(), allowed),
    ];
    for (name, moment) in [
        (t.quizzes_fact_opens(), terms.opens_at),
        (t.quizzes_fact_closes(), terms.closes_at),
    ] {
        facts.extend(moment.map(|moment| (name, shell.moment(&moment))));
    }
    let several = terms.attempts != Some(1);
    if several && let Some(wait) = wait(t, terms) {
        facts.push((t.quizzes_fact_wait(), wait));
    }
    if several {
        facts.push((t.quizzes_fact_counts(), counts_name(t, terms.counts)));
    }
    let pages = match quiz.settings.pages {
        Pages::Section if quiz.settings.sections.is_empty() => None,
        Pages::All => None,
        Pages::Section => Some(t.quizzes_pages_section()),
        Pages::Question => Some(t.quizzes_pages_question()),
    };
    facts.extend(pages.map(|pages| (t.quizzes_fact_pages(), pages)));
    facts
}

/// What passes: a share of the points, or of a drill its goal.
fn to_pass(shell: &Shell, quiz: &Quiz) -> (String, String) {
    let t = shell.t;
    match Goal::of(quiz.settings.behaviour) {
        Some(Goal { right, last }) => {
            let goal = t.quizzes_behaviour_goal(right.to_string(), last.to_string());
            (t.quizzes_behaviour_fact_goal(), goal)
        }
        None => (t.quizzes_fact_pass(), percent(shell, quiz.pass_percent)),
    }
}

fn wait(t: &Words, terms: &Terms) -> Option<String> {
    let [first, later] = [terms.wait_first, terms.wait_later];
    let reaches_third = terms.attempts.is_none_or(|attempts| attempts > 2);
    match (first, later) {
        (0, 0) => None,
        (first, _) if first > 0 && !reaches_third => Some(duration(t, first)),
        (first, later) if first == later => Some(duration(t, first)),
        (0, _) if !reaches_third => None,
        (0, later) => Some(t.quizzes_wait_later(duration(t, later))),
        (first, 0) => Some(t.quizzes_wait_first(duration(t, first))),
        (first, later) => Some(t.quizzes_wait_both(duration(t, first), duration(t, later))),
    }
}

/// How a quiz behaves.
pub fn behaviour(t: &Words, behaviour: Behaviour) -> String {
    match behaviour {
        Behaviour::Deferred => t.quizzes_behaviour_deferred(),
        Behaviour::Immediate => t.quizzes_behaviour_immediate(),
        Behaviour::Interactive => t.quizzes_behaviour_interactive(),
        Behaviour::Certainty => t.quizzes_behaviour_certainty(),
        Behaviour::ImmediateCertainty => t.quizzes_behaviour_certainty_immediate(),
        Behaviour::Mastery { .. } => Goal::of(behaviour).map_or_else(String::new, |goal| {
            t.quizzes_behaviour_mastery(goal.last, goal.right.to_string())
        }),
    }
}

/// What happens when the time of a sitting is up.
pub fn time_up(t: &Words, time_up: TimeUp) -> String {
    match time_up {
        TimeUp::Submit => t.quizzes_time_up_rule(GRACE_MS / SECOND_MS),
        TimeUp::Grace => t.quizzes_time_up_grace(),
        TimeUp::Discard => t.quizzes_time_up_discard(),
    }
}

/// The rules that are sentences; `granted`: something was granted to who reads.
pub fn rules(t: &Words, quiz: &Quiz, terms: &Terms, granted: bool) -> Vec<String> {
    let ends = terms.minutes.is_some() || terms.closes_at.is_some();
    let may_be_lost = ends && terms.time_up != TimeUp::Submit;
    let sequential = quiz.settings.sequential && quiz.settings.pages != Pages::All;
    let rules = [
        Some(behaviour(t, quiz.settings.behaviour)),
        Some(t.quizzes_front_saving()),
        ends.then(|| time_up(t, terms.time_up)),
        (may_be_lost && terms.attempts.is_some()).then(|| t.quizzes_rule_used()),
        terms.closes_at.map(|_| t.quizzes_rule_closes()),
        sequential.then(|| t.quizzes_rule_sequential()),
        granted.then(|| t.quizzes_rule_granted()),
    ];
    rules.into_iter().flatten().collect()
}

/// Why no sitting can start now, with the moment that matters.
pub fn refusal(shell: &Shell, terms: &Terms, sittings: &[Sitting], why: CannotStart) -> String {
    use crate::kit::error::Refusal as _;
    let t = shell.t;
    let with = |moment: Option<Timestamp>, say: &dyn Fn(String) -> String| {
        moment.map_or_else(|| why.sentence(t), |moment| say(shell.moment(&moment)))
    };
    match why {
        CannotStart::NotYet => with(terms.opens_at, &|at| t.quizzes_front_opens_at(at)),
        CannotStart::Closed => with(terms.closes_at, &|at| t.quizzes_front_closed_at(at)),
        CannotStart::Wait => with(terms.again_at(sittings), &|at| t.quizzes_front_again_at(at)),
        CannotStart::NotEnrolled
        | CannotStart::NoAttemptsLeft
        | CannotStart::Empty
        | CannotStart::ClosesFirst => why.sentence(t),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::{locale::Locale, words::words};

    #[test]
    fn a_wait_is_said_in_the_largest_unit_that_says_it_exactly() {
        let t = words(Locale::Fr);
        for (minutes, expected) in [
            (0, "0 minute"),
            (45, "45 minutes"),
            (60, "1 heure"),
            (90, "90 minutes"),
            (1_440, "1 jour"),
            (2_880, "2 jours"),
            (1_500, "25 heures"),
        ] {
            let said = duration(t, minutes);
            let said = said.replace(['\u{2068}', '\u{2069}'], "");
            assert_eq!(said, expected);
        }
    }
}
