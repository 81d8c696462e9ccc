//! What reading a form gathers: faults at their fields, and the ids given to new parts.

use std::{collections::BTreeSet, ops::RangeInclusive};

use crate::{
    kit::words::Words,
    questions::{OptionId, decimal::Decimal, mark::Mark},
    studio::fields::{FieldFaults, basis_points, percent_text, plain_number, whole_if_any},
};

/// The most points that a level may have, in hundredths.
const MOST_POINTS: i64 = 100_000;

/// The state of reading one form.
pub struct Parsing<'a> {
    t: &'a Words,
    faults: FieldFaults,
    /// What a new part may not take.
    taken: BTreeSet<OptionId>,
    /// The ids given so far, by list: two lists of one question may use the same.
    given: BTreeSet<(String, OptionId)>,
}

impl<'a> Parsing<'a> {
    /// `taken` are the ids of the question as it stands and as it was published, `own` those that
    /// the form carries.
    #[must_use]
    pub fn new(t: &'a Words, taken: &BTreeSet<OptionId>, own: &[&str]) -> Self {
        let mut taken = taken.clone();
        taken.extend(own.iter().filter_map(|id| OptionId::parse(id).ok()));
        Self {
            t,
            faults: FieldFaults::new(),
            taken,
            given: BTreeSet::new(),
        }
    }

    #[must_use]
    pub fn words(&self) -> &'a Words {
        self.t
    }

    pub fn fault(&mut self, field: impl Into<String>, sentence: impl Into<String>) {
        self.faults.add(field, sentence);
    }

    /// # Errors
    /// The faults, when there are any.
    pub fn done(self) -> Result<(), FieldFaults> {
        if self.faults.is_empty() {
            Ok(())
        } else {
            Err(self.faults)
        }
    }

    /// The id of a row of a list: its own, once; otherwise the first letter that no part has or
    /// had, then numbers.
    pub fn id(&mut self, list: &str, own: &str) -> OptionId {
        let own = OptionId::parse(own).ok();
        let own = own.filter(|id| !self.given.contains(&(list.to_owned(), id.clone())));
        let id = own.unwrap_or_else(|| {
            let letters = ('a'..='z').map(|letter| letter.to_string());
            letters
                .chain((1..).map(|number| format!("part-{number}")))
                .filter_map(|name| OptionId::parse(&name).ok())
                .find(|id| !self.taken.contains(id))
                .expect("numbers do not end")
        });
        self.taken.insert(id.clone());
        self.given.insert((list.to_owned(), id.clone()));
        id
    }

    /// A decimal number; zero, and a fault, when it is none.
    pub fn decimal(&mut self, field: &str, raw: &str) -> Decimal {
        Decimal::parse(&plain_number(raw)).unwrap_or_else(|_| {
            self.fault(field, self.t.studio_fault_decimal());
            Decimal::ZERO
        })
    }

    /// The same, or nothing when nothing is typed.
    pub fn decimal_if_any(&mut self, field: &str, raw: &str) -> Option<Decimal> {
        (!raw.is_empty()).then(|| self.decimal(field, raw))
    }

    /// A whole number in a range, or nothing when nothing is typed.
    pub fn whole_if_any(
        &mut self,
        field: &str,
        raw: &str,
        range: RangeInclusive<u32>,
    ) -> Option<u32> {
        let (least, most) = (*range.start(), *range.end());
        whole_if_any(raw, range).unwrap_or_else(|_| {
            let sentence = self.t.studio_fault_number_or_none(least, most);
            self.fault(field, sentence);
            None
        })
    }

    /// A share typed in percent, in basis points within a range; the least, and a fault, when it is
    /// none.
    pub fn percent(&mut self, field: &str, raw: &str, range: RangeInclusive<i64>) -> i64 {
        let least = *range.start();
        let read = basis_points(raw).filter(|points| range.contains(points));
        read.unwrap_or_else(|| {
            let (low, high) = (percent_text(least), percent_text(*range.end()));
            self.fault(field, self.t.studio_fault_percent(low, high));
            least
        })
    }

    /// Points that may be zero.
    pub fn points(&mut self, field: &str, raw: &str) -> Mark {
        let read = basis_points(raw).filter(|points| (0..=MOST_POINTS).contains(points));
        Mark(read.unwrap_or_else(|| {
            self.fault(field, self.t.studio_fault_level_points());
            0
        }))
    }
}
