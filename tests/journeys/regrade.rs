//! Marking again after a key was corrected: seen first, then done once.

use takwin::{
    content::course::Course,
    questions::{Body, Question},
};

use crate::kit::{
    app::House,
    browser::{Browser, Seen},
    people::{KARIM, NADIA, SALMA, YOUSSEF},
    quizzes::{CHECK, course},
};

const AGAIN: &str = "/fr/studio/marking/again/quiz-course/check";
const FACTS: &str = "select cast(count(*) as bigint) from fact";
const CHANGES: &str = "select cast(count(*) as bigint) from regrade_change";

fn with_key(question: &mut Question, right: &str) {
    let Body::Single(choice) = &mut question.body else {
        panic!("a single choice")
    };
    for option in &mut choice.options {
        option.correct = option.id.as_str() == right;
    }
}

/// A course that its quiz completes: two choices of one point, of which one must be right. The key
/// of the first one is given.
fn keyed(right: &str) -> Course {
    let mut course = course(|quiz| {
        let single = quiz.questions.swap_remove(0);
        let mut second = single.clone();
        second.id = crate::kit::quizzes::slug("q-second");
        quiz.questions = vec![single, second];
        with_key(&mut quiz.questions[0], right);
        quiz.minutes = None;
        quiz.attempts = None;
        quiz.pass_percent = 50;
    });
    course.modules[0].items[1].required = false;
    course
}

async fn answer(who: &mut Browser, first: &str, second: &str) -> Seen {
    let paper = who.sit(CHECK).await;
    let fields = [("q.q-single", first), ("q.q-second", second)];
    who.hand_in(&paper, &fields).await.ok()
}

/// Asks what would change.
async fn look(who: &mut Browser, more: &str) -> Seen {
    let asked = "question=q-single&how=key&version=2&reason=Cl%C3%A9+fausse&look=1";
    who.get(&format!("{AGAIN}?{asked}{more}")).await.ok()
}

fn counts(page: &Seen) -> Vec<String> {
    page.all(".facts dd")
}

async fn decide(who: &mut Browser, page: &Seen) -> Seen {
    who.submit(page, "form#decision", &[]).await.ok()
}

/// Four people: one rises and passes, one rises, one falls and fails, one falls; and who was right
/// on neither key.
async fn sat(house: &House) -> Vec<(Browser, String)> {
    let mut all = Vec::new();
    for (number, (first, second)) in [("b", "b"), ("b", "a"), ("a", "b"), ("a", "a"), ("c", "a")]
        .into_iter()
        .enumerate()
    {
        let prefix = format!("{number}.");
        house.numbered_account(&NADIA, &prefix).await;
        let mut one = house.sign_in(&format!("{prefix}{}", NADIA.email)).await;
        let result = answer(&mut one, first, second).await;
        all.push((one, result.address));
    }
    all
}

#[tokio::test]
async fn the_dry_run_is_what_marking_again_then_does_and_twice_is_once() {
    for (more, changed, newly, earned) in [
        ("", "2", 1, [100, 200, 100, 200, 100]),
        ("&falls=1", "4", 1, [100, 200, 0, 100, 100]),
    ] {
        let house = House::new().await;
        house.publish(&keyed("a"), "first").await;
        let mut people = sat(&house).await;
        assert_eq!(house.asked::<i64>(FACTS).await, 4);
        house.publish(&keyed("b"), "fix").await;
        let mut karim = house.signed_in(&KARIM).await;
        let page = karim.get(AGAIN).await.ok();
        assert!(
            page.has("input[name=question][value=q-single][checked]"),
            "its key changed"
        );
        assert!(!page.has("input[name=question][value=q-second][checked]"));
        let dry = look(&mut karim, more).await;
        let seen = counts(&dry);
        assert_eq!(seen[..2], ["5", changed]);
        assert_eq!(house.asked::<i64>(CHANGES).await, 0, "nothing is written");
        let rows = dry.all("tbody tr");
        let done = decide(&mut karim, &dry).await;
        // The same counts, the same rows.
        assert_eq!(counts(&done)[3..], seen[1..]);
        let then = done.all("section[aria-labelledby=changed] tbody tr");
        assert_eq!(then, rows);
        assert_eq!(house.asked::<i64>(FACTS).await, 4 + newly, "facts stay");
        let results: Vec<(i64,)> =
            takwin::kit::db::sql("select earned from attempt order by attempt_id")
                .all(&house.app.db)
                .await
                .expect("results");
        let results: Vec<_> = results.into_iter().map(|(earned,)| earned).collect();
        assert_eq!(results, earned);
        let letters = house.letters(&format!("0.{}", NADIA.email)).await;
        let told = House::expect_letter(&letters, "result_changed");
        assert!(told.text().contains("Clé fausse"), "{}", told.text());
        let (first, address) = &mut people[0];
        let result = first.get(address).await.ok();
        assert_eq!(result.one("h1"), "Quiz réussi");
        assert!(
            result
                .text()
                .contains("La clé de cette question a été corrigée")
        );
        assert!(result.text().contains("Choix b Votre réponse"));
        let letters_sent = "select cast(count(*) as bigint) from letter";
        let sent: i64 = house.asked(letters_sent).await;

        // The same form again, and then the same question again.
        decide(&mut karim, &dry).await;
        let again = look(&mut karim, more).await;
        assert_eq!(counts(&again)[1], "0");
        decide(&mut karim, &again).await;
        house.wait(1).await;
        assert_eq!(
            house.asked::<i64>(CHANGES).await,
            changed.parse::<i64>().expect("a number")
        );
        assert_eq!(house.asked::<i64>(letters_sent).await, sent);
        let regrades = "select cast(count(*) as bigint) from regrade where finished_at is not null";
        assert_eq!(house.asked::<i64>(regrades).await, 2);
    }
}

#[tokio::test]
async fn who_no_longer_passes_keeps_the_certificate_and_is_listed() {
    let house = House::new().await;
    house.publish(&keyed("a"), "first").await;
    let mut youssef = house.signed_in(&YOUSSEF).await;
    let result = answer(&mut youssef, "a", "b").await;
    assert_eq!(result.one("h1"), "Quiz réussi");
    house.publish(&keyed("b"), "fix").await;
    let mut salma = house.signed_in(&SALMA).await;
    let dry = look(&mut salma, "&falls=1").await;
    let done = decide(&mut salma, &dry).await;
    let kept = done.one("section[aria-labelledby=kept] tbody");
    assert!(
        kept.contains(YOUSSEF.latin) && kept.contains("n’est plus atteint"),
        "{kept}"
    );
    for kept in [
        FACTS,
        "select cast(count(*) as bigint) from certificate where revoked_at is null",
        "select cast(count(*) as bigint) from enrolment where completed_at is not null",
    ] {
        assert_eq!(house.asked::<i64>(kept).await, 1, "{kept}");
    }
    let result = youssef.get(&result.address).await.ok();
    assert_eq!(result.one("h1"), "Seuil non atteint");
}

#[tokio::test]
async fn a_paper_still_open_is_marked_by_the_corrected_key_when_it_is_handed_in() {
    let house = House::new().await;
    house.publish(&keyed("a"), "first").await;
    let mut youssef = house.signed_in(&YOUSSEF).await;
    let mut nadia = house.signed_in(&NADIA).await;
    answer(&mut nadia, "c", "c").await;
    let paper = youssef.sit(CHECK).await;
    house.publish(&keyed("b"), "fix").await;
    let mut karim = house.signed_in(&KARIM).await;
    let dry = look(&mut karim, "").await;
    decide(&mut karim, &dry).await;
    let fields = [("q.q-single", "b"), ("q.q-second", "b")];
    let result = youssef.hand_in(&paper, &fields).await.ok();
    assert_eq!(result.one("h1"), "Quiz réussi");
    assert!(
        result
            .text()
            .contains("La clé de cette question a été corrigée")
    );
    assert_eq!(house.asked::<i64>(CHANGES).await, 1);
    let letters = house.letters(YOUSSEF.email).await;
    assert!(
        letters.iter().all(|one| one.kind != "result_changed"),
        "it is their first result"
    );
    // A paper of the corrected version is not concerned.
    let result = answer(&mut youssef, "b", "b").await;
    assert!(!result.text().contains("a été corrigée"));
}

#[tokio::test]
async fn papers_handed_in_while_the_quiz_is_marked_again_are_all_marked_by_the_new_key() {
    let house = House::new().await;
    house.publish(&keyed("a"), "first").await;
    let mut papers = Vec::new();
    for number in 0..8 {
        let prefix = format!("{number}.");
        house.numbered_account(&NADIA, &prefix).await;
        let mut one = house.sign_in(&format!("{prefix}{}", NADIA.email)).await;
        let paper = one.sit(CHECK).await;
        papers.push((one, paper));
    }
    house.publish(&keyed("b"), "fix").await;
    let mut karim = house.signed_in(&KARIM).await;
    // Nobody has handed in yet: the page is reached by one who has.
    let (mut first, paper) = papers.remove(0);
    let fields = [("q.q-single", "b"), ("q.q-second", "b")];
    first.hand_in(&paper, &fields).await.ok();
    let dry = look(&mut karim, "").await;
    let handing_in = papers.into_iter().map(|(mut one, paper)| {
        tokio::spawn(async move {
            let fields = [("q.q-single", "b"), ("q.q-second", "b")];
            one.hand_in(&paper, &fields).await.ok();
        })
    });
    let handing_in: Vec<_> = handing_in.collect();
    decide(&mut karim, &dry).await;
    for one in handing_in {
        one.await.expect("handed in");
    }
    house.wait(1).await;
    let right = "select cast(count(*) as bigint) from attempt where earned = 100 and passed = 1";
    assert_eq!(house.asked::<i64>(right).await, 8);
    assert_eq!(house.asked::<i64>(FACTS).await, 8);
    assert_eq!(house.asked::<i64>(CHANGES).await, 8);
}

#[tokio::test]
async fn everybody_gets_the_points_of_a_question_that_is_taken_out() {
    let house = House::new().await;
    house.publish(&keyed("a"), "first").await;
    sat(&house).await;
    let mut after = keyed("a");
    let takwin::content::course::ItemKind::Quiz(quiz) = &mut after.modules[0].items[0].kind else {
        panic!("a quiz")
    };
    quiz.questions.remove(0);
    house.publish(&after, "fix").await;
    let mut karim = house.signed_in(&KARIM).await;
    let page = karim.get(AGAIN).await.ok();
    assert!(page.text().contains("plus dans le quiz"));
    let by_key = format!("{AGAIN}?question=q-single&how=key&version=2&reason=x&look=1");
    let refused = karim.get(&by_key).await.is(422);
    assert!(refused.text().contains("n’existe pas dans cette version"));
    for (query, fault) in [
        (
            "how=points&version=1&reason=x&look=1",
            "au moins une question",
        ),
        (
            "question=q-single&how=points&version=1&look=1",
            "Écrivez la raison",
        ),
    ] {
        let refused = karim.get(&format!("{AGAIN}?{query}")).await.is(422);
        assert!(refused.text().contains(fault), "{fault}");
    }
    let points =
        format!("{AGAIN}?question=q-single&how=points&version=1&reason=Retir%C3%A9e&look=1");
    let dry = karim.get(&points).await.ok();
    assert_eq!(counts(&dry)[..2], ["5", "3"]);
    decide(&mut karim, &dry).await;
    let full = "select cast(count(*) as bigint) from attempt where earned >= 100";
    assert_eq!(house.asked::<i64>(full).await, 5);
    assert_eq!(house.asked::<i64>(FACTS).await, 5);
    let mut nadia = house.signed_in(&NADIA).await;
    nadia.get(AGAIN).await.is(403);
}
