//! One item of QTI: its declarations, its rules of marking, its texts.

use roxmltree::Node;

use super::{
    Media, figures, html,
    package::{Files, resolve},
    plain::{Kind, Plain},
    qti_types,
    report::{Loss, Losses, Reason, opening},
    xml::{self, attribute, below, child, children, content},
};
use crate::questions::{OptionId, mark::Mark};

/// A million: one, in millionths.
pub(super) const ONE: i128 = 1_000_000;

/// The most elements of rules of marking: they are looked through for each part.
const MOST_RULES: usize = 5_000;

/// Where an item stands in its package.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub files: &'a Files,
    pub path: &'a str,
}

/// What is declared of one answer.
#[derive(Debug, Clone, Default)]
pub(super) struct Declared {
    pub id: String,
    /// `identifier`, `string`, `float`…
    pub base: String,
    pub correct: Vec<String>,
    /// What each answer is worth, in millionths, and whether its case counts.
    pub map: Vec<(String, i128, bool)>,
    pub default: i128,
    pub upper: Option<i128>,
}

/// How answers become marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Processing {
    /// All of it right, or nothing.
    Match,
    /// By the map of each answer.
    Map,
}

/// A text said after an answer.
struct Feedback {
    outcome: String,
    identifier: String,
    text: String,
    used: bool,
}

/// An item being read.
pub(super) struct Item<'a, 'd, 'i> {
    pub root: Node<'d, 'i>,
    pub body: Option<Node<'d, 'i>>,
    pub place: Option<Place<'a>>,
    pub media: &'a mut Media,
    pub losses: &'a mut Losses,
    pub declared: Vec<Declared>,
    pub processing: Processing,
    /// By what the sum of the maps is multiplied, in millionths.
    pub scale: i128,
    feedback: Vec<Feedback>,
    /// The full marks, in millionths, as declared.
    full: Option<i128>,
}

impl<'a, 'd, 'i> Item<'a, 'd, 'i> {
    pub(super) fn new(
        root: Node<'d, 'i>,
        place: Option<Place<'a>>,
        media: &'a mut Media,
        losses: &'a mut Losses,
    ) -> Self {
        let declared = root
            .children()
            .filter(|node| xml::is(*node, "responseDeclaration"));
        let full = root
            .children()
            .filter(|node| xml::is(*node, "outcomeDeclaration"));
        let full = full
            .filter(|node| attribute(*node, "identifier") == Some("MAXSCORE"))
            .find_map(|node| below(node, "value"))
            .and_then(|value| figures::millionths(&content(value)));
        Self {
            root,
            body: child(root, "itemBody"),
            place,
            media,
            losses,
            declared: declared.map(declaration).collect(),
            processing: Processing::Match,
            scale: ONE,
            feedback: Vec::new(),
            full: full.map(|(full, _)| full).filter(|full| *full > 0),
        }
    }

    /// The whole item.
    pub(super) fn read(&mut self) -> Result<Plain, Reason> {
        self.sort()?;
        self.marking()?;
        self.collect_feedback();
        let body = self.body.ok_or(Reason::Description)?;
        let (text, kind): (String, Kind) = qti_types::read(self, body)?;
        if text.is_empty() && !matches!(kind, Kind::Cloze(_)) {
            return Err(Reason::NoText);
        }
        let mut plain = Plain::new(text, kind);
        plain.id = attribute(self.root, "identifier").map(str::to_owned);
        plain.name = html::tidy(attribute(self.root, "title").unwrap_or(""));
        let full = self.full();
        let hundredths = (full + 5_000) / 10_000;
        plain.points = Mark(i64::try_from(hundredths.clamp(1, 100_000)).unwrap_or(100));
        let kept = i128::from(plain.points.0) * 10_000;
        self.losses.add_if(
            (kept - full).abs() > 10,
            Loss::Points(figures::decimal(full).to_string()),
        );
        for text in self.leftover_feedback() {
            plain.explain_more(&text);
        }
        Ok(plain)
    }

    /// Refuses items that change while they are answered, and names the parts that nobody here knows.
    fn sort(&mut self) -> Result<(), Reason> {
        const KNOWN: &[&str] = &[
            "responseDeclaration",
            "outcomeDeclaration",
            "itemBody",
            "responseProcessing",
            "modalFeedback",
        ];
        if attribute(self.root, "adaptive") == Some("true") {
            return Err(Reason::Construct("adaptive".to_owned()));
        }
        for node in self.root.children().filter(|node| node.is_element()) {
            if xml::is(node, "templateDeclaration") || xml::is(node, "templateProcessing") {
                return Err(Reason::Construct(opening(node.tag_name().name())));
            }
            if !KNOWN.iter().any(|known| xml::is(node, known)) {
                self.losses.add(Loss::Part(opening(node.tag_name().name())));
            }
        }
        Ok(())
    }

    /// Full marks in millionths: as declared, or else what the maps give at most.
    pub(super) fn full(&self) -> i128 {
        if let Some(full) = self.full {
            return full;
        }
        let best = |declared: &Declared| {
            let values = || {
                declared
                    .map
                    .iter()
                    .map(|(_, value, _)| *value)
                    .filter(|value| *value > 0)
            };
            let sum = values().sum::<i128>();
            let several = declared.correct.len() > 1;
            declared.upper.unwrap_or_else(|| {
                if several {
                    sum
                } else {
                    values().max().unwrap_or(0)
                }
            })
        };
        let sum: i128 = self.declared.iter().map(best).sum();
        match self.processing {
            Processing::Map if sum > 0 => sum.min(1_000 * ONE).saturating_mul(self.scale) / ONE,
            _ => ONE,
        }
    }

    pub(super) fn declared(&self, id: &str) -> Result<&Declared, Reason> {
        let found = self.declared.iter().find(|declared| declared.id == id);
        found.ok_or_else(|| Reason::Construct(opening(&format!("responseDeclaration {id}"))))
    }

    /// The rules of marking: the two templates, and what they are when written out.
    fn marking(&mut self) -> Result<(), Reason> {
        let Some(rules) = child(self.root, "responseProcessing") else {
            return Ok(());
        };
        if let Some(template) = attribute(rules, "template") {
            let name = template
                .rsplit('/')
                .next()
                .unwrap_or("")
                .trim_end_matches(".xml");
            self.processing = match name {
                "match_correct" | "CC2_match_basic" | "CC2_match" => Processing::Match,
                "map_response" | "CC2_map_response" => Processing::Map,
                other => return Err(Reason::Construct(opening(other))),
            };
            return Ok(());
        }
        if rules.descendants().take(MOST_RULES + 1).count() > MOST_RULES {
            return Err(Reason::TooComplex);
        }
        const KNOWN: &[&str] = &[
            "responseProcessing",
            "responseCondition",
            "responseIf",
            "responseElse",
            "responseElseIf",
            "match",
            "variable",
            "correct",
            "mapResponse",
            "setOutcomeValue",
            "baseValue",
            "sum",
            "product",
            "equal",
            "gte",
            "lte",
            "and",
            "not",
            "isNull",
        ];
        let mut mapped = false;
        for node in rules.descendants().filter(|node| node.is_element()) {
            let name = node.tag_name().name();
            let known = KNOWN.iter().any(|known| xml::same_name(name, known));
            self.losses.add_if(!known, Loss::Scoring(opening(name)));
            mapped |= xml::is(node, "mapResponse");
            if xml::is(node, "product") {
                let factor = child(node, "baseValue").map(content);
                let factor = factor.and_then(|factor| figures::millionths(&factor));
                self.scale = factor.map_or(ONE, |(factor, _)| factor.clamp(1, 1_000 * ONE));
            }
        }
        if mapped {
            self.processing = Processing::Map;
        }
        Ok(())
    }

    /// A rule of marking in which an answer is compared: `equal`, `gte` or `lte`.
    pub(super) fn comparison(&self, name: &str, response: &str) -> Option<Node<'d, 'i>> {
        let rules = child(self.root, "responseProcessing")?;
        rules.descendants().find(|node| {
            let mut inner = node.children();
            xml::is(*node, name)
                && inner.any(|other| attribute(other, "identifier") == Some(response))
        })
    }

    fn collect_feedback(&mut self) {
        let inline =
            |node: Node<'_, '_>| xml::is(node, "feedbackInline") || xml::is(node, "feedbackBlock");
        let nodes = self
            .root
            .descendants()
            .filter(|node| xml::is(*node, "modalFeedback") || inline(*node))
            // One inside another is read with it.
            .filter(|node| !node.ancestors().skip(1).any(inline));
        for node in nodes.take(1_000) {
            let text = self.text(xml::inner(node));
            if !text.is_empty() {
                self.feedback.push(Feedback {
                    outcome: attribute(node, "outcomeIdentifier")
                        .unwrap_or("")
                        .to_owned(),
                    identifier: attribute(node, "identifier").unwrap_or("").to_owned(),
                    text,
                    used: false,
                });
            }
        }
    }

    /// The feedback of an option of an answer: its outcome takes the answer's value, or it is the
    /// only one that bears the option's name.
    pub(super) fn why(&mut self, response: &str, option: &str) -> String {
        let follows = self.follower(response);
        let set = self.set_outcomes(false);
        let followers = self.set_outcomes(true);
        let fits = |feedback: &&mut Feedback| {
            let its_own = match &follows {
                Some(outcome) => *outcome == feedback.outcome,
                // What follows another answer is not this one's.
                None if response.is_empty() => !set.contains(&feedback.outcome),
                None => !followers.contains(&feedback.outcome),
            };
            !feedback.used && feedback.identifier == option && its_own
        };
        let Some(found) = self.feedback.iter_mut().find(fits) else {
            return String::new();
        };
        found.used = true;
        found.text.clone()
    }

    /// The outcome that takes the value of an answer.
    fn follower(&self, response: &str) -> Option<String> {
        let rules = child(self.root, "responseProcessing")?;
        let sets = rules
            .descendants()
            .filter(|node| xml::is(*node, "setOutcomeValue"));
        let mut outcomes = sets.filter(|node| {
            let value = child(*node, "variable").and_then(|value| attribute(value, "identifier"));
            value == Some(response)
        });
        outcomes
            .next()
            .and_then(|node| attribute(node, "identifier"))
            .map(str::to_owned)
    }

    /// The outcomes that the rules of marking set, or those that they set to an answer's value.
    fn set_outcomes(&self, to_an_answer: bool) -> Vec<String> {
        let rules = child(self.root, "responseProcessing");
        let nodes = rules.into_iter().flat_map(|rules| rules.descendants());
        let sets = nodes.filter(|node| xml::is(*node, "setOutcomeValue"));
        let sets = sets.filter(|node| !to_an_answer || child(*node, "variable").is_some());
        sets.filter_map(|node| attribute(node, "identifier"))
            .map(str::to_owned)
            .collect()
    }

    /// Feedback that belongs to no option is shown to everybody: always, as the file says, or from
    /// now on.
    fn leftover_feedback(&mut self) -> Vec<String> {
        let mut texts = Vec::new();
        let mut moved = 0;
        let sets = self.set_outcomes(false);
        for feedback in self.feedback.iter().filter(|feedback| !feedback.used) {
            moved += usize::from(sets.contains(&feedback.outcome));
            if !texts.contains(&feedback.text) {
                texts.push(feedback.text.clone());
            }
        }
        self.losses.add_if(moved > 0, Loss::FeedbackForAll(moved));
        texts
    }

    /// Markup as plain text; pictures of the package are kept among the media.
    pub(super) fn text(&mut self, source: &str) -> String {
        let mut found = Losses::default();
        let text = html::text(source, &mut found);
        for loss in found.into_vec() {
            let kept = match &loss {
                Loss::Picture(name) => self.picture(name).map(|path| (name.clone(), path)),
                _ => None,
            };
            self.losses.add(match kept {
                Some((name, path)) => Loss::PictureKept(name, path),
                None => loss,
            });
        }
        text
    }

    /// A picture that a text shows, by its name, kept among the media.
    fn picture(&mut self, name: &str) -> Option<String> {
        let place = self.place?;
        let ending = format!("/{name}");
        let mut files = place.files.iter();
        let (path, bytes) = files.find(|(path, _)| *path == name || path.ends_with(&ending))?;
        self.media.keep(path, bytes.clone())
    }

    /// A file that the item names, kept among the media.
    pub(super) fn file(&mut self, href: &str) -> Result<String, Reason> {
        let missing = || Reason::Image(opening(href));
        let place = self.place.ok_or_else(missing)?;
        let path = resolve(place.path, href).ok_or_else(missing)?;
        let bytes = place.files.get(&path).ok_or_else(missing)?.clone();
        self.media.keep(&path, bytes).ok_or_else(missing)
    }

    /// The source of an element with pieces of it replaced: those for which something is given.
    pub(super) fn source(
        node: Node<'d, 'i>,
        replace: &mut dyn FnMut(Node<'d, 'i>) -> Option<String>,
    ) -> String {
        let document = node.document().input_text();
        let mut out = String::new();
        let (Some(first), Some(last)) = (node.first_child(), node.last_child()) else {
            return out;
        };
        let end = last.range().end;
        let mut from = first.range().start;
        let inner = node.descendants().skip(1).filter(|node| node.is_element());
        for piece in inner {
            let range = piece.range();
            if range.start < from {
                continue;
            }
            if let Some(text) = replace(piece) {
                out.push_str(document.get(from..range.start).unwrap_or(""));
                out.push_str(&text);
                from = range.end;
            }
        }
        out.push_str(document.get(from..end).unwrap_or(""));
        out
    }
}

fn declaration(node: Node<'_, '_>) -> Declared {
    let value = |raw: Option<&str>| raw.and_then(figures::millionths).map(|(value, _)| value);
    let correct = child(node, "correctResponse");
    let correct = correct
        .into_iter()
        .flat_map(|correct| children(correct, "value"));
    let map = child(node, "mapping");
    let entries = map.into_iter().flat_map(|map| children(map, "mapEntry"));
    let entries = entries.filter_map(|entry| {
        let key = attribute(entry, "mapKey")?.trim().to_owned();
        let case = attribute(entry, "caseSensitive") == Some("true");
        Some((key, value(attribute(entry, "mappedValue"))?, case))
    });
    Declared {
        id: attribute(node, "identifier").unwrap_or("").to_owned(),
        base: attribute(node, "baseType").unwrap_or("").to_owned(),
        correct: correct
            .map(|value| content(value).trim().to_owned())
            .collect(),
        map: entries.collect(),
        default: map
            .and_then(|map| value(attribute(map, "defaultValue")))
            .unwrap_or(0),
        upper: map.and_then(|map| value(attribute(map, "upperBound"))),
    }
}

/// Identifiers of a file as ids of ours: the same for the same name, never two alike.
#[derive(Default)]
pub(super) struct Ids(Vec<(String, OptionId)>);

impl Ids {
    pub(super) fn get(&mut self, raw: &str) -> OptionId {
        if let Some((_, id)) = self.0.iter().find(|(known, _)| known == raw) {
            return id.clone();
        }
        let plain = raw.strip_suffix(".r").unwrap_or(raw);
        let plain: String = plain
            .strip_prefix('_')
            .unwrap_or(plain)
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() {
                    c.to_ascii_lowercase()
                } else {
                    '-'
                }
            })
            .take(30)
            .collect();
        let numbered = (2..).map(|number| format!("{plain}-{number}"));
        let names = std::iter::once(plain.clone()).chain(numbered);
        let taken = |id: &OptionId| self.0.iter().any(|(_, other)| other == id);
        let free = names.filter_map(|name| {
            OptionId::parse(&name)
                .ok()
                .or_else(|| OptionId::parse(&format!("p{name}")).ok())
        });
        let id = free
            .take(2_000)
            .find(|id| !taken(id))
            .unwrap_or_else(|| super::plain::letter(self.0.len()));
        self.0.push((raw.to_owned(), id.clone()));
        id
    }
}
