//! Texts in which something is to be filled in or marked, as runs.

use crate::{
    kit::text::Run,
    questions::{
        OptionId, Response,
        cloze::{self, Cloze, Gap, GapKind},
        mark_error::{self, MarkError},
    },
    quizzes::pages::{
        items::Tick,
        view::{Reader, Tongue},
    },
    web::shell::Shell,
};

/// A text with gaps.
pub struct Gaps {
    /// The language of the whole text, which its runs share.
    pub tongue: Tongue,
    pub runs: Vec<GapRun>,
    /// The words that all gaps may take.
    pub bank: Vec<Run>,
}

/// A run of a text with gaps.
pub enum GapRun {
    Text(String),
    /// A field to type in.
    Line {
        name: String,
        /// What the field is called: «الفراغ 2».
        label: String,
        number: bool,
        value: String,
        /// Shown behind it.
        unit: Option<Run>,
    },
    /// A list to choose from.
    List {
        name: String,
        label: String,
        options: Vec<Tick>,
    },
}

/// A text with words to be marked.
pub struct Marks {
    /// The language of the whole text, which its runs share.
    pub tongue: Tongue,
    pub runs: Vec<MarkRun>,
}

/// A run of a text with words to be marked.
pub enum MarkRun {
    Text(String),
    Words {
        value: String,
        words: String,
        ticked: bool,
    },
}

/// A text with gaps, filled as it was answered.
pub fn gaps(
    shell: &Shell,
    reader: Reader,
    name: &str,
    cloze: &Cloze,
    shown: &[OptionId],
    response: Option<&Response>,
) -> Gaps {
    let (text, locale) = cloze.text.pick(reader.text);
    let mut number = 0_usize;
    let runs = cloze.parts(text).into_iter().map(|part| match part {
        cloze::Part::Text(text) => GapRun::Text(text.to_owned()),
        cloze::Part::Gap(gap) => {
            number += 1;
            let label = shell.t.quizzes_gap(number.to_string());
            let given = match response {
                Some(Response::Gaps(given)) => given.get(&gap.id),
                _ => None,
            };
            let given = given.map_or("", String::as_str);
            gap_run(
                reader,
                format!("{name}.{}", gap.id),
                label,
                cloze,
                gap,
                shown,
                given,
            )
        }
    });
    Gaps {
        tongue: Tongue::of(locale, reader),
        runs: runs.collect(),
        bank: cloze
            .words_shown(shown)
            .into_iter()
            .map(|word| reader.text(&word.text))
            .collect(),
    }
}

fn gap_run(
    reader: Reader,
    name: String,
    label: String,
    cloze: &Cloze,
    gap: &Gap,
    shown: &[OptionId],
    given: &str,
) -> GapRun {
    let tick = |id: &OptionId, text| Tick {
        value: id.to_string(),
        text: reader.text(text),
        ticked: id.as_str() == given,
    };
    let line = |number, unit| GapRun::Line {
        name: name.clone(),
        label: label.clone(),
        number,
        value: given.to_owned(),
        unit,
    };
    let list = |options| GapRun::List {
        name: name.clone(),
        label: label.clone(),
        options,
    };
    match &gap.kind {
        GapKind::Typed { .. } => line(false, None),
        GapKind::Number { number } => line(true, reader.some(&number.unit)),
        GapKind::Choice { .. } => {
            let options = cloze.options_shown(gap, shown).into_iter();
            list(
                options
                    .map(|option| tick(&option.id, &option.text))
                    .collect(),
            )
        }
        GapKind::Word { .. } => {
            let words = cloze.words_shown(shown).into_iter();
            list(words.map(|word| tick(&word.id, &word.text)).collect())
        }
    }
}

/// A text with words to be marked, as they were marked.
pub fn marks(reader: Reader, text: &MarkError, response: Option<&Response>) -> Marks {
    let (words, locale) = text.text.pick(reader.text);
    let runs = text.parts(words).into_iter().map(|part| match part {
        mark_error::Part::Text(text) => MarkRun::Text(text.to_owned()),
        mark_error::Part::Segment(segment, words) => MarkRun::Words {
            value: segment.id.to_string(),
            words: words.to_owned(),
            ticked: matches!(response, Some(Response::Options(ids)) if ids.contains(&segment.id)),
        },
    });
    Marks {
        tongue: Tongue::of(locale, reader),
        runs: runs.collect(),
    }
}
