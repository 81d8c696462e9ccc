//! What an analysis says in words: flags, answers, languages.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    analysis::{
        advice::Flag,
        distractors::{Name, Table},
        report::Row,
    },
    kit::{locale::Locale, text::Run, words::Words},
    web::shell::Shell,
};

/// How much of an option a sentence quotes, in graphemes.
const QUOTED: usize = 70;

/// A short word about a question.
pub struct Tag {
    pub class: &'static str,
    pub words: String,
}

/// The name of a language inside a sentence.
pub fn language(t: &Words, language: Locale) -> String {
    match language {
        Locale::Ar => t.analysis_language_ar(),
        Locale::Fr => t.analysis_language_fr(),
        Locale::En => t.analysis_language_en(),
    }
}

/// What a flag says in two words.
pub fn tag(t: &Words, flag: Flag) -> Tag {
    let (class, words) = match flag {
        Flag::Negative => ("tag--bad", t.analysis_tag_negative()),
        Flag::Tempting(_) => ("tag--bad", t.analysis_tag_tempting()),
        Flag::Languages { .. } => ("tag--warn", t.analysis_tag_languages()),
        Flag::Guessed => ("tag--warn", t.analysis_tag_guessed()),
        Flag::TooHard => ("tag--warn", t.analysis_tag_hard()),
        Flag::Unchosen(_) => ("tag--info", t.analysis_tag_unchosen()),
        Flag::TooEasy => ("tag--info", t.analysis_tag_easy()),
    };
    Tag { class, words }
}

/// What a flag asks for: one sentence.
pub fn sentence(shell: &Shell, row: &Row, flag: Flag) -> String {
    let t = shell.t;
    let number = row.number.to_string();
    let option = |place| option(shell, row.table.as_ref(), place);
    match flag {
        Flag::Negative => t.analysis_advice_negative(number),
        Flag::Tempting(place) => t.analysis_advice_tempting(option(place), number),
        Flag::Languages { easiest, hardest } => {
            t.analysis_advice_languages(number, language(t, hardest), language(t, easiest))
        }
        Flag::Guessed => t.analysis_advice_guessed(number),
        Flag::TooHard => t.analysis_advice_hard(number),
        Flag::Unchosen(place) => t.analysis_advice_unchosen(option(place), number),
        Flag::TooEasy => t.analysis_advice_easy(number),
    }
}

fn option(shell: &Shell, table: Option<&Table>, place: usize) -> String {
    let line = table.and_then(|table| table.lines.get(place));
    let text = line.map_or_else(String::new, |line| name(shell, &line.name).text);
    if text.graphemes(true).count() <= QUOTED {
        return text;
    }
    let kept: String = text.graphemes(true).take(QUOTED).collect();
    format!("{}…", kept.trim_end())
}

/// The answer that a line of a table is about.
pub fn name(shell: &Shell, name: &Name) -> Run {
    let t = shell.t;
    let own = |words: String| Run::new((&words, shell.locale), shell.locale);
    match name {
        Name::Text(text) => text.run(shell.locale),
        Name::Truth(true) => own(t.quizzes_true()),
        Name::Truth(false) => own(t.quizzes_false()),
        Name::Gap(number, words) => {
            own(t.analysis_gap(number.to_string(), words.in_or_near(shell.locale)))
        }
        Name::Typed(typed) => own(typed.clone()),
        Name::Rated(statement, label) => own(t.analysis_rated(
            statement.in_or_near(shell.locale),
            label.in_or_near(shell.locale),
        )),
    }
}
