//! `/status/{list}`: which badges do not hold.

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex, PoisonError},
};

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{CREDENTIAL, public};
use crate::{
    credentials::{
        integrity,
        multikey::{did, method},
        status_list::{KEEP_MS, RENEW_MS, credential},
        store,
    },
    issuer::keys::KeyId,
    kit::{error::Error, time::Timestamp},
    web::state::App,
};

/// A list as this instance signed it last.
struct Signed {
    marked: Vec<i64>,
    at: Timestamp,
    text: String,
}

/// By key and list. Signing takes some milliseconds, and a list hardly ever changes.
static SIGNED: LazyLock<Mutex<HashMap<(KeyId, i64), Signed>>> = LazyLock::new(Mutex::default);

/// `GET /status/{list}`: as it is at this moment, signed again when a place has changed, and once a
/// day.
///
/// # Errors
/// [`Error::NotFound`] for a list that was not opened.
pub async fn list(State(app): State<App>, Path(list): Path<i64>) -> Result<Response, Error> {
    let (site, purpose) = store::list(&app.db, list).await?.ok_or(Error::NotFound)?;
    let marked = store::marked(&app.db, list, purpose).await?;
    let keys = app.keys.current();
    let (key, now) = (keys.signing(), app.clock.now());
    let name = (key.id, list);
    let known = |signed: &HashMap<(KeyId, i64), Signed>| {
        let last = signed.get(&name)?;
        let fresh = last.marked == marked && (0..RENEW_MS).contains(&now.since(last.at));
        fresh.then(|| last.text.clone())
    };
    let found = known(&SIGNED.lock().unwrap_or_else(PoisonError::into_inner));
    let text = match found {
        Some(text) => text,
        None => {
            let unsigned = credential(&site, list, purpose, &marked, now);
            let method = method(&did(&site), &key.public());
            let signed = integrity::signed(unsigned, &method, now, |bytes| key.sign(bytes));
            let text = signed
                .map_err(|error| Error::Internal(anyhow::anyhow!("status list {list}: {error}")))?
                .to_string();
            let last = Signed {
                marked,
                at: now,
                text: text.clone(),
            };
            SIGNED
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .insert(name, last);
            text
        }
    };
    let keep = u32::try_from(KEEP_MS / 1_000).unwrap_or(0);
    Ok(public(CREDENTIAL, keep, text.into_bytes()))
}
