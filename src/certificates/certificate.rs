//! The life of a certificate: awaited, refused, issued, suspended, replaced, revoked, expired; and
//! what it states.

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
    /// The cycle of validity that it attests: 1, and more with each renewal.
    pub term: i64,
    pub claimed_at: Timestamp,
    pub issued_at: Option<Timestamp>,
    pub number: Option<String>,
    /// JSON of a [`Statement`].
    pub statement: Option<String>,
    pub document: Option<String>,
    pub valid_until: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
    pub revoked_class: Option<String>,
    pub suspended_at: Option<Timestamp>,
    pub refused_at: Option<Timestamp>,
    pub refused_reason: Option<String>,
    pub replaces_id: Option<CertificateId>,
    pub replaced_at: Option<Timestamp>,
    pub replaced_by_id: Option<CertificateId>,
    /// 1: the page of this number may lead to the one that replaces it.
    pub openly: Option<i64>,
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
    /// The result of the last required quiz of the course, when there is one.
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
    /// The cycle of validity.
    #[serde(default = "first_term")]
    pub term: i64,
    /// The number that this one replaces.
    #[serde(default)]
    pub replaces: Option<String>,
    /// The cycle was granted by the administration, without passing the quizzes again.
    #[serde(default)]
    pub waived: bool,
    /// The hash of its design as it was at the issue; `None`: it had flaws, or was not there.
    #[serde(default)]
    pub design_hash: Option<String>,
}

fn usual_design() -> String {
    "achievement".to_owned()
}

const fn usual_second() -> Locale {
    Locale::Fr
}

const fn first_term() -> i64 {
    1
}

/// How a certificate stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Complete, not issued yet.
    Awaiting,
    /// Complete, and the administration will not issue it.
    Refused,
    Valid,
    /// Under examination: neither valid nor revoked.
    Suspended,
    Expired,
    /// Another number was issued in its place.
    Replaced,
    Revoked,
}

impl Certificate {
    /// How it stands. It is valid through the end of its last day in Morocco, as its sheet says.
    #[must_use]
    pub fn status(&self, now: Timestamp) -> Status {
        if self.issued_at.is_none() {
            return match self.refused_at {
                Some(_) => Status::Refused,
                None => Status::Awaiting,
            };
        }
        if self.revoked_at.is_some() {
            Status::Revoked
        } else if self.replaced_at.is_some() {
            Status::Replaced
        } else if self.suspended_at.is_some() {
            Status::Suspended
        } else if self.valid_until.is_some_and(|until| until.day_end() <= now) {
            Status::Expired
        } else {
            Status::Valid
        }
    }

    /// What it states; `None` before its issue.
    #[must_use]
    pub fn read_statement(&self) -> Option<Statement> {
        serde_json::from_str(self.statement.as_deref()?).ok()
    }

    /// Whether another number may be issued in its place: not for what is suspended, replaced
    /// already, or revoked for another reason than a wrong identity.
    ///
    /// # Errors
    /// [`CannotAttest`].
    pub fn replaceable(&self, now: Timestamp) -> Result<(), CannotAttest> {
        let identity = self.revoked_class.as_deref() == Some(RevocationClass::Identity.code());
        match self.status(now) {
            Status::Awaiting | Status::Refused => Err(CannotAttest::NotIssued),
            _ if self.replaced_at.is_some() => Err(CannotAttest::Replaced),
            Status::Valid | Status::Expired => Ok(()),
            Status::Revoked if identity => Ok(()),
            Status::Revoked => Err(CannotAttest::Revoked),
            Status::Suspended | Status::Replaced => Err(CannotAttest::Suspended),
        }
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
    /// It is suspended already, or has to be reinstated first.
    Suspended,
    /// It is not suspended.
    NotSuspended,
    /// Another number stands in its place already.
    Replaced,
    /// It is issued, or refused, already.
    Decided,
    /// Another request waits, or this one is decided.
    Asked,
    /// The names are those that are printed.
    SameNames,
    /// A name holds a character that the document cannot print.
    Unprintable,
}

impl Refusal for CannotAttest {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::NotIssued => t.certificates_refused_not_issued(),
            Self::Revoked => t.certificates_refused_revoked(),
            Self::Suspended => t.register_refused_suspended(),
            Self::NotSuspended => t.register_refused_not_suspended(),
            Self::Replaced => t.register_refused_replaced(),
            Self::Decided => t.register_refused_decided(),
            Self::Asked => t.register_refused_asked(),
            Self::SameNames => t.register_refused_same_names(),
            Self::Unprintable => t.certificates_refused_unprintable(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::time::DAY_MS;

    fn certificate() -> Certificate {
        Certificate {
            certificate_id: CertificateId::new(),
            enrolment_id: EnrolmentId::new(),
            account_id: AccountId::new(),
            course_id: "ethics-code".into(),
            version: 1,
            term: 1,
            claimed_at: Timestamp(0),
            issued_at: None,
            number: None,
            statement: None,
            document: None,
            valid_until: Some(Timestamp(100)),
            revoked_at: None,
            revoked_class: None,
            suspended_at: None,
            refused_at: None,
            refused_reason: None,
            replaces_id: None,
            replaced_at: None,
            replaced_by_id: None,
            openly: None,
        }
    }

    #[test]
    fn revocation_outlives_replacement_suspension_and_expiry() {
        let mut one = certificate();
        assert_eq!(one.status(Timestamp(50)), Status::Awaiting);
        one.refused_at = Some(Timestamp(5));
        assert_eq!(one.status(Timestamp(50)), Status::Refused);
        one.refused_at = None;
        one.issued_at = Some(Timestamp(10));
        assert_eq!(one.status(Timestamp(50)), Status::Valid);
        assert_eq!(one.status(Timestamp(DAY_MS - 1)), Status::Valid, "all day");
        assert_eq!(one.status(Timestamp(DAY_MS)), Status::Expired);
        one.suspended_at = Some(Timestamp(55));
        assert_eq!(one.status(Timestamp(200)), Status::Suspended);
        one.replaced_at = Some(Timestamp(57));
        assert_eq!(one.status(Timestamp(50)), Status::Replaced);
        one.revoked_at = Some(Timestamp(60));
        assert_eq!(one.status(Timestamp(200)), Status::Revoked);
    }

    #[test]
    fn only_what_stands_or_is_revoked_for_a_wrong_identity_is_replaced() {
        let now = Timestamp(50);
        let mut one = certificate();
        assert_eq!(one.replaceable(now), Err(CannotAttest::NotIssued));
        one.issued_at = Some(Timestamp(10));
        assert_eq!(one.replaceable(now), Ok(()));
        one.suspended_at = Some(Timestamp(20));
        assert_eq!(one.replaceable(now), Err(CannotAttest::Suspended));
        one.suspended_at = None;
        one.revoked_at = Some(Timestamp(20));
        one.revoked_class = Some("fraud".into());
        assert_eq!(one.replaceable(now), Err(CannotAttest::Revoked));
        one.revoked_class = Some("identity".into());
        assert_eq!(one.replaceable(now), Ok(()));
        one.replaced_at = Some(Timestamp(30));
        assert_eq!(one.replaceable(now), Err(CannotAttest::Replaced));
    }

    #[test]
    fn a_statement_of_before_cycles_reads_as_the_first() {
        let json = r#"{"number":"TKW-2026-000001-K","name_arabic":"س","name_latin":"S","course_id":"c",
            "version":1,"title":{},"hours":null,"share":null,"completed_at":1,"issued_at":2,
            "valid_until":null,"site":"http://x","signer_arabic":null,"signer_latin":null}"#;
        let statement: Statement = serde_json::from_str(json).expect("a statement");
        assert_eq!((statement.term, statement.waived), (1, false));
        assert_eq!(statement.replaces, None);
    }
}
