//! One's own account.

use takwin::{sql, web::limit::Knock};

use crate::kit::{
    app::House,
    people::{KARIM, NADIA, PASSWORD, YOUSSEF},
};

const OTHER: &str = "une autre phrase à retenir";

#[tokio::test]
async fn an_officer_corrects_their_name_and_language() {
    let house = House::new().await;
    let mut youssef = house.signed_in(&YOUSSEF).await;
    let page = youssef.get("/fr/profile").await.ok();
    assert_eq!(page.attr("#name_latin", "value"), YOUSSEF.latin);
    let bad = youssef
        .submit(
            &page,
            "form[action$='/profile']",
            &[("name_latin", "Y0ussef"), ("name_arabic", "يوسف أيت")],
        )
        .await
        .is(422);
    assert!(bad.has("#name_latin-fault") && !bad.has("#name_arabic-fault"));
    assert_eq!(bad.attr("#name_latin", "value"), "Y0ussef");
    assert_eq!(bad.attr("#name_arabic", "value"), "يوسف أيت");
    let fields = [("name_latin", "Youssef Aït Haj"), ("locale", "ar")];
    let seen = youssef
        .submit(&page, "form[action$='/profile']", &fields)
        .await
        .ok()
        .at("/ar/profile");
    assert!(seen.has(".notice--ok"));
    assert_eq!(seen.attr("#name_latin", "value"), "Youssef Aït Haj");
    youssef.forget_cookies();
    let mut again = house.sign_in(YOUSSEF.email).await;
    again.set_cookie("locale", "fr");
    again.get("/profile").await.ok().at("/ar/profile");
}

#[tokio::test]
async fn a_closed_department_stays_for_those_in_it_and_is_offered_to_nobody_else() {
    let house = House::new().await;
    let mut youssef = house.signed_in(&YOUSSEF).await;
    let page = youssef.get("/fr/profile").await.ok();
    let own = page.attr("#department option[selected]", "value");
    let other = page.attr("#department option:nth-child(3)", "value");
    assert_ne!(own, other);
    sql!("update department set closed_at = 1")
        .run(house.app.db.writer())
        .await
        .expect("closed");
    let form = "form[action$='/profile']";
    let page = youssef.get("/fr/profile").await.ok();
    youssef.submit(&page, form, &[]).await.ok();
    let seen = youssef.submit(&page, form, &[("department", &other)]).await;
    assert!(seen.is(422).has("#department-fault"));
}

#[tokio::test]
async fn changing_the_password_needs_the_current_one_and_signs_out_elsewhere() {
    let house = House::new().await;
    let mut youssef = house.signed_in(&YOUSSEF).await;
    let mut elsewhere = house.sign_in(YOUSSEF.email).await;
    let page = youssef.get("/fr/profile").await.ok();
    let form = "form[action$='/profile/password']";
    let wrong = [("current", "pas la bonne"), ("password", OTHER)];
    let seen = youssef.submit(&page, form, &wrong).await.is(422);
    assert!(seen.has("#current-fault") && !seen.has("#password-fault"));
    assert!(!seen.body.contains(OTHER) && !seen.body.contains("pas la bonne"));
    assert_eq!(
        seen.attr(".site-tools a[hreflang=en]", "href"),
        "/en/profile",
        "the page again, in English, is a page"
    );
    let weak = [("current", PASSWORD), ("password", "court")];
    let seen = youssef.submit(&page, form, &weak).await.is(422);
    assert!(!seen.has("#current-fault") && seen.has("#password-fault"));
    elsewhere.get("/fr/profile").await.ok().at("/fr/profile");

    let right = [("current", PASSWORD), ("password", OTHER)];
    let seen = youssef.submit(&page, form, &right).await.ok();
    assert!(seen.at("/fr/profile").has(".notice--ok"), "still signed in");
    let seen = elsewhere.get("/fr/profile").await.ok();
    assert!(seen.address.starts_with("/fr/sign-in"), "signed out there");
    house.letter(YOUSSEF.email, "password_changed").await;
}

#[tokio::test]
async fn the_current_password_cannot_be_guessed_at_leisure() {
    let house = House::new().await;
    let id = house.account(&YOUSSEF).await;
    let mut youssef = house.sign_in(YOUSSEF.email).await;
    for _ in 0..8 {
        let key = format!("profile|{id}");
        let _ = house.app.limits.knock(Knock::SignInAccount, &key);
    }
    let fields = [("current", "x"), ("password", OTHER)];
    youssef.post("/fr/profile/password", &fields).await.is(429);
}

#[tokio::test]
async fn ending_every_session_ends_this_one_too() {
    let house = House::new().await;
    let mut youssef = house.signed_in(&YOUSSEF).await;
    let mut elsewhere = house.sign_in(YOUSSEF.email).await;
    let page = youssef.get("/fr/profile").await.ok();
    let seen = youssef
        .submit(&page, "form[action$='/profile/sessions']", &[])
        .await;
    assert!(seen.ok().at("/fr/sign-in").has(".notice--ok"));
    for browser in [&mut youssef, &mut elsewhere] {
        let seen = browser.get("/fr/profile").await.ok();
        assert!(seen.address.starts_with("/fr/sign-in"));
    }
}

#[tokio::test]
async fn letters_are_read_by_their_recipient_alone_and_without_their_secrets() {
    let house = House::new().await;
    let mut youssef = house.signed_in(&YOUSSEF).await;
    let mut nadia = house.signed_in(&NADIA).await;
    let form = [("email", YOUSSEF.email)];
    house.visitor().post("/fr/recover", &form).await.ok();
    let letter = house.letter(YOUSSEF.email, "recover").await;
    let token = letter
        .link()
        .rsplit('/')
        .next()
        .expect("a token")
        .to_owned();

    let page = youssef.get("/fr/profile").await.ok();
    assert_eq!(page.one("#letters tbody th"), letter.subject);
    let address = page.attr("#letters tbody a", "href");
    let seen = youssef.get(&address).await.ok();
    assert!(seen.text().contains("/recover/…"), "{}", seen.text());
    assert!(
        !seen.body.contains(&token),
        "an open session is not a letter"
    );

    nadia.get(&address).await.is(404);
    nadia.get("/fr/profile/letters/nothing").await.is(404);
    let seen = house.visitor().get(&address).await.ok();
    assert!(seen.address.starts_with("/fr/sign-in"));
    let page = nadia.get("/ar/profile").await.ok();
    assert!(!page.has("#letters table"));
}

#[tokio::test]
async fn everything_kept_on_a_person_can_be_taken_away() {
    let house = House::new().await;
    let id = house.account(&KARIM).await;
    let mut karim = house.sign_in(KARIM.email).await;
    house.account(&NADIA).await;
    for email in [KARIM.email, NADIA.email] {
        let form = [("email", email)];
        house.visitor().post("/fr/recover", &form).await.ok();
    }
    for statement in [
        sql!("insert into course (course_id, created_at, origin) values ('ethics', 1, 'files')"),
        sql!(
            "insert into enrolment (enrolment_id, account_id, course_id, version, enrolled_at)
             values ('e1', $1, 'ethics', 1, 2000)",
            &id
        ),
        sql!(
            "insert into fact (enrolment_id, item_id, at, how, version, substance)
             values ('e1', 'first', 3000, 'read', 1, 1)"
        ),
        sql!(
            "insert into attempt (attempt_id, enrolment_id, account_id, course_id, item_id, number,
                                  version, seed, paper, language, started_at, out_of)
             values ('t1', 'e1', $1, 'ethics', 'final', 1, 1, 7, '{\"key\":\"b\"}', 'fr', 4000, 500)",
            &id
        ),
        sql!(
            "insert into answer (attempt_id, question_id, step, at, response)
             values ('t1', 'q1', 1, 5000, '{\"chosen\":[\"a\"]}')"
        ),
        sql!(
            "insert into certificate (certificate_id, enrolment_id, cycle, account_id, course_id,
                                      version, claimed_at)
             values ('c1', 'e1', 1, $1, 'ethics', 1, 6000)",
            &id
        ),
    ] {
        statement.run(house.app.db.writer()).await.expect("a row");
    }
    let seen = karim.get("/fr/profile/data.json").await.ok();
    let disposition = seen.headers["content-disposition"].to_str().expect("text");
    assert!(disposition.contains("attachment"));
    let data: serde_json::Value = serde_json::from_slice(&seen.bytes).expect("JSON");
    assert_eq!(data["account"]["email"], KARIM.email);
    assert_eq!(data["account"]["name_arabic"], KARIM.arabic);
    assert_eq!(data["roles"][0]["role"], "trainer");
    assert_eq!(data["letters"].as_array().expect("a list").len(), 1);
    assert_eq!(data["sessions"].as_array().expect("a list").len(), 1);
    assert_eq!(data["enrolments"][0]["enrolled_at"], "1970-01-01T00:00:02Z");
    assert_eq!(data["facts"][0]["item_id"], "first");
    assert_eq!(data["attempts"][0]["number"], 1);
    assert_eq!(data["answers"][0]["response"]["chosen"][0], "a");
    assert_eq!(data["certificates"][0]["course_id"], "ethics");
    for secret in ["argon2", NADIA.email, "\"key\"", "_hash"] {
        assert!(!seen.body.contains(secret), "{secret}");
    }
    house
        .visitor()
        .get("/fr/profile/data.json")
        .await
        .ok()
        .at("/fr/sign-in?next=/profile/data.json");
}
