//! Designs of certificates: texts, colours, facts and logo, as a file says them.
//!
//! What an administrator may change is data: `templates/certificates/*.toml`, and copies of them in
//! the folder `certificates` of the data folder. This file decides what such a file may hold, and
//! tells every flaw of it before a certificate is frozen.

use serde::Deserialize;

use crate::{
    certificates::{
        attestation::Kind,
        document::sheet_data,
        samples,
        sheet::{self, Logo, Palette},
    },
    kit::{locale::Locale, words::Words},
};

/// The least contrast that WCAG asks of ordinary text (1.4.3, level AA), and what readers of codes need.
const READ: f64 = 4.5;
const SCANNED: f64 = 7.0;
const MOST_FACTS: usize = 4;

/// A fact that a sheet may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FactName {
    Hours,
    Result,
    Completed,
    Until,
}

/// The texts of a sheet in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    pub issuer: [String; 2],
    pub title: String,
    pub certify: String,
    pub completed: String,
    /// With `{date}`.
    pub place_date: String,
    pub role: String,
    pub verify: String,
    /// With `{address}`.
    pub code: String,
    /// With `{name}`.
    pub document_title: String,
    pub description: String,
    pub hours: String,
    pub result: String,
    pub completed_on: String,
    pub valid_until: String,
    /// With `{version}`; absent, as in designs of before: the usual words.
    #[serde(default)]
    version: Option<String>,
    /// With `{number}`, on what replaces another certificate; absent: the usual words.
    #[serde(default)]
    replaces: Option<String>,
}

/// What a design says of the version when it has no words of its own.
const fn usual_version(locale: Locale) -> &'static str {
    match locale {
        Locale::Ar => "النسخة {version}",
        Locale::Fr | Locale::En => "Version {version}",
    }
}

/// The same of the number that is replaced.
const fn usual_replaces(locale: Locale) -> &'static str {
    match locale {
        Locale::Ar => "تعوض الشهادة رقم {number}",
        Locale::Fr => "Remplace l’attestation n°\u{a0}{number}",
        Locale::En => "Replaces certificate no.\u{a0}{number}",
    }
}

impl Texts {
    /// With `{version}`.
    #[must_use]
    pub fn version(&self, locale: Locale) -> &str {
        self.version.as_deref().unwrap_or(usual_version(locale))
    }

    /// With `{number}`.
    #[must_use]
    pub fn replaces(&self, locale: Locale) -> &str {
        self.replaces.as_deref().unwrap_or(usual_replaces(locale))
    }
}

/// The name above the function.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    pub ar: String,
    pub latin: String,
}

/// A design without flaws.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Design {
    pub kind: Kind,
    pub second: Vec<Locale>,
    pub facts: Vec<FactName>,
    #[serde(default)]
    pub logo: Option<String>,
    pub colours: Palette,
    #[serde(default)]
    pub signatory: Option<Signatory>,
    pub ar: Texts,
    #[serde(default)]
    fr: Option<Texts>,
    #[serde(default)]
    en: Option<Texts>,
    /// The text of the logo's file.
    #[serde(skip)]
    pub drawing: Option<String>,
}

/// What is wrong in a design.
#[derive(Debug, Clone, PartialEq)]
pub enum Flaw {
    /// It cannot be read; the reader's own words, which name the line.
    File(String),
    /// A colour is too pale on white paper: its name, its contrast, the least that is needed.
    Pale(&'static str, f64, f64),
    /// Which languages stand beside Arabic: at least one, French or English, with its texts.
    Second,
    /// Too many facts, or one of them twice.
    Facts,
    /// A text lacks what is filled in: where it stands, and the word in braces.
    Lacks(String, &'static str),
    /// The file of the logo is not there.
    NoLogo(String),
    /// The logo cannot be drawn; what of it.
    Logo(String),
    /// A sheet of this design cannot be drawn; why.
    Sheet(String),
}

impl std::fmt::Display for Flaw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(why) => f.write_str(why),
            Self::Pale(name, found, least) => write!(
                f,
                "colours.{name}: its contrast with white paper is {found:.1}, below {least:.1}"
            ),
            Self::Second => f.write_str(
                "second: expected \"fr\", \"en\" or both, each with a table of its texts",
            ),
            Self::Facts => write!(f, "facts: expected at most {MOST_FACTS}, each once"),
            Self::Lacks(place, word) => write!(f, "{place}: expected {word} in the text"),
            Self::NoLogo(name) => write!(f, "logo: there is no file {name} beside the design"),
            Self::Logo(part) => write!(f, "logo: {part} cannot be drawn"),
            Self::Sheet(why) => f.write_str(why),
        }
    }
}

impl Flaw {
    /// In the reader's language.
    #[must_use]
    pub fn sentence(&self, t: &Words) -> String {
        match self {
            Self::File(why) => t.proof_flaw_file(why),
            Self::Pale(name, found, least) => {
                t.proof_flaw_pale(*name, format!("{found:.1}"), format!("{least:.1}"))
            }
            Self::Second => t.proof_flaw_second(),
            Self::Facts => t.proof_flaw_facts(MOST_FACTS),
            Self::Lacks(place, word) => t.proof_flaw_lacks(place, *word),
            Self::NoLogo(name) => t.proof_flaw_no_logo(name),
            Self::Logo(part) => t.proof_flaw_logo(part),
            Self::Sheet(why) => t.proof_flaw_sheet(why),
        }
    }
}

impl Design {
    /// Reads a design and draws the hard cases with it. `beside` gives the text of a file beside it.
    ///
    /// # Errors
    /// With every flaw.
    pub fn check(text: &str, beside: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<Flaw>> {
        let design = Self::read(text, beside)?;
        let mut flaws: Vec<Flaw> = Vec::new();
        for (_, statement) in samples::cases() {
            for second in &design.second {
                let statement = crate::certificates::certificate::Statement {
                    second: *second,
                    ..statement.clone()
                };
                if let Err(error) = sheet::sheet(&sheet_data(&design, &statement, None)) {
                    let flaw = Flaw::Sheet(error.to_string());
                    if !flaws.contains(&flaw) {
                        flaws.push(flaw);
                    }
                }
            }
        }
        if flaws.is_empty() {
            Ok(design)
        } else {
            Err(flaws)
        }
    }

    /// Reads a design, without drawing it.
    ///
    /// # Errors
    /// With every flaw that can be seen without drawing.
    pub fn read(text: &str, beside: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<Flaw>> {
        let mut design: Self = toml::from_str(text)
            .map_err(|error| vec![Flaw::File(error.to_string().trim_end().to_owned())])?;
        let mut flaws = Vec::new();
        let colours = &design.colours;
        for (name, colour, least) in [
            ("text", colours.text, READ),
            ("title", colours.title, READ),
            ("second", colours.second, READ),
            ("accent", colours.accent, READ),
            ("code", colours.code, SCANNED),
        ] {
            let found = colour.contrast();
            if found < least {
                flaws.push(Flaw::Pale(name, found, least));
            }
        }
        let fits = |locale: &Locale| *locale != Locale::Ar && design.texts(*locale).is_some();
        let mut seconds = design.second.clone();
        seconds.dedup();
        if seconds.is_empty() || seconds.len() != design.second.len() || !seconds.iter().all(fits) {
            flaws.push(Flaw::Second);
        }
        let twice =
            (1..design.facts.len()).any(|at| design.facts[..at].contains(&design.facts[at]));
        if design.facts.len() > MOST_FACTS || twice {
            flaws.push(Flaw::Facts);
        }
        for locale in Locale::ALL {
            let Some(texts) = design.texts(locale) else {
                continue;
            };
            for (key, text, word) in [
                ("place_date", texts.place_date.as_str(), "{date}"),
                ("code", &texts.code, "{address}"),
                ("document_title", &texts.document_title, "{name}"),
                ("version", texts.version(locale), "{version}"),
                ("replaces", texts.replaces(locale), "{number}"),
            ] {
                if !text.contains(word) {
                    flaws.push(Flaw::Lacks(format!("{}.{key}", locale.code()), word));
                }
            }
        }
        if let Some(name) = design.logo.clone() {
            match beside(&name) {
                None => flaws.push(Flaw::NoLogo(name)),
                Some(text) => match Logo::parse(&text) {
                    Ok(_) => design.drawing = Some(text),
                    Err(part) => flaws.push(Flaw::Logo(part)),
                },
            }
        }
        if flaws.is_empty() {
            Ok(design)
        } else {
            Err(flaws)
        }
    }

    /// Its texts in a language.
    #[must_use]
    pub const fn texts(&self, locale: Locale) -> Option<&Texts> {
        match locale {
            Locale::Ar => Some(&self.ar),
            Locale::Fr => self.fr.as_ref(),
            Locale::En => self.en.as_ref(),
        }
    }

    /// The texts that it may add, each with what is printed as long as it does not.
    #[must_use]
    pub fn may_add(&self) -> Vec<(String, &'static str)> {
        let mut found = Vec::new();
        for locale in Locale::ALL {
            let Some(texts) = self.texts(locale) else {
                continue;
            };
            for (key, text, usual) in [
                ("version", &texts.version, usual_version(locale)),
                ("replaces", &texts.replaces, usual_replaces(locale)),
            ] {
                if text.is_none() {
                    found.push((format!("{}.{key}", locale.code()), usual));
                }
            }
        }
        found
    }

    /// The language beside Arabic for somebody who prefers this one, and its texts.
    #[must_use]
    pub fn second(&self, wanted: Locale) -> (Locale, &Texts) {
        let locale = [wanted]
            .into_iter()
            .filter(|locale| self.second.contains(locale))
            .chain(self.second.iter().copied())
            .next()
            .unwrap_or(Locale::Ar);
        (locale, self.texts(locale).unwrap_or(&self.ar))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/templates/certificates/achievement.toml"
    ));
    const OTHER: &str = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/templates/certificates/attendance.toml"
    ));
    const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><title>T</title><desc>D</desc><path d=\"M0 0h40v20z\"/></svg>";

    fn read(text: &str) -> Result<Design, Vec<Flaw>> {
        Design::read(text, |name| (name == "logo.svg").then(|| LOGO.to_owned()))
    }

    #[test]
    fn the_shipped_designs_have_no_flaw() {
        let achievement = Design::check(SHIPPED, |_| None).expect("no flaw");
        let attendance = Design::check(OTHER, |_| None).expect("no flaw");
        assert_eq!(achievement.kind, Kind::Achievement);
        assert_eq!(attendance.kind, Kind::Attendance);
        assert!(!attendance.facts.contains(&FactName::Result));
        for (wanted, locale) in [
            (Locale::Ar, Locale::Fr),
            (Locale::Fr, Locale::Fr),
            (Locale::En, Locale::En),
        ] {
            assert_eq!(achievement.second(wanted).0, locale);
        }
    }

    #[test]
    fn a_design_of_before_prints_the_usual_words_and_may_add_its_own() {
        let shipped = read(SHIPPED).expect("no flaw");
        assert_eq!(shipped.may_add(), []);
        let before: Vec<&str> = SHIPPED
            .lines()
            .filter(|line| !line.starts_with("version =") && !line.starts_with("replaces ="))
            .collect();
        let before = read(&before.join("\n")).expect("no flaw");
        let places: Vec<_> = before
            .may_add()
            .into_iter()
            .map(|(place, _)| place)
            .collect();
        assert_eq!(
            places,
            [
                "ar.version",
                "ar.replaces",
                "fr.version",
                "fr.replaces",
                "en.version",
                "en.replaces"
            ]
        );
        for locale in Locale::ALL {
            let (now, then) = (shipped.texts(locale), before.texts(locale));
            let (now, then) = (now.expect("texts"), then.expect("texts"));
            assert_eq!(now.version(locale), then.version(locale));
            assert_eq!(now.replaces(locale), then.replaces(locale));
        }
    }

    #[test]
    fn every_flaw_is_told() {
        for (from, to, flaw) in [
            (
                "text = \"#1a2a2c\"",
                "text = \"#8a8a8a\"",
                "Pale(\"text\", ",
            ),
            (
                "code = \"#12312b\"",
                "code = \"#56706a\"",
                "Pale(\"code\", ",
            ),
            (
                "text = \"#1a2a2c\"",
                "text = \"dark\"",
                "File(\"TOML parse error at line ",
            ),
            ("net = ", "nett = ", "File("),
            ("[\"fr\", \"en\"]", "[]", "Second"),
            ("[\"fr\", \"en\"]", "[\"ar\"]", "Second"),
            ("[\"fr\", \"en\"]", "[\"fr\", \"fr\"]", "Second"),
            ("\"hours\", \"result\"", "\"hours\", \"hours\"", "Facts"),
            ("{date}", "25", "Lacks(\"ar.place_date\", \"{date}\")"),
            ("{name}", "", "Lacks(\"ar.document_title\", \"{name}\")"),
            ("{version}", "3", "Lacks(\"ar.version\", \"{version}\")"),
            ("{number}", "", "Lacks(\"ar.replaces\", \"{number}\")"),
            (
                "# logo = \"logo.svg\"",
                "logo = \"other.svg\"",
                "NoLogo(\"other.svg\")",
            ),
            ("[colours]", "[colour]", "File("),
        ] {
            assert!(SHIPPED.contains(from), "{from}");
            let flaws = read(&SHIPPED.replacen(from, to, 1)).expect_err(to);
            let told = format!("{flaws:?}");
            assert!(told.contains(flaw), "{to}: {told}");
        }
        let with_logo = SHIPPED.replace("# logo", "logo");
        assert!(read(&with_logo).is_ok_and(|design| design.drawing.is_some()));
        let bad = Design::read(&with_logo, |_| Some("<svg/>".to_owned())).expect_err("no logo");
        assert!(matches!(bad[..], [Flaw::Logo(_)]));
        let unprintable = SHIPPED.replacen("شهادة إتمام التكوين", "شهادة 🎓", 1);
        let flaws = Design::check(&unprintable, |_| None).expect_err("no glyph");
        assert!(flaws[0].to_string().contains("🎓"), "{flaws:?}");
    }
}
