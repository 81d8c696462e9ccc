//! The public keys as the database keeps them, beside the ledger on disk. What was signed with a key
//! stays verifiable only while its public half is known, and two sites on one database with keys of
//! their own would each call half of the certificates forged: so each must know all that the other does.

use crate::kit::time::Timestamp;

/// The kind of a key that signs statements, documents and badges.
pub const ED25519: &str = "ed25519";
/// The kind of a key that signs the other form of badges.
pub const P256: &str = "p256";

/// A public key that the database knows.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Known {
    /// [`ED25519`] or [`P256`].
    pub kind: String,
    /// Its order among those of its kind: 1, 2, 3 …
    pub place: i64,
    pub key_id: String,
    /// As in the ledger.
    pub public: String,
    pub signs_from: Timestamp,
    /// None: it signs today.
    pub signs_until: Option<Timestamp>,
}

/// The first key that the database knows and the ledger does not name at its place.
#[must_use]
pub fn missing<'a>(known: &'a [Known], ledger: &[Known]) -> Option<&'a Known> {
    known.iter().find(|key| {
        let same = |line: &&Known| (&line.kind, line.place) == (&key.kind, key.place);
        let named = ledger.iter().find(same);
        named.is_none_or(|line| (&line.key_id, &line.public) != (&key.key_id, &key.public))
    })
}

/// Why the site does not start, and what to do.
#[must_use]
pub fn lacks(key: &Known) -> String {
    format!(
        "the database knows the {} key {}, which signed from {}, and keys/keys.json in the data folder does not \
         name it: what it signed would be told as forged. Bring back the folder keys that goes with this database, \
         from its backup or from the other instance of this site; when it is lost for good, move what is in its \
         place away and run `takwin keys restore`",
        key.kind,
        key.key_id,
        key.signs_from.iso()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(kind: &str, place: i64, id: &str) -> Known {
        Known {
            kind: kind.into(),
            place,
            key_id: id.into(),
            public: id.into(),
            signs_from: Timestamp(1),
            signs_until: None,
        }
    }

    #[test]
    fn a_ledger_may_know_more_than_the_database_and_nothing_else() {
        let (first, second) = (key(ED25519, 1, "a"), key(ED25519, 2, "b"));
        let web = key(P256, 1, "w");
        let known = [first.clone(), web.clone()];
        let retired = Known {
            signs_until: Some(Timestamp(2)),
            ..first.clone()
        };
        assert_eq!(missing(&[], &known), None);
        let rotated = [retired, second.clone(), web.clone()];
        assert_eq!(missing(&known, &rotated), None);
        for (ledger, lacking) in [
            (vec![], &first),
            (vec![first.clone()], &web),
            (vec![key(ED25519, 1, "b"), web.clone()], &first),
            (vec![second, web.clone()], &first),
            (vec![first.clone(), key(ED25519, 1, "w")], &web),
        ] {
            assert_eq!(missing(&known, &ledger), Some(lacking), "{ledger:?}");
        }
        assert!(lacks(&first).contains("ed25519 key a"));
    }
}
