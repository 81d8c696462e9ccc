//! The list of departments: adding, correcting, closing.

use serde_json::{Value as Json, json};

use crate::{
    accounts::{
        department::{CannotPlace, Department, EXAMPLE, Named, next_position, would_circle},
        store,
    },
    kit::{
        db::Tx,
        error::Error,
        id::{AccountId, DepartmentId},
        time::Timestamp,
    },
};

/// What the trail keeps of a department.
fn traced(department: &Department) -> Json {
    json!({
        "ar": department.name_ar,
        "fr": department.name_fr,
        "en": department.name_en,
        "parent": department.parent_id,
    })
}

/// Adds a department after its siblings.
///
/// # Errors
/// [`CannotPlace::Parent`] when the department above is not there.
pub async fn add(
    tx: &mut Tx,
    now: Timestamp,
    actor: &AccountId,
    named: &Named,
) -> Result<DepartmentId, Error> {
    let all = store::departments(&mut *tx).await?;
    let known = |id: &DepartmentId| all.iter().any(|d| d.department_id == *id);
    if named.parent_id.as_ref().is_some_and(|id| !known(id)) {
        return Err(CannotPlace::Parent.into());
    }
    let department = Department {
        department_id: DepartmentId::new(),
        parent_id: named.parent_id.clone(),
        name_ar: named.name_ar.clone(),
        name_fr: named.name_fr.clone(),
        name_en: named.name_en.clone(),
        position: next_position(&all, named.parent_id.as_ref()),
        closed_at: None,
    };
    store::insert_department(tx, now, &department).await?;
    let object = ("department", department.department_id.as_str());
    let detail = json!({ "after": traced(&department) });
    store::audit(tx, now, Some(actor), "department_added", object, &detail).await?;
    Ok(department.department_id)
}

/// Corrects the names of a department or moves it; false when nothing changed.
///
/// # Errors
/// [`CannotPlace`] when it would stand under itself, or under a department that is not there.
pub async fn change(
    tx: &mut Tx,
    now: Timestamp,
    actor: &AccountId,
    id: &DepartmentId,
    named: &Named,
) -> Result<bool, Error> {
    store::hold_departments(tx).await?;
    let all = store::departments(&mut *tx).await?;
    let before = all.iter().find(|d| d.department_id == *id);
    let before = before.ok_or(Error::NotFound)?;
    if let Some(parent) = &named.parent_id {
        if !all.iter().any(|d| d.department_id == *parent) {
            return Err(CannotPlace::Parent.into());
        }
        if would_circle(&all, id, parent) {
            return Err(CannotPlace::Circle.into());
        }
    }
    let after = Department {
        parent_id: named.parent_id.clone(),
        name_ar: named.name_ar.clone(),
        name_fr: named.name_fr.clone(),
        name_en: named.name_en.clone(),
        ..before.clone()
    };
    let (old, new) = (traced(before), traced(&after));
    if old == new {
        return Ok(false);
    }
    store::update_department(tx, &after).await?;
    let object = ("department", id.as_str());
    let detail = json!({ "before": old, "after": new });
    store::audit(tx, now, Some(actor), "department_changed", object, &detail).await?;
    Ok(true)
}

/// Closes a department, so that nobody chooses it any more, or opens it again. Its people stay in
/// it. False when it was so already.
///
/// # Errors
/// [`Error::NotFound`] when there is no such department.
pub async fn set_closed(
    tx: &mut Tx,
    now: Timestamp,
    actor: &AccountId,
    id: &DepartmentId,
    closed: bool,
) -> Result<bool, Error> {
    store::hold_departments(tx).await?;
    let all = store::departments(&mut *tx).await?;
    let department = all.iter().find(|d| d.department_id == *id);
    let department = department.ok_or(Error::NotFound)?;
    if department.closed_at.is_some() == closed {
        return Ok(false);
    }
    let changed = Department {
        closed_at: closed.then_some(now),
        ..department.clone()
    };
    store::update_department(tx, &changed).await?;
    let verb = if closed {
        "department_closed"
    } else {
        "department_reopened"
    };
    let object = ("department", id.as_str());
    store::audit(tx, now, Some(actor), verb, object, &json!({})).await?;
    Ok(true)
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
