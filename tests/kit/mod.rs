//! What journeys are written with.

pub mod app;
pub mod browser;
pub mod db;
pub mod mailbox;
pub mod people;
pub mod quizzes;
