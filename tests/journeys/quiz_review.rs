//! What is shown of a sitting, and when.

use takwin::{
    content::{
        course::Feedback,
        settings::{Band, Behaviour, Preset, Review},
    },
    kit::time::{HOUR_MS, MINUTE_MS},
};

use super::quiz_behaviours::{KEYS, sitting, told};
use crate::kit::{
    app::{House, START},
    people::NADIA,
    quizzes::{CHECK, WHY, borrowed, course, right_answers, text},
};

#[tokio::test]
async fn what_is_hidden_is_not_in_the_page() {
    let closes = START.plus(5 * HOUR_MS);
    let (house, mut nadia, paper) = sitting(|quiz| {
        quiz.settings.closes_at = Some(closes);
        quiz.settings.review = Some(Review::preset(Preset::AfterClosing));
        quiz.settings.bands = vec![Band {
            from_percent: 0,
            text: text("كلمة", "Mot de la fin"),
        }];
    })
    .await;
    nadia.save(&paper, &[("q.q-single", "a")]).await.ok();
    let result = nadia.end(&paper).await;
    let result_page = result.address.clone();
    for minutes in [0, 1, 60] {
        house.app.clock.advance(minutes * MINUTE_MS);
        let seen = nadia.get(&result_page).await.ok();
        assert_eq!(seen.one("h1"), "Vos réponses sont remises");
        assert!(seen.text().contains("Le résultat s’affichera après le"));
        for secret in KEYS
            .iter()
            .chain(&["Texte q-", "sur 9", "11 %", "Mot de la fin", "Seuil"])
        {
            assert!(
                !seen.body.contains(secret),
                "{secret} after {minutes} minutes"
            );
        }
        let front = nadia.get(CHECK).await.ok();
        assert!(front.one("tbody tr").contains("affiché plus tard"));
        assert!(!front.body.contains("1/9"));
    }
    house.app.clock.advance(5 * HOUR_MS);
    let mut nadia = house.sign_in(NADIA.email).await;
    let seen = nadia.get(&result_page).await.ok();
    assert!(seen.one(".score").contains("1 sur 9 points"));
    assert!(seen.text().contains("Mot de la fin"));
    for shown in [WHY, "rumeur", "73,5"] {
        assert!(seen.body.contains(shown), "{shown}");
    }
}

#[tokio::test]
async fn marks_come_first_and_the_key_after_the_quiz_has_closed() {
    let closes = START.plus(5 * HOUR_MS);
    let (house, mut nadia, paper) = sitting(|quiz| {
        quiz.settings.closes_at = Some(closes);
        quiz.settings.review = Some(Review::preset(Preset::MarksThenKey));
    })
    .await;
    let fields = [
        ("q.q-single", "b"),
        ("q.q-short", "bruit"),
        ("q.q-matching.a", "x"),
        ("q.q-ordering.moved", "1"),
    ];
    nadia.save(&paper, &fields).await.ok();
    let steps = paper.all("[data-question='q-ordering'] ol.order li > span:first-child");
    let result = nadia.end(&paper).await;
    assert!(
        result
            .text()
            .contains("Les bonnes réponses s’afficheront après le")
    );
    for secret in KEYS {
        assert!(!result.body.contains(secret), "{secret}");
    }
    assert!(!result.body.contains("Bonne réponse") && !result.body.contains("Droite a"));
    assert!(result.has(".fb--bad"), "what was chosen is marked");
    // Steps stand as they were put: their right order is the key.
    let lines = result.all("section.q .fb > div > p:first-child");
    let put: Vec<_> = lines
        .iter()
        .filter_map(|line| line.split_once(". ").map(|(_, step)| step.to_owned()))
        .filter(|step| step.starts_with("Etape"))
        .collect();
    assert_eq!(put, steps);
    house.app.clock.advance(6 * HOUR_MS);
    let mut nadia = house.sign_in(NADIA.email).await;
    let seen = nadia.get(&result.address).await.ok();
    assert!(seen.body.contains("Bonne réponse") && seen.body.contains(WHY));
}

#[tokio::test]
async fn a_check_says_no_more_than_the_quiz_lets_be_seen() {
    // Nothing while it lasts: the answer is recorded, and that is all.
    let (_house, mut nadia, paper) = sitting(|quiz| {
        quiz.settings.behaviour = Behaviour::Immediate;
        quiz.settings.review = Some(Review::preset(Preset::AfterClosing));
    })
    .await;
    let seen = nadia
        .check(&paper, "q-single", &[("q.q-single", "b")])
        .await;
    let words = told(&seen, "q-single");
    assert!(
        words.starts_with("Votre réponse est enregistrée"),
        "{words}"
    );
    assert!(!seen.has("#q-q-single .fb--bad") && !seen.has("#q-q-single .fb--ok"));
    assert!(!seen.body.contains(WHY) && !seen.body.contains("Points obtenus"));
    // Marks only: right or wrong, without the key.
    let (_house, mut nadia, paper) = sitting(|quiz| {
        quiz.settings.behaviour = Behaviour::Immediate;
        quiz.feedback = Feedback::Marks;
    })
    .await;
    let seen = nadia
        .check(&paper, "q-single", &[("q.q-single", "b")])
        .await;
    assert!(told(&seen, "q-single").starts_with("Réponse fausse Points obtenus : 0 sur 1."));
    assert!(!seen.body.contains(WHY) && !seen.body.contains("Bonne réponse"));
}

#[tokio::test]
async fn the_words_of_the_highest_band_reached_are_on_the_result() {
    let house = House::new().await;
    let course = course(|quiz| {
        quiz.settings.bands = [(90, "Excellent"), (50, "Bien"), (0, "À revoir")]
            .map(|(from_percent, words)| Band {
                from_percent,
                text: text("كلمة", words),
            })
            .into();
    });
    house.publish(&course, "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let mut answers = right_answers(&course, &paper);
    answers.retain(|(name, _)| name != "q.q-multiple");
    nadia.save(&paper, &borrowed(&answers)).await.ok();
    let result = nadia.end(&paper).await;
    assert!(result.text().contains("Bien") && !result.text().contains("Excellent"));
}
