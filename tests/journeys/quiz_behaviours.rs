//! What happens between a question and its answer, in each way a quiz can behave.

use takwin::{
    content::{course::Quiz, settings::Behaviour},
    kit::time::MINUTE_MS,
    questions::mark::Share,
};

use crate::kit::{
    app::House,
    browser::{Browser, Seen},
    people::NADIA,
    quizzes::{CHECK, WHY, borrowed, course, right_answers, text},
};

/// What only the key says, or its reasons.
pub const KEYS: [&str; 4] = [WHY, "rumeur", "73.5", "73,5"];

/// A house with a quiz that behaves so, and somebody who sits it: their browser and their paper.
pub async fn sitting(change: impl FnOnce(&mut Quiz)) -> (House, Browser, Seen) {
    let house = House::new().await;
    house.publish(&course(change), "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    (house, nadia, paper)
}

async fn behaving(behaviour: Behaviour) -> (House, Browser, Seen) {
    sitting(|quiz| quiz.settings.behaviour = behaviour).await
}

impl Browser {
    /// Fills the paper and presses the button that checks a question.
    pub async fn check(&mut self, paper: &Seen, question: &str, fields: &[(&str, &str)]) -> Seen {
        let button = Some(("check", question));
        self.press(paper, "#quiz", fields, button).await.ok()
    }

    /// Hands in, whatever is missing.
    pub async fn end(&mut self, paper: &Seen) -> Seen {
        let recap = self.hand_in(paper, &[]).await.ok();
        if recap.has("form#submission") {
            return self.submit(&recap, "form#submission", &[]).await.ok();
        }
        recap
    }
}

pub fn told(paper: &Seen, question: &str) -> String {
    paper.one(&format!("#told-{question}"))
}

#[tokio::test]
async fn the_page_of_the_quiz_says_in_a_sentence_how_it_behaves() {
    for (behaviour, expected) in [
        (Behaviour::Deferred, "corrigées ensemble"),
        (
            Behaviour::Immediate,
            "expliquée aussitôt, puis ne change plus",
        ),
        (Behaviour::Interactive, "recommencer si elle est fausse"),
        (Behaviour::Certainty, "votre degré de certitude"),
        (Behaviour::ImmediateCertainty, "dès que vous la vérifiez"),
        (
            Behaviour::Mastery { right: 2, last: 3 },
            "jusqu’à 2 justes parmi vos 3 dernières réponses",
        ),
    ] {
        let (_house, mut nadia, _) = behaving(behaviour).await;
        let front = nadia.get(CHECK).await.ok();
        assert!(front.text().contains(expected), "{}", front.text());
    }
}

#[tokio::test]
async fn an_answer_checked_is_explained_at_once_and_fixed() {
    let (house, mut nadia, paper) = behaving(Behaviour::Immediate).await;
    for secret in KEYS {
        assert!(!paper.body.contains(secret), "{secret} before a check");
    }
    let fields = [("q.q-single", "b"), ("q.q-truth", "false")];
    let seen = nadia.check(&paper, "q-single", &fields).await;
    assert_eq!(seen.address, format!("{}#told-q-single", paper.address));
    assert!(told(&seen, "q-single").starts_with("Réponse fausse Points obtenus : 0 sur 1."));
    assert!(seen.has("#told-q-single.fb--bad"));
    assert!(!seen.has("[name='q.q-single']"), "it has no field any more");
    let shown = seen.one("#q-q-single");
    for reason in ["Parce que a", "Parce que b", "Parce que q-single"] {
        assert!(shown.contains(reason), "{reason}: {shown}");
    }
    assert_eq!(seen.one("[data-answered]"), "2", "the rest is saved too");
    for secret in ["Parce que q-truth", "rumeur"] {
        assert!(
            !seen.body.contains(secret),
            "{secret} is of another question"
        );
    }
    // The same click again: nothing more happens.
    let again = nadia.check(&paper, "q-single", &fields).await;
    assert!(!again.has(".notice--bad"));
    assert_eq!(told(&again, "q-single"), told(&seen, "q-single"));
    // Another answer from a page of before, checked or only saved: it is refused, and the rest kept.
    let other = [("q.q-single", "a"), ("q.q-number", "73,5")];
    let refused = nadia.check(&paper, "q-single", &other).await;
    assert!(refused.one(".notice--bad").contains("ne change plus"));
    let refused = nadia
        .save(&paper, &[("q.q-single", "a"), ("q.q-short", "rumeur")])
        .await
        .ok();
    assert!(refused.one(".notice--bad").contains("ne change plus"));
    assert_eq!(refused.one("[data-answered]"), "4");
    let steps: i64 = house
        .asked("select cast(count(*) as bigint) from answer where question_id = 'q-single'")
        .await;
    assert_eq!(steps, 1);
    let act: String = house
        .asked("select act from answer where question_id = 'q-single'")
        .await;
    assert_eq!(act, "checked");
    // A fixed answer stays through saving and handing in; the unchecked ones count as they stand.
    let result = nadia.end(&refused).await;
    assert!(
        result.one(".score").contains("4 sur 9 points"),
        "{}",
        result.text()
    );
}

#[tokio::test]
async fn a_check_without_an_answer_says_so_at_its_place() {
    let (house, mut nadia, paper) = behaving(Behaviour::Immediate).await;
    let seen = nadia
        .check(&paper, "q-short", &[("q.q-truth", "true")])
        .await;
    assert!(seen.address.ends_with("?empty=q-short#empty-q-short"));
    assert!(seen.one("#empty-q-short").contains("Répondez d’abord"));
    assert_eq!(seen.one("[data-answered]"), "1", "the rest is saved");
    let checked: i64 = house
        .asked("select cast(count(*) as bigint) from answer where act = 'checked'")
        .await;
    assert_eq!(checked, 0);
    nadia
        .post(
            &format!("{}/checks", paper.address),
            &[("check", "q-nowhere")],
        )
        .await
        .is(404);
    nadia
        .post(
            &format!("{}/checks", paper.address),
            &[("hint", "q-short x")],
        )
        .await
        .is(404);
}

#[tokio::test]
async fn a_quiz_marked_at_the_end_checks_nothing_before() {
    let (_house, mut nadia, paper) = behaving(Behaviour::Deferred).await;
    assert!(!paper.has("[name='check']"));
    let address = format!("{}/checks", paper.address);
    let fields = [("check", "q-single"), ("q.q-single", "a")];
    let seen = nadia.post(&address, &fields).await.ok();
    assert!(seen.one(".notice--bad").contains("ne se vérifie pas"));
    assert!(seen.has("[name='q.q-single']") && !seen.has(".told"));
}

#[tokio::test]
async fn only_who_sits_a_quiz_checks_its_answers_and_only_while_it_lasts() {
    let (house, mut nadia, paper) = behaving(Behaviour::Immediate).await;
    let mut youssef = house.signed_in(&crate::kit::people::YOUSSEF).await;
    let address = format!("{}/checks", paper.address);
    let fields = [("check", "q-single"), ("q.q-single", "a")];
    youssef.post(&address, &fields).await.is(404);
    house.app.clock.advance(16 * MINUTE_MS);
    let late = nadia.post(&address, &fields).await.ok();
    assert!(!late.has(".told"));
    let steps: i64 = house
        .asked("select cast(count(*) as bigint) from answer")
        .await;
    assert_eq!(steps, 0);
}

fn with_hints(quiz: &mut Quiz) {
    quiz.settings.behaviour = Behaviour::Interactive;
    let multiple = &mut quiz.questions[1];
    multiple.hints = vec![
        text("انظروا إلى الحروف", "Regardez les lettres"),
        text("إنهما اثنان", "Il y en a deux"),
    ];
    multiple.penalty = Share(2_500);
}

#[tokio::test]
async fn a_wrong_try_shows_a_hint_and_costs_its_part() {
    let (_house, mut nadia, paper) = sitting(with_hints).await;
    assert!(!paper.body.contains("Regardez") && !paper.body.contains("Il y en a"));
    let wrong = [("q.q-multiple", "b")];
    let seen = nadia.check(&paper, "q-multiple", &wrong).await;
    let words = told(&seen, "q-multiple");
    assert!(
        words.contains("Réponse fausse") && words.contains("Il reste 2 essais"),
        "{words}"
    );
    assert!(
        words.contains("Parce que b"),
        "the reason of what was chosen"
    );
    for secret in ["Parce que a", "Parce que q-multiple", "Il y en a deux"] {
        assert!(!seen.body.contains(secret), "{secret} would answer it");
    }
    assert!(seen.text().contains("Indice 1 : Regardez les lettres"));
    assert!(seen.text().contains("75 % des points"));
    assert!(seen.has("[name='q.q-multiple'][value='b'][checked]"));
    // A double click is no second try.
    let again = nadia.check(&paper, "q-multiple", &wrong).await;
    assert_eq!(told(&again, "q-multiple"), words);
    // A hint is asked for; asking twice from one page is asking once.
    for _ in 0..2 {
        let button = Some(("hint", "q-multiple 1"));
        let seen = nadia.press(&seen, "#quiz", &[], button).await.ok();
        assert!(seen.text().contains("Indice 2 : Il y en a deux"));
        assert!(seen.text().contains("50 % des points"));
        assert!(
            !seen.has("[name='hint'][value^='q-multiple']"),
            "there are no more"
        );
    }
    let seen = nadia.get(&paper.address).await.ok();
    let right = [("q.q-multiple", "a"), ("q.q-multiple", "c")];
    let seen = nadia.check(&seen, "q-multiple", &right).await;
    let words = told(&seen, "q-multiple");
    assert!(
        words.contains("Réponse juste Points obtenus : 1 sur 2."),
        "{words}"
    );
    let result = nadia.end(&seen).await;
    assert!(result.one(".score").contains("1 sur 9 points"));
    assert!(result.text().contains("après 2 essais"));
}

#[tokio::test]
async fn the_last_try_is_fixed_and_then_the_key_is_shown() {
    let (_house, mut nadia, paper) = sitting(with_hints).await;
    // A question without hints is tried once.
    let seen = nadia
        .check(&paper, "q-single", &[("q.q-single", "c")])
        .await;
    assert!(seen.one("#q-q-single").contains("Parce que a"));
    let mut seen = seen;
    for options in ["b", "d", "a"] {
        assert!(!seen.body.contains("Parce que q-multiple"));
        seen = nadia
            .check(&seen, "q-multiple", &[("q.q-multiple", options)])
            .await;
    }
    let words = told(&seen, "q-multiple");
    // Half right, less two quarters.
    assert!(
        words.contains("en partie") && words.contains("0 sur 2"),
        "{words}"
    );
    assert!(seen.one("#q-q-multiple").contains("Parce que q-multiple"));
    assert!(!seen.has("[name='q.q-multiple']"));
}

#[tokio::test]
async fn certainties_weigh_the_answers_and_are_set_against_them() {
    let house = House::new().await;
    let course = course(|quiz| quiz.settings.behaviour = Behaviour::Certainty);
    house.publish(&course, "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    assert!(!paper.has("[name='check']"));
    let asked = paper.one("#sure-q-multiple");
    assert!(asked.contains("compte comme faible"), "{asked}");
    let levels = paper.all(".sure:has([name='certainty.q-multiple']) .choice");
    assert!(levels[0].starts_with("Faible (moins de 67 %)") && levels[0].contains("aucune perte"));
    assert!(levels[2].contains("gain : 6 points") && levels[2].contains("perte : 12 points"));
    let mut answers = right_answers(&course, &paper);
    answers
        .retain(|(name, _)| !matches!(name.as_str(), "q.q-single" | "q.q-multiple" | "q.q-truth"));
    for (name, value) in [
        ("q.q-single", "b"),
        ("q.q-multiple", "b"),
        ("q.q-truth", "true"),
    ] {
        answers.push((name.to_owned(), value.to_owned()));
    }
    for question in course.quiz("check").expect("the quiz").questions.iter() {
        answers.push((format!("certainty.{}", question.id), "3".to_owned()));
    }
    let saved = nadia.save(&paper, &borrowed(&answers)).await.ok();
    assert!(saved.has("[name='certainty.q-short'][value='3'][checked]"));
    // An answer without a certainty counts as level 1: one more step, with nothing said.
    let result = nadia.hand_in(&saved, &[]).await.ok();
    assert_eq!(result.address, format!("{}/result", paper.address));
    // Right answers alone count for passing: 5 of 9 points.
    assert!(result.one(".score").contains("5 sur 9 points"));
    assert!(
        result
            .text()
            .contains("Points de certitude : −9, pour un maximum de 27 points")
    );
    let row = result.all("tbody tr:nth-child(3) > *");
    assert_eq!(row[..5], ["Forte", "7", "4", "57 %", "plus de 80 %"]);
    assert!(row[5].starts_with("Trop de confiance"), "{row:?}");
    let empty = result.all("tbody tr:nth-child(1) > *");
    assert_eq!(empty[1..4], ["0", "0", "–"]);
    assert!(
        result
            .text()
            .contains("Certitude : Forte, points de certitude : −12")
    );
    let kept: i64 = house
        .asked("select certainty from answer where question_id = 'q-short'")
        .await;
    assert_eq!(kept, 3);
}

#[tokio::test]
async fn a_certainty_is_fixed_with_the_answer_that_is_checked() {
    let (house, mut nadia, paper) = behaving(Behaviour::ImmediateCertainty).await;
    let fields = [("q.q-single", "a"), ("certainty.q-single", "2")];
    let seen = nadia.check(&paper, "q-single", &fields).await;
    assert!(told(&seen, "q-single").starts_with("Réponse juste"));
    assert!(
        seen.one("#q-q-single")
            .contains("Certitude : Moyenne, points de certitude : +2")
    );
    assert!(!seen.has("[name='certainty.q-single']"));
    assert!(seen.has("[name='certainty.q-multiple']"));
    let seen = nadia
        .check(&seen, "q-truth", &[("q.q-truth", "true")])
        .await;
    assert!(
        seen.one("#q-q-truth")
            .contains("Certitude : Faible, points de certitude : 0")
    );
    let said: i64 = house
        .asked("select cast(count(*) as bigint) from answer where certainty is not null")
        .await;
    assert_eq!(said, 1);
}

/// Two questions with one right option each, drilled.
fn drill(quiz: &mut Quiz) {
    quiz.settings.behaviour = Behaviour::Mastery { right: 2, last: 3 };
    quiz.shuffle_questions = false;
    quiz.questions
        .retain(|question| matches!(question.id.as_str(), "q-single" | "q-truth"));
}

/// The question on the page of a drill.
fn asked(paper: &Seen) -> String {
    paper.attr("#quiz [data-question]", "data-question")
}

impl Browser {
    /// Answers the question of a drill.
    async fn turn(&mut self, paper: &Seen, right: bool) -> Seen {
        let question = asked(paper);
        let option = match (question.as_str(), right) {
            ("q-single", true) => "a",
            ("q-single", false) => "b",
            (_, true) => "false",
            (_, false) => "true",
        };
        let field = format!("q.{question}");
        let fields = [(field.as_str(), option)];
        self.check(paper, &question, &fields).await
    }
}

#[tokio::test]
async fn a_drill_goes_on_until_enough_of_the_last_answers_are_right() {
    let (house, mut nadia, paper) = sitting(drill).await;
    let front = nadia.get(CHECK).await.ok();
    assert!(
        front
            .all(".facts dd")
            .contains(&"2 sur les 3 dernières".to_owned())
    );
    assert_eq!(
        (asked(&paper), paper.all("#quiz .q").len()),
        ("q-single".to_owned(), 1)
    );
    assert!(!paper.body.contains(WHY) && !paper.body.contains("Texte q-truth"));
    assert!(
        paper
            .text()
            .contains("Il manque 2 réponses justes de suite")
    );
    let seen = nadia.turn(&paper, false).await;
    assert!(seen.one("#told-before").starts_with("Réponse fausse"));
    assert!(seen.text().contains("Parce que q-single"));
    assert_eq!(seen.all(".run li:not([aria-hidden])"), ["fausse"]);
    assert_eq!(asked(&seen), "q-truth");
    // The same click again is no second turn.
    let again = nadia.turn(&paper, false).await;
    assert_eq!(again.all(".run li:not([aria-hidden])").len(), 1);
    let seen = nadia.turn(&seen, true).await;
    assert_eq!(seen.all(".run li:not([aria-hidden])"), ["fausse", "juste"]);
    assert!(seen.text().contains("Il manque 1 réponse juste"));
    // All were seen: the first comes round again, with nothing chosen.
    assert_eq!(asked(&seen), "q-single");
    assert!(!seen.has("#quiz input[checked]"));
    let empty = nadia.check(&seen, "q-single", &[]).await;
    assert!(empty.one("#empty-q-single").contains("Répondez d’abord"));
    let result = nadia.turn(&seen, true).await;
    assert_eq!(result.address, format!("{}/result", paper.address));
    assert_eq!(result.one("h1"), "Objectif atteint");
    assert!(
        result
            .one(".score")
            .contains("2 justes sur les 3 dernières")
    );
    assert_eq!(result.all("section.q").len(), 3, "every turn is told");
    let facts: i64 = house
        .asked("select cast(count(*) as bigint) from fact where item_id = 'check'")
        .await;
    assert_eq!(facts, 1, "it is reported as it is reached");
    let (earned, out_of): (i64, i64) = (
        house.asked("select earned from attempt").await,
        house.asked("select out_of from attempt").await,
    );
    assert_eq!((earned, out_of), (200, 200));
}

#[tokio::test]
async fn a_drill_can_be_ended_before_its_goal() {
    let (house, mut nadia, paper) = sitting(drill).await;
    let seen = nadia.turn(&paper, true).await;
    let stop = nadia.hand_in(&seen, &[]).await.ok();
    assert_eq!(stop.one("h1"), "Avant de terminer l’entraînement");
    assert!(stop.text().contains("Il manque 1 réponse juste"));
    let back = nadia.get(&stop.attr("a.btn--2", "href")).await.ok();
    assert_eq!(asked(&back), "q-truth");
    let result = nadia.submit(&stop, "form#submission", &[]).await.ok();
    assert_eq!(result.one("h1"), "Objectif non atteint");
    let facts: i64 = house
        .asked("select cast(count(*) as bigint) from fact")
        .await;
    assert_eq!(facts, 0);
}

#[tokio::test]
async fn every_behaviour_speaks_three_languages() {
    for behaviour in [
        Behaviour::Immediate,
        Behaviour::Interactive,
        Behaviour::ImmediateCertainty,
        Behaviour::Mastery { right: 3, last: 4 },
    ] {
        let (_house, mut nadia, paper) = behaving(behaviour).await;
        let question = paper.attr("[data-question]", "data-question");
        nadia.check(&paper, &question, &[]).await;
        for language in ["ar", "fr", "en"] {
            let address = paper.address.replacen("/fr/", &format!("/{language}/"), 1);
            let seen = nadia.get(&address).await.ok();
            assert!(seen.has(&format!("html[lang='{language}']")));
            assert!(seen.has("[name='check']"));
        }
    }
}
