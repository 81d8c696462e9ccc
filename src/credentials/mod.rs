//! The certificate as others' programs read it: Open Badges 3.0, a W3C verifiable credential with an
//! embedded proof, its status list, its picture.
//!
//! Nothing here is fetched: the contexts that give the words of a credential their meaning are part
//! of the program (`templates/credentials/contexts`).

pub mod achievement;
pub mod actions;
pub mod badge;
pub mod baking;
pub mod canonical;
pub mod integrity;
pub mod linked;
pub mod multikey;
pub mod pages;
pub mod picture;
pub mod published;
pub mod status_list;
pub mod store;
pub mod token;
