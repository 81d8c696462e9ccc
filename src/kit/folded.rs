//! Folding: the form in which two writings of one word are equal.
//!
//! Used for search and for typed answers. Unicode NFKD, marks dropped (accents, tashkil), Arabic
//! letters reduced to the form that a fast hand types: hamza seats to alef, alef maqsura and the
//! Persian ya to ya, ta marbuta to ha, Persian kaf to kaf; tatweel and zero-width marks dropped;
//! Arabic-Indic digits to 0–9; case ignored; punctuation and blanks made one space.
//! Nothing is guessed by similarity: two texts are equal after folding, or they are different.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The folded form of a text.
#[must_use]
pub fn fold(text: &str) -> String {
    folded(text.nfkd().flat_map(char::to_lowercase).nfkd(), text.len())
}

/// The folded form of a text whose capital letters count.
#[must_use]
pub fn fold_cased(text: &str) -> String {
    folded(text.nfkd(), text.len())
}

fn folded(characters: impl Iterator<Item = char>, size: usize) -> String {
    let mut out = String::with_capacity(size);
    let mut gap = false;
    for c in characters {
        if is_combining_mark(c) || is_dropped(c) {
            continue;
        }
        let c = letter(c);
        if c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        } else {
            gap = true;
        }
    }
    out
}

/// Digits of any script that people here type, as 0–9; everything else as it is.
#[must_use]
pub fn western_digits(text: &str) -> String {
    text.chars().map(digit).collect()
}

fn is_dropped(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
        || matches!(c, '\'' | '’' | 'ʼ')
}

fn letter(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        'ک' => 'ك',
        'œ' => 'o',
        'æ' => 'a',
        'Œ' => 'O',
        'Æ' => 'A',
        other => digit(other),
    }
}

fn digit(c: char) -> char {
    match c {
        '٠'..='٩' => char::from(b'0' + (c as u32 - 0x660) as u8),
        '۰'..='۹' => char::from(b'0' + (c as u32 - 0x6f0) as u8),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_of_one_word_are_equal() {
        for (one, other) in [
            ("الإِشاعة", "الاشاعه"),
            ("إدارة", "اداره"),
            ("مسؤول", "مسوول"),
            ("على", "علي"),
            ("تــواصل", "تواصل"),
            ("٢٠٢٦", "2026"),
            ("Évaluation", "evaluation"),
            ("L’accès", "laccès"),
            ("porte-parole", "Porte parole"),
            ("  RUMEUR !", "rumeur"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} / {other}");
        }
    }

    #[test]
    fn different_words_stay_different() {
        for (one, other) in [("بلاغ", "إبلاغ"), ("rumeur", "rumeurs"), ("كاتب", "كتاب")]
        {
            assert_ne!(fold(one), fold(other));
        }
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in ".{0,60}") {
            proptest::prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
