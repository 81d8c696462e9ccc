//! What the sittings say about each question.
//!
//! The score of a question is the share that its answer earned, and the rest of a sitting is the
//! share earned in its other questions. When everybody sits the same questions these are the scores
//! in points, up to a factor that no correlation sees. When questions are drawn from banks each
//! sitting has a part of them: a question is then measured in the sittings that had it.

use std::collections::BTreeMap;

use crate::{
    analysis::{
        sample::{Cell, Sample, Sitting},
        statistics::{
            Figure, Interval, Moments, Together, chance_of_difference, correlation_interval, count,
            mean_share, together,
        },
    },
    kit::locale::Locale,
};

/// From how many sittings on a figure may lead to advice.
pub const ENOUGH: usize = 30;
/// Languages differ when chance alone would part them so far less often than this: with three
/// languages and many questions, once in twenty would be told too often.
const CHANCE: f64 = 0.01;

/// The figures of one question. Percentages go from 0 to 100, indices from −100 to 100.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its place in the sample.
    pub question: u32,
    /// Sittings in which it was asked.
    pub asked: usize,
    /// Those in which it is marked.
    pub n: usize,
    /// The mean share earned.
    pub facility: Option<Figure>,
    /// Of the shares earned.
    pub deviation: Option<Figure>,
    /// 100 · the correlation of the question with the rest of the sitting.
    pub discrimination: Option<Figure>,
    /// 100 · the covariance found over the highest one that the same results allow. Its interval is
    /// that of the correlation, the highest covariance taken as it is.
    pub efficiency: Option<Figure>,
    /// How much of the variation of results comes from the question: 100 · the root of its
    /// covariance with the whole, over the sum of these roots, each in proportion to how often the
    /// question is set. None when the covariance is negative. The interval is that of the
    /// correlation, everything else taken as it is.
    pub weight: Option<Figure>,
    /// In each language in which it was sat, in the order of the site.
    pub languages: Vec<Spoken>,
    /// The languages in which it is easiest and hardest, when they differ beyond chance.
    pub differing: Option<(Locale, Locale)>,
    weighing: Option<Weighing>,
}

/// A question in one language.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spoken {
    pub language: Locale,
    pub n: usize,
    pub facility: Option<Figure>,
}

/// What the effective weight is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Weighing {
    root: f64,
    /// The same at both ends of the interval of the covariance.
    interval: Option<Interval>,
}

/// The figures of every question, in the order of the sample.
#[must_use]
pub fn items(sample: &Sample) -> Vec<Item> {
    let sittings = sample.sittings.len();
    let columns = sample.by_question();
    let mut items: Vec<Item> = (0..)
        .zip(&columns)
        .map(|(question, cells)| item(question, cells, sittings))
        .collect();
    weigh(&mut items);
    items
}

fn item(question: u32, cells: &[(&Sitting, &Cell)], sittings: usize) -> Item {
    let marked = cells
        .iter()
        .filter_map(|(sitting, cell)| Some((*sitting, *cell, cell.part()?)));
    let marked: Vec<(&Sitting, &Cell, f64)> = marked.collect();
    let shares: Vec<f64> = marked.iter().map(|(.., share)| *share).collect();
    let moments = Moments::of(&shares);
    let with_rest = marked
        .iter()
        .filter_map(|(sitting, cell, share)| Some((*share, sitting.rest(cell)?)));
    let (scores, rests): (Vec<f64>, Vec<f64>) = with_rest.unzip();
    let rest = together(&scores, &rests);
    let discrimination = rest.and_then(|rest| {
        let value = rest.correlation?;
        Some(Figure::new(value, correlation_interval(value, rest.n)).times(100.0))
    });
    let (languages, differing) = by_language(&marked);
    Item {
        question,
        asked: cells.len(),
        n: moments.n,
        facility: mean_share(&shares, &moments).map(|figure| figure.times(100.0)),
        deviation: moments.spread().map(|figure| figure.times(100.0)),
        discrimination,
        efficiency: rest.and_then(|rest| efficiency(&rest, discrimination?)),
        weight: None,
        languages,
        differing,
        weighing: weighing(&marked, sittings),
    }
}

fn efficiency(rest: &Together, discrimination: Figure) -> Option<Figure> {
    let possible = rest.highest / rest.scale;
    (possible > 1e-9).then(|| discrimination.times(1.0 / possible))
}

/// What one question adds to the result of a whole sitting, and how that goes with the result.
fn weighing(marked: &[(&Sitting, &Cell, f64)], sittings: usize) -> Option<Weighing> {
    let parts = marked.iter().filter_map(|(sitting, cell, _)| {
        let total = sitting.total()?;
        Some((f64::from(cell.mark) / f64::from(sitting.out_of), total))
    });
    let (parts, totals): (Vec<f64>, Vec<f64>) = parts.unzip();
    let whole = together(&parts, &totals)?;
    if whole.covariance < 0.0 {
        return None;
    }
    let often = count(marked.len()) / count(sittings);
    let root = |covariance: f64| often * covariance.max(0.0).sqrt();
    let interval = whole.correlation.and_then(|r| {
        let bounds = correlation_interval(r, whole.n)?;
        Some(Interval {
            low: root(bounds.low * whole.scale),
            high: root(bounds.high * whole.scale),
        })
    });
    Some(Weighing {
        root: root(whole.covariance),
        interval,
    })
}

fn weigh(items: &mut [Item]) {
    let roots = items.iter().filter_map(|item| item.weighing);
    let sum: f64 = roots.map(|weighing| weighing.root).sum();
    for item in items {
        item.weight = item.weighing.filter(|_| sum > 0.0).map(|own| {
            let others = sum - own.root;
            let part = |root: f64| {
                if root + others > 0.0 {
                    100.0 * root / (root + others)
                } else {
                    0.0
                }
            };
            let interval = own.interval.map(|bounds| Interval {
                low: part(bounds.low),
                high: part(bounds.high),
            });
            Figure::new(part(own.root), interval)
        });
    }
}

fn by_language(marked: &[(&Sitting, &Cell, f64)]) -> (Vec<Spoken>, Option<(Locale, Locale)>) {
    let mut shares: BTreeMap<Locale, Vec<f64>> = BTreeMap::new();
    for (sitting, _, share) in marked {
        if let Some(language) = sitting.language {
            shares.entry(language).or_default().push(*share);
        }
    }
    let spoken = shares.iter().map(|(language, shares)| Spoken {
        language: *language,
        n: shares.len(),
        facility: mean_share(shares, &Moments::of(shares)).map(|figure| figure.times(100.0)),
    });
    let spoken: Vec<Spoken> = spoken.collect();
    let enough = spoken.iter().filter(|spoken| spoken.n >= ENOUGH);
    let mut ranked: Vec<(Locale, f64)> = enough
        .filter_map(|spoken| Some((spoken.language, spoken.facility?.value)))
        .collect();
    ranked.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let differing = match (ranked.first(), ranked.last()) {
        (Some((easiest, _)), Some((hardest, _))) if easiest != hardest => {
            chance_of_difference(&shares[easiest], &shares[hardest])
                .filter(|chance| *chance < CHANCE)
                .map(|_| (*easiest, *hardest))
        }
        _ => None,
    };
    (spoken, differing)
}

#[cfg(test)]
#[path = "figures_tests.rs"]
mod figures_tests;
