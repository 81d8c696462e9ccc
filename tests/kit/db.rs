//! A fresh database for each test, on the engine that `TEST_DATABASE_URL` names (SQLite without it).
//!
//! SQLite: a migrated file is copied. PostgreSQL: `TEST_DATABASE_URL` names a server, such as
//! `postgres://user@127.0.0.1:5432`; a migrated template database is cloned, and dropped at the end.

use std::path::Path;

use takwin::kit::{db::Db, id};
use tokio::sync::OnceCell;

/// A database of one test.
pub struct TestDb {
    pub url: String,
    drop_from: Option<(String, String)>,
}

static TEMPLATE: OnceCell<String> = OnceCell::const_new();

pub fn server() -> Option<String> {
    std::env::var("TEST_DATABASE_URL")
        .ok()
        .filter(|url| url.starts_with("postgres"))
}

async fn run_on_server(server: &str, statement: String) {
    let Db::Postgres(pool) = Db::connect(&format!("{server}/postgres"))
        .await
        .expect("the PostgreSQL of TEST_DATABASE_URL")
    else {
        panic!("TEST_DATABASE_URL must start with postgres:");
    };
    sqlx::query(sqlx::AssertSqlSafe(statement.clone()))
        .execute(&pool)
        .await
        .unwrap_or_else(|e| panic!("{statement}: {e}"));
    pool.close().await;
}

async fn migrated(url: &str) {
    let db = Db::connect(url).await.expect("a database");
    db.migrate().await.expect("migrations");
    db.close().await;
}

/// A database without a template: for tests of the migrations themselves.
pub async fn empty(folder: &Path) -> TestDb {
    let Some(server) = server() else {
        return TestDb {
            url: format!("sqlite:{}", folder.join("test.db").display()),
            drop_from: None,
        };
    };
    let name = format!("takwin_{}", id::fresh());
    run_on_server(&server, format!("create database {name}")).await;
    TestDb {
        url: format!("{server}/{name}"),
        drop_from: Some((server, name)),
    }
}

impl TestDb {
    /// A migrated database, in `folder` when it is a file.
    pub async fn new(folder: &Path) -> Self {
        let Some(server) = server() else {
            let template = TEMPLATE
                .get_or_init(|| async {
                    let file =
                        std::env::temp_dir().join(format!("takwin-template-{}.db", id::fresh()));
                    migrated(&format!("sqlite:{}", file.display())).await;
                    file.display().to_string()
                })
                .await;
            let file = folder.join("test.db");
            std::fs::copy(template, &file).expect("a copy of the template");
            return Self {
                url: format!("sqlite:{}", file.display()),
                drop_from: None,
            };
        };
        let template = TEMPLATE
            .get_or_init(|| async {
                let name = format!("takwin_template_{}", id::fresh());
                run_on_server(&server, format!("create database {name}")).await;
                migrated(&format!("{server}/{name}")).await;
                name
            })
            .await;
        let name = format!("takwin_{}", id::fresh());
        run_on_server(
            &server,
            format!("create database {name} template {template}"),
        )
        .await;
        Self {
            url: format!("{server}/{name}"),
            drop_from: Some((server, name)),
        }
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        if let Some((server, name)) = self.drop_from.take() {
            // A thread of its own: a drop cannot wait on the test's runtime.
            let _ = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .expect("a runtime");
                runtime.block_on(run_on_server(
                    &server,
                    format!("drop database if exists {name} with (force)"),
                ));
            })
            .join();
        }
    }
}
