//! Drawings: an SVG file checked against a short list of elements and attributes, then written
//! anew inside the page.
//!
//! What is not on the list is refused, never repaired: a drawing that runs, loads or styles
//! anything has no place in a lesson. The markup that reaches the page is always written from the
//! parsed tree, so that what was checked is what the browser reads.

use std::collections::{BTreeSet, HashSet};

use roxmltree::{Document, Node, NodeType, ParsingOptions};

use super::escape::attribute;

/// The largest drawing that a page carries inline.
pub const MAX_BYTES: usize = 300_000;
/// Deeper groups than any drawing program writes by itself.
const MAX_DEPTH: usize = 24;
/// `use` copies its target: a few hundred copies are a pattern, thousands are an attack.
const MAX_COPIES: usize = 300;
const MAX_NODES: u32 = 30_000;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// The elements allowed inside the root.
const ELEMENTS: &str = "\
    use g path rect circle ellipse line polyline polygon text tspan title desc defs marker \
    clipPath linearGradient stop";

/// Geometry and presentation (SVG 2 §6.6), without what the page's style sheet alone decides.
const ATTRIBUTES: &str = "\
    alignment-baseline aria-hidden aria-label class clip-path clip-rule clipPathUnits color \
    cx cy d direction display dominant-baseline dx dy fill fill-opacity fill-rule font-family \
    font-size font-style font-weight gradientTransform gradientUnits height lang \
    lengthAdjust letter-spacing marker-end marker-mid marker-start markerHeight markerUnits \
    markerWidth offset opacity orient overflow paint-order pathLength points \
    preserveAspectRatio r refX refY rotate rx ry spreadMethod stop-color stop-opacity stroke \
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit \
    stroke-opacity stroke-width text-anchor textLength transform unicode-bidi vector-effect \
    viewBox visibility width word-spacing x x1 x2 y y1 y2";

fn listed(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == name)
}

/// Why a drawing is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Not well-formed XML, or with a document type, or endless; the parser's own words.
    NotXml(String),
    /// Larger than [`MAX_BYTES`], deeper or with more copies than a drawing needs.
    TooLarge,
    /// An element that is not on the list.
    Element(String),
    /// An attribute that is not on the list.
    Attribute(String),
    /// An attribute whose value is not allowed.
    Value(String),
    /// What the root must have and has not: `viewBox`, `title`, `desc`, `svg`.
    Lacks(&'static str),
}

impl Fault {
    /// The element, the attribute or the reason, as the author wrote it.
    #[must_use]
    pub fn part(&self) -> String {
        match self {
            Self::NotXml(why) => why.clone(),
            Self::TooLarge => format!("> {} KB", MAX_BYTES / 1000),
            Self::Element(name) => format!("<{name}>"),
            Self::Attribute(name) => name.clone(),
            Self::Value(pair) => pair.clone(),
            Self::Lacks(name) => (*name).to_owned(),
        }
    }
}

/// How a drawing stands in its page.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// Put before every id of the drawing, so that two drawings of one page never share one.
    pub prefix: &'a str,
    /// The accessible name, when the drawing's own title is in another language than the page.
    pub label: Option<&'a str>,
}

/// Every reason to refuse this drawing; empty when it may be shown.
#[must_use]
pub fn check(text: &str) -> Vec<Fault> {
    write(
        text,
        Frame {
            prefix: "x",
            label: None,
        },
    )
    .1
}

/// The drawing as a part of a page.
///
/// # Errors
/// With the first reason to refuse it.
pub fn inline(text: &str, frame: Frame<'_>) -> Result<String, Fault> {
    let (out, mut faults) = write(text, frame);
    if faults.is_empty() {
        Ok(out)
    } else {
        Err(faults.swap_remove(0))
    }
}

/// Width and height of a drawing, rounded, as its `viewBox` gives them. `None` when there is none.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "both are between 1 and 100 000"
)]
pub fn size(text: &str) -> Option<(u32, u32)> {
    let document = Document::parse(text).ok()?;
    let view = document.root_element().attribute("viewBox")?;
    let edges = view.split([' ', ',']).filter(|part| !part.is_empty());
    let edges: Vec<f64> = edges.filter_map(|part| part.parse().ok()).collect();
    let [_, _, width, height] = edges.as_slice() else {
        return None;
    };
    let fits = |edge: &f64| (1.0..=100_000.0).contains(edge);
    (fits(width) && fits(height)).then(|| (width.round() as u32, height.round() as u32))
}

fn write(text: &str, frame: Frame<'_>) -> (String, Vec<Fault>) {
    if text.len() > MAX_BYTES {
        return (String::new(), vec![Fault::TooLarge]);
    }
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(error) => return (String::new(), vec![Fault::NotXml(error.to_string())]),
    };
    let mut writer = Writer {
        frame,
        out: String::with_capacity(text.len()),
        faults: Vec::new(),
    };
    writer.root(document.root_element());
    writer.copies(&document);
    (writer.out, writer.faults)
}

struct Writer<'a> {
    frame: Frame<'a>,
    out: String,
    faults: Vec<Fault>,
}

impl Writer<'_> {
    fn fault(&mut self, fault: Fault) {
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    fn root(&mut self, root: Node<'_, '_>) {
        if !is_svg(root, "svg") {
            return self.fault(Fault::Lacks("svg"));
        }
        if root.attribute("viewBox").is_none() {
            self.fault(Fault::Lacks("viewBox"));
        }
        let mut parts = root.children().filter(Node::is_element);
        for name in ["title", "desc"] {
            let named = parts.next().filter(|part| is_svg(*part, name));
            if named
                .and_then(|part| part.text())
                .is_none_or(|text| text.trim().is_empty())
            {
                self.fault(Fault::Lacks(name));
            }
        }
        self.out.push_str("<svg");
        self.attributes(root, true);
        let prefix = self.frame.prefix;
        match self.frame.label {
            Some(label) => self.pair("aria-label", label),
            None => self.pair("aria-labelledby", &format!("{prefix}-t {prefix}-d")),
        }
        self.out.push_str(" role=\"img\">");
        for child in root.children() {
            let naming = is_svg(child, "title") || is_svg(child, "desc");
            match self.frame.label {
                Some(_) if naming => {}
                _ => self.node(child, 1),
            }
        }
        self.out.push_str("</svg>");
    }

    fn node(&mut self, node: Node<'_, '_>, depth: usize) {
        match node.node_type() {
            NodeType::Text => self
                .out
                .push_str(&attribute(node.text().unwrap_or_default())),
            NodeType::Element => self.element(node, depth),
            NodeType::Root | NodeType::PI | NodeType::Comment => {}
        }
    }

    fn element(&mut self, node: Node<'_, '_>, depth: usize) {
        let name = node.tag_name().name();
        let ours = node.tag_name().namespace().is_none_or(|space| space == SVG);
        if !ours || !listed(ELEMENTS, name) {
            return self.fault(Fault::Element(name.to_owned()));
        }
        if depth > MAX_DEPTH {
            return self.fault(Fault::TooLarge);
        }
        let worded = matches!(name, "title" | "desc");
        if worded && node.children().any(|child| child.is_element()) {
            // Inside these two the browser reads HTML again.
            return self.fault(Fault::Element(name.to_owned()));
        }
        self.out.push('<');
        self.out.push_str(name);
        if worded && depth == 1 {
            let id = format!("{}-{}", self.frame.prefix, &name[..1]);
            self.pair("id", &id);
        } else {
            self.attributes(node, false);
        }
        self.out.push('>');
        for child in node.children() {
            self.node(child, depth + 1);
        }
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn attributes(&mut self, node: Node<'_, '_>, root: bool) {
        for given in node.attributes() {
            let (name, value) = (given.name(), given.value());
            let space = given.namespace();
            match (space, name) {
                // The role and the name of the root are ours to write; the others say nothing.
                (
                    None,
                    "role" | "aria-labelledby" | "aria-label" | "aria-describedby" | "version"
                    | "focusable" | "id",
                ) if root => {}
                (None, "width" | "height") if root => self.fault(Fault::Attribute(name.to_owned())),
                (Some(XLINK) | None, "href") => self.href(node, value),
                (Some("http://www.w3.org/XML/1998/namespace"), "lang") => self.pair("lang", value),
                (Some("http://www.w3.org/XML/1998/namespace"), "space") => {}
                (None, "id") if is_name(value) => {
                    let id = format!("{}-{value}", self.frame.prefix);
                    self.pair("id", &id);
                }
                (None, _) if listed(ATTRIBUTES, name) => self.value(name, value),
                _ => self.fault(Fault::Attribute(name.to_owned())),
            }
        }
    }

    /// Only what is drawn in the same file may be copied or followed.
    fn href(&mut self, node: Node<'_, '_>, value: &str) {
        let allowed = matches!(node.tag_name().name(), "use" | "linearGradient");
        match value.strip_prefix('#').filter(|id| allowed && is_name(id)) {
            Some(id) => {
                let target = format!("#{}-{id}", self.frame.prefix);
                self.pair("href", &target);
            }
            None => self.fault(Fault::Value(format!("href=\"{}\"", shortened(value)))),
        }
    }

    fn value(&mut self, name: &str, value: &str) {
        let local = value
            .trim()
            .strip_prefix("url(#")
            .and_then(|rest| rest.strip_suffix(')'));
        if let Some(id) = local.filter(|id| is_name(id)) {
            let target = format!("url(#{}-{id})", self.frame.prefix);
            return self.pair(name, &target);
        }
        let plain = |c: char| c.is_alphanumeric() || " \t\r\n.,#()%+-_'/".contains(c);
        let free = matches!(name, "aria-label");
        let calls = value.to_ascii_lowercase().contains("url");
        if free || value.chars().all(plain) && !calls {
            self.pair(name, value);
        } else {
            self.fault(Fault::Value(format!("{name}=\"{}\"", shortened(value))));
        }
    }

    fn pair(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.out.push_str(&attribute(value));
        self.out.push('"');
    }

    /// Copies of copies grow without end: what is copied may not copy, and copies are counted.
    fn copies(&mut self, document: &Document<'_>) {
        let uses: Vec<_> = document
            .descendants()
            .filter(|node| is_svg(*node, "use"))
            .collect();
        let mut copying = HashSet::new();
        for node in &uses {
            copying.extend(node.ancestors().filter_map(|above| above.attribute("id")));
        }
        let ids: BTreeSet<_> = document
            .descendants()
            .filter_map(|node| node.attribute("id"))
            .collect();
        for node in &uses {
            let target = node
                .attribute("href")
                .or_else(|| node.attribute((XLINK, "href")))
                .unwrap_or_default()
                .trim_start_matches('#');
            if copying.contains(target) || !ids.contains(target) {
                self.fault(Fault::Value(format!("use #{}", shortened(target))));
            }
        }
        if uses.len() > MAX_COPIES {
            self.fault(Fault::TooLarge);
        }
    }
}

fn is_svg(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element()
        && node.tag_name().name() == name
        && node.tag_name().namespace().is_none_or(|space| space == SVG)
}

fn is_name(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 60
        && id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

fn shortened(value: &str) -> String {
    value.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(inside: &str) -> String {
        format!(
            "<svg xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\" class=\"chart\" viewBox=\"0 0 620 300\" role=\"img\"><title>T</title><desc>D</desc>{inside}</svg>"
        )
    }
    const FRAME: Frame<'static> = Frame {
        prefix: "fig-1",
        label: None,
    };

    #[test]
    fn a_plain_drawing_is_written_anew_with_its_own_ids() {
        let text = drawing(
            r##"<defs><clipPath id="gap"><rect x="1" y="2" width="3" height="4"/></clipPath></defs>
            <path class="zone" clip-path="url(#gap)" d="M0 0H10"/><use href="#gap"/><text x="3">A &amp; <tspan>ب</tspan></text>"##,
        );
        let html = inline(&text, FRAME).expect("an allowed drawing");
        for part in [
            r#"<svg class="chart" viewBox="0 0 620 300" aria-labelledby="fig-1-t fig-1-d" role="img">"#,
            r#"<title id="fig-1-t">T</title><desc id="fig-1-d">D</desc>"#,
            r#"<clipPath id="fig-1-gap">"#,
            r#"clip-path="url(#fig-1-gap)""#,
            r##"<use href="#fig-1-gap">"##,
            "A &amp; <tspan>ب</tspan>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn a_label_replaces_the_title_of_another_language() {
        let html = inline(
            &drawing(""),
            Frame {
                prefix: "f",
                label: Some("رسم \"بسيط\""),
            },
        )
        .expect("ok");
        assert!(html.contains("aria-label=\"رسم &quot;بسيط&quot;\"") && !html.contains("<title"));
    }

    #[test]
    fn whatever_runs_loads_or_styles_is_refused() {
        for (inside, part) in [
            ("<script>alert(1)</script>", "<script>"),
            ("<style>a{}</style>", "<style>"),
            ("<foreignObject/>", "<foreignObject>"),
            ("<image href=\"https://x.y/z.png\"/>", "<image>"),
            ("<animate/>", "<animate>"),
            ("<a href=\"https://x.y\"/>", "<a>"),
            ("<g onclick=\"x()\"/>", "onclick"),
            ("<g style=\"fill:red\"/>", "style"),
            (
                "<g fill=\"url(https://x.y#z)\"/>",
                "fill=\"url(https://x.y#z)\"",
            ),
            ("<g fill=\"u\\72l(x)\"/>", "fill=\"u\\72l(x)\""),
            (
                "<use href=\"https://x.y/a.svg#b\"/>",
                "href=\"https://x.y/a.svg#b\"",
            ),
            (
                "<use xlink:href=\"javascript:alert(1)\"/>",
                "href=\"javascript:alert(1)\"",
            ),
            ("<g id=\"a\"><use href=\"#a\"/></g>", "use #a"),
            (
                "<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#c\"/></g><g id=\"c\"/>",
                "use #b",
            ),
            ("<svg viewBox=\"0 0 1 1\"/>", "<svg>"),
            (
                "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\"/>",
                "<script>",
            ),
            ("<g><title><b>x</b></title></g>", "<title>"),
        ] {
            let faults = check(&drawing(inside));
            assert!(
                faults.iter().any(|fault| fault.part() == part),
                "{inside}: {faults:?}"
            );
        }
    }

    #[test]
    fn the_root_has_its_frame_its_title_and_no_size() {
        let bare = format!("<svg xmlns=\"{SVG}\" width=\"3\"><g/></svg>");
        assert_eq!(
            check(&bare),
            [
                Fault::Lacks("viewBox"),
                Fault::Lacks("title"),
                Fault::Lacks("desc"),
                Fault::Attribute("width".into())
            ]
        );
        let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><svg>&b;</svg>";
        assert!(matches!(check(bomb)[..], [Fault::NotXml(_)]));
        assert!(matches!(check("<p/>")[..], [Fault::Lacks("svg")]));
    }

    #[test]
    fn a_deep_or_huge_drawing_ends_quickly() {
        let deep = drawing(&format!("{}{}", "<g>".repeat(2000), "</g>".repeat(2000)));
        assert!(!check(&deep).is_empty());
        assert_eq!(check(&"x".repeat(MAX_BYTES + 1)), [Fault::TooLarge]);
        let copies = drawing(&format!(
            "<g id=\"a\"/>{}",
            "<use href=\"#a\"/>".repeat(MAX_COPIES + 1)
        ));
        assert!(check(&copies).contains(&Fault::TooLarge));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".{0,200}") {
            let _ = check(&text);
            let _ = check(&drawing(&text));
        }
    }
}
