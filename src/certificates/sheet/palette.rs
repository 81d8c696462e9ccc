//! The colours of a sheet, by what they are for.

use krilla::{color::rgb, surface::Surface};
use serde::{Deserialize, Serialize};

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// What is read.
    Text,
    /// The title and what stands out.
    Title,
    /// The second language, labels.
    Second,
    /// The title in the second language.
    Accent,
    /// The modules of the code.
    Code,
    /// The ground of the frieze, the emblem.
    Frame,
    /// The stars of the frieze.
    Star,
    Gold,
    /// Between the stars.
    Joint,
    /// Rules around the facts.
    Line,
    /// The net behind the text.
    Net,
}

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour(pub [u8; 3]);

impl TryFrom<String> for Colour {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("expected a colour such as #0f4a3f, found {text}"))
    }
}

impl From<Colour> for String {
    fn from(Colour([red, green, blue]): Colour) -> Self {
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Colour {
    /// `#0f4a3f`, or `#fff`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let long: String = match digits.len() {
            6 => digits.to_owned(),
            3 => digits.chars().flat_map(|c| [c, c]).collect(),
            _ => return None,
        };
        let [_, red, green, blue] = u32::from_str_radix(&long, 16).ok()?.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// Contrast with white paper, from 1 to 21 (WCAG 2.2, relative luminance).
    #[must_use]
    pub fn contrast(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        let [red, green, blue] = self.0.map(linear);
        1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
    }

    pub(super) fn drawn(self) -> rgb::Color {
        rgb::Color::new(self.0[0], self.0[1], self.0[2])
    }
}

/// The colours of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palette {
    pub text: Colour,
    pub title: Colour,
    pub second: Colour,
    pub accent: Colour,
    pub code: Colour,
    pub frame: Colour,
    pub star: Colour,
    pub gold: Colour,
    pub joint: Colour,
    pub line: Colour,
    pub net: Colour,
}

impl Palette {
    pub(super) const fn of(&self, ink: Ink) -> Colour {
        match ink {
            Ink::Text => self.text,
            Ink::Title => self.title,
            Ink::Second => self.second,
            Ink::Accent => self.accent,
            Ink::Code => self.code,
            Ink::Frame => self.frame,
            Ink::Star => self.star,
            Ink::Gold => self.gold,
            Ink::Joint => self.joint,
            Ink::Line => self.line,
            Ink::Net => self.net,
        }
    }
}

/// What draws: a surface, and the colours it is drawn with.
pub(super) struct Brush<'a, 's> {
    pub surface: &'a mut Surface<'s>,
    pub palette: &'a Palette,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_measured() {
        assert_eq!(Colour::parse("#0f4a3f"), Some(Colour([15, 74, 63])));
        assert_eq!(Colour::parse("#fff"), Some(Colour([255; 3])));
        for no in ["0f4a3f", "#0f4a3", "#0f4a3g", "#", "green", "#é12"] {
            assert_eq!(Colour::parse(no), None, "{no}");
        }
        assert!((Colour([0; 3]).contrast() - 21.0).abs() < 0.001);
        assert!((Colour([255; 3]).contrast() - 1.0).abs() < 0.001);
        // The grey that is just dark enough for text.
        assert!(Colour([0x76; 3]).contrast() >= 4.5 && Colour([0x77; 3]).contrast() < 4.5);
    }
}
