//! Reading across: who is where in a course.

pub mod pages;
pub mod row;
pub mod store;
