//! Quizzes: the paper of one sitting, the answers as they are given, the clock, the result.

pub mod actions;
pub mod actions_check;
pub mod answers;
pub mod attempt;
pub mod behaviour;
pub mod certainty;
pub mod draw;
pub mod grade;
pub mod mastery;
pub mod pages;
pub mod review;
pub mod store;
