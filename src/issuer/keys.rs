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

use super::{
    known::{ED25519, Known, P256},
    ledger::{Folder, Ledger, Line},
};
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
    /// An Ed25519 key that the database knows; `None` of another kind.
    #[must_use]
    pub fn of(known: &Known) -> Option<Self> {
        (known.kind == ED25519).then(|| public_key(&Line::of(known)).ok())?
    }

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
    /// Reads the keys in `keys` inside the data folder; makes them at the first start. Removes what a
    /// process that was killed while it replaced them may have left.
    ///
    /// # Errors
    /// When they cannot be read or made, when others may read them, or when a secret is not the one
    /// that the ledger names.
    pub fn open(data: &Path, now: Timestamp) -> anyhow::Result<Self> {
        let folder = Folder::open(data)?;
        let found = folder.ledger()?;
        let whole = match &found {
            None => false,
            // Whoever may only read leaves them to the site.
            Some(ledger) => folder.strays(ledger)?.is_empty() || folder.is_ours().is_err(),
        };
        if !whole {
            let held = folder.hold()?;
            // Another process may have made or replaced them while this one waited.
            let ledger = match folder.ledger()? {
                Some(ledger) => ledger,
                None => {
                    let mut ledger = Ledger::default();
                    add_pair(&folder, &mut ledger, now)?;
                    folder.write_ledger(&ledger)?;
                    ledger
                }
            };
            folder.sweep(&held, &ledger)?;
        }
        Self::read(folder)
    }

    /// Reads the keys, and writes nothing; `None` when there are none yet.
    ///
    /// # Errors
    /// As [`Keys::open`].
    pub fn existing(data: &Path) -> anyhow::Result<Option<Self>> {
        match Folder::find(data)? {
            Some(folder) if folder.ledger()?.is_some() => Self::read(folder).map(Some),
            _ => Ok(None),
        }
    }

    /// Whether this process may make or replace keys in the data folder.
    ///
    /// # Errors
    /// When the folder of the keys is another user's.
    pub fn may_write(data: &Path) -> anyhow::Result<()> {
        Folder::find(data)?.map_or(Ok(()), |folder| folder.is_ours())
    }

    /// Names the keys that the database knows in a new ledger, after the old one was lost, and makes
    /// new ones that sign from now on.
    ///
    /// # Errors
    /// When there is a ledger, or the folder cannot be written.
    pub fn restore(data: &Path, known: &[Known], now: Timestamp) -> anyhow::Result<Self> {
        let folder = Folder::open(data)?;
        let held = folder.hold()?;
        ensure!(
            folder.ledger()?.is_none(),
            "keys/keys.json is there: it is restored only when it is lost"
        );
        let lines = |kind: &str| {
            let of_kind = known.iter().filter(|key| key.kind == kind);
            of_kind.map(Line::of).collect()
        };
        let mut ledger = Ledger {
            ed25519: lines(ED25519),
            p256: lines(P256),
        };
        ledger.retire(now);
        add_pair(&folder, &mut ledger, now)?;
        folder.write_ledger(&ledger)?;
        folder.sweep(&held, &ledger)?;
        drop(held);
        Self::read(folder)
    }

    /// Replaces both keys: new ones sign from now on, the old secrets are destroyed, the old public
    /// keys stay.
    ///
    /// # Errors
    /// When the folder is another user's or cannot be written. Until the ledger is replaced, the old
    /// keys sign.
    pub fn rotate(&self, now: Timestamp) -> anyhow::Result<Self> {
        let folder = self.folder.clone();
        let held = folder.hold()?;
        let mut ledger = folder.ledger()?.context("the ledger of keys is missing")?;
        ledger.retire(now);
        add_pair(&folder, &mut ledger, now)?;
        folder.write_ledger(&ledger)?;
        folder.sweep(&held, &ledger)?;
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

    /// Every public key, as the database keeps it.
    #[must_use]
    pub fn known(&self) -> Vec<Known> {
        let known = |kind: &str, at: usize, id: KeyId, public: &[u8], from, until| Known {
            kind: kind.to_owned(),
            place: i64::try_from(at + 1).unwrap_or(i64::MAX),
            key_id: id.to_string(),
            public: URL_SAFE_NO_PAD.encode(public),
            signs_from: from,
            signs_until: until,
        };
        let of = self.public.iter().enumerate();
        let of = of.map(|(at, key)| known(ED25519, at, key.id, &key.bytes, key.from, key.until));
        let web = self.web_public.iter().enumerate().map(|(at, key)| {
            let point = point(&key.x, &key.y);
            known(P256, at, key.id, &point, key.from, key.until)
        });
        of.chain(web).collect()
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
#[path = "keys_tests.rs"]
mod tests;
