//! `/admin/certificates/designs`: the designs, their flaws, and hard cases drawn with each.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::IntoResponse as _,
};

use crate::{
    certificates::{
        design::{Design, Flaw},
        document::sheet_data,
        samples, sheet,
        store::designs,
    },
    kit::{error::Error, words::Words},
    web::{
        guard::Administrator,
        limit::Knock,
        page::{Answer, page},
        shell::Shell,
        state::App,
    },
};

/// A hard case of a design.
struct Case {
    name: &'static str,
    label: String,
}

/// A design as the page shows it.
struct Row {
    name: String,
    own: bool,
    kind: String,
    languages: String,
    flaws: Vec<String>,
    /// The texts that it may add.
    hints: Vec<String>,
}

#[derive(Template)]
#[template(path = "certificates/designs.html")]
struct DesignsPage {
    shell: Shell,
    rows: Vec<Row>,
    cases: Vec<Case>,
    folder: String,
}

fn label(t: &Words, case: &str) -> String {
    match case {
        "english" => t.proof_case_english(),
        "replacement" => t.proof_case_replacement(),
        "long-name" => t.proof_case_long_name(),
        "long-title" => t.proof_case_long_title(),
        "mixed" => t.proof_case_mixed(),
        "vowels" => t.proof_case_vowels(),
        "bare" => t.proof_case_bare(),
        _ => t.proof_case_ordinary(),
    }
}

/// `GET /admin/certificates/designs`
pub async fn list(
    State(app): State<App>,
    Administrator(me): Administrator,
    shell: Shell,
) -> Answer {
    app.limits.knock(Knock::Heavy, me.account_id.as_str())?;
    let data = app.config.data.clone();
    let checked = tokio::task::spawn_blocking(move || {
        let names = designs::names(&data).into_iter();
        names
            .filter_map(|name| {
                let found = designs::check(&data, &name)?;
                Some((designs::is_own(&data, &name), name, found))
            })
            .collect::<Vec<_>>()
    })
    .await
    .map_err(|error| Error::Internal(error.into()))?;
    let t = shell.t;
    let rows = checked.into_iter().map(|(own, name, found)| {
        let may_add = found.as_ref().map(Design::may_add).unwrap_or_default();
        let hint = |(place, usual): (String, &str)| t.proof_designs_may_add(place, usual);
        let hints = may_add.into_iter().map(hint).collect();
        let (kind, languages, flaws) = match found {
            Ok(design) => {
                let kind = match design.kind.code() {
                    "attendance" => t.proof_attendance(),
                    _ => t.proof_achievement(),
                };
                let second = design.second.iter().map(|locale| locale.own_name());
                let names: Vec<_> = std::iter::once("العربية").chain(second).collect();
                (kind, names.join(" · "), Vec::new())
            }
            Err(flaws) => {
                let sentences = flaws.iter().map(|flaw: &Flaw| flaw.sentence(t)).collect();
                (String::new(), String::new(), sentences)
            }
        };
        Row {
            name,
            own,
            kind,
            languages,
            flaws,
            hints,
        }
    });
    let cases = samples::cases().into_iter().map(|(name, _)| Case {
        name,
        label: label(t, name),
    });
    page(&DesignsPage {
        rows: rows.collect(),
        cases: cases.collect(),
        folder: designs::folder(&app.config.data).display().to_string(),
        shell,
    })
}

/// `GET /admin/certificates/designs/{design}/{case}.pdf`: a specimen, which proves nothing.
pub async fn specimen(
    State(app): State<App>,
    Administrator(me): Administrator,
    Path((name, case)): Path<(String, String)>,
) -> Answer {
    app.limits.knock(Knock::Heavy, me.account_id.as_str())?;
    let case = case.strip_suffix(".pdf").unwrap_or(&case);
    let (_, statement) = samples::cases()
        .into_iter()
        .find(|(known, _)| *known == case)
        .ok_or(Error::NotFound)?;
    let design = designs::load(&app.config.data, &name)
        .and_then(Result::ok)
        .ok_or(Error::NotFound)?;
    // As long as a signed statement, so that the code is as fine as it will be.
    let unsigned = "AAAAspecimen".repeat(19);
    let drawn = tokio::task::spawn_blocking(move || {
        sheet::sheet(&sheet_data(&design, &statement, Some(&unsigned)))
    })
    .await
    .map_err(|error| Error::Internal(error.into()))?;
    let pdf = drawn.map_err(|error| Error::Internal(error.into()))?;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/pdf"),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-store"),
        ),
    ];
    Ok((headers, pdf).into_response())
}
