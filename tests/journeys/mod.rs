//! The journeys that people make, by name.

mod analysis;
mod bulk;
mod certificate;
mod decisions;
mod departments;
mod join;
mod learn;
mod marking;
mod people;
mod profile;
mod quiz;
mod quiz_clock;
mod quiz_policies;
mod quiz_result;
mod quiz_settings;
mod quiz_steps;
mod quiz_types;
mod quiz_windows;
mod recover;
mod register;
mod regrade;
mod renewal;
mod sign_in;
mod studio;
mod studio_parts;
mod studio_questions;
