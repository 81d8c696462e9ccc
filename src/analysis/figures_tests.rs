//! Figures against what was worked out by hand, and against a second program that knows nothing of
//! this one: it took alpha from whole matrices and the quantiles from integrals.

use proptest::prelude::*;

use super::*;
use crate::analysis::{
    quiz::{Summary, summary},
    sample::{Gathering, Sample, samples},
    statistics::Interval,
};

fn near(found: f64, expected: f64, what: &str) {
    assert!(
        (found - expected).abs() < 2e-5,
        "{what}: {found}, not {expected}"
    );
}

/// A figure against its value and its bounds.
fn is(found: Option<Figure>, [value, low, high]: [f64; 3], what: &str) {
    let found = found.unwrap_or_else(|| panic!("{what} is missing"));
    near(found.value, value, what);
    let interval = found
        .interval
        .unwrap_or_else(|| panic!("{what} has no interval"));
    near(interval.low, low, what);
    near(interval.high, high, what);
}

/// Five people, four questions, each harder than the one before.
const STAIRS: &str = "xxxx xxx0 xx00 x000 0000";

#[test]
fn a_flight_of_stairs_has_the_figures_worked_out_by_hand() {
    let sample = samples::sample(STAIRS);
    let items = items(&sample);
    let value = |figure: Option<Figure>| figure.expect("a figure").value;
    // The rest of the first question is 3, 2, 1, 0, 0: covariance 0.3, variances 0.2 and 1.7.
    near(
        value(items[0].discrimination),
        30.0 / (0.2_f64 * 1.7).sqrt(),
        "discrimination",
    );
    for (item, facility, weight) in [
        (&items[0], 80.0, 22.474_487),
        (&items[1], 60.0, 27.525_513),
        (&items[2], 40.0, 27.525_513),
        (&items[3], 20.0, 22.474_487),
    ] {
        assert_eq!(item.n, 5);
        near(value(item.facility), facility, "facility");
        near(value(item.efficiency), 100.0, "efficiency");
        near(value(item.weight), weight, "weight");
    }
    near(
        value(items[1].deviation),
        100.0 * 0.3_f64.sqrt(),
        "deviation",
    );

    let quiz = summary(&sample);
    near(value(quiz.mean), 50.0, "mean");
    near(value(quiz.median), 50.0, "median");
    near(value(quiz.deviation), 25.0 * 2.5_f64.sqrt(), "deviation");
    near(value(quiz.skewness), 0.0, "skewness");
    near(value(quiz.kurtosis), -1.2, "kurtosis");
    // 4/3 · (1 − 1/2.5); F(0.975; 4, 12) = 4.1212 and F(0.975; 12, 4) = 8.7512 in printed tables.
    let feldt = [0.8, 1.0 - 0.2 * 4.121_209, 1.0 - 0.2 / 8.751_159];
    is(quiz.alpha, feldt, "alpha");
    near(value(quiz.error_ratio), 100.0 * 0.2_f64.sqrt(), "error");
    let standard = 0.2_f64.sqrt() * 25.0 * 2.5_f64.sqrt();
    near(value(quiz.standard_error), standard, "standard error");
    near(value(quiz.minutes), 10.0, "minutes");
    assert_eq!(quiz.bars, [1, 0, 1, 0, 0, 1, 0, 1, 0, 1]);
}

/// Sixty sittings of six questions drawn from eight, some half right.
const DRAWN: &str = "\
    xx-xx-0x xx-00-00 xx-x0x0- 0xx--500 x5x5--00 x-0x00-0 xx--x0x0 xx0x0--0 \
    0-050-00 x--xxx0x x-xxx00- xx--0000 xx--xxxx xxxxx-x- xx00--00 0x000--0 \
    -0-50000 xxx-xx-x xxx-x-xx 0-05000- xx-x0-00 xxxxx-x- x-xx0-0x -x0-0500 \
    -xx5x5-0 0x-5-000 xx-xx-0x -5x00-00 xxxxxx-- x--x0000 x-x5-x05 -50-0000 \
    xx--x500 -xx5-500 --000000 x-0x-505 xxx--xx5 xx0x0--5 -xxx0-05 --xxxx0x \
    050000-- xxxx--0x -x-xx005 x--xxxxx -500-000 x-x-xxxx x--xxxxx -xxxxx0- \
    xxxxxx-- xx--x505 --xx0xxx xxxx0-x- x--00000 x0x-05-0 xxxxx--0 x-x-xxx5 \
    xx-xx-xx xx-x-0x5 x-xx-xx0 x-xx-000";

#[test]
fn questions_drawn_from_a_bank_agree_with_a_second_program() {
    let sample = samples::sample(DRAWN);
    let items = items(&sample);
    // n; facility with bounds; deviation with bounds; discrimination with bounds; efficiency; weight.
    #[rustfmt::skip]
    let expected: [(usize, [f64; 11]); 8] = [
        (47, [87.234043, 74.826059, 94.015396, 33.731815, 24.384518, 46.662204, 46.581387, 20.623425, 66.414101, 79.401023, 10.535665]),
        (41, [89.024390, 80.739097, 97.309683, 26.249274, 17.679519, 38.973028, 42.358205, 13.330302, 64.692795, 65.346012, 7.717251]),
        (40, [67.500000, 52.017746, 79.915498, 47.434165, 41.865124, 53.744019, 62.703041, 39.211034, 78.517483, 75.720789, 12.456934]),
        (46, [73.913043, 62.310286, 85.515801, 39.071346, 32.567134, 46.874560, 64.356688, 43.443214, 78.685903, 75.789474, 12.685323]),
        (47, [51.063830, 37.242454, 64.724445, 50.529115, 48.692763, 52.434721, 64.702336, 44.197759, 78.781186, 75.124049, 15.403087]),
        (40, [50.000000, 35.515209, 64.484791, 45.291081, 41.415302, 49.529569, 71.247050, 51.533530, 83.799436, 77.669903, 12.572527]),
        (49, [30.612245, 19.515491, 44.527894, 46.565731, 41.133372, 52.715526, 51.008222, 26.721288, 69.202003, 72.068404, 13.998464]),
        (50, [37.000000, 24.549103, 49.450897, 43.810818, 39.329329, 48.802962, 66.205520, 47.039206, 79.407039, 77.847517, 14.630748]),
    ];
    for (place, (n, figures)) in (1..).zip(expected) {
        let id = format!("q-{place}");
        let item = items
            .iter()
            .find(|item| sample.questions[item.question as usize].id == id)
            .expect("a question");
        assert_eq!(item.n, n, "{id}");
        let three = |at: usize| [figures[at], figures[at + 1], figures[at + 2]];
        is(item.facility, three(0), &id);
        is(item.deviation, three(3), &id);
        is(item.discrimination, three(6), &id);
        near(item.efficiency.expect("a figure").value, figures[9], &id);
        near(item.weight.expect("a figure").value, figures[10], &id);
    }
}

#[test]
fn a_quiz_drawn_from_a_bank_agrees_with_a_second_program() {
    let Summary {
        n,
        mean,
        median,
        deviation,
        skewness,
        kurtosis,
        alpha,
        error_ratio,
        standard_error,
        bars,
        ..
    } = summary(&samples::sample(DRAWN));
    assert_eq!(n, 60);
    is(mean, [60.0, 51.937_431, 68.062_569], "mean");
    is(median, [66.666_667, 50.0, 83.333_333], "median");
    near(deviation.expect("a figure").value, 31.210_663, "deviation");
    is(skewness, [-0.316_073, -0.921_102, 0.288_956], "skewness");
    is(kurtosis, [-1.116_377, -2.308_999, 0.076_245], "kurtosis");
    is(alpha, [0.825_742, 0.747_295, 0.886_077], "alpha");
    near(error_ratio.expect("a figure").value, 41.744_194, "error");
    let standard_error = standard_error.expect("a figure");
    near(standard_error.value, 13.028_640, "standard error");
    assert_eq!(bars, [7, 2, 3, 5, 2, 10, 7, 1, 10, 13]);
}

#[test]
fn few_or_equal_sittings_give_few_figures_and_never_nonsense() {
    let nothing = summary(&Sample::default());
    assert_eq!(nothing, Summary::default());
    let one = samples::sample("x0");
    assert_eq!(summary(&one).mean.map(|mean| mean.interval), Some(None));
    assert_eq!(summary(&one).alpha, None);
    assert_eq!(items(&one)[0].discrimination, None);
    let same = samples::sample("x0 x0 x0 x0 x0 x0");
    let items_of = items(&same);
    assert_eq!(items_of[0].discrimination, None);
    assert_eq!(items_of[0].efficiency, None);
    assert_eq!(items_of[0].weight, None);
    assert_eq!(summary(&same).skewness, None);
    // Alone on the paper, a question has no rest.
    let alone = samples::sample("x 0 x 0");
    assert_eq!(items(&alone)[0].discrimination, None);
    assert!(items(&alone)[0].facility.is_some());
}

/// Sittings in one language, so many right of so many, with a second question right for half.
fn spoken(gathering: &mut Gathering, language: &str, right: usize, of: usize) {
    for n in 0..of {
        let (first, second) = (if n < right { 10_000 } else { 0 }, (n % 2) * 10_000);
        let lines = format!(
            "q-a {first} {} 100 - null\nq-b {second} {} 100 - null",
            first / 100,
            second / 100
        );
        gathering
            .add(&samples::head(language, 5, false, &lines))
            .expect("lines");
    }
}

#[test]
fn languages_differ_only_beyond_chance_and_with_enough_sittings() {
    // Pooled z of 40/50 and 20/50 is 4.08; of 30/50 and 22/50, 1.60.
    for (french, of, differing) in [
        (20, 50, Some((Locale::Ar, Locale::Fr))),
        (33, 50, None),
        (0, 29, None),
        (0, 30, Some((Locale::Ar, Locale::Fr))),
    ] {
        let mut gathering = Gathering::default();
        spoken(&mut gathering, "ar", 40, 50);
        spoken(&mut gathering, "fr", french, of);
        let items = items(&gathering.sample());
        assert_eq!(items[0].differing, differing, "{french} of {of}");
        assert_eq!(items[1].differing, None);
        let counts: Vec<_> = items[0]
            .languages
            .iter()
            .map(|l| (l.language, l.n))
            .collect();
        assert_eq!(counts, [(Locale::Ar, 50), (Locale::Fr, of)]);
    }
}

fn rows() -> impl Strategy<Value = Vec<String>> {
    let row = prop::collection::vec("[x0057-]", 5..=5).prop_map(|cells| cells.concat());
    prop::collection::vec(row, 0..40)
}

fn within(figure: Option<Figure>, low: f64, high: f64) -> bool {
    figure.is_none_or(|figure| {
        let inside = |value: f64| value >= low - 1e-6 && value <= high + 1e-6;
        let holds = |interval: Interval| {
            inside(interval.low)
                && inside(interval.high)
                && interval.low <= figure.value + 1e-6
                && figure.value <= interval.high + 1e-6
        };
        inside(figure.value) && figure.interval.is_none_or(holds)
    })
}

fn alike(one: Option<Figure>, other: Option<Figure>) -> bool {
    let close = |a: f64, b: f64| (a - b).abs() < 1e-6 * a.abs().max(1.0);
    match (one, other) {
        (Some(one), Some(other)) => {
            let bounds = one.interval.zip(other.interval);
            close(one.value, other.value)
                && bounds.is_none_or(|(a, b)| close(a.low, b.low) && close(a.high, b.high))
        }
        (one, other) => one.is_none() && other.is_none(),
    }
}

proptest! {
    #[test]
    fn figures_keep_within_their_bounds_and_hold_their_value(rows in rows()) {
        let sample = samples::sample(&rows.join(" "));
        for item in items(&sample) {
            prop_assert!(within(item.facility, 0.0, 100.0), "{item:?}");
            prop_assert!(within(item.deviation, 0.0, f64::MAX), "{item:?}");
            prop_assert!(within(item.discrimination, -100.0, 100.0), "{item:?}");
            prop_assert!(item.efficiency.is_none_or(|e| e.value <= 100.0 + 1e-6), "{item:?}");
            prop_assert!(within(item.weight, 0.0, 100.0), "{item:?}");
        }
        let quiz = summary(&sample);
        prop_assert!(within(quiz.mean, 0.0, 100.0), "{quiz:?}");
        prop_assert!(within(quiz.median, 0.0, 100.0), "{quiz:?}");
        prop_assert!(within(quiz.alpha, f64::MIN, 1.0), "{quiz:?}");
        prop_assert!(within(quiz.error_ratio, 0.0, f64::MAX), "{quiz:?}");
        prop_assert!(within(quiz.passed, 0.0, 100.0), "{quiz:?}");
        prop_assert_eq!(quiz.bars.iter().sum::<usize>(), quiz.n);
    }

    #[test]
    fn the_order_of_the_sittings_changes_nothing(rows in rows(), seed in any::<u64>()) {
        let shuffled = crate::questions::shuffle::order(seed, "rows", rows.clone());
        let (one, other) = (samples::sample(&rows.join(" ")), samples::sample(&shuffled.join(" ")));
        let find = |id: &str| {
            let of_other = items(&other);
            of_other
                .into_iter()
                .find(|item| other.questions[item.question as usize].id == id)
                .expect("the same questions")
        };
        for item in items(&one) {
            let again = find(&one.questions[item.question as usize].id);
            prop_assert_eq!(item.n, again.n);
            prop_assert!(alike(item.facility, again.facility));
            prop_assert!(alike(item.deviation, again.deviation));
            prop_assert!(alike(item.discrimination, again.discrimination));
            prop_assert!(alike(item.weight, again.weight));
        }
        let (one, other) = (summary(&one), summary(&other));
        prop_assert!(alike(one.alpha, other.alpha));
        prop_assert!(alike(one.mean, other.mean));
        prop_assert_eq!(one.median, other.median);
        prop_assert_eq!(one.bars, other.bars);
    }

    #[test]
    fn weights_of_questions_that_all_help_make_a_hundred(rows in rows()) {
        let items = items(&samples::sample(&rows.join(" ")));
        let weights: Vec<f64> = items.iter().filter_map(|item| item.weight).map(|w| w.value).collect();
        let sum: f64 = weights.iter().sum();
        prop_assert!(weights.is_empty() || (sum - 100.0).abs() < 1e-6, "{sum}");
    }
}
