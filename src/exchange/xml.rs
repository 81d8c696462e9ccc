//! XML read within bounds: no document types, no entities, no depth or number that would take a
//! machine down, and places told as lines.

use roxmltree::{Document, Node, ParsingOptions};

use super::report::{Reason, opening};

/// The deepest nesting, the most attributes of one tag, the most namespaces declared in a file: the
/// parser's work grows with their square.
const MOST_DEPTH: usize = 200;
const MOST_ATTRIBUTES: usize = 200;
const MOST_NAMESPACES: usize = 2_000;
const MOST_NODES: u32 = 2_000_000;

/// Why a text is not XML that we read, and in which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// From 1.
    pub line: u32,
    pub reason: Reason,
}

/// The lines of a text: which one a place is in.
pub struct Lines {
    starts: Vec<usize>,
    /// The line that the first one is in a larger text.
    first: u32,
}

impl Lines {
    #[must_use]
    pub fn new(text: &str, first: u32) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
        Self {
            starts: starts.collect(),
            first,
        }
    }

    #[must_use]
    pub fn at(&self, place: usize) -> u32 {
        let line = self.starts.partition_point(|start| *start <= place).max(1) - 1;
        self.first
            .saturating_add(u32::try_from(line).unwrap_or(u32::MAX))
    }
}

/// A document. `first` is the number of the line that the text begins in.
///
/// # Errors
/// With the line and the reason.
pub fn parse(text: &str, first: u32) -> Result<Document<'_>, Fault> {
    guard(text).map_err(|(at, reason)| Fault {
        line: Lines::new(text, first).at(at),
        reason,
    })?;
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| {
        let row = error.pos().row.max(1);
        let reason = match error {
            roxmltree::Error::DtdDetected => Reason::Dtd,
            roxmltree::Error::NodesLimitReached => Reason::TooComplex,
            other => {
                // The line is told apart, in the file as a whole.
                let text = other.to_string();
                let said = text
                    .rsplit_once(" at ")
                    .map_or(text.as_str(), |(said, _)| said);
                Reason::Xml(opening(said))
            }
        };
        Fault {
            line: first.saturating_add(row - 1),
            reason,
        }
    })
}

/// Looks over the tags once, before the parser does.
fn guard(text: &str) -> Result<(), (usize, Reason)> {
    let bytes = text.as_bytes();
    let (mut depth, mut namespaces, mut at) = (0usize, 0usize, 0usize);
    let skip = |from: usize, end: &str| {
        text.get(from..)
            .and_then(|rest| rest.find(end))
            .map_or(bytes.len(), |found| from + found + end.len())
    };
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + found;
        let rest = &text[start..];
        if rest.starts_with("<!--") {
            at = skip(start + 4, "-->");
        } else if rest.starts_with("<![CDATA[") {
            at = skip(start + 9, "]]>");
        } else if rest.starts_with("<!") {
            return Err((start, Reason::Dtd));
        } else if rest.starts_with("<?") {
            at = skip(start + 2, "?>");
        } else {
            let (mut quote, mut equals, mut end) = (None, 0, bytes.len());
            for (place, byte) in bytes.iter().enumerate().skip(start + 1) {
                match (quote, *byte) {
                    (None, b'"' | b'\'') => quote = Some(*byte),
                    (Some(open), byte) if open == byte => quote = None,
                    (None, b'=') => equals += 1,
                    (None, b'>') => {
                        end = place;
                        break;
                    }
                    _ => {}
                }
            }
            let tag = &text[start..end];
            if equals > MOST_ATTRIBUTES {
                return Err((start, Reason::TooComplex));
            }
            namespaces += tag.matches("xmlns").count();
            if tag.starts_with("</") {
                depth = depth.saturating_sub(1);
            } else if !tag.ends_with('/') {
                depth += 1;
            }
            if depth > MOST_DEPTH || namespaces > MOST_NAMESPACES {
                return Err((start, Reason::TooComplex));
            }
            at = (end + 1).min(bytes.len());
        }
    }
    Ok(())
}

/// A name without prefix, in the manner of QTI 2 whatever the version: `qti-choice-interaction` and
/// `choiceInteraction` are one.
#[must_use]
pub fn same_name(name: &str, wanted: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = u8> + '_ {
        let kept = text.bytes().filter(|byte| *byte != b'-');
        kept.map(|byte| byte.to_ascii_lowercase())
    }
    let name = name.strip_prefix("qti-").unwrap_or(name);
    name == wanted || letters(name).eq(letters(wanted))
}

/// Whether an element has this name.
#[must_use]
pub fn is(node: Node<'_, '_>, wanted: &str) -> bool {
    node.is_element() && same_name(node.tag_name().name(), wanted)
}

/// The children of this name.
pub fn children<'a, 'i: 'a>(
    node: Node<'a, 'i>,
    wanted: &'a str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| is(*child, wanted))
}

/// The first child of this name.
#[must_use]
pub fn child<'a, 'i>(node: Node<'a, 'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(*child, wanted))
}

/// The first element of this name below.
#[must_use]
pub fn below<'a, 'i>(node: Node<'a, 'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|other| is(*other, wanted))
}

/// The value of an attribute, by its name in any version.
#[must_use]
pub fn attribute<'a>(node: Node<'a, '_>, wanted: &str) -> Option<&'a str> {
    let found = node
        .attributes()
        .find(|attribute| same_name(attribute.name(), wanted));
    found.map(|attribute| attribute.value())
}

/// The text of an element: its own text, or the source of its elements when somebody wrote markup
/// without hiding it.
#[must_use]
pub fn content(node: Node<'_, '_>) -> String {
    if node.children().any(|child| child.is_element()) {
        return inner(node).to_owned();
    }
    let texts = node.children().filter(|child| child.is_text());
    texts.filter_map(|child| child.text()).collect()
}

/// The source between the tags of an element.
#[must_use]
pub fn inner<'i>(node: Node<'_, 'i>) -> &'i str {
    let source = node.document().input_text();
    match (node.first_child(), node.last_child()) {
        (Some(first), Some(last)) => source
            .get(first.range().start..last.range().end)
            .unwrap_or(""),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_take_a_machine_down_is_refused_with_its_line() {
        let deep = format!("<a>\n{}{}</a>", "<b>".repeat(500), "</b>".repeat(500));
        let wide = format!(
            "<a {}/>",
            (0..500).map(|n| format!("x{n}='1' ")).collect::<String>()
        );
        let spaces = format!("<a>{}</a>", "<b xmlns='u'/>".repeat(3_000));
        for (text, line, reason) in [
            ("<a>\n<b></a>", 2, None),
            ("<a>\n&entity;</a>", 2, None),
            (
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<a>&x;</a>",
                1,
                Some(Reason::Dtd),
            ),
            (deep.as_str(), 2, Some(Reason::TooComplex)),
            (wide.as_str(), 1, Some(Reason::TooComplex)),
            (spaces.as_str(), 1, Some(Reason::TooComplex)),
        ] {
            let fault = parse(text, 1).expect_err("refused");
            assert_eq!(fault.line, line, "{:.40}", text);
            match reason {
                Some(reason) => assert_eq!(fault.reason, reason),
                None => assert!(matches!(fault.reason, Reason::Xml(_)), "{fault:?}"),
            }
        }
        let document = parse(
            "<a><b>x &amp; <![CDATA[<p>y</p>]]></b><c>1<i>2</i></c></a>",
            1,
        )
        .expect("XML");
        let root = document.root_element();
        assert_eq!(content(child(root, "b").expect("b")), "x & <p>y</p>");
        assert_eq!(content(child(root, "c").expect("c")), "1<i>2</i>");
    }

    #[test]
    fn names_of_three_versions_are_one() {
        assert!(same_name("qti-choice-interaction", "choiceInteraction"));
        assert!(same_name("response-identifier", "responseIdentifier"));
        assert!(!same_name("choice", "choiceInteraction"));
    }
}
