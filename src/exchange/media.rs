//! Pictures that come with questions: looked at as every picture of a course is, and named so that
//! none ever takes the place of another.

use std::collections::BTreeMap;

use crate::{
    content::media,
    kit::{folded::fold, secret::digest},
};

/// What the pictures of one file may weigh together, in bytes.
const MOST_BYTES: usize = 50_000_000;

/// Pictures by their path in a course.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Media {
    files: BTreeMap<String, Vec<u8>>,
    bytes: usize,
}

impl Media {
    /// Keeps a picture under a name made of its own and of what is in it; `None` when it is not a
    /// picture that a course may have.
    pub fn keep(&mut self, name: &str, bytes: Vec<u8>) -> Option<String> {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let (stem, extension) = name.rsplit_once('.')?;
        let stem: String = fold(stem)
            .chars()
            .map(|c| if c == ' ' { '-' } else { c })
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
            .take(40)
            .collect();
        let stem = if stem.trim_matches('-').is_empty() {
            "picture"
        } else {
            stem.trim_matches('-')
        };
        // Bringing out what was brought in before must not make its name longer each time.
        let hash = &digest(&bytes)[..8];
        let stem = stem
            .strip_suffix(hash)
            .map_or(stem, |stem| stem.trim_end_matches('-'));
        let path = format!("media/{stem}-{hash}.{}", extension.to_ascii_lowercase());
        media::inspect(&path, &bytes).ok()?;
        if !self.files.contains_key(&path) {
            self.bytes = self
                .bytes
                .checked_add(bytes.len())
                .filter(|all| *all <= MOST_BYTES)?;
            self.files.insert(path.clone(), bytes);
        }
        Some(path)
    }

    #[must_use]
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Puts a picture under its path, as a course names it.
    pub fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.insert(path.to_owned(), bytes);
    }

    pub fn iter(&self) -> impl Iterator<Item = (&String, &Vec<u8>)> {
        self.files.iter()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" role=\"img\">\
        <title>T</title><desc>D</desc><path d=\"M0 0H9\"/></svg>";

    #[test]
    fn a_picture_is_named_by_what_is_in_it() {
        let drawing = DRAWING.as_bytes().to_vec();
        let mut media = Media::default();
        let path = media
            .keep("../A Desk.SVG", drawing.clone())
            .expect("a picture");
        assert!(
            path.starts_with("media/a-desk-") && path.ends_with(".svg"),
            "{path}"
        );
        assert_eq!(media.keep(&path, drawing.clone()), Some(path));
        assert_eq!(media.keep("x.exe", drawing.clone()), None);
        assert_eq!(media.keep("x.png", drawing), None);
    }
}
