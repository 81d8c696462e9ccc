//! Aiken: a question on its lines, options `A. …` or `A) …`, then `ANSWER: A` (docs.moodle.org,
//! «Aiken format»). One right option, nothing else.

use winnow::{
    ModalResult, Parser as _,
    ascii::{Caseless, space0},
    combinator::{eof, terminated},
    token::{one_of, rest},
};

use super::{
    Entries, Entry, html,
    plain::{Choice, Kind, Pick, Plain, letter},
    report::{Losses, Reason, opening},
};

/// What one line is.
enum Line<'a> {
    Blank,
    Option(char, &'a str),
    Answer(&'a str),
    Text(&'a str),
}

fn line(raw: &str) -> Line<'_> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Line::Blank;
    }
    let option = |input: &mut &'_ str| -> ModalResult<char> {
        let letter = one_of('A'..='Z').parse_next(input)?;
        (one_of(['.', ')']), one_of([' ', '\t'])).parse_next(input)?;
        Ok(letter)
    };
    let mut input = raw;
    if let Ok(letter) = { option }.parse_next(&mut input) {
        return Line::Option(letter, input.trim());
    }
    let mut input = raw;
    let answer: ModalResult<&str> = (Caseless("ANSWER"), space0, ':', space0, rest)
        .map(|found| found.4)
        .parse_next(&mut input);
    match answer {
        Ok(answer) => Line::Answer(answer.trim()),
        Err(_) => Line::Text(raw),
    }
}

/// A question being read.
#[derive(Default)]
struct Open<'a> {
    line: u32,
    text: Vec<&'a str>,
    options: Vec<(char, &'a str)>,
}

impl Open<'_> {
    fn is_empty(&self) -> bool {
        self.text.is_empty() && self.options.is_empty()
    }

    fn close(self, answer: Option<&str>, entries: &mut Entries) {
        if !entries.has_room(self.line) {
            return;
        }
        let label = self.text.first().copied().unwrap_or("").to_owned();
        let at = self.line;
        let read = self.question(answer);
        entries.push(Entry::new(at, &label, read, Losses::default(), ""));
    }

    fn question(self, answer: Option<&str>) -> Result<Plain, Reason> {
        let text = html::tidy(&self.text.join("\n"));
        if text.is_empty() {
            return Err(Reason::NoText);
        }
        if self.options.len() < 2 {
            return Err(Reason::Few(self.options.len()));
        }
        let answer = answer.ok_or(Reason::NoAnswerLine)?;
        let unknown = || Reason::AnswerUnknown(opening(answer));
        let mut input = answer;
        let right: ModalResult<char> =
            terminated(one_of(|c: char| c.is_ascii_alphabetic()), (space0, eof))
                .parse_next(&mut input);
        let right = right.map_err(|_| unknown())?.to_ascii_uppercase();
        if !self.options.iter().any(|(letter, _)| *letter == right) {
            return Err(unknown());
        }
        let mut seen = Vec::new();
        let mut options = Vec::new();
        for (at, (mark, text)) in self.options.iter().enumerate() {
            if seen.contains(mark) {
                return Err(Reason::Construct(format!("{mark}.")));
            }
            seen.push(*mark);
            options.push(Pick {
                id: letter(at),
                text: html::tidy(text),
                correct: *mark == right,
                weight: None,
                why: String::new(),
            });
        }
        let choice = Choice {
            single: true,
            all_or_nothing: false,
            options,
        };
        Ok(Plain::new(text, Kind::Choice(choice)))
    }
}

/// Every question of an Aiken file. One that has no `ANSWER:` ends where the next one begins: at a
/// text after an empty line or after its options.
#[must_use]
pub fn read(text: &str) -> Vec<Entry> {
    let mut entries = Entries::default();
    let mut open = Open::default();
    let mut blank = false;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for (number, raw) in (1..).zip(text.split('\n')) {
        match line(raw) {
            Line::Blank => {
                blank = true;
                continue;
            }
            Line::Option(letter, text) => {
                if open.is_empty() {
                    open.line = number;
                }
                open.options.push((letter, text));
            }
            Line::Answer(answer) => {
                if open.is_empty() {
                    open.line = number;
                }
                std::mem::take(&mut open).close(Some(answer), &mut entries);
            }
            Line::Text(text) => {
                let next = !open.options.is_empty() || (blank && !open.is_empty());
                if next {
                    std::mem::take(&mut open).close(None, &mut entries);
                }
                if open.is_empty() {
                    open.line = number;
                }
                open.text.push(text);
            }
        }
        blank = false;
    }
    if !open.is_empty() {
        open.close(None, &mut entries);
    }
    entries.finish()
}

/// Whether a text has what only Aiken has.
#[must_use]
pub fn looks_like(text: &str) -> bool {
    let answers = text
        .lines()
        .any(|raw| matches!(line(raw), Line::Answer(answer) if answer.len() <= 2));
    answers
        && text
            .lines()
            .any(|raw| matches!(line(raw), Line::Option(..)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "What comes first?\r\nA. To check\r\nB. To publish\r\nANSWER: A\r\n\r\n\
        No answer here\nA) one\nB) two\n\nما أول خطوة؟\nA) التحقق\nB) النشر\nC) الصمت\nANSWER: b\n\n\
        Unknown\nA. x\nB. y\nANSWER: D\n\nAlone\n\nLast\nA. x\nANSWER: A\n";

    #[test]
    fn a_broken_question_leaves_its_neighbours_alone() {
        let entries = read(FILE);
        let told: Vec<_> = entries
            .iter()
            .map(|entry| {
                (
                    entry.line,
                    entry.label.as_str(),
                    entry.read.as_ref().err().cloned(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (1, "What comes first?", None),
                (6, "No answer here", Some(Reason::NoAnswerLine)),
                (10, "ما أول خطوة؟", None),
                (16, "Unknown", Some(Reason::AnswerUnknown("D".into()))),
                (21, "Alone", Some(Reason::Few(0))),
                (23, "Last", Some(Reason::Few(1))),
            ]
        );
        let (plain, losses) = entries[2].read.as_ref().expect("a question");
        assert_eq!(losses, &[]);
        let Kind::Choice(choice) = &plain.body else {
            panic!("{plain:?}");
        };
        let right: Vec<_> = choice.options.iter().map(|pick| pick.correct).collect();
        assert_eq!(right, [false, true, false]);
        assert!(looks_like(FILE) && !looks_like("::q:: ANSWER: x {T}"));
    }
}
