//! Attesting: claim at completion, issue, draw the document.

pub mod bulk;
pub mod inspect;
pub mod renewal;
pub mod replacement;
pub mod share;
pub mod standing;

pub mod proof;

use serde_json::json;

use crate::{
    accounts::{self, account::Account},
    certificates::{
        certificate::{CannotAttest, Certificate, Statement},
        chain::Event,
        document, letters,
        number::CertificateNumber,
        renewal::{self as cycles, CannotRenew},
        sheet::{self, Attachment, SheetData},
        store::{self, Issued, chain::Happened},
    },
    config::Config,
    content::{
        course::{Issue, ItemKind},
        library::Published,
    },
    enrolments::{self, enrolment::Enrolment},
    kit::{
        db::{Db, Tx},
        error::Error,
        id::{AccountId, CertificateId, EnrolmentId},
        locale::Locale,
        secret::digest,
        time::Timestamp,
        words::speech,
    },
    mail,
    progress::{self, actions::Outcome, completion::How, result::outcome},
    questions::mark::Share,
    web::state::App,
};

/// An activity reports that an item is finished: the fact, the completion, the claim and, when the
/// course says so, the certificate, all in this one transaction.
///
/// # Errors
/// [`Error::NotFound`] when the version studied has no such item.
#[expect(clippy::too_many_arguments, reason = "what a report consists of")]
pub async fn report(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    enrolment: &Enrolment,
    item: &str,
    how: How,
    substance: i64,
) -> Result<Outcome, Error> {
    let outcome =
        progress::actions::record(tx, now, published, enrolment, item, how, substance).await?;
    if outcome == Outcome::Completed {
        settle(tx, now, config, published, enrolment).await?;
    } else if renewal::advance(tx, now, config, published, enrolment, item, how).await? {
        return Ok(Outcome::Completed);
    }
    Ok(outcome)
}

/// Claims the certificate of a completed enrolment, once, and issues it if it needs no
/// administrator. Safe to call twice.
///
/// # Errors
/// Only faults of the machine.
pub async fn settle(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    enrolment: &Enrolment,
) -> Result<(), Error> {
    settle_term(tx, now, config, published, enrolment, 1).await
}

/// The same for a cycle of validity.
async fn settle_term(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    enrolment: &Enrolment,
    term: i64,
) -> Result<(), Error> {
    let course = published.course.id.as_str();
    let (id, version) = (&enrolment.enrolment_id, published.number);
    let account = &enrolment.account_id;
    let claimed = store::claim(tx, now, id, account, course, version, term).await?;
    let Some(certificate) = claimed else {
        return Ok(());
    };
    let account = accounts::store::by_id(&mut *tx, &enrolment.account_id)
        .await?
        .ok_or(Error::NotFound)?;
    // A name that cannot be printed must not undo the last fact: it waits for an administrator.
    let automatic =
        published.course.certificate.issue == Issue::Automatic && is_printable(&account);
    if automatic {
        issue(tx, now, config, published, &certificate, None).await?;
        return Ok(());
    }
    let title = published.course.title.in_or_near(account.locale());
    mail::store::enqueue(tx, now, &letters::awaiting(&account, title, &config.url)).await?;
    Ok(())
}

fn is_printable(account: &Account) -> bool {
    let names = [&account.name_arabic, &account.name_latin];
    names.iter().all(|name| sheet::unprintable(name).is_none())
}

/// The account of a certificate's holder, whose names can be printed.
async fn holder(tx: &mut Tx, id: &AccountId) -> Result<Account, Error> {
    let account = accounts::store::by_id(&mut *tx, id).await?;
    let account = account.ok_or(Error::NotFound)?;
    if is_printable(&account) {
        Ok(account)
    } else {
        Err(CannotAttest::Unprintable.into())
    }
}

/// Issues a certificate: number, statement, register, letter, audit. `None` when somebody was first.
/// The document is drawn after the commit, by [`draw`].
///
/// # Errors
/// [`CannotAttest::Unprintable`] when the name cannot be printed; [`CannotRenew::NotStanding`] when what
/// it follows on was suspended or revoked meanwhile.
pub async fn issue(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    id: &CertificateId,
    by: Option<&AccountId>,
) -> Result<Option<CertificateNumber>, Error> {
    if !store::begin_issue(tx, now, id, by).await? {
        return Ok(None);
    }
    let certificate = store::by_id(&mut *tx, id).await?.ok_or(Error::NotFound)?;
    let account = holder(tx, &certificate.account_id).await?;
    let enrolment = enrolments::store::by_id(&mut *tx, &certificate.enrolment_id)
        .await?
        .ok_or(Error::NotFound)?;
    let renewal =
        store::renewal::of_term(&mut *tx, &certificate.enrolment_id, certificate.term).await?;
    if let Some(renewal) = &renewal {
        // Whoever suspends or revokes what it follows on holds it too.
        enrolments::store::hold(tx, &certificate.enrolment_id).await?;
        if !renewal::may_follow(tx, now, renewal).await? {
            return Err(CannotRenew::NotStanding.into());
        }
    }
    let waived = renewal.as_ref().is_some_and(|r| r.waived_reason.is_some());
    let policy = &published.course.certificate;
    let completed = match &renewal {
        Some(renewal) => renewal.done_at,
        None => enrolment.completed_at,
    };
    let completed = completed.unwrap_or(certificate.claimed_at);
    let from = renewal.as_ref().map_or(now, |r| {
        cycles::starts_at(r.ends_at, r.grace_until, completed, now)
    });
    let share = if waived || !policy.show_result {
        None
    } else {
        let since = renewal.as_ref().map(|r| r.opened_at);
        result(tx, published, &certificate.enrolment_id, since, completed).await?
    };
    let statement = Statement {
        number: String::new(),
        name_arabic: account.name_arabic.clone(),
        name_latin: account.name_latin.clone(),
        course_id: certificate.course_id.clone(),
        version: certificate.version,
        title: published.course.title.clone(),
        hours: policy.hours,
        share,
        completed_at: completed,
        issued_at: now,
        valid_until: policy.valid_months.map(|months| from.plus_months(months)),
        site: config.url.clone(),
        signer_arabic: config.signer_arabic.clone(),
        signer_latin: config.signer_latin.clone(),
        design: policy.design.to_string(),
        second: match account.locale() {
            Locale::En => Locale::En,
            Locale::Ar | Locale::Fr => Locale::Fr,
        },
        term: certificate.term,
        replaces: None,
        waived,
        design_hash: None,
    };
    let number = enter(tx, now, config, id, statement, by).await?;
    let locale = account.locale();
    let title = published.course.title.in_or_near(locale);
    let date = speech(locale).date(now);
    let letter = letters::issued(&account, title, number.as_str(), &date, &config.url);
    mail::store::enqueue(tx, now, &letter).await?;
    let detail = json!({ "number": number.as_str(), "course": certificate.course_id, "account": account.account_id });
    accounts::store::audit(
        tx,
        now,
        by,
        "certificate_issued",
        ("certificate", id.as_str()),
        &detail,
    )
    .await?;
    Ok(Some(number))
}

/// The result that a certificate states: what counted, by the rule of the quiz, when the cycle was
/// completed, in the last required quiz of the course. `None` when there is none, or when it fell below
/// the pass mark after it had been passed.
async fn result(
    tx: &mut Tx,
    published: &Published,
    enrolment: &EnrolmentId,
    since: Option<Timestamp>,
    completed: Timestamp,
) -> Result<Option<Share>, Error> {
    let course = &published.course;
    let quizzes = course.required_items().filter_map(|item| match &item.kind {
        ItemKind::Quiz(quiz) => Some((&item.id, quiz)),
        ItemKind::Lesson(_) => None,
    });
    let Some((id, quiz)) = quizzes.last() else {
        return Ok(None);
    };
    let since = since.unwrap_or(Timestamp(i64::MIN));
    let before = course.retired.iter();
    let before = before.filter(|retired| retired.replaced_by.as_ref() == Some(id));
    for id in [id].into_iter().chain(before.map(|retired| &retired.id)) {
        let sat = store::sat(&mut *tx, enrolment, id.as_str(), since, completed).await?;
        if let Some(found) = outcome(quiz.settings.counts, quiz.pass_percent, &sat) {
            return Ok(found.passed.then_some(found.share));
        }
    }
    Ok(None)
}

/// Gives a statement its number, freezes it and its design, and enters it in the register.
async fn enter(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    id: &CertificateId,
    statement: Statement,
    by: Option<&AccountId>,
) -> Result<CertificateNumber, Error> {
    let design_hash = proof::freeze(tx, now, &config.data, &statement.design).await?;
    store::proof::note_version(tx, &statement.course_id, statement.version).await?;
    let year = now.year();
    let serial = store::next_serial(tx, year).await?;
    let number = CertificateNumber::new(year, serial);
    let statement = Statement {
        number: number.to_string(),
        design_hash,
        ..statement
    };
    let json = serde_json::to_string(&statement)?;
    let happened = Happened {
        event: Event::Issued,
        certificate: id,
        number: number.as_str(),
        course: &statement.course_id,
        other: statement.replaces.as_deref().unwrap_or(""),
        class: "",
        actor: by,
        digest: &digest(json.as_bytes()),
    };
    let entry = store::chain::append(tx, now, &happened).await?;
    let issued = Issued {
        year,
        serial,
        number: number.as_str(),
        name_arabic: &statement.name_arabic,
        name_latin: &statement.name_latin,
        statement: &json,
        valid_until: statement.valid_until,
        entry,
    };
    store::enter(tx, id, &issued).await?;
    Ok(number)
}

/// Draws the documents of what was issued and has none yet; answers how many. One that cannot be
/// drawn is put off and told on the desk, and does not hold up the others.
///
/// # Errors
/// When the database cannot be read.
pub async fn draw(app: &App, limit: i64) -> Result<usize, Error> {
    let mut drawn = 0;
    let now = app.clock.now();
    for certificate in store::undrawn(&app.db, now, limit).await? {
        let id = &certificate.certificate_id;
        match draw_one(app, &certificate).await {
            Ok(one) => drawn += usize::from(one),
            Err(error) => {
                let fault = format!("{error:#}");
                tracing::error!(
                    certificate = id.as_str(),
                    error = fault,
                    "a document was not drawn; it is tried again"
                );
                let mut tx = app.db.write().await?;
                store::put_off(&mut tx, now, id, &fault).await?;
                tx.commit().await?;
            }
        }
    }
    Ok(drawn)
}

/// Draws one document, its signed statement in its code, seals it, keeps it under its hash, and files
/// that hash in the register. It is made once, and the first hash kept is the one that stays: the same
/// statement gives the same bytes only with the same design, the same key and the same badge.
///
/// # Errors
/// When it cannot be drawn or stored.
pub async fn draw_one(app: &App, certificate: &Certificate) -> Result<bool, Error> {
    let Some(statement) = certificate.read_statement() else {
        return Ok(false);
    };
    let keys = app.keys.current();
    let design = proof::design(app, &statement).await?;
    let kept = proof::attest(app, &keys, certificate, &statement, design.kind).await?;
    let signed = kept.as_ref().map(|kept| kept.statement.as_str());
    let mut data = document::sheet_data(&design, &statement, signed);
    if let Some(companion) = app.companion.get() {
        data.attachment = Some(Attachment {
            name: "credential.json".into(),
            mime: "application/vc+ld+json".into(),
            description: speech(Locale::Ar).words.credentials_title(),
            bytes: companion(app.clone(), certificate.certificate_id.clone()).await?,
        });
    }
    let pdf = match drawn(data.clone()).await {
        Err(error) if statement.design_hash.is_some() => {
            // This certificate cannot be drawn as designed at its issue: it takes what was mended.
            let mended = proof::current_design(app, &statement).await?;
            if mended.kind != design.kind || mended == design {
                return Err(error);
            }
            let attachment = data.attachment;
            data = document::sheet_data(&mended, &statement, signed);
            data.attachment = attachment;
            drawn(data).await?
        }
        drawn => drawn?,
    };
    let pdf = match &kept {
        Some(kept) => proof::sealed(&pdf, kept, &keys)?,
        None => pdf,
    };
    let hash = app.blobs.put(&pdf).await?;
    let id = &certificate.certificate_id;
    let mut tx = app.db.write().await?;
    if !store::set_document(&mut tx, id, &hash).await? {
        return Ok(false);
    }
    let filed = Happened {
        event: Event::Filed,
        certificate: id,
        number: &statement.number,
        course: &statement.course_id,
        other: "",
        class: "",
        actor: None,
        digest: &hash,
    };
    store::chain::append(&mut tx, app.clock.now(), &filed).await?;
    tx.commit().await?;
    Ok(true)
}

async fn drawn(data: SheetData) -> Result<Vec<u8>, Error> {
    tokio::task::spawn_blocking(move || sheet::sheet(&data))
        .await
        .map_err(|error| Error::Internal(error.into()))?
        .map_err(|error| Error::Internal(error.into()))
}

/// Enters what was issued before the register kept entries, oldest first, each with what happened
/// to it since, at the moments when it did. What was entered when it happened is not entered again.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn enter_earlier(db: &Db, now: Timestamp, limit: i64) -> Result<(), Error> {
    for id in &store::chain::unentered(db, limit).await? {
        let mut tx = db.write().await?;
        if !store::chain::hold_unentered(&mut tx, id).await? {
            continue;
        }
        // Read while it is held: it may have been revoked, or its document made, a moment ago.
        let earlier = store::chain::unentered_one(&mut tx, id).await?;
        let known = store::chain::events(&mut tx, &earlier.number).await?;
        let is_known = |event: Event| known.iter().any(|known| known == event.code());
        let by = earlier.issued_by.map(AccountId::from);
        let issued = Happened {
            event: Event::Issued,
            certificate: id,
            number: &earlier.number,
            course: &earlier.course_id,
            other: "",
            class: "",
            actor: by.as_ref(),
            digest: &digest(earlier.statement.as_bytes()),
        };
        let entry = store::chain::append(&mut tx, earlier.issued_at, &issued).await?;
        store::chain::set_entry(&mut tx, id, entry).await?;
        if let Some(hash) = &earlier.document
            && !is_known(Event::Filed)
        {
            let filed = Happened {
                event: Event::Filed,
                actor: None,
                digest: hash,
                ..issued
            };
            store::chain::append(&mut tx, now, &filed).await?;
        }
        if let Some(at) = earlier.revoked_at
            && !is_known(Event::Revoked)
        {
            let by = earlier.revoked_by.map(AccountId::from);
            let note = earlier.revoked_note.unwrap_or_default();
            let revoked = Happened {
                event: Event::Revoked,
                certificate: id,
                number: &earlier.number,
                course: &earlier.course_id,
                other: "",
                class: earlier.revoked_class.as_deref().unwrap_or(""),
                actor: by.as_ref(),
                digest: &digest(note.as_bytes()),
            };
            store::chain::append(&mut tx, at, &revoked).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}
