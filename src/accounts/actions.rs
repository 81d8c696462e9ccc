//! Joining, confirming, signing in, recovering, changing, locking: one verb, one transaction.

pub mod departments;

pub use departments::lay_down_departments;

use serde_json::json;

use crate::{
    accounts::{
        account::{
            ADMINISTRATOR_MS, Account, CONFIRM_MS, CannotEnter, CannotManage, Joining, Profile,
            RECOVER_MS, search_key,
        },
        letters,
        store::{self, NewAccount},
    },
    kit::{
        db::Tx, error::Error, id::AccountId, locale::Locale, secret, text::Email, time::Timestamp,
    },
    mail,
    web::{session, viewer::Role},
};

/// Joins, or says by letter that the address has an account already: whoever fills in the form
/// sees the same page in both cases.
///
/// # Errors
/// Only faults of the machine.
pub async fn join(
    tx: &mut Tx,
    now: Timestamp,
    joining: &Joining,
    password_hash: &str,
    locale: Locale,
    site: &str,
) -> Result<(), Error> {
    let search = search_key(&joining.profile, &joining.email);
    let new = NewAccount {
        email: joining.email.as_str(),
        name_arabic: joining.profile.name_arabic.as_str(),
        name_latin: joining.profile.name_latin.as_str(),
        department_id: joining.profile.department_id.as_ref(),
        locale,
        password_hash,
        search: &search,
    };
    let fresh = store::insert(tx, now, &new).await?.is_some()
        || store::replace_unconfirmed(tx, &new).await?;
    let account = store::by_email(&mut *tx, new.email)
        .await?
        .ok_or(Error::NotFound)?;
    if fresh {
        ask_to_confirm(tx, now, &account, site).await
    } else {
        let sign_in = format!("{site}/{}/sign-in", account.locale().code());
        mail::store::enqueue(tx, now, &letters::already(&account, sign_in)).await?;
        Ok(())
    }
}

/// Sends the letter whose link confirms an address.
///
/// # Errors
/// Only faults of the machine.
pub async fn ask_to_confirm(
    tx: &mut Tx,
    now: Timestamp,
    account: &Account,
    site: &str,
) -> Result<(), Error> {
    let token = secret::token();
    store::insert_token(
        tx,
        now,
        "confirm",
        Some(&account.account_id),
        &token,
        CONFIRM_MS,
    )
    .await?;
    let address = format!("{site}/{}/join/{token}", account.locale().code());
    mail::store::enqueue(tx, now, &letters::confirm(account, address)).await?;
    Ok(())
}

/// Confirms an address by the link of its letter.
///
/// # Errors
/// [`CannotEnter::Link`] when the link is not good.
pub async fn confirm(tx: &mut Tx, now: Timestamp, token: &str) -> Result<AccountId, Error> {
    let id = store::use_token(tx, now, "confirm", token)
        .await?
        .flatten()
        .ok_or(CannotEnter::Link)?;
    store::confirm(tx, now, &id).await?;
    Ok(id)
}

/// What signing in comes to, once the password was verified (or not).
///
/// # Errors
/// The refusal to show. An address that is not confirmed gets its letter again, and the transaction
/// must be committed all the same.
pub async fn sign_in(
    tx: &mut Tx,
    now: Timestamp,
    account: Option<&Account>,
    verified: bool,
    site: &str,
) -> Result<Result<AccountId, CannotEnter>, Error> {
    let Some(account) = account.filter(|_| verified) else {
        return Ok(Err(CannotEnter::Credentials));
    };
    if account.locked_at.is_some() {
        return Ok(Err(CannotEnter::Locked));
    }
    if account.confirmed_at.is_none() {
        ask_to_confirm(tx, now, account, site).await?;
        return Ok(Err(CannotEnter::Unconfirmed));
    }
    store::mark_seen(tx, now, &account.account_id).await?;
    Ok(Ok(account.account_id.clone()))
}

/// Sends a recovery letter if the address has an account; says nothing otherwise.
///
/// # Errors
/// Only faults of the machine.
pub async fn ask_to_recover(
    tx: &mut Tx,
    now: Timestamp,
    email: &Email,
    site: &str,
) -> Result<(), Error> {
    let Some(account) = store::by_email(&mut *tx, email.as_str()).await? else {
        return Ok(());
    };
    if account.locked_at.is_some() {
        return Ok(());
    }
    let token = secret::token();
    store::insert_token(
        tx,
        now,
        "recover",
        Some(&account.account_id),
        &token,
        RECOVER_MS,
    )
    .await?;
    let address = format!("{site}/{}/recover/{token}", account.locale().code());
    mail::store::enqueue(tx, now, &letters::recover(&account, address)).await?;
    Ok(())
}

/// Sets a new password by the link of a recovery letter, and signs out everywhere. Having read the
/// letter also confirms the address.
///
/// # Errors
/// [`CannotEnter::Link`] when the link is not good.
pub async fn recover(
    tx: &mut Tx,
    now: Timestamp,
    token: &str,
    hash: &str,
    site: &str,
) -> Result<(), Error> {
    let id = store::use_token(tx, now, "recover", token)
        .await?
        .flatten()
        .ok_or(CannotEnter::Link)?;
    store::confirm(tx, now, &id).await?;
    replace_password(tx, now, &id, hash, site).await
}

/// Sets a new password, signs out everywhere and tells so by letter.
///
/// # Errors
/// Only faults of the machine.
pub async fn replace_password(
    tx: &mut Tx,
    now: Timestamp,
    id: &AccountId,
    hash: &str,
    site: &str,
) -> Result<(), Error> {
    store::update_password(tx, id, hash).await?;
    session::close_all(&mut *tx, id).await?;
    if let Some(account) = store::by_id(&mut *tx, id).await? {
        let address = format!("{site}/{}/recover", account.locale().code());
        mail::store::enqueue(tx, now, &letters::password_changed(&account, address)).await?;
    }
    Ok(())
}

/// Sets a new password from the console, for somebody who cannot read their letters: confirms the
/// address, signs out everywhere, tells so by letter, leaves a trace.
///
/// # Errors
/// [`Error::NotFound`] when the address has no account.
pub async fn reset_password(
    tx: &mut Tx,
    now: Timestamp,
    email: &Email,
    hash: &str,
    site: &str,
) -> Result<AccountId, Error> {
    let account = store::by_email(&mut *tx, email.as_str()).await?;
    let id = account.ok_or(Error::NotFound)?.account_id;
    store::confirm(tx, now, &id).await?;
    replace_password(tx, now, &id, hash, site).await?;
    let object = ("account", id.as_str());
    store::audit(tx, now, None, "password_reset", object, &json!({})).await?;
    Ok(id)
}

/// Closes every session of a person, this one included.
///
/// # Errors
/// Only faults of the machine.
pub async fn sign_out_everywhere(tx: &mut Tx, id: &AccountId) -> Result<(), Error> {
    session::close_all(tx, id).await?;
    Ok(())
}

/// Corrects what is kept on oneself.
///
/// # Errors
/// Only faults of the machine.
pub async fn change_profile(
    tx: &mut Tx,
    id: &AccountId,
    email: &str,
    profile: &Profile,
    locale: Locale,
) -> Result<(), Error> {
    let email = Email::parse(email).ok_or(Error::NotFound)?;
    let names = (profile.name_arabic.as_str(), profile.name_latin.as_str());
    let search = search_key(profile, &email);
    store::update_profile(
        tx,
        id,
        names,
        profile.department_id.as_ref(),
        locale,
        &search,
    )
    .await?;
    Ok(())
}

/// A link for the first administrator, as long as there is none; `None` otherwise.
///
/// # Errors
/// Only faults of the machine.
pub async fn invite_administrator(tx: &mut Tx, now: Timestamp) -> Result<Option<String>, Error> {
    if store::count_role(&mut *tx, Role::Administrator).await? > 0 {
        return Ok(None);
    }
    let token = secret::token();
    store::insert_token(tx, now, "administrator", None, &token, ADMINISTRATOR_MS).await?;
    Ok(Some(token))
}

/// The first administrator joins by their one-time link: confirmed at once, administrator and
/// trainer. An address that has an account already gets the roles, and the password of this form:
/// whoever holds the link owns the machine, and who chose the old password is not known.
///
/// # Errors
/// [`CannotEnter::Link`] when the link is not good, or when there is an administrator by now.
pub async fn join_as_administrator(
    tx: &mut Tx,
    now: Timestamp,
    token: &str,
    joining: &Joining,
    hash: &str,
    locale: Locale,
) -> Result<AccountId, Error> {
    store::use_token(tx, now, "administrator", token)
        .await?
        .ok_or(CannotEnter::Link)?;
    if store::count_role(&mut *tx, Role::Administrator).await? > 0 {
        return Err(CannotEnter::Link.into());
    }
    let id = create(tx, now, joining, hash, locale).await?;
    store::update_password(tx, &id, hash).await?;
    session::close_all(&mut *tx, &id).await?;
    store::mark_seen(tx, now, &id).await?;
    for role in [Role::Administrator, Role::Trainer] {
        store::give_role(tx, now, &id, role, None).await?;
    }
    let detail = json!({ "roles": ["administrator", "trainer"], "by": "one-time link" });
    store::audit(
        tx,
        now,
        None,
        "role_given",
        ("account", id.as_str()),
        &detail,
    )
    .await?;
    Ok(id)
}

/// A confirmed account, made by somebody trusted: the console, the one-time link. An address that
/// was never confirmed is taken over whole; a confirmed account stays as it is.
///
/// # Errors
/// Only faults of the machine.
pub async fn create(
    tx: &mut Tx,
    now: Timestamp,
    joining: &Joining,
    hash: &str,
    locale: Locale,
) -> Result<AccountId, Error> {
    let search = search_key(&joining.profile, &joining.email);
    let new = NewAccount {
        email: joining.email.as_str(),
        name_arabic: joining.profile.name_arabic.as_str(),
        name_latin: joining.profile.name_latin.as_str(),
        department_id: joining.profile.department_id.as_ref(),
        locale,
        password_hash: hash,
        search: &search,
    };
    let id = match store::insert(tx, now, &new).await? {
        Some(id) => id,
        None => {
            store::replace_unconfirmed(tx, &new).await?;
            let known = store::by_email(&mut *tx, new.email).await?;
            known.ok_or(Error::NotFound)?.account_id
        }
    };
    store::confirm(tx, now, &id).await?;
    Ok(id)
}

/// Gives or takes a role.
///
/// # Errors
/// [`CannotManage`] when administrators would drop themselves or the last of them.
pub async fn set_role(
    tx: &mut Tx,
    now: Timestamp,
    actor: &AccountId,
    person: &AccountId,
    role: Role,
    given: bool,
) -> Result<bool, Error> {
    store::by_id(&mut *tx, person)
        .await?
        .ok_or(Error::NotFound)?;
    let changed = if given {
        store::give_role(tx, now, person, role, Some(actor)).await?
    } else {
        store::hold_administrators(tx).await?;
        let taken = store::take_role(tx, person, role).await?;
        some_administrator_is_left(tx).await?;
        if role == Role::Administrator && actor == person {
            return Err(CannotManage::Yourself.into());
        }
        taken
    };
    if changed {
        let verb = if given { "role_given" } else { "role_taken" };
        let detail = json!({ "role": role.code() });
        let object = ("account", person.as_str());
        store::audit(tx, now, Some(actor), verb, object, &detail).await?;
    }
    Ok(changed)
}

/// Gives a role to several people; answers how many did not have it. People who are not there any
/// more are passed over.
///
/// # Errors
/// Only faults of the machine.
pub async fn give_role_to_all(
    tx: &mut Tx,
    now: Timestamp,
    actor: &AccountId,
    people: &[AccountId],
    role: Role,
) -> Result<usize, Error> {
    let mut given = 0;
    for person in people {
        match set_role(tx, now, actor, person, role, true).await {
            Ok(changed) => given += usize::from(changed),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(given)
}

/// The transaction that would leave nobody to manage the platform is given up.
async fn some_administrator_is_left(tx: &mut Tx) -> Result<(), Error> {
    if store::count_role(&mut *tx, Role::Administrator).await? == 0 {
        return Err(CannotManage::LastAdministrator.into());
    }
    Ok(())
}

/// Locks an account and signs it out everywhere, or opens it again.
///
/// # Errors
/// [`CannotManage`] for one's own account, and when nobody would be left to manage.
pub async fn set_lock(
    tx: &mut Tx,
    now: Timestamp,
    actor: &AccountId,
    person: &AccountId,
    locked: bool,
) -> Result<bool, Error> {
    if actor == person {
        return Err(CannotManage::Yourself.into());
    }
    store::by_id(&mut *tx, person)
        .await?
        .ok_or(Error::NotFound)?;
    let changed = if locked {
        store::hold_administrators(tx).await?;
        session::close_all(&mut *tx, person).await?;
        let locked = store::lock(tx, now, person, actor).await?;
        some_administrator_is_left(tx).await?;
        locked
    } else {
        store::unlock(tx, person).await?
    };
    if changed {
        let verb = if locked {
            "account_locked"
        } else {
            "account_unlocked"
        };
        let object = ("account", person.as_str());
        store::audit(tx, now, Some(actor), verb, object, &json!({})).await?;
    }
    Ok(changed)
}
