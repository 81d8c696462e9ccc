//! Every setting: where it comes from, its unit, its default. Variables win over `takwin.toml`,
//! which wins over the defaults; the defaults work.

use std::{net::SocketAddr, path::PathBuf};

use serde::Deserialize;

/// The settings of one running Takwin.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// `TAKWIN_LISTEN`: the address to listen on.
    pub listen: SocketAddr,
    /// `TAKWIN_URL`: the public address, without a slash at its end; in letters and QR codes.
    pub url: String,
    /// `TAKWIN_DATA`: the folder of the database, the stored files and the outbox.
    pub data: PathBuf,
    /// `TAKWIN_COURSES`: the folder of course files.
    pub courses: PathBuf,
    /// `DATABASE_URL`: `sqlite:PATH` or `postgres://…`; none: SQLite inside `data`.
    pub database: Option<String>,
    /// `TAKWIN_SMTP_URL`: `smtps://user:password@host`; none: letters are kept as files.
    pub smtp: Option<String>,
    /// `TAKWIN_MAIL_FROM`: the sender of letters.
    pub mail_from: String,
    /// `TAKWIN_JOIN`: `open`, or the e-mail domains that may join, separated by commas.
    pub join: String,
    /// `TAKWIN_SIGNER_ARABIC`, `TAKWIN_SIGNER_LATIN`: the name under certificates; none: the
    /// function alone.
    pub signer_arabic: Option<String>,
    pub signer_latin: Option<String>,
    /// `TAKWIN_TRUSTED_PROXY`: `true` when a proxy in front sets `X-Forwarded-For`.
    pub trusted_proxy: bool,
    /// `TAKWIN_WORKERS`: threads that answer requests; 0: one a core.
    pub workers: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            url: String::new(),
            data: "data".into(),
            courses: "courses".into(),
            database: None,
            smtp: None,
            mail_from: "Takwin <noreply@takwin.invalid>".into(),
            join: "open".into(),
            signer_arabic: None,
            signer_latin: None,
            trusted_proxy: false,
            workers: 0,
        }
    }
}

impl Config {
    /// Reads `takwin.toml` in the working folder, if there is one, then the variables.
    ///
    /// # Errors
    /// When the file or a variable cannot be understood; the message names it.
    pub fn load(variable: impl Fn(&str) -> Option<String>) -> anyhow::Result<Self> {
        let mut config = match std::fs::read_to_string("takwin.toml") {
            Ok(text) => toml::from_str(&text).map_err(|e| anyhow::anyhow!("takwin.toml: {e}"))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::default(),
            Err(error) => anyhow::bail!("takwin.toml: {error}"),
        };
        let text = |name: &str| variable(name).filter(|value| !value.is_empty());
        if let Some(value) = text("TAKWIN_LISTEN") {
            config.listen = value.parse().map_err(|_| {
                anyhow::anyhow!(
                    "TAKWIN_LISTEN: expected an address such as 127.0.0.1:8080, found {value}"
                )
            })?;
        }
        if let Some(value) = text("TAKWIN_URL") {
            config.url = value;
        }
        if let Some(value) = text("TAKWIN_DATA") {
            config.data = value.into();
        }
        if let Some(value) = text("TAKWIN_COURSES") {
            config.courses = value.into();
        }
        config.database = text("DATABASE_URL").or(config.database);
        config.smtp = text("TAKWIN_SMTP_URL").or(config.smtp);
        if let Some(value) = text("TAKWIN_MAIL_FROM") {
            config.mail_from = value;
        }
        if let Some(value) = text("TAKWIN_JOIN") {
            config.join = value;
        }
        config.signer_arabic = text("TAKWIN_SIGNER_ARABIC").or(config.signer_arabic);
        config.signer_latin = text("TAKWIN_SIGNER_LATIN").or(config.signer_latin);
        if let Some(value) = text("TAKWIN_TRUSTED_PROXY") {
            config.trusted_proxy = value.parse().map_err(|_| {
                anyhow::anyhow!("TAKWIN_TRUSTED_PROXY: expected true or false, found {value}")
            })?;
        }
        if let Some(value) = text("TAKWIN_WORKERS") {
            config.workers = value
                .parse()
                .map_err(|_| anyhow::anyhow!("TAKWIN_WORKERS: expected a number, found {value}"))?;
        }
        if config.url.is_empty() {
            config.url = format!("http://{}", config.listen);
        }
        config.url = config.url.trim_end_matches('/').to_owned();
        anyhow::ensure!(
            config.url.starts_with("http://") || config.url.starts_with("https://"),
            "TAKWIN_URL: expected http://… or https://…, found {}",
            config.url
        );
        config
            .mail_from
            .parse::<lettre::message::Mailbox>()
            .map_err(|e| anyhow::anyhow!("TAKWIN_MAIL_FROM: {e}"))?;
        Ok(config)
    }

    /// Whether browsers reach us by https: then cookies are `Secure`.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.url.starts_with("https://")
    }

    /// The address of the database.
    #[must_use]
    pub fn database_url(&self) -> String {
        self.database
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", self.data.join("takwin.db").display()))
    }

    /// Whether somebody with this e-mail domain may join.
    #[must_use]
    pub fn may_join(&self, domain: &str) -> bool {
        self.join == "open"
            || self
                .join
                .split(',')
                .any(|allowed| allowed.trim().eq_ignore_ascii_case(domain))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_win_and_mistakes_are_named() {
        let set = |pairs: &'static [(&str, &str)]| {
            Config::load(move |name| {
                pairs
                    .iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| (*value).to_owned())
            })
        };
        let config = set(&[
            ("TAKWIN_URL", "https://takwin.exemple.ma/"),
            ("TAKWIN_JOIN", "exemple.ma, gov.ma"),
        ])
        .expect("fine");
        assert_eq!(config.url, "https://takwin.exemple.ma");
        assert!(config.is_https() && config.may_join("GOV.ma") && !config.may_join("autre.ma"));
        let wrong = set(&[("TAKWIN_LISTEN", "8080")]).expect_err("no address");
        assert!(wrong.to_string().contains("TAKWIN_LISTEN"));
    }
}
