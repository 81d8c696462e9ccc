//! The studio: where trainers write courses, look at them as officers do, and publish them.
//!
//! A draft is a whole course as one value. [`draft`], [`quiz`] and [`facts`] are the operations on
//! it, pure; [`actions`] loads the draft, applies one and writes it back, unless somebody else has
//! changed the same piece meanwhile.

pub mod actions;
pub mod banks;
pub mod checklist;
pub mod diff;
pub mod draft;
pub mod facts;
pub mod fields;
pub mod names;
pub mod pages;
pub mod question_form;
pub mod quiz;
pub mod refusal;
#[cfg(test)]
mod sample;
pub mod settings_form;
pub mod shown;
pub mod store;
