//! What courses are made of in the studio: questions of each type, new courses, pictures.

use takwin::content::{media, store};

use super::studio::{EDITOR, LESSON, SAVE, STUDIO, draft, exported, publish, studio, write};

/// A type of question, the fields typed for it, and what its page then shows.
type Typed = (
    &'static str,
    Vec<(&'static str, &'static str)>,
    &'static str,
);

/// The fields of a question of each type, and a selector of what its preview marks as right.
fn questions() -> [Typed; 7] {
    [
        (
            "single",
            vec![
                ("row.0.text.ar", "نعم"),
                ("row.0.why.ar", "لأن"),
                ("row.1.text.ar", "لا"),
                ("row.1.why.ar", "خطأ"),
                ("correct", "0"),
            ],
            "نعم",
        ),
        (
            "multiple",
            vec![
                ("row.0.text.ar", "أ"),
                ("row.1.text.ar", "ب"),
                ("row.3.text.ar", "د"),
                ("correct", "1"),
            ],
            "ب",
        ),
        (
            "true-false",
            vec![("answer", "false"), ("why_false.ar", "لأن")],
            "خطأ",
        ),
        (
            "numeric",
            vec![("answer", "٢,٥"), ("tolerance", "0.5"), ("unit.ar", "كلم")],
            "2,5",
        ),
        ("short", vec![("accept.ar", "إشاعة\r\nالإشاعة")], "إشاعة"),
        (
            "matching",
            vec![
                ("row.0.text.ar", "الرباط"),
                ("row.0.right.ar", "العاصمة"),
                ("row.1.text.ar", "طنجة"),
                ("row.1.right.ar", "الميناء"),
                ("extra.0.text.ar", "الجبل"),
            ],
            "الرباط",
        ),
        (
            "ordering",
            vec![
                ("row.0.text.ar", "ثانيا"),
                ("row.0.place", "2"),
                ("row.1.text.ar", "أولا"),
                ("row.1.place", "1"),
                ("row.2.text.ar", "ثالثا"),
                ("row.2.place", "3"),
            ],
            "1. أولا",
        ),
    ]
}

#[tokio::test]
async fn a_question_of_each_type_is_written_and_read_back() {
    let (house, mut karim) = studio().await;
    let quiz = format!("{STUDIO}/quizzes/short-quiz");
    for (kind, mut fields, right) in questions() {
        let page = karim.get(&quiz).await.ok();
        let add = "form[action$='/short-quiz/questions']";
        let blank = karim.submit(&page, add, &[("type", kind)]).await.ok();
        fields.push(("text.ar", "سؤال؟"));
        fields.push(("explain.ar", "شرح."));
        let form = "main form[action*='/questions/']";
        let more = Some(("act", "more"));
        let page = if blank.has("button[value=more]") {
            let rows = blank.all(".part").len();
            let page = karim.press(&blank, form, &fields, more).await.ok();
            assert!(page.all(".part").len() > rows, "{kind}");
            page
        } else {
            blank
        };
        let saved = karim.press(&page, form, &fields, SAVE).await.ok();
        assert!(saved.has(".notice--ok"), "{kind}: {}", saved.text());
        let marked = saved.all(".question-preview .fb--ok").join(" ");
        assert!(marked.contains(right), "{kind}: {marked}");
        let before = draft(&house, "small-course").await;
        // Pressing «save» without touching anything changes nothing.
        karim.press(&saved, form, &[], SAVE).await.ok();
        assert_eq!(
            draft(&house, "small-course").await.hash(),
            before.hash(),
            "{kind}"
        );
    }
    let page = karim.get(&quiz).await.ok();
    assert_eq!(page.all(".questions li").len(), 8);
    let up = "form[action$='/short-quiz-q-7/place']";
    karim.press(&page, up, &[], Some(("move", "up"))).await.ok();
    let made = draft(&house, "small-course").await;
    let order = &made.quiz("short-quiz").expect("the quiz").questions;
    assert_eq!(order[6].id.as_str(), "short-quiz-q-7");
    assert_eq!(exported(&house, &made).await.hash(), made.hash());
}

#[tokio::test]
async fn a_published_id_is_retired_and_never_comes_back() {
    let (house, mut karim) = studio().await;
    let page = karim.get(STUDIO).await.ok();
    let removal = "form[action$='/short-quiz/removal']";
    let asked = karim.submit(&page, removal, &[]).await.ok();
    assert!(asked.one("h1").contains("اختبار قصير"));
    karim.submit(&asked, "main form", &[]).await.ok();
    let made = draft(&house, "small-course").await;
    let retired: Vec<_> = made
        .retired
        .iter()
        .map(|r| (r.id.as_str(), r.since))
        .collect();
    assert_eq!(retired, [("short-quiz", 2), ("only-question", 2)]);
    let page = karim.get(STUDIO).await.ok();
    let add = "#module-only-module form[action$='/items']";
    let fields = [("title", "Short quiz")];
    let seen = karim
        .press(&page, add, &fields, Some(("kind", "quiz")))
        .await
        .ok();
    assert!(seen.address.ends_with("/quizzes/short-quiz-2"));
}

#[tokio::test]
async fn a_course_is_begun_written_and_offered() {
    let (house, mut karim) = studio().await;
    let page = karim.get("/fr/studio").await.ok();
    let form = "main form[action$='/studio']";
    let fields = [("id", "Small course"), ("source", "fr")];
    let refused = karim.submit(&page, form, &fields).await.is(422);
    assert_eq!(refused.all(".error-summary li").len(), 2);
    let taken = [
        ("id", "small-course"),
        ("source", "fr"),
        ("title.fr", "Nouveau"),
    ];
    let refused = karim.submit(&page, form, &taken).await.is(422);
    assert!(refused.has("#id-fault"));
    let fields = [
        ("id", "new-course"),
        ("source", "fr"),
        ("title.fr", "Nouveau cours"),
    ];
    let course = karim.submit(&page, form, &fields).await.ok();
    assert_eq!(course.one("h1"), "Nouveau cours");
    let rename = karim
        .get("/fr/studio/new-course/modules/module-1")
        .await
        .ok();
    let form = "main form[action$='/modules/module-1']";
    karim
        .submit(&rename, form, &[("title.fr", "Le début")])
        .await
        .ok();
    let course = karim.get("/fr/studio/new-course").await.ok();
    let add = "#module-module-1 form[action$='/items']";
    let lesson = Some(("kind", "lesson"));
    let fields = [("title", "Première leçon")];
    let editor = karim.press(&course, add, &fields, lesson).await.ok();
    let text = [("markdown", "Un texte.")];
    karim.press(&editor, EDITOR, &text, SAVE).await.ok();
    let facts = karim.get("/fr/studio/new-course/facts").await.ok();
    let fields = [
        ("summary.fr", "Un résumé."),
        ("theme.fr", "Thème"),
        ("objective.0.fr", "Savoir"),
    ];
    karim
        .submit(&facts, "main form[action$='/facts']", &fields)
        .await
        .ok();
    let page = karim.get("/fr/studio/new-course").await.ok();
    assert!(
        page.all("#publication .no").is_empty(),
        "{}",
        page.one("#publication")
    );
    karim
        .submit(&page, "form[action$='/publication']", &[])
        .await
        .ok();
    let offered = house.app.library.current("new-course").expect("offered");
    assert_eq!(exported(&house, &offered.course).await.hash(), offered.hash);
    let catalogue = house.visitor().get("/fr/courses").await.ok();
    assert!(catalogue.text().contains("Nouveau cours"));
}

const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>Un rond</title><desc>Un rond</desc><circle cx="5" cy="5" r="4"/></svg>"#;

#[tokio::test]
async fn a_picture_is_looked_at_before_it_is_kept() {
    let (house, mut karim) = studio().await;
    let address = format!("{STUDIO}/media");
    let page = karim.get(&address).await.ok();
    let hostile = SVG.replace("<circle", "<script>alert(1)</script><circle");
    let form = "form[action$='/media']";
    let seen = karim
        .upload(&page, form, "x.svg", hostile.as_bytes())
        .await
        .is(422);
    assert!(
        seen.one("#file-fault").contains("script"),
        "{}",
        seen.one("#file-fault")
    );
    let large = vec![0; 6_000_000];
    let seen = karim.upload(&page, form, "x.png", &large).await.is(413);
    assert!(seen.one("#file-fault").contains('5'));
    let huge = vec![0; 2 * media::MAX_BYTES + 100_000];
    karim.upload(&page, form, "x.png", &huge).await.is(413);
    let seen = karim.upload(&page, form, "x.png", b"GIF89a").await.is(422);
    assert!(seen.has("#file-fault"));
    karim.upload(&page, form, "", b"").await.is(422);
    assert!(
        store::draft(&house.app.db, "small-course")
            .await
            .expect("a database")
            .is_none()
    );

    let seen = karim
        .upload(&page, form, "Un Rond.svg", SVG.as_bytes())
        .await
        .ok();
    let line = seen.attr(".picture input", "value");
    assert!(line.ends_with("(media/un-rond.svg)"), "{line}");
    assert!(seen.has(".picture svg"));
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x02\x80\0\0\x01\xe0rest";
    let seen = karim.upload(&page, form, "صورة.PNG", png).await.ok();
    let picture = seen.attr(".picture img", "src");
    let served = house.visitor().get(&picture).await.ok();
    assert_eq!(served.headers["content-type"], "image/png");
    assert_eq!(served.headers["x-content-type-options"], "nosniff");
    let cached = served.headers["cache-control"].to_str().expect("text");
    assert!(cached.contains("immutable"));
    assert_eq!(served.bytes, png);
    let unknown = format!("/media/{}", "0".repeat(64));
    house.visitor().get(&unknown).await.is(404);
    write(&mut karim, LESSON, &format!("نص.\n\n{line}"))
        .await
        .ok();
    let refused = publish(&mut karim, &[]).await.is(422);
    assert!(
        refused.has("#publication .no"),
        "alternative text is missing"
    );
    let line = line.replace("![]", "![رسم دائرة]");
    let seen = write(&mut karim, LESSON, &format!("نص.\n\n{line}"))
        .await
        .ok();
    assert!(seen.has("#preview svg"));
    publish(&mut karim, &[]).await.ok();
    let offered = house.app.library.current("small-course").expect("offered");
    assert_eq!(exported(&house, &offered.course).await.hash(), offered.hash);
}
