//! What sittings say about the questions of a quiz, and who may read it.

use takwin::{
    content::course::{Course, Quiz},
    enrolments,
    kit::{db::sql, locale::Locale, time::MINUTE_MS},
    quizzes,
};

use crate::kit::{
    app::House,
    browser::Seen,
    people::{KARIM, NADIA, SALMA, YOUSSEF},
    quizzes::{CHECK, borrowed, course, right_answers},
};

const ANALYSIS: &str = "/fr/studio/quiz-course/quizzes/check/analysis";

/// A house with the course of quizzes.
async fn house(change: impl FnOnce(&mut Quiz)) -> (House, Course) {
    let house = House::new().await;
    let course = course(change);
    house.publish(&course, "first").await;
    (house, course)
}

/// The cells of a row of the table of questions.
fn cells(page: &Seen, question: &str) -> Vec<String> {
    page.all(&format!("#q-{question} > *"))
}

/// The lines of a CSV whose cells hold no line end.
fn lines(csv: &Seen) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv.body.as_bytes());
    let records = reader.records().map(|record| record.expect("a record"));
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

#[tokio::test]
async fn each_question_of_a_submission_is_kept_and_analysed_for_trainers_alone() {
    let (house, course) = house(|_| {}).await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let answers = right_answers(&course, &paper);
    nadia.hand_in(&paper, &borrowed(&answers)).await.ok();
    let mut youssef = house.signed_in(&YOUSSEF).await;
    let paper = youssef.sit(CHECK).await;
    let recap = youssef.hand_in(&paper, &[("q.q-single", "b")]).await.ok();
    youssef.submit(&recap, "form#submission", &[]).await.ok();
    // A sitting that is still open counts for nothing.
    nadia.sit(CHECK).await;
    let kept = "select cast(count(*) as bigint) from result";
    assert_eq!(house.asked::<i64>(kept).await, 14);
    let earned = "select cast(sum(mark) as bigint) from result";
    assert_eq!(house.asked::<i64>(earned).await, 900);

    let mut karim = house.signed_in(&KARIM).await;
    let quiz = karim.get("/fr/studio/quiz-course/quizzes/check").await.ok();
    assert_eq!(
        quiz.attr(&format!("a[href='{ANALYSIS}']"), "href"),
        ANALYSIS
    );
    let page = karim.get(ANALYSIS).await.ok();
    assert!(
        page.text().contains("2 tentatives : moins de 30"),
        "{}",
        page.text()
    );
    assert_eq!(page.all(".table--items tbody tr").len(), 7);
    let single = cells(&page, "q-single");
    assert_eq!(single[0], "1");
    assert!(single[1].starts_with("Texte q-single"));
    assert_eq!(single[2], "2");
    assert!(single[3].starts_with("50 de 9 à 91"), "{single:?}");
    assert_eq!(single[5], "33", "one option in three");
    let csv = karim.get(&page.attr("a[download]", "href")).await.ok();
    let rows = lines(&csv);
    assert_eq!(rows.len(), 8, "the rows of the page and their headings");
    let of_single = rows.iter().find(|row| row[1] == "q-single").expect("a row");
    assert_eq!(of_single[4..8], ["2", "50", "9", "91"]);

    let detail = karim.get(&format!("{ANALYSIS}/q-single")).await.ok();
    assert_eq!(detail.one("h1"), "Question 1");
    let options = detail.all(".table--answers tbody th");
    assert_eq!(
        options,
        ["Choix a juste", "Choix b", "Choix c", "Sans réponse"]
    );
    let everybody = detail.all(".table--answers tbody td:last-child");
    assert_eq!(everybody, ["1 50 %", "1 50 %", "0 0 %", "0 0 %"]);
    karim.get(&format!("{ANALYSIS}/q-nobody")).await.is(404);
    karim
        .get("/fr/studio/quiz-course/quizzes/nothing/analysis")
        .await
        .is(404);
    for address in [
        ANALYSIS.to_owned(),
        format!("{ANALYSIS}.csv"),
        format!("{ANALYSIS}/q-single"),
    ] {
        nadia.get(&address).await.is(403);
        let seen = house.visitor().get(&address).await;
        assert!(seen.address.contains("sign-in"), "{}", seen.address);
    }
    // An administrator reads it too, without the ways into the studio.
    let seen = house.signed_in(&SALMA).await.get(ANALYSIS).await.ok();
    assert!(!seen.has(".crumbs a"));
}

#[tokio::test]
async fn sittings_of_before_get_their_results_from_the_clockwork_once() {
    let (house, course) = house(|_| {}).await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let answers = right_answers(&course, &paper);
    nadia.hand_in(&paper, &borrowed(&answers)).await.ok();
    let told = "select string_agg(r.question_id || ':' || cast(r.place as text) || ':'
                       || cast(r.share as text) || ':' || r.response, ' ')
                from (select * from result order by question_id) r";
    let before: String = house.asked(told).await;
    for text in ["delete from result", "update attempt set recorded = null"] {
        sql(text).run(house.app.db.writer()).await.expect("written");
    }
    let mut karim = house.signed_in(&KARIM).await;
    let page = karim.get(ANALYSIS).await.ok();
    assert!(page.has(".empty"));
    house.wait(MINUTE_MS).await;
    assert_eq!(house.asked::<String>(told).await, before);
    assert!(before.contains("q-number"), "{before}");
    house.wait(MINUTE_MS).await;
    assert_eq!(house.asked::<String>(told).await, before);
    let page = karim.get(ANALYSIS).await.ok();
    assert_eq!(page.all(".table--items tbody tr").len(), 7);
}

/// Sits the quiz without a browser: the first so many questions answered rightly, and the single
/// choice wrongly by who knows the rest.
async fn sit(house: &House, course: &Course, prefix: &str, right: usize, times: usize) {
    let account = house.numbered_account(&NADIA, prefix).await;
    let app = &house.app;
    let published = app.library.current("quiz-course").expect("published");
    for time in 0..times {
        let now = house.now();
        let mut tx = app.db.write().await.expect("a transaction");
        let enrolled = enrolments::actions::enrol(&mut tx, now, &account, &published, "").await;
        let enrolment = enrolled.expect("enrolled");
        let language = if right.is_multiple_of(2) {
            Locale::Ar
        } else {
            Locale::Fr
        };
        let started =
            quizzes::actions::start(&mut tx, now, &published, &enrolment, "check", language, "");
        let attempt = started.await.expect("a sitting").expect("no password");
        let knows = |place: usize| time > 0 || place < right;
        let questions = course.quiz("check").expect("a quiz").questions.iter();
        let mut fields: Vec<(String, String)> = questions
            .enumerate()
            .filter(|(place, question)| knows(*place) && question.id.as_str() != "q-single")
            .flat_map(|(_, question)| {
                let prefix = takwin::questions::form::prefix(&question.id);
                takwin::questions::form::fields(question, &prefix, &question.key())
            })
            .collect();
        let single = if right > 3 { "b" } else { "a" };
        fields.push(("q.q-single".to_owned(), single.to_owned()));
        let config = &app.config;
        quizzes::actions::submit(
            &mut tx, now, config, &published, &account, &attempt, &fields, true,
        )
        .await
        .expect("submitted");
        tx.commit().await.expect("a commit");
    }
}

#[tokio::test]
async fn a_key_that_the_best_contradict_is_pointed_out_and_repeats_are_left_out() {
    let (house, course) = house(|quiz| quiz.attempts = None).await;
    for n in 0..32 {
        sit(
            &house,
            &course,
            &format!("n{n}."),
            n % 8,
            1 + usize::from(n == 24),
        )
        .await;
    }
    let mut karim = house.signed_in(&KARIM).await;
    let page = karim.get(ANALYSIS).await.ok();
    let advice = page.all(".advice li");
    assert!(
        advice[0].contains("Vérifiez le corrigé de la question 1"),
        "{advice:?}"
    );
    assert!(
        advice
            .iter()
            .any(|told| told.contains("Relisez le choix « Choix b » de la question 1")),
        "{advice:?}"
    );
    assert!(
        advice.iter().any(|told| told.contains("« Choix c »")),
        "{advice:?}"
    );
    let discrimination = &cells(&page, "q-single")[6];
    assert!(discrimination.starts_with('\u{2212}'), "{discrimination}");
    assert_eq!(page.all(".chart--dots circle").len(), 7);
    for (which, n) in [
        ("first", "32"),
        ("last", "32"),
        ("best", "32"),
        ("all", "33"),
    ] {
        let page = karim
            .get(&format!("{ANALYSIS}?sittings={which}"))
            .await
            .ok();
        assert_eq!(cells(&page, "q-truth")[2], n, "{which}");
        let chosen = page.attr("#sittings option[selected]", "value");
        assert_eq!(chosen, which);
    }
    // Who sat twice knew nothing at first and everything then.
    for (which, facility) in [("first", "12"), ("last", "16"), ("best", "16")] {
        let address = format!("{ANALYSIS}?sittings={which}");
        let page = karim.get(&address).await.ok();
        let told = &cells(&page, "q-ordering")[3];
        assert!(told.starts_with(facility), "{which}: {told}");
    }
    let detail = karim.get(&format!("{ANALYSIS}/q-single")).await.ok();
    assert!(detail.one(".advice li:first-child").contains("corrigé"));
    let languages = detail.all("#languages ~ .tablewrap tbody th");
    assert_eq!(languages, ["arabe", "français"]);
    let arabic = karim.get(&ANALYSIS.replace("/fr/", "/ar/")).await.ok();
    assert!(arabic.all(".advice li")[0].contains("راجعوا مفتاح السؤال 1"));
    let none = karim
        .get(&format!("{ANALYSIS}?sittings=all&version=9"))
        .await
        .ok();
    assert_eq!(
        cells(&none, "q-truth")[2],
        "33",
        "no such version: all of them"
    );
}
