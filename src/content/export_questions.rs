//! Questions as the tables that would be read back as the same questions.

use std::collections::BTreeMap;

use super::toml_text::{Toml, quoted};
use crate::{
    kit::locale::Locale,
    questions::{
        Body, PENALTY, Question, Status,
        choice::ChoiceOption,
        cloze::{Cloze, GapKind},
        decimal::Decimal,
        essay::Essay,
        hotspot::{Hotspot, Shape},
        mark::Mark,
        number::Number,
        ordering::OrderingRule,
        short::Short,
    },
};

/// A question as `[[question]]`.
pub(super) fn question_toml(toml: &mut Toml, question: &Question) {
    toml.header("[[question]]");
    toml.text("id", question.id.as_str());
    toml.text("type", question.body.type_name());
    // What a file may leave out.
    let usual = match &question.body {
        Body::Essay(essay) => essay.most(),
        Body::Likert(_) => Mark::ZERO,
        _ => Mark::ONE,
    };
    if question.points != usual {
        toml.raw("points", question.points);
    }
    if let Some(objective) = &question.objective {
        toml.text("objective", objective.as_str());
    }
    toml.raw_if("difficulty", question.difficulty);
    toml.list("tags", question.tags.iter().map(String::as_str));
    if question.status != Status::Ready {
        toml.text("status", question.status.as_str());
    }
    toml.words("text", &question.text);
    toml.words("explain", &question.explain);
    toml.words_list("hints", &question.hints);
    if question.penalty != PENALTY {
        toml.raw("penalty", percent(question.penalty.0));
    }
    match &question.body {
        Body::Single(choice) => options_toml(toml, "question.option", &choice.options),
        Body::Multiple(choice) => {
            marking(toml, choice.all_or_nothing);
            options_toml(toml, "question.option", &choice.options);
        }
        Body::TrueFalse(truth) => {
            toml.raw("answer", truth.answer);
            toml.words("why_true", &truth.why_true);
            toml.words("why_false", &truth.why_false);
        }
        Body::Numeric(number) => number_toml(toml, number),
        Body::Short(short) => short_toml(toml, "question.partial", short),
        Body::Matching(matching) => {
            for pair in &matching.pairs {
                toml.line("[[question.pair]]");
                toml.text("id", pair.id.as_str());
                toml.words("left", &pair.left);
                toml.words("right", &pair.right);
                toml.words("why", &pair.why);
            }
            for extra in &matching.extras {
                toml.line("[[question.extra]]");
                toml.text("id", extra.id.as_str());
                toml.words("right", &extra.right);
            }
        }
        Body::Ordering(ordering) => {
            if ordering.rule != OrderingRule::default() {
                toml.text("rule", ordering.rule.as_str());
            }
            for step in &ordering.steps {
                toml.line("[[question.step]]");
                toml.text("id", step.id.as_str());
                toml.words("text", &step.text);
            }
        }
        Body::Kprim(kprim) => {
            marking(toml, kprim.all_or_nothing);
            for statement in &kprim.statements {
                toml.line("[[question.statement]]");
                toml.text("id", statement.id.as_str());
                toml.flag("correct", statement.correct);
                toml.words("text", &statement.text);
                toml.words("why", &statement.why);
            }
        }
        Body::Cloze(cloze) => cloze_toml(toml, cloze),
        Body::MarkError(text) => {
            toml.words("passage", &text.text);
            for segment in &text.segments {
                toml.line("[[question.segment]]");
                toml.text("id", segment.id.as_str());
                toml.flag("correct", segment.correct);
                toml.words("fix", &segment.fix);
                toml.words("why", &segment.why);
            }
        }
        Body::Hotspot(picture) => hotspot_toml(toml, picture),
        Body::Essay(essay) => essay_toml(toml, essay),
        Body::Likert(likert) => {
            toml.words_list("labels", &likert.labels);
            for statement in &likert.statements {
                toml.line("[[question.statement]]");
                toml.text("id", statement.id.as_str());
                toml.words("text", &statement.text);
            }
        }
    }
}

/// Basis points as percent: they have two decimals, as marks do.
fn percent(share: i64) -> String {
    let sign = if share < 0 { "-" } else { "" };
    format!("{sign}{}", Mark(share.abs()))
}

fn marking(toml: &mut Toml, all_or_nothing: bool) {
    if all_or_nothing {
        toml.text("marking", "all-or-nothing");
    }
}

fn options_toml(toml: &mut Toml, table: &str, options: &[ChoiceOption]) {
    for option in options {
        toml.line(&format!("[[{table}]]"));
        toml.text("id", option.id.as_str());
        toml.flag("correct", option.correct);
        let weight = option.weight.map(|weight| percent(weight.into()));
        toml.raw_if("weight", weight);
        toml.words("text", &option.text);
        toml.words("why", &option.why);
    }
}

fn number_toml(toml: &mut Toml, number: &Number) {
    toml.text("answer", &number.answer.to_string());
    if number.tolerance != Decimal::ZERO {
        toml.text("tolerance", &number.tolerance.to_string());
    }
    if let Some(share) = number.tolerance_percent {
        toml.text("tolerance_percent", &share.to_string());
    }
    if let Some((low, high)) = number.range {
        let bounds = [low, high].map(|bound| bound.to_string());
        toml.list("range", bounds.iter().map(String::as_str));
    }
    toml.words("unit", &number.unit);
    toml.flag("unit_required", number.unit_required);
}

fn short_toml(toml: &mut Toml, table: &str, short: &Short) {
    accept_toml(toml, &short.accept);
    toml.flag("case", short.case);
    for part in &short.partial {
        toml.line(&format!("[[{table}]]"));
        accept_toml(toml, &part.accept);
        toml.raw("share", percent(part.share.0));
        toml.words("why", &part.why);
    }
}

fn accept_toml(toml: &mut Toml, accept: &BTreeMap<Locale, Vec<String>>) {
    let lists = accept.iter().map(|(locale, texts)| {
        let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
        format!("{} = [{}]", locale.code(), texts.join(", "))
    });
    let lists: Vec<String> = lists.collect();
    toml.raw("accept", format!("{{ {} }}", lists.join(", ")));
}

fn cloze_toml(toml: &mut Toml, cloze: &Cloze) {
    toml.words("cloze", &cloze.text);
    for gap in &cloze.gaps {
        toml.line("[[question.gap]]");
        toml.text("id", gap.id.as_str());
        if gap.weight != 1 {
            toml.raw("weight", gap.weight);
        }
        toml.words("why", &gap.why);
        match &gap.kind {
            GapKind::Typed { accept } => {
                toml.text("kind", "typed");
                short_toml(toml, "question.gap.partial", accept);
            }
            GapKind::Number { number } => {
                toml.text("kind", "number");
                number_toml(toml, number);
            }
            GapKind::Choice { options } => {
                toml.text("kind", "choice");
                options_toml(toml, "question.gap.option", options);
            }
            GapKind::Word { word } => {
                toml.text("kind", "word");
                toml.text("word", word.as_str());
            }
        }
    }
    for word in &cloze.bank {
        toml.line("[[question.word]]");
        toml.text("id", word.id.as_str());
        toml.words("text", &word.text);
    }
}

fn hotspot_toml(toml: &mut Toml, picture: &Hotspot) {
    toml.text("image", &picture.image);
    toml.words("alt", &picture.alt);
    toml.flag("several", picture.several);
    for zone in &picture.zones {
        toml.line("[[question.zone]]");
        toml.text("id", zone.id.as_str());
        toml.flag("correct", zone.correct);
        toml.words("label", &zone.label);
        match &zone.shape {
            Shape::Rect {
                x,
                y,
                width,
                height,
            } => {
                toml.text("shape", "rect");
                for (name, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
                    toml.raw(name, value);
                }
            }
            Shape::Circle { x, y, radius } => {
                toml.text("shape", "circle");
                for (name, value) in [("x", x), ("y", y), ("radius", radius)] {
                    toml.raw(name, value);
                }
            }
            Shape::Polygon { points } => {
                let corners = points.iter().map(|(x, y)| format!("{x},{y}"));
                toml.text("shape", "polygon");
                toml.text("points", &corners.collect::<Vec<_>>().join(" "));
            }
        }
        toml.words("why", &zone.why);
    }
}

fn essay_toml(toml: &mut Toml, essay: &Essay) {
    toml.raw_if("min_words", essay.min_words);
    toml.raw_if("max_words", essay.max_words);
    toml.words("model", &essay.model);
    for criterion in &essay.rubric {
        toml.line("[[question.criterion]]");
        toml.text("id", criterion.id.as_str());
        toml.words("text", &criterion.text);
        for level in &criterion.levels {
            toml.line("[[question.criterion.level]]");
            toml.raw("points", level.points);
            toml.words("text", &level.text);
        }
    }
}
