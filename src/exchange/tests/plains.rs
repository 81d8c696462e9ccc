//! Questions of any kind that a format carries whole, for property tests.

use proptest::prelude::*;

use crate::{
    exchange::{
        Format, html,
        plain::{
            Choice, Cloze, Couple, Figure, Fill, Gap, Kind, Labelled, OrderRule, Part, Pick, Plain,
            Segment, Truth, Words, gap_id, letter,
        },
    },
    questions::{
        decimal::Decimal,
        mark::{Mark, Share},
    },
};

/// A text of one line with every sign that a format gives a meaning to.
pub fn line() -> impl Strategy<Value = String> {
    "[a-zé م<>&{}=~#:%/\"'.|!0-9\\\\\\[\\]*-]{1,14}"
        .prop_map(|raw| html::tidy(&raw))
        .prop_filter("words", |text| {
            let marks = ["[[", "]]", "\\["];
            !text.is_empty() && !marks.iter().any(|mark| text.contains(mark))
        })
}

/// A text of one or more lines.
pub fn text() -> impl Strategy<Value = String> {
    prop::collection::vec((line(), 0..3usize), 1..4).prop_map(|lines| {
        let mut text = String::new();
        for (line, ends) in lines {
            text.push_str(&line);
            text.push_str(&"\n".repeat(ends.max(1)));
        }
        html::tidy(&text)
    })
}

fn aside() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), text()]
}

fn decimal(range: std::ops::Range<i64>) -> impl Strategy<Value = Decimal> {
    range.prop_map(|thousandths| crate::exchange::figures::decimal(i128::from(thousandths) * 1_000))
}

/// Options of a list or of a choice, marked as usual or by weights.
fn picks(single: bool) -> impl Strategy<Value = Vec<Pick>> {
    let weights: Vec<Vec<Option<i32>>> = if single {
        vec![
            vec![None; 3],
            vec![Some(10_000), Some(5_000), Some(0)],
            vec![Some(-3_333), Some(3_333), Some(10_000), Some(0)],
        ]
    } else {
        vec![
            vec![None; 4],
            vec![Some(5_000), Some(5_000), Some(0)],
            vec![Some(2_500), Some(7_500), Some(-10_000)],
        ]
    };
    let options = prop::collection::vec((line(), aside(), any::<bool>()), 4);
    (prop::sample::select(weights), options, 0..3usize).prop_map(
        move |(weights, options, right)| {
            let pick = |at: usize, text, why, flag: bool, weight: Option<i32>| Pick {
                id: letter(at),
                text,
                correct: match weight {
                    Some(weight) => weight > 0,
                    None if single => at == right,
                    None => flag || at == right,
                },
                weight,
                why,
            };
            let options = options.into_iter().zip(&weights).enumerate();
            options
                .map(|(at, ((text, why, flag), weight))| pick(at, text, why, flag, *weight))
                .collect()
        },
    )
}

fn choice(format: Format) -> impl Strategy<Value = Kind> {
    any::<bool>().prop_flat_map(move |single| {
        (picks(single), any::<bool>()).prop_map(move |(options, all)| {
            let usual = options[0].weight.is_none();
            let all_or_nothing = all && usual && !single && format == Format::Qti;
            Kind::Choice(Choice {
                single,
                all_or_nothing,
                options,
            })
        })
    })
}

/// Words that a format reads as something else where they stand alone.
const TAKEN: [&str; 8] = ["T", "f", "TRUE", "False", "%50%", "MC", "0", "~"];

fn typed(format: Format, in_gap: bool) -> impl Strategy<Value = Words> {
    let clean = move |text: String| {
        let text = if format == Format::Qti {
            text.replace(['*', '\\'], "")
        } else {
            text
        };
        html::tidy(&text.replace("->", "-"))
    };
    let taken = prop::sample::select(TAKEN.to_vec()).prop_map(str::to_owned);
    let word = prop_oneof![9 => line(), 1 => taken];
    let word = word.prop_map(clean).prop_filter("words", move |text| {
        !text.is_empty() && (!in_gap || text != "*")
    });
    let word = word.boxed();
    let words = || prop::collection::vec(word.clone(), 1..3);
    (words(), words(), aside(), any::<bool>(), any::<bool>()).prop_map(
        move |(accept, near, why, part, case)| {
            let why = if format == Format::Qti {
                String::new()
            } else {
                why
            };
            let near = near
                .into_iter()
                .filter(|text| !accept.contains(text))
                .collect::<Vec<_>>();
            let partial = Part {
                accept: near,
                share: Share(5_000),
                why,
            };
            Words {
                partial: if part && !partial.accept.is_empty() {
                    vec![partial]
                } else {
                    vec![]
                },
                accept,
                case: case && format != Format::Gift,
            }
        },
    )
}

fn figure(format: Format, in_gap: bool) -> impl Strategy<Value = Figure> {
    let numbers = (decimal(-9_000_000..9_000_000), decimal(1..9_000), 0..4u8);
    (numbers, aside(), any::<bool>()).prop_map(move |((answer, size, sort), unit, required)| {
        let mut figure = Figure {
            answer,
            ..Figure::default()
        };
        match sort {
            0 => figure.tolerance = size,
            1 if format == Format::Qti => figure.percent = Some(size),
            2 if format != Format::MoodleXml => {
                let middle = crate::exchange::figures::of(answer);
                let away = crate::exchange::figures::of(size);
                let ends = [middle - away, middle + away].map(crate::exchange::figures::decimal);
                figure.range = Some((ends[0], ends[1]));
            }
            _ => {}
        }
        if format != Format::Gift && !in_gap {
            figure.unit = unit.lines().next().unwrap_or("").to_owned();
            figure.unit_required =
                required && !figure.unit.is_empty() && format == Format::MoodleXml;
        }
        figure
    })
}

fn cloze(format: Format) -> impl Strategy<Value = Kind> {
    let fill = prop_oneof![
        typed(format, true).prop_map(Fill::Typed),
        figure(format, true).prop_map(Fill::Number),
        picks(true).prop_map(Fill::Choice),
    ];
    let gap = (line(), fill, aside(), 1..=10u32);
    let mixed = (prop::collection::vec(gap, 2..4), line()).prop_map(move |(found, end)| {
        let mut text = String::new();
        let mut gaps = Vec::new();
        for (at, (before, mut fill, why, weight)) in found.into_iter().enumerate() {
            text.push_str(&format!("{before} [[{}]] ", gap_id(at)));
            let why = if matches!(fill, Fill::Choice(_)) {
                String::new()
            } else {
                why
            };
            if let (Format::Qti, Fill::Choice(picks)) = (format, &mut fill) {
                picks
                    .iter_mut()
                    .for_each(|pick| pick.text = pick.text.replace('\n', " "));
            }
            gaps.push(Gap {
                id: gap_id(at),
                weight,
                fill,
                why,
            });
        }
        text.push_str(&end);
        // Weights are proportions where marks are.
        if format == Format::Qti {
            gaps[0].weight = 1;
        }
        Kind::Cloze(Cloze {
            text: html::tidy(&text),
            gaps,
            bank: vec![],
        })
    });
    let bank = prop::collection::vec((line(), line()), 2..5).prop_map(|words| {
        let mut text = String::new();
        let (mut gaps, mut bank) = (Vec::new(), Vec::new());
        for (at, (before, word)) in words.into_iter().enumerate() {
            text.push_str(&format!("{before} [[{}]]\n", gap_id(at)));
            gaps.push(Gap {
                id: gap_id(at),
                weight: 1,
                fill: Fill::Word(letter(at.saturating_sub(1))),
                why: String::new(),
            });
            bank.push(Labelled {
                id: letter(at),
                text: word,
            });
        }
        Kind::Cloze(Cloze {
            text: html::tidy(&text),
            gaps,
            bank,
        })
    });
    prop_oneof![mixed, bank]
}

fn kind(format: Format) -> BoxedStrategy<Kind> {
    let labelled = |texts: Vec<String>| -> Vec<Labelled> {
        let part = |(at, text)| Labelled {
            id: letter(at),
            text,
        };
        texts.into_iter().enumerate().map(part).collect()
    };
    let truth = (any::<bool>(), aside(), aside()).prop_map(|(answer, why_true, why_false)| {
        Kind::Truth(Truth {
            answer,
            why_true,
            why_false,
        })
    });
    let matching = (
        prop::collection::vec((text(), text()), 2..5),
        prop::collection::vec(text(), 0..3),
    )
        .prop_map(|(pairs, extras)| {
            let count = pairs.len();
            let pair = |(at, (left, right))| Couple {
                id: letter(at),
                left,
                right,
            };
            let extra = |(at, text)| Labelled {
                id: letter(count + at),
                text,
            };
            Kind::Matching {
                pairs: pairs.into_iter().enumerate().map(pair).collect(),
                extras: extras.into_iter().enumerate().map(extra).collect(),
            }
        });
    let essay = (
        prop::option::of(1..900u32),
        prop::option::of(1..900u32),
        aside(),
    )
        .prop_map(move |(min, max, model)| Kind::Essay {
            min_words: min.filter(|_| format == Format::MoodleXml),
            max_words: max.filter(|_| format == Format::MoodleXml),
            model: if format == Format::Gift {
                String::new()
            } else {
                model
            },
        });
    let shared = prop_oneof![
        choice(format),
        truth,
        figure(format, false).prop_map(Kind::Number),
        typed(format, false).prop_map(Kind::Short),
        matching,
        essay,
    ];
    if format == Format::Gift {
        return shared.boxed();
    }
    let rules = if format == Format::Qti {
        vec![OrderRule::AllOrNothing]
    } else {
        vec![
            OrderRule::AllOrNothing,
            OrderRule::Places,
            OrderRule::Neighbours,
        ]
    };
    let ordering = (
        prop::collection::vec(text(), 3..6),
        prop::sample::select(rules),
    )
        .prop_map(move |(steps, rule)| Kind::Ordering {
            steps: labelled(steps),
            rule,
        });
    if format == Format::MoodleXml {
        return prop_oneof![4 => shared, 1 => ordering, 2 => cloze(format)].boxed();
    }
    let errors =
        prop::collection::vec((line(), line(), any::<bool>(), aside()), 2..5).prop_map(|found| {
            let (mut passage, mut segments) = (String::new(), Vec::new());
            for (at, (before, words, correct, why)) in found.into_iter().enumerate() {
                let words = words.replace(['|', '['], ".");
                passage.push_str(&format!("{before} [[{}|{words}]] ", letter(at)));
                segments.push(Segment {
                    id: letter(at),
                    correct: correct || at == 0,
                    why,
                });
            }
            Kind::MarkError {
                passage: html::tidy(&passage),
                segments,
            }
        });
    prop_oneof![4 => shared, 1 => ordering, 2 => cloze(format), 1 => errors].boxed()
}

/// A question as this format carries it whole.
pub fn plain(format: Format) -> impl Strategy<Value = Plain> {
    let head = (line(), text(), aside(), "[a-z]{2,9}", 1..100_000i64);
    let tail = (
        prop::collection::vec("[a-z\\]م]{1,6}", 0..3),
        prop::collection::vec(text(), 0..3),
        0..=10_000i64,
        any::<bool>(),
    );
    (kind(format), head, tail).prop_map(
        move |(body, (name, text, explain, id, points), (mut tags, hints, penalty, hidden))| {
            let mut plain = Plain::new(text, body);
            plain.id = Some(id);
            plain.name = name;
            plain.explain = explain;
            tags.dedup();
            plain.tags = if tags.len() > 1 && tags[0] == tags[tags.len() - 1] {
                vec![]
            } else {
                tags
            };
            if format != Format::Gift {
                plain.points = Mark(points);
            }
            if format == Format::MoodleXml {
                plain.hints = hints;
                plain.penalty = Some(Share(penalty));
                plain.hidden = hidden;
            }
            plain
        },
    )
}
