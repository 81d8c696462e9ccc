//! Who: accounts, joining, signing in, roles, departments.

pub mod account;
pub mod actions;
pub mod department;
pub mod letters;
pub mod pages;
pub mod store;
pub mod trail;
