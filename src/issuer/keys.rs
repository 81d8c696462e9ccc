//! The keys that sign, and the public keys of all time.

use std::{fmt, path::Path};

use anyhow::{Context as _, ensure};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ed25519_dalek::{
    Signer as _,
    pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _},
};
use p256::pkcs8::LineEnding;
use sha2::{Digest as _, Sha256};

use super::ledger::{Folder, Ledger, Line};
use crate::kit::time::Timestamp;

/// The short name of a key: the first eight bytes of the SHA-256 of its public key, written in
/// hexadecimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId([u8; 8]);

impl KeyId {
    /// The name of a public key.
    #[must_use]
    pub fn of(public: &[u8]) -> Self {
        let mut id = [0; 8];
        id.copy_from_slice(&Sha256::digest(public)[..8]);
        Self(id)
    }

    #[must_use]
    pub const fn from_bytes(bytes: [u8; 8]) -> Self {
        Self(bytes)
    }

    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 8] {
        &self.0
    }

    /// Reads sixteen hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 16 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        Some(Self(u64::from_str_radix(text, 16).ok()?.to_be_bytes()))
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", u64::from_be_bytes(self.0))
    }
}

/// The Ed25519 key that signs today (RFC 8032).
pub struct SigningKey {
    pub id: KeyId,
    secret: ed25519_dalek::SigningKey,
}

impl SigningKey {
    /// Signs these bytes; the same bytes always give the same signature.
    #[must_use]
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.secret.sign(bytes).to_bytes()
    }

    /// Its public half.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        self.secret.verifying_key().to_bytes()
    }
}

/// An Ed25519 public key, and when it signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey {
    pub id: KeyId,
    pub bytes: [u8; 32],
    pub from: Timestamp,
    /// None: it signs today.
    pub until: Option<Timestamp>,
}

impl PublicKey {
    /// Whether this key signed these bytes. Strict: no signature of small order, no other writing of
    /// the same signature.
    #[must_use]
    pub fn verifies(&self, bytes: &[u8], signature: &[u8; 64]) -> bool {
        verifies(&self.bytes, bytes, signature)
    }
}

/// Whether this Ed25519 public key, 32 bytes, signed these bytes.
#[must_use]
pub fn verifies(public: &[u8; 32], bytes: &[u8], signature: &[u8; 64]) -> bool {
    let signature = ed25519_dalek::Signature::from_bytes(signature);
    ed25519_dalek::VerifyingKey::from_bytes(public)
        .is_ok_and(|key| key.verify_strict(bytes, &signature).is_ok())
}

/// The P-256 key that signs today, for ES256 (RFC 7518 §3.4).
pub struct WebKey {
    pub id: KeyId,
    secret: p256::ecdsa::SigningKey,
}

impl WebKey {
    /// Signs the SHA-256 of these bytes: `r` and `s`, 32 bytes each.
    #[must_use]
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        let signature: p256::ecdsa::Signature = self.secret.sign(bytes);
        signature.to_bytes().into()
    }
}

/// A P-256 public key, and when it signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WebPublicKey {
    pub id: KeyId,
    pub x: [u8; 32],
    pub y: [u8; 32],
    pub from: Timestamp,
    /// None: it signs today.
    pub until: Option<Timestamp>,
}

impl WebPublicKey {
    /// Whether this key signed these bytes.
    #[must_use]
    pub fn verifies(&self, bytes: &[u8], signature: &[u8; 64]) -> bool {
        use p256::ecdsa::signature::Verifier as _;
        let point = point(&self.x, &self.y);
        let signature = p256::ecdsa::Signature::from_slice(signature);
        let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(&point);
        matches!((key, signature), (Ok(key), Ok(signature)) if key.verify(bytes, &signature).is_ok())
    }
}

/// The keys of this installation.
pub struct Keys {
    folder: Folder,
    mark: Option<(std::time::SystemTime, u64)>,
    signing: SigningKey,
    web: WebKey,
    public: Vec<PublicKey>,
    web_public: Vec<WebPublicKey>,
}

impl fmt::Debug for Keys {
    /// Without the secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys")
            .field("public", &self.public)
            .field("web_public", &self.web_public)
            .finish_non_exhaustive()
    }
}

impl Keys {
    /// Reads the keys in `keys` inside the data folder; makes them at the first start.
    ///
    /// # Errors
    /// When they cannot be read or made, when others may read them, or when a secret is not the one
    /// that the ledger names.
    pub fn open(data: &Path, now: Timestamp) -> anyhow::Result<Self> {
        let folder = Folder::open(data)?;
        if folder.ledger()?.is_none() {
            let _held = folder.hold()?;
            // Another process may have made them while this one waited.
            if folder.ledger()?.is_none() {
                let mut ledger = Ledger::default();
                add_pair(&folder, &mut ledger, now)?;
                folder.write_ledger(&ledger)?;
            }
        }
        Self::read(folder)
    }

    /// Replaces both keys: new ones sign from now on, the old secrets are destroyed, the old public
    /// keys stay.
    ///
    /// # Errors
    /// When the folder cannot be written. Until the ledger is replaced, the old keys sign.
    pub fn rotate(&self, now: Timestamp) -> anyhow::Result<Self> {
        let folder = self.folder.clone();
        let held = folder.hold()?;
        let mut ledger = folder.ledger()?.context("the ledger of keys is missing")?;
        let mut retired = Vec::new();
        for line in ledger.ed25519.iter_mut().chain(&mut ledger.p256) {
            if line.until.is_none() {
                line.until = Some(now);
                retired.push(line.id.clone());
            }
        }
        add_pair(&folder, &mut ledger, now)?;
        folder.write_ledger(&ledger)?;
        for id in retired {
            folder.destroy_secret(&id)?;
        }
        drop(held);
        Self::read(folder)
    }

    /// The keys as they are now, when another process has replaced them; `None` when these are they.
    ///
    /// # Errors
    /// As [`Keys::open`].
    pub fn renewed(&self) -> anyhow::Result<Option<Self>> {
        if self.folder.mark() == self.mark {
            return Ok(None);
        }
        Self::read(self.folder.clone()).map(Some)
    }

    /// The Ed25519 key that signs today.
    #[must_use]
    pub fn signing(&self) -> &SigningKey {
        &self.signing
    }

    /// The P-256 key that signs today.
    #[must_use]
    pub fn web_signing(&self) -> &WebKey {
        &self.web
    }

    /// Every Ed25519 public key there ever was, oldest first.
    #[must_use]
    pub fn public(&self) -> &[PublicKey] {
        &self.public
    }

    /// Every P-256 public key there ever was, oldest first.
    #[must_use]
    pub fn web_public(&self) -> &[WebPublicKey] {
        &self.web_public
    }

    /// The Ed25519 public key of this name.
    #[must_use]
    pub fn find(&self, id: &KeyId) -> Option<&PublicKey> {
        self.public.iter().find(|key| key.id == *id)
    }

    fn read(folder: Folder) -> anyhow::Result<Self> {
        // Looked at before reading: a ledger replaced meanwhile is read again at the next look.
        let mark = folder.mark();
        let ledger = folder.ledger()?.context("the ledger of keys is missing")?;
        let public = ledger
            .ed25519
            .iter()
            .map(public_key)
            .collect::<anyhow::Result<Vec<_>>>()?;
        let web_public = ledger
            .p256
            .iter()
            .map(web_public_key)
            .collect::<anyhow::Result<Vec<_>>>()?;
        let id = signs_today(&ledger.ed25519)?;
        let secret = ed25519_dalek::SigningKey::from_pkcs8_pem(&folder.secret(&id)?)
            .with_context(|| format!("keys/{id}.pem is not an Ed25519 key in PKCS#8"))?;
        let signing = SigningKey {
            id: KeyId::of(secret.verifying_key().as_bytes()),
            secret,
        };
        ensure!(
            signing.id.to_string() == id,
            "keys/{id}.pem is not the key of its name"
        );
        let id = signs_today(&ledger.p256)?;
        let secret = p256::ecdsa::SigningKey::from_pkcs8_pem(&folder.secret(&id)?)
            .with_context(|| format!("keys/{id}.pem is not a P-256 key in PKCS#8"))?;
        let web = WebKey {
            id: KeyId::of(&public_point(&secret)),
            secret,
        };
        ensure!(
            web.id.to_string() == id,
            "keys/{id}.pem is not the key of its name"
        );
        Ok(Self {
            folder,
            mark,
            signing,
            web,
            public,
            web_public,
        })
    }
}

/// Makes both keys and keeps their secrets; they sign once the ledger is written.
fn add_pair(folder: &Folder, ledger: &mut Ledger, now: Timestamp) -> anyhow::Result<()> {
    let line = |public: &[u8]| Line {
        id: KeyId::of(public).to_string(),
        public: URL_SAFE_NO_PAD.encode(public),
        from: now,
        until: None,
    };
    let secret = ed25519_dalek::SigningKey::from_bytes(&rand::random());
    let new = line(secret.verifying_key().as_bytes());
    folder.write_secret(&new.id, &secret.to_pkcs8_pem(LineEnding::LF)?)?;
    ledger.ed25519.push(new);
    // A random number is no secret of P-256 once in 2^32: zero, or the order of the group and above.
    let secret = loop {
        let bytes: [u8; 32] = rand::random();
        if let Ok(secret) = p256::ecdsa::SigningKey::from_slice(&bytes) {
            break secret;
        }
    };
    let new = line(&public_point(&secret));
    folder.write_secret(&new.id, &secret.to_pkcs8_pem(LineEnding::LF)?)?;
    ledger.p256.push(new);
    Ok(())
}

/// The name of the one key of these that signs today.
fn signs_today(lines: &[Line]) -> anyhow::Result<String> {
    let mut today = lines.iter().filter(|line| line.until.is_none());
    match (today.next(), today.next()) {
        (Some(line), None) => Ok(line.id.clone()),
        _ => anyhow::bail!("keys/keys.json: exactly one key of each kind must have no end"),
    }
}

fn public_key(line: &Line) -> anyhow::Result<PublicKey> {
    let bytes: [u8; 32] = named_bytes(line)?;
    Ok(PublicKey {
        id: KeyId::of(&bytes),
        bytes,
        from: line.from,
        until: line.until,
    })
}

fn web_public_key(line: &Line) -> anyhow::Result<WebPublicKey> {
    let bytes: [u8; 65] = named_bytes(line)?;
    let (mut x, mut y) = ([0; 32], [0; 32]);
    x.copy_from_slice(&bytes[1..33]);
    y.copy_from_slice(&bytes[33..]);
    Ok(WebPublicKey {
        id: KeyId::of(&bytes),
        x,
        y,
        from: line.from,
        until: line.until,
    })
}

/// The public key of a line, when it is that of its name.
fn named_bytes<const N: usize>(line: &Line) -> anyhow::Result<[u8; N]> {
    let bytes = URL_SAFE_NO_PAD.decode(&line.public).ok();
    bytes
        .and_then(|bytes| <[u8; N]>::try_from(bytes).ok())
        .filter(|bytes| KeyId::of(bytes).to_string() == line.id)
        .with_context(|| format!("keys/keys.json: {} is not the key of its name", line.id))
}

/// The uncompressed point of a public key (SEC 1 §2.3.3).
fn public_point(secret: &p256::ecdsa::SigningKey) -> Vec<u8> {
    secret
        .verifying_key()
        .to_sec1_point(false)
        .as_bytes()
        .to_vec()
}

fn point(x: &[u8; 32], y: &[u8; 32]) -> [u8; 65] {
    let mut point = [4; 65];
    point[1..33].copy_from_slice(x);
    point[33..].copy_from_slice(y);
    point
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    const FIRST: Timestamp = Timestamp(1_000);
    const SECOND: Timestamp = Timestamp(2_000);

    fn mode(path: &Path) -> u32 {
        let metadata = std::fs::metadata(path).expect("there");
        metadata.permissions().mode() & 0o777
    }

    #[test]
    fn keys_are_made_once_and_found_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let made = Keys::open(folder.path(), FIRST).expect("made");
        let found = Keys::open(folder.path(), SECOND).expect("found");
        assert_eq!(made.public(), found.public());
        assert_eq!(made.web_public(), found.web_public());
        assert_eq!(
            made.public()[0],
            PublicKey {
                id: made.signing().id,
                bytes: made.signing().public(),
                from: FIRST,
                until: None
            }
        );
        assert_eq!(mode(&folder.path().join("keys")), 0o700);
        for file in std::fs::read_dir(folder.path().join("keys")).expect("a folder") {
            let path = file.expect("a file").path();
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    }

    #[test]
    fn what_an_old_key_signed_stays_verifiable() {
        let folder = tempfile::tempdir().expect("a folder");
        let old = Keys::open(folder.path(), FIRST).expect("made");
        let signature = old.signing().sign(b"said once");
        let web_signature = old.web_signing().sign(b"said once");
        let new = old.rotate(SECOND).expect("replaced");
        assert_ne!(new.signing().id, old.signing().id);
        let retired = new.find(&old.signing().id).expect("kept for ever");
        assert_eq!(retired.until, Some(SECOND));
        assert!(retired.verifies(b"said once", &signature));
        assert!(!retired.verifies(b"said twice", &signature));
        assert!(!new.public()[1].verifies(b"said once", &signature));
        assert!(new.web_public()[0].verifies(b"said once", &web_signature));
        assert!(!new.web_public()[1].verifies(b"said once", &web_signature));
        let secrets = std::fs::read_dir(folder.path().join("keys")).expect("a folder");
        let secrets = secrets.filter(|file| {
            let name = file.as_ref().expect("a file").file_name();
            name.to_string_lossy().ends_with(".pem")
        });
        assert_eq!(secrets.count(), 2, "the old secrets are gone");
        assert_eq!(
            Keys::open(folder.path(), SECOND).expect("found").public(),
            new.public()
        );
    }

    #[test]
    fn another_process_is_told_of_new_keys() {
        let folder = tempfile::tempdir().expect("a folder");
        let here = Keys::open(folder.path(), FIRST).expect("made");
        let there = Keys::open(folder.path(), FIRST).expect("found");
        assert!(here.renewed().expect("read").is_none());
        let new = there.rotate(SECOND).expect("replaced");
        let told = here.renewed().expect("read").expect("new keys");
        assert_eq!(told.signing().id, new.signing().id);
    }

    #[test]
    fn keys_that_others_may_read_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(folder.path(), FIRST).expect("made");
        let inside = folder.path().join("keys");
        let secret = inside.join(format!("{}.pem", keys.signing().id));
        for (path, open, right) in [(&inside, 0o755, 0o700), (&secret, 0o640, 0o600)] {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(open)).expect("set");
            let refused = Keys::open(folder.path(), FIRST).expect_err("refused");
            let told = refused.to_string();
            assert!(told.contains(&format!("chmod {right:o}")), "{told}");
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(right)).expect("set");
        }
        assert!(Keys::open(folder.path(), FIRST).is_ok());
    }

    #[test]
    fn a_ledger_that_was_tampered_with_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(folder.path(), FIRST).expect("made");
        let path = folder.path().join("keys/keys.json");
        let text = std::fs::read_to_string(&path).expect("text");
        let public = URL_SAFE_NO_PAD.encode(keys.signing().public());
        let other = URL_SAFE_NO_PAD.encode([7; 32]);
        std::fs::write(&path, text.replace(&public, &other)).expect("written");
        let refused = Keys::open(folder.path(), FIRST).expect_err("refused");
        assert!(refused.to_string().contains("not the key of its name"));
    }

    #[test]
    fn the_name_of_a_key_is_read_as_it_is_written() {
        let id = KeyId::of(b"anything");
        assert_eq!(KeyId::parse(&id.to_string()), Some(id));
        for bad in ["", "12", "+123456789abcdef", "g123456789abcdef"] {
            assert_eq!(KeyId::parse(bad), None, "{bad}");
        }
    }
}
