//! The seal of a document: a signature over every byte of the file, at its end.
//!
//! The document holds the statement in its code, so the statement cannot hold the hash of the
//! document. The seal binds the two from outside: it is an update appended to the finished PDF (ISO
//! 32000-1 §7.5.6) that changes no object and carries one line of comment:
//!
//! ```text
//! %takwin-seal 1 <host> <key> <statement> <signature>
//! ```
//!
//! The signature covers the host, the statement and the SHA-256 of all that stands before the line.
//! What follows the line is what [`seal`] writes, byte for byte, so nothing can be added after it. A
//! file whose seal holds is the file that was issued; there is no need to read its pages.

use std::collections::HashSet;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

use crate::{
    certificates::attestation::{Attested, Claim, Doubt, Link, framed},
    issuer::keys::{KeyId, PublicKey, SigningKey},
};

const DOMAIN: &[u8] = b"takwin document 1\0";
const LINE: &[u8] = b"\n%takwin-seal 1 ";

/// The document with its seal. `None` when this is not a PDF that ends as ours do.
#[must_use]
pub fn seal(pdf: &[u8], host: &str, statement: &str, key: &SigningKey) -> Option<Vec<u8>> {
    let signature = key.sign(&message(host, statement, pdf));
    let line = format!(
        "{host} {} {statement} {}",
        key.id,
        URL_SAFE_NO_PAD.encode(signature)
    );
    let mut out = pdf.to_owned();
    out.extend(closing(pdf, &line)?);
    Some(out)
}

/// A sealed file, taken apart.
struct Sealed<'a> {
    document: &'a [u8],
    host: &'a str,
    key: KeyId,
    statement: &'a str,
    signature: [u8; 64],
}

fn take_apart(file: &[u8]) -> Option<Sealed<'_>> {
    let at = file.windows(LINE.len()).rposition(|part| part == LINE)?;
    let (document, rest) = file.split_at(at);
    let end = rest.iter().skip(1).position(|byte| *byte == b'\n')? + 1;
    let line = std::str::from_utf8(&rest[LINE.len()..end]).ok()?;
    if closing(document, line)? != rest {
        return None;
    }
    let mut parts = line.split(' ');
    let sealed = Sealed {
        document,
        host: parts.next()?,
        key: KeyId::parse(parts.next()?)?,
        statement: parts.next()?,
        signature: URL_SAFE_NO_PAD
            .decode(parts.next()?)
            .ok()?
            .try_into()
            .ok()?,
    };
    parts.next().is_none().then_some(sealed)
}

fn message(host: &str, statement: &str, document: &[u8]) -> Vec<u8> {
    let mut rest = Sha256::digest(document).to_vec();
    rest.extend(statement.as_bytes());
    framed(DOMAIN, host, &rest)
}

/// What is appended: the line, and the cross-reference section that makes it an update of nothing.
fn closing(document: &[u8], line: &str) -> Option<Vec<u8>> {
    let end = Ending::of(document)?;
    let mut out = LINE.to_owned();
    out.extend(line.as_bytes());
    out.push(b'\n');
    let at = document.len() + out.len();
    // The entry that every table begins with: it must be stated, and states nothing new.
    out.extend(b"xref\n0 1\n");
    out.extend(end.first_entry);
    out.extend(b"trailer\n<<");
    out.extend(end.trailer);
    out.extend(format!("/Prev {}>>\nstartxref\n{at}\n%%EOF\n", end.table).as_bytes());
    Some(out)
}

/// How a document ends: what its update has to repeat.
struct Ending<'a> {
    /// Where its cross-reference table stands.
    table: usize,
    /// The entry of object 0, 20 bytes.
    first_entry: &'a [u8],
    /// The inside of its trailer.
    trailer: &'a [u8],
}

impl<'a> Ending<'a> {
    fn of(document: &'a [u8]) -> Option<Self> {
        let from = |at: usize, words: &[u8]| {
            let rest = document.get(at..)?;
            rest.windows(words.len())
                .position(|part| part == words)
                .map(|found| at + found)
        };
        let last = |words: &[u8]| {
            document
                .windows(words.len())
                .rposition(|part| part == words)
        };
        let start = last(b"startxref")?;
        let words = std::str::from_utf8(document.get(start..)?).ok()?;
        let mut words = words.split_ascii_whitespace().skip(1);
        let table: usize = words.next()?.parse().ok()?;
        if words.next() != Some("%%EOF") || words.next().is_some() {
            return None;
        }
        document.get(table..)?.strip_prefix(b"xref")?;
        // `xref`, then `0 112`, then the entries.
        let header = from(table, b"\n")? + 1;
        let entry = from(header, b"\n")? + 1;
        let trailer = from(entry, b"trailer")?;
        let inside = from(trailer, b"<<")? + 2;
        let outside = document
            .get(..start)?
            .windows(2)
            .rposition(|part| part == b">>")?;
        Some(Self {
            table,
            first_entry: document.get(entry..entry + 20)?,
            trailer: document.get(inside..outside)?,
        })
    }
}

/// What a file is found to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// The file that was issued, to the byte.
    Whole(Claim),
    /// It carries a statement that we signed, but it is not the file that was issued: what its page
    /// shows may have been changed.
    Changed(Claim),
    /// The statement in it is not believed.
    Doubtful(Doubt),
    /// There is no statement in it.
    Nothing,
}

/// The host and the statement that the seal of a file names, whether it holds or not.
#[must_use]
pub fn carried(file: &[u8]) -> Option<(&str, &str)> {
    take_apart(file).map(|sealed| (sealed.host, sealed.statement))
}

/// Looks at a file by itself: its seal, or else the statement that it carries.
#[must_use]
pub fn examine(file: &[u8], hosts: &[String], keys: &[PublicKey]) -> Found {
    let sealed = take_apart(file);
    if let Some(sealed) = &sealed
        && let Some(claim) = unbroken(sealed, hosts, keys)
    {
        return Found::Whole(claim);
    }
    // The seal does not hold: the address in the document first, since that is what is printed.
    let mut doubt = None;
    for address in addresses(file).found {
        let Some(link) = Link::parse(&address).filter(|link| !link.statement.is_empty()) else {
            continue;
        };
        match link.believe(hosts, keys) {
            Ok(claim) => return Found::Changed(claim),
            Err(found) => doubt = doubt.or(Some(found)),
        }
    }
    doubt.map_or(Found::Nothing, Found::Doubtful)
}

/// The statement of a file whose seal holds.
fn unbroken(sealed: &Sealed<'_>, hosts: &[String], keys: &[PublicKey]) -> Option<Claim> {
    if !hosts.iter().any(|host| host == sealed.host) {
        return None;
    }
    let key = keys.iter().find(|key| key.id == sealed.key)?;
    let message = message(sealed.host, sealed.statement, sealed.document);
    if !key.verifies(&message, &sealed.signature) {
        return None;
    }
    let claim = Claim::read(sealed.statement).ok()?;
    claim.believe(sealed.host, keys).ok()?;
    // The key of the seal may be another one than that of the statement.
    (!claim.says.issued.is_after(key.until)).then_some(claim)
}

/// What a claim says, whatever became of the file.
impl Found {
    #[must_use]
    pub fn says(&self) -> Option<&Attested> {
        match self {
            Self::Whole(claim) | Self::Changed(claim) => Some(&claim.says),
            Self::Doubtful(_) | Self::Nothing => None,
        }
    }
}

/// No honest document of ours has more streams, or larger ones.
const STREAMS: usize = 400;
const LARGEST_STREAM: usize = 2 * 1024 * 1024;
/// All of them together.
const LARGEST_STREAMS: usize = 8 * 1024 * 1024;
const LARGEST_ADDRESS: usize = 2048;
/// How many different addresses of one file are looked at: ours carry one.
const ADDRESSES: usize = 64;

/// The addresses of certificates found so far in a file, and what finding them took.
#[derive(Default)]
struct Search {
    found: Vec<String>,
    known: HashSet<String>,
    /// Bytes gone through.
    looked: usize,
    /// Bytes that compressed streams gave.
    inflated: usize,
}

/// The addresses of certificates in a PDF, with their statements: as they stand, or inside its
/// compressed streams, where other programs put them when they write a document anew.
fn addresses(file: &[u8]) -> Search {
    let mut search = Search::default();
    search.through(file);
    let mut rest = file;
    for _ in 0..STREAMS {
        let Some(at) = position(rest, b"stream") else {
            break;
        };
        rest = &rest[at + b"stream".len()..];
        let data = rest.trim_ascii_start();
        // A stream of zlib (RFC 1950 §2.2): method 8, a window of at most 32 KiB, a check modulo 31.
        let [first, second, ..] = data else { break };
        let header = u16::from(*first) * 256 + u16::from(*second);
        if first & 0x8F == 0x08 && header.is_multiple_of(31) {
            // What follows its end is another one's: each byte of the file is inflated once.
            let end = position(data, b"endstream").unwrap_or(data.len());
            let left = LARGEST_STREAMS - search.inflated;
            let inside = inflate(&data[..end], left.min(LARGEST_STREAM));
            rest = &data[end..];
            search.inflated += inside.len();
            search.through(&inside);
        }
        if search.is_over() {
            break;
        }
    }
    search
}

fn inflate(data: &[u8], most: usize) -> Vec<u8> {
    use std::io::Read as _;
    let mut out = Vec::new();
    let stream = flate2::read::ZlibDecoder::new(data);
    // What could be read before a fault is looked at all the same.
    let _ = stream.take(most as u64).read_to_end(&mut out);
    out
}

impl Search {
    fn is_over(&self) -> bool {
        self.known.len() >= ADDRESSES || self.inflated >= LARGEST_STREAMS
    }

    fn through(&mut self, bytes: &[u8]) {
        let mut from = 0;
        while self.known.len() < ADDRESSES {
            let rest = bytes.get(from..).unwrap_or_default();
            let Some(at) = position(rest, b"/v/TKW-") else {
                self.looked += rest.len();
                return;
            };
            let at = from + at;
            let edge = |byte: &u8| !byte.is_ascii_graphic() || b"()<>\"".contains(byte);
            let begin = bytes[from..at]
                .iter()
                .rposition(edge)
                .map_or(from, |edge| from + edge + 1);
            let length = bytes[at..].iter().position(edge);
            let end = length.map_or(bytes.len(), |length| at + length);
            if end - begin <= LARGEST_ADDRESS
                && let Ok(text) = std::str::from_utf8(&bytes[begin..end])
                && self.known.insert(text.to_owned())
            {
                self.found.push(text.to_owned());
            }
            self.looked += end - from;
            from = end;
        }
    }
}

fn position(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        certificates::attestation::{address, samples},
        issuer::keys::Keys,
        kit::time::{DAY_MS, Timestamp},
    };

    const HOST: &str = "takwin.exemple.ma";

    fn hosts() -> Vec<String> {
        vec![HOST.to_owned()]
    }

    /// A PDF of the shape that ours have, around an address.
    fn document(address: &str) -> Vec<u8> {
        let body = format!("%PDF-1.7\n1 0 obj\n<</Type/Action/S/URI/URI({address})>>\nendobj\n");
        let mut out = body.clone().into_bytes();
        out.extend(format!(
            "xref\n0 2\n0000000000 65535 f\r\n0000000009 00000 n\r\ntrailer\n<</Size 2/Root 1 0 R/ID[(a)(b)]>>\nstartxref\n{}\n%%EOF",
            body.len()
        ).as_bytes());
        out
    }

    struct House {
        keys: Keys,
        number: String,
        statement: String,
        sealed: Vec<u8>,
        _folder: tempfile::TempDir,
    }

    /// One for all tests: making keys takes its time.
    fn house() -> &'static House {
        static HOUSE: std::sync::OnceLock<House> = std::sync::OnceLock::new();
        HOUSE.get_or_init(build)
    }

    fn build() -> House {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(folder.path(), Timestamp(0)).expect("keys");
        let attested = samples::ordinary(keys.signing().id);
        let statement = attested.sign(HOST, keys.signing()).expect("a statement");
        let link = address(
            "https://takwin.exemple.ma",
            attested.number.as_str(),
            &statement,
        );
        let sealed = seal(&document(&link), HOST, &statement, keys.signing()).expect("sealed");
        House {
            number: attested.number.to_string(),
            keys,
            statement,
            sealed,
            _folder: folder,
        }
    }

    #[test]
    fn a_sealed_file_is_whole_and_ends_as_a_pdf_does() {
        let house = house();
        let found = examine(&house.sealed, &hosts(), house.keys.public());
        assert!(matches!(found, Found::Whole(_)), "{found:?}");
        let text = String::from_utf8_lossy(&house.sealed);
        assert!(text.ends_with("%%EOF\n"));
        let table = text.rfind("xref\n0 1\n").expect("a table");
        assert!(text.contains(&format!("startxref\n{table}\n%%EOF\n")));
        assert!(text.contains("<</Size 2/Root 1 0 R/ID[(a)(b)]/Prev "));
    }

    #[test]
    fn one_changed_byte_anywhere_breaks_the_seal() {
        let house = house();
        for at in 0..house.sealed.len() {
            let mut file = house.sealed.clone();
            file[at] ^= 1;
            let found = examine(&file, &hosts(), house.keys.public());
            assert!(!matches!(found, Found::Whole(_)), "byte {at}: {found:?}");
        }
    }

    #[test]
    fn nothing_can_be_added_or_taken_away() {
        let house = house();
        let whole = |file: &[u8]| {
            matches!(
                examine(file, &hosts(), house.keys.public()),
                Found::Whole(_)
            )
        };
        for cut in 1..house.sealed.len() {
            assert!(!whole(&house.sealed[..house.sealed.len() - cut]));
        }
        for more in ["\n", " ", "%", "\n%%EOF\n", "\n%takwin-seal 1 a b c d\n"] {
            let file = [house.sealed.as_slice(), more.as_bytes()].concat();
            assert!(!whole(&file), "{more:?}");
        }
        // The seal of one file under another one.
        let other = document("https://takwin.exemple.ma/v/TKW-2026-000124-X#abc");
        let line = house
            .sealed
            .windows(LINE.len())
            .rposition(|w| w == LINE)
            .expect("a seal");
        assert!(!whole(&[other.as_slice(), &house.sealed[line..]].concat()));
    }

    #[test]
    fn a_changed_page_around_a_genuine_statement_is_told_apart() {
        let house = house();
        let changed = |file: &[u8]| examine(file, &hosts(), house.keys.public());
        let link = address("https://takwin.exemple.ma", &house.number, &house.statement);
        let plain = document(&link);
        assert!(matches!(changed(&plain), Found::Changed(_)));
        // Written anew by another program, the address inside a compressed stream.
        let packed = {
            use std::io::Write as _;
            let mut encoder =
                flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
            encoder
                .write_all(format!("<</URI({link})>>").as_bytes())
                .expect("memory");
            encoder.finish().expect("memory")
        };
        let file = [
            b"%PDF-1.7\n1 0 obj<<>>stream\r\n",
            packed.as_slice(),
            b"\nendstream",
        ]
        .concat();
        assert!(matches!(changed(&file), Found::Changed(_)));
        // The number of the address is not that of the statement.
        let other = document(&link.replace("000123", "000124"));
        assert_eq!(changed(&other), Found::Doubtful(Doubt::Altered));
        let elsewhere = document(&link.replace("exemple.ma", "example.ma"));
        assert!(matches!(
            changed(&elsewhere),
            Found::Doubtful(Doubt::Site(_))
        ));
        assert_eq!(changed(b"%PDF-1.7 nothing"), Found::Nothing);
        assert_eq!(
            changed(&document("https://takwin.exemple.ma/v/TKW-2026-000123-K")),
            Found::Nothing
        );
    }

    #[test]
    fn a_retired_key_vouches_for_no_later_day() {
        let house = house();
        let issued = samples::ordinary(house.keys.signing().id).issued;
        let retired = |days: i64| {
            let mut key = house.keys.public()[0];
            key.until = Some(issued.noon().plus(days * DAY_MS));
            vec![key]
        };
        let found = |days: i64| examine(&house.sealed, &hosts(), &retired(days));
        assert!(matches!(found(1), Found::Whole(_)));
        assert!(matches!(found(0), Found::Whole(_)), "on its last day");
        let id = house.keys.signing().id;
        assert_eq!(found(-1), Found::Doubtful(Doubt::Retired(id)));
        let link = address("https://takwin.exemple.ma", &house.number, &house.statement);
        let link = Link::parse(&link).expect("an address");
        let late = link.believe(&hosts(), &retired(-1));
        assert_eq!(late, Err(Doubt::Retired(id)));
        // A statement of before, under a seal that was made with a key retired before it.
        let folder = tempfile::tempdir().expect("a folder");
        let other = Keys::open(folder.path(), Timestamp(0)).expect("keys");
        let link = address("https://takwin.exemple.ma", &house.number, &house.statement);
        let file = seal(&document(&link), HOST, &house.statement, other.signing());
        let mut keys = [house.keys.public()[0], other.public()[0]];
        let file = file.expect("sealed");
        assert!(matches!(examine(&file, &hosts(), &keys), Found::Whole(_)));
        keys[1].until = Some(issued.noon().plus(-DAY_MS));
        assert!(matches!(examine(&file, &hosts(), &keys), Found::Changed(_)));
    }

    #[test]
    fn another_key_or_another_site_does_not_seal() {
        let house = house();
        let folder = tempfile::tempdir().expect("a folder");
        let stranger = Keys::open(folder.path(), Timestamp(0)).expect("keys");
        let found = examine(&house.sealed, &hosts(), stranger.public());
        assert!(matches!(found, Found::Doubtful(Doubt::Key(_))), "{found:?}");
        let found = examine(&house.sealed, &["autre.ma".to_owned()], house.keys.public());
        assert!(
            matches!(found, Found::Doubtful(Doubt::Site(_))),
            "{found:?}"
        );
    }

    fn packed(text: &[u8]) -> Vec<u8> {
        use std::io::Write as _;
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text).expect("memory");
        let inside = encoder.finish().expect("memory");
        [b"\nstream\n", inside.as_slice(), b"\nendstream"].concat()
    }

    #[test]
    fn what_a_hostile_file_makes_us_do_is_bounded() {
        let many: String = (0..200_000).map(|n| format!("h/v/TKW-{n:06}#x ")).collect();
        let search = addresses(many.as_bytes());
        assert_eq!(search.found.len(), ADDRESSES);
        assert!(search.looked < ADDRESSES * 32, "{}", search.looked);
        // The same one again and again: every byte is gone through once.
        let same = "h/v/TKW-1#x ".repeat(300_000);
        let search = addresses(same.as_bytes());
        assert_eq!(search.found.len(), 1);
        assert!(search.looked <= same.len());
        // Streams that inflate a thousand times, each beyond what one may give.
        let bomb = packed(&vec![b' '; 3 * LARGEST_STREAM]).repeat(50);
        let search = addresses(&bomb);
        assert_eq!(search.inflated, LARGEST_STREAMS);
        assert!(search.looked <= bomb.len() + LARGEST_STREAMS);
        // The cap of one stream leaves room for the next.
        let one = packed(&vec![b' '; 2 * LARGEST_STREAM]);
        let file = [one, packed(b"(h/v/TKW-1#x)")].concat();
        let search = addresses(&file);
        assert_eq!(search.found, ["h/v/TKW-1#x"]);
        assert_eq!(search.inflated, LARGEST_STREAM + 13);
    }

    proptest::proptest! {
        #[test]
        fn no_file_makes_it_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400), cut in 0usize..2000) {
            let house = house();
            let _ = examine(&bytes, &hosts(), house.keys.public());
            let cut = cut.min(house.sealed.len());
            let file = [&house.sealed[..cut], bytes.as_slice(), &house.sealed[cut..]].concat();
            let found = examine(&file, &hosts(), house.keys.public());
            proptest::prop_assert!(bytes.is_empty() || !matches!(found, Found::Whole(_)));
        }
    }
}
