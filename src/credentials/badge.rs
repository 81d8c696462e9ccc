//! The badge of a certificate: an `OpenBadgeCredential` of Open Badges 3.0.
//!
//! It says what the certificate says and nothing more. The person is named as on the document and has
//! an identifier of this badge alone: two badges of one person cannot be joined by it, and no
//! e-mail address goes with them.

use serde_json::{Value, json};

use super::{
    achievement,
    linked::{BADGES, CREDENTIALS},
    status_list::Place,
};
use crate::{
    certificates::certificate::Statement,
    content::course::Course,
    kit::{secret::digest, words::words},
    questions::mark::Share,
};

/// The address of a badge; `key` is what only its holder knows.
#[must_use]
pub fn address(site: &str, key: &str) -> String {
    format!("{site}/credentials/{key}")
}

/// The badge of a certificate, not signed yet.
#[must_use]
pub fn badge(statement: &Statement, course: &Course, key: &str, place: Place) -> Value {
    let site = statement.site.as_str();
    let locale = achievement::language(&course.title);
    let t = words(locale);
    let mut what = achievement::plain(&t.credentials_badge_what(&statement.number));
    if let Some(number) = &statement.replaces {
        what.push(' ');
        what.push_str(&achievement::plain(&t.credentials_badge_replaces(number)));
    }
    let mut of = achievement::achievement(site, course, statement.version);
    let names = [&statement.name_arabic, &statement.name_latin].map(|name| {
        json!({
            "type": "IdentityObject",
            "hashed": false,
            "identityHash": name,
            "identityType": "name",
        })
    });
    let mut subject = json!({
        "id": uuid("subject", key),
        "type": ["AchievementSubject"],
        "identifier": names,
        "licenseNumber": statement.number,
        "activityEndDate": statement.completed_at.iso(),
    });
    if let Some(share) = statement.share {
        let description = uuid("result", key);
        of["resultDescription"] = json!([{
            "id": description,
            "type": ["ResultDescription"],
            "name": t.certificates_sheet_result(),
            "resultType": "Percent",
            "valueMin": "0",
            "valueMax": "100",
        }]);
        subject["result"] = json!([{
            "type": ["Result"],
            "resultDescription": description,
            "value": percent(share),
        }]);
    }
    subject["achievement"] = of;
    let mut badge = json!({
        "@context": [CREDENTIALS, BADGES],
        "id": address(site, key),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": statement.title.in_or_near(locale),
        "description": what,
        "issuer": achievement::issuer(site),
        "validFrom": statement.issued_at.iso(),
        "awardedDate": statement.issued_at.iso(),
        "credentialSubject": subject,
        "credentialStatus": place.entry(site),
        "evidence": [{
            "id": format!("{site}/v/{}", statement.number),
            "type": ["Evidence"],
            "name": t.certificates_public_page(),
        }],
    });
    if let Some(until) = statement.valid_until {
        badge["validUntil"] = until.day_end().iso().into();
    }
    badge
}

/// An identifier that only whoever knows the key of the badge can make (RFC 9562 §5.8).
fn uuid(what: &str, key: &str) -> String {
    let hex = digest(format!("{what}:{key}").as_bytes());
    let variant = ["8", "9", "a", "b"][usize::from(hex.as_bytes()[16] % 4)];
    format!(
        "urn:uuid:{}-{}-8{}-{variant}{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[13..16],
        &hex[17..20],
        &hex[20..32]
    )
}

/// `87`, `66.67`: hundredths only where there are some.
fn percent(share: Share) -> String {
    let (whole, part) = (share.0 / 100, share.0 % 100);
    if part == 0 {
        whole.to_string()
    } else {
        format!("{whole}.{part:02}")
            .trim_end_matches('0')
            .to_owned()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::{
        content::sample,
        credentials::{integrity, multikey::method},
        issuer::keys::Keys,
        kit::{text::Localised, time::Timestamp},
    };

    pub fn statement() -> Statement {
        Statement {
            number: "TKW-2026-000001-K".into(),
            name_arabic: "فاطمة الزهراء العلوي المدغري".into(),
            name_latin: "Fatima-Zahra El Alaoui M’Daghri".into(),
            course_id: "small-course".into(),
            version: 2,
            title: Localised {
                ar: Some("تدبير الشائعات".into()),
                fr: Some("Gérer la rumeur".into()),
                en: None,
            },
            hours: Some(36),
            share: Some(Share(8_750)),
            completed_at: Timestamp(1_795_500_000_000),
            issued_at: Timestamp(1_795_597_200_000),
            valid_until: Some(Timestamp(1_890_000_000_000)),
            site: "https://takwin.example".into(),
            signer_arabic: None,
            signer_latin: None,
            ..crate::certificates::samples::ordinary()
        }
    }

    #[test]
    fn a_badge_is_signed_whole_and_verifies() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(folder.path(), Timestamp(0)).expect("keys");
        let place = Place {
            list: 1,
            index: 94_567,
        };
        for change in [
            (|_: &mut Statement| {}) as fn(&mut Statement),
            |statement| statement.share = None,
            |statement| statement.valid_until = None,
            |statement| statement.name_latin = "\"\\ \t\u{7f} O’Neil <&>".into(),
        ] {
            let mut statement = statement();
            change(&mut statement);
            let badge = badge(&statement, &sample::course(), "0123456789abcdef", place);
            let method = method("did:web:takwin.example", &keys.signing().public());
            let signed =
                integrity::signed(badge, &method, Timestamp(0), |b| keys.signing().sign(b));
            let signed = signed.expect("all of it can be signed");
            assert_eq!(integrity::verify(&signed, &keys.signing().public()), Ok(()));
        }
    }

    #[test]
    fn what_a_badge_says_is_what_the_certificate_says() {
        let place = Place {
            list: 1,
            index: 94_567,
        };
        let badge = badge(&statement(), &sample::course(), "0123456789abcdef", place);
        // Through the end of 22 November in Morocco, whatever hour a decree gives it.
        let end = Timestamp::parse_day("2029-11-23").expect("a day").iso();
        for (at, value) in [
            ("/id", "https://takwin.example/credentials/0123456789abcdef"),
            ("/issuer/id", "did:web:takwin.example"),
            ("/validFrom", "2026-11-25T09:00:00Z"),
            ("/validUntil", end.as_str()),
            ("/credentialSubject/licenseNumber", "TKW-2026-000001-K"),
            ("/credentialSubject/result/0/value", "87.5"),
            (
                "/credentialSubject/identifier/1/identityHash",
                "Fatima-Zahra El Alaoui M’Daghri",
            ),
            (
                "/credentialSubject/achievement/id",
                "https://takwin.example/achievements/small-course/2",
            ),
            ("/credentialStatus/statusListIndex", "94567"),
            (
                "/credentialStatus/statusListCredential",
                "https://takwin.example/status/1",
            ),
            (
                "/evidence/0/id",
                "https://takwin.example/v/TKW-2026-000001-K",
            ),
        ] {
            assert_eq!(
                badge.pointer(at).and_then(Value::as_str),
                Some(value),
                "{at}"
            );
        }
        let description = |badge: &Value| badge["description"].as_str().map(str::to_owned);
        assert!(
            !description(&badge)
                .expect("one")
                .contains("TKW-2025-000009-K")
        );
        let replaces = Statement {
            replaces: Some("TKW-2025-000009-K".into()),
            ..statement()
        };
        let other = super::badge(&replaces, &sample::course(), "0123456789abcdef", place);
        assert!(
            description(&other)
                .expect("one")
                .contains("TKW-2025-000009-K")
        );
        assert!(!badge.to_string().contains('@') || !badge.to_string().contains("mailto"));
    }

    #[test]
    fn percents_and_identifiers_have_one_writing() {
        for (share, text) in [
            (8_700, "87"),
            (8_750, "87.5"),
            (6_667, "66.67"),
            (10_000, "100"),
            (5, "0.05"),
        ] {
            assert_eq!(percent(Share(share)), text);
        }
        let id = uuid("subject", "0123456789abcdef");
        assert!(id.starts_with("urn:uuid:") && id.len() == 45, "{id}");
        assert!(uuid::Uuid::parse_str(&id).is_ok_and(|id| id.get_version_num() == 8));
        assert_ne!(id, uuid("result", "0123456789abcdef"));
    }
}
