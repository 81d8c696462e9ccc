//! The `:::` blocks of a lesson: their names in three languages, their look, and how they are cut
//! out of the Markdown before it is parsed.
//!
//! A fence line becomes a paragraph of its own that holds only a mark (private-use characters that
//! no text may contain), so that one parse of the whole lesson still resolves footnotes and link
//! definitions across blocks. Blocks do not nest; a fence inside a code block is code.

use super::finding::{Fault, Rule};
use crate::kit::{folded::fold, locale::Locale};

/// What a block is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Tip,
    Warning,
    Example,
    Case,
    Law,
    Do,
    Remember,
    Reveal,
    Term,
}

/// Per kind: the names an author may write (the first is the one we export), the classes, the icon
/// and the title in Arabic, French and English.
struct Look {
    kind: Kind,
    names: &'static [&'static str],
    class: &'static str,
    icon: &'static str,
    titles: [&'static str; 3],
}

const BULB: &str =
    "M9 18h6M10 21h4M12 3a6 6 0 00-3.5 10.9c.7.5 1 1.3 1 2.1h5c0-.8.3-1.6 1-2.1A6 6 0 0012 3z";
const FLAG: &str = "M6 21V4h11l-2 4 2 4H6";
const INFO: &str = "M12 21a9 9 0 100-18 9 9 0 000 18zM12 11v5.5M12 7.5v.1";
const ALERT: &str = "M12 4l9.5 16.5h-19zM12 10v4.5M12 17.5v.1";
const PEN: &str = "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3";
const TICK: &str = "M5 12.5l4.5 4.5L19 7.5";
const BOOK: &str = "M12 6.5C10 5 7 4.5 3.5 5v13c3.5-.5 6.5 0 8.5 1.5 2-1.5 5-2 8.5-1.5V5C17 4.5 14 5 12 6.5zM12 6.5v13";

const LOOKS: [Look; 9] = [
    Look {
        kind: Kind::Tip,
        names: &["tip", "نصيحة", "conseil"],
        class: "callout",
        icon: BULB,
        titles: ["نصيحة", "Conseil", "Tip"],
    },
    Look {
        kind: Kind::Warning,
        names: &["warning", "تنبيه", "attention"],
        class: "callout callout--warn",
        icon: ALERT,
        titles: ["تنبيه", "Attention", "Warning"],
    },
    Look {
        kind: Kind::Example,
        names: &["example", "مثال", "exemple"],
        class: "callout callout--example",
        icon: FLAG,
        titles: ["مثال", "Exemple", "Example"],
    },
    Look {
        kind: Kind::Case,
        names: &["case", "حالة", "cas"],
        class: "callout callout--example",
        icon: FLAG,
        titles: ["حالة واقعية", "Cas réel", "Case"],
    },
    Look {
        kind: Kind::Law,
        names: &["law", "قانون", "loi"],
        class: "callout",
        icon: INFO,
        titles: [
            "ما يقوله القانون",
            "Ce que dit le droit",
            "What the law says",
        ],
    },
    Look {
        kind: Kind::Do,
        names: &["do", "طبقوا", "pratique"],
        class: "callout callout--think",
        icon: PEN,
        titles: ["طبقوا الآن", "À vous", "Do it now"],
    },
    Look {
        kind: Kind::Remember,
        names: &["remember", "خلاصة", "retenir"],
        class: "callout",
        icon: TICK,
        titles: ["للتذكر", "À retenir", "Remember"],
    },
    Look {
        kind: Kind::Reveal,
        names: &["reveal", "جواب", "réponse"],
        class: "callout callout--think",
        icon: BULB,
        titles: ["أظهروا الجواب", "Voir la réponse", "Show the answer"],
    },
    Look {
        kind: Kind::Term,
        names: &["term", "مصطلح", "terme"],
        class: "callout",
        icon: BOOK,
        titles: ["مصطلح", "Terme", "Term"],
    },
];

impl Kind {
    /// The kind that an author's word names, in any of the three languages.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let name = fold(name);
        LOOKS
            .iter()
            .find(|look| look.names.iter().any(|known| fold(known) == name))
            .map(|look| look.kind)
    }

    /// Every English name, for suggestions.
    pub fn names() -> impl Iterator<Item = &'static str> {
        LOOKS.iter().map(|look| look.names[0])
    }

    fn look(self) -> &'static Look {
        // The table is in the order of the enum; a test holds them together.
        &LOOKS[self as usize]
    }

    #[must_use]
    pub fn class(self) -> &'static str {
        self.look().class
    }

    /// The path of the 24-unit icon.
    #[must_use]
    pub fn icon(self) -> &'static str {
        self.look().icon
    }

    /// The title of a block that has none of its own.
    #[must_use]
    pub fn title(self, locale: Locale) -> &'static str {
        self.look().titles[locale as usize]
    }

    /// The kind, then the author's title: the colour and the icon alone would tell nobody who
    /// cannot see them. A question to think over, and a term, are their own titles.
    #[must_use]
    pub fn full_title(self, own: &str, locale: Locale) -> String {
        let named = self.title(locale);
        if own.is_empty() {
            named.to_owned()
        } else if matches!(self, Self::Reveal | Self::Term) || fold(own).starts_with(&fold(named)) {
            own.to_owned()
        } else if locale == Locale::Fr {
            format!("{named} : {own}")
        } else {
            format!("{named}: {own}")
        }
    }
}

/// A fence line, as the renderer meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    Open {
        kind: Kind,
        title: String,
        raw: String,
    },
    Close {
        raw: String,
    },
}

impl Mark {
    /// The line as written, for the places where it is not a fence after all.
    #[must_use]
    pub fn raw(&self) -> &str {
        match self {
            Self::Open { raw, .. } | Self::Close { raw } => raw,
        }
    }
}

/// What stands around the number of a mark; any other use of these characters is replaced.
pub const MARK_START: char = '\u{e000}';
const MARK_END: char = '\u{e001}';

/// A lesson whose fences are marks.
pub struct Cut {
    pub text: String,
    pub marks: Vec<Mark>,
    pub faults: Vec<Fault>,
    /// The line of the author's file for each line of `text`, both from 1 at index 0.
    pub lines: Vec<u32>,
}

impl Cut {
    /// The mark that this text is, when it is one and nothing else.
    #[must_use]
    pub fn mark(&self, text: &str) -> Option<&Mark> {
        let number = text.strip_prefix(MARK_START)?.strip_suffix(MARK_END)?;
        self.marks.get(number.parse::<usize>().ok()?)
    }

    /// The text with any mark in it turned back into what the author wrote.
    #[must_use]
    pub fn restore(&self, text: &str) -> String {
        let mut pieces = text.split(MARK_START);
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (number, rest) = piece.split_once(MARK_END).unwrap_or(("", piece));
            let mark = number
                .parse()
                .ok()
                .and_then(|number: usize| self.marks.get(number));
            out.push_str(mark.map_or("", Mark::raw));
            out.push_str(rest);
        }
        out
    }
}

/// Cuts the blocks out of a lesson's Markdown.
#[must_use]
pub fn cut(markdown: &str) -> Cut {
    let mut cut = Cut {
        text: String::with_capacity(markdown.len() + 64),
        marks: Vec::new(),
        faults: Vec::new(),
        lines: Vec::new(),
    };
    let mut code: Option<(u8, usize)> = None;
    let mut open: Option<(u32, String)> = None;
    for (line, number) in markdown.lines().zip(1u32..) {
        let indent = line.bytes().take_while(|b| *b == b' ').count();
        let body = line.trim();
        let fence = if indent <= 3 { code_fence(body) } else { None };
        let inside = code;
        code = match (code, fence) {
            (None, Some((mark, length, true | false))) => Some((mark, length)),
            (Some((mark, length)), Some((other, longer, true)))
                if mark == other && longer >= length =>
            {
                None
            }
            (state, _) => state,
        };
        let colons = body
            .strip_prefix(":::")
            .filter(|rest| !rest.starts_with(':'));
        let Some(rest) = colons
            .filter(|_| indent <= 3 && inside.is_none())
            .map(str::trim)
        else {
            cut.push(number, &line.replace([MARK_START, MARK_END], "\u{fffd}"));
            continue;
        };
        if rest.is_empty() {
            if open.take().is_none() {
                cut.faults.push(Fault::new(Rule::BlockStray, number));
            }
            cut.fence(
                number,
                Mark::Close {
                    raw: body.to_owned(),
                },
            );
            continue;
        }
        if let Some((_, name)) = &open {
            cut.faults
                .push(Fault::new(Rule::BlockNested, number).named(name));
        }
        let (name, title) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        open = Some((number, name.to_owned()));
        let mark = match Kind::parse(name) {
            Some(kind) => Mark::Open {
                kind,
                title: title.trim().to_owned(),
                raw: body.to_owned(),
            },
            None => {
                cut.faults
                    .push(Fault::new(Rule::BlockUnknown, number).named(name));
                Mark::Open {
                    kind: Kind::Tip,
                    title: rest.to_owned(),
                    raw: body.to_owned(),
                }
            }
        };
        cut.fence(number, mark);
    }
    if let Some((number, name)) = open {
        cut.faults
            .push(Fault::new(Rule::BlockOpen, number).named(&name));
    }
    cut
}

impl Cut {
    fn push(&mut self, number: u32, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.lines.push(number);
    }

    fn fence(&mut self, number: u32, mark: Mark) {
        self.push(number, "");
        self.push(
            number,
            &format!("{MARK_START}{}{MARK_END}", self.marks.len()),
        );
        self.push(number, "");
        self.marks.push(mark);
    }
}

/// A line that opens or closes a code block (CommonMark 0.31 §4.5): its character, its length and
/// whether nothing follows, which a closing line needs.
fn code_fence(line: &str) -> Option<(u8, usize, bool)> {
    let mark = line.bytes().next().filter(|b| matches!(b, b'`' | b'~'))?;
    let length = line.bytes().take_while(|b| *b == mark).count();
    let rest = &line[length..];
    let opens = length >= 3 && (mark == b'~' || !rest.contains('`'));
    opens.then_some((mark, length, rest.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_follows_the_enum() {
        for (place, look) in LOOKS.iter().enumerate() {
            assert_eq!(look.kind as usize, place);
            for name in look.names {
                assert_eq!(Kind::parse(name), Some(look.kind), "{name}");
            }
        }
    }

    #[test]
    fn a_title_says_its_kind_once() {
        for (own, locale, title) in [
            ("", Locale::Fr, "Exemple"),
            ("coupure d'eau", Locale::Fr, "Exemple : coupure d'eau"),
            (
                "Exemple : deux brouillons",
                Locale::Fr,
                "Exemple : deux brouillons",
            ),
            ("مسودتان", Locale::Ar, "مثال: مسودتان"),
        ] {
            assert_eq!(Kind::Example.full_title(own, locale), title);
        }
        assert_eq!(Kind::Reveal.full_title("Why?", Locale::En), "Why?");
    }

    #[test]
    fn fences_become_marks_and_code_stays_code() {
        let cut = cut("a\n:::example Two drafts\nb\n:::\n```\n:::tip\n```\n::::\n");
        assert_eq!(cut.marks.len(), 2);
        assert!(cut.text.contains("\n:::tip\n") && cut.text.contains("\n::::\n"));
        assert_eq!(cut.lines, [1, 2, 2, 2, 3, 4, 4, 4, 5, 6, 7, 8]);
        assert_eq!(
            cut.restore(&format!("x {MARK_START}1{MARK_END} y")),
            "x ::: y"
        );
        assert!(cut.faults.is_empty());
    }

    #[test]
    fn faults_of_fences_carry_their_line() {
        for (text, rule, line) in [
            (":::nope\nx\n:::", Rule::BlockUnknown, 1),
            ("a\n:::", Rule::BlockStray, 2),
            (":::tip\n:::law\n:::", Rule::BlockNested, 2),
            ("\n:::tip\nx", Rule::BlockOpen, 2),
        ] {
            let faults = cut(text).faults;
            assert_eq!((faults[0].rule, faults[0].line), (rule, line), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(:::|```|~~~|tip|[ \n\u{e000}\u{e001}0-9a-z]){0,40}") {
            let cut = cut(&text);
            proptest::prop_assert_eq!(cut.text.lines().count(), cut.lines.len());
            let _ = cut.restore(&text);
        }
    }
}
