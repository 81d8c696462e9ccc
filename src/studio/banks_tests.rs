use super::*;
use crate::{
    content::course::Draw,
    kit::text::Localised,
    studio::{
        draft, quiz,
        sample::{self, slug},
    },
};

/// The sample course with a quiz that draws from the bank `final`, which has three questions.
fn course() -> Course {
    let mut course = sample::course();
    draft::add_quiz(&mut course, "before", "اختبار").expect("a quiz");
    add_bank(&mut course, "final").expect("a bank");
    for kind in ["single", "cloze", "single"] {
        quiz::add_question(&mut course, "", Some("final"), kind).expect("a question");
    }
    if let ItemKind::Quiz(quiz) = &mut item_mut(&mut course, "quiz-1").expect("the quiz").kind {
        quiz.draws.push(Draw {
            bank: slug("final"),
            count: 1,
            tags: vec![],
        });
    }
    course
}

fn ids(course: &Course, name: &str) -> Vec<String> {
    let (_, questions) = bank(course, name).expect("the bank");
    questions.iter().map(|q| q.id.to_string()).collect()
}

#[test]
fn a_bank_is_named_once_and_its_quizzes_follow_it() {
    let mut course = course();
    assert_eq!(add_bank(&mut course, "Final"), Err(CannotEdit::BankName));
    assert_eq!(add_bank(&mut course, "final"), Err(CannotEdit::BankTaken));
    add_bank(&mut course, "other").expect("a bank");
    let taken = rename_bank(&mut course, "final", "other");
    assert_eq!(taken, Err(CannotEdit::BankTaken));
    let gone = rename_bank(&mut course, "nowhere", "somewhere");
    assert_eq!(gone, Err(CannotEdit::Gone));
    rename_bank(&mut course, "final", "last").expect("renamed");
    assert_eq!(ids(&course, "last").len(), 3);
    let quiz = course.quiz("quiz-1").expect("the quiz");
    assert_eq!(quiz.draws[0].bank, slug("last"));
}

#[test]
fn a_bank_that_is_drawn_from_stays() {
    let mut course = course();
    let published = course.clone();
    let base = Base {
        course: Some(&published),
        next: 2,
    };
    let drawn = remove_bank(&mut course, "final", base);
    assert_eq!(drawn, Err(CannotEdit::BankDrawn));
    draft::remove_item(&mut course, "quiz-1", base).expect("removed");
    remove_bank(&mut course, "final", base).expect("removed");
    assert!(bank(&course, "final").is_none());
    let retired = course.retired.iter().map(|one| one.id.as_str());
    let retired: Vec<_> = retired.filter(|id| id.starts_with("final")).collect();
    assert_eq!(retired, ["final-q-1", "final-q-2", "final-q-3"]);
}

#[test]
fn questions_move_between_lists_and_lose_nothing() {
    let mut course = course();
    let to = List::parse("quiz:quiz-1").expect("a list");
    let some = [slug("final-q-3"), slug("final-q-1")];
    assert_eq!(move_questions(&mut course, &some, &to), Ok(2));
    assert_eq!(move_questions(&mut course, &some, &to), Ok(0));
    assert_eq!(ids(&course, "final"), ["final-q-2"]);
    let quiz = course.quiz("quiz-1").expect("the quiz");
    let set: Vec<_> = quiz.questions.iter().map(|q| q.id.as_str()).collect();
    assert_eq!(set, ["final-q-3", "final-q-1"]);
    assert_eq!(list_of(&course, &slug("final-q-1")), Some(to.clone()));
    let nowhere = List::Bank("nowhere".into());
    let gone = move_questions(&mut course, &some, &nowhere);
    assert_eq!(gone, Err(CannotEdit::Gone));
    let unknown = move_questions(&mut course, &[slug("no-question")], &to);
    assert_eq!(unknown, Err(CannotEdit::Gone));
    for list in lists(&course) {
        assert_eq!(List::parse(&list.to_string()), Some(list));
    }
}

#[test]
fn only_ready_questions_are_used() {
    let mut course = course();
    let some = [slug("final-q-1"), slug("final-q-2")];
    assert_eq!(set_status(&mut course, &some, Status::Retired), Ok(2));
    assert_eq!(set_status(&mut course, &some, Status::Retired), Ok(0));
    let used = |course: &Course, id: &str| {
        let question = course.question(id).expect("the question");
        let uses = uses(course, question).into_iter();
        uses.map(|(item, how)| (item.id.to_string(), how))
            .collect::<Vec<_>>()
    };
    assert_eq!(used(&course, "final-q-1"), []);
    assert_eq!(
        used(&course, "final-q-3"),
        [("quiz-1".to_owned(), Use::Draws)]
    );
    let to = List::Quiz("quiz-1".into());
    move_questions(&mut course, &[slug("final-q-3")], &to).expect("moved");
    assert_eq!(
        used(&course, "final-q-3"),
        [("quiz-1".to_owned(), Use::Sets)]
    );
}

#[test]
fn the_same_question_twice_is_noticed() {
    let mut course = course();
    assert!(duplicates(&course).is_empty(), "nothing is written yet");
    let write = |course: &mut Course, at: usize, text: &str| {
        let questions = course.banks.get_mut(&slug("final")).expect("the bank");
        questions[at].text.set(Locale::Ar, text);
    };
    write(&mut course, 0, "ما أول خطوة؟");
    write(&mut course, 1, "ما أول خطوة ؟");
    write(&mut course, 2, "مَا اول خطوه");
    let found = duplicates(&course);
    // The second asks the same of a text of its own; it has none yet, so it counts too.
    assert_eq!(found.len(), 3);
    if let Some(Body::Cloze(cloze)) = course
        .banks
        .get_mut(&slug("final"))
        .map(|questions| &mut questions[1].body)
    {
        cloze.text.set(Locale::Ar, "الخطوة هي [[a]]");
    }
    let found = duplicates(&course);
    assert_eq!(found.get(&slug("final-q-1")), Some(&slug("final-q-3")));
    assert_eq!(found.get(&slug("final-q-3")), Some(&slug("final-q-1")));
    assert_eq!(found.get(&slug("final-q-2")), None);
}

#[test]
fn a_list_is_counted_and_filtered() {
    let mut course = course();
    let questions = course.banks.get_mut(&slug("final")).expect("the bank");
    questions[0].text = Localised {
        ar: Some("سؤال".into()),
        fr: Some("Question".into()),
        en: None,
    };
    questions[1].text.set(Locale::Ar, "سؤال");
    questions[1].difficulty = Some(3);
    questions[2].tags = vec!["m1".into()];
    questions[2].status = Status::Draft;
    let (_, questions) = bank(&course, "final").expect("the bank");
    let tally = tally(&course, questions);
    assert_eq!(tally.types, [("cloze", 1), ("single", 2)].into());
    assert_eq!(tally.difficulties, [(0, 2), (3, 1)].into());
    assert_eq!(tally.statuses, [("draft", 1), ("ready", 2)].into());
    assert_eq!(tally.languages, [(Locale::Ar, 2), (Locale::Fr, 1)]);
    let all = Filter::default();
    for (filter, expected) in [
        (all.clone(), vec![0, 1, 2]),
        (
            Filter {
                kind: "single".into(),
                ..all.clone()
            },
            vec![0, 2],
        ),
        (
            Filter {
                tag: "m1".into(),
                ..all.clone()
            },
            vec![2],
        ),
        (
            Filter {
                difficulty: Some(3),
                ..all.clone()
            },
            vec![1],
        ),
        (
            Filter {
                status: "ready".into(),
                missing: Some(Locale::Fr),
                ..all.clone()
            },
            vec![1],
        ),
        (
            Filter {
                objective: "tell-apart".into(),
                ..all
            },
            vec![],
        ),
    ] {
        let taken = questions.iter().enumerate();
        let taken: Vec<_> = taken
            .filter(|(_, question)| filter.takes(&course, question))
            .map(|(at, _)| at)
            .collect();
        assert_eq!(taken, expected, "{filter:?}");
    }
}
