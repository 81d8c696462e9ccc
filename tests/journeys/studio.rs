//! What a trainer does in the studio, and what it does to people under way.

use takwin::{
    content::{course::Course, export, media, parse, store},
    enrolments,
    kit::{id::AccountId, locale::Locale},
};

use crate::kit::{
    app::House,
    browser::{Browser, Seen},
    course::{Issued, small},
    people::{KARIM, NADIA, SALMA, YOUSSEF},
};

const STUDIO: &str = "/ar/studio/small-course";
const LESSON: &str = "/ar/studio/small-course/items/first-lesson";
const EDITOR: &str = "form[data-enhance=preview]";
const SAVE: Option<(&str, &str)> = Some(("act", "save"));

/// A house with the small course in it, and its trainer.
async fn studio() -> (House, Browser) {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "first").await;
    let karim = house.signed_in(&KARIM).await;
    (house, karim)
}

/// Writes a lesson and saves it.
async fn write(karim: &mut Browser, address: &str, text: &str) -> Seen {
    let page = karim.get(address).await.ok();
    let fields = [("markdown", text)];
    karim.press(&page, EDITOR, &fields, SAVE).await
}

async fn publish(karim: &mut Browser, fields: &[(&str, &str)]) -> Seen {
    let page = karim.get(STUDIO).await.ok();
    let form = "form[action$='/publication']";
    karim.submit(&page, form, fields).await
}

async fn enrol(house: &House, email: &str) {
    let mut browser = house.sign_in(email).await;
    let address = "/ar/courses/small-course/enrolments";
    browser.post(address, &[]).await.ok();
}

async fn version_of(house: &House, account: &AccountId) -> i64 {
    let found = enrolments::store::of(&house.app.db, account, "small-course").await;
    found.expect("a database").expect("an enrolment").version
}

/// The draft as it is stored.
async fn draft(house: &House, course: &str) -> Course {
    let row = store::draft(&house.app.db, course).await;
    let row = row.expect("a database").expect("a draft");
    serde_json::from_str(&row.content).expect("a course")
}

/// Writes the files of a course and reads them again.
async fn exported(house: &House, course: &Course) -> Course {
    let mut files = export::files(course);
    for (path, file) in &course.media {
        let bytes = house.app.blobs.get(&file.hash).await;
        let bytes = bytes.expect("a disk").expect("a stored file");
        files.insert(path.clone(), bytes);
    }
    let reading = parse::files(course.id.as_str(), &files);
    let report = reading.report();
    reading
        .sound()
        .unwrap_or_else(|| panic!("not read back: {report:?}"))
        .clone()
}

#[tokio::test]
async fn a_new_version_leaves_those_under_way_and_a_fix_takes_them_along() {
    let (house, mut karim) = studio().await;
    let nadia = house.account(&NADIA).await;
    enrol(&house, NADIA.email).await;
    let seen = write(&mut karim, LESSON, "نص جديد تماماً.").await.ok();
    assert!(seen.has(".notice--ok"));
    let page = karim.get(STUDIO).await.ok();
    let row = page.one("#item-first-lesson td:nth-child(2)");
    assert_eq!(row, "معدَّل");
    assert!(page.text().contains("مستفيد واحد في النسخة 1"));
    let fields = [("class", "minor"), ("notes", "إعادة صياغة")];
    let seen = publish(&mut karim, &fields).await.ok();
    assert_eq!(seen.address, "/ar/studio/small-course/versions");
    assert!(seen.one(".versions li:first-child").contains("إعادة صياغة"));
    assert!(seen.has("ins") && seen.has("del"), "what changed is shown");

    let youssef = house.account(&YOUSSEF).await;
    enrol(&house, YOUSSEF.email).await;
    assert_eq!(version_of(&house, &nadia).await, 1);
    assert_eq!(version_of(&house, &youssef).await, 2);
    let mut reader = house.sign_in(NADIA.email).await;
    let lesson = reader
        .get("/ar/learning/small-course/first-lesson")
        .await
        .ok();
    assert!(
        lesson.one(".prose").contains("فقرة أولى"),
        "version 1 stays"
    );

    write(&mut karim, LESSON, "نص جديد تماما.").await.ok();
    publish(&mut karim, &[]).await.ok();
    assert_eq!(version_of(&house, &nadia).await, 1);
    assert_eq!(version_of(&house, &youssef).await, 3, "a fix moves them");
    let mut salma = house.signed_in(&SALMA).await;
    let trail = salma.get("/ar/admin/audit").await.ok();
    assert!(trail.text().contains("نشر نسخة من دورة"));
}

#[tokio::test]
async fn a_missing_source_text_closes_publication_and_says_so() {
    let (house, mut karim) = studio().await;
    let page = karim.get(STUDIO).await.ok();
    let add = "#module-only-module form[action$='/items']";
    let lesson = Some(("kind", "lesson"));
    let untitled = karim.press(&page, add, &[], lesson).await.is(422);
    assert!(untitled.has("#title-only-module-fault"));
    let fields = [("title", "Third lesson")];
    let editor = karim.press(&page, add, &fields, lesson).await.ok();
    assert_eq!(editor.address, "/ar/studio/small-course/items/third-lesson");
    let page = karim.get(STUDIO).await.ok();
    let line = "#publication > .todo a[href*='/items/third-lesson?language=ar']";
    assert_eq!(page.one(line), "نص ناقص في لغة المصدر.");
    assert!(page.has("#publication button[aria-disabled=true]"));
    let refused = publish(&mut karim, &[("notes", "محاولة")]).await.is(422);
    assert!(refused.one(".error-summary").contains("بقي أمر واحد"));
    assert_eq!(refused.one("#notes"), "محاولة");
    let latest = store::latest(&house.app.db, "small-course").await;
    assert_eq!(latest.expect("a database").expect("a version").number, 1);

    let address = editor.address.clone();
    write(&mut karim, &address, "## عنوان\n\nنص.").await.ok();
    publish(&mut karim, &[]).await.ok();
    let offered = house.app.library.current("small-course").expect("offered");
    assert_eq!(offered.number, 2);
    assert_eq!(exported(&house, &offered.course).await.hash(), offered.hash);
}

#[tokio::test]
async fn two_tabs_lose_nothing() {
    let (house, mut karim) = studio().await;
    let one = karim.get(LESSON).await.ok();
    let other = karim.get(LESSON).await.ok();
    let french = karim.get(&format!("{LESSON}?language=fr")).await.ok();
    karim
        .press(&one, EDITOR, &[("markdown", "نص اللسان الأول.")], SAVE)
        .await
        .ok();
    // Another language of the same lesson is another piece.
    let fields = [("markdown", "Texte français."), ("status", "reviewed")];
    karim.press(&french, EDITOR, &fields, SAVE).await.ok();
    let fields = [("markdown", "نص اللسان الثاني.")];
    let conflict = karim.press(&other, EDITOR, &fields, SAVE).await.is(409);
    assert_eq!(conflict.one("#markdown"), "نص اللسان الثاني.");
    assert!(conflict.one(".notice textarea").contains("نص اللسان الأول."));
    assert_eq!(conflict.all(".notice ins, .notice del").len(), 2);
    let stored = draft(&house, "small-course").await;
    let text = |course: &Course, locale| {
        let (_, item) = course.item("first-lesson").expect("the lesson");
        item.lesson().expect("a lesson").texts[&locale]
            .markdown
            .clone()
    };
    assert_eq!(text(&stored, Locale::Ar), "نص اللسان الأول.");
    assert_eq!(text(&stored, Locale::Fr), "Texte français.");
    // Saving again is then a choice.
    karim.press(&conflict, EDITOR, &[], SAVE).await.ok();
    let stored = draft(&house, "small-course").await;
    assert_eq!(text(&stored, Locale::Ar), "نص اللسان الثاني.");

    let facts = format!("{STUDIO}/facts");
    let one = karim.get(&facts).await.ok();
    let form = "main form[action$='/facts']";
    karim.submit(&one, form, &[("minutes", "70")]).await.ok();
    let late = karim.submit(&one, form, &[("minutes", "80")]).await.is(409);
    assert_eq!(late.attr("#minutes", "value"), "80");
    assert!(late.one(".notice--warn").contains("70"));
}

#[tokio::test]
async fn what_is_published_is_what_was_seen() {
    let (house, mut karim) = studio().await;
    write(&mut karim, LESSON, "نص.").await.ok();
    let page = karim.get(STUDIO).await.ok();
    write(&mut karim, LESSON, "نص آخر.").await.ok();
    let form = "form[action$='/publication']";
    let refused = karim.submit(&page, form, &[]).await.is(422);
    assert!(refused.one(".error-summary").contains("تغيرت المسودة"));
    let discard = "form[action$='/discard']";
    let refused = karim.submit(&page, discard, &[]).await.ok();
    let refused = karim.submit(&refused, "main form", &[]).await.is(422);
    let asked = karim.submit(&refused, discard, &[]).await.ok();
    assert!(asked.has(".btn--danger"), "without script, a page asks");
    karim.submit(&asked, "main form", &[]).await.ok().at(STUDIO);
    let gone = store::draft(&house.app.db, "small-course").await;
    assert!(gone.expect("a database").is_none());
}

#[tokio::test]
async fn the_preview_is_what_readers_get() {
    let (house, mut karim) = studio().await;
    let text = "مقدمة **بارزة**.\n\n## عنوان\n\n:::example مثال\nنص.\n:::\n\n<script>x</script>";
    let page = karim.get(LESSON).await.ok();
    let button = Some(("act", "preview"));
    let seen = karim
        .press(&page, EDITOR, &[("markdown", text)], button)
        .await
        .ok();
    assert_eq!(seen.one("#markdown"), seen.one("#markdown").trim());
    assert!(
        store::draft(&house.app.db, "small-course")
            .await
            .expect("a database")
            .is_none()
    );
    let fragment = format!("{LESSON}/preview");
    let fragment = karim
        .post(&fragment, &[("markdown", text), ("language", "ar")])
        .await
        .ok();
    assert!(!fragment.has("script"));
    let text = "مقدمة **بارزة**.\n\n## عنوان\n\n:::example مثال\nنص.\n:::";
    let fragment = format!("{LESSON}/preview");
    let fragment = karim
        .post(&fragment, &[("markdown", text), ("language", "ar")])
        .await
        .ok();
    write(&mut karim, LESSON, text).await.ok();
    let officer = karim
        .get(&format!("{STUDIO}/preview/first-lesson"))
        .await
        .ok();
    assert!(officer.body.contains(&fragment.body));
    publish(&mut karim, &[]).await.ok();
    house.account(&NADIA).await;
    enrol(&house, NADIA.email).await;
    let mut nadia = house.sign_in(NADIA.email).await;
    let lesson = nadia
        .get("/ar/learning/small-course/first-lesson")
        .await
        .ok();
    assert!(
        lesson.body.contains(&fragment.body),
        "the same HTML, byte by byte"
    );
}

/// The fields of a question of each type, and a selector of what its preview marks as right.
fn questions() -> [(
    &'static str,
    Vec<(&'static str, &'static str)>,
    &'static str,
); 7] {
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

#[tokio::test]
async fn the_studio_is_for_trainers() {
    let (house, mut karim) = studio().await;
    let mut nadia = house.signed_in(&NADIA).await;
    let paths = [
        "",
        "/small-course",
        "/small-course/facts",
        "/small-course/media",
        "/small-course/versions",
        "/small-course/modules/only-module",
        "/small-course/items/first-lesson",
        "/small-course/quizzes/short-quiz",
        "/small-course/questions/only-question",
        "/small-course/preview/short-quiz",
    ];
    for path in paths {
        for language in ["ar", "fr", "en"] {
            let address = format!("/{language}/studio{path}");
            karim.get(&address).await.ok();
            nadia.get(&address).await.is(403);
        }
        let visitor = house.visitor().get(&format!("/fr/studio{path}")).await.ok();
        assert!(visitor.address.contains("/sign-in"));
    }
    for act in [
        "publication",
        "discard",
        "modules",
        "items/first-lesson",
        "facts",
    ] {
        nadia
            .post(&format!("{STUDIO}/{act}"), &[("title", "x")])
            .await
            .is(403);
    }
    karim.get("/fr/studio/nowhere").await.is(404);
    karim
        .get("/fr/studio/small-course/items/nowhere")
        .await
        .is(404);
    karim
        .post("/fr/studio/nowhere/modules", &[("title", "x")])
        .await
        .is(404);
}

#[tokio::test]
async fn the_script_saves_and_learns_what_it_saved() {
    let (house, mut karim) = studio().await;
    let page = karim.get(LESSON).await.ok();
    let script = [("accept", "application/json")];
    let mut seen = page.attr("input[name=seen]", "value");
    for text in ["أ", "أ ب"] {
        let fields = [
            ("title", "الدرس الأول"),
            ("language", "ar"),
            ("markdown", text),
            ("seen", &seen),
        ];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let method = axum::http::Method::POST;
        let saved = karim
            .send_with(method, LESSON, Some(&fields), &script)
            .await
            .ok();
        let told: serde_json::Value = serde_json::from_str(&saved.body).expect("JSON");
        seen = told["fields"]["seen"]
            .as_str()
            .expect("a fingerprint")
            .to_owned();
    }
    let made = draft(&house, "small-course").await;
    let (_, item) = made.item("first-lesson").expect("the lesson");
    assert_eq!(
        item.lesson().expect("a lesson").texts[&Locale::Ar].markdown,
        "أ ب"
    );
}
