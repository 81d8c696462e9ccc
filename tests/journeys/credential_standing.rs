//! How a badge stands: suspended, reinstated, replaced; and where it lies.

use takwin::{
    certificates::{self, actions::inspect::Files, inspection::Fault},
    credentials::actions,
    sql,
};

use super::credentials::{certified, marked};
use crate::kit::{
    app::House,
    people::{NADIA, SALMA},
};

/// What the lists of revocations and of suspensions mark.
async fn both(house: &House) -> [Vec<i64>; 2] {
    let mut visitor = house.visitor();
    let revoked = visitor.get("/status/1").await.ok();
    let suspended = visitor.get("/status/2").await.ok();
    [marked(&revoked), marked(&suspended)]
}

#[tokio::test]
async fn a_suspended_badge_is_refused_until_it_is_reinstated_and_a_replaced_one_for_good() {
    use certificates::actions::{replacement, standing};
    let (house, number) = certified().await;
    let (now, config) = (house.now(), &house.app.config);
    let salma = house.account(&SALMA).await;
    let certificate = certificates::store::by_number(&house.app.db, &number)
        .await
        .expect("a row")
        .expect("a certificate");
    let id = &certificate.certificate_id;
    let (kept, _) = actions::credential(&house.app, now, &certificate)
        .await
        .expect("made");
    let place = kept.status_index;
    assert_eq!(both(&house).await, [Vec::<i64>::new(), Vec::new()]);

    let mut tx = house.app.db.write().await.expect("a transaction");
    standing::suspend(&mut tx, now, &config.url, id, &salma, "فحص جار في الملف.")
        .await
        .expect("suspended");
    tx.commit().await.expect("a commit");
    assert_eq!(both(&house).await, [vec![place], vec![place]]);
    let mut nadia = house.sign_in(NADIA.email).await;
    let page = nadia
        .get(&format!("/ar/certificates/{number}/badge"))
        .await
        .ok();
    assert!(page.has(".notice--bad"), "{}", page.text());

    let mut tx = house.app.db.write().await.expect("a transaction");
    standing::reinstate(
        &mut tx,
        now,
        config,
        &house.app.library,
        id,
        &salma,
        "انتهى الفحص دون ملاحظة.",
    )
    .await
    .expect("reinstated");
    tx.commit().await.expect("a commit");
    assert_eq!(both(&house).await, [Vec::<i64>::new(), Vec::new()]);

    sql!(
        "update account set name_latin = 'Nadia El Ouazzani' where account_id = $1",
        &certificate.account_id
    )
    .run(house.app.db.writer())
    .await
    .expect("a change");
    let mut tx = house.app.db.write().await.expect("a transaction");
    replacement::replace(
        &mut tx,
        now,
        config,
        &house.app.library,
        id,
        &salma,
        true,
        "تغيير الاسم العائلي.",
    )
    .await
    .expect("replaced");
    tx.commit().await.expect("a commit");
    assert_eq!(both(&house).await, [vec![place], vec![]]);
}

/// How many badges were looked at, and what is wrong with them.
async fn inspected(house: &House) -> (u64, Vec<String>) {
    let mut faults = Vec::new();
    let mut tell = |fault: Fault| faults.push(fault.to_string());
    let mut files = Files::new(&house.app.blobs);
    let keys = house.app.keys.current();
    let looked = actions::inspect(&house.app.db, &mut files, keys.public(), &mut tell).await;
    (looked.expect("read"), faults)
}

#[tokio::test]
async fn a_document_takes_its_badge_along_and_every_badge_is_looked_at() {
    let (house, number) = certified().await;
    let mut nadia = house.sign_in(NADIA.email).await;
    nadia
        .get(&format!("/ar/certificates/{number}.pdf"))
        .await
        .ok();
    let made: i64 = sql!("select count(*) from credential where file is not null")
        .scalar(&house.app.db)
        .await
        .expect("a count");
    assert_eq!(made, 1, "made with the document");
    assert_eq!(inspected(&house).await, (1, Vec::new()));

    let address = format!("/ar/certificates/{number}/badge/credential.json");
    let forged = nadia
        .get(&address)
        .await
        .ok()
        .body
        .replace(NADIA.latin, "Somebody Else");
    let hash = house
        .app
        .blobs
        .put(forged.as_bytes())
        .await
        .expect("stored");
    for (file, told) in [(hash, "not signed"), ("0".repeat(64), "missing")] {
        sql!("update credential set file = $1", &file)
            .run(house.app.db.writer())
            .await
            .expect("a change");
        let (_, faults) = inspected(&house).await;
        assert!(faults.len() == 1 && faults[0].contains(told), "{faults:?}");
    }
}
