//! The faults of one question, said as findings of the course.

use super::finding::{Finding, Place, Rule, Severity};
use crate::{
    kit::locale::Locale,
    questions::{
        check::{self, Fault, FaultKind},
        mark::Mark,
    },
};

/// A rule, a part, a count, a limit, a language.
type Said = (Rule, String, usize, usize, Option<Locale>);

fn in_language((rule, part, count, limit, _): Said, locale: Locale) -> Said {
    (rule, part, count, limit, Some(locale))
}

/// A fault of a question as a finding: its rule, its place in the question, its figures.
#[must_use]
pub fn finding(fault: &Fault, place: &Place) -> Finding {
    use FaultKind as K;
    let plain = |rule| (rule, String::new(), 0, 0, None);
    let part = |rule, part: &str| (rule, part.to_owned(), 0, 0, None);
    let (rule, part, count, limit, locale) = match &fault.kind {
        K::TextMissing { locale } => in_language(plain(Rule::QuestionText), *locale),
        K::WhyMissing { locale } => in_language(plain(Rule::QuestionWhy), *locale),
        K::ExplainMissing { locale } => in_language(plain(Rule::QuestionExplain), *locale),
        K::PointsOutOfRange => plain(Rule::QuestionPoints),
        K::DifficultyOutOfRange => plain(Rule::QuestionDifficulty),
        K::Count { found, least, .. } if found < least => {
            (Rule::QuestionFew, String::new(), *found, *least, None)
        }
        K::Count { found, most, .. } => (Rule::QuestionMany, String::new(), *found, *most, None),
        K::IdTwice { id } => part(Rule::QuestionIdTwice, id.as_str()),
        K::SameText { as_in, locale } => in_language(part(Rule::QuestionSame, as_in), *locale),
        K::AlikeText { as_in, locale } => in_language(part(Rule::QuestionAlike, as_in), *locale),
        K::NoneRight => plain(Rule::QuestionNoneRight),
        K::SeveralRight { found } => (Rule::QuestionSeveralRight, String::new(), *found, 0, None),
        K::AllRight => plain(Rule::QuestionAllRight),
        K::RightLonger { locale } => in_language(plain(Rule::QuestionRightLonger), *locale),
        K::ToleranceNegative => plain(Rule::QuestionTolerance),
        K::AcceptNothing => plain(Rule::QuestionAcceptNothing),
        K::AcceptNotInSource { locale } => in_language(plain(Rule::QuestionAcceptSource), *locale),
        K::AcceptEmpty => plain(Rule::QuestionAcceptEmpty),
        K::AcceptAnything => plain(Rule::QuestionAcceptAnything),
        K::PointsOfOpinion => plain(Rule::QuestionOpinion),
        K::PenaltyOutOfRange => plain(Rule::QuestionPenalty),
        K::WeightOutOfRange => plain(Rule::QuestionWeight),
        K::WeightAgainstKey => plain(Rule::QuestionWeightKey),
        // Basis points as percent have two decimals, as marks do.
        K::WeightsNotWhole { found } => part(Rule::QuestionWeights, &Mark(*found).to_string()),
        K::RangeAround => plain(Rule::QuestionRange),
        K::UnitMissing => plain(Rule::QuestionUnit),
        K::ShareOfPart => plain(Rule::QuestionPart),
        K::MarkMissing { id, locale } => {
            in_language(part(Rule::QuestionMarkMissing, id.as_str()), *locale)
        }
        K::MarkTwice { id, locale } => {
            in_language(part(Rule::QuestionMarkTwice, id.as_str()), *locale)
        }
        K::MarkUnknown { mark, locale } => {
            in_language(part(Rule::QuestionMarkUnknown, mark), *locale)
        }
        K::GapWeight => plain(Rule::QuestionGapWeight),
        K::WordUnknown { id } => part(Rule::QuestionWord, id.as_str()),
        K::ImageMissing => plain(Rule::QuestionImage),
        K::ZoneOutside => plain(Rule::QuestionZone),
        K::WordLimits => plain(Rule::QuestionWords),
        K::LevelPoints => plain(Rule::QuestionLevel),
        K::RubricSum { found, .. } => part(Rule::QuestionRubric, &found.to_string()),
    };
    let mut finding = Finding::new(
        rule,
        Place {
            locale,
            ..place.clone()
        },
    );
    finding.severity = match fault.severity() {
        check::Severity::Error => Severity::Error,
        check::Severity::Warning => Severity::Warning,
    };
    finding.detail.part = part;
    finding.named(&fault.place).counted(count, limit)
}
