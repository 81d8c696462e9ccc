//! The application on a fresh database, with a clock moved by hand.

use axum::Router;
use takwin::{
    accounts,
    config::Config,
    jobs,
    kit::{
        db::Db,
        time::{Clock, Timestamp},
    },
    routes,
    web::state::App,
};
use tempfile::TempDir;

use super::{browser::Browser, db::TestDb};

/// 25 November 2026, 09:00 UTC.
pub const START: Timestamp = Timestamp(1_795_597_200_000);

/// A running site, in memory.
pub struct House {
    pub app: App,
    pub router: Router,
    /// Removed with the house.
    _folder: TempDir,
    _db: TestDb,
}

impl House {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// With other settings.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let db = TestDb::new(folder.path()).await;
        let mut config = Config {
            url: "http://takwin.test".into(),
            data: folder.path().to_owned(),
            database: Some(db.url.clone()),
            ..Config::default()
        };
        change(&mut config);
        let pool = Db::connect(&db.url).await.expect("the test database");
        let app = App::new(config, pool, Clock::manual(START))
            .await
            .expect("keys");
        let mut tx = app.db.write().await.expect("a transaction");
        accounts::actions::lay_down_departments(&mut tx, START)
            .await
            .expect("departments");
        tx.commit().await.expect("a commit");
        let router = routes::router(app.clone()).expect("a router");
        Self {
            app,
            router,
            _folder: folder,
            _db: db,
        }
    }

    /// A browser that nobody has used.
    pub fn visitor(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    pub fn now(&self) -> Timestamp {
        self.app.clock.now()
    }

    /// Moves the clock and does what then becomes due.
    pub async fn wait(&self, ms: i64) {
        self.app.clock.advance(ms);
        jobs::each_minute(&self.app).await.expect("the clockwork");
        jobs::attest_once(&self.app).await.expect("the clockwork");
    }
}
