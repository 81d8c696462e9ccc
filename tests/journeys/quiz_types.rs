//! The types of questions with parts of their own: sitting them, seeing them again, being marked.

use takwin::{
    content::{course::Course, store},
    questions::{Question, Status},
};

use crate::kit::{
    app::House,
    browser::Seen,
    people::{KARIM, NADIA},
    quizzes::{CHECK, borrowed, course, right_answers},
};

/// One question of each, as they are stored.
const STORED: &str = r#"[
  {"id": "q-kprim", "points": 200, "text": {"ar": "س", "fr": "Jugez"}, "body": {"type": "kprim", "statements": [
    {"id": "a", "correct": true, "text": {"fr": "Une rumeur se vérifie"}},
    {"id": "b", "correct": false, "text": {"fr": "Une rumeur se répète"}},
    {"id": "c", "correct": true, "text": {"fr": "Un démenti se date"}},
    {"id": "d", "correct": false, "text": {"fr": "Un démenti se cache"}}]}},
  {"id": "q-cloze", "points": 100, "text": {"fr": "Complétez"}, "body": {"type": "cloze",
    "text": {"fr": "Un [[a]] part en [[b]] minutes, à [[c]] et à la [[d]]."},
    "bank": [{"id": "x", "text": {"fr": "presse"}}, {"id": "y", "text": {"fr": "foule"}}],
    "gaps": [
      {"id": "a", "kind": {"kind": "typed", "accept": {"accept": {"fr": ["communiqué"]}}}},
      {"id": "b", "kind": {"kind": "number", "number": {"answer": "30", "unit": {"fr": "min"}}}},
      {"id": "c", "kind": {"kind": "choice", "options": [
        {"id": "a", "correct": true, "text": {"fr": "l’heure"}}, {"id": "b", "correct": false, "text": {"fr": "minuit"}}]}},
      {"id": "d", "kind": {"kind": "word", "word": "x"}}]}},
  {"id": "q-mark", "points": 100, "text": {"fr": "Repérez"}, "body": {"type": "mark-error",
    "text": {"fr": "Le porte-parole [[a|ont parlé]] à [[b|midi]]."},
    "segments": [{"id": "a", "correct": true, "fix": {"fr": "a parlé"}}, {"id": "b", "correct": false}]}},
  {"id": "q-spot", "points": 100, "text": {"fr": "Où parler ?"}, "body": {"type": "hotspot", "image": "media/lost.svg",
    "alt": {"fr": "Une salle de presse"}, "zones": [
      {"id": "a", "label": {"fr": "Le pupitre"}, "correct": true, "shape": {"shape": "circle", "x": 500, "y": 500, "radius": 50}},
      {"id": "b", "label": {"fr": "La porte"}, "correct": false, "shape": {"shape": "rect", "x": 0, "y": 0, "width": 90, "height": 90}}]}},
  {"id": "q-essay", "points": 300, "text": {"fr": "Rédigez"}, "body": {"type": "essay", "min_words": 5, "max_words": 50,
    "model": {"fr": "Un modèle de réponse"}, "rubric": [{"id": "a", "text": {"fr": "Clarté"}, "levels": [
      {"points": 0, "text": {"fr": "Obscur"}}, {"points": 300, "text": {"fr": "Limpide"}}]}]}},
  {"id": "q-likert", "points": 0, "text": {"fr": "Votre avis"}, "body": {"type": "likert",
    "labels": [{"fr": "Jamais"}, {"fr": "Parfois"}, {"fr": "Toujours"}], "statements": [{"id": "a", "text": {"fr": "Je vérifie"}}]}},
  {"id": "q-draft", "points": 100, "status": "draft", "text": {"fr": "Pas encore"}, "body": {"type": "numeric", "answer": "1"}}
]"#;

fn questions() -> Vec<Question> {
    serde_json::from_str(STORED).expect("questions")
}

fn hand_in_all(paper: &Seen) -> Vec<(String, String)> {
    let course = course(|quiz| quiz.questions = questions());
    right_answers(&course, paper)
}

#[tokio::test]
async fn an_officer_answers_each_type_and_finds_the_answers_again() {
    let house = House::new().await;
    let course = course(|quiz| quiz.questions = questions());
    house.publish(&course, "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let ready = questions()
        .iter()
        .filter(|question| question.status == Status::Ready)
        .count();
    assert_eq!(paper.all("#quiz .q").len(), ready, "a draft is not set");
    assert!(paper.text().contains("Une salle de presse"));
    assert!(paper.text().contains("de 5 à 50"));
    assert!(!paper.body.contains("a parlé") && !paper.body.contains("Un modèle"));
    let saved = nadia
        .save(
            &paper,
            &[
                ("q.q-kprim.a", "true"),
                ("q.q-kprim.b", "true"),
                ("q.q-cloze.a", "Communique"),
                ("q.q-cloze.b", "40"),
                ("q.q-cloze.d", "y"),
                ("q.q-mark", "a"),
                ("q.q-mark", "b"),
                ("q.q-spot", "b"),
                ("q.q-essay", "Une ligne.\r\n\r\nUne autre <b>."),
                ("q.q-likert.a", "2"),
            ],
        )
        .await
        .ok();
    for (control, value) in [
        ("[name='q.q-kprim.a'][checked]", "true"),
        ("[name='q.q-kprim.b'][checked]", "true"),
        ("[name='q.q-cloze.a']", "Communique"),
        ("[name='q.q-cloze.b']", "40"),
        ("[name='q.q-cloze.d'] option[selected]", "y"),
        ("[name='q.q-spot'][checked]", "b"),
        ("[name='q.q-likert.a'][checked]", "2"),
    ] {
        assert_eq!(saved.attr(control, "value"), value, "{control}");
    }
    assert!(!saved.has("[name='q.q-kprim.c'][checked]"));
    assert_eq!(saved.all("#q-q-mark .mark").len(), 2);
    assert!(saved.body.contains("Une ligne.\n\nUne autre &#60;b&#62;."));
    assert_eq!(saved.one("[data-answered]"), "6");
    let result = nadia.hand_in(&saved, &[]).await.ok();
    // Nothing of 2, a quarter of 1, nothing of 1, nothing of 1; 3 to be marked.
    let text = result.text();
    for words in [
        "0,25/1",
        "À noter",
        "Non notée",
        "a parlé",
        "Un modèle de réponse",
        "Limpide",
    ] {
        assert!(text.contains(words), "{words} is not in\n{text}");
    }
}

#[tokio::test]
async fn the_key_earns_everything_that_is_marked_at_once() {
    let house = House::new().await;
    let course = course(|quiz| {
        quiz.questions = questions();
        quiz.pass_percent = 60;
    });
    house.publish(&course, "first").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let answers = hand_in_all(&paper);
    let result = nadia.hand_in(&paper, &borrowed(&answers)).await.ok();
    assert!(result.text().contains("5 sur 8"), "{}", result.text());
    // The essay waits for a person: until then nothing is decided.
    assert_eq!(result.one("h1"), "En attente de correction");
}

#[tokio::test]
async fn saving_the_form_of_any_type_untouched_changes_nothing() {
    let house = House::new().await;
    let published = course(|quiz| quiz.questions = questions());
    house.publish(&published, "first").await;
    let mut karim = house.signed_in(&KARIM).await;
    for id in [
        "q-kprim", "q-cloze", "q-mark", "q-spot", "q-essay", "q-likert", "q-draft",
    ] {
        let address = format!("/fr/studio/quiz-course/questions/{id}");
        let page = karim.get(&address).await.ok();
        assert!(page.has(".question-preview"), "{id}");
        let form = "main form[novalidate]";
        let save = Some(("act", "save"));
        let seen = karim.press(&page, form, &[], save).await.ok();
        assert!(seen.has(".notice--ok"), "{id}");
        let row = store::draft(&house.app.db, "quiz-course").await;
        let row = row.expect("a database").expect("a draft");
        let draft: Course = serde_json::from_str(&row.content).expect("a course");
        assert_eq!(draft.question(id), published.question(id));
        assert_eq!(draft.hash(), published.hash(), "{id}");
    }
}
