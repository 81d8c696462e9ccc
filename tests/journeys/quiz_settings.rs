//! The settings of a quiz in the studio: each is shown, changed, refused with what was typed, and
//! left alone when nobody touches it.

use takwin::{
    content::{
        course::Course,
        settings::{
            Band, Behaviour, Counts, Moment, Pages, Preset, Review, Section, Settings, Shown,
            TimeUp,
        },
    },
    kit::time::{DAY_MS, Timestamp},
};

use super::studio::{draft, exported};
use crate::kit::{
    app::{House, START},
    browser::{Browser, Seen},
    people::KARIM,
    quizzes::{course, slug, text},
};

const QUIZ: &str = "/fr/studio/quiz-course/quizzes/check";
const FORM: &str = "section[aria-labelledby='terms'] form";

async fn opened(course: &Course) -> (House, Browser, Seen) {
    let house = House::new().await;
    house.publish(course, "first").await;
    let mut karim = house.signed_in(&KARIM).await;
    let page = karim.get(QUIZ).await.ok();
    (house, karim, page)
}

async fn settings(house: &House) -> Settings {
    let draft = draft(house, "quiz-course").await;
    draft.quiz("check").expect("the quiz").settings.clone()
}

fn everything() -> Settings {
    Settings {
        behaviour: Behaviour::Mastery { right: 3, last: 4 },
        time_up: TimeUp::Grace,
        counts: Counts::Average,
        pages: Pages::Section,
        sequential: true,
        second_marker: true,
        wait_first: 30,
        wait_later: 60,
        password: Some("Zellige 12".to_owned()),
        opens_at: Some(START),
        closes_at: Some(START.plus(DAY_MS)),
        review: Some(Review::preset(Preset::MarksThenKey)),
        bands: vec![Band {
            from_percent: 80,
            text: text("أحسنتم", "Très bien"),
        }],
        sections: vec![Section {
            title: text("القسم الأول", "Première partie"),
            questions: vec![slug("q-single"), slug("q-truth")],
            draws: vec![],
        }],
    }
}

#[tokio::test]
async fn saving_without_touching_anything_changes_nothing() {
    let course = course(|quiz| quiz.settings = everything());
    let (house, mut karim, page) = opened(&course).await;
    let saved = karim.submit(&page, FORM, &[]).await.ok();
    assert!(saved.has(".notice--ok"), "{}", saved.text());
    let made = draft(&house, "quiz-course").await;
    assert_eq!(made.hash(), course.hash());
    assert_eq!(exported(&house, &made).await.hash(), made.hash());
}

#[tokio::test]
async fn each_setting_is_changed_in_the_studio() {
    let course = course(|_| {});
    let (house, mut karim, page) = opened(&course).await;
    let fields = [
        ("behaviour", "mastery"),
        ("right", "٣"),
        ("last", "4"),
        ("time_up", "grace"),
        ("counts", "average"),
        ("pages", "section"),
        ("sequential", "1"),
        ("second_marker", "1"),
        ("wait_first", "30"),
        ("wait_later", "60"),
        ("password", " Zellige 12 "),
        ("opens_at", "2026-11-25T09:00"),
        ("closes_at", "2026-11-26T09:00"),
        ("feedback", "marks-then-key"),
        ("band.0.from", "80"),
        ("band.0.text.ar", "أحسنتم"),
        ("band.0.text.fr", "Très bien"),
        ("section.0.title.ar", "القسم الأول"),
        ("section.0.title.fr", "Première partie"),
        ("in.q-single", "0"),
        ("in.q-truth", "0"),
    ];
    let saved = karim.submit(&page, FORM, &fields).await.ok();
    assert!(saved.has(".notice--ok"), "{}", saved.text());
    let local = |text: &str| Timestamp::parse_local(text);
    let expected = Settings {
        opens_at: local("2026-11-25T09:00"),
        closes_at: local("2026-11-26T09:00"),
        ..everything()
    };
    assert_eq!(settings(&house).await, expected);
    let named = saved.attr("select[name=feedback] option[selected]", "value");
    assert_eq!(named, "marks-then-key");
}

#[tokio::test]
async fn a_matrix_of_one_s_own_is_what_is_ticked() {
    let course = course(|_| {});
    let (house, mut karim, page) = opened(&course).await;
    let fields = [
        ("feedback", "own"),
        ("review.during", "answers"),
        ("review.just", "marks"),
        ("review.just", "overall"),
        ("review.later", "marks"),
        ("review.closed", "key"),
    ];
    let saved = karim.submit(&page, FORM, &fields).await.ok();
    let review = settings(&house).await.review.expect("a matrix");
    let just: Vec<_> = review.at(Moment::Just).iter().copied().collect();
    assert_eq!(just, [Shown::Marks, Shown::Overall]);
    assert!(saved.has("details[open] input[name='review.closed'][value=key][checked]"));
    assert_eq!(
        saved
            .all("details[open] input[type=checkbox][checked]")
            .len(),
        5
    );
    // A preset takes its place; the boxes do not count then.
    let saved = karim
        .submit(&saved, FORM, &[("feedback", "result-only")])
        .await
        .ok();
    assert!(saved.has(".notice--ok"));
    let review = settings(&house).await.review;
    assert_eq!(review, Some(Review::preset(Preset::ResultOnly)));
}

#[tokio::test]
async fn what_cannot_be_is_said_at_its_field_and_kept_as_typed() {
    let course = course(|_| {});
    let (house, mut karim, page) = opened(&course).await;
    let fields = [
        ("behaviour", "mastery"),
        ("right", "9"),
        ("last", "4"),
        ("wait_first", "demain"),
        ("opens_at", "2026-11-26T09:00"),
        ("closes_at", "2026-11-25T09:00"),
        ("band.0.from", "120"),
        ("in.q-single", "1"),
        ("password", "Zellige 12"),
    ];
    let refused = karim.submit(&page, FORM, &fields).await.is(422);
    for field in [
        "right",
        "wait_first",
        "closes_at",
        "band.0.from",
        "section.1",
    ] {
        assert!(
            refused.has(&format!(".error-summary a[href='#{field}']")),
            "{field}"
        );
    }
    assert_eq!(
        refused.all(".error-summary li").len(),
        5,
        "{}",
        refused.text()
    );
    for (field, typed) in [
        ("wait_first", "demain"),
        ("password", "Zellige 12"),
        ("right", "9"),
    ] {
        assert_eq!(
            refused.attr(&format!("input[name={field}]"), "value"),
            typed
        );
    }
    assert_eq!(
        refused.attr("select[name='in.q-single'] option[selected]", "value"),
        "1"
    );
    let drafts: i64 = house
        .asked("select cast(count(*) as bigint) from draft")
        .await;
    assert_eq!(drafts, 0, "nothing was written");
}

#[tokio::test]
async fn a_question_removed_leaves_its_section() {
    let course = course(|quiz| quiz.settings = everything());
    let (house, mut karim, page) = opened(&course).await;
    let remove = "form[action$='/questions/q-single/removal']";
    let ask = karim.submit(&page, remove, &[]).await.ok();
    if ask.has("input[name=confirmed]") {
        karim.submit(&ask, "main form", &[]).await.ok();
    }
    let sections = settings(&house).await.sections;
    assert_eq!(sections[0].questions, [slug("q-truth")]);
}
