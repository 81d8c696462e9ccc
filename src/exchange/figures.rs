//! Numbers as files write them, and fractions of an answer turned into weights.

use crate::questions::{
    decimal::Decimal,
    mark::{Mark, Share},
};

use super::{
    plain::{Choice, Pick},
    report::{Loss, Losses, Reason, opening},
};

/// A basis point in millionths of a percent.
const PART: i128 = 10_000;
/// All, in millionths of a percent.
const ALL: i128 = 100_000_000;

/// A number such as `3`, `-2.50`, `.5`, `3.`, `1,5`, `1e3`, in millionths; `None`: not a number, or
/// one beyond what we keep. The flag tells that decimals were rounded.
#[must_use]
pub fn millionths(raw: &str) -> Option<(i128, bool)> {
    const MOST_DIGITS: usize = 24;
    let raw = crate::kit::folded::western_digits(raw.trim());
    let (negative, rest) = match raw.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, raw.strip_prefix('+').unwrap_or(&raw)),
    };
    let (digits, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let exponent: i32 = exponent.parse().ok().filter(|e: &i32| e.abs() <= 30)?;
    let (whole, decimals) = digits.split_once(['.', ',', '٫']).unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.len() + decimals.len() == 0
        || whole.len() + decimals.len() > 60
        || !all_digits(whole)
        || !all_digits(decimals)
    {
        return None;
    }
    // The place of the point in the row of digits, then six decimals behind it.
    let row: Vec<u8> = whole
        .bytes()
        .chain(decimals.bytes())
        .map(|b| b - b'0')
        .collect();
    let point = i32::try_from(whole.len()).ok()? + exponent;
    let kept = point + 6;
    let mut size: i128 = 0;
    let mut rounded = false;
    for at in 0..kept.max(0) {
        let digit = usize::try_from(at)
            .ok()
            .and_then(|at| row.get(at))
            .copied()
            .unwrap_or(0);
        size = size.checked_mul(10)?.checked_add(i128::from(digit))?;
        if size >= 10i128.pow(u32::try_from(MOST_DIGITS + 6).ok()?) {
            return None;
        }
    }
    let left = row.get(usize::try_from(kept.max(0)).ok()?..).unwrap_or(&[]);
    if left.iter().any(|digit| *digit != 0) {
        rounded = true;
        size += i128::from(kept >= 0 && left.first().is_some_and(|digit| *digit >= 5));
    }
    Some((if negative { -size } else { size }, rounded))
}

/// Millionths as a decimal.
#[must_use]
pub fn decimal(millionths: i128) -> Decimal {
    let sign = if millionths < 0 { "-" } else { "" };
    let size = millionths.unsigned_abs();
    let text = format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000);
    Decimal::parse(&text).unwrap_or(Decimal::ZERO)
}

/// A decimal in millionths.
#[must_use]
pub fn of(decimal: Decimal) -> i128 {
    millionths(&decimal.to_string()).map_or(0, |(millionths, _)| millionths)
}

/// A number of a file.
///
/// # Errors
/// [`Reason::Number`].
pub fn read(raw: &str, losses: &mut Losses) -> Result<Decimal, Reason> {
    let (number, rounded) = millionths(raw).ok_or_else(|| Reason::Number(opening(raw)))?;
    losses.add_if(rounded, Loss::Rounded(opening(raw)));
    Ok(decimal(number))
}

/// Points of a file, in hundredths and within 0.01 to 1000.
pub fn points(raw: &str, losses: &mut Losses) -> Mark {
    let Some((number, _)) = millionths(raw) else {
        losses.add(Loss::Points(opening(raw)));
        return Mark::ONE;
    };
    let hundredths = (number + 5_000).div_euclid(10_000);
    let kept = if hundredths <= 0 {
        Mark::ONE
    } else {
        Mark(i64::try_from(hundredths.min(100_000)).unwrap_or(100_000))
    };
    losses.add_if(
        i128::from(kept.0) * 10_000 != number,
        Loss::Points(opening(raw)),
    );
    kept
}

/// Points as files write them.
#[must_use]
pub fn of_mark(mark: Mark) -> String {
    mark.to_string()
}

/// A share between 0 and 1, such as `0.3333333`.
#[must_use]
pub fn share(raw: &str) -> Option<Share> {
    let (number, _) = millionths(raw)?;
    let basis = (number + 50).div_euclid(100);
    i64::try_from(basis)
        .ok()
        .filter(|basis| (0..=10_000).contains(basis))
        .map(Share)
}

/// A percentage such as `33.33333`, in millionths of a percent, as [`weigh`] takes it.
///
/// # Errors
/// [`Reason::Weight`] outside −100 to 100.
pub fn percent(raw: &str) -> Result<i128, Reason> {
    let number = millionths(raw).map(|(number, _)| number);
    let bad = || Reason::Weight(opening(raw));
    number.filter(|number| number.abs() <= ALL).ok_or_else(bad)
}

/// A share as a percentage with the five decimals that other systems expect: `33.33333`.
#[must_use]
pub fn of_share(part: i64, whole: i64) -> String {
    if whole == 0 {
        return "0".to_owned();
    }
    let hundred_thousandths =
        (i128::from(part) * 20_000_000 + i128::from(whole)).div_euclid(2 * i128::from(whole));
    let sign = if hundred_thousandths < 0 { "-" } else { "" };
    let size = hundred_thousandths.unsigned_abs();
    let decimals = format!("{:05}", size % 100_000);
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{decimals}", size / 100_000)
}

/// Options with the fraction that each earns, in millionths of a percent, as a choice: the usual
/// marking when the fractions are those of it, weights otherwise.
///
/// # Errors
/// [`Reason::NoRight`] when nothing earns.
pub fn weigh(
    single: bool,
    options: Vec<(Pick, i128)>,
    losses: &mut Losses,
) -> Result<Choice, Reason> {
    let near = |one: i128, other: i128| (one - other).abs() <= 1_000;
    let right: Vec<i128> = options
        .iter()
        .map(|(_, part)| *part)
        .filter(|part| *part > 0)
        .collect();
    let count = i128::try_from(right.len()).unwrap_or(i128::MAX);
    if right.is_empty() {
        return Err(Reason::NoRight);
    }
    let usual = if single {
        right.len() == 1 && near(right[0], ALL) && options.iter().all(|(_, part)| *part >= 0)
    } else {
        let each = ALL / count;
        options
            .iter()
            .all(|(_, part)| near(*part, each) || near(*part, -each))
    };
    let mut picks: Vec<Pick> = Vec::with_capacity(options.len());
    for (pick, part) in options {
        let weight = i32::try_from((part + PART / 2).div_euclid(PART)).unwrap_or(0);
        picks.push(Pick {
            correct: part > 0,
            weight: (!usual).then_some(weight),
            ..pick
        });
    }
    if !usual {
        balance(single, &mut picks, losses);
    }
    Ok(Choice {
        single,
        all_or_nothing: false,
        options: picks,
    })
}

/// Makes the best option of a single choice, or all right ones of a multiple choice, earn all.
fn balance(single: bool, picks: &mut [Pick], losses: &mut Losses) {
    let positive = |pick: &Pick| pick.weight.is_some_and(|weight| weight > 0);
    let weights = || {
        picks
            .iter()
            .filter_map(|pick| pick.weight)
            .filter(|weight| *weight > 0)
    };
    let (sum, best) = (weights().sum::<i32>(), weights().max().unwrap_or(0));
    let all = if single { best } else { sum };
    if all == 10_000 || all <= 0 {
        return;
    }
    let few = i32::try_from(picks.len()).unwrap_or(i32::MAX);
    losses.add_if((all - 10_000).abs() > few, Loss::Weights);
    let mut rest = 10_000;
    let mut last = None;
    for (at, pick) in picks
        .iter_mut()
        .enumerate()
        .filter(|(_, pick)| positive(pick))
    {
        let weight = pick.weight.unwrap_or(0);
        let scaled = (i64::from(weight) * 10_000 + i64::from(all) / 2) / i64::from(all);
        let scaled = i32::try_from(scaled).unwrap_or(10_000).clamp(1, 10_000);
        pick.weight = Some(scaled);
        rest -= scaled;
        last = Some(at);
    }
    if let (false, Some(at)) = (single, last) {
        picks[at].weight = picks[at]
            .weight
            .map(|weight| (weight + rest).clamp(1, 10_000));
    }
}

/// What an option earns, in basis points of the points, as a choice is marked: for formats that say
/// it with each option.
#[must_use]
pub fn earned(choice: &Choice, pick: &Pick) -> (i64, i64) {
    if let Some(weight) = pick.weight {
        return (i64::from(weight), 10_000);
    }
    let right = choice.options.iter().filter(|pick| pick.correct).count();
    let right = i64::try_from(right).unwrap_or(1).max(1);
    match (choice.single, pick.correct) {
        (true, correct) => (i64::from(correct), 1),
        (false, true) => (1, right),
        (false, false) => (-1, right),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::plain::letter;

    #[test]
    fn numbers_are_read_as_files_write_them() {
        for (raw, number) in [
            ("3", Some((3_000_000, false))),
            (" -2.50 ", Some((-2_500_000, false))),
            (".5", Some((500_000, false))),
            ("3.", Some((3_000_000, false))),
            ("1,5", Some((1_500_000, false))),
            ("1e3", Some((1_000_000_000, false))),
            ("12.5e-1", Some((1_250_000, false))),
            ("3.14159265", Some((3_141_593, true))),
            ("1e-9", Some((0, true))),
            ("٣٫٥", Some((3_500_000, false))),
            ("0.3333333", Some((333_333, true))),
            ("", None),
            (".", None),
            ("e5", None),
            ("1e99", None),
            ("1e30", None),
            ("12a", None),
            ("--1", None),
        ] {
            assert_eq!(millionths(raw), number, "{raw}");
        }
        assert_eq!(decimal(-2_500_000).to_string(), "-2.5");
        assert_eq!(of(decimal(-1)), -1);
    }

    #[test]
    fn shares_are_written_with_five_decimals() {
        for (part, whole, text) in [
            (1, 1, "100"),
            (1, 3, "33.33333"),
            (2, 3, "66.66667"),
            (-1, 7, "-14.28571"),
            (5_000, 10_000, "50"),
            (0, 3, "0"),
        ] {
            assert_eq!(of_share(part, whole), text);
        }
    }

    #[test]
    fn fractions_become_the_usual_marking_or_weights() {
        let weigh = |single: bool, parts: &[&str]| {
            let option = |(at, part): (usize, &&str)| {
                let pick = Pick {
                    id: letter(at),
                    text: String::new(),
                    correct: false,
                    weight: None,
                    why: String::new(),
                };
                (pick, percent(part).expect("a percentage"))
            };
            let mut losses = Losses::default();
            let options = parts.iter().enumerate().map(option).collect();
            let choice = super::weigh(single, options, &mut losses).expect("a choice");
            let weights: Vec<_> = choice.options.iter().map(|pick| pick.weight).collect();
            (weights, losses.is_empty())
        };
        assert_eq!(weigh(true, &["100", "0", "0"]), (vec![None; 3], true));
        assert_eq!(weigh(false, &["50", "50", "-50"]), (vec![None; 3], true));
        assert_eq!(
            weigh(false, &["33.33333", "33.33333", "33.33333"]),
            (vec![None; 3], true)
        );
        let some = |weights: &[i32]| {
            weights
                .iter()
                .map(|weight| Some(*weight))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            weigh(true, &["100", "50", "0"]),
            (some(&[10_000, 5_000, 0]), true)
        );
        assert_eq!(
            weigh(false, &["33.33333", "33.33333", "33.33333", "0"]),
            (some(&[3_333, 3_333, 3_334, 0]), true)
        );
        assert_eq!(
            weigh(false, &["60", "20", "-100"]),
            (some(&[7_500, 2_500, -10_000]), false)
        );
        assert_eq!(weigh(true, &["50", "0"]), (some(&[10_000, 0]), false));
        assert!(percent("101").is_err() && percent("x").is_err());
    }
}
