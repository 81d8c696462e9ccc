//! The rules of the house, enforced: ranks, roles, sizes, logical CSS, the same words everywhere.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// What stands where: a slice may import only what stands lower. Equal ranks never import each other.
const RANKS: &[(&str, u8)] = &[
    ("kit", 0),
    ("config", 0),
    ("questions", 1),
    ("content", 2),
    ("issuer", 3),
    ("mail", 3),
    ("exchange", 3),
    ("web", 4),
    ("accounts", 5),
    ("enrolments", 6),
    ("progress", 7),
    ("certificates", 8),
    ("cohorts", 8),
    ("catalogue", 9),
    ("credentials", 9),
    ("lessons", 9),
    ("quizzes", 9),
    ("studio", 9),
    ("analysis", 10),
    ("help", 10),
    ("marking", 10),
    ("reports", 10),
    ("routes", 11),
    ("jobs", 11),
    ("cli", 12),
    ("lib", 13),
    ("main", 13),
];

/// In a slice of ranks 5 to 10, a file's role by its name; what has none of these names is rules.
const ROLES: &[(&str, u8)] = &[("store", 1), ("letters", 1), ("actions", 2), ("pages", 3)];

const LONGEST_FILE: usize = 600;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, ending: &str, out: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() && !path.ends_with("node_modules") {
                walk(&path, ending, out);
            } else if path.to_string_lossy().ends_with(ending) {
                out.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&root().join(folder), ending, &mut paths);
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path
                .strip_prefix(root())
                .expect("inside")
                .to_string_lossy()
                .replace('\\', "/");
            (name, std::fs::read_to_string(&path).expect("UTF-8"))
        })
        .collect()
}

fn rank(module: &str) -> Option<u8> {
    RANKS
        .iter()
        .find(|(name, _)| *name == module)
        .map(|(_, rank)| *rank)
}

/// `src/quizzes/pages/take.rs` is of the slice `quizzes` and has the role of pages.
fn place(file: &str) -> (String, u8) {
    let inner = file.trim_start_matches("src/").trim_end_matches(".rs");
    let mut parts = inner.split('/');
    let slice = parts.next().unwrap_or("").to_owned();
    let role = parts.next().map_or(9, |part| {
        let named = |name: &str| part == name || part.starts_with(&format!("{name}_"));
        if part == "mod" {
            9
        } else {
            ROLES
                .iter()
                .find(|(name, _)| named(name))
                .map_or(0, |(_, role)| *role)
        }
    });
    (slice, role)
}

/// The paths that a file imports from the crate: `use crate::{kit::{db, id}, web::page}` gives
/// `kit::db`, `kit::id`, `web::page`.
fn imports(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or("");
    let mut found = Vec::new();
    for statement in code.split(';') {
        if let Some(at) = statement.find("use crate::") {
            let tree: String = statement[at + "use crate::".len()..]
                .split_whitespace()
                .collect();
            expand("", &tree, &mut found);
        }
    }
    for inline in code.split("crate::").skip(1) {
        let path: String = inline
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':')
            .collect();
        if path.contains("::") && !path.starts_with("kit::db::STATEMENTS") {
            found.push(path);
        }
    }
    found
}

fn expand(prefix: &str, tree: &str, out: &mut Vec<String>) {
    let (mut depth, mut start) = (0, 0);
    let mut parts = Vec::new();
    for (at, c) in tree.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&tree[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&tree[start..]);
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        match part.split_once('{') {
            Some((head, rest)) => {
                expand(&format!("{prefix}{head}"), rest.trim_end_matches('}'), out)
            }
            None => out.push(format!("{prefix}{part}")),
        }
    }
}

#[test]
fn every_import_goes_down() {
    let mut faults = Vec::new();
    for (file, text) in files("src", ".rs") {
        let (slice, role) = place(&file);
        let Some(here) = rank(&slice) else {
            faults.push(format!("{file}: the slice {slice} has no rank"));
            continue;
        };
        for import in imports(&text) {
            let mut parts = import.split("::");
            let target = parts.next().unwrap_or("");
            let Some(there) = rank(target) else { continue };
            if target != slice && there >= here {
                faults.push(format!(
                    "{file}: {slice} (rank {here}) imports {import} (rank {there})"
                ));
            }
            if target == slice && (5..=10).contains(&here) {
                let part = parts.next().unwrap_or("");
                let named = |name: &str| part == name || part.starts_with(&format!("{name}_"));
                let their = ROLES
                    .iter()
                    .find(|(name, _)| named(name))
                    .map_or(0, |(_, role)| *role);
                if their > role {
                    faults.push(format!(
                        "{file}: role {role} imports {import}, role {their}"
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn rules_are_pure_and_only_stores_speak_sql() {
    let mut faults = Vec::new();
    for (file, text) in files("src", ".rs") {
        let (slice, role) = place(&file);
        let Some(here) = rank(&slice) else { continue };
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        if (5..=10).contains(&here) && role == 0 {
            for word in [
                "async fn",
                "axum::",
                "sql!(",
                "clock.now",
                "std::fs",
                "tokio::",
            ] {
                if code.contains(word) {
                    faults.push(format!("{file}: rules hold «{word}»"));
                }
            }
        }
        if (5..=10).contains(&here) && role != 1 && code.contains("sql!(") {
            faults.push(format!("{file}: SQL outside a store"));
        }
        if (5..=10).contains(&here) && role == 1 && code.contains("axum::") {
            faults.push(format!("{file}: HTTP in a store"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_file_is_longer_than_a_person_reads() {
    let mut faults = Vec::new();
    for (folder, ending) in [
        ("src", ".rs"),
        ("tests", ".rs"),
        ("static", ".css"),
        ("static", ".js"),
        ("templates", ".html"),
    ] {
        for (file, text) in files(folder, ending) {
            let lines = text.lines().count();
            if lines > LONGEST_FILE {
                faults.push(format!("{file}: {lines} lines"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn style_sheets_know_no_left_and_no_right() {
    let mut faults = Vec::new();
    let physical = [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align: left",
        "text-align: right",
        "float: left",
        "float: right",
    ];
    for (file, text) in files("static", ".css") {
        for (line, content) in (1..).zip(text.lines()) {
            let positioned = [" left:", " right:", "{left:", "{right:"]
                .iter()
                .any(|p| format!(" {content}").contains(p));
            if positioned || physical.iter().any(|p| content.contains(p)) {
                faults.push(format!("{file}:{line}: {}", content.trim()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn pages_carry_no_inline_style_and_no_inline_script() {
    let mut faults = Vec::new();
    for (file, text) in files("templates", ".html") {
        if file.starts_with("templates/mail/") {
            continue; // mail readers know nothing else
        }
        for (line, content) in (1..).zip(text.lines()) {
            if content.contains("style=\"")
                || content.contains("<style")
                || content.contains(" onclick")
                || content.contains("<script>")
            {
                faults.push(format!("{file}:{line}: {}", content.trim()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn keys(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" =").or_else(|| line.split_once('=')))
        .map(|(key, _)| key.trim().to_owned())
        .collect()
}

#[test]
fn the_three_languages_have_the_same_words() {
    let mut by_language: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for language in ["ar", "fr", "en"] {
        for (_, text) in files(&format!("templates/words/{language}"), ".ftl") {
            by_language.entry(language).or_default().extend(keys(&text));
        }
    }
    for language in ["fr", "en"] {
        let missing: Vec<_> = by_language["ar"]
            .symmetric_difference(&by_language[language])
            .collect();
        assert!(missing.is_empty(), "ar and {language} differ: {missing:?}");
    }
}

#[test]
fn every_word_is_used() {
    let mut code = String::new();
    for (_, text) in files("src", ".rs")
        .into_iter()
        .chain(files("templates", ".html"))
        .chain(files("templates", ".txt"))
    {
        code.push_str(&text);
    }
    let unused: Vec<_> = files("templates/words/ar", ".ftl")
        .iter()
        .flat_map(|(_, text)| keys(text))
        .filter(|key| key != "language-name")
        .filter(|key| !code.contains(&format!("{}(", key.replace('-', "_"))))
        .collect();
    assert!(unused.is_empty(), "words that nobody says: {unused:?}");
}

/// The names that stand where another address has this parameter.
fn beside(routes: &[Vec<&str>], parameter: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for route in routes {
        let Some(at) = route.iter().position(|part| *part == parameter) else {
            continue;
        };
        for other in routes {
            let name = other.get(at).filter(|name| !name.starts_with('{'));
            if let (Some(name), true) = (name, other.get(..at) == route.get(..at)) {
                found.insert((*name).to_owned());
            }
        }
    }
    found
}

#[test]
fn no_id_hides_behind_an_address() {
    use takwin::content::reserved::{COURSES, ITEMS, QUESTIONS};
    let text = std::fs::read_to_string(root().join("src/routes.rs")).expect("the addresses");
    let routes: Vec<Vec<&str>> = text
        .split('"')
        .filter(|piece| piece.starts_with('/') && !piece.contains(char::is_whitespace))
        .map(|path| path.split('/').collect())
        .collect();
    for (parameter, reserved) in [
        ("{course}", COURSES),
        ("{item}", ITEMS),
        ("{question}", QUESTIONS),
        ("{module}", &[]),
        ("{bank}", &[]),
    ] {
        let reserved = reserved.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(beside(&routes, parameter), reserved, "{parameter}");
    }
}
