//! The files of `static/`, inside the binary, under an address that changes with their content:
//! `/static/<hash of the tree>/<path>`, so that a browser keeps them for ever.

use std::{
    collections::HashMap,
    sync::{LazyLock, OnceLock},
};

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use rust_embed::RustEmbed;

use crate::kit::{error::Error, secret::digest};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/static"]
struct Tree;

struct Asset {
    mime: &'static str,
    bytes: Vec<u8>,
    /// `None` once tried and failed.
    brotli: OnceLock<Option<Vec<u8>>>,
}

struct Assets {
    root: String,
    files: HashMap<String, Asset>,
}

/// The name under which the style sheets are served as one.
const SHEET: &str = "site.css";

static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let mut names: Vec<String> = Tree::iter().map(|name| name.to_string()).collect();
    names.sort();
    let read = |name: &str| {
        Tree::get(name)
            .map(|file| file.data.into_owned())
            .unwrap_or_default()
    };
    let order = String::from_utf8(read("css/order.txt")).unwrap_or_default();
    let mut sheet = Vec::new();
    for path in order.lines().map(str::trim).filter(|line| !line.is_empty()) {
        sheet.extend(read(&format!("css/{}", path.trim_start_matches("css/"))));
        sheet.push(b'\n');
    }
    let sheet = stripped(&String::from_utf8_lossy(&sheet)).into_bytes();
    let mut files = HashMap::from([(
        SHEET.to_owned(),
        Asset::new("text/css; charset=utf-8", sheet),
    )]);
    for name in names {
        if let Some(mime) = mime(&name) {
            files.insert(name.clone(), Asset::new(mime, read(&name)));
        }
    }
    let mut listed: Vec<_> = files
        .iter()
        .map(|(name, asset)| (name, digest(&asset.bytes)))
        .collect();
    listed.sort();
    let root = digest(format!("{listed:?}").as_bytes())[..12].to_owned();
    Assets { root, files }
});

/// A style sheet without its comments, indents and line ends; strings are left alone.
fn stripped(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
        } else if c == '"' {
            let end = rest[1..].find('"').map_or(rest.len(), |end| end + 2);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        } else if c.is_whitespace() {
            rest = rest.trim_start();
            // A blank matters between words and around operators, not beside these.
            let needless = out.is_empty() || out.ends_with(['{', '}', ';', ',']);
            if !needless && !rest.starts_with(['{', '}', ';']) && !rest.is_empty() {
                out.push(' ');
            }
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

impl Asset {
    fn new(mime: &'static str, bytes: Vec<u8>) -> Self {
        Self {
            mime,
            bytes,
            brotli: OnceLock::new(),
        }
    }
}

fn mime(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}

/// The address of a file: `url("site.css")`, `url("js/main.js")`.
#[must_use]
pub fn url(path: &str) -> String {
    format!("/static/{}/{path}", ASSETS.root)
}

/// The bytes of a file, for what carries it inside: `read("site.css")`.
#[must_use]
pub fn read(path: &str) -> Option<&'static [u8]> {
    ASSETS.files.get(path).map(|asset| asset.bytes.as_slice())
}

/// `GET /static/{hash}/{*path}`
///
/// # Errors
/// [`Error::NotFound`] for another path, or for the tree of another build.
pub async fn serve(
    Path((root, path)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let asset = ASSETS.files.get(&path).ok_or(Error::NotFound)?;
    // A page of the build before may still ask for its files: serve today's, but do not let it
    // be kept under yesterday's name.
    let keep = if root == ASSETS.root {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let kind = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.mime)),
        (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    let accepts_brotli = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|part| part.trim().starts_with("br")));
    if accepts_brotli && !asset.mime.starts_with("font/") {
        let packed = asset.brotli.get_or_init(|| pack(&asset.bytes));
        if let Some(packed) = packed {
            let encoding = [(header::CONTENT_ENCODING, HeaderValue::from_static("br"))];
            return Ok((StatusCode::OK, kind, encoding, packed.clone()).into_response());
        }
    }
    Ok((StatusCode::OK, kind, asset.bytes.clone()).into_response())
}

/// Brotli at its best: paid once for each file and process.
fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params).ok()?;
    Some(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stripped_sheet_says_the_same() {
        let sheet = "/* head */\n@layer a {\n  p, b > i { margin: 0 auto;\n color: red }\n  q { content: \"a  /* b\" }\n}\n";
        let expected = "@layer a{p,b > i{margin: 0 auto;color: red}q{content: \"a  /* b\"}}";
        assert_eq!(stripped(sheet), expected);
    }

    #[test]
    fn every_asset_of_a_page_is_there() {
        for path in [
            "site.css",
            "js/main.js",
            "favicon.svg",
            "fonts/text-ar-400.woff2",
        ] {
            assert!(ASSETS.files.contains_key(path), "{path}");
        }
    }
}
