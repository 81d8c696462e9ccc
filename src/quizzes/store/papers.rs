//! The papers of sittings, read once and kept in memory: a paper never changes once it is drawn, so
//! several instances may each keep their own copy.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use crate::{
    kit::{
        db::{On, Result},
        id::AttemptId,
    },
    quizzes::draw::Paper,
    sql,
};

/// How much JSON each of the two halves of the shelf stands for, in bytes: some five hundred
/// sittings of ten questions.
const HALF: usize = 16 * 1024 * 1024;

/// Papers in two halves. What is asked for moves to the young one; when that is full it becomes the
/// old one, and what nobody asked for in the meantime is forgotten.
struct Shelf {
    half: usize,
    young: HashMap<AttemptId, (Arc<Paper>, usize)>,
    old: HashMap<AttemptId, (Arc<Paper>, usize)>,
    weight: usize,
}

impl Shelf {
    fn new(half: usize) -> Self {
        Self {
            half,
            young: HashMap::new(),
            old: HashMap::new(),
            weight: 0,
        }
    }

    fn put(&mut self, id: &AttemptId, paper: Arc<Paper>, weight: usize) {
        if self.weight + weight > self.half {
            self.old = std::mem::take(&mut self.young);
            self.weight = 0;
        }
        self.old.remove(id);
        if let Some((_, replaced)) = self.young.insert(id.clone(), (paper, weight)) {
            self.weight -= replaced;
        }
        self.weight += weight;
    }

    fn get(&mut self, id: &AttemptId) -> Option<Arc<Paper>> {
        if let Some((paper, _)) = self.young.get(id) {
            return Some(paper.clone());
        }
        let (paper, weight) = self.old.remove(id)?;
        self.put(id, paper.clone(), weight);
        Some(paper)
    }
}

static SHELF: LazyLock<Mutex<Shelf>> = LazyLock::new(|| Mutex::new(Shelf::new(HALF)));

fn with_shelf<T>(act: impl FnOnce(&mut Shelf) -> T) -> T {
    // A shelf is whole between any two of its lines: a panic elsewhere does not spoil it.
    act(&mut SHELF.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Keeps the paper of a sitting that has just been drawn; `json` is what is stored.
pub fn keep(id: &AttemptId, paper: Paper, json: &str) {
    with_shelf(|shelf| shelf.put(id, Arc::new(paper), json.len()));
}

/// The paper of a sitting, keys included. Whose sitting it is was asked before.
///
/// # Errors
/// When there is no such sitting, or what is stored is not a paper.
pub async fn paper<'a>(on: impl Into<On<'a>>, id: &AttemptId) -> Result<Arc<Paper>> {
    if let Some(paper) = with_shelf(|shelf| shelf.get(id)) {
        return Ok(paper);
    }
    let json: String = sql!("select paper from attempt where attempt_id = $1", id)
        .scalar(on)
        .await?;
    let paper: Paper =
        serde_json::from_str(&json).map_err(|error| sqlx::Error::Decode(error.into()))?;
    let paper = Arc::new(paper);
    with_shelf(|shelf| shelf.put(id, paper.clone(), json.len()));
    Ok(paper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{course::Feedback, settings::Settings};

    fn paper(pass_percent: u32) -> Arc<Paper> {
        Arc::new(Paper {
            questions: Vec::new(),
            pass_percent,
            feedback: Feedback::Full,
            attempts: None,
            settings: Settings::default(),
        })
    }

    fn id(n: u32) -> AttemptId {
        AttemptId::from(format!("{n:032x}"))
    }

    #[test]
    fn what_is_asked_for_stays_and_the_rest_is_forgotten() {
        let mut shelf = Shelf::new(100);
        for n in 0..1_000 {
            shelf.put(&id(n), paper(n), 10);
            assert_eq!(shelf.get(&id(n)).map(|p| p.pass_percent), Some(n));
            assert!(shelf.get(&id(0)).is_some(), "{n}: still in use");
            assert!(shelf.young.len() + shelf.old.len() <= 20, "{n}");
            assert!(shelf.weight <= 100, "{n}");
        }
        assert!(shelf.get(&id(1)).is_none(), "nobody asked for it");
    }

    #[test]
    fn putting_twice_counts_once() {
        let mut shelf = Shelf::new(100);
        for _ in 0..50 {
            shelf.put(&id(1), paper(1), 10);
        }
        assert_eq!(shelf.young.len() + shelf.old.len(), 1);
        assert_eq!(shelf.weight, 10);
    }
}
