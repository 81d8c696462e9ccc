//! Fields, gaps and pictures of a QTI item.

use super::{
    Media,
    cloze::{CLOSE, OPEN},
    figures,
    html::{escape, from_text},
    plain::{Cloze, Figure, Fill, Gap, Hotspot, Pick, Shape, Words},
    report::{Loss, Losses, Reason, opening},
    write_moodle::marked,
    write_qti::{Sheet, blocks, declaration, following, identifier, instruction, modal, outcome},
};
use crate::{content::media::inspect, questions::mark::Mark};

pub(super) fn map_entry(key: &str, value: &str) -> String {
    format!(
        "<mapEntry mapKey=\"{}\" mappedValue=\"{value}\"/>",
        escape(key)
    )
}

/// A rule: when a test holds, the score is this, or grows by it.
pub(super) fn comparison(test: &str, worth: &str, grows: bool) -> String {
    let value = format!("<baseValue baseType=\"float\">{worth}</baseValue>");
    let value = if grows {
        format!("<sum><variable identifier=\"SCORE\"/>{value}</sum>")
    } else {
        value
    };
    format!(
        "    <responseCondition><responseIf>{test}<setOutcomeValue identifier=\"SCORE\">{value}</setOutcomeValue></responseIf></responseCondition>\n"
    )
}

pub(super) fn field(response: &str) -> String {
    format!("<textEntryInteraction responseIdentifier=\"{response}\" expectedLength=\"15\"/>")
}

/// The test of a number, and the answer that is shown.
pub(super) fn number(response: &str, figure: &Figure) -> (String, String) {
    let variable = format!("<variable identifier=\"{response}\"/>");
    let test = if let Some((low, high)) = figure.range {
        let bound = |value| format!("<baseValue baseType=\"float\">{value}</baseValue>");
        format!(
            "<and><gte>{variable}{}</gte><lte>{variable}{}</lte></and>",
            bound(low),
            bound(high)
        )
    } else {
        let (mode, size) = match figure.percent {
            Some(percent) => ("relative", percent),
            None if figures::of(figure.tolerance) == 0 => ("exact", figure.tolerance),
            None => ("absolute", figure.tolerance),
        };
        let tolerance = if mode == "exact" {
            String::new()
        } else {
            format!(" tolerance=\"{size} {size}\"")
        };
        format!(
            "<equal toleranceMode=\"{mode}\"{tolerance}>{variable}<correct identifier=\"{response}\"/></equal>"
        )
    };
    (test, figure.answer.to_string())
}

/// The right writings, and the map of all: QTI has no stars, so writings with one are left out.
pub(super) fn words(
    words: &Words,
    worth: &str,
    losses: &mut Losses,
) -> Result<(Vec<String>, String), Reason> {
    let plain = |text: &String| -> Option<String> {
        let literal = text.replace("\\*", "\u{f8f4}");
        (!literal.contains('*')).then(|| literal.replace('\u{f8f4}', "*"))
    };
    let correct: Vec<String> = words.accept.iter().filter_map(plain).collect();
    let mut lost = words.accept.len() - correct.len();
    let case = if words.case {
        " caseSensitive=\"true\""
    } else {
        " caseSensitive=\"false\""
    };
    let entry = |key: &str, value: &str| {
        format!(
            "<mapEntry mapKey=\"{}\" mappedValue=\"{value}\"{case}/>",
            escape(key)
        )
    };
    let mut map: String = correct.iter().map(|text| entry(text, worth)).collect();
    let whole = figures::millionths(worth).map_or(0, |(worth, _)| worth);
    for part in &words.partial {
        losses.add_if(!part.why.is_empty(), Loss::PartFeedback(1));
        let value = figures::decimal(whole * i128::from(part.share.0) / 10_000).to_string();
        for text in &part.accept {
            match plain(text) {
                Some(text) => map.push_str(&entry(&text, &value)),
                None => lost += 1,
            }
        }
    }
    losses.add_if(lost > 0, Loss::Wildcards(lost));
    let shown = correct.first().cloned();
    let shown = shown.ok_or_else(|| {
        Reason::Construct(opening(words.accept.first().map_or("", String::as_str)))
    })?;
    Ok((vec![shown], map))
}

/// A text with gaps: fields and lists in it, or words of a bank.
pub(super) fn cloze(
    above: &str,
    cloze: &Cloze,
    points: Mark,
    sheet: &mut Sheet,
    losses: &mut Losses,
) -> Result<(), Reason> {
    let total: i128 = cloze.gaps.iter().map(|gap| i128::from(gap.weight)).sum();
    let scale = figures::decimal(i128::from(points.0) * 10_000 / total.max(1)).to_string();
    let mut html = blocks(&marked(&cloze.text));
    let bank = !cloze.bank.is_empty()
        && cloze
            .gaps
            .iter()
            .all(|gap| matches!(gap.fill, Fill::Word(_)));
    losses.add_if(!bank && !cloze.bank.is_empty(), Loss::WordBank);
    let mut correct = Vec::new();
    let mut map = String::new();
    for gap in &cloze.gaps {
        let name = identifier(gap.id.as_str());
        let written = match &gap.fill {
            Fill::Word(word) if bank => {
                let value = format!("{} {name}", identifier(word.as_str()));
                map.push_str(&map_entry(&value, &gap.weight.to_string()));
                correct.push(value);
                format!("<gap identifier=\"{name}\"/>")
            }
            _ => inline(gap, cloze, &name, sheet, losses)?,
        };
        html = html.replace(&format!("{OPEN}{}{CLOSE}", gap.id), &written);
    }
    if bank {
        sheet.declared = declaration("RESPONSE", "multiple", "directedPair", &correct, &map);
        let word = |entry: &super::plain::Labelled| {
            format!(
                "<gapText identifier=\"{}\" matchMax=\"0\">{}</gapText>",
                identifier(entry.id.as_str()),
                escape(&entry.text).replace('\n', " ")
            )
        };
        let words: String = cloze.bank.iter().map(word).collect();
        sheet.body = format!(
            "{}    <gapMatchInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\">{words}\n{html}    </gapMatchInteraction>\n",
            instruction(above)
        );
        sheet.rules.push_str(&format!("    <setOutcomeValue identifier=\"SCORE\"><product><mapResponse identifier=\"RESPONSE\"/><baseValue baseType=\"float\">{scale}</baseValue></product></setOutcomeValue>\n"));
    } else {
        sheet.body = instruction(above) + &html;
        sheet.rules.push_str(&format!("    <setOutcomeValue identifier=\"SCORE\"><product><variable identifier=\"SCORE\"/><baseValue baseType=\"float\">{scale}</baseValue></product></setOutcomeValue>\n"));
    }
    let told: Vec<(String, &str)> = cloze
        .gaps
        .iter()
        .filter(|gap| !gap.why.is_empty())
        .map(|gap| (identifier(gap.id.as_str()), gap.why.as_str()))
        .collect();
    if !told.is_empty() {
        let names: Vec<&str> = told.iter().map(|(name, _)| name.as_str()).collect();
        sheet
            .outcomes
            .push_str(&outcome("GAPS", "multiple", &names));
        let texts: String = told
            .iter()
            .map(|(name, why)| modal("GAPS", name, why))
            .collect();
        sheet.feedback.push_str(&texts);
    }
    Ok(())
}

/// A gap in the text: its interaction, its declaration and its rule.
fn inline(
    gap: &Gap,
    cloze: &Cloze,
    name: &str,
    sheet: &mut Sheet,
    losses: &mut Losses,
) -> Result<String, Reason> {
    let weight = gap.weight.to_string();
    let mapped = format!(
        "    <setOutcomeValue identifier=\"SCORE\"><sum><variable identifier=\"SCORE\"/><mapResponse identifier=\"{name}\"/></sum></setOutcomeValue>\n"
    );
    let options: Vec<Pick> = match &gap.fill {
        Fill::Typed(words) => {
            let (correct, map) = self::words(words, &weight, losses)?;
            sheet
                .declared
                .push_str(&declaration(name, "single", "string", &correct, &map));
            sheet.rules.push_str(&mapped);
            return Ok(field(name));
        }
        Fill::Number(figure) => {
            losses.add_if(!figure.unit.is_empty() || figure.unit_required, Loss::Unit);
            let (test, correct) = number(name, figure);
            sheet
                .declared
                .push_str(&declaration(name, "single", "float", &[correct], ""));
            sheet.rules.push_str(&comparison(&test, &weight, true));
            return Ok(field(name));
        }
        Fill::Choice(options) => options.clone(),
        Fill::Word(right) => {
            let word = |entry: &super::plain::Labelled| Pick {
                id: entry.id.clone(),
                text: entry.text.clone(),
                correct: entry.id == *right,
                weight: None,
                why: String::new(),
            };
            cloze.bank.iter().map(word).collect()
        }
    };
    let earns =
        |pick: &Pick| i128::from(pick.weight.unwrap_or(if pick.correct { 10_000 } else { 0 }));
    let best = options.iter().max_by_key(|pick| earns(pick));
    let correct: Vec<String> = best
        .map(|pick| identifier(pick.id.as_str()))
        .into_iter()
        .collect();
    let entry = |pick: &Pick| {
        let value = figures::decimal(earns(pick) * 100 * i128::from(gap.weight)).to_string();
        map_entry(&identifier(pick.id.as_str()), &value)
    };
    let map: String = options.iter().map(entry).collect();
    sheet
        .declared
        .push_str(&declaration(name, "single", "identifier", &correct, &map));
    sheet.rules.push_str(&mapped);
    following(
        sheet,
        name,
        "single",
        options.iter().map(|pick| (&pick.id, pick.why.as_str())),
    );
    let choice = |pick: &Pick| {
        format!(
            "<inlineChoice identifier=\"{}\">{}</inlineChoice>",
            identifier(pick.id.as_str()),
            escape(&pick.text).replace('\n', " ")
        )
    };
    let choices: String = options.iter().map(choice).collect();
    Ok(format!(
        "<inlineChoiceInteraction responseIdentifier=\"{name}\" shuffle=\"true\">{choices}</inlineChoiceInteraction>"
    ))
}

/// A picture with its zones, in pixels; a drawing has a thousand each way.
pub(super) fn picture(hotspot: &Hotspot, media: &Media) -> Result<String, Reason> {
    let missing = || Reason::Image(opening(&hotspot.image));
    let bytes = media.get(&hotspot.image).ok_or_else(missing)?;
    let file = inspect(&hotspot.image, bytes).map_err(|_| missing())?;
    let (width, height) = file.size.unwrap_or((1_000, 1_000));
    let across = |part: u32| (u64::from(part) * u64::from(width) + 500) / 1_000;
    let down = |part: u32| (u64::from(part) * u64::from(height) + 500) / 1_000;
    let shape = |shape: &Shape| match shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
        } => (
            "rect",
            format!(
                "{},{},{},{}",
                across(*x),
                down(*y),
                across(x + width),
                down(y + height)
            ),
        ),
        Shape::Circle { x, y, radius } => (
            "circle",
            format!("{},{},{}", across(*x), down(*y), across(*radius)),
        ),
        Shape::Polygon(corners) => {
            let corners: Vec<String> = corners
                .iter()
                .map(|(x, y)| format!("{},{}", across(*x), down(*y)))
                .collect();
            ("poly", corners.join(","))
        }
    };
    let zones = hotspot.zones.iter().map(|zone| {
        let (shape, coords) = shape(&zone.shape);
        format!("<hotspotChoice identifier=\"{}\" shape=\"{shape}\" coords=\"{coords}\" hotspotLabel=\"{}\"/>", identifier(zone.id.as_str()), escape(&zone.label).replace('\n', " "))
    });
    let zones: String = zones.collect();
    Ok(format!(
        "    <hotspotInteraction responseIdentifier=\"RESPONSE\" maxChoices=\"{}\"><object type=\"{}\" data=\"../{}\" width=\"{width}\" height=\"{height}\">{}</object>{zones}</hotspotInteraction>\n",
        u8::from(!hotspot.several),
        file.kind.content_type(),
        hotspot.image,
        from_text(&hotspot.alt),
    ))
}
