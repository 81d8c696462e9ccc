//! Who attests: the keys of the issuer, on disk, and every public key there ever was.
//!
//! Certificates and credentials are signed with an Ed25519 key; the form of a credential that wants
//! ES256 is signed with a P-256 key beside it. Both are made at the first start, are kept outside the
//! database, and are replaced together. What was signed with an old key stays verifiable, because
//! its public half is kept for ever, in the database too.

pub mod actions;
pub mod keys;
pub mod known;
mod ledger;
pub mod ring;
pub mod store;
