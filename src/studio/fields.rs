//! Reading the forms of the studio: texts in several languages, numbers as people type them, and
//! faults at fields whose names are made while the page is.

use crate::{
    kit::{
        folded::western_digits,
        locale::Locale,
        text::{Localised, tidy_text},
    },
    questions::mark::Mark,
    web::form::Fields,
};

/// What is wrong with a form, by field, in the order of the fields.
#[derive(Debug, Clone, Default)]
pub struct FieldFaults(Vec<(String, String)>);

impl FieldFaults {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub fn add(&mut self, field: impl Into<String>, sentence: impl Into<String>) {
        self.0.push((field.into(), sentence.into()));
    }

    /// One fault alone.
    #[must_use]
    pub fn one(field: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self(vec![(field.into(), sentence.into())])
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The sentence at a field; empty when there is none.
    #[must_use]
    pub fn at(&self, field: &str) -> &str {
        let found = self.0.iter().find(|(name, _)| *name == field);
        found.map_or("", |(_, sentence)| sentence)
    }

    /// The sentence at the field that begins so and ends with this id.
    #[must_use]
    pub fn of(&self, prefix: &str, id: &str) -> &str {
        self.at(&format!("{prefix}{id}"))
    }

    /// The sentence at the field of a text in one language.
    #[must_use]
    pub fn within(&self, name: &str, locale: &Locale) -> &str {
        self.at(&format!("{name}.{}", locale.code()))
    }

    pub fn iter(&self) -> std::slice::Iter<'_, (String, String)> {
        self.0.iter()
    }
}

/// A text in each language as it stands in a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts([String; 3]);

impl Texts {
    #[must_use]
    pub fn of(text: &Localised) -> Self {
        Self(Locale::ALL.map(|locale| text.get(locale).unwrap_or("").to_owned()))
    }

    /// The fields `name.ar`, `name.fr`, `name.en`.
    #[must_use]
    pub fn read(fields: &Fields, name: &str) -> Self {
        Self(Locale::ALL.map(|locale| {
            let raw = fields.raw(&format!("{name}.{}", locale.code()));
            tidy_text(raw).trim().to_owned()
        }))
    }

    /// From a function of the language.
    #[must_use]
    pub fn made(text: impl Fn(Locale) -> String) -> Self {
        Self(Locale::ALL.map(text))
    }

    #[must_use]
    pub fn at(&self, locale: &Locale) -> &str {
        &self.0[*locale as usize]
    }

    /// The text in this language, or else in the first that has one.
    #[must_use]
    pub fn near(&self, locale: &Locale) -> &str {
        let own = self.at(locale);
        let mut written = self.0.iter().filter(|text| !text.is_empty());
        if own.is_empty() {
            written.next().map_or("", String::as_str)
        } else {
            own
        }
    }

    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(String::is_empty)
    }

    #[must_use]
    pub fn localised(&self) -> Localised {
        let mut text = Localised::default();
        for locale in Locale::ALL {
            text.set(locale, self.at(&locale));
        }
        text
    }
}

/// A number as it is written here: digits of any script, comma or point.
#[must_use]
pub fn plain_number(raw: &str) -> String {
    western_digits(raw.trim()).replace([',', '٫'], ".")
}

/// A share typed in percent, in basis points: `50`, `-33.33`, `12,5 %`. At most two decimals.
#[must_use]
pub fn basis_points(raw: &str) -> Option<i64> {
    let plain = plain_number(raw);
    let plain = plain.trim_end_matches(['%', '٪']).trim_end();
    let (negative, digits) = match plain.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, plain),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || decimals.len() > 2 || !all_digits(whole) || !all_digits(decimals) {
        return None;
    }
    let hundredths: i64 = format!("{decimals:0<2}").parse().ok()?;
    let size = whole.parse::<i64>().ok()?.checked_mul(100)? + hundredths;
    Some(if negative { -size } else { size })
}

/// Basis points as they are typed in percent: `33.33`.
#[must_use]
pub fn percent_text(points: i64) -> String {
    let sign = if points < 0 { "-" } else { "" };
    format!("{sign}{}", Mark(points.abs()))
}

/// A whole number within a range; `None` when it is not one.
#[must_use]
pub fn whole(raw: &str, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
    plain_number(raw)
        .parse()
        .ok()
        .filter(|number| range.contains(number))
}

/// Nothing when nothing is typed; otherwise a whole number within a range, or an error.
pub fn whole_if_any(
    raw: &str,
    range: std::ops::RangeInclusive<u32>,
) -> Result<Option<u32>, NotANumber> {
    if raw.trim().is_empty() {
        return Ok(None);
    }
    whole(raw, range).map(Some).ok_or(NotANumber)
}

/// A field that should hold a number holds something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotANumber;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        assert_eq!(whole(" ١٢ ", 1..=60), Some(12));
        assert_eq!(whole("61", 1..=60), None);
        assert_eq!(whole_if_any("", 1..=60), Ok(None));
        assert_eq!(whole_if_any("x", 1..=60), Err(NotANumber));
        assert_eq!(plain_number("٢٫٥"), "2.5");
        assert_eq!(plain_number("2,5"), "2.5");
    }

    #[test]
    fn shares_are_typed_in_percent() {
        for (raw, points) in [
            ("50", Some(5_000)),
            ("33,33", Some(3_333)),
            ("-12.5 %", Some(-1_250)),
            ("−٢٥٪", Some(-2_500)),
            ("0", Some(0)),
            ("", None),
            ("1.234", None),
            ("half", None),
        ] {
            assert_eq!(basis_points(raw), points, "{raw}");
        }
        for points in [0, 1, -1, 10_000, -3_333, 50] {
            assert_eq!(basis_points(&percent_text(points)), Some(points));
        }
    }
}
