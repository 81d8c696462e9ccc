//! `/attempts/{attempt}/result`: what a paper earned, and why.

use askama::Template;
use axum::extract::{Path, State};

use crate::{
    certificates,
    content::course::Feedback,
    kit::text::{Run, Slug},
    quizzes::{
        again,
        answers::Answers,
        attempt::{Stage, of_cycle},
        grant::Grant,
        pages::{
            adjusted::adjust,
            attempt_id, language, load,
            review::{Reviewed, reviewed},
            view::{Reader, figure, percent, points},
        },
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
    passed: bool,
    /// That a part of it waits for a person; the result is provisional.
    awaiting: Option<String>,
    ring: String,
    /// What the ring says to who does not see it.
    percent: String,
    score: String,
    /// How it ended, when the clock ended it.
    ended: String,
    /// The course is complete.
    complete: bool,
    keys: bool,
    questions: Vec<Reviewed>,
    /// The address of the sitting, and its name in the browser's storage.
    address: String,
    sitting: String,
    /// What is left to try; empty when there is nothing.
    retry: String,
    /// The item after the quiz: its path and its title.
    next: Option<(String, Run)>,
}

/// `GET /attempts/{attempt}/result`
///
/// # Errors
/// [`Error::NotFound`] for another person's.
pub async fn result(
    State(app): State<App>,
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
    let share = sitting.share.unwrap_or_default().0;
    let number = sitting.number.to_string();
    let id = &sitting.attempt_id;
    let adjusted = store_adjusted::of(&app.db, id).await?;
    let corrections = store_adjusted::corrections(&app.db, id).await?;
    let paper = &again::with_keys(paper, &corrections);
    let keys = paper.feedback == Feedback::Full;
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
        passed: sitting.has_passed(),
        ring: motif::ring(u8::try_from(share / 100).unwrap_or(100)),
        percent: t.quizzes_result_percent(shell.percent(&share)),
        score: if sitting.is_awaiting() {
            t.marking_so_far(
                figure(sitting.earned.unwrap_or_default(), shell.locale),
                points(shell.speech, sitting.out_of),
            )
        } else {
            t.quizzes_score(
                figure(sitting.earned.unwrap_or_default(), shell.locale),
                points(shell.speech, sitting.out_of),
                percent(&shell, paper.pass_percent),
            )
        },
        awaiting: sitting
            .is_awaiting()
            .then(|| t.marking_awaiting_lead(sitting.awaiting)),
        ended: sitting.deadline_at.map_or_else(String::new, |end| {
            if sitting.was_discarded() {
                t.quizzes_discarded(shell.moment(&end))
            } else if sitting.ran_out() {
                t.quizzes_ran_out(shell.moment(&end))
            } else {
                String::new()
            }
        }),
        complete: enrolment.completed_at.is_some() && sitting.has_passed(),
        keys,
        questions: adjust(
            &shell,
            reader,
            paper,
            reviewed(&shell, reader, paper, &answers.responses(), keys),
            &adjusted,
            &corrections,
        ),
        address: shell.url(&format!("/attempts/{}", sitting.attempt_id)),
        sitting: attempt.stored_as(),
        retry,
        next,
        shell,
    })
}
