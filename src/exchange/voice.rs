//! A question of ours as a plain one in one of its languages.

use std::collections::BTreeMap;

use super::{
    convert::criterion,
    plain::{
        Choice, Cloze, Couple, Figure, Fill, Gap, Hotspot, Kind, Labelled, OrderRule, Part, Pick,
        Plain, Segment, Shape, Truth, Words, Zone,
    },
    report::{Loss, Losses, Reason},
};
use crate::{
    kit::{locale::Locale, text::Localised, words::words},
    questions::{
        self as own, Body, Question, Status, choice::ChoiceOption, cloze::GapKind,
        decimal::Decimal, ordering::OrderingRule,
    },
};

/// One language of a question.
struct Voice<'l> {
    locale: Locale,
    /// A text that is not written is empty, not a reason to refuse.
    lenient: bool,
    losses: &'l mut Losses,
}

/// A question in one language.
///
/// # Errors
/// [`Reason::NotWritten`] when a text of it is not written in that language, [`Reason::Kind`] when
/// no other system knows its type.
pub fn plain(question: &Question, locale: Locale, losses: &mut Losses) -> Result<Plain, Reason> {
    Voice {
        locale,
        lenient: false,
        losses,
    }
    .plain(question)
}

/// The same for comparing: what is not written is empty.
pub(super) fn sketch(question: &Question, locale: Locale) -> Option<Plain> {
    let losses = &mut Losses::default();
    Voice {
        locale,
        lenient: true,
        losses,
    }
    .plain(question)
    .ok()
}

impl Voice<'_> {
    /// A text that must be written.
    fn text(&self, text: &Localised) -> Result<String, Reason> {
        match text.get(self.locale) {
            Some(text) => Ok(text.to_owned()),
            None if self.lenient || text.is_empty() => Ok(String::new()),
            None => Err(Reason::NotWritten),
        }
    }

    /// A text that may be missing.
    fn aside(&self, text: &Localised) -> String {
        text.get(self.locale).unwrap_or("").to_owned()
    }

    fn plain(&mut self, question: &Question) -> Result<Plain, Reason> {
        let kind = || Reason::Kind(question.body.type_name().to_owned());
        if matches!(question.body, Body::Kprim(_) | Body::Likert(_)) {
            return Err(kind());
        }
        let text = self.text(&question.text)?;
        if text.is_empty() && !self.lenient {
            return Err(Reason::NotWritten);
        }
        let mut plain = Plain::new(text, self.body(&question.body)?);
        if let Kind::Cloze(_) = plain.body
            && plain.text == words(self.locale).exchange_fill_the_gaps()
        {
            plain.text = String::new();
        }
        plain.id = Some(question.id.to_string());
        plain.name = question.id.to_string();
        plain.explain = self.aside(&question.explain);
        plain.points = question.points;
        plain.penalty = Some(question.penalty);
        plain.hints = question
            .hints
            .iter()
            .map(|hint| self.aside(hint))
            .filter(|hint| !hint.is_empty())
            .collect();
        plain.tags.clone_from(&question.tags);
        plain.hidden = question.status == Status::Retired;
        self.losses
            .add_if(question.status == Status::Draft, Loss::Status);
        self.losses
            .add_if(question.objective.is_some(), Loss::Objective);
        self.losses
            .add_if(question.difficulty.is_some(), Loss::Difficulty);
        Ok(plain)
    }

    fn picks(&self, options: &[ChoiceOption]) -> Result<Vec<Pick>, Reason> {
        let weighted = options.iter().any(|option| option.weight.is_some());
        let pick = |option: &ChoiceOption| {
            Ok(Pick {
                id: option.id.clone(),
                text: self.text(&option.text)?,
                correct: option.correct,
                weight: weighted.then(|| option.weight.unwrap_or(0)),
                why: self.aside(&option.why),
            })
        };
        options.iter().map(pick).collect()
    }

    fn words(&self, short: &own::short::Short) -> Result<Words, Reason> {
        let list = |accept: &BTreeMap<Locale, Vec<String>>| {
            accept.get(&self.locale).cloned().unwrap_or_default()
        };
        let accept = list(&short.accept);
        if accept.is_empty() && !self.lenient {
            return Err(Reason::NotWritten);
        }
        let part = |partial: &own::short::Partial| Part {
            accept: list(&partial.accept),
            share: partial.share,
            why: self.aside(&partial.why),
        };
        let partial = short
            .partial
            .iter()
            .map(part)
            .filter(|part| !part.accept.is_empty());
        Ok(Words {
            accept,
            partial: partial.collect(),
            case: short.case,
        })
    }

    fn figure(&self, number: &own::number::Number) -> Result<Figure, Reason> {
        Ok(Figure {
            answer: number.answer,
            tolerance: if number.range.is_some() {
                Decimal::ZERO
            } else {
                number.tolerance
            },
            range: number.range,
            percent: number.tolerance_percent.filter(|_| number.range.is_none()),
            unit: self.text(&number.unit)?,
            unit_required: number.unit_required,
        })
    }

    fn body(&mut self, body: &Body) -> Result<Kind, Reason> {
        Ok(match body {
            Body::Single(choice) | Body::Multiple(choice) => Kind::Choice(Choice {
                single: matches!(body, Body::Single(_)),
                all_or_nothing: choice.all_or_nothing && matches!(body, Body::Multiple(_)),
                options: self.picks(&choice.options)?,
            }),
            Body::TrueFalse(truth) => Kind::Truth(Truth {
                answer: truth.answer,
                why_true: self.aside(&truth.why_true),
                why_false: self.aside(&truth.why_false),
            }),
            Body::Numeric(number) => Kind::Number(self.figure(number)?),
            Body::Short(short) => Kind::Short(self.words(short)?),
            Body::Matching(matching) => {
                let whys = matching
                    .pairs
                    .iter()
                    .filter(|pair| !self.aside(&pair.why).is_empty())
                    .count();
                self.losses.add_if(whys > 0, Loss::PartFeedback(whys));
                let couple = |pair: &own::matching::Pair| {
                    Ok(Couple {
                        id: pair.id.clone(),
                        left: self.text(&pair.left)?,
                        right: self.text(&pair.right)?,
                    })
                };
                let extra = |extra: &own::matching::Extra| self.labelled(&extra.id, &extra.right);
                Kind::Matching {
                    pairs: matching
                        .pairs
                        .iter()
                        .map(couple)
                        .collect::<Result<_, _>>()?,
                    extras: matching
                        .extras
                        .iter()
                        .map(extra)
                        .collect::<Result<_, _>>()?,
                }
            }
            Body::Ordering(ordering) => {
                let step = |step: &own::ordering::Step| self.labelled(&step.id, &step.text);
                let steps = ordering.steps.iter().map(step).collect::<Result<_, _>>()?;
                let rule = match ordering.rule {
                    OrderingRule::AllOrNothing => OrderRule::AllOrNothing,
                    OrderingRule::Places => OrderRule::Places,
                    OrderingRule::Neighbours => OrderRule::Neighbours,
                    OrderingRule::Pairs | OrderingRule::Longest => OrderRule::Usual,
                };
                Kind::Ordering { steps, rule }
            }
            Body::Cloze(cloze) => {
                let gap = |gap: &own::cloze::Gap| {
                    let fill = match &gap.kind {
                        GapKind::Typed { accept } => Fill::Typed(self.words(accept)?),
                        GapKind::Number { number } => Fill::Number(self.figure(number)?),
                        GapKind::Choice { options } => Fill::Choice(self.picks(options)?),
                        GapKind::Word { word } => Fill::Word(word.clone()),
                    };
                    Ok(Gap {
                        id: gap.id.clone(),
                        weight: gap.weight,
                        fill,
                        why: self.aside(&gap.why),
                    })
                };
                let word = |word: &own::cloze::Word| self.labelled(&word.id, &word.text);
                Kind::Cloze(Cloze {
                    text: self.text(&cloze.text)?,
                    gaps: cloze.gaps.iter().map(gap).collect::<Result<_, Reason>>()?,
                    bank: cloze.bank.iter().map(word).collect::<Result<_, _>>()?,
                })
            }
            Body::Essay(essay) => {
                // The one criterion that we make ourselves says nothing that an import would not say.
                let ours = vec![criterion(essay.most(), self.locale)];
                self.losses.add_if(
                    !essay.rubric.is_empty() && essay.rubric != ours,
                    Loss::Rubric,
                );
                Kind::Essay {
                    min_words: essay.min_words,
                    max_words: essay.max_words,
                    model: self.aside(&essay.model),
                }
            }
            Body::MarkError(text) => {
                let fixes = text
                    .segments
                    .iter()
                    .filter(|segment| !self.aside(&segment.fix).is_empty())
                    .count();
                self.losses.add_if(fixes > 0, Loss::Fixes(fixes));
                let segment = |segment: &own::mark_error::Segment| Segment {
                    id: segment.id.clone(),
                    correct: segment.correct,
                    why: self.aside(&segment.why),
                };
                Kind::MarkError {
                    passage: self.text(&text.text)?,
                    segments: text.segments.iter().map(segment).collect(),
                }
            }
            Body::Hotspot(hotspot) => {
                let zone = |zone: &own::hotspot::Zone| {
                    Ok(Zone {
                        id: zone.id.clone(),
                        label: self.text(&zone.label)?,
                        correct: zone.correct,
                        shape: match &zone.shape {
                            own::hotspot::Shape::Rect {
                                x,
                                y,
                                width,
                                height,
                            } => Shape::Rect {
                                x: *x,
                                y: *y,
                                width: *width,
                                height: *height,
                            },
                            own::hotspot::Shape::Circle { x, y, radius } => Shape::Circle {
                                x: *x,
                                y: *y,
                                radius: *radius,
                            },
                            own::hotspot::Shape::Polygon { points } => {
                                Shape::Polygon(points.clone())
                            }
                        },
                        why: self.aside(&zone.why),
                    })
                };
                Kind::Hotspot(Hotspot {
                    image: hotspot.image.clone(),
                    alt: self.aside(&hotspot.alt),
                    several: hotspot.several,
                    zones: hotspot
                        .zones
                        .iter()
                        .map(zone)
                        .collect::<Result<_, Reason>>()?,
                })
            }
            Body::Kprim(_) | Body::Likert(_) => {
                return Err(Reason::Kind(body.type_name().to_owned()));
            }
        })
    }

    fn labelled(&self, id: &own::OptionId, text: &Localised) -> Result<Labelled, Reason> {
        Ok(Labelled {
            id: id.clone(),
            text: self.text(text)?,
        })
    }
}
