//! `/studio/{course}/questions/import` and `/export`: questions in the formats of other systems.

use askama::Template;
use axum::{
    extract::{FromRequest as _, Multipart, Path, Query, Request, State},
    http::{StatusCode, header},
};
use base64::Engine as _;
use serde::Deserialize;

use super::{Choice, Desk, desk};
use crate::{
    content::course::Course,
    exchange::{
        self, Format, Import, MAX_FILE, Media,
        report::{Outcome, Report},
    },
    kit::{error::Error, locale::Locale, text::Slug, words::Words},
    questions::Question,
    studio::{actions, fields::FieldFaults},
    web::{
        download::attachment,
        form::Fields,
        guard::Trainer,
        limit::Knock,
        page::{Answer, page, with_status},
        shell::Shell,
        state::App,
    },
};

/// The largest upload that is read at all: a file, what surrounds it, and room to say that it is
/// too large.
pub const LARGEST_UPLOAD: usize = MAX_FILE + 2_000_000;
/// A file up to this size travels with the page of a dry run, so that it need not be chosen twice.
const KEPT: usize = 2_000_000;
/// The bank that is proposed.
const BANK: &str = "imported";

/// One question of a report.
struct Row {
    label: String,
    /// Colours it: `ok`, `warn`, `bad`.
    class: &'static str,
    icon: &'static str,
    words: String,
    update: bool,
}

/// What became of a file.
struct Outcomes {
    /// «GIFT, UTF-8», and that it was guessed.
    read: String,
    rows: Vec<Row>,
    summary: String,
    /// Nothing was changed yet.
    rehearsed: bool,
}

/// What was typed and chosen.
struct Asked {
    format: String,
    lang: String,
    bank: String,
    paste: String,
    file: Option<(String, Vec<u8>)>,
    /// Do it; otherwise only say what would become of it.
    apply: bool,
    /// What was wanted of an export: its format, and which questions.
    written: String,
    source: String,
}

#[derive(Template)]
#[template(path = "studio/exchange.html")]
struct ExchangePage {
    shell: Shell,
    frame: super::Frame,
    faults: FieldFaults,
    formats: Vec<Choice>,
    languages: Vec<Choice>,
    bank: String,
    banks: Vec<String>,
    paste: String,
    outcomes: Option<Outcomes>,
    /// The file, in base64, and its name: for the second step.
    kept: String,
    kept_name: String,
    apply_format: String,
    apply_lang: String,
    written: Vec<Choice>,
    sources: Vec<Choice>,
}

impl Asked {
    fn new() -> Self {
        Self {
            format: "auto".to_owned(),
            lang: String::new(),
            bank: BANK.to_owned(),
            paste: String::new(),
            file: None,
            apply: false,
            written: Format::MoodleXml.code().to_owned(),
            source: String::new(),
        }
    }

    fn set(&mut self, name: &str, value: String) {
        match name {
            "format" => self.format = value,
            "lang" => self.lang = value,
            "bank" => value.trim().clone_into(&mut self.bank),
            "paste" => self.paste = value,
            "act" => self.apply = value == "import",
            _ => {}
        }
    }

    /// A form as it came: with a file, or without.
    async fn read(app: &App, request: Request) -> Result<Self, StatusCode> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let multipart = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"));
        let mut asked = Self::new();
        let (mut kept, mut kept_name) = (String::new(), String::new());
        let mut set = |asked: &mut Self, name: &str, value: String| match name {
            "kept" => kept = value,
            "kept_name" => kept_name = value,
            name => asked.set(name, value),
        };
        if multipart {
            let upload = Multipart::from_request(request, app).await;
            let mut upload = upload.map_err(|_| StatusCode::UNPROCESSABLE_ENTITY)?;
            let mut all = 0;
            while let Some(mut field) = upload.next_field().await.map_err(|error| error.status())? {
                let name = field.name().unwrap_or("").to_owned();
                let file = field.file_name().map(str::to_owned);
                let mut bytes = Vec::new();
                while let Some(chunk) = field.chunk().await.map_err(|error| error.status())? {
                    all += chunk.len();
                    if all > LARGEST_UPLOAD {
                        return Err(StatusCode::PAYLOAD_TOO_LARGE);
                    }
                    bytes.extend_from_slice(&chunk);
                }
                match file {
                    Some(file) if !file.is_empty() && !bytes.is_empty() => {
                        asked.file = Some((file, bytes))
                    }
                    Some(_) => {}
                    None => set(
                        &mut asked,
                        &name,
                        String::from_utf8_lossy(&bytes).into_owned(),
                    ),
                }
            }
        } else {
            let fields = Fields::from_request(request, app).await;
            for (name, value) in fields.map_err(|_| StatusCode::UNPROCESSABLE_ENTITY)?.0 {
                set(&mut asked, &name, value);
            }
        }
        if asked.file.is_none()
            && let Ok(bytes) = base64::engine::general_purpose::STANDARD.decode(kept.trim())
            && !bytes.is_empty()
        {
            asked.file = Some((kept_name, bytes));
        }
        Ok(asked)
    }

    /// What there is to read: the file, or what was pasted.
    fn content(&self) -> Option<(String, Vec<u8>)> {
        let pasted = || {
            (!self.paste.trim().is_empty())
                .then(|| (String::new(), self.paste.clone().into_bytes()))
        };
        self.file.clone().or_else(pasted)
    }
}

fn lay_out(mut shell: Shell, desk: &Desk, asked: &Asked, faults: FieldFaults) -> ExchangePage {
    let course = &desk.course;
    let t = shell.t;
    shell.path = format!("/studio/{}/questions/import", course.id);
    let formats = Format::ALL
        .iter()
        .map(|format| Choice::new(format.code(), format.name(), &asked.format));
    let auto = Choice::new("auto", t.exchange_format_auto(), &asked.format);
    let chosen = if asked.lang.is_empty() {
        course.source_language.code()
    } else {
        &asked.lang
    };
    let languages = Locale::ALL
        .iter()
        .map(|locale| Choice::new(locale.code(), locale.own_name(), chosen));
    let written = Format::WRITTEN.iter().map(|format| {
        let name = if *format == Format::Qti {
            "QTI 2.1"
        } else {
            format.name()
        };
        Choice::new(format.code(), name, &asked.written)
    });
    let mut sources = vec![Choice::new("", t.exchange_all_questions(), &asked.source)];
    sources.extend(course.banks.keys().map(|bank| {
        Choice::new(
            &format!("bank:{bank}"),
            t.exchange_of_bank(bank.as_str()),
            &asked.source,
        )
    }));
    for (_, item) in course.items().filter(|(_, item)| item.quiz().is_some()) {
        let (title, _) = course.title_of(item, shell.locale);
        sources.push(Choice::new(
            &format!("quiz:{}", item.id),
            t.exchange_of_quiz(title),
            &asked.source,
        ));
    }
    ExchangePage {
        frame: super::Frame::of(desk, &shell),
        formats: std::iter::once(auto).chain(formats).collect(),
        languages: languages.collect(),
        bank: asked.bank.clone(),
        banks: course.banks.keys().map(ToString::to_string).collect(),
        paste: asked.paste.clone(),
        outcomes: None,
        kept: String::new(),
        kept_name: String::new(),
        apply_format: asked.format.clone(),
        apply_lang: chosen.to_owned(),
        written: written.collect(),
        sources,
        faults,
        shell,
    }
}

fn outcomes(t: &Words, report: &Report, rehearsed: bool) -> Outcomes {
    let row = |line: &exchange::report::Line| {
        let (class, icon) = match &line.outcome {
            Outcome::Carried(losses) if losses.is_empty() => ("ok", "check"),
            Outcome::Carried(_) => ("warn", "alert"),
            Outcome::Refused(_) => ("bad", "x"),
        };
        Row {
            label: line.label.clone(),
            class,
            icon,
            words: line.sentence(t),
            update: line.update,
        }
    };
    let count = report.count();
    let read = report.source.map(|source| {
        let read = if source.guessed {
            t.exchange_read_guessed(report.format.name(), source.name)
        } else {
            t.exchange_read_as(report.format.name(), source.name)
        };
        if source.damaged {
            format!("{read} {}", t.exchange_damaged())
        } else {
            read
        }
    });
    Outcomes {
        read: match read {
            _ if !report.is_recognised() => String::new(),
            Some(read) => read,
            None => report.format.name().to_owned(),
        },
        rows: report.lines.iter().map(row).collect(),
        summary: t.exchange_count(count.whole, count.lossy, count.refused),
        rehearsed,
    }
}

/// `GET /studio/{course}/questions/import`
pub async fn show(
    State(app): State<App>,
    _: Trainer,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let desk = desk(&app, &id).await?;
    page(&lay_out(shell, &desk, &Asked::new(), FieldFaults::new()))
}

/// `POST /studio/{course}/questions/import`: says what would become of a file, or does it. The same
/// file again changes nothing, so the report may stand on the answer itself.
pub async fn import(
    State(app): State<App>,
    Trainer(me): Trainer,
    shell: Shell,
    Path(id): Path<String>,
    request: Request,
) -> Answer {
    app.limits.knock(Knock::Heavy, me.account_id.as_str())?;
    let t = shell.t;
    let before = desk(&app, &id).await?;
    let asked = match Asked::read(&app, request).await {
        Ok(asked) => asked,
        Err(status) => {
            let large = status == StatusCode::PAYLOAD_TOO_LARGE;
            let sentence = if large {
                t.exchange_no_large(MAX_FILE / 1_000_000)
            } else {
                t.exchange_none()
            };
            let status = if large {
                status
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            let faults = FieldFaults::one("file", sentence);
            return with_status(status, &lay_out(shell, &before, &Asked::new(), faults));
        }
    };
    let mut faults = FieldFaults::new();
    let content = asked.content();
    if content.is_none() {
        faults.add("file", t.exchange_none());
    }
    let bank = Slug::parse(&asked.bank);
    if bank.is_err() {
        faults.add("bank", t.exchange_fault_bank());
    }
    let (Some((name, bytes)), Ok(bank)) = (content, bank) else {
        return with_status(
            StatusCode::UNPROCESSABLE_ENTITY,
            &lay_out(shell, &before, &asked, faults),
        );
    };
    let locale = Locale::parse(&asked.lang).unwrap_or(before.course.source_language);
    let (format, shown) = (Format::parse(&asked.format), name.clone());
    let kept =
        (bytes.len() <= KEPT).then(|| base64::engine::general_purpose::STANDARD.encode(&bytes));
    let read = tokio::task::spawn_blocking(move || exchange::import(&bytes, format, &shown));
    let import: Import = read.await.map_err(|error| Error::Internal(error.into()))?;
    let report = if asked.apply {
        apply(&app, &me.account_id, &id, &bank, locale, &import).await?
    } else {
        actions::exchange::rehearse(&before.course, &bank, locale, &import)
    };
    let now = if asked.apply {
        desk(&app, &id).await?
    } else {
        before
    };
    let mut answer = lay_out(shell, &now, &asked, FieldFaults::new());
    let carried = report
        .lines
        .iter()
        .any(|line| matches!(line.outcome, Outcome::Carried(_)));
    answer.outcomes = Some(outcomes(t, &report, !asked.apply));
    if !asked.apply && carried {
        answer.kept = kept.unwrap_or_default();
        answer.kept_name = name;
    }
    page(&answer)
}

async fn apply(
    app: &App,
    me: &crate::kit::id::AccountId,
    id: &str,
    bank: &Slug,
    locale: Locale,
    import: &Import,
) -> Result<Report, Error> {
    for (_, bytes) in import.media.iter() {
        app.blobs.put(bytes).await?;
    }
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    let report =
        actions::exchange::import_questions(&mut tx, now, Some(me), id, (bank, locale), import)
            .await?;
    tx.commit().await?;
    Ok(report)
}

/// What an export asks for.
#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    format: String,
    #[serde(default)]
    lang: String,
    /// `bank:…` or `quiz:…`; empty: every question of the course.
    #[serde(default)]
    source: String,
    /// The same, as an address made by hand says it.
    #[serde(default)]
    bank: String,
    /// Say what would be lost instead of giving the file.
    #[serde(default)]
    look: String,
}

impl Wanted {
    fn source(&self) -> String {
        if self.bank.is_empty() {
            self.source.clone()
        } else {
            format!("bank:{}", self.bank)
        }
    }
}

/// The questions wanted, and a name for their file.
fn chosen<'c>(course: &'c Course, wanted: &Wanted) -> Result<(String, Vec<&'c Question>), Error> {
    let source = wanted.source();
    if let Some(name) = source.strip_prefix("bank:") {
        let found = course.banks.iter().find(|(bank, _)| bank.as_str() == name);
        let (name, questions) = found.ok_or(Error::NotFound)?;
        return Ok((name.to_string(), questions.iter().collect()));
    }
    if let Some(id) = source.strip_prefix("quiz:") {
        let quiz = course.quiz(id).ok_or(Error::NotFound)?;
        return Ok((id.to_owned(), quiz.questions.iter().collect()));
    }
    let all = course.questions().map(|(_, question)| question);
    Ok((course.id.to_string(), all.collect()))
}

/// `GET /studio/{course}/questions/export?format=…&source=…&lang=…`
pub async fn export(
    State(app): State<App>,
    Trainer(me): Trainer,
    shell: Shell,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    app.limits.knock(Knock::Heavy, me.account_id.as_str())?;
    let desk = desk(&app, &id).await?;
    let format = Format::parse(&wanted.format).filter(|format| Format::WRITTEN.contains(format));
    let format = format.ok_or(Error::NotFound)?;
    let locale = Locale::parse(&wanted.lang).unwrap_or(desk.course.source_language);
    let (name, questions) = chosen(&desk.course, &wanted)?;
    let mut media = Media::default();
    for path in exchange::pictures(questions.iter().copied()) {
        if let Some(file) = desk.course.media.get(path)
            && let Some(bytes) = app.blobs.get(&file.hash).await?
        {
            media.put(path, bytes);
        }
    }
    let file = exchange::export(questions, format, locale, &name, &media);
    let file = file.map_err(|error| Error::Internal(error.into()))?;
    if !wanted.look.is_empty() {
        let t = shell.t;
        let asked = Asked {
            lang: locale.code().to_owned(),
            written: format.code().to_owned(),
            source: wanted.source(),
            ..Asked::new()
        };
        let mut answer = lay_out(shell, &desk, &asked, FieldFaults::new());
        answer.outcomes = Some(outcomes(t, &file.report, false));
        return page(&answer);
    }
    let name = format!("{name}.{}.{}", locale.code(), file.ending);
    Ok(attachment(&name, file.mime, file.bytes))
}
