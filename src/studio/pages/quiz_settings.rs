//! The settings of a quiz as the part of its form that says how it is sat.

use super::Choice;
use crate::{
    content::{
        course::Quiz,
        settings::{Behaviour, Counts, Moment, Pages, Preset, Shown, TimeUp},
    },
    kit::{text::Run, words::Words},
    studio::settings_form::{OWN, PRESETS, SettingsForm},
    web::shell::Shell,
};

/// What is shown, at each moment.
pub struct MatrixRow {
    pub label: String,
    pub cells: Vec<Cell>,
}

/// A box of the matrix.
pub struct Cell {
    pub name: String,
    pub value: &'static str,
    /// The moment: what the box says on a narrow screen.
    pub moment: String,
    /// What it says to who does not see the table.
    pub label: String,
    pub ticked: bool,
}

/// A question, and the section that it is put into.
pub struct PlacedRow {
    pub name: String,
    pub text: Run,
    pub id: String,
    pub sections: Vec<Choice>,
}

/// The lists and rows of the form.
pub struct SettingsView {
    pub behaviours: Vec<Choice>,
    pub time_ups: Vec<Choice>,
    pub counts: Vec<Choice>,
    pub pages: Vec<Choice>,
    pub feedbacks: Vec<Choice>,
    pub moments: Vec<String>,
    pub matrix: Vec<MatrixRow>,
    pub matrix_open: bool,
    pub placed: Vec<PlacedRow>,
    /// For each draw of the form, in order.
    pub drawn: Vec<Vec<Choice>>,
    pub sections_open: bool,
    pub bands_open: bool,
}

impl SettingsView {
    pub fn of(shell: &Shell, quiz: &Quiz, form: &SettingsForm) -> Self {
        let t = shell.t;
        let sections = |chosen: &str| -> Vec<Choice> {
            let rows = 0..form.sections.len();
            let none = Choice::new("", t.studio_section_none(), chosen);
            let row = |row: usize| {
                let number = (row + 1).to_string();
                Choice::new(&row.to_string(), t.studio_section_number(number), chosen)
            };
            [none].into_iter().chain(rows.map(row)).collect()
        };
        let placed = quiz.questions.iter().map(|question| {
            let id = question.id.as_str();
            let mut rows = form.placed.iter();
            let row = rows.find(|(placed, _)| placed == id);
            PlacedRow {
                name: format!("in.{id}"),
                text: question.text.run(shell.locale),
                id: id.to_owned(),
                sections: sections(row.map_or("", |(_, row)| row)),
            }
        });
        let presets = PRESETS
            .map(|preset| Choice::new(preset.as_str(), preset_name(t, preset), &form.feedback));
        let full = Choice::new("full", t.studio_feedback_full(), &form.feedback);
        let marks = Choice::new("marks", t.studio_feedback_marks(), &form.feedback);
        let own = Choice::new(OWN, t.studio_feedback_own(), &form.feedback);
        Self {
            behaviours: choices(Behaviour::NAMES, &form.behaviour, |behaviour| {
                behaviour_name(t, behaviour)
            }),
            time_ups: choices(TimeUp::NAMES, &form.time_up, |time_up| match time_up {
                TimeUp::Submit => t.studio_time_up_submit(),
                TimeUp::Grace => t.studio_time_up_grace(),
                TimeUp::Discard => t.studio_time_up_discard(),
            }),
            counts: choices(Counts::NAMES, &form.counts, |counts| match counts {
                Counts::Best => t.quizzes_counts_best(),
                Counts::Last => t.quizzes_counts_last(),
                Counts::First => t.quizzes_counts_first(),
                Counts::Average => t.quizzes_counts_average(),
            }),
            pages: choices(Pages::NAMES, &form.pages, |pages| match pages {
                Pages::All => t.quizzes_pages_all(),
                Pages::Section => t.quizzes_pages_section(),
                Pages::Question => t.quizzes_pages_question(),
            }),
            feedbacks: [full, marks]
                .into_iter()
                .chain(presets)
                .chain([own])
                .collect(),
            moments: Moment::ALL.map(|moment| moment_name(t, moment)).into(),
            matrix: Shown::ALL.map(|shown| matrix_row(t, form, shown)).into(),
            matrix_open: form.feedback == OWN,
            placed: placed.collect(),
            drawn: form.drawn.iter().map(|row| sections(row)).collect(),
            sections_open: form.sections.iter().any(|title| !title.is_blank()),
            bands_open: form.bands.iter().any(|band| !band.from.is_empty()),
        }
    }
}

fn choices<T: Copy>(
    names: &[(&'static str, T)],
    chosen: &str,
    label: impl Fn(T) -> String,
) -> Vec<Choice> {
    let choice = |(name, value): &(&'static str, T)| Choice::new(name, label(*value), chosen);
    names.iter().map(choice).collect()
}

fn matrix_row(t: &Words, form: &SettingsForm, shown: Shown) -> MatrixRow {
    let label = shown_name(t, shown);
    let cell = |moment: Moment| {
        let name = moment_name(t, moment);
        Cell {
            name: format!("review.{}", moment.as_str()),
            value: shown.as_str(),
            label: t.studio_review_cell(&label, &name),
            moment: name,
            ticked: form.review.at(moment).contains(&shown),
        }
    };
    MatrixRow {
        cells: Moment::ALL.map(cell).into(),
        label,
    }
}

fn behaviour_name(t: &Words, behaviour: Behaviour) -> String {
    match behaviour {
        Behaviour::Deferred => t.studio_behaviour_deferred(),
        Behaviour::Immediate => t.studio_behaviour_immediate(),
        Behaviour::Interactive => t.studio_behaviour_interactive(),
        Behaviour::Certainty => t.studio_behaviour_certainty(),
        Behaviour::ImmediateCertainty => t.studio_behaviour_immediate_certainty(),
        Behaviour::Mastery { .. } => t.studio_behaviour_mastery(),
    }
}

fn preset_name(t: &Words, preset: Preset) -> String {
    match preset {
        Preset::Full => t.studio_feedback_full(),
        Preset::MarksThenKey => t.studio_preset_marks_then_key(),
        Preset::ResultOnly => t.studio_preset_result_only(),
        Preset::AfterClosing => t.studio_preset_after_closing(),
    }
}

fn moment_name(t: &Words, moment: Moment) -> String {
    match moment {
        Moment::During => t.studio_moment_during(),
        Moment::Just => t.studio_moment_just(),
        Moment::Later => t.studio_moment_later(),
        Moment::Closed => t.studio_moment_closed(),
    }
}

fn shown_name(t: &Words, shown: Shown) -> String {
    match shown {
        Shown::Answers => t.studio_shown_answers(),
        Shown::Correctness => t.studio_shown_correctness(),
        Shown::OutOf => t.studio_shown_out_of(),
        Shown::Marks => t.studio_shown_marks(),
        Shown::Specific => t.studio_shown_specific(),
        Shown::General => t.studio_shown_general(),
        Shown::Key => t.studio_shown_key(),
        Shown::Overall => t.studio_shown_overall(),
    }
}
