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
    /// `TAKWIN_BLOBS`: where stored files are kept: none: the folder `blobs` in `data`; or a bucket
    /// that speaks S3, `s3://KEY:SECRET@HOST/BUCKET?region=REGION` (`s3+http://…` without TLS), its key
    /// and secret percent-encoded.
    pub blobs: Option<String>,
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

/// A bucket that speaks S3, and who reads and writes it.
#[derive(Clone, PartialEq, Eq)]
pub struct Bucket {
    /// `https://host` or `http://host:port`.
    pub endpoint: url::Url,
    pub name: String,
    pub region: String,
    pub key: String,
    pub secret: String,
}

/// Without its secret.
impl std::fmt::Debug for Bucket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{} ({})", self.endpoint, self.name, self.region)
    }
}

impl Bucket {
    fn parse(text: &str) -> anyhow::Result<Self> {
        const EXPECTED: &str =
            "TAKWIN_BLOBS: expected s3://KEY:SECRET@HOST/BUCKET?region=REGION, or s3+http://…";
        let wrong = |what: &str| anyhow::anyhow!("{EXPECTED}: {what}");
        let (scheme, rest) = text
            .strip_prefix("s3+http://")
            .map(|rest| ("http", rest))
            .or_else(|| text.strip_prefix("s3://").map(|rest| ("https", rest)))
            .ok_or_else(|| wrong("it begins otherwise"))?;
        let url = url::Url::parse(&format!("{scheme}://{rest}"))
            .map_err(|_| wrong("it is no address"))?;
        let decoded = |text: &str| {
            let pair = format!("x={}", text.replace('+', "%2B"));
            url::form_urlencoded::parse(pair.as_bytes())
                .next()
                .map(|(_, value)| value.into_owned())
                .unwrap_or_default()
        };
        let (key, secret) = (
            decoded(url.username()),
            decoded(url.password().unwrap_or("")),
        );
        if key.is_empty() || secret.is_empty() {
            return Err(wrong("the key or the secret is missing"));
        }
        let name = url.path().trim_matches('/').to_owned();
        if name.is_empty() || name.contains('/') {
            return Err(wrong("the bucket is missing"));
        }
        let region = url.query_pairs().find(|(name, _)| name == "region");
        let region = region.map_or_else(|| "us-east-1".to_owned(), |(_, r)| r.into_owned());
        let mut endpoint = url.clone();
        endpoint.set_path("/");
        endpoint.set_query(None);
        let anonymous = endpoint.set_username("").and(endpoint.set_password(None));
        anonymous.map_err(|()| wrong("it has no host"))?;
        Ok(Self {
            endpoint,
            name,
            region,
            key,
            secret,
        })
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            url: String::new(),
            data: "data".into(),
            blobs: None,
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
        config.blobs = text("TAKWIN_BLOBS").or(config.blobs);
        config.bucket()?;
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

    /// The bucket of `TAKWIN_BLOBS`; none: files are kept in a folder.
    ///
    /// # Errors
    /// When it cannot be understood. What is said never holds the secret.
    pub fn bucket(&self) -> anyhow::Result<Option<Bucket>> {
        self.blobs.as_deref().map(Bucket::parse).transpose()
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
    fn a_bucket_is_read_from_its_address_and_never_shows_its_secret() {
        let bucket = Bucket::parse("s3://AKIA:se%2Fcr%2Bet@s3.exemple.ma/takwin?region=ma-1");
        let bucket = bucket.expect("a bucket");
        assert_eq!(bucket.endpoint.as_str(), "https://s3.exemple.ma/");
        assert_eq!(
            (bucket.name.as_str(), bucket.key.as_str()),
            ("takwin", "AKIA")
        );
        assert_eq!(
            (bucket.region.as_str(), bucket.secret.as_str()),
            ("ma-1", "se/cr+et")
        );
        assert!(!format!("{bucket:?}").contains("cr"));
        let near = Bucket::parse("s3+http://k:s@127.0.0.1:9000/b").expect("a bucket");
        assert_eq!(near.endpoint.as_str(), "http://127.0.0.1:9000/");
        assert_eq!(near.region, "us-east-1");
        for wrong in [
            "https://k:s@host/b",
            "s3://host/b",
            "s3://k@host/b",
            "s3://k:topsecret@host",
            "s3://k:topsecret@host/a/b",
            "s3://",
        ] {
            let said = Bucket::parse(wrong).expect_err(wrong).to_string();
            assert!(said.starts_with("TAKWIN_BLOBS") && !said.contains("topsecret"));
        }
    }

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
