//! A folder of course files to a [`Course`], with every problem of every file.
//!
//! Reading happens in memory, over [`Files`]: a folder, an archive and the studio's own export are
//! read by the same code. Nothing outside the folder is ever opened: links are refused, and names
//! are plain names.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::{
    check::check,
    course::Course,
    finding::{Finding, Severity},
    format::Log,
    media::{self, MediaRef, Refused},
    problem::Problem,
};
use crate::kit::{locale::Locale, text::Slug};

/// The largest text file, in bytes.
pub const MAX_FILE: usize = 1_000_000;
const MAX_FILES: usize = 2_000;

/// Files by their path inside the course folder, with `/` between folders.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What a reading found.
#[derive(Debug, Default)]
pub struct Reading {
    /// The course, unless a file could not be understood.
    pub course: Option<Course>,
    /// The bytes of its media, by path.
    pub media: Files,
    /// What is wrong in single files.
    pub problems: Vec<Problem>,
    /// What is wrong across files, as [`check`] says it.
    pub findings: Vec<Finding>,
    origins: Origins,
}

/// Where each part of a course was read, for findings.
pub type Origins = BTreeMap<Origin, (String, u32)>;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    Module(Slug),
    Item(Slug),
    Question(Slug),
    /// The line before the first of the text.
    Lesson(Slug, Locale),
}

impl Reading {
    /// The course, when nothing stands in the way of publishing it.
    #[must_use]
    pub fn sound(&self) -> Option<&Course> {
        let refused = self.findings.iter().any(|finding| finding.severity == Severity::Error);
        self.course.as_ref().filter(|_| !refused)
    }

    /// Everything that is wrong, by file and line, for the console.
    #[must_use]
    pub fn report(&self) -> Vec<Problem> {
        let mut all = self.problems.clone();
        all.extend(self.findings.iter().map(|finding| self.problem(finding)));
        all.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
        all
    }

    fn problem(&self, finding: &Finding) -> Problem {
        let place = &finding.place;
        let lesson = || Some(Origin::Lesson(place.item.clone()?, place.locale?));
        let origins = [
            place.question.clone().map(Origin::Question),
            lesson(),
            place.item.clone().map(Origin::Item),
            place.module.clone().map(Origin::Module),
        ];
        let found = origins.iter().flatten().find_map(|origin| self.origins.get(origin));
        let (file, line) = match (&place.file, found) {
            (Some(file), None) => (file.clone(), 1),
            (_, Some((file, line))) => (file.clone(), line + finding.line.unwrap_or(0)),
            (None, None) => ("course.toml".to_owned(), 1),
        };
        Problem {
            file,
            line: line.max(1),
            rule: finding.rule.id(),
            severity: finding.severity,
            message: finding.english(),
        }
    }
}

/// Reads and checks a course folder.
#[must_use]
pub fn folder(path: &Path) -> Reading {
    let log = Log::default();
    let mut files = Files::new();
    collect(path, "", &mut files, &log);
    let name = path.canonicalize().unwrap_or_default();
    let name = name.file_name().unwrap_or_default().to_string_lossy();
    read(&name, &files, log)
}

/// Reads and checks course files that are already in memory; `name` is the name of their folder.
#[must_use]
pub fn files(name: &str, files: &Files) -> Reading {
    read(name, files, Log::default())
}

/// The files of a folder and of its folders, links and hidden files left out.
fn collect(folder: &Path, prefix: &str, files: &mut Files, log: &Log) {
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
            return log.error(&path, 1, "too-many-files", format!("more than {MAX_FILES} files"));
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

fn limit(path: &str) -> usize {
    if path.starts_with("media/") { media::MAX_BYTES } else { MAX_FILE }
}

fn too_large(path: &str, log: &Log) {
    log.error(path, 1, "too-large", format!("larger than {} KB", limit(path) / 1000));
}

fn read(name: &str, files: &Files, log: Log) -> Reading {
    let reader = Reader { files, log, used: RefCell::default(), origins: RefCell::default() };
    let course = reader.course(name);
    let (media, bytes) = reader.media();
    reader.leftovers();
    let mut reading = Reading {
        media: bytes,
        problems: reader.log.into_problems(),
        origins: reader.origins.into_inner(),
        ..Reading::default()
    };
    if let Some(course) = course {
        let course = Course { media, ..course };
        reading.findings = check(&course);
        let broken = reading.problems.iter().any(|problem| problem.severity == Severity::Error);
        reading.course = Some(course).filter(|_| !broken);
    }
    reading
}

/// The files being read, and what is known so far.
pub(super) struct Reader<'a> {
    files: &'a Files,
    pub(super) log: Log,
    used: RefCell<BTreeSet<String>>,
    origins: RefCell<Origins>,
}

impl Reader<'_> {
    /// The text of a file, with `\n` at the end of lines and without a byte order mark.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        let bytes = self.files.get(path)?;
        self.used.borrow_mut().insert(path.to_owned());
        if bytes.len() > limit(path) {
            too_large(path, &self.log);
            return None;
        }
        let Ok(text) = std::str::from_utf8(bytes) else {
            self.log.error(path, 1, "encoding", "not UTF-8");
            return None;
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Some(text.replace("\r\n", "\n").replace('\r', "\n"))
    }

    /// The paths that start with `prefix` and end with `suffix`, and what stands between.
    pub(super) fn paths(&self, prefix: &str, suffix: &str) -> Vec<(String, String)> {
        let middle = |path: &str| path.strip_prefix(prefix)?.strip_suffix(suffix).map(str::to_owned);
        self.files.keys().filter_map(|path| Some((path.clone(), middle(path)?))).collect()
    }

    pub(super) fn origin(&self, origin: Origin, file: &str, line: u32) {
        self.origins.borrow_mut().insert(origin, (file.to_owned(), line));
    }

    fn media(&self) -> (BTreeMap<String, MediaRef>, Files) {
        let (mut refs, mut kept) = (BTreeMap::new(), Files::new());
        for (path, bytes) in self.files.iter().filter(|(path, _)| path.starts_with("media/")) {
            self.used.borrow_mut().insert(path.clone());
            let why = match media::inspect(path, bytes) {
                Ok(media) => {
                    refs.insert(path.clone(), media);
                    kept.insert(path.clone(), bytes.clone());
                    continue;
                }
                Err(Refused::Drawing(faults)) => {
                    for fault in faults {
                        self.log.error(path, 1, "drawing", format!("refused because of {}", fault.part()));
                    }
                    continue;
                }
                Err(Refused::TooLarge) => {
                    too_large(path, &self.log);
                    continue;
                }
                Err(Refused::Path) => "the name may have lowercase letters, digits, hyphens and dots",
                Err(Refused::Kind) => "only svg, png, jpg and webp",
                Err(Refused::NotWhatItSays) => "the content is not what the name says",
            };
            self.log.error(path, 1, "media", why);
        }
        (refs, kept)
    }

    /// Files that nothing names: a lesson in an unknown language, or a slip in a name.
    fn leftovers(&self) {
        let used = self.used.borrow();
        for path in self.files.keys().filter(|path| !used.contains(*path)) {
            let stem = path.strip_suffix(".md").and_then(|stem| stem.rsplit_once('.'));
            match stem {
                Some((lesson, language)) if used.iter().any(|path| path.starts_with(&format!("{lesson}."))) => {
                    self.log.error(path, 1, "language", format!("`{language}` is not a language of the course"));
                }
                _ => self.log.warn(path, 1, "file-unused", "nothing in the course names this file"),
            }
        }
    }
}
