//! Course files: reading them, checking them, turning them into pages, and comparing versions.

pub mod blocks;
pub mod course;
pub mod escape;
pub mod figures;
pub mod finding;
pub mod markdown;
pub mod notes;
pub mod page;
pub mod svg;
pub mod tables;
