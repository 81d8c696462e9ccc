//! Forgetting a password.

use takwin::{accounts::account::RECOVER_MS, kit::locale::Locale};

use crate::kit::{
    app::House,
    browser::Seen,
    people::{NADIA, PASSWORD, Person, YOUSSEF},
};

const OTHER: &str = "une autre phrase à retenir";

async fn ask(house: &House, email: &str) -> Seen {
    let mut visitor = house.visitor();
    let page = visitor.get("/fr/recover").await.ok();
    visitor
        .submit(&page, "main form", &[("email", email)])
        .await
}

#[tokio::test]
async fn an_officer_chooses_a_new_password_and_is_signed_out_everywhere() {
    let house = House::new().await;
    let mut elsewhere = house.signed_in(&YOUSSEF).await;
    ask(&house, YOUSSEF.email).await.ok().at("/fr/recover/sent");
    let link = house.letter(YOUSSEF.email, "recover").await.link();

    let mut youssef = house.visitor();
    let page = youssef.get(&link).await.ok();
    let seen = youssef
        .submit(&page, "main form", &[("password", YOUSSEF.email)])
        .await
        .is(422);
    assert!(seen.has("#password-fault") && !seen.has("#password[value]"));
    let seen = youssef
        .submit(&seen, "main form", &[("password", OTHER)])
        .await
        .ok()
        .at("/fr/sign-in");
    assert!(seen.has(".notice--ok"));

    elsewhere
        .get("/fr/profile")
        .await
        .ok()
        .at("/fr/sign-in?next=/profile");
    let old = [("email", YOUSSEF.email), ("password", PASSWORD)];
    youssef.submit(&seen, "main form", &old).await.is(422);
    let new = [("email", YOUSSEF.email), ("password", OTHER)];
    let seen = youssef.submit(&seen, "main form", &new).await;
    assert_ne!(seen.status.as_u16(), 422);
    house.visitor().get(&link).await.is(410);
    let again = house.visitor().post(&link, &[("password", OTHER)]).await;
    let again = again.is(410);
    assert!(again.has("main a[href='/fr/recover']"), "a way out");
    house.letter(YOUSSEF.email, "password_changed").await;
}

#[tokio::test]
async fn asking_for_an_unknown_address_reads_the_same_and_writes_to_nobody() {
    let house = House::new().await;
    house.account(&YOUSSEF).await;
    let known = ask(&house, YOUSSEF.email).await.ok();
    let unknown = ask(&house, "nobody@exemple.ma").await.ok();
    assert_eq!(
        known.text().replace(YOUSSEF.email, ""),
        unknown.text().replace("nobody@exemple.ma", "")
    );
    assert!(house.letters("nobody@exemple.ma").await.is_empty());
    ask(&house, "not an address").await.is(422);
}

#[tokio::test]
async fn the_link_lasts_an_hour_and_a_newer_one_replaces_it() {
    let house = House::new().await;
    house.account(&YOUSSEF).await;
    ask(&house, YOUSSEF.email).await.ok();
    let first = house.letter(YOUSSEF.email, "recover").await.link();
    house.app.clock.advance(1);
    ask(&house, YOUSSEF.email).await.ok();
    let second = house.letter(YOUSSEF.email, "recover").await.link();
    assert_ne!(first, second);
    house.visitor().get(&first).await.is(410);
    house.visitor().get(&second).await.ok();
    house.app.clock.advance(RECOVER_MS);
    house.visitor().get(&second).await.is(410);
}

#[tokio::test]
async fn letters_to_one_address_are_limited() {
    let house = House::new().await;
    for _ in 0..3 {
        ask(&house, "nobody@exemple.ma").await.ok();
    }
    ask(&house, "nobody@exemple.ma").await.is(429);
    ask(&house, "somebody-else@exemple.ma").await.ok();
}

#[tokio::test]
async fn somebody_who_never_confirmed_recovers_and_is_confirmed_by_it() {
    let house = House::new().await;
    let mut nadia = house.visitor();
    let page = nadia.get("/fr/join").await.ok();
    let department = page.attr("#department option:nth-child(2)", "value");
    let person = Person {
        locale: Locale::Fr,
        ..NADIA
    };
    let fields = [
        ("name_arabic", person.arabic),
        ("name_latin", person.latin),
        ("email", person.email),
        ("department", &department),
        ("password", OTHER),
    ];
    nadia.submit(&page, "main form", &fields).await.ok();
    ask(&house, NADIA.email).await.ok();
    let link = house.letter(NADIA.email, "recover").await.link();
    let page = nadia.get(&link).await.ok();
    nadia
        .submit(&page, "main form", &[("password", PASSWORD)])
        .await
        .ok();
    house.sign_in(NADIA.email).await;
}
