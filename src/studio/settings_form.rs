//! How a quiz is sat and what is shown of it, as the fields of its settings form.
//!
//! | field | says |
//! |---|---|
//! | `behaviour`, `right`, `last` | the behaviour; the numbers of a drill |
//! | `time_up`, `counts`, `pages` | a name, as course files write it |
//! | `wait_first`, `wait_later` | minutes, or nothing |
//! | `opens_at`, `closes_at` | a day and a time in Morocco, or nothing |
//! | `feedback` | `full` or `marks`, a preset of the matrix, or `own`: what is ticked in it |
//! | `review.<moment>` | what is shown then, repeated |
//! | `band.<row>.from`, `band.<row>.text.ar` | words for the result |
//! | `section.<row>`, `section.<row>.title.ar` | a section; without a title it is none |
//! | `in.<question>`, `draw.<row>.in` | the row of the section that holds it, or nothing |

use crate::{
    content::{
        course::{Draw, Feedback, Quiz},
        settings::{
            Band, Behaviour, Counts, Moment, Pages, Preset, Review, Section, Settings, Shown,
            TimeUp,
        },
    },
    kit::{text::Slug, time::Timestamp, words::Words},
    studio::fields::{FieldFaults, Texts, whole, whole_if_any},
    web::form::Fields,
};

/// Empty rows after those that say something.
const SPARE: usize = 2;
/// More rows than a hostile form may hold.
const MOST: usize = 60;
/// The longest wait, in minutes: a year.
const LONGEST_WAIT: u32 = 525_600;
/// What `feedback` says when the matrix is what is ticked.
pub const OWN: &str = "own";
/// The presets that stand in the list. Everything at once is what `full` says.
pub const PRESETS: [Preset; 3] = [
    Preset::MarksThenKey,
    Preset::ResultOnly,
    Preset::AfterClosing,
];

/// Words for a result, as typed.
#[derive(Debug, Clone, Default)]
pub struct BandForm {
    pub from: String,
    pub text: Texts,
}

/// The form as it came, or as the quiz stands.
#[derive(Debug, Clone)]
pub struct SettingsForm {
    pub behaviour: String,
    pub right: String,
    pub last: String,
    pub time_up: String,
    pub counts: String,
    pub pages: String,
    pub sequential: bool,
    pub second_marker: bool,
    pub wait_first: String,
    pub wait_later: String,
    pub password: String,
    pub opens_at: String,
    pub closes_at: String,
    /// `full`, `marks`, the name of a preset, or [`OWN`].
    pub feedback: String,
    /// What `full` or `marks` the quiz says under its matrix.
    pub feedback_kept: String,
    pub review: Review,
    pub bands: Vec<BandForm>,
    /// The titles of sections.
    pub sections: Vec<Texts>,
    /// The questions of the quiz and the row of their section, empty for none.
    pub placed: Vec<(String, String)>,
    /// The same for the draws, in their order.
    pub drawn: Vec<String>,
}

/// What the form says, apart from where the draws belong: that is known once they are.
pub struct Parsed {
    pub feedback: Feedback,
    pub settings: Settings,
    /// The place of each section among those kept, by its row.
    places: Vec<Option<usize>>,
}

impl SettingsForm {
    #[must_use]
    pub fn of(quiz: &Quiz) -> Self {
        let settings = &quiz.settings;
        let (right, last) = match settings.behaviour {
            Behaviour::Mastery { right, last } => (right, last),
            _ => (4, 5),
        };
        let wait = |minutes: u32| match minutes {
            0 => String::new(),
            minutes => minutes.to_string(),
        };
        let moment = |at: Option<Timestamp>| at.map_or_else(String::new, Timestamp::local_field);
        let row = |holds: &dyn Fn(&Section) -> bool| {
            let found = settings.sections.iter().position(holds);
            found.map_or_else(String::new, |row| row.to_string())
        };
        let bands = settings.bands.iter().map(|band| BandForm {
            from: band.from_percent.to_string(),
            text: Texts::of(&band.text),
        });
        let titles = settings
            .sections
            .iter()
            .map(|section| Texts::of(&section.title));
        Self {
            behaviour: settings.behaviour.as_str().to_owned(),
            right: right.to_string(),
            last: last.to_string(),
            time_up: settings.time_up.as_str().to_owned(),
            counts: settings.counts.as_str().to_owned(),
            pages: settings.pages.as_str().to_owned(),
            sequential: settings.sequential,
            second_marker: settings.second_marker,
            wait_first: wait(settings.wait_first),
            wait_later: wait(settings.wait_later),
            password: settings.password.clone().unwrap_or_default(),
            opens_at: moment(settings.opens_at),
            closes_at: moment(settings.closes_at),
            feedback: feedback_name(quiz),
            feedback_kept: quiz.feedback.as_str().to_owned(),
            review: settings
                .review
                .clone()
                .unwrap_or_else(|| usual(quiz.feedback)),
            bands: bands.chain(spare(SPARE)).collect(),
            sections: titles.chain(spare(SPARE)).collect(),
            placed: quiz
                .questions
                .iter()
                .map(|question| {
                    let row = row(&|section| section.questions.contains(&question.id));
                    (question.id.to_string(), row)
                })
                .collect(),
            drawn: (0..quiz.draws.len())
                .map(|at| row(&|section| section.draws.iter().any(|draw| *draw as usize == at)))
                .chain([String::new()])
                .collect(),
        }
    }

    #[must_use]
    pub fn read(fields: &Fields) -> Self {
        let rows =
            |name: fn(usize) -> String| (0..MOST).take_while(move |row| fields.has(&name(*row)));
        let mut review = Review::default();
        for (name, moment) in Moment::NAMES {
            let ticked = fields.all(&format!("review.{name}"));
            let shown = Shown::NAMES
                .iter()
                .filter(|(name, _)| ticked.iter().any(|t| t == name));
            *review.at_mut(*moment) = shown.map(|(_, shown)| *shown).collect();
        }
        let placed = fields.0.iter().filter_map(|(name, row)| {
            let question = name.strip_prefix("in.")?;
            Some((question.to_owned(), row.clone()))
        });
        Self {
            behaviour: fields.line("behaviour"),
            right: fields.line("right"),
            last: fields.line("last"),
            time_up: fields.line("time_up"),
            counts: fields.line("counts"),
            pages: fields.line("pages"),
            sequential: fields.has("sequential"),
            second_marker: fields.has("second_marker"),
            wait_first: fields.line("wait_first"),
            wait_later: fields.line("wait_later"),
            password: fields.raw("password").trim().to_owned(),
            opens_at: fields.line("opens_at"),
            closes_at: fields.line("closes_at"),
            feedback: fields.line("feedback"),
            feedback_kept: fields.line("feedback_kept"),
            review,
            bands: rows(|row| format!("band.{row}.from"))
                .map(|row| BandForm {
                    from: fields.line(&format!("band.{row}.from")),
                    text: Texts::read(fields, &format!("band.{row}.text")),
                })
                .collect(),
            sections: rows(|row| format!("section.{row}"))
                .map(|row| Texts::read(fields, &format!("section.{row}.title")))
                .collect(),
            placed: placed.collect(),
            drawn: rows(|row| format!("draw.{row}.bank"))
                .map(|row| fields.line(&format!("draw.{row}.in")))
                .collect(),
        }
    }

    /// What the form says; every fault is added at its field.
    pub fn parse(&self, t: &Words, faults: &mut FieldFaults) -> Parsed {
        let [wait_first, wait_later] = [
            ("wait_first", &self.wait_first),
            ("wait_later", &self.wait_later),
        ]
        .map(|(field, raw)| {
            let wait = whole_if_any(raw, 0..=LONGEST_WAIT);
            let wait = wait.unwrap_or_else(|_| {
                faults.add(field, t.studio_fault_number_or_none(0, LONGEST_WAIT));
                None
            });
            wait.unwrap_or(0)
        });
        let [opens_at, closes_at] = [("opens_at", &self.opens_at), ("closes_at", &self.closes_at)]
            .map(|(field, raw)| {
                let moment = Timestamp::parse_local(raw);
                if moment.is_none() && !raw.is_empty() {
                    faults.add(field, t.studio_fault_moment());
                }
                moment
            });
        if let (Some(opens), Some(closes)) = (opens_at, closes_at)
            && opens >= closes
        {
            faults.add("closes_at", t.studio_fault_dates());
        }
        let (sections, places) = self.sections(t, faults);
        let own = named(Feedback::NAMES, &self.feedback_kept).unwrap_or(Feedback::Full);
        let preset = PRESETS
            .iter()
            .find(|preset| preset.as_str() == self.feedback);
        let review = match (preset, self.feedback.as_str()) {
            (Some(preset), _) => Some(Review::preset(*preset)),
            (None, OWN) => Some(self.review.clone()),
            (None, _) => None,
        };
        Parsed {
            feedback: match review {
                Some(_) => own,
                None => named(Feedback::NAMES, &self.feedback).unwrap_or(own),
            },
            settings: Settings {
                behaviour: self.behaviour(t, faults),
                time_up: named(TimeUp::NAMES, &self.time_up).unwrap_or_default(),
                counts: named(Counts::NAMES, &self.counts).unwrap_or_default(),
                pages: named(Pages::NAMES, &self.pages).unwrap_or_default(),
                sequential: self.sequential,
                second_marker: self.second_marker,
                wait_first,
                wait_later,
                password: Some(self.password.clone()).filter(|password| !password.is_empty()),
                opens_at,
                closes_at,
                review,
                bands: self.bands(t, faults),
                sections,
            },
            places,
        }
    }

    fn behaviour(&self, t: &Words, faults: &mut FieldFaults) -> Behaviour {
        let chosen = named(Behaviour::NAMES, &self.behaviour).unwrap_or_default();
        if !matches!(chosen, Behaviour::Mastery { .. }) {
            return chosen;
        }
        let mut number = |field: &str, raw: &str| {
            whole(raw, 1..=100).unwrap_or_else(|| {
                faults.add(field, t.studio_fault_number(1, 100));
                1
            })
        };
        let (right, last) = (number("right", &self.right), number("last", &self.last));
        if right > last && faults.at("right").is_empty() && faults.at("last").is_empty() {
            faults.add("right", t.studio_fault_drill());
        }
        Behaviour::Mastery { right, last }
    }

    fn bands(&self, t: &Words, faults: &mut FieldFaults) -> Vec<Band> {
        let mut bands = Vec::new();
        for (row, band) in self.bands.iter().enumerate() {
            if band.from.is_empty() && band.text.is_blank() {
                continue;
            }
            let from = whole(&band.from, 0..=100);
            let field = format!("band.{row}.from");
            if from.is_none() {
                faults.add(&field, t.studio_fault_number(0, 100));
            } else if band.text.is_blank() {
                faults.add(&field, t.studio_fault_band());
            }
            bands.extend(from.map(|from_percent| Band {
                from_percent,
                text: band.text.localised(),
            }));
        }
        bands.sort_by_key(|band| std::cmp::Reverse(band.from_percent));
        bands
    }

    /// The sections that have a title, with their questions; and where each row went.
    fn sections(&self, t: &Words, faults: &mut FieldFaults) -> (Vec<Section>, Vec<Option<usize>>) {
        let (mut sections, mut places) = (Vec::new(), Vec::new());
        for (row, title) in self.sections.iter().enumerate() {
            let here = row.to_string();
            let mine = self.placed.iter().filter(|(_, row)| *row == here);
            let questions: Vec<_> = mine.filter_map(|(id, _)| Slug::parse(id).ok()).collect();
            if title.is_blank() {
                if !questions.is_empty() || self.drawn.contains(&here) {
                    faults.add(format!("section.{row}"), t.studio_fault_section());
                }
                places.push(None);
                continue;
            }
            places.push(Some(sections.len()));
            sections.push(Section {
                title: title.localised(),
                questions,
                draws: vec![],
            });
        }
        (sections, places)
    }
}

impl Parsed {
    /// Puts the draws that are kept, each with the row of its section as typed, into the sections.
    #[must_use]
    pub fn with_draws(mut self, draws: &[(Draw, String)]) -> (Feedback, Settings) {
        for (at, (_, row)) in (0..).zip(draws) {
            let row: Option<usize> = row.parse().ok();
            let place = row.and_then(|row| self.places.get(row).copied().flatten());
            if let Some(place) = place {
                self.settings.sections[place].draws.push(at);
            }
        }
        (self.feedback, self.settings)
    }
}

fn spare<T: Default + Clone>(rows: usize) -> impl Iterator<Item = T> {
    std::iter::repeat_n(T::default(), rows)
}

fn named<T: Copy>(names: &[(&str, T)], wanted: &str) -> Option<T> {
    let found = names.iter().find(|(name, _)| *name == wanted);
    found.map(|(_, value)| *value)
}

/// What the list says of what a quiz shows.
fn feedback_name(quiz: &Quiz) -> String {
    let Some(review) = &quiz.settings.review else {
        return quiz.feedback.as_str().to_owned();
    };
    let preset = review.named().filter(|preset| PRESETS.contains(preset));
    preset.map_or(OWN, Preset::as_str).to_owned()
}

/// The matrix to begin with, where the quiz has none of its own.
fn usual(feedback: Feedback) -> Review {
    match feedback {
        Feedback::Full => Review::preset(Preset::Full),
        Feedback::Marks => Review::preset(Preset::ResultOnly),
    }
}

#[cfg(test)]
#[path = "settings_form_tests.rs"]
mod tests;
