//! GIFT, the text format of Moodle (docs.moodle.org, «GIFT format»).
//!
//! An empty line ends a question, so that a broken one never takes its neighbours with it. One
//! exception: answers that were opened go on over empty lines as long as what follows can only be
//! their end.

use winnow::{
    ModalResult, Parser as _,
    ascii::multispace0,
    combinator::{alt, delimited, opt, preceded, repeat},
    token::{any, none_of, take_until, take_while},
};

use super::{
    Entries, Entry, gift_answers, html,
    plain::{Kind, Plain},
    report::{Loss, Losses, Reason, opening},
};

/// How the texts of a question are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// HTML in which line ends count: what GIFT means when it says nothing.
    Moodle,
    Html,
    Plain,
    Markdown,
}

/// Every question of a GIFT file.
#[must_use]
pub fn read(text: &str) -> Vec<Entry> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut entries = Entries::default();
    let mut category = String::new();
    for chunk in chunks(&text) {
        let (line, block) = block(&chunk, &mut category);
        if block.text.trim().is_empty() || !entries.has_room(line) {
            continue;
        }
        let mut losses = Losses::default();
        let read = question(&block, &mut losses);
        let name = match &read {
            Ok(plain) if plain.name.is_empty() => plain.text.clone(),
            Ok(plain) => plain.name.clone(),
            Err(_) => block.label(),
        };
        entries.push(Entry::new(line, &name, read, losses, &category));
    }
    entries.finish()
}

/// Lines that belong together.
struct Chunk<'a> {
    /// The number of the first, from 1.
    line: u32,
    lines: Vec<&'a str>,
}

/// What one question is made of, its comments set apart.
#[derive(Default)]
struct Block {
    id: Option<String>,
    tags: Vec<String>,
    text: String,
}

impl Block {
    /// The name, or the opening words of the text.
    fn label(&self) -> String {
        let mut rest = self.text.trim();
        let name = name.parse_next(&mut rest).ok().flatten().map(unescape);
        let name = name.filter(|name| !name.trim().is_empty());
        name.unwrap_or_else(|| rest.split('{').next().unwrap_or("").to_owned())
    }
}

fn chunks(text: &str) -> Vec<Chunk<'_>> {
    let mut chunks: Vec<Chunk<'_>> = Vec::new();
    let (mut open, mut fresh, mut whole, mut begun) = (false, true, false, false);
    let mut braces = Braces::new(text);
    for (line, content) in (1..).zip(text.split('\n')) {
        if content.trim().is_empty() {
            fresh = true;
            continue;
        }
        let next = braces.next(line);
        // What opens in one chunk can close in the next only if the next brace closes.
        let goes_on = open && next.is_some_and(|(opens, _)| !opens);
        // Answers that end with their line, and more answers below: an empty line was forgotten.
        let forgotten = whole && next.is_some_and(|(opens, apart)| opens && !apart);
        // Nothing but a question begins with its name.
        let named = begun && content.trim_start().starts_with("::");
        if (fresh && !goes_on) || forgotten || named {
            (open, begun) = (false, false);
            chunks.push(Chunk {
                line,
                lines: Vec::new(),
            });
        }
        (fresh, whole) = (false, whole && !forgotten && !named);
        if !content.trim_start().starts_with("//") {
            begun = true;
            let mut closes = false;
            for opens in line_braces(content) {
                (open, closes) = (opens, !opens);
            }
            whole = closes && content.trim_end().ends_with('}');
        }
        if let Some(chunk) = chunks.last_mut() {
            chunk.lines.push(content);
        }
    }
    chunks
}

/// The first brace of each line that has one.
struct Braces {
    /// The line, whether the brace opens, and how many empty lines stand before it.
    lines: Vec<(u32, bool, usize)>,
    at: usize,
    /// The empty lines before each line.
    empty: Vec<usize>,
}

impl Braces {
    fn new(text: &str) -> Self {
        let (mut lines, mut empty) = (Vec::new(), vec![0]);
        let mut count = 0;
        for (line, content) in (1..).zip(text.split('\n')) {
            count += usize::from(content.trim().is_empty());
            empty.push(count);
            if !content.trim_start().starts_with("//")
                && let Some(opens) = line_braces(content).next()
            {
                lines.push((line, opens, count));
            }
        }
        Self {
            lines,
            at: 0,
            empty,
        }
    }

    /// Whether the first brace from a line on opens, and whether an empty line stands between. Lines
    /// are asked in order.
    fn next(&mut self, line: u32) -> Option<(bool, bool)> {
        while self.lines.get(self.at).is_some_and(|(at, _, _)| *at < line) {
            self.at += 1;
        }
        let (_, opens, count) = self.lines.get(self.at)?;
        let here = usize::try_from(line)
            .ok()
            .and_then(|line| self.empty.get(line));
        Some((*opens, here != Some(count)))
    }
}

/// The braces of a line that are not escaped: true for one that opens.
fn line_braces(line: &str) -> impl Iterator<Item = bool> + '_ {
    unescaped(line).filter_map(|(_, c)| match c {
        '{' => Some(true),
        '}' => Some(false),
        _ => None,
    })
}

/// The question of a chunk, and the line of its first word.
fn block(chunk: &Chunk<'_>, category: &mut String) -> (u32, Block) {
    let mut block = Block::default();
    let mut line = chunk.line;
    for (number, content) in (chunk.line..).zip(&chunk.lines) {
        let content = content.trim_end();
        if let Some(comment) = content.trim_start().strip_prefix("//") {
            marks(comment, &mut block);
            continue;
        }
        if block.text.is_empty() {
            line = number;
            if let Some(name) = content.trim_start().strip_prefix("$CATEGORY:") {
                *category = super::category(&unescape(name));
                continue;
            }
        } else {
            block.text.push('\n');
        }
        block.text.push_str(content);
    }
    (line, block)
}

/// `[id:…]` and `[tag:…]` in a comment.
fn marks(comment: &str, block: &mut Block) {
    let mut mark = |input: &mut &str| -> ModalResult<(bool, String)> {
        let kind = alt(("[id:".value(true), "[tag:".value(false)));
        let value = escaped_until(&[']']);
        (kind, value, ']')
            .map(|(is_id, value, _): (_, &str, _)| (is_id, unescape(value)))
            .parse_next(input)
    };
    let mut rest = comment;
    while let Some(at) = rest.find('[') {
        rest = &rest[at..];
        let mut input = rest;
        match mark.parse_next(&mut input) {
            Ok((true, id)) => block.id = Some(id.trim().to_owned()).filter(|id| !id.is_empty()),
            Ok((false, tag)) => block.tags.push(tag.trim().to_owned()),
            // A mark that nothing closes: nothing closes the next one either.
            Err(_) if rest.starts_with("[id:") || rest.starts_with("[tag:") => return,
            // What failed may have been read half.
            Err(_) => input = &rest[1..],
        }
        rest = input;
    }
}

/// Text up to one of these characters, unless it is escaped.
pub(super) fn escaped_until<'s>(
    ends: &'static [char],
) -> impl winnow::Parser<&'s str, &'s str, winnow::error::ErrMode<winnow::error::ContextError>> {
    move |input: &mut &'s str| {
        let pair = ('\\', any).void();
        let other = move |input: &mut &'s str| {
            none_of(move |c: char| ends.contains(&c))
                .void()
                .parse_next(input)
        };
        repeat::<_, (), (), _, _>(0.., alt((pair, other)))
            .take()
            .parse_next(input)
    }
}

/// The characters that are not escaped, with their places.
pub(super) fn unescaped(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut escaped = false;
    text.char_indices().filter(move |(_, c)| {
        let hidden = escaped;
        escaped = !hidden && *c == '\\';
        !hidden && !escaped
    })
}

/// Escapes as what they stand for: `\n` is a line end, `\` before a sign of the format is nothing.
pub(super) fn unescape(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut characters = raw.chars();
    while let Some(c) = characters.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match characters.next() {
            Some('n') => out.push('\n'),
            Some(sign @ (':' | '#' | '=' | '{' | '}' | '~' | '\\' | ']' | '/' | '$' | '[')) => {
                out.push(sign)
            }
            Some(other) => out.extend(['\\', other]),
            None => out.push('\\'),
        }
    }
    out
}

/// `::name::`, if there is one.
fn name<'s>(input: &mut &'s str) -> ModalResult<Option<&'s str>> {
    let inner = repeat::<_, _, (), _, _>(
        0..,
        alt((
            ('\\', any).void(),
            none_of([':', '\n', '\\']).void(),
            (':', none_of([':'])).void(),
        )),
    );
    opt(delimited("::", inner.take(), "::")).parse_next(input)
}

/// `[html]`, `[moodle]`, `[plain]`, `[markdown]`, if there is one.
fn markup(input: &mut &str) -> ModalResult<Option<Markup>> {
    preceded(
        multispace0,
        opt(alt((
            "[html]".value(Markup::Html),
            "[moodle]".value(Markup::Moodle),
            "[plain]".value(Markup::Plain),
            "[markdown]".value(Markup::Markdown),
        ))),
    )
    .parse_next(input)
}

/// Texts of one question: how they are written, until one of them says otherwise.
pub(super) struct Texts<'l> {
    pub markup: Markup,
    pub losses: &'l mut Losses,
}

impl Texts<'_> {
    /// A text as it is written in the file, as plain text.
    pub(super) fn read(&mut self, raw: &str) -> String {
        let mut rest = raw.trim();
        let own = markup.parse_next(&mut rest).ok().flatten();
        convert(
            &unescape(rest.trim()),
            own.unwrap_or(self.markup),
            self.losses,
        )
    }
}

/// A text as plain text.
pub(super) fn convert(text: &str, markup: Markup, losses: &mut Losses) -> String {
    match markup {
        Markup::Plain => html::kept(html::tidy(text), losses),
        Markup::Html => html::text(text, losses),
        Markup::Moodle if text.contains('\n') => {
            html::text(&text.trim().replace('\n', "<br>"), losses)
        }
        Markup::Moodle => html::text(text, losses),
        Markup::Markdown => {
            let mut page = String::new();
            pulldown_cmark::html::push_html(&mut page, pulldown_cmark::Parser::new(text));
            html::text(&page, losses)
        }
    }
}

fn question(block: &Block, losses: &mut Losses) -> Result<Plain, Reason> {
    let mut rest = block.text.trim();
    let name = name.parse_next(&mut rest).ok().flatten().map(unescape);
    let own = markup.parse_next(&mut rest).ok().flatten();
    let (before, answers, after) = parts(rest)?;
    let mut texts = Texts {
        markup: own.unwrap_or(Markup::Moodle),
        losses,
    };
    let after = after.trim();
    // Signs of another format behind the brace: no text, and no gap in one.
    let garbage = after.chars().all(|c| matches!(c, '"' | ';' | '\'' | ',')) && !after.is_empty();
    if garbage {
        texts.losses.add(Loss::After(after.to_owned()));
    }
    let stem = if after.is_empty() || garbage {
        texts.read(before)
    } else {
        texts.read(&format!("{} _____ {after}", before.trim_end()))
    };
    let (body, explain) = gift_answers::read(answers, &mut texts)?;
    if stem.is_empty() {
        return Err(Reason::NoText);
    }
    let (body, feedback): (Kind, String) = body;
    let mut plain = Plain::new(stem, body);
    plain.explain = explain;
    plain.explain_more(&feedback);
    plain.name = name.map(|name| html::tidy(&name)).unwrap_or_default();
    plain.id.clone_from(&block.id);
    plain.tags.clone_from(&block.tags);
    Ok(plain)
}

/// The text before the answers, the answers, the text after them.
fn parts(text: &str) -> Result<(&str, &str, &str), Reason> {
    let mut braces = unescaped(text).filter(|(_, c)| matches!(c, '{' | '}'));
    let open = match braces.next() {
        Some((at, '{')) => at,
        Some(_) => return Err(Reason::Unopened),
        None => return Err(Reason::Description),
    };
    let close = match braces.next() {
        Some((at, '}')) => at,
        // Another one opens first.
        _ => return Err(Reason::Unclosed),
    };
    match braces.next() {
        None => {}
        Some((_, '{')) => return Err(Reason::Several(2)),
        Some(_) => return Err(Reason::Unopened),
    }
    Ok((&text[..open], &text[open + 1..close], &text[close + 1..]))
}

/// `%50%` before an answer: the number between the signs, if it is there.
pub(super) fn weight<'s>(input: &mut &'s str) -> ModalResult<Option<&'s str>> {
    let number = take_while(1..=20, |c: char| {
        c.is_ascii_digit() || matches!(c, '-' | '.' | ',' | '+' | 'e' | 'E')
    });
    opt(delimited('%', number, '%')).parse_next(input)
}

/// A text up to a sign that stands twice or more, if it does.
pub(super) fn before<'s>(text: &'s str, sign: &'static str) -> (&'s str, Option<&'s str>) {
    let found = unescaped(text).find(|(at, _)| text[*at..].starts_with(sign));
    match found {
        Some((at, _)) => (&text[..at], Some(&text[at + sign.len()..])),
        None => (text, None),
    }
}

/// A few words for a report.
pub(super) fn shown(raw: &str) -> String {
    opening(&unescape(raw))
}

/// Whether a text opens like a GIFT file with names: for recognising files.
#[must_use]
pub fn looks_like(text: &str) -> bool {
    let mut rest = text;
    let found: ModalResult<&str> = take_until(0.., "{").parse_next(&mut rest);
    found.is_ok()
}
