//! What can go wrong, by depth.
//!
//! - A store answers `sqlx::Result`; "not there" is an `Option`, "someone was first" is a `bool`.
//! - Rules answer `Result<_, CannotX>`: a small enum that implements [`Refusal`], so that every
//!   refusal is a sentence in three languages.
//! - Actions and pages answer `Result<_, Error>`; `?` lifts both.
//!
//! Another person's object is `NotFound`, never `Forbidden`.

use crate::kit::words::Words;

/// Something a rule of the domain does not allow, said to the person who asked.
pub trait Refusal: std::fmt::Debug + Send + Sync + 'static {
    /// One sentence: what is not possible and what to do instead.
    fn sentence(&self, words: &Words) -> String;
}

/// What an action or a page may answer instead of its value.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such thing, or not for this person to know of.
    #[error("not found")]
    NotFound,
    /// Only for somebody signed in.
    #[error("signed out")]
    SignedOut,
    /// Signed in, without the role that this needs.
    #[error("forbidden")]
    Forbidden,
    /// Too many requests; try again after so many seconds.
    #[error("too many requests; again in {0} s")]
    TooMany(u64),
    /// More was sent than is read.
    #[error("too large")]
    TooLarge,
    /// What was sent cannot be read.
    #[error("unclear")]
    Unclear,
    /// A rule says no.
    #[error("refused: {0:?}")]
    Refused(Box<dyn Refusal>),
    /// A fault of ours or of the machine: logged once, apologised for, never explained.
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

impl<R: Refusal> From<R> for Error {
    fn from(refusal: R) -> Self {
        Self::Refused(Box::new(refusal))
    }
}
macro_rules! internal {
    ($($type:ty),*) => {$(
        impl From<$type> for Error {
            fn from(error: $type) -> Self {
                Self::Internal(error.into())
            }
        }
    )*};
}
internal!(
    sqlx::Error,
    askama::Error,
    serde_json::Error,
    std::io::Error,
    tower_sessions::session::Error
);
