//! Who answers what: each answer to a question among the best, the middle and the weakest sittings.
//!
//! The best and the weakest are 27 % of the sittings each (Kelley, 1939, «The selection of upper and
//! lower groups for the validation of test items»), by their whole result. Sittings with the result
//! of the last one of a group belong to it too, so that the order of the sittings never matters.

use crate::{
    analysis::{
        distributions::Z,
        items::ENOUGH,
        sample::{Asked, Cell, Sitting},
        statistics::count,
    },
    kit::text::Localised,
    questions::{
        Body, Question, Response,
        mark::Share,
        review::{Note, Row, review},
    },
};

/// The part of the sittings in the best group, and in the weakest.
const PART: f64 = 0.27;
/// How many typed answers are told, the most frequent first.
const TYPED: usize = 12;

/// How many sittings, by how they did: best, middle, weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Groups {
    pub best: usize,
    pub middle: usize,
    pub weakest: usize,
}

impl Groups {
    #[must_use]
    pub fn all(&self) -> usize {
        self.best + self.middle + self.weakest
    }

    fn add(&mut self, more: &Self) {
        self.best += more.best;
        self.middle += more.middle;
        self.weakest += more.weakest;
    }
}

/// What the lines of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Options: who chose each.
    Options,
    /// Words of a text that could be marked as errors: who marked each.
    Marks,
    /// Parts of the answer, each right or wrong: who had each right.
    Parts,
    /// What was typed, the most frequent first.
    Typed,
    /// Each statement with each label of its scale: who gave it.
    Ratings,
    /// Texts that only a person can read.
    Written,
}

/// What a line is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Name {
    /// An option, a left side, a step, a statement, words.
    Text(Localised),
    Truth(bool),
    /// A gap, counted from 1, and what fills it rightly.
    Gap(usize, Localised),
    Typed(String),
    /// A statement and a label of its scale.
    Rated(Localised, Localised),
}

/// An option, a part, or what was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub name: Name,
    /// An option of the key, or an answer that earned full marks. A part always is.
    pub right: bool,
    pub groups: Groups,
}

/// The answers to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub kind: Kind,
    /// The sittings of each group. All in the middle when the results are too alike to tell the
    /// best from the weakest.
    pub groups: Groups,
    pub lines: Vec<Line>,
    pub unanswered: Groups,
}

/// What a table of options says against one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suspicion {
    /// Wrong, and nobody chose it.
    Unchosen,
    /// Wrong, and the best choose it: as often as the key, or more often than the weakest do,
    /// beyond chance (two proportions, 95 %).
    Tempting,
}

/// The bounds of the results of the best and of the weakest; None when they are the same.
fn bounds(cells: &[(&Sitting, &Cell)]) -> Option<(f64, f64)> {
    let mut totals: Vec<f64> = cells.iter().filter_map(|(s, _)| s.total()).collect();
    totals.sort_unstable_by(f64::total_cmp);
    let size = part(totals.len());
    let (weakest, best) = (
        *totals.get(size.checked_sub(1)?)?,
        *totals.get(totals.len() - size)?,
    );
    (weakest < best).then_some((weakest, best))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a part of a count"
)]
fn part(n: usize) -> usize {
    (count(n) * PART).round() as usize
}

/// What the table of a question tells.
#[must_use]
pub fn kind(question: &Question) -> Kind {
    match &question.body {
        Body::Single(_) | Body::Multiple(_) | Body::TrueFalse(_) | Body::Hotspot(_) => {
            Kind::Options
        }
        Body::MarkError(_) => Kind::Marks,
        Body::Matching(_) | Body::Ordering(_) | Body::Kprim(_) | Body::Cloze(_) => Kind::Parts,
        Body::Numeric(_) | Body::Short(_) => Kind::Typed,
        Body::Likert(_) => Kind::Ratings,
        Body::Essay(_) => Kind::Written,
    }
}

/// The answers to a question, from its sittings. `question` is the version of it that names the
/// options.
///
/// # Errors
/// When what is stored is no answer.
pub fn table(
    question: &Question,
    asked: &Asked,
    cells: &[(&Sitting, &Cell)],
) -> serde_json::Result<Table> {
    let bounds = bounds(cells);
    let place = |sitting: &Sitting| -> fn(&mut Groups) -> &mut usize {
        match (sitting.total(), bounds) {
            (Some(total), Some((_, best))) if total >= best => |groups| &mut groups.best,
            (Some(total), Some((weakest, _))) if total <= weakest => |groups| &mut groups.weakest,
            _ => |groups| &mut groups.middle,
        }
    };
    let mut whole = Groups::default();
    let mut by_response = vec![Groups::default(); asked.responses.len()];
    for (sitting, cell) in cells {
        let group = place(sitting);
        *group(&mut whole) += 1;
        *group(&mut by_response[cell.response as usize]) += 1;
    }
    let kind = kind(question);
    let mut lines = blank(question, kind);
    let mut unanswered = Groups::default();
    for (json, groups) in asked.responses.iter().zip(&by_response) {
        let Some(response) = serde_json::from_str::<Option<Response>>(json)? else {
            unanswered.add(groups);
            continue;
        };
        match (kind, &response) {
            (Kind::Typed, Response::Typed(typed)) => lines.push(Line {
                name: Name::Typed(typed.clone()),
                right: question.mark(Some(&response)).share == Share::FULL,
                groups: *groups,
            }),
            (Kind::Ratings, _) => {
                let scale = scale(question);
                for (at, row) in review(question, Some(&response)).rows.iter().enumerate() {
                    let Note::Rated {
                        given: Some(rating),
                        ..
                    } = row.note
                    else {
                        continue;
                    };
                    let line = at * scale + usize::from(rating).saturating_sub(1);
                    if let Some(line) = lines.get_mut(line) {
                        line.groups.add(groups);
                    }
                }
            }
            (Kind::Options | Kind::Marks | Kind::Parts, _) => {
                let rows = review(question, Some(&response)).rows;
                for (line, row) in lines.iter_mut().zip(rows) {
                    let counts = if kind == Kind::Parts {
                        row.correct
                    } else {
                        row.chosen
                    };
                    if counts {
                        line.groups.add(groups);
                    }
                }
            }
            (Kind::Typed | Kind::Written, _) => {}
        }
    }
    if kind == Kind::Typed {
        lines.sort_by_cached_key(|line| {
            let Name::Typed(typed) = &line.name else {
                return (0, String::new());
            };
            (usize::MAX - line.groups.all(), typed.clone())
        });
        lines.truncate(TYPED);
    }
    Ok(Table {
        kind,
        groups: whole,
        lines,
        unanswered,
    })
}

/// How many labels the scale of a question has.
fn scale(question: &Question) -> usize {
    match &question.body {
        Body::Likert(likert) => likert.labels.len(),
        _ => 0,
    }
}

/// The lines before anybody answers.
fn blank(question: &Question, kind: Kind) -> Vec<Line> {
    if let Body::Likert(likert) = &question.body {
        let statements = likert.statements.iter();
        let pairs = statements.flat_map(|statement| {
            let labels = likert.labels.iter();
            labels.map(|label| (statement.text.clone(), label.clone()))
        });
        return pairs
            .map(|(statement, label)| Line {
                name: Name::Rated(statement, label),
                right: false,
                groups: Groups::default(),
            })
            .collect();
    }
    let truth = matches!(question.body, Body::TrueFalse(_));
    let line = |(place, row): (usize, Row)| Line {
        right: kind == Kind::Parts || row.correct,
        name: match row.note {
            Note::Gap { expected, .. } => Name::Gap(place, expected),
            _ if truth => Name::Truth(row.id.as_str() == "true"),
            _ => Name::Text(row.text),
        },
        groups: Groups::default(),
    };
    match kind {
        Kind::Options | Kind::Marks | Kind::Parts => {
            (1..).zip(review(question, None).rows).map(line).collect()
        }
        Kind::Typed | Kind::Ratings | Kind::Written => Vec::new(),
    }
}

impl Table {
    /// What stands against the options: their places, in order. Nothing under [`ENOUGH`] sittings,
    /// and nothing against the two answers of true or false.
    #[must_use]
    pub fn suspicions(&self) -> Vec<(usize, Suspicion)> {
        if self.kind != Kind::Options || self.groups.all() < ENOUGH {
            return Vec::new();
        }
        let keys = self.lines.iter().filter(|line| line.right);
        let key = keys.map(|line| line.groups.best).max().unwrap_or(0);
        let wrong = self
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| !line.right);
        let told = wrong.filter_map(|(place, line)| {
            if line.groups.all() == 0 {
                let named = !matches!(line.name, Name::Truth(_));
                return named.then_some((place, Suspicion::Unchosen));
            }
            let tempting = self.groups.best > 0
                && (line.groups.best >= key.max(1) || self.rises(&line.groups));
            tempting.then_some((place, Suspicion::Tempting))
        });
        told.collect()
    }

    /// Whether the best chose it more often than the weakest, beyond chance.
    fn rises(&self, chosen: &Groups) -> bool {
        let (best, weakest) = (count(self.groups.best), count(self.groups.weakest));
        let (p, q) = (count(chosen.best) / best, count(chosen.weakest) / weakest);
        let pooled = (count(chosen.best) + count(chosen.weakest)) / (best + weakest);
        let error = (pooled * (1.0 - pooled) * (1.0 / best + 1.0 / weakest)).sqrt();
        (p - q) / error > Z
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        analysis::sample::{Gathering, Sample, samples::head},
        questions::samples,
    };

    fn json(options: &str) -> String {
        let given = (!options.is_empty()).then(|| Response::Options(samples::ids(options)));
        serde_json::to_string(&given).expect("JSON")
    }

    /// Sittings as `result:answer` (result in percent, answer the options chosen), of a question of
    /// no points beside one that makes the result.
    fn sample(sittings: &[(i64, String)]) -> Sample {
        let mut gathering = Gathering::default();
        for (result, response) in sittings {
            let lines = format!(
                "q-rest {} {result} 100 - null\nq-single 0 0 0 - {response}",
                result * 100
            );
            gathering.add(&head("ar", 1, false, &lines)).expect("lines");
        }
        gathering.sample()
    }

    fn of(question: &Question, sample: &Sample) -> Table {
        let place = sample
            .questions
            .iter()
            .position(|asked| asked.id == "q-single");
        let place = place.expect("asked");
        let cells = &sample.by_question()[place];
        table(question, &sample.questions[place], cells).expect("a table")
    }

    #[test]
    fn the_best_and_the_weakest_are_27_in_a_hundred_and_who_equals_them() {
        for (results, expected) in [
            // 27 % of ten is three.
            ((1..=10).collect::<Vec<i64>>(), (3, 4, 3)),
            (vec![1, 1, 1, 1, 5, 5, 9, 9, 9, 9], (4, 2, 4)),
            (vec![5; 10], (0, 10, 0)),
            (vec![5], (0, 1, 0)),
            (vec![0, 5, 5, 5, 5, 5, 5, 5, 5, 5], (0, 10, 0)),
        ] {
            let sittings: Vec<_> = results.iter().map(|r| (*r, json("a"))).collect();
            let groups = of(&samples::named("q-single"), &sample(&sittings)).groups;
            assert_eq!(
                (groups.best, groups.middle, groups.weakest),
                expected,
                "{results:?}"
            );
        }
    }

    #[test]
    fn options_parts_and_typed_answers_are_counted_by_group() {
        let sittings: Vec<_> = (1..=10)
            .map(|n| {
                (
                    n,
                    json(if n == 1 {
                        ""
                    } else if n < 6 {
                        "b"
                    } else {
                        "a"
                    }),
                )
            })
            .collect();
        let table_ = of(&samples::named("q-single"), &sample(&sittings));
        assert_eq!(table_.kind, Kind::Options);
        let told: Vec<_> = table_.lines.iter().map(|l| (l.right, l.groups)).collect();
        let groups = |best, middle, weakest| Groups {
            best,
            middle,
            weakest,
        };
        assert_eq!(
            told,
            [
                (true, groups(3, 2, 0)),
                (false, groups(0, 2, 2)),
                (false, groups(0, 0, 0))
            ]
        );
        assert_eq!(table_.unanswered, groups(0, 0, 1));

        let truth =
            |given: bool| serde_json::to_string(&Some(Response::Truth(given))).expect("JSON");
        let sittings: Vec<_> = (1..=10).map(|n| (n, truth(n < 5))).collect();
        let table_ = of(&samples::named("q-truth"), &sample(&sittings));
        assert_eq!(table_.lines[0].name, Name::Truth(true));
        assert_eq!(table_.lines[0].groups, groups(0, 1, 3));
        assert!(table_.lines[1].right, "the sample is false");

        let steps = Response::Sequence(samples::ids("b a c d"));
        let steps = serde_json::to_string(&Some(steps)).expect("JSON");
        let sittings: Vec<_> = (1..=10).map(|n| (n, steps.clone())).collect();
        let table_ = of(&samples::named("q-ordering"), &sample(&sittings));
        assert_eq!(table_.kind, Kind::Parts);
        let right: Vec<_> = table_.lines.iter().map(|l| l.groups.all()).collect();
        assert_eq!(right, [0, 0, 10, 10]);

        let typed = |text: &str| {
            serde_json::to_string(&Some(Response::Typed(text.to_owned()))).expect("JSON")
        };
        let sittings: Vec<_> = (1..=10)
            .map(|n| (n, typed(if n > 4 { "-2.5" } else { "2.5" })))
            .collect();
        let table_ = of(&samples::named("q-number"), &sample(&sittings));
        let told: Vec<_> = table_
            .lines
            .iter()
            .map(|line| (line.name.clone(), line.right, line.groups.all()))
            .collect();
        let name = |text: &str| Name::Typed(text.to_owned());
        assert_eq!(told, [(name("-2.5"), true, 6), (name("2.5"), false, 4)]);
    }

    #[test]
    fn words_marked_gaps_and_ratings_have_lines_of_their_own() {
        let lines = |name: &str, response: &Response| {
            let json = serde_json::to_string(&Some(response)).expect("JSON");
            let sittings: Vec<_> = (1..=10).map(|n| (n, json.clone())).collect();
            let table = of(&samples::named(name), &sample(&sittings));
            let counts: Vec<_> = table.lines.iter().map(|line| line.groups.all()).collect();
            (table.kind, counts)
        };
        let marked = Response::Options(samples::ids("b"));
        assert_eq!(lines("q-mark", &marked), (Kind::Marks, vec![0, 10, 0]));
        let rated = [(samples::id("a"), 3), (samples::id("b"), 1)].into();
        let rated = Response::Ratings(rated);
        let expected = (Kind::Ratings, vec![0, 0, 10, 10, 0, 0]);
        assert_eq!(lines("q-likert", &rated), expected);
        let (kind, gaps) = lines("q-cloze", &samples::named("q-cloze").key());
        assert_eq!(kind, Kind::Parts);
        assert!(gaps.iter().all(|n| *n == 10), "{gaps:?}");
        let written = samples::named("q-essay").key();
        assert_eq!(lines("q-essay", &written), (Kind::Written, vec![]));
    }

    proptest! {
        #[test]
        fn no_line_counts_more_sittings_than_there_are(
            responses in prop::collection::vec(samples::any_response(), 1..20),
        ) {
            for question in samples::all() {
                let sittings: Vec<_> = (0..)
                    .zip(&responses)
                    .map(|(n, one)| (n % 100, serde_json::to_string(&Some(one)).expect("JSON")))
                    .collect();
                let table = of(&question, &sample(&sittings));
                prop_assert_eq!(table.groups.all(), responses.len());
                for line in &table.lines {
                    prop_assert!(line.groups.best <= table.groups.best);
                    prop_assert!(line.groups.middle <= table.groups.middle);
                    prop_assert!(line.groups.weakest <= table.groups.weakest);
                }
                prop_assert_eq!(table.unanswered, Groups::default());
            }
        }
    }

    #[test]
    fn an_option_is_suspect_when_the_best_choose_it_or_nobody_does() {
        use Suspicion::{Tempting, Unchosen};
        // The answers of the best, the middle and the weakest ten of thirty.
        for (best, middle, weakest, expected) in [
            ("a", "a", "c", vec![(1, Unchosen)]),
            ("a", "b", "c", vec![]),
            ("b", "a", "c", vec![(1, Tempting)]),
            ("c", "c", "b", vec![(2, Tempting)]),
            ("a", "a", "a", vec![(1, Unchosen), (2, Unchosen)]),
        ] {
            let sittings: Vec<_> = (0..30)
                .map(|n| {
                    (
                        n,
                        json([weakest, middle, best][usize::try_from(n / 10).expect("0 to 2")]),
                    )
                })
                .collect();
            let question = samples::named("q-single");
            let table = of(&question, &sample(&sittings));
            assert_eq!(table.suspicions(), expected, "{best} {middle} {weakest}");
            let few = of(&question, &sample(&sittings[..29]));
            assert!(few.suspicions().is_empty());
        }
    }
}
