//! The interactions of QTI that our questions have.

use roxmltree::Node;

use super::{
    cloze::{CLOSE, OPEN, settled},
    figures::weigh,
    gift_answers::MOST_PARTS,
    plain::{Choice, Couple, Kind, Labelled, OrderRule, Pick, Segment, Truth},
    qti_gaps,
    qti_item::{Declared, Ids, Item, ONE, Processing},
    report::{Loss, Reason, opening},
    xml::{self, attribute, child, children},
};

type Read = Result<(String, Kind), Reason>;

/// The text that is asked and the body, of the one interaction or of the gaps of a text.
pub(super) fn read<'d, 'i>(item: &mut Item<'_, 'd, 'i>, body: Node<'d, 'i>) -> Read {
    let is_interaction = |node: &Node<'_, '_>| {
        node.is_element()
            && node
                .tag_name()
                .name()
                .to_ascii_lowercase()
                .ends_with("interaction")
    };
    let found: Vec<Node<'d, 'i>> = body
        .descendants()
        .filter(is_interaction)
        .take(MOST_PARTS + 1)
        .collect();
    if found.len() > MOST_PARTS {
        return Err(Reason::Many(MOST_PARTS));
    }
    let Some(first) = found.first().copied() else {
        return Err(Reason::Description);
    };
    let inline = |node: &Node<'_, '_>| {
        xml::is(*node, "textEntryInteraction") || xml::is(*node, "inlineChoiceInteraction")
    };
    if found.iter().all(inline) {
        return qti_gaps::inline(item, body, &found);
    }
    if found.len() > 1 {
        return Err(Reason::Several(found.len()));
    }
    let text = question(item, body, first);
    let name = first.tag_name().name().to_owned();
    let is = |wanted: &str| xml::same_name(&name, wanted);
    if is("choiceInteraction") {
        Ok((text, choice(item, first)?))
    } else if is("orderInteraction") {
        Ok((text, order(item, first)?))
    } else if is("matchInteraction") {
        Ok((text, matching(item, first)?))
    } else if is("associateInteraction") {
        Ok((text, associate(item, first)?))
    } else if is("extendedTextInteraction") {
        let mut model = rubric(item, body);
        // An answer that is given as the right one is a model of what to write.
        if let (true, Ok(declared)) = (model.is_empty(), item.declared(&response(first))) {
            model = super::html::tidy(&declared.correct.join("\n"));
        }
        let essay = Kind::Essay {
            min_words: None,
            max_words: None,
            model,
        };
        Ok((text, essay))
    } else if is("hotspotInteraction") {
        Ok((text, super::qti_picture::hotspot(item, first)?))
    } else if is("hottextInteraction") {
        Ok((text, hottext(item, first)?))
    } else if is("gapMatchInteraction") {
        qti_gaps::bank(item, text, first)
    } else {
        Err(Reason::Kind(opening(&name)))
    }
}

/// The words around a block interaction, then its prompt.
fn question<'d, 'i>(
    item: &mut Item<'_, 'd, 'i>,
    body: Node<'d, 'i>,
    interaction: Node<'d, 'i>,
) -> String {
    let source = Item::source(body, &mut |node| {
        let apart = node == interaction || is_aside(node);
        apart.then(String::new)
    });
    let around = item.text(&source);
    let prompt = child(interaction, "prompt")
        .map(|prompt| item.text(xml::inner(prompt)))
        .unwrap_or_default();
    match (around.is_empty(), prompt.is_empty()) {
        (false, false) => format!("{around}\n\n{prompt}"),
        _ => around + &prompt,
    }
}

/// What stands in a body without being part of the question's words.
pub(super) fn is_aside(node: Node<'_, '_>) -> bool {
    [
        "rubricBlock",
        "feedbackBlock",
        "feedbackInline",
        "stylesheet",
        "templateBlock",
    ]
    .iter()
    .any(|name| xml::is(node, name))
}

/// What only a marker reads; other rubrics are instructions, and lost.
fn rubric<'d, 'i>(item: &mut Item<'_, 'd, 'i>, body: Node<'d, 'i>) -> String {
    let mut model = String::new();
    let blocks: Vec<Node<'d, 'i>> = body
        .descendants()
        .filter(|node| xml::is(*node, "rubricBlock"))
        .filter(|node| {
            let mut around = node.ancestors().skip(1);
            !around.any(|other| xml::is(other, "rubricBlock"))
        })
        .collect();
    for block in blocks {
        let text = item.text(xml::inner(block));
        if attribute(block, "view").unwrap_or("").contains("scorer") {
            if !model.is_empty() {
                model.push('\n');
            }
            model.push_str(&text);
        } else {
            item.losses.add(Loss::Part("rubricBlock".to_owned()));
        }
    }
    model
}

pub(super) fn response(node: Node<'_, '_>) -> String {
    attribute(node, "responseIdentifier")
        .unwrap_or("")
        .to_owned()
}

/// The choices of an interaction: identifier and text, bounded.
pub(super) fn choices<'d, 'i>(
    item: &mut Item<'_, 'd, 'i>,
    node: Node<'d, 'i>,
    name: &str,
) -> Result<Vec<(String, String)>, Reason> {
    let nodes: Vec<_> = node
        .descendants()
        .filter(|node| xml::is(*node, name))
        .take(MOST_PARTS + 1)
        .collect();
    if nodes.len() > MOST_PARTS {
        return Err(Reason::Many(MOST_PARTS));
    }
    let mut found: Vec<(String, String)> = Vec::new();
    for choice in nodes {
        let id = attribute(choice, "identifier").unwrap_or("").to_owned();
        if id.is_empty() || found.iter().any(|(other, _)| *other == id) {
            return Err(Reason::Construct(opening(&format!("identifier {id}"))));
        }
        item.losses
            .add_if(attribute(choice, "fixed") == Some("true"), Loss::FixedOrder);
        let source = Item::source(choice, &mut |node| is_aside(node).then(String::new));
        let text = item.text(&source);
        found.push((id, text));
    }
    Ok(found)
}

/// What each choice earns, in millionths of a percent.
pub(super) fn earns(item: &Item<'_, '_, '_>, declared: &Declared, id: &str, full: i128) -> i128 {
    let right = declared.correct.iter().any(|correct| correct == id);
    let mapped = item.processing == Processing::Map && !declared.map.is_empty();
    if !mapped {
        let count = i128::try_from(declared.correct.len().max(1)).unwrap_or(1);
        return if right {
            100_000_000 / count
        } else {
            -100_000_000 / count
        };
    }
    let entry = declared.map.iter().find(|(key, _, _)| key == id);
    let value = entry.map_or(declared.default, |(_, value, _)| *value);
    let value = value.clamp(-1_000 * ONE, 1_000 * ONE);
    (value * item.scale / ONE * 100_000_000 / full.max(1)).clamp(-100_000_000, 100_000_000)
}

/// How the two options of a true-or-false question read.
const TRUTHS: &[(&str, &[&str])] = &[
    ("true", &["✓", "true", "vrai", "صواب", "صحيح", "صح"]),
    ("false", &["✗", "false", "faux", "خطأ", "خاطئ"]),
];

fn choice<'d, 'i>(item: &mut Item<'_, 'd, 'i>, node: Node<'d, 'i>) -> Result<Kind, Reason> {
    let response = response(node);
    let found = choices(item, node, "simpleChoice")?;
    if found.len() < 2 {
        return Err(Reason::Few(found.len()));
    }
    let declared = item.declared(&response)?.clone();
    // The two names alone do not make it: what the options say must not be lost.
    let named = |name: &str| {
        let says = |text: &str| {
            let text = text.to_lowercase();
            TRUTHS
                .iter()
                .any(|(known, words)| *known == name && words.contains(&text.as_str()))
        };
        found.iter().any(|(id, text)| id == name && says(text))
    };
    if found.len() == 2 && named("true") && named("false") && declared.correct.len() == 1 {
        return Ok(Kind::Truth(Truth {
            answer: declared.correct.iter().any(|correct| correct == "true"),
            why_true: item.why(&response, "true"),
            why_false: item.why(&response, "false"),
        }));
    }
    item.losses.add_if(
        attribute(node, "shuffle") == Some("false"),
        Loss::FixedOrder,
    );
    let most = attribute(node, "maxChoices")
        .and_then(|most| most.parse::<u32>().ok())
        .unwrap_or(1);
    let single = most == 1;
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    item.losses.add_if(
        most > 1 && most < count,
        Loss::Part("maxChoices".to_owned()),
    );
    let full = item.full();
    let mut ids = Ids::default();
    let mut options = Vec::new();
    for (id, text) in found {
        let mut part = earns(item, &declared, &id, full);
        if single && item.processing == Processing::Match {
            part = part.max(0);
        }
        let pick = Pick {
            id: ids.get(&id),
            text,
            correct: false,
            weight: None,
            why: item.why(&response, &id),
        };
        options.push((pick, part));
    }
    let mut choice: Choice = weigh(single, options, item.losses)?;
    choice.all_or_nothing = !single && item.processing == Processing::Match;
    Ok(Kind::Choice(choice))
}

fn order<'d, 'i>(item: &mut Item<'_, 'd, 'i>, node: Node<'d, 'i>) -> Result<Kind, Reason> {
    let found = choices(item, node, "simpleChoice")?;
    let declared = item.declared(&response(node))?.clone();
    let mut ids = Ids::default();
    let mut steps = Vec::new();
    for id in &declared.correct {
        let step = found.iter().find(|(known, _)| known == id);
        let (id, text) = step.ok_or_else(|| Reason::Construct(opening(id)))?;
        steps.push(Labelled {
            id: ids.get(id),
            text: text.clone(),
        });
    }
    if steps.len() < 2 || steps.len() != found.len() {
        return Err(Reason::Few(steps.len()));
    }
    Ok(Kind::Ordering {
        steps,
        rule: OrderRule::AllOrNothing,
    })
}

/// Pairs out of the right answers, `left right` each; what is left over of the right sides deceives.
fn pairs(
    lefts: &[(String, String)],
    rights: &[(String, String)],
    correct: &[String],
) -> Result<Kind, Reason> {
    let mut ids = Ids::default();
    let (mut pairs, mut used): (Vec<Couple>, Vec<&str>) = (Vec::new(), Vec::new());
    let text = |list: &[(String, String)], id: &str| {
        list.iter()
            .find(|(known, _)| known == id)
            .map(|(_, text)| text.clone())
    };
    for value in correct {
        let bad = || Reason::Construct(opening(value));
        let (one, other) = value.split_once(char::is_whitespace).ok_or_else(bad)?;
        let (one, other) = (one.trim(), other.trim());
        let (left, right) = if text(lefts, one).is_some() && text(rights, other).is_some() {
            (one, other)
        } else {
            (other, one)
        };
        let (Some(left_text), Some(right_text)) = (text(lefts, left), text(rights, right)) else {
            return Err(bad());
        };
        if used.contains(&left) {
            return Err(bad());
        }
        used.extend([left, right]);
        pairs.push(Couple {
            id: ids.get(left),
            left: left_text,
            right: right_text,
        });
    }
    if pairs.len() < 2 {
        return Err(Reason::Few(pairs.len()));
    }
    if let Some((alone, _)) = lefts.iter().find(|(id, _)| !used.contains(&id.as_str())) {
        let both = rights.iter().any(|(id, _)| id == alone);
        if !both {
            return Err(Reason::Construct(opening(alone)));
        }
    }
    let extras = rights.iter().filter(|(id, _)| !used.contains(&id.as_str()));
    let extras = extras
        .map(|(id, text)| Labelled {
            id: ids.get(id),
            text: text.clone(),
        })
        .collect();
    Ok(Kind::Matching { pairs, extras })
}

fn matching<'d, 'i>(item: &mut Item<'_, 'd, 'i>, node: Node<'d, 'i>) -> Result<Kind, Reason> {
    let sets: Vec<Node<'d, 'i>> = children(node, "simpleMatchSet").collect();
    let &[left, right] = sets.as_slice() else {
        return Err(Reason::Construct("simpleMatchSet".to_owned()));
    };
    let lefts = choices(item, left, "simpleAssociableChoice")?;
    let rights = choices(item, right, "simpleAssociableChoice")?;
    let declared = item.declared(&response(node))?.clone();
    all_alike(item, &declared);
    pairs(&lefts, &rights, &declared.correct)
}

fn associate<'d, 'i>(item: &mut Item<'_, 'd, 'i>, node: Node<'d, 'i>) -> Result<Kind, Reason> {
    let all = choices(item, node, "simpleAssociableChoice")?;
    let declared = item.declared(&response(node))?.clone();
    all_alike(item, &declared);
    pairs(&all, &all, &declared.correct)
}

/// Our pairs are worth the same, and one by one: anything else is a loss.
fn all_alike(item: &mut Item<'_, '_, '_>, declared: &Declared) {
    let mut values = declared
        .map
        .iter()
        .map(|(_, value, _)| *value)
        .filter(|value| *value > 0);
    let first = values.next();
    let same = values.all(|value| Some(value) == first);
    let taken = declared.default < 0 || declared.map.iter().any(|(_, value, _)| *value < 0);
    match item.processing {
        Processing::Match => item.losses.add(Loss::AllOrNothing),
        Processing::Map => item.losses.add_if(!same || taken, Loss::Weights),
    }
}

fn hottext<'d, 'i>(item: &mut Item<'_, 'd, 'i>, node: Node<'d, 'i>) -> Result<Kind, Reason> {
    let response = response(node);
    let declared = item.declared(&response)?.clone();
    let mut ids = Ids::default();
    let mut found = Vec::new();
    let source = Item::source(node, &mut |piece| {
        if xml::is(piece, "prompt") {
            return Some(String::new());
        }
        if !xml::is(piece, "hottext") {
            return None;
        }
        let name = attribute(piece, "identifier").unwrap_or("").to_owned();
        let id = ids.get(&name);
        let words = xml::inner(piece);
        found.push((name, id.clone()));
        Some(format!("{OPEN}{id}|{words}{CLOSE}"))
    });
    if found.len() > MOST_PARTS {
        return Err(Reason::Many(MOST_PARTS));
    }
    let passage = settled(&item.text(&source));
    let segments: Vec<Segment> = found
        .into_iter()
        .map(|(name, id)| Segment {
            id,
            correct: declared.correct.contains(&name),
            why: item.why(&response, &name),
        })
        .collect();
    if !segments.iter().any(|segment| segment.correct) {
        return Err(Reason::NoRight);
    }
    item.losses.add_if(
        item.processing == Processing::Match && segments.len() > 1,
        Loss::AllOrNothing,
    );
    Ok(Kind::MarkError { passage, segments })
}
