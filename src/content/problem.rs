//! What is wrong in course files, for people at a console: file, line, rule, sentence.

use super::finding::Severity;

/// One fault of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The path inside the course folder.
    pub file: String,
    /// From 1.
    pub line: u32,
    pub rule: &'static str,
    pub severity: Severity,
    /// In English.
    pub message: String,
}

impl std::fmt::Display for Problem {
    /// `file:line: rule: message`, which editors turn into a link.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}:{}: {}: {}",
            self.file, self.line, self.rule, self.message
        )
    }
}

/// The known name that a mistyped one most likely means; `None` when none is near.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (name.chars().count() / 2).clamp(1, 3);
    known
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// `; did you mean “name”?`, or what is known when nothing is near.
#[must_use]
pub fn suggestion<'a>(name: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    match nearest(name, known.clone()) {
        Some(near) => format!("; did you mean `{near}`?"),
        None => {
            let known: Vec<&str> = known.into_iter().collect();
            format!("; known: {}", known.join(", "))
        }
    }
}

/// Letters to insert, remove or replace (Levenshtein) to turn one name into the other.
fn distance(one: &str, other: &str) -> usize {
    // Names are short; a longer one is no slip of the finger.
    const LIMIT: usize = 60;
    let other: Vec<char> = other.chars().take(LIMIT).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, c) in one.chars().take(LIMIT).enumerate() {
        let mut corner = std::mem::replace(&mut row[0], at + 1);
        for (place, d) in other.iter().enumerate() {
            let replaced = corner + usize::from(c != *d);
            corner = row[place + 1];
            row[place + 1] = replaced.min(corner + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered_when_it_is_near() {
        let known = ["title", "summary", "minutes", "pass_percent"];
        for (typed, near) in [
            ("titel", Some("title")),
            ("tittle", Some("title")),
            ("sumary", Some("summary")),
            ("pass_pourcent", Some("pass_percent")),
            ("minute", Some("minutes")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, known), near, "{typed}");
        }
    }

    #[test]
    fn a_problem_prints_as_one_line() {
        let problem = Problem {
            file: "course.toml".into(),
            line: 3,
            rule: "unknown-field",
            severity: Severity::Error,
            message: "unknown field `x`".into(),
        };
        assert_eq!(
            problem.to_string(),
            "course.toml:3: unknown-field: unknown field `x`"
        );
    }
}
