use super::*;
use crate::{
    kit::{locale::Locale, words::words},
    studio::{draft, quiz, sample},
};

/// A quiz with two questions and two draws.
fn quiz() -> Quiz {
    let mut course = sample::course();
    draft::add_quiz(&mut course, "before", "اختبار").expect("a quiz");
    for _ in 0..2 {
        quiz::add_question(&mut course, "quiz-1", None, "true-false").expect("a question");
    }
    let mut made = course.quiz("quiz-1").expect("the quiz").clone();
    made.draws = (1..3)
        .map(|count| Draw {
            bank: Slug::parse("final").expect("a slug"),
            count,
            tags: vec![],
        })
        .collect();
    made
}

fn texts(text: &str) -> Texts {
    Texts::made(|locale| match locale {
        Locale::Ar => text.to_owned(),
        Locale::Fr | Locale::En => String::new(),
    })
}

fn back(form: &SettingsForm, quiz: &Quiz) -> Result<(Feedback, Settings), Vec<String>> {
    let mut faults = FieldFaults::new();
    let parsed = form.parse(words(Locale::Ar), &mut faults);
    if !faults.is_empty() {
        return Err(faults.iter().map(|(field, _)| field.clone()).collect());
    }
    let draws: Vec<_> = quiz.draws.iter().cloned().zip(form.drawn.clone()).collect();
    Ok(parsed.with_draws(&draws))
}

#[test]
fn what_is_not_touched_comes_back_as_it_was() {
    let mut quiz = quiz();
    let ids: Vec<_> = quiz.questions.iter().map(|q| q.id.clone()).collect();
    assert_eq!(
        back(&SettingsForm::of(&quiz), &quiz),
        Ok((Feedback::Full, Settings::default()))
    );
    quiz.feedback = Feedback::Marks;
    quiz.settings = Settings {
        behaviour: Behaviour::Mastery { right: 2, last: 3 },
        time_up: TimeUp::Grace,
        counts: Counts::Average,
        pages: Pages::Section,
        sequential: true,
        second_marker: true,
        wait_first: 5,
        wait_later: 60,
        password: Some("Zellige 12".to_owned()),
        opens_at: Some(Timestamp(1_779_868_812_345)),
        closes_at: Some(Timestamp(1_779_868_860_000)),
        review: Some(Review::preset(Preset::ResultOnly)),
        bands: vec![Band {
            from_percent: 80,
            text: texts("أحسنتم").localised(),
        }],
        sections: vec![
            Section {
                title: texts("أول").localised(),
                questions: vec![ids[1].clone()],
                draws: vec![1],
            },
            Section {
                title: texts("ثان").localised(),
                questions: vec![],
                draws: vec![0],
            },
        ],
    };
    for review in [
        Some(Review::preset(Preset::ResultOnly)),
        Some(Review::preset(Preset::Full)),
        Some(Review::default()),
        None,
    ] {
        quiz.settings.review = review;
        let expected = Ok((Feedback::Marks, quiz.settings.clone()));
        assert_eq!(back(&SettingsForm::of(&quiz), &quiz), expected);
    }
}

#[test]
fn each_fault_is_at_its_field() {
    let quiz = quiz();
    let of = || SettingsForm::of(&quiz);
    let text = str::to_owned;
    for (form, expected) in [
        (
            SettingsForm {
                wait_first: text("x"),
                ..of()
            },
            "wait_first",
        ),
        (
            SettingsForm {
                opens_at: text("demain"),
                ..of()
            },
            "opens_at",
        ),
        (
            SettingsForm {
                opens_at: text("2026-05-27T09:00"),
                closes_at: text("2026-05-27T09:00"),
                ..of()
            },
            "closes_at",
        ),
        (
            SettingsForm {
                behaviour: text("mastery"),
                right: text("5"),
                last: text("4"),
                ..of()
            },
            "right",
        ),
        (
            SettingsForm {
                behaviour: text("mastery"),
                last: text("0"),
                ..of()
            },
            "last",
        ),
        (
            SettingsForm {
                bands: vec![BandForm {
                    from: text("101"),
                    text: texts("ا"),
                }],
                ..of()
            },
            "band.0.from",
        ),
        (
            SettingsForm {
                bands: vec![BandForm {
                    from: text("50"),
                    text: Texts::default(),
                }],
                ..of()
            },
            "band.0.from",
        ),
        (
            SettingsForm {
                drawn: vec![text("1"), text("")],
                ..of()
            },
            "section.1",
        ),
    ] {
        let faults = back(&form, &quiz).expect_err("a fault");
        assert_eq!(faults, [expected]);
    }
    // The numbers of a drill are not looked at where there is none.
    let idle = SettingsForm {
        right: text("x"),
        ..of()
    };
    assert!(back(&idle, &quiz).is_ok());
}

#[test]
fn a_section_that_loses_its_title_leaves_the_places_of_the_others() {
    let quiz = quiz();
    let form = SettingsForm {
        sections: vec![Texts::default(), texts("ثان")],
        placed: vec![(quiz.questions[0].id.to_string(), "1".to_owned())],
        drawn: vec!["1".to_owned(), String::new()],
        ..SettingsForm::of(&quiz)
    };
    let (_, settings) = back(&form, &quiz).expect("sound settings");
    assert_eq!(settings.sections.len(), 1);
    assert_eq!(
        settings.sections[0].questions,
        [quiz.questions[0].id.clone()]
    );
    assert_eq!(settings.sections[0].draws, [0]);
}
