//! From a credential to what it says in RDF, with the contexts that are part of the program.

use std::collections::BTreeSet;

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::{NamedOrBlankNode, Quad, Term};
use serde_json::Value;

use super::canonical::{TooMuchWork, canonical};

/// The words of W3C Verifiable Credentials 2.0.
pub const CREDENTIALS: &str = "https://www.w3.org/ns/credentials/v2";
/// The words of Open Badges 3.0.
pub const BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

/// The contexts, byte for byte as they are published; `templates/credentials/contexts/README.md`
/// tells where they come from.
pub const PINNED: [(&str, &str); 2] = [
    (
        CREDENTIALS,
        include_str!("../../templates/credentials/contexts/credentials-v2.json"),
    ),
    (
        BADGES,
        include_str!("../../templates/credentials/contexts/open-badges-3.0.3.json"),
    ),
];

/// Why a document cannot be signed or verified.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    /// Not JSON-LD of these contexts.
    #[error("not understood: {0}")]
    NotUnderstood(String),
    /// JSON-LD silently leaves out what its contexts do not define: it would be shown and not signed.
    #[error("a signature would not cover all of it: {0}")]
    NotCovered(String),
    #[error(transparent)]
    TooMuchWork(#[from] TooMuchWork),
    /// The proof is missing, or of another kind.
    #[error("no proof of eddsa-rdfc-2022 that asserts something")]
    NoProof,
    /// The signature is not that of this document by this key.
    #[error("the signature is not that of this document")]
    BadSignature,
}

/// The canonical N-Quads of a document, which must keep all that the document says.
///
/// # Errors
/// [`Unsound`] when the document is not understood, or when something in it would be left out.
pub fn canonical_document(document: &Value) -> Result<String, Unsound> {
    let quads = quads(document)?;
    covered(document, &quads)?;
    Ok(canonical(&quads)?)
}

fn quads(document: &Value) -> Result<Vec<Quad>, Unsound> {
    let text = document.to_string();
    JsonLdParser::new()
        .for_slice(&text)
        .with_load_document_callback(|address, _| {
            let pinned = PINNED.iter().find(|(known, _)| *known == address);
            let (_, context) = pinned.ok_or_else(|| format!("{address} is not known here"))?;
            Ok(JsonLdRemoteDocument {
                document: context.as_bytes().to_vec(),
                document_url: address.to_owned(),
            })
        })
        .collect::<Result<_, _>>()
        .map_err(|error| Unsound::NotUnderstood(error.to_string()))
}

/// Every value and every object within another one makes one quad, and every `id` names a node. A
/// document that makes fewer has lost something on the way.
fn covered(document: &Value, quads: &[Quad]) -> Result<(), Unsound> {
    let mut told = Told::default();
    told.read(document, "")?;
    let found: BTreeSet<String> = quads.iter().map(ToString::to_string).collect();
    if found.len() != told.statements {
        let short = format!("{} of {} statements", found.len(), told.statements);
        return Err(Unsound::NotCovered(short));
    }
    let named: BTreeSet<&str> = quads.iter().flat_map(names).collect();
    match told.ids.iter().find(|id| !named.contains(id.as_str())) {
        Some(lost) => Err(Unsound::NotCovered(format!("the id {lost}"))),
        None => Ok(()),
    }
}

fn names(quad: &Quad) -> impl Iterator<Item = &str> {
    let subject = match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => Some(node.as_str()),
        NamedOrBlankNode::BlankNode(_) => None,
    };
    let object = match &quad.object {
        Term::NamedNode(node) => Some(node.as_str()),
        _ => None,
    };
    subject.into_iter().chain(object)
}

/// What a document says, counted in JSON.
#[derive(Default)]
struct Told {
    statements: usize,
    ids: Vec<String>,
}

impl Told {
    /// Counts what this value says under a key; the outermost value has none.
    fn read(&mut self, value: &Value, key: &str) -> Result<(), Unsound> {
        match value {
            Value::Object(members) => {
                self.statements += usize::from(!key.is_empty());
                for (key, value) in members {
                    match (key.as_str(), value) {
                        ("@context", _) => {}
                        // Keywords could say things in ways that are not counted here.
                        (key, _) if key.starts_with('@') => {
                            return Err(Unsound::NotCovered(key.to_owned()));
                        }
                        ("id", Value::String(id)) => self.ids.push(id.clone()),
                        _ => self.read(value, key)?,
                    }
                }
            }
            Value::Array(values) if values.is_empty() => {
                return Err(Unsound::NotCovered(format!("the empty list {key}")));
            }
            Value::Array(values) => {
                for value in values {
                    self.read(value, key)?;
                }
            }
            Value::Null => return Err(Unsound::NotCovered(format!("{key}, which is null"))),
            Value::String(_) | Value::Number(_) | Value::Bool(_) => self.statements += 1,
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document() -> Value {
        json!({
            "@context": [CREDENTIALS, BADGES],
            "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": "شارة",
            "issuer": { "id": "did:web:example.org", "type": ["Profile"], "name": "المُصدر" },
            "credentialSubject": {
                "type": ["AchievementSubject"],
                "identifier": [
                    { "type": "IdentityObject", "identityHash": "a", "identityType": "name", "hashed": false }
                ]
            }
        })
    }

    #[test]
    fn a_whole_document_is_covered() {
        let text = canonical_document(&document()).expect("canonical");
        assert_eq!(text.lines().count(), 13);
        assert!(text.contains("\"شارة\""));
    }

    #[test]
    fn what_json_ld_would_leave_out_is_refused() {
        type Spoil = fn(&mut Value);
        let cases: [(&str, Spoil); 8] = [
            ("an unknown member", |v| v["colour"] = json!("green")),
            ("an unknown member deep inside", |v| {
                v["credentialSubject"]["nickname"] = json!("x");
            }),
            ("an unknown object", |v| {
                v["issuer"]["seal"] = json!({ "name": "x" })
            }),
            ("an unknown type", |v| {
                v["type"] = json!(["VerifiableCredential", "Medal"])
            }),
            ("an id that is no address", |v| v["id"] = json!("badge-1")),
            ("null", |v| v["name"] = Value::Null),
            ("an empty list", |v| v["evidence"] = json!([])),
            ("a keyword", |v| v["issuer"]["@graph"] = json!("x")),
        ];
        for (what, spoil) in cases {
            let mut spoilt = document();
            spoil(&mut spoilt);
            let answer = canonical_document(&spoilt);
            assert!(
                matches!(answer, Err(Unsound::NotCovered(_))),
                "{what}: {answer:?}"
            );
        }
    }

    #[test]
    fn nothing_is_fetched() {
        let mut elsewhere = document();
        elsewhere["@context"] = json!([CREDENTIALS, "https://example.org/context.json"]);
        let answer = canonical_document(&elsewhere);
        assert!(
            matches!(answer, Err(Unsound::NotUnderstood(_))),
            "{answer:?}"
        );
    }

    #[test]
    fn the_contexts_are_the_published_ones() {
        let readme = include_str!("../../templates/credentials/contexts/README.md");
        for (address, text) in PINNED {
            let hash = crate::kit::secret::digest(text.as_bytes());
            assert!(
                readme.contains(&hash),
                "{address} is not the file that README.md names"
            );
        }
    }
}
