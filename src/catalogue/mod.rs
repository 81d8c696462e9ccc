//! Finding a course: home, the list with its filters, the page of a course.

pub mod card;
pub mod pages;
pub mod search;
