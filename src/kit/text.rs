//! Values parsed once, at the edge: slugs, e-mail addresses, names, texts in several languages.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::kit::locale::Locale;

/// A name in addresses and course files: 2 to 40 lowercase Latin letters, digits and hyphens.
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type,
)]
#[sqlx(transparent)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Why a text is not a [`Slug`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected 2 to 40 lowercase Latin letters, digits and hyphens, starting with a letter")]
pub struct BadSlug;

impl Slug {
    /// # Errors
    /// When a character or the length is not allowed.
    pub fn parse(raw: &str) -> Result<Self, BadSlug> {
        let fits = (2..=40).contains(&raw.len())
            && raw.starts_with(|c: char| c.is_ascii_lowercase())
            && !raw.ends_with('-')
            && raw
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits {
            Ok(Self(raw.to_owned()))
        } else {
            Err(BadSlug)
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl TryFrom<String> for Slug {
    type Error = BadSlug;
    fn try_from(raw: String) -> Result<Self, BadSlug> {
        Self::parse(&raw)
    }
}
impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}
impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl crate::kit::db::Bind for &Slug {
    fn value(self) -> crate::kit::db::Value {
        crate::kit::db::Value::Text(Some(self.0.clone()))
    }
    fn null() -> crate::kit::db::Value {
        crate::kit::db::Value::Text(None)
    }
}

/// An e-mail address, lowercased: two writings of one address are one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// `None` when it cannot be an address (RFC 5321 lengths, one `@`, a dotted domain).
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let raw = raw.trim().to_lowercase();
        let (local, domain) = raw.rsplit_once('@')?;
        let plausible = (1..=64).contains(&local.len())
            && domain.len() <= 253
            && domain.contains('.')
            && raw.parse::<lettre::Address>().is_ok();
        plausible.then_some(Self(raw))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}
impl std::fmt::Display for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One line as a person wrote it: trimmed, inner blanks made single, no control or bidi-override
/// characters (those could make a name read as another one on a certificate).
#[must_use]
pub fn tidy_line(raw: &str) -> String {
    let kept: String = raw
        .chars()
        .filter(|c| !is_forbidden(*c))
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    kept.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Several lines as a person wrote them: line ends made `\n`, the same characters refused.
#[must_use]
pub fn tidy_text(raw: &str) -> String {
    raw.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| *c == '\n' || *c == '\t' || !is_forbidden(*c))
        .collect()
}

/// Control characters (PostgreSQL refuses NUL) and the marks that reorder text around them. The
/// isolates U+2066–2069 and the joiners stay: they are part of correct writing.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && !c.is_whitespace()) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{feff}')
}

/// The script a person's name must be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Arabic,
    Latin,
}

/// A person's name in one script, as they write it: 3 to 120 graphemes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[sqlx(transparent)]
#[serde(transparent)]
pub struct PersonName(String);

impl PersonName {
    /// `None` when it is too short, too long, or holds letters of another script or digits.
    #[must_use]
    pub fn parse(raw: &str, script: Script) -> Option<Self> {
        let name = tidy_line(raw);
        let length = name.graphemes(true).count();
        let letters = name.chars().filter(|c| c.is_alphabetic());
        let right_script = |c: char| match script {
            Script::Arabic => matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}'),
            Script::Latin => matches!(c, 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | 'ʼ'),
        };
        let fits = (3..=120).contains(&length)
            && letters.clone().count() >= 2
            && letters.clone().all(right_script)
            && !name.chars().any(char::is_numeric)
            && !name.contains(['<', '>', '@', '/', '\\', '"']);
        fits.then_some(Self(name))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl std::fmt::Display for PersonName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One text in up to three languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Localised {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ar: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fr: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Localised {
    /// The text in this language, if it is written.
    #[must_use]
    pub fn get(&self, locale: Locale) -> Option<&str> {
        match locale {
            Locale::Ar => self.ar.as_deref(),
            Locale::Fr => self.fr.as_deref(),
            Locale::En => self.en.as_deref(),
        }
        .filter(|text| !text.is_empty())
    }

    pub fn set(&mut self, locale: Locale, text: &str) {
        let slot = match locale {
            Locale::Ar => &mut self.ar,
            Locale::Fr => &mut self.fr,
            Locale::En => &mut self.en,
        };
        *slot = (!text.is_empty()).then(|| text.to_owned());
    }

    /// The text in the language wanted, or else in the first language that has one, and which
    /// language that is (so that the page can mark it with its own `lang` and `dir`).
    #[must_use]
    pub fn pick(&self, wanted: Locale) -> (&str, Locale) {
        [wanted]
            .into_iter()
            .chain(Locale::ALL)
            .find_map(|locale| self.get(locale).map(|text| (text, locale)))
            .unwrap_or(("", wanted))
    }

    /// [`Self::pick`] without the language.
    #[must_use]
    pub fn in_or_near(&self, wanted: Locale) -> &str {
        self.pick(wanted).0
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        Locale::ALL.iter().all(|locale| self.get(*locale).is_none())
    }
}

/// A text ready for a page: when its language is not the page's, the page says which it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub locale: Locale,
    /// Whether it needs its own `lang` and `dir`.
    pub foreign: bool,
}

impl Run {
    /// A text and its language, for a page in `page`.
    #[must_use]
    pub fn new((text, locale): (&str, Locale), page: Locale) -> Self {
        Self {
            text: text.to_owned(),
            locale,
            foreign: locale != page,
        }
    }
}

impl Localised {
    /// The text for a page in this language.
    #[must_use]
    pub fn run(&self, page: Locale) -> Run {
        Run::new(self.pick(page), page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_in_their_script() {
        for (raw, script, ok) in [
            ("فاطمة الزهراء العلوي", Script::Arabic, true),
            ("  سلمى   بنجلون ", Script::Arabic, true),
            ("Salma Benjelloun", Script::Arabic, false),
            ("Fatima-Zahra El M'daghri", Script::Latin, true),
            ("Aït El Haj", Script::Latin, true),
            ("سلمى", Script::Latin, false),
            ("S4lma", Script::Latin, false),
            ("<b>Salma</b>", Script::Latin, false),
            ("A", Script::Latin, false),
        ] {
            assert_eq!(PersonName::parse(raw, script).is_some(), ok, "{raw}");
        }
        let tidy = PersonName::parse("  سلمى   بنجلون ", Script::Arabic).expect("a name");
        assert_eq!(tidy.as_str(), "سلمى بنجلون");
    }

    #[test]
    fn a_name_cannot_carry_a_direction_override() {
        assert_eq!(tidy_line("Salma\u{202e}\0 B"), "Salma B");
    }

    #[test]
    fn addresses_are_one_in_any_case() {
        assert_eq!(
            Email::parse(" S.Benjelloun@Exemple.MA ")
                .expect("ok")
                .as_str(),
            "s.benjelloun@exemple.ma"
        );
        for bad in ["salma", "a@b", "@exemple.ma", "a b@exemple.ma", ""] {
            assert!(Email::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn slugs_are_strict() {
        for (raw, ok) in [
            ("first-hour", true),
            ("a", false),
            ("First", false),
            ("-x1", false),
            ("x-", false),
            ("x1", true),
        ] {
            assert_eq!(Slug::parse(raw).is_ok(), ok, "{raw}");
        }
    }
}
