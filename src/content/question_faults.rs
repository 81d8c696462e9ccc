//! The faults of one question, said as findings of the course.

use super::finding::{Finding, Place, Rule, Severity};
use crate::questions::check::{self, Fault, FaultKind};

/// A fault of a question as a finding: its rule, its place in the question, its figures.
#[must_use]
pub fn finding(fault: &Fault, place: &Place) -> Finding {
    use FaultKind as K;
    let (rule, part, count, limit, locale) = match &fault.kind {
        K::TextMissing { locale } => (Rule::QuestionText, "", 0, 0, Some(*locale)),
        K::WhyMissing { locale } => (Rule::QuestionWhy, "", 0, 0, Some(*locale)),
        K::ExplainMissing { locale } => (Rule::QuestionExplain, "", 0, 0, Some(*locale)),
        K::PointsOutOfRange => (Rule::QuestionPoints, "", 0, 0, None),
        K::DifficultyOutOfRange => (Rule::QuestionDifficulty, "", 0, 0, None),
        K::Count { found, least, .. } if found < least => {
            (Rule::QuestionFew, "", *found, *least, None)
        }
        K::Count { found, most, .. } => (Rule::QuestionMany, "", *found, *most, None),
        K::IdTwice { id } => (Rule::QuestionIdTwice, id.as_str(), 0, 0, None),
        K::SameText { as_in, locale } => (Rule::QuestionSame, as_in.as_str(), 0, 0, Some(*locale)),
        K::AlikeText { as_in, locale } => {
            (Rule::QuestionAlike, as_in.as_str(), 0, 0, Some(*locale))
        }
        K::NoneRight => (Rule::QuestionNoneRight, "", 0, 0, None),
        K::SeveralRight { found } => (Rule::QuestionSeveralRight, "", *found, 0, None),
        K::AllRight => (Rule::QuestionAllRight, "", 0, 0, None),
        K::RightLonger { locale } => (Rule::QuestionRightLonger, "", 0, 0, Some(*locale)),
        K::ToleranceNegative => (Rule::QuestionTolerance, "", 0, 0, None),
        K::AcceptNothing => (Rule::QuestionAcceptNothing, "", 0, 0, None),
        K::AcceptNotInSource { locale } => (Rule::QuestionAcceptSource, "", 0, 0, Some(*locale)),
        K::AcceptEmpty => (Rule::QuestionAcceptEmpty, "", 0, 0, None),
        K::AcceptAnything => (Rule::QuestionAcceptAnything, "", 0, 0, None),
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
    part.clone_into(&mut finding.detail.part);
    finding.named(&fault.place).counted(count, limit)
}
