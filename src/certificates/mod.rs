//! What is attested: one person, one course, one cycle, one certificate.

pub mod actions;
pub mod certificate;
pub mod document;
pub mod letters;
pub mod number;
pub mod pages;
pub mod sheet;
pub mod store;
