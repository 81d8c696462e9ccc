//! A folder of course files to a [`Course`], with every problem of every file.
//!
//! Reading happens in memory, over [`Files`]: a folder, an archive and the studio's own export are
//! read by the same code. Nothing outside the folder is ever opened: links are refused, and names
//! are plain names.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{
    check::check,
    course::Course,
    document::Log,
    finding::Severity,
    folder,
    media::{self, MediaRef, Refused},
    reading::{Origin, Origins, Reading},
};

/// The largest text file, in bytes.
pub const MAX_FILE: usize = 1_000_000;

/// Files by their path inside the course folder, with `/` between folders.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Reads and checks a course folder.
#[must_use]
pub fn folder(path: &Path) -> Reading {
    let log = Log::default();
    let mut files = Files::new();
    folder::collect(path, "", &mut files, &log);
    let name = path.canonicalize().unwrap_or_default();
    let name = name.file_name().unwrap_or_default().to_string_lossy();
    read(&name, &files, log)
}

/// Reads and checks course files that are already in memory; `name` is the name of their folder.
#[must_use]
pub fn files(name: &str, files: &Files) -> Reading {
    read(name, files, Log::default())
}

pub(super) fn limit(path: &str) -> usize {
    if path.starts_with("media/") {
        media::MAX_BYTES
    } else {
        MAX_FILE
    }
}

pub(super) fn too_large(path: &str, log: &Log) {
    log.error(
        path,
        1,
        "too-large",
        format!("larger than {} KB", limit(path) / 1000),
    );
}

fn read(name: &str, files: &Files, log: Log) -> Reading {
    let reader = Reader {
        files,
        log,
        used: RefCell::default(),
        origins: RefCell::default(),
    };
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
        let broken = reading
            .problems
            .iter()
            .any(|problem| problem.severity == Severity::Error);
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
        let middle = |path: &str| {
            path.strip_prefix(prefix)?
                .strip_suffix(suffix)
                .map(str::to_owned)
        };
        self.files
            .keys()
            .filter_map(|path| Some((path.clone(), middle(path)?)))
            .collect()
    }

    pub(super) fn origin(&self, origin: Origin, file: &str, line: u32) {
        self.origins
            .borrow_mut()
            .insert(origin, (file.to_owned(), line));
    }

    fn media(&self) -> (BTreeMap<String, MediaRef>, Files) {
        let (mut refs, mut kept) = (BTreeMap::new(), Files::new());
        for (path, bytes) in self
            .files
            .iter()
            .filter(|(path, _)| path.starts_with("media/"))
        {
            self.used.borrow_mut().insert(path.clone());
            let why = match media::inspect(path, bytes) {
                Ok(media) => {
                    refs.insert(path.clone(), media);
                    kept.insert(path.clone(), bytes.clone());
                    continue;
                }
                Err(Refused::Drawing(faults)) => {
                    for fault in faults {
                        self.log.error(
                            path,
                            1,
                            "drawing",
                            format!("refused because of {}", fault.part()),
                        );
                    }
                    continue;
                }
                Err(Refused::TooLarge) => {
                    too_large(path, &self.log);
                    continue;
                }
                Err(Refused::Path) => {
                    "the name may have lowercase letters, digits, hyphens and dots"
                }
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
            let stem = path
                .strip_suffix(".md")
                .and_then(|stem| stem.rsplit_once('.'));
            match stem {
                Some((lesson, language))
                    if used
                        .iter()
                        .any(|path| path.starts_with(&format!("{lesson}."))) =>
                {
                    self.log.error(
                        path,
                        1,
                        "language",
                        format!("`{language}` is not a language of the course"),
                    );
                }
                _ => self.log.warn(
                    path,
                    1,
                    "file-unused",
                    "nothing in the course names this file",
                ),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::sample;

    fn problems(files: &Files) -> Vec<String> {
        let reading = super::files("small-course", files);
        assert!(
            reading.course.is_none()
                || reading
                    .problems
                    .iter()
                    .all(|problem| problem.severity == Severity::Warning)
        );
        reading.problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn each_fault_of_a_file_is_told_with_its_line() {
        let quiz = "01-before/check.quiz.toml";
        for (path, from, to, expected) in [
            (
                "course.toml",
                "format = 1",
                "format = 2",
                "course.toml:2: wrong-value: `format`: expected a whole number from 1 to 1",
            ),
            (
                "course.toml",
                "small-course",
                "other-course",
                "course.toml:1: course-id: the id `other-course` is not the name of the folder, `small-course`",
            ),
            (
                "course.toml",
                "\"en\"]",
                "\"es\"]",
                "course.toml:5: wrong-value: `languages`: “es”: expected ar, fr or en",
            ),
            (
                "course.toml",
                "\"en\"]",
                "\"fr\"]",
                "course.toml:1: wrong-value: `languages` names fr twice",
            ),
            (
                "course.toml",
                "minutes = 60",
                "minuts = 60",
                "course.toml:1: missing-field: `minutes` is missing",
            ),
            (
                "course.toml",
                "dir = \"01-before\"",
                "dir = \"../etc\"",
                "course.toml:29: wrong-value: `dir`: “../etc”: expected lowercase letters, digits and hyphens, and neither media nor banks",
            ),
            (
                "course.toml",
                "file = \"hour\"",
                "file = \"hours\"",
                "course.toml:31: missing-file: there is no 01-before/hours.ar.md",
            ),
            (
                "course.toml",
                "file = \"check\"",
                "file = \"chek\"",
                "course.toml:37: missing-file: there is no 01-before/chek.quiz.toml",
            ),
            (
                "course.toml",
                "kind = \"quiz\"",
                "kind = \"quizz\"",
                "course.toml:39: wrong-value: `kind`: “quizz”: not accepted; did you mean `quiz`?",
            ),
            (
                "01-before/hour.fr.md",
                "status = \"reviewed\"",
                "status = \"done\"",
                "01-before/hour.fr.md:3: wrong-value: `status`: “done”: not accepted; known: machine, draft, reviewed",
            ),
            (
                "01-before/hour.fr.md",
                "status = \"reviewed\"\n",
                "",
                "01-before/hour.fr.md:2: missing-field: `status` is missing",
            ),
            (
                "01-before/hour.ar.md",
                "substance = 2",
                "status = \"draft\"",
                "01-before/hour.ar.md:3: unknown-field: unknown field `status`; known: title, substance, translated_from",
            ),
            (
                "01-before/hour.ar.md",
                "+++\n",
                "",
                "01-before/hour.ar.md:1: front-matter: a lesson starts with its title and status between two lines +++",
            ),
            (
                quiz,
                "type = \"single\"",
                "type = \"poem\"",
                "01-before/check.quiz.toml:17: wrong-value: `type`: “poem”: not accepted; known: single, multiple, true-false, numeric, short, matching, ordering, kprim, cloze, mark-error, hotspot, essay, likert",
            ),
            (
                quiz,
                "points = 1.5",
                "points = 1.555",
                "01-before/check.quiz.toml:18: wrong-value: `points`: expected points such as 1 or 1.5, up to two decimals, at most 1000",
            ),
            (
                quiz,
                "correct = true",
                "corect = true",
                "01-before/check.quiz.toml:26: unknown-field: unknown field `corect`; did you mean `correct`?",
            ),
            (
                quiz,
                "answer = false\n",
                "",
                "01-before/check.quiz.toml:54: missing-field: `answer` is missing",
            ),
            (
                quiz,
                "pass_percent = 70",
                "pass_percent = 0",
                "01-before/check.quiz.toml:4: wrong-value: `pass_percent`: expected a whole number from 1 to 100",
            ),
            (
                "banks/final.bank.toml",
                "answer = \"80.5\"",
                "answer = \"80,5\"",
                "banks/final.bank.toml:6: wrong-value: `answer`: “80,5”: expected a number such as 80, -2.5 or 0.125, with at most 6 decimals",
            ),
            (
                "media/figure.svg",
                "<path",
                "<path onclick=\"x\"",
                "media/figure.svg:1: drawing: refused because of onclick",
            ),
        ] {
            let found = problems(&sample::files_with(path, from, to));
            assert!(
                found.iter().any(|problem| problem == expected),
                "{from} → {to}\n{found:#?}"
            );
        }
    }

    #[test]
    fn one_reading_tells_the_faults_of_every_file() {
        let mut files = sample::files();
        for (path, text) in [
            ("01-before/hour.es.md", &b"x"[..]),
            ("01-before/hours.ar.md", b"x"),
            ("glossary.toml", b"[[term]\n"),
            ("banks/A.bank.toml", b""),
            ("media/a.png", b"x"),
            ("media/a.gif", b"x"),
            ("01-before/hour.en.md", b"\xff"),
        ] {
            files.insert(path.to_owned(), text.to_vec());
        }
        let rules: BTreeSet<_> = super::files("small-course", &files)
            .problems
            .iter()
            .map(|problem| (problem.file.clone(), problem.rule))
            .collect();
        for (file, rule) in [
            ("01-before/hour.es.md", "language"),
            ("01-before/hours.ar.md", "file-unused"),
            ("glossary.toml", "toml"),
            ("banks/A.bank.toml", "file-name"),
            ("media/a.png", "media"),
            ("media/a.gif", "media"),
            ("01-before/hour.en.md", "encoding"),
        ] {
            assert!(
                rules.contains(&(file.to_owned(), rule)),
                "{file} {rule} in {rules:?}"
            );
        }
        assert_eq!(
            problems(&Files::new()),
            ["course.toml:1: missing-file: there is no course.toml"]
        );
    }

    #[test]
    fn findings_are_shown_where_the_text_stands() {
        for (path, from, to, expected) in [
            (
                "01-before/hour.ar.md",
                "(term:rumour)",
                "(term:gossip)",
                "01-before/hour.ar.md:6: link-term: Link to a term that the glossary does not have: gossip.",
            ),
            (
                "01-before/hour.fr.md",
                "media/figure.svg",
                "media/lost.svg",
                "01-before/hour.fr.md:8: media-missing: File not found: media/lost.svg.",
            ),
            (
                "01-before/check.quiz.toml",
                "fr = \"Q2\"",
                "fr = \"\"",
                "01-before/check.quiz.toml:34: translation-missing: Translation missing, Français: 1.",
            ),
            (
                "banks/final.bank.toml",
                "fr = \"Q5\"",
                "fr = \"\"",
                "banks/final.bank.toml:11: translation-missing: Translation missing, Français: 1.",
            ),
            (
                "glossary.toml",
                "Récit non vérifié",
                "",
                "glossary.toml:2: translation-missing: Translation missing, Français: 1.",
            ),
            (
                "course.toml",
                "minutes = 9",
                "minutes = 40",
                "01-before/hour.ar.md:5: minutes: Announced: 40 min; estimated from the text: 7 min.",
            ),
        ] {
            let reading = super::files("small-course", &sample::files_with(path, from, to));
            let found: Vec<String> = reading.report().iter().map(ToString::to_string).collect();
            assert!(
                found.iter().any(|problem| problem == expected),
                "{from} → {to}\n{found:#?}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn no_files_make_it_panic(
            which in 0..7usize, at in 0..400usize, text in "([\\[\\]{}=\"'+:#\n]|id|ar|\\PC){0,12}",
        ) {
            let mut files = sample::files();
            let path = files.keys().nth(which).expect("seven files").clone();
            let before = String::from_utf8(files[&path].clone()).expect("text");
            let at = before.char_indices().map(|(at, _)| at).chain([before.len()]).nth(at).unwrap_or(before.len());
            files.insert(path, [&before[..at], &text, &before[at..]].concat().into_bytes());
            let _ = super::files("small-course", &files).report();
        }
    }
}
