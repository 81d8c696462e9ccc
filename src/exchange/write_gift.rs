//! Questions as GIFT.

use super::{
    figures::{self, earned, of_share},
    gift::unescaped,
    gift_answers::truth_word,
    html,
    plain::{Choice, Figure, Kind, Plain, Words},
    report::{Loss, Losses, Reason},
};
use crate::questions::{PENALTY, mark::Mark};

/// One question, with the line end that sets it apart from the next.
///
/// # Errors
/// When GIFT has no such question.
pub fn question(plain: &Plain, losses: &mut Losses) -> Result<String, Reason> {
    let writer = Writer {
        html: needs_html(plain),
    };
    let answers = writer.answers(&plain.body, losses)?;
    losses.add_if(
        plain.points != Mark::ONE,
        Loss::Points(plain.points.to_string()),
    );
    let usual = plain.penalty.is_none_or(|penalty| penalty == PENALTY);
    losses.add_if(!usual, Loss::Penalty);
    losses.add_if(!plain.hints.is_empty(), Loss::Hints(plain.hints.len()));
    losses.add_if(plain.hidden, Loss::Status);
    let mut out = String::new();
    let marks = plain.id.iter().map(|id| format!("[id:{}]", mark(id)));
    let marks: Vec<String> = marks
        .chain(plain.tags.iter().map(|tag| format!("[tag:{}]", mark(tag))))
        .collect();
    if !marks.is_empty() {
        out.push_str(&format!("// {}\n", marks.join(" ")));
    }
    if !plain.name.is_empty() {
        out.push_str(&format!("::{}::", escape(&plain.name)));
    }
    out.push_str(if writer.html { "[html]" } else { "" });
    out.push_str(&writer.text(&plain.text));
    let explain = match plain.explain.as_str() {
        "" => String::new(),
        text => format!("####{}", writer.text(text)),
    };
    let lines = answers.len() > 1;
    let (open, between, close) = if lines {
        ("{\n\t", "\n\t", "\n}")
    } else {
        ("{", "", "}")
    };
    let mut inner = answers.join(between);
    if !explain.is_empty() {
        inner.push_str(between);
        inner.push_str(&explain);
    }
    out.push_str(&format!("{open}{inner}{close}\n\n"));
    Ok(out)
}

/// A value between the brackets of a comment.
fn mark(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(']', "\\]")
        .replace('\n', " ")
}

/// The signs of the format escaped.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            ':' | '#' | '=' | '{' | '}' | '~' | '\\' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// Whether a text of the question would be read as markup, or as the arrow between two sides.
fn needs_html(plain: &Plain) -> bool {
    let mut texts = vec![plain.text.as_str(), plain.explain.as_str()];
    match &plain.body {
        Kind::Choice(choice) => {
            let own = choice.options.iter();
            texts.extend(own.flat_map(|pick| [pick.text.as_str(), pick.why.as_str()]));
        }
        Kind::Truth(truth) => texts.extend([truth.why_true.as_str(), truth.why_false.as_str()]),
        Kind::Short(words) => {
            texts.extend(words.partial.iter().map(|part| part.why.as_str()));
            if words.partial.iter().any(|part| part.why.contains("->")) {
                return true;
            }
        }
        Kind::Matching { pairs, extras } => {
            texts.extend(
                pairs
                    .iter()
                    .flat_map(|pair| [pair.left.as_str(), pair.right.as_str()]),
            );
            texts.extend(extras.iter().map(|extra| extra.text.as_str()));
            if texts.iter().any(|text| text.contains("->")) {
                return true;
            }
        }
        _ => {}
    }
    texts.iter().any(|text| {
        let mut losses = Losses::default();
        let own_markup = ["[html]", "[moodle]", "[plain]", "[markdown]"];
        html::text(&text.replace('\n', "<br>"), &mut losses) != **text
            || own_markup.iter().any(|markup| text.starts_with(markup))
    })
}

struct Writer {
    html: bool,
}

impl Writer {
    fn text(&self, text: &str) -> String {
        if !self.html {
            return escape(text);
        }
        // A text that begins like a markup is written so that it does not.
        let html = html::from_text(text);
        let html = match html.strip_prefix('[') {
            Some(rest) => format!("&#91;{rest}"),
            None => html,
        };
        escape(&html)
    }

    /// A text where an arrow would make pairs of the answers.
    fn without_arrow(&self, text: &str) -> String {
        self.text(text).replace("->", "-&gt;")
    }

    fn with_feedback(&self, mut answer: String, why: &str) -> String {
        if !why.is_empty() {
            answer.push('#');
            answer.push_str(&self.text(why));
        }
        answer
    }

    /// The answers, a line each.
    fn answers(&self, body: &Kind, losses: &mut Losses) -> Result<Vec<String>, Reason> {
        Ok(match body {
            Kind::Choice(choice) => {
                losses.add_if(choice.all_or_nothing, Loss::AllOrNothing);
                self.choice(choice)
            }
            Kind::Truth(truth) => {
                let (wrong, right) = if truth.answer {
                    (&truth.why_false, &truth.why_true)
                } else {
                    (&truth.why_true, &truth.why_false)
                };
                let mut line = if truth.answer { "T" } else { "F" }.to_owned();
                if !wrong.is_empty() || !right.is_empty() {
                    line.push_str(&format!("#{}", self.text(wrong)));
                }
                if !right.is_empty() {
                    line.push_str(&format!("#{}", self.text(right)));
                }
                vec![line]
            }
            Kind::Number(figure) => vec![format!("#{}", number(figure, losses))],
            Kind::Short(words) => self.short(words, losses)?,
            Kind::Matching { pairs, extras } => {
                let pair = |left: &str, right: &str| {
                    let [left, right] = [left, right].map(|side| self.without_arrow(side));
                    format!("={left} -> {right}")
                };
                let pairs = pairs.iter().map(|couple| pair(&couple.left, &couple.right));
                pairs
                    .chain(extras.iter().map(|extra| pair("", &extra.text)))
                    .collect()
            }
            Kind::Essay {
                min_words,
                max_words,
                model,
            } => {
                losses.add_if(min_words.is_some() || max_words.is_some(), Loss::WordLimits);
                losses.add_if(!model.is_empty(), Loss::Model);
                vec![String::new()]
            }
            Kind::Ordering { .. } => return Err(Reason::Kind("ordering".to_owned())),
            Kind::Cloze(_) => return Err(Reason::Kind("cloze".to_owned())),
            Kind::MarkError { .. } => return Err(Reason::Kind("mark-error".to_owned())),
            Kind::Hotspot(_) => return Err(Reason::Kind("hotspot".to_owned())),
        })
    }

    fn choice(&self, choice: &Choice) -> Vec<String> {
        let mut told = false;
        let line = |pick: &super::plain::Pick| {
            let (part, whole) = earned(choice, pick);
            let all = part == whole && choice.single && !told;
            told |= all;
            let sign = if all { "=" } else { "~" };
            // A text that begins like a weight needs a weight before it.
            let bare = (all || part == 0) && !pick.text.starts_with('%');
            let weight = if bare {
                String::new()
            } else {
                format!("%{}%", of_share(part, whole))
            };
            let answer = format!("{sign}{weight}{}", self.text(&pick.text));
            self.with_feedback(answer, &pick.why)
        };
        choice.options.iter().map(line).collect()
    }

    fn short(&self, words: &Words, losses: &mut Losses) -> Result<Vec<String>, Reason> {
        losses.add_if(words.case, Loss::CaseMatters);
        let whole = words.accept.iter().map(|text| (text, None, ""));
        let parts = words.partial.iter().flat_map(|part| {
            let share = Some(part.share.0);
            part.accept
                .iter()
                .map(move |text| (text, share, part.why.as_str()))
        });
        let mut lines = Vec::new();
        for (text, share, why) in whole.chain(parts) {
            if unescaped(text).any(|(at, _)| text[at..].starts_with("->")) {
                return Err(Reason::Construct("->".to_owned()));
            }
            let weight = match share {
                // Bare, these would be read as a weight, or as true or false.
                None if text.starts_with('%') || truth_word(text).is_some() => "%100%".to_owned(),
                None => String::new(),
                Some(share) => format!("%{}%", of_share(share, 10_000)),
            };
            let mut line = format!("={weight}{}", escape(text));
            if !why.is_empty() {
                line.push_str(&format!("#{}", self.without_arrow(why)));
            }
            lines.push(line);
        }
        Ok(lines)
    }
}

/// `80`, `80:2`, `70..90`.
fn number(figure: &Figure, losses: &mut Losses) -> String {
    losses.add_if(!figure.unit.is_empty() || figure.unit_required, Loss::Unit);
    if let Some((low, high)) = figure.range {
        let middle = figures::of(low) + (figures::of(high) - figures::of(low)) / 2;
        losses.add_if(figures::of(figure.answer) != middle, Loss::RangeAnswer);
        return format!("{low}..{high}");
    }
    match absolute(figure, losses) {
        0 => figure.answer.to_string(),
        tolerance => format!("{}:{}", figure.answer, figures::decimal(tolerance)),
    }
}

/// The tolerance in millionths, one in percent turned into a number.
pub(super) fn absolute(figure: &Figure, losses: &mut Losses) -> i128 {
    let own = figures::of(figure.tolerance);
    let Some(percent) = figure.percent else {
        return own;
    };
    losses.add(Loss::Tolerance);
    own.max(
        (figures::of(figure.answer).abs() / 100).saturating_mul(figures::of(percent)) / 1_000_000,
    )
}
