//! Row identifiers: a newtype per table over a UUIDv7 written as 32 hexadecimal digits.
//!
//! UUIDv7 (RFC 9562 §5.7) grows with time, so that indexes stay dense, and can be made before the
//! row exists, so that an action needs no second trip to learn it.

/// Declares an identifier type that both engines store as text.
#[macro_export]
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, sqlx::Type)]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// A new identifier, unlike any other.
            #[must_use]
            pub fn new() -> Self {
                Self($crate::kit::id::fresh())
            }
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }
        impl $crate::kit::db::Bind for &$name {
            fn value(self) -> $crate::kit::db::Value {
                $crate::kit::db::Value::Text(Some(self.0.clone()))
            }
            fn null() -> $crate::kit::db::Value {
                $crate::kit::db::Value::Text(None)
            }
        }
    };
}

/// The text of a new UUIDv7.
#[must_use]
pub fn fresh() -> String {
    uuid::Uuid::now_v7().simple().to_string()
}

id!(
    /// A person's account.
    AccountId
);
id!(
    /// A ministry, a directorate, a unit.
    DepartmentId
);
id!(
    /// One person in one course.
    EnrolmentId
);
id!(
    /// One sitting of one quiz.
    AttemptId
);
id!(
    /// One certificate, awaited or issued.
    CertificateId
);
id!(
    /// One letter of the outbox.
    LetterId
);
id!(
    /// A dated run of a course.
    CohortId
);
id!(
    /// What a person, a cohort or a department is granted for one quiz.
    OverrideId
);
