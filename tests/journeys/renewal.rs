//! Expiry and renewal by cycles.

use takwin::{
    certificates::{self, number::CertificateNumber, store},
    enrolments::{self, enrolment::Enrolment},
    kit::{
        id::{AccountId, AttemptId},
        time::{DAY_MS, Timestamp},
    },
    progress::completion::How,
    sql,
};

use super::certificate::{complete, numbers};
use crate::kit::{
    app::House,
    course::{Issued, small},
    people::{NADIA, SALMA},
};

/// 36 months after the start of the tests.
async fn end(house: &House) -> Timestamp {
    sql!("select min(valid_until) from certificate")
        .scalar(&house.app.db)
        .await
        .expect("an end")
}

async fn at(house: &House, moment: Timestamp) {
    let now = house.now();
    house.wait(moment.since(now)).await;
}

async fn issued(issued: Issued) -> (House, AccountId) {
    let house = House::new().await;
    house.publish(&small(issued), "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(&house, &nadia).await;
    (house, nadia)
}

async fn enrolment(house: &House, account: &AccountId) -> Enrolment {
    enrolments::store::of(&house.app.db, account, "small-course")
        .await
        .expect("read")
        .expect("enrolled")
}

/// A sitting of the quiz that passes, begun now, as the quizzes report it.
async fn pass(house: &House, account: &AccountId, number: i64) {
    let enrolment = enrolment(house, account).await;
    let published = house
        .app
        .library
        .version("small-course", enrolment.version)
        .await
        .expect("read")
        .expect("a version");
    let now = house.now();
    let mut tx = house.app.db.write().await.expect("a transaction");
    sql!(
        "insert into attempt (attempt_id, enrolment_id, account_id, course_id, item_id, number, version, seed,
                              paper, language, started_at, submitted_at, submitted_how, earned, out_of, share, passed)
         values ($1, $2, $3, 'small-course', 'short-quiz', $4, $5, 1, '{}', 'ar', $6, $6, 'person', 100, 100, 10000, 1)",
        &AttemptId::new(),
        &enrolment.enrolment_id,
        account,
        number,
        enrolment.version,
        now
    )
    .run(&mut tx)
    .await
    .expect("a sitting");
    let config = &house.app.config;
    let passed = How::Passed;
    certificates::actions::report(
        &mut tx,
        now,
        config,
        &published,
        &enrolment,
        "short-quiz",
        passed,
        0,
    )
    .await
    .expect("reported");
    tx.commit().await.expect("a commit");
}

async fn ending_letters(house: &House) -> usize {
    let letters = house.letters(NADIA.email).await;
    letters
        .iter()
        .filter(|l| l.kind == "certificate_ending")
        .count()
}

#[tokio::test]
async fn reminders_are_sent_once_at_thirty_seven_and_one_days() {
    let (house, _) = issued(Issued::Automatic).await;
    let end = end(&house).await;
    for (days, letters) in [(31, 0), (30, 1), (29, 1), (8, 1), (7, 2), (2, 2), (1, 3)] {
        at(&house, end.plus(-days * DAY_MS)).await;
        house.wait(0).await;
        assert_eq!(ending_letters(&house).await, letters, "{days} days before");
    }
    at(&house, end.plus(DAY_MS)).await;
    assert_eq!(ending_letters(&house).await, 3);
}

#[tokio::test]
async fn after_a_standstill_only_the_most_urgent_reminder_is_sent() {
    let (house, _) = issued(Issued::Automatic).await;
    let end = end(&house).await;
    at(&house, end.plus(-DAY_MS / 2)).await;
    house.wait(0).await;
    assert_eq!(ending_letters(&house).await, 1);
}

#[tokio::test]
async fn a_renewal_in_its_window_follows_without_a_gap_and_takes_nothing_back() {
    let (house, nadia) = issued(Issued::Automatic).await;
    let end = end(&house).await;
    let first = CertificateNumber::new(2026, 1).to_string();
    let page = format!("/fr/certificates/{first}");
    let mut browser = house.sign_in(NADIA.email).await;
    let early = browser.get(&page).await.ok();
    assert!(early.has("#renewal") && !early.has("form[action$=renewal]"));
    browser.post(&format!("{page}/renewal"), &[]).await.ok();
    let begun: i64 = sql!("select count(*) from renewal")
        .scalar(&house.app.db)
        .await
        .expect("a count");
    assert_eq!(begun, 0, "too early");

    // A second version is offered meanwhile: the renewal is passed in it.
    let mut course = small(Issued::Automatic);
    course.minutes = 61;
    let second = house.publish(&course, "minor").await;
    at(&house, end.plus(-50 * DAY_MS)).await;
    let mut browser = house.sign_in(NADIA.email).await;
    let open = browser.get(&page).await.ok();
    let begun = browser
        .submit(&open, "form[action$=renewal]", &[])
        .await
        .ok();
    let missing = begun.all("#renewal li");
    assert_eq!(missing, ["Petit quiz"], "lessons read stay read");
    assert_eq!(enrolment(&house, &nadia).await.version, second);
    // An earlier sitting that is marked again is of the earlier cycle.
    let mut tx = house.app.db.write().await.expect("a transaction");
    let published = house.app.library.current("small-course").expect("offered");
    let old = enrolment(&house, &nadia).await;
    let (now, config) = (house.now(), &house.app.config);
    certificates::actions::report(
        &mut tx,
        now,
        config,
        &published,
        &old,
        "short-quiz",
        How::Passed,
        0,
    )
    .await
    .expect("reported");
    tx.commit().await.expect("a commit");
    assert_eq!(numbers(&house).await.len(), 1);

    pass(&house, &nadia, 1).await;
    assert_eq!(numbers(&house).await.len(), 2);
    pass(&house, &nadia, 2).await;
    assert_eq!(numbers(&house).await.len(), 2, "one cycle, one certificate");
    let all = store::of_account(&house.app.db, &nadia).await.expect("all");
    let (new, old) = (&all[0], &all[1]);
    assert_eq!((new.term, old.term), (2, 1));
    assert_eq!(
        new.valid_until,
        Some(end.plus_months(36)),
        "from the end of the first"
    );
    assert_eq!(old.valid_until, Some(end));
    assert_eq!(new.version, second);
    let facts: i64 = sql!("select count(*) from fact")
        .scalar(&house.app.db)
        .await
        .expect("a count");
    assert_eq!(facts, 3, "what was done before stays");
    let number = new.number.clone().expect("a number");
    let history = browser
        .get(&format!("/fr/certificates/{number}"))
        .await
        .ok();
    assert_eq!(
        history
            .all("section[aria-labelledby=cycles] tbody tr")
            .len(),
        2
    );
    // Nothing reminds of what is renewed.
    at(&house, end.plus(-DAY_MS)).await;
    assert_eq!(ending_letters(&house).await, 0);
    let doctor = house.app.config.data.join("blobs");
    assert!(doctor.exists());
}

#[tokio::test]
async fn in_the_grace_it_still_follows_and_after_it_begins_anew() {
    for (days, follows) in [(10, true), (40, false)] {
        let (house, nadia) = issued(Issued::Automatic).await;
        let end = end(&house).await;
        at(&house, end.plus(days * DAY_MS)).await;
        let first = CertificateNumber::new(2026, 1).to_string();
        let page = format!("/fr/certificates/{first}");
        let mut browser = house.sign_in(NADIA.email).await;
        let open = browser.get(&page).await.ok();
        browser
            .submit(&open, "form[action$=renewal]", &[])
            .await
            .ok();
        pass(&house, &nadia, 1).await;
        let all = store::of_account(&house.app.db, &nadia).await.expect("all");
        let from = if follows { end } else { house.now() };
        assert_eq!(
            all[0].valid_until,
            Some(from.plus_months(36)),
            "{days} days after"
        );
    }
}

#[tokio::test]
async fn a_renewal_waits_on_the_desk_where_an_administrator_issues() {
    let (house, nadia) = issued(Issued::Administrator).await;
    let mut salma = house.signed_in(&SALMA).await;
    let desk = salma.get("/fr/admin/certificates").await.ok();
    salma
        .press(&desk, "form[data-enhance=bulk]", &[], Some(("all", "1")))
        .await
        .ok();
    let end = end(&house).await;
    at(&house, end.plus(-DAY_MS)).await;
    let first = numbers(&house).await[0].1.clone();
    let mut browser = house.sign_in(NADIA.email).await;
    let open = browser.get(&format!("/fr/certificates/{first}")).await.ok();
    browser
        .submit(&open, "form[action$=renewal]", &[])
        .await
        .ok();
    pass(&house, &nadia, 1).await;
    let mut salma = house.sign_in(SALMA.email).await;
    let desk = salma.get("/fr/admin/certificates?kind=renewal").await.ok();
    assert_eq!(desk.all("tbody input[name=id]").len(), 1);
    assert!(desk.text().contains("Renouvellement"));
}

#[tokio::test]
async fn a_waiver_grants_the_next_cycle_for_a_reason_and_says_so() {
    let (house, nadia) = issued(Issued::Automatic).await;
    let end = end(&house).await;
    house.account(&SALMA).await;
    at(&house, end.plus(-20 * DAY_MS)).await;
    let mut salma = house.sign_in(SALMA.email).await;
    let list = salma.get("/fr/admin/certificates/issued").await.ok();
    let one = salma.get(&list.attr("tbody a", "href")).await.ok();
    salma
        .submit(&one, "form[action$=waiver]", &[("waive_reason", "x")])
        .await
        .is(422);
    let reason = "Congé de maternité pendant toute la fenêtre.";
    let done = salma
        .submit(&one, "form[action$=waiver]", &[("waive_reason", reason)])
        .await
        .ok();
    assert!(done.text().contains("dispense"), "{}", done.text());
    let all = store::of_account(&house.app.db, &nadia).await.expect("all");
    assert_eq!(all[0].term, 2);
    assert_eq!(all[0].valid_until, Some(end.plus_months(36)));
    let statement = all[0].read_statement().expect("a statement");
    assert!(statement.waived && statement.share.is_none());
    let mut visitor = house.visitor();
    let verdict = visitor
        .get(&format!("/fr/verify/{}", statement.number))
        .await
        .ok();
    assert!(verdict.text().contains("dispense") && !verdict.text().contains(reason));
    let twice = salma
        .submit(&one, "form[action$=waiver]", &[("waive_reason", reason)])
        .await
        .ok();
    assert!(twice.has(".notice--bad"));
    assert_eq!(numbers(&house).await.len(), 2);
}

#[tokio::test]
async fn each_cycle_has_the_attempts_that_its_quiz_allows() {
    let house = House::new().await;
    let mut course = small(Issued::Automatic);
    for item in course.modules.iter_mut().flat_map(|m| &mut m.items) {
        if let takwin::content::course::ItemKind::Quiz(quiz) = &mut item.kind {
            quiz.attempts = Some(1);
        }
    }
    house.publish(&course, "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(&house, &nadia).await;
    pass(&house, &nadia, 1).await;
    let end = end(&house).await;
    at(&house, end.plus(-DAY_MS)).await;
    let mut browser = house.sign_in(NADIA.email).await;
    let quiz = "/fr/learning/small-course/short-quiz/quiz";
    let front = browser.get(quiz).await.ok();
    assert!(!front.has("form[action$=attempts]"), "{}", front.text());
    let page = format!("/fr/certificates/{}", CertificateNumber::new(2026, 1));
    let open = browser.get(&page).await.ok();
    browser
        .submit(&open, "form[action$=renewal]", &[])
        .await
        .ok();
    let front = browser.get(quiz).await.ok();
    let paper = browser
        .submit(&front, "form[action$=attempts]", &[])
        .await
        .ok();
    assert!(paper.address.contains("/attempts/"), "{}", paper.text());
}
