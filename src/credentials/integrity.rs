//! The proof inside a credential: W3C Data Integrity, cryptosuite `eddsa-rdfc-2022` (W3C
//! Recommendation, 15 May 2025, §3.2).

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{
    linked::{Unsound, canonical_document},
    multikey::{multibase, read_multibase},
};
use crate::{issuer::keys::verifies, kit::time::Timestamp};

const KIND: &str = "DataIntegrityProof";
const SUITE: &str = "eddsa-rdfc-2022";
const PURPOSE: &str = "assertionMethod";

/// The document with a proof: signed by `sign`, under the key that `method` names.
///
/// # Errors
/// [`Unsound`] when something in the document would be left out of the signature.
pub fn signed(
    mut document: Value,
    method: &str,
    created: Timestamp,
    sign: impl FnOnce(&[u8]) -> [u8; 64],
) -> Result<Value, Unsound> {
    let mut proof = json!({
        "type": KIND,
        "cryptosuite": SUITE,
        "created": created.iso(),
        "verificationMethod": method,
        "proofPurpose": PURPOSE,
    });
    let signature = sign(&to_sign(&document, &proof)?);
    proof["proofValue"] = multibase(&signature).into();
    document["proof"] = proof;
    Ok(document)
}

/// Whether the key of these 32 bytes has signed this document, all of it.
///
/// # Errors
/// [`Unsound`] says what is wrong.
pub fn verify(document: &Value, public: &[u8; 32]) -> Result<(), Unsound> {
    let mut document = document.clone();
    let members = document.as_object_mut().ok_or(Unsound::NoProof)?;
    let mut proof = members.remove("proof").ok_or(Unsound::NoProof)?;
    let said = [
        ("type", KIND),
        ("cryptosuite", SUITE),
        ("proofPurpose", PURPOSE),
    ];
    if said.iter().any(|(member, value)| proof[*member] != *value) {
        return Err(Unsound::NoProof);
    }
    let value = proof
        .as_object_mut()
        .and_then(|proof| proof.remove("proofValue"));
    let signature: [u8; 64] = value
        .as_ref()
        .and_then(Value::as_str)
        .and_then(read_multibase)
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(Unsound::BadSignature)?;
    let bytes = to_sign(&document, &proof)?;
    if verifies(public, &bytes, &signature) {
        Ok(())
    } else {
        Err(Unsound::BadSignature)
    }
}

/// The name of the key that a document says it was signed with.
#[must_use]
pub fn method_of(document: &Value) -> Option<&str> {
    document["proof"]["verificationMethod"].as_str()
}

/// §3.2.4: the hash of what the proof says of itself, then the hash of the document.
fn to_sign(document: &Value, proof: &Value) -> Result<Vec<u8>, Unsound> {
    let mut proof = proof.clone();
    proof["@context"] = document["@context"].clone();
    let hash =
        |value: &Value| canonical_document(value).map(|text| Sha256::digest(text.as_bytes()));
    Ok([hash(&proof)?, hash(document)?].concat())
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::Signer as _;

    use super::{
        super::{
            linked::{BADGES, CREDENTIALS},
            multikey::read_multikey,
        },
        *,
    };

    /// W3C Data Integrity EdDSA Cryptosuites 1.0, appendix B.1, with the context of the examples
    /// written out: it says `{"@vocab": "https://www.w3.org/ns/credentials/examples#"}`.
    fn vector() -> Value {
        let text = include_str!("../../tests/credentials/eddsa-rdfc-2022.json");
        serde_json::from_str(text).expect("JSON")
    }

    fn key() -> ([u8; 32], ed25519_dalek::SigningKey) {
        let public =
            read_multikey("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2").expect("key");
        // multicodec 0x1300: an Ed25519 secret.
        let secret =
            read_multibase("z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq").expect("key");
        let secret: [u8; 32] = secret[2..].try_into().expect("32 bytes");
        (public, ed25519_dalek::SigningKey::from_bytes(&secret))
    }

    #[test]
    fn the_test_vector_of_the_standard_verifies_and_is_signed_alike() {
        let vector = vector();
        let (public, secret) = key();
        assert_eq!(verify(&vector, &public), Ok(()));
        let mut document = vector.clone();
        document.as_object_mut().expect("members").remove("proof");
        let created = Timestamp::parse("2023-02-24T23:36:38Z").expect("a moment");
        let method = method_of(&vector).expect("a name");
        let again = signed(document, method, created, |bytes| {
            secret.sign(bytes).to_bytes()
        });
        assert_eq!(again.expect("signed"), vector);
    }

    #[test]
    fn any_change_is_noticed() {
        let (public, secret) = key();
        let document = json!({
            "@context": [CREDENTIALS, BADGES],
            "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": "شارة",
            "issuer": "did:web:example.org",
            "validFrom": "2026-01-01T00:00:00Z"
        });
        let sign = |bytes: &[u8]| secret.sign(bytes).to_bytes();
        let genuine =
            signed(document, "did:web:example.org#k", Timestamp(0), sign).expect("signed");
        assert_eq!(verify(&genuine, &public), Ok(()));
        let changes: [(&str, Value); 7] = [
            ("/name", json!("شارة أخرى")),
            ("/validFrom", json!("2027-01-01T00:00:00Z")),
            ("/issuer", json!("did:web:example.com")),
            ("/type/1", json!("EndorsementCredential")),
            ("/proof/created", json!("2026-01-01T00:00:00Z")),
            ("/proof/verificationMethod", json!("did:web:example.org#l")),
            ("/proof/proofPurpose", json!("authentication")),
        ];
        for (place, value) in changes {
            let mut changed = genuine.clone();
            *changed.pointer_mut(place).expect("a place") = value;
            assert!(verify(&changed, &public).is_err(), "{place}");
        }
        let mut more = genuine.clone();
        more["honours"] = json!("added, and defined nowhere");
        assert!(matches!(
            verify(&more, &public),
            Err(Unsound::NotCovered(_))
        ));
        let mut other = public;
        other[0] ^= 1;
        assert!(verify(&genuine, &other).is_err());
        let mut bare = genuine;
        bare.as_object_mut().expect("members").remove("proof");
        assert_eq!(verify(&bare, &public), Err(Unsound::NoProof));
    }
}
