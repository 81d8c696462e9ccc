//! Files that lessons show: which are accepted, how large, and where.
//!
//! A file is what its bytes say, not what its name says: one that claims another type is refused.

use serde::{Deserialize, Serialize};

use super::svg;
use crate::kit::secret::digest;

/// The largest media file, in bytes.
pub const MAX_BYTES: usize = 5_000_000;

/// What a media file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MediaKind {
    Svg,
    Png,
    Jpeg,
    Webp,
}

impl MediaKind {
    /// The kind that a name announces.
    #[must_use]
    pub fn of_name(path: &str) -> Option<Self> {
        match path.rsplit_once('.')?.1 {
            "svg" => Some(Self::Svg),
            "png" => Some(Self::Png),
            "jpg" | "jpeg" => Some(Self::Jpeg),
            "webp" => Some(Self::Webp),
            _ => None,
        }
    }

    /// The `Content-Type` under which it is served.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }
}

/// A media file as a course names it; its bytes are kept by their hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaRef {
    pub hash: String,
    /// Its size.
    pub bytes: u32,
    pub kind: MediaKind,
    /// Width and height in pixels, so that the page keeps its place while it loads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<(u32, u32)>,
}

/// Why a media file is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Not `media/` and a name of lowercase letters, digits, hyphens and dots.
    Path,
    /// Not one of the four kinds.
    Kind,
    /// Larger than [`MAX_BYTES`].
    TooLarge,
    /// Its bytes are not what its name says.
    NotWhatItSays,
    /// A drawing with something that the format does not allow.
    Drawing(Vec<svg::Fault>),
}

/// Looks at a file before it becomes part of a course.
///
/// # Errors
/// With the reason to refuse it.
pub fn inspect(path: &str, bytes: &[u8]) -> Result<MediaRef, Refused> {
    if !path.strip_prefix("media/").is_some_and(is_plain_name) {
        return Err(Refused::Path);
    }
    let kind = MediaKind::of_name(path).ok_or(Refused::Kind)?;
    if bytes.len() > MAX_BYTES {
        return Err(Refused::TooLarge);
    }
    let size = match kind {
        MediaKind::Svg => {
            let text = std::str::from_utf8(bytes).map_err(|_| Refused::NotWhatItSays)?;
            let faults = svg::check(text);
            if !faults.is_empty() {
                return Err(Refused::Drawing(faults));
            }
            None
        }
        MediaKind::Png => Some(png(bytes).ok_or(Refused::NotWhatItSays)?),
        MediaKind::Jpeg => Some(jpeg(bytes).ok_or(Refused::NotWhatItSays)?),
        MediaKind::Webp => Some(webp(bytes).ok_or(Refused::NotWhatItSays)?),
    };
    // MAX_BYTES fits.
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    Ok(MediaRef {
        hash: digest(bytes),
        bytes: length,
        kind,
        size,
    })
}

/// A name without folders or surprises, safe on every file system and in every address.
#[must_use]
pub fn is_plain_name(name: &str) -> bool {
    (1..=100).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !name.contains("..")
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_.".contains(&b))
}

/// PNG (third edition) §11.2.1: the header is the first chunk.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")?;
    Some((big(rest, 0, 4)?, big(rest, 4, 4)?))
}

/// ITU-T T.81 §B.2.2: the frame header says the size; segments before it are skipped.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let (&mark, &kind) = (rest.first()?, rest.get(1)?);
        if mark != 0xff {
            return None;
        }
        if kind == 0xff {
            rest = &rest[1..];
            continue;
        }
        if matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc) {
            return Some((big(rest, 7, 2)?, big(rest, 5, 2)?));
        }
        let length = usize::try_from(big(rest, 2, 2)?).ok()?;
        rest = rest.get(2 + length..).filter(|_| length >= 2)?;
    }
}

/// RFC 9649 §2: the first chunk is lossy, lossless or extended, each with its own header.
fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    let little = |at: usize, length: usize| {
        let part = bytes.get(at..at + length)?;
        Some(
            part.iter()
                .rev()
                .fold(0u32, |sum, byte| sum << 8 | u32::from(*byte)),
        )
    };
    if !bytes.starts_with(b"RIFF") || bytes.get(8..12)? != b"WEBP" {
        return None;
    }
    match bytes.get(12..16)? {
        b"VP8 " => Some((little(26, 2)? & 0x3fff, little(28, 2)? & 0x3fff)),
        b"VP8L" => {
            let bits = little(21, 4)?;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8X" => Some((little(24, 3)? + 1, little(27, 3)? + 1)),
        _ => None,
    }
}

fn big(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    let part = bytes.get(at..at + length)?;
    Some(
        part.iter()
            .fold(0u32, |sum, byte| sum << 8 | u32::from(*byte)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_is_read_from_each_kind() {
        let png: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x02\x80\0\0\x01\xe0\x08";
        let jpeg: &[u8] = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08\x01\xe0\x02\x80\x03";
        let lossy: &[u8] = b"RIFF....WEBPVP8 ....\0\0\0\x9d\x01\x2a\x80\x02\xe0\x01";
        let lossless: &[u8] = b"RIFF....WEBPVP8L....\x2f\x7f\xc2\x77\x00";
        let extended: &[u8] = b"RIFF....WEBPVP8X....\0\0\0\0\x7f\x02\0\xdf\x01\0";
        for (path, bytes) in [
            ("media/a.png", png),
            ("media/a.jpg", jpeg),
            ("media/a.webp", lossy),
            ("media/a.webp", lossless),
            ("media/a.webp", extended),
        ] {
            let size = inspect(path, bytes).map(|media| media.size);
            assert_eq!(size, Ok(Some((640, 480))), "{path} {bytes:?}");
        }
    }

    #[test]
    fn a_file_that_is_not_what_it_says_is_refused() {
        for (path, bytes, refused) in [
            ("a.png", &b""[..], Refused::Path),
            ("media/../a.png", b"", Refused::Path),
            ("media/x/a.png", b"", Refused::Path),
            ("media/A.png", b"", Refused::Path),
            ("media/.htaccess", b"", Refused::Path),
            ("media/a.html", b"", Refused::Kind),
            ("media/a", b"", Refused::Kind),
            ("media/a.png", b"GIF89a", Refused::NotWhatItSays),
            ("media/a.svg", b"\xff\xfe", Refused::NotWhatItSays),
            (
                "media/a.svg",
                b"<p/>",
                Refused::Drawing(vec![svg::Fault::Lacks("svg")]),
            ),
        ] {
            assert_eq!(inspect(path, bytes), Err(refused), "{path}");
        }
        assert_eq!(
            inspect("media/a.png", &vec![0; MAX_BYTES + 1]),
            Err(Refused::TooLarge)
        );
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..60)) {
            let _ = (jpeg(&[b"\xff\xd8", &bytes[..]].concat()), png(&bytes), webp(&[b"RIFF....WEBP", &bytes[..]].concat()));
        }
    }
}
