//! `/studio/{course}/facts`: what a course says of itself.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use tower_sessions::Session;

use super::{Choice, Desk, Frame, desk, module::theirs, structure::apply};
use crate::{
    certificates::store::designs,
    kit::locale::Locale,
    studio::{
        actions::Edited,
        draft::fingerprint,
        facts::{self, Facts, FactsForm},
        fields::FieldFaults,
    },
    web::{
        form::Fields,
        guard::Trainer,
        motif::{Tone, zellige},
        page::{Answer, again, page, see_other, with_status},
        shell::{Shell, flash},
        state::App,
    },
};

/// A language that may be ticked.
struct Tick {
    locale: Locale,
    ticked: bool,
    /// The source language always is.
    fixed: bool,
}

#[derive(Template)]
#[template(path = "studio/facts.html")]
struct FactsPage {
    shell: Shell,
    frame: Frame,
    faults: FieldFaults,
    form: FactsForm,
    seen: String,
    ticks: Vec<Tick>,
    levels: Vec<Choice>,
    tones: Vec<Choice>,
    issues: Vec<Choice>,
    designs: Vec<Choice>,
    results: Vec<Choice>,
    zellige: String,
    theirs: Vec<(String, String)>,
}

impl FactsPage {
    fn of(app: &App, shell: Shell, desk: &Desk, form: FactsForm, faults: FieldFaults) -> Self {
        let (course, t) = (&desk.course, shell.t);
        let ticks = Locale::ALL.into_iter().map(|locale| Tick {
            locale,
            ticked: locale == course.source_language || form.languages.contains(&locale),
            fixed: locale == course.source_language,
        });
        let choice =
            |(value, label): (&str, String), chosen: &str| Choice::new(value, label, chosen);
        let levels = [
            ("introductory", t.studio_level_introductory()),
            ("intermediate", t.studio_level_intermediate()),
            ("advanced", t.studio_level_advanced()),
        ];
        let tones = [
            ("green", t.studio_tone_green()),
            ("terra", t.studio_tone_terra()),
            ("indigo", t.studio_tone_indigo()),
            ("ochre", t.studio_tone_ochre()),
        ];
        let issues = [
            ("administrator", t.studio_issue_administrator()),
            ("automatic", t.studio_issue_automatic()),
        ];
        let results = [
            ("shown", t.proof_result_shown()),
            ("hidden", t.proof_result_hidden()),
        ];
        let mut names = designs::names(&app.config.data);
        // A design that is gone stays chosen until another one is.
        if !names.contains(&form.design) {
            names.push(form.design.clone());
        }
        let designs = names.into_iter().map(|name| {
            let label = match name.as_str() {
                "achievement" => t.proof_design_achievement(),
                "attendance" => t.proof_design_attendance(),
                _ => name.clone(),
            };
            Choice::new(&name, label, &form.design)
        });
        let angle = form.angle.parse().unwrap_or(course.angle).clamp(38, 76);
        Self {
            frame: Frame::of(desk, &shell),
            seen: fingerprint(&Facts::of(course)),
            ticks: ticks.collect(),
            levels: levels.map(|level| choice(level, &form.level)).into(),
            tones: tones.map(|tone| choice(tone, &form.tone)).into(),
            issues: issues.map(|issue| choice(issue, &form.issue)).into(),
            designs: designs.collect(),
            results: results.map(|result| choice(result, &form.result)).into(),
            zellige: zellige(
                angle,
                Tone::from_name(&form.tone).unwrap_or(Tone::Green),
                48,
            ),
            theirs: vec![],
            form,
            faults,
            shell,
        }
    }
}

/// `GET /studio/{course}/facts`
pub async fn show(
    State(app): State<App>,
    _: Trainer,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let desk = desk(&app, &id).await?;
    let form = FactsForm::of(&desk.course);
    page(&FactsPage::of(&app, shell, &desk, form, FieldFaults::new()))
}

/// `POST /studio/{course}/facts`
pub async fn change(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let (form, seen) = (FactsForm::read(&fields), fields.line("seen"));
    let before = desk(&app, &id).await?;
    let wanted = match form.parse(shell.t, &before.course) {
        Ok(wanted) => wanted,
        Err(faults) => {
            // What it was made on stays what it was: correcting a field forgets nobody's work.
            let page = FactsPage::of(&app, shell, &before, form, faults);
            return again(&FactsPage { seen, ..page });
        }
    };
    let edited = apply(&app, &me, &id, |course, _| {
        facts::set_facts(course, &seen, &wanted)
    });
    match edited.await? {
        Edited::Done(()) => {
            flash(&session, true, shell.t.studio_is_saved()).await?;
            see_other(&shell.url(&format!("/studio/{id}/facts")))
        }
        Edited::Changed => {
            let now = desk(&app, &id).await?;
            let t = shell.t;
            let mut stand = theirs(&now.course.title, &t.studio_title());
            stand.extend(theirs(&now.course.summary, &t.studio_summary()));
            stand.extend(theirs(&now.course.theme, &t.studio_theme()));
            stand.push((t.studio_minutes(), now.course.minutes.to_string()));
            for objective in &now.course.objectives {
                stand.extend(theirs(&objective.text, &t.studio_objective()));
            }
            let page = FactsPage::of(&app, shell, &now, form, FieldFaults::new());
            with_status(
                StatusCode::CONFLICT,
                &FactsPage {
                    theirs: stand,
                    ..page
                },
            )
        }
    }
}
