//! A word or a short expression to be typed: accepted when it equals a variant of any language
//! after folding (case, accents, hamza forms, ta marbuta, tatweel, digits, punctuation, blanks).
//!
//! A `*` in a variant stands for any run of characters, even none; `\*` is a star itself. Nothing
//! is accepted for being near: a person can always be told which rule refused an answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::check::{FaultKind, Report};
use super::mark::Share;
use crate::kit::folded::{fold, fold_cased};
use crate::kit::locale::Locale;
use crate::kit::text::Localised;

/// The writings accepted, by language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Short {
    pub accept: BTreeMap<Locale, Vec<String>>,
    /// Writings that earn a part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partial: Vec<Partial>,
    /// Capital letters count; accents still do not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub case: bool,
}

/// Writings that are nearly right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partial {
    pub accept: BTreeMap<Locale, Vec<String>>,
    pub share: Share,
    /// What is said to who wrote so.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub why: Localised,
}

impl Short {
    /// All, the part of the writings that earn one (the largest, if several match), or nothing.
    /// `None` when nothing is typed; punctuation alone is wrong.
    #[must_use]
    pub fn share(&self, typed: &str) -> Option<Share> {
        if typed.trim().is_empty() {
            return None;
        }
        if self.is_among(&self.accept, typed) {
            return Some(Share::FULL);
        }
        let part = self.part(typed);
        Some(part.map_or(Share::NONE, |part| part.share))
    }

    /// The writings that a text is among and that earn a part, when it does not earn all.
    #[must_use]
    pub fn part(&self, typed: &str) -> Option<&Partial> {
        if self.is_among(&self.accept, typed) {
            return None;
        }
        let parts = self.partial.iter();
        parts
            .filter(|part| self.is_among(&part.accept, typed))
            .max_by_key(|part| part.share)
    }

    fn is_among(&self, accept: &BTreeMap<Locale, Vec<String>>, typed: &str) -> bool {
        let fold = if self.case { fold_cased } else { fold };
        let typed = fold(typed);
        let mut variants = accept.values().flatten();
        !typed.is_empty() && variants.any(|variant| accepts(variant, &typed, fold))
    }

    /// The first writing accepted, in the first language that has one; empty if there is none.
    #[must_use]
    pub fn first_accepted(&self) -> String {
        self.accept
            .values()
            .flatten()
            .next()
            .map_or_else(String::new, |variant| readable(variant))
    }

    /// The first writing accepted in each language, for the learner to read.
    #[must_use]
    pub fn expected(&self) -> Localised {
        let mut line = Localised::default();
        for (locale, variants) in &self.accept {
            if let Some(variant) = variants.first() {
                line.set(*locale, &readable(variant));
            }
        }
        line
    }

    /// At least one answer accepted, and every variant with something to recognise.
    pub(super) fn check(&self, report: &mut Report) {
        let locale = report.source;
        if self.accept.values().all(Vec::is_empty) {
            report.add("accept", FaultKind::AcceptNothing);
        } else if self.accept.get(&locale).is_none_or(Vec::is_empty) {
            report.add("accept", FaultKind::AcceptNotInSource { locale });
        }
        check_variants("accept", &self.accept, report);
        for (index, part) in self.partial.iter().enumerate() {
            let place = format!("partial.{index}");
            if part.accept.values().all(Vec::is_empty) {
                report.add(format!("{place}.accept"), FaultKind::AcceptNothing);
            }
            check_variants(&format!("{place}.accept"), &part.accept, report);
            if !(Share(1)..Share::FULL).contains(&part.share) {
                report.add(format!("{place}.share"), FaultKind::ShareOfPart);
            }
        }
    }
}

/// Every variant has something to recognise.
fn check_variants(place: &str, accept: &BTreeMap<Locale, Vec<String>>, report: &mut Report) {
    for (locale, variants) in accept {
        for (index, variant) in variants.iter().enumerate() {
            let kind = match letters_and_stars(variant) {
                (true, _) => continue,
                (false, true) => FaultKind::AcceptAnything,
                (false, false) => FaultKind::AcceptEmpty,
            };
            report.add(format!("{place}.{}.{index}", locale.code()), kind);
        }
    }
}

/// What a variant asks for besides its stars: whether it has letters or digits at all, and stars.
/// A variant without letters accepts nothing, or everything.
fn letters_and_stars(variant: &str) -> (bool, bool) {
    let parts = parts(variant);
    (
        parts.iter().any(|part| !fold(part).is_empty()),
        parts.len() > 1,
    )
}

/// Whether a variant accepts a folded text. Each part between stars is folded alone, so blanks and
/// punctuation beside a star do not count.
fn accepts(variant: &str, typed: &str, fold: fn(&str) -> String) -> bool {
    let parts: Vec<String> = parts(variant).iter().map(|part| fold(part)).collect();
    let Some((first, [middle @ .., last])) = parts.split_first() else {
        return parts.first().is_some_and(|whole| whole == typed);
    };
    // The leftmost place of each part in turn leaves the most room for the parts that follow.
    let found = |rest: &str, part: &String| rest.find(part.as_str()).map(|at| at + part.len());
    let mut rest = typed.strip_prefix(first.as_str());
    for part in middle {
        rest = rest.and_then(|rest| found(rest, part).and_then(|end| rest.get(end..)));
    }
    rest.is_some_and(|rest| rest.ends_with(last.as_str()))
}

/// A variant cut at its stars, `\*` made `*`.
fn parts(variant: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut characters = variant.chars().peekable();
    while let Some(c) = characters.next() {
        let escaped = c == '\\' && characters.next_if_eq(&'*').is_some();
        match parts.last_mut() {
            Some(part) if c != '*' => part.push(if escaped { '*' } else { c }),
            _ => parts.push(String::new()),
        }
    }
    parts
}

/// A variant as a person would write it: `…` where anything may stand between two words.
fn readable(variant: &str) -> String {
    let parts = parts(variant);
    let parts: Vec<&str> = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" … ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::questions::samples::{any_typed, short};

    #[test]
    fn variants_of_any_language_are_compared_after_folding() {
        let question = short(&[
            (Locale::Ar, &["الإشاعة", "خلية الأزمة"]),
            (Locale::Fr, &["porte-parole", "cellule de crise"]),
            (Locale::En, &["rumour", "rumor"]),
        ]);
        for (typed, share) in [
            ("", None),
            (" \u{a0}", None),
            ("الاشاعه", Some(true)),
            ("الإِشَاعَة", Some(true)),
            ("اشاعة", Some(false)),
            ("خليه  الازمه", Some(true)),
            ("خليةالأزمة", Some(false)),
            ("Porte parole", Some(true)),
            ("PORTE-PAROLE.", Some(true)),
            ("cellule de crises", Some(false)),
            ("Rumor", Some(true)),
            ("rumours", Some(false)),
            ("?!", Some(false)),
        ] {
            let right = question.share(typed).map(|share| share == Share::FULL);
            assert_eq!(right, share, "{typed}");
        }
    }

    #[test]
    fn a_star_stands_for_any_run() {
        for (variant, typed, right) in [
            ("*إشاعة*", "الإشاعات", false),
            ("*إشاع*", "الإشاعات", true),
            ("communi*", "communiqué", true),
            ("communi*", "un communiqué", false),
            ("* presse", "communiqué de presse", true),
            ("* presse", "presse", true),
            ("communiqué * presse", "Communiqué de presse", true),
            ("communiqué * presse", "communiqué", false),
            ("aba*aba", "aba", false),
            ("aba*aba", "ababa", false),
            ("aba*aba", "abaaba", true),
            ("a*b*c", "a b b c", true),
            ("a*b*c", "a c b", false),
            ("a**b", "a x b", true),
            (r"5 \* 3", "5 * 3", true),
            (r"5 \* 3", "5 et 3", false),
            (r"a\b", "a b", true),
            ("*", "tout", true),
            ("*", "?", false),
            ("", "?", false),
            ("!", "?", false),
        ] {
            let question = short(&[(Locale::Fr, &[variant])]);
            let share = if right { Share::FULL } else { Share::NONE };
            assert_eq!(question.share(typed), Some(share), "{variant} / {typed}");
        }
    }

    #[test]
    fn the_expected_answer_reads_without_stars() {
        for (variant, text) in [
            ("*rumeur*", "rumeur"),
            ("communiqué * presse", "communiqué … presse"),
            (r"5 \* 3", "5 * 3"),
            ("*", ""),
        ] {
            let question = short(&[(Locale::Fr, &[variant, "autre"])]);
            assert_eq!(question.first_accepted(), text);
            assert_eq!(question.expected().get(Locale::Fr).unwrap_or(""), text);
        }
        assert_eq!(short(&[]).first_accepted(), "");
    }

    #[test]
    fn nearly_right_writings_earn_their_part() {
        let partial = |text: &str, share| Partial {
            accept: [(Locale::Fr, vec![text.to_owned()])].into(),
            share: Share(share),
            why: Localised::default(),
        };
        let question = Short {
            partial: vec![partial("*bruit*", 2_500), partial("bruit qui court", 5_000)],
            ..short(&[(Locale::Fr, &["rumeur"])])
        };
        for (typed, share) in [
            ("", None),
            ("Rumeur", Some(10_000)),
            ("un bruit", Some(2_500)),
            ("bruit qui court", Some(5_000)),
            ("nouvelle", Some(0)),
        ] {
            assert_eq!(question.share(typed), share.map(Share), "{typed}");
            assert_eq!(
                question.part(typed).is_some(),
                matches!(share, Some(1..=9_999))
            );
        }
        let bad = Short {
            partial: vec![partial("!", 10_000), partial("x", 0)],
            ..short(&[(Locale::Ar, &["كلمة"])])
        };
        assert_eq!(
            crate::questions::samples::faults(crate::questions::Body::Short(bad)),
            [
                "partial.0.accept.fr.0 accept-empty",
                "partial.0.share share-of-part",
                "partial.1.share share-of-part",
            ]
        );
    }

    #[test]
    fn capital_letters_count_where_the_question_says_so() {
        let mut question = short(&[(Locale::Fr, &["DGCOM", "Œuvre"])]);
        for case in [false, true] {
            question.case = case;
            for (typed, right) in [
                ("DGCOM.", true),
                ("dgcom", !case),
                ("Oeuvre", false),
                ("Œuvre", true),
                ("œuvre", !case),
            ] {
                let share = if right { Share::FULL } else { Share::NONE };
                assert_eq!(question.share(typed), Some(share), "{case} {typed}");
            }
        }
    }

    proptest! {
        #[test]
        fn the_key_earns_all_when_it_has_letters(variant in any_typed(), typed in any_typed()) {
            let question = short(&[(Locale::En, &[&variant])]);
            let (letters, stars) = letters_and_stars(&variant);
            let earned = question.share(&question.first_accepted());
            prop_assert_eq!(earned == Some(Share::FULL), letters, "{:?}", variant);
            let share = question.share(&typed);
            prop_assert!(letters || stars || share != Some(Share::FULL));
        }
    }
}
