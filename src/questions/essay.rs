//! A text to be written, which a person marks by a rubric: each criterion has levels, each level
//! its points.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

use super::check::{FaultKind, Report, places};
use super::form::{self, Fields};
use super::mark::Mark;
use super::review::{Note, Row, Standing};
use super::{OptionId, Response};
use crate::kit::locale::Locale;
use crate::kit::text::{Localised, tidy_text};

/// How much of a text is kept, in graphemes.
pub const WRITTEN_LENGTH: usize = 20_000;

/// What is asked for, and how it is marked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Essay {
    /// How many words are asked for; a shorter text is taken all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_words: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_words: Option<u32>,
    pub rubric: Vec<Criterion>,
    /// A model answer, shown after.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub model: Localised,
}

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    pub id: OptionId,
    pub text: Localised,
    pub levels: Vec<Level>,
}

/// How well it is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// Nothing or more.
    pub points: Mark,
    pub text: Localised,
}

impl Criterion {
    /// The points of its best level.
    #[must_use]
    pub fn most(&self) -> Mark {
        let levels = self.levels.iter().map(|level| level.points);
        levels.max().unwrap_or(Mark::ZERO)
    }
}

impl Essay {
    /// What the best level of each criterion earns together.
    #[must_use]
    pub fn most(&self) -> Mark {
        self.rubric.iter().map(Criterion::most).sum()
    }

    /// The model answer in one language; a mark on the paper where there is none.
    #[must_use]
    pub fn example(&self) -> String {
        let model = self.model.in_or_near(Locale::Ar).trim();
        if model.is_empty() { "…" } else { model }.to_owned()
    }

    /// The words of a text, as the limits count them: what stands between blanks and has a letter
    /// or a digit.
    #[must_use]
    pub fn words(text: &str) -> usize {
        let words = text.split_whitespace();
        words
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .count()
    }

    pub(super) fn parse(prefix: &str, fields: &Fields) -> Option<Response> {
        let text = tidy_text(form::values(fields, prefix).next()?);
        let kept: String = text.trim().graphemes(true).take(WRITTEN_LENGTH).collect();
        let kept = kept.trim_end();
        (!kept.is_empty()).then(|| Response::Written(kept.to_owned()))
    }

    /// What was written beside the model answer, then the criteria with their levels.
    pub(super) fn rows(&self, response: Option<&Response>) -> Vec<Row> {
        let given = match response {
            Some(Response::Written(text)) if !text.trim().is_empty() => Some(text.clone()),
            _ => None,
        };
        let row = |id: OptionId, text: Localised, chosen: bool, note: Note| Row {
            id,
            text,
            chosen,
            correct: false,
            standing: Standing::Idle,
            why: Localised::default(),
            note,
        };
        let written = row(
            OptionId("written".to_owned()),
            Localised::default(),
            given.is_some(),
            Note::Written {
                given,
                model: self.model.clone(),
            },
        );
        let criteria = self.rubric.iter().map(|criterion| {
            let levels = criterion.levels.clone();
            let (id, text) = (criterion.id.clone(), criterion.text.clone());
            row(id, text, false, Note::Criterion { levels })
        });
        [written].into_iter().chain(criteria).collect()
    }

    /// 1 to 8 criteria that can be told apart, each with 2 to 8 levels; together they make the
    /// points of the question.
    pub(super) fn check(&self, points: Mark, report: &mut Report) {
        report.count("criterion", self.rubric.len(), 1);
        report.ids(
            "criterion",
            self.rubric.iter().map(|criterion| &criterion.id),
        );
        let texts = self.rubric.iter().map(|one| (&one.id, &one.text));
        report.texts(&places("criterion", "text", texts));
        for criterion in &self.rubric {
            let place = format!("criterion.{}.level", criterion.id);
            report.count(&place, criterion.levels.len(), 2);
            for (at, level) in criterion.levels.iter().enumerate() {
                report.text(&format!("{place}.{at}.text"), &level.text);
                if !(Mark::ZERO..=Mark(100_000)).contains(&level.points) {
                    report.add(format!("{place}.{at}.points"), FaultKind::LevelPoints);
                }
            }
        }
        if !self.rubric.is_empty() && self.most() != points {
            let found = self.most();
            report.add("criterion", FaultKind::RubricSum { found, points });
        }
        let (min, max) = (self.min_words, self.max_words);
        let crossed = min.zip(max).is_some_and(|(min, max)| min > max);
        if crossed || min == Some(0) || max == Some(0) {
            report.add("max_words", FaultKind::WordLimits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::samples::{essay, listed, question};
    use crate::questions::{Body, Response, Verdict};

    #[test]
    fn the_lines_of_a_text_are_kept_and_a_long_one_is_cut() {
        let parse = |text: &str| Essay::parse("p", &[("p".to_owned(), text.to_owned())]);
        let written = |text: &str| Some(Response::Written(text.to_owned()));
        assert_eq!(parse(" \r\n \u{a0}"), None);
        assert_eq!(parse("\r\nUn.\r\n\r\nDeux. \r\n"), written("Un.\n\nDeux."));
        let long = "é".repeat(WRITTEN_LENGTH + 5);
        assert_eq!(parse(&long), written(&"é".repeat(WRITTEN_LENGTH)));
    }

    #[test]
    fn words_are_counted_as_a_reader_counts_them() {
        for (text, count) in [
            ("", 0),
            ("Un, deux — trois !", 3),
            ("خبر غير مؤكد ، وبعد", 4),
            ("l’année 2024", 2),
        ] {
            assert_eq!(Essay::words(text), count, "{text}");
        }
    }

    #[test]
    fn what_is_written_awaits_a_person() {
        let question = question("q-essay", Body::Essay(essay(&[("a", &[0, 100])])));
        for (text, verdict) in [
            ("  ", Verdict::Unanswered),
            ("Un texte.", Verdict::Awaiting),
        ] {
            let marking = question.mark(Some(&Response::Written(text.to_owned())));
            assert_eq!((marking.verdict, marking.mark), (verdict, Mark::ZERO));
        }
    }

    #[test]
    fn the_rubric_makes_the_points_and_the_limits_make_sense() {
        for (criteria, min, max, expected) in [
            (
                &[("a", &[0, 60][..]), ("b", &[40, 0][..])][..],
                None,
                None,
                vec![],
            ),
            (&[], None, None, vec!["criterion count"]),
            (
                &[("a", &[0, 60][..]), ("b", &[0, 41][..])],
                Some(10),
                Some(10),
                vec!["criterion rubric-sum"],
            ),
            (
                &[("a", &[100][..])],
                Some(20),
                Some(10),
                vec!["criterion.a.level count", "max_words word-limits"],
            ),
            (
                &[("a", &[-1, 100][..])],
                Some(0),
                None,
                vec![
                    "criterion.a.level.0.points level-points",
                    "max_words word-limits",
                ],
            ),
        ] {
            let mut essay = essay(criteria);
            (essay.min_words, essay.max_words) = (min, max);
            let question = question("q-checked", Body::Essay(essay));
            assert_eq!(listed(&question), expected, "{criteria:?}");
        }
    }
}
