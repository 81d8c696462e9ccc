//! `/attempts/{attempt}/checks`: checking one answer before handing in, or asking for a hint; and what
//! stands under a question whose answer can be checked, or that asks for a certainty.

use std::collections::BTreeMap;

use axum::extract::{Path, State as Extracted};
use tower_sessions::Session;

use crate::{
    content::{
        library::Published,
        settings::{Behaviour, Moment, Shown},
    },
    kit::{
        error::Error,
        text::{Run, Slug},
    },
    questions::{Verdict, mark::Share},
    quizzes::{
        actions_check::{self, Checked},
        answers::Answers,
        behaviour::{State, checks, is_checkable, states},
        certainty as rules,
        draw::{Paper, Set},
        pages::{
            attempt_id, certainty, contest,
            items::Item,
            load,
            review::{Entry, Line, Reviewed, answer, lines},
            take::draw_soon,
            view::{Reader, figure},
        },
        paging,
        review::{Sight, sight},
    },
    web::{
        form::Fields,
        guard::CurrentUser,
        page::{Answer, see_other},
        shell::{Shell, flash},
        state::App,
    },
};

/// What stands under a question.
pub struct Under {
    pub certainty: Option<certainty::Asking>,
    pub told: Option<Told>,
    /// The hints shown, each with its label.
    pub hints: Vec<(String, Run)>,
    /// The button that checks; none once the answer is fixed.
    pub check: Option<Check>,
    /// The answer as it is fixed, instead of its fields.
    pub fixed: Option<Reviewed>,
}

/// What a check came to.
pub struct Told {
    /// `ok`, `part`, `bad` or nothing.
    pub class: &'static str,
    pub icon: &'static str,
    pub verdict: String,
    pub sentences: Vec<String>,
    /// The reasons of what was chosen; an answer that is fixed shows them itself.
    pub lines: Vec<Line>,
}

/// The button that checks.
pub struct Check {
    pub words: String,
    pub note: String,
    /// Why nothing was checked.
    pub empty: String,
    pub hint: Option<Hint>,
}

/// The button that asks for a hint.
pub struct Hint {
    /// The question, and how many hints its page shows.
    pub value: String,
    pub note: String,
}

/// What stands under the questions of a paper, by question. `empty` names one that was to be checked
/// without an answer.
pub fn unders(
    shell: &Shell,
    reader: Reader,
    published: &Published,
    paper: &Paper,
    answers: &Answers,
    empty: Option<&str>,
) -> BTreeMap<String, Under> {
    let behaviour = paper.settings.behaviour;
    if !checks(behaviour) && !rules::is_asked(behaviour) {
        return BTreeMap::new();
    }
    let states = states(paper, answers);
    let page = Page {
        shell,
        reader,
        published,
        behaviour,
        sight: sight(paper, Moment::During),
    };
    let sets = paper.questions.iter();
    let checkable = sets.filter(|set| is_checkable(&set.question));
    checkable
        .filter_map(|set| {
            let id = &set.question.id;
            let under = page.under(set, states.get(id)?, empty == Some(id.as_str()));
            Some((id.to_string(), under))
        })
        .collect()
}

/// Takes what questions are worth off a page that does not tell it.
pub fn hide_points(paper: &Paper, items: &mut [Item]) {
    if !sight(paper, Moment::During).has(Shown::OutOf) {
        items.iter_mut().for_each(|item| item.points.clear());
    }
}

/// What every question of a page shares.
struct Page<'a> {
    shell: &'a Shell,
    reader: Reader,
    published: &'a Published,
    behaviour: Behaviour,
    sight: Sight,
}

impl Page<'_> {
    fn under(&self, set: &Set, state: &State, is_empty: bool) -> Under {
        let question = &set.question;
        let asks = rules::is_asked(self.behaviour) && !state.is_fixed;
        let numbered = (1_usize..).zip(state.shown_hints(question));
        Under {
            certainty: asks.then(|| certainty::asking(self.shell, question, state.certainty)),
            told: self.told(set, state),
            hints: numbered
                .map(|(number, hint)| {
                    let label = self.shell.t.quizzes_behaviour_hint(number.to_string());
                    (label, self.reader.text(hint))
                })
                .collect(),
            check: self.check(set, state, is_empty && state.response.is_none()),
            fixed: state.is_fixed.then(|| self.fixed(set, state)),
        }
    }

    fn fixed(&self, set: &Set, state: &State) -> Reviewed {
        let sure = rules::is_asked(self.behaviour).then(|| {
            let level = state.certainty.unwrap_or_default();
            let score = level.score(set.question.points, state.marking.share);
            let score = self.sight.has(Shown::Marks).then_some(score);
            certainty::said(self.shell, level, score)
        });
        let entry = Entry {
            place: String::new(),
            anchor: format!("review-{}", set.question.id),
            published: self.published,
            set,
            response: state.response.as_ref(),
            marking: state.marking,
            remarks: sure.into_iter().collect(),
        };
        answer(self.shell, self.reader, entry, &self.sight)
    }

    fn told(&self, set: &Set, state: &State) -> Option<Told> {
        let (response, verdict) = state.checked.as_ref()?;
        let (t, question) = (self.shell.t, &set.question);
        let mut told = verdict_told(self.shell, *verdict, &self.sight);
        if state.is_fixed {
            if self.sight.has(Shown::Marks) {
                let figures = [state.marking.mark, question.points];
                let [earned, full] = figures.map(|mark| figure(mark, self.shell.locale));
                told.sentences
                    .push(t.quizzes_behaviour_earned(earned, full));
            }
            told.sentences.push(t.quizzes_behaviour_fixed());
            return Some(told);
        }
        told.sentences.push(t.quizzes_behaviour_try_again());
        let left = state.tries_left(self.behaviour, question);
        told.sentences.push(t.quizzes_behaviour_tries_left(left));
        if self.sight.has(Shown::Specific) {
            let sight = self.sight.before_another_try();
            let rows = lines(self.shell, self.reader, set, Some(response), &sight);
            told.lines = rows.into_iter().filter(|line| line.why.is_some()).collect();
        }
        Some(told)
    }

    fn check(&self, set: &Set, state: &State, is_empty: bool) -> Option<Check> {
        if !checks(self.behaviour) || state.is_fixed {
            return None;
        }
        let (t, question) = (self.shell.t, &set.question);
        // To the nearest percent: two thirds are 67.
        let percent = |share: Share| self.shell.percent(&(share.0 + 50));
        let worth = state.still_to_earn(question);
        let hint = state.may_ask(self.behaviour, question).then(|| Hint {
            value: format!("{} {}", question.id, state.hints),
            note: t.quizzes_behaviour_hint_cost(percent(question.penalty)),
        });
        Some(Check {
            words: if state.tries == 0 {
                t.quizzes_behaviour_check()
            } else {
                t.quizzes_behaviour_check_again()
            },
            note: if self.behaviour != Behaviour::Interactive {
                t.quizzes_behaviour_check_once()
            } else if worth == Share::FULL {
                t.quizzes_behaviour_tries_left(state.tries_left(self.behaviour, question))
            } else {
                t.quizzes_behaviour_worth(percent(worth))
            },
            empty: if is_empty {
                t.quizzes_behaviour_check_empty()
            } else {
                String::new()
            },
            hint,
        })
    }
}

/// How an answer stands, in words and colour; only that it is recorded where that is not shown.
pub fn verdict_told(shell: &Shell, verdict: Verdict, sight: &Sight) -> Told {
    let t = shell.t;
    let (class, icon, words) = match verdict {
        _ if !sight.has(Shown::Correctness) => ("", "save", t.quizzes_behaviour_recorded()),
        Verdict::Right => ("ok", "checkc", t.quizzes_behaviour_right()),
        Verdict::Partial => ("part", "check", t.quizzes_behaviour_partly()),
        Verdict::Wrong => ("bad", "xc", t.quizzes_behaviour_wrong()),
        Verdict::Unanswered | Verdict::Awaiting | Verdict::Unmarked => {
            ("", "save", t.quizzes_behaviour_recorded())
        }
    };
    Told {
        class,
        icon,
        verdict: words,
        sentences: Vec::new(),
        lines: Vec::new(),
    }
}

/// `POST /attempts/{attempt}/checks`: checks the answer to the question that `check` names, or gives the
/// hint that `hint` asks for; saves the rest; goes on at what is told about it.
///
/// # Errors
/// [`Error::NotFound`] for another person's sitting, and without a question of it.
pub async fn check(
    Extracted(app): Extracted<App>,
    CurrentUser(me): CurrentUser,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let loaded = load(&app, &me.account_id, &attempt_id(id)?).await?;
    let id = &loaded.attempt.sitting.attempt_id;
    let address = shell.url(&format!("/attempts/{id}"));
    let now = app.clock.now();
    let asked = fields.line("hint");
    let (name, shown) = asked.split_once(' ').unwrap_or_default();
    let is_hint = !name.is_empty();
    let named = if is_hint { name } else { fields.raw("check") };
    let question = Slug::parse(named).map_err(|_| Error::NotFound)?;
    let mut tx = app.db.write().await?;
    let done = if is_hint {
        let shown = shown.parse().map_err(|_| Error::NotFound)?;
        let (account, fields) = (&me.account_id, &fields.0);
        actions_check::hint(&mut tx, now, account, id, fields, &question, shown)
            .await
            .map(|()| Checked::Done(Vec::new()))
    } else {
        actions_check::check(
            &mut tx,
            now,
            &app.config,
            &loaded.published,
            &me.account_id,
            id,
            &fields.0,
            &question,
        )
        .await
    };
    let checked = match done {
        Ok(checked) => {
            tx.commit().await?;
            checked
        }
        Err(Error::Refused(refusal)) => {
            drop(tx);
            flash(&session, false, refusal.sentence(shell.t)).await?;
            return see_other(&address);
        }
        Err(error) => return Err(error),
    };
    // Back to the page that was checked.
    let address = match paging::named(&fields.0) {
        Some(page) => format!("{address}?page={page}"),
        None => address,
    };
    match checked {
        Checked::Done(contests) if contests.is_empty() => {}
        Checked::Done(contests) => {
            return contest::choose(shell, &loaded, &contests, "answers", &fields.0);
        }
        Checked::Fixed => {
            let sentence = shell.t.quizzes_behaviour_refused_fixed();
            flash(&session, false, sentence).await?;
        }
        Checked::Unanswered => {
            let and = if address.contains('?') { '&' } else { '?' };
            let asked = format!("{address}{and}empty={question}");
            return see_other(&format!("{asked}#empty-{question}"));
        }
        Checked::Mastered { completed } => {
            draw_soon(&app, completed);
            return see_other(&shell.url(&format!("/attempts/{id}/result")));
        }
    }
    see_other(&format!("{address}#told-{question}"))
}
