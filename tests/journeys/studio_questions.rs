//! Writing questions in the studio: the types that are more than a list of options, the banks, and
//! what a question was in earlier versions.

use takwin::questions::{Body, Status, cloze::GapKind, hotspot::Shape, mark::Mark};

use super::studio::{STUDIO, draft, exported, publish, studio};
use crate::kit::{
    app::House,
    browser::{Browser, Seen},
    people::{KARIM, NADIA},
    quizzes::{CHECK, borrowed, course, right_answers},
};

const FORM: &str = "main form[action*='/questions/'][novalidate]";
const DESK: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300" role="img"><title>D</title><desc>D</desc><rect x="0" y="0" width="600" height="300" class="zone"/></svg>"##;

/// An empty question of a type, added on the page of the quiz.
async fn add(karim: &mut Browser, kind: &str) -> Seen {
    let page = karim.get(&format!("{STUDIO}/quizzes/short-quiz")).await;
    let form = "form[action$='/short-quiz/questions']";
    karim.submit(&page.ok(), form, &[("type", kind)]).await.ok()
}

async fn press(karim: &mut Browser, page: &Seen, fields: &[(&str, &str)], act: &str) -> Seen {
    karim.press(page, FORM, fields, Some(("act", act))).await
}

/// Saves a question and sees that saving it again without a touch changes nothing.
async fn saved(house: &House, karim: &mut Browser, page: &Seen, fields: &[(&str, &str)]) -> Seen {
    let seen = press(karim, page, fields, "save").await.ok();
    assert!(seen.has(".notice--ok"), "{}", seen.text());
    let before = draft(house, "small-course").await.hash();
    press(karim, &seen, &[], "save").await.ok();
    assert_eq!(draft(house, "small-course").await.hash(), before);
    seen
}

#[tokio::test]
async fn every_type_is_offered_with_what_it_asks_for() {
    let (_house, mut karim) = studio().await;
    let page = karim
        .get(&format!("{STUDIO}/quizzes/short-quiz"))
        .await
        .ok();
    let offered = page.all("form[action$='/short-quiz/questions'] button");
    assert_eq!(offered.len(), 13);
    assert!(
        offered.iter().all(|words| words.ends_with('.')),
        "{offered:?}"
    );
    for language in ["fr", "en"] {
        let address = format!("/{language}/studio/small-course/quizzes/short-quiz");
        let page = karim.get(&address).await.ok();
        let there = page.all("form[action$='/short-quiz/questions'] button");
        assert!(there.len() == 13 && there != offered, "{language}");
    }
}

#[tokio::test]
async fn a_text_with_gaps_is_written_without_a_script() {
    let (house, mut karim) = studio().await;
    let blank = add(&mut karim, "cloze").await;
    let text = "العاصمة [[a]] وعدد الجهات [[b]]، والميناء [[c]] في [[d]].";
    let fields = [
        ("text.ar", "املؤوا الفراغات"),
        ("explain.ar", "شرح."),
        ("cloze.ar", text),
        ("word.0.text.ar", "الشمال"),
        ("word.1.text.ar", "الجنوب"),
    ];
    let found = press(&mut karim, &blank, &fields, "find").await.ok();
    assert_eq!(
        found.all(".part code"),
        ["[[a]]", "[[b]]", "[[c]]", "[[d]]"]
    );
    let kinds = [
        ("gap.1.kind", "number"),
        ("gap.2.kind", "choice"),
        ("gap.3.kind", "word"),
    ];
    // Saved at once, the fields of the new kinds would be lost: they are shown first.
    let asked = press(&mut karim, &found, &kinds, "save").await.is(422);
    assert_eq!(asked.all(".error-summary li").len(), 3);
    assert!(asked.has("select[name='gap.3.word'] option[value='1']"));
    let fields = [
        ("gap.0.accept.ar", "الرباط\r\nرباط"),
        ("gap.0.partial.0.accept.ar", "سلا"),
        ("gap.0.partial.0.share", "٥٠"),
        ("gap.1.answer", "12"),
        ("gap.1.weight", "2"),
        ("gap.2.row.0.text.ar", "طنجة"),
        ("gap.2.row.1.text.ar", "فاس"),
        ("gap.2.correct", "0"),
        ("gap.3.word", "0"),
    ];
    let seen = saved(&house, &mut karim, &asked, &fields).await;
    let filled = seen.all(".question-preview .passage .filled");
    assert_eq!(filled, ["1 الرباط", "2 12", "3 طنجة", "4 الشمال"]);
    let made = draft(&house, "small-course").await;
    let Body::Cloze(cloze) = &made.question("short-quiz-q-1").expect("it").body else {
        panic!("a text with gaps")
    };
    assert_eq!(cloze.gaps[1].weight, 2);
    assert_eq!(cloze.bank.len(), 2);
    let word = GapKind::Word {
        word: cloze.bank[0].id.clone(),
    };
    assert_eq!(cloze.gaps[3].kind, word);
    publish(&mut karim, &[]).await.ok();
}

#[tokio::test]
async fn a_place_on_a_picture_is_written_by_numbers_and_seen() {
    let (house, mut karim) = studio().await;
    let media = karim.get(&format!("{STUDIO}/media")).await.ok();
    let form = "form[enctype='multipart/form-data']";
    karim.upload(&media, form, "desk.svg", DESK).await.ok();
    let blank = add(&mut karim, "hotspot").await;
    let fields = [
        ("text.ar", "أين الهاتف؟"),
        ("explain.ar", "شرح."),
        ("image", "media/desk.svg"),
        ("alt.ar", "مكتب عليه أشياء"),
        ("row.0.label.ar", "الهاتف"),
        ("row.0.why.ar", "هو."),
        ("row.0.numbers", "100 200 300 400"),
        ("row.1.label.ar", "الحاسوب"),
        ("row.1.why.ar", "ليس هو."),
        ("row.1.shape", "circle"),
        ("row.1.numbers", "700 500"),
        ("correct", "0"),
    ];
    let asked = press(&mut karim, &blank, &fields, "save").await.is(422);
    assert!(asked.one("[id='row.1.numbers-fault']").contains("ثلاثة"));
    assert_eq!(asked.attr("[name='row.1.numbers']", "value"), "700 500");
    assert_eq!(
        asked.all("form .spot__zones text"),
        ["1"],
        "what can be read"
    );
    let fields = [("row.1.numbers", "٧٠٠ ٥٠٠ ٨٠")];
    let seen = saved(&house, &mut karim, &asked, &fields).await;
    let zones = seen.all(".question-preview .spot__zones text");
    assert_eq!(zones, ["1", "2"]);
    let outline = seen.attr(".question-preview .spot__zones .right", "d");
    assert_eq!(outline, "M100 100h300v200h-300z");
    let made = draft(&house, "small-course").await;
    let Body::Hotspot(picture) = &made.question("short-quiz-q-1").expect("it").body else {
        panic!("a picture")
    };
    let circle = Shape::Circle {
        x: 700,
        y: 500,
        radius: 80,
    };
    assert_eq!(picture.zones[1].shape, circle);
    publish(&mut karim, &[]).await.ok();
}

#[tokio::test]
async fn the_other_types_are_written_published_and_read_back() {
    let (house, mut karim) = studio().await;
    let statements = [
        ("row.0.text.ar", "أولى"),
        ("row.0.why.ar", "لأن"),
        ("row.1.text.ar", "ثانية"),
        ("row.1.why.ar", "لأن"),
        ("row.2.text.ar", "ثالثة"),
        ("row.2.why.ar", "لأن"),
        ("row.3.text.ar", "رابعة"),
        ("row.3.why.ar", "لأن"),
    ];
    let common = [("text.ar", "سؤال؟"), ("explain.ar", "شرح.")];

    let blank = add(&mut karim, "kprim").await;
    let fields = [&common[..], &statements[..]].concat();
    let asked = press(&mut karim, &blank, &fields, "save").await.is(422);
    assert_eq!(asked.all(".error-summary li").len(), 4);
    let judged = [
        ("row.0.correct", "true"),
        ("row.1.correct", "false"),
        ("row.2.correct", "true"),
        ("row.3.correct", "false"),
    ];
    let seen = saved(&house, &mut karim, &asked, &judged).await;
    assert_eq!(seen.all(".question-preview .grid-q .ok").len(), 4);

    let blank = add(&mut karim, "mark-error").await;
    let passage = [("passage.ar", "حضر [[a|المسؤولين]] إلى [[b|الندوة]].")];
    let fields = [&common[..], &passage[..]].concat();
    let found = press(&mut karim, &blank, &fields, "find").await.ok();
    let fields = [
        ("correct", "0"),
        ("segment.0.fix.ar", "المسؤولون"),
        ("segment.0.why.ar", "فاعل مرفوع."),
        ("segment.1.why.ar", "لا خطأ."),
    ];
    let seen = saved(&house, &mut karim, &found, &fields).await;
    assert_eq!(seen.one(".question-preview .segment--error"), "المسؤولين");

    let blank = add(&mut karim, "essay").await;
    let rubric = [
        ("min_words", "50"),
        ("row.0.text.ar", "الوضوح"),
        ("row.0.level.0.points", "0"),
        ("row.0.level.0.text.ar", "غامض"),
        ("row.0.level.1.points", "2"),
        ("row.0.level.1.text.ar", "واضح"),
        ("model.ar", "نموذج."),
    ];
    let fields = [&common[..], &rubric[..]].concat();
    let seen = saved(&house, &mut karim, &blank, &fields).await;
    assert!(seen.one(".question-preview .rubric").contains("واضح"));
    assert!(!seen.has("[name=points]"), "they follow from the levels");

    let blank = add(&mut karim, "likert").await;
    let scale = [
        ("row.0.text.ar", "أتحدث أمام الناس بارتياح"),
        ("label.0.text.ar", "أبداً"),
        ("label.1.text.ar", "أحياناً"),
        ("label.2.text.ar", "دائماً"),
    ];
    let fields = [&common[..], &scale[..]].concat();
    let seen = saved(&house, &mut karim, &blank, &fields).await;
    let columns = seen.all(".question-preview .grid-q thead th");
    assert_eq!(columns, ["العبارة", "أبداً", "أحياناً", "دائماً"]);

    let made = draft(&house, "small-course").await;
    let points = |name: &str| made.question(name).expect("the question").points;
    assert_eq!(points("short-quiz-q-3"), Mark(200));
    assert_eq!(points("short-quiz-q-4"), Mark::ZERO);
    assert_eq!(exported(&house, &made).await.hash(), made.hash());
    publish(&mut karim, &[]).await.ok();
}

#[tokio::test]
async fn weights_hints_and_near_answers_are_kept() {
    let (house, mut karim) = studio().await;
    let blank = add(&mut karim, "short").await;
    let fields = [
        ("text.ar", "كلمة؟"),
        ("accept.ar", "إشاعة"),
        ("partial.0.accept.ar", "خبر"),
        ("partial.0.share", "120"),
        ("penalty", "25"),
        ("hint.0.ar", "تبدأ بهمزة."),
        ("status", "draft"),
    ];
    let asked = press(&mut karim, &blank, &fields, "save").await.is(422);
    assert!(asked.has("[id='partial.0.share-fault']"));
    assert_eq!(asked.one("[id='hint.0.ar']"), "تبدأ بهمزة.");
    let fields = [("partial.0.share", "50")];
    let seen = saved(&house, &mut karim, &asked, &fields).await;
    assert!(seen.one(".question-preview").contains("50 %"));
    let more = press(&mut karim, &seen, &[], "hint").await.ok();
    assert!(more.has("[id='hint.2.ar']"));

    let blank = add(&mut karim, "numeric").await;
    let fields = [
        ("text.ar", "كم؟"),
        ("low", "10"),
        ("high", "20"),
        ("unit.ar", "كلم"),
        ("unit_required", "1"),
    ];
    let seen = saved(&house, &mut karim, &blank, &fields).await;
    let right = seen.one(".question-preview .fb--ok .writing");
    assert!(right.contains("10") && right.contains("20"), "{right}");

    let made = draft(&house, "small-course").await;
    let question = made.question("short-quiz-q-1").expect("the question");
    assert_eq!(question.status, Status::Draft);
    assert_eq!((question.penalty.0, question.hints.len()), (2_500, 1));
    assert_eq!(exported(&house, &made).await.hash(), made.hash());
}

#[tokio::test]
async fn a_bank_is_made_filled_filtered_and_emptied() {
    let (house, mut karim) = studio().await;
    let banks = format!("{STUDIO}/banks");
    let page = karim.get(&banks).await.ok();
    assert!(page.has(".empty"));
    let form = "form[action$='/banks']";
    let refused = karim.submit(&page, form, &[("name", "بنك")]).await.is(422);
    assert!(refused.has("#name-fault"));
    assert_eq!(refused.attr("#name", "value"), "بنك");
    let bank = karim
        .submit(&refused, form, &[("name", "final")])
        .await
        .ok();
    assert_eq!(bank.address, format!("{banks}/final"));

    for (kind, text) in [
        ("true-false", "هل تصح؟"),
        ("numeric", "كم؟"),
        ("true-false", "هل تصح ؟"),
    ] {
        let page = karim.get(&bank.address).await.ok();
        let add = "form[action$='/final/questions']";
        let blank = karim.submit(&page, add, &[("type", kind)]).await.ok();
        let fields = [("text.ar", text), ("difficulty", "2")];
        press(&mut karim, &blank, &fields, "save").await.ok();
    }
    let page = karim.get(&bank.address).await.ok();
    assert_eq!(page.all("tbody tr").len(), 3);
    assert_eq!(page.all("tbody a.tag--warn").len(), 2, "the same twice");
    let asked = format!("{}?type=numeric&difficulty=2&missing=fr", bank.address);
    let page = karim.get(&asked).await.ok();
    assert_eq!(page.all("tbody tr").len(), 1);
    assert!(page.has("#type option[value=numeric][selected]"));
    let page = karim.get(&format!("{}?status=retired", bank.address)).await;
    assert!(page.ok().has(".empty"));

    let page = karim.get(&bank.address).await.ok();
    let bulk = "form[action$='/final/selection']";
    let act = |act| Some(("act", act));
    let none = karim.press(&page, bulk, &[], act("retired")).await.ok();
    assert!(none.has(".notice--bad, .notice--warn"), "{}", none.text());
    let ticked = [("question", "final-q-1"), ("question", "final-q-2")];
    let page = karim.press(&page, bulk, &ticked, act("retired")).await.ok();
    let made = draft(&house, "small-course").await;
    let status = |name: &str| made.question(name).expect("the question").status;
    assert_eq!(status("final-q-2"), Status::Retired);
    assert_eq!(status("final-q-3"), Status::Ready);
    let fields = [("question", "final-q-3"), ("to", "quiz:short-quiz")];
    let page = karim.press(&page, bulk, &fields, act("move")).await.ok();
    assert_eq!(page.all("tbody tr").len(), 2);
    let question = karim
        .get(&format!("{STUDIO}/questions/final-q-3"))
        .await
        .ok();
    assert!(question.one("#usage + ul").contains("اختبار قصير"));
    let form = "form[action$='/final-q-3/list']";
    let back = karim.submit(&question, form, &[("to", "bank:final")]).await;
    assert!(back.ok().has("#to option[value='bank:final'][selected]"));

    let page = karim.get(&format!("{STUDIO}/banks/final")).await.ok();
    let rename = "form[method=post][action$='/banks/final']";
    let named = karim.submit(&page, rename, &[("name", "last")]).await.ok();
    assert_eq!(named.address, format!("{banks}/last"));

    // A quiz that draws from it keeps it.
    let quiz = karim
        .get(&format!("{STUDIO}/quizzes/short-quiz"))
        .await
        .ok();
    let terms = "form[action$='/quizzes/short-quiz']";
    let fields = [("draw.0.bank", "last"), ("draw.0.count", "1")];
    karim.submit(&quiz, terms, &fields).await.ok();
    let page = karim.get(&format!("{banks}/last")).await.ok();
    assert!(!page.has("form[action$='/last/removal']"));
    let gone = [("confirmed", "yes")];
    let kept = karim
        .post(&format!("{banks}/last/removal"), &gone)
        .await
        .ok();
    assert_eq!(kept.address, format!("{banks}/last"));
    let quiz = karim
        .get(&format!("{STUDIO}/quizzes/short-quiz"))
        .await
        .ok();
    karim
        .submit(&quiz, terms, &[("draw.0.bank", "")])
        .await
        .ok();
    let page = karim.get(&format!("{banks}/last")).await.ok();
    let removal = "form[action$='/last/removal']";
    let asked = karim.submit(&page, removal, &[]).await.ok();
    let page = karim.submit(&asked, "main form", &[]).await.ok();
    assert!(page.address == banks && page.has(".empty"));
}

#[tokio::test]
async fn an_earlier_wording_is_put_back_into_the_draft() {
    let (house, mut karim) = studio().await;
    let address = format!("{STUDIO}/questions/only-question");
    let page = karim.get(&address).await.ok();
    let fields = [("text.ar", "صياغة جديدة؟")];
    press(&mut karim, &page, &fields, "save").await.ok();
    publish(&mut karim, &[]).await.ok();

    let history = karim.get(&format!("{address}/versions")).await.ok();
    let turns = history.all(".turns > li");
    assert_eq!(turns.len(), 2);
    assert!(turns[0].contains("صياغة جديدة؟") && !turns[1].contains("صياغة جديدة؟"));
    assert!(history.has("#version-2 .tag--ok"), "as in the draft");
    let form = "#version-1 form";
    // Somebody writes meanwhile: nothing is put over it.
    let page = karim.get(&address).await.ok();
    let fields = [("text.ar", "صياغة أخرى؟")];
    press(&mut karim, &page, &fields, "save").await.ok();
    let number = Some(("number", "1"));
    let late = karim.press(&history, form, &[], number).await.ok();
    assert_eq!(late.one("[id='text.ar']"), "صياغة أخرى؟");
    let history = karim.get(&format!("{address}/versions")).await.ok();
    let back = karim.press(&history, form, &[], number).await.ok();
    assert!(back.has(".notice--ok"));
    let made = draft(&house, "small-course").await;
    let first = house.app.library.version("small-course", 1).await;
    let first = first.expect("a database").expect("a version");
    assert_eq!(
        made.question("only-question"),
        first.course.question("only-question")
    );
    let unknown = format!("{STUDIO}/questions/no-question/versions");
    karim.get(&unknown).await.is(404);
}

#[tokio::test]
async fn a_question_says_in_how_many_sittings_it_was_asked() {
    let house = House::new().await;
    let published = course(|_| {});
    house.publish(&published, "first").await;
    let asked = &published.quiz("check").expect("the quiz").questions[0].id;
    let address = format!("/fr/studio/quiz-course/questions/{asked}");
    let mut karim = house.signed_in(&KARIM).await;
    let page = karim.get(&address).await.ok();
    assert!(page.text().contains("Posée dans 0 tentative remise"));
    let mut nadia = house.signed_in(&NADIA).await;
    let paper = nadia.sit(CHECK).await;
    let answers = right_answers(&published, &paper);
    nadia.hand_in(&paper, &borrowed(&answers)).await.ok();
    let page = karim.get(&address).await.ok();
    assert!(page.text().contains("Posée dans 1 tentative remise"));
}
