//! Text made safe to print inside HTML, and set as each language sets it.

use crate::kit::locale::Locale;

/// The text with `& < > " '` written as references: safe between tags and between quotes.
#[must_use]
pub fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    push(&mut out, text);
    out
}

/// [`attribute`], at the end of `out`.
pub fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

/// Spaces that must not break, put where an author typed plain ones.
///
/// French: before `; ! ? : » %` and after `«`. Every language: between the groups of a large
/// number (`154 309`), where a plain space would also swap the two groups in a line of Arabic,
/// while the narrow no-break space is a number separator (UAX #9, rule W4).
#[must_use]
pub fn typeset(text: &str, locale: Locale) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, c) in chars.iter().enumerate() {
        out.push(match c {
            ' ' if groups_digits(&chars, at) => '\u{202f}',
            ' ' if locale == Locale::Fr => french_space(&chars, at),
            c => *c,
        });
    }
    out
}

fn french_space(chars: &[char], at: usize) -> char {
    let before = at.checked_sub(1).and_then(|at| chars.get(at));
    match (before, chars.get(at + 1)) {
        (Some('«'), _) | (_, Some(':' | '»' | '%')) => '\u{a0}',
        (_, Some(';' | '!' | '?')) => '\u{202f}',
        _ => ' ',
    }
}

/// Whether the space at `at` stands between one to three digits and exactly three.
fn groups_digits(chars: &[char], at: usize) -> bool {
    let digit = |c: &&char| c.is_ascii_digit();
    let after = chars[at + 1..].iter().take(4).take_while(digit).count();
    let before = chars[..at].iter().rev().take(4).take_while(digit).count();
    after == 3 && (1..=3).contains(&before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_that_must_not_break_do_not() {
        for (locale, typed, set) in [
            (
                Locale::Fr,
                "« Oui » : 74 % ! Non ?",
                "«\u{a0}Oui\u{a0}»\u{a0}: 74\u{a0}%\u{202f}! Non\u{202f}?",
            ),
            (Locale::Fr, " : suite", "\u{a0}: suite"),
            (Locale::Ar, "نُقل 154 309 أشخاص", "نُقل 154\u{202f}309 أشخاص"),
            (
                Locale::En,
                "1 629 requests in 2020 521",
                "1\u{202f}629 requests in 2020 521",
            ),
            (Locale::En, "a : b !", "a : b !"),
            (Locale::Ar, "1 000 000", "1\u{202f}000\u{202f}000"),
        ] {
            assert_eq!(typeset(typed, locale), set);
        }
        assert_eq!(
            attribute("<a href='x'>&\"</a>"),
            "&lt;a href=&#39;x&#39;&gt;&amp;&quot;&lt;/a&gt;"
        );
    }
}
