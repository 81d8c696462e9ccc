//! The faces of the sheet.
//!
//! This file decides which fonts a certificate is set in, and that they are part of the program: a
//! sheet must look the same, to the byte, on every machine.

use std::sync::{Arc, OnceLock};

use parley::fontique::{Blob, Collection, CollectionOptions};

macro_rules! face {
    ($name:literal) => {
        include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/templates/certificates/fonts/",
            $name
        ))
        .as_slice()
    };
}

/// The faces of the sheet, inside the program: a certificate must not change with the machine.
static FACES: [&[u8]; 5] = [
    face!("Amiri-Regular.ttf"),
    face!("Amiri-Bold.ttf"),
    face!("Amiri-Italic.ttf"),
    face!("IBMPlexSansArabic-Regular.ttf"),
    face!("IBMPlexSansArabic-Medium.ttf"),
];

/// The two families of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// Naskh for titles, names and sentences.
    Amiri,
    /// Sans for the small print and for what Amiri cannot set.
    Plex,
}

impl Family {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Amiri => "Amiri",
            Self::Plex => "IBM Plex Sans Arabic",
        }
    }
}

/// The faces as parley knows them. Their bytes are registered once for the whole process, so that
/// they keep one identity.
pub(super) fn collection() -> Collection {
    static BLOBS: OnceLock<Vec<Blob<u8>>> = OnceLock::new();
    let blobs = BLOBS.get_or_init(|| FACES.iter().map(|f| Blob::new(Arc::new(*f))).collect());
    let mut collection = Collection::new(CollectionOptions {
        system_fonts: false,
        shared: false,
    });
    for blob in blobs {
        collection.register_fonts(blob.clone(), None);
    }
    collection
}
