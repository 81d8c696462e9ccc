//! Quizzes: the paper of one sitting, the answers as they are given, the clock, the result.

pub mod actions;
pub mod actions_check;
pub mod actions_overrides;
pub mod actions_results;
pub mod again;
pub mod answers;
pub mod attempt;
pub mod behaviour;
pub mod certainty;
pub mod conflict;
pub mod draw;
pub mod grade;
pub mod grant;
pub mod grant_form;
pub mod mastery;
pub mod outcome;
pub mod pages;
pub mod paging;
pub mod replay;
pub mod results;
pub mod review;
mod sections;
pub mod store;
pub mod store_adjusted;
pub mod store_overrides;
pub mod store_results;
pub mod terms;
