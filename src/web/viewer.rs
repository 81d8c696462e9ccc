//! Who is looking at a page, as the session knows them.

use serde::{Deserialize, Serialize};

use crate::kit::{
    id::{AccountId, DepartmentId},
    locale::Locale,
};

/// What a person may do besides learning. Everybody is an officer; that is no role to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Writes and publishes courses.
    Trainer,
    /// Manages people, issues and revokes certificates.
    Administrator,
    /// Answers for the training of their department.
    FocalPoint,
}

impl Role {
    pub const ALL: [Self; 3] = [Self::Trainer, Self::Administrator, Self::FocalPoint];

    /// As stored and as in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Trainer => "trainer",
            Self::Administrator => "administrator",
            Self::FocalPoint => "focal_point",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// A person signed in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Viewer {
    pub account_id: AccountId,
    pub email: String,
    pub name_arabic: String,
    pub name_latin: String,
    pub department_id: Option<DepartmentId>,
    pub locale: Locale,
    pub roles: Vec<Role>,
}

impl Viewer {
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    #[must_use]
    pub fn is_trainer(&self) -> bool {
        self.is(Role::Trainer)
    }

    #[must_use]
    pub fn is_administrator(&self) -> bool {
        self.is(Role::Administrator)
    }

    /// The name in the script of a language.
    #[must_use]
    pub fn name(&self, locale: Locale) -> &str {
        match locale {
            Locale::Ar => &self.name_arabic,
            Locale::Fr | Locale::En => &self.name_latin,
        }
    }

    /// The first letters of the first two words of the name, kept apart by a zero-width
    /// non-joiner so that Arabic letters keep their isolated forms.
    #[must_use]
    pub fn initials(&self, locale: Locale) -> String {
        let letters = self.name(locale).split([' ', '-']).take(2);
        let letters: Vec<String> = letters
            .filter_map(|word| word.chars().next())
            .map(|c| c.to_uppercase().to_string())
            .collect();
        match locale {
            Locale::Ar => letters.join("\u{200c}"),
            Locale::Fr | Locale::En => letters.concat(),
        }
    }
}
