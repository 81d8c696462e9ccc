//! What the sittings say about a quiz as a whole.

use crate::{
    analysis::{
        sample::{Sample, Sitting},
        statistics::{Figure, Interval, Moments, alpha_interval, count, median, proportion},
    },
    kit::time::MINUTE_MS,
};

/// How many bars the picture of results has.
pub const BARS: usize = 10;

/// The figures of a quiz. Percentages go from 0 to 100.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// Sittings with at least one question marked.
    pub n: usize,
    /// Of the results.
    pub mean: Option<Figure>,
    pub median: Option<Figure>,
    pub deviation: Option<Figure>,
    pub skewness: Option<Figure>,
    pub kurtosis: Option<Figure>,
    /// Cronbach's (1951), from −∞ to 1.
    pub alpha: Option<Figure>,
    /// 100 · √(1 − alpha): the part of the deviation that is chance.
    pub error_ratio: Option<Figure>,
    /// The error ratio of the deviation: how far a result may lie from what the person is worth.
    /// Its interval is that of the error ratio, the deviation taken as it is.
    pub standard_error: Option<Figure>,
    /// The sittings that passed, of those in which it is known.
    pub passed: Option<Figure>,
    /// The median time taken, in minutes.
    pub minutes: Option<Figure>,
    /// How many results lie in each tenth, from the lowest: 0 to under 10 % …, 90 to 100 %.
    pub bars: [usize; BARS],
}

/// The figures of all sittings of a sample.
#[must_use]
pub fn summary(sample: &Sample) -> Summary {
    let marked = sample.sittings.iter();
    let marked: Vec<_> = marked
        .filter_map(|sitting| Some((sitting, 100.0 * sitting.total()?)))
        .collect();
    let totals: Vec<f64> = marked.iter().map(|(_, total)| *total).collect();
    let moments = Moments::of(&totals);
    let known: Vec<bool> = marked.iter().filter_map(|(one, _)| one.passed).collect();
    let passed = known.iter().filter(|passed| **passed).count();
    let minutes = marked
        .iter()
        .map(|(sitting, _)| milliseconds(sitting.took_ms) / milliseconds(MINUTE_MS));
    let percent = |figure: Figure| Figure {
        interval: figure.interval.map(|interval| interval.within(0.0, 100.0)),
        ..figure
    };
    let alpha = alpha(sample);
    let error_ratio =
        alpha.map(|alpha| falling(alpha, |alpha| 100.0 * (1.0 - alpha).max(0.0).sqrt()));
    let deviation = moments.spread();
    Summary {
        n: moments.n,
        mean: moments.center().map(percent),
        median: median(&totals),
        deviation,
        skewness: moments.skewness(),
        kurtosis: moments.kurtosis(),
        alpha,
        error_ratio,
        standard_error: error_ratio
            .zip(deviation)
            .map(|(ratio, deviation)| ratio.times(deviation.value / 100.0)),
        passed: proportion(count(passed), known.len()).map(|figure| figure.times(100.0)),
        minutes: median(&minutes.collect::<Vec<_>>()),
        bars: bars(&totals),
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sittings last less than 2⁵³ milliseconds"
)]
fn milliseconds(ms: i64) -> f64 {
    ms.max(0) as f64
}

/// A figure through a function that only falls: its bounds change places.
fn falling(figure: Figure, function: impl Fn(f64) -> f64) -> Figure {
    let interval = figure.interval.map(|interval| Interval {
        low: function(interval.high),
        high: function(interval.low),
    });
    Figure::new(function(figure.value), interval)
}

/// Cronbach's alpha from the mean variance v of a question and the mean covariance c of two
/// questions: k·c / (v + (k − 1)·c), where k is the mean number of questions on a paper.
///
/// When everybody sits the same questions this is his formula, k/(k − 1) · (1 − Σv/V). When
/// questions are drawn, each question is compared with its own mean, and the covariance of two is
/// taken over the sittings that had both.
fn alpha(sample: &Sample) -> Option<Figure> {
    let mut sums = vec![(0.0, 0_usize); sample.questions.len()];
    let marked = |sitting: &Sitting| {
        let cells = sitting.cells.iter().filter(|cell| cell.share.is_some());
        cells.copied().collect::<Vec<_>>()
    };
    for cell in sample.sittings.iter().flat_map(marked) {
        let (sum, n) = &mut sums[cell.question as usize];
        *sum += f64::from(cell.mark);
        *n += 1;
    }
    let (mut squares, mut cells) = (0.0, 0.0);
    let (mut products, mut pairs) = (0.0, 0.0);
    let mut sittings = 0_usize;
    for sitting in &sample.sittings {
        let (mut whole, mut own, mut on_paper) = (0.0, 0.0, 0.0);
        for cell in marked(sitting) {
            let (sum, n) = sums[cell.question as usize];
            let from_mean = f64::from(cell.mark) - sum / count(n);
            whole += from_mean;
            own += from_mean * from_mean;
            on_paper += 1.0;
        }
        squares += own;
        cells += on_paper;
        products += whole * whole - own;
        pairs += on_paper * (on_paper - 1.0);
        sittings += usize::from(on_paper > 0.0);
    }
    if pairs <= 0.0 || sittings < 2 {
        return None;
    }
    let (variance, covariance) = (squares / cells, products / pairs);
    let items = cells / count(sittings);
    let whole = variance + (items - 1.0) * covariance;
    if whole <= 1e-9 {
        return None;
    }
    let alpha = items * covariance / whole;
    Some(Figure::new(alpha, alpha_interval(alpha, sittings, items)))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "kept within the bars"
)]
fn bars(totals: &[f64]) -> [usize; BARS] {
    let mut bars = [0; BARS];
    for total in totals {
        // The nudge puts 30 %, which no binary fraction is, on the right side of its border.
        let bar = (total / 10.0 + 1e-9).clamp(0.0, 9.0) as usize;
        bars[bar] += 1;
    }
    bars
}
