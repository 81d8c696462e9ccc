//! What journeys are written with.

pub mod app;
pub mod browser;
pub mod course;
pub mod db;
pub mod mailbox;
pub mod people;
pub mod quizzes;
