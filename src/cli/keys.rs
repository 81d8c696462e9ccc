//! `takwin keys …`: the keys of the issuer, for whoever runs the machine.

use std::process::ExitCode;

use clap::Subcommand;

use crate::{
    config::Config,
    issuer::keys::Keys,
    kit::time::{Clock, Timestamp},
};

#[derive(Subcommand)]
pub enum Command {
    /// Print every key there ever was: its kind, its name, from when and until when it signed
    List,
    /// Make new keys that sign from now on; the old ones only verify what they signed
    Rotate,
}

pub fn run(config: &Config, command: &Command) -> anyhow::Result<ExitCode> {
    let now = Clock::Machine.now();
    std::fs::create_dir_all(&config.data)?;
    let mut keys = Keys::open(&config.data, now)?;
    if matches!(command, Command::Rotate) {
        keys = keys.rotate(now)?;
    }
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
