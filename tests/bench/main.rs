//! What pages cost: `cargo bench` (needs `wrk` for throughput).
//!
//! Pages are asked for over loopback by wrk, each against a bare handler that returns the same bytes
//! and against the same bytes through the same layers, in one run, interleaved, three rounds. Acts
//! (saving an answer, submitting, signing in) are sent straight into the router, one after another.
//! CPU is the server process's own, from the kernel; the load generator is another process.

use std::{net::SocketAddr, process::Command, time::Instant};

use axum::{
    Router,
    body::Body,
    http::{Method, Request, header},
    routing::get,
};
use takwin::{
    accounts::{self, account::Joining, account::Profile},
    config::Config,
    content::{
        actions::{Publication, publish},
        course::ItemKind,
        parse,
    },
    kit::{
        db::Db,
        locale::Locale,
        text::{Email, PersonName, Script},
        time::Clock,
    },
    routes,
    web::state::App,
};
use tower::ServiceExt as _;

const PASSWORD: &str = "une phrase facile à retenir";
/// Accounts made, and sittings measured; the answers saved one by one in each of the last ones.
const ACCOUNTS: u32 = 20;
const SITTINGS: u32 = 60;
const ANSWERS: u32 = 10;
const COURSE: &str = "crisis-communication";
const ROUNDS: usize = 3;
const SECONDS: &str = "4";

fn address(n: u32) -> String {
    format!("nadia{n}@exemple.ma")
}

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(run());
}

/// Processor time of this process so far, in milliseconds.
fn cpu_ms() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("Linux");
    let after = stat.rsplit_once(')').expect("a name in brackets").1;
    let fields: Vec<&str> = after.split_whitespace().collect();
    let ticks: f64 = fields[11..13]
        .iter()
        .map(|f| f.parse::<f64>().expect("ticks"))
        .sum();
    ticks * 10.0
}

struct Site {
    app: App,
    router: Router,
    cookie: String,
}

impl Site {
    async fn new(folder: &std::path::Path) -> Self {
        let config = Config {
            url: "http://127.0.0.1:1".into(),
            data: folder.to_owned(),
            ..Config::default()
        };
        let url = std::env::var("DATABASE_URL").unwrap_or_else(|_| config.database_url());
        let db = Db::connect(&url).await.expect("a database");
        db.migrate().await.expect("migrations");
        let app = App::new(config, db, Clock::Machine).await.expect("keys");
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("courses")
            .join(COURSE);
        let reading = parse::folder(&root);
        for bytes in reading.media.values() {
            app.blobs.put(bytes).await.expect("a file");
        }
        let now = app.clock.now();
        let mut course = reading.sound().expect("a sound course").clone();
        for item in course
            .modules
            .iter_mut()
            .flat_map(|module| &mut module.items)
        {
            if let ItemKind::Quiz(quiz) = &mut item.kind {
                // As many sittings as are measured.
                quiz.attempts = None;
            }
        }
        let publication = Publication {
            origin: "files",
            class: "first",
            notes: "",
            by: None,
        };
        let mut tx = app.db.write().await.expect("a transaction");
        publish(&mut tx, now, &course, &publication)
            .await
            .expect("a version");
        let hash = app.passwords.hash(PASSWORD.into()).await.expect("a hash");
        for n in 0..ACCOUNTS {
            let joining = Joining {
                profile: Profile {
                    name_arabic: PersonName::parse("نادية الفاسي", Script::Arabic).expect("a name"),
                    name_latin: PersonName::parse("Nadia El Fassi", Script::Latin).expect("a name"),
                    department_id: None,
                },
                email: Email::parse(&address(n)).expect("an address"),
                password: PASSWORD.into(),
            };
            accounts::actions::create(&mut tx, now, &joining, &hash, Locale::Ar)
                .await
                .expect("an account");
        }
        tx.commit().await.expect("a commit");
        app.library.refresh().await.expect("the library");
        let router = routes::router(app.clone()).expect("a router");
        let mut site = Self {
            app,
            router,
            cookie: String::new(),
        };
        let (_, cookie, _) = site
            .send(
                Method::POST,
                "/ar/sign-in",
                &[("email", &address(0)), ("password", PASSWORD)],
            )
            .await;
        site.cookie = cookie;
        assert!(!site.cookie.is_empty(), "signed in");
        site.send(
            Method::POST,
            &format!("/ar/courses/{COURSE}/enrolments"),
            &[],
        )
        .await;
        site
    }

    /// Status and body; a cookie and an address when there are some.
    async fn send(
        &self,
        method: Method,
        path: &str,
        fields: &[(&str, &str)],
    ) -> (u16, String, String) {
        let encode = |text: &str| {
            text.bytes()
                .map(|b| format!("%{b:02X}"))
                .collect::<String>()
        };
        let body = fields
            .iter()
            .map(|(k, v)| format!("{}={}", encode(k), encode(v)))
            .collect::<Vec<_>>()
            .join("&");
        let mut request = Request::builder()
            .method(method.clone())
            .uri(path)
            .header(header::COOKIE, &self.cookie)
            .header("sec-fetch-site", "same-origin");
        if method == Method::POST {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        if fields.iter().any(|(name, _)| *name == "client") {
            request = request.header(header::ACCEPT, "application/json");
        }
        let request = request.body(Body::from(body)).expect("a request");
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("an answer");
        let status = response.status().as_u16();
        let cookie = response
            .headers()
            .get_all(header::SET_COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .find(|value| value.starts_with("takwin="))
            .and_then(|value| value.split(';').next())
            .unwrap_or("")
            .to_owned();
        let location = response
            .headers()
            .get(header::LOCATION)
            .and_then(|v| v.to_str().ok())
            .unwrap_or("")
            .to_owned();
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX)
            .await
            .expect("a body");
        let text = if location.is_empty() {
            String::from_utf8_lossy(&bytes).into_owned()
        } else {
            location
        };
        (status, cookie, text)
    }
}

async fn listen(router: Router) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        axum::serve(
            listener,
            router.into_make_service_with_connect_info::<SocketAddr>(),
        )
        .await
        .expect("serves");
    });
    address
}

/// Requests per second and CPU-ms per request of one address under wrk.
fn wrk(address: &SocketAddr, path: &str, cookie: &str) -> (f64, f64) {
    let before = cpu_ms();
    let output = Command::new("wrk")
        .args([
            "-t1",
            "-c32",
            "-d",
            SECONDS,
            "-H",
            &format!("Cookie: {cookie}"),
            &format!("http://{address}{path}"),
        ])
        .output()
        .expect("wrk is installed (Debian: wrk)");
    let spent = cpu_ms() - before;
    let text = String::from_utf8_lossy(&output.stdout);
    let line = |start: &str| {
        text.lines()
            .find(|l| l.trim_start().starts_with(start))
            .map(str::to_owned)
    };
    assert!(line("Non-2xx").is_none(), "{path}: {text}");
    let rate: f64 = line("Requests/sec:")
        .and_then(|l| l.split_whitespace().nth(1).and_then(|n| n.parse().ok()))
        .unwrap_or_else(|| panic!("{text}"));
    let total: f64 = text
        .lines()
        .find(|l| l.contains("requests in"))
        .and_then(|l| l.split_whitespace().next().and_then(|n| n.parse().ok()))
        .unwrap_or_else(|| panic!("{text}"));
    (rate, spent / total)
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

async fn run() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut site = Site::new(folder.path()).await;
    let address = listen(site.router.clone()).await;
    let cookie = site.cookie.clone();
    println!(
        "{:<28}{:>10}{:>12}{:>10}{:>12}{:>12}",
        "page", "bytes", "requests/s", "CPU-ms", "of bare", "of layers"
    );
    let lesson = format!("/ar/learning/{COURSE}/risk-to-crisis");
    for (name, path) in [
        ("home, signed out", "/ar/".to_owned()),
        ("lesson", lesson),
        ("my courses", "/ar/learning".to_owned()),
        ("plan of a course", format!("/ar/learning/{COURSE}")),
    ] {
        let cookie = if name == "home, signed out" {
            "locale=ar".to_owned()
        } else {
            format!("{cookie}; locale=ar")
        };
        let (status, _, body) = site.send(Method::GET, &path, &[]).await;
        assert_eq!(status, 200, "{path}");
        let html = axum::response::Html(body.clone());
        let same = html.clone();
        let plain = Router::new().route("/", get(move || std::future::ready(html.clone())));
        let through =
            Router::<App>::new().route("/", get(move || std::future::ready(same.clone())));
        let bare = listen(plain).await;
        let layered = listen(
            routes::layered(through, &site.app)
                .expect("layers")
                .with_state(site.app.clone()),
        )
        .await;
        let (mut rates, mut costs, mut of_bare, mut of_layers) = (vec![], vec![], vec![], vec![]);
        for _ in 0..ROUNDS {
            let (bare_rate, _) = tokio::task::block_in_place(|| wrk(&bare, "/", &cookie));
            let (layered_rate, _) = tokio::task::block_in_place(|| wrk(&layered, "/", &cookie));
            let (rate, cost) = tokio::task::block_in_place(|| wrk(&address, &path, &cookie));
            rates.push(rate);
            costs.push(cost);
            of_bare.push(rate / bare_rate);
            of_layers.push(rate / layered_rate);
        }
        println!(
            "{name:<28}{:>10}{:>12.0}{:>10.3}{:>12.2}{:>12.2}",
            body.len(),
            middle(rates),
            middle(costs),
            middle(of_bare),
            middle(of_layers)
        );
    }
    println!(
        "\n{:<28}{:>10}{:>12}{:>10}{:>10}{:>12}",
        "act, one after another", "times", "requests/s", "ms each", "CPU-ms", "of bare"
    );
    acts(&mut site).await;
}

/// What an act cost, and the same answer from a handler that does nothing else.
struct Act {
    name: &'static str,
    times: u32,
    ms: f64,
    cpu: f64,
    bare_ms: f64,
}

impl Act {
    fn print(&self) {
        let Self {
            name,
            times,
            ms,
            cpu,
            bare_ms,
        } = self;
        let rate = 1000.0 / ms;
        println!(
            "{name:<28}{times:>10}{rate:>12.0}{ms:>10.2}{cpu:>10.3}{:>12.3}",
            bare_ms / ms
        );
    }
}

/// A request: its method, its path and the fields of its form.
type Sent = (Method, String, Vec<(String, String)>);

/// Sends requests one after another, each followed by one to a bare handler that returns as many
/// bytes, so that both meet the same machine.
async fn measure(site: &mut Site, name: &'static str, requests: Vec<Sent>) -> Act {
    let (mut own, mut bare, mut cpu) = (0.0, 0.0, 0.0);
    let times = u32::try_from(requests.len()).expect("few requests");
    for (method, path, fields) in requests {
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        let (before, began) = (cpu_us(), Instant::now());
        let (status, cookie, body) = site.send(method, &path, &fields).await;
        own += began.elapsed().as_secs_f64() * 1000.0;
        cpu += cpu_us() - before;
        assert!(status < 400, "{name}: {status} {body}");
        if !cookie.is_empty() {
            // Each sign-in closes the session before it.
            site.cookie = cookie;
        }
        let bytes = body.clone();
        let plain = Router::new().route("/", get(move || std::future::ready(bytes)));
        let began = Instant::now();
        let request = Request::get("/").body(Body::empty()).expect("a request");
        let answer = plain.oneshot(request).await.expect("an answer");
        axum::body::to_bytes(answer.into_body(), usize::MAX)
            .await
            .expect("a body");
        bare += began.elapsed().as_secs_f64() * 1000.0;
    }
    let each = |total: f64| total / f64::from(times);
    Act {
        name,
        times,
        ms: each(own),
        cpu: each(cpu) / 1000.0,
        bare_ms: each(bare),
    }
}

/// Processor time of this process so far, in microseconds: all its threads, from the scheduler.
fn cpu_us() -> f64 {
    let threads = std::fs::read_dir("/proc/self/task").expect("Linux");
    let time = |folder: std::path::PathBuf| {
        let text = std::fs::read_to_string(folder.join("schedstat")).unwrap_or_default();
        text.split(' ')
            .next()
            .and_then(|ns| ns.parse::<f64>().ok())
            .unwrap_or(0.0)
    };
    threads
        .flatten()
        .map(|thread| time(thread.path()))
        .sum::<f64>()
        / 1000.0
}

/// What the script of a paper sends when a person chooses another option.
fn saving(attempt: &str, question: &str, n: u32) -> Sent {
    let value = if n.is_multiple_of(2) { "a" } else { "b" };
    let fields = [
        ("base", "0".to_owned()),
        ("client", format!("benchbench:{}", n + 1)),
        ("touched", String::new()),
        ("touched", question.to_owned()),
        (&format!("q.{question}"), value.to_owned()),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    (Method::POST, format!("{attempt}/answers"), fields.into())
}

fn submission(attempt: &str) -> Sent {
    let fields = vec![("anyway".to_owned(), "1".to_owned())];
    (Method::POST, format!("{attempt}/submission"), fields)
}

/// Whole sittings: the paper, answers saved one by one, handing in, the result.
async fn sittings(site: &mut Site, start: &str) -> Act {
    let mut each = Vec::new();
    let mut requests = 0;
    for _ in 0..SITTINGS {
        let (_, _, attempt) = site.send(Method::POST, start, &[]).await;
        let (_, _, paper) = site.send(Method::GET, &attempt, &[]).await;
        let questions: Vec<&str> = paper
            .split("data-question=\"")
            .skip(1)
            .filter(|rest| rest.contains("type=\"radio\""))
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let saves = (0..ANSWERS).zip(questions.iter().cycle());
        let mut all = vec![(Method::GET, attempt.clone(), Vec::new())];
        all.extend(saves.map(|(n, question)| saving(&attempt, question, n)));
        all.push(submission(&attempt));
        all.push((Method::GET, format!("{attempt}/result"), Vec::new()));
        requests = u32::try_from(all.len()).expect("few requests");
        each.push(measure(site, "sitting", all).await);
    }
    let whole = |value: fn(&Act) -> f64| {
        let sum: f64 = each.iter().map(value).sum();
        sum / f64::from(SITTINGS) * f64::from(requests)
    };
    Act {
        name: "sitting of ten answers",
        times: SITTINGS,
        ms: whole(|act| act.ms),
        cpu: whole(|act| act.cpu),
        bare_ms: whole(|act| act.bare_ms),
    }
}

async fn acts(site: &mut Site) {
    let pair = |k: &str, v: &str| (k.to_owned(), v.to_owned());
    // One account each: signing in to one account again and again is slowed down.
    let sign_ins = (0..ACCOUNTS).map(|n| {
        let fields = vec![pair("email", &address(n)), pair("password", PASSWORD)];
        (Method::POST, "/ar/sign-in".to_owned(), fields)
    });
    measure(site, "sign in", sign_ins.collect()).await.print();
    site.send(
        Method::POST,
        &format!("/ar/courses/{COURSE}/enrolments"),
        &[],
    )
    .await;
    let start = format!("/ar/learning/{COURSE}/understand-check/attempts");
    let mut submits = Vec::new();
    for round in 0..SITTINGS {
        let (status, _, attempt) = site.send(Method::POST, &start, &[]).await;
        assert_eq!(status, 303, "{attempt}");
        if round == 0 {
            let (_, _, paper) = site.send(Method::GET, &attempt, &[]).await;
            let question = paper
                .split("<input")
                .filter(|input| input.contains("type=\"radio\""))
                .find_map(|input| input.split("name=\"q.").nth(1)?.split('"').next())
                .expect("a question of one choice");
            let saves = (0..300).map(|n| saving(&attempt, question, n));
            measure(site, "save an answer", saves.collect())
                .await
                .print();
            let papers = (0..300).map(|_| (Method::GET, attempt.clone(), Vec::new()));
            measure(site, "show the paper", papers.collect())
                .await
                .print();
        }
        let submit = vec![submission(&attempt)];
        submits.push(measure(site, "submit", submit).await);
    }
    let mean =
        |value: fn(&Act) -> f64| submits.iter().map(value).sum::<f64>() / f64::from(SITTINGS);
    Act {
        name: "submit",
        times: SITTINGS,
        ms: mean(|act| act.ms),
        cpu: mean(|act| act.cpu),
        bare_ms: mean(|act| act.bare_ms),
    }
    .print();
    sittings(site, &start).await.print();
}
