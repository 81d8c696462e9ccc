//! Takwin: the training platform of the network of public communication officers.

pub mod accounts;
pub mod analysis;
pub mod catalogue;
pub mod certificates;
pub mod cli;
pub mod cohorts;
pub mod config;
pub mod content;
pub mod credentials;
pub mod enrolments;
pub mod exchange;
pub mod help;
pub mod issuer;
pub mod jobs;
pub mod kit;
pub mod lessons;
pub mod mail;
pub mod marking;
pub mod progress;
pub mod questions;
pub mod quizzes;
pub mod reports;
pub mod routes;
pub mod studio;
pub mod web;
