//! Signing in and out.

use takwin::kit::time::DAY_MS;

use crate::kit::{
    app::House,
    people::{NADIA, PASSWORD, SALMA},
};

#[tokio::test]
async fn an_officer_signs_in_and_out() {
    let house = House::new().await;
    let mut nadia = house.signed_in(&NADIA).await;
    let page = nadia.get("/ar/profile").await;
    assert_ne!(page.address, "/ar/sign-in");
    nadia.post("/ar/sign-out", &[]).await.ok();
    let page = nadia.get("/ar/sign-in").await.ok();
    assert!(page.has("input[name=password]"));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_read_the_same() {
    let house = House::new().await;
    house.account(&NADIA).await;
    let mut visitor = house.visitor();
    let mut told = Vec::new();
    for (email, password) in [
        (NADIA.email, "ce n'est pas le mien"),
        ("nobody@exemple.ma", PASSWORD),
    ] {
        let page = visitor.get("/ar/sign-in").await.ok();
        let seen = visitor
            .submit(
                &page,
                "main form",
                &[("email", email), ("password", password)],
            )
            .await
            .is(422);
        assert_eq!(
            seen.attr("input[name=email]", "value"),
            email,
            "what was typed is kept"
        );
        assert!(!seen.body.contains(password), "the password is not");
        told.push(seen.one("#email-fault"));
    }
    assert_eq!(told[0], told[1]);
}

#[tokio::test]
async fn guessing_a_password_is_slowed_down() {
    let house = House::new().await;
    house.account(&NADIA).await;
    let mut visitor = house.visitor();
    let mut last = 0;
    for _ in 0..12 {
        let page = visitor.get("/fr/sign-in").await.ok();
        let seen = visitor
            .submit(
                &page,
                "main form",
                &[("email", NADIA.email), ("password", "une autre phrase")],
            )
            .await;
        last = seen.status.as_u16();
        if last == 429 {
            assert!(seen.headers.contains_key("retry-after"));
            break;
        }
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn a_session_lasts_a_fortnight_after_its_last_use_and_not_longer() {
    let house = House::new().await;
    let mut salma = house.signed_in(&SALMA).await;
    assert_eq!(salma.get("/ar/sign-in").await.address, "/ar/learning");
    house.wait(15 * DAY_MS).await;
    assert_eq!(salma.get("/ar/sign-in").await.ok().address, "/ar/sign-in");
}

#[tokio::test]
async fn an_address_without_a_language_finds_the_visitors() {
    let house = House::new().await;
    let mut visitor = house.visitor();
    assert_eq!(visitor.get("/sign-in").await.ok().address, "/ar/sign-in");
    visitor.get("/fr/sign-in").await.ok();
    assert_eq!(visitor.get("/sign-in").await.ok().address, "/fr/sign-in");
    visitor.get("/fr/nothing-here").await.is(404);
}

#[tokio::test]
async fn a_form_posted_from_another_site_is_refused() {
    use axum::{body::Body, http::Request};
    use tower::ServiceExt as _;
    let house = House::new().await;
    let request = Request::post("/fr/sign-in")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("email=a%40b.ma&password=x"))
        .expect("a request");
    let response = house
        .router
        .clone()
        .oneshot(request)
        .await
        .expect("an answer");
    assert_eq!(response.status(), 403);
}
