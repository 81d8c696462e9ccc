//! What stands between the braces of a GIFT question.

use winnow::Parser as _;

use super::{
    figures::{self, millionths, percent, weigh},
    gift::{Texts, before, convert, shown, unescape, unescaped, weight},
    plain::{Couple, Figure, Kind, Labelled, Part, Pick, Truth, Words, letter},
    report::{Loss, Reason},
};
use crate::questions::{decimal::Decimal, mark::Share};

/// More parts than this are not read.
pub(super) const MOST_PARTS: usize = 100;

/// One answer: its sign, its weight, its text, its feedback.
struct Answer<'a> {
    right: bool,
    weight: Option<&'a str>,
    text: &'a str,
    /// The text with its weight, for answers that have none: `%-%` is a text there.
    unweighed: &'a str,
    feedback: Option<&'a str>,
}

/// The body of a question with the feedback that its answers cannot keep, and its general feedback.
pub(super) fn read(
    answers: &str,
    texts: &mut Texts<'_>,
) -> Result<((Kind, String), String), Reason> {
    let (answers, general) = before(answers, "####");
    let explain = general.map(|raw| texts.read(raw)).unwrap_or_default();
    let answers = answers.trim();
    let signs = |sign: char| unescaped(answers).any(|(_, c)| c == sign);
    let body = if answers.is_empty() {
        let essay = Kind::Essay {
            min_words: None,
            max_words: None,
            model: String::new(),
        };
        (essay, String::new())
    } else if let Some(number) = answers.strip_prefix('#') {
        number_of(number, texts)?
    } else if signs('~') {
        (choice(answers, texts)?, String::new())
    } else if signs('=') && before(answers, "->").1.is_some() {
        (matching(answers, texts)?, String::new())
    } else if let Some(truth) = truth(answers, texts) {
        (Kind::Truth(truth), String::new())
    } else {
        short(answers, texts)?
    };
    Ok((body, explain))
}

/// The answers between `=` and `~`; what stands before the first sign is an answer too.
fn split(answers: &str) -> Result<Vec<Answer<'_>>, Reason> {
    let starts: Vec<usize> = unescaped(answers)
        .filter(|(_, c)| matches!(c, '=' | '~'))
        .map(|(at, _)| at)
        .collect();
    let mut ranges = Vec::with_capacity(starts.len() + 1);
    if starts.first() != Some(&0) {
        ranges.push((0, starts.first().copied().unwrap_or(answers.len())));
    }
    for (place, start) in starts.iter().enumerate() {
        ranges.push((
            *start,
            starts.get(place + 1).copied().unwrap_or(answers.len()),
        ));
    }
    if ranges.len() > MOST_PARTS {
        return Err(Reason::Many(MOST_PARTS));
    }
    let answer = |(start, end): (usize, usize)| {
        let piece = &answers[start..end];
        let right = !piece.starts_with('~');
        let mut rest = piece.strip_prefix(['=', '~']).unwrap_or(piece).trim_start();
        let (unweighed, _) = before(rest, "#");
        let weight = weight.parse_next(&mut rest).ok().flatten();
        let (text, feedback) = before(rest, "#");
        Answer {
            right,
            weight,
            text: text.trim(),
            unweighed: unweighed.trim(),
            feedback,
        }
    };
    Ok(ranges.into_iter().map(answer).collect())
}

fn choice(answers: &str, texts: &mut Texts<'_>) -> Result<Kind, Reason> {
    let mut options = Vec::new();
    let mut single = false;
    for answer in split(&joined(answers))? {
        let earns = match answer.weight {
            Some(raw) => percent(raw)?,
            None if answer.right => 100_000_000,
            None => 0,
        };
        single |= answer.right;
        if answer.text.is_empty() && answer.feedback.is_none() && answer.weight.is_none() {
            continue;
        }
        let option = Pick {
            id: letter(options.len()),
            text: texts.read(answer.text),
            correct: false,
            weight: None,
            why: answer
                .feedback
                .map(|raw| texts.read(raw))
                .unwrap_or_default(),
        };
        options.push((option, earns));
    }
    if options.len() < 2 {
        return Err(Reason::Few(options.len()));
    }
    weigh(single, options, texts.losses).map(Kind::Choice)
}

/// `~=` is one sign in old files: a right option.
fn joined(answers: &str) -> String {
    let mut joined = String::with_capacity(answers.len());
    let mut from = 0;
    for (at, _) in unescaped(answers).filter(|(_, c)| *c == '~') {
        if answers[at + 1..].starts_with('=') {
            joined.push_str(&answers[from..at]);
            from = at + 1;
        }
    }
    joined.push_str(&answers[from..]);
    joined
}

/// What a word says that stands alone between the braces, if it is one of the format's four.
pub(super) fn truth_word(word: &str) -> Option<bool> {
    match word.trim().to_ascii_uppercase().as_str() {
        "T" | "TRUE" => Some(true),
        "F" | "FALSE" => Some(false),
        _ => None,
    }
}

fn truth(answers: &str, texts: &mut Texts<'_>) -> Option<Truth> {
    let (word, feedback) = before(answers, "#");
    let answer = truth_word(word.trim().trim_start_matches('='))?;
    // The first is said to who is wrong, the second to who is right.
    let (wrong, right) = feedback.map_or(("", None), |feedback| before(feedback, "#"));
    let (wrong, right) = (texts.read(wrong), texts.read(right.unwrap_or("")));
    let (why_true, why_false) = if answer {
        (right, wrong)
    } else {
        (wrong, right)
    };
    Some(Truth {
        answer,
        why_true,
        why_false,
    })
}

fn matching(answers: &str, texts: &mut Texts<'_>) -> Result<Kind, Reason> {
    let (mut pairs, mut extras) = (Vec::new(), Vec::new());
    for answer in split(answers)? {
        texts
            .losses
            .add_if(answer.feedback.is_some(), Loss::AnswerFeedback(1));
        let (left, right) = before(answer.unweighed, "->");
        if answer.unweighed.is_empty() {
            continue;
        }
        let Some(right) = right
            .map(|right| texts.read(right))
            .filter(|text| !text.is_empty())
        else {
            return Err(Reason::Construct(shown(answer.text)));
        };
        let (left, id) = (texts.read(left), letter(pairs.len() + extras.len()));
        if left.is_empty() {
            extras.push(Labelled { id, text: right });
        } else {
            pairs.push(Couple { id, left, right });
        }
    }
    if pairs.len() < 2 {
        return Err(Reason::Few(pairs.len()));
    }
    Ok(Kind::Matching { pairs, extras })
}

/// Writings that earn all, and those that earn a part. One feedback for all of them becomes general.
fn short(answers: &str, texts: &mut Texts<'_>) -> Result<(Kind, String), Reason> {
    let mut found = Vec::new();
    for answer in split(answers)? {
        if answer.text.is_empty() {
            continue;
        }
        let share = match answer.weight {
            Some(raw) => percent(raw)?,
            None => 100_000_000,
        };
        // A short answer is never markup: `<b>` may be the answer.
        let text = unescape(answer.text).trim().to_owned();
        let why = answer
            .feedback
            .map(|raw| texts.read(raw))
            .unwrap_or_default();
        found.push((crate::kit::text::tidy_line(&text), share, why));
    }
    let (words, feedback) = gather(found, texts.losses)?;
    Ok((Kind::Short(words), feedback))
}

/// Writings with the share of each, in millionths of a percent, and the feedback on it. A feedback
/// of writings that earn all has no place of its own: it is given back, to be shown to everybody.
pub(super) fn gather(
    found: Vec<(String, i128, String)>,
    losses: &mut super::report::Losses,
) -> Result<(Words, String), Reason> {
    let mut words = Words::default();
    let (mut general, mut moved, mut lost, mut useless) = (String::new(), 0, 0, 0);
    for (text, share, why) in found {
        if share >= 99_999_000 {
            if !why.is_empty() && !general.split('\n').any(|line| line == why) {
                moved += 1;
                general = if general.is_empty() {
                    why
                } else {
                    format!("{general}\n{why}")
                };
            }
            words.accept.push(text);
        } else if share <= 0 {
            // `*` that earns nothing is how others say «to all other answers».
            lost += usize::from(!why.is_empty());
            useless += usize::from(text != "*");
        } else {
            let basis = i64::try_from((share + 5_000) / 10_000).unwrap_or(1).max(1);
            let same = |part: &&mut Part| part.share == Share(basis) && part.why == why;
            match words.partial.iter_mut().find(same) {
                Some(part) => part.accept.push(text),
                None => words.partial.push(Part {
                    accept: vec![text],
                    share: Share(basis),
                    why,
                }),
            }
        }
    }
    losses.add_if(moved > 0, Loss::FeedbackForAll(moved));
    losses.add_if(lost > 0, Loss::AnswerFeedback(lost));
    losses.add_if(useless > 0, Loss::Answers(useless));
    if words.accept.is_empty() {
        return Err(Reason::NoRight);
    }
    Ok((words, general))
}

fn number_of(answers: &str, texts: &mut Texts<'_>) -> Result<(Kind, String), Reason> {
    let mut found = Vec::new();
    let (mut lost, mut useless) = (0, 0);
    for answer in split(answers.trim())? {
        if answer.text.is_empty() || answer.text == "*" || !answer.right {
            lost += usize::from(answer.feedback.is_some());
            useless += usize::from(!answer.text.is_empty() && answer.text != "*");
            continue;
        }
        let share = match answer.weight {
            Some(raw) => percent(raw)?,
            None => 100_000_000,
        };
        let figure = figure(answer.text, texts)?;
        let why = answer
            .feedback
            .map(|raw| texts.read(raw))
            .unwrap_or_default();
        found.push((figure, share, why));
    }
    texts.losses.add_if(lost > 0, Loss::AnswerFeedback(lost));
    texts.losses.add_if(useless > 0, Loss::Answers(useless));
    let (figure, feedback) = best(found, texts.losses)?;
    Ok((Kind::Number(figure), feedback))
}

/// The first number that earns all; the others are lost, and said so.
pub(super) fn best(
    found: Vec<(Figure, i128, String)>,
    losses: &mut super::report::Losses,
) -> Result<(Figure, String), Reason> {
    let all = found.iter().position(|(_, share, _)| *share >= 99_999_000);
    let at = all.ok_or(Reason::NoRight)?;
    let others = found.iter().enumerate().filter(|(place, _)| *place != at);
    let (mut parts, mut feedback) = (0, 0);
    for (_, (_, _, why)) in others {
        parts += 1;
        feedback += usize::from(!why.is_empty());
    }
    losses.add_if(parts > 0, Loss::PartialAnswers(parts));
    losses.add_if(feedback > 0, Loss::AnswerFeedback(feedback));
    let (figure, _, why) = found.into_iter().nth(at).ok_or(Reason::NoRight)?;
    losses.add_if(!why.is_empty(), Loss::FeedbackForAll(1));
    Ok((figure, why))
}

/// `3`, `3:0.5`, `1..5`.
pub(super) fn figure(raw: &str, texts: &mut Texts<'_>) -> Result<Figure, Reason> {
    let raw = convert(&unescape(raw), super::gift::Markup::Plain, texts.losses);
    if let Some((low, high)) = raw.split_once("..") {
        let low = figures::read(low, texts.losses)?;
        let high = figures::read(high, texts.losses)?;
        return between(low, high).ok_or(Reason::Number(raw));
    }
    let (answer, tolerance) = raw.split_once(':').unwrap_or((&raw, "0"));
    let tolerance = if tolerance.trim().is_empty() {
        "0"
    } else {
        tolerance
    };
    let (Some(_), Some((size, _))) = (millionths(answer), millionths(tolerance)) else {
        return Err(Reason::Number(raw));
    };
    Ok(Figure {
        answer: figures::read(answer, texts.losses)?,
        tolerance: figures::decimal(size.abs()),
        ..Figure::default()
    })
}

/// Two bounds as a number: any between them, the middle one shown.
pub(super) fn between(low: Decimal, high: Decimal) -> Option<Figure> {
    (low <= high).then(|| Figure {
        answer: figures::decimal(figures::of(low) + (figures::of(high) - figures::of(low)) / 2),
        range: Some((low, high)),
        ..Figure::default()
    })
}
