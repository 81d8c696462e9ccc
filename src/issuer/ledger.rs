//! The files of the keys: `keys.json`, which names every key there ever was, and a PKCS#8 file for
//! each secret that still signs. Only the user whose folder it is writes here: what another one wrote,
//! root say, the site could not read.

use std::{
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Write as _},
    os::unix::fs::{
        DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _,
    },
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail, ensure};
use serde::{Deserialize, Serialize};

use super::known::Known;
use crate::kit::time::Timestamp;

/// Mode of the folder: its owner's alone.
const FOLDER: u32 = 0o700;
/// Mode of each file: its owner's alone.
const FILE: u32 = 0o600;
/// What group and others must not have.
const ANYBODY_ELSE: u32 = 0o077;

/// What `keys.json` holds, oldest key first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ledger {
    pub ed25519: Vec<Line>,
    pub p256: Vec<Line>,
}

impl Ledger {
    /// The names of the keys that sign today.
    fn current(&self) -> impl Iterator<Item = &str> {
        let lines = self.ed25519.iter().chain(&self.p256);
        lines
            .filter(|line| line.until.is_none())
            .map(|line| line.id.as_str())
    }

    /// From this moment on, none of these keys signs.
    pub fn retire(&mut self, now: Timestamp) {
        for line in self.ed25519.iter_mut().chain(&mut self.p256) {
            line.until.get_or_insert(now);
        }
    }
}

/// A key in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    pub id: String,
    /// The public key, base64url without padding: 32 bytes (RFC 8032), or 65 bytes of an
    /// uncompressed point (SEC 1 §2.3.3).
    pub public: String,
    pub from: Timestamp,
    /// None: it signs today.
    pub until: Option<Timestamp>,
}

impl Line {
    /// As the database knows it.
    pub fn of(known: &Known) -> Self {
        Self {
            id: known.key_id.clone(),
            public: known.public.clone(),
            from: known.signs_from,
            until: known.signs_until,
        }
    }
}

/// The folder of the keys, `keys` inside the data folder.
#[derive(Debug, Clone)]
pub(super) struct Folder(PathBuf);

/// Held while keys are made or replaced, so that two processes do not do it at once.
pub(super) struct Held(#[expect(dead_code, reason = "closing the file ends the lock")] File);

impl Folder {
    /// Opens the folder, and makes it when it is missing.
    ///
    /// # Errors
    /// When it cannot be made, or when others may enter it.
    pub fn open(data: &Path) -> anyhow::Result<Self> {
        let path = data.join("keys");
        match fs::DirBuilder::new().mode(FOLDER).create(&path) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => {
                return Err(error).with_context(|| format!("cannot make {}", path.display()));
            }
        }
        owners_alone(&path, FOLDER)?;
        Ok(Self(path))
    }

    /// The folder as it is; `None` when there is none.
    ///
    /// # Errors
    /// When others may enter it.
    pub fn find(data: &Path) -> anyhow::Result<Option<Self>> {
        let path = data.join("keys");
        if !path
            .try_exists()
            .with_context(|| format!("cannot read {}", path.display()))?
        {
            return Ok(None);
        }
        owners_alone(&path, FOLDER)?;
        Ok(Some(Self(path)))
    }

    /// Whether what this process writes here belongs to the user whose folder it is.
    ///
    /// # Errors
    /// When it does not, or nothing can be written.
    pub fn is_ours(&self) -> anyhow::Result<()> {
        let owner = fs::metadata(&self.0)
            .with_context(|| format!("cannot read {}", self.0.display()))?
            .uid();
        let probe = self.0.join(format!("{}.part", crate::kit::id::fresh()));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true).mode(FILE);
        let written = options.open(&probe).and_then(|file| file.metadata());
        let _ = fs::remove_file(&probe);
        let writer = written
            .with_context(|| format!("cannot write in {}", self.0.display()))?
            .uid();
        ensure!(
            owner == writer,
            "{} belongs to the user number {owner}, and this program runs as number {writer}: the site could \
             not read what it would write there; run it as that user, for instance with `sudo -u '#{owner}'`",
            self.0.display()
        );
        Ok(())
    }

    /// Waits for whoever makes or replaces keys at this moment.
    ///
    /// # Errors
    /// When the folder is another user's, or the lock cannot be written.
    pub fn hold(&self) -> anyhow::Result<Held> {
        self.is_ours()?;
        let path = self.0.join("lock");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false).mode(FILE);
        let file = options
            .open(&path)
            .with_context(|| format!("cannot write {}", path.display()))?;
        file.lock()
            .with_context(|| format!("cannot lock {}", path.display()))?;
        Ok(Held(file))
    }

    /// What the ledger says; `None` before the first start.
    ///
    /// # Errors
    /// When it cannot be read or understood, or when others may read it.
    pub fn ledger(&self) -> anyhow::Result<Option<Ledger>> {
        let path = self.ledger_path();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => bail!("cannot read {}: {error}", path.display()),
        };
        owners_alone(&path, FILE)?;
        let ledger = serde_json::from_str(&text)
            .with_context(|| format!("cannot understand {}", path.display()))?;
        Ok(Some(ledger))
    }

    /// Writes the ledger: whole, or not at all.
    ///
    /// # Errors
    /// When the disk is full or the folder may not be written.
    pub fn write_ledger(&self, ledger: &Ledger) -> anyhow::Result<()> {
        let mut text = serde_json::to_string_pretty(ledger)?;
        text.push('\n');
        self.write(&self.ledger_path(), text.as_bytes())
    }

    /// The secret of a key, as PKCS#8 in PEM.
    ///
    /// # Errors
    /// When there is none, or when others may read it.
    pub fn secret(&self, id: &str) -> anyhow::Result<String> {
        let path = self.secret_path(id);
        let text = fs::read_to_string(&path).with_context(|| {
            format!(
                "cannot read {}, the secret of the key that signs",
                path.display()
            )
        })?;
        owners_alone(&path, FILE)?;
        Ok(text)
    }

    /// Keeps the secret of a key.
    ///
    /// # Errors
    /// When the disk is full or the folder may not be written.
    pub fn write_secret(&self, id: &str, pem: &str) -> anyhow::Result<()> {
        self.write(&self.secret_path(id), pem.as_bytes())
    }

    /// What a kill may have left: secrets of keys that do not sign by this ledger, and drafts of files.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn strays(&self, ledger: &Ledger) -> anyhow::Result<Vec<PathBuf>> {
        let current: Vec<_> = ledger.current().map(|id| self.secret_path(id)).collect();
        let unreadable = || format!("cannot read {}", self.0.display());
        let mut strays = Vec::new();
        for file in fs::read_dir(&self.0).with_context(unreadable)? {
            let path = file.with_context(unreadable)?.path();
            let ending = path.extension().unwrap_or_default();
            if ending == "part" || ending == "pem" && !current.contains(&path) {
                strays.push(path);
            }
        }
        Ok(strays)
    }

    /// Removes them; only while the folder is held, for they may be what another process makes.
    ///
    /// # Errors
    /// When one is there and cannot be removed.
    pub fn sweep(&self, _: &Held, ledger: &Ledger) -> anyhow::Result<()> {
        for path in self.strays(ledger)? {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(error).with_context(|| format!("cannot remove {}", path.display()));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// What changes when the ledger does: its file is replaced, never written over.
    pub fn mark(&self) -> Option<(std::time::SystemTime, u64)> {
        let metadata = fs::metadata(self.ledger_path()).ok()?;
        Some((metadata.modified().ok()?, metadata.ino()))
    }

    fn ledger_path(&self) -> PathBuf {
        self.0.join("keys.json")
    }

    fn secret_path(&self, id: &str) -> PathBuf {
        self.0.join(format!("{id}.pem"))
    }

    /// Writes beside the place, flushes to the disk, moves there.
    fn write(&self, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
        let draft = path.with_extension("part");
        let written = || -> std::io::Result<()> {
            let mut options = OpenOptions::new();
            options.write(true).create(true).truncate(true).mode(FILE);
            let mut file = options.open(&draft)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&draft, path)?;
            File::open(&self.0)?.sync_all()
        };
        written().with_context(|| format!("cannot write {}", path.display()))
    }
}

/// Refuses what group or others may touch: a secret that can be read is none.
fn owners_alone(path: &Path, wanted: u32) -> anyhow::Result<()> {
    let mode = fs::metadata(path)
        .with_context(|| format!("cannot read {}", path.display()))?
        .permissions()
        .mode()
        & 0o777;
    ensure!(
        mode & ANYBODY_ELSE == 0,
        "{} holds the keys of the issuer and is open to others (mode {mode:o}): \
         run `chmod {wanted:o} {}`, and replace the keys with `takwin keys rotate` if somebody may have read them",
        path.display(),
        path.display()
    );
    Ok(())
}
