//! Register numbers: `TKW-2026-000123-K`: year, serial without gaps, check character.
//!
//! The check character is that of **ISO/IEC 7064:2003, hybrid system MOD 37,36** (its clause 9), over
//! `TKW`, the year and the serial without their hyphens. The standard promises that every single wrong
//! character is caught; exchanges of two neighbours are caught too among the digits, which the tests
//! try. It is the system of the ISAN and of the GRid.

use serde::{Deserialize, Serialize};

/// A register number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CertificateNumber(String);

const PREFIX: &str = "TKW";
const ALPHABET: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

impl CertificateNumber {
    /// The number of a serial of a year.
    #[must_use]
    pub fn new(year: i64, serial: i64) -> Self {
        let check = check_character(&format!("{PREFIX}{year:04}{serial:06}"));
        Self(format!("{PREFIX}-{year:04}-{serial:06}-{check}"))
    }

    /// A number as somebody types it: in any case, with or without hyphens and blanks, in any
    /// digits. `None` when it cannot be one: a typing mistake, most of the time.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let plain: String = crate::kit::folded::western_digits(typed)
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let rest = plain.strip_prefix(PREFIX)?;
        // Year (4), serial (6 or more), check character (1).
        if rest.len() < 11 || !rest.is_char_boundary(4) {
            return None;
        }
        let (digits, check) = rest.split_at(rest.len() - 1);
        let (year, serial) = digits.split_at(4);
        let number = Self::new(year.parse().ok()?, serial.parse().ok()?);
        let same = number.0.ends_with(check) && number.plain() == plain;
        same.then_some(number)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its year and its serial.
    #[must_use]
    pub fn parts(&self) -> (i64, i64) {
        let mut parts = self.0.split('-').skip(1);
        let mut next = || parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
        (next(), next())
    }

    fn plain(&self) -> String {
        self.0.replace('-', "")
    }
}

impl std::fmt::Display for CertificateNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// ISO/IEC 7064:2003, the hybrid system MOD 37,36 (§9).
fn check_character(text: &str) -> char {
    let mut product = 36;
    for byte in text.bytes() {
        let value = ALPHABET.iter().position(|c| *c == byte).unwrap_or(0);
        let mut sum = (product + value) % 36;
        if sum == 0 {
            sum = 36;
        }
        product = (sum * 2) % 37;
    }
    let check = (37 - product) % 36;
    char::from(ALPHABET[check])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_character_is_the_standards() {
        // Worked by hand from the definition: a valid string satisfies the congruence to 1 mod 36.
        for (year, serial) in [(2026, 1), (2026, 123), (2031, 999_999), (2026, 1_234_567)] {
            let number = CertificateNumber::new(year, serial);
            let mut product = 36;
            let plain = number.plain();
            let (body, check) = plain.split_at(plain.len() - 1);
            for byte in body.bytes() {
                let value = ALPHABET
                    .iter()
                    .position(|c| *c == byte)
                    .expect("of the alphabet");
                let sum = (product + value) % 36;
                product = (if sum == 0 { 36 } else { sum }) * 2 % 37;
            }
            let last = ALPHABET
                .iter()
                .position(|c| *c == check.as_bytes()[0])
                .expect("of the alphabet");
            assert_eq!((product + last) % 36, 1);
        }
    }

    #[test]
    fn any_wrong_character_and_any_exchange_is_noticed() {
        let number = CertificateNumber::new(2026, 123);
        let text: Vec<char> = number.as_str().chars().collect();
        for at in 4..text.len() {
            for other in "0123456789ABCK".chars() {
                let mut changed = text.clone();
                if changed[at] == '-' || changed[at] == other {
                    continue;
                }
                changed[at] = other;
                let changed: String = changed.into_iter().collect();
                assert!(CertificateNumber::parse(&changed).is_none(), "{changed}");
            }
        }
        let swapped = number.as_str().replace("000123", "000132");
        assert!(CertificateNumber::parse(&swapped).is_none());
    }

    #[test]
    fn a_number_is_read_however_it_is_typed() {
        let number = CertificateNumber::new(2026, 123);
        let arabic: String = number.as_str().replace("000123", "٠٠٠١٢٣");
        for typed in [
            number.as_str().to_owned(),
            number.as_str().to_lowercase(),
            number.as_str().replace('-', " "),
            number.as_str().replace('-', ""),
            arabic,
        ] {
            assert_eq!(
                CertificateNumber::parse(&typed).as_ref(),
                Some(&number),
                "{typed}"
            );
        }
        for bad in ["", "TKW", "TKW-2026", "شهادة", "TKW-2026-000123"] {
            assert!(CertificateNumber::parse(bad).is_none(), "{bad}");
        }
    }
}
