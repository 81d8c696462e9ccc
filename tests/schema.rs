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

/// How the engine runs the statement that holds these words, as it says itself.
async fn plan(db: &Db, words: &str, arguments: &str) -> String {
    let mut texts = STATEMENTS.iter().filter(|(.., text)| text.contains(words));
    let (Some((.., text)), None) = (texts.next(), texts.next()) else {
        panic!("not one statement holds {words}");
    };
    match db {
        Db::Sqlite { read, .. } => {
            let explain = sqlx::AssertSqlSafe(format!("explain query plan {text}"));
            let rows: Vec<(i64, i64, i64, String)> = sqlx::query_as(explain)
                .fetch_all(read)
                .await
                .expect("a plan");
            let rows: Vec<_> = rows.into_iter().map(|row| row.3).collect();
            rows.join("\n")
        }
        Db::Postgres(pool) => {
            // An index pays only when there is much: the empty tables of a test would be read whole.
            let mut tx = pool.begin().await.expect("a transaction");
            for setting in [
                "set local enable_seqscan = off",
                "set local enable_bitmapscan = off",
            ] {
                sqlx::query(setting).execute(&mut *tx).await.expect("set");
            }
            let prepare = sqlx::AssertSqlSafe(format!("prepare asked as {text}"));
            sqlx::raw_sql(prepare)
                .execute(&mut *tx)
                .await
                .expect("understood");
            let explain = sqlx::AssertSqlSafe(format!("explain execute asked ({arguments})"));
            let rows = sqlx::raw_sql(explain)
                .fetch_all(&mut *tx)
                .await
                .expect("a plan");
            let rows: Vec<String> = rows.iter().map(|row| sqlx::Row::get(row, 0)).collect();
            // The statement stays with its connection otherwise.
            sqlx::raw_sql("deallocate asked")
                .execute(&mut *tx)
                .await
                .expect("forgotten");
            rows.join("\n")
        }
    }
}

#[tokio::test]
async fn what_runs_each_second_reads_no_more_than_is_due() {
    let house = House::new().await;
    for (words, arguments, index) in [
        (
            "document is null and draw_after",
            "0, 100",
            "certificate_undrawn",
        ),
        (
            "badged_at is null and badge_after",
            "0, 100",
            "certificate_unbadged",
        ),
    ] {
        let plan = plan(&house.app.db, words, arguments).await;
        assert!(plan.contains(index), "{words}: {plan}");
        for bad in ["SCAN", "TEMP B-TREE", "Seq Scan", "Sort"] {
            assert!(!plan.contains(bad), "{words}: {plan}");
        }
    }
}

#[tokio::test]
async fn the_doctor_goes_on_where_it_was() {
    let house = House::new().await;
    let plan = plan(
        &house.app.db,
        "(c.year, c.serial) > ($1, $2)",
        "2026, 5, 100",
    )
    .await;
    let seeks = [
        "(year,serial)>(?,?)",
        "Index Cond: (ROW(year, serial) > ROW",
    ];
    assert!(seeks.iter().any(|seek| plan.contains(seek)), "{plan}");
    for bad in ["SCAN c", "TEMP B-TREE", "Sort"] {
        assert!(!plan.contains(bad), "{plan}");
    }
}
