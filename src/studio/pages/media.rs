//! `/studio/{course}/media`: the pictures of a course; and every picture, by its hash.

use askama::Template;
use axum::{
    extract::{Multipart, Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use tower_sessions::Session;

use super::desk;
use crate::{
    content::{
        library::drawings,
        media::{self, MediaKind, MediaRef, Refused},
        svg::{self, Frame},
    },
    kit::{error::Error, folded::fold, locale::Locale, words::Words},
    studio::{actions, fields::FieldFaults},
    web::{
        guard::Trainer,
        limit::Knock,
        page::{Answer, page, see_other, with_status},
        shell::{Shell, flash},
        state::App,
    },
};

/// The largest upload that is read at all: what is larger than a picture may be, but not by much,
/// still gets its sentence in the page.
pub const LARGEST_UPLOAD: usize = 2 * media::MAX_BYTES;

struct Picture {
    path: String,
    /// `640 × 480`, or `SVG`.
    size: String,
    kilobytes: u32,
    address: String,
    /// A drawing, written into the page: it takes its colours from there. Empty: a photograph.
    drawing: String,
    /// The language of its words: that of its name, or the source language.
    locale: Locale,
    /// What to paste into a lesson.
    line: String,
}

#[derive(Template)]
#[template(path = "studio/media.html")]
struct MediaPage {
    shell: Shell,
    frame: super::Frame,
    faults: FieldFaults,
    pictures: Vec<Picture>,
}

fn picture(
    number: usize,
    path: &str,
    file: &MediaRef,
    drawing: Option<&String>,
    source: Locale,
) -> Picture {
    let prefix = format!("picture-{number}-");
    let frame = Frame {
        prefix: &prefix,
        label: None,
    };
    let drawing = drawing.and_then(|text| svg::inline(text, frame).ok());
    Picture {
        path: path.to_owned(),
        size: file.size.map_or_else(
            || "SVG".to_owned(),
            |(width, height)| format!("{width} × {height}"),
        ),
        kilobytes: file.bytes.div_ceil(1000),
        address: format!("/media/{}", file.hash),
        drawing: drawing.unwrap_or_default(),
        locale: path
            .split('.')
            .rev()
            .nth(1)
            .and_then(Locale::parse)
            .unwrap_or(source),
        // No alternative text: the checklist asks for it until it is written.
        line: format!("![]({path})"),
    }
}

async fn lay_out(
    app: &App,
    mut shell: Shell,
    id: &str,
    faults: FieldFaults,
) -> Result<MediaPage, Error> {
    let desk = desk(app, id).await?;
    shell.path = format!("/studio/{id}/media");
    let drawings = drawings(&desk.course, &app.blobs).await?;
    let files = desk.course.media.iter().zip(1..);
    let pictures = files.map(|((path, file), number)| {
        picture(
            number,
            path,
            file,
            drawings.get(path),
            desk.course.source_language,
        )
    });
    Ok(MediaPage {
        frame: super::Frame::of(&desk, &shell),
        pictures: pictures.collect(),
        faults,
        shell,
    })
}

/// `GET /studio/{course}/media`
pub async fn list(
    State(app): State<App>,
    _: Trainer,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    page(&lay_out(&app, shell, &id, FieldFaults::new()).await?)
}

/// A name for a file among the media: its own in Latin letters, or `figure`.
fn plain_path(name: &str) -> Option<String> {
    let (stem, extension) = name.rsplit_once('.')?;
    let extension = extension.to_lowercase();
    // `figure.fr` is the French variant of `figure`.
    let (stem, language) = match stem.rsplit_once('.') {
        Some((stem, code)) if Locale::parse(code).is_some() => (stem, format!(".{code}")),
        _ => (stem, String::new()),
    };
    let folded = fold(stem).replace(' ', "-");
    let kept: String = folded
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    let kept = kept.trim_matches('-');
    let stem: String = kept.chars().take(60).collect();
    let stem = if stem.is_empty() { "figure" } else { &stem };
    Some(format!("media/{stem}{language}.{extension}"))
}

fn sentence(t: &Words, refused: &Refused, name: &str) -> String {
    match refused {
        Refused::Path | Refused::Kind => t.studio_media_kind(),
        Refused::TooLarge => t.studio_media_large(media::MAX_BYTES / 1_000_000),
        Refused::NotWhatItSays => t.studio_media_not_what(name),
        Refused::Drawing(faults) => {
            let parts: Vec<String> = faults.iter().take(3).map(svg::Fault::part).collect();
            t.content_drawing(name, parts.join(t.accounts_list_comma().as_str()))
        }
    }
}

/// The one file of an upload: its name and its bytes, read no further than is allowed.
async fn read(mut upload: Multipart) -> Result<Option<(String, Vec<u8>)>, StatusCode> {
    while let Some(mut field) = upload.next_field().await.map_err(|error| error.status())? {
        let Some(name) = field.file_name().filter(|_| field.name() == Some("file")) else {
            continue;
        };
        let name = name.to_owned();
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|error| error.status())? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > media::MAX_BYTES {
                return Err(StatusCode::PAYLOAD_TOO_LARGE);
            }
        }
        return Ok((!name.is_empty()).then_some((name, bytes)));
    }
    Ok(None)
}

/// `POST /studio/{course}/media`: one picture, looked at before it is kept.
pub async fn upload(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    upload: Multipart,
) -> Answer {
    app.limits.knock(Knock::Heavy, me.account_id.as_str())?;
    let t = shell.t;
    let refuse = async |status: StatusCode, sentence: String| {
        let faults = FieldFaults::one("file", sentence);
        with_status(status, &lay_out(&app, shell.clone(), &id, faults).await?)
    };
    let (name, bytes) = match read(upload).await {
        Ok(Some(file)) => file,
        Ok(None) => return refuse(StatusCode::UNPROCESSABLE_ENTITY, t.studio_media_none()).await,
        Err(StatusCode::PAYLOAD_TOO_LARGE) => {
            let sentence = t.studio_media_large(media::MAX_BYTES / 1_000_000);
            return refuse(StatusCode::PAYLOAD_TOO_LARGE, sentence).await;
        }
        Err(_) => return refuse(StatusCode::UNPROCESSABLE_ENTITY, t.studio_media_none()).await,
    };
    let path = plain_path(&name);
    let inspected = path
        .as_deref()
        .ok_or(Refused::Kind)
        .and_then(|path| media::inspect(path, &bytes));
    let (path, file) = match (path, inspected) {
        (Some(path), Ok(file)) => (path, file),
        (_, Err(refused)) => {
            let shown: String = name.chars().filter(|c| !c.is_control()).take(80).collect();
            let sentence = sentence(t, &refused, &shown);
            return refuse(StatusCode::UNPROCESSABLE_ENTITY, sentence).await;
        }
        (None, Ok(_)) => return Err(Error::NotFound),
    };
    desk(&app, &id).await?;
    // A file that no row names is harmless; a row that names no file is not.
    app.blobs.put(&bytes).await?;
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    actions::add_media(&mut tx, now, &me.account_id, &id, &path, &file).await?;
    tx.commit().await?;
    flash(&session, true, t.studio_media_added(&path)).await?;
    see_other(&shell.url(&format!("/studio/{id}/media")))
}

/// What a stored file is, when it is a picture of pixels: drawings stand in the pages.
fn sniffed(bytes: &[u8]) -> Option<MediaKind> {
    let kinds = ["media/x.png", "media/x.jpg", "media/x.webp"];
    let mut found = kinds
        .iter()
        .filter_map(|path| media::inspect(path, bytes).ok());
    found.next().map(|file| file.kind)
}

/// `GET /media/{hash}`: a picture. It is named by what is in it, so it never changes.
pub async fn serve(State(app): State<App>, Path(hash): Path<String>) -> Response {
    let bytes = match app.blobs.get(&hash).await {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, hash, "a picture could not be read");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let Some(kind) = sniffed(&bytes) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(kind.content_type()),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
    ];
    (headers, bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_gets_a_plain_name() {
        for (name, path) in [
            (
                "Four Situations.fr.SVG",
                Some("media/four-situations.fr.svg"),
            ),
            ("صورة.png", Some("media/figure.png")),
            ("../../etc/passwd", Some("media/figure./etc/passwd")),
            ("x", None),
            ("Été à Fès.jpeg", Some("media/ete-a-fes.jpeg")),
        ] {
            assert_eq!(plain_path(name).as_deref(), path, "{name}");
        }
        // What is not plain is refused by whoever inspects it.
        assert_eq!(
            media::inspect("media/figure./etc/passwd", b""),
            Err(Refused::Path)
        );
    }
}
