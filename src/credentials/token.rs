//! The badge as a token: VC-JWT of Open Badges 3.0 (§8.2), signed with ES256.
//!
//! For programs that read no embedded proof. The standard takes RS256 and ES256 only.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use super::published::web_key_address;
use crate::{issuer::keys::WebKey, kit::time::Timestamp};

/// The badge, with its proof or without, as a token; `None` when it is no badge of ours.
#[must_use]
pub fn token(badge: &Value, site: &str, key: &WebKey) -> Option<String> {
    let mut claims = badge.as_object()?.clone();
    claims.remove("proof");
    let at = |member: &str| -> Option<i64> {
        Timestamp::parse(badge[member].as_str()?).map(|at| at.0 / 1_000)
    };
    claims.insert("iss".into(), badge["issuer"]["id"].clone());
    claims.insert("sub".into(), badge["credentialSubject"]["id"].clone());
    claims.insert("jti".into(), badge["id"].clone());
    claims.insert("nbf".into(), at("validFrom")?.into());
    if let Some(until) = at("validUntil") {
        claims.insert("exp".into(), until.into());
    }
    let head = json!({ "alg": "ES256", "kid": web_key_address(site, &key.id), "typ": "JWT" });
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let said = format!("{}.{}", part(&head), part(&claims.into()));
    let signature = URL_SAFE_NO_PAD.encode(key.sign(said.as_bytes()));
    Some(format!("{said}.{signature}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::sample,
        credentials::{
            badge::{badge, tests::statement},
            status_list::Place,
        },
        issuer::keys::Keys,
    };

    #[test]
    fn a_token_says_what_the_badge_says_under_its_key() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(folder.path(), Timestamp(0)).expect("keys");
        let place = Place { list: 1, index: 7 };
        let badge = badge(&statement(), &sample::course(), "0123456789abcdef", place);
        let token = token(&badge, "https://takwin.example", keys.web_signing()).expect("a token");
        let parts: Vec<&str> = token.split('.').collect();
        let read = |part: &str| -> Value {
            let bytes = URL_SAFE_NO_PAD.decode(part).expect("base64url");
            serde_json::from_slice(&bytes).expect("JSON")
        };
        let (head, claims) = (read(parts[0]), read(parts[1]));
        assert_eq!(head["alg"], "ES256");
        assert_eq!(claims["iss"], "did:web:takwin.example");
        assert_eq!(claims["nbf"], 1_795_597_200);
        assert_eq!(claims["jti"], badge["id"]);
        assert_eq!(claims["credentialSubject"], badge["credentialSubject"]);
        let signature = URL_SAFE_NO_PAD.decode(parts[2]).expect("base64url");
        let signature = signature.try_into().expect("64 bytes");
        let said = format!("{}.{}", parts[0], parts[1]);
        assert!(keys.web_public()[0].verifies(said.as_bytes(), &signature));
    }
}
