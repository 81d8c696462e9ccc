//! `takwin person …`: accounts from the console, for whoever runs the machine.

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Subcommand;
use serde_json::json;

use crate::{
    accounts::{
        account::{Joining, Profile, check_password},
        actions, store,
    },
    kit::{
        locale::Locale,
        text::{Email, PersonName, Script},
        words::words,
    },
    web::{state::App, viewer::Role},
};

#[derive(Subcommand)]
pub enum Person {
    /// Make a confirmed account; the password is read from the first line of standard input
    Add {
        email: String,
        #[arg(long)]
        name_arabic: String,
        #[arg(long)]
        name_latin: String,
        /// trainer, administrator or focal_point; may be repeated
        #[arg(long)]
        role: Vec<String>,
        /// Language of the interface and of letters: ar, fr or en
        #[arg(long, default_value = "ar")]
        locale: String,
    },
    /// Give a role, or take it with --take
    Role {
        email: String,
        /// trainer, administrator or focal_point
        role: String,
        #[arg(long)]
        take: bool,
    },
    /// Set a password, read from the first line of standard input, and sign out everywhere
    ResetPassword { email: String },
}

pub async fn run(app: &App, person: Person) -> anyhow::Result<ExitCode> {
    let now = app.clock.now();
    match person {
        Person::Add {
            email,
            name_arabic,
            name_latin,
            role,
            locale,
        } => {
            let roles = role
                .iter()
                .map(|code| parse_role(code))
                .collect::<anyhow::Result<Vec<_>>>()?;
            let locale = Locale::parse(&locale).context("--locale: expected ar, fr or en")?;
            let joining = Joining {
                profile: Profile {
                    name_arabic: PersonName::parse(&name_arabic, Script::Arabic)
                        .context("--name-arabic: expected a full name in Arabic letters")?,
                    name_latin: PersonName::parse(&name_latin, Script::Latin)
                        .context("--name-latin: expected a full name in Latin letters")?,
                    department_id: None,
                },
                email: Email::parse(&email)
                    .with_context(|| format!("not an e-mail address: {email}"))?,
                password: read_password(&email)?,
            };
            let hash = app.passwords.hash(joining.password.clone()).await?;
            let mut tx = app.db.write().await?;
            anyhow::ensure!(
                store::by_email(&mut tx, joining.email.as_str())
                    .await?
                    .is_none(),
                "{email} has an account already"
            );
            let id = actions::create(&mut tx, now, &joining, &hash, locale).await?;
            for role in roles {
                store::give_role(&mut tx, now, &id, role, None).await?;
            }
            let detail = json!({ "by": "console", "roles": role });
            store::audit(
                &mut tx,
                now,
                None,
                "account_created",
                ("account", id.as_str()),
                &detail,
            )
            .await?;
            tx.commit().await?;
            println!("{email}: account made");
        }
        Person::Role { email, role, take } => {
            let role = parse_role(&role)?;
            let mut tx = app.db.write().await?;
            let account = store::by_email(&mut tx, &email.to_lowercase())
                .await?
                .with_context(|| format!("{email} has no account"))?;
            let changed = if take {
                store::take_role(&mut tx, &account.account_id, role).await?
            } else {
                store::give_role(&mut tx, now, &account.account_id, role, None).await?
            };
            if changed {
                let verb = if take { "role_taken" } else { "role_given" };
                let detail = json!({ "by": "console", "role": role.code() });
                let object = ("account", account.account_id.as_str());
                store::audit(&mut tx, now, None, verb, object, &detail).await?;
            }
            tx.commit().await?;
            println!(
                "{email}: {}",
                if changed { "done" } else { "nothing to change" }
            );
        }
        Person::ResetPassword { email } => {
            let password = read_password(&email)?;
            let hash = app.passwords.hash(password).await?;
            let mut tx = app.db.write().await?;
            let account = store::by_email(&mut tx, &email.to_lowercase())
                .await?
                .with_context(|| format!("{email} has no account"))?;
            actions::replace_password(&mut tx, now, &account.account_id, &hash, &app.config.url)
                .await?;
            let object = ("account", account.account_id.as_str());
            store::audit(
                &mut tx,
                now,
                None,
                "password_reset",
                object,
                &json!({ "by": "console" }),
            )
            .await?;
            tx.commit().await?;
            println!("{email}: password set");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn parse_role(code: &str) -> anyhow::Result<Role> {
    Role::parse(code)
        .with_context(|| format!("{code}: expected trainer, administrator or focal_point"))
}

/// Never as an argument: arguments are readable by everybody on the machine.
fn read_password(email: &str) -> anyhow::Result<String> {
    let mut line = String::new();
    std::io::stdin()
        .read_line(&mut line)
        .context("cannot read the password")?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    check_password(&password, &[email], words(Locale::En))
        .map_err(|sentence| anyhow::anyhow!(sentence))?;
    Ok(password)
}
