//! The settings of a quiz as its file says them, in the table `[settings]`; read and written here.

use super::{
    format::Fields,
    settings::{Band, Behaviour, Counts, Moment, Pages, Review, Section, Settings, Shown, TimeUp},
    toml_text::Toml,
};
use crate::kit::text::Slug;

/// The longest wait between two sittings: a year, in minutes.
pub const LONGEST_WAIT: u32 = 525_600;
/// More answers than any drill asks for.
pub const LONGEST_DRILL: u32 = 100;

/// What the file says; what it does not say is as usual.
pub(super) fn read(fields: &Fields<'_>) -> Settings {
    fields.table("settings", settings).unwrap_or_default()
}

fn settings(fields: &Fields<'_>) -> Settings {
    Settings {
        behaviour: behaviour(fields),
        time_up: named(fields, "time_up", TimeUp::NAMES),
        counts: named(fields, "counts", Counts::NAMES),
        pages: named(fields, "pages", Pages::NAMES),
        sequential: fields.flag("sequential", false),
        wait_first: wait(fields, "wait_first"),
        wait_later: wait(fields, "wait_later"),
        password: fields.text_if_any("password"),
        opens_at: fields.moment_if_any("opens_at"),
        closes_at: fields.moment_if_any("closes_at"),
        review: fields.table("review", |fields| {
            let mut review = Review::default();
            for (name, moment) in Moment::NAMES {
                *review.at_mut(*moment) = fields.list(name, shown).into_iter().collect();
            }
            review
        }),
        bands: fields.tables("band", |fields| {
            Some(Band {
                from_percent: fields.number("from_percent", 0..=100),
                text: fields.words("text"),
            })
        }),
        sections: fields.tables("section", |fields| {
            Some(Section {
                title: fields.words("title"),
                questions: fields.list("questions", Slug::parse),
                draws: fields.numbers("draws", 0..=1_000),
            })
        }),
        second_marker: fields.flag("second_marker", false),
    }
}

fn behaviour(fields: &Fields<'_>) -> Behaviour {
    let chosen = fields.choice_if_any("behaviour", Behaviour::NAMES);
    match chosen.unwrap_or_default() {
        Behaviour::Mastery { right, last } => Behaviour::Mastery {
            right: fields
                .number_if_any("right", 1..=LONGEST_DRILL)
                .unwrap_or(right),
            last: fields
                .number_if_any("last", 1..=LONGEST_DRILL)
                .unwrap_or(last),
        },
        other => other,
    }
}

fn named<T: Copy + Default>(
    fields: &Fields<'_>,
    name: &'static str,
    names: &'static [(&'static str, T)],
) -> T {
    fields.choice_if_any(name, names).unwrap_or_default()
}

fn wait(fields: &Fields<'_>, name: &'static str) -> u32 {
    fields.number_if_any(name, 0..=LONGEST_WAIT).unwrap_or(0)
}

fn shown(text: &str) -> Result<Shown, String> {
    let found = Shown::NAMES.iter().find(|(name, _)| *name == text);
    found.map(|(_, shown)| *shown).ok_or_else(|| {
        let names: Vec<_> = Shown::NAMES.iter().map(|(name, _)| *name).collect();
        format!("not accepted; known: {}", names.join(", "))
    })
}

/// Writes what is not as usual; nothing at all when everything is.
pub(super) fn write(toml: &mut Toml, settings: &Settings) {
    if settings.is_default() {
        return;
    }
    toml.header("[settings]");
    if settings.behaviour != Behaviour::default() {
        toml.text("behaviour", settings.behaviour.as_str());
    }
    if let Behaviour::Mastery { right, last } = settings.behaviour {
        toml.raw("right", right);
        toml.raw("last", last);
    }
    for (name, value, usual) in [
        (
            "time_up",
            settings.time_up.as_str(),
            TimeUp::default().as_str(),
        ),
        (
            "counts",
            settings.counts.as_str(),
            Counts::default().as_str(),
        ),
        ("pages", settings.pages.as_str(), Pages::default().as_str()),
    ] {
        if value != usual {
            toml.text(name, value);
        }
    }
    if settings.sequential {
        toml.raw("sequential", true);
    }
    if settings.second_marker {
        toml.raw("second_marker", true);
    }
    for (name, minutes) in [
        ("wait_first", settings.wait_first),
        ("wait_later", settings.wait_later),
    ] {
        if minutes > 0 {
            toml.raw(name, minutes);
        }
    }
    if let Some(password) = &settings.password {
        toml.text("password", password);
    }
    for (name, moment) in [
        ("opens_at", settings.opens_at),
        ("closes_at", settings.closes_at),
    ] {
        if let Some(moment) = moment {
            toml.raw(name, moment.written());
        }
    }
    if let Some(review) = &settings.review {
        toml.header("[settings.review]");
        for (name, moment) in Moment::NAMES {
            toml.list(name, review.at(*moment).iter().map(|shown| shown.as_str()));
        }
    }
    for band in &settings.bands {
        toml.header("[[settings.band]]");
        toml.raw("from_percent", band.from_percent);
        toml.words("text", &band.text);
    }
    for section in &settings.sections {
        toml.header("[[settings.section]]");
        toml.words("title", &section.title);
        toml.list("questions", section.questions.iter().map(Slug::as_str));
        if !section.draws.is_empty() {
            let places: Vec<_> = section.draws.iter().map(u32::to_string).collect();
            toml.raw("draws", format!("[{}]", places.join(", ")));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection, option, prelude::*, sample};

    use super::*;
    use crate::{
        content::{
            course::{Course, Quiz},
            document::{Document, Log},
            export, parse, sample as course,
        },
        kit::{locale::Locale, text::Localised, time::Timestamp},
    };

    /// The settings that a text says, and what is wrong with it.
    fn told(text: &str) -> (Settings, Vec<String>) {
        let log = Log::default();
        let document = Document {
            file: "x",
            text,
            before: 0,
            log: &log,
        };
        let settings = document.read(read);
        let problems = log.into_problems();
        let problems = problems.iter().map(ToString::to_string);
        (settings, problems.collect())
    }

    const EVERYTHING: &str = r#"[settings]
behaviour = "mastery"
right = 3
last = 4
time_up = "grace"
counts = "last"
pages = "section"
sequential = true
second_marker = true
wait_first = 60
wait_later = 1440
password = "Zellige 12"
opens_at = 2026-12-01T09:00:00+01:00
closes_at = "2026-12-15T18:00:00+01:00"
[settings.review]
during = ["answers"]
closed = ["answers", "key"]
[[settings.band]]
from_percent = 80
text = { ar = "أحسنتم", fr = "Très bien" }
[[settings.section]]
title = { ar = "القسم الأول" }
questions = ["q-single"]
draws = [0]
"#;

    #[test]
    fn every_setting_is_read() {
        let (settings, problems) = told(EVERYTHING);
        assert_eq!(problems, [""; 0]);
        assert_eq!(settings.behaviour, Behaviour::Mastery { right: 3, last: 4 });
        assert_eq!(settings.time_up, TimeUp::Grace);
        assert_eq!(
            (settings.counts, settings.pages, settings.sequential),
            (Counts::Last, Pages::Section, true)
        );
        assert_eq!((settings.wait_first, settings.wait_later), (60, 1_440));
        assert_eq!(settings.password.as_deref(), Some("Zellige 12"));
        let opens = Timestamp(1_796_112_000_000);
        assert_eq!(settings.opens_at, Some(opens));
        assert_eq!(settings.closes_at, Timestamp::parse("2026-12-15T17:00:00Z"));
        let review = settings.review.expect("a matrix");
        assert_eq!(
            review.closed.into_iter().collect::<Vec<_>>(),
            [Shown::Answers, Shown::Key]
        );
        assert!(review.just.is_empty());
        assert_eq!(settings.bands[0].from_percent, 80);
        assert_eq!(settings.sections[0].questions[0].as_str(), "q-single");
        assert_eq!(settings.sections[0].draws, [0]);
    }

    #[test]
    fn what_is_not_a_setting_is_told_at_its_line() {
        for (text, expected) in [
            (
                "opens_at = 2026-12-01T09:00:00",
                "x:2: wrong-value: `opens_at`: expected a date and a time with its offset, such as 2026-12-01T09:00:00+01:00",
            ),
            (
                "closes_at = \"demain\"",
                "x:2: wrong-value: `closes_at`: expected a date and a time with its offset, such as 2026-12-01T09:00:00+01:00",
            ),
            (
                "behaviour = \"deferd\"",
                "x:2: wrong-value: `behaviour`: “deferd”: not accepted; did you mean `deferred`?",
            ),
            ("right = 3", "x:2: unknown-field: unknown field `right`"),
            (
                "wait_first = -1",
                "x:2: wrong-value: `wait_first`: expected a whole number from 0 to 525600",
            ),
            (
                "[settings.review]\njust = [\"everything\"]",
                "x:3: wrong-value: `just`: “everything”: not accepted; known: answers, correctness, out-of, marks, specific, general, key, overall",
            ),
            (
                "[[settings.band]]\nfrom_percent = 101\ntext = { ar = \"ا\" }",
                "x:3: wrong-value: `from_percent`: expected a whole number from 0 to 100",
            ),
            (
                "[[settings.section]]\ntitle = { ar = \"ا\" }\ndraws = [\"a\"]",
                "x:4: wrong-value: `draws`: expected a whole number from 0 to 1000",
            ),
        ] {
            let (_, problems) = told(&format!("[settings]\n{text}\n"));
            assert_eq!(problems.len(), 1, "{text}: {problems:?}");
            assert!(problems[0].starts_with(expected), "{text}: {problems:?}");
        }
    }

    fn words() -> impl Strategy<Value = Localised> {
        let text = "[a-zء-ي\"\\\\\n]{1,12}";
        (text, option::of(text)).prop_map(|(ar, fr)| {
            let mut words = Localised::default();
            words.set(Locale::Ar, &format!("x{ar}"));
            words.set(Locale::Fr, &fr.unwrap_or_default());
            words
        })
    }

    fn set() -> impl Strategy<Value = std::collections::BTreeSet<Shown>> {
        sample::subsequence(Shown::ALL.to_vec(), 0..=8)
            .prop_map(|shown| shown.into_iter().collect())
    }

    fn anything() -> impl Strategy<Value = Settings> {
        let moment = || option::of((0..4_000_000_000_000_i64).prop_map(Timestamp));
        let behaviour = prop_oneof![
            sample::select(Behaviour::NAMES).prop_map(|(_, behaviour)| behaviour),
            (1..=100_u32, 1..=100_u32).prop_map(|(right, last)| Behaviour::Mastery { right, last }),
        ];
        let names = (
            sample::select(TimeUp::NAMES),
            sample::select(Counts::NAMES),
            sample::select(Pages::NAMES),
        );
        let review = option::of([set(), set(), set(), set()]);
        let band =
            (0..=100_u32, words()).prop_map(|(from_percent, text)| Band { from_percent, text });
        let question = "[a-z]{2,8}".prop_map(|id| Slug::parse(&id).expect("a slug"));
        let section = (
            words(),
            collection::vec(question, 0..3),
            collection::vec(0..9_u32, 0..3),
        )
            .prop_map(|(title, questions, draws)| Section {
                title,
                questions,
                draws,
            });
        (
            (behaviour, names, any::<bool>()),
            (0..=LONGEST_WAIT, 0..=LONGEST_WAIT),
            option::of("\\PC{0,20}"),
            (moment(), moment()),
            review,
            collection::vec(band, 0..3),
            collection::vec(section, 0..3),
        )
            .prop_map(
                |(
                    (behaviour, names, sequential),
                    waits,
                    password,
                    moments,
                    review,
                    bands,
                    sections,
                )| {
                    Settings {
                        behaviour,
                        time_up: names.0.1,
                        counts: names.1.1,
                        pages: names.2.1,
                        sequential,
                        wait_first: waits.0,
                        wait_later: waits.1,
                        password,
                        opens_at: moments.0,
                        closes_at: moments.1,
                        review: review.map(|[during, just, later, closed]| Review {
                            during,
                            just,
                            later,
                            closed,
                        }),
                        bands,
                        sections,
                        second_marker: sequential,
                    }
                },
            )
    }

    fn with(settings: Settings) -> Course {
        let mut made = course::course();
        quiz_mut(&mut made).settings = settings;
        made
    }

    fn quiz_mut(course: &mut Course) -> &mut Quiz {
        use crate::content::course::ItemKind;
        let items = course
            .modules
            .iter_mut()
            .flat_map(|module| &mut module.items);
        let mut quizzes = items.filter_map(|item| match &mut item.kind {
            ItemKind::Quiz(quiz) => Some(quiz),
            ItemKind::Lesson(_) => None,
        });
        quizzes.next().expect("a quiz")
    }

    proptest! {
        #[test]
        fn any_settings_travel_whole(settings in anything()) {
            let course = with(settings);
            let mut files = export::files(&course);
            files.extend(course::media());
            let reading = parse::files(course.id.as_str(), &files);
            prop_assert!(reading.problems.is_empty(), "{:?}", reading.problems);
            let read = reading.course.expect("the exported course");
            prop_assert_eq!(read.hash(), course.hash());
        }
    }

    #[test]
    fn a_quiz_with_usual_settings_says_nothing_of_them() {
        let files = export::files(&course::course());
        let quiz = String::from_utf8(files["01-before/check.quiz.toml"].clone()).expect("text");
        assert!(!quiz.contains("settings"), "{quiz}");
    }
}
