//! Letters: written in the transaction of what they tell, sent afterwards, once.

pub mod letter;
pub mod send;
pub mod store;
