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
    let mut tick = 0_u64;
    loop {
        tokio::select! {
            () = stop.cancelled() => break,
            () = tokio::time::sleep(TICK) => {}
        }
        if let Err(error) = each_second(&app, &post).await {
            tracing::error!(error = format!("{error:#}"), "a job failed");
        }
        if tick.is_multiple_of(MINUTE)
            && let Err(error) = each_minute(&app).await
        {
            tracing::error!(error = format!("{error:#}"), "a job failed");
        }
        tick += 1;
    }
    let _ = attesting.await;
}

/// Issues what was asked for in bulk, draws documents and makes badges, those too that an instance left
/// when it stopped: beside the rest, which need not wait.
async fn attest(app: App, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(TICK) => {}
        }
        if let Err(error) = attest_once(&app).await {
            tracing::error!(error = format!("{error:#}"), "a job failed");
        }
    }
}

/// One turn of it: also called by tests.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn attest_once(app: &App) -> Result<(), Error> {
    use certificates::actions::{bulk, draw};
    let (db, config, library) = (&app.db, &app.config, &app.library);
    bulk::run_unfinished(db, config, library, &app.clock, ISSUED_AT_ONCE).await?;
    // A document takes its badge along; those drawn before there were badges get theirs afterwards.
    draw(app, DRAWN_AT_ONCE).await?;
    credentials::actions::make_missing(app, app.clock.now(), DRAWN_AT_ONCE).await?;
    Ok(())
}

async fn each_second(app: &App, post: &Post) -> Result<(), Error> {
    deliver_due(&app.db, &app.clock, post, &app.config.mail_from).await?;
    // Another instance may have published.
    app.library.refresh().await?;
    // Somebody may have replaced the keys from the console.
    app.keys.refresh()?;
    Ok(())
}

/// What is due now: also called by tests, which have no clockwork.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn each_minute(app: &App) -> Result<(), Error> {
    let now = app.clock.now();
    session::sweep(&app.db, now).await?;
    accounts::store::sweep_tokens(&app.db, now).await?;
    quizzes::actions::close_overdue(&app.db, &app.config, &app.library, now).await?;
    quizzes::actions_results::record_earlier(&app.db).await?;
    // What a page began and left, and what an instance left when it stopped.
    marking::actions::again::run_unfinished(&app.db, &app.config, &app.library, now).await?;
    app.limits.sweep();
    certificates::actions::enter_earlier(&app.db, now, ENTERED_AT_ONCE).await?;
    certificates::actions::renewal::remind(&app.db, &app.config, now).await?;
    Ok(())
}
