//! What is to say of each type of question.

use crate::{kit::words::Words, questions::Body};

/// A type of question, told to who writes questions and to who answers them.
pub struct About {
    pub name: String,
    /// When to choose it.
    pub when: String,
    /// How it is marked.
    pub marked: String,
    /// How it is answered with the keyboard alone.
    pub keys: String,
}

/// What is to say of the type of this question. A type that is new does not compile without.
pub fn about(body: &Body, t: &Words) -> About {
    let [name, when, marked, keys] = match body {
        Body::Single(_) => [
            t.quizzes_kind_single(),
            t.help_single_when(),
            t.help_single_marked(),
            t.help_single_keys(),
        ],
        Body::Multiple(_) => [
            t.quizzes_kind_multiple(),
            t.help_multiple_when(),
            t.help_multiple_marked(),
            t.help_multiple_keys(),
        ],
        Body::TrueFalse(_) => [
            t.quizzes_kind_true_false(),
            t.help_true_false_when(),
            t.help_true_false_marked(),
            t.help_true_false_keys(),
        ],
        Body::Kprim(_) => [
            t.quizzes_kind_kprim(),
            t.help_kprim_when(),
            t.help_kprim_marked(),
            t.help_kprim_keys(),
        ],
        Body::Numeric(_) => [
            t.quizzes_kind_numeric(),
            t.help_numeric_when(),
            t.help_numeric_marked(),
            t.help_numeric_keys(),
        ],
        Body::Short(_) => [
            t.quizzes_kind_short(),
            t.help_short_when(),
            t.help_short_marked(),
            t.help_short_keys(),
        ],
        Body::Cloze(_) => [
            t.quizzes_kind_cloze(),
            t.help_cloze_when(),
            t.help_cloze_marked(),
            t.help_cloze_keys(),
        ],
        Body::Matching(_) => [
            t.quizzes_kind_matching(),
            t.help_matching_when(),
            t.help_matching_marked(),
            t.help_matching_keys(),
        ],
        Body::Ordering(_) => [
            t.quizzes_kind_ordering(),
            t.help_ordering_when(),
            t.help_ordering_marked(),
            t.help_ordering_keys(),
        ],
        Body::MarkError(_) => [
            t.quizzes_kind_mark_error(),
            t.help_mark_error_when(),
            t.help_mark_error_marked(),
            t.help_mark_error_keys(),
        ],
        Body::Hotspot(_) => [
            t.quizzes_kind_hotspot(),
            t.help_hotspot_when(),
            t.help_hotspot_marked(),
            t.help_hotspot_keys(),
        ],
        Body::Essay(_) => [
            t.quizzes_kind_essay(),
            t.help_essay_when(),
            t.help_essay_marked(),
            t.help_essay_keys(),
        ],
        Body::Likert(_) => [
            t.quizzes_kind_likert(),
            t.help_likert_when(),
            t.help_likert_marked(),
            t.help_likert_keys(),
        ],
    };
    About {
        name,
        when,
        marked,
        keys,
    }
}
