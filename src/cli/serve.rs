//! `takwin serve`: migrate, import, listen, stop gently.

use std::{net::SocketAddr, process::ExitCode};

use anyhow::Context as _;
use tokio_util::sync::CancellationToken;

use crate::{accounts, config::Config, jobs, routes, web::state::App};

/// Serves until it is told to stop.
pub async fn serve(config: Config) -> anyhow::Result<ExitCode> {
    let app = super::open(config).await?;
    prepare(&app).await?;
    let listener = tokio::net::TcpListener::bind(app.config.listen)
        .await
        .with_context(|| format!("cannot listen on {}", app.config.listen))?;
    let router = routes::router(app.clone())?.into_make_service_with_connect_info::<SocketAddr>();
    let stop = CancellationToken::new();
    let clockwork = tokio::spawn(jobs::run(app.clone(), stop.clone()));
    println!("Takwin answers on {}", app.config.url);
    let told = {
        let stop = stop.clone();
        async move {
            told_to_stop().await;
            stop.cancel();
        }
    };
    axum::serve(listener, router)
        .with_graceful_shutdown(told)
        .await?;
    stop.cancel();
    let _ = tokio::time::timeout(std::time::Duration::from_secs(10), clockwork).await;
    app.db.close().await;
    Ok(ExitCode::SUCCESS)
}

/// What an empty or updated installation needs before its first page.
async fn prepare(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    accounts::actions::lay_down_departments(&mut tx, now).await?;
    let invitation = accounts::actions::invite_administrator(&mut tx, now).await?;
    tx.commit().await?;
    if app.config.courses.is_dir() {
        // A faulty folder was told about; the site serves what it has.
        super::course::import(app, &app.config.courses).await?;
    } else {
        println!("No course folder at {}", app.config.courses.display());
        app.library.refresh().await?;
    }
    if let Some(token) = invitation {
        println!(
            "First administrator: open this link once, within seven days\n  {}/ar/first/{token}",
            app.config.url
        );
    }
    if app.config.smtp.is_none() {
        let outbox = app.config.data.join("outbox");
        println!(
            "No mail server is configured: letters are kept as files in {}",
            outbox.display()
        );
    }
    Ok(())
}

async fn told_to_stop() {
    let mut terminate =
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(signal) => signal,
            Err(error) => {
                tracing::error!(%error, "signals cannot be heard");
                return std::future::pending().await;
            }
        };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
