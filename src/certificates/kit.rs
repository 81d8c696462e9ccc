//! The page that verifies without a network: one file with its words, its style, its scripts, our
//! public keys and the signed list inside. It works from a USB stick.

use askama::Template;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::{
    kit::{
        error::Error,
        locale::Locale,
        words::{Words, words},
    },
    web::{assets, icon},
};

/// noble-ed25519, for browsers that do not verify Ed25519 themselves.
const SIGNATURES: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/static/vendor/noble-ed25519/index.mjs"
));
const VERIFY: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/static/kit/verify.js"));

#[derive(Template)]
#[template(path = "certificates/kit.html")]
struct KitPage {
    t: &'static Words,
    locales: [Locale; 3],
    policy: String,
    style: String,
    logo: &'static str,
    data: String,
    script: String,
}

/// The page, and the policy under which it runs (Content-Security-Policy), which names its scripts
/// and its style by their hashes and allows no request.
pub struct Kit {
    pub html: String,
    pub policy: String,
}

/// The page around these keys ([`super::list::write_keys`]) and this signed list
/// ([`super::list::List::sign`]).
///
/// # Errors
/// When it cannot be put together.
pub fn kit(keys: &str, list: &str) -> Result<Kit, Error> {
    let keys: Value = serde_json::from_str(keys)?;
    let mut spoken = Map::new();
    for locale in Locale::ALL {
        spoken.insert(locale.code().to_owned(), said(words(locale)));
    }
    let data = json!({ "keys": keys, "envelope": list, "words": spoken }).to_string();
    // Inside an element, `<` could end it.
    let data = data.replace('<', "\\u003c");
    // The last line of the library exports its names: here they are used where they stand.
    let library = SIGNATURES.split("\nexport {").next().unwrap_or_default();
    let script = format!("{library}\n{VERIFY}");
    let style = style();
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; img-src data: blob:; font-src data:; \
         base-uri 'none'; form-action 'none'",
        hash(&script),
        hash(&style)
    );
    let page = KitPage {
        t: words(Locale::Ar),
        locales: Locale::ALL,
        policy: policy.clone(),
        style: format!("<style>{style}</style>"),
        logo: icon::logo(),
        data: format!("<script type=\"application/json\" id=\"kit\">{data}</script>"),
        script: format!("<script type=\"module\">{script}</script>"),
    };
    Ok(Kit {
        html: page.render()?,
        policy,
    })
}

/// A source of the policy (CSP level 3, §2.3.1).
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// The style of the site, its fonts inside.
fn style() -> String {
    let mut style = assets::read("site.css")
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .unwrap_or_default();
    for face in [
        "text-ar-400",
        "text-ar-600",
        "text-la-400",
        "text-la-600",
        "display-ar-600",
        "display-la-600",
        "tifinagh-400",
    ] {
        let path = format!("fonts/{face}.woff2");
        if let Some(bytes) = assets::read(&path) {
            let data = format!("data:font/woff2;base64,{}", STANDARD.encode(bytes));
            style = style.replace(&format!("url(\"{path}\")"), &format!("url(\"{data}\")"));
        }
    }
    style
}

/// What the page says in a language. What stands in braces is filled in by its script.
fn said(t: &Words) -> Value {
    let (on, list) = ("{on}", "{list}");
    let sentences = [
        ("takwin", t.common_takwin()),
        ("tagline", t.common_tagline()),
        ("title", t.proof_title()),
        ("lead", t.proof_lead()),
        ("code", t.proof_code()),
        ("code-hint", t.proof_code_hint()),
        ("check", t.certificates_check()),
        ("file", t.proof_file()),
        ("file-hint", t.proof_file_hint()),
        ("file-picture", t.proof_file_picture()),
        ("list-date", t.proof_list_date(list)),
        ("newer", t.proof_newer("{site}")),
        ("number", t.certificates_number()),
        ("name-arabic", t.proof_name_arabic()),
        ("name-latin", t.proof_name_latin()),
        ("course", t.certificates_course()),
        ("kind", t.proof_kind()),
        ("achievement", t.proof_achievement()),
        ("attendance", t.proof_attendance()),
        ("completed", t.certificates_completed()),
        ("issued", t.certificates_issued_on()),
        ("until", t.certificates_sheet_valid_until()),
        ("hours", t.certificates_sheet_hours()),
        ("result", t.certificates_sheet_result()),
        ("version", t.catalogue_version()),
        ("compare", t.proof_compare()),
        ("what", t.proof_what()),
        ("genuine", t.proof_genuine()),
        ("genuine-why", t.proof_genuine_why(list)),
        ("whole", t.proof_whole()),
        ("whole-why", t.proof_whole_why(list)),
        ("changed", t.proof_changed()),
        ("changed-why", t.proof_changed_why()),
        ("expired", t.proof_expired()),
        ("expired-why", t.proof_expired_why(on)),
        ("revoked", t.proof_revoked()),
        ("revoked-why", t.proof_revoked_why(on, list)),
        ("suspended", t.proof_suspended()),
        ("suspended-why", t.proof_suspended_why(on, list)),
        ("replaced", t.proof_replaced()),
        ("replaced-why", t.proof_replaced_why(on, list)),
        ("altered", t.proof_altered()),
        ("altered-why", t.proof_altered_why()),
        ("key", t.proof_key()),
        ("key-why", t.proof_key_why("{key}")),
        ("retired", t.proof_retired()),
        ("retired-why", t.proof_retired_why("{key}")),
        ("site", t.proof_site()),
        ("site-why", t.proof_site_why("{host}")),
        ("list", t.proof_list()),
        ("list-why", t.proof_list_why()),
        ("shape", t.proof_shape()),
        ("shape-why", t.proof_shape_why()),
        ("later", t.proof_later()),
        ("later-why", t.proof_later_why()),
        ("bare", t.proof_bare()),
        ("bare-why", t.proof_bare_why()),
        ("nothing", t.proof_nothing()),
        ("nothing-why", t.proof_nothing_why()),
        ("picture", t.proof_picture()),
        ("picture-why", t.proof_picture_why()),
        ("unseen", t.proof_unseen()),
        ("unseen-why", t.proof_unseen_why()),
    ];
    let pairs = sentences.map(|(name, words)| (name.to_owned(), Value::String(words)));
    Value::Object(pairs.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_one_file_and_says_everything_in_three_languages() {
        let kit = kit("[]", "{\"payload\":\"</script>\"}").expect("a page");
        for outside in ["src=", "href=", "url(\"fonts/", "export {"] {
            assert!(!kit.html.contains(outside), "{outside}");
        }
        assert_eq!(
            kit.html.matches("</script>").count(),
            2,
            "the data stay inside"
        );
        assert!(
            kit.html.contains("Attestation authentique")
                && kit.html.contains("Genuine certificate")
        );
        // Each word that the script names is there.
        let said = said(words(Locale::Fr));
        for (at, _) in VERIFY.match_indices("say('") {
            let key = VERIFY[at + 5..].split('\'').next().unwrap_or("");
            assert!(said.get(key).is_some(), "{key}");
        }
        for (at, _) in VERIFY.match_indices("new Doubt('") {
            let key = VERIFY[at + 11..].split('\'').next().unwrap_or("");
            assert!(said.get(key).is_some(), "{key}");
            assert!(said.get(format!("{key}-why")).is_some(), "{key}");
        }
    }
}
