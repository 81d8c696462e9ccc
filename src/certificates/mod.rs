//! What is attested: one person, one course, one cycle, one certificate.

pub mod actions;
pub mod attestation;
pub mod certificate;
pub mod chain;
pub mod compact;
pub mod day;
pub mod design;
pub mod digits;
pub mod document;
pub mod fault;
pub mod inspection;
pub mod kit;
pub mod letters;
pub mod list;
pub mod number;
pub mod pages;
pub mod profile;
pub mod renewal;
pub mod samples;
pub mod seal;
pub mod sheet;
pub mod store;
