//! What is attested: one person, one course, one cycle, one certificate.

pub mod actions;
pub mod certificate;
pub mod chain;
pub mod document;
pub mod inspection;
pub mod letters;
pub mod number;
pub mod pages;
pub mod profile;
pub mod renewal;
pub mod sheet;
pub mod store;
