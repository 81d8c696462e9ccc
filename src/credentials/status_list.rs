//! Whether badges still hold: W3C Bitstring Status List 1.0.
//!
//! A list is a row of bits, packed and signed; a badge names its list and its place in it. Whoever
//! verifies fetches the whole list, so that we do not learn which badge they looked at. Places are
//! drawn at random: a list says how many badges were revoked, and not whose.
//!
//! Open Badges 3.0 lets a badge name one list only (`credentialStatus`, 0..1). It names that of
//! revocation, in which a badge is also marked while it is suspended: nobody may accept it then. The
//! list of suspensions, whose number follows, tells at the same place that the mark may go away.

use std::io::{Read as _, Write as _};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use serde_json::{Value, json};

use super::{linked::CREDENTIALS, multikey::did};
use crate::kit::time::{DAY_MS, MINUTE_MS, Timestamp};

/// Places in a list: the smallest number that the standard allows, so that a badge hides among many.
pub const PLACES: u32 = 131_072;
/// A list takes no more badges once it has so many: a place drawn at random is then free at once,
/// more often than not.
pub const FULL: i64 = 65_536;

/// How long a list may be kept before it is fetched again.
pub const KEEP_MS: i64 = 5 * MINUTE_MS;
/// How long a list may be believed: a list that is older than this is no answer.
pub const VALID_MS: i64 = 7 * DAY_MS;
/// A list is signed again after so long, changed or not.
pub const RENEW_MS: i64 = DAY_MS;

/// Why a badge is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// It does not hold: for good, or while it is suspended.
    Revocation,
    /// It may hold again.
    Suspension,
}

impl Purpose {
    pub const ALL: [Self; 2] = [Self::Revocation, Self::Suspension];

    /// The name in the standard, and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Suspension => "suspension",
        }
    }

    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|purpose| purpose.as_str() == name)
    }
}

/// Where the bit of a badge stands: in its list of revocations, and in the list after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub list: i64,
    pub index: i64,
}

impl Place {
    /// What a badge says of its place.
    #[must_use]
    pub fn entry(self, site: &str) -> Value {
        let list = address(site, self.list);
        json!({
            "id": format!("{list}#{}", self.index),
            "type": "BitstringStatusListEntry",
            "statusPurpose": Purpose::Revocation.as_str(),
            "statusListIndex": self.index.to_string(),
            "statusListCredential": list,
        })
    }
}

/// The address of a list.
#[must_use]
pub fn address(site: &str, list: i64) -> String {
    format!("{site}/status/{list}")
}

/// A list as a credential, not signed yet.
#[must_use]
pub fn credential(
    site: &str,
    list: i64,
    purpose: Purpose,
    marked: &[i64],
    now: Timestamp,
) -> Value {
    let id = address(site, list);
    json!({
        "@context": [CREDENTIALS],
        "id": id,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": did(site),
        "validFrom": now.iso(),
        "validUntil": now.plus(VALID_MS).iso(),
        "credentialSubject": {
            "id": format!("{id}#list"),
            "type": "BitstringStatusList",
            "statusPurpose": purpose.as_str(),
            "encodedList": encoded(marked),
            "ttl": KEEP_MS,
        },
    })
}

/// The bits, packed (GZIP) and written in base64url under the letter `u` that says so. The first bit
/// is the highest of the first byte.
#[must_use]
pub fn encoded(marked: &[i64]) -> String {
    let mut bits = vec![0_u8; PLACES as usize / 8];
    for index in marked {
        let place = usize::try_from(*index).unwrap_or(usize::MAX);
        if let Some(byte) = bits.get_mut(place / 8) {
            *byte |= 0x80 >> (place % 8);
        }
    }
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    let _ = packed.write_all(&bits);
    format!(
        "u{}",
        URL_SAFE_NO_PAD.encode(packed.finish().unwrap_or_default())
    )
}

/// The marked places of a list; `None` when it cannot be read, or is larger than ours are.
#[must_use]
pub fn decoded(list: &str) -> Option<Vec<i64>> {
    let packed = URL_SAFE_NO_PAD.decode(list.strip_prefix('u')?).ok()?;
    let mut bits = Vec::new();
    let most = u64::from(PLACES / 8) + 1;
    GzDecoder::new(&packed[..])
        .take(most)
        .read_to_end(&mut bits)
        .ok()?;
    if bits.len() != PLACES as usize / 8 {
        return None;
    }
    let mut marked = Vec::new();
    for (byte, first) in bits.iter().zip((0_i64..).step_by(8)) {
        marked.extend(
            (0..8)
                .filter(|bit| byte & (0x80 >> bit) != 0)
                .map(|bit| first + bit),
        );
    }
    Some(marked)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::credentials::linked::canonical_document;

    #[test]
    fn a_list_can_be_signed_whole() {
        let list = credential(
            "https://takwin.example",
            1,
            Purpose::Revocation,
            &[3, 131_071],
            Timestamp(0),
        );
        let text = canonical_document(&list).expect("covered");
        assert!(text.contains("BitstringStatusListCredential"));
    }

    #[test]
    fn the_first_place_is_the_highest_bit_of_the_first_byte() {
        let packed = URL_SAFE_NO_PAD
            .decode(&encoded(&[0, 15])[1..])
            .expect("base64url");
        let mut bits = Vec::new();
        GzDecoder::new(&packed[..])
            .read_to_end(&mut bits)
            .expect("GZIP");
        assert_eq!(
            (bits.len(), bits[0], bits[1], bits[2]),
            (16_384, 0x80, 0x01, 0)
        );
        let empty = encoded(&[]);
        assert!(empty.len() < 100, "an empty list is short: {}", empty.len());
    }

    #[test]
    fn a_list_made_to_fill_the_memory_is_not_read() {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&vec![0; 50_000_000]).expect("written");
        let bomb = format!(
            "u{}",
            URL_SAFE_NO_PAD.encode(packed.finish().expect("packed"))
        );
        assert_eq!(decoded(&bomb), None);
        for bad in ["", "u", "z123", "uAAAA"] {
            assert_eq!(decoded(bad), None, "{bad}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn places_are_read_as_they_are_marked(places in prop::collection::btree_set(0..131_072_i64, 0..40)) {
            let marked: Vec<i64> = places.into_iter().collect();
            prop_assert_eq!(decoded(&encoded(&marked)), Some(marked));
        }
    }
}
