//! The certificate sheet: one A4 landscape page, drawn from plain values.
//!
//! This module decides what a sheet needs to know ([`SheetData`]) and how drawing it can fail
//! ([`SheetError`]). It reads no clock, no database and no file: the same data give the same bytes,
//! so that a platform keeps the data of an award and draws its sheet again whenever it is asked for.

mod code;
mod document;
mod faces;
mod ornament;
mod page;
mod script;
mod text;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

/// Everything a sheet shows, already worded and formatted for the reader.
///
/// Fields ending in `_ar` are set from right to left, those ending in `_fr` from left to right. An
/// empty string leaves its place blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetData {
    /// Name of the issuer in Arabic, on two lines.
    pub issuer_ar: [String; 2],
    /// Name of the issuer in French, on two lines.
    pub issuer_fr: [String; 2],
    /// Title of the sheet, its only heading.
    pub title_ar: String,
    /// Title in French; set in capitals.
    pub title_fr: String,
    /// Words before the name ("… certifies that Ms").
    pub certify_ar: String,
    /// The same in French.
    pub certify_fr: String,
    /// Name of the holder in Arabic letters; up to 70 letters stay well legible.
    pub name_arabic: String,
    /// Name of the holder in Latin letters.
    pub name_latin: String,
    /// Words between the name and the course.
    pub completed_ar: String,
    /// The same in French.
    pub completed_fr: String,
    /// Title of the course in Arabic; up to 120 letters stay well legible.
    pub course_ar: String,
    /// Title of the course in French.
    pub course_fr: String,
    /// Two to four facts (hours, result, level, period), the first one rightmost.
    pub facts: Vec<Fact>,
    /// Place and date of issue.
    pub place_date_ar: String,
    /// The same in French.
    pub place_date_fr: String,
    /// Name of the signer in Arabic; without signer the role stands alone.
    pub signer_ar: Option<String>,
    /// Name of the signer in Latin letters.
    pub signer_fr: Option<String>,
    /// Role of the signer in Arabic.
    pub signer_role_ar: Option<String>,
    /// Role of the signer in French.
    pub signer_role_fr: Option<String>,
    /// Invitation to verify, beside the code.
    pub verify_ar: String,
    /// The same in French.
    pub verify_fr: String,
    /// Address to type by hand, short, without scheme.
    pub verify_address: String,
    /// Full address, with the signed statement behind its `#`: payload of the QR code and target of
    /// the link. Up to 331 bytes keep a code that repairs a seventh of itself; more than 586 are
    /// refused: see [`fits_code`].
    pub verify_url: String,
    /// Number of the certificate.
    pub number: String,
    /// Title of the document, shown by readers in place of the file name.
    pub document_title: String,
    /// Description of the document.
    pub document_description: String,
    /// What a screen reader says in place of the QR code and of the link.
    pub qr_alternative: String,
    /// Moment of issue in UTC: year, month, day, hour, minute, second. It dates the document.
    pub issued: (u16, u8, u8, u8, u8, u8),
}

/// One fact of the band below the course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Label in Arabic.
    pub label_ar: String,
    /// Label in French.
    pub label_fr: String,
    /// Value, in either language or both; its first letter decides its direction.
    pub value: String,
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
