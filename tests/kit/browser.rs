//! A browser without script: it keeps cookies, follows redirects, and fills forms that it finds in
//! the page. What a form does not hold cannot be sent.

use std::collections::BTreeMap;

use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use scraper::{ElementRef, Html, Selector};
use tower::ServiceExt as _;

#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
}

/// An answer, read.
pub struct Seen {
    pub status: StatusCode,
    /// Where it was found, after redirects.
    pub address: String,
    pub body: String,
    pub bytes: Vec<u8>,
    pub headers: axum::http::HeaderMap,
}

impl Browser {
    pub fn new(router: Router) -> Self {
        Self {
            router,
            cookies: BTreeMap::new(),
        }
    }

    /// One request, redirects not followed.
    pub async fn send(
        &mut self,
        method: Method,
        address: &str,
        form: Option<&[(String, String)]>,
    ) -> Seen {
        self.send_with(method, address, form, &[]).await
    }

    /// The same with headers of one's own: what a script would send.
    pub async fn send_with(
        &mut self,
        method: Method,
        address: &str,
        form: Option<&[(String, String)]>,
        headers: &[(&str, &str)],
    ) -> Seen {
        let (body, kind): (Body, &[(&str, &str)]) = match form {
            Some(fields) => (
                Body::from(encode(fields)),
                &[("content-type", "application/x-www-form-urlencoded")],
            ),
            None => (Body::empty(), &[]),
        };
        let headers = [kind, headers].concat();
        self.exchange(method, address, body, &headers).await
    }

    async fn exchange(
        &mut self,
        method: Method,
        address: &str,
        body: Body,
        headers: &[(&str, &str)],
    ) -> Seen {
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut request = Request::builder()
            .method(method)
            .uri(address)
            .header("sec-fetch-site", "same-origin");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let request = request.body(body).expect("a request");
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("an answer");
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("a readable cookie");
            let (name, rest) = cookie.split_once('=').expect("a named cookie");
            let value = rest.split(';').next().unwrap_or("");
            if value.is_empty() || rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = axum::body::to_bytes(body, usize::MAX)
            .await
            .expect("a body")
            .to_vec();
        Seen {
            status: parts.status,
            address: address.to_owned(),
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
            headers: parts.headers,
        }
    }

    async fn follow(&mut self, mut seen: Seen) -> Seen {
        for _ in 0..8 {
            if !seen.status.is_redirection() {
                return seen;
            }
            let next = seen.headers[header::LOCATION]
                .to_str()
                .expect("a readable address")
                .to_owned();
            seen = self.send(Method::GET, &next, None).await;
        }
        panic!("redirected for ever: {}", seen.address);
    }

    /// Sends one file through the form found at `selector`, as a browser does (RFC 7578).
    pub async fn upload(&mut self, page: &Seen, selector: &str, name: &str, bytes: &[u8]) -> Seen {
        const BOUNDARY: &str = "takwin-takwin-takwin";
        let (address, _) = fill(page, selector, &[], None);
        let field = page.attr(&format!("{selector} input[type=file]"), "name");
        let part = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; \
             filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        let end = format!("\r\n--{BOUNDARY}--\r\n");
        let body = [part.as_bytes(), bytes, end.as_bytes()].concat();
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let headers = [("content-type", kind.as_str())];
        let body = Body::from(body);
        let seen = self.exchange(Method::POST, &address, body, &headers).await;
        self.follow(seen).await
    }

    pub async fn get(&mut self, address: &str) -> Seen {
        let seen = self.send(Method::GET, address, None).await;
        self.follow(seen).await
    }

    /// A post made by hand, without a form: for what a hostile client would send.
    pub async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Seen {
        let fields: Vec<_> = fields
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect();
        let seen = self.send(Method::POST, address, Some(&fields)).await;
        self.follow(seen).await
    }

    /// Fills the form found at `selector` in a page and presses its first button. A field that the
    /// form does not have fails the test.
    pub async fn submit(&mut self, page: &Seen, selector: &str, fields: &[(&str, &str)]) -> Seen {
        self.press(page, selector, fields, None).await
    }

    /// The same with the button of that name and value.
    pub async fn press(
        &mut self,
        page: &Seen,
        selector: &str,
        fields: &[(&str, &str)],
        button: Option<(&str, &str)>,
    ) -> Seen {
        let (address, filled) = fill(page, selector, fields, button);
        let seen = self.send(Method::POST, &address, Some(&filled)).await;
        self.follow(seen).await
    }

    /// The same with the button that sends the form elsewhere.
    pub async fn press_to(
        &mut self,
        page: &Seen,
        selector: &str,
        fields: &[(&str, &str)],
        elsewhere: &str,
    ) -> Seen {
        let (_, filled) = fill(page, selector, fields, None);
        let address = page.attr(
            &format!("{selector} button[formaction$='{elsewhere}']"),
            "formaction",
        );
        let seen = self.send(Method::POST, &address, Some(&filled)).await;
        self.follow(seen).await
    }

    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    pub fn forget_cookies(&mut self) {
        self.cookies.clear();
    }
}

/// The address and the fields that a form would send.
pub fn fill(
    page: &Seen,
    selector: &str,
    fields: &[(&str, &str)],
    button: Option<(&str, &str)>,
) -> (String, Vec<(String, String)>) {
    let html = Html::parse_document(&page.body);
    let form = html
        .select(&sel(selector))
        .next()
        .unwrap_or_else(|| panic!("no {selector} in {}:\n{}", page.address, page.text()));
    let value = form.value();
    assert_eq!(value.name(), "form", "{selector} is not a form");
    assert_eq!(
        value.attr("method"),
        Some("post"),
        "{selector} does not post"
    );
    let mut address = value.attr("action").unwrap_or(&page.address).to_owned();
    let mut sent: Vec<(String, String)> = Vec::new();
    let mut known = std::collections::BTreeSet::new();
    for control in form.select(&sel("input, select, textarea, button")) {
        let Some(name) = control.value().attr("name") else {
            continue;
        };
        known.insert(name.to_owned());
        if fields.iter().any(|(field, _)| *field == name) {
            continue;
        }
        if let Some(value) = standing(&control) {
            sent.push((name.to_owned(), value));
        }
    }
    for (field, value) in fields {
        assert!(
            known.contains(*field),
            "the form {selector} of {} has no field {field}; it has {known:?}",
            page.address
        );
        sent.push(((*field).to_owned(), (*value).to_owned()));
    }
    if let Some((name, value)) = button {
        let any = sel("button");
        let mut buttons = form.select(&any).map(|button| button.value());
        let pressed = buttons
            .find(|b| b.attr("name") == Some(name) && b.attr("value") == Some(value))
            .unwrap_or_else(|| panic!("no button {name}={value} in {selector}"));
        if let Some(elsewhere) = pressed.attr("formaction") {
            elsewhere.clone_into(&mut address);
        }
        sent.push((name.to_owned(), value.to_owned()));
    }
    (address, sent)
}

/// What a control sends when nobody touches it.
fn standing(control: &ElementRef) -> Option<String> {
    let value = control.value();
    match value.name() {
        "textarea" => Some(
            control
                .text()
                .collect::<String>()
                .trim_start_matches('\n')
                .to_owned(),
        ),
        "select" => {
            let options: Vec<_> = control.select(&sel("option")).collect();
            let chosen = options
                .iter()
                .find(|o| o.value().attr("selected").is_some())
                .or(options.first())?;
            Some(
                chosen
                    .value()
                    .attr("value")
                    .map_or_else(|| chosen.text().collect(), str::to_owned),
            )
        }
        "button" => None,
        _ => match value.attr("type") {
            Some("checkbox" | "radio") => value
                .attr("checked")
                .map(|_| value.attr("value").unwrap_or("on").to_owned()),
            Some("submit" | "file") => None,
            _ => Some(value.attr("value").unwrap_or("").to_owned()),
        },
    }
}

impl Seen {
    /// Every element of the page that a selector finds, as its text.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        html.select(&sel(selector))
            .map(|e| plain(&e.text().collect::<String>()))
            .collect()
    }

    /// The text of the one element that a selector finds.
    #[track_caller]
    pub fn one(&self, selector: &str) -> String {
        let found = self.all(selector);
        assert_eq!(
            found.len(),
            1,
            "{selector} in {}: {found:?}\n{}",
            self.address,
            self.text()
        );
        found.into_iter().next().expect("one")
    }

    pub fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    /// An attribute of the first element that a selector finds.
    #[track_caller]
    pub fn attr(&self, selector: &str, name: &str) -> String {
        let html = Html::parse_document(&self.body);
        let found = html
            .select(&sel(selector))
            .next()
            .and_then(|e| e.value().attr(name).map(str::to_owned));
        found.unwrap_or_else(|| {
            panic!(
                "no {selector}[{name}] in {}:\n{}",
                self.address,
                self.text()
            )
        })
    }

    /// The text of the main part of the page.
    pub fn text(&self) -> String {
        self.all("main").join("\n")
    }

    #[track_caller]
    pub fn ok(self) -> Self {
        assert_eq!(
            self.status,
            StatusCode::OK,
            "{}:\n{}",
            self.address,
            self.text()
        );
        self
    }

    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(
            self.status.as_u16(),
            status,
            "{}:\n{}",
            self.address,
            self.text()
        );
        self
    }

    #[track_caller]
    pub fn at(self, address: &str) -> Self {
        assert_eq!(self.address, address, "{}", self.text());
        self
    }
}

/// Text without isolates, blanks made single.
pub fn plain(text: &str) -> String {
    let kept: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}'))
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sel(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|e| panic!("{selector}: {e}"))
}

fn encode(fields: &[(String, String)]) -> String {
    let pairs = fields
        .iter()
        .map(|(name, value)| format!("{}={}", percent(name), percent(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn percent(text: &str) -> String {
    text.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}
