//! A value that is dear to make and may be a little old: kept for everybody, made by one at a time.

use tokio::sync::Mutex;

/// The value as it was made last.
#[derive(Debug)]
pub struct Briefly<T>(Mutex<Option<T>>);

impl<T> Default for Briefly<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T: Clone> Briefly<T> {
    /// The value while it still `holds`, else what `make` makes; who comes meanwhile waits for that.
    ///
    /// # Errors
    /// Those of `make`; what was kept stays.
    pub async fn get<E>(
        &self,
        holds: impl FnOnce(&T) -> bool,
        make: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        let mut kept = self.0.lock().await;
        if let Some(value) = kept.as_ref()
            && holds(value)
        {
            return Ok(value.clone());
        }
        let value = make.await?;
        *kept = Some(value.clone());
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn many_who_ask_at_once_have_it_made_once() {
        let kept = Briefly::default();
        let made = AtomicU32::new(0);
        let make = || async {
            let number = made.fetch_add(1, Ordering::SeqCst);
            tokio::task::yield_now().await;
            Ok::<_, ()>(number)
        };
        let holds = |_: &u32| true;
        let (one, two) = tokio::join!(kept.get(holds, make()), kept.get(holds, make()));
        assert_eq!((one, two), (Ok(0), Ok(0)));
        assert_eq!(kept.get(|_| false, make()).await, Ok(1));
        assert_eq!(kept.get(|_| false, async { Err(()) }).await, Err(()));
        assert_eq!(kept.get(holds, make()).await, Ok(1));
    }
}
