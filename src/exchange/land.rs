//! Questions that were read, put into a bank of a course: new ones behind those that are there,
//! known ones over themselves. What the file does not say of a known question stays.

use serde_json::{Map, Value};

use super::{
    Entry, Format, convert, names,
    plain::{Fill, Kind, OrderRule, Plain, letter},
    report::{Line, Outcome},
    voice,
};
use crate::{
    content::course::{Course, ItemKind},
    kit::{locale::Locale, text::Slug},
    questions::{
        OptionId, Question, Status,
        check::{Severity, check},
    },
};

/// Puts every question that was read into its place and says what became of each. Questions that
/// the checker finds errors in are drafts: nobody meets them.
pub fn land(
    course: &mut Course,
    bank: &Slug,
    locale: Locale,
    format: Format,
    entries: &[Entry],
) -> Vec<Line> {
    let ids = names::ids(course, bank, entries);
    let source = course.source_language;
    let mut lines = Vec::with_capacity(entries.len());
    for (entry, id) in entries.iter().zip(ids) {
        let mut update = false;
        let outcome = match (&entry.read, id) {
            (Ok((plain, losses)), Some(Ok(id))) => {
                update = put(course, bank, locale, format, plain, id, source);
                Outcome::Carried(losses.clone())
            }
            (Ok(_), Some(Err(reason))) => Outcome::Refused(reason),
            (Err(reason), _) => Outcome::Refused(reason.clone()),
            (Ok(_), None) => continue,
        };
        lines.push(Line {
            label: entry.label.clone(),
            line: entry.line,
            outcome,
            update,
        });
    }
    lines
}

/// The question of an id, wherever it stands.
fn find<'a>(course: &'a mut Course, id: &Slug) -> Option<&'a mut Question> {
    let items = course
        .modules
        .iter_mut()
        .flat_map(|module| &mut module.items);
    let quizzes = items.filter_map(|item| match &mut item.kind {
        ItemKind::Quiz(quiz) => Some(&mut quiz.questions),
        ItemKind::Lesson(_) => None,
    });
    let mut all = quizzes.chain(course.banks.values_mut()).flatten();
    all.find(|question| question.id == *id)
}

/// Whether it was there.
fn put(
    course: &mut Course,
    bank: &Slug,
    locale: Locale,
    format: Format,
    plain: &Plain,
    id: Slug,
    source: Locale,
) -> bool {
    let Some(old) = find(course, &id) else {
        let mut question = convert::question(id, plain, locale);
        settle(&mut question, source);
        course.banks.entry(bank.clone()).or_default().push(question);
        return false;
    };
    let mut plain = plain.clone();
    // QTI gives its parts names of their own; the others only have places.
    if format != Format::Qti
        && let Some(before) = voice::sketch(old, locale)
    {
        adopt(&mut plain, &before);
    }
    let new = convert::question(id, &plain, locale);
    let mut merged = over(old, &new, locale).unwrap_or(new);
    merged.objective.clone_from(&old.objective);
    merged.difficulty = old.difficulty;
    if format != Format::MoodleXml {
        merged.hints.clone_from(&old.hints);
        merged.penalty = old.penalty;
        if format != Format::Qti {
            merged.points = old.points;
        }
        if old.status == Status::Retired {
            merged.status = Status::Retired;
        }
    }
    keep_unsaid(&mut merged, old, &plain);
    settle(&mut merged, source);
    *old = merged;
    true
}

/// What no format carries and an import therefore never takes away.
fn keep_unsaid(new: &mut Question, old: &Question, plain: &Plain) {
    use crate::questions::Body;
    match (&mut new.body, &old.body) {
        (Body::Ordering(new), Body::Ordering(old)) => {
            if let Kind::Ordering {
                rule: OrderRule::Usual,
                ..
            } = plain.body
            {
                new.rule = old.rule;
            }
        }
        (Body::Essay(new_essay), Body::Essay(old_essay)) if old_essay.most() == new.points => {
            new_essay.rubric.clone_from(&old_essay.rubric);
        }
        (Body::MarkError(new), Body::MarkError(old)) => {
            for segment in &mut new.segments {
                if let Some(known) = old.segments.iter().find(|known| known.id == segment.id) {
                    segment.fix.clone_from(&known.fix);
                }
            }
        }
        (Body::Matching(new), Body::Matching(old)) => {
            for pair in &mut new.pairs {
                if let Some(known) = old.pairs.iter().find(|known| known.id == pair.id) {
                    pair.why.clone_from(&known.why);
                }
            }
        }
        _ => {}
    }
}

/// A question with errors is a draft.
fn settle(question: &mut Question, source: Locale) {
    let wrong = check(question, source)
        .iter()
        .any(|fault| fault.severity() == Severity::Error);
    if question.status != Status::Retired {
        question.status = if wrong { Status::Draft } else { Status::Ready };
    }
}

// ---- parts keep their ids ----

/// Gives the parts of a question that has only places for them the ids of the question that is
/// there: by their text, or else by their place.
fn adopt(plain: &mut Plain, before: &Plain) {
    match (&mut plain.body, &before.body) {
        (Kind::Choice(new), Kind::Choice(old)) => {
            let known = old
                .options
                .iter()
                .map(|pick| (&pick.id, pick.text.as_str()));
            let texts = new.options.iter().map(|pick| pick.text.as_str());
            let ids = assigned(texts.collect(), known.collect());
            new.options
                .iter_mut()
                .zip(ids)
                .for_each(|(pick, id)| pick.id = id);
        }
        (
            Kind::Matching { pairs, extras },
            Kind::Matching {
                pairs: old_pairs,
                extras: old_extras,
            },
        ) => {
            let old = old_pairs.iter().map(|pair| (&pair.id, pair.left.as_str()));
            let lefts = assigned(
                pairs.iter().map(|pair| pair.left.as_str()).collect(),
                old.collect(),
            );
            let old = old_extras
                .iter()
                .map(|extra| (&extra.id, extra.text.as_str()));
            let rights = assigned(
                extras.iter().map(|extra| extra.text.as_str()).collect(),
                old.collect(),
            );
            // A letter given to a new pair may be that of an extra.
            let clash = lefts.iter().any(|id| rights.contains(id));
            if !clash {
                pairs
                    .iter_mut()
                    .zip(lefts)
                    .for_each(|(pair, id)| pair.id = id);
                extras
                    .iter_mut()
                    .zip(rights)
                    .for_each(|(extra, id)| extra.id = id);
            }
        }
        (Kind::Ordering { steps, .. }, Kind::Ordering { steps: old, .. }) => {
            let old = old.iter().map(|step| (&step.id, step.text.as_str()));
            let ids = assigned(
                steps.iter().map(|step| step.text.as_str()).collect(),
                old.collect(),
            );
            steps
                .iter_mut()
                .zip(ids)
                .for_each(|(step, id)| step.id = id);
        }
        (Kind::Cloze(new), Kind::Cloze(old)) => adopt_gaps(new, old),
        _ => {}
    }
}

fn adopt_gaps(new: &mut super::plain::Cloze, old: &super::plain::Cloze) {
    if new.gaps.len() == old.gaps.len() {
        // In the order of the text, which is that of the gaps when they were read.
        let mut order: Vec<(usize, &OptionId)> = old
            .gaps
            .iter()
            .filter_map(|gap| Some((old.text.find(&format!("[[{}]]", gap.id))?, &gap.id)))
            .collect();
        order.sort_unstable();
        if order.is_empty() {
            // Not written in this language: as they stand.
            order = old.gaps.iter().map(|gap| (0, &gap.id)).collect();
        }
        if order.len() == new.gaps.len() {
            for gap in &new.gaps {
                new.text = new.text.replace(
                    &format!("[[{}]]", gap.id),
                    &format!("\u{f8f0}{}\u{f8f1}", gap.id),
                );
            }
            for (gap, (_, id)) in new.gaps.iter_mut().zip(order) {
                let mark = format!("\u{f8f0}{}\u{f8f1}", gap.id);
                new.text = new.text.replace(&mark, &format!("[[{id}]]"));
                gap.id = id.clone();
            }
        }
    }
    for gap in &mut new.gaps {
        let known = old.gaps.iter().find(|known| known.id == gap.id);
        if let (Fill::Choice(options), Some(Fill::Choice(known))) =
            (&mut gap.fill, known.map(|known| &known.fill))
        {
            let known = known.iter().map(|pick| (&pick.id, pick.text.as_str()));
            let ids = assigned(
                options.iter().map(|pick| pick.text.as_str()).collect(),
                known.collect(),
            );
            options
                .iter_mut()
                .zip(ids)
                .for_each(|(pick, id)| pick.id = id);
        }
    }
    let known = old.bank.iter().map(|word| (&word.id, word.text.as_str()));
    let ids = assigned(
        new.bank.iter().map(|word| word.text.as_str()).collect(),
        known.collect(),
    );
    let renamed: Vec<(OptionId, OptionId)> = new
        .bank
        .iter_mut()
        .zip(ids)
        .map(|(word, id)| (std::mem::replace(&mut word.id, id.clone()), id))
        .collect();
    for gap in &mut new.gaps {
        if let Fill::Word(word) = &mut gap.fill
            && let Some((_, id)) = renamed.iter().find(|(before, _)| before == word)
        {
            *word = id.clone();
        }
    }
}

/// An id for each text: that of the known part with the same text, then that of the part at its
/// place, then a letter that nobody has.
fn assigned(texts: Vec<&str>, known: Vec<(&OptionId, &str)>) -> Vec<OptionId> {
    let mut taken = vec![false; known.len()];
    let mut ids: Vec<Option<OptionId>> = Vec::with_capacity(texts.len());
    for text in &texts {
        let same = |(at, (_, other)): &(usize, &(&OptionId, &str))| !taken[*at] && other == text;
        let at = known.iter().enumerate().find(same).map(|(at, _)| at);
        ids.push(at.map(|at| {
            taken[at] = true;
            known[at].0.clone()
        }));
    }
    for (place, id) in ids.iter_mut().enumerate() {
        if id.is_none() && taken.get(place) == Some(&false) {
            taken[place] = true;
            *id = Some(known[place].0.clone());
        }
    }
    let mut used: Vec<OptionId> = ids.iter().flatten().cloned().collect();
    used.extend(known.iter().map(|(id, _)| (*id).clone()));
    let mut free = (0..).map(letter);
    ids.into_iter()
        .map(|id| {
            id.unwrap_or_else(|| {
                let fresh = free
                    .find(|id| !used.contains(id))
                    .expect("letters do not end");
                used.push(fresh.clone());
                fresh
            })
        })
        .collect()
}

// ---- other languages stay ----

/// A question of the same type with its texts in other languages kept.
fn over(old: &Question, new: &Question, locale: Locale) -> Option<Question> {
    if old.body.type_name() != new.body.type_name() {
        return None;
    }
    let old = serde_json::to_value(old).ok()?;
    let mut merged = serde_json::to_value(new).ok()?;
    overlay(&old, &mut merged, locale);
    serde_json::from_value(merged).ok()
}

/// Whether a value is a text, or a list of texts, by language.
fn is_words(value: &Map<String, Value>) -> bool {
    !value.is_empty() && value.keys().all(|key| Locale::parse(key).is_some())
}

/// Adds what `new` does not say in other languages.
fn overlay(old: &Value, new: &mut Value, locale: Locale) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let words = is_words(old) && (new.is_empty() || is_words(new));
            for (key, value) in old {
                if words {
                    if key != locale.code() {
                        new.entry(key).or_insert_with(|| value.clone());
                    }
                } else if let Some(there) = new.get_mut(key) {
                    overlay(value, there, locale);
                } else if let Value::Object(value) = value
                    && is_words(value)
                {
                    let mut others = value.clone();
                    others.remove(locale.code());
                    if !others.is_empty() {
                        new.insert(key.clone(), Value::Object(others));
                    }
                }
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            let places = old.len() == new.len();
            for (at, there) in new.iter_mut().enumerate() {
                let id = there.get("id").cloned();
                let known = match id {
                    Some(id) => old.iter().find(|known| known.get("id") == Some(&id)),
                    None => old.get(at).filter(|_| places),
                };
                if let Some(known) = known {
                    overlay(known, there, locale);
                }
            }
        }
        _ => {}
    }
}
