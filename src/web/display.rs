//! `POST /display`: theme and size of text, kept in cookies. Without script; with it, the browser
//! writes the same cookies itself.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};

use crate::{
    kit::error::Error,
    web::{
        form::Fields,
        page::see_other,
        shell::{SIZE_COOKIE, Shell, THEME_COOKIE},
    },
};

/// Sets what the form carries and goes back to where it was sent from.
///
/// # Errors
/// Never; the type is the handlers'.
pub async fn set(shell: Shell, fields: Fields) -> Result<Response, Error> {
    let back = fields.line("back");
    let back = if back.starts_with('/') && !back.starts_with("//") {
        back
    } else {
        "/".into()
    };
    let mut response = see_other(&shell.url(&back))?;
    for (name, allowed) in [
        (THEME_COOKIE, ["light", "dark"]),
        (SIZE_COOKIE, ["l", "xl"]),
    ] {
        if !fields.has(name) {
            continue;
        }
        let value = fields.line(name);
        let cookie = if allowed.contains(&value.as_str()) {
            format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax")
        } else {
            format!("{name}=; Path=/; Max-Age=0; SameSite=Lax")
        };
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    Ok(response)
}
