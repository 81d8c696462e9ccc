//! What each type of a Moodle question has of its own.

use roxmltree::Node;

use super::{
    cloze,
    figures::{self, percent, weigh},
    gift_answers::{MOST_PARTS, best, gather},
    html,
    moodle::Parts,
    plain::{
        Choice, Cloze, Couple, Figure, Fill, Gap, Kind, Labelled, OrderRule, Pick, Truth, gap_id,
        letter,
    },
    report::{Loss, Reason, opening},
    xml::{attribute, child, content},
};
use crate::{kit::text::tidy_line, questions::OptionId};

type Read = Result<(String, Kind, String), Reason>;

/// The text of a question, its body, and feedback that has no other place than with everybody's.
pub(super) fn read(kind: &str, parts: &mut Parts<'_, '_, '_>) -> Read {
    if matches!(kind, "multianswer" | "cloze") {
        return embedded(parts);
    }
    if matches!(kind, "gapselect" | "ddwtos") {
        return words_in_gaps(kind, parts);
    }
    let text = parts.text("questiontext");
    let (body, feedback) = match kind {
        "multichoice" => (Kind::Choice(choice(parts)?), String::new()),
        "truefalse" => (Kind::Truth(truth(parts)?), String::new()),
        "shortanswer" => short(parts)?,
        "numerical" => number(parts)?,
        "matching" | "match" => (matching(parts)?, String::new()),
        "essay" => (essay(parts), String::new()),
        "ordering" => (ordering(parts)?, String::new()),
        other => return Err(Reason::Kind(opening(other))),
    };
    Ok((text, body, feedback))
}

fn bounded<T>(list: Vec<T>) -> Result<Vec<T>, Reason> {
    if list.len() > MOST_PARTS {
        return Err(Reason::Many(MOST_PARTS));
    }
    Ok(list)
}

fn fraction(node: Node<'_, '_>) -> Result<i128, Reason> {
    percent(attribute(node, "fraction").unwrap_or("0"))
}

/// The feedback on an answer.
fn why(node: Node<'_, '_>, parts: &mut Parts<'_, '_, '_>) -> String {
    child(node, "feedback")
        .map(|feedback| parts.text_of(feedback))
        .unwrap_or_default()
}

/// The text of an answer that is typed: never markup.
fn typed(node: Node<'_, '_>) -> String {
    tidy_line(&child(node, "text").map(content).unwrap_or_default())
}

fn choice(parts: &mut Parts<'_, '_, '_>) -> Result<Choice, Reason> {
    let mut options = Vec::new();
    for (at, node) in bounded(parts.children("answer"))?.into_iter().enumerate() {
        let earns = fraction(node)?;
        let option = Pick {
            id: letter(at),
            text: parts.text_of(node),
            correct: false,
            weight: None,
            why: why(node, parts),
        };
        options.push((option, earns));
    }
    if options.len() < 2 {
        return Err(Reason::Few(options.len()));
    }
    parts.losses.add_if(
        parts.flag("shuffleanswers") == Some(false),
        Loss::FixedOrder,
    );
    let single = parts.flag("single").unwrap_or(true);
    weigh(single, options, parts.losses)
}

fn truth(parts: &mut Parts<'_, '_, '_>) -> Result<Truth, Reason> {
    let mut found = Truth::default();
    let mut answer = None;
    for node in bounded(parts.children("answer"))? {
        let text = typed(node).to_lowercase();
        let says = match text.as_str() {
            "true" | "vrai" | "صواب" | "صحيح" | "صح" => true,
            "false" | "faux" | "خطأ" | "خاطئ" => false,
            _ => return Err(Reason::Construct(opening(&text))),
        };
        if fraction(node)? > 0 {
            answer = Some(says);
        }
        let said = why(node, parts);
        if says {
            found.why_true = said;
        } else {
            found.why_false = said;
        }
    }
    found.answer = answer.ok_or(Reason::NoRight)?;
    Ok(found)
}

fn short(parts: &mut Parts<'_, '_, '_>) -> Result<(Kind, String), Reason> {
    let mut found = Vec::new();
    for node in bounded(parts.children("answer"))? {
        let (text, share) = (typed(node), fraction(node)?);
        found.push((text, share, why(node, parts)));
    }
    let (mut words, feedback) = gather(found, parts.losses)?;
    words.case = parts.flag("usecase").unwrap_or(false);
    Ok((Kind::Short(words), feedback))
}

fn number(parts: &mut Parts<'_, '_, '_>) -> Result<(Kind, String), Reason> {
    let mut found = Vec::new();
    let (mut lost, mut useless) = (0, 0);
    for node in bounded(parts.children("answer"))? {
        let (text, why) = (typed(node), why(node, parts));
        if text == "*" {
            lost += usize::from(!why.is_empty());
            useless += usize::from(fraction(node)? > 0);
            continue;
        }
        let tolerance = child(node, "tolerance").map(content).unwrap_or_default();
        let tolerance = if tolerance.trim().is_empty() {
            "0".to_owned()
        } else {
            tolerance
        };
        let tolerance = figures::read(&tolerance, parts.losses)?;
        let figure = Figure {
            answer: figures::read(&text, parts.losses)?,
            tolerance: figures::decimal(figures::of(tolerance).abs()),
            ..Figure::default()
        };
        found.push((figure, fraction(node)?, why));
    }
    parts.losses.add_if(lost > 0, Loss::AnswerFeedback(lost));
    parts
        .losses
        .add_if(useless > 0, Loss::PartialAnswers(useless));
    let (mut figure, feedback) = best(found, parts.losses)?;
    let units = child(parts.node, "units");
    let units: Vec<(String, String)> = units
        .into_iter()
        .flat_map(|units| super::xml::children(units, "unit").collect::<Vec<_>>())
        .map(|unit| {
            let word = |name: &str| child(unit, name).map(content).unwrap_or_default();
            (tidy_line(&word("unit_name")), word("multiplier"))
        })
        .filter(|(name, _)| !name.is_empty())
        .collect();
    let is_one =
        |factor: &str| figures::millionths(factor).is_some_and(|(factor, _)| factor == 1_000_000);
    let own = units.iter().position(|(_, factor)| is_one(factor));
    let others = units.iter().enumerate().filter(|(at, _)| Some(*at) != own);
    let others: Vec<&str> = others.map(|(_, (name, _))| name.as_str()).collect();
    parts
        .losses
        .add_if(!others.is_empty(), Loss::Units(opening(&others.join(", "))));
    figure.unit = own.map(|at| units[at].0.clone()).unwrap_or_default();
    let graded =
        figures::millionths(&parts.word("unitgradingtype")).is_some_and(|(kind, _)| kind != 0);
    figure.unit_required = graded && !figure.unit.is_empty();
    Ok((Kind::Number(figure), feedback))
}

fn matching(parts: &mut Parts<'_, '_, '_>) -> Result<Kind, Reason> {
    let (mut pairs, mut extras) = (Vec::new(), Vec::new());
    for (at, node) in bounded(parts.children("subquestion"))?
        .into_iter()
        .enumerate()
    {
        let left = parts.text_of(node);
        let right = child(node, "answer")
            .map(|answer| parts.text_of(answer))
            .unwrap_or_default();
        let id = letter(at);
        match (left.is_empty(), right.is_empty()) {
            (true, true) => {}
            (false, true) => return Err(Reason::Construct(opening(&left))),
            (true, false) => extras.push(Labelled { id, text: right }),
            (false, false) => pairs.push(Couple { id, left, right }),
        }
    }
    if pairs.len() < 2 {
        return Err(Reason::Few(pairs.len()));
    }
    parts.losses.add_if(
        parts.flag("shuffleanswers") == Some(false),
        Loss::FixedOrder,
    );
    Ok(Kind::Matching { pairs, extras })
}

fn essay(parts: &mut Parts<'_, '_, '_>) -> Kind {
    let limit = |name: &str, parts: &Parts<'_, '_, '_>| {
        parts
            .word(name)
            .parse()
            .ok()
            .filter(|words: &u32| *words > 0)
    };
    let template = parts.text("responsetemplate");
    parts.losses.add_if(!template.is_empty(), Loss::Template);
    let attachments = parts.word("attachments");
    parts.losses.add_if(
        !attachments.is_empty() && attachments != "0",
        Loss::Attachments,
    );
    Kind::Essay {
        min_words: limit("minwordlimit", parts),
        max_words: limit("maxwordlimit", parts),
        model: parts.text("graderinfo"),
    }
}

fn ordering(parts: &mut Parts<'_, '_, '_>) -> Result<Kind, Reason> {
    let mut steps = Vec::new();
    for (at, node) in bounded(parts.children("answer"))?.into_iter().enumerate() {
        let text = parts.text_of(node);
        steps.push(Labelled {
            id: letter(at),
            text,
        });
    }
    if steps.len() < 2 {
        return Err(Reason::Few(steps.len()));
    }
    let rule = match parts.word("gradingtype").as_str() {
        "" => OrderRule::Usual,
        "ALL_OR_NOTHING" | "-1" => OrderRule::AllOrNothing,
        "ABSOLUTE_POSITION" | "0" => OrderRule::Places,
        "RELATIVE_NEXT_EXCLUDE_LAST" | "1" => OrderRule::Neighbours,
        other => {
            parts.losses.add(Loss::Scoring(opening(other)));
            OrderRule::Usual
        }
    };
    let subset = parts.word("selecttype");
    parts.losses.add_if(
        !matches!(subset.as_str(), "" | "ALL" | "0"),
        Loss::Part("selecttype".into()),
    );
    Ok(Kind::Ordering { steps, rule })
}

/// The mark by which our own files know the instruction above a text with gaps.
pub(super) const INSTRUCTION: &str = "<p class=\"instruction\">";

/// A text that begins with an instruction, cut behind it.
pub(super) fn instruction(source: &str) -> (&str, &str) {
    let cut = source.trim_start().strip_prefix(INSTRUCTION);
    cut.and_then(|rest| rest.split_once("</p>"))
        .unwrap_or(("", source))
}

fn embedded(parts: &mut Parts<'_, '_, '_>) -> Read {
    let source = parts.source_of("questiontext");
    parts.files_of("questiontext");
    let (above, text) = instruction(&source);
    let above = html::text(above, parts.losses);
    let (text, gaps) = cloze::read(text, parts.losses)?;
    let cloze = Cloze {
        text,
        gaps,
        bank: Vec::new(),
    };
    Ok((above, Kind::Cloze(cloze), String::new()))
}

/// `gapselect`: a list at each gap; `ddwtos`: one bank of words.
fn words_in_gaps(kind: &str, parts: &mut Parts<'_, '_, '_>) -> Read {
    let source = parts.source_of("questiontext");
    parts.files_of("questiontext");
    let (above, text) = instruction(&source);
    let above = html::text(above, parts.losses);
    let bank = kind == "ddwtos";
    let nodes = bounded(parts.children(if bank { "dragbox" } else { "selectoption" }))?;
    let mut words = Vec::new();
    for node in nodes {
        let group = child(node, "group").map(content).unwrap_or_default();
        words.push((parts.text_of(node), group.trim().to_owned()));
    }
    let mut gaps: Vec<Gap> = Vec::new();
    let mut marked = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((number, behind)) = after.split_once("]]") else {
            break;
        };
        marked.push_str(before);
        rest = behind;
        let place = number
            .trim()
            .parse::<usize>()
            .ok()
            .and_then(|number| number.checked_sub(1));
        let Some(place) = place.filter(|place| *place < words.len()) else {
            return Err(Reason::Construct(opening(&format!("[[{number}]]"))));
        };
        if gaps.len() >= cloze::MOST_GAPS {
            return Err(Reason::Many(cloze::MOST_GAPS));
        }
        let id = gap_id(gaps.len());
        marked.push(cloze::OPEN);
        marked.push_str(id.as_str());
        marked.push(cloze::CLOSE);
        gaps.push(Gap {
            id,
            weight: 1,
            fill: if bank {
                Fill::Word(letter(place))
            } else {
                list(&words, place)
            },
            why: String::new(),
        });
    }
    marked.push_str(rest);
    if gaps.is_empty() {
        return Err(Reason::Few(0));
    }
    let groups = words.iter().any(|(_, group)| *group != words[0].1);
    parts.losses.add_if(bank && groups, Loss::Groups);
    let word = |(at, (text, _)): (usize, &(String, String))| Labelled {
        id: letter(at),
        text: text.clone(),
    };
    let cloze = Cloze {
        text: cloze::settled(&html::text(&marked, parts.losses)),
        gaps,
        bank: if bank {
            words.iter().enumerate().map(word).collect()
        } else {
            Vec::new()
        },
    };
    Ok((above, Kind::Cloze(cloze), String::new()))
}

/// The words of the same group as the right one.
fn list(words: &[(String, String)], right: usize) -> Fill {
    let group = words
        .iter()
        .enumerate()
        .filter(|(_, (_, group))| *group == words[right].1);
    let option = |(at, (text, _)): (usize, &(String, String))| -> Pick {
        let id: OptionId = letter(at);
        Pick {
            id,
            text: text.clone(),
            correct: at == right,
            weight: None,
            why: String::new(),
        }
    };
    Fill::Choice(group.map(option).collect())
}
