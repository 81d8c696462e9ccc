//! Questions as Moodle XML.

use super::{
    cloze::{CLOSE, OPEN},
    figures::{self, earned, of_share},
    html::{escape, from_text},
    moodle_types::INSTRUCTION,
    plain::{Choice, Cloze, Figure, Fill, Gap, Kind, OrderRule, Pick, Plain, Words},
    report::{Loss, Losses, Reason},
    write_gift::absolute,
};
use crate::questions::mark::Share;

/// The elements of questions as one file.
#[must_use]
pub fn file(questions: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n{questions}</quiz>\n")
}

/// One question.
///
/// # Errors
/// When Moodle XML has no such question.
pub fn question(plain: &Plain, losses: &mut Losses) -> Result<String, Reason> {
    let (kind, text, body) = body(plain, losses)?;
    let mut out = format!("  <question type=\"{kind}\">\n");
    let name = if plain.name.is_empty() {
        super::report::opening(&plain.text)
    } else {
        plain.name.clone()
    };
    out.push_str(&format!(
        "    <name><text>{}</text></name>\n",
        escape(&name)
    ));
    out.push_str(&rich("questiontext", &text));
    out.push_str(&rich("generalfeedback", &from_text(&plain.explain)));
    out.push_str(&format!(
        "    <defaultgrade>{}</defaultgrade>\n",
        plain.points
    ));
    if let Some(Share(penalty)) = plain.penalty {
        // A third has no last decimal.
        let penalty = if penalty == 3_333 {
            "0.3333333".to_owned()
        } else {
            format!("{}.{:04}", penalty / 10_000, penalty % 10_000)
        };
        out.push_str(&format!("    <penalty>{penalty}</penalty>\n"));
    }
    out.push_str(&format!(
        "    <hidden>{}</hidden>\n",
        u8::from(plain.hidden)
    ));
    if let Some(id) = &plain.id {
        out.push_str(&format!("    <idnumber>{}</idnumber>\n", escape(id)));
    }
    out.push_str(&body);
    for hint in &plain.hints {
        out.push_str(&rich("hint", &from_text(hint)));
    }
    if !plain.tags.is_empty() {
        let tags = plain
            .tags
            .iter()
            .map(|tag| format!("<tag><text>{}</text></tag>", escape(tag)));
        out.push_str(&format!("    <tags>{}</tags>\n", tags.collect::<String>()));
    }
    out.push_str("  </question>\n");
    Ok(out)
}

/// An element with a text of HTML.
fn rich(name: &str, html: &str) -> String {
    format!(
        "    <{name} format=\"html\"><text>{}</text></{name}>\n",
        escape(html)
    )
}

fn answer(fraction: &str, text: &str, why: &str, more: &str) -> String {
    format!(
        "    <answer fraction=\"{fraction}\" format=\"html\"><text>{}</text>{more}<feedback format=\"html\"><text>{}</text></feedback></answer>\n",
        escape(text),
        escape(&from_text(why)),
    )
}

/// The type, the HTML of the question's text, and what else the type has.
fn body(plain: &Plain, losses: &mut Losses) -> Result<(&'static str, String, String), Reason> {
    let text = from_text(&plain.text);
    Ok(match &plain.body {
        Kind::Choice(choice) => {
            losses.add_if(choice.all_or_nothing, Loss::AllOrNothing);
            ("multichoice", text, multichoice(choice))
        }
        Kind::Truth(truth) => {
            let line = |says: bool, name: &str, why: &str| {
                let fraction = if truth.answer == says { "100" } else { "0" };
                answer(fraction, name, why, "")
            };
            let lines =
                line(true, "true", &truth.why_true) + &line(false, "false", &truth.why_false);
            ("truefalse", text, lines)
        }
        Kind::Number(figure) => ("numerical", text, numerical(figure, losses)),
        Kind::Short(words) => {
            let case = format!("    <usecase>{}</usecase>\n", u8::from(words.case));
            ("shortanswer", text, case + &typed(words))
        }
        Kind::Matching { pairs, extras } => {
            let line = |left: &str, right: &str| {
                format!(
                    "    <subquestion format=\"html\"><text>{}</text><answer><text>{}</text></answer></subquestion>\n",
                    escape(&from_text(left)),
                    escape(&from_text(right)),
                )
            };
            let pairs = pairs.iter().map(|pair| line(&pair.left, &pair.right));
            let lines = pairs.chain(extras.iter().map(|extra| line("", &extra.text)));
            (
                "matching",
                text,
                "    <shuffleanswers>true</shuffleanswers>\n".to_owned()
                    + &lines.collect::<String>(),
            )
        }
        Kind::Ordering { steps, rule } => {
            let rule = match rule {
                OrderRule::AllOrNothing => "ALL_OR_NOTHING",
                OrderRule::Places => "ABSOLUTE_POSITION",
                OrderRule::Neighbours => "RELATIVE_NEXT_EXCLUDE_LAST",
                OrderRule::Usual => {
                    losses.add(Loss::OrderRule);
                    "RELATIVE_ALL_PREVIOUS_AND_NEXT"
                }
            };
            let settings = format!(
                "    <layouttype>VERTICAL</layouttype>\n    <selecttype>ALL</selecttype>\n    <selectcount>0</selectcount>\n    <gradingtype>{rule}</gradingtype>\n    <showgrading>SHOW</showgrading>\n"
            );
            let lines = (1..)
                .zip(steps)
                .map(|(place, step)| answer(&format!("{place}"), &from_text(&step.text), "", ""));
            ("ordering", text, settings + &lines.collect::<String>())
        }
        Kind::Cloze(cloze) => gaps(&plain.text, cloze, losses),
        Kind::Essay {
            min_words,
            max_words,
            model,
        } => {
            let limit = |name: &str, words: &Option<u32>| {
                words.map_or_else(String::new, |words| {
                    format!("    <{name}>{words}</{name}>\n")
                })
            };
            let body = "    <responseformat>editor</responseformat>\n    <responserequired>1</responserequired>\n    <responsefieldlines>15</responsefieldlines>\n    <attachments>0</attachments>\n".to_owned()
                + &limit("minwordlimit", min_words)
                + &limit("maxwordlimit", max_words)
                + &rich("graderinfo", &from_text(model));
            ("essay", text, body)
        }
        Kind::MarkError { .. } => return Err(Reason::Kind("mark-error".to_owned())),
        Kind::Hotspot(_) => return Err(Reason::Kind("hotspot".to_owned())),
    })
}

fn multichoice(choice: &Choice) -> String {
    let mut out = format!(
        "    <single>{}</single>\n    <shuffleanswers>true</shuffleanswers>\n    <answernumbering>none</answernumbering>\n",
        choice.single
    );
    for pick in &choice.options {
        let (part, whole) = earned(choice, pick);
        out.push_str(&answer(
            &of_share(part, whole),
            &from_text(&pick.text),
            &pick.why,
            "",
        ));
    }
    out
}

fn typed(words: &Words) -> String {
    let mut out: String = words
        .accept
        .iter()
        .map(|text| answer("100", text, "", ""))
        .collect();
    for part in &words.partial {
        for text in &part.accept {
            out.push_str(&answer(
                &of_share(part.share.0, 10_000),
                text,
                &part.why,
                "",
            ));
        }
    }
    out
}

/// The middle of the bounds and the way to them, or the answer and its tolerance: in millionths.
fn around(figure: &Figure, losses: &mut Losses) -> (i128, i128) {
    let Some((low, high)) = figure.range else {
        return (figures::of(figure.answer), absolute(figure, losses));
    };
    losses.add(Loss::Tolerance);
    let (low, high) = (figures::of(low), figures::of(high));
    let middle = low + (high - low) / 2;
    losses.add_if(middle != figures::of(figure.answer), Loss::RangeAnswer);
    (middle, (high - low + 1) / 2)
}

fn numerical(figure: &Figure, losses: &mut Losses) -> String {
    let (middle, tolerance) = around(figure, losses);
    let tolerance = format!("<tolerance>{}</tolerance>", figures::decimal(tolerance));
    let mut out = answer("100", &figures::decimal(middle).to_string(), "", &tolerance);
    if figure.unit.is_empty() {
        losses.add_if(figure.unit_required, Loss::Unit);
        return out;
    }
    out.push_str(&format!(
        "    <units><unit><multiplier>1</multiplier><unit_name>{}</unit_name></unit></units>\n    <unitgradingtype>{}</unitgradingtype>\n    <unitpenalty>1</unitpenalty>\n    <showunits>{}</showunits>\n    <unitsleft>0</unitsleft>\n",
        escape(&figure.unit),
        u8::from(figure.unit_required),
        if figure.unit_required { 0 } else { 3 },
    ));
    out
}

/// A text with gaps: one bank of words, or gaps written into the text.
fn gaps(instruction: &str, cloze: &Cloze, losses: &mut Losses) -> (&'static str, String, String) {
    let above = if instruction.is_empty() {
        String::new()
    } else {
        format!(
            "{INSTRUCTION}{}</p>",
            escape(instruction).replace('\n', "<br/>")
        )
    };
    let bank = !cloze.bank.is_empty()
        && cloze
            .gaps
            .iter()
            .all(|gap| matches!(gap.fill, Fill::Word(_)));
    let marked = marked(&cloze.text);
    // A brace of the text itself begins no gap.
    let mut html = from_text(&marked).replace('{', "&#123;");
    if !above.is_empty() && !html.starts_with("<p>") {
        html = format!("<p>{html}</p>");
    }
    for gap in &cloze.gaps {
        let mark = format!("{OPEN}{}{CLOSE}", gap.id);
        let written = match &gap.fill {
            Fill::Word(word) if bank => {
                losses.add_if(gap.weight != 1, Loss::Weights);
                losses.add_if(!gap.why.is_empty(), Loss::PartFeedback(1));
                let place = cloze
                    .bank
                    .iter()
                    .position(|entry| entry.id == *word)
                    .unwrap_or(0);
                format!("[[{}]]", place + 1)
            }
            _ => embedded(gap, cloze, losses),
        };
        html = html.replace(&mark, &written);
    }
    if !bank {
        losses.add_if(!cloze.bank.is_empty(), Loss::WordBank);
        return ("multianswer", above + &html, String::new());
    }
    let word = |entry: &super::plain::Labelled| {
        let uses = cloze
            .gaps
            .iter()
            .filter(|gap| gap.fill == Fill::Word(entry.id.clone()))
            .count();
        let infinite = if uses > 1 { "<infinite/>" } else { "" };
        format!(
            "    <dragbox><text>{}</text><group>1</group>{infinite}</dragbox>\n",
            escape(&from_text(&entry.text))
        )
    };
    let words: String = cloze.bank.iter().map(word).collect();
    (
        "ddwtos",
        above + &html,
        "    <shuffleanswers>1</shuffleanswers>\n".to_owned() + &words,
    )
}

/// A text with `[[id]]` made marks that markup does not touch.
pub(super) fn marked(text: &str) -> String {
    text.replace("[[", &OPEN.to_string())
        .replace("]]", &CLOSE.to_string())
}

/// A text inside a gap: HTML, its signs escaped.
fn inner(text: &str) -> String {
    let mut out = String::new();
    for c in from_text(text).chars() {
        if matches!(c, '\\' | '}' | '~' | '#' | '"') {
            out.push('\\');
        }
        out.push(c);
    }
    // What begins like a weight or a key is none.
    if out.starts_with(['=', '%']) {
        format!("\\{out}")
    } else {
        out
    }
}

fn with_feedback(answer: String, why: &str) -> String {
    if why.is_empty() {
        answer
    } else {
        format!("{answer}#{}", inner(why))
    }
}

fn embedded(gap: &Gap, cloze: &Cloze, losses: &mut Losses) -> String {
    let (sort, answers): (&str, Vec<String>) = match &gap.fill {
        Fill::Typed(words) => {
            let mut answers = Vec::new();
            for (at, text) in words.accept.iter().enumerate() {
                let why = if at == 0 { gap.why.as_str() } else { "" };
                answers.push(with_feedback(format!("={}", inner(text)), why));
            }
            for part in &words.partial {
                for text in &part.accept {
                    let answer = format!("%{}%{}", of_share(part.share.0, 10_000), inner(text));
                    answers.push(with_feedback(answer, &part.why));
                }
            }
            (
                if words.case {
                    "SHORTANSWER_C"
                } else {
                    "SHORTANSWER"
                },
                answers,
            )
        }
        Fill::Number(figure) => {
            losses.add_if(!figure.unit.is_empty(), Loss::Unit);
            let (middle, tolerance) = around(figure, losses);
            let number = format!(
                "={}:{}",
                figures::decimal(middle),
                figures::decimal(tolerance)
            );
            ("NUMERICAL", vec![with_feedback(number, &gap.why)])
        }
        Fill::Choice(options) => {
            losses.add_if(!gap.why.is_empty(), Loss::PartFeedback(1));
            ("MULTICHOICE", options.iter().map(option).collect())
        }
        Fill::Word(right) => {
            let word = |entry: &super::plain::Labelled| {
                let correct = entry.id == *right;
                let why = if correct { gap.why.as_str() } else { "" };
                let sign = if correct { "=" } else { "" };
                with_feedback(format!("{sign}{}", inner(&entry.text)), why)
            };
            ("MULTICHOICE", cloze.bank.iter().map(word).collect())
        }
    };
    format!("{{{}:{sort}:{}}}", gap.weight, answers.join("~"))
}

fn option(pick: &Pick) -> String {
    let sign = match pick.weight {
        None if pick.correct => "=".to_owned(),
        Some(10_000) => "=".to_owned(),
        None | Some(0) => String::new(),
        Some(weight) => format!("%{}%", of_share(i64::from(weight), 10_000)),
    };
    with_feedback(format!("{sign}{}", inner(&pick.text)), &pick.why)
}
