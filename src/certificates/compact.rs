//! Names in few bytes: Arabic letters take one byte each, as Latin ones do.
//!
//! The bytes are those of the Standard Compression Scheme for Unicode (Unicode Technical Standard 6)
//! in single-byte mode, with its initial windows and four of its commands only: a letter of ASCII, a
//! letter of the window in use, the choice of another window, a quoted unit of UTF-16. Of all the ways
//! to write a text, the one that [`pack`] writes is the only one that [`unpack`] reads.

/// Where the eight windows of 128 characters begin (UTS 6, §4.1): Latin, extended Latin, Cyrillic,
/// Arabic, Devanagari, kana, full-width forms.
const WINDOWS: [u32; 8] = [
    0x0080, 0x00C0, 0x0400, 0x0600, 0x0900, 0x3040, 0x30A0, 0xFF00,
];
/// SQU: the next two bytes are a unit of UTF-16.
const QUOTE: u8 = 0x0E;
/// SC0: the first of the eight commands that choose a window.
const CHOOSE: u8 = 0x10;

fn is_plain(c: char) -> bool {
    (' '..='~').contains(&c)
}

/// The place of a character in a window, as its byte.
fn place(window: usize, c: char) -> Option<u8> {
    let offset = u32::from(c).checked_sub(WINDOWS[window])?;
    u8::try_from(offset)
        .ok()
        .filter(|o| *o < 128)
        .map(|o| o + 128)
}

/// The text in few bytes.
#[must_use]
pub fn pack(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut window = 0;
    for c in text.chars() {
        if is_plain(c) {
            out.push(c as u8);
        } else if let Some(byte) = place(window, c) {
            out.push(byte);
        } else if let Some((other, byte)) =
            (0..WINDOWS.len()).find_map(|other| Some((other, place(other, c)?)))
        {
            window = other;
            out.push(CHOOSE + u8::try_from(other).unwrap_or(0));
            out.push(byte);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let [high, low] = unit.to_be_bytes();
                out.extend([QUOTE, high, low]);
            }
        }
    }
    out
}

/// The text of these bytes; `None` when [`pack`] would not have written them.
#[must_use]
pub fn unpack(bytes: &[u8]) -> Option<String> {
    let mut units: Vec<u16> = Vec::with_capacity(bytes.len());
    let mut window = 0;
    let mut rest = bytes.iter().copied();
    while let Some(byte) = rest.next() {
        match byte {
            b' '..=b'~' => units.push(byte.into()),
            0x80.. => units.push(u16::try_from(WINDOWS[window] + u32::from(byte - 128)).ok()?),
            QUOTE => units.push(u16::from_be_bytes([rest.next()?, rest.next()?])),
            CHOOSE..=0x17 => window = usize::from(byte - CHOOSE),
            _ => return None,
        }
    }
    let text = String::from_utf16(&units).ok()?;
    (pack(&text) == bytes).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arabic_letter_is_one_byte() {
        for (text, bytes) in [
            ("Salma", b"Salma".as_slice()),
            ("", b""),
            // SC3, then each letter at its distance from U+0600.
            ("سلمى", &[0x13, 0xB3, 0xC4, 0xC5, 0xC9]),
            ("é ب é", &[0xE9, b' ', 0x13, 0xA8, b' ', 0x10, 0xE9]),
            ("ʿ", &[0x0E, 0x02, 0xBF]),
            (
                "ڭ😀",
                &[0x0E, 0x06, 0xAD, 0x0E, 0xD8, 0x3D, 0x0E, 0xDE, 0x00],
            ),
        ] {
            assert_eq!(pack(text), bytes, "{text}");
            assert_eq!(unpack(bytes).as_deref(), Some(text));
        }
    }

    #[test]
    fn another_writing_of_the_same_text_is_refused() {
        for bytes in [
            [0x13, 0x13, 0xA8].as_slice(), // twice the same window
            &[0x13, b'a'],                 // a window for nothing
            &[0x0E, 0x00, 0x41],           // a quoted letter of ASCII
            &[0x0E, 0x06],                 // cut
            &[0x0E, 0xD8, 0x3D],           // half a character
            &[0x0F, 0x06, 0x28],           // the other mode of the scheme
            &[0x00],
            &[0x7F],
        ] {
            assert_eq!(unpack(bytes), None, "{bytes:02x?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_text_comes_back(text in ".{0,80}") {
            // What a line of a certificate never holds: controls.
            let text: String = text.chars().filter(|c| !c.is_control()).collect();
            proptest::prop_assert_eq!(unpack(&pack(&text)), Some(text));
        }

        #[test]
        fn two_writings_are_two_texts(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..40)) {
            if let Some(text) = unpack(&bytes) {
                proptest::prop_assert_eq!(pack(&text), bytes);
            }
        }
    }
}
