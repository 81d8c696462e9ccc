//! What a question has that its form does not show: it stays as it is when the form is saved.

use crate::questions::{Body, Question};

/// The question that a form describes, with what the form says nothing about taken from the
/// question as it stands: hints, penalty, status, weights, ranges, near answers, rules.
#[must_use]
pub fn keep(mut wanted: Question, old: &Question) -> Question {
    wanted.hints.clone_from(&old.hints);
    (wanted.penalty, wanted.status) = (old.penalty, old.status);
    match (&mut wanted.body, &old.body) {
        (Body::Single(new), Body::Single(old)) | (Body::Multiple(new), Body::Multiple(old)) => {
            for option in &mut new.options {
                let same = old.options.iter().find(|same| same.id == option.id);
                option.weight = same.and_then(|same| same.weight);
            }
        }
        (Body::Numeric(new), Body::Numeric(old)) => {
            new.tolerance_percent = old.tolerance_percent;
            (new.range, new.unit_required) = (old.range, old.unit_required);
        }
        (Body::Short(new), Body::Short(old)) => {
            new.partial.clone_from(&old.partial);
            new.case = old.case;
        }
        (Body::Ordering(new), Body::Ordering(old)) => new.rule = old.rule,
        _ => {}
    }
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kit::text::{Localised, Slug},
        questions::{
            OptionId, Status,
            choice::{Choice, ChoiceOption},
            mark::Share,
        },
    };

    #[test]
    fn what_the_form_does_not_show_stays() {
        let option = |name: &str, weight| ChoiceOption {
            id: OptionId::parse(name).expect("an id"),
            correct: true,
            text: Localised::default(),
            why: Localised::default(),
            weight,
        };
        let question = |options| {
            let id = Slug::parse("q-kept").expect("a slug");
            Question::new(id, Body::Single(Choice::of(options)))
        };
        let old = Question {
            hints: vec![Localised::default()],
            penalty: Share(5_000),
            status: Status::Draft,
            ..question(vec![option("a", Some(5_000)), option("b", Some(10_000))])
        };
        let wanted = question(vec![option("b", None), option("c", None)]);
        let kept = keep(wanted, &old);
        assert_eq!((kept.penalty, kept.status), (old.penalty, old.status));
        assert_eq!(kept.hints, old.hints);
        let Body::Single(choice) = kept.body else {
            panic!("a choice")
        };
        let weights: Vec<_> = choice.options.iter().map(|one| one.weight).collect();
        assert_eq!(weights, [Some(10_000), None]);
    }
}
