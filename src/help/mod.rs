//! Help: what each type of question is for, how it is marked and answered, each with specimens that
//! can be tried.

mod about;
pub mod pages;
pub mod specimens;
