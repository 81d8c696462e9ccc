//! What makes a sound account: the rules of joining, of names and passwords.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    kit::{
        error::Refusal,
        folded::fold,
        id::{AccountId, DepartmentId},
        locale::Locale,
        password::{LONGEST, SHORTEST},
        text::{Email, PersonName, Script},
        time::{DAY_MS, HOUR_MS, Timestamp},
        words::Words,
    },
    web::form::{Faults, Fields},
};

/// How long the link of a joining letter is good.
pub const CONFIRM_MS: i64 = 3 * DAY_MS;
/// How long the link of a recovery letter is good.
pub const RECOVER_MS: i64 = HOUR_MS;
/// How long the link for the first administrator is good.
pub const ADMINISTRATOR_MS: i64 = 7 * DAY_MS;

/// A person's account, without its password.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Account {
    pub account_id: AccountId,
    pub email: String,
    pub name_arabic: String,
    pub name_latin: String,
    pub department_id: Option<DepartmentId>,
    #[sqlx(try_from = "String")]
    pub locale: LocaleCode,
    pub created_at: Timestamp,
    pub confirmed_at: Option<Timestamp>,
    pub locked_at: Option<Timestamp>,
}

/// A language as it is stored.
#[derive(Debug, Clone, Copy)]
pub struct LocaleCode(pub Locale);
impl From<String> for LocaleCode {
    fn from(code: String) -> Self {
        Self(Locale::parse(&code).unwrap_or_default())
    }
}

impl Account {
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale.0
    }

    /// The name in the script of the account's language: for letters.
    #[must_use]
    pub fn name(&self) -> &str {
        match self.locale() {
            Locale::Ar => &self.name_arabic,
            Locale::Fr | Locale::En => &self.name_latin,
        }
    }
}

/// What a person tells about themselves, sound.
#[derive(Debug, Clone)]
pub struct Profile {
    pub name_arabic: PersonName,
    pub name_latin: PersonName,
    pub department_id: Option<DepartmentId>,
}

/// A joining, sound.
#[derive(Debug, Clone)]
pub struct Joining {
    pub profile: Profile,
    pub email: Email,
    pub password: String,
}

/// What people are found by: both names and the address, folded.
#[must_use]
pub fn search_key(profile: &Profile, email: &Email) -> String {
    fold(&format!(
        "{} {} {}",
        profile.name_arabic, profile.name_latin, email
    ))
}

/// The joining form as it came; shown again with its faults, without the password.
#[derive(Debug, Clone, Default)]
pub struct JoinForm {
    pub name_arabic: String,
    pub name_latin: String,
    pub email: String,
    pub department: String,
    password: String,
}

impl JoinForm {
    #[must_use]
    pub fn read(fields: &Fields) -> Self {
        Self {
            name_arabic: fields.line("name_arabic"),
            name_latin: fields.line("name_latin"),
            email: fields.line("email"),
            department: fields.line("department"),
            password: fields.raw("password").to_owned(),
        }
    }

    /// Sound, or every fault at its field. `is_open` says which departments may be chosen, `may_join`
    /// which e-mail domains.
    ///
    /// # Errors
    /// The faults, in the reader's language.
    pub fn parse(
        &self,
        t: &Words,
        is_open: impl Fn(&str) -> bool,
        may_join: impl Fn(&str) -> bool,
    ) -> Result<Joining, Faults> {
        let mut faults = Faults::new();
        let names = parse_names(&self.name_arabic, &self.name_latin, t, &mut faults);
        let email = Email::parse(&self.email);
        match &email {
            None => faults.add("email", t.accounts_fault_email()),
            Some(email) if !may_join(email.domain()) => {
                faults.add("email", t.accounts_fault_domain(email.domain()));
            }
            Some(_) => {}
        }
        let department = parse_department(&self.department, t, is_open, &mut faults);
        if let Err(sentence) = check_password(&self.password, &[&self.email, &self.name_latin], t) {
            faults.add("password", sentence);
        }
        match (names, email, department) {
            (Some((name_arabic, name_latin)), Some(email), Some(department_id))
                if faults.is_empty() =>
            {
                Ok(Joining {
                    profile: Profile {
                        name_arabic,
                        name_latin,
                        department_id: Some(department_id),
                    },
                    email,
                    password: self.password.clone(),
                })
            }
            _ => Err(faults),
        }
    }
}

/// What a person corrects on themselves, as it came.
#[derive(Debug, Clone, Default)]
pub struct ProfileForm {
    pub name_arabic: String,
    pub name_latin: String,
    pub department: String,
    pub locale: String,
}

impl ProfileForm {
    #[must_use]
    pub fn read(fields: &Fields) -> Self {
        Self {
            name_arabic: fields.line("name_arabic"),
            name_latin: fields.line("name_latin"),
            department: fields.line("department"),
            locale: fields.line("locale"),
        }
    }

    #[must_use]
    pub fn of(account: &Account) -> Self {
        let department = account.department_id.as_ref().map(ToString::to_string);
        Self {
            name_arabic: account.name_arabic.clone(),
            name_latin: account.name_latin.clone(),
            department: department.unwrap_or_default(),
            locale: account.locale().code().to_owned(),
        }
    }

    /// Sound, or every fault at its field.
    ///
    /// # Errors
    /// The faults, in the reader's language.
    pub fn parse(
        &self,
        t: &Words,
        may_choose: impl Fn(&str) -> bool,
    ) -> Result<(Profile, Locale), Faults> {
        let mut faults = Faults::new();
        let names = parse_names(&self.name_arabic, &self.name_latin, t, &mut faults);
        let department = parse_department(&self.department, t, may_choose, &mut faults);
        let locale = Locale::parse(&self.locale);
        if locale.is_none() {
            faults.add("locale", t.accounts_fault_locale());
        }
        match (names, department, locale) {
            (Some((name_arabic, name_latin)), Some(department_id), Some(locale)) => Ok((
                Profile {
                    name_arabic,
                    name_latin,
                    department_id: Some(department_id),
                },
                locale,
            )),
            _ => Err(faults),
        }
    }
}

/// Whether an account is in use: what a list of people says of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Active,
    /// The address is not confirmed yet.
    Unconfirmed,
    /// Closed by an administrator.
    Locked,
}

impl State {
    pub const ALL: [Self; 3] = [Self::Active, Self::Unconfirmed, Self::Locked];

    /// A lock counts before a missing confirmation.
    #[must_use]
    pub fn of(confirmed_at: Option<Timestamp>, locked_at: Option<Timestamp>) -> Self {
        match (confirmed_at, locked_at) {
            (_, Some(_)) => Self::Locked,
            (None, None) => Self::Unconfirmed,
            (Some(_), None) => Self::Active,
        }
    }

    /// As in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Unconfirmed => "unconfirmed",
            Self::Locked => "locked",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Both names, or their faults.
pub fn parse_names(
    arabic: &str,
    latin: &str,
    t: &Words,
    faults: &mut Faults,
) -> Option<(PersonName, PersonName)> {
    let name_arabic = PersonName::parse(arabic, Script::Arabic);
    let name_latin = PersonName::parse(latin, Script::Latin);
    if name_arabic.is_none() {
        faults.add("name_arabic", t.accounts_fault_name_arabic());
    }
    if name_latin.is_none() {
        faults.add("name_latin", t.accounts_fault_name_latin());
    }
    name_arabic.zip(name_latin)
}

/// A department that may be chosen, or its fault.
pub fn parse_department(
    id: &str,
    t: &Words,
    is_open: impl Fn(&str) -> bool,
    faults: &mut Faults,
) -> Option<DepartmentId> {
    if is_open(id) {
        return Some(DepartmentId::from(id.to_owned()));
    }
    faults.add("department", t.accounts_fault_department());
    None
}

/// Passwords that everybody tries first, folded: refused whatever their length.
const COMMON: [&str; 12] = [
    "1234567890",
    "0123456789",
    "12345678910",
    "0987654321",
    "password123",
    "motdepasse",
    "motdepasse1",
    "azertyuiop",
    "qwertyuiop",
    "administrateur",
    "maroc212212",
    "communication",
];

/// A password is long enough, short enough to hash, not one that everybody tries, and not the
/// address or the name itself.
///
/// # Errors
/// The sentence to show.
pub fn check_password(password: &str, personal: &[&str], t: &Words) -> Result<(), String> {
    let length = password.graphemes(true).count();
    let folded = fold(password).replace(' ', "");
    if length < SHORTEST {
        return Err(t.accounts_fault_password_short(i32::try_from(SHORTEST).unwrap_or(10)));
    }
    if password.len() > LONGEST {
        return Err(t.accounts_fault_password_long());
    }
    let first = folded.chars().next();
    let repeats = folded.chars().all(|c| Some(c) == first);
    let personal = personal
        .iter()
        .any(|text| fold(text).replace(' ', "") == folded);
    if repeats || personal || COMMON.contains(&folded.as_str()) {
        return Err(t.accounts_fault_password_common());
    }
    Ok(())
}

/// Why somebody cannot sign in, or a link does nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotEnter {
    /// Unknown address or wrong password: never said which.
    Credentials,
    /// The right password, but the address is not confirmed; the letter was sent again.
    Unconfirmed,
    /// The right password, but an administrator closed the account.
    Locked,
    /// The link was used, is too old, or never was.
    Link,
}

impl Refusal for CannotEnter {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::Credentials => t.accounts_refused_credentials(),
            Self::Unconfirmed => t.accounts_refused_unconfirmed(),
            Self::Locked => t.accounts_refused_locked(),
            Self::Link => t.accounts_refused_link(),
        }
    }
}

/// Why an administrative act on an account is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotManage {
    /// Administrators do not lock themselves out or drop their own role.
    Yourself,
    /// Somebody must be left who can manage.
    LastAdministrator,
}

impl Refusal for CannotManage {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::Yourself => t.accounts_refused_yourself(),
            Self::LastAdministrator => t.accounts_refused_last_administrator(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::words::words;

    fn form() -> JoinForm {
        JoinForm {
            name_arabic: "سلمى بنجلون".into(),
            name_latin: "Salma Benjelloun".into(),
            email: "salma@exemple.ma".into(),
            department: "d1".into(),
            password: "une phrase facile à retenir".into(),
        }
    }

    #[test]
    fn every_fault_is_told_at_once_and_at_its_field() {
        let t = words(Locale::Ar);
        let empty = JoinForm::default();
        let faults = empty
            .parse(t, |_| false, |_| true)
            .expect_err("nothing is filled in");
        let fields: Vec<_> = faults.iter().map(|(field, _)| *field).collect();
        assert_eq!(
            fields,
            [
                "name_arabic",
                "name_latin",
                "email",
                "department",
                "password"
            ]
        );
        assert!(form().parse(t, |id| id == "d1", |_| true).is_ok());
        let faults = form()
            .parse(t, |_| true, |domain| domain == "gov.ma")
            .expect_err("another domain");
        assert!(!faults.at("email").is_empty());
    }

    #[test]
    fn a_profile_keeps_a_department_that_may_be_chosen_and_one_of_our_languages() {
        let t = words(Locale::En);
        let mut form = ProfileForm {
            name_arabic: "سلمى بنجلون".into(),
            name_latin: "Salma Benjelloun".into(),
            department: "d1".into(),
            locale: "fr".into(),
        };
        let (profile, locale) = form.parse(t, |id| id == "d1").expect("sound");
        assert_eq!(locale, Locale::Fr);
        assert!(profile.department_id.is_some());
        form.locale = "de".into();
        form.department = "d2".into();
        let faults = form.parse(t, |id| id == "d1").expect_err("two faults");
        assert!(!faults.at("department").is_empty() && !faults.at("locale").is_empty());
    }

    #[test]
    fn a_lock_counts_before_a_missing_confirmation() {
        let at = Some(Timestamp(1));
        for (confirmed, locked, state) in [
            (at, None, State::Active),
            (None, None, State::Unconfirmed),
            (at, at, State::Locked),
            (None, at, State::Locked),
        ] {
            assert_eq!(State::of(confirmed, locked), state);
        }
    }

    #[test]
    fn weak_passwords_are_refused_in_any_script() {
        let t = words(Locale::Fr);
        for (password, accepted) in [
            ("court", false),
            ("1234567890", false),
            ("aaaaaaaaaaaaaa", false),
            ("salma@exemple.ma", false),
            ("Salma Benjelloun", false),
            ("كلمة سر طويلة جدا", true),
            ("une phrase facile", true),
        ] {
            let personal = ["salma@exemple.ma", "Salma Benjelloun"];
            assert_eq!(
                check_password(password, &personal, t).is_ok(),
                accepted,
                "{password}"
            );
        }
    }
}
