//! Course files: reading them, checking them, turning them into pages, and comparing versions.

pub mod actions;
pub mod blocks;
pub mod check;
mod check_texts;
pub mod course;
mod course_files;
pub mod escape;
mod figures;
pub mod finding;
pub mod format;
pub mod library;
pub mod markdown;
pub mod media;
mod notes;
mod page;
pub mod parse;
pub mod problem;
mod question_faults;
mod quiz_files;
pub mod store;
pub mod svg;
mod tables;
pub mod texts;
