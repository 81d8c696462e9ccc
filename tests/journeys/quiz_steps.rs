//! The record of a sitting, for an appeal.

use takwin::kit::time::MINUTE_MS;

use crate::kit::{
    app::House,
    people::{KARIM, NADIA},
    quizzes::{CHECK, course},
};

#[tokio::test]
async fn a_person_reads_every_step_of_their_own_sitting() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let steps = format!("{}/steps", paper.address);
    nadia.get(&steps).await.ok().at(&paper.address);
    let first = [
        ("q.q-single", "b"),
        ("q.q-truth", "true"),
        ("q.q-matching.a", "x"),
    ];
    let paper = nadia.save(&paper, &first).await.ok();
    house.app.clock.advance(MINUTE_MS);
    let paper = nadia.save(&paper, &[("q.q-single", "a")]).await.ok();
    let paper = nadia
        .save(&paper, &[("q.q-short", "une rumeur"), ("q.q-truth", "")])
        .await
        .ok();
    let recap = nadia.hand_in(&paper, &[]).await.ok();
    let result = nadia.submit(&recap, "form#submission", &[]).await.ok();
    let address = result.attr("a[href$='/steps']", "href");
    let record = nadia.get(&address).await.ok();
    assert!(
        record.has(".notice--ok"),
        "the paper is drawn again the same"
    );
    let rows = record.all("tbody tr");
    assert_eq!(rows.len(), 6, "{rows:#?}");
    let of = |number: &str, words: &str| {
        let row = rows
            .iter()
            .find(|row| row.starts_with(number) && row.contains(words));
        assert!(row.is_some(), "{number} {words}: {rows:#?}");
    };
    of("1", "Choix b");
    of("1", "Vrai");
    of("1", "Gauche a Droite x");
    of("2", "Choix a");
    of("3", "une rumeur");
    of("3", "Réponse retirée");
    assert!(rows[0].contains("Enregistrement par le bouton"));
    // The paper as it stood after the first saving.
    let then = nadia.get(&format!("{address}?step=1")).await.ok();
    let state = then.one("#state");
    assert!(
        state.contains("Choix b") && state.contains("Vrai"),
        "{state}"
    );
    assert!(!state.contains("une rumeur") && state.contains("Sans réponse"));
    let last = nadia.get(&format!("{address}?step=3")).await.ok();
    assert!(last.one("#state").contains("Choix a"));
    assert!(
        !nadia
            .get(&format!("{address}?step=9"))
            .await
            .ok()
            .has("#state")
    );
}

#[tokio::test]
async fn who_decides_on_an_appeal_opens_a_record_saying_why() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    nadia.save(&paper, &[("q.q-single", "b")]).await.ok();
    let id = paper.address.rsplit('/').next().expect("an id").to_owned();
    let address = format!("/fr/admin/attempts/{id}/steps");
    nadia.get(&address).await.is(403);
    nadia
        .post(&address, &[("reason", "curiosité")])
        .await
        .is(403);
    let mut trainer = house.signed_in(&KARIM).await;
    trainer
        .get(&format!("{}/steps", paper.address))
        .await
        .is(404);
    let none = "/fr/admin/attempts/00000000000000000000000000000000/steps";
    trainer.get(none).await.is(404);
    let ask = trainer.get(&address).await.ok();
    assert!(ask.text().contains("Nadia El Fassi"));
    assert!(!ask.text().contains("Choix b"));
    trainer.submit(&ask, "form#open", &[]).await.is(422);
    let opened = "select cast(count(*) as bigint) from audit where verb = 'steps_opened'";
    assert_eq!(house.asked::<i64>(opened).await, 0);
    let reason = [("reason", "Réclamation du 12 novembre")];
    let record = trainer.submit(&ask, "form#open", &reason).await.ok();
    assert!(record.text().contains("Choix b"));
    assert!(record.one(".facts").contains("Nadia El Fassi"));
    assert_eq!(house.asked::<i64>(opened).await, 1);
    // Reading on is the same opening; the day after, it is asked again.
    trainer.get(&format!("{address}?step=1")).await.ok();
    assert_eq!(house.asked::<i64>(opened).await, 1);
    house.app.clock.advance(24 * 60 * MINUTE_MS + 1);
    assert!(!trainer.get(&address).await.ok().text().contains("Choix b"));
}
