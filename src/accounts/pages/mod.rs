//! Pages of accounts.

pub mod sign_in;
