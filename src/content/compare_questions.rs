//! What changed in one question between two versions.

use std::collections::BTreeMap;

use super::{change::What, compare::only_translated};
use crate::{
    kit::text::Localised,
    questions::{Body, PENALTY, Question, Status, cloze::GapKind, mark::Mark, short::Short},
};

/// The changes, in no order: an answer key, points, settings, feedback, or only the wording.
pub(super) fn changes(old: &Question, new: &Question) -> Vec<What> {
    let mut changes = Vec::new();
    let same_key = key(&old.body) == key(&new.body);
    if !same_key {
        changes.push(What::Key);
    }
    if old.points != new.points {
        changes.push(What::Points);
    }
    let settings = |question: &Question| {
        (
            question.objective.clone(),
            question.difficulty,
            question.tags.clone(),
            question.penalty,
            question.status,
        )
    };
    if settings(old) != settings(new) {
        changes.push(What::QuestionSettings);
    }
    let (before, after) = (feedback(old), feedback(new));
    let nothing = Localised::default();
    let rewritten = before.keys().chain(after.keys()).any(|place| {
        let old = before.get(place).copied().unwrap_or(&nothing);
        let new = after.get(place).copied().unwrap_or(&nothing);
        old != new && (old.is_empty() || !only_translated(old, new))
    });
    if rewritten {
        changes.push(What::Feedback);
    }
    let words = |question: &Question| {
        let mut question = question.clone();
        question.points = Mark::ONE;
        (question.objective, question.difficulty, question.tags) = (None, None, Vec::new());
        (question.penalty, question.status) = (PENALTY, Status::Ready);
        if rewritten {
            without_feedback(&mut question);
        }
        question
    };
    if same_key && words(old) != words(new) {
        changes.push(What::Wording);
    }
    changes
}

/// The body without its texts, and in an order that says nothing where order is no answer.
fn key(body: &Body) -> Body {
    let mut body = body.clone();
    match &mut body {
        Body::Single(choice) | Body::Multiple(choice) => {
            choice.options.sort_by(|one, other| one.id.cmp(&other.id));
            for option in &mut choice.options {
                (option.text, option.why) = Default::default();
            }
        }
        Body::TrueFalse(truth) => (truth.why_true, truth.why_false) = Default::default(),
        Body::Numeric(number) => number.unit = Localised::default(),
        Body::Short(short) => without_whys(short),
        Body::Matching(matching) => {
            matching.pairs.sort_by(|one, other| one.id.cmp(&other.id));
            matching.extras.sort_by(|one, other| one.id.cmp(&other.id));
            for pair in &mut matching.pairs {
                (pair.left, pair.right, pair.why) = Default::default();
            }
            for extra in &mut matching.extras {
                extra.right = Localised::default();
            }
        }
        Body::Ordering(ordering) => {
            for step in &mut ordering.steps {
                step.text = Localised::default();
            }
        }
        Body::Kprim(kprim) => {
            kprim.statements.sort_by(|one, other| one.id.cmp(&other.id));
            for statement in &mut kprim.statements {
                (statement.text, statement.why) = Default::default();
            }
        }
        Body::Cloze(cloze) => {
            cloze.text = Localised::default();
            cloze.gaps.sort_by(|one, other| one.id.cmp(&other.id));
            cloze.bank.sort_by(|one, other| one.id.cmp(&other.id));
            for word in &mut cloze.bank {
                word.text = Localised::default();
            }
            for gap in &mut cloze.gaps {
                gap.why = Localised::default();
                match &mut gap.kind {
                    GapKind::Typed { accept } => without_whys(accept),
                    GapKind::Number { number } => number.unit = Localised::default(),
                    GapKind::Choice { options } => {
                        options.sort_by(|one, other| one.id.cmp(&other.id));
                        for option in options {
                            (option.text, option.why) = Default::default();
                        }
                    }
                    GapKind::Word { .. } => {}
                }
            }
        }
        Body::MarkError(text) => {
            text.text = Localised::default();
            text.segments.sort_by(|one, other| one.id.cmp(&other.id));
            for segment in &mut text.segments {
                (segment.why, segment.fix) = Default::default();
            }
        }
        Body::Hotspot(picture) => {
            picture.alt = Localised::default();
            picture.zones.sort_by(|one, other| one.id.cmp(&other.id));
            for zone in &mut picture.zones {
                (zone.label, zone.why) = Default::default();
            }
        }
        Body::Essay(essay) => {
            essay.model = Localised::default();
            for criterion in &mut essay.rubric {
                criterion.text = Localised::default();
                for level in &mut criterion.levels {
                    level.text = Localised::default();
                }
            }
        }
        Body::Likert(likert) => {
            for statement in &mut likert.statements {
                statement.text = Localised::default();
            }
            for label in &mut likert.labels {
                *label = Localised::default();
            }
        }
    }
    body
}

/// What is said after an answer, by place.
fn feedback(question: &Question) -> BTreeMap<String, &Localised> {
    let mut said = BTreeMap::from([("explain".to_owned(), &question.explain)]);
    match &question.body {
        Body::Single(choice) | Body::Multiple(choice) => {
            said.extend(
                choice
                    .options
                    .iter()
                    .map(|option| (format!("option.{}", option.id), &option.why)),
            );
        }
        Body::TrueFalse(truth) => {
            said.insert("true".to_owned(), &truth.why_true);
            said.insert("false".to_owned(), &truth.why_false);
        }
        Body::Matching(matching) => {
            said.extend(
                matching
                    .pairs
                    .iter()
                    .map(|pair| (format!("pair.{}", pair.id), &pair.why)),
            );
        }
        Body::Short(short) => said.extend(whys(short, "part")),
        Body::Kprim(kprim) => {
            let statements = kprim.statements.iter();
            said.extend(statements.map(|one| (format!("statement.{}", one.id), &one.why)));
        }
        Body::Cloze(cloze) => {
            for gap in &cloze.gaps {
                let place = format!("gap.{}", gap.id);
                if let GapKind::Typed { accept } = &gap.kind {
                    said.extend(whys(accept, &place));
                }
                let options = gap.options().iter();
                said.extend(options.map(|option| (format!("{place}.{}", option.id), &option.why)));
                said.insert(place, &gap.why);
            }
        }
        Body::MarkError(text) => {
            for segment in &text.segments {
                said.insert(format!("segment.{}", segment.id), &segment.why);
                said.insert(format!("fix.{}", segment.id), &segment.fix);
            }
        }
        Body::Hotspot(picture) => {
            let zones = picture.zones.iter();
            said.extend(zones.map(|zone| (format!("zone.{}", zone.id), &zone.why)));
        }
        Body::Essay(essay) => {
            said.insert("model".to_owned(), &essay.model);
        }
        Body::Numeric(_) | Body::Ordering(_) | Body::Likert(_) => {}
    }
    said
}

/// What is said to nearly right writings.
fn whys<'a>(short: &'a Short, place: &str) -> Vec<(String, &'a Localised)> {
    let parts = short.partial.iter().enumerate();
    parts
        .map(|(at, part)| (format!("{place}.{at}"), &part.why))
        .collect()
}

fn without_whys(short: &mut Short) {
    for part in &mut short.partial {
        part.why = Localised::default();
    }
}

fn without_feedback(question: &mut Question) {
    question.explain = Localised::default();
    match &mut question.body {
        Body::Single(choice) | Body::Multiple(choice) => {
            choice
                .options
                .iter_mut()
                .for_each(|option| option.why = Localised::default());
        }
        Body::TrueFalse(truth) => (truth.why_true, truth.why_false) = Default::default(),
        Body::Matching(matching) => {
            matching
                .pairs
                .iter_mut()
                .for_each(|pair| pair.why = Localised::default());
        }
        Body::Short(short) => without_whys(short),
        Body::Kprim(kprim) => {
            let statements = kprim.statements.iter_mut();
            statements.for_each(|one| one.why = Localised::default());
        }
        Body::Cloze(cloze) => {
            for gap in &mut cloze.gaps {
                gap.why = Localised::default();
                match &mut gap.kind {
                    GapKind::Typed { accept } => without_whys(accept),
                    GapKind::Choice { options } => options
                        .iter_mut()
                        .for_each(|option| option.why = Localised::default()),
                    GapKind::Number { .. } | GapKind::Word { .. } => {}
                }
            }
        }
        Body::MarkError(text) => {
            for segment in &mut text.segments {
                (segment.why, segment.fix) = Default::default();
            }
        }
        Body::Hotspot(picture) => {
            let zones = picture.zones.iter_mut();
            zones.for_each(|zone| zone.why = Localised::default());
        }
        Body::Essay(essay) => essay.model = Localised::default(),
        Body::Numeric(_) | Body::Ordering(_) | Body::Likert(_) => {}
    }
}
