//! Joining, confirming, signing in, recovering, changing, locking: one verb, one transaction.

use serde_json::json;

use crate::{
    accounts::{
        account::{
            ADMINISTRATOR_MS, Account, CONFIRM_MS, CannotEnter, CannotManage, Joining, Profile,
            RECOVER_MS, search_key,
        },
        department::{Department, EXAMPLE},
        letters,
        store::{self, NewAccount},
    },
    kit::{
        db::Tx,
        error::Error,
        id::{AccountId, DepartmentId},
        locale::Locale,
        secret,
        text::Email,
        time::Timestamp,
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
/// trainer. An address that has an account already gets the roles.
///
/// # Errors
/// [`CannotEnter::Link`] when the link is not good.
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
    let id = create(tx, now, joining, hash, locale).await?;
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

/// A confirmed account, made by somebody trusted: the console, the one-time link.
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
        if role == Role::Administrator && actor == person {
            return Err(CannotManage::Yourself.into());
        }
        let taken = store::take_role(tx, person, role).await?;
        if role == Role::Administrator && store::count_role(&mut *tx, role).await? == 0 {
            return Err(CannotManage::LastAdministrator.into());
        }
        taken
    };
    if changed {
        let verb = if given { "role_given" } else { "role_taken" };
        let detail = json!({ "role": role.code() });
        store::audit(
            tx,
            now,
            Some(actor),
            verb,
            ("account", person.as_str()),
            &detail,
        )
        .await?;
    }
    Ok(changed)
}

/// Locks an account and signs it out everywhere, or opens it again.
///
/// # Errors
/// [`CannotManage::Yourself`] for one's own account.
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
        session::close_all(&mut *tx, person).await?;
        store::lock(tx, now, person, actor).await?
    } else {
        store::unlock(tx, person).await?
    };
    if changed {
        let verb = if locked {
            "account_locked"
        } else {
            "account_unlocked"
        };
        store::audit(
            tx,
            now,
            Some(actor),
            verb,
            ("account", person.as_str()),
            &json!({}),
        )
        .await?;
    }
    Ok(changed)
}

/// Lays down the example list of departments in an empty database.
///
/// # Errors
/// Only faults of the machine.
pub async fn lay_down_departments(tx: &mut Tx, now: Timestamp) -> Result<(), Error> {
    if !store::departments(&mut *tx).await?.is_empty() {
        return Ok(());
    }
    for (position, (ar, fr, en)) in (0..).zip(EXAMPLE) {
        let department = Department {
            department_id: DepartmentId::new(),
            parent_id: None,
            name_ar: (*ar).to_owned(),
            name_fr: (*fr).to_owned(),
            name_en: (*en).to_owned(),
            position,
            closed_at: None,
        };
        store::insert_department(tx, now, &department).await?;
    }
    Ok(())
}
