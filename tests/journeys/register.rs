//! The register: its chain, its page, its CSV, and what `takwin doctor` finds.

use std::process::Command;

use sha2::{Digest as _, Sha256};
use takwin::{
    certificates::{
        actions::{inspect, replacement, standing},
        certificate::RevocationClass,
        inspection::Fault,
        number::CertificateNumber,
        pages::register::SCRIPT,
        store,
    },
    cli::doctor,
    kit::{id::AccountId, time::DAY_MS},
    sql,
};

use super::certificate::{complete, numbers};
use crate::kit::{
    app::House,
    course::{Issued, small},
    people::{NADIA, SALMA, YOUSSEF},
};

/// Three issued certificates with their documents, one of them revoked, one suspended and
/// reinstated.
async fn furnished() -> (House, AccountId) {
    let house = House::new().await;
    house.publish(&small(Issued::Automatic), "minor").await;
    for n in 0..3 {
        let account = house.numbered_account(&NADIA, &format!("n{n}-")).await;
        complete(&house, &account).await;
    }
    let salma = house.account(&SALMA).await;
    let site = "http://takwin.test";
    for (at, (_, number)) in numbers(&house).await.iter().enumerate() {
        let found = store::by_number(&house.app.db, number).await.expect("read");
        let id = found.expect("a certificate").certificate_id;
        let mut tx = house.app.db.write().await.expect("a transaction");
        let (now, note) = (house.now(), "Une note interne.");
        let (config, library) = (&house.app.config, &house.app.library);
        match at {
            0 => {
                let class = RevocationClass::Fraud;
                standing::revoke(&mut tx, now, site, &id, &salma, class, note).await
            }
            1 => {
                standing::suspend(&mut tx, now, site, &id, &salma, note)
                    .await
                    .expect("suspended");
                standing::reinstate(&mut tx, now, config, library, &id, &salma, note).await
            }
            _ => Ok(()),
        }
        .expect("decided");
        tx.commit().await.expect("a commit");
    }
    house.wait(0).await;
    (house, salma)
}

async fn faults(house: &House) -> Vec<String> {
    let mut told = Vec::new();
    let tell = |fault: Fault| told.push(fault.to_string());
    let (config, db) = (&house.app.config, &house.app.db);
    doctor::look(config, db, house.now(), None, tell, |_| {})
        .await
        .expect("looked");
    told
}

#[tokio::test]
async fn an_auditor_recomputes_the_chain_from_the_csv_alone() {
    let (house, _) = furnished().await;
    let mut salma = house.sign_in(SALMA.email).await;
    let csv = salma.get("/fr/admin/certificates/register.csv").await.ok();
    let text = csv.body.trim_start_matches('\u{feff}').to_owned();
    // By the documented form, without the program's own code.
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let heads: Vec<String> = rows
        .headers()
        .expect("headings")
        .iter()
        .map(str::to_owned)
        .collect();
    let form = [
        "entry", "at", "event", "number", "other", "course", "class", "actor", "digest", "previous",
    ];
    let hex = |text: &str| format!("{:x}", HexOf(Sha256::digest(text.as_bytes()).to_vec()));
    let mut previous = "0".repeat(64);
    let mut events = Vec::new();
    for row in rows.records() {
        let row = row.expect("a row");
        let of = |name: &str| {
            let at = heads.iter().position(|head| head == name);
            row[at.expect("a column")].to_owned()
        };
        let mut bytes = "takwin-register-1\n".to_owned();
        for column in form {
            bytes.push_str(&of(column));
            bytes.push('\n');
        }
        assert_eq!(of("previous"), previous);
        previous = hex(&bytes);
        assert_eq!(of("hash"), previous);
        if of("event") == "issued" {
            assert_eq!(hex(&of("statement")), of("digest"));
            assert!(of("statement").contains(NADIA.latin));
        }
        events.push(of("event"));
    }
    events.sort();
    assert_eq!(
        events,
        [
            "filed",
            "filed",
            "filed",
            "issued",
            "issued",
            "issued",
            "reinstated",
            "revoked",
            "suspended"
        ]
    );
    // And by the program that the page shows, where its language is at hand.
    let folder = tempfile::tempdir().expect("a folder");
    let (program, file) = (folder.path().join("r.py"), folder.path().join("r.csv"));
    std::fs::write(&program, SCRIPT).expect("written");
    std::fs::write(&file, &csv.bytes).expect("written");
    let run = |file: &std::path::Path| Command::new("python3").arg(&program).arg(file).output();
    let Ok(ran) = run(&file) else { return };
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(ran.status.success() && said.contains(&previous), "{ran:?}");
    let altered = csv.body.replacen("fraud", "request", 1);
    std::fs::write(&file, altered).expect("written");
    let ran = run(&file).expect("run");
    assert!(String::from_utf8_lossy(&ran.stderr).contains("entry changed"));
}

/// Bytes in hexadecimal.
struct HexOf(Vec<u8>);
impl std::fmt::LowerHex for HexOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[tokio::test]
async fn the_page_of_the_register_is_narrowed_and_only_for_administrators() {
    let (house, _) = furnished().await;
    let mut salma = house.sign_in(SALMA.email).await;
    let all = salma.get("/fr/admin/certificates/register").await.ok();
    assert_eq!(all.all("tbody tr").len(), 9);
    let (head, hash) = store::chain::head(&house.app.db).await.expect("a head");
    assert!(all.text().contains(&format!("{head}:{hash}")));
    for (query, rows) in [
        ("event=revoked", 1),
        ("event=issued&course=small-course", 3),
        ("q=000002", 4),
        ("course=other", 0),
        ("from=2026-11-25&until=2026-11-25", 9),
        ("from=2026-11-26", 0),
    ] {
        let address = format!("/fr/admin/certificates/register?{query}");
        let seen = salma.get(&address).await.ok();
        assert_eq!(seen.all("tbody tr").len(), rows, "{query}");
    }
    let mut youssef = house.signed_in(&YOUSSEF).await;
    for page in ["register", "register.csv", "refused", "requests"] {
        let address = format!("/fr/admin/certificates/{page}");
        youssef.get(&address).await.is(403);
    }
}

#[tokio::test]
async fn the_register_has_one_writer_at_a_time() {
    let house = House::new().await;
    house.publish(&small(Issued::Automatic), "minor").await;
    let mut accounts = Vec::new();
    for n in 0..12 {
        accounts.push(house.numbered_account(&NADIA, &format!("n{n}-")).await);
    }
    let house = std::sync::Arc::new(house);
    let completing = accounts.into_iter().map(|account| {
        let house = house.clone();
        tokio::spawn(async move { complete(&house, &account).await })
    });
    for one in completing.collect::<Vec<_>>() {
        one.await.expect("completed");
    }
    house.wait(0).await;
    assert_eq!(faults(&house).await, Vec::<String>::new());
    let (head, _) = store::chain::head(&house.app.db).await.expect("a head");
    assert_eq!(head, 24);
}

#[tokio::test]
async fn what_was_issued_before_the_register_is_entered_once() {
    let (house, _) = furnished().await;
    for statement in [
        sql!("delete from register_entry"),
        sql!("update certificate set entry = null"),
        sql!(
            "update register_head set entry = 0, hash = $1",
            "0".repeat(64)
        ),
    ] {
        statement
            .run(house.app.db.writer())
            .await
            .expect("a change");
    }
    house.wait(0).await;
    house.wait(0).await;
    assert_eq!(faults(&house).await, Vec::<String>::new());
    let (head, _) = store::chain::head(&house.app.db).await.expect("a head");
    assert_eq!(head, 7, "three issues, three documents, one revocation");
}

#[tokio::test]
async fn what_happened_before_an_issue_was_entered_is_not_entered_twice() {
    let (house, salma) = furnished().await;
    let number = numbers(&house).await[1].1.clone();
    for statement in [
        sql!("delete from register_entry"),
        sql!("update certificate set entry = null"),
        sql!(
            "update register_head set entry = 0, hash = $1",
            "0".repeat(64)
        ),
    ] {
        statement
            .run(house.app.db.writer())
            .await
            .expect("a change");
    }
    // Before the clockwork comes to it.
    let found = store::by_number(&house.app.db, &number)
        .await
        .expect("read");
    let id = found.expect("a certificate").certificate_id;
    let mut tx = house.app.db.write().await.expect("a transaction");
    let (now, class) = (house.now(), RevocationClass::Fraud);
    standing::revoke(
        &mut tx,
        now,
        "http://takwin.test",
        &id,
        &salma,
        class,
        "Note.",
    )
    .await
    .expect("revoked");
    tx.commit().await.expect("a commit");
    house.wait(0).await;
    let events = store::chain::of_certificate(&house.app.db, &id).await;
    let events: Vec<_> = events
        .expect("entries")
        .into_iter()
        .map(|entry| entry.event)
        .collect();
    assert_eq!(events, ["revoked", "issued", "filed"]);
    assert_eq!(faults(&house).await, Vec::<String>::new());
}

#[tokio::test]
async fn the_highest_number_comes_first_beyond_a_million() {
    let (house, _) = furnished().await;
    let year = house.now().year();
    let long = CertificateNumber::new(year, 1_000_000);
    sql!(
        "update certificate set serial = 1000000, number = $1 where serial = 2",
        long.as_str()
    )
    .run(house.app.db.writer())
    .await
    .expect("a change");
    let mut salma = house.sign_in(SALMA.email).await;
    let listed = salma.get("/fr/admin/certificates/issued").await.ok();
    let rows = listed.all("tbody tr");
    assert!(
        rows.len() == 3 && rows[0].contains(long.as_str()),
        "{rows:?}"
    );
    let under = "/fr/admin/certificates/issued?q=";
    let one = salma.get(&format!("{under}{}", long.as_str())).await.ok();
    assert_eq!(one.all("tbody tr").len(), 1);
    let of_name = salma.get(&format!("{under}nadia")).await.ok();
    assert_eq!(of_name.all("tbody tr").len(), 3);
    let after = format!("{under}&after={}", long.as_str());
    let rest = salma.get(&after).await.ok();
    assert_eq!(rest.all("tbody tr").len(), 2);
}

/// Breaks one thing on purpose, and expects a sentence that says it.
async fn broken(statement: takwin::kit::db::Stmt, expected: &str) {
    let (house, salma) = furnished().await;
    // Suspended, and replaced: with the revoked one, whatever may be decided.
    let db = &house.app.db;
    let id = |number: String| async move {
        let found = store::by_number(db, &number).await.expect("read");
        found.expect("a certificate").certificate_id
    };
    let numbers = numbers(&house).await;
    let (second, third) = (
        id(numbers[1].1.clone()).await,
        id(numbers[2].1.clone()).await,
    );
    let (now, config) = (house.now(), &house.app.config);
    let mut tx = house.app.db.write().await.expect("a transaction");
    standing::suspend(
        &mut tx,
        now,
        "http://takwin.test",
        &second,
        &salma,
        "Doute.",
    )
    .await
    .expect("suspended");
    tx.commit().await.expect("a commit");
    sql!("update account set name_latin = 'Nadia Other' where account_id = (select account_id from certificate where serial = 3)")
        .run(house.app.db.writer())
        .await
        .expect("a change");
    let mut tx = house.app.db.write().await.expect("a transaction");
    replacement::replace(
        &mut tx,
        now,
        config,
        &house.app.library,
        &third,
        &salma,
        true,
        "Nom.",
    )
    .await
    .expect("replaced");
    tx.commit().await.expect("a commit");
    house.wait(0).await;
    assert_eq!(faults(&house).await, Vec::<String>::new(), "sound before");
    statement
        .run(house.app.db.writer())
        .await
        .expect("a change");
    let told = faults(&house).await;
    assert!(
        told.iter().any(|sentence| sentence.contains(expected)),
        "{expected}: {told:?}"
    );
}

#[tokio::test]
async fn the_doctor_tells_each_break_of_the_chain() {
    broken(
        sql!("update register_entry set class = 'request' where event = 'revoked'"),
        "was changed: its hash",
    )
    .await;
    broken(
        sql!("delete from register_entry where entry = 2"),
        "between entry 1 and entry 3",
    )
    .await;
    broken(
        sql!(
            "update register_entry set previous = $1 where entry = 3",
            "0".repeat(64)
        ),
        "entry 3 does not carry the hash",
    )
    .await;
    broken(
        sql!("delete from register_entry where entry = (select max(entry) from register_entry)"),
        "its head is at entry 13",
    )
    .await;
}

#[tokio::test]
async fn the_doctor_tells_each_break_of_a_certificate() {
    for (statement, expected) in [
        (
            sql!("update certificate set serial = 7 where serial = 2"),
            "after 1 comes 3",
        ),
        (
            sql!("update register set last_serial = 9"),
            "the counter stands at 9, and the last number given is 4",
        ),
        (
            sql!("update certificate set number = 'TKW-2026-000002-0' where serial = 2"),
            "not that of its year and serial",
        ),
        (
            sql!("update certificate set name_latin = 'Somebody Else' where serial = 2"),
            "the column name_latin",
        ),
        (
            sql!("update certificate set valid_until = valid_until + 1 where serial = 2"),
            "the column valid_until",
        ),
        (
            sql!(
                "update certificate set statement = replace(statement, 'Nadia', 'Nadja') where serial = 2"
            ),
            "not the one that the register has the hash of",
        ),
        (
            sql!("update certificate set statement = '{' where serial = 2"),
            "its statement cannot be read",
        ),
        (
            sql!("update certificate set revoked_at = null, revoked_class = null where serial = 1"),
            "stands as issued, and by the register's entries as revoked",
        ),
        (
            sql!("update certificate set suspended_at = 5 where serial = 4"),
            "stands as suspended",
        ),
        (
            sql!("update certificate set suspended_at = 5 where serial = 1"),
            "the column suspended_at says something else than the entries",
        ),
        (
            sql!("update certificate set suspended_note = 'Rien.' where serial = 2"),
            "the column suspended_note",
        ),
        (
            sql!("update certificate set revoked_class = 'request' where serial = 1"),
            "the column revoked_class",
        ),
        (
            sql!("update certificate set revoked_note = 'Rien.' where serial = 1"),
            "the column revoked_note",
        ),
        (
            sql!("update certificate set revoked_at = revoked_at + 1 where serial = 1"),
            "the column revoked_at",
        ),
        (
            sql!("update certificate set replaced_at = replaced_at + 1 where serial = 3"),
            "the column replaced_at",
        ),
        (
            sql!("update certificate set replaced_by_id = null where serial = 3"),
            "the column replaced_by_id",
        ),
        (
            sql!(
                "update certificate set replaces_id = (select certificate_id from certificate where serial = 1) where serial = 4"
            ),
            "the column replaces_id",
        ),
        (
            sql!(
                "update register_entry set certificate_id = (select certificate_id from certificate where serial = 2) where event = 'revoked'"
            ),
            "is filed under another certificate",
        ),
        (
            sql!(
                "update attestation set mark = 'x' where certificate_id = (select certificate_id from certificate where serial = 1)"
            ),
            "its mark is another",
        ),
        (
            sql!(
                "update attestation set statement = (select t.statement from attestation t join certificate c on c.certificate_id = t.certificate_id where c.serial = 2) where certificate_id = (select certificate_id from certificate where serial = 1)"
            ),
            "says something else than the statement",
        ),
        (
            sql!("update attestation set host = 'takwin.example'"),
            "no key of this issuer has signed it",
        ),
        (
            sql!("update attestation set statement = 'AQ'"),
            "its signed statement: it cannot be read",
        ),
        (
            sql!("delete from attestation"),
            "it is missing, and its document carries one",
        ),
        (
            sql!("update credential set file = null"),
            "its badge was made, and nothing of it is kept",
        ),
        (
            sql!("update certificate set entry = null where serial = 2"),
            "is not entered in the register",
        ),
        (
            sql!(
                "update certificate set document = (select document from certificate where serial = 1) where serial = 2"
            ),
            "is not the one that the register filed",
        ),
    ] {
        broken(statement, expected).await;
    }
}

#[tokio::test]
async fn the_doctor_tells_files_that_are_missing_or_altered() {
    let (house, _) = furnished().await;
    let rows: Vec<(String,)> = sql!("select document from certificate order by serial")
        .all(&house.app.db)
        .await
        .expect("documents");
    let place = |hash: &str| {
        house
            .app
            .config
            .data
            .join("blobs")
            .join(&hash[..2])
            .join(hash)
    };
    std::fs::remove_file(place(&rows[0].0)).expect("removed");
    let altered = place(&rows[1].0);
    let mut bytes = std::fs::read(&altered).expect("a document");
    bytes[100] ^= 1;
    std::fs::write(&altered, bytes).expect("written");
    let told = faults(&house).await;
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("is missing") && told[1].contains("is altered"));
    // Of three documents and their three badges, one is missing.
    let local = house.app.blobs.local().await.expect("a folder");
    assert_eq!(local.len(), 5);
}

#[tokio::test]
async fn an_entry_noted_earlier_tells_a_register_rewritten_since() {
    let (house, _) = furnished().await;
    let (head, hash) = store::chain::head(&house.app.db).await.expect("a head");
    let noted = |entry: i64, hash: String| {
        let db = house.app.db.clone();
        async move {
            let mut told = Vec::new();
            let mut looked = inspect::Looked::default();
            let mut tell = |fault: Fault| told.push(fault.to_string());
            inspect::chain(&db, Some((entry, &hash)), &mut looked, &mut tell)
                .await
                .expect("a chain");
            told
        }
    };
    assert!(noted(head, hash.clone()).await.is_empty());
    assert_eq!(noted(head - 1, hash.clone()).await.len(), 1);
    assert!(noted(head + 5, hash).await[0].contains("was rewritten since"));
}

#[tokio::test]
async fn the_doctor_tells_what_is_not_made_for_a_day_and_makes_no_keys() {
    let (house, _) = furnished().await;
    for statement in [
        sql!("update certificate set document = null, draw_fault = 'a full disk' where serial = 1"),
        sql!(
            "delete from register_entry where event = 'filed' and number = (select number from certificate where serial = 1)"
        ),
    ] {
        statement
            .run(house.app.db.writer())
            .await
            .expect("a change");
    }
    let told = |told: Vec<String>| {
        told.iter()
            .any(|one| one.contains("its document is not made"))
    };
    assert!(!told(faults(&house).await), "a day is left");
    house.app.clock.advance(DAY_MS + 1);
    let late = faults(&house).await;
    assert!(
        late.iter().any(|one| one.contains("a full disk")),
        "{late:?}"
    );
    assert!(told(late));

    let keys = house.app.config.data.join("keys");
    std::fs::remove_dir_all(&keys).expect("lost");
    let lost = faults(&house).await;
    assert!(lost[0].contains("keys: there are none"), "{lost:?}");
    let signed = |one: &String| one.contains("badge of") || one.contains("signed statement");
    assert!(!lost.iter().any(signed), "by the database: {lost:?}");
    assert!(!keys.exists());
}
