//! A certificate as others' programs read it: the badge, its address, its status.

use std::collections::BTreeSet;

use axum::http::Method;
use serde_json::Value;
use takwin::{
    certificates::{self, certificate::RevocationClass},
    credentials::{actions, baking, integrity, multikey, status_list, store},
    enrolments,
    issuer::keys::Keys,
    kit::{
        id::AccountId,
        time::{DAY_MS, Timestamp},
    },
    progress::completion::How,
    sql,
};

use crate::kit::{
    app::House,
    browser::{Browser, Seen},
    course::{Issued, small},
    people::{NADIA, SALMA, YOUSSEF},
};

/// Enrols somebody and reports every item finished: the certificate is issued at once.
async fn complete(house: &House, account: &AccountId) -> String {
    let published = house.app.library.current("small-course").expect("offered");
    let (now, config) = (house.now(), &house.app.config);
    let mut tx = house.app.db.write().await.expect("a transaction");
    let enrolment = enrolments::actions::enrol(&mut tx, now, account, &published, &config.url)
        .await
        .expect("enrolled");
    let items = [
        ("first-lesson", How::Read),
        ("short-quiz", How::Passed),
        ("second-lesson", How::Read),
    ];
    for (item, how) in items {
        certificates::actions::report(&mut tx, now, config, &published, &enrolment, item, how, 1)
            .await
            .expect("reported");
    }
    tx.commit().await.expect("a commit");
    let certificate = certificates::store::of_enrolment(&house.app.db, &enrolment.enrolment_id)
        .await
        .expect("a row")
        .expect("a certificate");
    certificate.number.expect("issued")
}

/// A house in which Nadia has a certificate; its number.
pub(super) async fn certified() -> (House, String) {
    let house = House::new().await;
    house.publish(&small(Issued::Automatic), "minor").await;
    let nadia = house.account(&NADIA).await;
    let number = complete(&house, &nadia).await;
    (house, number)
}

async fn revoke(house: &House, number: &str) {
    let salma = house.account(&SALMA).await;
    let certificate = certificates::store::by_number(&house.app.db, number)
        .await
        .expect("a row")
        .expect("a certificate");
    let mut tx = house.app.db.write().await.expect("a transaction");
    certificates::actions::standing::revoke(
        &mut tx,
        house.now(),
        &house.app.config.url,
        &certificate.certificate_id,
        &salma,
        RevocationClass::Fraud,
        "ثبت الغش بعد مراجعة الملف.",
    )
    .await
    .expect("revoked");
    tx.commit().await.expect("a commit");
}

fn json(seen: &Seen) -> Value {
    serde_json::from_slice(&seen.bytes).expect("JSON")
}

/// What a program gets at this address.
async fn asked(browser: &mut Browser, address: &str, accept: &str) -> Seen {
    browser
        .send_with(Method::GET, address, None, &[("accept", accept)])
        .await
}

/// Verifies a credential as somebody would who has nothing but the site: the key is the one that the
/// document of the issuer publishes under the name that the proof gives.
async fn assert_verifies(house: &House, credential: &Value) {
    let mut visitor = house.visitor();
    let did = json(&visitor.get("/.well-known/did.json").await.ok());
    let method = integrity::method_of(credential).expect("a name");
    let issuer = credential
        .pointer("/issuer/id")
        .unwrap_or(&credential["issuer"]);
    assert_eq!(&did["id"], issuer);
    let named = did["assertionMethod"].as_array().expect("a list");
    assert!(
        named.iter().any(|name| name == method),
        "{method} is published"
    );
    let methods = did["verificationMethod"].as_array().expect("a list");
    let found = methods
        .iter()
        .find(|known| known["id"] == method)
        .expect("a key");
    let key = found["publicKeyMultibase"].as_str().expect("text");
    let key = multikey::read_multikey(key).expect("a key");
    assert_eq!(integrity::verify(credential, &key), Ok(()));
}

/// Keeps a file for the programs in `tests/credentials`, when `tests/run` asks for it.
fn keep(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("TAKWIN_CREDENTIALS") {
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(format!("{folder}/{name}"), bytes).expect("written");
    }
}

#[tokio::test]
async fn a_badge_goes_with_its_holder_in_four_forms_and_is_refused_once_revoked() {
    let (house, number) = certified().await;
    let mut nadia = house.sign_in(NADIA.email).await;
    let certificate = nadia.get(&format!("/ar/certificates/{number}")).await.ok();
    let page = nadia
        .get(&certificate.attr("a[href$='/badge']", "href"))
        .await
        .ok();
    let links: Vec<String> = [
        "badge.png",
        "badge.svg",
        "credential.json",
        "credential.jwt",
    ]
    .map(|file| page.attr(&format!("a[href$='/{file}']"), "href"))
    .into();
    let mut files = Vec::new();
    for link in &links {
        let seen = nadia.get(link).await.ok();
        let name = link.rsplit('/').next().expect("a name");
        let disposition = seen.headers["content-disposition"].to_str().expect("text");
        let ending = name.rsplit('.').next().expect("an ending");
        assert_eq!(
            disposition,
            format!("attachment; filename=\"{number}.{ending}\"")
        );
        keep(name, &seen.bytes);
        files.push(seen);
    }
    let badge = json(&files[2]);
    assert_eq!(files[2].headers["content-type"], "application/vc+ld+json");
    assert_verifies(&house, &badge).await;
    assert_eq!(
        badge.pointer("/credentialSubject/licenseNumber"),
        Some(&number.clone().into())
    );
    let names = badge
        .pointer("/credentialSubject/identifier")
        .expect("names")
        .to_string();
    assert!(names.contains(NADIA.arabic) && names.contains(NADIA.latin));
    assert!(
        !files[2].body.contains(NADIA.email),
        "no address goes with it"
    );
    assert_eq!(
        baking::read_png(&files[0].bytes).as_deref(),
        Some(files[2].body.as_str())
    );
    assert_eq!(
        baking::read_svg(&files[1].body).as_deref(),
        Some(files[2].body.as_str())
    );
    assert_eq!(files[3].body.split('.').count(), 3);
    for link in &links[..3] {
        let first = files
            .iter()
            .find(|seen| seen.address == *link)
            .expect("taken");
        assert_eq!(
            nadia.get(link).await.ok().bytes,
            first.bytes,
            "made once: {link}"
        );
    }

    let mut visitor = house.visitor();
    let place = &badge["credentialStatus"];
    let address = place["statusListCredential"].as_str().expect("text");
    let path = address.strip_prefix("http://takwin.test").expect("ours");
    let index: i64 = place["statusListIndex"]
        .as_str()
        .expect("text")
        .parse()
        .expect("a number");
    let list = visitor.get(path).await.ok();
    keep("status-before.json", &list.bytes);
    assert_eq!(list.headers["access-control-allow-origin"], "*");
    assert_verifies(&house, &json(&list)).await;
    assert_eq!(marked(&list), Vec::<i64>::new());
    let again = visitor.get(path).await.ok();
    assert_eq!(again.bytes, list.bytes, "signed once while nothing changes");

    revoke(&house, &number).await;
    let list = visitor.get(path).await.ok();
    keep("status-after.json", &list.bytes);
    assert_verifies(&house, &json(&list)).await;
    assert_eq!(marked(&list), [index]);
    let told = nadia.get(&page.address).await.ok();
    assert!(told.has(".notice--bad"), "{}", told.text());

    for (name, address) in [
        ("did.json", "/.well-known/did.json"),
        ("jwks.json", "/.well-known/jwks.json"),
        ("issuer.json", "/issuer"),
        ("achievement.json", "/achievements/small-course/1"),
    ] {
        keep(
            name,
            &asked(&mut visitor, address, "application/json")
                .await
                .ok()
                .bytes,
        );
    }
}

/// The places that a list marks.
pub(super) fn marked(list: &Seen) -> Vec<i64> {
    let list = json(list);
    let encoded = list
        .pointer("/credentialSubject/encodedList")
        .and_then(Value::as_str);
    status_list::decoded(encoded.expect("a list")).expect("readable")
}

#[tokio::test]
async fn another_officers_badge_is_not_found() {
    let (house, number) = certified().await;
    let mut youssef = house.signed_in(&YOUSSEF).await;
    for end in [
        "badge",
        "badge/badge.png",
        "badge/credential.json",
        "badge/credential.jwt",
    ] {
        youssef
            .get(&format!("/fr/certificates/{number}/{end}"))
            .await
            .is(404);
    }
    let link = format!("/fr/certificates/{number}/badge/link");
    youssef.post(&link, &[("open", "1")]).await.is(404);
    let mut visitor = house.visitor();
    let asked = visitor
        .get(&format!("/fr/certificates/{number}/badge"))
        .await
        .ok();
    assert!(asked.address.starts_with("/fr/sign-in"));
    let mut nadia = house.sign_in(NADIA.email).await;
    nadia
        .get(&format!("/fr/certificates/{number}/badge/other.exe"))
        .await
        .is(404);
}

#[tokio::test]
async fn the_address_of_a_badge_answers_others_only_while_its_holder_opens_it() {
    let (house, number) = certified().await;
    let mut nadia = house.sign_in(NADIA.email).await;
    let page = nadia
        .get(&format!("/ar/certificates/{number}/badge"))
        .await
        .ok();
    let file = nadia
        .get(&page.attr("a[href$='credential.json']", "href"))
        .await
        .ok();
    let id = json(&file)["id"].as_str().expect("text").to_owned();
    let path = id
        .strip_prefix("http://takwin.test")
        .expect("ours")
        .to_owned();
    let mut visitor = house.visitor();
    let closed = asked(&mut visitor, &path, "application/vc+ld+json").await;
    assert_eq!(closed.status, 404);
    visitor.get(&format!("/ar{path}")).await.is(404);
    assert!(
        nadia
            .get(&format!("/ar{path}"))
            .await
            .ok()
            .text()
            .contains("أنتم وحدكم")
    );

    let opened = nadia
        .press(
            &page,
            "form[action$='badge/link']",
            &[],
            Some(("open", "1")),
        )
        .await
        .ok();
    assert_eq!(opened.attr("a[href*='/credentials/']", "href"), id);
    let open = asked(&mut visitor, &path, "application/vc+ld+json")
        .await
        .ok();
    assert_eq!(open.bytes, file.bytes);
    assert_eq!(open.headers["x-robots-tag"], "noindex, nofollow");
    let read = asked(&mut visitor, &path, "text/html,application/xhtml+xml").await;
    assert_eq!(read.status, 307);
    let read = visitor.get(&format!("/fr{path}")).await.ok();
    assert!(read.text().contains(NADIA.latin) && read.has(".tag--ok"));
    assert_eq!(read.headers["x-robots-tag"], "noindex, nofollow");
    assert_eq!(
        visitor.get(&format!("{path}.json")).await.ok().bytes,
        file.bytes
    );

    let shut = nadia
        .press(
            &opened,
            "form[action$='badge/link']",
            &[],
            Some(("open", "0")),
        )
        .await
        .ok();
    assert!(!shut.has("a[href*='/credentials/']"));
    visitor.get(&format!("/fr{path}")).await.is(404);
    visitor.get(&format!("{path}.json")).await.is(404);
    // Nobody comes to a badge by the number of its certificate, which can be counted up.
    visitor
        .get(&format!("/credentials/{number}.json"))
        .await
        .is(404);
    let acts: i64 =
        sql!("select count(*) from audit where verb in ('badge_opened', 'badge_closed')")
            .scalar(&house.app.db)
            .await
            .expect("a count");
    assert_eq!(acts, 2);
}

#[tokio::test]
async fn what_an_old_key_signed_verifies_after_new_keys_are_made() {
    let (house, number) = certified().await;
    let mut nadia = house.sign_in(NADIA.email).await;
    let address = format!("/ar/certificates/{number}/badge/credential.json");
    let badge = json(&nadia.get(&address).await.ok());
    let token = nadia.get(&address.replace("json", "jwt")).await.ok();
    let mut visitor = house.visitor();
    let before = visitor.get("/status/1").await.ok();

    // As `takwin keys rotate` does, in another process.
    let elsewhere = Keys::open(&house.app.config.data, house.now()).expect("keys");
    elsewhere.rotate(house.now()).expect("replaced");
    house
        .app
        .keys
        .refresh(&house.app.db)
        .await
        .expect("taken up");

    assert_verifies(&house, &badge).await;
    assert_eq!(
        json(&nadia.get(&address).await.ok()),
        badge,
        "a badge is made once"
    );
    let after = visitor.get("/status/1").await.ok();
    assert_ne!(
        before.bytes, after.bytes,
        "a list is signed with the key of today"
    );
    assert_verifies(&house, &json(&after)).await;
    assert_verifies(&house, &json(&before)).await;
    let keys = json(&visitor.get("/.well-known/jwks.json").await.ok());
    assert_eq!(keys["keys"].as_array().map(Vec::len), Some(2));
    let name = keys["keys"][0]["kid"].as_str().expect("text");
    let one = name.strip_prefix("http://takwin.test").expect("ours");
    assert_eq!(json(&visitor.get(one).await.ok()), keys["keys"][0]);
    let ledger = json(&visitor.get("/.well-known/takwin-keys.json").await.ok());
    assert_eq!(ledger["keys"].as_array().map(Vec::len), Some(2));
    assert_ne!(
        nadia.get(&address.replace("json", "jwt")).await.ok().body,
        token.body
    );
    let issuer = visitor.get("/fr/issuer").await.ok();
    assert_eq!(issuer.all("tbody tr").len(), 4);
    assert_eq!(issuer.all("tbody .tag--ok").len(), 2);
}

#[tokio::test]
async fn badges_asked_for_at_once_are_made_once_each_and_stand_at_different_places() {
    let (house, _) = certified().await;
    for n in 0..9 {
        let account = house.numbered_account(&NADIA, &format!("n{n}-")).await;
        complete(&house, &account).await;
    }
    let ids = store::unmade(&house.app.db, house.now(), 100)
        .await
        .expect("rows");
    assert_eq!(ids.len(), 10);
    let asks = (0..60).map(|n| {
        let (app, id, now) = (house.app.clone(), ids[n % 10].clone(), house.now());
        tokio::spawn(async move {
            let certificate = certificates::store::by_id(&app.db, &id)
                .await?
                .expect("a row");
            let (kept, text) = actions::credential(&app, now, &certificate).await?;
            Ok::<_, takwin::kit::error::Error>((kept.access_key, text))
        })
    });
    let mut made = BTreeSet::new();
    for ask in asks.collect::<Vec<_>>() {
        made.insert(ask.await.expect("a task").expect("made"));
    }
    assert_eq!(made.len(), 10);
    let places: Vec<(i64, i64)> = sql!("select status_list, status_index from credential")
        .all(&house.app.db)
        .await
        .expect("places");
    assert_eq!(places.iter().collect::<BTreeSet<_>>().len(), 10);
    assert!(
        places
            .iter()
            .all(|(list, index)| *list == 1 && (0..131_072).contains(index))
    );
    let lists: Vec<(i64, i64)> = sql!("select list_id, places from status_list order by list_id")
        .all(&house.app.db)
        .await
        .expect("lists");
    assert_eq!(lists, [(1, 10), (2, 0)]);
}

#[tokio::test]
async fn a_full_list_is_followed_by_another_pair() {
    let (house, _) = certified().await;
    actions::make_missing(&house.app, house.now(), 10)
        .await
        .expect("made");
    sql!("update status_list set places = 65536 where list_id = 1")
        .run(house.app.db.writer())
        .await
        .expect("a change");
    let youssef = house.account(&YOUSSEF).await;
    let number = complete(&house, &youssef).await;
    house.wait(DAY_MS).await; // the clockwork makes what nobody asked for
    let mut youssef = house.sign_in(YOUSSEF.email).await;
    let file = youssef
        .get(&format!("/ar/certificates/{number}/badge/credential.json"))
        .await
        .ok();
    let place = json(&file)["credentialStatus"]["statusListCredential"].clone();
    assert_eq!(place, "http://takwin.test/status/3");
    let mut visitor = house.visitor();
    for (list, purpose) in [(1, "revocation"), (2, "suspension"), (3, "revocation")] {
        let list = json(&visitor.get(&format!("/status/{list}")).await.ok());
        assert_eq!(list["credentialSubject"]["statusPurpose"], purpose);
    }
    visitor.get("/status/5").await.is(404);
}

#[tokio::test]
async fn an_achievement_is_a_page_for_people_and_json_for_programs() {
    let (house, _) = certified().await;
    let mut visitor = house.visitor();
    let path = "/achievements/small-course/1";
    let said = asked(&mut visitor, path, "application/ld+json").await.ok();
    let said = json(&said);
    assert_eq!(said["id"], format!("http://takwin.test{path}"));
    assert_eq!(said["name"], "دورة صغيرة");
    assert_eq!(
        said["related"][0]["id"],
        format!("http://takwin.test/fr{path}")
    );
    let page = visitor.get(&format!("/fr{path}")).await.ok();
    assert!(page.text().contains("Petite formation") && page.text().contains("36 mois"));
    let people = asked(&mut visitor, path, "text/html").await;
    assert_eq!(people.status, 307);
    let png = visitor.get(&page.attr("img.badge", "src")).await.ok();
    assert!(
        png.bytes.starts_with(b"\x89PNG") && png.bytes.len() < 200_000,
        "{}",
        png.bytes.len()
    );
    let svg = visitor.get(&format!("{path}/badge.svg")).await.ok();
    assert_eq!(svg.headers["content-type"], "image/svg+xml");
    for lost in [
        "/achievements/small-course/7",
        "/achievements/other/1",
        "/achievements/small-course/1/x.png",
    ] {
        visitor.get(lost).await.is(404);
        visitor.get(&format!("/fr{lost}")).await.is(404);
    }
}

#[tokio::test]
async fn a_badge_that_cannot_be_made_is_told_and_holds_up_no_other() {
    let (house, lost) = certified().await;
    let youssef = house.account(&YOUSSEF).await;
    complete(&house, &youssef).await;
    sql!(
        "update certificate set statement = replace(statement, '\"version\":1', '\"version\":9') where number = $1",
        &lost
    )
    .run(house.app.db.writer())
    .await
    .expect("a change");
    let made = actions::make_missing(&house.app, house.now(), 10).await;
    assert_eq!(made.expect("looked"), 1, "the other one is made");
    let due = store::unmade(&house.app.db, house.now(), 10).await;
    assert!(due.expect("rows").is_empty(), "it stands in nobody's way");

    let mut salma = house.signed_in(&SALMA).await;
    let desk = salma.get("/ar/admin/certificates").await.ok();
    let told = desk.one(".notice--bad li");
    assert!(
        told.contains("شارة واحدة") && told.contains("small-course is lost"),
        "{told}"
    );

    sql!(
        "update certificate set statement = replace(statement, '\"version\":9', '\"version\":1') where number = $1",
        &lost
    )
    .run(house.app.db.writer())
    .await
    .expect("a change");
    let made = actions::make_missing(&house.app, house.now(), 10).await;
    assert_eq!(made.expect("looked"), 0, "it is put off");
    house.app.clock.advance(60_000);
    let made = actions::make_missing(&house.app, house.now(), 10).await;
    assert_eq!(made.expect("looked"), 1, "it is made when it is due");
    let left = store::unmade(&house.app.db, Timestamp(i64::MAX), 10).await;
    assert!(left.expect("rows").is_empty());
    let desk = salma.get("/ar/admin/certificates").await.ok();
    assert!(!desk.has(".notice--bad"));
}

#[tokio::test]
async fn a_badge_kept_by_a_program_of_before_is_not_made_again() {
    let (house, _) = certified().await;
    house.wait(0).await;
    let files = || async {
        let rows: Vec<(String,)> = sql!("select file from credential where file is not null")
            .all(&house.app.db)
            .await
            .expect("rows");
        rows
    };
    let before = files().await;
    sql!("update certificate set badged_at = null")
        .run(house.app.db.writer())
        .await
        .expect("a change");
    house.wait(0).await;
    assert_eq!(files().await, before);
    let left = store::unmade(&house.app.db, house.now(), 10).await;
    assert!(left.expect("rows").is_empty());
}
