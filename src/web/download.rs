//! Files that a person takes away: CSV, PDF, JSON.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use http_body::Frame;
use tokio::sync::mpsc;

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

/// Rows that are read a batch at a time.
pub trait Rows: Send + 'static {
    /// The next batch; an empty one ends the file.
    fn next(&mut self) -> impl Future<Output = Result<Vec<Vec<String>>, Error>> + Send;
}

/// A CSV of any length, sent as its rows are read. When they cannot be read to the end the transfer
/// breaks off, so that nobody takes a part for the whole.
#[must_use]
pub fn streamed_csv(name: &str, header_row: &[String], mut rows: impl Rows) -> Response {
    let (send, receive) = mpsc::channel(2);
    let header_row = header_row.to_vec();
    tokio::spawn(async move {
        let mut chunk = csv(&header_row, Vec::<Vec<String>>::new());
        loop {
            let failed = chunk.is_err();
            let sent = chunk.map(Bytes::from).map_err(|error| {
                tracing::error!(error = format!("{error:#}"), "a CSV broke off");
                std::io::Error::other("the rows could not be read to their end")
            });
            if send.send(sent).await.is_err() || failed {
                return;
            }
            chunk = match rows.next().await {
                Ok(batch) if batch.is_empty() => return,
                Ok(batch) => lines(batch),
                Err(error) => Err(error),
            };
        }
    });
    let mut response = attachment(name, "text/csv; charset=utf-8", Vec::new());
    response.headers_mut().remove(header::CONTENT_LENGTH);
    *response.body_mut() = Body::new(Chunks(receive));
    response
}

/// Rows without a heading before them.
fn lines(rows: Vec<Vec<String>>) -> Result<Vec<u8>, Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let internal = |error: csv::Error| Error::Internal(error.into());
    for row in rows {
        let cells = row.iter().map(|cell| disarmed(cell));
        writer.write_record(cells).map_err(internal)?;
    }
    writer
        .into_inner()
        .map_err(|error| Error::Internal(anyhow::anyhow!("csv: {error}")))
}

/// What a task sends, as the body of an answer.
struct Chunks(mpsc::Receiver<std::io::Result<Bytes>>);

impl http_body::Body for Chunks {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<std::io::Result<Frame<Bytes>>>> {
        self.0
            .poll_recv(context)
            .map(|next| next.map(|chunk| chunk.map(Frame::data)))
    }
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
