//! The sittings that an analysis is made from, small enough to hold ten thousand in memory.

use std::collections::HashMap;

use crate::kit::{locale::Locale, time::Timestamp};

/// Which sittings of a person count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// The first: nobody has seen the questions yet.
    #[default]
    First,
    Last,
    /// The one with the highest result, and the first of those.
    Best,
    All,
}

impl Which {
    pub const ALL: [Self; 4] = [Self::First, Self::Last, Self::Best, Self::All];

    /// As in an address.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Last => "last",
            Self::Best => "best",
            Self::All => "all",
        }
    }

    /// What an address says; the first when it says nothing else.
    #[must_use]
    pub fn parse(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|which| which.code() == code)
            .unwrap_or_default()
    }
}

/// What is known of a sitting beside its answers.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Head {
    pub language: String,
    pub started_at: Timestamp,
    pub submitted_at: Timestamp,
    /// 1 or 0; None while a person has yet to mark an answer.
    pub passed: Option<i64>,
    /// One line a question: id, share (or `-`), mark, points, certainty (or `-`), response, parted
    /// by blanks. A response holds no line end: it is JSON.
    pub lines: String,
}

/// One question of one sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Its place in [`Sample::questions`].
    pub question: u32,
    /// Basis points; None: not marked.
    pub share: Option<i32>,
    /// Hundredths of a point.
    pub mark: i32,
    pub points: i32,
    /// Its place in [`Asked::responses`].
    pub response: u32,
    /// 1 to 3, when the person was asked.
    pub certainty: Option<u8>,
}

impl Cell {
    /// The share earned, from 0 to 1.
    #[must_use]
    pub fn part(&self) -> Option<f64> {
        self.share.map(|share| f64::from(share) / 10_000.0)
    }
}

/// A sitting: what it earned of what it could, in the questions that are marked.
#[derive(Debug, Clone, PartialEq)]
pub struct Sitting {
    pub language: Option<Locale>,
    pub took_ms: i64,
    /// None while it is not known.
    pub passed: Option<bool>,
    pub earned: i32,
    pub out_of: i32,
    pub cells: Vec<Cell>,
}

impl Sitting {
    /// The result, from 0 to 1; None when nothing is marked.
    #[must_use]
    pub fn total(&self) -> Option<f64> {
        (self.out_of > 0).then(|| f64::from(self.earned) / f64::from(self.out_of))
    }

    /// The result without one of its questions; None when there is no other.
    #[must_use]
    pub fn rest(&self, cell: &Cell) -> Option<f64> {
        let out_of = self.out_of - cell.points;
        (out_of > 0).then(|| f64::from(self.earned - cell.mark) / f64::from(out_of))
    }
}

/// A question that somebody was asked, with every different answer to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    pub id: String,
    /// JSON of a response, `null` for none, in the order in which they were met.
    pub responses: Vec<String>,
}

/// Sittings of one quiz.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sample {
    pub questions: Vec<Asked>,
    pub sittings: Vec<Sitting>,
}

/// Puts a sample together, one sitting after another.
#[derive(Debug, Default)]
pub struct Gathering {
    sample: Sample,
    questions: HashMap<String, u32>,
    responses: Vec<HashMap<String, u32>>,
}

/// A line that is not what the store writes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a result: {0}")]
pub struct BadLine(String);

impl Gathering {
    /// Adds a sitting.
    ///
    /// # Errors
    /// [`BadLine`].
    pub fn add(&mut self, head: &Head) -> Result<(), BadLine> {
        let mut sitting = Sitting {
            language: Locale::parse(&head.language),
            took_ms: head.submitted_at.since(head.started_at),
            passed: head.passed.map(|passed| passed == 1),
            earned: 0,
            out_of: 0,
            cells: Vec::new(),
        };
        for line in head.lines.split('\n').filter(|line| !line.is_empty()) {
            let cell = self
                .cell(line)
                .ok_or_else(|| BadLine(line.chars().take(80).collect()))?;
            if cell.share.is_some() {
                sitting.earned += cell.mark;
                sitting.out_of += cell.points;
            }
            sitting.cells.push(cell);
        }
        self.sample.sittings.push(sitting);
        Ok(())
    }

    fn cell(&mut self, line: &str) -> Option<Cell> {
        let mut parts = line.splitn(6, ' ');
        let id = parts.next()?;
        let mut number = || {
            let part = parts.next()?;
            if part == "-" {
                Some(None)
            } else {
                part.parse::<i32>().ok().map(Some)
            }
        };
        let (share, mark, points, certainty) = (number()?, number()??, number()??, number()?);
        let response = parts.next()?;
        let question = self.question(id);
        Some(Cell {
            question,
            share,
            mark,
            points,
            response: self.response(question, response),
            certainty: certainty.and_then(|certainty| u8::try_from(certainty).ok()),
        })
    }

    fn question(&mut self, id: &str) -> u32 {
        if let Some(known) = self.questions.get(id) {
            return *known;
        }
        let place = u32::try_from(self.responses.len()).unwrap_or(u32::MAX);
        self.questions.insert(id.to_owned(), place);
        self.responses.push(HashMap::new());
        self.sample.questions.push(Asked {
            id: id.to_owned(),
            responses: Vec::new(),
        });
        place
    }

    fn response(&mut self, question: u32, response: &str) -> u32 {
        let place = question as usize;
        if let Some(known) = self.responses[place].get(response) {
            return *known;
        }
        let asked = &mut self.sample.questions[place].responses;
        let new = u32::try_from(asked.len()).unwrap_or(u32::MAX);
        asked.push(response.to_owned());
        self.responses[place].insert(response.to_owned(), new);
        new
    }

    /// The sittings added so far.
    #[must_use]
    pub fn sample(self) -> Sample {
        self.sample
    }
}

impl Sample {
    /// Every cell of a question, with its sitting.
    pub fn of(&self, question: u32) -> impl Iterator<Item = (&Sitting, &Cell)> {
        self.sittings.iter().flat_map(move |sitting| {
            let cells = sitting.cells.iter();
            cells
                .filter(move |cell| cell.question == question)
                .map(move |cell| (sitting, cell))
        })
    }

    /// The cells of each question, each with its sitting: one walk for all questions.
    #[must_use]
    pub fn by_question(&self) -> Vec<Vec<(&Sitting, &Cell)>> {
        let mut columns = vec![Vec::new(); self.questions.len()];
        for sitting in &self.sittings {
            for cell in &sitting.cells {
                columns[cell.question as usize].push((sitting, cell));
            }
        }
        columns
    }
}

#[cfg(test)]
pub(crate) mod samples {
    use super::*;

    /// A sitting whose lines are written as the store writes them.
    pub fn head(language: &str, minutes: i64, passed: bool, lines: &str) -> Head {
        Head {
            language: language.to_owned(),
            started_at: Timestamp(0),
            submitted_at: Timestamp(minutes * 60_000),
            passed: Some(i64::from(passed)),
            lines: lines.to_owned(),
        }
    }

    /// Sittings written one a line, one digit a question: what it earned in tenths (`x` for all,
    /// `-` for a question not asked), each worth one point.
    pub fn sample(rows: &str) -> Sample {
        let mut gathering = Gathering::default();
        for row in rows.split_whitespace() {
            let line = |(place, digit): (usize, char)| {
                let tenths = if digit == 'x' {
                    10
                } else {
                    digit.to_digit(10)?
                };
                let (share, mark) = (tenths * 1000, tenths * 10);
                Some(format!("q-{place} {share} {mark} 100 - \"{tenths}\""))
            };
            let lines: Vec<_> = (1..).zip(row.chars()).filter_map(line).collect();
            let head = head("ar", 10, false, &lines.join("\n"));
            gathering.add(&head).expect("lines");
        }
        gathering.sample()
    }
}

#[cfg(test)]
mod tests {
    use super::{samples::head, *};

    #[test]
    fn lines_are_read_and_what_is_not_marked_counts_in_no_total() {
        let mut gathering = Gathering::default();
        let lines = "q-a 5000 50 100 - {\"kind\":\"typed\",\"given\":\"two words\"}\n\
                     q-b - 0 300 - {\"kind\":\"written\",\"given\":\"…\"}\nq-c 10000 200 200 3 null";
        gathering.add(&head("fr", 7, true, lines)).expect("lines");
        gathering
            .add(&head("xx", 7, true, "q-c 0 0 200 1 null"))
            .expect("lines");
        let sample = gathering.sample();
        let ids: Vec<_> = sample.questions.iter().map(|q| q.id.as_str()).collect();
        assert_eq!(ids, ["q-a", "q-b", "q-c"]);
        assert_eq!(sample.questions[2].responses, ["null"]);
        let first = &sample.sittings[0];
        assert_eq!((first.earned, first.out_of), (250, 300));
        assert_eq!(first.language, Some(Locale::Fr));
        assert_eq!(first.took_ms, 420_000);
        assert_eq!(first.cells[1].share, None);
        assert_eq!(first.cells[2].certainty, Some(3));
        assert_eq!(first.rest(&first.cells[2]), Some(0.5));
        let second = &sample.sittings[1];
        assert_eq!(
            (second.language, second.rest(&second.cells[0])),
            (None, None)
        );
        assert_eq!(sample.of(2).count(), 2);
    }

    #[test]
    fn a_line_that_the_store_does_not_write_is_refused() {
        for line in ["q-a", "q-a x 0 0 - null", "q-a 1 - 0 - null", "q-a 1 0 0 -"] {
            let added = Gathering::default().add(&head("ar", 1, false, line));
            assert_eq!(added, Err(BadLine(line.to_owned())));
        }
    }

    #[test]
    fn the_first_sitting_counts_unless_an_address_says_otherwise() {
        for which in Which::ALL {
            assert_eq!(Which::parse(which.code()), which);
        }
        assert_eq!(Which::parse("every"), Which::First);
    }
}
