//! The clockwork: what happens without anybody asking. Each job may run twice, or on several
//! instances at once, without harm.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::{
    accounts, certificates, credentials,
    kit::error::Error,
    mail::send::{Post, deliver_due},
    marking, quizzes,
    web::{session, state::App},
};

const TICK: Duration = Duration::from_secs(1);
/// Every so many ticks: what may wait a little.
const MINUTE: u64 = 60;
/// Documents drawn in one turn.
const DRAWN_AT_ONCE: i64 = 100;
/// Certificates of before the register kept entries, entered in one turn.
const ENTERED_AT_ONCE: i64 = 1_000;
/// Certificates of one job issued in one turn.
const ISSUED_AT_ONCE: usize = 200;

/// Runs until told to stop; a job that fails is told in the log and tried again at its next turn.
pub async fn run(app: App, stop: CancellationToken) {
    let post = match Post::new(&app.config) {
        Ok(post) => post,
        Err(error) => {
            tracing::error!(error = format!("{error:#}"), "letters cannot be sent");
            return;
        }
    };
    let attesting = tokio::spawn(attest(app.clone(), stop.clone()));
    let posting = tokio::spawn(send(app.clone(), post, stop.clone()));
    let mut tick = 0_u64;
    loop {
        tokio::select! {
            () = stop.cancelled() => break,
            () = tokio::time::sleep(TICK) => {}
        }
        // Each job that fails was told.
        let _ = each_second(&app).await;
        if tick.is_multiple_of(MINUTE) {
            let _ = each_minute(&app).await;
        }
        tick += 1;
    }
    let _ = attesting.await;
    let _ = posting.await;
}

/// Tells of a job that failed: the next one has its turn all the same.
fn told<T, E: Into<Error>>(job: &'static str, done: Result<T, E>) -> Result<(), Error> {
    done.map(drop).map_err(Into::into).inspect_err(|error| {
        tracing::error!(job, error = format!("{error:#}"), "a job failed");
    })
}

/// Sends letters: beside the rest, which need not wait for a slow server.
async fn send(app: App, post: Post, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(TICK) => {}
        }
        let sent = deliver_due(&app.db, &app.clock, &post, &app.config.mail_from).await;
        let _ = told("letters", sent);
    }
}

/// Issues what was asked for in bulk, draws documents and makes badges, those too that an instance left
/// when it stopped: beside the rest, which need not wait.
async fn attest(app: App, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(TICK) => {}
        }
        let _ = attest_once(&app).await;
    }
}

/// One turn of it: also called by tests.
///
/// # Errors
/// When the database cannot be read or written: the first of what failed, each of which is in the log.
pub async fn attest_once(app: &App) -> Result<(), Error> {
    use certificates::actions::{bulk, draw};
    let (db, config, library) = (&app.db, &app.config, &app.library);
    let issued = bulk::run_unfinished(db, config, library, &app.clock, ISSUED_AT_ONCE).await;
    let issued = told("issuing in bulk", issued);
    // A document takes its badge along; those drawn before there were badges get theirs afterwards.
    let drawn = told("documents", draw(app, DRAWN_AT_ONCE).await);
    let made = credentials::actions::make_missing(app, app.clock.now(), DRAWN_AT_ONCE).await;
    issued.and(drawn).and(told("badges", made))
}

/// What another process may have changed: also called by tests.
///
/// # Errors
/// When the database or the folder of keys cannot be read: the first of what failed, each of which is in
/// the log.
pub async fn each_second(app: &App) -> Result<(), Error> {
    // Somebody may have replaced the keys from the console.
    let keys = told("keys", app.keys.refresh(&app.db).await);
    // Another instance may have published.
    keys.and(told("courses", app.library.refresh().await))
}

/// What is due now: also called by tests, which have no clockwork.
///
/// # Errors
/// When the database cannot be read or written: the first of what failed, each of which is in the log.
pub async fn each_minute(app: &App) -> Result<(), Error> {
    let now = app.clock.now();
    let (db, config, library) = (&app.db, &app.config, &app.library);
    app.limits.sweep();
    let done = [
        told("sessions", session::sweep(db, now).await),
        told("tokens", accounts::store::sweep_tokens(db, now).await),
        told(
            "sittings that are over",
            quizzes::actions::close_overdue(db, config, library, now).await,
        ),
        told(
            "results of before",
            quizzes::actions_results::record_earlier(db).await,
        ),
        // What a page began and left, and what an instance left when it stopped.
        told(
            "marking again",
            marking::actions::again::run_unfinished(db, config, library, now).await,
        ),
        told(
            "entries of before",
            certificates::actions::enter_earlier(db, now, ENTERED_AT_ONCE).await,
        ),
        told(
            "reminders",
            certificates::actions::renewal::remind(db, config, now).await,
        ),
    ];
    done.into_iter().collect()
}
