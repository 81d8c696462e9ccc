//! Finding a course, enrolling, reading, seeing what is missing.

use takwin::{content::course::ItemKind, kit::locale::Locale};

use crate::kit::{
    app::House,
    course::{Issued, small},
    people::{NADIA, YOUSSEF},
};

#[tokio::test]
async fn an_officer_finds_a_course_enrols_and_reads() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "minor").await;
    let mut nadia = house.signed_in(&NADIA).await;
    let list = nadia
        .get("/ar/courses?q=%D8%AF%D9%88%D8%B1%D9%87")
        .await
        .ok();
    assert_eq!(
        list.all(".course-card h3"),
        ["دورة صغيرة"],
        "folded: the ta marbuta was typed as ha"
    );
    assert!(nadia.get("/ar/courses?q=zzz").await.ok().has(".empty"));
    let course = nadia.get("/ar/courses/small-course").await.ok();
    let lesson = nadia
        .submit(&course, "form[action$=enrolments]", &[])
        .await
        .ok();
    assert_eq!(lesson.address, "/ar/learning/small-course/first-lesson");
    assert_eq!(lesson.one("h1"), "الدرس الأول");
    let letter = house.letter(NADIA.email, "enrolled").await;
    assert!(letter.subject.contains("دورة صغيرة"));

    let next = nadia.submit(&lesson, "form.complete", &[]).await.ok();
    assert!(
        next.address.ends_with("/short-quiz/quiz"),
        "{}",
        next.address
    );
    let plan = nadia.get("/ar/learning/small-course").await.ok();
    let missing = plan.all("#missing li");
    assert_eq!(missing.len(), 2, "{missing:?}");
    assert!(plan.attr(".ring", "aria-label").contains("33"));
}

#[tokio::test]
async fn marking_read_twice_counts_once_and_can_be_taken_back() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "minor").await;
    let mut nadia = house.signed_in(&NADIA).await;
    nadia
        .post("/ar/courses/small-course/enrolments", &[])
        .await
        .ok();
    for _ in 0..2 {
        nadia
            .post(
                "/ar/learning/small-course/first-lesson/done",
                &[("done", "1")],
            )
            .await;
    }
    let lesson = nadia
        .get("/ar/learning/small-course/first-lesson")
        .await
        .ok();
    assert!(lesson.attr(".outline progress", "value") == "1");
    let lesson = nadia
        .press(&lesson, "form.complete", &[], Some(("undo", "1")))
        .await
        .ok();
    assert!(lesson.attr(".outline progress", "value") == "0");
}

#[tokio::test]
async fn the_text_has_its_own_language_and_falls_back_with_its_own_direction() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "minor").await;
    let mut youssef = house.signed_in(&YOUSSEF).await;
    youssef
        .post("/fr/courses/small-course/enrolments", &[])
        .await
        .ok();
    let lesson = youssef
        .get("/fr/learning/small-course/first-lesson")
        .await
        .ok();
    assert_eq!(lesson.one("h1"), "Première leçon");
    let lesson = youssef
        .press(
            &lesson,
            ".lesson-tools form[action$=language]",
            &[],
            Some(("language", "ar")),
        )
        .await
        .ok();
    assert_eq!(lesson.one("h1"), "الدرس الأول");
    assert_eq!(
        lesson.attr("html", "lang"),
        "fr",
        "the interface stays in French"
    );
    assert_eq!(lesson.attr("#lesson", "dir"), "rtl");
    youssef
        .post("/fr/learning/small-course/language", &[("language", "fr")])
        .await
        .ok();
    let untranslated = youssef
        .get("/fr/learning/small-course/second-lesson")
        .await
        .ok();
    assert_eq!(untranslated.one("h1"), "الدرس الثاني");
    assert_eq!(untranslated.attr("#lesson", "lang"), "ar");
    assert!(
        untranslated.has(".lesson-head .notice"),
        "it says that this is another language"
    );
}

#[tokio::test]
async fn enrolling_fifty_times_at_once_is_one_enrolment_and_one_letter() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "minor").await;
    let nadia = house.signed_in(&NADIA).await;
    let presses = (0..50).map(|_| {
        let mut tab = nadia.clone();
        tokio::spawn(async move {
            tab.post("/ar/courses/small-course/enrolments", &[])
                .await
                .status
                .as_u16()
        })
    });
    for press in presses.collect::<Vec<_>>() {
        assert_eq!(press.await.expect("an answer"), 200);
    }
    let rows: i64 = takwin::sql!("select count(*) from enrolment")
        .scalar(&house.app.db)
        .await
        .expect("a count");
    assert_eq!(rows, 1);
    let letters = house.letters(NADIA.email).await;
    assert_eq!(
        letters
            .iter()
            .filter(|letter| letter.kind == "enrolled")
            .count(),
        1
    );
}

#[tokio::test]
async fn somebody_who_is_not_enrolled_finds_no_lesson() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "minor").await;
    let mut nadia = house.signed_in(&NADIA).await;
    nadia
        .get("/ar/learning/small-course/first-lesson")
        .await
        .is(404);
    nadia
        .post("/ar/learning/small-course/first-lesson/done", &[])
        .await
        .is(404);
    let mut visitor = house.visitor();
    let seen = visitor.get("/ar/learning/small-course").await.ok();
    assert!(
        seen.address.starts_with("/ar/sign-in?next="),
        "{}",
        seen.address
    );
}

#[tokio::test]
async fn leaving_keeps_what_was_done() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "minor").await;
    let mut nadia = house.signed_in(&NADIA).await;
    nadia
        .post("/ar/courses/small-course/enrolments", &[])
        .await
        .ok();
    nadia
        .post("/ar/learning/small-course/first-lesson/done", &[])
        .await;
    let plan = nadia.get("/ar/learning/small-course").await.ok();
    nadia
        .submit(&plan, "form[action$=withdrawal]", &[])
        .await
        .ok()
        .at("/ar/learning");
    nadia.get("/ar/learning/small-course").await.is(404);
    nadia
        .post("/ar/courses/small-course/enrolments", &[])
        .await
        .ok();
    let plan = nadia.get("/ar/learning/small-course").await.ok();
    assert_eq!(plan.all("#missing li").len(), 2);
}

#[tokio::test]
async fn a_new_version_leaves_people_under_way_in_theirs() {
    let house = House::new().await;
    let mut course = small(Issued::Administrator);
    house.publish(&course, "minor").await;
    let mut nadia = house.signed_in(&NADIA).await;
    nadia
        .post("/ar/courses/small-course/enrolments", &[])
        .await
        .ok();
    let ItemKind::Lesson(lesson) = &mut course.modules[0].items[0].kind else {
        panic!("a lesson")
    };
    lesson.texts.get_mut(&Locale::Ar).expect("Arabic").title = "عنوان جديد".into();
    assert_eq!(house.publish(&course, "minor").await, 2);
    assert_eq!(
        house.publish(&course, "minor").await,
        2,
        "the same content is the same version"
    );
    let seen = nadia
        .get("/ar/learning/small-course/first-lesson")
        .await
        .ok();
    assert_eq!(seen.one("h1"), "الدرس الأول");
    let mut youssef = house.signed_in(&YOUSSEF).await;
    youssef
        .post("/ar/courses/small-course/enrolments", &[])
        .await
        .ok();
    let seen = youssef
        .get("/ar/learning/small-course/first-lesson")
        .await
        .ok();
    assert_eq!(seen.one("h1"), "عنوان جديد");
}

#[tokio::test]
async fn where_reading_stopped_is_found_again() {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "minor").await;
    let mut nadia = house.signed_in(&NADIA).await;
    nadia
        .post("/ar/courses/small-course/enrolments", &[])
        .await
        .ok();
    nadia
        .post(
            "/ar/learning/small-course/first-lesson/place",
            &[("place", "h-1")],
        )
        .await
        .is(204);
    let lesson = nadia
        .get("/ar/learning/small-course/first-lesson")
        .await
        .ok();
    assert!(lesson.has("a[href='#h-1']"));
}
