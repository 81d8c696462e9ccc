//! One person in one course.

pub mod actions;
pub mod enrolment;
pub mod letters;
pub mod pages;
pub mod store;
