//! One sitting in two windows: nothing is written over unseen, and nothing is lost.

use axum::http::Method;
use takwin::kit::time::MINUTE_MS;

use crate::kit::{
    app::House,
    browser::{Browser, Seen, fill},
    people::NADIA,
    quizzes::{CHECK, course},
};

const COUNTED: &str =
    "select cast(count(*) as bigint) from answer where question_id = 'q-single' and act = 'given'";
const ASIDE: &str =
    "select cast(count(*) as bigint) from answer where question_id = 'q-single' and act = 'aside'";

/// The options that the paper shows ticked.
fn ticked(paper: &Seen) -> Vec<String> {
    let ticked = "[data-question='q-single'] label:has(input[checked])";
    paper.all(ticked)
}

/// A saving as the script of a page sends it.
async fn send(tab: &mut Browser, paper: &Seen, client: &str, fields: &[(&str, &str)]) -> Seen {
    let (address, mut sent) = fill(paper, "#quiz", &[], None);
    sent.retain(|(name, _)| name == "base");
    sent.push(("touched".to_owned(), String::new()));
    sent.push(("client".to_owned(), client.to_owned()));
    for (name, value) in fields {
        sent.push(((*name).to_owned(), (*value).to_owned()));
        if let Some(question) = name.strip_prefix("q.") {
            sent.push(("touched".to_owned(), question.to_owned()));
        }
    }
    let accept = [("accept", "application/json")];
    tab.send_with(Method::POST, &address, Some(&sent), &accept)
        .await
}

#[tokio::test]
async fn without_script_the_person_chooses_between_two_answers() {
    for (choice, kept, given) in [("theirs", "Choix a", 1), ("mine", "Choix b", 2)] {
        let house = House::new().await;
        house.publish(&course(|_| {}), "first").await;
        let mut nadia = house.signed_in(&NADIA).await;
        let old = nadia.sit(CHECK).await;
        let fresh = nadia.get(&old.address).await.ok();
        nadia.save(&fresh, &[("q.q-single", "a")]).await.ok();
        house.app.clock.advance(MINUTE_MS);
        let answers = [("q.q-single", "b"), ("q.q-short", "rumeur")];
        let asked = nadia.save(&old, &answers).await.is(409);
        assert_eq!(asked.one("h1"), "Deux réponses à la même question");
        assert_eq!(asked.all("#contest fieldset").len(), 1);
        let shown = asked.all("#contest label");
        assert!(shown[0].contains("autre fenêtre") && shown[0].contains("Choix a"));
        assert!(shown[1].contains("cette page") && shown[1].contains("Choix b"));
        // Nothing was written over, nothing lost, and the rest is saved.
        assert_eq!(house.asked::<i64>(COUNTED).await, 1);
        assert_eq!(house.asked::<i64>(ASIDE).await, 1);
        let paper = nadia.get(&old.address).await.ok();
        assert_eq!(ticked(&paper), ["Choix a"]);
        assert_eq!(paper.attr("[name='q.q-short']", "value"), "rumeur");
        // Sending the old page again asks again, and keeps one step.
        nadia.save(&old, &answers).await.is(409);
        assert_eq!(house.asked::<i64>(ASIDE).await, 1);
        let fields = [("choice.q-single", choice)];
        let chosen = nadia.submit(&asked, "#contest", &fields).await.ok();
        assert_eq!(chosen.address, old.address);
        assert_eq!(ticked(&chosen), [kept], "{choice}");
        assert_eq!(house.asked::<i64>(COUNTED).await, given, "{choice}");
    }
}

#[tokio::test]
async fn handing_in_asks_which_answer_counts() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let old = nadia.sit(CHECK).await;
    let fresh = nadia.get(&old.address).await.ok();
    nadia.save(&fresh, &[("q.q-single", "a")]).await.ok();
    let asked = nadia.hand_in(&old, &[("q.q-single", "b")]).await.is(409);
    let open = "select cast(count(*) as bigint) from attempt where submitted_at is null";
    assert_eq!(house.asked::<i64>(open).await, 1, "not handed in yet");
    let recap = nadia
        .submit(&asked, "#contest", &[("choice.q-single", "mine")])
        .await
        .ok();
    assert_eq!(recap.address, format!("{}/submission", old.address));
    let result = nadia.submit(&recap, "form#submission", &[]).await.ok();
    assert!(result.one(".score").contains("0 sur 9 points"));
}

#[tokio::test]
async fn without_time_to_ask_the_answer_saved_first_counts_and_it_is_said() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let old = nadia.sit(CHECK).await;
    let fresh = nadia.get(&old.address).await.ok();
    nadia.save(&fresh, &[("q.q-single", "a")]).await.ok();
    house.app.clock.advance(15 * MINUTE_MS + 5_000);
    let result = nadia.hand_in(&old, &[("q.q-single", "b")]).await.ok();
    assert!(result.one(".notice--bad").contains("avant votre choix"));
    assert!(result.one(".score").contains("1 sur 9 points"));
    assert_eq!(house.asked::<i64>(ASIDE).await, 1, "the other is kept");
}

#[tokio::test]
async fn a_script_is_told_of_the_other_answer() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let mut phone = house.sign_in(NADIA.email).await;
    let sent = send(&mut phone, &paper, "phone000:1", &[("q.q-single", "a")]).await;
    assert_eq!(sent.status, 204);
    // A page goes on from its own savings.
    let sent = send(&mut phone, &paper, "phone000:2", &[("q.q-single", "c")]).await;
    assert_eq!(sent.status, 204);
    let told = send(
        &mut nadia,
        &paper,
        "desk0000:1",
        &[("q.q-single", "b"), ("q.q-short", "rumeur")],
    )
    .await
    .is(409);
    let json: serde_json::Value = serde_json::from_str(&told.body).expect("JSON");
    let contest = &json["contests"][0];
    assert_eq!(json["contests"].as_array().map(Vec::len), Some(1));
    assert_eq!(contest["question"], "q-single");
    assert_eq!(contest["fields"], serde_json::json!([["q.q-single", "c"]]));
    assert!(
        contest["theirs"]
            .as_str()
            .is_some_and(|w| w.contains("Choix c"))
    );
    assert!(
        contest["mine"]
            .as_str()
            .is_some_and(|w| w.contains("Choix b"))
    );
    let paper_now = nadia.get(&paper.address).await.ok();
    assert_eq!(ticked(&paper_now), ["Choix c"]);
    assert_eq!(paper_now.attr("[name='q.q-short']", "value"), "rumeur");
    // Once it has shown the other answer, the page may replace it.
    let step = contest["step"].to_string();
    let fields = [("q.q-single", "b"), ("base.q-single", step.as_str())];
    let sent = send(&mut nadia, &paper, "desk0000:2", &fields).await;
    assert_eq!(sent.status, 204);
    assert_eq!(ticked(&nadia.get(&paper.address).await), ["Choix b"]);
}

#[tokio::test]
async fn the_same_saving_sent_twice_is_one_step_and_a_late_one_is_none() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    for (client, option, steps) in [
        ("desk0000:1", "a", 1),
        ("desk0000:1", "a", 1),
        ("desk0000:2", "b", 2),
        // The first one, kept on the way, arrives once more.
        ("desk0000:1", "a", 2),
    ] {
        let sent = send(&mut nadia, &paper, client, &[("q.q-single", option)]).await;
        assert_eq!(sent.status, 204, "{client} {option}");
        assert_eq!(
            house.asked::<i64>(COUNTED).await,
            steps,
            "{client} {option}"
        );
    }
    assert_eq!(ticked(&nadia.get(&paper.address).await), ["Choix b"]);
    // What a page left unsent is sent by the next one, which goes on from there.
    let heir = [("q.q-single", "c"), ("heir", "desk0000:2")];
    let sent = send(&mut nadia, &paper, "next0000:1", &heir).await;
    assert_eq!(sent.status, 204);
    assert_eq!(ticked(&nadia.get(&paper.address).await), ["Choix c"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_tabs_that_save_at_once_lose_nothing() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = std::sync::Arc::new(nadia.sit(CHECK).await);
    let saves = (0..50).map(|n| {
        let (mut tab, paper) = (nadia.clone(), paper.clone());
        tokio::spawn(async move {
            let client = format!("tab{n:05}:1");
            let typed = format!("réponse {n}");
            send(&mut tab, &paper, &client, &[("q.q-short", &typed)])
                .await
                .status
        })
    });
    let mut counted = 0;
    for save in saves.collect::<Vec<_>>() {
        let status = save.await.expect("a saving");
        counted += i32::from(status == 204);
        assert!(status == 204 || status == 409, "{status}");
    }
    assert_eq!(counted, 1, "the first counts, the others are told");
    let kept: i64 = house
        .asked("select cast(count(distinct response) as bigint) from answer")
        .await;
    assert_eq!(kept, 50);
}

#[tokio::test]
async fn a_refusal_names_the_answers_that_are_not_accepted() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    send(&mut nadia, &paper, "desk0000:1", &[("q.q-single", "a")]).await;
    house.app.clock.advance(16 * MINUTE_MS);
    let fields = [("q.q-single", "a"), ("q.q-short", "rumeur")];
    let told = send(&mut nadia, &paper, "desk0000:2", &fields)
        .await
        .is(409);
    let json: serde_json::Value = serde_json::from_str(&told.body).expect("JSON");
    assert!(
        json["refused"]
            .as_str()
            .is_some_and(|w| w.contains("écoulé"))
    );
    assert_eq!(json["questions"], serde_json::json!(["q-short"]));
}
