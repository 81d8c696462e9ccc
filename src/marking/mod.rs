//! Marking by hand, and marking again: the marks that people give, and those of a key that was
//! corrected after it was sat.

pub mod actions;
pub mod decision;
pub mod letters;
pub mod pages;
pub mod regrade;
pub mod rubric;
pub mod store;
