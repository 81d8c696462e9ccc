//! Questions in the formats of other systems: reading and writing them.
//!
//! Readers make a [`plain::Plain`] of each question, in one language, and say what they could not
//! carry; writers take one. What is not carried is named, what is refused is refused with its line,
//! and a broken question never takes its neighbours with it.

pub mod aiken;
pub mod cloze;
pub mod convert;
pub mod encoding;
pub mod figures;
pub mod gift;
mod gift_answers;
pub mod html;
mod land;
mod media;
pub mod moodle;
mod moodle_types;
mod names;
pub mod package;
pub mod plain;
pub mod qti;
mod qti_gaps;
mod qti_item;
mod qti_picture;
mod qti_types;
pub mod references;
pub mod report;
mod say;
#[cfg(test)]
mod tests;
pub mod voice;
pub mod write_gift;
pub mod write_moodle;
pub mod write_package;
pub mod write_qti;
mod write_qti_parts;
pub mod xml;

pub use land::land;
pub use media::Media;

use plain::Plain;
use report::{Line, Loss, Losses, Outcome, Reason, Report, opening};

use crate::{kit::locale::Locale, questions::Question};

/// The largest file, in bytes.
pub const MAX_FILE: usize = 20_000_000;
/// The most questions of one file.
pub const MOST_QUESTIONS: usize = 5_000;
/// The most lines of a file of GIFT or Aiken.
pub const MOST_LINES: usize = 500_000;

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    Gift,
    Aiken,
    MoodleXml,
    Qti,
}

impl Format {
    pub const ALL: [Self; 4] = [Self::Gift, Self::Aiken, Self::MoodleXml, Self::Qti];

    /// Its name in addresses and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gift => "gift",
            Self::Aiken => "aiken",
            Self::MoodleXml => "moodle-xml",
            Self::Qti => "qti",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gift => "GIFT",
            Self::Aiken => "Aiken",
            Self::MoodleXml => "Moodle XML",
            Self::Qti => "QTI",
        }
    }

    /// The formats that are written too.
    pub const WRITTEN: [Self; 3] = [Self::Gift, Self::MoodleXml, Self::Qti];

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }
}

/// One question of a file, read or refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it begins, from 1.
    pub line: u32,
    /// Its name or opening words.
    pub label: String,
    pub read: Result<(Plain, Vec<Loss>), Reason>,
}

impl Entry {
    fn new(
        line: u32,
        label: &str,
        read: Result<Plain, Reason>,
        mut losses: Losses,
        category: &str,
    ) -> Self {
        let read = read.map(|mut plain| {
            plain.tags.push(category.to_owned());
            let (tags, cut) = tags(&plain.tags);
            plain.tags = tags;
            losses.add_if(cut, Loss::SomeTags);
            (plain, losses.into_vec())
        });
        Self {
            line,
            label: opening(label),
            read,
        }
    }

    fn refused(line: u32, label: &str, reason: Reason) -> Self {
        Self {
            line,
            label: opening(label),
            read: Err(reason),
        }
    }
}

/// The questions of a file while it is read; those behind the last that is taken are counted.
#[derive(Default)]
struct Entries {
    list: Vec<Entry>,
    left: usize,
    /// The line of the first that is left.
    line: u32,
}

impl Entries {
    /// Whether one more question is taken, which begins in this line.
    fn has_room(&mut self, line: u32) -> bool {
        if self.list.len() < MOST_QUESTIONS {
            return true;
        }
        if self.left == 0 {
            self.line = line;
        }
        self.left += 1;
        false
    }

    fn push(&mut self, entry: Entry) {
        if self.has_room(entry.line) {
            self.list.push(entry);
        }
    }

    fn finish(mut self) -> Vec<Entry> {
        if self.left > 0 {
            let reason = Reason::ManyQuestions(MOST_QUESTIONS, self.left);
            self.list.push(Entry::refused(self.line, "", reason));
        }
        self.list
    }
}

/// Tags as they are kept: one line each, none empty, none twice; and whether some are not, or not
/// whole.
fn tags(raw: &[String]) -> (Vec<String>, bool) {
    const LONGEST: usize = 100;
    const MOST: usize = 50;
    let (mut kept, mut cut): (Vec<String>, bool) = (Vec::new(), false);
    for tag in raw {
        let tag = crate::kit::text::tidy_line(tag);
        let short: String = tag.chars().take(LONGEST).collect();
        cut |= short.len() < tag.len();
        if short.is_empty() || kept.contains(&short) {
            continue;
        }
        if kept.len() < MOST {
            kept.push(short);
        } else {
            cut = true;
        }
    }
    (kept, cut)
}

/// The path of a category as a tag: `$course$/top/Rumours/Basics` is `Rumours/Basics`.
fn category(path: &str) -> String {
    // `//` is a slash in a name.
    let path = path.replace("//", "\u{f8f2}");
    let names = path.split('/').map(str::trim);
    let kept: Vec<&str> = names
        .filter(|name| !name.is_empty() && !name.starts_with('$') && *name != "top")
        .collect();
    kept.join("/").replace('\u{f8f2}', "/")
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    pub format: Format,
    /// How its letters were read; `None` for an archive.
    pub source: Option<encoding::Source>,
    pub entries: Vec<Entry>,
    /// Pictures that came with the questions.
    pub media: Media,
}

/// Reads a file, in the format wanted or in the one that it shows. It always answers: a file that
/// cannot be read is one refused entry under its `name`.
#[must_use]
pub fn import(bytes: &[u8], wanted: Option<Format>, name: &str) -> Import {
    let whole = |format: Format, source, reason: Reason| Import {
        format,
        source,
        entries: vec![Entry::refused(1, name, reason)],
        media: Media::default(),
    };
    if bytes.len() > MAX_FILE {
        let reason = Reason::TooLarge(MAX_FILE / 1_000_000);
        return whole(wanted.unwrap_or(Format::Gift), None, reason);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        if wanted.is_some_and(|wanted| wanted != Format::Qti) {
            return whole(wanted.unwrap_or(Format::Qti), None, Reason::Unknown);
        }
        return match qti::read_package(bytes) {
            Ok((entries, media)) => bounded(Format::Qti, None, entries, media, name),
            Err(reason) => whole(Format::Qti, None, reason),
        };
    }
    let (text, source) = encoding::decode(bytes);
    if text
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .is_empty()
    {
        return whole(wanted.unwrap_or(Format::Gift), None, Reason::Empty);
    }
    if !is_text(&text) {
        return whole(wanted.unwrap_or(Format::Gift), None, Reason::Unknown);
    }
    let Some(format) = wanted.or_else(|| recognise(&text)) else {
        return whole(Format::Gift, Some(source), Reason::Unknown);
    };
    let plain = matches!(format, Format::Gift | Format::Aiken);
    if plain && count_lines(&text) > MOST_LINES {
        return whole(format, Some(source), Reason::ManyLines(MOST_LINES));
    }
    let (entries, media) = match format {
        Format::Gift => (gift::read(&text), Media::default()),
        Format::Aiken => (aiken::read(&text), Media::default()),
        Format::MoodleXml => moodle::read(&text),
        Format::Qti => qti::read(&text),
    };
    bounded(format, Some(source), entries, media, name)
}

/// Whether what was read can be somebody's words: of a program or a picture, every tenth sign is none.
fn is_text(text: &str) -> bool {
    let odd = |c: &char| (c.is_control() && !c.is_whitespace()) || *c == '\u{fffd}';
    !text.contains('\0') && text.chars().filter(odd).count() * 20 <= text.chars().count()
}

/// The lines of a text, whatever ends them.
fn count_lines(text: &str) -> usize {
    let ends = |end: u8| text.bytes().filter(|byte| *byte == end).count();
    ends(b'\n').max(ends(b'\r')) + 1
}

fn bounded(
    format: Format,
    source: Option<encoding::Source>,
    mut entries: Vec<Entry>,
    media: Media,
    name: &str,
) -> Import {
    if entries.is_empty() {
        entries.push(Entry::refused(1, name, Reason::Nothing));
    }
    for entry in &mut entries {
        if entry.label.is_empty() {
            entry.label = opening(name);
        }
    }
    Import {
        format,
        source,
        entries,
        media,
    }
}

/// The format that a text shows.
fn recognise(text: &str) -> Option<Format> {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    if text.starts_with('<') {
        // The first element may stand behind a long comment.
        let names = [
            ("<quiz", Format::MoodleXml),
            ("<question", Format::MoodleXml),
            ("assessmentItem", Format::Qti),
            ("assessmentTest", Format::Qti),
            ("qti-assessment", Format::Qti),
            ("questestinterop", Format::Qti),
            ("<manifest", Format::Qti),
        ];
        let places = names
            .into_iter()
            .filter_map(|(name, format)| Some((text.find(name)?, format)));
        return places.min_by_key(|(at, _)| *at).map(|(_, format)| format);
    }
    if aiken::looks_like(text) {
        return Some(Format::Aiken);
    }
    text.contains('{').then_some(Format::Gift)
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    pub bytes: Vec<u8>,
    /// The ending of its name.
    pub ending: &'static str,
    pub mime: &'static str,
    pub report: Report,
}

/// Writes questions in one language; `media` holds the pictures that they show. [`Format::Aiken`]
/// is never written: it would lose nearly everything.
///
/// # Errors
/// When memory runs out.
pub fn export<'q>(
    questions: impl IntoIterator<Item = &'q Question>,
    format: Format,
    locale: Locale,
    name: &str,
    media: &Media,
) -> Result<Export, zip::result::ZipError> {
    let mut lines = Vec::new();
    let (mut text, mut packed) = (String::new(), Vec::new());
    for question in questions {
        let mut losses = Losses::default();
        let written = voice::plain(question, locale, &mut losses).and_then(|plain| {
            match format {
                Format::Gift | Format::Aiken => {
                    text.push_str(&write_gift::question(&plain, &mut losses)?)
                }
                Format::MoodleXml => text.push_str(&write_moodle::question(&plain, &mut losses)?),
                Format::Qti => {
                    let (file, image) = write_qti::item(&plain, locale.code(), media, &mut losses)?;
                    packed.push(write_package::Packed {
                        id: question.id.to_string(),
                        file,
                        image,
                        tags: plain.tags,
                    });
                }
            }
            Ok(())
        });
        lines.push(Line {
            label: question.id.to_string(),
            line: 0,
            outcome: match written {
                Ok(()) => Outcome::Carried(losses.into_vec()),
                Err(reason) => Outcome::Refused(reason),
            },
            update: false,
        });
    }
    let (bytes, ending, mime) = match format {
        Format::Gift | Format::Aiken => {
            (text.into_bytes(), "gift.txt", "text/plain; charset=utf-8")
        }
        Format::MoodleXml => (
            write_moodle::file(&text).into_bytes(),
            "xml",
            "application/xml",
        ),
        Format::Qti => {
            let bytes = write_package::package(&packed, name, locale.code(), media)?;
            (bytes, "zip", "application/zip")
        }
    };
    Ok(Export {
        bytes,
        ending,
        mime,
        report: Report {
            format,
            source: None,
            lines,
        },
    })
}

/// The paths of the pictures that questions show.
pub fn pictures<'q>(questions: impl IntoIterator<Item = &'q Question>) -> Vec<&'q str> {
    let images = questions
        .into_iter()
        .filter_map(|question| match &question.body {
            crate::questions::Body::Hotspot(hotspot) => Some(hotspot.image.as_str()),
            _ => None,
        });
    images.collect()
}
