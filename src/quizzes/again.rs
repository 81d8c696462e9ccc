//! Marks that count instead of the engine's: those that a person gave, and those of a key that was
//! corrected after the paper was drawn. The paper stays as it was sat.

use std::collections::BTreeMap;

use crate::{
    kit::{text::Slug, time::Timestamp},
    questions::{
        Body, Marking, Question, Verdict,
        mark::{Mark, Share},
    },
    quizzes::{
        answers::Answers,
        draw::Paper,
        grade::{self, Graded, total},
    },
};

/// The mark that counts for one question of a sitting.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Adjusted {
    pub question_id: Slug,
    pub mark: Mark,
    /// `hand` or `again`.
    pub source: String,
    /// JSON of the levels chosen, criterion to level; `{}` for none.
    pub levels: String,
    /// To the person.
    pub comment: String,
    pub at: Timestamp,
}

impl Adjusted {
    #[must_use]
    pub fn is_by_hand(&self) -> bool {
        self.source == BY_HAND
    }
}

/// The source of a mark that a person gave, as stored.
pub const BY_HAND: &str = "hand";
/// The source of a mark given again with a corrected key, as stored.
pub const AGAIN: &str = "again";

/// The marks that count instead of the engine's, by question.
pub type Adjustments = BTreeMap<Slug, Adjusted>;

/// A question to be marked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub regrade_id: String,
    pub question_id: Slug,
    /// The question with its new key; none: everybody gets its points.
    pub key: Option<Question>,
    /// Whether a mark may become lower.
    pub falls: bool,
    pub at: Timestamp,
}

/// What a correction does to one mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub regrade_id: String,
    pub question_id: Slug,
    pub before: Mark,
    pub after: Mark,
}

/// The question as it was set, with another key: its text and its points stay. `None` when the
/// other question is of another type, whose key says nothing about these answers, or when a person
/// marks it, by the rubric that was promised.
#[must_use]
pub fn rekeyed(set: &Question, key: &Question) -> Option<Question> {
    let alike = std::mem::discriminant(&set.body) == std::mem::discriminant(&key.body)
        && !matches!(set.body, Body::Essay(_));
    alike.then(|| Question {
        body: key.body.clone(),
        explain: key.explain.clone(),
        ..set.clone()
    })
}

/// The paper with the keys that corrections gave to its questions: for marking, and for showing.
#[must_use]
pub fn with_keys<'a>(
    paper: &Paper,
    corrections: impl IntoIterator<Item = &'a Correction>,
) -> Paper {
    let mut paper = paper.clone();
    for correction in corrections {
        for set in &mut paper.questions {
            if set.question.id == correction.question_id
                && let Some(key) = &correction.key
                && let Some(question) = rekeyed(&set.question, key)
            {
                set.question = question;
            }
        }
    }
    paper
}

/// What corrections change, in their order, the oldest first. A mark that a person gave stands
/// against a key, not against points for everybody. Corrections that were taken into account before
/// change nothing.
#[must_use]
pub fn changes(
    paper: &Paper,
    answers: &Answers,
    adjusted: &Adjustments,
    corrections: &[Correction],
) -> Vec<Change> {
    let now = markings(paper, answers, adjusted);
    let sets = paper.questions.iter().map(|set| &set.question.id);
    let mut standing: BTreeMap<&Slug, Marking> = sets.zip(now).collect();
    let mut changes = Vec::new();
    for correction in corrections {
        let id = &correction.question_id;
        let Some(set) = paper.questions.iter().find(|set| set.question.id == *id) else {
            continue;
        };
        let Some(marking) = standing.get(id).copied() else {
            continue;
        };
        let by_hand = adjusted.get(id).is_some_and(Adjusted::is_by_hand);
        let anew = match &correction.key {
            None => Some(set.question.points),
            Some(_) if by_hand => None,
            Some(key) => mark_with(paper, answers, correction, &set.question, key),
        };
        let Some(anew) = anew else { continue };
        let before = marking.mark;
        let after = if correction.falls {
            anew
        } else {
            before.max(anew)
        };
        if after != before || marking.verdict == Verdict::Awaiting {
            standing.insert(&set.question.id, decided(&set.question, after));
            changes.push(Change {
                regrade_id: correction.regrade_id.clone(),
                question_id: id.clone(),
                before,
                after,
            });
        }
    }
    changes
}

/// The mark by another key; `None` when that key does not fit.
fn mark_with(
    paper: &Paper,
    answers: &Answers,
    correction: &Correction,
    set: &Question,
    key: &Question,
) -> Option<Mark> {
    rekeyed(set, key)?;
    let keyed = with_keys(paper, [correction]);
    let at = keyed
        .questions
        .iter()
        .position(|one| one.question.id == set.id)?;
    grade::markings(&keyed, answers).get(at).map(|one| one.mark)
}

/// A marking by a mark that was decided.
fn decided(question: &Question, mark: Mark) -> Marking {
    let share = Share::of(mark.0, question.points.0);
    Marking {
        share,
        mark,
        verdict: match share {
            Share::FULL => Verdict::Right,
            Share::NONE => Verdict::Wrong,
            _ => Verdict::Partial,
        },
    }
}

/// What each question earned, in the order of the paper, with the marks that count instead of the
/// engine's.
#[must_use]
pub fn markings(paper: &Paper, answers: &Answers, adjusted: &Adjustments) -> Vec<Marking> {
    let marked = paper.questions.iter().zip(grade::markings(paper, answers));
    marked
        .map(|(set, marking)| match adjusted.get(&set.question.id) {
            Some(one) => decided(&set.question, one.mark),
            None => marking,
        })
        .collect()
}

/// What a paper earned, with the marks that count instead of the engine's.
#[must_use]
pub fn settled(paper: &Paper, answers: &Answers, adjusted: &Adjustments) -> Graded {
    total(paper, answers, &markings(paper, answers, adjusted))
}

/// The questions that wait for a person, in the order of the paper.
pub fn waiting<'a>(
    paper: &'a Paper,
    markings: &'a [Marking],
) -> impl Iterator<Item = &'a Slug> + use<'a> {
    let marked = paper.questions.iter().zip(markings);
    marked
        .filter(|(_, marking)| marking.verdict == Verdict::Awaiting)
        .map(|(set, _)| &set.question.id)
}

/// A change as the mark that counts from now on.
#[must_use]
pub fn adjusted_by(change: &Change, now: Timestamp) -> Adjusted {
    Adjusted {
        question_id: change.question_id.clone(),
        mark: change.after,
        source: AGAIN.to_owned(),
        levels: "{}".to_owned(),
        comment: String::new(),
        at: now,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        content::{course::Feedback, settings::Settings},
        questions::{Response, essay::Essay, samples},
        quizzes::{answers::Responses, draw::Set},
    };

    fn slug(name: &str) -> Slug {
        Slug::parse(name).expect("a slug")
    }

    fn single(right: &str) -> Question {
        let options = ["a", "b", "c"].map(|name| (name, name == right));
        samples::question("q-one", Body::Single(samples::choice(&options)))
    }

    fn essay() -> Question {
        samples::question("q-essay", Body::Essay(Essay::default()))
    }

    fn paper(questions: Vec<Question>) -> Paper {
        let set = |question| Set {
            question,
            shown: Vec::new(),
        };
        Paper {
            questions: questions.into_iter().map(set).collect(),
            pass_percent: 50,
            feedback: Feedback::Full,
            settings: Settings::default(),
            attempts: None,
        }
    }

    fn chosen(option: &str) -> Answers {
        let essay = (slug("q-essay"), Response::Written("words".to_owned()));
        let options = Response::Options(samples::ids(option));
        Answers::from(Responses::from([(slug("q-one"), options), essay]))
    }

    fn correction(question: &str, key: Option<Question>, falls: bool) -> Correction {
        Correction {
            regrade_id: "r".to_owned(),
            question_id: slug(question),
            key,
            falls,
            at: Timestamp(0),
        }
    }

    fn adjusted(question: &str, mark: i64, source: &str) -> Adjustments {
        let one = Adjusted {
            question_id: slug(question),
            mark: Mark(mark),
            source: source.to_owned(),
            levels: "{}".to_owned(),
            comment: String::new(),
            at: Timestamp(0),
        };
        [(slug(question), one)].into()
    }

    #[test]
    fn a_mark_rises_with_its_key_and_falls_only_when_it_may() {
        let paper = paper(vec![single("a")]);
        let none = Adjustments::new();
        let by_hand = adjusted("q-one", 30, BY_HAND);
        let before = adjusted("q-one", 100, AGAIN);
        for (answer, key, falls, adjusted, expected) in [
            ("b", Some("b"), false, &none, Some((0, 100))),
            ("c", Some("b"), false, &none, None),
            // Right by the old key, wrong by the new one.
            ("a", Some("b"), false, &none, None),
            ("a", Some("b"), true, &none, Some((100, 0))),
            ("b", Some("b"), true, &none, Some((0, 100))),
            ("c", None, false, &none, Some((0, 100))),
            ("a", None, false, &none, None),
            // A person's mark stands against a key, not against points for everybody.
            ("b", Some("b"), true, &by_hand, None),
            ("b", None, false, &by_hand, Some((30, 100))),
            // Taken into account before.
            ("b", Some("b"), false, &before, None),
            ("b", Some("b"), true, &before, None),
            ("a", Some("b"), true, &before, Some((100, 0))),
        ] {
            let corrections = [correction("q-one", key.map(single), falls)];
            let changes = changes(&paper, &chosen(answer), adjusted, &corrections);
            let marks = changes.first().map(|one| (one.before.0, one.after.0));
            assert_eq!(marks, expected, "{answer} {key:?} {falls}");
        }
    }

    #[test]
    fn a_key_of_another_type_and_a_question_of_another_paper_change_nothing() {
        let paper = paper(vec![single("a")]);
        let mut truth = samples::named("q-truth");
        truth.id = slug("q-one");
        for correction in [
            correction("q-one", Some(truth), true),
            correction("q-other", None, true),
        ] {
            let none = Adjustments::new();
            assert_eq!(changes(&paper, &chosen("b"), &none, &[correction]), []);
        }
    }

    #[test]
    fn a_paper_keeps_its_text_and_its_points_under_another_key() {
        let mut question = single("a");
        question.points = Mark(300);
        let mut key = single("b");
        key.text = samples::text("another text");
        key.points = Mark(500);
        key.explain = samples::text("because");
        let keyed = with_keys(
            &paper(vec![question.clone()]),
            [&correction("q-one", Some(key), false)],
        );
        let anew = &keyed.questions[0].question;
        assert_eq!((&anew.text, anew.points), (&question.text, Mark(300)));
        assert_eq!(anew.explain, samples::text("because"));
        assert_ne!(anew.body, question.body);
    }

    #[test]
    fn an_essay_waits_until_a_person_or_points_for_everybody_settle_it() {
        let paper = paper(vec![single("a"), essay()]);
        let given = chosen("a");
        let none = Adjustments::new();
        let graded = settled(&paper, &given, &none);
        assert_eq!((graded.awaiting, graded.earned), (1, Mark(100)));
        assert!(!graded.passed, "half of the points, and still not known");
        let waits = |adjusted: &Adjustments| -> Vec<Slug> {
            let markings = markings(&paper, &given, adjusted);
            waiting(&paper, &markings).cloned().collect()
        };
        assert_eq!(waits(&none), [slug("q-essay")]);
        let by_hand = adjusted("q-essay", 40, BY_HAND);
        let graded = settled(&paper, &given, &by_hand);
        assert_eq!((graded.awaiting, graded.earned), (0, Mark(140)));
        assert!(graded.passed);
        assert_eq!(waits(&by_hand), []);
        let key = correction("q-essay", Some(essay()), true);
        assert_eq!(changes(&paper, &given, &none, &[key]), []);
        let points = correction("q-essay", None, false);
        let changes = changes(&paper, &given, &none, &[points]);
        assert_eq!(changes[0].after, Mark(100));
        // Nothing written: nothing to wait for.
        let nothing = Answers::default();
        assert_eq!(settled(&paper, &nothing, &none).awaiting, 0);
    }

    proptest! {
        #[test]
        fn marking_again_twice_is_marking_again_once(
            answer in "[abc]", keys in prop::collection::vec(("[abc]", any::<bool>()), 1..4),
        ) {
            let paper = paper(vec![single("a")]);
            let given = chosen(&answer);
            let mut standing = Adjustments::new();
            let mut earned = settled(&paper, &given, &standing).earned;
            for (key, falls) in keys {
                let corrections = [correction("q-one", Some(single(&key)), falls)];
                for time in 0..2 {
                    let changes = changes(&paper, &given, &standing, &corrections);
                    prop_assert!(time == 0 || changes.is_empty());
                    for change in changes {
                        let one = adjusted_by(&change, Timestamp(0));
                        standing.insert(one.question_id.clone(), one);
                    }
                }
                let now = settled(&paper, &given, &standing).earned;
                prop_assert!(falls || now >= earned, "it only rises");
                earned = now;
            }
        }
    }

    #[test]
    fn partial_keys_are_marked_by_the_engine() {
        let question = |right: &[(&str, bool)]| {
            samples::question("q-one", Body::Multiple(samples::choice(right)))
        };
        let paper = paper(vec![question(&[("a", true), ("b", false), ("c", true)])]);
        let key = question(&[("a", true), ("b", true), ("c", true)]);
        let changes = changes(
            &paper,
            &chosen("b c"),
            &Adjustments::new(),
            &[correction("q-one", Some(key), false)],
        );
        assert_eq!(changes[0].before, Mark(0));
        assert_eq!(changes[0].after, Mark(67));
    }
}
