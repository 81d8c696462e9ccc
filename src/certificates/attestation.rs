//! The statement that a certificate carries in its code: what was attested, in some hundred bytes,
//! signed. Whoever has the printed code and our public keys needs nobody else to know that it is
//! genuine.
//!
//! The code leads to `https://<site>/v/<number>#<statement>`. What follows `#` browsers by themselves
//! send to no server: it is a body and its Ed25519 signature, 64 bytes, in base64url (RFC 4648 §5,
//! unpadded) or, in the printed code, in decimal digits, which take a quarter less of its room: 12
//! bytes, read as one number, big-endian, are 29 digits.
//!
//! ```text
//! body       version       1 byte, 1
//!            key           8 bytes: KeyId of the key that signs
//!            kind          1 byte: 0 achievement, 1 attendance
//!            year          2 bytes, big-endian; serial: number      the register number
//!            completed, issued, until     2 bytes each, big-endian: days since 1970 in Morocco; until 0: for ever
//!            version of the course, hours (0: none), result + 1 in basis points (0: none): numbers
//!            course, name in Arabic, name in Latin letters: texts
//! number     LEB128, in as few bytes as it needs
//! text       its length in bytes (1 byte), then its bytes packed by `compact`
//! signature  over «takwin certificate 1», a zero byte, the length of the site's host (1 byte), the host, the body
//! ```
//!
//! A body has one writing only, and the host is signed though it is not in it: a statement moved to
//! another site's address is refused.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Deserialize;

use crate::{
    certificates::{certificate::Statement, compact, digits, number::CertificateNumber},
    issuer::keys::{KeyId, PublicKey, SigningKey},
};

pub use super::day::Day;

/// The version that is written.
const VERSION: u8 = 1;
const DOMAIN: &[u8] = b"takwin certificate 1\0";
const SIGNATURE: usize = 64;
/// No statement that we write is longer: two names of 255 bytes and a course.
const LONGEST: usize = 1024;

/// What a certificate attests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The course was completed with all that it requires.
    #[default]
    Achievement,
    /// The person was there, for so many hours.
    Attendance,
}

impl Kind {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Achievement => "achievement",
            Self::Attendance => "attendance",
        }
    }
}

/// What the signed statement says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attested {
    /// The key that signed.
    pub key: KeyId,
    pub kind: Kind,
    pub number: CertificateNumber,
    pub completed: Day,
    pub issued: Day,
    pub until: Option<Day>,
    /// Version of the course.
    pub version: u32,
    pub hours: Option<u32>,
    /// In basis points.
    pub result: Option<u32>,
    pub course: String,
    pub name_arabic: String,
    pub name_latin: String,
}

/// Why a statement is not believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// It is no statement at all, or not the whole of one.
    Shape,
    /// It was written by a later version of this program.
    Version(u8),
    /// It names a key that we do not know.
    Key(KeyId),
    /// It is of a day after this key of ours was retired.
    Retired(KeyId),
    /// The address is not ours.
    Site(String),
    /// It is not what the key signed: something was changed.
    Altered,
}

impl Attested {
    /// What is attested by a certificate, to be signed with this key. `None` when a text is too long
    /// for a statement or the number is none of ours.
    #[must_use]
    pub fn of(statement: &Statement, kind: Kind, key: KeyId) -> Option<Self> {
        let attested = Self {
            key,
            kind,
            number: CertificateNumber::parse(&statement.number)?,
            completed: Day::of(statement.completed_at),
            issued: Day::of(statement.issued_at),
            until: statement.valid_until.map(Day::of),
            version: u32::try_from(statement.version).ok()?,
            hours: statement.hours.filter(|hours| *hours > 0),
            result: statement
                .share
                .and_then(|share| u32::try_from(share.0).ok()),
            course: statement.course_id.clone(),
            name_arabic: statement.name_arabic.clone(),
            name_latin: statement.name_latin.clone(),
        };
        let body = attested.body()?;
        (Self::parse(&body).as_ref() == Some(&attested)).then_some(attested)
    }

    /// The statement: this body with its signature, in base64url. `None` when a text is too long.
    #[must_use]
    pub fn sign(&self, host: &str, key: &SigningKey) -> Option<String> {
        let mut bytes = self.body()?;
        let signature = key.sign(&message(host, &bytes));
        bytes.extend(signature);
        Some(URL_SAFE_NO_PAD.encode(bytes))
    }

    fn body(&self) -> Option<Vec<u8>> {
        let mut out = vec![VERSION];
        out.extend(self.key.as_bytes());
        out.push(match self.kind {
            Kind::Achievement => 0,
            Kind::Attendance => 1,
        });
        let (year, serial) = self.number.parts();
        out.extend(u16::try_from(year).ok()?.to_be_bytes());
        number(&mut out, u32::try_from(serial).ok()?);
        for day in [self.completed, self.issued, self.until.unwrap_or(Day(0))] {
            out.extend(day.0.to_be_bytes());
        }
        for value in [
            self.version,
            self.hours.unwrap_or(0),
            self.result.map_or(0, |result| result.saturating_add(1)),
        ] {
            number(&mut out, value);
        }
        for text in [&self.course, &self.name_arabic, &self.name_latin] {
            let packed = compact::pack(text);
            out.push(u8::try_from(packed.len()).ok()?);
            out.extend(packed);
        }
        Some(out)
    }

    /// The body of these bytes; `None` when they are not the one writing of one.
    fn parse(body: &[u8]) -> Option<Self> {
        let mut reader = Reader(body);
        if reader.byte()? != VERSION {
            return None;
        }
        let key = KeyId::from_bytes(reader.take(8)?.try_into().ok()?);
        let kind = match reader.byte()? {
            0 => Kind::Achievement,
            1 => Kind::Attendance,
            _ => return None,
        };
        let year = reader.short()?;
        let number = CertificateNumber::new(year.into(), reader.number()?.into());
        let (completed, issued) = (Day(reader.short()?), Day(reader.short()?));
        let until = Some(Day(reader.short()?)).filter(|day| day.0 > 0);
        let attested = Self {
            key,
            kind,
            number,
            completed,
            issued,
            until,
            version: reader.number()?,
            hours: Some(reader.number()?).filter(|hours| *hours > 0),
            result: reader.number()?.checked_sub(1),
            course: reader.text()?,
            name_arabic: reader.text()?,
            name_latin: reader.text()?,
        };
        let whole = reader.0.is_empty() && attested.body().as_deref() == Some(body);
        whole.then_some(attested)
    }
}

/// A statement as it was read: what it says is not believed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub says: Attested,
    body: Vec<u8>,
    signature: [u8; SIGNATURE],
}

impl Claim {
    /// Reads a statement.
    ///
    /// # Errors
    /// [`Doubt::Shape`] when it is none, [`Doubt::Version`] when it is of a later version.
    pub fn read(text: &str) -> Result<Self, Doubt> {
        if text.len() > LONGEST * 5 / 2 {
            return Err(Doubt::Shape);
        }
        let bytes = if text.bytes().all(|byte| byte.is_ascii_digit()) {
            digits::read(text).ok_or(Doubt::Shape)?
        } else {
            URL_SAFE_NO_PAD.decode(text).map_err(|_| Doubt::Shape)?
        };
        match bytes.first() {
            None => return Err(Doubt::Shape),
            Some(version) if *version > VERSION => return Err(Doubt::Version(*version)),
            Some(_) => {}
        }
        let at = bytes.len().checked_sub(SIGNATURE).ok_or(Doubt::Shape)?;
        let (body, signature) = bytes.split_at(at);
        Ok(Self {
            says: Attested::parse(body).ok_or(Doubt::Shape)?,
            body: body.to_owned(),
            signature: signature.try_into().map_err(|_| Doubt::Shape)?,
        })
    }

    /// What it says, when one of these keys signed it for this host.
    ///
    /// # Errors
    /// [`Doubt::Key`] when no key has the name that it gives, [`Doubt::Altered`] when that key did
    /// not sign this, [`Doubt::Retired`] when it says to be issued after that key was retired.
    pub fn believe(&self, host: &str, keys: &[PublicKey]) -> Result<&Attested, Doubt> {
        let key = keys
            .iter()
            .find(|key| key.id == self.says.key)
            .ok_or(Doubt::Key(self.says.key))?;
        if !key.verifies(&message(host, &self.body), &self.signature) {
            Err(Doubt::Altered)
        } else if self.says.issued.is_after(key.until) {
            Err(Doubt::Retired(key.id))
        } else {
            Ok(&self.says)
        }
    }

    /// What a signed list names this statement by. It is drawn from the whole body, names included:
    /// nobody can find out from the list which numbers are on it.
    #[must_use]
    pub fn mark(&self) -> String {
        use sha2::{Digest as _, Sha256};
        let digest = Sha256::new()
            .chain_update(b"takwin withdrawn 1\0")
            .chain_update(&self.body)
            .finalize();
        URL_SAFE_NO_PAD.encode(&digest[..12])
    }

    /// The signature, by which a file names the statement that it carries.
    #[must_use]
    pub const fn signature(&self) -> &[u8; SIGNATURE] {
        &self.signature
    }
}

/// Where a code leads: the host, the number and the statement behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub host: String,
    pub number: String,
    pub statement: String,
}

impl Link {
    /// Reads what a code holds, or what was typed of it. The statement is empty for the codes of
    /// certificates issued before there were statements.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))?;
        let (host, path) = rest.split_once("/v/")?;
        let (number, statement) = path.split_once('#').unwrap_or((path, ""));
        let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic());
        (plain(host) && plain(number) && !host.contains('/')).then(|| Self {
            host: host.to_owned(),
            number: number.to_owned(),
            statement: statement.to_owned(),
        })
    }

    /// What its statement says, when one of these keys signed it for one of these hosts, and the
    /// number of the address is that of the statement.
    ///
    /// # Errors
    /// A [`Doubt`].
    pub fn believe(&self, hosts: &[String], keys: &[PublicKey]) -> Result<Claim, Doubt> {
        if !hosts.contains(&self.host) {
            return Err(Doubt::Site(self.host.clone()));
        }
        let claim = Claim::read(&self.statement)?;
        claim.believe(&self.host, keys)?;
        if claim.says.number.as_str() == self.number {
            Ok(claim)
        } else {
            Err(Doubt::Altered)
        }
    }
}

/// What the printed code of a certificate holds: its address, the statement in digits.
#[must_use]
pub fn code(site: &str, number: &str, statement: &str) -> String {
    let bytes = URL_SAFE_NO_PAD.decode(statement).unwrap_or_default();
    address(site, number, &digits::write(&bytes))
}

/// The address of a certificate, with its statement.
#[must_use]
pub fn address(site: &str, number: &str, statement: &str) -> String {
    format!("{site}/v/{number}#{statement}")
}

/// The host of a site's address, with its port when it names one.
#[must_use]
pub fn host(site: &str) -> &str {
    let rest = site.split_once("://").map_or(site, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

/// What is signed.
fn message(host: &str, body: &[u8]) -> Vec<u8> {
    framed(DOMAIN, host, body)
}

/// Bytes to sign: what they are for, the host with its length, and the rest.
pub(super) fn framed(domain: &[u8], host: &str, rest: &[u8]) -> Vec<u8> {
    // A longer host than DNS allows is cut the same way by whoever signs and whoever verifies.
    let host = &host.as_bytes()[..host.len().min(usize::from(u8::MAX))];
    let mut out = Vec::with_capacity(domain.len() + 1 + host.len() + rest.len());
    out.extend(domain);
    out.push(u8::try_from(host.len()).unwrap_or(u8::MAX));
    out.extend(host);
    out.extend(rest);
    out
}

fn number(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(u8::try_from(value & 0x7F).unwrap_or(0) | 0x80);
        value >>= 7;
    }
    out.push(u8::try_from(value).unwrap_or(0));
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        Some(self.take(1)?[0])
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes(self.take(2)?.try_into().ok()?))
    }

    fn number(&mut self) -> Option<u32> {
        let mut value = 0u32;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            let part = u32::from(byte & 0x7F);
            value |= part.checked_shl(shift).filter(|v| v >> shift == part)?;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn text(&mut self) -> Option<String> {
        let length = self.byte()?;
        compact::unpack(self.take(length.into())?)
    }
}

/// Statements for the tests.
#[cfg(test)]
pub(super) mod samples {
    use super::*;

    pub fn ordinary(key: KeyId) -> Attested {
        Attested {
            key,
            kind: Kind::Achievement,
            number: CertificateNumber::new(2026, 123),
            completed: Day(20_780),
            issued: Day(20_782),
            until: Some(Day(21_878)),
            version: 3,
            hours: Some(8),
            result: Some(8750),
            course: "crisis-communication".into(),
            name_arabic: "فاطمة الزهراء العلوي المدغري".into(),
            name_latin: "Fatima-Zahra El Alaoui El Mdaghri".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{issuer::keys::Keys, kit::time::Timestamp};

    const HOST: &str = "takwin.exemple.ma";

    fn keys() -> (Keys, tempfile::TempDir) {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(folder.path(), Timestamp(0)).expect("keys");
        (keys, folder)
    }

    fn believe(text: &str, host: &str, keys: &Keys) -> Result<Attested, Doubt> {
        let claim = Claim::read(text)?;
        claim.believe(host, keys.public()).cloned()
    }

    #[test]
    fn what_was_signed_is_believed_and_short() {
        let (keys, _folder) = keys();
        let attested = samples::ordinary(keys.signing().id);
        let text = attested.sign(HOST, keys.signing()).expect("signed");
        assert_eq!(believe(&text, HOST, &keys), Ok(attested));
        assert_eq!(text.len(), 230, "what the code has to hold");
    }

    #[test]
    fn one_changed_bit_anywhere_is_refused() {
        let (keys, _folder) = keys();
        let text = samples::ordinary(keys.signing().id)
            .sign(HOST, keys.signing())
            .expect("signed");
        let bytes = URL_SAFE_NO_PAD.decode(&text).expect("base64url");
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let changed = URL_SAFE_NO_PAD.encode(changed);
            assert!(believe(&changed, HOST, &keys).is_err(), "bit {bit}");
        }
        for length in 0..bytes.len() {
            let cut = URL_SAFE_NO_PAD.encode(&bytes[..length]);
            assert!(believe(&cut, HOST, &keys).is_err(), "{length} bytes");
        }
        let longer = URL_SAFE_NO_PAD.encode([bytes.as_slice(), &[0]].concat());
        assert!(believe(&longer, HOST, &keys).is_err());
    }

    #[test]
    fn digits_say_the_same_as_letters() {
        let (keys, _folder) = keys();
        let attested = samples::ordinary(keys.signing().id);
        let text = attested.sign(HOST, keys.signing()).expect("signed");
        let code = code("https://takwin.exemple.ma", attested.number.as_str(), &text);
        let link = Link::parse(&code).expect("an address");
        assert_eq!(link.statement.len(), 416);
        assert_eq!(believe(&link.statement, HOST, &keys), Ok(attested));
        for at in 0..link.statement.len() {
            let mut digits: Vec<u8> = link.statement.bytes().collect();
            digits[at] = b'0' + (digits[at] - b'0' + 1) % 10;
            let changed = String::from_utf8(digits).expect("digits");
            assert!(believe(&changed, HOST, &keys).is_err(), "digit {at}");
        }
    }

    #[test]
    fn the_reason_is_told() {
        let (keys, _folder) = keys();
        let (strangers, _other) = super::tests::keys();
        let attested = samples::ordinary(keys.signing().id);
        let text = attested.sign(HOST, keys.signing()).expect("signed");
        assert_eq!(believe(&text, "autre.ma", &keys), Err(Doubt::Altered));
        assert_eq!(
            believe(&text, HOST, &strangers),
            Err(Doubt::Key(keys.signing().id))
        );
        // A stranger signs in our name.
        let forged = attested.sign(HOST, strangers.signing()).expect("signed");
        assert_eq!(believe(&forged, HOST, &keys), Err(Doubt::Altered));
        for (text, doubt) in [
            ("", Doubt::Shape),
            ("é", Doubt::Shape),
            ("AQ==", Doubt::Shape),
            ("Ag", Doubt::Version(2)),
            (&"A".repeat(5000), Doubt::Shape),
        ] {
            assert_eq!(Claim::read(text), Err(doubt), "{text}");
        }
    }

    #[test]
    fn an_address_must_be_ours_and_bear_the_number_that_was_signed() {
        let (keys, _folder) = keys();
        let attested = samples::ordinary(keys.signing().id);
        let text = attested.sign(HOST, keys.signing()).expect("signed");
        let link = address("https://takwin.exemple.ma", attested.number.as_str(), &text);
        let hosts = [HOST.to_owned()];
        let parsed = Link::parse(&format!(" {link}\n")).expect("an address");
        let claim = parsed.believe(&hosts, keys.public()).expect("believed");
        assert_eq!((&claim.says, claim.mark().len()), (&attested, 16));
        for (from, to, doubt) in [
            (
                "exemple.ma",
                "exemp1e.ma",
                Doubt::Site("takwin.exemp1e.ma".into()),
            ),
            ("000123-", "000124-", Doubt::Altered),
            ("#", "#A", Doubt::Shape),
        ] {
            let link = Link::parse(&link.replacen(from, to, 1)).expect("an address");
            assert_eq!(link.believe(&hosts, keys.public()), Err(doubt), "{to}");
        }
        for no in [
            "",
            "TKW-2026-000123-K",
            "https://a.ma/",
            "https:///v/x",
            "https://a.ma/v/",
            "ftp://a.ma/v/x",
        ] {
            assert_eq!(Link::parse(no), None, "{no}");
        }
        let old = Link::parse("https://a.ma/v/TKW-2026-000123-K").expect("an address");
        assert_eq!(old.statement, "");
    }

    #[test]
    fn the_host_of_a_site_keeps_its_port() {
        assert_eq!(host("https://a.ma:8443/x"), "a.ma:8443");
    }

    prop_compose! {
        fn attested()(
            attendance in any::<bool>(), year in 1970u16..9999, serial in 1u32..20_000_000,
            days in (any::<u16>(), any::<u16>(), proptest::option::of(1u16..)),
            version in any::<u32>(), hours in proptest::option::of(1u32..), result in proptest::option::of(0u32..=10_000),
            course in "[a-z][a-z0-9-]{1,39}", names in ("[ا-ي ]{0,70}", "[A-Za-zÀ-ÿ '’-]{0,70}"),
        ) -> Attested {
            Attested {
                key: KeyId::from_bytes([7; 8]),
                kind: if attendance { Kind::Attendance } else { Kind::Achievement },
                number: CertificateNumber::new(year.into(), serial.into()),
                completed: Day(days.0), issued: Day(days.1), until: days.2.map(Day),
                version, hours, result, course, name_arabic: names.0, name_latin: names.1,
            }
        }
    }

    proptest! {
        #[test]
        fn a_body_has_one_writing(attested in attested()) {
            let body = attested.body().expect("short enough");
            prop_assert_eq!(Attested::parse(&body), Some(attested));
        }

        #[test]
        fn no_text_makes_it_panic(text in "[A-Za-z0-9_-]{0,400}", any in ".{0,60}") {
            let _ = Claim::read(&text);
            let _ = Claim::read(&any);
            let _ = Link::parse(&any);
        }

        #[test]
        fn other_bytes_are_never_believed(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            if let Some(attested) = Attested::parse(&bytes) {
                prop_assert_eq!(attested.body(), Some(bytes));
            }
        }
    }
}
