//! Files that a person takes away: CSV, PDF, JSON.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};

use crate::kit::error::Error;

/// A file under a plain ASCII name.
#[must_use]
pub fn attachment(name: &str, mime: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(mime)),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment")),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-store"),
        ),
    ];
    (headers, bytes).into_response()
}

/// A table as CSV (RFC 4180) in UTF-8 with the mark that spreadsheets need to see Arabic.
/// Cells that a spreadsheet would run as a formula are disarmed with an apostrophe.
///
/// # Errors
/// When memory runs out.
pub fn csv<R, C>(header_row: &[String], rows: R) -> Result<Vec<u8>, Error>
where
    R: IntoIterator<Item = Vec<C>>,
    C: AsRef<str>,
{
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    let internal = |error: csv::Error| Error::Internal(error.into());
    writer.write_record(header_row).map_err(internal)?;
    for row in rows {
        let cells = row.iter().map(|cell| disarmed(cell.as_ref()));
        writer.write_record(cells).map_err(internal)?;
    }
    writer
        .into_inner()
        .map_err(|error| Error::Internal(anyhow::anyhow!("csv: {error}")))
}

/// A cell starting with `= + - @` or a tab is a formula to a spreadsheet (OWASP CSV injection).
fn disarmed(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    if risky {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_and_numbers_stay() {
        let rows = vec![vec!["=1+1", "-3", "سلمى, \"بنجلون\""]];
        let bytes = csv(&["a".into(), "b".into(), "c".into()], rows).expect("csv");
        let text = String::from_utf8(bytes).expect("utf-8");
        assert_eq!(
            text,
            "\u{feff}a,b,c\r\n'=1+1,-3,\"سلمى, \"\"بنجلون\"\"\"\r\n"
        );
    }
}
