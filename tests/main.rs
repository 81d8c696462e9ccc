//! The one test binary: journeys that people make, and the rules of the house.

mod kit;

mod house;
mod journeys;
mod schema;
