//! The page that a lesson becomes: one walk over the events of the Markdown parser.
//!
//! Tags are opened through [`Page::open`], which remembers what closes each and stops nesting at
//! [`MAX_DEPTH`]; text goes through [`Page::text`], which escapes and sets it.

use std::{borrow::Cow, collections::BTreeSet};

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::{
    blocks::{Cut, Kind, MARK_START, Mark},
    escape::{self, attribute},
    finding::{Fault, Rule},
    markdown::{Heading, MAX_HTML, Rendered, Resolve},
    notes::Notes,
    tables::Table,
};
use crate::kit::{folded::fold, locale::Locale};

/// Deeper than any text that people can follow.
pub const MAX_DEPTH: usize = 24;
/// More than anybody corrects in one go.
const MAX_FAULTS: usize = 200;

pub struct Page<'a> {
    pub(super) locale: Locale,
    pub(super) context: &'a dyn Resolve,
    pub(super) cut: &'a Cut,
    pub(super) events: &'a [Event<'a>],
    pub(super) lines: &'a [u32],
    pub(super) at: usize,
    pub(super) out: Rendered,
    /// Everything written so far, in bytes, footnotes set aside included.
    written: usize,
    /// What closes each open tag; empty for a tag that was not written.
    pub(super) closers: Vec<&'static str>,
    /// What closes the open block.
    pub(super) block: Option<&'static str>,
    pub(super) table: Table,
    pub(super) notes: Notes,
    pub(super) ids: BTreeSet<String>,
    /// The level of the last heading; the title of the lesson is 1.
    pub(super) level: u8,
    /// The words met, for counting.
    pub(super) plain: String,
}

impl<'a> Page<'a> {
    /// A page to be written from these events, each with its line in the author's text.
    pub fn new(
        locale: Locale,
        context: &'a dyn Resolve,
        cut: &'a Cut,
        events: &'a [Event<'a>],
        lines: &'a [u32],
    ) -> Self {
        Self {
            locale,
            context,
            cut,
            events,
            lines,
            at: 0,
            out: Rendered {
                faults: cut.faults.clone(),
                ..Rendered::default()
            },
            written: 0,
            closers: Vec::new(),
            block: None,
            table: Table::default(),
            notes: Notes::default(),
            ids: BTreeSet::new(),
            level: 1,
            plain: String::new(),
        }
    }

    pub fn render(mut self) -> Rendered {
        self.run();
        if let Some(closer) = self.block.take() {
            self.push(closer);
        }
        self.write_notes();
        self.out.faults.sort_by_key(|fault| fault.line);
        let words = self.plain.split_whitespace();
        self.out.words = words
            .filter(|word| word.contains(char::is_alphanumeric))
            .count();
        self.out
    }

    fn run(&mut self) {
        while let Some(event) = self.events.get(self.at) {
            if self.written > MAX_HTML {
                let fault = Fault::new(Rule::TooLarge, self.line()).counted(0, MAX_HTML / 1000);
                self.out = Rendered {
                    faults: vec![fault],
                    ..Rendered::default()
                };
                self.notes = Notes::default();
                self.block = None;
                return;
            }
            self.event(event);
            self.at += 1;
        }
    }

    fn event(&mut self, event: &'a Event<'a>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(*end),
            Event::Text(text) => self.text(text),
            Event::Code(code) => {
                self.plain.push_str(code);
                let code = attribute(&self.cut.restore(code));
                self.push(&format!("<code>{code}</code>"));
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                if !html.starts_with("</") {
                    self.report(Rule::RawHtml, html.trim());
                }
                self.text(html);
            }
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.push("<br>"),
            Event::Rule => self.push("<hr>"),
            Event::FootnoteReference(label) => self.note_call(label),
            // Not enabled: their text, if it ever came, is text.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &'a Tag<'a>) {
        match tag {
            Tag::Paragraph => self.paragraph(),
            Tag::Heading { level, .. } => self.heading(*level),
            Tag::BlockQuote(_) => self.open("<blockquote>", "</blockquote>"),
            Tag::CodeBlock(_) => self.open("<pre dir=\"ltr\"><code>", "</code></pre>"),
            Tag::HtmlBlock => self.open("<p>", "</p>"),
            Tag::List(Some(1)) => self.open("<ol>", "</ol>"),
            Tag::List(Some(first)) => self.open(&format!("<ol start=\"{first}\">"), "</ol>"),
            Tag::List(None) => self.open("<ul>", "</ul>"),
            Tag::Item => self.open("<li>", "</li>"),
            Tag::FootnoteDefinition(label) => self.note_open(label),
            Tag::Table(_) => self.table(),
            Tag::TableHead => {
                self.table.in_head = true;
                self.open("<thead><tr>", "</tr></thead><tbody>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.open("<tr>", "</tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.open("<em>", "</em>"),
            Tag::Strong => self.open("<strong>", "</strong>"),
            Tag::Link { dest_url, .. } => self.link(dest_url),
            Tag::Image { dest_url, .. } => {
                self.report(Rule::MediaPlace, dest_url);
                let (alt, end) = self.words_until(TagEnd::Image);
                self.text(&alt);
                self.at = end;
            }
            // Not enabled.
            _ => self.open("", ""),
        }
    }

    fn end(&mut self, end: TagEnd) {
        let closer = self.closers.pop().unwrap_or_default();
        match end {
            TagEnd::FootnoteDefinition => self.note_close(),
            TagEnd::TableHead => self.table.in_head = false,
            TagEnd::TableCell => self.table.column += 1,
            _ => {}
        }
        self.push(closer);
        self.plain.push(' ');
    }

    pub(super) fn push(&mut self, html: &str) {
        self.written += html.len();
        self.out.html.push_str(html);
    }

    /// Writes an opening tag, unless it is too deep to be more than an attack or a mistake.
    pub(super) fn open(&mut self, tag: &str, closer: &'static str) {
        if self.closers.len() < MAX_DEPTH {
            self.push(tag);
            self.closers.push(closer);
        } else {
            if self.closers.len() == MAX_DEPTH {
                self.report(Rule::TooDeep, "");
            }
            self.closers.push("");
        }
    }

    fn text(&mut self, text: &str) {
        let restored;
        let text = if text.contains(MARK_START) {
            restored = self.cut.restore(text);
            &restored
        } else {
            text
        };
        self.plain.push_str(text);
        let coded = self
            .closers
            .last()
            .is_some_and(|closer| closer.starts_with("</code>"));
        let set = if coded {
            text.to_owned()
        } else {
            escape::typeset(text, self.locale)
        };
        let before = self.out.html.len();
        escape::push(&mut self.out.html, &set);
        self.written += self.out.html.len() - before;
    }

    pub(super) fn line(&self) -> u32 {
        self.lines.get(self.at).copied().unwrap_or(1)
    }

    pub(super) fn report(&mut self, rule: Rule, name: &str) {
        let fault = Fault::new(rule, self.line()).named(name);
        // One line may break one rule a thousand times.
        if self.out.faults.last() != Some(&fault) && self.out.faults.len() < MAX_FAULTS {
            self.out.faults.push(fault);
        }
    }

    /// The plain words up to the end of the element that starts here, and where that end is.
    pub(super) fn words_until(&self, end: TagEnd) -> (String, usize) {
        let mut words = String::new();
        let mut depth = 0_usize;
        for (at, event) in self.events.iter().enumerate().skip(self.at) {
            match event {
                Event::Start(tag) if tag.to_end() == end => depth += 1,
                Event::End(found) if *found == end => {
                    depth -= 1;
                    if depth == 0 {
                        return (words, at);
                    }
                }
                Event::Text(text) | Event::Code(text) => words.push_str(text),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
        }
        (words, self.events.len())
    }

    /// A paragraph; or, alone in one, the fence of a block or a figure.
    fn paragraph(&mut self) {
        let next = self.at + 1;
        if self.closers.is_empty()
            && let Some([Event::Text(text), Event::End(TagEnd::Paragraph)]) =
                self.events.get(next..next + 2)
            && let Some(mark) = self.cut.mark(text)
        {
            self.at = next + 1;
            return self.fence(mark);
        }
        if let Some(Event::Start(Tag::Image {
            dest_url, title, ..
        })) = self.events.get(next)
        {
            self.at = next;
            let (alt, end) = self.words_until(TagEnd::Image);
            if matches!(
                self.events.get(end + 1),
                Some(Event::End(TagEnd::Paragraph))
            ) {
                self.figure(dest_url, &alt, title);
                self.at = end + 1;
                return;
            }
            self.at = next - 1;
        }
        let opening = self.at == 0;
        self.open(if opening { "<p class=\"lead\">" } else { "<p>" }, "</p>");
    }

    fn fence(&mut self, mark: &'a Mark) {
        if let Some(closer) = self.block.take() {
            self.push(closer);
        }
        let Mark::Open { kind, title, .. } = mark else {
            return;
        };
        let (kind, mut own, mut body) = (*kind, Cow::from(title), String::new());
        self.out.exercises += usize::from(kind == Kind::Do);
        self.out.reveals += usize::from(kind == Kind::Reveal);
        if kind == Kind::Term {
            match self.context.term(title) {
                Some(term) => {
                    self.use_term(title);
                    own = term.name.in_or_near(self.locale).to_owned().into();
                    if self.block_is_empty() {
                        body = format!("<p>{}</p>", self.set(term.text.in_or_near(self.locale)));
                    }
                }
                None => self.report(Rule::LinkTerm, title),
            }
        }
        let full = kind.full_title(&own, self.locale);
        self.plain.push_str(&full);
        self.plain.push(' ');
        let class = kind.class();
        let heading = format!(
            "<svg class=\"i\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"{}\"/></svg><span>{}</span>",
            kind.icon(),
            self.set(&full)
        );
        if kind == Kind::Reveal {
            self.push(&format!(
                "<details class=\"{class}\"><summary class=\"callout__t\">{heading}</summary>"
            ));
            self.block = Some("</details>");
        } else {
            self.push(&format!(
                "<div class=\"{class}\"><p class=\"callout__t\">{heading}</p>"
            ));
            self.block = Some("</div>");
        }
        self.push(&body);
    }

    /// Whether the fence that opens here is followed at once by another.
    fn block_is_empty(&self) -> bool {
        match self.events.get(self.at + 1) {
            Some(Event::Start(Tag::Paragraph)) => {}
            Some(_) => return false,
            None => return true,
        }
        matches!(self.events.get(self.at + 2), Some(Event::Text(text)) if self.cut.mark(text).is_some())
    }

    pub(super) fn set(&self, text: &str) -> String {
        attribute(&escape::typeset(text, self.locale))
    }

    fn use_term(&mut self, key: &str) {
        if !self.out.terms.iter().any(|known| known == key) {
            self.out.terms.push(key.to_owned());
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let (text, _) = self.words_until(TagEnd::Heading(level));
        let text = self.cut.restore(&text);
        let wanted = level as u8;
        if wanted == 1 {
            self.report(Rule::HeadingTop, &text);
        } else if wanted > self.level + 1 {
            self.report(Rule::HeadingSkip, &text);
        }
        self.level = wanted.max(2);
        let id = self.heading_id(&text);
        let (tag, closer) = match self.level {
            2 => ("h2", "</h2>"),
            3 => ("h3", "</h3>"),
            4 => ("h4", "</h4>"),
            5 => ("h5", "</h5>"),
            _ => ("h6", "</h6>"),
        };
        self.open(&format!("<{tag} id=\"{}\">", attribute(&id)), closer);
        self.out.headings.push(Heading {
            level: self.level,
            id,
            text,
        });
    }

    /// From the words of the heading, so that a link to it survives the headings around it.
    fn heading_id(&mut self, text: &str) -> String {
        let slug: String = fold(text)
            .split(' ')
            .collect::<Vec<_>>()
            .join("-")
            .chars()
            .take(60)
            .collect();
        let count = self.out.headings.len() + 1;
        let base = if slug.is_empty() {
            format!("h-{count}")
        } else {
            format!("h-{slug}")
        };
        let mut id = base.clone();
        if !self.ids.insert(id.clone()) {
            id = format!("{base}-{count}");
            self.ids.insert(id.clone());
        }
        id
    }

    fn link(&mut self, address: &str) {
        let (scheme, rest) = address.split_once(':').unwrap_or_default();
        let clean = !address.contains(|c: char| c.is_whitespace() || c.is_control());
        let tag = match scheme.to_ascii_lowercase().as_str() {
            "https" if clean && rest.starts_with("//") && rest.len() > 3 => Some(format!(
                "<a class=\"ext\" href=\"{}\" rel=\"noopener\">",
                attribute(address)
            )),
            "mailto" if clean && rest.contains('@') => {
                Some(format!("<a href=\"{}\">", attribute(address)))
            }
            "item" => self
                .found(self.context.item(rest), Rule::LinkItem, rest)
                .map(|url| format!("<a href=\"{}\">", attribute(&url))),
            "term" => {
                let known = self.context.term(rest).map(|_| ());
                self.found(known, Rule::LinkTerm, rest).map(|()| {
                    self.use_term(rest);
                    format!("<a class=\"term\" href=\"#term-{}\">", attribute(rest))
                })
            }
            _ => self.found(None, Rule::LinkScheme, address),
        };
        match tag {
            Some(tag) => self.open(&tag, "</a>"),
            None => self.open("", ""),
        }
    }

    fn found<T>(&mut self, target: Option<T>, rule: Rule, name: &str) -> Option<T> {
        if target.is_none() {
            self.report(rule, name);
        }
        target
    }
}
