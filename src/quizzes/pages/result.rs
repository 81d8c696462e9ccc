//! `/attempts/{attempt}/result`: what a paper earned, and why.

use askama::Template;
use axum::extract::{Path, State as Extracted};

use crate::{
    certificates,
    content::{
        library::Picture,
        settings::{Moment, Shown},
    },
    kit::text::{Run, Slug},
    quizzes::{
        again,
        answers::Answers,
        attempt::{Sitting, Stage, of_cycle},
        behaviour::states,
        draw::Paper,
        grant::Grant,
        mastery::{Drill, drill},
        pages::{
            adjusted::adjust,
            attempt_id, certainty, language, load,
            mastery::{self, Dot},
            review::{Piece, Reviewed, reviewed},
            view::{Reader, figure, percent, points},
        },
        review::{self, Sight, band, moment, sight},
        store, store_adjusted, store_overrides,
        terms::{CannotStart, Terms},
    },
    web::{
        guard::CurrentUser,
        motif,
        page::{Answer, page, see_other},
        shell::Shell,
        state::App,
    },
};

#[derive(Template)]
#[template(path = "quizzes/result.html")]
struct ResultPage {
    shell: Shell,
    course: String,
    course_path: String,
    quiz: String,
    quiz_path: String,
    attempt: String,
    heading: String,
    passed: bool,
    /// That a part of it waits for a person; the result is provisional.
    awaiting: Option<String>,
    /// What was earned; none where the result is not shown.
    earned: Option<Earned>,
    /// When what is hidden now is shown, or that it never is; empty when nothing is hidden.
    hidden: String,
    /// The words for the whole result.
    band: Option<Run>,
    /// The last answers of a drill.
    run: Vec<Dot>,
    certainty: Option<certainty::Report>,
    /// How it ended, when the clock ended it.
    ended: String,
    /// The course is complete.
    complete: bool,
    questions: Vec<Reviewed>,
    /// The answers may be looked at.
    answers: bool,
    /// The address of the sitting, and its name in the browser's storage.
    address: String,
    sitting: String,
    /// What is left to try; empty when there is nothing.
    retry: String,
    /// The item after the quiz: its path and its title.
    next: Option<(String, Run)>,
}

/// What a paper earned.
struct Earned {
    ring: String,
    /// What the ring says to who does not see it.
    percent: String,
    score: String,
}

/// `GET /attempts/{attempt}/result`
///
/// # Errors
/// [`Error::NotFound`] for another person's.
pub async fn result(
    Extracted(app): Extracted<App>,
    CurrentUser(me): CurrentUser,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let loaded = load(&app, &me.account_id, &attempt_id(id)?).await?;
    let (attempt, paper) = (&loaded.attempt, &loaded.paper);
    let (sitting, t) = (&attempt.sitting, shell.t);
    if sitting.stage(shell.now) != Stage::Submitted {
        return see_other(&shell.url(&format!("/attempts/{}", sitting.attempt_id)));
    }
    let answers = Answers::read(store::steps::all(&app.db, &sitting.attempt_id).await?)?;
    let (item, enrolment) = (attempt.item_id.as_str(), &loaded.enrolment);
    let sittings = store::sittings(&app.db, &enrolment.enrolment_id, item).await?;
    let since = certificates::store::renewal::since(&app.db, &enrolment.enrolment_id).await?;
    let sittings = of_cycle(&sittings, since);
    let used = sittings.last().map_or(0, |sitting| sitting.number);
    let course = &loaded.published.course;
    let reader = Reader {
        text: language(enrolment, shell.locale),
        page: shell.locale,
    };
    let path = |rest: &str| format!("/learning/{}{rest}", course.id);
    let here = course.item(item).map(|(_, item)| item);
    let (course_id, account) = (course.id.as_str(), &enrolment.account_id);
    let granted = store_overrides::applying(&app.db, course_id, item, account).await?;
    let quiz = here.and_then(|item| item.quiz());
    let terms = quiz.map(|quiz| Terms::of(quiz, &Grant::of(quiz, &granted)));
    let retry = terms.filter(|terms| {
        let is_open = sittings
            .iter()
            .any(|sitting| sitting.submitted_at.is_none());
        // Who has only to wait is told until when on the page of the quiz.
        let starts = terms.open(shell.now, enrolment, &sittings);
        is_open || matches!(starts, Ok(()) | Err(CannotStart::Wait))
    });
    let retry = retry.map_or_else(String::new, |terms| match terms.left(used) {
        Some(left) => t.quizzes_retry_left(t.quizzes_left(left)),
        None => t.quizzes_retry(),
    });
    let next = Slug::parse(item).ok().and_then(|item| course.next(&item));
    let next = next.map(|next| {
        let title = Run::new(course.title_of(next, reader.text), reader.page);
        (path(&format!("/{}", next.id)), title)
    });
    let number = sitting.number.to_string();
    let id = &sitting.attempt_id;
    let adjusted = store_adjusted::of(&app.db, id).await?;
    let corrections = store_adjusted::corrections(&app.db, id).await?;
    let paper = &again::with_keys(paper, &corrections);
    let discarded = sitting.was_discarded();
    let sight = sight(paper, moment(sitting, paper.settings.closes_at, shell.now));
    let drill = drill(paper, &answers);
    let states = states(paper, &answers);
    let marks = sight.has(Shown::Marks);
    let passed = marks && sitting.has_passed();
    let heading = match &drill {
        _ if !marks => t.quizzes_behaviour_handed_in(),
        _ if sitting.is_awaiting() => t.marking_awaiting_title(),
        Some(drill) => mastery::heading(t, drill),
        None if passed => t.quizzes_passed(),
        None => t.quizzes_failed(),
    };
    page(&ResultPage {
        course: course.title.in_or_near(shell.locale).to_owned(),
        course_path: path(""),
        quiz: here.map_or_else(
            || t.quizzes_quiz(),
            |item| course.title_of(item, shell.locale).0.to_owned(),
        ),
        quiz_path: path(&format!("/{item}/quiz")),
        attempt: match paper.attempts {
            Some(allowed) => t.quizzes_attempt_of(number, allowed.to_string()),
            None => t.quizzes_attempt(number),
        },
        heading,
        passed,
        earned: marks.then(|| earned(&shell, paper, sitting, drill.as_ref())),
        hidden: hidden(&shell, paper, &sight),
        band: band(&paper.settings.bands, sitting.share.unwrap_or_default())
            .filter(|_| sight.has(Shown::Overall) && !discarded && !sitting.is_awaiting())
            .map(|band| reader.text(&band.text)),
        run: match &drill {
            Some(drill) if marks => mastery::run(&shell, drill),
            _ => Vec::new(),
        },
        certainty: certainty::reported(&shell, paper, &states).filter(|_| marks),
        awaiting: (marks && sitting.is_awaiting())
            .then(|| t.marking_awaiting_lead(sitting.awaiting)),
        ended: sitting.deadline_at.map_or_else(String::new, |end| {
            if discarded {
                t.quizzes_discarded(shell.moment(&end))
            } else if sitting.ran_out() {
                t.quizzes_ran_out(shell.moment(&end))
            } else {
                String::new()
            }
        }),
        complete: enrolment.completed_at.is_some() && passed,
        questions: match &drill {
            _ if !sight.has(Shown::Answers) => Vec::new(),
            Some(drill) => mastery::turns(&shell, reader, &loaded.published, drill, &sight),
            None => {
                let shown = reviewed(&shell, reader, &loaded.published, paper, &answers, &sight);
                if marks {
                    adjust(&shell, reader, paper, shown, &adjusted, &corrections)
                } else {
                    shown
                }
            }
        },
        answers: sight.has(Shown::Answers),
        address: shell.url(&format!("/attempts/{}", sitting.attempt_id)),
        sitting: attempt.stored_as(),
        retry,
        next,
        shell,
    })
}

fn earned(shell: &Shell, paper: &Paper, sitting: &Sitting, drill: Option<&Drill>) -> Earned {
    let t = shell.t;
    let share = sitting.share.unwrap_or_default().0;
    Earned {
        ring: motif::ring(u8::try_from(share / 100).unwrap_or(100)),
        percent: t.quizzes_result_percent(shell.percent(&share)),
        score: match drill {
            Some(drill) => mastery::score(t, drill),
            None if sitting.is_awaiting() => t.marking_so_far(
                figure(sitting.earned.unwrap_or_default(), shell.locale),
                points(shell.speech, sitting.out_of),
            ),
            None => t.quizzes_score(
                figure(sitting.earned.unwrap_or_default(), shell.locale),
                points(shell.speech, sitting.out_of),
                percent(shell, paper.pass_percent),
            ),
        },
    }
}

/// Until when, or that for ever, something is not shown: the result, or the key.
fn hidden(shell: &Shell, paper: &Paper, sight: &Sight) -> String {
    let t = shell.t;
    let closes_at = paper.settings.closes_at;
    let later = |shown| {
        let closed = review::sight(paper, Moment::Closed);
        let at = closes_at.filter(|at| shell.now <= *at && closed.has(shown));
        at.map(|at| shell.moment(&at))
    };
    match (sight.has(Shown::Marks), sight.has(Shown::Key)) {
        (true, true) => String::new(),
        (false, _) => later(Shown::Marks).map_or_else(
            || t.quizzes_behaviour_hidden(),
            |at| t.quizzes_behaviour_hidden_until(at),
        ),
        (true, false) => later(Shown::Key).map_or_else(
            || t.quizzes_keys_hidden(),
            |at| t.quizzes_behaviour_keys_until(at),
        ),
    }
}
