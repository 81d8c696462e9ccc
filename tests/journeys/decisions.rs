//! What is decided about one certificate, and what its holder does with it.

use takwin::{certificates::number::CertificateNumber, sql};

use super::certificate::{complete, numbers};
use crate::kit::{
    app::House,
    browser::{Browser, Seen},
    course::{Issued, small},
    people::{NADIA, SALMA, YOUSSEF},
};

const NOTE: &str = "Une raison écrite en toutes lettres.";

async fn issued() -> (House, String) {
    let house = House::new().await;
    house.publish(&small(Issued::Automatic), "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(&house, &nadia).await;
    house.account(&SALMA).await;
    let number = numbers(&house).await[0].1.clone();
    (house, number)
}

async fn opened(salma: &mut Browser, number: &str) -> Seen {
    let list = salma
        .get(&format!("/fr/admin/certificates/issued?q={number}"))
        .await
        .ok();
    salma.get(&list.attr("tbody a", "href")).await.ok()
}

async fn rename(house: &House) {
    sql!(
        "update account set name_arabic = 'نادية بناني', name_latin = 'Nadia Bennani' where email = $1",
        NADIA.email
    )
    .run(house.app.db.writer())
    .await
    .expect("a change");
}

async fn acts(house: &House, verb: &str) -> i64 {
    sql!("select count(*) from audit where verb = $1", verb)
        .scalar(&house.app.db)
        .await
        .expect("a count")
}

#[tokio::test]
async fn what_is_suspended_is_not_valid_until_it_is_reinstated() {
    let (house, number) = issued().await;
    let mut salma = house.sign_in(SALMA.email).await;
    let one = opened(&mut salma, &number).await;
    let short = salma
        .submit(
            &one,
            "form[action$=suspension]",
            &[("suspend_note", "court")],
        )
        .await
        .is(422);
    assert!(short.has("#suspend_note-fault") && short.has("details[open] #suspend_note"));
    let done = salma
        .submit(&one, "form[action$=suspension]", &[("suspend_note", NOTE)])
        .await
        .ok();
    assert!(done.text().contains("Suspendue") && done.text().contains(NOTE));
    house.letter(NADIA.email, "certificate_suspended").await;
    let mut visitor = house.visitor();
    let verdict = visitor.get(&format!("/fr/verify/{number}")).await.ok();
    assert!(verdict.has(".verdict--none") && verdict.text().contains("suspendue"));
    assert!(!verdict.text().contains(NOTE), "the note is internal");
    let again = salma
        .submit(&one, "form[action$=suspension]", &[("suspend_note", NOTE)])
        .await
        .ok();
    assert!(again.has(".notice--bad"), "suspended once");
    let back = salma
        .submit(
            &again,
            "form[action$=reinstatement]",
            &[("reinstate_note", NOTE)],
        )
        .await
        .ok();
    assert!(back.text().contains("Levée de suspension"));
    house.letter(NADIA.email, "certificate_reinstated").await;
    let verdict = visitor.get(&format!("/fr/verify/{number}")).await.ok();
    assert!(verdict.has(".tag--ok"));
    assert_eq!(acts(&house, "certificate_suspended").await, 1);
    assert_eq!(acts(&house, "certificate_reinstated").await, 1);
}

#[tokio::test]
async fn what_is_refused_leaves_the_desk_with_a_reason_and_can_come_back() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(&house, &nadia).await;
    let mut salma = house.signed_in(&SALMA).await;
    let desk = salma.get("/fr/admin/certificates").await.ok();
    let one = salma.get(&desk.attr("tbody th a", "href")).await.ok();
    salma
        .submit(&one, "form[action$=refusal]", &[("refuse_reason", "non")])
        .await
        .is(422);
    let refused = salma
        .submit(&one, "form[action$=refusal]", &[("refuse_reason", NOTE)])
        .await
        .ok();
    assert!(refused.text().contains("Refusée"));
    let letter = house.letter(NADIA.email, "certificate_refused").await;
    assert!(letter.text().contains(NOTE));
    assert!(salma.get("/fr/admin/certificates").await.ok().has(".empty"));
    let list = salma.get("/fr/admin/certificates/refused").await.ok();
    assert_eq!(list.all("tbody tr").len(), 1);
    // Refused and sent again from an old page: nothing more happens.
    let twice = salma.submit(&one, "form[action$=issue]", &[]).await.ok();
    assert!(twice.has(".notice--bad"), "{}", twice.text());
    assert!(numbers(&house).await.is_empty());
    let mut nadia = house.sign_in(NADIA.email).await;
    let mine = nadia.get("/fr/certificates").await.ok();
    assert!(mine.text().contains("Refusée") && mine.text().contains(NOTE));
    let back = salma
        .submit(&refused, "form[action$=return]", &[])
        .await
        .ok();
    let given = salma.submit(&back, "form[action$=issue]", &[]).await.ok();
    assert!(
        given
            .text()
            .contains(CertificateNumber::new(2026, 1).as_str())
    );
    for verb in [
        "certificate_refused",
        "certificate_put_back",
        "certificate_issued",
    ] {
        assert_eq!(acts(&house, verb).await, 1, "{verb}");
    }
}

#[tokio::test]
async fn a_new_name_gets_a_new_number_and_the_old_page_keeps_its_secret() {
    let (house, number) = issued().await;
    let mut nadia = house.sign_in(NADIA.email).await;
    let page = format!("/fr/certificates/{number}");
    assert!(!nadia.get(&page).await.ok().has("form[action$=replacement]"));
    rename(&house).await;
    let mine = nadia.get(&page).await.ok();
    let asked = nadia
        .submit(
            &mine,
            "form[action$=replacement]",
            &[("note", "Je me suis mariée.")],
        )
        .await
        .ok();
    assert!(!asked.has("form[action$=replacement]"), "asked once");
    let twice = nadia
        .submit(&mine, "form[action$=replacement]", &[("note", "")])
        .await
        .ok();
    assert!(twice.has(".notice--bad"));

    let mut salma = house.sign_in(SALMA.email).await;
    let list = salma.get("/fr/admin/certificates/requests").await.ok();
    assert!(list.one("tbody tr").contains("Nadia Bennani"));
    let one = salma.get(&list.attr("tbody a", "href")).await.ok();
    assert!(one.text().contains("Je me suis mariée."));
    let new = salma
        .submit(&one, "form[action$=replacement]", &[("replace_note", NOTE)])
        .await
        .ok();
    let new_number = CertificateNumber::new(2026, 2).to_string();
    assert_eq!(new.one("h1 bdi"), new_number);
    assert!(new.text().contains("Nadia Bennani") && new.text().contains(&number));
    let letter = house.letter(NADIA.email, "certificate_replaced").await;
    assert!(letter.text().contains(&new_number) && letter.text().contains(&number));

    let mut visitor = house.visitor();
    let old = visitor.get(&format!("/fr/verify/{number}")).await.ok();
    assert!(old.text().contains("remplacée") && !old.body.contains(NADIA.latin));
    assert!(
        !old.body.contains(&new_number) && !old.text().contains("Bennani"),
        "the holder did not let the old page lead to the new one"
    );
    let fresh = visitor.get(&format!("/fr/verify/{new_number}")).await.ok();
    assert!(fresh.has(".tag--ok"));
    let says = fresh.one(".facts a[href*='/verify/TKW-']");
    assert_eq!(says, number, "the new page says what it replaces");
    let mine = nadia.get(&page).await.ok();
    assert!(mine.text().contains(&new_number), "its holder is led on");
    assert_eq!(acts(&house, "certificate_replaced").await, 1);
    // What was replaced is not replaced again.
    let twice = salma
        .submit(&one, "form[action$=replacement]", &[("replace_note", NOTE)])
        .await
        .ok();
    assert!(twice.has(".notice--bad"));
    assert_eq!(numbers(&house).await.len(), 2);
    let old = sql!(
        "select openly, replaced_by_id is not null from certificate where number = $1",
        &number
    );
    let (openly, leads): (i64, bool) = old.one(&house.app.db).await.expect("a row");
    assert!(openly == 0 && leads);
}

#[tokio::test]
async fn the_old_page_leads_to_the_new_number_when_its_holder_lets_it() {
    let (house, number) = issued().await;
    rename(&house).await;
    let mut salma = house.sign_in(SALMA.email).await;
    let one = opened(&mut salma, &number).await;
    let fields = [("replace_note", NOTE), ("openly", "1")];
    salma
        .submit(&one, "form[action$=replacement]", &fields)
        .await
        .ok();
    let mut visitor = house.visitor();
    let old = visitor.get(&format!("/fr/verify/{number}")).await.ok();
    let new = CertificateNumber::new(2026, 2).to_string();
    let led = visitor.get(&old.attr(".verdict a", "href")).await.ok();
    assert!(led.address.ends_with(&new) && led.text().contains("N••• B•••"));
}

#[tokio::test]
async fn a_request_may_be_declined_with_a_reason() {
    let (house, number) = issued().await;
    rename(&house).await;
    let mut nadia = house.sign_in(NADIA.email).await;
    let page = format!("/fr/certificates/{number}");
    let mine = nadia.get(&page).await.ok();
    nadia
        .submit(&mine, "form[action$=replacement]", &[("note", "")])
        .await
        .ok();
    let mut salma = house.sign_in(SALMA.email).await;
    let one = opened(&mut salma, &number).await;
    salma
        .submit(&one, "form[action$=request]", &[("answer", NOTE)])
        .await
        .ok();
    let letter = house
        .letter(NADIA.email, "certificate_replacement_declined")
        .await;
    assert!(letter.text().contains(NOTE));
    let mine = nadia.get(&page).await.ok();
    assert!(mine.text().contains(NOTE) && mine.has("form[action$=replacement]"));
    let list = salma.get("/fr/admin/certificates/requests").await.ok();
    assert!(list.has(".empty"));
}

#[tokio::test]
async fn a_link_shows_one_certificate_until_it_is_closed() {
    let (house, number) = issued().await;
    let mut nadia = house.sign_in(NADIA.email).await;
    let page = format!("/fr/certificates/{number}");
    let mine = nadia.get(&page).await.ok();
    let open = nadia.submit(&mine, "form[action$=share]", &[]).await.ok();
    let link = open.attr("#share a", "href");
    let path = link.trim_start_matches("http://takwin.test").to_owned();
    let mut visitor = house.visitor();
    let shown = visitor.get(&path).await.ok();
    assert!(shown.text().contains(&number) && shown.text().contains(NADIA.arabic));
    assert_eq!(shown.headers["x-robots-tag"], "noindex, nofollow");
    assert_eq!(shown.headers["referrer-policy"], "no-referrer");
    let robots = visitor.get("/robots.txt").await.ok();
    assert!(robots.body.contains("Disallow: /s/"));
    let closed = nadia.submit(&open, "form[action$=share]", &[]).await.ok();
    visitor.get(&path).await.is(404);
    visitor.get("/fr/shared/nonsense").await.is(404);
    let again = nadia.submit(&closed, "form[action$=share]", &[]).await.ok();
    assert_ne!(again.attr("#share a", "href"), link, "another link");
    visitor.get(&path).await.is(404);
    let mut youssef = house.signed_in(&YOUSSEF).await;
    youssef
        .post(
            &format!("/fr/certificates/{number}/share"),
            &[("open", "0")],
        )
        .await
        .is(404);
}

#[tokio::test]
async fn a_profile_is_only_led_to_by_a_link() {
    let (house, number) = issued().await;
    let mut nadia = house.sign_in(NADIA.email).await;
    let mine = nadia.get(&format!("/fr/certificates/{number}")).await.ok();
    let link = mine.attr("details a[rel~=noreferrer]", "href");
    assert!(link.starts_with("https://www.linkedin.com/profile/add?"));
    assert!(link.contains(&format!("certId={number}")));
    assert_eq!(mine.body.matches("linkedin.com").count(), 1);
}

#[tokio::test]
async fn nobody_but_an_administrator_decides() {
    let (house, number) = issued().await;
    let mut salma = house.sign_in(SALMA.email).await;
    let one = opened(&mut salma, &number).await;
    let mut youssef = house.signed_in(&YOUSSEF).await;
    for act in [
        "issue",
        "refusal",
        "return",
        "revocation",
        "suspension",
        "reinstatement",
        "replacement",
        "request",
        "waiver",
    ] {
        let address = format!("{}/{act}", one.address);
        youssef.post(&address, &[]).await.is(403);
        house.visitor().post(&address, &[]).await;
    }
    assert_eq!(numbers(&house).await.len(), 1);
    assert_eq!(acts(&house, "certificate_revoked").await, 0);
}
