//! Issuing many certificates by one gesture.

use takwin::{
    certificates::{
        self,
        actions::bulk::{self, Wanted},
        store::{self, desk::Narrow},
    },
    cohorts::{self, form::Said},
    kit::{
        db::{self, Db},
        id::AccountId,
        time::{DAY_MS, MINUTE_MS},
    },
    sql,
};

use super::certificate::{complete, numbers};
use crate::kit::{
    app::House,
    course::{Issued, small},
    people::{NADIA, SALMA, YOUSSEF},
};

/// So many people whose certificates wait, without passing through every form.
async fn waiting(house: &House, people: usize) -> AccountId {
    house.publish(&small(Issued::Administrator), "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(house, &nadia).await;
    let salma = house.account(&SALMA).await;
    let mut tx = house.app.db.write().await.expect("a transaction");
    for n in 1..people {
        let ids = [
            format!("a{n:031}"),
            format!("e{n:031}"),
            format!("f{n:031}"),
        ];
        sql!(
            "insert into account (account_id, email, name_arabic, name_latin, department_id, locale,
                                  password_hash, search, created_at, confirmed_at)
             select $1, $2 || email, name_arabic, name_latin, department_id, locale, password_hash, search,
                    created_at, confirmed_at
             from account where account_id = $3",
            &ids[0],
            format!("n{n}-"),
            &nadia
        )
        .run(&mut tx)
        .await
        .expect("an account");
        sql!(
            "insert into enrolment (enrolment_id, account_id, course_id, version, enrolled_at, completed_at)
             select $1, $2, course_id, version, enrolled_at, completed_at from enrolment where account_id = $3",
            &ids[1],
            &ids[0],
            &nadia
        )
        .run(&mut tx)
        .await
        .expect("an enrolment");
        sql!(
            "insert into certificate (certificate_id, enrolment_id, cycle, account_id, course_id, version, claimed_at)
             select $1, $2, 1, $3, course_id, version, claimed_at from certificate where account_id = $4",
            &ids[2],
            &ids[1],
            &ids[0],
            &nadia
        )
        .run(&mut tx)
        .await
        .expect("a claim");
    }
    tx.commit().await.expect("a commit");
    salma
}

/// A cohort of the course with everybody who is enrolled so far.
async fn cohort(house: &House, by: &AccountId, name: &str) -> String {
    let said = Said {
        name: name.to_owned(),
        starts_on: "2026-11-02".to_owned(),
        ends_on: "2026-11-30".to_owned(),
        trainer: None,
        capacity: None,
    };
    let mut tx = house.app.db.write().await.expect("a transaction");
    let now = house.now();
    let id = cohorts::actions::begin(&mut tx, now, by, "small-course", &said, None)
        .await
        .expect("a cohort");
    sql!(
        "update enrolment set cohort_id = $1 where cohort_id is null",
        &id
    )
    .run(&mut tx)
    .await
    .expect("people");
    tx.commit().await.expect("a commit");
    id.to_string()
}

async fn begun(house: &House, by: &AccountId) -> String {
    let narrow = Narrow::default();
    let wanted = Wanted::Narrowed(&narrow, "tout");
    let mut tx = house.app.db.write().await.expect("a transaction");
    let begun = bulk::begin(&mut tx, house.now(), &wanted, by).await;
    tx.commit().await.expect("a commit");
    begun.expect("begun").expect("some wait").0
}

/// What the clockwork does, without the documents.
async fn go_on(house: &House) {
    let (db, config, library) = (&house.app.db, &house.app.config, &house.app.library);
    bulk::run_unfinished(db, config, library, &house.app.clock, usize::MAX)
        .await
        .expect("a turn");
}

async fn serials(house: &House) -> Vec<i64> {
    let numbers = numbers(house).await;
    numbers.iter().map(|(serial, _)| *serial).collect()
}

#[tokio::test]
async fn fifty_issues_at_once_leave_one_number() {
    let house = House::new().await;
    let salma = waiting(&house, 1).await;
    let rows = store::desk::awaiting(&house.app.db, &Narrow::default(), None)
        .await
        .expect("rows");
    let id = rows[0].certificate_id.clone();
    let published = house.app.library.current("small-course").expect("offered");
    let now = house.now();
    let issues = (0..50).map(|_| {
        let (app, published) = (house.app.clone(), published.clone());
        let (by, id) = (salma.clone(), id.clone());
        tokio::spawn(async move {
            let mut tx = app.db.write().await?;
            let issue = certificates::actions::issue;
            let issued = issue(&mut tx, now, &app.config, &published, &id, Some(&by)).await?;
            tx.commit().await?;
            Ok::<_, takwin::kit::error::Error>(issued)
        })
    });
    let mut issued = 0;
    for one in issues.collect::<Vec<_>>() {
        issued += usize::from(one.await.expect("a task").expect("fine").is_some());
    }
    assert_eq!(issued, 1);
    assert_eq!(serials(&house).await, [1]);
    let (entries, _) = store::chain::head(&house.app.db).await.expect("a head");
    assert_eq!(entries, 1);
}

/// The instance that works on it dies in the middle, twice, once with another one at its side; the
/// next one goes on when the lease is over.
#[tokio::test]
async fn a_job_of_two_thousand_survives_being_killed() {
    const PEOPLE: usize = 2_000;
    let house = House::new().await;
    let salma = waiting(&house, PEOPLE).await;
    let id = begun(&house, &salma).await;
    for killed_after in [400, 900] {
        let (app, job) = (house.app.clone(), id.clone());
        let working = tokio::spawn(async move {
            let (db, config, library) = (&app.db, &app.config, &app.library);
            bulk::run(db, config, library, &app.clock, &job, usize::MAX).await
        });
        while store::bulk::counts(&house.app.db, &id)
            .await
            .expect("counts")
            .issued
            < killed_after
        {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        // Dropped at whatever it awaits, as by a kill: its open transaction leaves no trace.
        working.abort();
        let _ = working.await;
        let (db, config, library) = (&house.app.db, &house.app.config, &house.app.library);
        let held = bulk::run(db, config, library, &house.app.clock, &id, 10).await;
        assert!(!held.expect("fine"), "still held by the one that died");
        house.app.clock.advance(2 * MINUTE_MS);
    }
    let before = serials(&house).await.len();
    assert!(before < PEOPLE, "{before}");
    // Two instances come at once.
    let turns = (0..2).map(|_| {
        let app = house.app.clone();
        tokio::spawn(async move {
            let (db, config, library) = (&app.db, &app.config, &app.library);
            bulk::run_unfinished(db, config, library, &app.clock, usize::MAX).await
        })
    });
    for turn in turns.collect::<Vec<_>>() {
        turn.await.expect("a task").expect("a turn");
    }
    let all: Vec<i64> = (1..=i64::try_from(PEOPLE).expect("small")).collect();
    assert_eq!(serials(&house).await, all);
    let counts = store::bulk::counts(&house.app.db, &id)
        .await
        .expect("counts");
    assert_eq!(
        (counts.issued, counts.waiting, counts.failed),
        (2_000, 0, 0)
    );
    let (entries, _) = store::chain::head(&house.app.db).await.expect("a head");
    assert_eq!(entries, 2_000, "one entry each");
    let letters: i64 = sql!("select count(*) from letter where kind = 'certificate_issued'")
        .scalar(&house.app.db)
        .await
        .expect("a count");
    assert_eq!(letters, 2_000);
    let job = store::bulk::by_id(&house.app.db, &id).await.expect("read");
    assert!(job.expect("a job").finished_at.is_some());
}

#[tokio::test]
async fn everything_that_a_filter_finds_is_issued_over_all_its_pages() {
    let house = House::new().await;
    let by = waiting(&house, 120).await;
    let autumn = cohort(&house, &by, "Automne").await;
    let mut salma = house.sign_in(SALMA.email).await;
    let desk = salma
        .get(&format!(
            "/fr/admin/certificates?cohort={autumn}&course=small-course"
        ))
        .await
        .ok();
    assert_eq!(desk.all("tbody input[name=id]").len(), 50);
    let button = desk.one("button[name=all]");
    assert!(button.contains("120"), "{button}");
    // Somebody completes after the page was shown: they were not seen.
    house.app.clock.advance(MINUTE_MS);
    let youssef = house.account(&YOUSSEF).await;
    complete(&house, &youssef).await;
    let job = salma
        .press(&desk, "form[data-enhance=bulk]", &[], Some(("all", "1")))
        .await
        .ok();
    assert!(job.address.contains("/admin/certificates/bulk/"));
    assert_eq!(job.headers["refresh"], "3");
    assert!(job.text().contains("cohorte « Automne »"));
    let still = salma
        .get(&job.attr("a[href$='still=1']", "href"))
        .await
        .ok();
    assert!(still.headers.get("refresh").is_none());
    go_on(&house).await;
    let done = salma.get(&job.address).await.ok();
    assert!(done.headers.get("refresh").is_none(), "it is over");
    assert!(done.has("progress[value='120'][max='120']"));
    assert_eq!(serials(&house).await.len(), 120);
    let desk = salma.get("/fr/admin/certificates").await.ok();
    assert_eq!(desk.all("tbody input[name=id]").len(), 1, "Youssef waits");
    // Sent twice, the form issues nothing twice.
    let none = salma
        .press(&desk, "form[data-enhance=bulk]", &[], Some(("all", "1")))
        .await
        .ok();
    assert!(none.has(".empty"), "{}", none.text());
    assert_eq!(serials(&house).await.len(), 121);
}

#[tokio::test]
async fn the_queue_is_narrowed_by_person_date_and_kind() {
    let house = House::new().await;
    let by = waiting(&house, 3).await;
    let autumn = cohort(&house, &by, "Automne").await;
    let spring = cohort(&house, &by, "Printemps").await;
    let youssef = house.account(&YOUSSEF).await;
    house.app.clock.advance(40 * DAY_MS);
    complete(&house, &youssef).await;
    let mut salma = house.sign_in(SALMA.email).await;
    let desk = salma.get("/fr/admin/certificates").await.ok();
    let cohorts = desk.all("details tbody tr");
    assert_eq!(cohorts.len(), 2, "{cohorts:?}");
    assert!(cohorts[0].contains("Automne") && cohorts[0].ends_with('3'));
    assert!(cohorts[1].contains("Sans cohorte") && cohorts[1].ends_with('1'));
    let of = |cohort: &str| format!("course=small-course&cohort={cohort}");
    let [in_autumn, in_spring, in_none] = [&autumn, &spring, "none"].map(of);
    for (query, rows) in [
        ("", 4),
        ("q=youssef", 1),
        (in_autumn.as_str(), 3),
        (in_spring.as_str(), 0),
        (in_none.as_str(), 1),
        ("until=2026-11-25", 3),
        ("from=2026-11-26", 1),
        ("kind=renewal", 0),
        ("kind=first&q=nadia", 3),
        ("course=other", 0),
        ("course=small-course&cohort=nonsense", 4),
    ] {
        let address = format!("/fr/admin/certificates?{query}");
        let seen = salma.get(&address).await.ok();
        assert_eq!(seen.all("tbody input[name=id]").len(), rows, "{query}");
    }
}

#[tokio::test]
async fn what_fails_is_listed_with_its_reason_and_tried_again_by_hand() {
    let house = House::new().await;
    waiting(&house, 3).await;
    sql!("update account set name_latin = 'Nadia \u{1F600}' where email like 'n1-%'")
        .run(house.app.db.writer())
        .await
        .expect("a change");
    let mut salma = house.sign_in(SALMA.email).await;
    let desk = salma.get("/fr/admin/certificates").await.ok();
    let job = salma
        .press(&desk, "form[data-enhance=bulk]", &[], Some(("all", "1")))
        .await
        .ok();
    let failed = job.one("section[aria-labelledby=failed] tbody tr");
    assert!(
        failed.contains("ne peut pas être imprimé") || failed.contains("nom"),
        "{failed}"
    );
    assert_eq!(
        serials(&house).await,
        [1, 2],
        "no gap for the one that failed"
    );
    let desk = salma.get("/fr/admin/certificates").await.ok();
    assert!(desk.text().contains("1 échec"), "{}", desk.text());
    sql!("update account set name_latin = 'Nadia Alami' where email like 'n1-%'")
        .run(house.app.db.writer())
        .await
        .expect("a change");
    salma.submit(&job, "form[action$=retry]", &[]).await.ok();
    go_on(&house).await;
    assert_eq!(serials(&house).await, [1, 2, 3]);
    let done = salma.get(&job.address).await.ok();
    assert!(!done.has("section[aria-labelledby=failed]"));
}

/// Another instance takes each job the moment that it is written down.
async fn taken_elsewhere(house: &House) {
    let statements: &[&'static str] = match &house.app.db {
        Db::Sqlite { .. } => &["create trigger taken after insert on bulk_issue begin
               update bulk_issue set held_until = begun_at + 60000 where bulk_id = new.bulk_id;
             end"],
        Db::Postgres(_) => &[
            "create function taken() returns trigger language plpgsql as $$ begin
               new.held_until := new.begun_at + 60000; return new;
             end $$",
            "create trigger taken before insert on bulk_issue for each row execute function taken()",
        ],
    };
    for statement in statements {
        db::sql(statement)
            .run(house.app.db.writer())
            .await
            .expect("a trigger");
    }
}

#[tokio::test]
async fn a_page_whose_job_is_taken_elsewhere_leads_to_the_job() {
    let house = House::new().await;
    waiting(&house, 2).await;
    taken_elsewhere(&house).await;
    let mut salma = house.sign_in(SALMA.email).await;
    let desk = salma.get("/fr/admin/certificates").await.ok();
    let all = Some(("all", "1"));
    let job = salma
        .press(&desk, "form[data-enhance=bulk]", &[], all)
        .await
        .ok();
    assert!(
        job.address.contains("/admin/certificates/bulk/"),
        "{}",
        job.address
    );
    assert!(!job.has(".notice--bad"), "nothing went wrong");
}
