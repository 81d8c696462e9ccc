//! The HTTP toolkit: what pages of every slice are made with.

pub mod assets;
pub mod display;
pub mod download;
pub mod error;
pub mod form;
pub mod guard;
pub mod headers;
pub mod icon;
pub mod limit;
pub mod motif;
pub mod page;
pub mod paging;
pub mod session;
pub mod shell;
pub mod state;
pub mod viewer;
