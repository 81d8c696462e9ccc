//! The figures that describe a set of values, each with its 95 % interval where one is known.

use crate::analysis::distributions::{Z, fisher_f, normal_tails, student, student_tails};

/// Bounds that hold the true value 95 times in 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// A figure with its interval; none where so few values give none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    pub value: f64,
    pub interval: Option<Interval>,
}

impl Interval {
    /// `value` and so much on each side.
    #[must_use]
    pub fn around(value: f64, reach: f64) -> Option<Self> {
        let whole = reach.is_finite().then_some(Self {
            low: value - reach,
            high: value + reach,
        });
        whole.filter(|interval| interval.low.is_finite())
    }

    /// Both bounds kept within others.
    #[must_use]
    pub fn within(self, low: f64, high: f64) -> Self {
        Self {
            low: self.low.clamp(low, high),
            high: self.high.clamp(low, high),
        }
    }
}

impl Figure {
    #[must_use]
    pub fn new(value: f64, interval: Option<Interval>) -> Self {
        Self { value, interval }
    }

    /// The figure in another unit: value and bounds times the same number, above nothing.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        self.map(|value| value * factor)
    }

    /// The figure through a function that only rises.
    #[must_use]
    pub fn map(self, rising: impl Fn(f64) -> f64) -> Self {
        Self {
            value: rising(self.value),
            interval: self.interval.map(|interval| Interval {
                low: rising(interval.low),
                high: rising(interval.high),
            }),
        }
    }

    /// Whether the whole interval lies under a value.
    #[must_use]
    pub fn surely_under(&self, value: f64) -> bool {
        self.interval.is_some_and(|interval| interval.high < value)
    }

    /// Whether the whole interval lies over a value.
    #[must_use]
    pub fn surely_over(&self, value: f64) -> bool {
        self.interval.is_some_and(|interval| interval.low > value)
    }
}

/// A count as a number to calculate with: exact up to 2⁵³.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of people and questions")]
pub fn count(n: usize) -> f64 {
    n as f64
}

/// How many values, their mean, and the means of the powers of what they differ from it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Moments {
    pub n: usize,
    pub mean: f64,
    second: f64,
    third: f64,
    fourth: f64,
}

impl Moments {
    #[must_use]
    pub fn of(values: &[f64]) -> Self {
        if values.is_empty() {
            return Self::default();
        }
        let n = count(values.len());
        let mean = values.iter().sum::<f64>() / n;
        let mut moments = Self {
            n: values.len(),
            mean,
            ..Self::default()
        };
        for value in values {
            let from = value - mean;
            let square = from * from;
            moments.second += square;
            moments.third += square * from;
            moments.fourth += square * square;
        }
        moments.second /= n;
        moments.third /= n;
        moments.fourth /= n;
        moments
    }

    /// The variance, its divisor the count less one; None under two values.
    #[must_use]
    pub fn variance(&self) -> Option<f64> {
        (self.n > 1).then(|| self.second * count(self.n) / (count(self.n) - 1.0))
    }

    /// The mean, with the interval of Student (1908).
    #[must_use]
    pub fn center(&self) -> Option<Figure> {
        let interval = self.variance().and_then(|variance| {
            let n = count(self.n);
            Interval::around(self.mean, student(n - 1.0) * (variance / n).sqrt())
        });
        (self.n > 0).then_some(Figure::new(self.mean, interval))
    }

    /// The standard deviation, its divisor the count less one. The interval is that of its
    /// logarithm by the kurtosis found, and so asks for no normal values (Bonett, 2006,
    /// «Approximate confidence interval for standard deviation of nonnormal distributions»).
    #[must_use]
    pub fn spread(&self) -> Option<Figure> {
        let deviation = self.variance()?.sqrt();
        let n = count(self.n);
        let interval = if self.n > 3 && self.second > 0.0 {
            let peaked = self.fourth / (self.second * self.second);
            let error = ((peaked - (n - 3.0) / n).max(0.0) / (n - 1.0)).sqrt();
            Interval::around(deviation.ln(), Z / 2.0 * error)
        } else {
            None
        };
        let interval = interval.map(|of_log| Interval {
            low: of_log.low.exp(),
            high: of_log.high.exp(),
        });
        Some(Figure::new(deviation, interval))
    }

    /// The skewness of a sample, from its k-statistics (Fisher, 1930), with the interval of a normal
    /// population (Cramér, 1946). None up to two values, or when all are the same.
    #[must_use]
    pub fn skewness(&self) -> Option<Figure> {
        if self.n <= 2 || self.second <= 0.0 {
            return None;
        }
        let n = count(self.n);
        let value = self.third / self.second.powf(1.5) * (n * (n - 1.0)).sqrt() / (n - 2.0);
        Some(Figure::new(
            value,
            Interval::around(value, Z * self.skewness_error()),
        ))
    }

    /// The excess kurtosis of a sample, as [`Moments::skewness`]. None up to three values.
    #[must_use]
    pub fn kurtosis(&self) -> Option<Figure> {
        if self.n <= 3 || self.second <= 0.0 {
            return None;
        }
        let n = count(self.n);
        let peaked = self.fourth / (self.second * self.second);
        let value = ((n + 1.0) * peaked - 3.0 * (n - 1.0)) * (n - 1.0) / ((n - 2.0) * (n - 3.0));
        let error = 2.0 * self.skewness_error() * ((n * n - 1.0) / ((n - 3.0) * (n + 5.0))).sqrt();
        Some(Figure::new(value, Interval::around(value, Z * error)))
    }

    fn skewness_error(&self) -> f64 {
        let n = count(self.n);
        (6.0 * n * (n - 1.0) / ((n - 2.0) * (n + 1.0) * (n + 3.0))).sqrt()
    }
}

/// `hits` of `n`, from 0 to 1, with the interval of Wilson (1927). None of nothing.
#[must_use]
pub fn proportion(hits: f64, n: usize) -> Option<Figure> {
    if n == 0 {
        return None;
    }
    let n = count(n);
    let p = hits / n;
    let square = Z * Z;
    let center = (p + square / (2.0 * n)) / (1.0 + square / n);
    let reach = Z * (p * (1.0 - p) / n + square / (4.0 * n * n)).sqrt() / (1.0 + square / n);
    let interval = Interval::around(center, reach).map(|interval| interval.within(0.0, 1.0));
    Some(Figure::new(p, interval))
}

/// The mean of shares from 0 to 1: with Wilson's interval when each is nothing or all, and with
/// Student's, kept within 0 and 1, when some are parts.
#[must_use]
pub fn mean_share(shares: &[f64], moments: &Moments) -> Option<Figure> {
    if is_all_or_nothing(shares) {
        return proportion(shares.iter().sum(), shares.len());
    }
    moments.center().map(|center| Figure {
        interval: center.interval.map(|interval| interval.within(0.0, 1.0)),
        ..center
    })
}

#[expect(clippy::float_cmp, reason = "0 and 1 are exact")]
fn is_all_or_nothing(shares: &[f64]) -> bool {
    shares.iter().all(|share| *share == 0.0 || *share == 1.0)
}

/// The median, with the interval between two ranks (Thompson, 1936), by the normal approximation.
#[must_use]
pub fn median(values: &[f64]) -> Option<Figure> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len();
    let middle = f64::midpoint(*sorted.get(n.checked_sub(1)? / 2)?, *sorted.get(n / 2)?);
    // Under six values even the smallest and the largest do not hold it 95 times in 100.
    let interval = (n > 5).then(|| {
        let reach = Z * count(n).sqrt() / 2.0;
        let low = rank(count(n) / 2.0 - reach, n);
        Interval {
            low: sorted[low],
            high: sorted[n - 1 - low],
        }
    });
    Some(Figure::new(middle, interval))
}

/// The place, counted from 0, of the value whose rank is the last under `at`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "kept within the list"
)]
fn rank(at: f64, n: usize) -> usize {
    (at.floor().max(1.0) as usize - 1).min(n - 1)
}

/// How two lists of values go together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Together {
    pub n: usize,
    /// Divisor: the count less one.
    pub covariance: f64,
    /// The highest covariance that the same values could have: both lists sorted.
    pub highest: f64,
    /// The two standard deviations, multiplied: what parts the covariance from the correlation.
    pub scale: f64,
    /// Pearson's; None when one of the lists does not vary.
    pub correlation: Option<f64>,
}

/// Compares two lists of the same length; None under two values.
#[must_use]
pub fn together(first: &[f64], second: &[f64]) -> Option<Together> {
    let n = first.len().min(second.len());
    if n < 2 {
        return None;
    }
    let (one, two) = (Moments::of(&first[..n]), Moments::of(&second[..n]));
    let divisor = count(n) - 1.0;
    let covariance = |first: &[f64], second: &[f64]| {
        let pairs = first.iter().zip(second);
        pairs
            .map(|(x, y)| (x - one.mean) * (y - two.mean))
            .sum::<f64>()
            / divisor
    };
    let found = covariance(&first[..n], &second[..n]);
    let sorted = |values: &[f64]| {
        let mut sorted = values[..n].to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        sorted
    };
    let scale = (one.second * two.second).sqrt() * count(n) / divisor;
    Some(Together {
        n,
        covariance: found,
        highest: covariance(&sorted(first), &sorted(second)),
        scale,
        correlation: (scale > 1e-12).then(|| (found / scale).clamp(-1.0, 1.0)),
    })
}

/// The interval of a correlation of `n` pairs: Fisher's z (1921). None up to three pairs, and where
/// nothing is left to chance.
#[must_use]
pub fn correlation_interval(correlation: f64, n: usize) -> Option<Interval> {
    if n <= 3 || correlation.abs() > 1.0 - 1e-9 {
        return None;
    }
    let reach = Z / (count(n) - 3.0).sqrt();
    let of_z = Interval::around(correlation.atanh(), reach)?;
    Some(Interval {
        low: of_z.low.tanh(),
        high: of_z.high.tanh(),
    })
}

/// The interval of Cronbach's alpha of `n` sittings of `items` questions (Feldt, 1965).
#[must_use]
pub fn alpha_interval(alpha: f64, n: usize, items: f64) -> Option<Interval> {
    if n < 3 || items < 2.0 {
        return None;
    }
    let above = count(n) - 1.0;
    let below = above * (items - 1.0);
    Some(Interval {
        low: 1.0 - (1.0 - alpha) * fisher_f(0.975, above, below),
        high: 1.0 - (1.0 - alpha) * fisher_f(0.025, above, below),
    })
}

/// How probable a difference at least as large between two groups of shares is by chance alone: two
/// proportions by the pooled z when each share is nothing or all, else two means by Welch (1947).
/// None when it cannot be told.
#[must_use]
pub fn chance_of_difference(first: &[f64], second: &[f64]) -> Option<f64> {
    let (one, two) = (Moments::of(first), Moments::of(second));
    let (n, m) = (count(one.n), count(two.n));
    let difference = one.mean - two.mean;
    if is_all_or_nothing(first) && is_all_or_nothing(second) {
        let pooled = (one.mean * n + two.mean * m) / (n + m);
        let error = (pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m)).sqrt();
        return (error > 0.0).then(|| normal_tails(difference / error));
    }
    let (a, b) = (one.variance()? / n, two.variance()? / m);
    let error = (a + b).sqrt();
    let degrees = (a + b).powi(2) / (a * a / (n - 1.0) + b * b / (m - 1.0));
    (error > 0.0).then(|| student_tails(difference / error, degrees))
}
