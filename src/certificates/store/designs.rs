//! Where designs are: those of the program, and the administrator's own in the data folder.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use crate::{
    certificates::design::{Design, Flaw},
    content::{
        course::Course,
        finding::{Finding, Place, Rule},
    },
    kit::text::Slug,
};

/// The designs inside the program.
const SHIPPED: [(&str, &str); 2] = [
    (
        "achievement",
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/templates/certificates/achievement.toml"
        )),
    ),
    (
        "attendance",
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/templates/certificates/attendance.toml"
        )),
    ),
];

/// What certificates look like when their course says nothing.
pub const USUAL: &str = "achievement";

/// The folder of the administrator's own designs, inside the data folder.
#[must_use]
pub fn folder(data: &Path) -> PathBuf {
    data.join("certificates")
}

/// The names of all designs, in order.
#[must_use]
pub fn names(data: &Path) -> Vec<String> {
    let mut names: BTreeSet<String> = SHIPPED.iter().map(|(name, _)| (*name).to_owned()).collect();
    for entry in std::fs::read_dir(folder(data))
        .into_iter()
        .flatten()
        .flatten()
    {
        let path = entry.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
            && let Some(name) = stem.and_then(|stem| Slug::parse(stem).ok())
        {
            names.insert(name.to_string());
        }
    }
    names.into_iter().collect()
}

/// Whether a design is the administrator's own.
#[must_use]
pub fn is_own(data: &Path, name: &str) -> bool {
    Slug::parse(name).is_ok() && folder(data).join(format!("{name}.toml")).is_file()
}

/// The text of a design, and the folder of the files beside it; `None` when there is no such design.
fn text(data: &Path, name: &str) -> Option<Result<(String, Option<PathBuf>), Flaw>> {
    Slug::parse(name).ok()?;
    let folder = folder(data);
    match std::fs::read_to_string(folder.join(format!("{name}.toml"))) {
        Ok(text) => Some(Ok((text, Some(folder)))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => SHIPPED
            .iter()
            .find(|(shipped, _)| *shipped == name)
            .map(|(_, text)| Ok(((*text).to_owned(), None))),
        Err(error) => Some(Err(Flaw::File(error.to_string()))),
    }
}

/// The file beside a design, by its plain name.
fn beside(folder: Option<&Path>, name: &str) -> Option<String> {
    let plain = !name.contains(['/', '\\']) && name != "..";
    std::fs::read_to_string(folder?.join(name))
        .ok()
        .filter(|_| plain)
}

/// A design, read and not drawn; `None` when there is none of this name.
#[must_use]
pub fn load(data: &Path, name: &str) -> Option<Result<Design, Vec<Flaw>>> {
    Some(match text(data, name)? {
        Ok((text, folder)) => Design::read(&text, |name| beside(folder.as_deref(), name)),
        Err(flaw) => Err(vec![flaw]),
    })
}

/// What keeps the certificates of a course from being drawn: its design is not there, or has flaws.
#[must_use]
pub fn finding(data: &Path, course: &Course) -> Option<Finding> {
    let name = course.certificate.design.as_str();
    let rule = match load(data, name) {
        Some(Ok(_)) => return None,
        Some(Err(_)) => Rule::CertificateFlaw,
        None => Rule::CertificateDesign,
    };
    Some(Finding::new(rule, Place::default()).named(name))
}

/// A design with every hard case drawn; `None` when there is none of this name.
#[must_use]
pub fn check(data: &Path, name: &str) -> Option<Result<Design, Vec<Flaw>>> {
    Some(match text(data, name)? {
        Ok((text, folder)) => Design::check(&text, |name| beside(folder.as_deref(), name)),
        Err(flaw) => Err(vec![flaw]),
    })
}

/// Any file as a design, every hard case drawn.
///
/// # Errors
/// The flaws, when there are any.
pub fn check_file(path: &Path) -> Result<Design, Vec<Flaw>> {
    let text = std::fs::read_to_string(path).map_err(|e| vec![Flaw::File(e.to_string())])?;
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    Design::check(&text, |name| beside(Some(&folder), name))
}
