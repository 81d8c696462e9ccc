//! Texts with gaps in QTI: fields and lists in the text, or words to be put there. One field alone
//! is a short answer or a number.

use roxmltree::Node;

use super::{
    cloze::{CLOSE, MOST_GAPS, OPEN, settled},
    figures::{self, weigh},
    gift_answers::{between, gather},
    html,
    plain::{Cloze, Figure, Fill, Gap, Kind, Labelled, Pick, Words},
    qti_item::{Declared, Ids, Item, ONE, Processing},
    qti_types::{choices, earns, is_aside, response},
    report::{Loss, Reason, opening},
    xml::{self, attribute, children, content},
};

/// Stands for the place of the field while the text is markup.
const FIELD: char = '\u{f8f3}';
/// The class by which our own files know a unit behind its field, and an instruction.
pub(super) const UNIT: &str = "unit";
pub(super) const INSTRUCTION: &str = "instruction";

fn has_class(node: Node<'_, '_>, class: &str) -> bool {
    attribute(node, "class") == Some(class)
}

/// Fields and lists inside the words of a body.
pub(super) fn inline<'d, 'i>(
    item: &mut Item<'_, 'd, 'i>,
    body: Node<'d, 'i>,
    found: &[Node<'d, 'i>],
) -> Result<(String, Kind), Reason> {
    if found.len() > MOST_GAPS {
        return Err(Reason::Many(MOST_GAPS));
    }
    if let &[field] = found
        && xml::is(field, "textEntryInteraction")
        && let Some(read) = alone(item, body, field)?
    {
        return Ok(read);
    }
    let mut ids = Ids::default();
    let mut above = None;
    let source = Item::source(body, &mut |node| {
        if found.contains(&node) {
            return Some(format!("{OPEN}{}{CLOSE}", ids.get(&response(node))));
        }
        if has_class(node, INSTRUCTION) && above.is_none() {
            above = Some(node);
            return Some(String::new());
        }
        is_aside(node).then(String::new)
    });
    let above = above
        .map(|node| item.text(xml::inner(node)))
        .unwrap_or_default();
    let text = settled(&item.text(&source));
    let mut gaps = Vec::new();
    let mut best = Vec::new();
    for node in found {
        let name = response(*node);
        let (fill, full) = fill(item, *node, &name)?;
        best.push(full);
        let id = ids.get(&name);
        if gaps.iter().any(|gap: &Gap| gap.id == id) {
            return Err(Reason::Construct(opening(&name)));
        }
        let why = item.why("", &name);
        gaps.push(Gap {
            id,
            weight: 1,
            fill,
            why,
        });
    }
    if found.len() > 1 && item.processing == Processing::Match {
        item.losses
            .add_if(!scored_one_by_one(item), Loss::AllOrNothing);
    }
    let (weights, exact) = weights(&best);
    item.losses.add_if(!exact, Loss::Weights);
    for (gap, weight) in gaps.iter_mut().zip(weights) {
        gap.weight = weight;
    }
    Ok((
        above,
        Kind::Cloze(Cloze {
            text,
            gaps,
            bank: Vec::new(),
        }),
    ))
}

/// Whether the marks are a sum over the answers.
fn scored_one_by_one(item: &Item<'_, '_, '_>) -> bool {
    let rules = xml::child(item.root, "responseProcessing");
    let conditions = rules.map_or(0, |rules| children(rules, "responseCondition").count());
    conditions > 1
}

/// Small whole weights in the proportion of what the gaps are worth, and whether they fit.
fn weights(best: &[i128]) -> (Vec<u32>, bool) {
    let least = best
        .iter()
        .copied()
        .filter(|value| *value > 0)
        .min()
        .unwrap_or(0);
    if least == 0 {
        return (vec![1; best.len()], true);
    }
    let scaled = |factor: i128| -> Vec<(i128, i128)> {
        let part = |value: &i128| {
            let whole = (*value * factor + least / 2) / least;
            (
                whole.clamp(1, 10),
                (*value * factor - whole.clamp(1, 10) * least).abs(),
            )
        };
        best.iter().map(part).collect()
    };
    let fits = |factor: &i128| scaled(*factor).iter().all(|(_, off)| *off * 50 <= least);
    let factor = (1..=10).find(fits);
    let kept = scaled(factor.unwrap_or(1));
    let weights = kept
        .into_iter()
        .map(|(weight, _)| u32::try_from(weight).unwrap_or(1));
    (weights.collect(), factor.is_some())
}

/// One field behind its question, with nothing but a unit after it.
fn alone<'d, 'i>(
    item: &mut Item<'_, 'd, 'i>,
    body: Node<'d, 'i>,
    field: Node<'d, 'i>,
) -> Result<Option<(String, Kind)>, Reason> {
    let mut unit = String::new();
    let mut told = false;
    let source = Item::source(body, &mut |node| {
        if node == field {
            return Some(FIELD.to_string());
        }
        if has_class(node, UNIT) {
            unit = html::text(xml::inner(node), &mut super::report::Losses::default());
            return Some(String::new());
        }
        told |= has_class(node, INSTRUCTION);
        is_aside(node).then(String::new)
    });
    let text = html::text(&source, &mut super::report::Losses::default());
    let Some((before, after)) = text.split_once(FIELD) else {
        return Ok(None);
    };
    if told || !after.trim().is_empty() || before.trim().is_empty() {
        return Ok(None);
    }
    let before = item.text(&source.replace(FIELD, ""));
    let name = response(field);
    let (fill, _) = fill(item, field, &name)?;
    let kind = match fill {
        Fill::Number(figure) => Kind::Number(Figure { unit, ..figure }),
        Fill::Typed(words) => Kind::Short(words),
        Fill::Choice(_) | Fill::Word(_) => return Ok(None),
    };
    Ok(Some((before, kind)))
}

/// How a gap is filled, and what it is worth at most.
fn fill<'d, 'i>(
    item: &mut Item<'_, 'd, 'i>,
    node: Node<'d, 'i>,
    name: &str,
) -> Result<(Fill, i128), Reason> {
    let declared = item.declared(name)?.clone();
    let top = declared
        .map
        .iter()
        .map(|(_, value, _)| *value)
        .max()
        .unwrap_or(0)
        .max(0);
    let full = if declared.map.is_empty() {
        ONE
    } else {
        declared.upper.unwrap_or(top).max(0)
    };
    if xml::is(node, "inlineChoiceInteraction") {
        let found = choices(item, node, "inlineChoice")?;
        if found.len() < 2 {
            return Err(Reason::Few(found.len()));
        }
        let mut ids = Ids::default();
        let mut options = Vec::new();
        for (id, text) in found {
            // Of this gap alone, so that its best is all of it.
            let scale = std::mem::replace(&mut item.scale, ONE);
            let part = earns(item, &declared, &id, top.max(1));
            item.scale = scale;
            let part = if item.processing == Processing::Match {
                part.max(0)
            } else {
                part
            };
            let why = item.why(name, &id);
            options.push((
                Pick {
                    id: ids.get(&id),
                    text,
                    correct: false,
                    weight: None,
                    why,
                },
                part,
            ));
        }
        let choice = weigh(true, options, item.losses)?;
        return Ok((Fill::Choice(choice.options), full));
    }
    if matches!(declared.base.as_str(), "float" | "integer") {
        let (figure, worth) = number(item, &declared)?;
        return Ok((Fill::Number(figure), worth.unwrap_or(full)));
    }
    typed(item, &declared).map(|words| (Fill::Typed(words), full))
}

/// The number, its tolerance or its bounds as the rules of marking compare it, and what it is worth.
fn number(
    item: &mut Item<'_, '_, '_>,
    declared: &Declared,
) -> Result<(Figure, Option<i128>), Reason> {
    let raw = declared
        .correct
        .first()
        .or(declared.map.first().map(|(key, _, _)| key));
    let answer = figures::read(raw.ok_or(Reason::NoRight)?, item.losses)?;
    let mut figure = Figure {
        answer,
        ..Figure::default()
    };
    let bound = |item: &Item<'_, '_, '_>, name: &str| {
        let node = item.comparison(name, &declared.id)?;
        let value = xml::child(node, "baseValue").map(content)?;
        // `value lte bound`, or `bound gte value`: the variable's place tells.
        let first = node.children().find(|child| child.is_element())?;
        let flipped = xml::is(first, "baseValue");
        Some((figures::millionths(&value)?.0, flipped))
    };
    let mut rule = item.comparison("equal", &declared.id);
    if let Some(equal) = rule {
        let tolerance = attribute(equal, "tolerance").unwrap_or("0");
        let tolerance = tolerance.split_whitespace().next().unwrap_or("0");
        let size = figures::read(tolerance, item.losses)?;
        match attribute(equal, "toleranceMode") {
            Some("absolute") => figure.tolerance = size,
            Some("relative") if figures::of(size) != 0 => figure.percent = Some(size),
            _ => {}
        }
    } else if let (Some((one, flipped)), Some((other, _))) =
        (bound(item, "gte"), bound(item, "lte"))
    {
        let (low, high) = if flipped { (other, one) } else { (one, other) };
        let range = between(
            figures::decimal(low.min(high)),
            figures::decimal(low.max(high)),
        );
        let inside = (low.min(high)..=low.max(high)).contains(&figures::of(answer));
        figure = range.ok_or(Reason::NoRight)?;
        if inside {
            figure.answer = answer;
        }
        rule = item.comparison("gte", &declared.id);
    }
    // `responseIf` sets what the number is worth.
    let condition =
        rule.and_then(|rule| rule.ancestors().find(|node| xml::is(*node, "responseIf")));
    let worth = condition.and_then(|condition| xml::child(condition, "setOutcomeValue"));
    let worth = worth
        .and_then(|set| xml::below(set, "baseValue"))
        .map(content);
    let worth = worth
        .and_then(|worth| figures::millionths(&worth))
        .map(|(worth, _)| worth);
    Ok((figure, worth))
}

fn typed(item: &mut Item<'_, '_, '_>, declared: &Declared) -> Result<Words, Reason> {
    let star = |text: &str| html::tidy(text).replace('*', "\\*");
    let mapped = item.processing == Processing::Map && !declared.map.is_empty();
    let found: Vec<(String, i128, String)> = if mapped {
        let best = declared
            .map
            .iter()
            .map(|(_, value, _)| *value)
            .max()
            .unwrap_or(0)
            .max(1);
        let share = |value: i128| value.clamp(-best, best) * 100_000_000 / best;
        let entries = declared.map.iter();
        entries
            .map(|(key, value, _)| (star(key), share(*value), String::new()))
            .collect()
    } else {
        let correct = declared.correct.iter();
        correct
            .map(|text| (star(text), 100_000_000, String::new()))
            .collect()
    };
    if found.len() > super::gift_answers::MOST_PARTS {
        return Err(Reason::Many(super::gift_answers::MOST_PARTS));
    }
    let (mut words, _) = gather(found, item.losses)?;
    // Without a map the specification compares letter by letter; people who write «Paris» rarely mean it.
    words.case = mapped && declared.map.iter().all(|(_, _, case)| *case);
    Ok(words)
}

/// Words to be put into the gaps of a text.
pub(super) fn bank<'d, 'i>(
    item: &mut Item<'_, 'd, 'i>,
    above: String,
    node: Node<'d, 'i>,
) -> Result<(String, Kind), Reason> {
    let words = choices(item, node, "gapText")?;
    item.losses.add_if(
        node.descendants().any(|node| xml::is(node, "gapImg")),
        Loss::Media("gapImg".to_owned()),
    );
    let declared = item.declared(&response(node))?.clone();
    let mut ids = Ids::default();
    let bank: Vec<Labelled> = words
        .iter()
        .map(|(id, text)| Labelled {
            id: ids.get(id),
            text: text.clone(),
        })
        .collect();
    let mut gap_ids = Ids::default();
    let mut found: Vec<String> = Vec::new();
    let source = Item::source(node, &mut |piece| {
        if ["prompt", "gapText", "gapImg"]
            .iter()
            .any(|name| xml::is(piece, name))
        {
            return Some(String::new());
        }
        xml::is(piece, "gap").then(|| {
            let name = attribute(piece, "identifier").unwrap_or("").to_owned();
            let id = gap_ids.get(&name);
            found.push(name);
            format!("{OPEN}{id}{CLOSE}")
        })
    });
    if found.is_empty() || found.len() > MOST_GAPS {
        return Err(if found.is_empty() {
            Reason::Few(0)
        } else {
            Reason::Many(MOST_GAPS)
        });
    }
    let text = settled(&item.text(&source));
    let mut gaps: Vec<Gap> = Vec::new();
    let mut best = Vec::new();
    for name in found {
        let pair = declared.correct.iter().find_map(|value| {
            let (word, gap) = value.split_once(char::is_whitespace)?;
            (gap.trim() == name).then_some((word.trim(), value))
        });
        let (word, value) =
            pair.ok_or_else(|| Reason::Construct(opening(&format!("gap {name}"))))?;
        if !words.iter().any(|(id, _)| id == word) {
            return Err(Reason::Construct(opening(value)));
        }
        let id = gap_ids.get(&name);
        if gaps.iter().any(|gap| gap.id == id) {
            return Err(Reason::Construct(opening(&name)));
        }
        best.push(
            declared
                .map
                .iter()
                .find(|(key, _, _)| key == value)
                .map_or(0, |(_, value, _)| *value),
        );
        let (fill, why) = (Fill::Word(ids.get(word)), item.why("", &name));
        gaps.push(Gap {
            id,
            weight: 1,
            fill,
            why,
        });
    }
    item.losses.add_if(
        item.processing == Processing::Match && gaps.len() > 1,
        Loss::AllOrNothing,
    );
    let (weights, exact) = weights(&best);
    item.losses.add_if(!exact, Loss::Weights);
    for (gap, weight) in gaps.iter_mut().zip(weights) {
        gap.weight = weight;
    }
    Ok((above, Kind::Cloze(Cloze { text, gaps, bank })))
}
