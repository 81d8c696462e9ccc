//! The help about the types of questions.

use takwin::{kit::locale::Locale, studio::question_form::TYPES};

use crate::kit::{
    app::House,
    people::{KARIM, NADIA},
    quizzes::course,
};

#[tokio::test]
async fn each_type_of_question_is_explained_and_shown_in_each_language() {
    let house = House::new().await;
    let mut visitor = house.visitor();
    for locale in Locale::ALL {
        let address = format!("/{}/help/questions", locale.code());
        let page = visitor.get(&address).await.ok();
        assert_eq!(page.all(".toc li").len(), TYPES.len());
        for kind in TYPES {
            let section = format!("#type-{kind}");
            assert!(page.has(&format!(".toc a[href='{section}']")), "{kind}");
            assert_eq!(page.all(&format!("{section} dd")).len(), 2, "{kind}");
            assert!(page.has(&format!("{section} form [name^='q.']")), "{kind}");
            assert!(page.has(&format!("{section} details .fb")), "{kind}");
        }
        // A review shows the picture and the text that its rows are numbered by.
        let rows = |kind: &str| page.all(&format!("#type-{kind} details .fb p > bdi:first-child"));
        let zones = page.all("#type-hotspot details .spot__zones text");
        assert!(zones.len() > 1, "the zones of the picture");
        let gaps = page.all("#type-cloze details .passage .tag bdi");
        assert!(gaps.len() > 1, "the gaps of the text");
        assert!(page.has("#type-hotspot details .spot__zones .ok"));
        for (kind, numbers) in [("hotspot", zones), ("cloze", gaps)] {
            let counted: Vec<String> = (1..=numbers.len()).map(|n| n.to_string()).collect();
            assert_eq!(numbers, counted, "{kind}");
            assert_eq!(rows(kind), counted, "{kind}");
        }
        assert!(!page.has("#main [lang]"), "all of it is in one language");
        assert!(!page.has("details[open]"));
    }
}

#[tokio::test]
async fn an_answer_is_marked_where_it_is_tried_and_nothing_is_kept() {
    let house = House::new().await;
    let mut visitor = house.visitor();
    let page = visitor.get("/fr/help/questions").await.ok();
    assert!(page.one("#type-kprim summary").contains("La bonne réponse"));
    let tried = visitor
        .get(
            "/fr/help/questions?q.q-kprim.a=true&q.q-kprim.b=false&q.q-kprim.c=true&\
             q.q-kprim.d=true&q.q-short=fausse+nouvelle&mark=q-kprim",
        )
        .await
        .ok();
    let kprim = "#type-kprim details[open]";
    assert!(
        tried
            .one(&format!("{kprim} summary"))
            .contains("Votre réponse")
    );
    assert!(tried.one(&format!("{kprim} .q__n")).contains("1/2"));
    assert_eq!(tried.all("details[open]").len(), 1);
    assert_eq!(tried.attr("[name='q.q-short']", "value"), "fausse nouvelle");
    let order = ["check", "write", "approve", "publish", "follow"];
    let fields = order.map(|step| format!("q.q-ordering={step}")).join("&");
    let moved = visitor
        .get(&format!(
            "/fr/help/questions?{fields}&q.q-ordering.move=down.0"
        ))
        .await
        .ok();
    assert!(!moved.has("details[open]"), "moving is not asking");
    let step =
        |place: u8| format!("#type-ordering .order li:nth-child({place}) input[type=hidden]");
    let first = [1, 2].map(|place| moved.attr(&step(place), "value"));
    assert_eq!(first, ["write", "check"]);
}

#[tokio::test]
async fn help_is_found_from_every_page_and_from_the_studio() {
    let house = House::new().await;
    house.publish(&course(|_| ()), "first").await;
    let link = "a[href='/fr/help/questions']";
    let mut nadia = house.signed_in(&NADIA).await;
    let home = nadia.get("/fr/").await.ok();
    assert!(home.has(&format!("footer {link}")));
    let mut karim = house.signed_in(&KARIM).await;
    let quiz = karim.get("/fr/studio/quiz-course/quizzes/check").await.ok();
    assert!(quiz.has(&format!("main {link}")));
}
