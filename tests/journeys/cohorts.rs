//! Cohorts: made, filled, changed, closed, read by their trainer.

use takwin::{
    cohorts::{
        actions::{self, Who},
        form::Said,
    },
    kit::{
        error::Error,
        id::{AccountId, CohortId},
    },
    sql,
};

use crate::kit::{
    app::House,
    browser::{Browser, Seen},
    course::{Issued, small},
    people::{KARIM, NADIA, SALMA, YOUSSEF},
};

pub const LIST: &str = "/fr/admin/cohorts";
const IN_COHORT: &str =
    "select cast(count(*) as bigint) from enrolment where cohort_id is not null";
const LETTERS: &str = "select cast(count(*) as bigint) from letter where kind = 'cohort_added'";

/// Makes a cohort through its form; its page.
pub async fn made(salma: &mut Browser, of: &str, name: &str, more: &[(&str, &str)]) -> Seen {
    let page = salma.get(&format!("{LIST}/new?course={of}")).await.ok();
    let mut fields = vec![
        ("name", name),
        ("starts_on", "2026-11-30"),
        ("ends_on", "2026-12-12"),
    ];
    fields.extend_from_slice(more);
    salma.submit(&page, "form.card", &fields).await.ok()
}

pub fn id_of(page: &Seen) -> CohortId {
    let (_, id) = page.address.rsplit_once('/').expect("an address");
    CohortId::from(id.to_owned())
}

pub async fn paste(salma: &mut Browser, page: &Seen, fields: &[(&str, &str)]) -> Seen {
    salma.submit(page, "form#paste", fields).await
}

#[tokio::test]
async fn a_cohort_is_filled_line_by_line_and_nothing_is_half_done() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "first").await;
    house.account(&NADIA).await;
    house.account(&YOUSSEF).await;
    let mut salma = house.signed_in(&SALMA).await;
    let empty = salma.get(LIST).await.ok();
    assert!(empty.has(".empty"));
    let new = salma.get(&empty.attr(".page-head a", "href")).await.ok();
    let bad = [
        ("name", "Automne"),
        ("starts_on", "2026-12-12"),
        ("ends_on", "2026-11-30"),
        ("trainer", "nadia@exemple.ma"),
        ("capacity", "beaucoup"),
    ];
    let again = salma.submit(&new, "form.card", &bad).await.is(422);
    assert!(again.has("#ends_on-fault") && again.has("#capacity-fault"));
    assert_eq!(again.attr("#name", "value"), "Automne");
    let bad = [
        ("ends_on", "2026-12-13"),
        ("capacity", ""),
        ("trainer", "nadia@exemple.ma"),
    ];
    let again = salma.submit(&again, "form.card", &bad).await.is(422);
    assert!(again.one("#trainer-fault").contains("Aucun formateur"));
    let autumn = made(&mut salma, "small-course", "Automne", &[]).await;
    assert!(autumn.has(".notice--ok") && autumn.has(".empty"));
    let twice = salma.get(&format!("{LIST}/new")).await.ok();
    let same = [
        ("name", "Automne"),
        ("starts_on", "2026-11-30"),
        ("ends_on", "2026-12-12"),
    ];
    let twice = salma.submit(&twice, "form.card", &same).await.is(422);
    assert!(twice.has("#name-fault"));

    // One line that cannot be: nobody comes, each line says why, what was typed is kept.
    let typed = "Adresse\nNadia <NADIA@exemple.ma>\npersonne@exemple.ma";
    let refused = paste(&mut salma, &autumn, &[("addresses", typed)])
        .await
        .is(422);
    let lines = refused.all("section[aria-labelledby=report] tbody tr");
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[0].contains("pas une adresse"), "{lines:?}");
    assert!(lines[1].contains("sera inscrite"), "{lines:?}");
    assert!(lines[2].contains("aucun compte"), "{lines:?}");
    assert!(refused.one("#addresses").contains("personne@exemple.ma"));
    assert_eq!(house.asked::<i64>(IN_COHORT).await, 0);
    assert_eq!(house.asked::<i64>(LETTERS).await, 0);

    let came = paste(&mut salma, &refused, &[("skip", "1")]).await.ok();
    let told = came.one(".notice--ok");
    assert!(told.contains("Inscriptions et ajouts : 1"), "{told}");
    assert!(told.contains("Non ajoutées : 2"), "{told}");
    let letter = house.letter(NADIA.email, "cohort_added").await;
    assert_eq!(letter.locale, "ar");
    assert!(letter.text().contains("12 دجنبر 2026"), "{}", letter.text());
    assert!(letter.text().contains("Automne"));
    assert_eq!(house.letters(NADIA.email).await.len(), 1, "one letter");
    let both = "nadia@exemple.ma; youssef@exemple.ma";
    let came = paste(&mut salma, &came, &[("addresses", both)]).await.ok();
    assert!(came.one(".notice--ok").contains("Déjà présentes : 1"));

    // The file is the screen.
    let csv = salma.get(&came.attr("a[download]", "href")).await.ok();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv.body.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(rows[0][..], came.all("thead th")[..8]);
    for (n, row) in rows[1..].iter().enumerate() {
        let at = format!("tbody tr:nth-child({})", n + 1);
        let shown = came.all(&format!("{at} > th, {at} > td"));
        assert_eq!(row[..], shown[..8]);
    }
    assert_eq!(rows.len(), 3);

    // Another cohort: nobody is moved unless it is said.
    let spring = made(&mut salma, "small-course", "Printemps", &[]).await;
    let one = [("addresses", NADIA.email)];
    let stays = paste(&mut salma, &spring, &one).await.is(422);
    let line = stays.one("section[aria-labelledby=report] tbody tr");
    assert!(line.contains("Automne"), "{line}");
    let moved = paste(&mut salma, &stays, &[("move", "1")]).await.ok();
    assert!(moved.one(".notice--ok").contains("autre cohorte : 1"));
    let out = salma
        .submit(&moved, "form[action$='/removal']", &[])
        .await
        .ok();
    assert!(out.has(".empty"), "{}", out.text());
    assert_eq!(house.asked::<i64>(IN_COHORT).await, 1, "Youssef alone");
    let enrolled: i64 = house
        .asked("select cast(count(*) as bigint) from enrolment where withdrawn_at is null")
        .await;
    assert_eq!(enrolled, 2, "the enrolment stays");

    // Closed: nobody comes any more; opened again, they do.
    let closed = salma
        .press(
            &out,
            "form[action$='/closing']",
            &[],
            Some(("closed", "yes")),
        )
        .await
        .ok();
    assert!(!closed.has("form#paste"));
    let people = format!("{}/people", closed.address);
    let by_hand = salma.post(&people, &one).await.is(422);
    assert!(by_hand.one(".error-summary").contains("close"));
    let list = salma.get(LIST).await.ok();
    assert_eq!(
        list.all("tbody th a"),
        ["Automne", "Printemps"],
        "open first"
    );
    let narrowed = salma.get(&format!("{LIST}?state=closed")).await.ok();
    assert_eq!(narrowed.all("tbody th a"), ["Printemps"]);
    let open = salma
        .press(
            &closed,
            "form[action$='/closing']",
            &[],
            Some(("closed", "no")),
        )
        .await
        .ok();
    assert!(open.has("form#paste"));
    let trail = salma.get("/fr/admin/audit").await.ok();
    let verbs = trail.all("tbody td:nth-child(3)").join("\n") + &trail.text();
    for verb in [
        "Cohorte créée",
        "Cohorte close",
        "Cohorte rouverte",
        "Personnes ajoutées à une cohorte",
        "Personne retirée d’une cohorte",
    ] {
        assert!(verbs.contains(verb), "{verb}: {verbs}");
    }
}

#[tokio::test]
async fn a_cohort_is_changed_and_never_made_smaller_than_it_is() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "first").await;
    house.account(&NADIA).await;
    house.account(&YOUSSEF).await;
    let mut salma = house.signed_in(&SALMA).await;
    let page = made(&mut salma, "small-course", "Automne", &[("capacity", "2")]).await;
    let both = "nadia@exemple.ma\nyoussef@exemple.ma";
    let full = paste(&mut salma, &page, &[("addresses", both)]).await.ok();
    assert!(full.text().contains("2/2"), "{}", full.text());
    house.numbered_account(&NADIA, "n1-").await;
    let more = [("addresses", "n1-nadia@exemple.ma")];
    let refused = paste(&mut salma, &full, &more).await.is(422);
    assert!(refused.one("#addresses-fault").contains("aucune place"));
    let smaller = [("capacity", "1"), ("name", "Rentrée")];
    let refused = salma.submit(&full, "form#change", &smaller).await.is(422);
    assert!(refused.one("#capacity-fault").contains("2 personnes"));
    assert_eq!(refused.attr("#name", "value"), "Rentrée");
    let larger = [("capacity", "3"), ("name", "Rentrée")];
    let changed = salma.submit(&full, "form#change", &larger).await.ok();
    assert!(changed.one("h1").contains("Rentrée"));
    paste(&mut salma, &changed, &more).await.ok();
}

#[tokio::test]
async fn its_places_are_never_given_twice() {
    const PLACES: usize = 5;
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "first").await;
    let salma = house.account(&SALMA).await;
    let mut people = Vec::new();
    for n in 0..12 {
        house.numbered_account(&NADIA, &format!("n{n}-")).await;
        people.push(format!("n{n}-{}", NADIA.email));
    }
    let cohort = begun(&house, &salma, Some(5)).await;
    let coming = people
        .into_iter()
        .map(|email| adding(&house, &salma, &cohort, email));
    let (mut came, mut refused) = (0, 0);
    for one in coming.collect::<Vec<_>>() {
        match one.await.expect("a task") {
            Ok(true) => came += 1,
            Err(Error::Refused(_)) => refused += 1,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((came, refused), (PLACES, 12 - PLACES));
    assert_eq!(house.asked::<i64>(IN_COHORT).await, 5);
    assert_eq!(house.asked::<i64>(LETTERS).await, 5);
}

/// Two administrators put the same person into two cohorts: they are in one.
#[tokio::test]
async fn nobody_is_in_two_cohorts() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "first").await;
    house.account(&NADIA).await;
    let salma = house.account(&SALMA).await;
    let mut tasks = Vec::new();
    for n in 0..4 {
        let cohort = named(&house, &salma, &format!("Cohorte {n}"), None).await;
        tasks.push(adding(&house, &salma, &cohort, NADIA.email.to_owned()));
    }
    let mut came = 0;
    for task in tasks {
        match task.await.expect("a task") {
            Ok(done) => came += usize::from(done),
            Err(Error::Refused(_)) => {}
            Err(error) => panic!("{error:?}"),
        }
    }
    assert_eq!(came, 1);
    assert_eq!(house.asked::<i64>(LETTERS).await, 1);
}

/// Adds somebody by their address, beside what else goes on; answers whether they came.
fn adding(
    house: &House,
    by: &AccountId,
    cohort: &CohortId,
    email: String,
) -> tokio::task::JoinHandle<Result<bool, Error>> {
    let (app, by, cohort) = (house.app.clone(), by.clone(), cohort.clone());
    let offered = app.library.current("small-course").expect("offered");
    let now = house.now();
    tokio::spawn(async move {
        let entries = [email];
        let who = Who::Pasted {
            entries: &entries,
            skip: false,
        };
        let into = (&cohort, offered.as_ref());
        let mut tx = app.db.write().await?;
        let site = &app.config.url;
        let report = actions::add(&mut tx, now, &by, into, (&who, false), site).await?;
        tx.commit().await?;
        Ok(report.done)
    })
}

async fn begun(house: &House, by: &AccountId, capacity: Option<i64>) -> CohortId {
    named(house, by, "Automne", capacity).await
}

async fn named(house: &House, by: &AccountId, name: &str, capacity: Option<i64>) -> CohortId {
    let said = Said {
        name: name.to_owned(),
        starts_on: "2026-11-30".to_owned(),
        ends_on: "2026-12-12".to_owned(),
        trainer: None,
        capacity,
    };
    let mut tx = house.app.db.write().await.expect("a transaction");
    let id = actions::begin(&mut tx, house.now(), by, "small-course", &said, None)
        .await
        .expect("a cohort");
    tx.commit().await.expect("a commit");
    id
}

#[tokio::test]
async fn a_whole_department_comes_with_what_is_below_it() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "first").await;
    house.account(&NADIA).await;
    house.account(&YOUSSEF).await;
    let mut salma = house.signed_in(&SALMA).await;
    // Salma and Nadia stand at the top; Youssef below; somebody below is not confirmed yet.
    let departments: Vec<(String,)> =
        sql!("select department_id from department order by position")
            .all(&house.app.db)
            .await
            .expect("departments");
    let (top, below) = (&departments[0].0, &departments[1].0);
    sql!(
        "update department set parent_id = $1 where department_id = $2",
        top,
        below
    )
    .run(house.app.db.writer())
    .await
    .expect("moved");
    sql!(
        "update account set department_id = $1 where email = $2",
        below,
        YOUSSEF.email
    )
    .run(house.app.db.writer())
    .await
    .expect("moved");
    house.numbered_account(&YOUSSEF, "late-").await;
    sql!("update account set confirmed_at = null where email like 'late-%'")
        .run(house.app.db.writer())
        .await
        .expect("unconfirmed");
    let page = made(&mut salma, "small-course", "Automne", &[]).await;
    let form = "form#of-department";
    let none = salma.submit(&page, form, &[]).await.is(422);
    assert!(none.has("#department-fault"));
    let came = salma.submit(&page, form, &[("department", top)]).await.ok();
    let told = came.one(".notice--ok");
    assert!(told.contains("Inscriptions et ajouts : 3"), "{told}");
    let other = made(&mut salma, "small-course", "Printemps", &[]).await;
    let stays = salma
        .submit(&other, form, &[("department", below)])
        .await
        .ok();
    assert!(
        stays.text().contains("Non ajoutées : 1"),
        "{}",
        stays.text()
    );
    let moved = [("department", below.as_str()), ("move", "1")];
    let moved = salma.submit(&stays, form, &moved).await.ok();
    assert!(
        moved.text().contains("autre cohorte : 1"),
        "{}",
        moved.text()
    );
}

#[tokio::test]
async fn its_trainer_reads_it_and_nobody_else_does() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "first").await;
    let mut karim = house.signed_in(&KARIM).await;
    let mut nadia = house.signed_in(&NADIA).await;
    let mut salma = house.signed_in(&SALMA).await;
    let trainer = [("trainer", KARIM.email)];
    let his = made(&mut salma, "small-course", "Automne", &trainer).await;
    let other = made(&mut salma, "small-course", "Printemps", &[]).await;
    paste(&mut salma, &his, &[("addresses", NADIA.email)])
        .await
        .ok();
    let list = karim.get(LIST).await.ok();
    assert_eq!(list.all("tbody th a"), ["Automne"]);
    let seen = karim.get(&his.address).await.ok();
    assert!(seen.text().contains(NADIA.email));
    assert!(!seen.has("main form"), "read-only");
    karim.get(&seen.attr("a[download]", "href")).await.ok();
    karim.get(&other.address).await.is(404);
    karim
        .post(&his.address, &[("name", "Mienne")])
        .await
        .is(403);
    let people = format!("{}/people", his.address);
    karim.post(&people, &[("addresses", "x")]).await.is(403);
    nadia.get(&his.address).await.is(403);
    nadia.get(LIST).await.is(403);
    let stranger = house.visitor().get(&his.address).await;
    assert!(stranger.address.starts_with("/fr/sign-in?next="));
}
