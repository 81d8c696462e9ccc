//! Names of keys and of the issuer: Multikey (W3C Controlled Identifiers 1.0 §2.2.2), did:web.

/// The code of Ed25519 public keys in multicodec, as a varint.
const ED25519: [u8; 2] = [0xed, 0x01];

/// An Ed25519 public key as text: `z6Mk…`.
#[must_use]
pub fn multikey(public: &[u8; 32]) -> String {
    multibase(&[&ED25519[..], public].concat())
}

/// The Ed25519 public key of a text; `None` for any other key.
#[must_use]
pub fn read_multikey(text: &str) -> Option<[u8; 32]> {
    let bytes = read_multibase(text)?;
    bytes.strip_prefix(&ED25519)?.try_into().ok()
}

/// Bytes in base58 of Bitcoin, under the letter that says so.
#[must_use]
pub fn multibase(bytes: &[u8]) -> String {
    format!("z{}", bs58::encode(bytes).into_string())
}

/// Bytes of such a text. Long texts are refused unread: reading takes the square of the length.
#[must_use]
pub fn read_multibase(text: &str) -> Option<Vec<u8>> {
    let digits = text
        .strip_prefix('z')
        .filter(|digits| digits.len() <= 128)?;
    bs58::decode(digits).into_vec().ok()
}

/// The issuer of a site: `https://takwin.ma` is `did:web:takwin.ma`, and the colon before a port
/// is written `%3A`.
#[must_use]
pub fn did(site: &str) -> String {
    let host = site.split_once("://").map_or(site, |(_, rest)| rest);
    format!(
        "did:web:{}",
        host.trim_end_matches('/')
            .replace(':', "%3A")
            .replace('/', ":")
    )
}

/// The name of a key of an issuer: the key itself is its fragment, so that it can be read without
/// asking for anything.
#[must_use]
pub fn method(did: &str, public: &[u8; 32]) -> String {
    format!("{did}#{}", multikey(public))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        // The key of the test vectors of W3C Data Integrity EdDSA Cryptosuites 1.0, appendix B.
        let text = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
        let key = read_multikey(text).expect("a key");
        assert_eq!(multikey(&key), text);
        for bad in [
            "",
            "z",
            "z6Mk",
            "6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
            "z0OIl",
        ] {
            assert_eq!(read_multikey(bad), None, "{bad}");
        }
        assert_eq!(read_multibase(&"z".repeat(1_000_000)), None);
    }

    #[test]
    fn a_site_has_one_name() {
        for (site, name) in [
            ("https://takwin.ma", "did:web:takwin.ma"),
            ("http://127.0.0.1:8080", "did:web:127.0.0.1%3A8080"),
            ("https://gov.ma/takwin/", "did:web:gov.ma:takwin"),
        ] {
            assert_eq!(did(site), name);
        }
    }
}
