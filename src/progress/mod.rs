//! What is done and what is missing: derived from recorded facts and a written rule.

pub mod actions;
pub mod completion;
pub mod outline;
pub mod result;
pub mod store;
