//! What blind chance earns in a question.

use crate::{
    analysis::statistics::count,
    questions::{
        Body, Question,
        choice::{Choice, ChoiceOption},
        cloze::GapKind,
    },
};

/// The share, from 0 to 1, that somebody who answers at random earns on average. None where it
/// cannot be told: nobody types at random, and nobody knows how many boxes a guesser ticks.
#[must_use]
pub fn guess(question: &Question) -> Option<f64> {
    match &question.body {
        Body::Single(choice) => of_options(&choice.options, choice),
        Body::TrueFalse(_) => Some(0.5),
        Body::Matching(matching) => one_of(matching.rights().len()),
        // Four coins: all right once in sixteen, three right four times.
        Body::Kprim(kprim) if kprim.all_or_nothing => Some(1.0 / 16.0),
        Body::Kprim(_) => Some(3.0 / 16.0),
        Body::Hotspot(picture) if !picture.several => one_of(picture.zones.len()),
        Body::Cloze(cloze) => {
            let gaps = cloze.gaps.iter().map(|gap| {
                let chance = match &gap.kind {
                    GapKind::Choice { options } => {
                        of_options(options, &Choice::of(options.clone()))
                    }
                    GapKind::Word { .. } => one_of(cloze.bank.len()),
                    GapKind::Typed { .. } | GapKind::Number { .. } => None,
                };
                Some((f64::from(gap.weight), chance?))
            });
            let gaps: Vec<(f64, f64)> = gaps.collect::<Option<_>>()?;
            let whole: f64 = gaps.iter().map(|(weight, _)| weight).sum();
            let earned: f64 = gaps.iter().map(|(weight, chance)| weight * chance).sum();
            (whole > 0.0).then(|| earned / whole)
        }
        Body::Multiple(_)
        | Body::Hotspot(_)
        | Body::MarkError(_)
        | Body::Numeric(_)
        | Body::Short(_)
        | Body::Ordering(_)
        | Body::Essay(_)
        | Body::Likert(_) => None,
    }
}

fn one_of(n: usize) -> Option<f64> {
    (n > 0).then(|| 1.0 / count(n))
}

/// The mean of what each option alone earns.
fn of_options(options: &[ChoiceOption], choice: &Choice) -> Option<f64> {
    let earned = options.iter().filter_map(|option| {
        let share = choice.share_single(std::slice::from_ref(&option.id))?;
        Some(share.0)
    });
    let earned: i64 = earned.sum();
    one_of(options.len())
        .map(|part| part * f64::from(i32::try_from(earned).unwrap_or(0)) / 10_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::samples;

    #[test]
    fn gaps_that_are_chosen_can_be_guessed_and_gaps_that_are_typed_cannot() {
        let mut question = samples::named("q-cloze");
        assert_eq!(guess(&question), None, "the sample has a gap to type in");
        let Body::Cloze(cloze) = &mut question.body else {
            panic!("gaps")
        };
        let words = cloze.bank.len();
        cloze
            .gaps
            .retain(|gap| matches!(gap.kind, GapKind::Word { .. }));
        assert!(!cloze.gaps.is_empty());
        assert_eq!(guess(&question), Some(1.0 / count(words)));
    }

    #[test]
    fn chance_earns_one_in_so_many() {
        for (name, expected) in [
            ("q-single", Some(1.0 / 3.0)),
            ("q-truth", Some(0.5)),
            ("q-matching", Some(0.25)),
            ("q-multiple", None),
            ("q-number", None),
            ("q-short", None),
            ("q-ordering", None),
            ("q-kprim", Some(3.0 / 16.0)),
            ("q-spot", Some(1.0 / 3.0)),
            ("q-spots", None),
            ("q-mark", None),
            ("q-weighted", Some(0.5)),
            ("q-essay", None),
            ("q-likert", None),
        ] {
            let found = guess(&samples::named(name));
            let close = found
                .zip(expected)
                .is_some_and(|(a, b): (f64, f64)| (a - b).abs() < 1e-9);
            assert!(close || found == expected, "{name}: {found:?}");
        }
    }
}
