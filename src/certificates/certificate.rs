//! The life of a certificate: awaited, issued, valid, expired, revoked; and what it states.

use serde::{Deserialize, Serialize};

use crate::{
    kit::{
        error::Refusal,
        id::{AccountId, CertificateId, EnrolmentId},
        locale::Locale,
        text::Localised,
        time::Timestamp,
        words::Words,
    },
    questions::mark::Share,
};

/// A row of the register, or of the desk.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Certificate {
    pub certificate_id: CertificateId,
    pub enrolment_id: EnrolmentId,
    pub account_id: AccountId,
    pub course_id: String,
    pub version: i64,
    pub claimed_at: Timestamp,
    pub issued_at: Option<Timestamp>,
    pub number: Option<String>,
    /// JSON of a [`Statement`].
    pub statement: Option<String>,
    pub document: Option<String>,
    pub valid_until: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
    pub revoked_class: Option<String>,
}

/// Everything that a certificate says, frozen at its issue: a later change of name, of course or
/// of template changes nothing in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    pub number: String,
    pub name_arabic: String,
    pub name_latin: String,
    pub course_id: String,
    pub version: i64,
    pub title: Localised,
    /// Hours of training, when the course states them.
    pub hours: Option<u32>,
    /// The result of the last quiz passed, when there is one.
    pub share: Option<Share>,
    pub completed_at: Timestamp,
    pub issued_at: Timestamp,
    pub valid_until: Option<Timestamp>,
    /// The public address of the site at that moment.
    pub site: String,
    pub signer_arabic: Option<String>,
    pub signer_latin: Option<String>,
    /// The name of its design.
    #[serde(default = "usual_design")]
    pub design: String,
    /// The language beside Arabic that its holder prefers.
    #[serde(default = "usual_second")]
    pub second: Locale,
}

fn usual_design() -> String {
    "achievement".to_owned()
}

const fn usual_second() -> Locale {
    Locale::Fr
}

/// How a certificate stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Complete, not issued yet.
    Awaiting,
    Valid,
    Expired,
    Revoked,
}

impl Certificate {
    #[must_use]
    pub fn status(&self, now: Timestamp) -> Status {
        match (self.issued_at, self.revoked_at, self.valid_until) {
            (None, ..) => Status::Awaiting,
            (_, Some(_), _) => Status::Revoked,
            (_, _, Some(until)) if until <= now => Status::Expired,
            _ => Status::Valid,
        }
    }

    /// What it states; `None` before its issue.
    #[must_use]
    pub fn read_statement(&self) -> Option<Statement> {
        serde_json::from_str(self.statement.as_deref()?).ok()
    }
}

/// Why a certificate is revoked, as the public is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevocationClass {
    Identity,
    Conditions,
    Fraud,
    Request,
}

impl RevocationClass {
    pub const ALL: [Self; 4] = [Self::Identity, Self::Conditions, Self::Fraud, Self::Request];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Conditions => "conditions",
            Self::Fraud => "fraud",
            Self::Request => "request",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }

    #[must_use]
    pub fn sentence(self, t: &Words) -> String {
        match self {
            Self::Identity => t.certificates_class_identity(),
            Self::Conditions => t.certificates_class_conditions(),
            Self::Fraud => t.certificates_class_fraud(),
            Self::Request => t.certificates_class_request(),
        }
    }
}

/// Why an act on a certificate is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotAttest {
    /// Only what was issued can be revoked.
    NotIssued,
    /// It is revoked already.
    Revoked,
    /// A name holds a character that the document cannot print.
    Unprintable,
}

impl Refusal for CannotAttest {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::NotIssued => t.certificates_refused_not_issued(),
            Self::Revoked => t.certificates_refused_revoked(),
            Self::Unprintable => t.certificates_refused_unprintable(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn revocation_outlives_expiry() {
        let mut certificate = Certificate {
            certificate_id: CertificateId::new(),
            enrolment_id: EnrolmentId::new(),
            account_id: AccountId::new(),
            course_id: "ethics-code".into(),
            version: 1,
            claimed_at: Timestamp(0),
            issued_at: None,
            number: None,
            statement: None,
            document: None,
            valid_until: Some(Timestamp(100)),
            revoked_at: None,
            revoked_class: None,
        };
        assert_eq!(certificate.status(Timestamp(50)), Status::Awaiting);
        certificate.issued_at = Some(Timestamp(10));
        assert_eq!(certificate.status(Timestamp(50)), Status::Valid);
        assert_eq!(certificate.status(Timestamp(100)), Status::Expired);
        certificate.revoked_at = Some(Timestamp(60));
        assert_eq!(certificate.status(Timestamp(200)), Status::Revoked);
    }
}
