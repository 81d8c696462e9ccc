//! A rubric filled in: a level for each criterion, and what they come to.

use std::collections::BTreeMap;

use crate::questions::{
    Body, OptionId, Question,
    essay::{Criterion, Level},
    mark::Mark,
};

/// The level chosen for each criterion, counted from 0.
pub type Levels = BTreeMap<OptionId, usize>;

/// The criteria of a question; none for a question that the engine marks.
#[must_use]
pub fn criteria(question: &Question) -> &[Criterion] {
    match &question.body {
        Body::Essay(essay) => &essay.rubric,
        _ => &[],
    }
}

/// The level chosen for a criterion.
#[must_use]
pub fn chosen<'a>(criterion: &'a Criterion, levels: &Levels) -> Option<&'a Level> {
    criterion.levels.get(*levels.get(&criterion.id)?)
}

/// The criteria for which no level is chosen, in their order.
#[must_use]
pub fn missing<'a>(rubric: &'a [Criterion], levels: &Levels) -> Vec<&'a Criterion> {
    let without = |criterion: &&Criterion| chosen(criterion, levels).is_none();
    rubric.iter().filter(without).collect()
}

/// The points of the levels chosen, together; `None` while a criterion has no level.
#[must_use]
pub fn sum(rubric: &[Criterion], levels: &Levels) -> Option<Mark> {
    let points = rubric
        .iter()
        .map(|criterion| chosen(criterion, levels).map(|level| level.points));
    points.sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::kit::text::Localised;

    fn id(name: &str) -> OptionId {
        OptionId::parse(name).expect("an id")
    }

    fn rubric(points: &[&[i64]]) -> Vec<Criterion> {
        let levels = |points: &[i64]| {
            let level = |points: &i64| Level {
                points: Mark(*points),
                text: Localised::default(),
            };
            points.iter().map(level).collect()
        };
        (0..)
            .zip(points)
            .map(|(at, points): (u32, _)| Criterion {
                id: id(&format!("c{at}")),
                text: Localised::default(),
                levels: levels(points),
            })
            .collect()
    }

    #[test]
    fn every_criterion_needs_a_level_that_it_has() {
        let rubric = rubric(&[&[0, 50, 100], &[0, 200]]);
        for (chosen, mark, missing_count) in [
            (&[("c0", 2), ("c1", 1)][..], Some(300), 0),
            (&[("c0", 1), ("c1", 0)], Some(50), 0),
            (&[("c0", 1)], None, 1),
            (&[], None, 2),
            // A level that the criterion does not have, and a criterion of another question.
            (&[("c0", 3), ("c1", 1)], None, 1),
            (&[("c0", 0), ("c1", 1), ("c9", 4)], Some(200), 0),
        ] {
            let levels: Levels = chosen.iter().map(|(name, at)| (id(name), *at)).collect();
            assert_eq!(sum(&rubric, &levels), mark.map(Mark), "{chosen:?}");
            assert_eq!(missing(&rubric, &levels).len(), missing_count, "{chosen:?}");
        }
    }

    proptest! {
        #[test]
        fn a_full_rubric_lies_between_its_lowest_and_its_highest_levels(
            points in prop::collection::vec(prop::collection::vec(0_i64..500, 2..5), 1..5),
            at in 0_usize..5,
        ) {
            let borrowed: Vec<&[i64]> = points.iter().map(Vec::as_slice).collect();
            let rubric = rubric(&borrowed);
            let levels: Levels = rubric
                .iter()
                .map(|one| (one.id.clone(), at % one.levels.len()))
                .collect();
            let sum = sum(&rubric, &levels).expect("every criterion has a level").0;
            let ends = |end: fn(&[i64]) -> i64| borrowed.iter().map(|one| end(one)).sum::<i64>();
            prop_assert!(sum >= ends(|one| one.iter().copied().min().unwrap_or(0)));
            prop_assert!(sum <= ends(|one| one.iter().copied().max().unwrap_or(0)));
        }
    }
}
