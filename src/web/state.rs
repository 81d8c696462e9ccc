//! What every handler may reach.

use std::{ops::Deref, sync::Arc};

use crate::{
    config::Config,
    content::library::Library,
    issuer::{keys::Keys, ring::Ring},
    kit::{blob::Blobs, bucket::Bucket, db::Db, password::Passwords, time::Clock},
    web::limit::Limits,
};

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
}

impl App {
    /// The application on its database and its data folder.
    ///
    /// # Errors
    /// When the keys of the issuer cannot be read or made.
    pub fn new(config: Config, db: Db, clock: Clock) -> anyhow::Result<Self> {
        let blobs = match config.bucket() {
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
        };
        let keys = Keys::open(&config.data, clock.now())?;
        Ok(Self(Arc::new(Inner {
            library: Library::new(db.clone(), blobs.clone()),
            blobs,
            passwords: Passwords::default(),
            keys: Ring::new(keys),
            limits: Limits::new(),
            config,
            db,
            clock,
        })))
    }
}

impl Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}
