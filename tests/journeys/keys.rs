//! The keys of the issuer: what is on disk and what the database knows are the same.

use takwin::{
    certificates::{attestation::Claim, store},
    issuer::{actions, keys::Keys},
    jobs,
    kit::{db::Db, time::Clock},
    web::state::App,
};

use super::certificate::{complete, numbers};
use crate::kit::{
    app::House,
    course::{Issued, small},
    people::NADIA,
};

/// Another start on the database of a house, with a data folder.
async fn start(house: &House, data: &std::path::Path) -> anyhow::Result<App> {
    let mut config = house.app.config.clone();
    data.clone_into(&mut config.data);
    let address = config.database.clone().expect("an address");
    let db = Db::connect(&address).await.expect("the database");
    App::new(config, db, Clock::manual(house.now())).await
}

#[tokio::test]
async fn lost_keys_are_not_made_anew_and_what_they_signed_stays_believed() {
    let house = House::new().await;
    house.publish(&small(Issued::Automatic), "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(&house, &nadia).await;
    house.wait(0).await;
    let number = numbers(&house).await[0].1.clone();
    let of = store::by_number(&house.app.db, &number)
        .await
        .expect("read");
    let id = of.expect("a certificate").certificate_id;
    let kept = store::proof::of(&house.app.db, &id).await.expect("read");
    let claim = Claim::read(&kept.expect("a statement").statement).expect("a claim");

    let data = house.app.config.data.clone();
    let keys = data.join("keys");
    std::fs::remove_dir_all(&keys).expect("lost");
    let refused = start(&house, &data).await.err().expect("refused");
    let told = refused.to_string();
    assert!(
        told.contains("the database knows the") && told.contains("takwin keys restore"),
        "{told}"
    );
    assert!(!keys.exists(), "nothing is made");

    let restored = actions::restore(&house.app.db, &data, house.now()).await;
    let restored = restored.expect("restored");
    assert_ne!(
        restored.signing().id,
        house.app.keys.current().signing().id,
        "the secret is lost"
    );
    let again = start(&house, &data).await.expect("started");
    let current = again.keys.current();
    assert_eq!(current.public().len(), 2);
    claim
        .believe("takwin.test", current.public())
        .expect("believed for ever");
    let twice = actions::restore(&house.app.db, &data, house.now()).await;
    assert!(twice.is_err(), "a ledger is not written over");
}

#[tokio::test]
async fn an_instance_with_keys_of_its_own_does_not_start() {
    let house = House::new().await;
    let elsewhere = tempfile::tempdir().expect("a folder");
    let refused = start(&house, elsewhere.path()).await.err();
    assert!(refused.is_some());
    assert!(!elsewhere.path().join("keys").exists(), "nothing is made");
    Keys::open(elsewhere.path(), house.now()).expect("made by hand");
    let refused = start(&house, elsewhere.path()).await.err();
    assert!(refused.is_some());
    // Two that start at once on an empty database: one of them stays.
    forget_keys(&house).await;
    let other = tempfile::tempdir().expect("a folder");
    let (one, two) = tokio::join!(start(&house, elsewhere.path()), start(&house, other.path()));
    assert_ne!(one.is_ok(), two.is_ok());
}

async fn forget_keys(house: &House) {
    takwin::sql!("delete from issuer_key")
        .run(house.app.db.writer())
        .await
        .expect("forgotten");
}

#[tokio::test]
async fn keys_replaced_from_the_console_are_entered_and_taken_up() {
    let house = House::new().await;
    let data = house.app.config.data.clone();
    let here = Keys::open(&data, house.now()).expect("found");
    let new = here.rotate(house.now()).expect("replaced");
    jobs::each_second(&house.app).await.expect("the clockwork");
    assert_eq!(house.app.keys.current().signing().id, new.signing().id);
    let known = takwin::issuer::store::known(&house.app.db).await;
    assert_eq!(known.expect("rows"), new.known());
    // Another ledger in its place is not taken up.
    let other = tempfile::tempdir().expect("a folder");
    Keys::open(other.path(), house.now()).expect("made");
    std::fs::remove_dir_all(data.join("keys")).expect("removed");
    std::fs::rename(other.path().join("keys"), data.join("keys")).expect("moved");
    jobs::each_second(&house.app).await.expect_err("told");
    assert_eq!(house.app.keys.current().signing().id, new.signing().id);
}
