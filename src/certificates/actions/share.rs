//! The link that a holder opens and closes.

use crate::{
    certificates::{certificate::Certificate, store},
    kit::{db::Tx, error::Error, id::AccountId, time::Timestamp},
};

/// Opens the link of one's own certificate, or closes it; twice is once.
///
/// # Errors
/// [`Error::NotFound`] for another person's, or one that is not issued.
pub async fn set(
    tx: &mut Tx,
    now: Timestamp,
    certificate: &Certificate,
    account: &AccountId,
    open: bool,
) -> Result<(), Error> {
    if certificate.account_id != *account || certificate.issued_at.is_none() {
        return Err(Error::NotFound);
    }
    let id = &certificate.certificate_id;
    if open {
        store::share::open(tx, now, id).await?;
    } else {
        store::share::close(tx, now, id).await?;
    }
    Ok(())
}
