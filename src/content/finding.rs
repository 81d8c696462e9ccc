//! What the checker says: a rule, how grave it is, where, and one sentence in three languages.
//!
//! The same findings serve the console, the import and the checklist of the studio.

use serde::Serialize;

use crate::kit::{
    locale::Locale,
    text::Slug,
    words::{self, Words},
};

/// Whether a finding closes the way to publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

impl Severity {
    /// For the console.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! rules {
    ($($rule:ident $id:literal $severity:ident $sentence:expr;)*) => {
        /// A rule of the checker.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($rule),* }

        impl Rule {
            pub const ALL: &'static [Self] = &[$(Self::$rule),*];

            /// `link-item`: stable, for the console and for searching the documentation.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$rule => $id),* }
            }

            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$rule => Severity::$severity),* }
            }

            fn sentence(self, words: &Words, detail: &Detail) -> String {
                let say: fn(&Words, &Detail) -> String = match self { $(Self::$rule => $sentence),* };
                say(words, detail)
            }
        }
    };
}

rules! {
    RawHtml "raw-html" Error |w, d| w.content_raw_html(&d.name);
    LinkScheme "link-scheme" Error |w, d| w.content_link_scheme(&d.name);
    LinkItem "link-item" Error |w, d| w.content_link_item(&d.name);
    LinkTerm "link-term" Error |w, d| w.content_link_term(&d.name);
    MediaMissing "media-missing" Error |w, d| w.content_media_missing(&d.name);
    MediaSource "media-source" Error |w, d| w.content_media_source(&d.name);
    MediaAlt "media-alt" Error |w, d| w.content_media_alt(&d.name);
    MediaPlace "media-place" Error |w, d| w.content_media_place(&d.name);
    MediaUnused "media-unused" Warning |w, d| w.content_media_unused(&d.name);
    MediaLarge "media-large" Error |w, d| w.content_media_large(&d.name, d.count, d.limit);
    Drawing "drawing" Error |w, d| w.content_drawing(&d.name, &d.part);
    HeadingTop "heading-top" Error |w, d| w.content_heading_top(&d.name);
    HeadingSkip "heading-skip" Error |w, d| w.content_heading_skip(&d.name);
    BlockUnknown "block-unknown" Error |w, d| w.content_block_unknown(&d.name);
    BlockNested "block-nested" Error |w, d| w.content_block_nested(&d.name);
    BlockOpen "block-open" Error |w, d| w.content_block_open(&d.name);
    BlockStray "block-stray" Error |w, _| w.content_block_stray();
    TooDeep "too-deep" Error |w, _| w.content_too_deep();
    TableWide "table-wide" Error |w, d| w.content_table_wide(d.count, d.limit);
    TooLarge "too-large" Error |w, d| w.content_too_large(d.limit);
    NoteUnused "note-unused" Warning |w, d| w.content_note_unused(&d.name);
    SourceMissing "source-missing" Error |w, _| w.content_source_missing();
    TranslationMissing "translation-missing" Warning |w, d| w.content_translation_missing(&d.name, d.count);
    TranslationStale "translation-stale" Warning |w, d| w.content_translation_stale(&d.name);
    LanguageUnlisted "language-unlisted" Warning |w, d| w.content_language_unlisted(&d.name);
    LanguageSource "language-source" Error |w, d| w.content_language_source(&d.name);
    IdTaken "id-taken" Error |w, d| w.content_id_taken(&d.name);
    FileTaken "file-taken" Error |w, d| w.content_file_taken(&d.name);
    IdReserved "id-reserved" Error |w, d| w.content_id_reserved(&d.name);
    IdRetired "id-retired" Error |w, d| w.content_id_retired(&d.name);
    RetiredUnknown "retired-unknown" Error |w, d| w.content_retired_unknown(&d.name);
    ObjectiveUnknown "objective-unknown" Error |w, d| w.content_objective_unknown(&d.name);
    ObjectiveIdle "objective-idle" Warning |w, d| w.content_objective_idle(&d.name);
    TermTaken "term-taken" Error |w, d| w.content_term_taken(&d.name);
    Minutes "minutes" Warning |w, d| w.content_minutes(d.count, d.limit);
    MinutesTotal "minutes-total" Warning |w, d| w.content_minutes_total(d.count, d.limit);
    Characters "characters" Error |w, d| w.content_characters(&d.name);
    DirectionMark "direction-mark" Warning |w, d| w.content_direction_mark(&d.name);
    DrawBank "draw-bank" Error |w, d| w.content_draw_bank(&d.name);
    DrawMany "draw-many" Error |w, d| w.content_draw_many(&d.name, d.count, d.limit);
    BankUnused "bank-unused" Warning |w, d| w.content_bank_unused(&d.name);
    QuizEmpty "quiz-empty" Error |w, _| w.content_quiz_empty();
    SettingsDates "settings-dates" Error |w, _| w.content_settings_dates();
    SettingsMastery "settings-mastery" Error |w, d| w.content_settings_mastery(d.count, d.limit);
    SettingsPassword "settings-password" Error |w, _| w.content_settings_password();
    SettingsAverage "settings-average" Warning |w, _| w.content_settings_average();
    SettingsIdle "settings-idle" Warning |w, d| w.content_settings_idle(&d.name);
    BandPercent "band-percent" Error |w, d| w.content_band_percent(d.count, d.limit);
    BandTwice "band-twice" Error |w, d| w.content_band_twice(d.count);
    SectionQuestion "section-question" Error |w, d| w.content_section_question(&d.name);
    SectionDraw "section-draw" Error |w, d| w.content_section_draw(&d.name);
    SectionTwice "section-twice" Error |w, d| w.content_section_twice(&d.name);
    SectionEmpty "section-empty" Warning |w, _| w.content_section_empty();
    SectionLeft "section-left" Warning |w, d| w.content_section_left(d.count, d.limit);
    CertificateIdle "certificate-idle" Warning |w, d| w.content_certificate_idle(&d.name);
    CertificateDesign "certificate-design" Error |w, d| w.content_certificate_design(&d.name);
    CertificateFlaw "certificate-flaw" Error |w, d| w.content_certificate_flaw(&d.name);
    PassPercent "pass-percent" Error |w, _| w.content_pass_percent();
    OutOfRange "out-of-range" Error |w, d| w.content_out_of_range(&d.name, d.count);
    NothingRequired "nothing-required" Error |w, _| w.content_nothing_required();
    ModuleEmpty "module-empty" Warning |w, _| w.content_module_empty();
    QuestionText "question-text" Error |w, d| w.content_question_text(&d.name);
    QuestionWhy "question-why" Warning |w, d| w.content_question_why(&d.name);
    QuestionExplain "question-explain" Warning |w, _| w.content_question_explain();
    QuestionPoints "question-points" Error |w, _| w.content_question_points();
    QuestionDifficulty "question-difficulty" Error |w, _| w.content_question_difficulty();
    QuestionFew "question-few" Error |w, d| w.content_question_few(&d.name, d.count, d.limit);
    QuestionMany "question-many" Error |w, d| w.content_question_many(&d.name, d.count, d.limit);
    QuestionIdTwice "question-id-twice" Error |w, d| w.content_question_id_twice(&d.name, &d.part);
    QuestionSame "question-same" Error |w, d| w.content_question_same(&d.name, &d.part);
    QuestionAlike "question-alike" Warning |w, d| w.content_question_alike(&d.name, &d.part);
    QuestionNoneRight "question-none-right" Error |w, _| w.content_question_none_right();
    QuestionSeveralRight "question-several-right" Error |w, d| w.content_question_several_right(d.count);
    QuestionAllRight "question-all-right" Warning |w, _| w.content_question_all_right();
    QuestionRightLonger "question-right-longer" Warning |w, _| w.content_question_right_longer();
    QuestionTolerance "question-tolerance" Error |w, _| w.content_question_tolerance();
    QuestionAcceptNothing "question-accept-nothing" Error |w, _| w.content_question_accept_nothing();
    QuestionAcceptSource "question-accept-source" Warning |w, _| w.content_question_accept_source();
    QuestionAcceptEmpty "question-accept-empty" Error |w, d| w.content_question_accept_empty(&d.name);
    QuestionAcceptAnything "question-accept-anything" Error |w, d| w.content_question_accept_anything(&d.name);
    QuestionOpinion "question-opinion" Error |w, _| w.content_question_opinion();
    QuestionPenalty "question-penalty" Error |w, _| w.content_question_penalty();
    QuestionWeight "question-weight" Error |w, d| w.content_question_weight(&d.name);
    QuestionWeightKey "question-weight-key" Error |w, d| w.content_question_weight_key(&d.name);
    QuestionWeights "question-weights" Error |w, d| w.content_question_weights(&d.part);
    QuestionRange "question-range" Error |w, _| w.content_question_range();
    QuestionUnit "question-unit" Error |w, d| w.content_question_unit(&d.name);
    QuestionPart "question-part" Error |w, d| w.content_question_part(&d.name);
    QuestionMarkMissing "question-mark-missing" Error |w, d| w.content_question_mark_missing(&d.name, &d.part);
    QuestionMarkTwice "question-mark-twice" Error |w, d| w.content_question_mark_twice(&d.name, &d.part);
    QuestionMarkUnknown "question-mark-unknown" Error |w, d| w.content_question_mark_unknown(&d.name, &d.part);
    QuestionGapWeight "question-gap-weight" Error |w, d| w.content_question_gap_weight(&d.name);
    QuestionWord "question-word" Error |w, d| w.content_question_word(&d.name, &d.part);
    QuestionImage "question-image" Error |w, _| w.content_question_image();
    QuestionZone "question-zone" Error |w, d| w.content_question_zone(&d.name);
    QuestionWords "question-words" Error |w, _| w.content_question_words();
    QuestionLevel "question-level" Error |w, d| w.content_question_level(&d.name);
    QuestionRubric "question-rubric" Error |w, d| w.content_question_rubric(&d.part);
    IdLost "id-lost" Error |w, d| w.content_id_lost(&d.name);
    KindChanged "kind-changed" Error |w, d| w.content_kind_changed(&d.name);
}

/// What a sentence needs to be said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Detail {
    pub name: String,
    pub part: String,
    pub count: u32,
    pub limit: u32,
}

/// A rule broken inside one text; the caller knows which text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub rule: Rule,
    /// The line of the text, from 1.
    pub line: u32,
    pub detail: Detail,
}

impl Fault {
    #[must_use]
    pub fn new(rule: Rule, line: u32) -> Self {
        Self {
            rule,
            line,
            detail: Detail::default(),
        }
    }

    /// With what the author wrote, shortened: it may be anything.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        self.detail.name = shortened(name);
        self
    }

    #[must_use]
    pub fn part(mut self, part: &str) -> Self {
        self.detail.part = shortened(part);
        self
    }

    #[must_use]
    pub fn counted(mut self, count: usize, limit: usize) -> Self {
        self.detail.count = u32::try_from(count).unwrap_or(u32::MAX);
        self.detail.limit = u32::try_from(limit).unwrap_or(u32::MAX);
        self
    }

    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        self.rule.sentence(words, &self.detail)
    }
}

/// Where in the course.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Place {
    pub module: Option<Slug>,
    pub item: Option<Slug>,
    pub question: Option<Slug>,
    pub objective: Option<Slug>,
    /// The key of a term of the glossary.
    pub term: Option<Slug>,
    pub locale: Option<Locale>,
    /// The file, when it belongs to no item: a bank, a media file.
    pub file: Option<String>,
}

/// A rule broken somewhere in a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub rule: Rule,
    pub severity: Severity,
    pub place: Place,
    /// The line of the lesson's text, from 1, when the finding is inside one.
    pub line: Option<u32>,
    pub detail: Detail,
}

impl Finding {
    #[must_use]
    pub fn new(rule: Rule, place: Place) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            place,
            line: None,
            detail: Detail::default(),
        }
    }

    /// A fault of one text, put in its place.
    #[must_use]
    pub fn of(fault: Fault, place: Place) -> Self {
        let line = Some(fault.line).filter(|line| *line > 0);
        Self {
            line,
            detail: fault.detail,
            ..Self::new(fault.rule, place)
        }
    }

    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        self.detail.name = shortened(name);
        self
    }

    #[must_use]
    pub fn counted(mut self, count: usize, limit: usize) -> Self {
        self.detail.count = u32::try_from(count).unwrap_or(u32::MAX);
        self.detail.limit = u32::try_from(limit).unwrap_or(u32::MAX);
        self
    }

    /// One sentence for the author, in the language of the interface.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        self.rule.sentence(words, &self.detail)
    }

    /// The sentence in English without the isolates that a console would print as boxes.
    #[must_use]
    pub fn english(&self) -> String {
        plain(&self.sentence(words::words(Locale::En)))
    }
}

/// A sentence without the isolates that Fluent puts around what it inserts.
#[must_use]
pub fn plain(sentence: &str) -> String {
    sentence.replace(['\u{2068}', '\u{2069}'], "")
}

fn shortened(text: &str) -> String {
    const LIMIT: usize = 80;
    let mut out: String = text
        .chars()
        .filter(|c| !c.is_control())
        .take(LIMIT)
        .collect();
    if text.chars().nth(LIMIT).is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_own_id_and_speaks_three_languages() {
        let mut seen = std::collections::BTreeSet::new();
        for rule in Rule::ALL {
            assert!(seen.insert(rule.id()), "{}", rule.id());
            let finding = Finding::new(*rule, Place::default())
                .named("x-y")
                .counted(12, 3);
            let said = Locale::ALL.map(|locale| finding.sentence(words::words(locale)));
            assert!(
                said.iter().all(|sentence| sentence.len() > 10),
                "{}",
                rule.id()
            );
            assert!(said[0] != said[1] && said[1] != said[2], "{}", rule.id());
        }
    }

    /// The generated functions take their arguments in the order of the Arabic sentence: a sentence
    /// turned round would swap two figures without any error.
    #[test]
    fn each_figure_lands_in_its_own_place() {
        let files = [
            (
                Locale::Ar,
                include_str!("../../templates/words/ar/content.ftl"),
            ),
            (
                Locale::Fr,
                include_str!("../../templates/words/fr/content.ftl"),
            ),
            (
                Locale::En,
                include_str!("../../templates/words/en/content.ftl"),
            ),
        ];
        for (locale, file) in files {
            for rule in Rule::ALL {
                let start = format!("content-{} = ", rule.id());
                let wanted = file
                    .lines()
                    .find_map(|line| line.strip_prefix(&start))
                    .expect("a sentence");
                let mut wanted = wanted.to_owned();
                for (variable, value) in [
                    ("name", "NAME"),
                    ("language", "NAME"),
                    ("part", "PART"),
                    ("count", "11"),
                    ("limit", "22"),
                ] {
                    wanted = wanted.replace(&format!("{{ ${variable} }}"), value);
                }
                let mut finding = Finding::new(*rule, Place::default())
                    .named("NAME")
                    .counted(11, 22);
                finding.detail.part = "PART".into();
                let said = plain(&finding.sentence(words::words(locale)));
                let spaces = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
                assert_eq!(spaces(&said), wanted);
            }
        }
    }

    #[test]
    fn the_console_reads_plain_english() {
        let finding = Finding::new(Rule::LinkItem, Place::default()).named("first-hour");
        assert_eq!(
            finding.english(),
            "Link to an item that the course does not have: first-hour."
        );
    }
}
