//! Takwin: the training platform of the network of public communication officers.

pub mod accounts;
pub mod config;
pub mod kit;
pub mod mail;
pub mod routes;
pub mod web;
