//! What every slice may use; knows no slice.

pub mod blob;
pub mod briefly;
pub mod bucket;
pub mod db;
pub mod error;
pub mod folded;
pub mod id;
pub mod locale;
pub mod password;
pub mod secret;
pub mod text;
pub mod time;
pub mod words;
