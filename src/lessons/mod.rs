//! Reading: my courses, the plan of one, a lesson.

pub mod actions;
pub mod pages;
