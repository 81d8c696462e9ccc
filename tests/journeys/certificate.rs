//! From completion to a certificate that anyone can verify.

use takwin::{
    certificates::{self, number::CertificateNumber, store::desk::Narrow},
    enrolments,
    kit::{id::AccountId, time::DAY_MS},
    progress::completion::How,
    sql,
};

use crate::kit::{
    app::House,
    course::{Issued, small},
    people::{NADIA, SALMA, YOUSSEF},
};

pub const ITEMS: [(&str, How); 3] = [
    ("first-lesson", How::Read),
    ("short-quiz", How::Passed),
    ("second-lesson", How::Read),
];

/// Enrols somebody and reports every item finished, as the activities do.
pub async fn complete(house: &House, account: &AccountId) {
    let published = house.app.library.current("small-course").expect("offered");
    let now = house.now();
    let config = &house.app.config;
    let mut tx = house.app.db.write().await.expect("a transaction");
    let enrolment = enrolments::actions::enrol(&mut tx, now, account, &published, &config.url)
        .await
        .expect("enrolled");
    for (item, how) in ITEMS {
        certificates::actions::report(&mut tx, now, config, &published, &enrolment, item, how, 1)
            .await
            .expect("reported");
    }
    tx.commit().await.expect("a commit");
}

pub async fn numbers(house: &House) -> Vec<(i64, String)> {
    sql!("select serial, number from certificate where issued_at is not null order by serial")
        .all(&house.app.db)
        .await
        .expect("numbers")
}

#[tokio::test]
async fn an_automatic_certificate_is_there_with_the_last_fact() {
    let house = House::new().await;
    house.publish(&small(Issued::Automatic), "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(&house, &nadia).await;
    let mut nadia = house.sign_in(NADIA.email).await;
    let mine = nadia.get("/ar/certificates").await.ok();
    let number = mine.one("td bdi.mono");
    assert_eq!(number, CertificateNumber::new(2026, 1).as_str());
    let letter = house.letter(NADIA.email, "certificate_issued").await;
    assert!(letter.body_text.contains(&number));

    let pdf = nadia
        .get(&format!("/ar/certificates/{number}.pdf"))
        .await
        .ok();
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    let again = nadia
        .get(&format!("/ar/certificates/{number}.pdf"))
        .await
        .ok();
    assert_eq!(pdf.bytes, again.bytes, "the document is made once");
    let kept: (String,) = sql!("select document from certificate")
        .one(&house.app.db)
        .await
        .expect("a hash");
    assert_eq!(kept.0, takwin::kit::secret::digest(&pdf.bytes));

    let mut visitor = house.visitor();
    let verdict = visitor.get(&format!("/v/{number}")).await.ok();
    assert_eq!(verdict.address, format!("/ar/verify/{number}"));
    assert!(verdict.has(".verdict:not(.verdict--bad)"));
    assert!(!verdict.body.contains(NADIA.arabic) && !verdict.body.contains(NADIA.latin));
    assert_eq!(verdict.headers["x-robots-tag"], "noindex, nofollow");
    let typed = number.to_lowercase().replace('-', "%20");
    let french = visitor
        .get(&format!("/fr/verify?number={typed}"))
        .await
        .ok();
    assert_eq!(french.address, format!("/fr/verify/{number}"));
    let statement: (String,) = sql!("select statement from attestation")
        .one(&house.app.db)
        .await
        .expect("a statement");
    let scanned = [("statement", statement.0.as_str())];
    let named = visitor
        .submit(&french, "form[data-enhance=scanned]", &scanned)
        .await
        .ok();
    assert!(named.text().contains(NADIA.latin) && named.text().contains(NADIA.arabic));
}

#[tokio::test]
async fn another_officers_certificate_is_not_found() {
    let house = House::new().await;
    house.publish(&small(Issued::Automatic), "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(&house, &nadia).await;
    let number = numbers(&house).await[0].1.clone();
    let mut youssef = house.signed_in(&YOUSSEF).await;
    youssef
        .get(&format!("/fr/certificates/{number}"))
        .await
        .is(404);
    youssef
        .get(&format!("/fr/certificates/{number}.pdf"))
        .await
        .is(404);
    youssef.get("/fr/admin/certificates").await.is(403);
}

#[tokio::test]
async fn an_administrator_issues_what_waits_and_revokes_with_a_reason() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "minor").await;
    for person in [&NADIA, &YOUSSEF] {
        let account = house.account(person).await;
        complete(&house, &account).await;
        assert!(
            house
                .letter(person.email, "certificate_awaiting")
                .await
                .subject
                .contains("»")
        );
    }
    let mut salma = house.signed_in(&SALMA).await;
    let desk = salma.get("/ar/admin/certificates").await.ok();
    let ids: Vec<String> = {
        let html = scraper::Html::parse_document(&desk.body);
        let boxes = scraper::Selector::parse("tbody input[name=id]").expect("a selector");
        html.select(&boxes)
            .filter_map(|b| b.value().attr("value").map(str::to_owned))
            .collect()
    };
    assert_eq!(ids.len(), 2);
    let ticked: Vec<(&str, &str)> = ids.iter().map(|id| ("id", id.as_str())).collect();
    let after = salma
        .submit(&desk, "form[data-enhance=bulk]", &ticked)
        .await
        .ok();
    assert!(
        after.has(".empty"),
        "nothing waits any more: {}",
        after.text()
    );
    assert_eq!(
        numbers(&house)
            .await
            .iter()
            .map(|(serial, _)| *serial)
            .collect::<Vec<_>>(),
        [1, 2]
    );

    let list = salma
        .get("/ar/admin/certificates/issued?q=nadia")
        .await
        .ok();
    assert_eq!(list.all("tbody tr").len(), 1);
    let one = salma.get(&list.attr("tbody a", "href")).await.ok();
    let number = one.one("h1 bdi");
    let faulty = salma
        .submit(
            &one,
            "form[action$=revocation]",
            &[("class", "fraud"), ("note", "قصير"), ("last", "XXXX")],
        )
        .await
        .is(422);
    assert!(
        !faulty.attr("#last", "value").is_empty(),
        "what was typed is kept"
    );
    assert_eq!(faulty.all(".error-summary li").len(), 2);
    let plain = number.replace('-', "");
    let last = &plain[plain.len() - 4..];
    let done = salma
        .submit(
            &one,
            "form[action$=revocation]",
            &[
                ("class", "fraud"),
                ("note", "ثبت الغش بعد مراجعة الملف."),
                ("last", last),
            ],
        )
        .await
        .ok();
    assert!(done.text().contains("غش ثابت"));
    let mut visitor = house.visitor();
    let verdict = visitor.get(&format!("/fr/verify/{number}")).await.ok();
    assert!(verdict.has(".verdict--bad") && verdict.text().contains("Fraude établie"));
    assert!(!verdict.text().contains("مراجعة"), "the note is internal");
    assert!(
        house
            .letter(NADIA.email, "certificate_revoked")
            .await
            .text()
            .contains(&number)
    );
    let trail: i64 = sql!(
        "select count(*) from audit where verb in ('certificate_issued', 'certificate_revoked')"
    )
    .scalar(&house.app.db)
    .await
    .expect("a count");
    assert_eq!(trail, 3);
}

#[tokio::test]
async fn completing_fifty_times_at_once_claims_one_certificate() {
    let house = House::new().await;
    house.publish(&small(Issued::Automatic), "minor").await;
    let nadia = house.account(&NADIA).await;
    let published = house.app.library.current("small-course").expect("offered");
    let mut tx = house.app.db.write().await.expect("a transaction");
    let now = house.now();
    let enrolment = enrolments::actions::enrol(&mut tx, now, &nadia, &published, "http://x")
        .await
        .expect("enrolled");
    tx.commit().await.expect("a commit");
    let reports = (0..50).map(|n| {
        let (app, published, enrolment) = (house.app.clone(), published.clone(), enrolment.clone());
        tokio::spawn(async move {
            let mut tx = app.db.write().await?;
            // Each in another order: the last fact is another one each time.
            for (item, how) in ITEMS.iter().cycle().skip(n % 3).take(3) {
                certificates::actions::report(
                    &mut tx,
                    now,
                    &app.config,
                    &published,
                    &enrolment,
                    item,
                    *how,
                    1,
                )
                .await?;
            }
            tx.commit().await.map_err(takwin::kit::error::Error::from)
        })
    });
    for report in reports.collect::<Vec<_>>() {
        report.await.expect("a task").expect("reported");
    }
    let numbers = numbers(&house).await;
    assert_eq!(numbers.len(), 1);
    assert_eq!(numbers[0].0, 1);
    let letters = house.letters(NADIA.email).await;
    assert_eq!(
        letters
            .iter()
            .filter(|l| l.kind == "certificate_issued")
            .count(),
        1
    );
}

#[tokio::test]
async fn the_last_two_facts_reported_at_once_complete_the_course() {
    let house = House::new().await;
    house.publish(&small(Issued::Automatic), "first").await;
    let nadia = house.account(&NADIA).await;
    let published = house.app.library.current("small-course").expect("offered");
    let now = house.now();
    let mut tx = house.app.db.write().await.expect("a transaction");
    let enrolment = enrolments::actions::enrol(&mut tx, now, &nadia, &published, "http://x")
        .await
        .expect("enrolled");
    tx.commit().await.expect("a commit");
    let reports = ITEMS.map(|(item, how)| {
        let (app, published, enrolment) = (house.app.clone(), published.clone(), enrolment.clone());
        tokio::spawn(async move {
            let mut tx = app.db.write().await.expect("a transaction");
            certificates::actions::report(
                &mut tx,
                now,
                &app.config,
                &published,
                &enrolment,
                item,
                how,
                1,
            )
            .await
            .expect("reported");
            // Long enough for the others to have reported theirs.
            tokio::time::sleep(std::time::Duration::from_millis(80)).await;
            tx.commit().await.expect("a commit");
        })
    });
    for report in reports {
        report.await.expect("a task");
    }
    assert_eq!(numbers(&house).await.len(), 1);
}

#[tokio::test]
async fn issuing_many_at_once_leaves_one_number_each_and_no_gap() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "minor").await;
    for n in 0..8 {
        let account = house.numbered_account(&NADIA, &format!("n{n}-")).await;
        complete(&house, &account).await;
    }
    let salma = house.account(&SALMA).await;
    let waiting = certificates::store::desk::awaiting(&house.app.db, &Narrow::default(), None)
        .await
        .expect("rows");
    assert_eq!(waiting.len(), 8);
    let published = house.app.library.current("small-course").expect("offered");
    let now = house.now();
    // Each certificate is issued by seven people at the same moment.
    let issues = (0..56).map(|n| {
        let (app, published, by) = (house.app.clone(), published.clone(), salma.clone());
        let id = waiting[n % 8].certificate_id.clone();
        tokio::spawn(async move {
            let mut tx = app.db.write().await?;
            let issued =
                certificates::actions::issue(&mut tx, now, &app.config, &published, &id, Some(&by))
                    .await?;
            tx.commit().await?;
            Ok::<_, takwin::kit::error::Error>(issued)
        })
    });
    let mut issued = 0;
    for issue in issues.collect::<Vec<_>>() {
        issued += usize::from(
            issue
                .await
                .expect("a task")
                .expect("issued or known")
                .is_some(),
        );
    }
    assert_eq!(issued, 8);
    let numbers = numbers(&house).await;
    assert_eq!(
        numbers
            .iter()
            .map(|(serial, _)| *serial)
            .collect::<Vec<_>>(),
        (1..=8).collect::<Vec<_>>()
    );
    for (serial, number) in numbers {
        assert_eq!(number, CertificateNumber::new(2026, serial).as_str());
    }
}

#[tokio::test]
async fn a_failed_issue_gives_its_serial_back() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(&house, &nadia).await;
    let published = house.app.library.current("small-course").expect("offered");
    let waiting = certificates::store::desk::awaiting(&house.app.db, &Narrow::default(), None)
        .await
        .expect("rows");
    let id = &waiting[0].certificate_id;
    for commit in [false, true] {
        let mut tx = house.app.db.write().await.expect("a transaction");
        let issued = certificates::actions::issue(
            &mut tx,
            house.now(),
            &house.app.config,
            &published,
            id,
            None,
        )
        .await;
        assert_eq!(
            issued.expect("issued").expect("first").as_str(),
            CertificateNumber::new(2026, 1).as_str()
        );
        if commit {
            tx.commit().await.expect("a commit");
        }
    }
}

#[tokio::test]
async fn a_name_that_cannot_be_printed_waits_for_an_administrator_and_loses_nothing() {
    let house = House::new().await;
    house.publish(&small(Issued::Automatic), "first").await;
    let nadia = house.account(&NADIA).await;
    sql!(
        "update account set name_latin = 'Nadia \u{1F600}' where account_id = $1",
        &nadia
    )
    .run(house.app.db.writer())
    .await
    .expect("a change");
    complete(&house, &nadia).await;
    assert!(numbers(&house).await.is_empty());
    let waiting = certificates::store::desk::awaiting(&house.app.db, &Narrow::default(), None)
        .await
        .expect("rows");
    assert_eq!(waiting.len(), 1);
    let mut salma = house.signed_in(&SALMA).await;
    let desk = salma.get("/ar/admin/certificates").await.ok();
    let id = waiting[0].certificate_id.to_string();
    let told = salma
        .submit(&desk, "form[data-enhance=bulk]", &[("id", &id)])
        .await
        .ok();
    assert!(
        told.one("section[aria-labelledby=failed] tbody td:last-child")
            .contains("صححوا الاسم"),
        "{}",
        told.text()
    );
}

#[tokio::test]
async fn a_change_of_name_changes_nothing_issued() {
    let house = House::new().await;
    house.publish(&small(Issued::Automatic), "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(&house, &nadia).await;
    sql!(
        "update account set name_latin = 'Somebody Else' where account_id = $1",
        &nadia
    )
    .run(house.app.db.writer())
    .await
    .expect("a change");
    let number = numbers(&house).await[0].1.clone();
    let mut visitor = house.visitor();
    let verdict = visitor.get(&format!("/fr/verify/{number}")).await.ok();
    for (name, same) in [(NADIA.latin, true), ("Somebody Else", false)] {
        let form = "form:has(#name)";
        let told = visitor.submit(&verdict, form, &[("name", name)]).await.ok();
        assert_eq!(told.has("#compared.notice--ok"), same, "{name}");
    }
}

#[tokio::test]
async fn a_certificate_expires_on_its_day() {
    let house = House::new().await;
    house.publish(&small(Issued::Automatic), "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(&house, &nadia).await;
    let number = numbers(&house).await[0].1.clone();
    let mut visitor = house.visitor();
    house.wait(3 * 365 * DAY_MS).await;
    let before = visitor.get(&format!("/fr/verify/{number}")).await.ok();
    assert!(
        before.has(".tag--ok"),
        "36 months have one leap day or more: {}",
        before.text()
    );
    house.wait(2 * DAY_MS).await;
    let after = visitor.get(&format!("/fr/verify/{number}")).await.ok();
    assert!(after.has(".verdict--none") && after.text().contains("expirée"));
}

#[tokio::test]
async fn an_unknown_number_is_no_accusation() {
    let house = House::new().await;
    let mut visitor = house.visitor();
    let known = CertificateNumber::new(2026, 77);
    let plausible = visitor.get(&format!("/fr/verify/{known}")).await.ok();
    assert!(plausible.has(".verdict--none") && plausible.text().contains("n’est pas enregistré"));
    let mistyped = visitor.get("/fr/verify/TKW-2026-000077-0").await.ok();
    assert!(mistyped.text().contains("faute de frappe"));
    assert!(
        visitor
            .get("/ar/verify/%3Cscript%3E")
            .await
            .ok()
            .has(".verdict--none")
    );
}

#[tokio::test]
async fn the_table_of_a_course_and_its_csv_have_the_same_rows() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "minor").await;
    let many: Vec<AccountId> = {
        let mut ids = Vec::new();
        for n in 0..53 {
            ids.push(house.numbered_account(&YOUSSEF, &format!("y{n}-")).await);
        }
        ids
    };
    for account in &many[..2] {
        complete(&house, account).await;
    }
    let published = house.app.library.current("small-course").expect("offered");
    for account in &many[2..] {
        let mut tx = house.app.db.write().await.expect("a transaction");
        enrolments::actions::enrol(&mut tx, house.now(), account, &published, "http://x")
            .await
            .expect("enrolled");
        tx.commit().await.expect("a commit");
    }
    let mut salma = house.signed_in(&SALMA).await;
    let first = salma
        .get("/fr/admin/enrolments?course=small-course")
        .await
        .ok();
    let second = salma
        .get(&first.attr(".pager a[rel=next]", "href"))
        .await
        .ok();
    let mut shown: Vec<String> = first.all("tbody td:nth-child(3)");
    shown.extend(second.all("tbody td:nth-child(3)"));
    assert_eq!(shown.len(), 53);
    let csv = salma.get(&first.attr("a[download]", "href")).await.ok();
    let text = csv.body.trim_start_matches('\u{feff}').to_owned();
    let mut lines = text.lines();
    let headings: Vec<_> = lines
        .next()
        .expect("headings")
        .split(',')
        .map(str::to_owned)
        .collect();
    assert_eq!(headings, first.all("thead th"));
    let emails: Vec<_> = lines
        .map(|line| line.split(',').nth(2).expect("an address").to_owned())
        .collect();
    assert_eq!(emails, shown);
    let complete = salma
        .get("/fr/admin/enrolments?course=small-course&state=complete")
        .await
        .ok();
    assert_eq!(complete.all("tbody tr").len(), 2);
}
