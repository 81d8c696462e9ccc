//! Joining: the form, the letter, the link; and the first administrator's.

use takwin::{
    accounts::{account::CONFIRM_MS, actions},
    kit::locale::Locale,
    sql,
    web::limit::Knock,
};

use crate::kit::{
    app::House,
    browser::{Browser, Seen},
    people::{NADIA, PASSWORD, Person, SALMA, YOUSSEF},
};

/// Fills in the joining form of a page as a person would, in the first department that is offered.
async fn fill_in(browser: &mut Browser, page: &Seen, person: &Person) -> Seen {
    let department = page.attr("#department option:nth-child(2)", "value");
    let fields = [
        ("name_arabic", person.arabic),
        ("name_latin", person.latin),
        ("email", person.email),
        ("department", &department),
        ("password", PASSWORD),
    ];
    browser.submit(page, "main form", &fields).await
}

async fn join(house: &House, person: &Person) -> Seen {
    let mut visitor = house.visitor();
    let page = visitor
        .get(&format!("/{}/join", person.locale.code()))
        .await
        .ok();
    fill_in(&mut visitor, &page, person).await
}

#[tokio::test]
async fn an_officer_joins_confirms_and_signs_in() {
    let house = House::new().await;
    let sent = join(&house, &NADIA).await.ok().at("/ar/join/sent");
    assert!(
        sent.text().contains(NADIA.email),
        "says where the letter went"
    );
    let letter = house.letter(NADIA.email, "confirm").await;
    assert_eq!(letter.locale, "ar");

    let mut nadia = house.visitor();
    let page = nadia.get(&letter.link()).await.ok();
    assert_eq!(page.all("main form button").len(), 1, "one button");
    assert!(
        page.text().contains(NADIA.arabic),
        "says whose account it is"
    );
    let refused = nadia
        .post(
            "/ar/sign-in",
            &[("email", NADIA.email), ("password", PASSWORD)],
        )
        .await
        .is(422);
    assert!(
        !refused.all("#password-fault").is_empty(),
        "following the link confirms nothing"
    );
    let letter = house.letter(NADIA.email, "confirm").await;
    let page = nadia.get(&letter.link()).await.ok();
    let seen = nadia.submit(&page, "main form", &[]).await.ok();
    let seen = seen.at("/ar/sign-in");
    assert!(seen.has(".notice--ok"));
    house.sign_in(NADIA.email).await;
}

#[tokio::test]
async fn joining_twice_looks_the_same_and_a_letter_says_already() {
    let house = House::new().await;
    let fresh = join(&house, &YOUSSEF).await.ok().at("/fr/join/sent");
    house.account(&NADIA).await;
    let known = Person {
        locale: Locale::Fr,
        ..NADIA
    };
    let again = join(&house, &known).await.ok().at("/fr/join/sent");
    assert_eq!(
        fresh.text().replace(YOUSSEF.email, ""),
        again.text().replace(NADIA.email, "")
    );
    let kinds: Vec<_> = house.letters(NADIA.email).await;
    let kinds: Vec<_> = kinds.iter().map(|letter| letter.kind.as_str()).collect();
    assert_eq!(kinds, ["already"]);
    house.sign_in(NADIA.email).await;
}

#[tokio::test]
async fn a_link_works_once_and_two_presses_at_once_confirm_once() {
    let house = House::new().await;
    join(&house, &YOUSSEF).await.ok();
    let link = house.letter(YOUSSEF.email, "confirm").await.link();
    let (mut one, mut other) = (house.visitor(), house.visitor());
    let (one, other) = tokio::join!(one.post(&link, &[]), other.post(&link, &[]));
    let mut answers = [one.status.as_u16(), other.status.as_u16()];
    answers.sort_unstable();
    assert_eq!(answers, [200, 410]);
    let gone = house.visitor().get(&link).await.is(410);
    assert!(gone.has("main a[href='/fr/join']"), "a way out");
    house.visitor().get("/fr/join/never-was").await.is(410);
}

#[tokio::test]
async fn a_link_is_good_for_three_days() {
    let house = House::new().await;
    join(&house, &YOUSSEF).await.ok();
    let link = house.letter(YOUSSEF.email, "confirm").await.link();
    house.app.clock.advance(CONFIRM_MS - 1);
    house.visitor().get(&link).await.ok();
    house.app.clock.advance(1);
    house.visitor().get(&link).await.is(410);
    house.visitor().post(&link, &[]).await.is(410);
}

#[tokio::test]
async fn faults_keep_what_was_typed_and_never_the_password() {
    let house = House::new().await;
    let mut visitor = house.visitor();
    let page = visitor.get("/fr/join").await.ok();
    let department = page.attr("#department option:nth-child(3)", "value");
    let fields = [
        ("name_arabic", "Salma"),
        ("name_latin", "Salma Benjelloun"),
        ("email", "salma"),
        ("department", &department),
        ("password", "une phrase secrète"),
    ];
    let seen = visitor.submit(&page, "main form", &fields).await.is(422);
    assert!(seen.one("title").starts_with("Erreur"));
    assert_eq!(seen.all(".error-summary li").len(), 2);
    assert!(seen.has("#name_arabic-fault") && seen.has("#email-fault"));
    for (name, value) in &fields[..3] {
        assert_eq!(seen.attr(&format!("#{name}"), "value"), *value);
    }
    let chosen = seen.attr("#department option[selected]", "value");
    assert_eq!(chosen, department);
    assert!(!seen.body.contains("secrète"));
    assert_eq!(
        seen.attr("#email", "aria-describedby"),
        "email-hint email-fault"
    );
}

#[tokio::test]
async fn only_open_departments_and_allowed_domains_may_join() {
    let house = House::with(|config| config.join = "gov.ma".into()).await;
    let mut visitor = house.visitor();
    let page = visitor.get("/fr/join").await.ok();
    let closed = page.attr("#department option:nth-child(2)", "value");
    sql!(
        "update department set closed_at = 1 where department_id = $1",
        &closed
    )
    .run(house.app.db.writer())
    .await
    .expect("closed");
    let seen = fill_in(&mut visitor, &page, &YOUSSEF).await.is(422);
    assert!(seen.has("#department-fault") && seen.has("#email-fault"));
    let page = visitor.get("/fr/join").await.ok();
    assert!(
        !page.has(&format!("option[value='{closed}']")),
        "not offered"
    );
}

#[tokio::test]
async fn one_address_cannot_join_for_ever() {
    let house = House::new().await;
    for _ in 0..40 {
        let knocked = house.app.limits.knock(Knock::Join, "127.0.0.1");
        knocked.expect("within the limit");
    }
    let seen = join(&house, &YOUSSEF).await.is(429);
    assert!(seen.headers.contains_key("retry-after"));
    assert!(house.letters(YOUSSEF.email).await.is_empty());
}

#[tokio::test]
async fn the_first_administrator_joins_by_a_link_that_works_once() {
    let house = House::new().await;
    let invite = || async {
        let mut tx = house.app.db.write().await.expect("a transaction");
        let token = actions::invite_administrator(&mut tx, house.now()).await;
        tx.commit().await.expect("a commit");
        token.expect("an answer")
    };
    let link = format!("/ar/first/{}", invite().await.expect("an invitation"));
    // Somebody registered the address before, with a password of their own.
    join(&house, &SALMA).await.ok();

    let mut salma = house.visitor();
    let page = salma.get(&link).await.ok();
    let bad = salma
        .submit(&page, "main form", &[("email", SALMA.email)])
        .await
        .is(422);
    let seen = fill_in(&mut salma, &bad, &SALMA).await;
    let seen = seen.ok().at("/ar/admin/people");
    assert!(seen.text().contains(SALMA.arabic) && seen.has(".notice--ok"));

    house.visitor().get(&link).await.is(410);
    house.visitor().post(&link, &[]).await.is(410);
    assert!(invite().await.is_none(), "there is an administrator now");
    house.sign_in(SALMA.email).await;
}
