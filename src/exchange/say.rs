//! Outcomes, losses and reasons in words.

use super::report::{Line, Loss, Outcome, Reason};
use crate::kit::words::Words;

impl Loss {
    /// What is lost, as a part of a sentence.
    #[must_use]
    pub fn sentence(&self, t: &Words) -> String {
        match self {
            Self::Formatting(tags) => t.exchange_loss_formatting(tags),
            Self::Picture(name) => t.exchange_loss_picture(name),
            Self::PictureKept(name, path) => t.exchange_loss_picture_kept(name, path),
            Self::Media(name) => t.exchange_loss_media(name),
            Self::Table => t.exchange_loss_table(),
            Self::Formula => t.exchange_loss_formula(),
            Self::AnswerFeedback(count) => t.exchange_loss_answer_feedback(*count),
            Self::FeedbackForAll(count) => t.exchange_loss_feedback_for_all(*count),
            Self::CombinedFeedback => t.exchange_loss_combined(),
            Self::PartialAnswers(count) => t.exchange_loss_partial_answers(*count),
            Self::Answers(count) => t.exchange_loss_answers(*count),
            Self::Points(points) => t.exchange_loss_points(points),
            Self::Weights => t.exchange_loss_weights(),
            Self::Rounded(number) => t.exchange_loss_rounded(number),
            Self::Units(units) => t.exchange_loss_units(units),
            Self::FixedOrder => t.exchange_loss_fixed_order(),
            Self::SeveralInGap => t.exchange_loss_several_in_gap(),
            Self::Groups => t.exchange_loss_groups(),
            Self::After(text) => t.exchange_loss_after(text),
            Self::Template => t.exchange_loss_template(),
            Self::Attachments => t.exchange_loss_attachments(),
            Self::Scoring(rule) => t.exchange_loss_scoring(rule),
            Self::Part(name) => t.exchange_loss_part(name),
            Self::Hints(count) => t.exchange_loss_hints(*count),
            Self::Penalty => t.exchange_loss_penalty(),
            Self::Tags => t.exchange_loss_tags(),
            Self::Objective => t.exchange_loss_objective(),
            Self::Difficulty => t.exchange_loss_difficulty(),
            Self::Unit => t.exchange_loss_unit(),
            Self::Tolerance => t.exchange_loss_tolerance(),
            Self::RangeAnswer => t.exchange_loss_range_answer(),
            Self::Wildcards(count) => t.exchange_loss_wildcards(*count),
            Self::CaseMatters => t.exchange_loss_case(),
            Self::WordLimits => t.exchange_loss_word_limits(),
            Self::Model => t.exchange_loss_model(),
            Self::Rubric => t.exchange_loss_rubric(),
            Self::AllOrNothing => t.exchange_loss_all_or_nothing(),
            Self::OrderRule => t.exchange_loss_order_rule(),
            Self::WordBank => t.exchange_loss_word_bank(),
            Self::PartFeedback(count) => t.exchange_loss_part_feedback(*count),
            Self::Fixes(count) => t.exchange_loss_fixes(*count),
            Self::Status => t.exchange_loss_status(),
            Self::Cut => t.exchange_loss_cut(),
            Self::SomeTags => t.exchange_loss_some_tags(),
            Self::More => t.exchange_loss_more(),
        }
    }
}

impl Reason {
    /// Why a question is refused, as a part of a sentence.
    #[must_use]
    pub fn sentence(&self, t: &Words) -> String {
        match self {
            Self::Description => t.exchange_no_description(),
            Self::NoText => t.exchange_no_text(),
            Self::Unclosed => t.exchange_no_unclosed(),
            Self::Unopened => t.exchange_no_unopened(),
            Self::Few(count) => t.exchange_no_few(*count),
            Self::Many(count) => t.exchange_no_many(*count),
            Self::NoRight => t.exchange_no_right(),
            Self::Number(number) => t.exchange_no_number(number),
            Self::Weight(weight) => t.exchange_no_weight(weight),
            Self::NoAnswerLine => t.exchange_no_answer_line(),
            Self::AnswerUnknown(answer) => t.exchange_no_answer_unknown(answer),
            Self::Kind(kind) => t.exchange_no_kind(kind),
            Self::Construct(part) => t.exchange_no_construct(part),
            Self::Several(count) => t.exchange_no_several(*count),
            Self::Image(name) => t.exchange_no_image(name),
            Self::Twice(line) => t.exchange_no_twice(*line),
            Self::Taken(id) => t.exchange_no_taken(id),
            Self::Xml(fault) => t.exchange_no_xml(fault),
            Self::NotWritten => t.exchange_no_not_written(),
            Self::Dtd => t.exchange_no_dtd(),
            Self::TooComplex => t.exchange_no_complex(),
            Self::TooLarge(size) => t.exchange_no_large(*size),
            Self::ManyFiles(count) => t.exchange_no_files(*count),
            Self::Unpacked(size) => t.exchange_no_unpacked(*size),
            Self::Path(path) => t.exchange_no_path(path),
            Self::Nested(name) => t.exchange_no_nested(name),
            Self::Archive(fault) => t.exchange_no_archive(fault),
            Self::Missing(name) => t.exchange_no_missing(name),
            Self::Version(name) => t.exchange_no_version(name),
            Self::Nothing => t.exchange_no_nothing(),
            Self::Unknown => t.exchange_no_unknown(),
            Self::Empty => t.exchange_no_empty(),
            Self::ManyQuestions(most, left) => t.exchange_no_questions(*most, *left),
            Self::ManyLines(most) => t.exchange_no_lines(*most),
        }
    }
}

impl Line {
    /// What became of the question.
    #[must_use]
    pub fn sentence(&self, t: &Words) -> String {
        let exported = self.line == 0;
        match &self.outcome {
            Outcome::Carried(losses) if losses.is_empty() => {
                if exported {
                    t.exchange_exported()
                } else {
                    t.exchange_imported()
                }
            }
            Outcome::Carried(losses) => {
                let losses = losses.iter().map(|loss| loss.sentence(t));
                let losses = losses
                    .reduce(|told, loss| t.exchange_also(told, loss))
                    .unwrap_or_default();
                if exported {
                    t.exchange_exported_with_loss(losses)
                } else {
                    t.exchange_imported_with_loss(losses)
                }
            }
            Outcome::Refused(reason) if exported => t.exchange_not_exported(reason.sentence(t)),
            Outcome::Refused(reason) => t.exchange_refused(self.line, reason.sentence(t)),
        }
    }
}
