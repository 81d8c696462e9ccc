//! A number to be found, within a tolerance: how what a person types is read, and when it is right.
//!
//! Reading is generous where a writing makes sense (digits of two scripts, comma or point, grouped
//! thousands, a unit after the number) and refuses what is not one number (`80-90`, `3/4`, `1e3`).

use serde::{Deserialize, Serialize};

use super::check::{FaultKind, Report};
use super::decimal::Decimal;
use super::mark::Share;
use crate::kit::folded::{fold, western_digits};
use crate::kit::locale::Locale;
use crate::kit::text::Localised;
use crate::kit::words::words;

/// The number to be found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    pub answer: Decimal,
    /// How far from the answer is still right, the bounds included.
    #[serde(default)]
    pub tolerance: Decimal,
    /// The tolerance as a share of the answer, in percent; the wider of the two tolerances counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance_percent: Option<Decimal>,
    /// Every number from the first to the second is right, both included; the answer is one of
    /// them, and tolerances have no meaning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<(Decimal, Decimal)>,
    /// Shown after the field; a person may type it or not.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub unit: Localised,
    /// A number without its unit, as written in any language, is wrong.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unit_required: bool,
}

impl Number {
    /// All or nothing. `None` when nothing is typed; what cannot be read as one number is wrong.
    #[must_use]
    pub fn share(&self, typed: &str) -> Option<Share> {
        let typed = plain(typed);
        if typed.is_empty() {
            return None;
        }
        let near = |read: &Decimal| match self.range {
            Some((low, high)) => (low..=high).contains(read),
            None => read.is_within(self.widest(), self.answer),
        };
        Some(if self.readings(&typed).iter().any(near) {
            Share::FULL
        } else {
            Share::NONE
        })
    }

    /// How far from the answer is still right.
    fn widest(&self) -> Decimal {
        let share = self.tolerance_percent.unwrap_or_default();
        self.tolerance.max(self.answer.percent(share))
    }

    /// The answer as a person may type it, with its unit where that is asked for.
    #[must_use]
    pub fn typed_key(&self) -> String {
        let answer = self.answer.to_string();
        if self.unit_required {
            format!("{answer} {}", self.unit.in_or_near(Locale::Ar))
        } else {
            answer
        }
    }

    /// The answer, its tolerance and its unit, as a line for the learner: `2,5 ± 0,5 %`; of a
    /// range, its bounds.
    #[must_use]
    pub fn expected(&self) -> Localised {
        let mut line = Localised::default();
        for locale in Locale::ALL {
            // Between right-to-left letters a minus would move to the other end of the number.
            let isolated = |text: String| match locale {
                Locale::Ar => format!("\u{2066}{text}\u{2069}"),
                Locale::Fr | Locale::En => text,
            };
            let widest = self.widest();
            let mut text = match self.range {
                Some((low, high)) => {
                    words(locale).common_from_to(low.shown(locale), high.shown(locale))
                }
                None if widest == Decimal::ZERO => isolated(self.answer.shown(locale)),
                None => isolated(format!(
                    "{} ± {}",
                    self.answer.shown(locale),
                    widest.shown(locale)
                )),
            };
            if !self.unit.is_empty() {
                text = format!("{text}\u{a0}{}", self.unit.in_or_near(locale));
            }
            line.set(locale, &text);
        }
        line
    }

    /// Tolerances of zero or more, a range around the answer, and a unit where one is asked for.
    pub(super) fn check(&self, report: &mut Report) {
        if self.tolerance < Decimal::ZERO {
            report.add("tolerance", FaultKind::ToleranceNegative);
        }
        if self
            .tolerance_percent
            .is_some_and(|share| share < Decimal::ZERO)
        {
            report.add("tolerance_percent", FaultKind::ToleranceNegative);
        }
        let around = |(low, high): (Decimal, Decimal)| (low..=high).contains(&self.answer);
        if !self.range.is_none_or(around) {
            report.add("range", FaultKind::RangeAround);
        }
        if self.unit_required && self.unit.is_empty() {
            report.add("unit", FaultKind::UnitMissing);
        }
    }

    /// The numbers that a text may mean: none, one, or two for `1,234`, which is a decimal number
    /// for some and a thousand for others. Who types either is understood.
    fn readings(&self, typed: &str) -> Vec<Decimal> {
        let whole = typed;
        let typed = typed.trim_start_matches(is_percent).trim_start();
        let percent = typed.len() < whole.len();
        let unsigned = typed.strip_prefix(['-', '−', '‑', '–']);
        let negative = unsigned.is_some();
        let typed = unsigned
            .or(typed.strip_prefix('+'))
            .unwrap_or(typed)
            .trim_start();
        let end = typed
            .find(|c: char| !is_of_number(c))
            .unwrap_or(typed.len());
        let (number, unit) = typed.split_at(end);
        let missing = self.unit_required && !self.is_declared(unit, percent);
        if missing || !self.is_unit(unit) {
            return Vec::new();
        }
        let number = number.trim_end().replace('،', ",");
        let number = number.as_str();
        let (whole, decimals) = number.rsplit_once(['.', ',', '٫']).unwrap_or((number, ""));
        let mark = number
            .get(whole.len()..)
            .and_then(|rest| rest.chars().next());
        let groups = |c: char| is_blank(c) || (matches!(c, '.' | ',') && Some(c) != mark);
        let decimal = together(whole, groups).map(|whole| (whole, decimals));
        let thousands = |mark| together(number, |c| c == mark).map(|whole| (whole, ""));
        let readings = [decimal, thousands(','), thousands('.')]
            .into_iter()
            .flatten();
        readings
            .filter_map(|(whole, decimals)| Decimal::of_digits(negative, &whole, decimals))
            .collect()
    }

    /// Whether what stands beside the number is the unit of the question in some language; a
    /// percent sign may stand before the number.
    fn is_declared(&self, rest: &str, percent: bool) -> bool {
        let sign = percent || rest.trim().chars().any(is_percent);
        Locale::ALL.into_iter().any(|locale| {
            let Some(unit) = self.unit.get(locale) else {
                return false;
            };
            if unit.trim().trim_matches(is_percent).is_empty() {
                return sign && rest.trim().trim_matches(is_percent).is_empty();
            }
            let (unit, rest) = (unit.trim(), rest.trim());
            // Folding drops signs such as ° or €: those are compared as they are.
            let folded = fold(unit);
            unit == rest || (!folded.is_empty() && folded == fold(rest))
        })
    }

    /// Whether what follows the number may be left out: a percent sign, the unit of the question
    /// in any language, or any other word, since `15 minutes` answers "how many minutes?".
    fn is_unit(&self, rest: &str) -> bool {
        let word = rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '°' | '€' | '$'));
        let declared = |locale| {
            self.unit
                .get(locale)
                .is_some_and(|unit| fold(unit) == fold(rest))
        };
        rest.trim_matches(is_percent).is_empty()
            || (word && !rest.bytes().any(|b| b.is_ascii_digit()))
            || (!fold(rest).is_empty() && Locale::ALL.into_iter().any(declared))
    }
}

/// Western digits, without the invisible marks that right-to-left keyboards add, trimmed.
fn plain(typed: &str) -> String {
    let invisible = |c: &char| {
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            || matches!(c, '\u{61c}' | '\u{feff}')
    };
    let kept: String = typed.chars().filter(|c| !invisible(c)).collect();
    western_digits(kept.trim())
}

fn is_percent(c: char) -> bool {
    matches!(c, '%' | '٪')
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '٬'
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '٫' | '،') || is_blank(c)
}

/// The digits of grouped thousands: `1 234 567` is 1234567. `None` when a group after the first
/// has not three digits, so that two numbers are never read as one.
fn together(text: &str, separates: impl Fn(char) -> bool) -> Option<String> {
    let groups: Vec<&str> = text.split(separates).collect();
    let (first, others) = groups.split_first()?;
    let grouped = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let fits = others.is_empty() || (grouped && others.iter().all(|group| group.len() == 3));
    fits.then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::questions::samples::{any_typed, number};

    const ARABIC: [char; 10] = ['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩'];

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (answer, typed) in [
            (
                "80",
                "80 80.0 80,00 080 ٨٠ ۸۰ +80 80% 80٪ ٪٨٠ %80 80. 80km 80€ \u{200f}80\u{200f}",
            ),
            ("2.5", "2.5 2,5 ٢٫٥ ٢،٥ 2.50 02,5 2.5000004"),
            ("-2.5", "-2.5 −2,5 –٢٫٥ -2.5%"),
            ("0.5", ".5 ,5 0,5 ٠٫٥"),
            (
                "1234",
                "1234 1,234 1.234 1\u{a0}234 1\u{202f}234 ١٬٢٣٤ 1,234.00 1.234,0",
            ),
            ("1.234", "1.234 1,234 ١٫٢٣٤"),
            ("1234567", "1234567 1,234,567 1.234.567 ١٬٢٣٤٬٥٦٧"),
        ] {
            for typed in typed.split(' ') {
                assert_eq!(
                    number(answer, "0", "").share(typed),
                    Some(Share::FULL),
                    "{typed}"
                );
            }
        }
        for typed in [
            "1 234,5",
            "- 1 234.5",
            "1 234,5 درهم",
            " 1234,5 د.م. ",
            "1234,5 km/h",
        ] {
            let answer = if typed.starts_with('-') {
                "-1234.5"
            } else {
                "1234.5"
            };
            assert_eq!(
                number(answer, "0", "").share(typed),
                Some(Share::FULL),
                "{typed}"
            );
        }
        let area = number("12", "0", "كم²");
        assert_eq!(
            area.share("12 كم2"),
            Some(Share::FULL),
            "a unit with a digit, if declared"
        );
    }

    #[test]
    fn what_is_not_one_number_is_wrong_and_nothing_is_no_answer() {
        for typed in ["", "  ", "\u{a0}", "\u{200f}"] {
            assert_eq!(number("80", "0", "%").share(typed), None);
        }
        for typed in [
            "80-90",
            "80/1",
            "--80",
            "++80",
            "8 0",
            "80 81",
            "x80",
            "8e1",
            "80 m2",
            "%",
            "-",
            ".",
            "0,080",
            "1 80",
            "8.0.",
            "8,,0",
            "~80",
            "80 (ou 81)",
            "<80",
            "-80",
            "quatre-vingts",
        ] {
            assert_eq!(
                number("80", "0", "%").share(typed),
                Some(Share::NONE),
                "{typed}"
            );
        }
    }

    #[test]
    fn the_bounds_of_the_tolerance_are_right() {
        let question = number("12.5", "0.25", "");
        for (typed, right) in [
            ("12.25", true),
            ("12,75", true),
            ("12.249999", false),
            ("12.750001", false),
            ("-12.5", false),
        ] {
            assert_eq!(question.share(typed) == Some(Share::FULL), right, "{typed}");
        }
    }

    #[test]
    fn a_range_and_a_share_of_the_answer_accept_what_is_near() {
        let decimal = |raw| Decimal::parse(raw).expect("a number");
        let range = Number {
            range: Some((decimal("-2"), decimal("5.5"))),
            ..number("1", "0", "")
        };
        let share = Number {
            tolerance_percent: Some(decimal("5")),
            ..number("-80", "1", "")
        };
        for (question, typed, right) in [
            (&range, "-2", true),
            (&range, "5,5", true),
            (&range, "-2.000001", false),
            (&range, "5.6", false),
            (&share, "-84", true),
            (&share, "-76", true),
            (&share, "-84.1", false),
            (&share, "80", false),
        ] {
            assert_eq!(question.share(typed) == Some(Share::FULL), right, "{typed}");
        }
        let line = range.expected();
        let plain =
            |text: Option<&str>| text.map(|text| text.replace(['\u{2068}', '\u{2069}'], ""));
        assert_eq!(plain(line.get(Locale::Fr)), Some("de -2 à 5,5".to_owned()));
        assert_eq!(share.expected().get(Locale::En), Some("-80 ± 4"));
    }

    #[test]
    fn a_unit_that_is_asked_for_must_be_typed() {
        for (unit, typed, right) in [
            ("km", "80 km", true),
            ("km", "80 KM.", true),
            ("km", "80", false),
            ("km", "80 m", false),
            ("%", "80 %", true),
            ("%", "٪80", true),
            ("%", "80", false),
            ("%", "80 km", false),
            ("°", "80°", true),
            ("°", "80", false),
        ] {
            let question = Number {
                unit_required: true,
                ..number("80", "0", unit)
            };
            let share = if right { Share::FULL } else { Share::NONE };
            assert_eq!(question.share(typed), Some(share), "{unit} {typed}");
            assert_eq!(
                question.share(&question.typed_key()),
                Some(Share::FULL),
                "{unit}"
            );
        }
    }

    #[test]
    fn a_range_holds_the_answer_and_a_unit_is_written() {
        let decimal = |raw| Decimal::parse(raw).expect("a number");
        let question = Number {
            tolerance_percent: Some(decimal("-1")),
            range: Some((decimal("5"), decimal("2"))),
            unit_required: true,
            ..number("3", "0", "")
        };
        assert_eq!(
            crate::questions::samples::faults(crate::questions::Body::Numeric(question)),
            [
                "range range-around",
                "tolerance_percent tolerance-negative",
                "unit unit-missing",
            ]
        );
    }

    #[test]
    fn the_expected_answer_is_a_line_in_each_language() {
        let line = number("-2.5", "0.5", "%").expected();
        assert_eq!(line.get(Locale::En), Some("-2.5 ± 0.5\u{a0}%"));
        assert_eq!(line.get(Locale::Fr), Some("-2,5 ± 0,5\u{a0}%"));
        assert_eq!(
            line.get(Locale::Ar),
            Some("\u{2066}-2,5 ± 0,5\u{2069}\u{a0}%")
        );
        assert_eq!(number("80", "0", "").expected().get(Locale::En), Some("80"));
    }

    proptest! {
        #[test]
        fn every_writing_of_a_number_is_read_alike(
            answer in -9_999_999i64..=9_999_999, far in -50i64..=50, tolerance in 0i64..=50,
        ) {
            let question = number(&answer.to_string(), &tolerance.to_string(), "");
            let western = (answer + far).to_string();
            let digits = western.trim_start_matches('-');
            let sign = if digits.len() < western.len() { "-" } else { "" };
            let arabic = digits.bytes().map(|digit| ARABIC[usize::from(digit - b'0')]);
            let arabic: String = arabic.collect();
            let (head, tail) = digits.split_at(digits.len().saturating_sub(3));
            let grouped = if head.len() > 3 { digits.to_owned() } else { format!("{head} {tail}") };
            let share = if far.abs() <= tolerance { Share::FULL } else { Share::NONE };
            let (decimal, percent) = (format!("{digits},0"), format!(" {digits} % "));
            for typed in [digits, &arabic, &grouped, &decimal, &percent] {
                let typed = format!("{sign}{typed}");
                prop_assert_eq!(question.share(&typed), Some(share), "{}", typed);
            }
        }

        #[test]
        fn anything_typed_is_marked(typed in any_typed()) {
            let question = number("80", "1", "%");
            prop_assert_eq!(question.share(&typed), question.share(&typed));
        }
    }
}
