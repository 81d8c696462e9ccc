//! What the outbox holds for somebody, and the links in it.

use takwin::sql;

use super::{app::House, browser::plain};

#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Letter {
    pub kind: String,
    pub locale: String,
    pub subject: String,
    pub body_text: String,
}

impl House {
    /// Every letter to an address, oldest first.
    pub async fn letters(&self, email: &str) -> Vec<Letter> {
        sql!(
            "select kind, locale, subject, body_text from letter
             where recipient = $1 order by letter_id",
            email
        )
        .all(&self.app.db)
        .await
        .expect("letters")
    }

    /// The last letter of a kind to an address.
    #[track_caller]
    pub fn expect_letter(letters: &[Letter], kind: &str) -> Letter {
        letters
            .iter()
            .rev()
            .find(|letter| letter.kind == kind)
            .unwrap_or_else(|| panic!("no letter {kind} among {letters:?}"))
            .clone()
    }

    pub async fn letter(&self, email: &str, kind: &str) -> Letter {
        Self::expect_letter(&self.letters(email).await, kind)
    }
}

impl Letter {
    /// The address of its link, without the site.
    pub fn link(&self) -> String {
        let start = self
            .body_text
            .find("http://takwin.test")
            .unwrap_or_else(|| panic!("no link in {}", self.body_text));
        let link = self.body_text[start..]
            .split_whitespace()
            .next()
            .expect("a link");
        link.trim_start_matches("http://takwin.test").to_owned()
    }

    pub fn text(&self) -> String {
        plain(&self.body_text)
    }
}
