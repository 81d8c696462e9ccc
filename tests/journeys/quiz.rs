//! Sitting a quiz: the paper, saving, handing in.

use axum::http::Method;
use takwin::kit::{
    locale::Locale,
    time::{MINUTE_MS, Timestamp},
    words::speech,
};

use crate::kit::{
    app::House,
    browser::{Seen, fill},
    people::{NADIA, YOUSSEF},
    quizzes::{CHECK, FINAL, WHY, borrowed, course, right_answers},
};

/// The value of the radio button or box that is ticked.
fn ticked(paper: &Seen, question: &str) -> Vec<String> {
    use scraper::{Html, Selector};
    let selector = format!("[data-question='{question}'] input[checked]");
    let selector = Selector::parse(&selector).expect("a selector");
    let html = Html::parse_document(&paper.body);
    let boxes = html.select(&selector);
    boxes
        .filter_map(|b| b.value().attr("value").map(str::to_owned))
        .collect()
}

/// A time of day in French.
fn clock(at: Timestamp) -> String {
    speech(Locale::Fr).clock(at)
}

fn steps(paper: &Seen) -> Vec<String> {
    paper.all("[data-question='q-ordering'] ol.order li > span:first-child")
}

#[tokio::test]
async fn an_officer_starts_a_quiz_knowing_its_rules() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    nadia
        .post("/fr/courses/quiz-course/enrolments", &[])
        .await
        .ok();
    let front = nadia
        .get("/fr/learning/quiz-course/check")
        .await
        .ok()
        .at(CHECK);
    assert_eq!(front.one("h1"), "Quiz du module");
    assert_eq!(
        front.all(".facts dd"),
        [
            "7 questions",
            "70 %",
            "15 minutes",
            "2 tentatives",
            "La meilleure tentative"
        ]
    );
    assert!(front.text().contains("30 secondes"), "the grace is stated");
    let paper = nadia
        .submit(&front, "form[action$='/attempts']", &[])
        .await
        .ok();
    assert_eq!(paper.all("#quiz .q").len(), 7);
    assert_eq!(
        paper.one(".quiz-bar time"),
        clock(house.now().plus(15 * MINUTE_MS))
    );
    assert_eq!(paper.attr("[data-enhance=timer]", "data-seconds"), "900");
    assert_eq!(paper.one("[data-answered]"), "0");
    let front = nadia.get(CHECK).await.ok();
    assert!(
        front.has(&format!("a.btn[href='{}']", paper.address)),
        "it is resumed, not started"
    );
    assert!(!front.has("form[action$='/attempts']"));
}

#[tokio::test]
async fn answers_are_found_again_after_a_reload_and_on_another_browser() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let answers = [
        ("q.q-single", "b"),
        ("q.q-multiple", "a"),
        ("q.q-multiple", "d"),
        ("q.q-truth", "true"),
        ("q.q-number", "٧٣,٥"),
        ("q.q-short", "une « rumeur »"),
        ("q.q-matching.a", "x"),
    ];
    let saved = nadia.save(&paper, &answers).await.ok().at(&paper.address);
    assert_eq!(
        saved.one(".notice--ok"),
        format!("Enregistré à {}", clock(house.now()))
    );
    let mut phone = house.sign_in(NADIA.email).await;
    for again in [
        nadia.get(&paper.address).await,
        phone.get(&paper.address).await,
    ] {
        assert_eq!(ticked(&again, "q-single"), ["b"]);
        let mut several = ticked(&again, "q-multiple");
        several.sort();
        assert_eq!(several, ["a", "d"]);
        assert_eq!(ticked(&again, "q-truth"), ["true"]);
        assert_eq!(again.attr("[name='q.q-number']", "value"), "٧٣,٥");
        assert_eq!(again.attr("[name='q.q-short']", "value"), "une « rumeur »");
        let chosen = again.attr("[name='q.q-matching.a'] option[selected]", "value");
        assert_eq!(chosen, "x");
        assert_eq!(again.one("[data-answered]"), "6");
        assert_eq!(
            again.one("#saved"),
            format!("Enregistré à {}", clock(house.now()))
        );
    }
    // The phone starts the same quiz: it sits the same paper.
    let front = phone.get(CHECK).await.ok();
    let address = front.attr("a.btn", "href");
    assert_eq!(address, paper.address);
    let started = phone
        .post("/fr/learning/quiz-course/check/attempts", &[])
        .await;
    assert_eq!(started.address, paper.address);
}

#[tokio::test]
async fn a_page_left_open_does_not_take_back_what_another_page_saved() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let old = nadia.sit(CHECK).await;
    let fresh = nadia.get(&old.address).await.ok();
    nadia
        .save(&fresh, &[("q.q-single", "a"), ("q.q-short", "rumeur")])
        .await
        .ok();
    let seen = nadia.save(&old, &[("q.q-truth", "false")]).await.ok();
    assert_eq!(ticked(&seen, "q-single"), ["a"]);
    assert_eq!(ticked(&seen, "q-truth"), ["false"]);
    assert_eq!(seen.attr("[name='q.q-short']", "value"), "rumeur");
    // A page that knows an answer can take it back.
    let seen = nadia.save(&seen, &[("q.q-short", "")]).await.ok();
    assert_eq!(seen.attr("[name='q.q-short']", "value"), "");
    let kept: i64 = house
        .asked("select cast(count(*) as bigint) from answer where question_id = 'q-short'")
        .await;
    assert_eq!(kept, 2, "a step is never changed");
}

#[tokio::test]
async fn a_script_saves_quietly_and_hears_a_refusal() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let (address, mut fields) = fill(&paper, "#quiz", &[("q.q-single", "b")], None);
    fields.push(("touched".to_owned(), String::new()));
    fields.push(("touched".to_owned(), "q-single".to_owned()));
    let accept = [("accept", "application/json")];
    let answer = nadia
        .send_with(Method::POST, &address, Some(&fields), &accept)
        .await;
    assert_eq!(answer.status, 204);
    assert_eq!(ticked(&nadia.get(&paper.address).await, "q-single"), ["b"]);
    house.app.clock.advance(16 * MINUTE_MS);
    let answer = nadia
        .send_with(Method::POST, &address, Some(&fields), &accept)
        .await;
    assert_eq!(answer.status, 409);
}

#[tokio::test]
async fn steps_are_moved_without_script() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let shown = steps(&paper);
    assert_eq!(
        paper.one("[data-answered]"),
        "0",
        "an order shown is no answer"
    );
    // Saving something else leaves it unanswered, in the order shown.
    let paper = nadia.save(&paper, &[("q.q-single", "a")]).await.ok();
    assert_eq!(
        (steps(&paper), paper.one("[data-answered]")),
        (shown.clone(), "1".to_owned())
    );
    let down = Some(("q.q-ordering.move", "down.0"));
    let paper = nadia.press(&paper, "#quiz", &[], down).await.ok();
    let moved = [&shown[1], &shown[0], &shown[2]].map(Clone::clone);
    assert_eq!(steps(&paper), moved);
    assert_eq!(paper.one("[data-answered]"), "2");
    assert!(!paper.has("[type=checkbox][name='q.q-ordering.moved']"));
    let up = Some(("q.q-ordering.move", "up.2"));
    let paper = nadia.press(&paper, "#quiz", &[], up).await.ok();
    assert_eq!(
        steps(&paper),
        [&shown[1], &shown[2], &shown[0]].map(Clone::clone)
    );
}

#[tokio::test]
async fn an_order_that_is_right_as_shown_can_be_said_to_be_the_answer() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let shown = steps(&paper);
    let paper = nadia
        .save(&paper, &[("q.q-ordering.moved", "1")])
        .await
        .ok();
    assert_eq!(
        (steps(&paper), paper.one("[data-answered]")),
        (shown, "1".to_owned())
    );
}

#[tokio::test]
async fn the_key_is_not_on_the_paper() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let recap = nadia.hand_in(&paper, &[]).await.ok();
    for page in [&paper, &recap] {
        for secret in [WHY, "correct", "rumeur", "73.5", "73,5"] {
            assert!(
                !page.body.contains(secret),
                "{secret} is on {}",
                page.address
            );
        }
    }
    // Nor is it in the order of things: right sides and steps are shuffled by the seed.
    let mut orders = std::collections::BTreeSet::new();
    for n in 0..8 {
        let prefix = format!("n{n}.");
        house.numbered_account(&YOUSSEF, &prefix).await;
        let mut other = house.sign_in(&format!("{prefix}{}", YOUSSEF.email)).await;
        let paper = other.sit(CHECK).await;
        let rights = paper.all("[name='q.q-matching.a'] option");
        orders.insert(format!("{:?} {rights:?}", steps(&paper)));
    }
    assert!(orders.len() > 3, "{orders:?}");
}

#[tokio::test]
async fn questions_without_an_answer_are_shown_before_handing_in() {
    let house = House::new().await;
    let course = course(|_| {});
    house.publish(&course, "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let mut answers = right_answers(&course, &paper);
    answers.retain(|(name, _)| name != "q.q-short" && name != "q.q-truth");
    let recap = nadia.hand_in(&paper, &borrowed(&answers)).await.ok();
    assert_eq!(recap.address, format!("{}/submission", paper.address));
    assert_eq!(recap.all("main ul.card li").len(), 2);
    assert!(
        recap
            .text()
            .contains("2 questions sont restées sans réponse")
    );
    let anchor = recap.attr("main ul.card a", "href");
    assert!(anchor.starts_with(&format!("{}#q-q-", paper.address)));
    // Going back: what was answered is there.
    let back = nadia.get(&paper.address).await.ok();
    assert_eq!(back.one("[data-answered]"), "5");
    let done = nadia.submit(&recap, "form#submission", &[]).await.ok();
    assert_eq!(done.address, format!("{}/result", paper.address));
    assert_eq!(
        done.all(".q .tag")
            .iter()
            .filter(|tag| *tag == "Sans réponse")
            .count(),
        2
    );
}

#[tokio::test]
async fn handing_in_twice_is_handing_in_once() {
    let house = House::new().await;
    let course = course(|_| {});
    house.publish(&course, "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let answers = right_answers(&course, &paper);
    let first = nadia.hand_in(&paper, &borrowed(&answers)).await.ok();
    house.app.clock.advance(MINUTE_MS);
    // The page is still open in another tab, with other answers.
    let second = nadia.hand_in(&paper, &[("q.q-single", "b")]).await.ok();
    assert_eq!(second.address, first.address);
    assert_eq!(second.one(".score"), first.one(".score"));
    let saved = nadia.save(&paper, &[("q.q-single", "b")]).await.ok();
    assert_eq!(saved.address, first.address, "the result is shown");
    assert!(saved.one(".notice--bad").contains("déjà remise"));
    let kept: i64 = house
        .asked("select cast(count(*) as bigint) from answer")
        .await;
    assert_eq!(kept, 7);
}

#[tokio::test]
async fn attempts_run_out() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    for number in 1..=2 {
        let paper = nadia.sit(CHECK).await;
        assert!(paper.text().contains(&format!("Tentative {number} sur 2")));
        let recap = nadia.hand_in(&paper, &[]).await.ok();
        nadia.submit(&recap, "form#submission", &[]).await.ok();
    }
    let front = nadia.get(CHECK).await.ok();
    assert!(!front.has("form[action$='/attempts']"));
    assert_eq!(front.all("tbody tr").len(), 2);
    assert!(front.text().contains("Toutes les tentatives permises"));
    nadia
        .post("/fr/learning/quiz-course/check/attempts", &[])
        .await
        .is(409);
}

#[tokio::test]
async fn another_officer_s_sitting_is_not_found() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let mut youssef = house.signed_in(&YOUSSEF).await;
    youssef.sit(CHECK).await;
    for rest in ["", "/submission", "/result"] {
        youssef
            .get(&format!("{}{rest}", paper.address))
            .await
            .is(404);
    }
    for rest in ["/answers", "/submission"] {
        let address = format!("{}{rest}", paper.address);
        youssef
            .post(&address, &[("q.q-single", "a"), ("anyway", "1")])
            .await
            .is(404);
    }
    assert_eq!(
        nadia.get(&paper.address).await.ok().one("[data-answered]"),
        "0"
    );
    youssef.get("/fr/attempts/nonsense%00").await.is(404);
    let mut visitor = house.visitor();
    assert!(
        visitor
            .get(&paper.address)
            .await
            .address
            .contains("/sign-in")
    );
}

#[tokio::test]
async fn who_is_not_enrolled_is_led_to_the_course() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    nadia.get(CHECK).await.ok().at("/fr/courses/quiz-course");
    let start = "/fr/learning/quiz-course/check/attempts";
    let refused = nadia.post(start, &[]).await.is(409);
    assert!(refused.text().contains("Inscrivez-vous"));
    nadia.get("/fr/learning/nowhere/check/quiz").await.is(404);
    nadia
        .post("/fr/courses/quiz-course/enrolments", &[])
        .await
        .ok();
    nadia
        .get("/fr/learning/quiz-course/nowhere/quiz")
        .await
        .is(404);
    nadia.post("/fr/learning/quiz-course/withdrawal", &[]).await;
    nadia.post(start, &[]).await.is(409);
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_simultaneous_starts_leave_one_open_sitting() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    nadia
        .post("/fr/courses/quiz-course/enrolments", &[])
        .await
        .ok();
    let starts = (0..50).map(|_| {
        let mut tab = nadia.clone();
        tokio::spawn(async move {
            tab.post("/fr/learning/quiz-course/check/attempts", &[])
                .await
                .ok()
                .address
        })
    });
    let mut addresses = std::collections::BTreeSet::new();
    for start in starts.collect::<Vec<_>>() {
        addresses.insert(start.await.expect("a start"));
    }
    assert_eq!(
        addresses.len(),
        1,
        "every tab sits the same paper: {addresses:?}"
    );
    let rows: i64 = house
        .asked("select cast(count(*) as bigint) from attempt")
        .await;
    assert_eq!(rows, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_simultaneous_submissions_leave_one_result_and_one_claim() {
    let house = House::new().await;
    let course = course(|_| {});
    house.publish(&course, "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let answers = right_answers(&course, &paper);
    nadia.hand_in(&paper, &borrowed(&answers)).await.ok();
    let paper = nadia.sit(FINAL).await;
    let answers = right_answers(&course, &paper);
    let (_, fields) = fill(&paper, "#quiz", &borrowed(&answers), None);
    let submissions = (0..50).map(|_| {
        let (mut tab, fields) = (nadia.clone(), fields.clone());
        let address = format!("{}/submission", paper.address);
        tokio::spawn(async move { tab.send(Method::POST, &address, Some(&fields)).await })
    });
    for submission in submissions.collect::<Vec<_>>() {
        let seen = submission.await.expect("a submission");
        assert_eq!(
            seen.headers["location"],
            format!("{}/result", paper.address).as_str()
        );
    }
    for (what, count) in [
        (
            "select cast(count(*) as bigint) from answer where question_id like 'f-%'",
            3,
        ),
        ("select cast(count(*) as bigint) from fact", 2),
        ("select cast(count(*) as bigint) from certificate", 1),
        (
            "select cast(count(*) as bigint) from letter where kind like 'certificate%'",
            1,
        ),
    ] {
        assert_eq!(house.asked::<i64>(what).await, count, "{what}");
    }
}
