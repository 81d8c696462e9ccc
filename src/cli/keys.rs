//! `takwin keys …`: the keys of the issuer, for whoever runs the machine.

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Subcommand;

use crate::{
    config::Config,
    issuer::{actions, keys::Keys},
    kit::time::{Clock, Timestamp},
};

#[derive(Subcommand)]
pub enum Command {
    /// Print every key there ever was: its kind, its name, from when and until when it signed
    List,
    /// Make new keys that sign from now on; the old ones only verify what they signed
    Rotate,
    /// After keys/keys.json was lost: name the keys that the database knows again, which only verify,
    /// and make new ones that sign from now on
    Restore,
}

pub async fn run(config: Config, command: &Command) -> anyhow::Result<ExitCode> {
    let now = Clock::Machine.now();
    let keys = match command {
        Command::List => Keys::existing(&config.data)?
            .context("there are no keys in the data folder: they are made at the first start")?,
        Command::Rotate => {
            Keys::may_write(&config.data)?;
            let app = super::open(config).await?;
            let keys = app.keys.current().rotate(now)?;
            actions::agree(&app.db, &keys).await?;
            keys
        }
        Command::Restore => {
            Keys::may_write(&config.data)?;
            let db = super::database(&config).await?;
            actions::restore(&db, &config.data, now).await?
        }
    };
    for key in keys.public() {
        print("Ed25519", &key.id.to_string(), key.from, key.until);
    }
    for key in keys.web_public() {
        print("P-256  ", &key.id.to_string(), key.from, key.until);
    }
    Ok(ExitCode::SUCCESS)
}

fn print(kind: &str, id: &str, from: Timestamp, until: Option<Timestamp>) {
    let until = until.map_or_else(|| "now".to_owned(), Timestamp::iso);
    println!("{kind} {id} {} – {until}", from.iso());
}
