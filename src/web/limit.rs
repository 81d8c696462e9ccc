//! How often somebody may knock: limits by address and by account, held in memory by each
//! instance (GCRA, through governor).

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    num::NonZeroU32,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};

use crate::{kit::error::Error, web::state::App};

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Knock {
    /// Sign-in, by account and address: guessing one password.
    SignInAccount,
    /// Sign-in, by address: guessing many accounts. A ministry may be one address.
    SignInAddress,
    /// Joining, by address.
    Join,
    /// Asking for a recovery letter, by account.
    Recover,
    /// Public verification, by address.
    Verify,
    /// Public verification of a file, by address.
    VerifyFile,
    /// Uploads and other heavy acts, by account.
    Heavy,
}

const KNOCKS: [(Knock, u32, u32); 7] = [
    // (what, at once, then one more each … seconds)
    (Knock::SignInAccount, 8, 30),
    (Knock::SignInAddress, 120, 1),
    (Knock::Join, 40, 10),
    (Knock::Recover, 3, 300),
    (Knock::Verify, 60, 1),
    (Knock::VerifyFile, 10, 6),
    (Knock::Heavy, 20, 3),
];

/// The limiters of one instance.
pub struct Limits(Vec<DefaultKeyedRateLimiter<String>>);

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}

impl Limits {
    #[must_use]
    pub fn new() -> Self {
        let limiters = KNOCKS.iter().map(|(_, at_once, seconds)| {
            let at_once = NonZeroU32::new(*at_once).unwrap_or(NonZeroU32::MIN);
            let period = std::time::Duration::from_secs(u64::from(*seconds));
            let quota = Quota::with_period(period)
                .unwrap_or(Quota::per_second(NonZeroU32::MIN))
                .allow_burst(at_once);
            RateLimiter::keyed(quota)
        });
        Self(limiters.collect())
    }

    /// Counts one knock.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the seconds to wait.
    pub fn knock(&self, what: Knock, key: &str) -> Result<(), Error> {
        let place = KNOCKS
            .iter()
            .position(|(knock, ..)| *knock == what)
            .unwrap_or(0);
        let limiter = &self.0[place];
        limiter.check_key(&key.to_owned()).map_err(|denied| {
            let wait = denied.wait_time_from(governor::clock::DefaultClock::default().now());
            Error::TooMany(wait.as_secs() + 1)
        })
    }

    /// Forgets keys that have not knocked lately.
    pub fn sweep(&self) {
        for limiter in &self.0 {
            limiter.retain_recent();
        }
    }
}

/// The address of the person: the connection's, or the last one that a trusted proxy added.
pub struct Address(pub IpAddr);

impl FromRequestParts<App> for Address {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let forwarded = || {
            let header = parts.headers.get("x-forwarded-for")?.to_str().ok()?;
            // The right-most is the one our proxy saw; those before it are hearsay.
            header.rsplit(',').next()?.trim().parse().ok()
        };
        let direct = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ConnectInfo(address)| {
                address.ip()
            });
        Ok(Self(if app.config.trusted_proxy {
            forwarded().unwrap_or(direct)
        } else {
            direct
        }))
    }
}

impl Address {
    /// What a limit counts as one place: the address, and for IPv6 its /64.
    #[must_use]
    pub fn key(&self) -> String {
        match self.0 {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        }
    }
}
