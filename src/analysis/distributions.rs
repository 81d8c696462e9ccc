//! The quantiles that the intervals need, from the regularised incomplete beta function.

/// The 97.5th percentile of the normal distribution: half of a two-sided 95 % interval.
pub const Z: f64 = 1.959_963_984_540_054;

/// How many steps the continued fraction may take; it needs about the root of its parameters.
const STEPS: u32 = 20_000;
const TINY: f64 = 1e-300;

/// The logarithm of the gamma function of a positive number (Lanczos, 1964).
fn ln_gamma(x: f64) -> f64 {
    const SERIES: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    let x = x - 1.0;
    let mut sum = 0.999_999_999_999_809_9;
    let mut place = x;
    for coefficient in SERIES {
        place += 1.0;
        sum += coefficient / place;
    }
    let base = x + 7.5;
    0.5 * (2.0 * std::f64::consts::PI).ln() + (x + 0.5) * base.ln() - base + sum.ln()
}

/// The regularised incomplete beta function: the probability that a beta variable with these
/// parameters is at most `x`. Continued fraction evaluated as Lentz (1976) does.
fn beta(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return x.clamp(0.0, 1.0);
    }
    // The fraction converges on this side of the mean; the other side is its mirror image.
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta(1.0 - x, b, a);
    }
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (-x).ln_1p()).exp();
    let kept = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut numerator = 1.0;
    let mut denominator = 1.0 / kept(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = denominator;
    for step in 1..STEPS {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            denominator = 1.0 / kept(1.0 + term * denominator);
            numerator = kept(1.0 + term / numerator);
            change = denominator * numerator;
            fraction *= change;
        }
        if (change - 1.0).abs() < 1e-14 {
            break;
        }
    }
    front * fraction / a
}

/// The value under which a beta variable lies with probability `p`.
fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..70 {
        let middle = f64::midpoint(low, high);
        if beta(middle, a, b) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The 97.5th percentile of Student's distribution (1908) with so many degrees of freedom.
#[must_use]
pub fn student(degrees: f64) -> f64 {
    let x = beta_quantile(0.05, degrees / 2.0, 0.5);
    (degrees * (1.0 - x) / x).sqrt()
}

/// How probable a value at least as far from nothing is under Student's distribution, both sides.
#[must_use]
pub fn student_tails(t: f64, degrees: f64) -> f64 {
    beta(degrees / (degrees + t * t), degrees / 2.0, 0.5)
}

/// How probable a value at least as far from nothing is under the normal distribution, both sides:
/// Student's with as many degrees of freedom as change nothing any more.
#[must_use]
pub fn normal_tails(z: f64) -> f64 {
    student_tails(z, 1e7)
}

/// The value under which Fisher's F lies with probability `p`.
#[must_use]
pub fn fisher_f(p: f64, above: f64, below: f64) -> f64 {
    let y = beta_quantile(p, above / 2.0, below / 2.0);
    below * y / (above * (1.0 - y))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        let scale = expected.abs().max(1.0);
        assert!(
            (found - expected).abs() < 1e-6 * scale,
            "{found}, not {expected}"
        );
    }

    #[test]
    fn the_quantiles_are_those_of_printed_tables() {
        near(ln_gamma(5.0), 24.0_f64.ln());
        near(ln_gamma(0.5), std::f64::consts::PI.sqrt().ln());
        // Fisher and Yates, table III.
        for (degrees, expected) in [
            (1.0, 12.706_204_736),
            (5.0, 2.570_581_836),
            (29.0, 2.045_229_642),
            (9_999.0, 1.960_201_264),
        ] {
            near(student(degrees), expected);
            near(student_tails(expected, degrees), 0.05);
        }
        near(normal_tails(Z), 0.05);
        // Fisher and Yates, table V.
        near(fisher_f(0.95, 5.0, 10.0), 3.325_834_530);
        near(fisher_f(0.975, 4.0, 12.0), 4.121_208_567);
        near(fisher_f(0.025, 12.0, 4.0), 1.0 / 4.121_208_567);
        near(fisher_f(0.5, 1e4, 1e6), 0.999_934_003);
    }
}
