//! Packages: a zip file in memory, counted while it is unpacked, never written anywhere.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _, Write as _},
};

use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::report::{Reason, opening};

/// The most files in a package.
pub const MOST_FILES: usize = 1_000;
/// The most bytes that they unpack to together.
pub const MOST_BYTES: u64 = 50_000_000;

/// Files by their path in the package.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The files of a package; those that are packages themselves are left closed, and named.
///
/// # Errors
/// When it is no archive, holds too much, or has a path that would leave its folder.
pub fn unpack(bytes: &[u8]) -> Result<(Files, Vec<String>), Reason> {
    let broken = |error: &dyn std::fmt::Display| Reason::Archive(opening(&error.to_string()));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > MOST_FILES {
        return Err(Reason::ManyFiles(MOST_FILES));
    }
    let (mut files, mut nested) = (Files::new(), Vec::new());
    let mut left = MOST_BYTES;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|error| broken(&error))?;
        let name = file.name().to_owned();
        if !is_inside(&name) || file.is_symlink() {
            return Err(Reason::Path(opening(&name)));
        }
        if file.is_dir() {
            continue;
        }
        let mut content = Vec::new();
        let read = file.take(left + 1).read_to_end(&mut content);
        read.map_err(|error| broken(&error))?;
        let length = u64::try_from(content.len()).unwrap_or(u64::MAX);
        if length > left {
            return Err(Reason::Unpacked(
                usize::try_from(MOST_BYTES / 1_000_000).unwrap_or(50),
            ));
        }
        left -= length;
        if content.starts_with(b"PK\x03\x04")
            || has_ending(&name, &["zip", "rar", "7z", "gz", "tar"])
        {
            nested.push(opening(&name));
        } else if files.insert(name.clone(), content).is_some() {
            return Err(Reason::Path(opening(&name)));
        }
    }
    Ok((files, nested))
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    endings
        .iter()
        .any(|other| ending.eq_ignore_ascii_case(other))
}

/// A plain path: no root, no drive, no way up, no surprises.
fn is_inside(path: &str) -> bool {
    let plain = !path.is_empty()
        && path.len() <= 500
        && !path.starts_with('/')
        && !path.contains(['\\', '\0', ':'])
        && !path.chars().any(char::is_control);
    plain && path.split('/').all(|part| part != "..")
}

/// A path written in a file of the package, seen from that file's folder.
#[must_use]
pub fn resolve(from: &str, path: &str) -> Option<String> {
    let path = path.split(['?', '#']).next().unwrap_or("");
    let path = decoded(path);
    if path.contains("://") || path.starts_with("data:") || path.starts_with('/') {
        return None;
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// `%20` and the like as the bytes they stand for.
#[must_use]
pub fn decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = path
            .get(at + 1..at + 3)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], hex) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// A package of these files, in their order: the same files always give the same bytes.
///
/// # Errors
/// When memory runs out.
pub fn pack(files: &Files) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (path, content) in files {
        writer.start_file(path.as_str(), options)?;
        writer.write_all(content)?;
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let files = files
            .iter()
            .map(|(path, content)| ((*path).to_owned(), content.to_vec()));
        pack(&files.collect()).expect("a package")
    }

    #[test]
    fn a_package_is_unpacked_within_bounds() {
        let (files, nested) =
            unpack(&packed(&[("a/b.xml", b"<x/>"), ("c.xml", b"y")])).expect("files");
        assert_eq!(files.keys().collect::<Vec<_>>(), ["a/b.xml", "c.xml"]);
        assert!(nested.is_empty());
        let inner = packed(&[("x", b"y")]);
        let (files, nested) =
            unpack(&packed(&[("inner.zip", &inner), ("z", &inner)])).expect("files");
        assert_eq!((files.len(), nested.len()), (0, 2));
        assert!(matches!(
            unpack(b"PK\x03\x04 not really"),
            Err(Reason::Archive(_))
        ));
        for path in ["../x", "/x", "a/../../x", "c:/x", "a\\x"] {
            assert_eq!(
                unpack(&packed(&[(path, b"")])),
                Err(Reason::Path(path.into())),
                "{path}"
            );
        }
        let zeros = vec![0; 51_000_000];
        assert_eq!(
            unpack(&packed(&[("bomb", &zeros)])),
            Err(Reason::Unpacked(50))
        );
        let many: Files = (0..1_001).map(|n| (format!("{n}"), vec![])).collect();
        assert_eq!(
            unpack(&pack(&many).expect("a package")),
            Err(Reason::ManyFiles(1_000))
        );
    }

    #[test]
    fn paths_are_seen_from_where_they_are_written() {
        for (from, path, to) in [
            (
                "items/q1.xml",
                "images/a%20b.png",
                Some("items/images/a b.png"),
            ),
            ("items/q1.xml", "../media/a.png", Some("media/a.png")),
            ("q1.xml", "../a.png", None),
            ("q1.xml", "https://a.ma/a.png", None),
            ("imsmanifest.xml", "./items//q.xml#x", Some("items/q.xml")),
        ] {
            assert_eq!(resolve(from, path).as_deref(), to, "{from} {path}");
        }
    }
}
