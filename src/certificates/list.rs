//! The signed list of withdrawn certificates, and what is needed to check one without us: our
//! addresses, our public keys, the titles of courses.
//!
//! The list is published at `/.well-known/takwin-certificates.json` and travels inside the page that
//! verifies without a network. It names certificates by the mark of their statement
//! ([`Claim::mark`]), so that only somebody who holds a certificate can find it there.
//!
//! ```json
//! {"payload": "{\"kind\":\"takwin-certificates\", …}", "key": "<16 hexadecimal digits>", "signature": "<base64url>"}
//! ```
//!
//! The signature covers «takwin list 1», a zero byte, and the payload as it is written.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use crate::{
    certificates::attestation::{Attested, Claim, Day},
    issuer::keys::{KeyId, PublicKey, SigningKey},
    kit::{text::Localised, time::Timestamp},
};

const KIND: &str = "takwin-certificates";
const DOMAIN: &[u8] = b"takwin list 1\0";

/// Why a genuine certificate is no longer good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Withdrawal {
    Revoked,
    /// For a time.
    Suspended,
    /// Another certificate stands in its place.
    Replaced,
}

/// What a certificate that does not hold is said to be, and since when: what is final comes first.
#[must_use]
pub fn withdrawal(
    revoked: Option<Timestamp>,
    replaced: Option<Timestamp>,
    suspended: Option<Timestamp>,
) -> Option<(Withdrawal, Timestamp)> {
    let states = [
        (Withdrawal::Revoked, revoked),
        (Withdrawal::Replaced, replaced),
        (Withdrawal::Suspended, suspended),
    ];
    states
        .into_iter()
        .find_map(|(state, at)| Some((state, at?)))
}

/// One withdrawn certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    pub mark: String,
    pub state: Withdrawal,
    pub on: Timestamp,
}

/// A version of a course for which there are certificates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Titled {
    pub course: String,
    pub version: i64,
    pub title: Localised,
}

/// What we know at a moment, for those who check without us.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    kind: String,
    version: u32,
    /// The address where a newer list is.
    pub site: String,
    /// The hosts for which statements were ever signed.
    pub hosts: Vec<String>,
    pub made: Timestamp,
    pub courses: Vec<Titled>,
    pub withdrawn: Vec<Withdrawn>,
}

/// Why a list is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadList {
    /// It is no list, or one of a later version.
    Shape,
    /// No key of ours, or one that was retired before.
    Key(String),
    Altered,
}

#[derive(Serialize, Deserialize)]
struct Envelope {
    payload: String,
    key: String,
    signature: String,
}

impl List {
    #[must_use]
    pub fn new(
        site: &str,
        hosts: Vec<String>,
        made: Timestamp,
        courses: Vec<Titled>,
        withdrawn: Vec<Withdrawn>,
    ) -> Self {
        Self {
            kind: KIND.to_owned(),
            version: 1,
            site: site.to_owned(),
            hosts,
            made,
            courses,
            withdrawn,
        }
    }

    /// The list as it is published. The same list gives the same bytes.
    ///
    /// # Errors
    /// When memory runs out.
    pub fn sign(&self, key: &SigningKey) -> serde_json::Result<String> {
        let payload = serde_json::to_string(self)?;
        let signature = key.sign(&message(&payload));
        serde_json::to_string(&Envelope {
            payload,
            key: key.id.to_string(),
            signature: URL_SAFE_NO_PAD.encode(signature),
        })
    }

    /// Reads a published list.
    ///
    /// # Errors
    /// [`BadList`] unless one of these keys signed it as it stands.
    pub fn read(text: &str, keys: &[PublicKey]) -> Result<Self, BadList> {
        let envelope: Envelope = serde_json::from_str(text).map_err(|_| BadList::Shape)?;
        let key = KeyId::parse(&envelope.key)
            .and_then(|id| keys.iter().find(|key| key.id == id))
            .ok_or_else(|| BadList::Key(envelope.key.clone()))?;
        let signature = URL_SAFE_NO_PAD.decode(&envelope.signature).ok();
        let signature = signature.and_then(|bytes| <[u8; 64]>::try_from(bytes).ok());
        if !signature.is_some_and(|bytes| key.verifies(&message(&envelope.payload), &bytes)) {
            return Err(BadList::Altered);
        }
        let list: Self = serde_json::from_str(&envelope.payload).map_err(|_| BadList::Shape)?;
        if Day::of(list.made).is_after(key.until) {
            return Err(BadList::Key(envelope.key));
        }
        if list.kind == KIND && list.version == 1 {
            Ok(list)
        } else {
            Err(BadList::Shape)
        }
    }

    /// Whether a certificate was withdrawn when the list was made.
    #[must_use]
    pub fn withdrawn(&self, claim: &Claim) -> Option<&Withdrawn> {
        let mark = claim.mark();
        self.withdrawn.iter().find(|found| found.mark == mark)
    }

    /// The title of the course that a certificate names.
    #[must_use]
    pub fn title(&self, says: &Attested) -> Option<&Localised> {
        let fits = |titled: &&Titled| {
            titled.course == says.course && titled.version == i64::from(says.version)
        };
        self.courses.iter().find(fits).map(|titled| &titled.title)
    }
}

fn message(payload: &str) -> Vec<u8> {
    [DOMAIN, payload.as_bytes()].concat()
}

/// How a genuine certificate stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    Good,
    /// Its last day was this one.
    Expired(Day),
    Withdrawn(Withdrawn),
}

/// How a genuine certificate stands at a moment, as far as a list knows.
#[must_use]
pub fn standing(claim: &Claim, list: Option<&List>, now: Timestamp) -> Standing {
    if let Some(withdrawn) = list.and_then(|list| list.withdrawn(claim)) {
        return Standing::Withdrawn(withdrawn.clone());
    }
    match claim.says.until {
        Some(until) if until < Day::of(now) => Standing::Expired(until),
        _ => Standing::Good,
    }
}

/// A public key as the kit carries it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Carried {
    id: String,
    public: String,
    from: Timestamp,
    until: Option<Timestamp>,
}

/// The public keys as JSON, oldest first.
///
/// # Errors
/// When memory runs out.
pub fn write_keys(keys: &[PublicKey]) -> serde_json::Result<String> {
    let carried = keys.iter().map(|key| Carried {
        id: key.id.to_string(),
        public: URL_SAFE_NO_PAD.encode(key.bytes),
        from: key.from,
        until: key.until,
    });
    serde_json::to_string(&carried.collect::<Vec<_>>())
}

/// The public keys of what [`write_keys`] wrote; `None` when one of them is not the key of its name.
#[must_use]
pub fn read_keys(text: &str) -> Option<Vec<PublicKey>> {
    let carried: Vec<Carried> = serde_json::from_str(text).ok()?;
    let key = |carried: Carried| {
        let bytes: [u8; 32] = URL_SAFE_NO_PAD
            .decode(carried.public)
            .ok()?
            .try_into()
            .ok()?;
        let id = KeyId::of(&bytes);
        (id.to_string() == carried.id).then_some(PublicKey {
            id,
            bytes,
            from: carried.from,
            until: carried.until,
        })
    };
    carried.into_iter().map(key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{certificates::attestation::samples, issuer::keys::Keys, kit::time::DAY_MS};

    fn keys() -> (Keys, tempfile::TempDir) {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(folder.path(), Timestamp(0)).expect("keys");
        (keys, folder)
    }

    fn claim(keys: &Keys) -> Claim {
        let attested = samples::ordinary(keys.signing().id);
        let text = attested.sign("a.ma", keys.signing()).expect("signed");
        Claim::read(&text).expect("read")
    }

    fn list(claim: &Claim) -> List {
        let titled = Titled {
            course: "crisis-communication".into(),
            version: 3,
            title: Localised {
                ar: Some("تواصل الأزمات".into()),
                fr: None,
                en: None,
            },
        };
        let withdrawn = Withdrawn {
            mark: claim.mark(),
            state: Withdrawal::Revoked,
            on: Timestamp(5),
        };
        let hosts = vec!["a.ma".to_owned()];
        List::new(
            "https://a.ma",
            hosts,
            Timestamp(9),
            vec![titled],
            vec![withdrawn],
        )
    }

    #[test]
    fn a_retired_key_signs_no_later_list() {
        let (keys, _folder) = keys();
        let made = Timestamp(9 * DAY_MS);
        let list = List::new("https://a.ma", Vec::new(), made, Vec::new(), Vec::new());
        let text = list.sign(keys.signing()).expect("json");
        let mut key = keys.public()[0];
        for (days, read) in [(9, true), (10, true), (8, false)] {
            key.until = Some(Timestamp(days * DAY_MS));
            let found = List::read(&text, &[key]);
            let refused = Err(BadList::Key(key.id.to_string()));
            assert_eq!(found, if read { Ok(list.clone()) } else { refused });
        }
    }

    #[test]
    fn a_list_is_read_as_it_was_signed_and_not_otherwise() {
        let (keys, _folder) = keys();
        let claim = claim(&keys);
        let text = list(&claim).sign(keys.signing()).expect("json");
        let read = List::read(&text, keys.public()).expect("a list");
        assert_eq!(read, list(&claim));
        assert!(read.title(&claim.says).is_some());
        for (from, to) in [
            ("revoked", "suspended"),
            (claim.mark().as_str(), "AAAAAAAAAAAAAAAA"),
            (r#"\"made\":9"#, r#"\"made\":10"#),
            ("a.ma", "b.ma"),
        ] {
            let altered = text.replacen(from, to, 1);
            assert_ne!(altered, text, "{from}");
            assert_eq!(List::read(&altered, keys.public()), Err(BadList::Altered));
        }
        let (others, _folder) = super::tests::keys();
        assert!(matches!(
            List::read(&text, others.public()),
            Err(BadList::Key(_))
        ));
        let forged = list(&claim).sign(others.signing()).expect("json");
        let forged = forged.replace(
            &others.signing().id.to_string(),
            &keys.signing().id.to_string(),
        );
        assert_eq!(List::read(&forged, keys.public()), Err(BadList::Altered));
        assert_eq!(List::read("{}", keys.public()), Err(BadList::Shape));
    }

    #[test]
    fn withdrawal_outlives_expiry() {
        let (keys, _folder) = keys();
        let claim = claim(&keys);
        let list = list(&claim);
        let until = claim.says.until.expect("a last day");
        let before = until.noon().plus(-DAY_MS);
        assert!(matches!(
            standing(&claim, Some(&list), before),
            Standing::Withdrawn(_)
        ));
        assert_eq!(standing(&claim, None, before), Standing::Good);
        let end = until.noon().day_end();
        assert_eq!(standing(&claim, None, end.plus(-1)), Standing::Good);
        assert_eq!(standing(&claim, None, end), Standing::Expired(until));
    }

    #[test]
    fn keys_travel_whole_or_not_at_all() {
        let (keys, _folder) = keys();
        let text = write_keys(keys.public()).expect("json");
        assert_eq!(read_keys(&text).as_deref(), Some(keys.public()));
        let (others, _other) = super::tests::keys();
        let swapped = text.replace(
            &keys.signing().id.to_string(),
            &others.signing().id.to_string(),
        );
        assert_eq!(read_keys(&swapped), None);
        assert!(read_keys("[]").is_some_and(|keys| keys.is_empty()));
    }
}
