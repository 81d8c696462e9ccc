//! Inspecting the register: everything that it says, against everything else. Writes nothing.

use std::collections::HashMap;

use crate::{
    certificates::{
        chain::{Entry, Reading},
        inspection::{Fault, Serials},
        store,
    },
    kit::{
        blob::{Blobs, Kept},
        db::Db,
        error::Error,
    },
};

/// Rows in memory at once.
const BATCH: i64 = 500;

/// What was looked at.
#[derive(Debug, Default, Clone, Copy)]
pub struct Looked {
    pub entries: u64,
    pub certificates: u64,
    pub documents: u64,
    /// Issued, and their document is not made yet.
    pub undrawn: u64,
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

/// Reads every issued certificate: its number, its statement, its columns, its entries, its document.
///
/// # Errors
/// When the database or the store of files cannot be read.
pub async fn certificates(
    db: &Db,
    blobs: &Blobs,
    looked: &mut Looked,
    tell: &mut impl FnMut(Fault),
) -> Result<(), Error> {
    let counters = store::inspect::counters(db).await?;
    for one in store::inspect::unnumbered(db).await? {
        one.faults(&[]).into_iter().for_each(&mut *tell);
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
        let mut entries: HashMap<String, Vec<Entry>> = HashMap::new();
        for entry in store::inspect::entries_of(db, &list).await? {
            entries.entry(entry.number.clone()).or_default().push(entry);
        }
        for row in &rows {
            looked.certificates += 1;
            if let Some((year, serial)) = row.year.zip(row.serial) {
                serials.read(year, serial).into_iter().for_each(&mut *tell);
            }
            let of = row.number.as_ref().and_then(|number| entries.get(number));
            let of = of.map_or(&[][..], Vec::as_slice);
            row.faults(of).into_iter().for_each(&mut *tell);
            let Some(hash) = &row.document else {
                looked.undrawn += 1;
                continue;
            };
            looked.documents += 1;
            let what = row.number.clone().unwrap_or_default();
            stored(blobs, &what, hash, tell).await?;
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

/// Looks at one stored file.
///
/// # Errors
/// When the store of files cannot be read.
pub async fn stored(
    blobs: &Blobs,
    what: &str,
    hash: &str,
    tell: &mut impl FnMut(Fault),
) -> Result<(), Error> {
    let (what, hash) = (what.to_owned(), hash.to_owned());
    match blobs.look(&hash).await? {
        Kept::Sound => {}
        Kept::Missing => tell(Fault::Missing { what, hash }),
        Kept::Altered => tell(Fault::Altered { what, hash }),
    }
    Ok(())
}
