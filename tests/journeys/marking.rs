//! From an essay to its mark, and to the certificate that hung on it.

use takwin::{
    content::course::{Course, Quiz},
    kit::time::MINUTE_MS,
    questions::{
        Body, OptionId, Question,
        essay::{Criterion, Essay, Level},
        mark::Mark,
    },
};

use crate::kit::{
    app::House,
    browser::{Browser, Seen},
    people::{KARIM, NADIA, SALMA, YOUSSEF},
    quizzes::{CHECK, course, slug, text},
};

const QUEUE: &str = "/fr/studio/marking";
const WRITTEN: &str = "Une rumeur se dément par un fait.";

/// Two criteria of two points each.
fn essay() -> Question {
    let level = |points: i64, name: &str| Level {
        points: Mark(points),
        text: text(&format!("مستوى {name}"), &format!("Niveau {name}")),
    };
    let criterion = |name: &str| Criterion {
        id: OptionId::parse(name).expect("an id"),
        text: text(&format!("معيار {name}"), &format!("Critère {name}")),
        levels: vec![level(0, "bas"), level(100, "moyen"), level(200, "haut")],
    };
    Question {
        points: Mark(400),
        text: text("اكتبوا تكذيباً", "Rédigez un démenti"),
        explain: text("انظروا إلى الوقائع", "Cherchez les faits"),
        ..Question::new(
            slug("q-essay"),
            Body::Essay(Essay {
                rubric: ["facts", "tone"].map(criterion).into(),
                model: text("جواب نموذجي", "Une réponse modèle"),
                ..Essay::default()
            }),
        )
    }
}

/// A course that its quiz completes: one choice of one point, one essay of four.
fn written(change: impl FnOnce(&mut Quiz)) -> Course {
    let mut course = course(|quiz| {
        quiz.questions.truncate(1);
        quiz.questions.push(essay());
        quiz.minutes = None;
        change(quiz);
    });
    course.modules[0].items[1].required = false;
    course
}

impl Browser {
    /// Sits the quiz and hands it in.
    async fn write(&mut self, words: &str) -> Seen {
        let paper = self.sit(CHECK).await;
        let fields = [("q.q-single", "a"), ("q.q-essay", words)];
        self.hand_in(&paper, &fields).await.ok()
    }

    /// Opens the next answer.
    async fn next_answer(&mut self) -> Seen {
        let queue = self.get(QUEUE).await.ok();
        self.submit(&queue, "form[action$='/next']", &[]).await
    }

    async fn give(&mut self, answer: &Seen, facts: &str, tone: &str) -> Seen {
        let fields = [
            ("level.facts", facts),
            ("level.tone", tone),
            ("comment", "Bien vu"),
        ];
        self.submit(answer, "form[data-enhance=marking]", &fields)
            .await
    }
}

async fn count(house: &House, of: &'static str) -> i64 {
    house.asked(of).await
}

const FACTS: &str = "select cast(count(*) as bigint) from fact";
const CLAIMS: &str = "select cast(count(*) as bigint) from certificate";
const MARKS: &str = "select cast(count(*) as bigint) from hand_mark";

#[tokio::test]
async fn an_essay_waits_for_its_marker_and_then_completes_the_course() {
    let house = House::new().await;
    house.publish(&written(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let result = nadia.write(WRITTEN).await;
    assert_eq!(result.one("h1"), "En attente de correction");
    assert!(
        result
            .one(".score")
            .contains("Pour l’instant 1 sur 5 points.")
    );
    assert_eq!(
        (count(&house, FACTS).await, count(&house, CLAIMS).await),
        (0, 0)
    );
    let front = nadia.get(CHECK).await.ok();
    assert!(front.one("tbody td:last-child").contains("En attente"));
    nadia.get(QUEUE).await.is(403);

    let mut karim = house.signed_in(&KARIM).await;
    let queue = karim.get(QUEUE).await.ok();
    assert!(
        queue
            .one("section[aria-labelledby=waiting] tbody")
            .contains("1 note à donner")
    );
    let answer = karim.next_answer().await.ok();
    assert_eq!(answer.one("h1"), "Réponse 1 sur 1");
    for shown in [
        WRITTEN,
        "Une réponse modèle",
        "Cherchez les faits",
        "Critère tone",
    ] {
        assert!(answer.text().contains(shown), "{shown}");
    }
    for secret in [NADIA.latin, NADIA.arabic, NADIA.email] {
        assert!(!answer.body.contains(secret), "{secret}");
    }
    // A level is missing: what was given stays.
    let again = karim
        .submit(
            &answer,
            "form[data-enhance=marking]",
            &[("level.facts", "2"), ("comment", "Presque")],
        )
        .await
        .is(422);
    assert!(
        again
            .text()
            .contains("Choisissez un niveau pour « Critère tone »")
    );
    assert_eq!(again.one("textarea"), "Presque");
    assert!(again.has("input[name='level.facts'][value='2'][checked]"));
    assert_eq!(count(&house, MARKS).await, 0);

    let queue = karim.give(&answer, "2", "1").await.ok().at(QUEUE);
    assert!(queue.text().contains("Aucune réponse n’attend"));
    // The same form again: a double click.
    karim.give(&answer, "0", "0").await.ok().at(QUEUE);
    assert_eq!(count(&house, MARKS).await, 1);
    assert_eq!(
        (count(&house, FACTS).await, count(&house, CLAIMS).await),
        (1, 1)
    );
    let letter = house.letter(NADIA.email, "result_ready").await;
    assert!(letter.text().contains("4 من 5"), "{}", letter.text());
    let told = house.letters(NADIA.email).await;
    let ready = told.iter().filter(|one| one.kind == "result_ready");
    assert_eq!(ready.count(), 1);

    let result = nadia.get(&result.address).await.ok();
    assert_eq!(result.one("h1"), "Quiz réussi");
    assert!(result.one(".score").contains("4 sur 5 points"));
    for shown in ["3/4", "Bien vu", "Niveau haut", "Notée par une personne"] {
        assert!(result.text().contains(shown), "{shown}");
    }
}

#[tokio::test]
async fn nothing_written_waits_for_nobody() {
    let house = House::new().await;
    house.publish(&written(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let recap = nadia.hand_in(&paper, &[("q.q-single", "a")]).await.ok();
    let result = nadia.submit(&recap, "form#submission", &[]).await.ok();
    assert_eq!(result.one("h1"), "Seuil non atteint");
    let mut karim = house.signed_in(&KARIM).await;
    let queue = karim.get(QUEUE).await.ok();
    assert!(queue.text().contains("Aucune réponse n’attend"));
}

#[tokio::test]
async fn two_markers_at_once_never_hold_the_same_answer() {
    let house = House::new().await;
    house.publish(&written(|_| {}), "first").await;
    for number in 0..6 {
        let prefix = format!("{number}.");
        house.numbered_account(&NADIA, &prefix).await;
        let mut one = house.sign_in(&format!("{prefix}{}", NADIA.email)).await;
        one.write(&format!("Texte {number}")).await;
    }
    let mut karim = house.signed_in(&KARIM).await;
    let mut salma = house.signed_in(&SALMA).await;
    let mut seen = Vec::new();
    for _ in 0..3 {
        let (his, hers) = tokio::join!(karim.next_answer(), salma.next_answer());
        let (his, hers) = (his.ok(), hers.ok());
        assert_ne!(his.address, hers.address);
        // Opening again is the same answer, until it is marked.
        assert_eq!(karim.next_answer().await.ok().address, his.address);
        let taken = karim.get(&hers.address).await.is(409);
        assert!(taken.text().contains("Un autre correcteur"));
        seen.extend([his.one(".q .writing"), hers.one(".q .writing")]);
        tokio::join!(karim.give(&his, "1", "1"), salma.give(&hers, "2", "2"));
    }
    seen.sort();
    let all: Vec<_> = (0..6).map(|number| format!("Texte {number}")).collect();
    assert_eq!(seen, all);
    assert_eq!(count(&house, MARKS).await, 6);
    let awaiting = "select cast(sum(awaiting) as bigint) from attempt";
    assert_eq!(count(&house, awaiting).await, 0);
    assert_eq!(
        count(&house, FACTS).await,
        3,
        "five points of five, and three of five"
    );
}

#[tokio::test]
async fn an_answer_kept_too_long_goes_to_another_marker_and_nothing_typed_is_lost() {
    let house = House::new().await;
    house.publish(&written(|_| {}), "first").await;
    house.signed_in(&NADIA).await.write(WRITTEN).await;
    let mut karim = house.signed_in(&KARIM).await;
    let mut salma = house.signed_in(&SALMA).await;
    let his = karim.next_answer().await.ok();
    let queue = salma.get(QUEUE).await.ok();
    assert!(queue.text().contains("Attend un autre correcteur"));
    house.app.clock.advance(30 * MINUTE_MS);
    assert!(
        !salma.get(QUEUE).await.ok().has("form[action$='/next']"),
        "to the last minute"
    );
    house.app.clock.advance(1);
    let hers = salma.next_answer().await.ok();
    assert_eq!(hers.address, his.address);
    let late = karim.give(&his, "0", "0").await.is(422);
    assert!(late.text().contains("Un autre correcteur a pris"));
    assert_eq!(late.one("textarea"), "Bien vu");
    assert_eq!(count(&house, MARKS).await, 0);
    salma.give(&hers, "2", "2").await.ok();
    assert_eq!(count(&house, FACTS).await, 1);
}

#[tokio::test]
async fn two_marks_far_apart_ask_for_a_third_and_close_ones_for_their_mean() {
    for (second, shown) in [("1", "2/4"), ("0", "1/4")] {
        let house = House::new().await;
        let course = written(|quiz| quiz.settings.second_marker = true);
        house.publish(&course, "first").await;
        let mut nadia = house.signed_in(&NADIA).await;
        let result = nadia.write(WRITTEN).await;
        let mut karim = house.signed_in(&KARIM).await;
        house.numbered_account(&KARIM, "2.").await;
        let mut other = house.sign_in(&format!("2.{}", KARIM.email)).await;
        let mut salma = house.signed_in(&SALMA).await;
        let his = karim.next_answer().await.ok();
        assert!(his.text().contains("Deux personnes corrigent"));
        karim.give(&his, "1", "1").await.ok();
        // He has given his mark, and is not asked for the other.
        let queue = karim.get(QUEUE).await.ok();
        assert!(!queue.has("form[action$='/next']"));
        assert_eq!(count(&house, FACTS).await, 0);
        let theirs = other.next_answer().await.ok();
        assert!(
            !theirs.text().contains("Bien vu"),
            "neither sees the other’s mark"
        );
        other.give(&theirs, "1", second).await.ok();
        let waiting: i64 = house.asked("select awaiting from attempt").await;
        let apart = second == "0";
        assert_eq!(waiting, i64::from(apart));
        if apart {
            let third = salma.next_answer().await.ok();
            for shown in [
                "Premier correcteur · 2 points",
                "Second correcteur · 1 point",
            ] {
                assert!(third.text().contains(shown), "{}", third.text());
            }
            for marker in [&mut karim, &mut other] {
                assert!(!marker.get(QUEUE).await.ok().has("form[action$='/next']"));
            }
            salma.give(&third, "1", "0").await.ok();
        }
        let result = nadia.get(&result.address).await.ok();
        assert!(result.text().contains(shown), "{}", result.text());
    }
}

#[tokio::test]
async fn nobody_marks_or_corrects_their_own_paper() {
    let house = House::new().await;
    house.publish(&written(|_| {}), "first").await;
    let mut karim = house.signed_in(&KARIM).await;
    let result = karim.write(WRITTEN).await;
    let queue = karim.get(QUEUE).await.ok();
    assert!(queue.text().contains("Attend un autre correcteur"));
    let own = [
        ("course", "quiz-course"),
        ("item", "check"),
        ("question", "q-essay"),
    ];
    let refused = karim.post("/fr/studio/marking/next", &own).await.ok();
    assert!(refused.text().contains("n’est plus à corriger par vous"));
    let paper = result
        .address
        .replace("/attempts/", "/studio/marking/papers/");
    let paper = paper.trim_end_matches("/result").to_owned();
    let refused = karim.get(&paper).await.is(409);
    assert!(refused.text().contains("Cette réponse est la vôtre"));
    let mut salma = house.signed_in(&SALMA).await;
    let task: String = house.asked("select marking_id from marking").await;
    let address = format!("/fr/studio/marking/answers/{task}");
    karim.get(&address).await.is(404);
    salma.get(&paper).await.ok();
}

#[tokio::test]
async fn a_mark_is_changed_with_a_reason_and_its_person_is_told() {
    let house = House::new().await;
    house
        .publish(&written(|quiz| quiz.questions.truncate(1)), "first")
        .await;
    let mut youssef = house.signed_in(&YOUSSEF).await;
    let paper = youssef.sit(CHECK).await;
    let result = youssef.hand_in(&paper, &[("q.q-single", "b")]).await.ok();
    assert_eq!(result.one("h1"), "Seuil non atteint");
    let mut karim = house.signed_in(&KARIM).await;
    let queue = karim.get(QUEUE).await.ok();
    let list = karim
        .get(&queue.attr("a[href*='/sittings/']", "href"))
        .await
        .ok();
    let sitting = karim.get(&list.attr("tbody a", "href")).await.ok();
    assert_eq!(sitting.one("h1"), YOUSSEF.latin);
    let form = "#q-single form";
    for (mark, reason, fault) in [
        ("2", "Ambigu", "Écrivez un nombre de 0 à 1"),
        ("x", "Ambigu", "Écrivez un nombre"),
        ("1", "", "Écrivez la raison"),
    ] {
        let again = karim
            .submit(&sitting, form, &[("mark", mark), ("reason", reason)])
            .await
            .is(422);
        assert!(again.text().contains(fault), "{fault}");
        assert_eq!(again.attr("input[name=mark]", "value"), mark);
    }
    let changed = [("mark", "0,75"), ("reason", "Énoncé ambigu")];
    karim.submit(&sitting, form, &changed).await.ok();
    // From the page as it was before: somebody has changed it meanwhile.
    let late = karim.submit(&sitting, form, &changed).await.is(422);
    assert!(late.text().contains("vient de changer cette note"));
    assert_eq!(count(&house, MARKS).await, 1);
    assert_eq!(
        (count(&house, FACTS).await, count(&house, CLAIMS).await),
        (1, 1)
    );
    let letter = house.letter(YOUSSEF.email, "result_changed").await;
    for told in ["0 sur 1", "0,75 sur 1", "Énoncé ambigu"] {
        assert!(letter.text().contains(told), "{}", letter.text());
    }
    let result = youssef.get(&result.address).await.ok();
    assert_eq!(result.one("h1"), "Quiz réussi");
    assert!(
        result
            .text()
            .contains("Commentaire du correcteur : Énoncé ambigu")
    );
    let mut salma = house.signed_in(&SALMA).await;
    let trail = salma.get("/fr/admin/audit").await.ok();
    assert!(trail.text().contains("Note changée"));
}
