//! How an administrative act reads: its verb and its detail as sentences.

use serde_json::Value as Json;

use crate::{
    kit::{locale::Locale, words::Words},
    web::viewer::Role,
};

/// The name of a role.
#[must_use]
pub fn role_name(t: &Words, role: Role) -> String {
    match role {
        Role::Trainer => t.accounts_role_trainer(),
        Role::Administrator => t.accounts_role_administrator(),
        Role::FocalPoint => t.accounts_role_focal_point(),
    }
}

/// What was done. A verb that has no sentence yet shows as it is stored.
#[must_use]
pub fn verb_name(t: &Words, verb: &str) -> String {
    match verb {
        "role_given" => t.accounts_act_role_given(),
        "role_taken" => t.accounts_act_role_taken(),
        "account_created" => t.accounts_act_account_created(),
        "account_locked" => t.accounts_act_account_locked(),
        "account_unlocked" => t.accounts_act_account_unlocked(),
        "password_reset" => t.accounts_act_password_reset(),
        "department_added" => t.accounts_act_department_added(),
        "department_changed" => t.accounts_act_department_changed(),
        "department_closed" => t.accounts_act_department_closed(),
        "department_reopened" => t.accounts_act_department_reopened(),
        "certificate_issued" => t.accounts_act_certificate_issued(),
        "certificate_revoked" => t.accounts_act_certificate_revoked(),
        "certificate_suspended" => t.register_act_suspended(),
        "certificate_reinstated" => t.register_act_reinstated(),
        "certificate_refused" => t.register_act_refused(),
        "certificate_put_back" => t.register_act_put_back(),
        "certificate_replaced" => t.register_act_replaced(),
        "certificate_replacement_declined" => t.register_act_declined(),
        "bulk_issue_begun" => t.register_act_bulk(),
        "renewal_waived" => t.register_act_waived(),
        "cohort_begun" => t.cohorts_act_begun(),
        "cohort_changed" => t.cohorts_act_changed(),
        "cohort_closed" => t.cohorts_act_closed(),
        "cohort_reopened" => t.cohorts_act_reopened(),
        "cohort_people_added" => t.cohorts_act_added(),
        "cohort_person_removed" => t.cohorts_act_removed(),
        "steps_opened" => t.steps_act_opened(),
        "mark_corrected" => t.marking_act_corrected(),
        "quiz_regraded" => t.marking_act_regraded(),
        "course_begun" => t.studio_act_begun(),
        "course_published" => t.studio_act_published(),
        "draft_discarded" => t.studio_act_discarded(),
        "override_given" => t.quizzes_act_override_given(),
        "override_removed" => t.quizzes_act_override_removed(),
        "questions_imported" => t.studio_act_imported(),
        other => other.replace('_', " "),
    }
}

/// From what to what, in the reader's language; empty when the verb says it all.
#[must_use]
pub fn detail_text(t: &Words, locale: Locale, verb: &str, detail: &str) -> String {
    let Ok(detail) = serde_json::from_str::<Json>(detail) else {
        return detail.to_owned();
    };
    match verb {
        "role_given" | "role_taken" => {
            let one = detail["role"].as_str();
            let several = detail["roles"].as_array().into_iter().flatten();
            let names: Vec<String> = one
                .into_iter()
                .chain(several.filter_map(Json::as_str))
                .map(|code| Role::parse(code).map_or(code.to_owned(), |role| role_name(t, role)))
                .collect();
            names.join(t.accounts_list_comma().as_str())
        }
        "steps_opened" => detail["reason"].as_str().unwrap_or("").to_owned(),
        "department_added" => name(&detail["after"], locale).to_owned(),
        "department_changed" => changed(t, &detail, locale),
        "cohort_people_added" => detail["people"].to_string(),
        "cohort_person_removed" => detail["person"].as_str().unwrap_or("").to_owned(),
        "cohort_begun" => plain(&detail["after"]),
        "cohort_changed" => format!("{} → {}", plain(&detail["before"]), plain(&detail["after"])),
        verb if verb.starts_with("cohort_") => String::new(),
        _ => plain(&detail),
    }
}

fn name(department: &Json, locale: Locale) -> &str {
    department[locale.code()].as_str().unwrap_or("")
}

fn changed(t: &Words, detail: &Json, locale: Locale) -> String {
    let (before, after) = (&detail["before"], &detail["after"]);
    let renamed = [locale]
        .into_iter()
        .chain(Locale::ALL)
        .find(|locale| name(before, *locale) != name(after, *locale));
    let mut told = Vec::new();
    if let Some(locale) = renamed {
        told.push(t.accounts_act_from_to(name(before, locale), name(after, locale)));
    }
    if before["parent"] != after["parent"] {
        told.push(t.accounts_act_moved());
    }
    told.join(t.accounts_list_comma().as_str())
}

/// An object of plain values as `key: value`; nothing for an empty one.
fn plain(detail: &Json) -> String {
    let Some(fields) = detail.as_object() else {
        return detail.to_string();
    };
    let told = fields.iter().map(|(key, value)| match value {
        Json::String(text) => format!("{key}: {text}"),
        other => format!("{key}: {other}"),
    });
    told.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::words::words;

    #[test]
    fn acts_read_as_sentences_and_unknown_ones_still_show() {
        let t = words(Locale::Fr);
        let text = |verb, detail| detail_text(t, Locale::Fr, verb, detail);
        assert_eq!(
            text("role_given", r#"{"role":"trainer"}"#),
            role_name(t, Role::Trainer)
        );
        assert!(text("role_given", r#"{"roles":["administrator","trainer"]}"#).contains(','));
        assert_eq!(text("account_locked", "{}"), "");
        assert_eq!(text("new_verb", r#"{"n":3,"why":"x"}"#), "n: 3; why: x");
        assert_eq!(text("new_verb", "not json"), "not json");
        assert_eq!(verb_name(t, "new_verb"), "new verb");
        let renamed = r#"{"before":{"ar":"ا","fr":"Un","en":"One","parent":null},
                          "after":{"ar":"ا","fr":"Deux","en":"One","parent":"p"}}"#;
        let told = text("department_changed", renamed);
        assert!(told.contains("Un") && told.contains("Deux"), "{told}");
        assert!(told.contains(&t.accounts_act_moved()), "{told}");
    }
}
