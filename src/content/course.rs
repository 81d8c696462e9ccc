//! A course as one value.

use crate::kit::text::{Localised, Slug};

/// A word of the trade and what it means.
#[derive(Debug, Clone)]
pub struct Term {
    pub key: Slug,
    pub name: Localised,
    pub text: Localised,
}
