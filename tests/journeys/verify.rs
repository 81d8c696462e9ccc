//! What a stranger learns: from a number alone, from what a sheet carries, from a file.

use takwin::{
    certificates::{
        attestation::{Claim, code},
        number::CertificateNumber,
        seal,
    },
    kit::text::Slug,
};

use super::{
    certificate::complete,
    proof::{document, two},
};
use crate::kit::{
    app::House,
    browser::{Seen, plain},
    course::{Issued, small},
    people::{NADIA, YOUSSEF},
};

const COMPARE: &str = "form:has(#name)";
const SCANNED: &str = "form[data-enhance=scanned]";
const FILE: &str = "form[action$='/verify/file']";

fn tells_no_name(seen: &Seen) -> bool {
    let words = [NADIA.latin, NADIA.arabic]
        .into_iter()
        .flat_map(|name| name.split(' '))
        .filter(|word| word.chars().count() > 3);
    words.into_iter().all(|word| !seen.body.contains(word))
}

#[tokio::test]
async fn a_number_alone_tells_no_name_and_what_the_code_holds_does() {
    let (house, nadia, youssef) = two().await;
    let (_, statement) = document(&house, &nadia).await;
    let (_, others) = document(&house, &youssef).await;
    let number = Claim::read(&statement).expect("read").says.number;
    let mut visitor = house.visitor();
    for language in ["ar", "fr", "en"] {
        let address = format!("/{language}/verify/{number}");
        let page = visitor.get(&address).await.ok();
        assert!(tells_no_name(&page), "{}", page.text());
        assert!(page.has(".tag--ok") && page.has(".certificate [aria-hidden=true]"));
        assert!(!page.one(".certificate .vh").is_empty(), "said aloud");
        assert_eq!(page.headers["x-robots-tag"], "noindex, nofollow");
    }
    let page = visitor.get(&format!("/fr/verify/{number}")).await.ok();
    let printed = code("http://takwin.test", number.as_str(), &statement);
    let digits = printed.split('#').nth(1).expect("a statement");
    for held in [
        statement.as_str(),
        digits,
        &printed,
        &format!(" {statement}\n"),
    ] {
        let named = visitor
            .submit(&page, SCANNED, &[("statement", held)])
            .await
            .ok();
        let text = named.text();
        assert!(text.contains(NADIA.latin) && text.contains(NADIA.arabic));
        assert!(!named.has(COMPARE) && !named.has(".error"));
    }
    let elsewhere = printed.replace("takwin.test", "evil.test");
    let other_number = printed.replace("000001", "000002");
    let cut = &statement[..statement.len() - 4];
    for held in ["", "x", cut, &others, &elsewhere, &other_number] {
        let refused = visitor
            .submit(&page, SCANNED, &[("statement", held)])
            .await
            .is(422);
        assert!(tells_no_name(&refused), "{held}");
        // A sheet whose code is forged is not made good by a number that is.
        assert_eq!(refused.has(".verdict--bad"), !held.is_empty(), "{held}");
        assert_eq!(refused.has(".error-summary"), held.is_empty(), "{held}");
        assert!(refused.has("#statement-fault"));
        assert!(refused.has("details[open] #statement"));
    }
}

#[tokio::test]
async fn a_name_is_compared_in_both_scripts_and_not_for_long() {
    let (house, nadia, _) = two().await;
    let (_, statement) = document(&house, &nadia).await;
    let number = Claim::read(&statement).expect("read").says.number;
    let mut visitor = house.visitor();
    let page = visitor.get(&format!("/fr/verify/{number}")).await.ok();
    let first = NADIA.latin.split(' ').next().expect("a word");
    for (name, same) in [
        (NADIA.latin.to_uppercase().as_str(), true),
        (NADIA.arabic, true),
        (&NADIA.arabic.replace(' ', "  "), true),
        (YOUSSEF.latin, false),
        (first, false),
    ] {
        let told = visitor.submit(&page, COMPARE, &[("name", name)]).await.ok();
        assert_eq!(told.has("#compared.notice--ok"), same, "{name}");
        assert_eq!(told.has("#compared.notice--warn"), !same, "{name}");
        assert_eq!(told.attr("#name", "value"), name.replace("  ", " "));
    }
    let empty = visitor.submit(&page, COMPARE, &[("name", " ")]).await;
    assert!(empty.is(422).has("#name-fault"));
    let mut last = 200;
    for _ in 0..3 {
        let told = visitor.submit(&page, COMPARE, &[("name", "x")]).await;
        last = told.status.as_u16();
    }
    assert_eq!(last, 429, "guesses are few");
}

#[tokio::test]
async fn a_seal_is_not_enough_to_be_the_file_issued() {
    let (house, nadia, _) = two().await;
    let (file, statement) = document(&house, &nadia).await;
    let keys = house.app.keys.current();
    let end = file
        .windows(16)
        .position(|part| part == b"\n%takwin-seal 1 ")
        .expect("a seal");
    let mut drawn = file[..end].to_vec();
    let at = drawn.len() / 2;
    drawn[at] ^= 1;
    let sealed = |statement: &str| {
        seal::seal(&drawn, "takwin.test", statement, keys.signing()).expect("sealed")
    };
    let mut says = Claim::read(&statement).expect("read").says;
    says.number = CertificateNumber::new(2026, 77);
    let unknown = says.sign("takwin.test", keys.signing()).expect("signed");
    let mut visitor = house.visitor();
    let page = visitor.get("/fr/verify").await.ok();
    for (bytes, words) in [
        (sealed(&statement), "conserve un autre document"),
        (sealed(&unknown), "ne connaît pas le numéro TKW-2026-000077"),
    ] {
        let seen = visitor.upload(&page, FILE, "c.pdf", &bytes).await.ok();
        assert!(seen.one("h1").contains("Document non confirmé"));
        assert!(seen.has(".verdict--bad") && plain(&seen.text()).contains(words));
        assert!(!seen.text().contains("sans aucun changement"));
    }
    let seen = visitor.upload(&page, FILE, "c.pdf", &file).await.ok();
    assert!(seen.text().contains("sans aucun changement"));
}

#[tokio::test]
async fn a_certificate_of_attendance_is_called_so_before_and_after_it_is_drawn() {
    let house = House::new().await;
    let mut course = small(Issued::Automatic);
    course.certificate.design = Slug::parse("attendance").expect("a slug");
    house.publish(&course, "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(&house, &nadia).await;
    let number = CertificateNumber::new(2026, 1);
    let mut visitor = house.visitor();
    for drawn in [false, true] {
        if drawn {
            document(&house, &nadia).await;
        }
        let page = visitor.get(&format!("/fr/verify/{number}")).await.ok();
        let sheet = page.one(".certificate");
        assert!(sheet.contains("Attestation de présence"), "{sheet}");
        assert!(!sheet.contains("réussite") && !sheet.contains("validé"));
    }
}

#[tokio::test]
async fn what_no_address_or_form_can_hold_is_refused_as_such() {
    let house = House::new().await;
    let mut visitor = house.visitor();
    for address in [
        "/fr/shared/%00",
        "/fr/shared/a%20b",
        "/fr/credentials/%00",
        "/credentials/%00.json",
        "/credentials/%27.json",
        "/achievements/a%00b/1",
        "/fr/achievements/a%00b/1",
        "/achievements/%D8%A7/1/badge.png",
        "/fr/verify/%00",
        "/fr/courses?q=%00",
    ] {
        visitor.get(address).await.is(404);
    }
    let large = "x".repeat(2 * 1024 * 1024);
    let number = CertificateNumber::new(2026, 1);
    let address = format!("/fr/verify/{number}");
    let seen = visitor.post(&address, &[("name", &large)]).await.is(413);
    assert!(!seen.one("h1").is_empty(), "a page");
}
