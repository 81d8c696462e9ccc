//! What every handler may reach.

use std::{
    ops::Deref,
    pin::Pin,
    sync::{Arc, OnceLock},
};

use crate::{
    config::Config,
    content::library::Library,
    issuer::{self, ring::Ring},
    kit::{
        blob::Blobs,
        briefly::Briefly,
        bucket::Bucket,
        db::Db,
        error::Error,
        id::CertificateId,
        password::Passwords,
        time::{Clock, Timestamp},
    },
    web::limit::Limits,
};

/// Makes the file that goes along inside the document of a certificate. It comes from a slice above
/// certificates, so the process names it (`routes::router`).
pub type Companion =
    fn(App, CertificateId) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, Error>> + Send>>;

/// What is published for those who verify certificates without us, as it was written at a moment.
#[derive(Debug)]
pub struct Published {
    /// The public keys, as JSON.
    pub keys: String,
    /// The signed list.
    pub list: String,
    /// The page that verifies without a network, and the policy under which it runs.
    pub page: String,
    pub policy: String,
    /// The last withdrawal that the list knows for certain: an entry of the register.
    pub entry: i64,
    pub at: Timestamp,
}

/// The running application. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The parts of an [`App`].
pub struct Inner {
    pub config: Config,
    pub db: Db,
    pub clock: Clock,
    pub blobs: Blobs,
    pub passwords: Passwords,
    pub library: Library,
    pub keys: Ring,
    pub limits: Limits,
    pub companion: OnceLock<Companion>,
    pub published: Briefly<Arc<Published>>,
}

impl App {
    /// The application on its database and its data folder.
    ///
    /// # Errors
    /// When the keys of the issuer cannot be read or made, or are not those that the database knows.
    pub async fn new(config: Config, db: Db, clock: Clock) -> anyhow::Result<Self> {
        let blobs = blobs(&config);
        let keys = issuer::actions::open(&db, &config.data, clock.now()).await?;
        Ok(Self(Arc::new(Inner {
            library: Library::new(db.clone(), blobs.clone()),
            blobs,
            passwords: Passwords::default(),
            keys: Ring::new(keys),
            limits: Limits::new(),
            companion: OnceLock::new(),
            published: Briefly::default(),
            config,
            db,
            clock,
        })))
    }
}

/// Where files are stored by these settings.
#[must_use]
pub fn blobs(config: &Config) -> Blobs {
    match config.bucket() {
        Ok(Some(bucket)) => Blobs::in_bucket(
            &config.data,
            Bucket {
                endpoint: bucket.endpoint,
                name: bucket.name,
                region: bucket.region,
                key: bucket.key,
                secret: bucket.secret,
            },
        ),
        // What cannot be understood was refused when the settings were read.
        Ok(None) | Err(_) => Blobs::new(&config.data),
    }
}

impl Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}
