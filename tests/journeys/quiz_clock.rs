//! The clock of a quiz is the server's: the deadline, the grace, what happens afterwards.

use takwin::{
    jobs,
    kit::time::{DAY_MS, MINUTE_MS, SECOND_MS},
};

use crate::kit::{
    app::House,
    people::{NADIA, YOUSSEF},
    quizzes::{CHECK, borrowed, course, right_answers},
};

#[tokio::test]
async fn answers_are_accepted_at_the_deadline_and_in_the_grace_and_not_after() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let clock = &house.app.clock;
    clock.advance(15 * MINUTE_MS);
    let paper = nadia.save(&paper, &[("q.q-single", "a")]).await.ok();
    assert_eq!(paper.one("[data-answered]"), "1", "at the very deadline");
    assert_eq!(paper.attr("[data-enhance=timer]", "data-seconds"), "0");
    clock.advance(30 * SECOND_MS);
    let paper = nadia.save(&paper, &[("q.q-truth", "false")]).await.ok();
    assert_eq!(
        paper.one("[data-answered]"),
        "2",
        "at the very end of the grace"
    );
    clock.advance(1);
    let refused = nadia.save(&paper, &[("q.q-short", "rumeur")]).await.ok();
    assert!(refused.one(".notice--bad").contains("Le temps est écoulé"));
    assert_eq!(refused.one("h1"), "Le temps est écoulé");
    assert!(
        refused
            .text()
            .contains("Les réponses enregistrées avant comptent : 2 sur 7")
    );
    // Nobody but a POST closes it.
    let open: i64 = house
        .asked("select cast(count(*) as bigint) from attempt where submitted_at is null")
        .await;
    assert_eq!(open, 1);
    let result = nadia.submit(&refused, "form#close", &[]).await.ok();
    assert_eq!(result.address, format!("{}/result", paper.address));
    assert!(
        result.one(".score").contains("2 sur 9 points"),
        "{}",
        result.one(".score")
    );
    assert!(result.text().contains("Le temps s’est écoulé"));
}

#[tokio::test]
async fn what_is_handed_in_too_late_counts_as_saved_in_time() {
    let house = House::new().await;
    let course = course(|_| {});
    house.publish(&course, "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let paper = nadia.save(&paper, &[("q.q-single", "a")]).await.ok();
    house.app.clock.advance(15 * MINUTE_MS + 31 * SECOND_MS);
    let answers = right_answers(&course, &paper);
    let result = nadia.hand_in(&paper, &borrowed(&answers)).await.ok();
    assert!(result.one(".notice--bad").contains("après la fin du temps"));
    assert!(result.one(".score").contains("1 sur 9 points"));
}

#[tokio::test]
async fn in_the_grace_handing_in_asks_no_question() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    house.app.clock.advance(15 * MINUTE_MS + 5 * SECOND_MS);
    let result = nadia.hand_in(&paper, &[("q.q-single", "a")]).await.ok();
    assert_eq!(result.address, format!("{}/result", paper.address));
    let how: String = house.asked("select submitted_how from attempt").await;
    assert_eq!(how, "time");
}

#[tokio::test]
async fn a_page_whose_time_runs_out_hands_itself_in() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    house.app.clock.advance(15 * MINUTE_MS - 200);
    let address = paper.attr("#quiz", "action");
    let fields = [
        ("q.q-single", "a"),
        ("touched", ""),
        ("touched", "q-single"),
        ("expired", "1"),
    ];
    let result = nadia.post(&address, &fields).await.ok();
    assert_eq!(result.address, format!("{}/result", paper.address));
    assert!(result.one(".score").contains("1 sur 9 points"));
}

#[tokio::test]
async fn the_clockwork_hands_in_what_was_saved_when_the_time_is_up() {
    let house = House::new().await;
    let course = course(|_| {});
    house.publish(&course, "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let answers = right_answers(&course, &paper);
    nadia.save(&paper, &borrowed(&answers)).await.ok();
    let mut youssef = house.signed_in(&YOUSSEF).await;
    youssef.sit(CHECK).await;
    house.wait(15 * MINUTE_MS + 30 * SECOND_MS).await;
    let open = "select cast(count(*) as bigint) from attempt where submitted_at is null";
    assert_eq!(house.asked::<i64>(open).await, 2, "the grace is not over");
    house.wait(1).await;
    assert_eq!(house.asked::<i64>(open).await, 0);
    // Doing it again changes nothing.
    let before: i64 = house
        .asked("select cast(sum(submitted_at) as bigint) from attempt")
        .await;
    house.wait(MINUTE_MS).await;
    let after: i64 = house
        .asked("select cast(sum(submitted_at) as bigint) from attempt")
        .await;
    assert_eq!(before, after);
    let passed = "select cast(count(*) as bigint) from attempt where passed = 1 and earned = 900 and submitted_how = 'time'";
    assert_eq!(house.asked::<i64>(passed).await, 1);
    let facts = "select cast(count(*) as bigint) from fact where how = 'passed'";
    assert_eq!(
        house.asked::<i64>(facts).await,
        1,
        "passing counts, whoever handed in"
    );
    let result = nadia.get(&paper.address).await.ok();
    assert_eq!(result.one("h1"), "Quiz réussi");
    assert!(
        result
            .text()
            .contains("les réponses enregistrées ont été remises")
    );
}

#[tokio::test]
async fn a_crowd_whose_time_is_up_is_handed_in_whole() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    nadia.sit(CHECK).await;
    // The same sitting again and again, of people who share nothing but the course.
    for n in 0..230 {
        let copy = takwin::kit::db::sql(
            "insert into attempt (attempt_id, enrolment_id, account_id, course_id, item_id, number,
                                  version, seed, paper, language, started_at, deadline_at, out_of)
             select $1, enrolment_id, account_id, course_id, $2, 1, version, seed, paper, language,
                    started_at, deadline_at, out_of
             from attempt where item_id = 'check'",
        );
        let copy = copy.bind(format!("{n:032x}")).bind(format!("copy-{n}"));
        copy.run(house.app.db.writer()).await.expect("a copy");
    }
    house.wait(DAY_MS).await;
    let open = "select cast(count(*) as bigint) from attempt where submitted_at is null";
    assert_eq!(house.asked::<i64>(open).await, 0);
}

#[tokio::test]
async fn one_paper_that_cannot_be_read_does_not_stop_the_others() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    nadia.sit(CHECK).await;
    // Under another id: papers once read are kept in memory.
    let fault = "update attempt set paper = '?', attempt_id = 'ffffffffffffffffffffffffffffffff'";
    takwin::kit::db::sql(fault)
        .run(house.app.db.writer())
        .await
        .expect("a fault");
    house.app.clock.advance(1);
    let mut youssef = house.signed_in(&YOUSSEF).await;
    youssef.sit(CHECK).await;
    house.app.clock.advance(DAY_MS);
    jobs::each_minute(&house.app)
        .await
        .expect("the clockwork goes on");
    let open = "select cast(count(*) as bigint) from attempt where submitted_at is null";
    assert_eq!(house.asked::<i64>(open).await, 1);
}

#[tokio::test]
async fn without_a_limit_a_sitting_waits() {
    let house = House::new().await;
    house
        .publish(&course(|quiz| quiz.minutes = None), "first")
        .await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    assert!(!paper.has("[data-enhance=timer]"));
    house.wait(10 * DAY_MS).await;
    let paper = nadia.save(&paper, &[("q.q-single", "a")]).await.ok();
    assert_eq!(paper.one("[data-answered]"), "1");
}
