//! The rules of a quiz's settings: dates in order, sections that hold what they name, nothing set
//! that has no effect.

use std::collections::BTreeSet;

use super::{
    check::Audit,
    course::{Course, Quiz},
    finding::{Finding, Place, Rule},
    settings::{Behaviour, Counts, Pages, Settings, TimeUp},
};

impl Audit<'_> {
    /// What a certificate says of its renewal changes nothing when it never expires.
    pub(super) fn renewal(&mut self, course: &Course, place: &Place) {
        let policy = &course.certificate;
        let days = [
            ("renewal_window_days", policy.renewal_window_days),
            ("grace_days", policy.grace_days),
        ];
        for (name, days) in days {
            if let Some(days) = days {
                self.range(place, name, days, days <= 1_000);
                if policy.valid_months.is_none() {
                    self.add(Finding::new(Rule::CertificateIdle, place.clone()).named(name));
                }
            }
        }
    }

    pub(super) fn settings(&mut self, quiz: &Quiz, place: &Place) {
        let settings = &quiz.settings;
        if let (Some(opens), Some(closes)) = (settings.opens_at, settings.closes_at)
            && opens >= closes
        {
            self.add(Finding::new(Rule::SettingsDates, place.clone()));
        }
        if let Behaviour::Mastery { right, last } = settings.behaviour
            && (right == 0 || right > last)
        {
            let finding = Finding::new(Rule::SettingsMastery, place.clone());
            self.add(finding.counted(right as usize, last as usize));
        }
        let password = settings.password.as_deref();
        if password.is_some_and(|password| password.trim().is_empty()) {
            self.add(Finding::new(Rule::SettingsPassword, place.clone()));
        }
        if settings.counts == Counts::Average && quiz.attempts.is_none() {
            self.add(Finding::new(Rule::SettingsAverage, place.clone()));
        }
        for name in idle(quiz) {
            self.add(Finding::new(Rule::SettingsIdle, place.clone()).named(name));
        }
        self.bands(settings, place);
        self.sections(quiz, place);
    }

    fn bands(&mut self, settings: &Settings, place: &Place) {
        let mut seen = BTreeSet::new();
        for band in &settings.bands {
            let percent = band.from_percent as usize;
            if percent > 100 {
                self.add(Finding::new(Rule::BandPercent, place.clone()).counted(percent, 100));
            } else if !seen.insert(percent) {
                self.add(Finding::new(Rule::BandTwice, place.clone()).counted(percent, 0));
            }
        }
    }

    fn sections(&mut self, quiz: &Quiz, place: &Place) {
        let sections = &quiz.settings.sections;
        let (mut questions, mut draws) = (BTreeSet::new(), BTreeSet::new());
        for section in sections {
            for id in &section.questions {
                let name = id.as_str();
                if !quiz.questions.iter().any(|question| question.id == *id) {
                    self.add(Finding::new(Rule::SectionQuestion, place.clone()).named(name));
                } else if !questions.insert(id) {
                    self.add(Finding::new(Rule::SectionTwice, place.clone()).named(name));
                }
            }
            for at in &section.draws {
                let known = (*at as usize) < quiz.draws.len();
                let name = at.to_string();
                if !known {
                    self.add(Finding::new(Rule::SectionDraw, place.clone()).named(&name));
                } else if !draws.insert(*at) {
                    self.add(Finding::new(Rule::SectionTwice, place.clone()).named(&name));
                }
            }
            if section.questions.is_empty() && section.draws.is_empty() {
                self.add(Finding::new(Rule::SectionEmpty, place.clone()));
            }
        }
        let of = quiz.questions.len() + quiz.draws.len();
        let left = of.saturating_sub(questions.len() + draws.len());
        if !sections.is_empty() && left > 0 {
            self.add(Finding::new(Rule::SectionLeft, place.clone()).counted(left, of));
        }
    }
}

/// The settings that change nothing, by the names that files give them.
fn idle(quiz: &Quiz) -> Vec<&'static str> {
    let settings = &quiz.settings;
    let once = quiz.attempts == Some(1);
    let endless = quiz.minutes.is_none() && settings.closes_at.is_none();
    let rules = [
        (
            "sequential",
            settings.sequential && settings.pages == Pages::All,
        ),
        (
            "pages",
            settings.pages == Pages::Section && settings.sections.is_empty(),
        ),
        ("time_up", settings.time_up != TimeUp::Submit && endless),
        ("counts", settings.counts != Counts::Best && once),
        ("wait_first", settings.wait_first > 0 && once),
        (
            "wait_later",
            settings.wait_later > 0 && quiz.attempts.is_some_and(|attempts| attempts < 3),
        ),
    ];
    let idle = rules.into_iter().filter(|(_, idle)| *idle);
    idle.map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use crate::{
        content::{check::check, sample},
        kit::locale::Locale,
    };

    /// The rules broken by a quiz with these settings, its file having been `from` and being `to`.
    fn broken(settings: &str, change: (&str, &str)) -> Vec<&'static str> {
        let at = "feedback = \"marks\"\n";
        let path = "01-before/check.quiz.toml";
        let with = format!("{at}[settings]\n{settings}\n");
        let mut files = sample::files_with(path, at, &with);
        let text = String::from_utf8(files[path].clone()).expect("text");
        assert!(text.contains(change.0), "{}", change.0);
        files.insert(
            path.to_owned(),
            text.replacen(change.0, change.1, 1).into_bytes(),
        );
        let reading = crate::content::parse::files("small-course", &files);
        let course = reading
            .course
            .unwrap_or_else(|| panic!("{:?}", reading.problems));
        let mut rules: Vec<_> = check(&course).iter().map(|found| found.rule.id()).collect();
        rules.dedup();
        rules
    }

    #[test]
    fn what_is_said_of_renewal_has_no_effect_on_what_never_expires() {
        let rules = |from: &str, to: &str| {
            let files = sample::files_with("course.toml", from, to);
            let reading = crate::content::parse::files("small-course", &files);
            let course = reading.course.expect("a course");
            let found = check(&course);
            let mut rules: Vec<_> = found.iter().map(|found| found.rule.id()).collect();
            rules.dedup();
            rules
        };
        let days = "hours = 6\nrenewal_window_days = 45\ngrace_days = 0";
        assert!(rules("hours = 6", days).is_empty());
        let endless = format!("valid_months = 24\n{days}");
        let endless = endless.replacen("valid_months = 24\n", "", 1);
        assert_eq!(
            rules("valid_months = 24\nhours = 6", &endless),
            ["certificate-idle"]
        );
    }

    #[test]
    fn each_fault_of_the_settings_is_found() {
        let same = ("attempts = 3\n", "attempts = 3\n");
        let once = ("attempts = 3\n", "attempts = 1\n");
        let ever = ("attempts = 3\n", "");
        let endless = ("minutes = 15\n", "");
        let words = "{ ar = \"ا\", fr = \"a\", en = \"a\" }";
        let section = |what: &str| format!("[[settings.section]]\ntitle = {words}\n{what}");
        let all = "questions = [\"q-single\", \"q-multiple\", \"q-true\"]\ndraws = [0]";
        let (open, close) = ("2026-12-01T09:00:00Z", "2026-12-01T10:00:00Z");
        for (settings, change, expected) in [
            (
                format!("opens_at = {open}\ncloses_at = {close}"),
                same,
                &[][..],
            ),
            (
                format!("opens_at = {close}\ncloses_at = {open}"),
                same,
                &["settings-dates"][..],
            ),
            (
                format!("opens_at = {open}\ncloses_at = {open}"),
                same,
                &["settings-dates"][..],
            ),
            (
                "behaviour = \"mastery\"\nright = 5\nlast = 4".to_owned(),
                same,
                &["settings-mastery"][..],
            ),
            ("behaviour = \"mastery\"".to_owned(), same, &[][..]),
            (
                "password = \"  \"".to_owned(),
                same,
                &["settings-password"][..],
            ),
            ("counts = \"average\"".to_owned(), same, &[][..]),
            (
                "counts = \"average\"".to_owned(),
                ever,
                &["settings-average"][..],
            ),
            ("counts = \"last\"".to_owned(), once, &["settings-idle"][..]),
            ("wait_first = 5".to_owned(), once, &["settings-idle"][..]),
            ("wait_later = 5".to_owned(), once, &["settings-idle"][..]),
            ("wait_first = 5\nwait_later = 5".to_owned(), same, &[][..]),
            ("sequential = true".to_owned(), same, &["settings-idle"][..]),
            (
                "sequential = true\npages = \"question\"".to_owned(),
                same,
                &[][..],
            ),
            (
                "pages = \"section\"".to_owned(),
                same,
                &["settings-idle"][..],
            ),
            ("time_up = \"grace\"".to_owned(), same, &[][..]),
            (
                "time_up = \"discard\"".to_owned(),
                endless,
                &["settings-idle"][..],
            ),
            (
                format!("[[settings.band]]\nfrom_percent = 80\ntext = {words}\n").repeat(2),
                same,
                &["band-twice"][..],
            ),
            (section(all), same, &[][..]),
            (
                section("questions = [\"q-single\"]"),
                same,
                &["section-left"][..],
            ),
            (
                section(&all.replace("q-true", "b-short")),
                same,
                &["section-question", "section-left"][..],
            ),
            (
                section(&all.replace("[0]", "[0, 1]")),
                same,
                &["section-draw"][..],
            ),
            (
                section(&all.replace("[0]", "[0, 0]")),
                same,
                &["section-twice"][..],
            ),
            (
                section(&all.replace("q-true", "q-true\", \"q-true")),
                same,
                &["section-twice"][..],
            ),
            (
                format!("{}\n{}", section(all), section("")),
                same,
                &["section-empty"][..],
            ),
            (
                section(all).replace(", fr = \"a\"", ""),
                same,
                &["translation-missing"][..],
            ),
        ] {
            assert_eq!(broken(&settings, change), expected, "{settings}");
        }
    }

    #[test]
    fn a_band_above_a_hundred_is_found() {
        let mut course = sample::course();
        let item = course.modules[0].items.last_mut().expect("the quiz");
        let crate::content::course::ItemKind::Quiz(quiz) = &mut item.kind else {
            panic!("a quiz");
        };
        let mut text = crate::kit::text::Localised::default();
        for locale in Locale::ALL {
            text.set(locale, "x");
        }
        quiz.settings.bands = vec![super::super::settings::Band {
            from_percent: 101,
            text,
        }];
        let found: Vec<_> = check(&course).iter().map(|found| found.rule.id()).collect();
        assert_eq!(found, ["band-percent"]);
    }
}
