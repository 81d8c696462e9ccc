//! What a paper earned, and what follows from it.

use takwin::content::course::Feedback;

use crate::kit::{
    app::House,
    people::NADIA,
    quizzes::{CHECK, FINAL, WHY, borrowed, course, right_answers, text},
};

#[tokio::test]
async fn passing_every_quiz_completes_the_course_and_claims_the_certificate() {
    let house = House::new().await;
    let course = course(|_| {});
    house.publish(&course, "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let claims = "select cast(count(*) as bigint) from certificate";
    for (quiz, completed) in [(CHECK, false), (FINAL, true)] {
        let paper = nadia.sit(quiz).await;
        let answers = right_answers(&course, &paper);
        let result = nadia.hand_in(&paper, &borrowed(&answers)).await.ok();
        assert_eq!(result.one("h1"), "Quiz réussi");
        assert_eq!(
            result.attr(".ring", "aria-label"),
            "Résultat\u{a0}: \u{2068}100\u{a0}%\u{2069}"
        );
        assert_eq!(
            result.text().contains("l’état de votre attestation"),
            completed
        );
        assert_eq!(house.asked::<i64>(claims).await, i64::from(completed));
    }
    let plan = nadia.get("/fr/learning/quiz-course").await.ok();
    assert!(plan.attr(".ring", "aria-label").contains("100"));
}

#[tokio::test]
async fn failing_completes_nothing_and_can_be_tried_again() {
    let house = House::new().await;
    let course = course(|_| {});
    house.publish(&course, "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let mut answers = right_answers(&course, &paper);
    // 6 points of 9 are 66 %: under the 70 % of the pass mark.
    answers.retain(|(name, _)| name != "q.q-short" && name != "q.q-number");
    let recap = nadia.hand_in(&paper, &borrowed(&answers)).await.ok();
    let result = nadia.submit(&recap, "form#submission", &[]).await.ok();
    assert_eq!(result.one("h1"), "Seuil non atteint");
    assert!(
        result
            .one(".score")
            .contains("6 sur 9 points, seuil de 70 %")
    );
    assert_eq!(result.one(".ring"), "66%");
    assert_eq!(
        house
            .asked::<i64>("select cast(count(*) as bigint) from fact")
            .await,
        0
    );
    assert!(
        result
            .one(&format!("a.btn[href='{CHECK}']"))
            .contains("il en reste 1")
    );
    let paper = nadia.sit(CHECK).await;
    assert!(paper.text().contains("Tentative 2 sur 2"));
    let answers = right_answers(&course, &paper);
    let result = nadia.hand_in(&paper, &borrowed(&answers)).await.ok();
    assert_eq!(result.one("h1"), "Quiz réussi");
    assert!(
        !result.has(&format!("a.btn[href='{CHECK}']")),
        "nothing is left to try"
    );
    let front = nadia.get(CHECK).await.ok();
    assert_eq!(
        front.all("tbody td:last-child"),
        ["66 % Sous le seuil", "100 % Réussie"]
    );
}

#[tokio::test]
async fn the_result_gives_a_reason_for_every_option_and_the_answer_expected() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let answers = [
        ("q.q-multiple", "a"),
        ("q.q-multiple", "b"),
        ("q.q-number", "12"),
        ("q.q-short", "les <b>rumeurs</b>"),
        ("q.q-matching.a", "a"),
        ("q.q-matching.b", "x"),
    ];
    let recap = nadia.hand_in(&paper, &answers).await.ok();
    let result = nadia.submit(&recap, "form#submission", &[]).await.ok();
    assert_eq!(result.all(".q").len(), 7);
    let of = |question: &str| {
        let sections = result.all(".q");
        let title = format!("Texte {question}");
        let found = sections
            .into_iter()
            .find(|section| section.contains(&title));
        found.unwrap_or_else(|| panic!("no {question}"))
    };
    let multiple = of("q-multiple");
    for told in [
        "Choix a Votre réponse",
        "Choix b Votre réponse",
        "Choix c Bonne réponse",
    ] {
        assert!(multiple.contains(told), "{multiple}");
    }
    for option in ["a", "b", "c", "d", "q-multiple"] {
        assert!(multiple.contains(&format!("{WHY} {option}")), "{multiple}");
    }
    assert!(
        multiple.contains("0/2"),
        "one right and one wrong: {multiple}"
    );
    let number = of("q-number");
    assert!(number.contains("12 Votre réponse"), "{number}");
    assert!(number.contains("Bonne réponse : 73,5 ± 0,5 %"), "{number}");
    assert!(
        of("q-short").contains("les <b>rumeurs</b> Votre réponse"),
        "as typed, as text"
    );
    assert!(of("q-short").contains("1,5/1,5"));
    let matching = of("q-matching");
    assert!(matching.contains("0,5/1"), "{matching}");
    assert!(matching.contains("Gauche bVotre réponse : Droite xBonne réponse : Droite b"));
    assert!(of("q-truth").contains("Sans réponse"));
    assert!(result.has(".fb--ok") && result.has(".fb--bad"));
}

#[tokio::test]
async fn options_are_reviewed_in_the_order_they_were_read() {
    let house = House::new().await;
    house.publish(&course(|_| {}), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let read = paper.all("[data-question='q-multiple'] .choice span");
    let recap = nadia.hand_in(&paper, &[]).await.ok();
    let result = nadia.submit(&recap, "form#submission", &[]).await.ok();
    let at = result
        .all(".q h2")
        .iter()
        .position(|title| title.contains("q-multiple"))
        .expect("the question");
    let shown = result.all(&format!(".q:nth-of-type({}) .fb p bdi", at + 1));
    assert_eq!(shown, read);
}

#[tokio::test]
async fn a_quiz_that_shows_marks_only_never_shows_its_key() {
    let house = House::new().await;
    house
        .publish(&course(|quiz| quiz.feedback = Feedback::Marks), "first")
        .await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let recap = nadia.hand_in(&paper, &[("q.q-single", "a")]).await.ok();
    let result = nadia.submit(&recap, "form#submission", &[]).await.ok();
    assert!(result.one(".score").contains("1 sur 9 points"));
    assert!(!result.has(".fb--ok") && !result.has(".fb--bad") && !result.has(".tag--ok"));
    for secret in [WHY, "rumeur", "73.5", "73,5"] {
        assert!(!result.body.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn a_paper_already_drawn_does_not_change_when_a_new_version_is_published() {
    let house = House::new().await;
    let before = course(|_| {});
    house.publish(&before, "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    // A correction, which takes along those under way: another text, another key, other rules.
    let after = course(|quiz| {
        quiz.pass_percent = 100;
        quiz.questions.truncate(1);
        quiz.questions[0].text = text("نص آخر", "Autre texte");
    });
    house.publish(&after, "fix").await;
    let version: i64 = house.asked("select version from enrolment").await;
    assert_eq!(version, 2);
    let again = nadia.get(&paper.address).await.ok();
    assert_eq!(again.all(".q__t"), paper.all(".q__t"));
    assert!(again.text().contains("seuil de réussite 70 %"));
    let mut answers = right_answers(&before, &paper);
    answers.retain(|(name, _)| name != "q.q-short");
    let recap = nadia.hand_in(&again, &borrowed(&answers)).await.ok();
    let result = nadia.submit(&recap, "form#submission", &[]).await.ok();
    assert_eq!(result.one("h1"), "Quiz réussi");
    assert!(
        result
            .one(".score")
            .contains("7,5 sur 9 points, seuil de 70 %")
    );
    // The next sitting is of the new version.
    let next = nadia.sit(CHECK).await;
    assert_eq!(next.all("#quiz .q").len(), 1);
    assert!(next.text().contains("Autre texte"));
}

#[tokio::test]
async fn every_page_speaks_three_languages_and_texts_say_theirs() {
    let house = House::new().await;
    let course = course(|_| {});
    house.publish(&course, "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let path = paper
        .address
        .strip_prefix("/fr")
        .expect("in French")
        .to_owned();
    for (language, title, foreign) in [
        ("ar", "اختبار الوحدة", false),
        ("fr", "Quiz du module", false),
        ("en", "اختبار الوحدة", true),
    ] {
        let front = format!("/{language}/learning/quiz-course/check/quiz");
        for address in [
            front,
            format!("/{language}{path}"),
            format!("/{language}{path}/submission"),
        ] {
            let page = nadia.get(&address).await.ok();
            assert_eq!(page.address, address);
            let is_recap = address.ends_with("submission");
            if !is_recap {
                assert_eq!(page.one("h1"), title);
            }
            assert_eq!(page.has("main [lang=ar][dir=rtl]"), foreign, "{address}");
        }
    }
    // Texts in a language of their own.
    let chosen = [("language", "ar"), ("item", "check")];
    nadia
        .post("/fr/learning/quiz-course/language", &chosen)
        .await
        .ok();
    let page = nadia.get(&paper.address).await.ok();
    assert_eq!(page.attr("h1 span", "lang"), "ar");
    assert!(
        page.all(".q__n")
            .iter()
            .all(|line| line.contains("Question"))
    );
    let recap = nadia.hand_in(&page, &[]).await.ok();
    let result = nadia.submit(&recap, "form#submission", &[]).await.ok();
    assert_eq!(result.attr(".q__t > span[lang]", "lang"), "ar");
    for language in ["ar", "en"] {
        nadia.get(&format!("/{language}{path}/result")).await.ok();
    }
}
