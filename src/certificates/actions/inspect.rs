//! Inspecting the register: everything that it says, against everything else. Writes nothing.

use std::collections::{HashMap, HashSet};

use crate::{
    certificates::{
        chain::Reading,
        inspection::{Fault, Filed, Issued, Serials},
        seal, store,
    },
    issuer::keys::PublicKey,
    kit::{
        blob::{Blobs, Kept},
        db::Db,
        error::Error,
        time::Timestamp,
    },
};

/// Rows in memory at once.
const BATCH: i64 = 500;
/// How often a certificate is looked at again that changes meanwhile.
const LOOKS: usize = 10;

/// What was looked at.
#[derive(Debug, Default, Clone, Copy)]
pub struct Looked {
    pub entries: u64,
    pub certificates: u64,
    pub documents: u64,
    /// Issued, and their document is not made yet.
    pub undrawn: u64,
    /// Issued, and their badge is not made yet.
    pub unbadged: u64,
}

/// The stored files, each looked at once.
pub struct Files<'a> {
    blobs: &'a Blobs,
    seen: HashSet<String>,
}

impl<'a> Files<'a> {
    #[must_use]
    pub fn new(blobs: &'a Blobs) -> Self {
        Self {
            blobs,
            seen: HashSet::new(),
        }
    }

    /// Whether a file was looked at.
    #[must_use]
    pub fn has_seen(&self, hash: &str) -> bool {
        self.seen.contains(hash)
    }

    /// Looks at a file, and answers its bytes when nothing is wrong with it.
    ///
    /// # Errors
    /// When the store of files cannot be read.
    pub async fn look(
        &mut self,
        what: &str,
        hash: &str,
        tell: &mut impl FnMut(Fault),
    ) -> Result<Option<Vec<u8>>, Error> {
        self.seen.insert(hash.to_owned());
        let (what, hash) = (what.to_owned(), hash.to_owned());
        match self.blobs.look(&hash).await? {
            Kept::Sound(bytes) => return Ok(Some(bytes)),
            Kept::Missing => tell(Fault::Missing { what, hash }),
            Kept::Altered => tell(Fault::Altered { what, hash }),
        }
        Ok(None)
    }
}

/// Reads the chain from its first entry, and compares it with its head and with an entry whose hash
/// was noted earlier. Each fault is told as it is found.
///
/// # Errors
/// When the database cannot be read.
pub async fn chain(
    db: &Db,
    noted: Option<(i64, &str)>,
    looked: &mut Looked,
    tell: &mut impl FnMut(Fault),
) -> Result<(), Error> {
    // The head first: entries that come meanwhile lie after it.
    let head = store::chain::head(db).await?;
    let mut reading = Reading::default();
    let (mut at_head, mut at_noted) = (head.0 == 0, None);
    loop {
        let entries = store::chain::after(db, reading.entry, BATCH).await?;
        if entries.is_empty() {
            break;
        }
        for entry in &entries {
            looked.entries += 1;
            for one in reading.read(entry) {
                tell(Fault::Chain(one));
            }
            if entry.entry == head.0 {
                at_head = entry.hash == head.1;
            }
            if noted.is_some_and(|(noted, _)| noted == entry.entry) {
                at_noted = Some(entry.hash.clone());
            }
        }
    }
    if !at_head || reading.entry < head.0 {
        tell(Fault::Head {
            head: head.0,
            last: reading.entry,
        });
    }
    if let Some((entry, hash)) = noted
        && at_noted.as_deref() != Some(hash)
    {
        tell(Fault::Noted { entry });
    }
    Ok(())
}

/// A certificate that seems faulty, looked at by itself: something may have happened to it between the
/// reading of its row and that of its entries. Both change in one transaction, so that a row read
/// between two readings of the same entries belongs to them.
async fn again(
    db: &Db,
    mut row: Issued,
    keys: &[PublicKey],
    now: Timestamp,
) -> Result<(Issued, Vec<Fault>), Error> {
    let list = serde_json::to_string(&[row.number.as_deref().unwrap_or_default()])?;
    let mut entries = store::inspect::entries_of(db, &list).await?;
    for _ in 0..LOOKS {
        let Some((year, serial)) = row.year.zip(row.serial) else {
            break;
        };
        let found = store::inspect::issued_after(db, (year, serial - 1), 1).await?;
        let same = found.into_iter().next();
        row = same
            .filter(|same| same.serial == row.serial && same.year == row.year)
            .unwrap_or(row);
        let after = store::inspect::entries_of(db, &list).await?;
        let steady = after.len() == entries.len();
        entries = after;
        if steady {
            break;
        }
    }
    let faults = row.faults(&entries, keys, now);
    Ok((row, faults))
}

/// Reads every issued certificate: its number, its statement, its columns, its entries, its signed
/// statement, its document.
///
/// # Errors
/// When the database or the store of files cannot be read.
pub async fn certificates(
    db: &Db,
    files: &mut Files<'_>,
    keys: &[PublicKey],
    now: Timestamp,
    looked: &mut Looked,
    tell: &mut impl FnMut(Fault),
) -> Result<(), Error> {
    let counters = store::inspect::counters(db).await?;
    for one in store::inspect::unnumbered(db).await? {
        one.faults(&[], keys, now).into_iter().for_each(&mut *tell);
    }
    let mut serials = Serials::default();
    let mut after = (0, 0);
    loop {
        let rows = store::inspect::issued_after(db, after, BATCH).await?;
        let Some(last) = rows.last().and_then(|row| row.year.zip(row.serial)) else {
            break;
        };
        after = last;
        let numbers: Vec<_> = rows
            .iter()
            .filter_map(|row| row.number.as_deref())
            .collect();
        let list = serde_json::to_string(&numbers)?;
        let mut entries: HashMap<String, Vec<Filed>> = HashMap::new();
        for filed in store::inspect::entries_of(db, &list).await? {
            let of = entries.entry(filed.entry.number.clone()).or_default();
            of.push(filed);
        }
        for row in rows {
            looked.certificates += 1;
            if let Some((year, serial)) = row.year.zip(row.serial) {
                serials.read(year, serial).into_iter().for_each(&mut *tell);
            }
            let of = row.number.as_ref().and_then(|number| entries.get(number));
            let mut faults = row.faults(of.map_or(&[][..], Vec::as_slice), keys, now);
            let mut row = row;
            if !faults.is_empty() {
                (row, faults) = again(db, row, keys, now).await?;
            }
            faults.into_iter().for_each(&mut *tell);
            looked.unbadged += u64::from(row.badged_at.is_none());
            let Some(hash) = &row.document else {
                looked.undrawn += 1;
                continue;
            };
            looked.documents += 1;
            let what = row.number.clone().unwrap_or_default();
            if let Some(pdf) = files.look(&what, hash, tell).await? {
                row.carried(seal::carried(&pdf))
                    .into_iter()
                    .for_each(&mut *tell);
            }
        }
    }
    for (year, counter) in counters {
        let last = store::inspect::last_serial(db, year).await?.unwrap_or(0);
        // What is issued meanwhile may be ahead of the counter as it was read.
        if last < counter {
            tell(Fault::Counter {
                year,
                counter,
                last,
            });
        }
    }
    Ok(())
}
