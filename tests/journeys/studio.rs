//! What a trainer does in the studio, and what it does to people under way.

use takwin::{
    content::{course::Course, export, parse, store},
    enrolments,
    kit::{id::AccountId, locale::Locale},
};

use crate::kit::{
    app::House,
    browser::{Browser, Seen, fill},
    course::{Issued, small},
    people::{KARIM, NADIA, SALMA, YOUSSEF},
};

pub(super) const STUDIO: &str = "/ar/studio/small-course";
pub(super) const LESSON: &str = "/ar/studio/small-course/items/first-lesson";
pub(super) const EDITOR: &str = "form[data-enhance=preview]";
pub(super) const SAVE: Option<(&str, &str)> = Some(("act", "save"));

/// A house with the small course in it, and its trainer.
pub(super) async fn studio() -> (House, Browser) {
    let house = House::new().await;
    house.publish(&small(Issued::Administrator), "first").await;
    let karim = house.signed_in(&KARIM).await;
    (house, karim)
}

/// Writes a lesson and saves it.
pub(super) async fn write(karim: &mut Browser, address: &str, text: &str) -> Seen {
    let page = karim.get(address).await.ok();
    let fields = [("markdown", text)];
    karim.press(&page, EDITOR, &fields, SAVE).await
}

pub(super) async fn publish(karim: &mut Browser, fields: &[(&str, &str)]) -> Seen {
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
pub(super) async fn draft(house: &House, course: &str) -> Course {
    let row = store::draft(&house.app.db, course).await;
    let row = row.expect("a database").expect("a draft");
    serde_json::from_str(&row.content).expect("a course")
}

/// Writes the files of a course and reads them again.
pub(super) async fn exported(house: &House, course: &Course) -> Course {
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
async fn a_design_of_certificates_that_is_not_there_closes_publication() {
    let (house, mut karim) = studio().await;
    let page = karim.get("/ar/studio/small-course/facts").await.ok();
    let chosen = [("design", "gala")];
    let form = "form[action$='/facts']";
    karim.submit(&page, form, &chosen).await.ok();
    assert_eq!(
        draft(&house, "small-course")
            .await
            .certificate
            .design
            .as_str(),
        "gala"
    );
    let page = karim.get(STUDIO).await.ok();
    let line = "#publication > .todo a[href$='/facts']";
    assert!(page.one(line).contains("gala"), "{}", page.one(line));
    publish(&mut karim, &[]).await.is(422);

    let own = house.app.config.data.join("certificates");
    std::fs::create_dir_all(&own).expect("a folder");
    std::fs::write(own.join("gala.toml"), "kind = 3").expect("written");
    let flawed = karim.get(STUDIO).await.ok();
    assert_ne!(flawed.one(line), page.one(line));
    publish(&mut karim, &[]).await.is(422);
    let shipped = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/templates/certificates/attendance.toml"
    );
    std::fs::copy(shipped, own.join("gala.toml")).expect("copied");
    publish(&mut karim, &[]).await.ok();
    let offered = house.app.library.current("small-course").expect("offered");
    assert_eq!(offered.course.certificate.design.as_str(), "gala");
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
    // A translation left behind is not caught up by a few letters, but by a person who saves it.
    let address = format!("{LESSON}?language=fr");
    let page = karim.get(&address).await.ok();
    let (_, mut fields) = fill(&page, EDITOR, &[("markdown", "Un mot.")], None);
    fields.push(("act".to_owned(), "save".to_owned()));
    let method = axum::http::Method::POST;
    let saved = karim
        .send_with(method, LESSON, Some(&fields), &script)
        .await;
    saved.ok();
    let page = karim.get(&address).await.ok();
    assert_eq!(page.one("#markdown"), "Un mot.");
    assert!(
        page.has(".subnav [aria-current] .tag--warn"),
        "still behind"
    );
    let page = karim.press(&page, EDITOR, &[], SAVE).await.ok();
    assert!(!page.has(".subnav [aria-current] .tag--warn"));
}
