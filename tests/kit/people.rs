//! People that journeys are about.

use takwin::{
    accounts::{
        account::{Joining, Profile},
        actions, store,
    },
    kit::{
        id::AccountId,
        locale::Locale,
        text::{Email, PersonName, Script},
    },
    web::viewer::Role,
};

use super::{app::House, browser::Browser};

pub const PASSWORD: &str = "une phrase facile à retenir";

/// Somebody with a confirmed account.
pub struct Person {
    pub arabic: &'static str,
    pub latin: &'static str,
    pub email: &'static str,
    pub roles: &'static [Role],
    pub locale: Locale,
}

pub const NADIA: Person = Person {
    arabic: "نادية الفاسي الفهري",
    latin: "Nadia El Fassi El Fihri",
    email: "nadia@exemple.ma",
    roles: &[],
    locale: Locale::Ar,
};
pub const YOUSSEF: Person = Person {
    arabic: "يوسف أيت الحاج",
    latin: "Youssef Aït El Haj",
    email: "youssef@exemple.ma",
    roles: &[],
    locale: Locale::Fr,
};
pub const KARIM: Person = Person {
    arabic: "كريم الوزاني",
    latin: "Karim Ouazzani",
    email: "karim@exemple.ma",
    roles: &[Role::Trainer],
    locale: Locale::Fr,
};
pub const SALMA: Person = Person {
    arabic: "سلمى بنجلون",
    latin: "Salma Benjelloun",
    email: "salma@exemple.ma",
    roles: &[Role::Administrator],
    locale: Locale::Ar,
};

impl House {
    /// Makes the account, as the console would.
    pub async fn account(&self, person: &Person) -> AccountId {
        self.numbered_account(person, "").await
    }

    /// The same person's like, under a numbered address.
    pub async fn numbered_account(&self, person: &Person, prefix: &str) -> AccountId {
        let now = self.now();
        let hash = self
            .app
            .passwords
            .hash(PASSWORD.into())
            .await
            .expect("a hash");
        let mut tx = self.app.db.write().await.expect("a transaction");
        let departments = store::departments(&mut tx).await.expect("departments");
        let joining = Joining {
            profile: Profile {
                name_arabic: PersonName::parse(person.arabic, Script::Arabic)
                    .expect("an Arabic name"),
                name_latin: PersonName::parse(person.latin, Script::Latin).expect("a Latin name"),
                department_id: departments.first().map(|d| d.department_id.clone()),
            },
            email: Email::parse(&format!("{prefix}{}", person.email)).expect("an address"),
            password: PASSWORD.into(),
        };
        let id = actions::create(&mut tx, now, &joining, &hash, person.locale)
            .await
            .expect("an account");
        for role in person.roles {
            store::give_role(&mut tx, now, &id, *role, None)
                .await
                .expect("a role");
        }
        tx.commit().await.expect("a commit");
        id
    }

    /// The account of an address.
    pub async fn account_of(&self, email: &str) -> AccountId {
        let found = store::by_email(&self.app.db, email).await.expect("read");
        found.expect("an account").account_id
    }

    /// A browser in which this person has just signed in.
    pub async fn signed_in(&self, person: &Person) -> Browser {
        self.account(person).await;
        self.sign_in(person.email).await
    }

    pub async fn sign_in(&self, email: &str) -> Browser {
        let mut browser = self.visitor();
        let page = browser.get("/fr/sign-in").await.ok();
        let seen = browser
            .submit(
                &page,
                "main form",
                &[("email", email), ("password", PASSWORD)],
            )
            .await;
        assert!(
            !seen.address.contains("sign-in"),
            "{} did not sign in:\n{}",
            email,
            seen.text()
        );
        browser
    }
}
