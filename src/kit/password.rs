//! Passwords: argon2id, off the async threads, no more at once than there are cores.
//!
//! Parameters: m = 19 MiB, t = 2, p = 1 (OWASP Password Storage Cheat Sheet, 2025).

use std::sync::{Arc, LazyLock};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use tokio::sync::Semaphore;

/// The shortest password accepted, in characters (NIST SP 800-63B §5.1.1.2 asks for 8; ASVS 5.0
/// 6.2.1 recommends 15 and requires 8).
pub const SHORTEST: usize = 10;
/// The longest, in bytes: hashing must not be a lever for the hostile.
pub const LONGEST: usize = 256;

fn argon() -> Argon2<'static> {
    let params = Params::new(19_456, 2, 1, None).expect("parameters within argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The hash that unknown accounts are verified against, so that their timing tells nothing.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody's password"));

fn hash_now(password: &str) -> String {
    argon()
        .hash_password(password.as_bytes())
        .expect("argon2 hashes any bytes")
        .to_string()
}

/// Hashes and verifies, bounded.
#[derive(Debug, Clone)]
pub struct Passwords(Arc<Semaphore>);

impl Default for Passwords {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self(Arc::new(Semaphore::new(cores)))
    }
}

impl Passwords {
    /// The PHC string to store.
    ///
    /// # Errors
    /// Only when the runtime is shutting down.
    pub async fn hash(&self, password: String) -> anyhow::Result<String> {
        self.blocking(move || hash_now(&password)).await
    }

    /// Whether the password matches. With `None` (no such account) the same work is done and the
    /// answer is no.
    ///
    /// # Errors
    /// Only when the runtime is shutting down.
    pub async fn verify(&self, password: String, hash: Option<String>) -> anyhow::Result<bool> {
        self.blocking(move || {
            let known = hash.is_some();
            let hash = hash.unwrap_or_else(|| NOBODY.clone());
            let matches = PasswordHash::new(&hash)
                .is_ok_and(|hash| argon().verify_password(password.as_bytes(), &hash).is_ok());
            known & matches
        })
        .await
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> anyhow::Result<T> {
        let permit = self.0.clone().acquire_owned().await?;
        let work = move || {
            // Moved in: a request that went away does not free its place early.
            let _permit = permit;
            work()
        };
        Ok(tokio::task::spawn_blocking(work).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_of_a_known_account_is_accepted() {
        let passwords = Passwords::default();
        let hash = passwords
            .hash("كلمة مرور طويلة".into())
            .await
            .expect("hashes");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        for (password, hash, accepted) in [
            ("كلمة مرور طويلة", Some(hash.clone()), true),
            ("another one", Some(hash), false),
            ("nobody's password", None, false),
        ] {
            assert_eq!(
                passwords
                    .verify(password.into(), hash)
                    .await
                    .expect("verifies"),
                accepted
            );
        }
    }
}
