//! What marking and analysing cost: `cargo bench --bench engine`.
//!
//! Three measures, on one core, each the middle of several rounds: sittings of ten mixed questions
//! marked per second; the analysis of 50 questions × 10 000 sittings in memory, and read from
//! SQLite. Each stands beside a floor of the same run, so that the ratio can be compared between
//! machines: marking beside reading the same answers from JSON, analysing beside summing the same
//! marks once, reading beside fetching the same rows and doing nothing with them.

use std::{hint::black_box, time::Instant};

use takwin::{
    analysis::{
        report::{Report, report},
        sample::{Sample, Which},
        store,
    },
    content::{course::Feedback, settings::Settings},
    kit::{
        db::{Db, sql},
        text::{Localised, Slug},
    },
    questions::{
        Body, OptionId, Question, Response,
        choice::{Choice, ChoiceOption},
        decimal::Decimal,
        kprim::{Kprim, Statement},
        mark::Mark,
        matching::{Matching, Pair},
        number::Number,
        ordering::{Ordering, Step},
        short::Short,
        truth::Truth,
    },
    quizzes::{
        answers::{Answers, Responses},
        draw::{Paper, Set},
        grade::{grade, markings},
        results::results,
    },
};

const ROUNDS: usize = 5;
const QUESTIONS: usize = 50;
const SITTINGS: usize = 10_000;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    println!(
        "{:<44}{:>14}{:>14}{:>10}",
        "measure", "of ours", "of the floor", "ratio"
    );
    marking();
    runtime.block_on(analysing());
}

/// The middle of several rounds, in seconds.
fn timed(mut work: impl FnMut()) -> f64 {
    let mut rounds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            work();
            began.elapsed().as_secs_f64()
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    rounds[ROUNDS / 2]
}

fn line(name: &str, ours: f64, floor: f64, unit: &str, ratio: f64) {
    println!("{name:<44}{ours:>12.0} {unit:<1}{floor:>12.0} {unit:<1}{ratio:>10.2}");
}

fn text(words: &str) -> Localised {
    Localised {
        ar: Some(words.to_owned()),
        fr: Some(words.to_owned()),
        en: None,
    }
}

fn id(name: &str) -> OptionId {
    OptionId::parse(name).expect("an id")
}

fn choice(right: &[&str]) -> Choice {
    let options = ["a", "b", "c", "d"].map(|name| ChoiceOption {
        id: id(name),
        correct: right.contains(&name),
        text: text(name),
        why: text("why"),
        weight: None,
    });
    Choice {
        options: options.into(),
        all_or_nothing: false,
    }
}

/// Ten questions: those that people meet most, some twice.
fn bodies() -> Vec<Body> {
    let pair = |name: &str| Pair {
        id: id(name),
        left: text(name),
        right: text(&format!("right {name}")),
        why: text("why"),
    };
    let step = |name: &str| Step {
        id: id(name),
        text: text(name),
    };
    let statement = |name: &str| Statement {
        id: id(name),
        text: text(name),
        correct: name < "c",
        why: text("why"),
    };
    let mut accept = std::collections::BTreeMap::new();
    accept.insert(
        takwin::kit::locale::Locale::Ar,
        vec!["الإشاعة".to_owned(), "إشاعة".to_owned()],
    );
    vec![
        Body::Single(choice(&["a"])),
        Body::Single(choice(&["b"])),
        Body::Ordering(Ordering {
            steps: ["a", "b", "c", "d"].map(step).into(),
            ..Ordering::default()
        }),
        Body::Multiple(choice(&["a", "c"])),
        Body::Multiple(choice(&["b", "d"])),
        Body::TrueFalse(Truth {
            answer: true,
            why_true: text("why"),
            why_false: text("why"),
        }),
        Body::Numeric(Number {
            answer: Decimal::parse("73.5").expect("a number"),
            tolerance: Decimal::parse("0.5").expect("a number"),
            ..Number::default()
        }),
        Body::Short(Short {
            accept,
            ..Short::default()
        }),
        Body::Matching(Matching {
            pairs: ["a", "b", "c", "d"].map(pair).into(),
            extras: Vec::new(),
        }),
        Body::Kprim(Kprim {
            statements: ["a", "b", "c", "d"].map(statement).into(),
            all_or_nothing: false,
        }),
    ]
}

fn paper() -> Paper {
    let sets = bodies().into_iter().enumerate().map(|(place, body)| Set {
        question: Question {
            text: text("A question"),
            ..Question::new(Slug::parse(&format!("q-{place}")).expect("a slug"), body)
        },
        shown: Vec::new(),
    });
    Paper {
        questions: sets.collect(),
        pass_percent: 70,
        feedback: Feedback::Full,
        attempts: None,
        settings: Settings::default(),
    }
}

/// Numbers that look like chance and are the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// An answer, right or not.
fn response(question: &Question, chance: &mut Chance) -> Response {
    let names = ["a", "b", "c", "d"];
    let mut any = || id(names[usize::try_from(chance.below(4)).expect("under four")]);
    match question.key() {
        Response::Options(_) => Response::Options(vec![any()]),
        Response::Pairs(pairs) => {
            Response::Pairs(pairs.into_keys().map(|left| (left, any())).collect())
        }
        Response::Sequence(mut steps) => {
            let turn = usize::try_from(chance.below(4)).expect("under four");
            steps.rotate_left(turn);
            Response::Sequence(steps)
        }
        Response::Typed(typed) if chance.below(2) == 0 => Response::Typed(format!("{typed}0")),
        key => key,
    }
}

fn marking() {
    const MARKED: usize = 2_000;
    let paper = paper();
    let mut chance = Chance(7);
    let given: Vec<Responses> = (0..MARKED)
        .map(|_| {
            let sets = paper.questions.iter();
            sets.map(|set| {
                (
                    set.question.id.clone(),
                    response(&set.question, &mut chance),
                )
            })
            .collect()
        })
        .collect();
    let json: Vec<String> = given
        .iter()
        .map(|responses| serde_json::to_string(responses).expect("JSON"))
        .collect();
    let reading = timed(|| {
        for text in &json {
            black_box(serde_json::from_str::<Responses>(text).expect("answers"));
        }
    });
    let sat: Vec<Answers> = given.into_iter().map(Answers::from).collect();
    let marking = timed(|| {
        for answers in &sat {
            black_box(grade(&paper, answers));
        }
    });
    let per_second = |seconds: f64| number(MARKED) / seconds;
    line(
        "sittings marked, 10 questions, 1 core",
        per_second(marking),
        per_second(reading),
        "/s",
        reading / marking,
    );
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn number(n: usize) -> f64 {
    n as f64
}

/// A database with [`SITTINGS`] sittings of [`QUESTIONS`] questions, and the questions.
async fn database(folder: &std::path::Path) -> (Db, Vec<Question>) {
    let url = format!("sqlite:{}", folder.join("bench.db").display());
    let db = Db::connect(&url).await.expect("a database");
    db.migrate().await.expect("migrations");
    let mut chance = Chance(11);
    let questions: Vec<Question> = (0..QUESTIONS)
        .map(|place| {
            let body = bodies().swap_remove(place % 10);
            Question {
                text: text("A question"),
                points: Mark::ONE,
                ..Question::new(Slug::parse(&format!("q-{place}")).expect("a slug"), body)
            }
        })
        .collect();
    let sets = questions.iter().map(|question| Set {
        question: question.clone(),
        shown: Vec::new(),
    });
    let paper = Paper {
        questions: sets.collect(),
        ..paper()
    };
    let mut tx = db.write().await.expect("a transaction");
    for text in [
        "insert into course (course_id, created_at, origin) values ('bench', 0, 'files')",
        "insert into account (account_id, email, name_arabic, name_latin, locale, password_hash,
                              search, created_at)
         values ('bench', 'bench@exemple.ma', 'x', 'x', 'ar', 'x', 'x', 0)",
    ] {
        sql(text).run(&mut tx).await.expect("written");
    }
    let began = Instant::now();
    let mut writing = 0.0;
    for sitting in 0..SITTINGS {
        let account = format!("a{sitting:05}");
        sql("insert into account (account_id, email, name_arabic, name_latin, locale, password_hash,
                                  search, created_at)
             values ($1, $1, 'x', 'x', 'ar', 'x', 'x', 0)")
        .bind(&account)
        .run(&mut tx)
        .await
        .expect("an account");
        sql(
            "insert into enrolment (enrolment_id, account_id, course_id, version, enrolled_at)
             values ($1, $1, 'bench', 1, 0)",
        )
        .bind(&account)
        .run(&mut tx)
        .await
        .expect("an enrolment");
        let id = takwin::kit::id::AttemptId::new();
        sql("insert into attempt (attempt_id, enrolment_id, account_id, course_id, item_id, number,
                                  version, seed, paper, language, started_at, submitted_at, earned,
                                  out_of, share, passed, recorded)
             values ($1, $2, $2, 'bench', 'quiz', 1, 1, 0, '{}', 'ar', 0, 600000, 0, 5000, 0, 0, 1)")
        .bind(&id)
        .bind(&account)
        .run(&mut tx)
        .await
        .expect("a sitting");
        let given: Responses = paper
            .questions
            .iter()
            .map(|set| {
                (
                    set.question.id.clone(),
                    response(&set.question, &mut chance),
                )
            })
            .collect();
        let answers = Answers::from(given);
        let marked = markings(&paper, &answers);
        let results = results(&paper, &answers, &marked).expect("JSON");
        let one = Instant::now();
        takwin::quizzes::store_results::write(&mut tx, &id, &results)
            .await
            .expect("results");
        writing += one.elapsed().as_secs_f64();
    }
    tx.commit().await.expect("a commit");
    println!(
        "({SITTINGS} sittings written in {:.0} s; the results of one, {QUESTIONS} rows: {:.0} µs)",
        began.elapsed().as_secs_f64(),
        writing / number(SITTINGS) * 1e6
    );
    (db, questions)
}

async fn analysing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (db, questions) = database(folder.path()).await;
    let read = || store::sample(&db, "bench", "quiz", Which::First, None);
    let sample: Sample = read().await.expect("a sample");
    assert_eq!(sample.sittings.len(), SITTINGS);
    assert_eq!(sample.questions.len(), QUESTIONS);
    let analyse = |sample: &Sample| -> Report { report(sample, &questions).expect("a report") };
    let once = timed(|| {
        let cells = sample.sittings.iter().flat_map(|sitting| &sitting.cells);
        black_box(cells.map(|cell| i64::from(cell.mark)).sum::<i64>());
    });
    let analysis = timed(|| {
        black_box(analyse(&sample));
    });
    line(
        "50 × 10 000 analysed in memory, 1 core",
        analysis * 1e3,
        once * 1e3,
        "ms",
        analysis / once,
    );
    let (mut whole, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let sample = read().await.expect("a sample");
        black_box(analyse(&sample));
        whole.push(began.elapsed().as_secs_f64());
        let began = Instant::now();
        let rows: Vec<(String, i64, String)> =
            sql("select question_id, share, response from result")
                .all(&db)
                .await
                .expect("rows");
        assert_eq!(black_box(rows).len(), SITTINGS * QUESTIONS);
        bare.push(began.elapsed().as_secs_f64());
    }
    for times in [&mut whole, &mut bare] {
        times.sort_by(f64::total_cmp);
    }
    let (whole, bare) = (whole[ROUNDS / 2], bare[ROUNDS / 2]);
    line(
        "50 × 10 000 read from SQLite and analysed",
        whole * 1e3,
        bare * 1e3,
        "ms",
        whole / bare,
    );
    db.close().await;
}
