//! What a course says of itself: titles, summary, theme, level, minutes, certificate, objectives.

use serde::Serialize;

use crate::{
    content::course::{Certificate, Course, Issue, Level, Objective, Tone},
    kit::{
        locale::Locale,
        text::{Localised, Slug},
        words::Words,
    },
    studio::{
        draft::unchanged,
        fields::{FieldFaults, Texts, whole, whole_if_any},
        names,
        refusal::CannotEdit,
    },
    web::form::Fields,
};

/// The facts of a course, sound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Facts {
    pub languages: Vec<Locale>,
    pub title: Localised,
    pub summary: Localised,
    pub theme: Localised,
    pub audience: Localised,
    pub level: Level,
    pub angle: u8,
    pub tone: Tone,
    pub minutes: u32,
    pub certificate: Certificate,
    /// Without an id: a new one.
    pub objectives: Vec<(Option<Slug>, Localised)>,
}

impl Facts {
    #[must_use]
    pub fn of(course: &Course) -> Self {
        let objectives = course.objectives.iter();
        Self {
            languages: course.languages.clone(),
            title: course.title.clone(),
            summary: course.summary.clone(),
            theme: course.theme.clone(),
            audience: course.audience.clone(),
            level: course.level,
            angle: course.angle,
            tone: course.tone,
            minutes: course.minutes,
            certificate: course.certificate.clone(),
            objectives: objectives
                .map(|o| (Some(o.id.clone()), o.text.clone()))
                .collect(),
        }
    }
}

/// The facts as they stand in their form.
#[derive(Debug, Clone)]
pub struct FactsForm {
    pub languages: Vec<Locale>,
    pub title: Texts,
    pub summary: Texts,
    pub theme: Texts,
    pub audience: Texts,
    pub level: String,
    pub angle: String,
    pub tone: String,
    pub minutes: String,
    pub issue: String,
    pub valid_months: String,
    pub hours: String,
    /// The name of a design of certificates.
    pub design: String,
    /// `shown` or `hidden`.
    pub result: String,
    pub renewal_window_days: String,
    pub grace_days: String,
    /// Id (empty: a new one) and text.
    pub objectives: Vec<(String, Texts)>,
}

/// Empty rows for objectives not yet written.
const SPARE: usize = 2;

impl FactsForm {
    #[must_use]
    pub fn of(course: &Course) -> Self {
        let number = |number: Option<u32>| number.map_or_else(String::new, |n| n.to_string());
        let written = course.objectives.iter();
        let objectives = written.map(|o| (o.id.to_string(), Texts::of(&o.text)));
        let spare = std::iter::repeat_n((String::new(), Texts::default()), SPARE);
        Self {
            languages: course.languages.clone(),
            title: Texts::of(&course.title),
            summary: Texts::of(&course.summary),
            theme: Texts::of(&course.theme),
            audience: Texts::of(&course.audience),
            level: course.level.as_str().to_owned(),
            angle: course.angle.to_string(),
            tone: course.tone.as_str().to_owned(),
            minutes: course.minutes.to_string(),
            issue: course.certificate.issue.as_str().to_owned(),
            valid_months: number(course.certificate.valid_months),
            hours: number(course.certificate.hours),
            design: course.certificate.design.to_string(),
            result: if course.certificate.show_result {
                "shown"
            } else {
                "hidden"
            }
            .to_owned(),
            renewal_window_days: number(course.certificate.renewal_window_days),
            grace_days: number(course.certificate.grace_days),
            objectives: objectives.chain(spare).collect(),
        }
    }

    #[must_use]
    pub fn read(fields: &Fields) -> Self {
        let rows = (0..100).take_while(|row| fields.has(&format!("objective.{row}.id")));
        let ticked = fields.all("language");
        let languages = Locale::ALL.into_iter();
        Self {
            languages: languages
                .filter(|locale| ticked.iter().any(|code| code == locale.code()))
                .collect(),
            title: Texts::read(fields, "title"),
            summary: Texts::read(fields, "summary"),
            theme: Texts::read(fields, "theme"),
            audience: Texts::read(fields, "audience"),
            level: fields.line("level"),
            angle: fields.line("angle"),
            tone: fields.line("tone"),
            minutes: fields.line("minutes"),
            issue: fields.line("issue"),
            valid_months: fields.line("valid_months"),
            hours: fields.line("hours"),
            design: fields.line("design"),
            result: fields.line("result"),
            renewal_window_days: fields.line("renewal_window_days"),
            grace_days: fields.line("grace_days"),
            objectives: rows
                .map(|row| {
                    let text = Texts::read(fields, &format!("objective.{row}"));
                    (fields.line(&format!("objective.{row}.id")), text)
                })
                .collect(),
        }
    }

    /// The facts of `course` as the form describes them.
    ///
    /// # Errors
    /// Every fault, at its field.
    pub fn parse(&self, t: &Words, course: &Course) -> Result<Facts, FieldFaults> {
        let mut faults = FieldFaults::new();
        let source = course.source_language;
        if self.title.at(&source).is_empty() {
            faults.add(format!("title.{}", source.code()), t.studio_cannot_title());
        }
        let minutes = whole(&self.minutes, 1..=100_000);
        if minutes.is_none() {
            faults.add("minutes", t.studio_fault_number(1, 100_000));
        }
        let angle = whole(&self.angle, 38..=76);
        if angle.is_none() {
            faults.add("angle", t.studio_fault_number(38, 76));
        }
        let valid_months = whole_if_any(&self.valid_months, 1..=600).unwrap_or_else(|_| {
            faults.add("valid_months", t.studio_fault_number_or_none(1, 600));
            None
        });
        let hours = whole_if_any(&self.hours, 1..=1000).unwrap_or_else(|_| {
            faults.add("hours", t.studio_fault_number_or_none(1, 1000));
            None
        });
        let window = whole_if_any(&self.renewal_window_days, 1..=1000).unwrap_or_else(|_| {
            let sentence = t.studio_fault_number_or_none(1, 1000);
            faults.add("renewal_window_days", sentence);
            None
        });
        let grace_days = whole_if_any(&self.grace_days, 0..=1000).unwrap_or_else(|_| {
            faults.add("grace_days", t.studio_fault_number_or_none(0, 1000));
            None
        });
        if !faults.is_empty() {
            return Err(faults);
        }
        // The languages in the order in which the course already names them.
        let kept = course.languages.iter().copied();
        let mut languages: Vec<Locale> = kept
            .filter(|locale| *locale == source || self.languages.contains(locale))
            .collect();
        for locale in &self.languages {
            if !languages.contains(locale) {
                languages.push(*locale);
            }
        }
        let objectives = self.objectives.iter().filter(|(_, text)| !text.is_blank());
        Ok(Facts {
            languages,
            title: self.title.localised(),
            summary: self.summary.localised(),
            theme: self.theme.localised(),
            audience: self.audience.localised(),
            level: named(Level::NAMES, &self.level).unwrap_or(course.level),
            angle: angle
                .and_then(|angle| u8::try_from(angle).ok())
                .unwrap_or(58),
            tone: named(Tone::NAMES, &self.tone).unwrap_or(course.tone),
            minutes: minutes.unwrap_or(1),
            certificate: Certificate {
                issue: named(Issue::NAMES, &self.issue).unwrap_or(course.certificate.issue),
                valid_months,
                hours,
                design: Slug::parse(&self.design)
                    .unwrap_or_else(|_| course.certificate.design.clone()),
                show_result: self.result != "hidden",
                renewal_window_days: window,
                grace_days,
            },
            objectives: objectives
                .map(|(id, text)| (Slug::parse(id).ok(), text.localised()))
                .collect(),
        })
    }
}

fn named<T: Copy>(names: &[(&str, T)], name: &str) -> Option<T> {
    let found = names.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| *value)
}

/// Gives a course its facts. An objective that is gone is forgotten by what named it.
pub fn set_facts(course: &mut Course, seen: &str, facts: &Facts) -> Result<(), CannotEdit> {
    unchanged(&Facts::of(course), seen, facts)?;
    let known: Vec<Slug> = course.objectives.iter().map(|o| o.id.clone()).collect();
    let mut objectives: Vec<Objective> = Vec::new();
    for (id, text) in &facts.objectives {
        let id = match id.as_ref().filter(|id| known.contains(id)) {
            Some(id) => id.clone(),
            None => new_objective(course, &objectives, text),
        };
        objectives.push(Objective {
            id,
            text: text.clone(),
        });
    }
    let gone = |id: &Slug| !objectives.iter().any(|objective| objective.id == *id);
    for item in course
        .modules
        .iter_mut()
        .flat_map(|module| &mut module.items)
    {
        item.objectives.retain(|id| !gone(id));
        if let crate::content::course::ItemKind::Quiz(quiz) = &mut item.kind {
            for question in &mut quiz.questions {
                question.objective.take_if(|id| gone(id));
            }
        }
    }
    for question in course.banks.values_mut().flatten() {
        question.objective.take_if(|id| gone(id));
    }
    course.languages.clone_from(&facts.languages);
    course.title = facts.title.clone();
    course.summary = facts.summary.clone();
    course.theme = facts.theme.clone();
    course.audience = facts.audience.clone();
    course.level = facts.level;
    course.angle = facts.angle;
    course.tone = facts.tone;
    course.minutes = facts.minutes;
    course.certificate = facts.certificate.clone();
    course.objectives = objectives;
    Ok(())
}

/// An id that no objective has, old or new.
fn new_objective(course: &Course, new: &[Objective], text: &Localised) -> Slug {
    let taken = |id: &Slug| course.objectives.iter().chain(new).any(|o| o.id == *id);
    let named = names::fresh(course, text.in_or_near(Locale::En), "objective");
    let numbered = (1..).filter_map(|number| Slug::parse(&format!("objective-{number}")).ok());
    std::iter::once(named)
        .chain(numbered)
        .find(|id| !taken(id))
        .expect("numbers do not end")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kit::words::words,
        studio::{draft::fingerprint, sample},
    };

    #[test]
    fn the_form_of_a_course_gives_the_course() {
        let course = sample::course();
        let facts = FactsForm::of(&course)
            .parse(words(Locale::Fr), &course)
            .expect("facts");
        assert_eq!(facts, Facts::of(&course));
    }

    #[test]
    fn objectives_come_and_go_by_id() {
        let mut course = sample::course();
        let mut form = FactsForm::of(&course);
        form.objectives[0].1 = Texts::made(|_| "Tell apart".into());
        form.objectives[1].1 = Texts::made(|_| "التمييز".into());
        let facts = form.parse(words(Locale::Fr), &course).expect("facts");
        let seen = fingerprint(&Facts::of(&course));
        set_facts(&mut course, &seen, &facts).expect("an edit");
        let ids: Vec<_> = course.objectives.iter().map(|o| o.id.as_str()).collect();
        assert_eq!(ids, ["tell-apart", "objective-1"]);
        course.modules[0].items[0].objectives = vec![sample::slug("tell-apart")];
        let mut form = FactsForm::of(&course);
        form.objectives[0].1 = Texts::default();
        form.languages = vec![];
        let facts = form.parse(words(Locale::Fr), &course).expect("facts");
        assert_eq!(
            set_facts(&mut course, &seen, &facts),
            Err(CannotEdit::Changed)
        );
        let seen = fingerprint(&Facts::of(&course));
        set_facts(&mut course, &seen, &facts).expect("an edit");
        assert_eq!(course.objectives.len(), 1);
        assert!(course.modules[0].items[0].objectives.is_empty());
        assert_eq!(course.languages, [Locale::Ar], "the source stays");
    }
}
