//! The files of a course folder, read without ever leaving it.

use std::{fs, path::Path};

use super::{
    document::Log,
    parse::{Files, limit, too_large},
};

/// More than any course has.
const MAX_FILES: usize = 2_000;

/// The files of a folder and of its folders, links and hidden files left out.
pub(super) fn collect(folder: &Path, prefix: &str, files: &mut Files, log: &Log) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return log.error(prefix, 1, "unreadable", error.to_string()),
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if name.starts_with('.') {
            continue;
        }
        if files.len() >= MAX_FILES {
            return log.error(
                &path,
                1,
                "too-many-files",
                format!("more than {MAX_FILES} files"),
            );
        }
        // The entry itself, not what a link points at.
        let Ok(about) = entry.metadata() else {
            log.error(&path, 1, "unreadable", "its type is unknown");
            continue;
        };
        if about.is_symlink() {
            log.error(&path, 1, "link", "a link: course files are plain files");
        } else if about.is_dir() && prefix.is_empty() {
            collect(&entry.path(), &format!("{name}/"), files, log);
        } else if about.is_dir() {
            log.error(&path, 1, "folder", "folders inside folders are not read");
        } else if about.len() > limit(&path) as u64 {
            too_large(&path, log);
        } else {
            match fs::read(entry.path()) {
                Ok(bytes) => drop(files.insert(path, bytes)),
                Err(error) => log.error(&path, 1, "unreadable", error.to_string()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::content::{
        parse::{MAX_FILE, folder},
        sample,
    };

    #[test]
    fn a_folder_is_read_without_leaving_it() {
        let home = tempfile::tempdir().expect("a folder");
        let course = home.path().join("small-course");
        for (path, bytes) in sample::files() {
            let path = course.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("created");
            fs::write(path, bytes).expect("written");
        }
        let reading = folder(&course);
        assert_eq!(reading.report(), []);
        assert_eq!(reading.sound(), Some(&sample::course()));
        assert_eq!(reading.media, sample::media());
        fs::write(home.path().join("secret.ar.md"), "secret").expect("written");
        fs::write(course.join("01-before/big.ar.md"), vec![b'x'; MAX_FILE + 1]).expect("written");
        fs::create_dir(course.join("01-before/deep")).expect("created");
        fs::write(course.join(".hidden"), "x").expect("written");
        #[cfg(unix)]
        {
            fs::remove_file(course.join("01-before/hour.ar.md")).expect("removed");
            std::os::unix::fs::symlink(
                home.path().join("secret.ar.md"),
                course.join("01-before/hour.ar.md"),
            )
            .expect("linked");
            std::os::unix::fs::symlink(home.path(), course.join("02-all")).expect("linked");
        }
        let reading = folder(&course);
        let found: BTreeSet<_> = reading
            .problems
            .iter()
            .map(|problem| (problem.file.as_str(), problem.rule))
            .collect();
        for expected in [
            ("01-before/big.ar.md", "too-large"),
            ("01-before/deep", "folder"),
            ("01-before/hour.ar.md", "link"),
            ("02-all", "link"),
        ] {
            assert!(
                found.contains(&expected) || cfg!(not(unix)),
                "{expected:?} in {found:?}"
            );
        }
        assert!(reading.course.is_none());
    }
}
