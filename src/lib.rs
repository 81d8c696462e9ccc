//! Takwin: the training platform of the network of public communication officers.

pub mod content;
pub mod kit;
pub mod questions;
