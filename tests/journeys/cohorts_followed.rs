//! What a cohort changes for its people, on the desk, in the reports and in a quiz.

use takwin::kit::time::{DAY_MS, MINUTE_MS};

use super::{
    certificate::complete,
    cohorts::{LIST, id_of, made, paste},
};
use crate::kit::{
    app::House,
    course::{Issued, small},
    people::{KARIM, NADIA, SALMA, YOUSSEF},
    quizzes::{CHECK, course},
};

#[tokio::test]
async fn its_people_see_until_when_and_are_not_scolded() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let mut salma = house.signed_in(&SALMA).await;
    let page = made(&mut salma, "small-course", "Automne", &[]).await;
    let page = paste(&mut salma, &page, &[("addresses", NADIA.email)])
        .await
        .ok();
    let spring = made(&mut salma, "small-course", "Printemps", &[]).await;
    for address in ["/ar/learning", "/ar/learning/small-course"] {
        let seen = nadia.get(address).await.ok();
        assert!(seen.text().contains("Automne"), "{}", seen.text());
        assert!(seen.text().contains("قبل نهاية 12 دجنبر 2026"));
    }
    house.app.clock.advance(18 * DAY_MS);
    let mut nadia = house.sign_in(NADIA.email).await;
    let mut salma = house.sign_in(SALMA.email).await;
    for address in ["/ar/learning", "/ar/learning/small-course"] {
        let seen = nadia.get(address).await.ok();
        assert!(seen.text().contains("ما زال بإمكانكم إتمام الدورة"));
        assert!(!seen.text().contains("قبل نهاية"));
    }
    let list = salma.get(LIST).await.ok();
    let rows = list.all("tbody tr");
    assert!(rows[1].contains("Automne") && rows[1].contains("Échéance passée"));
    let account = house.account_of(NADIA.email).await;
    complete(&house, &account).await;
    let seen = nadia.get("/ar/learning/small-course").await.ok();
    assert!(!seen.text().contains("ما زال بإمكانكم"));
    let list = salma.get(LIST).await.ok();
    assert_eq!(list.all("tbody td.n"), ["0", "0", "0", "1", "1", "1"]);

    // The reports and the desk are narrowed by it.
    let (id, spring) = (id_of(&page), id_of(&spring));
    let youssef = house.account(&YOUSSEF).await;
    complete(&house, &youssef).await;
    let reports = format!("/fr/admin/enrolments?course=small-course&cohort={id}");
    let seen = salma.get(&reports).await.ok();
    assert_eq!(seen.all("tbody tr").len(), 1);
    assert!(seen.one("tbody tr").contains("Automne"));
    let csv = salma.get(&seen.attr("a[download]", "href")).await.ok();
    assert_eq!(csv.body.lines().count(), 2);
    let desk = salma.get(&list.attr("tbody td.n a", "href")).await.ok();
    assert_eq!(desk.all("tbody input[name=id]").len(), 1);
    let issued = salma
        .press(&desk, "form[data-enhance=bulk]", &[], Some(("all", "1")))
        .await
        .ok();
    assert!(issued.has(".empty"), "{}", issued.text());
    let waiting: i64 = house
        .asked("select cast(count(*) as bigint) from certificate where issued_at is null")
        .await;
    assert_eq!(waiting, 1, "Youssef is in no cohort");
    for list in ["issued", "register"] {
        for (cohort, rows) in [(id.as_str(), 1), (spring.as_str(), 0), ("", 1)] {
            let address = format!(
                "/fr/admin/certificates/{list}?event=issued&course=small-course&cohort={cohort}"
            );
            let seen = salma.get(&address).await.ok();
            assert_eq!(seen.all("tbody tr").len(), rows, "{address}");
            assert_eq!(seen.all("#cohort option").len(), 3, "{address}");
        }
    }
}

#[tokio::test]
async fn a_cohort_is_granted_more_time_and_its_sittings_end_later() {
    const OVERRIDES: &str = "/fr/studio/quiz-course/quizzes/check/overrides";
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let mut youssef = house.signed_in(&YOUSSEF).await;
    let mut karim = house.signed_in(&KARIM).await;
    let mut salma = house.signed_in(&SALMA).await;
    assert!(!karim.get(OVERRIDES).await.ok().has("#cohort"));
    let page = made(&mut salma, "quiz-course", "Automne", &[]).await;
    paste(&mut salma, &page, &[("addresses", NADIA.email)])
        .await
        .ok();
    let paper = nadia.sit(CHECK).await;
    let other = youssef.sit(CHECK).await;
    house.app.clock.advance(10 * MINUTE_MS);
    let form = karim.get(OVERRIDES).await.ok();
    let cohort = id_of(&page);
    let fields = [
        ("cohort", cohort.as_str()),
        ("extra_minutes", "10"),
        ("reason", "Liaison lente"),
    ];
    let given = karim.submit(&form, "form#grant", &fields).await.ok();
    assert!(given.one(".notice--ok").contains("1 tentative en cours"));
    let row = given.one("tbody tr");
    assert!(row.contains("Automne") && row.contains("cohorte"), "{row}");
    let later = nadia.get(&paper.address).await.ok();
    assert_eq!(later.attr("[data-enhance=timer]", "data-seconds"), "900");
    let later = youssef.get(&other.address).await.ok();
    assert_eq!(later.attr("[data-enhance=timer]", "data-seconds"), "300");
    let twice = karim.submit(&form, "form#grant", &fields).await.is(422);
    assert!(twice.has("#account-fault"));
    assert!(twice.has(&format!("option[value='{cohort}'][selected]")));
    // A cohort of another course is none of this one.
    house.publish(&small(Issued::Administrator), "first").await;
    let stranger = made(&mut salma, "small-course", "Autre", &[]).await;
    let stranger = id_of(&stranger);
    let fields = [
        ("cohort", stranger.as_str()),
        ("extra_minutes", "10"),
        ("reason", "x"),
    ];
    karim.post(OVERRIDES, &fields).await.is(422);
}
