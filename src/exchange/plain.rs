//! A question in one language, as other systems know it: what every reader makes and every writer
//! takes.
//!
//! It is a little wider than one format and a little narrower than ours, so that a reader need not
//! know what a writer leaves out. Whoever has a [`Plain`] has everything a file can carry.

use crate::questions::{
    OptionId,
    decimal::Decimal,
    mark::{Mark, Share},
};

/// A question in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    /// The identifier that the file gives, as it is written there.
    pub id: Option<String>,
    /// The name that trainers see in lists; ours have none.
    pub name: String,
    /// Empty only above a text with gaps: whoever knows the language says what to do with them.
    pub text: String,
    /// Feedback shown whatever was answered.
    pub explain: String,
    pub points: Mark,
    /// Taken off for each wrong try; `None`: the format does not say.
    pub penalty: Option<Share>,
    pub hints: Vec<String>,
    pub tags: Vec<String>,
    /// Not to be drawn any more.
    pub hidden: bool,
    pub body: Kind,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Choice(Choice),
    Truth(Truth),
    Number(Figure),
    Short(Words),
    Matching {
        pairs: Vec<Couple>,
        /// Right sides that belong to nobody.
        extras: Vec<Labelled>,
    },
    Ordering {
        steps: Vec<Labelled>,
        rule: OrderRule,
    },
    Cloze(Cloze),
    Essay {
        min_words: Option<u32>,
        max_words: Option<u32>,
        /// A model answer, or what a marker should know.
        model: String,
    },
    /// Words of a text to be marked: `[[id|words]]` in it.
    MarkError {
        passage: String,
        segments: Vec<Segment>,
    },
    Hotspot(Hotspot),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Exactly one may be chosen.
    pub single: bool,
    pub all_or_nothing: bool,
    pub options: Vec<Pick>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    pub id: OptionId,
    pub text: String,
    pub correct: bool,
    /// In basis points of the question's points; `None` everywhere: the usual marking.
    pub weight: Option<i32>,
    pub why: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Truth {
    pub answer: bool,
    pub why_true: String,
    pub why_false: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    pub answer: Decimal,
    pub tolerance: Decimal,
    /// The bounds, both right.
    pub range: Option<(Decimal, Decimal)>,
    /// The tolerance as a share of the answer.
    pub percent: Option<Decimal>,
    pub unit: String,
    pub unit_required: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// Writings that earn all; `*` stands for anything, `\*` for a star.
    pub accept: Vec<String>,
    pub partial: Vec<Part>,
    /// Case counts.
    pub case: bool,
}

/// Writings that earn a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub accept: Vec<String>,
    pub share: Share,
    pub why: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Couple {
    pub id: OptionId,
    pub left: String,
    pub right: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    pub id: OptionId,
    pub text: String,
}

/// How an order is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderRule {
    /// The file does not say: our own rule.
    Usual,
    AllOrNothing,
    Places,
    Neighbours,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cloze {
    /// The text, its gaps written `[[id]]`.
    pub text: String,
    pub gaps: Vec<Gap>,
    /// Words to be put into the gaps.
    pub bank: Vec<Labelled>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    pub id: OptionId,
    /// 1 to 10.
    pub weight: u32,
    pub fill: Fill,
    pub why: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fill {
    Typed(Words),
    Number(Figure),
    Choice(Vec<Pick>),
    /// The id of the right word of the bank.
    Word(OptionId),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    pub id: OptionId,
    /// It is an error, to be marked.
    pub correct: bool,
    pub why: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hotspot {
    /// The path of the picture among the media that came with the file, or in the course.
    pub image: String,
    pub alt: String,
    pub several: bool,
    pub zones: Vec<Zone>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    pub id: OptionId,
    pub label: String,
    pub correct: bool,
    pub shape: Shape,
    pub why: String,
}

/// In thousandths of the picture's width and height; a radius, of its width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    Rect {
        x: u32,
        y: u32,
        width: u32,
        height: u32,
    },
    Circle {
        x: u32,
        y: u32,
        radius: u32,
    },
    Polygon(Vec<(u32, u32)>),
}

impl Plain {
    /// A question of this body about which nothing else is known.
    #[must_use]
    pub fn new(text: String, body: Kind) -> Self {
        Self {
            id: None,
            name: String::new(),
            text,
            explain: String::new(),
            points: Mark::ONE,
            penalty: None,
            hints: Vec::new(),
            tags: Vec::new(),
            hidden: false,
            body,
        }
    }

    /// Adds to the feedback shown whatever was answered.
    pub fn explain_more(&mut self, more: &str) {
        if more.is_empty() {
            return;
        }
        if !self.explain.is_empty() {
            self.explain.push('\n');
        }
        self.explain.push_str(more);
    }
}

/// The id of the part at a place: `a` to `z`, then `p27`, `p28`…
#[must_use]
pub fn letter(at: usize) -> OptionId {
    let name = match u8::try_from(at) {
        Ok(at @ 0..26) => char::from(b'a' + at).to_string(),
        _ => format!("p{}", at + 1),
    };
    OptionId::parse(&name).expect("a letter, or a letter and a number")
}

/// The id of the gap at a place: `g1`, `g2`…
#[must_use]
pub fn gap_id(at: usize) -> OptionId {
    OptionId::parse(&format!("g{}", at + 1)).expect("a letter and a number")
}
