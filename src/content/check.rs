//! The rules across a course: what closes the way to publication, and what its authors should know.
//!
//! One function for the console, the import and the checklist of the studio. It needs the course
//! alone: the bytes of media were looked at when they came in.

use std::collections::BTreeSet;

use super::{
    check_texts::{self, Known},
    course::{Course, Item, ItemKind, Lesson, Parity},
    finding::{Finding, Place, Rule},
    markdown::{Rendered, render},
    media,
};
use crate::kit::locale::Locale;

/// Words read in a minute, silently, by adults. Trauzettel-Klosinski and Dietz, «Standardized
/// assessment of reading performance: the new International Reading Speed Texts IReST»,
/// Investigative Ophthalmology & Visual Science 53 (2012), table 2.
pub const ARABIC_WORDS_PER_MINUTE: usize = 138;
pub const FRENCH_WORDS_PER_MINUTE: usize = 195;
pub const ENGLISH_WORDS_PER_MINUTE: usize = 228;
/// What doing an exercise adds, in minutes: our estimate.
const MINUTES_PER_EXERCISE: usize = 5;
/// What thinking over a question adds, in minutes: our estimate.
const MINUTES_PER_REVEAL: usize = 1;
/// What looking at a figure adds, in minutes: our estimate.
const MINUTES_PER_FIGURE: usize = 1;
/// How far the estimate may be from the announced minutes, in percent of these.
const TOLERANCE_PERCENT: usize = 50;

/// Everything that is wrong with a course, in reading order.
#[must_use]
pub fn check(course: &Course) -> Vec<Finding> {
    let mut audit = Audit {
        course,
        known: Known(course),
        findings: Vec::new(),
        shown: BTreeSet::new(),
    };
    audit.frame();
    audit.ids();
    audit.objectives();
    audit.glossary();
    for module in &course.modules {
        let place = Place {
            module: Some(module.id.clone()),
            ..Place::default()
        };
        audit.part(&place, &(&module.title, &module.planned), &[&module.title]);
        if module.items.is_empty() && module.planned.is_empty() {
            audit.add(Finding::new(Rule::ModuleEmpty, place.clone()));
        }
        for item in &module.items {
            audit.item(
                item,
                Place {
                    item: Some(item.id.clone()),
                    ..place.clone()
                },
            );
        }
    }
    audit.banks();
    audit.media();
    audit.findings
}

/// The minutes that a lesson takes, from what is in it.
#[must_use]
pub fn estimate(rendered: &Rendered, locale: Locale) -> usize {
    let speed = match locale {
        Locale::Ar => ARABIC_WORDS_PER_MINUTE,
        Locale::Fr => FRENCH_WORDS_PER_MINUTE,
        Locale::En => ENGLISH_WORDS_PER_MINUTE,
    };
    rendered.words.div_ceil(speed)
        + rendered.exercises * MINUTES_PER_EXERCISE
        + rendered.reveals * MINUTES_PER_REVEAL
        + rendered.figures * MINUTES_PER_FIGURE
}

pub(super) struct Audit<'a> {
    pub(super) course: &'a Course,
    known: Known<'a>,
    findings: Vec<Finding>,
    /// The media files that some lesson or question shows.
    pub(super) shown: BTreeSet<String>,
}

impl Audit<'_> {
    pub(super) fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    pub(super) fn range(&mut self, place: &Place, name: &str, value: u32, fits: bool) {
        if !fits {
            self.add(
                Finding::new(Rule::OutOfRange, place.clone())
                    .named(name)
                    .counted(value as usize, 0),
            );
        }
    }

    fn frame(&mut self) {
        let (course, place) = (self.course, Place::default());
        if !course.languages.contains(&course.source_language) {
            let name = course.source_language.own_name();
            self.add(Finding::new(Rule::LanguageSource, place.clone()).named(name));
        }
        self.part(
            &place,
            &(
                &course.title,
                &course.summary,
                &course.theme,
                &course.audience,
            ),
            &[&course.title, &course.summary, &course.theme],
        );
        self.range(
            &place,
            "angle",
            course.angle.into(),
            (38..=76).contains(&course.angle),
        );
        self.range(&place, "minutes", course.minutes, course.minutes > 0);
        if course.required_items().next().is_none() {
            self.add(Finding::new(Rule::NothingRequired, place.clone()));
        }
        self.renewal(course, &place);
        let written = course.written_minutes();
        if written > course.minutes {
            let finding = Finding::new(Rule::MinutesTotal, place);
            self.add(finding.counted(written as usize, course.minutes as usize));
        }
    }

    fn item(&mut self, item: &Item, place: Place) {
        self.range(&place, "minutes", item.minutes, item.minutes > 0);
        for id in &item.objectives {
            self.objective(id, &place);
        }
        match &item.kind {
            ItemKind::Lesson(lesson) => self.lesson(item, lesson, &place),
            ItemKind::Quiz(quiz) => self.quiz(quiz, &place),
        }
    }

    fn lesson(&mut self, item: &Item, lesson: &Lesson, place: &Place) {
        let course = self.course;
        for (locale, text) in &lesson.texts {
            let place = Place {
                locale: Some(*locale),
                ..place.clone()
            };
            if !course.languages.contains(locale) {
                self.add(
                    Finding::new(Rule::LanguageUnlisted, place.clone()).named(locale.own_name()),
                );
            }
            self.characters(&place, &text.title);
            for fault in check_texts::characters_by_line(&text.markdown) {
                self.add(Finding::of(fault, place.clone()));
            }
            let rendered = render(&text.markdown, *locale, &self.known);
            self.shown.extend(rendered.media.iter().cloned());
            for fault in &rendered.faults {
                self.add(Finding::of(fault.clone(), place.clone()));
            }
            if *locale == course.source_language {
                self.minutes(item.minutes as usize, estimate(&rendered, *locale), &place);
            }
        }
        for locale in &course.languages {
            let place = Place {
                locale: Some(*locale),
                ..place.clone()
            };
            let rule = match course.parity(item, *locale) {
                Parity::Missing if *locale == course.source_language => Rule::SourceMissing,
                Parity::Missing => Rule::TranslationMissing,
                Parity::Stale => Rule::TranslationStale,
                Parity::Reviewed | Parity::Draft | Parity::Machine => continue,
            };
            self.add(
                Finding::new(rule, place)
                    .named(locale.own_name())
                    .counted(1, 0),
            );
        }
    }

    fn minutes(&mut self, announced: usize, estimated: usize, place: &Place) {
        if announced.abs_diff(estimated) * 100 > announced * TOLERANCE_PERCENT {
            self.add(Finding::new(Rule::Minutes, place.clone()).counted(estimated, announced));
        }
    }

    fn media(&mut self) {
        for (path, file) in &self.course.media {
            let place = Place {
                file: Some(path.clone()),
                ..Place::default()
            };
            let size = file.bytes as usize;
            if size > media::MAX_BYTES {
                let finding = Finding::new(Rule::MediaLarge, place.clone()).named(path);
                self.add(finding.counted(size / 1000, media::MAX_BYTES / 1000));
            }
            if !self.shown.contains(path) {
                self.add(Finding::new(Rule::MediaUnused, place).named(path));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{course::Status, sample},
        kit::text::Slug,
    };

    const COURSE: &str = "course.toml";
    const QUIZ: &str = "01-before/check.quiz.toml";
    const BANK: &str = "banks/final.bank.toml";
    const AR: &str = "01-before/hour.ar.md";
    const FR: &str = "01-before/hour.fr.md";

    fn ids(course: &Course) -> Vec<&'static str> {
        check(course)
            .iter()
            .map(|finding| finding.rule.id())
            .collect()
    }

    #[test]
    fn each_fault_of_a_course_is_found_once() {
        for (path, from, to, rules) in [
            (
                COURSE,
                "title = { ar = \"دورة\", ",
                "title = { ",
                vec!["source-missing"],
            ),
            (
                COURSE,
                ", en = \"Course\" }",
                " }",
                vec!["translation-missing"],
            ),
            (
                COURSE,
                "minutes = 60",
                "minutes = 10",
                vec!["minutes-total"],
            ),
            (
                COURSE,
                "minutes = 9",
                "minutes = 90",
                vec!["minutes-total", "minutes"],
            ),
            (
                COURSE,
                "minutes = 9\n",
                "minutes = 9\nrequired = false\n",
                vec!["nothing-required"],
            ),
            (
                COURSE,
                "id = \"first-check\"",
                "id = \"q-true\"",
                vec!["id-taken", "link-item"],
            ),
            (
                COURSE,
                "id = \"during\"",
                "id = \"before\"",
                vec!["id-taken"],
            ),
            (
                COURSE,
                "id = \"during\"",
                "id = \"older-hour\"",
                vec!["id-retired"],
            ),
            (
                COURSE,
                "id = \"first-check\"",
                "id = \"withdrawal\"",
                vec!["id-reserved", "link-item"],
            ),
            (
                COURSE,
                "replaced_by = \"first-hour\"",
                "replaced_by = \"nobody\"",
                vec!["retired-unknown"],
            ),
            (
                COURSE,
                "objectives = [\"tell-apart\"]",
                "objectives = [\"fly\"]",
                vec!["objective-unknown"],
            ),
            (
                COURSE,
                "[[module.planned]]\ntitle = { ar = \"لاحقا\", fr = \"Plus tard\", en = \"Later\" }",
                "",
                vec!["module-empty"],
            ),
            (COURSE, "دورة", "دو\u{202e}رة", vec!["characters"]),
            (COURSE, "دورة", "دورة\u{200f}", vec!["direction-mark"]),
            (COURSE, "دورة", "د\u{2067}ورة\u{2069}", vec![]),
            (
                QUIZ,
                "objective = \"tell-apart\"\n",
                "",
                vec!["objective-idle"],
            ),
            (
                QUIZ,
                "objective = \"tell-apart\"\n",
                "objective = \"fly\"\n",
                vec!["objective-idle", "objective-unknown"],
            ),
            (
                QUIZ,
                "bank = \"final\"",
                "bank = \"nowhere\"",
                vec!["draw-bank", "bank-unused"],
            ),
            (QUIZ, "count = 2", "count = 3", vec!["draw-many"]),
            (
                QUIZ,
                "tags = [\"m1\"]\n",
                "[[draw]]\nbank = \"final\"\ncount = 12\n",
                vec!["draw-many"],
            ),
            (QUIZ, "correct = true\n", "", vec!["question-none-right"]),
            (QUIZ, ", en = \"Because\"", "", vec!["translation-missing"]),
            (
                BANK,
                "\n[[question.step]]\nid = \"c\"\ntext = { ar = \"ثالثا\", fr = \"Enfin\", en = \"Last\" }",
                "",
                vec!["question-few"],
            ),
            (
                BANK,
                "id = \"b-short\"",
                "id = \"b-number\"",
                vec!["id-taken", "draw-many"],
            ),
            (
                BANK,
                "id = \"b-short\"",
                "id = \"b-short\"\nstatus = \"retired\"",
                vec!["draw-many"],
            ),
            (
                BANK,
                "media/desk.svg",
                "media/lost.svg",
                vec!["media-missing", "media-unused"],
            ),
            (BANK, "points = 3.5", "points = 3", vec!["question-rubric"]),
            (BANK, "word = \"x\"", "word = \"w\"", vec!["question-word"]),
            (BANK, "radius = 60", "radius = 0", vec!["question-zone"]),
            (BANK, "[[b|غدا]]", "غدا", vec!["question-mark-missing"]),
            (BANK, "66.67", "60", vec!["question-weights"]),
            (AR, "(term:rumour)", "(term:gossip)", vec!["link-term"]),
            (AR, "## عنوان", "### عنوان", vec!["heading-skip"]),
            (
                AR,
                "media/figure.svg",
                "media/lost.svg",
                vec!["media-missing", "media-unused"],
            ),
            (AR, "![وصف كامل.]", "![]", vec!["media-alt"]),
            (AR, "فقرة", "فق\u{202d}رة", vec!["characters"]),
            (AR, "\n:::\n", "\n", vec!["block-open"]),
            (FR, "media/figure.svg", "media/figure.fr.svg", vec![]),
            (
                "glossary.toml",
                "\n[[term]]",
                "\n[[term]]\nkey = \"rumour\"\nar = { term = \"أ\", text = \"ب\" }\n[[term]]",
                vec!["translation-missing", "translation-missing", "term-taken"],
            ),
        ] {
            assert_eq!(
                ids(&sample::course_with(path, from, to)),
                rules,
                "{from} → {to}"
            );
        }
    }

    #[test]
    fn what_only_the_studio_could_do_is_found_too() {
        let mut course = sample::course();
        course.angle = 90;
        course.languages = vec![Locale::Fr];
        course.modules[0].items[1].file = "hour".into();
        let mut double = course.modules[0].items[0].clone();
        double.id = Slug::parse("second-hour").expect("a slug");
        let ItemKind::Quiz(quiz) = &mut course.modules[0].items[1].kind else {
            panic!("a quiz")
        };
        (quiz.pass_percent, quiz.attempts) = (0, Some(0));
        quiz.questions.clear();
        quiz.draws.clear();
        course.modules[0].items.push(double);
        let found: BTreeSet<_> = ids(&course).into_iter().collect();
        for rule in [
            "out-of-range",
            "language-unlisted",
            "language-source",
            "file-taken",
            "pass-percent",
            "quiz-empty",
            "objective-idle",
            "bank-unused",
        ] {
            assert!(found.contains(rule), "{rule} in {found:?}");
        }
    }

    #[test]
    fn a_translation_is_stale_when_its_source_moved_on() {
        let mut course = sample::course();
        let ItemKind::Lesson(lesson) = &mut course.modules[0].items[0].kind else {
            panic!("a lesson")
        };
        let today = lesson.texts[&Locale::Ar].hash();
        lesson
            .texts
            .get_mut(&Locale::Fr)
            .expect("French")
            .translated_from = Some(today);
        lesson.texts.get_mut(&Locale::En).expect("English").status = Some(Status::Machine);
        let parity = |course: &Course| {
            Locale::ALL.map(|locale| course.parity(&course.modules[0].items[0], locale))
        };
        assert_eq!(
            parity(&course),
            [Parity::Reviewed, Parity::Reviewed, Parity::Machine]
        );
        let ItemKind::Lesson(lesson) = &mut course.modules[0].items[0].kind else {
            panic!("a lesson")
        };
        lesson
            .texts
            .get_mut(&Locale::Ar)
            .expect("Arabic")
            .markdown
            .push_str("\n\nx");
        lesson.texts.remove(&Locale::En);
        assert_eq!(
            parity(&course),
            [Parity::Reviewed, Parity::Stale, Parity::Missing]
        );
        assert_eq!(ids(&course), ["translation-stale", "translation-missing"]);
    }

    #[test]
    fn items_know_their_neighbours() {
        let course = sample::course();
        let id = |text: &str| Slug::parse(text).expect("a slug");
        assert_eq!(
            course.next(&id("first-hour")).map(|item| item.id.as_str()),
            Some("first-check")
        );
        assert_eq!(
            course
                .previous(&id("first-check"))
                .map(|item| item.id.as_str()),
            Some("first-hour")
        );
        assert!(
            course.next(&id("first-check")).is_none() && course.previous(&id("nobody")).is_none()
        );
        assert_eq!(
            (course.written_minutes(), course.required_items().count()),
            (19, 1)
        );
        let title = |wanted| course.title_of(&course.modules[0].items[0], wanted);
        assert_eq!(title(Locale::Fr), ("La première heure", Locale::Fr));
        let mut arabic = course.modules[0].items[0]
            .lesson()
            .expect("a lesson")
            .clone();
        arabic.texts.remove(&Locale::Fr);
        let found = course
            .text_of(&arabic, Locale::Fr)
            .map(|(_, locale)| locale);
        assert_eq!(found, Some(Locale::Ar));
        assert_eq!(course.questions().count(), 17);
        assert!(course.question("b-short").is_some() && course.term("rumour").is_some());
        let json = course.json();
        assert_eq!(
            serde_json::from_str::<Course>(&json).expect("its own JSON"),
            course
        );
    }
}
