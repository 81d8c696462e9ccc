//! A text with gaps, each to be filled in its own way: typed, chosen from a list, or with a word of
//! a bank that all gaps share.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

use super::check::{FaultKind, Report, places};
use super::choice::{Choice, ChoiceOption};
use super::form::{self, Fields};
use super::mark::Share;
use super::number::Number;
use super::passage::{self, Piece};
use super::review::{Note, Row, Standing};
use super::short::Short;
use super::{OptionId, Response};
use crate::kit::text::{Localised, tidy_line};

/// The heaviest that a gap may weigh.
pub const MOST_WEIGHT: u32 = 10;

/// The text, its gaps, and the words that all of them may take.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cloze {
    /// With every gap once in each language, written `[[id]]`.
    pub text: Localised,
    pub gaps: Vec<Gap>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bank: Vec<Word>,
}

/// One of the gaps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    pub id: OptionId,
    /// What it counts beside the others: 1 to 10.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub weight: u32,
    pub kind: GapKind,
    /// Feedback of this gap.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub why: Localised,
}

/// How a gap is filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum GapKind {
    /// A word to be typed.
    Typed { accept: Short },
    /// A number to be typed.
    Number { number: Number },
    /// A list of its own to choose from.
    Choice { options: Vec<ChoiceOption> },
    /// The word of the bank with this id. A word may be the right one of several gaps.
    Word { word: OptionId },
}

/// A word of the bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    pub id: OptionId,
    pub text: Localised,
}

/// A run of the text, with its gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    Text(&'a str),
    Gap(&'a Gap),
}

fn one() -> u32 {
    1
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_one(weight: &u32) -> bool {
    *weight == 1
}

impl Gap {
    /// What the gap alone earns; `None` when nothing that it knows is given.
    #[must_use]
    pub fn share(&self, bank: &[Word], given: &str) -> Option<Share> {
        match &self.kind {
            GapKind::Typed { accept } => accept.share(given),
            GapKind::Number { number } => number.share(given),
            GapKind::Choice { options } => {
                let chosen = OptionId::parse(given).ok()?;
                Choice::of(options.clone()).share_single(&[chosen])
            }
            GapKind::Word { word } => {
                bank.iter().find(|known| known.id.as_str() == given)?;
                Some(if word.as_str() == given {
                    Share::FULL
                } else {
                    Share::NONE
                })
            }
        }
    }

    /// What fills it rightly: a text, or the id of an option or of a word.
    #[must_use]
    pub fn key(&self) -> String {
        match &self.kind {
            GapKind::Typed { accept } => accept.first_accepted(),
            GapKind::Number { number } => number.typed_key(),
            GapKind::Choice { options } => Choice::of(options.clone())
                .best()
                .map_or_else(String::new, |option| option.id.to_string()),
            GapKind::Word { word } => word.to_string(),
        }
    }
}

impl Cloze {
    /// The weight of what the gaps earn over the weight of all. `None` when no gap is filled.
    #[must_use]
    pub fn share(&self, given: &BTreeMap<OptionId, String>) -> Option<Share> {
        let (mut earned, mut whole, mut filled) = (0, 0, false);
        for gap in &self.gaps {
            let weight = i64::from(gap.weight);
            whole += weight * Share::FULL.0;
            let typed = given.get(&gap.id);
            if let Some(share) = typed.and_then(|typed| gap.share(&self.bank, typed)) {
                filled = true;
                earned += weight * share.0;
            }
        }
        filled.then(|| Share::of(earned, whole))
    }

    /// Every gap with what fills it rightly.
    #[must_use]
    pub fn key(&self) -> BTreeMap<OptionId, String> {
        let gaps = self.gaps.iter();
        gaps.map(|gap| (gap.id.clone(), gap.key())).collect()
    }

    /// The runs of its text in one language, as [`Localised::pick`] gives it.
    #[must_use]
    pub fn parts<'a>(&'a self, text: &'a str) -> Vec<Part<'a>> {
        let part = |piece| match piece {
            Piece::Text(text) => Part::Text(text),
            Piece::Mark { id, written, .. } => self
                .gaps
                .iter()
                .find(|gap| gap.id.as_str() == id)
                .map_or(Part::Text(written), Part::Gap),
        };
        passage::pieces(text).into_iter().map(part).collect()
    }

    /// The word of the bank with this id.
    #[must_use]
    pub fn word(&self, id: &str) -> Option<&Word> {
        self.bank.iter().find(|word| word.id.as_str() == id)
    }

    /// The words of the bank in the order shown: `shown` holds their ids, then those of the options
    /// of each list, gap by gap.
    #[must_use]
    pub fn words_shown(&self, shown: &[OptionId]) -> Vec<&Word> {
        let ids = shown.iter().take(self.bank.len());
        ids.filter_map(|id| self.word(id.as_str())).collect()
    }

    /// The options of a gap's list in the order shown; none when it has no list.
    #[must_use]
    pub fn options_shown<'a>(&self, gap: &'a Gap, shown: &[OptionId]) -> Vec<&'a ChoiceOption> {
        let before = self.gaps.iter().take_while(|other| other.id != gap.id);
        let skipped: usize = before.map(|other| other.options().len()).sum();
        let options = gap.options();
        let ids = shown.iter().skip(self.bank.len() + skipped);
        ids.take(options.len())
            .filter_map(|id| options.iter().find(|option| option.id == *id))
            .collect()
    }

    pub(super) fn parse(&self, prefix: &str, fields: &Fields) -> Option<Response> {
        let given = self.gaps.iter().filter_map(|gap| {
            let name = format!("{prefix}.{}", gap.id);
            let typed = tidy_line(form::values(fields, &name).next()?);
            let kept: String = typed.graphemes(true).take(form::TYPED_LENGTH).collect();
            let kept = kept.trim_end();
            let known = match &gap.kind {
                GapKind::Typed { .. } | GapKind::Number { .. } => !kept.is_empty(),
                GapKind::Choice { options } => {
                    options.iter().any(|option| option.id.as_str() == kept)
                }
                GapKind::Word { .. } => self.word(kept).is_some(),
            };
            known.then(|| (gap.id.clone(), kept.to_owned()))
        });
        let given: BTreeMap<_, _> = given.collect();
        (!given.is_empty()).then_some(Response::Gaps(given))
    }

    pub(super) fn rows(&self, response: Option<&Response>) -> Vec<Row> {
        let row = |gap: &Gap| {
            let typed = match response {
                Some(Response::Gaps(given)) => given.get(&gap.id),
                _ => None,
            };
            let share = typed.and_then(|typed| gap.share(&self.bank, typed));
            let typed = typed.filter(|_| share.is_some());
            Row {
                id: gap.id.clone(),
                text: Localised::default(),
                chosen: share.is_some(),
                correct: share == Some(Share::FULL),
                standing: Standing::of_share(share),
                why: gap.why.clone(),
                note: Note::Gap {
                    given: typed.map(|typed| self.readable(gap, typed)),
                    expected: self.expected(gap),
                },
            }
        };
        self.gaps.iter().map(row).collect()
    }

    /// What was given, to be read: the text of an option or a word, or what was typed, which is the
    /// same in every language.
    fn readable(&self, gap: &Gap, given: &str) -> Localised {
        let known = match &gap.kind {
            GapKind::Choice { options } => options
                .iter()
                .find(|option| option.id.as_str() == given)
                .map(|option| &option.text),
            GapKind::Word { .. } => self.word(given).map(|word| &word.text),
            GapKind::Typed { .. } | GapKind::Number { .. } => None,
        };
        known.cloned().unwrap_or_else(|| Localised {
            ar: Some(given.to_owned()),
            fr: Some(given.to_owned()),
            en: Some(given.to_owned()),
        })
    }

    fn expected(&self, gap: &Gap) -> Localised {
        match &gap.kind {
            GapKind::Typed { accept } => accept.expected(),
            GapKind::Number { number } => number.expected(),
            GapKind::Choice { options } => Choice::of(options.clone())
                .best()
                .map_or_else(Localised::default, |option| option.text.clone()),
            GapKind::Word { word } => self
                .word(word.as_str())
                .map_or_else(Localised::default, |word| word.text.clone()),
        }
    }

    /// 1 to 20 gaps, each once in the text of every language and well made in its own kind; a bank
    /// with every word that is asked for and no two alike.
    pub(super) fn check(&self, report: &mut Report) {
        report.count_within("gap", self.gaps.len(), 1, 20);
        report.ids("gap", self.gaps.iter().map(|gap| &gap.id));
        passage::check(
            "cloze",
            &self.text,
            self.gaps.iter().map(|gap| &gap.id),
            report,
        );
        report.ids("word", self.bank.iter().map(|word| &word.id));
        if self.bank.len() > 20 {
            report.count_within("word", self.bank.len(), 0, 20);
        }
        let words = self.bank.iter().map(|word| (&word.id, &word.text));
        report.texts(&places("word", "text", words));
        for gap in &self.gaps {
            let place = format!("gap.{}", gap.id);
            if !(1..=MOST_WEIGHT).contains(&gap.weight) {
                report.add(format!("{place}.weight"), FaultKind::GapWeight);
            }
            match &gap.kind {
                GapKind::Typed { accept } => report.within(&place, |report| accept.check(report)),
                GapKind::Number { number } => report.within(&place, |report| number.check(report)),
                GapKind::Choice { options } => {
                    report.within(&place, |report| {
                        Choice::of(options.clone()).check_list(true, report)
                    });
                }
                GapKind::Word { word } => {
                    if self.word(word.as_str()).is_none() {
                        let id = word.clone();
                        report.add(format!("{place}.word"), FaultKind::WordUnknown { id });
                    }
                }
            }
        }
    }
}

impl Gap {
    /// The options of its list; none when it is filled otherwise.
    #[must_use]
    pub fn options(&self) -> &[ChoiceOption] {
        match &self.kind {
            GapKind::Choice { options } => options,
            GapKind::Typed { .. } | GapKind::Number { .. } | GapKind::Word { .. } => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::questions::Body;
    use crate::questions::samples::{any_filling, cloze, faults, gap, id, number, short, text};

    fn given(text: &str) -> BTreeMap<OptionId, String> {
        let halves = text.split(' ').filter_map(|pair| pair.split_once('='));
        halves
            .map(|(gap, typed)| (id(gap), typed.to_owned()))
            .collect()
    }

    #[test]
    fn each_gap_earns_its_weight() {
        let question = cloze();
        for (text, share) in [
            ("", None),
            ("z=rumeur", None),
            ("a= c=z d=a", None),
            ("a=Rumeur", Some(2_000)),
            ("b=12", Some(4_000)),
            ("b=13", Some(0)),
            ("c=b d=x", Some(4_000)),
            ("c=a d=z", Some(0)),
            ("a=rumeur b=12,0 c=b d=x", Some(10_000)),
            ("a=rumeur b=12 c=b d=x e=x", Some(10_000)),
        ] {
            assert_eq!(question.share(&given(text)), share.map(Share), "{text}");
        }
    }

    #[test]
    fn a_nearly_right_word_earns_a_part_of_its_gap() {
        let mut question = cloze();
        let GapKind::Typed { accept } = &mut question.gaps[0].kind else {
            panic!("a typed gap")
        };
        accept.partial.push(crate::questions::short::Partial {
            accept: [(crate::kit::locale::Locale::Fr, vec!["bruit".to_owned()])].into(),
            share: Share(5_000),
            why: text("near"),
        });
        assert_eq!(question.share(&given("a=bruit")), Some(Share(1_000)));
    }

    #[test]
    fn the_runs_of_a_text_know_their_gaps() {
        let question = cloze();
        let parts = question.parts("[[a]] puis [[nobody]] et [[b]].");
        let read = parts.into_iter().map(|part| match part {
            Part::Text(text) => text.to_owned(),
            Part::Gap(gap) => format!("<{}>", gap.id),
        });
        assert_eq!(
            read.collect::<Vec<_>>(),
            ["<a>", " puis ", "[[nobody]]", " et ", "<b>", "."]
        );
    }

    #[test]
    fn each_gap_stands_once_in_every_language_and_is_well_made() {
        let mut question = cloze();
        question.text.fr = Some("[[a]] [[a]] [[b]] [[c]] [[e]]".to_owned());
        question.gaps[1].weight = 11;
        question.gaps[3].kind = GapKind::Word { word: id("y") };
        question.gaps.push(gap(
            "f",
            1,
            GapKind::Number {
                number: number("1", "-1", ""),
            },
        ));
        question
            .gaps
            .push(gap("g", 1, GapKind::Typed { accept: short(&[]) }));
        for locale in [&mut question.text.ar, &mut question.text.en] {
            locale.as_mut().expect("a text").push_str(" [[f]] [[g]]");
        }
        question.bank[1].text = question.bank[0].text.clone();
        assert_eq!(
            faults(Body::Cloze(question)),
            [
                "cloze mark-missing",
                "cloze mark-missing",
                "cloze mark-missing",
                "cloze mark-twice",
                "cloze mark-unknown",
                "gap.b.weight gap-weight",
                "gap.d.word word-unknown",
                "gap.f.tolerance tolerance-negative",
                "gap.g.accept accept-nothing",
                "word.z.text same-text",
                "word.z.text same-text",
                "word.z.text same-text",
            ]
        );
    }

    proptest! {
        #[test]
        fn the_order_of_gaps_and_words_changes_nothing(
            answer in prop::collection::btree_map("[a-e]", any_filling(), 0..6),
            seed in any::<u64>(),
        ) {
            let mut question = cloze();
            let answer = answer.into_iter().map(|(gap, typed)| (id(&gap), typed)).collect();
            let share = question.share(&answer);
            let gaps = std::mem::take(&mut question.gaps);
            question.gaps = crate::questions::shuffle::order(seed, "gaps", gaps);
            question.bank.reverse();
            prop_assert_eq!(question.share(&answer), share);
            prop_assert_eq!(question.share(&question.key()), Some(Share::FULL));
        }
    }
}
