//! Expiry and renewal by cycles.

use takwin::{
    certificates::{
        self,
        actions::{renewal::waive, replacement, standing},
        certificate::{Certificate, RevocationClass},
        number::CertificateNumber,
        store,
    },
    enrolments::{self, enrolment::Enrolment},
    kit::{
        error::Error,
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

/// The certificate of a serial of 2026, or of the year that it was issued in.
async fn of_serial(house: &House, serial: usize) -> Certificate {
    let number = numbers(house).await[serial].1.clone();
    let found = store::by_number(&house.app.db, &number).await;
    found.expect("read").expect("a certificate")
}

/// Its holder begins to renew it, at a moment in its window.
async fn begin(house: &House, moment: Timestamp, certificate: &Certificate) {
    at(house, moment).await;
    let published = house.app.library.current("small-course").expect("offered");
    let (config, account) = (&house.app.config, &certificate.account_id);
    let mut tx = house.app.db.write().await.expect("a transaction");
    certificates::actions::renewal::begin(
        &mut tx,
        house.now(),
        config,
        &published,
        certificate,
        account,
    )
    .await
    .expect("begun");
    tx.commit().await.expect("a commit");
}

const NOTE: &str = "Une note interne.";

async fn revoke(house: &House, one: &Certificate, by: &AccountId, class: RevocationClass) {
    let mut tx = house.app.db.write().await.expect("a transaction");
    let (site, id) = (&house.app.config.url, &one.certificate_id);
    standing::revoke(&mut tx, house.now(), site, id, by, class, NOTE)
        .await
        .expect("revoked");
    tx.commit().await.expect("a commit");
}

async fn rename(house: &House, account: &AccountId, name: &str) {
    sql!(
        "update account set name_latin = $2 where account_id = $1",
        account,
        name
    )
    .run(house.app.db.writer())
    .await
    .expect("a change");
}

async fn replace(house: &House, one: &Certificate, by: &AccountId) -> CertificateNumber {
    let mut tx = house.app.db.write().await.expect("a transaction");
    let (config, library) = (&house.app.config, &house.app.library);
    let (now, id) = (house.now(), &one.certificate_id);
    let number = replacement::replace(&mut tx, now, config, library, id, by, false, NOTE).await;
    tx.commit().await.expect("a commit");
    number.expect("replaced")
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

#[tokio::test]
async fn what_is_revoked_is_not_renewed() {
    let (house, nadia) = issued(Issued::Automatic).await;
    let salma = house.account(&SALMA).await;
    let first = of_serial(&house, 0).await;
    begin(&house, end(&house).await.plus(-20 * DAY_MS), &first).await;
    revoke(&house, &first, &salma, RevocationClass::Fraud).await;
    pass(&house, &nadia, 1).await;
    assert_eq!(numbers(&house).await.len(), 1, "nothing follows on a fraud");
    let published = house.app.library.current("small-course").expect("offered");
    let (now, config) = (house.now(), &house.app.config);
    let mut tx = house.app.db.write().await.expect("a transaction");
    let waived = waive(&mut tx, now, config, &published, &first, &salma, NOTE).await;
    assert!(matches!(waived, Err(Error::Refused(_))), "{waived:?}");
}

/// Passed in the grace while it was suspended: the next cycle follows once it is reinstated, on the end
/// of the first.
#[tokio::test]
async fn what_is_suspended_is_renewed_once_it_is_reinstated() {
    let (house, nadia) = issued(Issued::Automatic).await;
    let salma = house.account(&SALMA).await;
    let (first, end) = (of_serial(&house, 0).await, end(&house).await);
    begin(&house, end.plus(-20 * DAY_MS), &first).await;
    let (site, id) = (&house.app.config.url, &first.certificate_id);
    let mut tx = house.app.db.write().await.expect("a transaction");
    standing::suspend(&mut tx, house.now(), site, id, &salma, NOTE)
        .await
        .expect("suspended");
    tx.commit().await.expect("a commit");
    at(&house, end.plus(10 * DAY_MS)).await;
    pass(&house, &nadia, 1).await;
    assert_eq!(numbers(&house).await.len(), 1);
    at(&house, end.plus(90 * DAY_MS)).await;
    let mut tx = house.app.db.write().await.expect("a transaction");
    let (config, library) = (&house.app.config, &house.app.library);
    standing::reinstate(&mut tx, house.now(), config, library, id, &salma, NOTE)
        .await
        .expect("reinstated");
    tx.commit().await.expect("a commit");
    let all = store::of_account(&house.app.db, &nadia).await.expect("all");
    assert_eq!((all.len(), all[0].term), (2, 2));
    assert_eq!(all[0].valid_until, Some(end.plus_months(36)));
    let statement = all[0].read_statement().expect("a statement");
    assert_eq!(statement.completed_at, end.plus(10 * DAY_MS));
}

/// The same for a wrong identity: the renewal goes on with the number that replaces what was revoked.
#[tokio::test]
async fn a_renewal_goes_on_with_what_replaces_a_wrong_identity() {
    let (house, nadia) = issued(Issued::Automatic).await;
    let salma = house.account(&SALMA).await;
    let first = of_serial(&house, 0).await;
    begin(&house, end(&house).await.plus(-20 * DAY_MS), &first).await;
    revoke(&house, &first, &salma, RevocationClass::Identity).await;
    pass(&house, &nadia, 1).await;
    assert_eq!(numbers(&house).await.len(), 1);
    rename(&house, &nadia, "Nadia El Ouazzani").await;
    replace(&house, &first, &salma).await;
    let all = store::desk::of_enrolment(&house.app.db, &first.enrolment_id)
        .await
        .expect("all");
    let terms: Vec<_> = all.iter().map(|one| one.term).collect();
    assert_eq!(terms, [1, 1, 2]);
}

#[tokio::test]
async fn the_desk_does_not_issue_the_renewal_of_what_was_revoked_meanwhile() {
    let (house, nadia) = issued(Issued::Administrator).await;
    let mut salma = house.signed_in(&SALMA).await;
    let (form, all) = ("form[data-enhance=bulk]", Some(("all", "1")));
    let desk = salma.get("/fr/admin/certificates").await.ok();
    salma.press(&desk, form, &[], all).await.ok();
    let first = of_serial(&house, 0).await;
    begin(&house, end(&house).await.plus(-DAY_MS), &first).await;
    pass(&house, &nadia, 1).await;
    let by: AccountId = sql!(
        "select account_id from account where email = $1",
        SALMA.email
    )
    .scalar(&house.app.db)
    .await
    .expect("an account");
    revoke(&house, &first, &by, RevocationClass::Fraud).await;
    let mut salma = house.sign_in(SALMA.email).await;
    let desk = salma.get("/fr/admin/certificates").await.ok();
    let job = salma.press(&desk, form, &[], all).await.ok();
    assert!(
        job.text().contains("prolonge est suspendue ou retirée"),
        "{}",
        job.text()
    );
    assert_eq!(numbers(&house).await.len(), 1);
}

/// A replacement of an earlier cycle takes the last place among the numbers, and stays of its cycle.
#[tokio::test]
async fn a_replacement_out_of_order_does_not_hide_the_last_cycle() {
    let (house, nadia) = issued(Issued::Automatic).await;
    let salma = house.account(&SALMA).await;
    let (first, end) = (of_serial(&house, 0).await, end(&house).await);
    begin(&house, end.plus(-20 * DAY_MS), &first).await;
    pass(&house, &nadia, 1).await;
    let second = of_serial(&house, 1).await;
    rename(&house, &nadia, "Nadia El Ouazzani").await;
    replace(&house, &first, &salma).await;
    let id = &first.enrolment_id;
    let last = store::of_enrolment(&house.app.db, id).await.expect("read");
    let last = last.expect("a certificate");
    assert_eq!(last.certificate_id, second.certificate_id);
    begin(&house, end.plus_months(36).plus(-20 * DAY_MS), &second).await;
    pass(&house, &nadia, 2).await;
    let all = store::desk::of_enrolment(&house.app.db, id)
        .await
        .expect("all");
    let terms: Vec<_> = all.iter().map(|one| one.term).collect();
    assert_eq!(terms, [1, 1, 2, 3]);
    let mut salma = house.sign_in(SALMA.email).await;
    let number = all[3].number.clone().expect("a number");
    let enrolments = salma
        .get("/fr/admin/enrolments?course=small-course")
        .await
        .ok();
    assert!(enrolments.text().contains(&number), "{}", enrolments.text());
}

/// Of a revocation and a replacement at once, one comes first, and the other one sees it.
#[tokio::test]
async fn what_is_being_revoked_is_not_replaced() {
    let (house, nadia) = issued(Issued::Automatic).await;
    let salma = house.account(&SALMA).await;
    let first = of_serial(&house, 0).await;
    rename(&house, &nadia, "Nadia El Ouazzani").await;
    let (now, site, id) = (house.now(), &house.app.config.url, &first.certificate_id);
    let mut revoking = house.app.db.write().await.expect("a transaction");
    let fraud = RevocationClass::Fraud;
    standing::revoke(&mut revoking, now, site, id, &salma, fraud, NOTE)
        .await
        .expect("revoked");
    let (app, by, other) = (house.app.clone(), salma.clone(), id.clone());
    let replacing = tokio::spawn(async move {
        let mut tx = app.db.write().await.expect("a transaction");
        let (config, library) = (&app.config, &app.library);
        let replaced =
            replacement::replace(&mut tx, now, config, library, &other, &by, false, NOTE).await;
        tx.commit().await.expect("a commit");
        replaced
    });
    // Long enough for the other one to have read what it replaces, where engines let it.
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    revoking.commit().await.expect("a commit");
    let replaced = replacing.await.expect("a task");
    assert!(matches!(replaced, Err(Error::Refused(_))), "{replaced:?}");
    let one = of_serial(&house, 0).await;
    assert!(one.revoked_at.is_some() && one.replaced_at.is_none());
}

/// Passed in the grace, issued by a slow desk long after it: no gap.
#[tokio::test]
async fn a_slow_desk_costs_nobody_the_continuity() {
    let (house, nadia) = issued(Issued::Administrator).await;
    let mut salma = house.signed_in(&SALMA).await;
    let all = Some(("all", "1"));
    let desk = salma.get("/fr/admin/certificates").await.ok();
    let form = "form[data-enhance=bulk]";
    salma.press(&desk, form, &[], all).await.ok();
    let (first, end) = (of_serial(&house, 0).await, end(&house).await);
    begin(&house, end.plus(10 * DAY_MS), &first).await;
    pass(&house, &nadia, 1).await;
    at(&house, end.plus(50 * DAY_MS)).await;
    let mut salma = house.sign_in(SALMA.email).await;
    let desk = salma.get("/fr/admin/certificates").await.ok();
    salma.press(&desk, form, &[], all).await.ok();
    let second = of_serial(&house, 1).await;
    assert_eq!(second.valid_until, Some(end.plus_months(36)));
}
