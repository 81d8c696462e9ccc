//! What blind chance earns in a question.

use crate::{
    analysis::statistics::count,
    questions::{Body, Question},
};

/// The share, from 0 to 1, that somebody who answers at random earns on average. None where it
/// cannot be told: nobody types at random, and nobody knows how many boxes a guesser ticks.
#[must_use]
pub fn guess(question: &Question) -> Option<f64> {
    match &question.body {
        Body::Single(choice) => {
            let n = choice.options.len();
            (n > 0).then(|| 1.0 / count(n))
        }
        Body::TrueFalse(_) => Some(0.5),
        Body::Matching(matching) => {
            let rights = matching.rights().len();
            (rights > 0).then(|| 1.0 / count(rights))
        }
        Body::Multiple(_) | Body::Numeric(_) | Body::Short(_) | Body::Ordering(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::samples;

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
        ] {
            assert_eq!(guess(&samples::named(name)), expected, "{name}");
        }
    }
}
