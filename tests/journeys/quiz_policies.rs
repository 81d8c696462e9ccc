//! The policies of a quiz: its dates and waits, what happens when the time is up, which sitting
//! counts, its pages, and what somebody is granted beyond all that.

use takwin::{
    content::{
        course::{Course, Quiz},
        settings::{Counts, Pages, Section, Settings, TimeUp},
    },
    kit::{
        locale::Locale,
        time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, Timestamp},
        words::speech,
    },
};

use crate::kit::{
    app::{House, START},
    browser::{Browser, Seen, fill, plain},
    people::{KARIM, NADIA, SALMA, YOUSSEF},
    quizzes::{CHECK, borrowed, course, right_answers, slug, text},
};

const STARTS: &str = "/fr/learning/quiz-course/check/attempts";
const OVERRIDES: &str = "/fr/studio/quiz-course/quizzes/check/overrides";
const OPEN: &str = "select cast(count(*) as bigint) from attempt where submitted_at is null";
const FACTS: &str = "select cast(count(*) as bigint) from fact where item_id = 'check'";

/// The course with these settings of its first quiz.
fn set(change: impl FnOnce(&mut Settings)) -> Course {
    course(|quiz| change(&mut quiz.settings))
}

/// A moment as pages in French say it.
fn moment(at: Timestamp) -> String {
    plain(&speech(Locale::Fr).moment(at))
}

/// A site with the course, and Nadia enrolled.
async fn enrolled(course: &Course) -> (House, Browser) {
    let house = House::new().await;
    house.publish(course, "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    nadia
        .post("/fr/courses/quiz-course/enrolments", &[])
        .await
        .ok();
    (house, nadia)
}

/// Answers everything rightly and hands it in.
async fn pass(browser: &mut Browser, course: &Course, paper: &Seen) -> Seen {
    let answers = right_answers(course, paper);
    browser.hand_in(paper, &borrowed(&answers)).await.ok()
}

/// Hands in without any answer.
async fn fail(browser: &mut Browser, paper: &Seen) -> Seen {
    let recap = browser.hand_in(paper, &[]).await.ok();
    browser.submit(&recap, "form#submission", &[]).await.ok()
}

#[tokio::test]
async fn a_quiz_opens_closes_and_ends_who_sits_it_then() {
    let opens = START.plus(HOUR_MS);
    let closes = opens.plus(20 * MINUTE_MS);
    let course = set(|settings| {
        settings.opens_at = Some(opens);
        settings.closes_at = Some(closes);
    });
    let (house, mut nadia) = enrolled(&course).await;
    let front = nadia.get(CHECK).await.ok();
    let facts = front.all(".facts dd").join(" | ");
    assert!(facts.contains(&moment(opens)) && facts.contains(&moment(closes)));
    assert!(front.text().contains("Vous pourrez commencer le"));
    assert!(front.text().contains("à la fermeture du quiz"));
    assert!(!front.has("form[action$='/attempts']"));
    let refused = nadia.post(STARTS, &[]).await.is(409);
    assert!(refused.text().contains("pas encore ouvert"));
    house.app.clock.advance(HOUR_MS + 10 * MINUTE_MS);
    let paper = nadia.sit(CHECK).await;
    // A quarter of an hour would go past the closing.
    assert_eq!(paper.attr("[data-enhance=timer]", "data-seconds"), "600");
    nadia.save(&paper, &[("q.q-single", "a")]).await.ok();
    house.wait(10 * MINUTE_MS + 31 * SECOND_MS).await;
    assert_eq!(house.asked::<i64>(OPEN).await, 0);
    let front = nadia.get(CHECK).await.ok();
    assert!(front.text().contains("Le quiz est fermé depuis"));
    nadia.post(STARTS, &[]).await.is(409);
}

#[tokio::test]
async fn the_wait_between_two_sittings_is_told_with_its_end() {
    let course = set(|settings| settings.wait_first = 90);
    let (house, mut nadia) = enrolled(&course).await;
    let front = nadia.get(CHECK).await.ok();
    assert!(front.all(".facts dd").contains(&"90 minutes".to_owned()));
    let paper = nadia.sit(CHECK).await;
    let result = fail(&mut nadia, &paper).await;
    assert!(result.text().contains("Nouvelle tentative"));
    let front = nadia.get(CHECK).await.ok();
    let again = moment(house.now().plus(90 * MINUTE_MS));
    let said = format!("Vous pourrez commencer une autre tentative à partir du {again}.");
    assert!(front.text().contains(&said), "{}", front.text());
    nadia.post(STARTS, &[]).await.is(409);
    house.app.clock.advance(90 * MINUTE_MS - 1);
    nadia.post(STARTS, &[]).await.is(409);
    house.app.clock.advance(1);
    nadia.sit(CHECK).await;
}

#[tokio::test]
async fn a_password_opens_the_quiz_and_a_wrong_one_is_said_at_its_field() {
    let course = set(|settings| settings.password = Some("Zellige 12".to_owned()));
    let (house, mut nadia) = enrolled(&course).await;
    let front = nadia.get(CHECK).await.ok();
    let form = "form[action$='/attempts']";
    assert!(!front.body.contains("Zellige"));
    let wrong = nadia
        .submit(&front, form, &[("password", "zellige 12")])
        .await
        .is(422);
    assert!(wrong.one("#password-fault").contains("le mot de passe"));
    assert_eq!(house.asked::<i64>(OPEN).await, 0);
    let paper = nadia
        .submit(&wrong, form, &[("password", " Zellige 12 ")])
        .await
        .ok();
    assert!(paper.has("#quiz"));
    // Who is inside finds their paper without it.
    let again = nadia.post(STARTS, &[]).await.ok();
    assert_eq!(again.address, paper.address);
}

#[tokio::test]
async fn within_a_day_of_grace_what_was_saved_may_be_handed_in() {
    let course = set(|settings| settings.time_up = TimeUp::Grace);
    let (house, mut nadia) = enrolled(&course).await;
    let front = nadia.get(CHECK).await.ok();
    assert!(front.text().contains("24 heures pour remettre"));
    let paper = nadia.sit(CHECK).await;
    let answers = right_answers(&course, &paper);
    let paper = nadia.save(&paper, &borrowed(&answers)).await.ok();
    let end = house.now().plus(15 * MINUTE_MS);
    // The page's clock runs out: it saves, and hands nothing in.
    house.app.clock.advance(15 * MINUTE_MS + SECOND_MS);
    let (address, mut fields) = fill(&paper, "#quiz", &[], None);
    fields.push(("expired".to_owned(), "1".to_owned()));
    let over = nadia.post(&address, &borrowed(&fields)).await.ok();
    assert_eq!(over.address, paper.address);
    assert_eq!(over.one("h1"), "Le temps est écoulé");
    assert!(
        over.text().contains(&moment(end.plus(DAY_MS))),
        "{}",
        over.text()
    );
    house.wait(HOUR_MS).await;
    assert_eq!(house.asked::<i64>(OPEN).await, 1, "a day is left");
    let refused = nadia.save(&paper, &[("q.q-single", "b")]).await.ok();
    assert!(refused.one(".notice--bad").contains("Le temps est écoulé"));
    house.app.clock.advance(22 * HOUR_MS);
    let result = nadia.submit(&refused, "form#close", &[]).await.ok();
    assert_eq!(result.one("h1"), "Quiz réussi");
    assert_eq!(house.asked::<i64>(FACTS).await, 1);
}

#[tokio::test]
async fn after_the_day_of_grace_a_sitting_does_not_count() {
    let course = set(|settings| settings.time_up = TimeUp::Grace);
    let (house, mut nadia) = enrolled(&course).await;
    let paper = nadia.sit(CHECK).await;
    let answers = right_answers(&course, &paper);
    nadia.save(&paper, &borrowed(&answers)).await.ok();
    house.wait(15 * MINUTE_MS + DAY_MS).await;
    assert_eq!(
        house.asked::<i64>(OPEN).await,
        1,
        "at the very end of the day"
    );
    house.wait(1).await;
    assert_eq!(house.asked::<i64>(OPEN).await, 0);
    assert_eq!(house.asked::<i64>(FACTS).await, 0);
    let front = nadia.get(CHECK).await.ok();
    assert!(front.one("tbody").contains("Ne compte pas"));
    assert!(
        front.text().contains("il en reste 1"),
        "it is used all the same"
    );
    let result = nadia.get(&format!("{}/result", paper.address)).await.ok();
    assert!(result.text().contains("elle ne compte pas"));
}

#[tokio::test]
async fn a_sitting_that_must_be_handed_in_in_time_is_lost_by_the_clock() {
    let course = set(|settings| settings.time_up = TimeUp::Discard);
    let (house, mut nadia) = enrolled(&course).await;
    let paper = nadia.sit(CHECK).await;
    let answers = right_answers(&course, &paper);
    let paper = nadia.save(&paper, &borrowed(&answers)).await.ok();
    let (address, mut fields) = fill(&paper, "#quiz", &[], None);
    fields.push(("expired".to_owned(), "1".to_owned()));
    // A clock that runs out a moment early takes nothing away.
    house.app.clock.advance(15 * MINUTE_MS - 200);
    let early = nadia.post(&address, &borrowed(&fields)).await.ok();
    assert_eq!(early.address, paper.address);
    house.app.clock.advance(SECOND_MS);
    let lost = nadia.post(&address, &borrowed(&fields)).await.ok();
    assert_eq!(lost.address, format!("{}/result", paper.address));
    assert!(lost.one(".notice--bad").contains("ne compte pas"));
    // Handed in by the person in time, the same answers pass.
    let paper = nadia.sit(CHECK).await;
    house.app.clock.advance(15 * MINUTE_MS);
    let result = pass(&mut nadia, &course, &paper).await;
    assert_eq!(result.one("h1"), "Quiz réussi");
    assert_eq!(house.asked::<i64>(FACTS).await, 1);
}

#[tokio::test]
async fn the_clockwork_discards_what_nobody_handed_in() {
    let course = set(|settings| settings.time_up = TimeUp::Discard);
    let (house, mut nadia) = enrolled(&course).await;
    let paper = nadia.sit(CHECK).await;
    nadia.save(&paper, &[("q.q-single", "a")]).await.ok();
    house.wait(15 * MINUTE_MS + 31 * SECOND_MS).await;
    assert_eq!(house.asked::<i64>(OPEN).await, 0);
    let how: String = house.asked("select submitted_how from attempt").await;
    assert_eq!(how, "discarded");
}

#[tokio::test]
async fn the_fact_follows_the_sitting_that_counts() {
    // Whether each sitting is passed, and after which of them the quiz is.
    for (counts, passes, expected) in [
        (Counts::Best, [false, true, false], [0, 1, 1]),
        (Counts::Last, [false, true, false], [0, 1, 1]),
        (Counts::First, [false, true, true], [0, 0, 0]),
        (Counts::First, [true, false, false], [1, 1, 1]),
        (Counts::Average, [false, true, true], [0, 0, 0]),
        (Counts::Average, [true, false, false], [1, 1, 1]),
    ] {
        let course = course(|quiz| {
            quiz.attempts = Some(3);
            quiz.settings.counts = counts;
        });
        let (house, mut nadia) = enrolled(&course).await;
        for (passed, facts) in passes.into_iter().zip(expected) {
            let paper = nadia.sit(CHECK).await;
            if passed {
                pass(&mut nadia, &course, &paper).await;
            } else {
                fail(&mut nadia, &paper).await;
            }
            house.app.clock.advance(MINUTE_MS);
            assert_eq!(
                house.asked::<i64>(FACTS).await,
                facts,
                "{counts:?} {passes:?}"
            );
        }
        if counts == Counts::Average && passes[0] {
            let front = nadia.get(CHECK).await.ok();
            assert!(
                front.text().contains("Votre résultat à ce jour : 33 %"),
                "{}",
                front.text()
            );
        }
    }
}

/// A quiz of two sections, the first of two questions, shown as said.
fn paged(pages: Pages, sequential: bool) -> Course {
    course(|quiz: &mut Quiz| {
        quiz.shuffle_questions = false;
        quiz.settings.pages = pages;
        quiz.settings.sequential = sequential;
        quiz.settings.sections = vec![Section {
            title: text("القسم الأول", "Première partie"),
            questions: vec![slug("q-single"), slug("q-truth")],
            draws: vec![],
        }];
    })
}

/// Presses the button that goes to another page.
async fn go(browser: &mut Browser, paper: &Seen, fields: &[(&str, &str)], to: &str) -> Seen {
    browser
        .press(paper, "#quiz", fields, Some(("to", to)))
        .await
        .ok()
}

#[tokio::test]
async fn a_paper_in_pages_is_answered_in_any_order() {
    let course = paged(Pages::Section, false);
    let (_house, mut nadia) = enrolled(&course).await;
    let paper = nadia.sit(CHECK).await;
    assert_eq!(paper.all("#quiz .q").len(), 2);
    assert_eq!(paper.one(".q-section"), "Première partie");
    assert!(paper.one(".quiz-bar").contains("Page 1 sur 2"));
    let second = go(
        &mut nadia,
        &paper,
        &[("q.q-single", "a"), ("q.q-truth", "false")],
        "2",
    )
    .await;
    assert!(second.address.ends_with("?page=2"), "{}", second.address);
    assert_eq!(second.all("#quiz .q").len(), 5);
    assert_eq!(second.one("[data-answered]"), "2");
    assert_eq!(second.attr("[data-answered]", "data-elsewhere"), "2");
    // Saving the second page takes nothing back from the first.
    let answers = right_answers(&course, &second);
    let saved = nadia.save(&second, &borrowed(&answers)).await.ok();
    assert!(saved.address.ends_with("?page=2"));
    assert_eq!(saved.one("[data-answered]"), "7");
    // A question of the list leads to its page.
    let first = go(&mut nadia, &saved, &[], "1.q-single").await;
    assert_eq!(first.attr("[name='q.q-single'][checked]", "value"), "a");
    assert_eq!(first.all(".quiz-nav__q[data-done]").len(), 7);
    let changed = go(&mut nadia, &first, &[("q.q-truth", "true")], "2").await;
    assert_eq!(changed.one("[data-answered]"), "7");
    let result = nadia.hand_in(&changed, &[]).await.ok();
    assert!(
        result.one(".score").contains("8 sur 9 points"),
        "{}",
        result.one(".score")
    );
}

#[tokio::test]
async fn what_is_not_answered_leads_to_its_page_before_handing_in() {
    let course = paged(Pages::Question, false);
    let (_house, mut nadia) = enrolled(&course).await;
    let paper = nadia.sit(CHECK).await;
    assert_eq!(paper.all("#quiz .q").len(), 1);
    let last = nadia.get(&format!("{}?page=7", paper.address)).await.ok();
    let recap = nadia.hand_in(&last, &[]).await.ok();
    let links = recap.all("main ul.card li a").len();
    assert_eq!(links, 7);
    let link = recap.attr("main ul.card li:nth-child(3) a", "href");
    assert!(link.contains("?page=3#q-"), "{link}");
    // A page that is not there is the nearest one.
    let far = nadia.get(&format!("{}?page=99", paper.address)).await.ok();
    assert!(far.one(".quiz-bar").contains("Page 7 sur 7"));
    nadia.get(&format!("{}?page=x", paper.address)).await.ok();
}

#[tokio::test]
async fn a_page_left_is_closed_for_good() {
    let course = paged(Pages::Question, true);
    let (house, mut nadia) = enrolled(&course).await;
    let front = nadia.get(CHECK).await.ok();
    assert!(
        front
            .text()
            .contains("On ne revient pas sur une page quittée")
    );
    let first = nadia.sit(CHECK).await;
    assert!(!first.has("button[name=to][value='1']"));
    let second = go(&mut nadia, &first, &[("q.q-single", "a")], "2").await;
    assert!(second.one(".quiz-bar").contains("Page 2 sur 7"));
    assert!(!second.has("button[name=to][value='1']"));
    // Neither an address nor an old form leads back or ahead.
    for page in ["1", "3", "7"] {
        let seen = nadia
            .get(&format!("{}?page={page}", first.address))
            .await
            .ok();
        assert!(seen.one(".quiz-bar").contains("Page 2 sur 7"), "{page}");
    }
    let late = nadia.save(&first, &[("q.q-single", "b")]).await.ok();
    assert!(late.one(".notice--bad").contains("déjà quittée"));
    let (address, mut fields) = fill(&second, "#quiz", &[], None);
    fields.push(("q.q-ordering.moved".to_owned(), "1".to_owned()));
    fields.push(("to".to_owned(), "5".to_owned()));
    let jumped = nadia.post(&address, &borrowed(&fields)).await.ok();
    assert!(jumped.one(".quiz-bar").contains("Page 2 sur 7"));
    let kept: i64 = house
        .asked("select cast(count(*) as bigint) from answer")
        .await;
    assert_eq!(kept, 1, "only the first question was answered");
    // Pressing twice turns one page.
    let third = go(&mut nadia, &second, &[], "3").await;
    let again = nadia
        .press(&second, "#quiz", &[], Some(("to", "3")))
        .await
        .ok();
    for seen in [third, again] {
        assert!(seen.one(".quiz-bar").contains("Page 3 sur 7"));
    }
    let accept = [("accept", "application/json")];
    let (address, fields) = fill(&first, "#quiz", &[("q.q-single", "b")], None);
    let method = axum::http::Method::POST;
    let answer = nadia
        .send_with(method, &address, Some(&fields), &accept)
        .await;
    assert_eq!(answer.status, 409);
}

/// Karim the trainer on the page of exceptions.
async fn granting(house: &House) -> Browser {
    house.signed_in(&KARIM).await
}

#[tokio::test]
async fn a_person_is_granted_more_time_in_the_middle_of_a_sitting() {
    let course = course(|_| {});
    let (house, mut nadia) = enrolled(&course).await;
    let paper = nadia.sit(CHECK).await;
    house.app.clock.advance(10 * MINUTE_MS);
    let mut karim = granting(&house).await;
    let studio = karim.get("/fr/studio/quiz-course/quizzes/check").await.ok();
    assert_eq!(studio.attr("a[href$='/overrides']", "href"), OVERRIDES);
    let page = karim.get(&format!("{OVERRIDES}?q=fassi")).await.ok();
    assert!(page.one("#account").contains(NADIA.email));
    let form = "form#grant";
    let account = page.attr("input[name=account]", "value");
    // Without anything granted: every fault at its field, the person still chosen.
    let empty = karim
        .submit(&page, form, &[("account", &account)])
        .await
        .is(422);
    assert!(empty.has("#extra_minutes-fault") && empty.has("#reason-fault"));
    assert!(empty.has("input[name=account][checked]"));
    let fields = [
        ("account", account.as_str()),
        ("extra_minutes", "١٠"),
        ("reason", "Certificat"),
    ];
    let given = karim.submit(&empty, form, &fields).await.ok();
    assert!(given.one(".notice--ok").contains("1 tentative en cours"));
    assert!(given.one("tbody").contains("10 minutes de plus"));
    let later = nadia.get(&paper.address).await.ok();
    assert_eq!(later.attr("[data-enhance=timer]", "data-seconds"), "900");
    let twice = karim.submit(&empty, form, &fields).await.is(422);
    assert!(twice.one("#account-fault").contains("déjà accordée"));
    // Taking it back leaves what is under way; the next sitting has its quarter of an hour.
    let remove = "form[action$='/removal']";
    let removed = karim.submit(&given, remove, &[]).await.ok();
    assert!(removed.text().contains("Aucune dérogation"));
    let later = nadia.get(&paper.address).await.ok();
    assert_eq!(later.attr("[data-enhance=timer]", "data-seconds"), "900");
    fail(&mut nadia, &later).await;
    let next = nadia.sit(CHECK).await;
    assert_eq!(next.attr("[data-enhance=timer]", "data-seconds"), "900");
    let verbs: i64 = house
        .asked("select cast(count(*) as bigint) from audit where object_kind = 'quiz'")
        .await;
    assert_eq!(verbs, 2);
    karim.post(&given.attr(remove, "action"), &[]).await.is(404);
}

#[tokio::test]
async fn a_department_is_granted_what_its_people_find_before_they_start() {
    let course = course(|quiz| {
        quiz.attempts = Some(1);
        quiz.settings.password = Some("secret".to_owned());
        quiz.settings.closes_at = Some(START.plus(HOUR_MS));
    });
    let (house, mut nadia) = enrolled(&course).await;
    let mut salma = house.signed_in(&SALMA).await;
    let all = salma.get("/fr/admin/overrides").await.ok();
    assert_eq!(all.attr("tbody a", "href"), OVERRIDES);
    let page = salma.get(OVERRIDES).await.ok();
    let mine: String = house
        .asked("select department_id from account where email = 'nadia@exemple.ma'")
        .await;
    let form = "form#grant";
    let fields = [
        ("department", mine.as_str()),
        ("minutes", "0"),
        ("attempts", "3"),
        ("closes_at", "2026-12-20T09:00"),
        ("no_password", "1"),
        ("reason", "Service de nuit"),
    ];
    let given = salma.submit(&page, form, &fields).await.ok();
    let granted = given.one("tbody");
    for part in [
        "Durée : Sans limite",
        "Tentatives : 3 tentatives",
        "Sans mot de passe",
    ] {
        assert!(granted.contains(part), "{granted}");
    }
    house.app.clock.advance(DAY_MS);
    let front = nadia.get(CHECK).await.ok();
    assert!(front.text().contains("la dérogation qui vous est accordée"));
    assert!(front.all(".facts dd").contains(&"3 tentatives".to_owned()));
    assert!(!front.has("input[name=password]"));
    let paper = nadia.sit(CHECK).await;
    assert!(paper.text().contains("Tentative 1 sur 3"));
    // An officer is no trainer.
    let mut youssef = house.signed_in(&YOUSSEF).await;
    youssef.get(OVERRIDES).await.is(403);
    youssef.post(OVERRIDES, &[]).await.is(403);
    // Who is not there is not granted anything.
    let nobody = [
        ("department", "nowhere"),
        ("attempts", "3"),
        ("reason", "x"),
    ];
    let nobody = salma.post(OVERRIDES, &nobody).await.is(422);
    assert!(nobody.has("#account-fault"));
    salma
        .get("/fr/studio/quiz-course/quizzes/nowhere/overrides")
        .await
        .is(404);
}
