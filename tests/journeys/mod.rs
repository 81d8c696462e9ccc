//! The journeys that people make, by name.

mod departments;
mod join;
mod people;
mod profile;
mod recover;
mod sign_in;
