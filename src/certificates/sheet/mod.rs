//! The certificate sheet: one A4 landscape page, drawn from plain values.
//!
//! This module decides what a sheet needs to know ([`SheetData`]) and how drawing it can fail
//! ([`SheetError`]). It reads no clock, no database and no file: the same data give the same bytes,
//! so that a platform keeps the data of an award and draws its sheet again whenever it is asked for.

mod code;
mod document;
mod faces;
mod logo;
mod ornament;
mod page;
mod palette;
mod script;
mod text;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use logo::Logo;
pub use palette::{Colour, Palette};
use script::Lang;

/// Everything a sheet shows, already worded and formatted for the reader.
///
/// Fields ending in `_ar` are set from right to left; those ending in `_la` hold the second language,
/// French or English, and are set from left to right. An empty string leaves its place blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetData {
    /// Name of the issuer in Arabic, on two lines.
    pub issuer_ar: [String; 2],
    /// Name of the issuer in the second language, on two lines.
    pub issuer_la: [String; 2],
    /// Title of the sheet, its only heading.
    pub title_ar: String,
    /// Title in the second language; set in capitals.
    pub title_la: String,
    /// Words before the name ("… certifies that Ms").
    pub certify_ar: String,
    /// The same in the second language.
    pub certify_la: String,
    /// Name of the holder in Arabic letters; up to 70 letters stay well legible.
    pub name_arabic: String,
    /// Name of the holder in Latin letters.
    pub name_latin: String,
    /// Words between the name and the course.
    pub completed_ar: String,
    /// The same in the second language.
    pub completed_la: String,
    /// Title of the course in Arabic; up to 120 letters stay well legible.
    pub course_ar: String,
    /// Title of the course in the second language.
    pub course_la: String,
    /// Which version of the course it was, in Arabic.
    #[serde(default)]
    pub version_ar: String,
    /// The same in the second language.
    #[serde(default)]
    pub version_la: String,
    /// Two to four facts (hours, result, level, period), the first one rightmost.
    pub facts: Vec<Fact>,
    /// Place and date of issue.
    pub place_date_ar: String,
    /// The same in the second language.
    pub place_date_la: String,
    /// Name of the signer in Arabic; without signer the role stands alone.
    pub signer_ar: Option<String>,
    /// Name of the signer in Latin letters.
    pub signer_la: Option<String>,
    /// Role of the signer in Arabic.
    pub signer_role_ar: Option<String>,
    /// Role of the signer in the second language.
    pub signer_role_la: Option<String>,
    /// Invitation to verify, beside the code.
    pub verify_ar: String,
    /// The same in the second language.
    pub verify_la: String,
    /// Address to type by hand, short, without scheme.
    pub verify_address: String,
    /// Full address, with the signed statement behind its `#`: target of the link.
    pub verify_url: String,
    /// What the QR code holds: the same address, its statement in digits. See [`fits_code`].
    pub code: String,
    /// Number of the certificate.
    pub number: String,
    /// Which number it replaces, in Arabic; empty: none.
    #[serde(default)]
    pub replaces_ar: String,
    /// The same in the second language.
    #[serde(default)]
    pub replaces_la: String,
    /// Title of the document, shown by readers in place of the file name.
    pub document_title: String,
    /// Description of the document.
    pub document_description: String,
    /// What a screen reader says in place of the QR code and of the link.
    pub qr_alternative: String,
    /// Whether the second language is English, not French.
    pub english: bool,
    pub palette: Palette,
    /// The text of an SVG drawing in place of the star at the head: see [`Logo`].
    pub logo: Option<String>,
    /// A file that travels inside the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachment: Option<Attachment>,
    /// Moment of issue in UTC: year, month, day, hour, minute, second. It dates the document.
    pub issued: (u16, u8, u8, u8, u8, u8),
}

/// A file inside the document: the credential of the same award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its name, such as `credential.json`.
    pub name: String,
    /// Its media type, such as `application/vc+ld+json`.
    pub mime: String,
    pub description: String,
    pub bytes: Vec<u8>,
}

impl SheetData {
    fn lang(&self) -> Lang {
        if self.english {
            Lang::English
        } else {
            Lang::French
        }
    }
}

/// One fact of the band below the course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Label in Arabic.
    pub label_ar: String,
    /// Label in the second language.
    pub label_la: String,
    /// Value in the second language, or in either; its first letter decides its direction.
    pub value: String,
    /// Value in Arabic, beside the other one; empty: one value for both.
    #[serde(default)]
    pub value_ar: String,
}

/// Why a sheet cannot be drawn.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// No face of the sheet has a glyph for a character. A certificate with a hole in a name is
    /// worse than none, so nothing is left out silently; see [`unprintable`].
    #[error("no glyph for {character:?} in {text:?}")]
    Unprintable {
        /// The line with the character.
        text: String,
        /// The first character without glyph.
        character: char,
    },
    /// The logo cannot be drawn; what of it.
    #[error("the logo cannot be drawn: {0}")]
    Logo(String),
    /// The payload does not fit into a code that can be read from print.
    #[error("the address to verify is too long for the code: {0} bytes")]
    Payload(usize),
    /// The document breaks a rule of PDF/A-3a or PDF/UA-1, or could not be written.
    #[error("the document could not be written: {0}")]
    Document(String),
}

/// Draws the sheet as a PDF that is both PDF/A-3a and PDF/UA-1.
///
/// Pure and blocking: some milliseconds of processor time, no input or output. May be called from
/// several threads at once.
///
/// # Errors
/// [`SheetError`] when a character has no glyph, the payload of the code is too long, or the
/// document breaks one of the two standards (an empty title, for example).
pub fn sheet(data: &SheetData) -> Result<Vec<u8>, SheetError> {
    document::compose(data)
}

/// Whether this address fits into a code that can be read from print.
#[must_use]
pub fn fits_code(address: &str) -> bool {
    code::encode(address).is_ok()
}

/// The first character of `text` that no face of the sheet can print, for forms that would rather
/// refuse a name early than fail to issue a certificate later.
#[must_use]
pub fn unprintable(text: &str) -> Option<char> {
    text::unprintable(text)
}
