//! Moodle XML (docs.moodle.org, «Moodle XML format»): what all types of its questions share.

use base64::Engine as _;
use roxmltree::Node;

use super::{
    Entries, Entry, Media, figures,
    gift::{Markup, convert},
    moodle_types,
    plain::{Kind, Plain},
    report::{Loss, Losses, Reason, opening},
    xml::{self, Fault, Lines, attribute, child, children, content},
};

/// Every question of a Moodle XML file, and the pictures that came with them. When the file is not
/// XML as a whole, each `<question>` is read alone: the broken one is refused with its line, the
/// others are not.
#[must_use]
pub fn read(text: &str) -> (Vec<Entry>, Media) {
    let mut reader = Reader::default();
    match xml::parse(text, 1) {
        Ok(document) => {
            let lines = Lines::new(text, 1);
            let root = document.root_element();
            // A file may be one question alone.
            let whole = std::iter::once(root).filter(|root| xml::is(*root, "question"));
            let inner = root.children().filter(|node| node.is_element());
            let inner = inner.filter(|_| !xml::is(root, "question"));
            for node in whole.chain(inner) {
                reader.question(node, lines.at(node.range().start));
            }
        }
        Err(fault) => reader.slices(text, &fault),
    }
    (reader.entries.finish(), reader.media)
}

#[derive(Default)]
struct Reader {
    entries: Entries,
    media: Media,
    category: String,
}

impl Reader {
    fn refuse(&mut self, line: u32, label: &str, reason: Reason) {
        self.entries.push(Entry::refused(line, label, reason));
    }

    fn question(&mut self, node: Node<'_, '_>, line: u32) {
        if !xml::is(node, "question") {
            self.refuse(
                line,
                node.tag_name().name(),
                Reason::Construct(opening(node.tag_name().name())),
            );
            return;
        }
        let kind = attribute(node, "type").unwrap_or("");
        if kind == "category" {
            let path = child(node, "category").and_then(|category| child(category, "text"));
            self.category = super::category(&path.map(content).unwrap_or_default());
            return;
        }
        if !self.entries.has_room(line) {
            return;
        }
        let mut losses = Losses::default();
        let name = child(node, "name")
            .map(|name| inside(name))
            .unwrap_or_default();
        let read = self.plain(node, kind, &mut losses);
        let mut label = super::html::tidy(&name);
        if label.is_empty() {
            label = match &read {
                Ok(plain) => plain.text.clone(),
                Err(_) => child(node, "questiontext")
                    .map(|text| inside(text))
                    .unwrap_or_default(),
            };
        }
        self.entries
            .push(Entry::new(line, &label, read, losses, &self.category));
    }

    fn plain(
        &mut self,
        node: Node<'_, '_>,
        kind: &str,
        losses: &mut Losses,
    ) -> Result<Plain, Reason> {
        let mut parts = Parts {
            node,
            losses,
            media: &mut self.media,
        };
        if kind == "description" {
            return Err(Reason::Description);
        }
        if kind.is_empty() {
            return Err(Reason::Construct("<question> without type".to_owned()));
        }
        let (text, body, feedback): (String, Kind, String) = moodle_types::read(kind, &mut parts)?;
        if text.is_empty() && !matches!(body, Kind::Cloze(_)) {
            return Err(Reason::NoText);
        }
        let mut plain = Plain::new(text, body);
        // A name is never markup.
        plain.name = child(node, "name")
            .map(|name| super::html::tidy(&inside(name)))
            .unwrap_or_default();
        plain.explain = parts.text("generalfeedback");
        plain.explain_more(&feedback);
        let grade = parts.word("defaultgrade");
        if !grade.is_empty() {
            plain.points = figures::points(&grade, parts.losses);
        }
        let penalty = parts.word("penalty");
        plain.penalty = figures::share(&penalty);
        parts.losses.add_if(
            plain.penalty.is_none() && !penalty.is_empty(),
            Loss::Penalty,
        );
        plain.id = Some(parts.word("idnumber")).filter(|id| !id.is_empty());
        plain.hidden = parts.word("hidden") == "1";
        let tags = child(node, "tags")
            .into_iter()
            .flat_map(|tags| children(tags, "tag"));
        plain.tags = tags
            .map(|tag| super::html::tidy(&inside(tag)))
            .filter(|tag| !tag.is_empty())
            .collect();
        for hint in children(node, "hint") {
            let hint = parts.text_of(hint);
            if !hint.is_empty() {
                plain.hints.push(hint);
            }
        }
        parts.combined_feedback();
        parts.unknown();
        Ok(plain)
    }

    /// The `<question>` elements of a file that is not XML, each read alone.
    fn slices(&mut self, text: &str, fault: &Fault) {
        let lines = Lines::new(text, 1);
        let starts: Vec<usize> = text
            .match_indices("<question")
            .map(|(at, _)| at)
            .filter(|at| text[at + 9..].starts_with(|c: char| c.is_whitespace() || c == '>'))
            .collect();
        // A document type is refused with all that follows; one inside a question, with it.
        let first = starts.first().map(|start| lines.at(*start));
        let is_typed =
            fault.reason == Reason::Dtd && first.is_some_and(|first| fault.line <= first);
        if starts.is_empty() || is_typed {
            self.refuse(fault.line, "", fault.reason.clone());
            return;
        }
        for (place, start) in starts.iter().enumerate() {
            let end = starts.get(place + 1).copied().unwrap_or(text.len());
            let line = lines.at(*start);
            if !self.entries.has_room(line) {
                continue;
            }
            let slice = &text[*start..end];
            let Some(length) = slice.rfind("</question>") else {
                self.refuse(
                    line,
                    "",
                    Reason::Xml(opening("<question> without </question>")),
                );
                continue;
            };
            match xml::parse(&slice[..length + "</question>".len()], line) {
                Ok(document) => self.question(document.root_element(), line),
                Err(fault) => self.refuse(fault.line, &name_in(slice), fault.reason),
            }
        }
        if self.entries.list.iter().all(|entry| entry.read.is_ok()) {
            // What is broken stands between the questions: still, somebody should look at it.
            self.refuse(fault.line, "", fault.reason.clone());
        }
    }
}

/// The name in a question that is not XML.
fn name_in(slice: &str) -> String {
    let name = slice.split_once("<name>").map_or("", |(_, rest)| rest);
    let text = name.split("</name>").next().unwrap_or("");
    super::html::text(text, &mut Losses::default())
}

/// The text of `<text>` in an element, or of the element itself.
fn inside(node: Node<'_, '_>) -> String {
    child(node, "text").map_or_else(|| content(node), content)
}

/// The parts of a question being read.
pub(super) struct Parts<'a, 'd, 'i> {
    pub node: Node<'d, 'i>,
    pub losses: &'a mut Losses,
    media: &'a mut Media,
}

impl<'d, 'i> Parts<'_, 'd, 'i> {
    /// What a child says, as it is written: a number, a flag.
    pub(super) fn word(&self, name: &str) -> String {
        child(self.node, name)
            .map(|node| inside(node).trim().to_owned())
            .unwrap_or_default()
    }

    /// Whether a child says `true` or `1`.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        match self.word(name).to_ascii_lowercase().as_str() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        }
    }

    pub(super) fn children(&self, name: &'d str) -> Vec<Node<'d, 'i>> {
        children(self.node, name).collect()
    }

    /// The text of a child as plain text.
    pub(super) fn text(&mut self, name: &str) -> String {
        child(self.node, name)
            .map(|node| self.text_of(node))
            .unwrap_or_default()
    }

    /// The text of an element as plain text, its pictures kept among the media.
    pub(super) fn text_of(&mut self, node: Node<'_, '_>) -> String {
        let source = inside(node);
        let mut found = Losses::default();
        let text = convert(&source, markup(node), &mut found);
        let files: Vec<(String, Option<String>)> = children(node, "file")
            .map(|file| {
                let name = attribute(file, "name").unwrap_or("").to_owned();
                let kept = self.keep(file, &name);
                (name, kept)
            })
            .collect();
        for loss in found.into_vec() {
            let kept = match &loss {
                Loss::Picture(name) => files.iter().find(|(file, _)| opening(file) == *name),
                _ => None,
            };
            match kept {
                Some((name, Some(path))) => {
                    self.losses
                        .add(Loss::PictureKept(opening(name), path.clone()));
                }
                _ => self.losses.add(loss),
            }
        }
        for (name, kept) in files {
            let shown = source.contains("@@PLUGINFILE@@");
            self.losses
                .add_if(kept.is_none() || !shown, Loss::Media(opening(&name)));
        }
        text
    }

    /// The HTML of an element as it is: for texts in which gaps are looked for first.
    pub(super) fn source_of(&self, name: &str) -> String {
        let node = child(self.node, name);
        node.map(|node| {
            let text = inside(node);
            match markup(node) {
                Markup::Html | Markup::Moodle => text,
                Markup::Plain | Markup::Markdown => {
                    super::html::from_text(&super::html::tidy(&text))
                }
            }
        })
        .unwrap_or_default()
    }

    /// The files of a child are looked at though its text is read as it is.
    pub(super) fn files_of(&mut self, name: &str) {
        if let Some(node) = child(self.node, name) {
            for file in children(node, "file") {
                let name = opening(attribute(file, "name").unwrap_or(""));
                let loss = match self.keep(file, &name) {
                    Some(path) => Loss::PictureKept(name, path),
                    None => Loss::Media(name),
                };
                self.losses.add(loss);
            }
        }
    }

    /// A file of base64, kept when it is a picture that we accept.
    fn keep(&mut self, file: Node<'_, '_>, name: &str) -> Option<String> {
        let raw: String = content(file)
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        let bytes = base64::engine::general_purpose::STANDARD.decode(raw).ok()?;
        self.media.keep(name, bytes)
    }

    /// What the question has and nobody here knows, unless it is empty.
    fn unknown(&mut self) {
        for node in self.node.children().filter(|node| node.is_element()) {
            let name = node.tag_name().name();
            if !KNOWN.contains(&name) && !inside(node).trim().is_empty() {
                self.losses.add(Loss::Part(opening(name)));
            }
        }
    }

    /// The three texts for right, partly right and wrong answers, unless they only say so.
    fn combined_feedback(&mut self) {
        const SAY_NOTHING: &[&str] = &[
            "Your answer is correct.",
            "Your answer is partially correct.",
            "Your answer is incorrect.",
            "Votre réponse est correcte.",
            "Votre réponse est partiellement correcte.",
            "Votre réponse est incorrecte.",
            "إجابتك صحيحة.",
            "إجابتك صحيحة جزئياً.",
            "إجابتك غير صحيحة.",
            "إجابتك خاطئة.",
        ];
        for name in [
            "correctfeedback",
            "partiallycorrectfeedback",
            "incorrectfeedback",
        ] {
            let text = self.text(name);
            let says = !text.is_empty() && !SAY_NOTHING.contains(&text.as_str());
            self.losses.add_if(says, Loss::CombinedFeedback);
        }
    }
}

/// What questions are made of; how their answers are laid out is no loss.
const KNOWN: &[&str] = &[
    "name",
    "questiontext",
    "generalfeedback",
    "defaultgrade",
    "penalty",
    "hidden",
    "idnumber",
    "tags",
    "hint",
    "answer",
    "subquestion",
    "single",
    "shuffleanswers",
    "answernumbering",
    "showstandardinstruction",
    "correctfeedback",
    "partiallycorrectfeedback",
    "incorrectfeedback",
    "shownumcorrect",
    "usecase",
    "units",
    "unitgradingtype",
    "unitpenalty",
    "showunits",
    "unitsleft",
    "responseformat",
    "responserequired",
    "responsefieldlines",
    "responsetemplate",
    "minwordlimit",
    "maxwordlimit",
    "attachments",
    "attachmentsrequired",
    "maxbytes",
    "filetypeslist",
    "graderinfo",
    "layouttype",
    "selecttype",
    "selectcount",
    "gradingtype",
    "showgrading",
    "numberingstyle",
    "dragbox",
    "selectoption",
];

/// How a text is written, as its `format` says.
fn markup(node: Node<'_, '_>) -> Markup {
    match attribute(node, "format").unwrap_or("html") {
        "moodle_auto_format" => Markup::Moodle,
        "plain_text" => Markup::Plain,
        "markdown" => Markup::Markdown,
        _ => Markup::Html,
    }
}
