//! The command line.

mod certificate;
mod course;
pub mod doctor;
mod keys;
mod person;
mod questions;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::{
    config::Config,
    kit::{db::Db, time::Clock},
    web::state::App,
};

/// Takwin: the training platform of the network of public communication officers.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Migrate, import what changed in the courses folder, and listen (the default)
    Serve,
    /// Print every fault of course files as `file:line: rule: message`; fail on errors
    Check {
        /// A course folder, or a folder of them
        #[arg(default_value = "courses")]
        folder: std::path::PathBuf,
    },
    /// Course files and the database
    #[command(subcommand)]
    Course(Course),
    /// Questions in the formats of other systems
    #[command(subcommand)]
    Questions(questions::Questions),
    /// Documents of certificates, and what verifies them without us
    #[command(subcommand)]
    Certificate(certificate::Command),
    /// The keys that sign certificates and credentials
    #[command(subcommand)]
    Keys(keys::Command),
    /// Say what is wrong with the register of certificates and with the stored files; fail on faults
    Doctor {
        /// An entry and its hash noted earlier (`ENTRY:HASH`): tells whether the register was
        /// rewritten since
        #[arg(long)]
        noted: Option<String>,
    },
    /// Accounts, from the console
    #[command(subcommand)]
    Person(person::Person),
}

#[derive(Subcommand)]
enum Course {
    /// Publish what changed in a course folder, or in a folder of them
    Import { folder: std::path::PathBuf },
    /// Write the version offered as files: importing them again gives the same version
    Export {
        course: String,
        /// A folder that does not exist yet; its name becomes that of the course
        folder: std::path::PathBuf,
    },
    /// Count words and questions of course files, and how each item stands in each language
    Count {
        /// A course folder, or a folder of them
        #[arg(default_value = "courses")]
        folder: std::path::PathBuf,
    },
}

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| "warn,takwin=info".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    match start(cli) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("takwin: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(cli: Cli) -> anyhow::Result<ExitCode> {
    let config = Config::load(|name| std::env::var(name).ok())?;
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    if config.workers > 0 {
        runtime.worker_threads(config.workers);
    }
    runtime.enable_all().build()?.block_on(async {
        match cli.command.unwrap_or(Command::Serve) {
            Command::Serve => serve::serve(config).await,
            Command::Check { folder } => course::check(&config.data, &folder),
            Command::Course(Course::Import { folder }) => {
                course::import(&open(config).await?, &folder).await
            }
            Command::Course(Course::Export { course, folder }) => {
                course::export(&open(config).await?, &course, &folder).await
            }
            Command::Course(Course::Count { folder }) => course::count(&folder),
            Command::Questions(questions) if questions::on_files(&questions) => {
                questions::run(None, questions).await
            }
            Command::Questions(questions) => {
                questions::run(Some(&open(config).await?), questions).await
            }
            Command::Certificate(command) => certify(config, command).await,
            Command::Keys(command) => keys::run(config, &command).await,
            Command::Doctor { noted } => doctor::run(&config, noted).await,
            Command::Person(person) => person::run(&open(config).await?, person).await,
        }
    })
}

async fn certify(config: Config, command: certificate::Command) -> anyhow::Result<ExitCode> {
    use certificate::Command;
    match command {
        Command::Verify {
            file,
            offline,
            kit,
            host,
        } if offline => certificate::run_offline(&config, &file, kit.as_deref(), host).await,
        Command::Check { designs } => Ok(certificate::check(&config, &designs)),
        Command::Verify { file, .. } => certificate::verify(&open(config).await?, &file).await,
        Command::Kit { folder } => certificate::write_kit(&open(config).await?, &folder).await,
    }
}

/// The application on its database, migrated.
async fn open(config: Config) -> anyhow::Result<App> {
    let db = database(&config).await?;
    App::new(config, db, Clock::Machine).await
}

/// The database, migrated.
async fn database(config: &Config) -> anyhow::Result<Db> {
    use anyhow::Context as _;
    tokio::fs::create_dir_all(&config.data)
        .await
        .with_context(|| format!("cannot write to {}", config.data.display()))?;
    let db = Db::connect(&config.database_url())
        .await
        .context("cannot open the database")?;
    db.migrate()
        .await
        .context("cannot bring the database up to date")?;
    Ok(db)
}
