//! Long lists, a page at a time, by the last key of the page before (keyset): the cost of a page
//! does not grow with how far it is.

/// Rows shown on a page.
pub const PAGE: usize = 50;

/// One page of rows, and the key after which the next one begins.
#[derive(Debug, Clone)]
pub struct Page<T> {
    pub rows: Vec<T>,
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// From one row more than a page, asked for to learn whether there is a next page.
    #[must_use]
    pub fn from_excess(mut rows: Vec<T>, key: impl Fn(&T) -> String) -> Self {
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = if more { rows.last().map(key) } else { None };
        Self { rows, next }
    }

    #[must_use]
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page {
            rows: self.rows.into_iter().map(change).collect(),
            next: self.next,
        }
    }
}

/// How many rows to ask for: a page and one more.
pub const ASK: i64 = PAGE as i64 + 1;
