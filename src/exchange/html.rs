//! HTML to plain text: our questions hold words and line breaks, nothing else.
//!
//! What cannot be kept is named among the losses; nothing of the input reaches a page as markup.
//! One pass over the input, without a stack: tags that do not match do no harm.

pub use super::references::references;
use super::{
    package::decoded,
    report::{Loss, Losses},
};

/// The longest text that is kept, in bytes; what is longer is cut there, at a character.
pub const MAX_TEXT: usize = 200_000;
/// The longest HTML that is read, in bytes: pictures may be written into it.
const MAX_SOURCE: usize = 4_000_000;

/// A piece of HTML as plain text: paragraphs apart by an empty line, `br` and items on lines.
#[must_use]
pub fn text(html: &str, losses: &mut Losses) -> String {
    let source = &html[..floor(html, MAX_SOURCE)];
    if source.len() < html.len() {
        losses.add(Loss::Cut);
    }
    let html = source;
    if html.contains("\\(") || html.contains("\\[") || html.contains("$$") {
        losses.add(Loss::Formula);
    }
    if !html.contains(['<', '&']) {
        return kept(tidy(&blanks(html)), losses);
    }
    let mut page = Page {
        losses,
        out: String::with_capacity(html.len()),
        lists: Vec::new(),
        link: None,
        pre: false,
        cells: 0,
        patience: PATIENCE,
    };
    let mut rest = html;
    // Behind the last `>` nothing is markup: looking for its end from each `<` would take for ever.
    let mut marked = html.rfind('>').map_or(0, |at| at + 1);
    while let Some(at) = rest.find('<').filter(|at| *at < marked) {
        marked -= at;
        page.words(&rest[..at]);
        rest = &rest[at..];
        let skipped = match page.markup(rest) {
            0 => {
                page.words("<");
                1
            }
            skipped => skipped,
        };
        rest = &rest[skipped..];
        marked = marked.saturating_sub(skipped);
    }
    page.words(rest);
    let out = page.out;
    kept(tidy(&out), losses)
}

/// A text as long as we keep one.
pub(super) fn kept(mut text: String, losses: &mut Losses) -> String {
    if text.len() > MAX_TEXT {
        losses.add(Loss::Cut);
        text.truncate(floor(&text, MAX_TEXT));
        return tidy(&text);
    }
    text
}

/// How often in one text a quote that never closes is looked for to the end: each time costs as much
/// as the text is long. Afterwards tags end at their first `>`.
const PATIENCE: u32 = 20;

/// The text as HTML that [`text`] reads as the same text.
#[must_use]
pub fn from_text(text: &str) -> String {
    let escaped = escape(text);
    if !text.contains('\n') {
        return escaped;
    }
    let paragraphs = escaped.split("\n\n");
    paragraphs
        .map(|paragraph| format!("<p>{}</p>", paragraph.replace('\n', "<br/>")))
        .collect()
}

/// The characters that mean something in HTML and in XML, written as references; so are those that
/// XML 1.0 forbids, which are left out.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

/// Lines trimmed, at most one empty line between two, runs of blanks made one.
#[must_use]
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut empty, mut begun) = (0, false);
    for line in crate::kit::text::tidy_text(text).lines() {
        let line = blanks(line);
        let line = line.trim();
        if line.is_empty() {
            empty += 1;
            continue;
        }
        if begun {
            out.push_str(if empty > 0 { "\n\n" } else { "\n" });
        }
        out.push_str(line);
        (empty, begun) = (0, true);
    }
    out
}

/// Runs of blanks made one, line ends kept: `\n` beside a blank stays.
fn blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = false;
    for c in text.chars() {
        let blank = matches!(c, ' ' | '\t');
        if !(blank && before) {
            out.push(if blank { ' ' } else { c });
        }
        before = blank;
    }
    out
}

fn floor(text: &str, bytes: usize) -> usize {
    let mut at = text.len().min(bytes);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

struct Page<'a> {
    losses: &'a mut Losses,
    out: String,
    /// The lists that are open: the next number, or 0 for a list without numbers.
    lists: Vec<u32>,
    /// The address of the open link, and where its words begin.
    link: Option<(String, usize)>,
    /// Line ends count.
    pre: bool,
    /// Cells of the table row so far.
    cells: usize,
    patience: u32,
}

impl Page<'_> {
    /// Words between tags: references read, blanks made one.
    fn words(&mut self, raw: &str) {
        if raw.is_empty() {
            return;
        }
        let text = references(raw);
        if self.pre {
            self.out.push_str(&text);
            return;
        }
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r') {
                if !self.out.ends_with([' ', '\n']) {
                    self.out.push(' ');
                }
            } else {
                self.out.push(c);
            }
        }
    }

    /// Reads what begins with `<`: how many bytes it takes, 0 when it is only a sign.
    fn markup(&mut self, rest: &str) -> usize {
        let until = |end: &str, from: usize| {
            let found = rest.get(from..).and_then(|rest| rest.find(end));
            found.map_or(rest.len(), |at| from + at + end.len())
        };
        if rest.starts_with("<!--") {
            return until("-->", 4);
        }
        if let Some(inner) = rest.strip_prefix("<![CDATA[") {
            let end = inner.find("]]>").unwrap_or(inner.len());
            let before = std::mem::replace(&mut self.pre, true);
            self.out.push_str(&inner[..end]);
            self.pre = before;
            return (9 + end + 3).min(rest.len()); // with its `]]>`, if it has one
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return until(">", 2);
        }
        let Some(tag) = Tag::read(rest, &mut self.patience) else {
            return 0;
        };
        if matches!(tag.name.as_str(), "script" | "style" | "head" | "title") && !tag.closing {
            if tag.name == "script" {
                self.losses.add(Loss::Media(tag.name.clone()));
            }
            if tag.empty {
                return tag.length;
            }
            return closing(rest, tag.length, &tag.name);
        }
        self.tag(&tag);
        tag.length
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "section"
            | "article" | "figure" | "header" | "footer" => self.lines(2),
            "pre" => {
                self.lines(2);
                self.pre = !tag.closing;
            }
            "br" => self.out.push('\n'),
            "hr" | "div" | "dl" | "dt" | "dd" | "caption" | "thead" | "tbody" | "figcaption"
            | "form" | "fieldset" | "address" | "center" => self.lines(1),
            "ul" | "ol" => {
                self.lines(1);
                if tag.closing {
                    self.lists.pop();
                } else if self.lists.len() < 50 {
                    self.lists.push(u32::from(tag.name == "ol"));
                }
            }
            "li" if !tag.closing => {
                self.lines(1);
                let mark = match self.lists.last_mut() {
                    Some(number) if *number > 0 => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                self.out.push_str(&mark);
            }
            "table" => {
                self.lines(1);
                self.losses.add(Loss::Table);
            }
            "tr" => {
                self.lines(1);
                self.cells = 0;
            }
            "td" | "th" if !tag.closing => {
                if self.cells > 0 {
                    self.out.push_str(" | ");
                }
                self.cells += 1;
            }
            "img" => self.picture(tag),
            "audio" | "video" | "iframe" | "object" | "embed" | "applet" | "canvas" | "svg"
                if !tag.closing =>
            {
                self.losses.add(Loss::Media(tag.name.clone()));
            }
            "math" | "m:math" if !tag.closing => self.losses.add(Loss::Formula),
            "a" => self.anchor(tag),
            "span" | "font" | "bdi" | "bdo"
                if !tag.closing && (tag.attribute("style").is_some() || tag.name == "font") =>
            {
                self.losses.add(Loss::Formatting(tag.name.clone()));
            }
            "b" | "strong" | "i" | "em" | "u" | "s" | "del" | "ins" | "mark" | "code" | "kbd"
            | "sub" | "sup" | "small" | "big" | "tt" | "strike" | "cite" | "q" | "abbr"
                if !tag.closing =>
            {
                self.losses.add(Loss::Formatting(tag.name.clone()));
            }
            _ => {}
        }
    }

    /// Ends the line, and leaves so many line ends in all.
    fn lines(&mut self, count: usize) {
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        let there = self.out.len() - self.out.trim_end_matches('\n').len();
        if kept > 0 {
            (there..count).for_each(|_| self.out.push('\n'));
        }
    }

    /// The words that stand for a picture stay; the picture is lost.
    fn picture(&mut self, tag: &Tag<'_>) {
        let source = references(tag.attribute("src").unwrap_or(""));
        let path = source.split(['?', '#']).next().unwrap_or("");
        let name = decoded(path.rsplit('/').next().unwrap_or(""));
        let name = if source.starts_with("data:") || name.is_empty() {
            "img"
        } else {
            &name
        };
        self.losses.add(Loss::Picture(super::report::opening(name)));
        let alt = references(tag.attribute("alt").unwrap_or(""));
        if !alt.trim().is_empty() {
            self.out.push('[');
            self.out.push_str(alt.trim());
            self.out.push(']');
        }
    }

    /// An address that is not already what the link says is written behind it.
    fn anchor(&mut self, tag: &Tag<'_>) {
        if !tag.closing {
            let address = references(tag.attribute("href").unwrap_or(""));
            self.link = Some((address, self.out.len()));
            return;
        }
        let Some((address, from)) = self.link.take() else {
            return;
        };
        let known = ["http://", "https://", "mailto:"];
        let said = self.out.get(from..).unwrap_or("").trim();
        if address.is_empty() || said == address {
        } else if known.iter().any(|scheme| address.starts_with(scheme)) && address.len() < 2_000 {
            self.out.push_str(&format!(" ({address})"));
        } else {
            self.losses.add(Loss::Formatting("a".to_owned()));
        }
    }
}

/// Where an element ends whose content is not read.
fn closing(rest: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(found) = rest[at..].find("</") {
        at += found + 2;
        let tail = &rest[at..];
        if tail
            .get(..name.len())
            .is_some_and(|end| end.eq_ignore_ascii_case(name))
        {
            return tail.find('>').map_or(rest.len(), |end| at + end + 1);
        }
    }
    rest.len()
}

struct Tag<'a> {
    name: String,
    closing: bool,
    empty: bool,
    attributes: &'a str,
    length: usize,
}

impl<'a> Tag<'a> {
    fn read(rest: &'a str, patience: &mut u32) -> Option<Self> {
        let inner = rest.strip_prefix('<')?;
        let (closing, named) = inner
            .strip_prefix('/')
            .map_or((false, inner), |rest| (true, rest));
        if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let length = named
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '-')))
            .unwrap_or(named.len());
        if length > 40 {
            return None;
        }
        let (name, after) = named.split_at(length);
        // A sign such as `a <b and c` is no tag: what follows a name is blank, `/` or `>`.
        if !after.starts_with(|c: char| c.is_whitespace() || matches!(c, '/' | '>')) {
            return None;
        }
        let mut quote = None;
        let mut quoted = |byte: u8| match (quote, byte) {
            (None, b'"' | b'\'') => {
                quote = Some(byte);
                false
            }
            (Some(open), byte) if open == byte => {
                quote = None;
                false
            }
            (None, b'>') => true,
            _ => false,
        };
        let end = (*patience > 0)
            .then(|| after.bytes().position(&mut quoted))
            .flatten();
        // A quote that never closes: the tag ends at its first `>`.
        *patience = patience.saturating_sub(u32::from(end.is_none()));
        let end = end.or_else(|| after.find('>'))?;
        let attributes = &after[..end];
        let head = rest.len() - after.len();
        Some(Self {
            name: name.to_ascii_lowercase(),
            closing,
            empty: attributes.ends_with('/'),
            attributes,
            length: head + end + 1,
        })
    }

    /// The value of an attribute, as it is written.
    fn attribute(&self, wanted: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let end = rest.find(|c: char| c.is_whitespace() || c == '=')?;
            let (name, after) = rest.split_at(end);
            let after = after.trim_start();
            let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
                rest = after;
                continue;
            };
            let (value, after) = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let inner = &value[1..];
                    let end = inner.find(quote)?;
                    (&inner[..end], &inner[end + 1..])
                }
                _ => {
                    let end = value.find(char::is_whitespace).unwrap_or(value.len());
                    value.split_at(end)
                }
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(value);
            }
            rest = after;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn html_becomes_lines_of_words_and_says_what_it_loses() {
        for (html, expected, lost) in [
            ("plain", "plain", ""),
            ("<p>One</p>\n<p>two</p>", "One\n\ntwo", ""),
            ("<p dir=\"rtl\">ما   أول\nخطوة؟<br></p>", "ما أول خطوة؟", ""),
            ("a<br/>b<br>c", "a\nb\nc", ""),
            (
                "<ul><li>x</li><li>y</li></ul><ol><li>p<li>q</ol>",
                "- x\n- y\n1. p\n2. q",
                "",
            ),
            ("<b>bold</b> <i>it</i>", "bold it", "b i"),
            (
                "&eacute;t&eacute;&nbsp;&#33; &amp;lt; &unknown; &",
                "été\u{a0}! &lt; &unknown; &",
                "",
            ),
            ("3 < 4 and a <b", "3 < 4 and a <b", ""),
            (
                "x<script>alert('</p>')</script>y<!-- no -->z",
                "xyz",
                "media",
            ),
            (
                "<img src='@@PLUGINFILE@@/map.png' alt=\"the map\">",
                "[the map]",
                "picture",
            ),
            (
                "<a href=\"https://a.ma/x\">here</a>",
                "here (https://a.ma/x)",
                "",
            ),
            (
                "<a href=\"https://a.ma/\">https://a.ma/</a>",
                "https://a.ma/",
                "",
            ),
            ("<a href=\"javascript:alert(1)\">here</a>", "here", "a"),
            (
                "<table><tr><th>a</th><th>b</th></tr><tr><td>1<td>2</tr></table>",
                "a | b\n1 | 2",
                "table",
            ),
            ("\\(x^2\\)", "\\(x^2\\)", "formula"),
            ("<![CDATA[1 < 2 & 3]]>", "1 < 2 & 3", ""),
            ("<![CDATA[>م", ">م", ""),
            (
                "<p title=\"a > b\">t</p><p title=\"never closed>u</p>",
                "t\n\nu",
                "",
            ),
        ] {
            let mut losses = Losses::default();
            assert_eq!(text(html, &mut losses), expected, "{html}");
            let names = losses.into_vec().into_iter().map(|loss| match loss {
                Loss::Formatting(name) => name,
                Loss::Media(_) => "media".to_owned(),
                Loss::Picture(_) => "picture".to_owned(),
                Loss::Table => "table".to_owned(),
                Loss::Formula => "formula".to_owned(),
                other => panic!("{other:?}"),
            });
            assert_eq!(names.collect::<Vec<_>>().join(" "), lost, "{html}");
        }
    }

    proptest! {
        #[test]
        fn text_survives_html(raw in "[a-z <>&\"'éم\n]{0,80}") {
            let plain = tidy(&raw);
            let mut losses = Losses::default();
            prop_assert_eq!(text(&from_text(&plain), &mut losses), plain);
            prop_assert!(losses.is_empty());
        }

        #[test]
        fn any_html_is_read(html in "[<>a-c/!\\-\\[\\]&;#x\"'= \n]{0,120}|.{0,80}") {
            let mut losses = Losses::default();
            let once = text(&html, &mut losses);
            prop_assert_eq!(tidy(&once), once);
        }
    }
}
