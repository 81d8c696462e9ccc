//! Bytes as decimal digits, which QR codes write in a quarter less room than base64url: 12 bytes, read as
//! one number, big-endian, are 29 digits; the last bytes take as many as their number needs.

/// How many digits hold 0 to 12 bytes.
const DIGITS: [usize; 13] = [0, 3, 5, 8, 10, 13, 15, 17, 20, 22, 25, 27, 29];
const CHUNK: usize = 12;

/// The digits of some bytes.
#[must_use]
pub fn write(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(bytes.len() * 5 / 2);
    for chunk in bytes.chunks(CHUNK) {
        let value = chunk
            .iter()
            .fold(0u128, |value, byte| value << 8 | u128::from(*byte));
        let _ = write!(out, "{value:0width$}", width = DIGITS[chunk.len()]);
    }
    out
}

/// The bytes of digits; `None` when [`write`] would not have written them.
#[must_use]
pub fn read(text: &str) -> Option<Vec<u8>> {
    // The parser of numbers would also take a sign.
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut rest = text;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at_checked(DIGITS[CHUNK]).unwrap_or((rest, ""));
        let length = DIGITS.iter().position(|digits| *digits == chunk.len())?;
        let value: u128 = chunk.parse().ok()?;
        let bytes = value.to_be_bytes();
        let (zeros, bytes) = bytes.split_at(bytes.len() - length);
        if zeros.iter().any(|byte| *byte != 0) {
            return None;
        }
        out.extend(bytes);
        rest = after;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_were_never_written_are_refused() {
        assert_eq!(write(&[1]), "001");
        assert_eq!(write(&[0, 0]), "00000");
        assert_eq!(read("255"), Some(vec![255]));
        for no in [
            "1",
            "256",
            "12",
            "99999999999999999999999999999",
            "65536",
            "+01",
        ] {
            assert_eq!(read(no), None, "{no}");
        }
    }

    proptest::proptest! {
        #[test]
        fn digits_come_back(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..100)) {
            proptest::prop_assert_eq!(read(&write(&bytes)), Some(bytes));
        }
    }
}
