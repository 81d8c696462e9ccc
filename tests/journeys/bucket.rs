//! Stored files in a bucket that speaks S3: a small server that checks each signature by the
//! standard's own words (AWS Signature Version 4, in the query).

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, Method, StatusCode, Uri},
    response::{IntoResponse as _, Response},
};
use sha2::{Digest as _, Sha256};
use takwin::{
    certificates::inspection::Fault,
    cli::doctor,
    kit::{blob::Kept, secret::digest},
};

use super::certificate::{complete, numbers};
use crate::kit::{
    app::House,
    course::{Issued, small},
    people::NADIA,
};

const KEY: &str = "AKIATAKWIN";
const SECRET: &str = "a/secret+of the test";

#[derive(Default)]
struct Bucket {
    objects: HashMap<String, Vec<u8>>,
    puts: usize,
    refused: usize,
    /// Whether its objects may be listed.
    lists: bool,
}
type Shared = Arc<Mutex<Bucket>>;

fn hmac(key: &[u8], text: &str) -> Vec<u8> {
    let mut block = [0_u8; 64];
    if key.len() > 64 {
        block[..32].copy_from_slice(&Sha256::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let pad = |with: u8| block.map(|byte| byte ^ with).to_vec();
    let inner = Sha256::digest([pad(0x36), text.as_bytes().to_vec()].concat());
    Sha256::digest([pad(0x5c), inner.to_vec()].concat()).to_vec()
}

/// Whether a request is signed with the secret, for this method, host, path and query.
fn is_signed(method: &Method, uri: &Uri, host: &str) -> bool {
    let query = uri.query().unwrap_or("");
    let mut pairs: Vec<&str> = query.split('&').collect();
    let Some(at) = pairs.iter().position(|p| p.starts_with("X-Amz-Signature=")) else {
        return false;
    };
    let signature = pairs.remove(at).trim_start_matches("X-Amz-Signature=");
    pairs.sort_unstable();
    let of = |name: &str| {
        let start = format!("{name}=");
        let found = pairs.iter().find_map(|p| p.strip_prefix(&start));
        found.unwrap_or("").to_owned()
    };
    let (date, scope) = (of("X-Amz-Date"), of("X-Amz-Credential").replace("%2F", "/"));
    let Some(scope) = scope.strip_prefix(&format!("{KEY}/")) else {
        return false;
    };
    let canonical = format!(
        "{method}\n{}\n{}\nhost:{host}\n\nhost\nUNSIGNED-PAYLOAD",
        uri.path(),
        pairs.join("&")
    );
    let to_sign = format!(
        "AWS4-HMAC-SHA256\n{date}\n{scope}\n{}",
        digest(canonical.as_bytes())
    );
    let key = scope
        .split('/')
        .fold(format!("AWS4{SECRET}").into_bytes(), |key, part| {
            hmac(&key, part)
        });
    let hex = hmac(&key, &to_sign)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>();
    hex == signature && scope.ends_with("/ma-1/s3/aws4_request")
}

async fn serve(
    State(bucket): State<Shared>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut bucket = bucket.lock().expect("a lock");
    let host = headers["host"].to_str().expect("a host");
    if !is_signed(&method, &uri, host) {
        bucket.refused += 1;
        return StatusCode::FORBIDDEN.into_response();
    }
    let name = uri.path().to_owned();
    match method {
        Method::PUT => {
            bucket.puts += 1;
            bucket.objects.insert(name, body.to_vec());
            StatusCode::OK.into_response()
        }
        _ if name == "/takwin/" => {
            if bucket.lists {
                listing(&bucket, uri.query().unwrap_or("")).into_response()
            } else {
                StatusCode::FORBIDDEN.into_response()
            }
        }
        _ => match bucket.objects.get(&name) {
            Some(bytes) => bytes.clone().into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        },
    }
}

/// One name at a time, as a bucket with many would answer a thousand.
fn listing(bucket: &Bucket, query: &str) -> String {
    assert!(query.contains("list-type=2"), "{query}");
    let token = query
        .split('&')
        .find_map(|part| part.strip_prefix("continuation-token=at"));
    let at: usize = token.map_or(0, |token| token.parse().expect("a token of ours"));
    let mut names: Vec<_> = bucket.objects.keys().collect();
    names.sort();
    let (name, more) = (
        names[at].trim_start_matches("/takwin/"),
        at + 1 < names.len(),
    );
    let next = at + 1;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
         <Name>takwin</Name><IsTruncated>{more}</IsTruncated><Contents><Key>{name}</Key><Size>1</Size></Contents>\
         <NextContinuationToken>at{next}</NextContinuationToken></ListBucketResult>"
    )
}

/// The address of a server, and what it keeps.
async fn server() -> (String, Shared) {
    let bucket = Shared::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let router = Router::new().fallback(serve).with_state(bucket.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (address, bucket)
}

fn address(host: &str, secret: &str) -> Option<String> {
    let secret = secret
        .replace('/', "%2F")
        .replace('+', "%2B")
        .replace(' ', "%20");
    Some(format!(
        "s3+http://{KEY}:{secret}@{host}/takwin?region=ma-1"
    ))
}

#[tokio::test]
async fn documents_are_kept_in_a_bucket_once_and_checked_when_they_come_back() {
    let (host, bucket) = server().await;
    let house = House::with(|config| config.blobs = address(&host, SECRET)).await;
    house.publish(&small(Issued::Automatic), "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(&house, &nadia).await;
    house.wait(0).await;
    let number = numbers(&house).await[0].1.clone();
    let mut nadia = house.sign_in(NADIA.email).await;
    let pdf = nadia
        .get(&format!("/fr/certificates/{number}.pdf"))
        .await
        .ok();
    assert!(pdf.bytes.starts_with(b"%PDF"));
    let hash = digest(&pdf.bytes);
    let name = format!("/takwin/{}/{hash}", &hash[..2]);
    {
        let kept = bucket.lock().expect("a lock");
        // The document, and its badge.
        assert!(kept.objects.contains_key(&name));
        assert_eq!((kept.objects.len(), kept.puts, kept.refused), (2, 2, 0));
    }
    assert!(!house.app.config.data.join("blobs").exists());
    // Written twice, stored once.
    assert_eq!(house.app.blobs.put(&pdf.bytes).await.expect("put"), hash);
    assert_eq!(bucket.lock().expect("a lock").puts, 2);
    assert_eq!(
        house.app.blobs.look(&hash).await.expect("looked"),
        Kept::Sound(pdf.bytes.clone())
    );
    let other = digest(b"other");
    assert_eq!(house.app.blobs.get(&other).await.expect("read"), None);
    assert_eq!(
        house.app.blobs.look(&other).await.expect("looked"),
        Kept::Missing
    );
    // What the keeper altered is not handed out.
    let altered = |bytes: &mut Vec<u8>| bytes[10] ^= 1;
    bucket
        .lock()
        .expect("a lock")
        .objects
        .get_mut(&name)
        .map(altered);
    assert_eq!(house.app.blobs.get(&hash).await.expect("read"), None);
    assert_eq!(
        house.app.blobs.look(&hash).await.expect("looked"),
        Kept::Altered
    );
}

#[tokio::test]
async fn a_wrong_secret_is_refused_and_said_without_telling_it() {
    let (host, bucket) = server().await;
    let house = House::with(|config| config.blobs = address(&host, "wrong")).await;
    let error = house.app.blobs.put(b"bytes").await.expect_err("refused");
    assert!(error.to_string().contains("403") && !error.to_string().contains("wrong"));
    let kept = bucket.lock().expect("a lock");
    assert!(kept.refused > 0 && kept.objects.is_empty());
}

#[tokio::test]
async fn what_the_folder_holds_stays_readable_beside_a_bucket() {
    let (host, _) = server().await;
    let house = House::with(|config| {
        let hash = digest(b"of before");
        let place = config.data.join("blobs").join(&hash[..2]);
        std::fs::create_dir_all(&place).expect("a folder");
        std::fs::write(place.join(&hash), b"of before").expect("written");
        config.blobs = address(&host, SECRET);
    })
    .await;
    let bytes = house.app.blobs.get(&digest(b"of before")).await;
    assert_eq!(bytes.expect("read").as_deref(), Some(&b"of before"[..]));
}

#[tokio::test]
async fn the_doctor_looks_at_every_file_of_a_bucket_that_may_be_listed() {
    let (host, bucket) = server().await;
    let house = House::with(|config| config.blobs = address(&host, SECRET)).await;
    house.publish(&small(Issued::Automatic), "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(&house, &nadia).await;
    house.wait(0).await;
    for bytes in [b"of nobody", b"of no one"] {
        house.app.blobs.put(bytes).await.expect("put");
    }
    let altered = digest(b"of nobody");
    let name = format!("/takwin/{}/{altered}", &altered[..2]);
    bucket
        .lock()
        .expect("a lock")
        .objects
        .insert(name, b"other".to_vec());
    let look = || async {
        let (mut told, mut noted) = (Vec::new(), Vec::new());
        let (config, db) = (&house.app.config, &house.app.db);
        let tell = |fault: Fault| told.push(fault.to_string());
        doctor::look(config, db, house.now(), None, tell, |note| noted.push(note))
            .await
            .expect("looked");
        (told, noted)
    };
    let (told, noted) = look().await;
    assert_eq!(told, Vec::<String>::new());
    assert!(noted[0].contains("nothing names were not looked at") && noted[0].contains("403"));
    bucket.lock().expect("a lock").lists = true;
    let (told, noted) = look().await;
    assert_eq!(noted, Vec::<String>::new());
    assert!(told.len() == 1 && told[0].contains(&altered), "{told:?}");
}
