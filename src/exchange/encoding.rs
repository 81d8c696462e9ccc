//! Bytes to text: what the file says of itself is believed, and a guess is called a guess.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};

/// How the letters of a file were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The name of the encoding (WHATWG Encoding Standard).
    pub name: &'static str,
    /// Nothing in the file said so.
    pub guessed: bool,
    /// Some bytes meant nothing and became `U+FFFD`.
    pub damaged: bool,
}

/// The text of a file, without a byte order mark, and how it was read.
///
/// In this order: a byte order mark (UTF-8, UTF-16); the XML declaration; UTF-16 without a mark,
/// known by its zero bytes; UTF-8 when all of it is valid; or else a guess: windows-1256 when Arabic
/// letters outnumber the accented Latin ones, or windows-1252.
#[must_use]
pub fn decode(bytes: &[u8]) -> (String, Source) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return read(&bytes[length..], encoding, false);
    }
    if let Some(encoding) = declared(bytes) {
        // A file that was converted and still tells its old encoding is common; UTF-8 proves itself.
        let stale = encoding != UTF_8 && !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
        return read(bytes, if stale { UTF_8 } else { encoding }, false);
    }
    if let Some(encoding) = wide(bytes) {
        return read(bytes, encoding, true);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return read(bytes, UTF_8, false);
    }
    read(bytes, guess(bytes), true)
}

fn read(bytes: &[u8], encoding: &'static Encoding, guessed: bool) -> (String, Source) {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let source = Source {
        name: encoding.name(),
        guessed,
        damaged,
    };
    (text.into_owned(), source)
}

/// The encoding of `<?xml … encoding="…"?>`, when its first bytes can be read as ASCII.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(400)];
    let rest = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = rest.windows(2).position(|pair| pair == b"?>")?;
    let declaration = std::str::from_utf8(&rest[..end]).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let label = value[1..].split(quote).next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // UTF-16 would not have let itself be read as ASCII: the declaration is wrong.
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    Some(if wide { UTF_8 } else { encoding })
}

/// UTF-16 without a mark: of the Latin letters and blanks that every file has, one byte is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4_000)];
    let zeros = |odd: usize| {
        let places = head.iter().skip(odd).step_by(2);
        places.filter(|byte| **byte == 0).count()
    };
    let (first, second) = (zeros(0), zeros(1));
    let many = head.len() / 20;
    if head.len() < 4 || first.max(second) <= many.max(1) {
        None
    } else if second > 4 * first {
        Some(UTF_16LE)
    } else if first > 4 * second {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Windows-1256 has the accented letters of French too, at the places of windows-1252: what tells is
/// whether Arabic letters outnumber them, and stand beside one another as letters of words do.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let is_arabic = |c: char| matches!(c, '\u{620}'..='\u{64a}');
    let (text, _) = WINDOWS_1256.decode_without_bom_handling(bytes);
    let (mut arabic, mut together, mut accented, mut before) = (0, 0, 0, ' ');
    for c in text.chars() {
        arabic += usize::from(is_arabic(c));
        together += usize::from(is_arabic(c) && is_arabic(before));
        accented += usize::from(matches!(c, '\u{c0}'..='\u{ff}' | 'œ' | 'Œ'));
        before = c;
    }
    if arabic > accented && together * 2 > arabic {
        WINDOWS_1256
    } else {
        WINDOWS_1252
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_read_as_they_say_they_are() {
        let arabic = "<?xml version=\"1.0\" encoding=\"windows-1256\"?><quiz>ما أول خطوة؟</quiz>";
        let (bytes, _, _) = WINDOWS_1256.encode(arabic);
        let (text, source) = decode(&bytes);
        assert_eq!(
            (text.as_str(), source.name, source.guessed),
            (arabic, "windows-1256", false)
        );
        let (text, source) = decode("\u{feff}نعم {T}".as_bytes());
        assert_eq!((text.as_str(), source.name), ("نعم {T}", "UTF-8"));
        let lying = "<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>";
        assert_eq!(decode(lying.as_bytes()).0, lying);
    }

    #[test]
    fn what_says_nothing_is_guessed() {
        let arabic = "ما أول خطوة في الساعة الأولى؟ {=التحقق ~النشر}\n";
        let french = "À quelle étape vérifie-t-on une rumeur\u{a0}? {=la première ~la dernière}\n";
        let wide = |text: &str, big: bool| {
            let units = text.encode_utf16();
            let pairs = units.map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            });
            pairs.flatten().collect::<Vec<u8>>()
        };
        let latin = "A question in Latin letters {T}\n";
        let rows: [(Vec<u8>, &str, &str, bool); 6] = [
            (arabic.as_bytes().to_vec(), arabic, "UTF-8", false),
            (
                WINDOWS_1256.encode(arabic).0.to_vec(),
                arabic,
                "windows-1256",
                true,
            ),
            (
                WINDOWS_1252.encode(french).0.to_vec(),
                french,
                "windows-1252",
                true,
            ),
            (wide(latin, false), latin, "UTF-16LE", true),
            (wide(latin, true), latin, "UTF-16BE", true),
            (wide(arabic, false), arabic, "UTF-16LE", true),
        ];
        for (bytes, text, name, guessed) in rows {
            let (read, source) = decode(&bytes);
            assert_eq!(
                (read.as_str(), source.name, source.guessed),
                (text, name, guessed)
            );
        }
        let mut marked = vec![0xff, 0xfe];
        marked.extend(wide(arabic, false));
        let (read, source) = decode(&marked);
        assert_eq!((read.as_str(), source.guessed), (arabic, false));
    }
}
