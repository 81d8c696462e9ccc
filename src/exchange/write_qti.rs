//! Questions as a QTI 2.1 package: one item a file, a manifest, and the pictures that they show.

use super::{
    Media,
    cloze::{CLOSE, OPEN},
    figures::{self, earned},
    html::{escape, from_text},
    plain::{Choice, Kind, Pick, Plain},
    qti_gaps::{INSTRUCTION, UNIT},
    report::{Loss, Losses, Reason},
    write_moodle::marked,
    write_qti_parts::{self as parts, comparison, map_entry},
};
use crate::questions::{OptionId, PENALTY};

const NAMESPACE: &str = "http://www.imsglobal.org/xsd/imsqti_v2p1";
const TEMPLATES: &str = "http://www.imsglobal.org/question/qti_v2p1/rptemplates";

/// What an item is made of while it is written.
#[derive(Default)]
pub(super) struct Sheet {
    /// Declarations of answers.
    pub declared: String,
    /// Declarations of outcomes besides SCORE and MAXSCORE.
    pub outcomes: String,
    pub body: String,
    /// Rules beyond a template.
    pub rules: String,
    /// The template that says it all, if one does.
    pub template: Option<&'static str>,
    pub feedback: String,
    /// The path of a picture.
    pub image: Option<String>,
}

/// An item: its file, and the path of the picture that it shows.
///
/// # Errors
/// When QTI has no such question, or its picture is not there.
pub fn item(
    plain: &Plain,
    language: &str,
    media: &Media,
    losses: &mut Losses,
) -> Result<(String, Option<String>), Reason> {
    let usual = plain.penalty.is_none_or(|penalty| penalty == PENALTY);
    losses.add_if(!usual, Loss::Penalty);
    losses.add_if(!plain.hints.is_empty(), Loss::Hints(plain.hints.len()));
    losses.add_if(plain.hidden, Loss::Status);
    let mut sheet = Sheet::default();
    body(plain, media, &mut sheet, losses)?;
    if !plain.explain.is_empty() {
        sheet
            .outcomes
            .push_str(&outcome("GENERAL", "single", &["general"]));
        sheet
            .feedback
            .push_str(&modal("GENERAL", "general", &plain.explain));
    }
    let id = plain.id.as_deref().unwrap_or("item");
    let title = if plain.name.is_empty() {
        super::report::opening(&plain.text)
    } else {
        plain.name.clone()
    };
    let rules = match (sheet.template, sheet.rules.as_str()) {
        (_, "") if matches!(plain.body, Kind::Essay { .. }) => String::new(),
        (Some(template), "") => {
            format!("  <responseProcessing template=\"{TEMPLATES}/{template}\"/>\n")
        }
        (_, rules) => format!("  <responseProcessing>\n{rules}  </responseProcessing>\n"),
    };
    let points = plain.points;
    let Sheet {
        declared,
        outcomes,
        body,
        feedback,
        image,
        ..
    } = sheet;
    let file = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<assessmentItem xmlns=\"{NAMESPACE}\" identifier=\"{}\" title=\"{}\" xml:lang=\"{language}\" adaptive=\"false\" timeDependent=\"false\">\n{declared}  <outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"><defaultValue><value>0</value></defaultValue></outcomeDeclaration>\n  <outcomeDeclaration identifier=\"MAXSCORE\" cardinality=\"single\" baseType=\"float\"><defaultValue><value>{points}</value></defaultValue></outcomeDeclaration>\n{outcomes}  <itemBody>\n{body}  </itemBody>\n{rules}{feedback}</assessmentItem>\n",
        identifier(id),
        escape(&title).replace('\n', " "),
    );
    Ok((file, image))
}

/// An identifier of QTI: it begins with a letter or a line.
pub(super) fn identifier(id: &str) -> String {
    if id.starts_with(|c: char| c.is_ascii_alphabetic()) {
        id.to_owned()
    } else {
        format!("_{id}")
    }
}

/// A text as blocks.
pub(super) fn blocks(text: &str) -> String {
    let html = from_text(text);
    match (html.is_empty(), html.starts_with("<p>")) {
        (true, _) => String::new(),
        (false, true) => format!("    {html}\n"),
        (false, false) => format!("    <p>{html}</p>\n"),
    }
}

pub(super) fn outcome(name: &str, cardinality: &str, values: &[&str]) -> String {
    let values: String = values
        .iter()
        .map(|value| format!("<value>{value}</value>"))
        .collect();
    let default = if values.is_empty() {
        String::new()
    } else {
        format!("<defaultValue>{values}</defaultValue>")
    };
    format!(
        "  <outcomeDeclaration identifier=\"{name}\" cardinality=\"{cardinality}\" baseType=\"identifier\">{default}</outcomeDeclaration>\n"
    )
}

pub(super) fn modal(outcome: &str, id: &str, text: &str) -> String {
    format!(
        "  <modalFeedback outcomeIdentifier=\"{outcome}\" identifier=\"{id}\" showHide=\"show\">{}</modalFeedback>\n",
        from_text(text)
    )
}

/// The declaration of an answer; `map` holds its entries.
pub(super) fn declaration(
    id: &str,
    cardinality: &str,
    base: &str,
    correct: &[String],
    map: &str,
) -> String {
    let values: String = correct
        .iter()
        .map(|value| format!("<value>{}</value>", escape(value)))
        .collect();
    let map = if map.is_empty() {
        String::new()
    } else {
        format!("<mapping lowerBound=\"0\" defaultValue=\"0\">{map}</mapping>")
    };
    format!(
        "  <responseDeclaration identifier=\"{id}\" cardinality=\"{cardinality}\" baseType=\"{base}\"><correctResponse>{values}</correctResponse>{map}</responseDeclaration>\n"
    )
}

/// The marks of a map, times the points; the template when there is one point.
fn by_map(sheet: &mut Sheet, points: &str) {
    if points == "1" {
        sheet.template = Some("map_response");
    } else {
        sheet.rules.push_str(&format!("    <setOutcomeValue identifier=\"SCORE\"><product><mapResponse identifier=\"RESPONSE\"/><baseValue baseType=\"float\">{points}</baseValue></product></setOutcomeValue>\n"));
    }
}

/// All of the points or none.
fn by_match(sheet: &mut Sheet, points: &str) {
    if points == "1" {
        sheet.template = Some("match_correct");
    } else {
        let test =
            "<match><variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></match>";
        sheet.rules.push_str(&comparison(test, points, false));
    }
}

/// Feedback that follows the chosen parts: `why` by id.
pub(super) fn following<'a>(
    sheet: &mut Sheet,
    response: &str,
    cardinality: &str,
    whys: impl Iterator<Item = (&'a OptionId, &'a str)>,
) {
    let name = if response == "RESPONSE" {
        "FEEDBACK".to_owned()
    } else {
        format!("FEEDBACK_{response}")
    };
    let texts: String = whys
        .filter(|(_, why)| !why.is_empty())
        .map(|(id, why)| modal(&name, &identifier(id.as_str()), why))
        .collect();
    if texts.is_empty() {
        return;
    }
    sheet.outcomes.push_str(&outcome(&name, cardinality, &[]));
    if let Some(template) = sheet.template.take() {
        // A template sets nothing but the score: it is written out.
        let score = if template == "map_response" {
            "    <setOutcomeValue identifier=\"SCORE\"><mapResponse identifier=\"RESPONSE\"/></setOutcomeValue>\n".to_owned()
        } else {
            comparison(
                "<match><variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></match>",
                "1",
                false,
            )
        };
        sheet.rules.push_str(&score);
    }
    sheet.rules.push_str(&format!("    <setOutcomeValue identifier=\"{name}\"><variable identifier=\"{response}\"/></setOutcomeValue>\n"));
    sheet.feedback.push_str(&texts);
}

fn body(
    plain: &Plain,
    media: &Media,
    sheet: &mut Sheet,
    losses: &mut Losses,
) -> Result<(), Reason> {
    let points = plain.points.to_string();
    if !matches!(
        plain.body,
        Kind::Cloze(_) | Kind::Number(_) | Kind::Short(_)
    ) {
        sheet.body = blocks(&plain.text);
    }
    match &plain.body {
        Kind::Choice(choice) => self::choice(choice, sheet, &points),
        Kind::Truth(truth) => {
            let [yes, no] = ["true", "false"].map(|name| OptionId::parse(name).expect("a word"));
            let right = if truth.answer { "true" } else { "false" };
            sheet.declared = declaration(
                "RESPONSE",
                "single",
                "identifier",
                &[right.to_owned()],
                &map_entry(right, "1"),
            );
            sheet.body.push_str("    <choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"false\" maxChoices=\"1\"><simpleChoice identifier=\"true\">✓</simpleChoice><simpleChoice identifier=\"false\">✗</simpleChoice></choiceInteraction>\n");
            by_map(sheet, &points);
            let whys = [
                (&yes, truth.why_true.as_str()),
                (&no, truth.why_false.as_str()),
            ];
            following(sheet, "RESPONSE", "single", whys.into_iter());
        }
        Kind::Number(figure) => {
            let field = parts::field("RESPONSE");
            let unit = if figure.unit.is_empty() {
                String::new()
            } else {
                format!(" <span class=\"{UNIT}\">{}</span>", escape(&figure.unit))
            };
            losses.add_if(figure.unit_required, Loss::Unit);
            sheet.body = with_field(&plain.text, &format!("{field}{unit}"));
            let (test, correct) = parts::number("RESPONSE", figure);
            sheet.declared = declaration("RESPONSE", "single", "float", &[correct], "");
            sheet.rules = comparison(&test, &points, false);
        }
        Kind::Short(words) => {
            let (correct, map) = parts::words(words, "1", losses)?;
            sheet.declared = declaration("RESPONSE", "single", "string", &correct, &map);
            sheet.body = with_field(&plain.text, &parts::field("RESPONSE"));
            by_map(sheet, &points);
        }
        Kind::Matching { pairs, extras } => {
            let each = share(1, i64::try_from(pairs.len()).unwrap_or(1));
            let side = |id: &OptionId| {
                (
                    identifier(id.as_str()),
                    format!("{}.r", identifier(id.as_str())),
                )
            };
            let value = |id: &OptionId| format!("{} {}", side(id).0, side(id).1);
            let correct: Vec<String> = pairs.iter().map(|pair| value(&pair.id)).collect();
            let map: String = correct
                .iter()
                .map(|value| map_entry(value, &each))
                .collect();
            sheet.declared = declaration("RESPONSE", "multiple", "directedPair", &correct, &map);
            let choice = |id: &str, text: &str, most: usize| {
                format!(
                    "<simpleAssociableChoice identifier=\"{id}\" matchMax=\"{most}\">{}</simpleAssociableChoice>",
                    from_text(text)
                )
            };
            let lefts: String = pairs
                .iter()
                .map(|pair| choice(&side(&pair.id).0, &pair.left, 1))
                .collect();
            let rights = pairs.iter().map(|pair| (&pair.id, &pair.right));
            let rights = rights.chain(extras.iter().map(|extra| (&extra.id, &extra.text)));
            let rights: String = rights
                .map(|(id, text)| choice(&side(id).1, text, 0))
                .collect();
            sheet.body.push_str(&format!("    <matchInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\" maxAssociations=\"{}\"><simpleMatchSet>{lefts}</simpleMatchSet><simpleMatchSet>{rights}</simpleMatchSet></matchInteraction>\n", pairs.len()));
            by_map(sheet, &points);
        }
        Kind::Ordering { steps, rule } => {
            losses.add_if(
                *rule != super::plain::OrderRule::AllOrNothing,
                Loss::OrderRule,
            );
            let correct: Vec<String> = steps
                .iter()
                .map(|step| identifier(step.id.as_str()))
                .collect();
            sheet.declared = declaration("RESPONSE", "ordered", "identifier", &correct, "");
            let choices: String = steps
                .iter()
                .map(|step| simple(&step.id, &step.text))
                .collect();
            sheet.body.push_str(&format!("    <orderInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\">{choices}</orderInteraction>\n"));
            by_match(sheet, &points);
        }
        Kind::Cloze(cloze) => parts::cloze(&plain.text, cloze, plain.points, sheet, losses)?,
        Kind::Essay {
            min_words,
            max_words,
            model,
        } => {
            losses.add_if(min_words.is_some() || max_words.is_some(), Loss::WordLimits);
            if !model.is_empty() {
                sheet.body.push_str(&format!(
                    "    <rubricBlock view=\"scorer\">{}</rubricBlock>\n",
                    blocks(model).trim()
                ));
            }
            sheet.declared = "  <responseDeclaration identifier=\"RESPONSE\" cardinality=\"single\" baseType=\"string\"/>\n".to_owned();
            sheet.body.push_str("    <extendedTextInteraction responseIdentifier=\"RESPONSE\" expectedLines=\"15\"/>\n");
        }
        Kind::MarkError { passage, segments } => {
            let right = segments.iter().filter(|segment| segment.correct).count();
            let right = i64::try_from(right).unwrap_or(1).max(1);
            let name = |id: &OptionId| identifier(id.as_str());
            let correct = segments.iter().filter(|segment| segment.correct);
            let correct: Vec<String> = correct.map(|segment| name(&segment.id)).collect();
            let map = segments.iter().map(|segment| {
                map_entry(
                    &name(&segment.id),
                    &share(if segment.correct { 1 } else { -1 }, right),
                )
            });
            sheet.declared = declaration(
                "RESPONSE",
                "multiple",
                "identifier",
                &correct,
                &map.collect::<String>(),
            );
            let mut html = blocks(&marked(passage));
            for segment in segments {
                html = html.replace(
                    &format!("{OPEN}{}|", segment.id),
                    &format!("<hottext identifier=\"{}\">", name(&segment.id)),
                );
            }
            let html = html.replace(CLOSE, "</hottext>");
            sheet.body.push_str(&format!("    <hottextInteraction responseIdentifier=\"RESPONSE\" maxChoices=\"0\">\n{html}    </hottextInteraction>\n"));
            by_map(sheet, &points);
            let whys = segments
                .iter()
                .map(|segment| (&segment.id, segment.why.as_str()));
            following(sheet, "RESPONSE", "multiple", whys);
        }
        Kind::Hotspot(hotspot) => {
            let right = hotspot.zones.iter().filter(|zone| zone.correct).count();
            let right = i64::try_from(right).unwrap_or(1).max(1);
            let name = |id: &OptionId| identifier(id.as_str());
            let correct = hotspot.zones.iter().filter(|zone| zone.correct);
            let correct: Vec<String> = correct.map(|zone| name(&zone.id)).collect();
            let worth = |correct: bool| match (hotspot.several, correct) {
                (_, true) if !hotspot.several => share(1, 1),
                (true, true) => share(1, right),
                (true, false) => share(-1, right),
                (false, _) => share(0, 1),
            };
            let map = hotspot
                .zones
                .iter()
                .map(|zone| map_entry(&name(&zone.id), &worth(zone.correct)));
            let cardinality = if hotspot.several {
                "multiple"
            } else {
                "single"
            };
            sheet.declared = declaration(
                "RESPONSE",
                cardinality,
                "identifier",
                &correct,
                &map.collect::<String>(),
            );
            sheet.body.push_str(&parts::picture(hotspot, media)?);
            sheet.image = Some(hotspot.image.clone());
            by_map(sheet, &points);
            let whys = hotspot
                .zones
                .iter()
                .map(|zone| (&zone.id, zone.why.as_str()));
            following(sheet, "RESPONSE", cardinality, whys);
        }
    }
    Ok(())
}

/// A text with a field at its end, in its last paragraph.
fn with_field(text: &str, field: &str) -> String {
    let html = blocks(text);
    match html.trim_end().strip_suffix("</p>") {
        Some(before) => format!("{before} {field}</p>\n"),
        None => format!("    <p>{field}</p>\n"),
    }
}

fn simple(id: &OptionId, text: &str) -> String {
    format!(
        "<simpleChoice identifier=\"{}\">{}</simpleChoice>",
        identifier(id.as_str()),
        from_text(text)
    )
}

/// A part of all as a number between −1 and 1, with six decimals.
pub(super) fn share(part: i64, whole: i64) -> String {
    let millionths =
        (i128::from(part) * 2_000_000 + i128::from(whole)).div_euclid(2 * i128::from(whole.max(1)));
    figures::decimal(millionths).to_string()
}

fn choice(choice: &Choice, sheet: &mut Sheet, points: &str) {
    let name = |pick: &Pick| identifier(pick.id.as_str());
    let correct = choice.options.iter().filter(|pick| pick.correct);
    let mut correct: Vec<String> = correct.map(name).collect();
    if choice.single {
        // The best of those that earn something is the answer that is shown.
        let best = choice
            .options
            .iter()
            .max_by_key(|pick| pick.weight.unwrap_or(i32::from(pick.correct)));
        correct = best.map(name).into_iter().collect();
    }
    let all = choice.all_or_nothing && !choice.single;
    let map: String = if all {
        String::new()
    } else {
        let entry = |pick: &Pick| {
            let (part, whole) = earned(choice, pick);
            map_entry(&name(pick), &share(part, whole))
        };
        choice.options.iter().map(entry).collect()
    };
    let (cardinality, most) = if choice.single {
        ("single", 1)
    } else {
        ("multiple", 0)
    };
    sheet.declared = declaration("RESPONSE", cardinality, "identifier", &correct, &map);
    let choices: String = choice
        .options
        .iter()
        .map(|pick| simple(&pick.id, &pick.text))
        .collect();
    sheet.body.push_str(&format!("    <choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\" maxChoices=\"{most}\">{choices}</choiceInteraction>\n"));
    if all {
        by_match(sheet, points);
    } else {
        by_map(sheet, points);
    }
    let whys = choice
        .options
        .iter()
        .map(|pick| (&pick.id, pick.why.as_str()));
    following(sheet, "RESPONSE", cardinality, whys);
}

/// The instruction above a text with gaps.
pub(super) fn instruction(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!(
        "    <p class=\"{INSTRUCTION}\">{}</p>\n",
        escape(text).replace('\n', "<br/>")
    )
}
