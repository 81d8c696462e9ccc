//! Item analysis: what the sittings of a quiz say about its questions, with n and intervals, and
//! what to do about it.

pub mod advice;
pub mod certainty;
pub mod charts;
pub mod distractors;
pub mod distributions;
pub mod guess;
pub mod items;
pub mod pages;
pub mod printed;
pub mod quiz;
pub mod report;
pub mod sample;
pub mod statistics;
pub mod store;
