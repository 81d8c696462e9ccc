//! Course files: reading them, checking them, turning them into pages, and comparing versions.
//!
//! A course is one value, [`course::Course`], whatever it comes from. [`parse`] makes it of files,
//! [`export`] writes the same files again, [`check`] says what is wrong with it, [`compare`] what
//! changed since the last version, and [`markdown`] turns its lessons into pages.

pub mod actions;
pub mod blocks;
pub mod change;
pub mod check;
mod check_ids;
mod check_quizzes;
mod check_settings;
mod check_texts;
pub mod compare;
mod compare_questions;
pub mod course;
mod course_files;
mod document;
pub mod escape;
pub mod export;
mod export_questions;
mod figures;
pub mod finding;
mod folder;
mod format;
pub mod library;
pub mod markdown;
pub mod media;
mod notes;
mod page;
pub mod parse;
pub mod problem;
mod question_bodies;
mod question_faults;
mod question_files;
mod quiz_files;
pub mod reading;
pub mod reserved;
#[cfg(test)]
pub(crate) mod sample;
pub mod settings;
mod settings_files;
pub mod store;
pub mod svg;
mod tables;
pub mod texts;
mod toml_text;
