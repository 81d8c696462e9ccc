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
    kit::{
        db::{Db, Tx},
        secret::digest,
        text::Slug,
        time::Timestamp,
    },
    sql,
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

/// A design as its files say it: what is kept of it when it is used.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Source {
    /// The text of its file.
    pub text: String,
    /// The text of the logo beside it.
    pub logo: Option<String>,
}

impl Source {
    /// SHA-256 of the hashes of its files, one below the other.
    #[must_use]
    pub fn hash(&self) -> String {
        let logo = self.logo.as_deref().map(|logo| digest(logo.as_bytes()));
        let hashes = [Some(digest(self.text.as_bytes())), logo];
        let hashes: Vec<String> = hashes.into_iter().flatten().collect();
        digest(hashes.join("\n").as_bytes())
    }

    /// Reads it.
    ///
    /// # Errors
    /// With its flaws: those that this program knows and that of before did not.
    pub fn read(&self) -> Result<Design, Vec<Flaw>> {
        Design::read(&self.text, |_| self.logo.clone())
    }
}

/// The files of a design without flaws; `None` when it has some, or is not there.
#[must_use]
pub fn source(data: &Path, name: &str) -> Option<Source> {
    let (text, folder) = text(data, name)?.ok()?;
    let design = Design::read(&text, |name| beside(folder.as_deref(), name)).ok()?;
    Some(Source {
        text,
        logo: design.drawing,
    })
}

/// Keeps a design under its hash.
pub async fn keep(
    tx: &mut Tx,
    now: Timestamp,
    hash: &str,
    source: &Source,
) -> crate::kit::db::Result<()> {
    sql!(
        "insert into design (hash, text, logo, kept_at) values ($1, $2, $3, $4)
         on conflict (hash) do nothing",
        hash,
        &source.text,
        source.logo.as_deref(),
        now
    )
    .run(tx)
    .await
    .map(drop)
}

/// The design of a hash.
pub async fn kept(db: &Db, hash: &str) -> crate::kit::db::Result<Option<Source>> {
    sql!("select text, logo from design where hash = $1", hash)
        .optional(db)
        .await
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_a_design_is_of_all_its_files() {
        let source = |text: &str, logo: Option<&str>| Source {
            text: text.into(),
            logo: logo.map(Into::into),
        };
        let hashes: BTreeSet<String> = [
            source("a", None),
            source("b", None),
            source("a", Some("")),
            source("a", Some("b")),
            source("ab", None),
        ]
        .iter()
        .map(Source::hash)
        .collect();
        assert_eq!(hashes.len(), 5);
    }
}
