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

/// The text of a letter as its recipient may read it again inside the site: the addresses that
/// carry a one-time secret are cut before it, so that an open session is not enough to choose a new
/// password.
#[must_use]
pub fn without_secrets(text: &str) -> String {
    let cut = |word: &str| {
        let secret = ["/recover/", "/join/", "/first/"]
            .iter()
            .filter(|_| word.starts_with("http"))
            .find_map(|path| word.find(path).map(|at| at + path.len()));
        secret.map_or_else(|| word.to_owned(), |end| format!("{}…", &word[..end]))
    };
    text.split('\n')
        .map(|line| line.split(' ').map(cut).collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::without_secrets;

    #[test]
    fn a_letter_read_again_carries_no_secret() {
        let text = "Bonjour,\nhttps://t.ma/fr/recover/s3cret\nhttps://t.ma/ar/join/s3cret !\n\
                    https://t.ma/fr/sign-in et /recover/là";
        let read = "Bonjour,\nhttps://t.ma/fr/recover/…\nhttps://t.ma/ar/join/… !\n\
                    https://t.ma/fr/sign-in et /recover/là";
        assert_eq!(without_secrets(text), read);
    }
}
