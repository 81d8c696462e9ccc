//! Cohorts: a dated run of a course with its own deadline, trainer and people.

pub mod actions;
pub mod cohort;
pub mod form;
pub mod letters;
pub mod pages;
pub mod roll;
pub mod store;
pub mod told;
