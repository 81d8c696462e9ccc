//! Files of other systems, whole: read, written and read again, broken, mutated.

mod files;
mod fuzz;
mod plains;
mod round;
