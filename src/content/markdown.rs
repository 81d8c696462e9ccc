//! Markdown to safe HTML: what a lesson may contain, and what each part becomes on the page.
//!
//! Nothing of the input reaches the page as markup: every tag and attribute is written here, so a
//! lesson cannot run, load or style anything. What is not allowed is shown as text, or left out,
//! and reported. Tags never nest deeper than `page::MAX_DEPTH` and the page never grows beyond
//! [`MAX_HTML`], whatever the input.

use std::{borrow::Cow, collections::BTreeSet};

use pulldown_cmark::{Options, Parser};

use super::{
    blocks,
    course::Term,
    finding::{Fault, Rule},
    page::Page,
};
use crate::kit::locale::Locale;

/// The longest Markdown that is rendered, in bytes; the same bound as a course file.
pub const MAX_MARKDOWN: usize = 1_000_000;
/// The longest page, in bytes: tables and repeated drawings multiply what the author wrote.
pub const MAX_HTML: usize = 6_000_000;

/// What a lesson may point at.
pub trait Resolve {
    /// The address of an item of the course.
    fn item(&self, id: &str) -> Option<String>;
    /// A term of the glossary.
    fn term(&self, key: &str) -> Option<&Term>;
    /// A file of the course, by its path (`media/first-hour.fr.svg`).
    fn media(&self, path: &str) -> Option<Media<'_>>;
}

/// A file that a lesson shows.
pub enum Media<'a> {
    /// The text of an SVG file: checked again, and written into the page.
    Drawing(Cow<'a, str>),
    /// The address of a picture, with its width and height in pixels.
    Picture {
        url: String,
        size: Option<(u32, u32)>,
    },
}

/// A heading of the page, for the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    pub id: String,
    pub text: String,
}

/// A text ready to be printed.
#[derive(Debug, Clone, Default)]
pub struct Rendered {
    pub html: String,
    pub headings: Vec<Heading>,
    /// The keys of the glossary terms met, in the order of their first use.
    pub terms: Vec<String>,
    /// The files shown, by the path found (a language variant, or the plain one).
    pub media: BTreeSet<String>,
    pub faults: Vec<Fault>,
    /// Words to read.
    pub words: usize,
    /// Things to do: `do` blocks.
    pub exercises: usize,
    /// Things to think over: `reveal` blocks.
    pub reveals: usize,
    pub figures: usize,
}

/// Renders one lesson.
#[must_use]
pub fn render(markdown: &str, locale: Locale, context: &dyn Resolve) -> Rendered {
    if markdown.len() > MAX_MARKDOWN {
        let fault = Fault::new(Rule::TooLarge, 1).counted(0, MAX_MARKDOWN / 1000);
        return Rendered {
            faults: vec![fault],
            ..Rendered::default()
        };
    }
    let cut = blocks::cut(markdown);
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let starts: Vec<usize> = std::iter::once(0)
        .chain(cut.text.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let mut events = Vec::new();
    let mut lines = Vec::new();
    for (event, range) in Parser::new_ext(&cut.text, options).into_offset_iter() {
        let line = starts.partition_point(|start| *start <= range.start);
        lines.push(cut.lines.get(line.saturating_sub(1)).copied().unwrap_or(1));
        events.push(event);
    }
    Page::new(locale, context, &cut, &events, &lines).render()
}

/// `media/x.svg` in a language: `media/x.fr.svg`.
#[must_use]
pub fn variant(path: &str, locale: Locale) -> Option<String> {
    let (stem, extension) = path.rsplit_once('.')?;
    Some(format!("{stem}.{}.{extension}", locale.code()))
}

#[cfg(test)]
mod tests {
    use scraper::{Html, Selector};

    use super::*;
    use crate::kit::text::{Localised, Slug};

    /// A course with one item, one term, a drawing for all, one for French, and a photograph.
    struct Small(Term);

    impl Small {
        fn new() -> Self {
            let mut name = Localised::default();
            name.set(Locale::En, "Rumour");
            let mut text = Localised::default();
            text.set(Locale::En, "An unchecked account.");
            Self(Term {
                key: Slug::parse("rumour").expect("a slug"),
                name,
                text,
            })
        }
    }
    impl Resolve for Small {
        fn item(&self, id: &str) -> Option<String> {
            (id == "first-hour").then(|| "/en/learning/crisis/first-hour".to_owned())
        }
        fn term(&self, key: &str) -> Option<&Term> {
            (key == "rumour").then_some(&self.0)
        }
        fn media(&self, path: &str) -> Option<Media<'_>> {
            let drawing = |word: &str| {
                let text = format!(
                    "<svg viewBox=\"0 0 9 9\"><title>{word}</title><desc>d</desc><path id=\"p\" d=\"M0 0\"/></svg>"
                );
                Some(Media::Drawing(text.into()))
            };
            match path {
                "media/a.svg" => drawing("all"),
                "media/a.fr.svg" => drawing("fr"),
                "media/bad.svg" => Some(Media::Drawing("<svg onload=\"x\"/>".into())),
                "media/p.jpg" => Some(Media::Picture {
                    url: "/media/1f".into(),
                    size: Some((640, 480)),
                }),
                _ => None,
            }
        }
    }

    fn page(markdown: &str) -> Rendered {
        render(markdown, Locale::En, &Small::new())
    }
    fn rules(rendered: &Rendered) -> Vec<(Rule, u32)> {
        rendered
            .faults
            .iter()
            .map(|fault| (fault.rule, fault.line))
            .collect()
    }

    #[test]
    fn each_part_of_a_lesson_has_its_markup() {
        for (markdown, html) in [
            (
                "One *two* **three**.",
                "<p class=\"lead\">One <em>two</em> <strong>three</strong>.</p>",
            ),
            ("## A rule", "<h2 id=\"h-a-rule\">A rule</h2>"),
            ("## !", "<h2 id=\"h-1\">!</h2>"),
            (
                "[x](https://a.ma/?b=1&c=2)",
                "<a class=\"ext\" href=\"https://a.ma/?b=1&amp;c=2\" rel=\"noopener\">x</a>",
            ),
            ("[x](mailto:a@b.ma)", "<a href=\"mailto:a@b.ma\">x</a>"),
            (
                "[x](item:first-hour)",
                "<a href=\"/en/learning/crisis/first-hour\">x</a>",
            ),
            (
                "[x](term:rumour)",
                "<a class=\"term\" href=\"#term-rumour\">x</a>",
            ),
            ("~~x~~", "<p class=\"lead\">~~x~~</p>"),
            ("3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>"),
            ("> a", "<blockquote><p>a</p></blockquote>"),
            (
                "```rust\n<b>\n```",
                "<pre dir=\"ltr\"><code>&lt;b&gt;\n</code></pre>",
            ),
            (
                ":::reveal Why?\nBecause.\n:::",
                "<details class=\"callout callout--think\"><summary class=\"callout__t\"><svg",
            ),
            (
                ":::warning\nx\n:::",
                "<span>Warning</span></p><p>x</p></div>",
            ),
            (
                ":::example Two drafts\nx\n:::",
                "<span>Example: Two drafts</span></p><p>x</p></div>",
            ),
            (
                ":::term rumour\n:::",
                "<span>Rumour</span></p><p>An unchecked account.</p></div>",
            ),
            (
                ":::term rumour\nHere.\n:::",
                "<span>Rumour</span></p><p>Here.</p></div>",
            ),
            (
                "![Alt](media/p.jpg \"Cap\")",
                "<figure><div class=\"figure-box\"><img src=\"/media/1f\" alt=\"Alt\" width=\"640\" height=\"480\" loading=\"lazy\"></div><figcaption>Cap</figcaption></figure>",
            ),
            (
                "![Alt](media/a.svg)",
                "<svg viewBox=\"0 0 9 9\" aria-label=\"Alt\" role=\"img\"><path id=\"fig-1-p\"",
            ),
        ] {
            let rendered = page(markdown);
            assert!(
                rendered.html.contains(html),
                "{markdown}\n{}",
                rendered.html
            );
            assert!(
                rendered.faults.is_empty(),
                "{markdown} {:?}",
                rendered.faults
            );
        }
    }

    #[test]
    fn a_table_scrolls_and_its_cells_know_their_column() {
        let html = page("x\n\n| | Who |\n|---|---|\n| SMS | *All* |\n").html;
        assert!(html.contains(
            "<div class=\"tablewrap\" tabindex=\"0\" role=\"region\" aria-label=\"Table: Who\"><table class=\"table table--cards\"><thead><tr><td></td><th scope=\"col\">Who</th></tr></thead><tbody><tr><th scope=\"row\">SMS</th><td data-l=\"Who\"><em>All</em></td></tr></tbody></table></div>"
        ), "{html}");
    }

    #[test]
    fn footnotes_cross_blocks_and_lead_back() {
        let rendered = page(
            "a[^x] b[^y] c[^x]\n\n:::tip\nd[^y]\n:::\n\n[^y]: Second.\n[^x]: First.\n[^z]: Idle.\n",
        );
        let html = &rendered.html;
        assert!(html.contains(
            "<sup><a id=\"note-call-1\" href=\"#note-1\" role=\"doc-noteref\">1</a></sup>"
        ));
        assert!(
            html.contains("<div class=\"callout\">") && html.contains("d<sup><a href=\"#note-2\"")
        );
        assert!(
            html.contains("<li id=\"note-1\"><p>First.</p>")
                && html.contains("<li id=\"note-2\"><p>Second.</p>")
        );
        assert_eq!(rules(&rendered), [(Rule::NoteUnused, 9)]);
    }

    #[test]
    fn the_drawing_of_the_language_comes_first() {
        let rendered = render("x\n\n![Alt](media/a.svg)", Locale::Fr, &Small::new());
        assert!(rendered.html.contains("<title id=\"fig-1-t\">fr</title>"));
        assert!(rendered.media.contains("media/a.fr.svg"));
    }

    #[test]
    fn headings_terms_words_and_exercises_are_told() {
        let rendered = page(
            "Read [a](term:rumour), [b](term:rumour).\n\n## Do it\n\n## Do it\n\n:::do\nx\n:::",
        );
        let ids: Vec<_> = rendered
            .headings
            .iter()
            .map(|heading| heading.id.as_str())
            .collect();
        assert_eq!(ids, ["h-do-it", "h-do-it-2"]);
        assert_eq!(rendered.terms, ["rumour"]);
        assert_eq!((rendered.words, rendered.exercises), (11, 1));
    }

    #[test]
    fn what_is_not_allowed_is_reported_with_its_line() {
        for (markdown, rule, line) in [
            ("a\n\n<b>x</b>", Rule::RawHtml, 3),
            ("[x](http://a.ma)", Rule::LinkScheme, 1),
            ("[x](JavaScript:alert(1))", Rule::LinkScheme, 1),
            ("[x](data:text/html,x)", Rule::LinkScheme, 1),
            ("[x](//a.ma)", Rule::LinkScheme, 1),
            ("[x](#h-top)", Rule::LinkScheme, 1),
            ("a\n[x](item:nope)", Rule::LinkItem, 2),
            ("[x](term:nope)", Rule::LinkTerm, 1),
            (":::term nope\n:::", Rule::LinkTerm, 1),
            ("# Top", Rule::HeadingTop, 1),
            ("## a\n\n#### b", Rule::HeadingSkip, 3),
            ("a\n\n![](media/p.jpg)", Rule::MediaAlt, 3),
            ("![x](media/nope.svg)", Rule::MediaMissing, 1),
            ("![x](https://a.ma/x.png)", Rule::MediaSource, 1),
            ("a ![x](media/p.jpg)", Rule::MediaPlace, 1),
            ("![x](media/bad.svg)", Rule::Drawing, 1),
            ("\n:::tip\nx", Rule::BlockOpen, 2),
        ] {
            assert_eq!(rules(&page(markdown)), [(rule, line)], "{markdown}");
        }
    }

    #[test]
    fn a_hostile_megabyte_ends_soon_and_small() {
        let mb = MAX_MARKDOWN;
        let wide = format!(
            "|{}\n|{}\n{}",
            "a|".repeat(90_000),
            "-|".repeat(90_000),
            "x\n".repeat(100_000)
        );
        for text in [
            "[".repeat(mb),
            ">".repeat(mb),
            "> ".repeat(mb / 2),
            "*".repeat(mb),
            "![".repeat(mb / 2),
            "- ".repeat(mb / 2),
            "`".repeat(mb),
            "<".repeat(mb),
            "[^a]: ".repeat(mb / 6),
            "[](".repeat(mb / 3),
            "*a **b ".repeat(mb / 7),
            ":::tip\n".repeat(mb / 7),
            "![a](media/a.svg)\n\n".repeat(mb / 19),
            "a[^1]\n\n[^1]: b\n\n".repeat(mb / 16),
            "## a\n".repeat(mb / 5),
            wide,
        ] {
            let before = std::time::Instant::now();
            let rendered = page(&text[..text.len().min(mb)]);
            let what = &text[..12];
            assert!(
                rendered.html.len() <= MAX_HTML + 500_000,
                "{what} {}",
                rendered.html.len()
            );
            assert!(
                before.elapsed().as_secs() < 20,
                "{what} took {:?}",
                before.elapsed()
            );
        }
        assert_eq!(rules(&page(&"x".repeat(mb + 1))), [(Rule::TooLarge, 1)]);
    }

    /// Parses the page as a browser does, and looks for anything that could run or load.
    fn assert_inert(html: &str) {
        let document = Html::parse_fragment(html);
        let all = Selector::parse("*").expect("a selector");
        const TAGS: &str = " html p a em strong h2 h3 h4 h5 h6 ul ol li blockquote pre code br hr sup section div span details summary figure figcaption img svg path title desc table thead tbody tr th td ";
        for element in document.select(&all).map(|element| element.value()) {
            assert!(
                TAGS.contains(&format!(" {} ", element.name())),
                "<{}> in {html}",
                element.name()
            );
            for (name, value) in element.attrs() {
                assert!(
                    !name.starts_with("on") && name != "style",
                    "{name} in {html}"
                );
                let safe = ["https://", "mailto:", "#", "/"]
                    .iter()
                    .any(|start| value.to_lowercase().starts_with(start));
                assert!(
                    safe || !matches!(name, "href" | "src" | "action" | "xlink:href"),
                    "{name}={value} in {html}"
                );
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn a_page_never_runs_anything(
            pieces in proptest::collection::vec(proptest::prop_oneof![
                "[ -~\n]{0,12}",
                proptest::sample::select(vec![
                    "<script>", "</script>", "javascript:alert(1)", "[a](javascript:x)", "[a](<java\nscript:x>)",
                    "<img src=x onerror=alert(1)>", "\" onclick=\"x", "' onload='x", ":::", ":::reveal <b>", ":::tip\" onx=\"",
                    "\n\n", "```", "| a\" onx=\"1 | b |\n|---|---|\n| c | d |\n", "![\" onerror=\"x](media/a.svg \"<b>\")",
                    "![a](media/p.jpg)", "[^1]", "[^1]: ", "<!--", "-->", "<svg/onload=x>", "&#106;avascript:", "[x]: https://a.ma/\"onx=1",
                    "[x]", "## ", "> ", "- ", "\u{e000}0\u{e001}", "[a](term:rumour)", "[a](https://a.ma/\"onx=\")", "<https://a.ma/'onx>",
                ]).prop_map(str::to_owned),
            ], 0..30),
        ) {
            let markdown = pieces.concat();
            let rendered = page(&markdown);
            assert_inert(&rendered.html);
            proptest::prop_assert!(!rendered.html.contains("<script"));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,200}") {
            assert_inert(&page(&text).html);
        }
    }
    use proptest::strategy::Strategy as _;
}
