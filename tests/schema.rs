//! The schema and every statement, on both engines.

use std::collections::BTreeSet;

use takwin::kit::db::{Db, STATEMENTS};

use crate::kit::{app::House, db};

#[tokio::test]
async fn every_statement_is_understood_by_the_engine() {
    let house = House::new().await;
    assert!(STATEMENTS.len() > 20, "the statements were not collected");
    let mut faults = Vec::new();
    for (file, line, text) in STATEMENTS {
        if let Err(error) = house.app.db.prepare(text).await {
            faults.push(format!("{file}:{line}: {error}\n{text}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn the_two_migration_folders_hold_the_same_tables_and_columns() {
    let shape = |engine: &str| -> BTreeSet<String> {
        let folder = format!("{}/migrations/{engine}", env!("CARGO_MANIFEST_DIR"));
        let mut lines = BTreeSet::new();
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .expect("migrations")
            .map(|f| f.expect("a file").path())
            .collect();
        files.sort();
        for file in files {
            let name = file
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            // A function that one engine lacks is not part of the schema.
            let text = std::fs::read_to_string(&file).expect("text");
            let tables: Vec<_> = text
                .split(";\n")
                .filter(|s| !s.contains("create function"))
                .collect();
            for line in tables.join(";\n").lines() {
                let code = line
                    .split("--")
                    .next()
                    .unwrap_or("")
                    .replace("bigint", "integer");
                let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
                if !code.is_empty() {
                    lines.insert(format!("{name}: {code}"));
                }
            }
        }
        lines
    };
    assert_eq!(shape("sqlite"), shape("postgres"));
}

#[tokio::test]
async fn several_processes_may_migrate_one_empty_database_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let test = db::empty(folder.path()).await;
    let migrating = (0..4).map(|_| {
        let url = test.url.clone();
        tokio::spawn(async move {
            let db = Db::connect(&url).await.expect("a database");
            db.migrate().await.expect("migrations");
            db.close().await;
        })
    });
    for one in migrating.collect::<Vec<_>>() {
        one.await.expect("migrated");
    }
}
