//! Course files: reading, checking, versions.

pub mod actions;
pub mod course;
pub mod library;
pub mod store;
