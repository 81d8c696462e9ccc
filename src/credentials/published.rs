//! The public keys, as different programs want to read them.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use super::multikey::{did, method, multikey};
use crate::issuer::keys::{KeyId, PublicKey, WebPublicKey};

/// The document of a did:web (W3C DID Core 1.0): every Ed25519 key there ever was, because what an
/// old one signed is to be verified still.
#[must_use]
pub fn did_document(site: &str, keys: &[PublicKey]) -> Value {
    let did = did(site);
    let methods: Vec<Value> = keys
        .iter()
        .map(|key| {
            json!({
                "id": method(&did, &key.bytes),
                "type": "Multikey",
                "controller": did,
                "publicKeyMultibase": multikey(&key.bytes),
            })
        })
        .collect();
    let names: Vec<String> = keys.iter().map(|key| method(&did, &key.bytes)).collect();
    json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": names,
    })
}

/// The address of one P-256 key, which is its name in tokens.
#[must_use]
pub fn web_key_address(site: &str, id: &KeyId) -> String {
    format!("{site}/.well-known/jwks/{id}")
}

/// One P-256 key (RFC 7517).
#[must_use]
pub fn web_key(site: &str, key: &WebPublicKey) -> Value {
    json!({
        "kty": "EC",
        "crv": "P-256",
        "alg": "ES256",
        "use": "sig",
        "kid": web_key_address(site, &key.id),
        "x": URL_SAFE_NO_PAD.encode(key.x),
        "y": URL_SAFE_NO_PAD.encode(key.y),
    })
}

/// Every P-256 key there ever was (RFC 7517 §5).
#[must_use]
pub fn web_keys(site: &str, keys: &[WebPublicKey]) -> Value {
    let keys: Vec<Value> = keys.iter().map(|key| web_key(site, key)).collect();
    json!({ "keys": keys })
}

/// Every Ed25519 key there ever was, with when it signed: for verifying documents without us.
#[must_use]
pub fn ledger(site: &str, keys: &[PublicKey]) -> Value {
    let keys: Vec<Value> = keys
        .iter()
        .map(|key| {
            json!({
                "id": key.id.to_string(),
                "algorithm": "Ed25519",
                "public": URL_SAFE_NO_PAD.encode(key.bytes),
                "multikey": multikey(&key.bytes),
                "from": key.from.iso(),
                "until": key.until.map(crate::kit::time::Timestamp::iso),
            })
        })
        .collect();
    json!({ "issuer": did(site), "site": site, "keys": keys })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{issuer::keys::Keys, kit::time::Timestamp};

    #[test]
    fn retired_keys_stay_published() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(folder.path(), Timestamp(0)).expect("keys");
        let keys = keys.rotate(Timestamp(1_000)).expect("replaced");
        let site = "http://127.0.0.1:8080";
        let document = did_document(site, keys.public());
        assert_eq!(document["id"], "did:web:127.0.0.1%3A8080");
        let methods = document["verificationMethod"].as_array().expect("a list");
        assert_eq!(methods.len(), 2);
        for (method, name) in methods
            .iter()
            .zip(document["assertionMethod"].as_array().expect("a list"))
        {
            assert_eq!(&method["id"], name);
        }
        let ledger = ledger(site, keys.public());
        assert_eq!(ledger["keys"][0]["until"], "1970-01-01T00:00:01Z");
        assert_eq!(ledger["keys"][1]["until"], Value::Null);
        let web = web_keys(site, keys.web_public());
        assert_eq!(web["keys"].as_array().map(Vec::len), Some(2));
        assert!(web["keys"][1].get("d").is_none(), "no secret");
    }
}
