//! The letters of joining and recovering.

use crate::{accounts::account::Account, kit::words::words, mail::letter::Letter};

fn letter(account: &Account, kind: &'static str) -> Letter {
    Letter {
        kind,
        account_id: Some(account.account_id.clone()),
        to: account.email.clone(),
        locale: account.locale(),
        subject: String::new(),
        name: account.name().to_owned(),
        paragraphs: Vec::new(),
        button: None,
        facts: Vec::new(),
        footnote: words(account.locale()).accounts_letter_unexpected(),
    }
}

/// To somebody who joins: press to confirm the address.
#[must_use]
pub fn confirm(account: &Account, address: String) -> Letter {
    let t = words(account.locale());
    Letter {
        subject: t.accounts_letter_confirm_subject(),
        paragraphs: vec![
            t.accounts_letter_confirm_body(),
            t.accounts_letter_confirm_until(),
        ],
        button: Some((t.accounts_letter_confirm_button(), address)),
        ..letter(account, "confirm")
    }
}

/// To somebody who has an account and whose address was used to join again.
#[must_use]
pub fn already(account: &Account, sign_in: String) -> Letter {
    let t = words(account.locale());
    Letter {
        subject: t.accounts_letter_already_subject(),
        paragraphs: vec![t.accounts_letter_already_body()],
        button: Some((t.accounts_letter_already_button(), sign_in)),
        ..letter(account, "already")
    }
}

/// To somebody who forgot their password: press to choose another.
#[must_use]
pub fn recover(account: &Account, address: String) -> Letter {
    let t = words(account.locale());
    Letter {
        subject: t.accounts_letter_recover_subject(),
        paragraphs: vec![
            t.accounts_letter_recover_body(),
            t.accounts_letter_recover_until(),
        ],
        button: Some((t.accounts_letter_recover_button(), address)),
        ..letter(account, "recover")
    }
}

/// To somebody whose password has just been changed.
#[must_use]
pub fn password_changed(account: &Account, recover: String) -> Letter {
    let t = words(account.locale());
    Letter {
        subject: t.accounts_letter_changed_subject(),
        paragraphs: vec![t.accounts_letter_changed_body()],
        button: Some((t.accounts_letter_changed_button(), recover)),
        ..letter(account, "password_changed")
    }
}
