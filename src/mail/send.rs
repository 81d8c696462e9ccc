//! Sending what the outbox holds: by SMTP, or as files when no server is configured.

use std::path::PathBuf;

use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{Mailbox, MultiPart},
};

use crate::{
    config::Config,
    kit::{
        db::{self, Db},
        time::{Clock, MINUTE_MS, SECOND_MS},
    },
    mail::store::{self, Due},
};

/// A worker that dies keeps its letters from the others for so long.
const LEASE_MS: i64 = 2 * MINUTE_MS;
/// Tries before giving up: with the delay doubling from 30 s, about eight hours.
const TRIES: i64 = 10;

/// Where letters go.
pub enum Post {
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    /// One `.eml` file a letter (RFC 5322).
    Files(PathBuf),
}

/// What became of one letter.
enum Fate {
    Sent,
    /// Worth another try.
    Later(String),
    /// The address cannot exist, or the server refused it for good.
    Never(String),
}

impl Post {
    /// By SMTP when it is configured, else as files under `outbox/` in the data folder.
    ///
    /// # Errors
    /// When the address of the server cannot be understood.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        Ok(match &config.smtp {
            Some(url) => {
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map_err(|error| anyhow::anyhow!("TAKWIN_SMTP_URL: {error}"))?
                    .timeout(Some(std::time::Duration::from_secs(20)))
                    .build();
                Self::Smtp(Box::new(transport))
            }
            None => Self::Files(config.data.join("outbox")),
        })
    }

    async fn send(&self, from: &str, due: &Due) -> Fate {
        let message = match compose(from, due) {
            Ok(message) => message,
            Err(error) => return Fate::Never(error.to_string()),
        };
        match self {
            Self::Smtp(transport) => match transport.send(message).await {
                Ok(_) => Fate::Sent,
                Err(error) if error.is_permanent() => Fate::Never(error.to_string()),
                Err(error) => Fate::Later(error.to_string()),
            },
            Self::Files(folder) => match write(folder, due, &message).await {
                Ok(()) => Fate::Sent,
                Err(error) => Fate::Later(error.to_string()),
            },
        }
    }
}

fn compose(from: &str, due: &Due) -> anyhow::Result<Message> {
    let from: Mailbox = from.parse()?;
    let domain = from.email.domain().to_owned();
    Ok(Message::builder()
        // The same letter sent twice after a crash is recognised as one.
        .message_id(Some(format!("<{}@{domain}>", due.letter_id)))
        .from(from)
        .to(due.recipient.parse()?)
        .subject(&due.subject)
        .multipart(MultiPart::alternative_plain_html(
            due.body_text.clone(),
            due.body_html.clone(),
        ))?)
}

async fn write(folder: &std::path::Path, due: &Due, message: &Message) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let draft = folder.join(format!("{}.part", due.letter_id));
    tokio::fs::write(&draft, message.formatted()).await?;
    tokio::fs::rename(&draft, folder.join(format!("{}.eml", due.letter_id))).await
}

/// Sends what is due; answers how many letters left.
///
/// # Errors
/// When the outbox cannot be read or written. What a server answers is kept in the outbox.
pub async fn deliver_due(db: &Db, clock: &Clock, post: &Post, from: &str) -> db::Result<usize> {
    let mut sent = 0;
    for due in store::claim(db, clock.now(), LEASE_MS).await? {
        let now = clock.now();
        match post.send(from, &due).await {
            Fate::Sent => {
                store::mark_sent(db, now, &due.letter_id).await?;
                sent += 1;
            }
            Fate::Later(error) if due.attempts < TRIES => {
                tracing::warn!(letter = %due.letter_id, attempts = due.attempts, error, "a letter did not leave");
                let wait = 30 * SECOND_MS * (1 << due.attempts.min(12));
                store::mark_failed(db, &due.letter_id, now.plus(wait), &error).await?;
            }
            Fate::Later(error) | Fate::Never(error) => {
                tracing::warn!(letter = %due.letter_id, error, "a letter was given up");
                store::give_up(db, now, &due.letter_id, &error).await?;
            }
        }
    }
    Ok(sent)
}
