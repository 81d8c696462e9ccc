//! How often somebody may knock: limits by address and by account, held in memory by each
//! instance (GCRA, through governor).

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher as _, RandomState},
    net::{IpAddr, Ipv4Addr, SocketAddr},
    num::NonZeroU32,
    sync::{Mutex, PoisonError},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};

use crate::{
    kit::{
        error::Error,
        time::{SECOND_MS, Timestamp},
    },
    web::state::App,
};

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
    /// Comparing a name with that of a certificate, by address: guessing one.
    Compare,
    /// Uploads and other heavy acts, by account.
    Heavy,
}

const KNOCKS: [(Knock, u32, u32); 8] = [
    // (what, at once, then one more each … seconds)
    (Knock::SignInAccount, 8, 30),
    (Knock::SignInAddress, 120, 1),
    (Knock::Join, 40, 10),
    (Knock::Recover, 3, 300),
    (Knock::Verify, 60, 1),
    (Knock::VerifyFile, 10, 6),
    (Knock::Compare, 8, 60),
    (Knock::Heavy, 20, 3),
];

/// How many different numbers of certificates one address may look up in a day: a ministry that
/// recruits asks for fewer, and who counts numbers learns little.
const NUMBERS_A_DAY: usize = 300;

/// The numbers that each address has looked up today, as hashes under a secret of this process.
#[derive(Default)]
struct LookedUp {
    day_end: i64,
    numbers: HashMap<String, HashSet<u64>>,
    hasher: RandomState,
}

/// The limiters of one instance.
pub struct Limits {
    limiters: Vec<DefaultKeyedRateLimiter<String>>,
    looked_up: Mutex<LookedUp>,
}

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
        Self {
            limiters: limiters.collect(),
            looked_up: Mutex::default(),
        }
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
        let limiter = &self.limiters[place];
        limiter.check_key(&key.to_owned()).map_err(|denied| {
            let wait = denied.wait_time_from(governor::clock::DefaultClock::default().now());
            Error::TooMany(wait.as_secs() + 1)
        })
    }

    /// Counts one look at a number; the same number again in a day is free.
    ///
    /// # Errors
    /// [`Error::TooMany`] when this address has looked up all that it may in a day, with the seconds
    /// left of it.
    pub fn look_up(&self, now: Timestamp, address: &str, number: &str) -> Result<(), Error> {
        let mut today = self
            .looked_up
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let day_end = now.day_end();
        if today.day_end != day_end.0 {
            *today = LookedUp {
                day_end: day_end.0,
                ..LookedUp::default()
            };
        }
        let number = today.hasher.hash_one(number);
        let numbers = today.numbers.entry(address.to_owned()).or_default();
        if numbers.contains(&number) {
            return Ok(());
        }
        if numbers.len() >= NUMBERS_A_DAY {
            let left = day_end.since(now) / SECOND_MS;
            return Err(Error::TooMany(u64::try_from(left).unwrap_or(0) + 1));
        }
        numbers.insert(number);
        Ok(())
    }

    /// Forgets keys that have not knocked lately.
    pub fn sweep(&self) {
        for limiter in &self.limiters {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::time::{DAY_MS, HOUR_MS};

    #[test]
    fn so_many_different_numbers_a_day_and_the_same_ones_for_nothing() {
        let limits = Limits::new();
        let today = Timestamp::parse_day("2026-11-25").expect("a day");
        let now = today.plus(10 * HOUR_MS);
        let look = |at, address: &str, n: usize| limits.look_up(at, address, &format!("TKW-{n}"));
        for _ in 0..2 {
            for n in 0..NUMBERS_A_DAY {
                assert!(look(now, "192.0.2.1", n).is_ok(), "{n}");
            }
        }
        let Err(Error::TooMany(left)) = look(now, "192.0.2.1", NUMBERS_A_DAY) else {
            panic!("one too many");
        };
        assert_eq!(left, 14 * 3600 + 1, "until midnight");
        assert!(look(now, "192.0.2.2", NUMBERS_A_DAY).is_ok(), "another one");
        assert!(look(now.plus(DAY_MS), "192.0.2.1", NUMBERS_A_DAY).is_ok());
    }
}
