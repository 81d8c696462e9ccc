//! The journeys that people make, by name.

mod sign_in;
