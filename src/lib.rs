//! Takwin: the training platform of the network of public communication officers.

pub mod kit;
pub mod questions;
