//! Files kept by the hash of their bytes, under `blobs/` in the data folder, or in a bucket that speaks
//! S3. What the folder holds already stays readable beside a bucket.
//!
//! A file is written beside its place, flushed to the disk, then moved there, and its folder is flushed: a
//! reader sees the whole file or none, and a file that was stored survives a power cut. Writing what is
//! already there changes nothing. A file that no row names is harmless, so files are written before the
//! row that names them is committed.

use std::path::{Path, PathBuf};

use tokio::io::AsyncWriteExt as _;

use crate::kit::{
    bucket::{Bucket, Objects},
    secret::digest,
};

/// How a stored file is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// Its bytes.
    Sound(Vec<u8>),
    Missing,
    /// Its bytes have another hash than its name.
    Altered,
}

/// The name of an object: as the file would lie in the folder.
fn name_of(hash: &str) -> String {
    format!("{}/{hash}", &hash[..2])
}

/// Makes what was moved or made in a folder last: flushing a file does not flush its name.
async fn flush(folder: &Path) -> std::io::Result<()> {
    tokio::fs::File::open(folder).await?.sync_all().await
}

fn is_hash(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|b| b.is_ascii_hexdigit())
}

/// A folder of files named by their SHA-256.
#[derive(Debug, Clone)]
pub struct Blobs {
    root: PathBuf,
    /// Where new files go instead.
    objects: Option<Objects>,
}

impl Blobs {
    #[must_use]
    pub fn new(data: &Path) -> Self {
        Self {
            root: data.join("blobs"),
            objects: None,
        }
    }

    /// New files go to a bucket.
    #[must_use]
    pub fn in_bucket(data: &Path, bucket: Bucket) -> Self {
        Self {
            objects: Objects::open(bucket),
            ..Self::new(data)
        }
    }

    /// Stores the bytes and answers their hash.
    ///
    /// # Errors
    /// When the disk is full or the folder may not be written.
    pub async fn put(&self, bytes: &[u8]) -> std::io::Result<String> {
        let hash = digest(bytes);
        if let Some(objects) = &self.objects {
            let name = name_of(&hash);
            if !objects.has(&name).await? {
                objects.put(&name, bytes).await?;
            }
            return Ok(hash);
        }
        let place = self.place(&hash);
        let folder = place.parent().unwrap_or(&self.root);
        if tokio::fs::try_exists(&place).await? {
            // Whoever moved it there a moment ago may not have come to this yet.
            flush(folder).await?;
            return Ok(hash);
        }
        self.make(folder).await?;
        let draft = folder.join(format!("{}.part", crate::kit::id::fresh()));
        let written = async {
            let mut file = tokio::fs::File::create(&draft).await?;
            file.write_all(bytes).await?;
            file.sync_all().await?;
            tokio::fs::rename(&draft, &place).await?;
            flush(folder).await
        }
        .await;
        if written.is_err() {
            let _ = tokio::fs::remove_file(&draft).await;
        }
        written.map(|()| hash)
    }

    /// Makes the folder of a file, so that a power cut does not take it away with what is in it.
    async fn make(&self, folder: &Path) -> std::io::Result<()> {
        if tokio::fs::try_exists(folder).await? {
            return Ok(());
        }
        tokio::fs::create_dir_all(folder).await?;
        flush(&self.root).await?;
        match self.root.parent() {
            Some(data) => flush(data).await,
            None => Ok(()),
        }
    }

    /// The bytes under this hash; `None` when there are none, or when they are no longer what
    /// their name says.
    ///
    /// # Errors
    /// When the file exists and cannot be read.
    pub async fn get(&self, hash: &str) -> std::io::Result<Option<Vec<u8>>> {
        if !is_hash(hash) {
            return Ok(None);
        }
        let bytes = self.read(hash).await?;
        Ok(bytes.filter(|bytes| digest(bytes) == hash))
    }

    /// Whether the file of a hash is there, and is what its name says.
    ///
    /// # Errors
    /// When the file exists and cannot be read.
    pub async fn look(&self, hash: &str) -> std::io::Result<Kept> {
        if !is_hash(hash) {
            return Ok(Kept::Missing);
        }
        Ok(match self.read(hash).await? {
            None => Kept::Missing,
            Some(bytes) if digest(&bytes) == hash => Kept::Sound(bytes),
            Some(_) => Kept::Altered,
        })
    }

    /// Some names of files in the bucket, and where to go on, when there are more. Empty without a bucket.
    ///
    /// # Errors
    /// When the server cannot be reached, or does not allow its objects to be listed.
    pub async fn remote(
        &self,
        after: Option<&str>,
    ) -> std::io::Result<(Vec<String>, Option<String>)> {
        let Some(objects) = &self.objects else {
            return Ok((Vec::new(), None));
        };
        let (names, next) = objects.list(after).await?;
        let hash = |name: String| name.rsplit('/').next().map(str::to_owned);
        let hashes = names.into_iter().filter_map(hash);
        Ok((hashes.filter(|name| is_hash(name)).collect(), next))
    }

    /// The names of the files in the folder.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn local(&self) -> std::io::Result<Vec<String>> {
        let mut names = Vec::new();
        let mut folders = match tokio::fs::read_dir(&self.root).await {
            Ok(folders) => folders,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(names),
            Err(error) => return Err(error),
        };
        while let Some(folder) = folders.next_entry().await? {
            if !folder.file_type().await?.is_dir() {
                continue;
            }
            let mut files = tokio::fs::read_dir(folder.path()).await?;
            while let Some(file) = files.next_entry().await? {
                let name = file.file_name().to_string_lossy().into_owned();
                if is_hash(&name) {
                    names.push(name);
                }
            }
        }
        names.sort();
        Ok(names)
    }

    async fn read(&self, hash: &str) -> std::io::Result<Option<Vec<u8>>> {
        if let Some(objects) = &self.objects
            && let Some(bytes) = objects.get(&name_of(hash)).await?
        {
            return Ok(Some(bytes));
        }
        match tokio::fs::read(self.place(hash)).await {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn place(&self, hash: &str) -> PathBuf {
        self.root.join(&hash[..2]).join(hash)
    }
}
