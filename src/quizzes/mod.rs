//! Quizzes: the paper of one sitting, the answers as they are given, the clock, the result.

pub mod actions;
pub mod actions_results;
pub mod answers;
pub mod attempt;
pub mod draw;
pub mod grade;
pub mod pages;
pub mod results;
pub mod store;
pub mod store_results;
