//! A bucket that speaks S3: signed addresses (AWS Signature Version 4, in the query), one request each.
//!
//! Objects are named by the SHA-256 of their bytes, so that what comes back is checked against its
//! name, whoever keeps it.

use std::{io, sync::Arc, time::Duration};

use rusty_s3::{Bucket as Signer, Credentials, S3Action as _, UrlStyle};
use ureq::http::StatusCode;

/// How long a signed address is good.
const GOOD_FOR: Duration = Duration::from_secs(300);
/// How long a request may take.
const LONGEST: Duration = Duration::from_secs(60);
/// The largest object that is read.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Where a bucket is, and who reads and writes it.
#[derive(Clone)]
pub struct Bucket {
    pub endpoint: url::Url,
    pub name: String,
    pub region: String,
    pub key: String,
    pub secret: String,
}

/// An open bucket. Cheap to clone.
#[derive(Clone)]
pub struct Objects(Arc<Inner>);

struct Inner {
    signer: Signer,
    credentials: Credentials,
    agent: ureq::Agent,
}

/// Without its secret.
impl std::fmt::Debug for Objects {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.signer.base_url())
    }
}

impl Objects {
    /// Nothing is asked of the server yet. `None` when the address cannot be that of a bucket.
    #[must_use]
    pub fn open(bucket: Bucket) -> Option<Self> {
        let signer = Signer::new(bucket.endpoint, UrlStyle::Path, bucket.name, bucket.region);
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(LONGEST))
            .http_status_as_error(false)
            .build();
        Some(Self(Arc::new(Inner {
            signer: signer.ok()?,
            credentials: Credentials::new(bucket.key, bucket.secret),
            agent: agent.into(),
        })))
    }

    /// Whether there is an object of this name.
    ///
    /// # Errors
    /// When the server cannot be reached, or refuses.
    pub async fn has(&self, name: &str) -> io::Result<bool> {
        let inner = self.0.clone();
        let name = name.to_owned();
        away(move || {
            let action = inner.signer.head_object(Some(&inner.credentials), &name);
            let response = inner.agent.head(action.sign(GOOD_FOR).as_str()).call();
            let response = response.map_err(unreachable_server)?;
            found(response.status(), &name)
        })
        .await
    }

    /// Stores an object.
    ///
    /// # Errors
    /// When the server cannot be reached, or refuses.
    pub async fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let inner = self.0.clone();
        let (name, bytes) = (name.to_owned(), bytes.to_vec());
        away(move || {
            let action = inner.signer.put_object(Some(&inner.credentials), &name);
            let response = inner
                .agent
                .put(action.sign(GOOD_FOR).as_str())
                .send(&bytes[..]);
            let status = response.map_err(unreachable_server)?.status();
            if status.is_success() {
                Ok(())
            } else {
                Err(refused(status, &name))
            }
        })
        .await
    }

    /// Names of objects, a thousand or so at once, and the token with which to ask for more.
    ///
    /// # Errors
    /// When the server cannot be reached, refuses, or answers something else.
    pub async fn list(&self, after: Option<&str>) -> io::Result<(Vec<String>, Option<String>)> {
        let inner = self.0.clone();
        let after = after.map(str::to_owned);
        away(move || {
            // The address of the bucket itself.
            let mut action = inner.signer.get_object(Some(&inner.credentials), "");
            let query = action.query_mut();
            query.insert("list-type", "2");
            if let Some(after) = after {
                query.insert("continuation-token", after);
            }
            let response = inner.agent.get(action.sign(GOOD_FOR).as_str()).call();
            let mut response = response.map_err(unreachable_server)?;
            let status = response.status();
            if !status.is_success() {
                return Err(refused(status, "the list of its objects"));
            }
            let body = response.body_mut().with_config().limit(LARGEST);
            let xml = body.read_to_string().map_err(unreachable_server)?;
            listed(&xml).ok_or_else(|| io::Error::other("the bucket answered no list of objects"))
        })
        .await
    }

    /// The bytes of an object; `None` when there is none.
    ///
    /// # Errors
    /// When the server cannot be reached, or refuses.
    pub async fn get(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        let inner = self.0.clone();
        let name = name.to_owned();
        away(move || {
            let action = inner.signer.get_object(Some(&inner.credentials), &name);
            let response = inner.agent.get(action.sign(GOOD_FOR).as_str()).call();
            let mut response = response.map_err(unreachable_server)?;
            if !found(response.status(), &name)? {
                return Ok(None);
            }
            let body = response.body_mut().with_config().limit(LARGEST);
            body.read_to_vec().map(Some).map_err(unreachable_server)
        })
        .await
    }
}

/// The names in a page of the list of objects (`ListObjectsV2`), and the token of the next page.
fn listed(xml: &str) -> Option<(Vec<String>, Option<String>)> {
    let page = roxmltree::Document::parse(xml).ok()?;
    let root = page.root_element();
    if root.tag_name().name() != "ListBucketResult" {
        return None;
    }
    let text = |of: roxmltree::Node<'_, '_>, name: &str| {
        let child = of.children().find(|child| child.tag_name().name() == name);
        child.and_then(|child| child.text().map(str::to_owned))
    };
    let objects = root
        .children()
        .filter(|child| child.tag_name().name() == "Contents");
    let names = objects.filter_map(|object| text(object, "Key")).collect();
    let more = text(root, "IsTruncated").as_deref() == Some("true");
    let next = more.then(|| text(root, "NextContinuationToken")).flatten();
    (!more || next.is_some()).then_some((names, next))
}

fn found(status: StatusCode, name: &str) -> io::Result<bool> {
    match status {
        StatusCode::NOT_FOUND => Ok(false),
        status if status.is_success() => Ok(true),
        status => Err(refused(status, name)),
    }
}

fn refused(status: StatusCode, name: &str) -> io::Error {
    io::Error::other(format!("the bucket answered {status} for {name}"))
}

/// Without the address, which is signed.
fn unreachable_server(error: ureq::Error) -> io::Error {
    io::Error::other(format!("the bucket cannot be reached: {error}"))
}

/// The client waits on its thread: not on one that answers requests.
async fn away<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(io::Error::other)?
}
