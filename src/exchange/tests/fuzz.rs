//! Any bytes, any text, and files that somebody broke: no panic, no endless reading.

use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};

use super::{files, plains::plain};
use crate::{
    content::{course::Course, sample},
    exchange::{
        Format, Media, import, land, package::pack, report::Losses, write_gift, write_moodle,
        write_qti,
    },
    kit::{locale::Locale, text::Slug},
};

/// Reads a file in one way, lands what it holds, and counts what became of it.
fn try_as(format: Option<Format>, bytes: &[u8]) {
    let bank = Slug::parse("imported").expect("a slug");
    let read = import(bytes, format, "file");
    assert!(!read.entries.is_empty());
    if read.entries.iter().any(|entry| entry.read.is_ok()) {
        static COURSE: LazyLock<Course> = LazyLock::new(sample::course);
        let mut course = COURSE.clone();
        let lines = land(&mut course, &bank, Locale::Ar, read.format, &read.entries);
        assert_eq!(lines.len(), read.entries.len());
    }
}

/// Reads a file in every way.
fn try_out(bytes: &[u8]) {
    for format in Format::ALL.into_iter().map(Some).chain([None]) {
        try_as(format, bytes);
    }
}

/// A generator whose numbers are the same each time (splitmix64, Steele et al. 2014).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(below.max(1)).expect("fits")).expect("fits")
    }
}

/// Sound files of a format, to be broken.
fn seeds(format: Format) -> Vec<Vec<u8>> {
    let mut runner = TestRunner::deterministic();
    let by_hand: &[&str] = match format {
        Format::Gift => &[files::GIFT],
        Format::Aiken => &[
            files::AIKEN,
            "ما أول خطوة؟\nثم ماذا؟\nA) تحقق\nB) نشر\nC) صمت\nANSWER: C\n",
        ],
        Format::MoodleXml => &[files::MOODLE],
        Format::Qti => &[files::QTI, files::QTI3],
    };
    let mut seeds: Vec<Vec<u8>> = by_hand
        .iter()
        .map(|file| file.as_bytes().to_vec())
        .collect();
    if format == Format::Aiken {
        return seeds;
    }
    let strategy = plain(format);
    for _ in 0..20 {
        let plain = strategy
            .new_tree(&mut runner)
            .expect("a question")
            .current();
        let losses = &mut Losses::default();
        seeds.push(match format {
            Format::Gift | Format::Aiken => write_gift::question(&plain, losses)
                .expect("GIFT")
                .into_bytes(),
            Format::MoodleXml => {
                write_moodle::file(&write_moodle::question(&plain, losses).expect("XML"))
                    .into_bytes()
            }
            Format::Qti => write_qti::item(&plain, "ar", &Media::default(), losses)
                .expect("QTI")
                .0
                .into_bytes(),
        });
    }
    seeds
}

/// Breaks a file in one to four places.
fn broken(seed: &[u8], other: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    const SIGNS: &[&str] = &[
        "{",
        "}",
        "=",
        "~",
        "#",
        "%",
        "->",
        "<",
        ">",
        "\"",
        "&",
        "]]>",
        "<![CDATA[",
        "\\",
        "\n\n",
        "::",
        "{1:MC:",
        "[[",
        "-->",
        "\u{feff}",
        "م",
        "<question>",
        "</question>",
        "<value>",
        "//",
        "$CATEGORY:",
        "ANSWER: A",
    ];
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.next(4) {
        let at = numbers.next(bytes.len() + 1);
        let to = (at + numbers.next(40)).min(bytes.len());
        match numbers.next(6) {
            0 => drop(bytes.drain(at..to)),
            1 => drop(bytes.splice(at..at, SIGNS[numbers.next(SIGNS.len())].bytes())),
            2 => {
                let piece = bytes[at..to].to_vec();
                drop(bytes.splice(to..to, piece));
            }
            3 => {
                let from = numbers.next(other.len());
                let piece = other[from..(from + numbers.next(60)).min(other.len())].to_vec();
                drop(bytes.splice(at..to, piece));
            }
            4 if at < bytes.len() => bytes[at] = u8::try_from(numbers.next(256)).expect("a byte"),
            _ => bytes.truncate(at.max(bytes.len() / 2)),
        }
    }
    bytes
}

/// A package that holds one item.
fn packed(item: Vec<u8>) -> Vec<u8> {
    let files = [("items/q.xml".to_owned(), item)];
    pack(&files.into_iter().collect()).expect("a package")
}

/// Files of the four formats that somebody broke, a quarter each, mostly read as what they were; and
/// a few of bytes and signs thrown together.
fn inputs() -> impl Strategy<Value = (Option<Format>, Vec<u8>)> {
    let seeds: Vec<(Format, Vec<Vec<u8>>)> = Format::ALL
        .into_iter()
        .map(|format| (format, seeds(format)))
        .collect();
    let broken_file = any::<u64>().prop_map(move |case| {
        let mut numbers = Numbers(case);
        let (format, own) = &seeds[numbers.next(seeds.len())];
        let (_, others) = &seeds[numbers.next(seeds.len())];
        let (one, other) = (numbers.next(own.len()), numbers.next(others.len()));
        let mut bytes = broken(&own[one], &others[other], &mut numbers);
        if *format == Format::Qti && numbers.next(8) == 0 {
            bytes = packed(bytes);
            if numbers.next(2) == 0 {
                bytes = broken(&bytes, &others[other], &mut numbers);
            }
        }
        let read_as = match numbers.next(8) {
            0 => None,
            1 => Some(Format::ALL[numbers.next(4)]),
            _ => Some(*format),
        };
        (read_as, bytes)
    });
    let any_format = || prop::sample::select(vec![None, Some(0), Some(1), Some(2), Some(3)]);
    let format = |at: Option<usize>| at.map(|at| Format::ALL[at]);
    let bytes = (any_format(), prop::collection::vec(any::<u8>(), 0..200));
    let signs = (any_format(), "[{}=~#%:\\\\a-c\n/\\[\\]<>\"'&-]{0,120}");
    prop_oneof![
        18 => broken_file,
        1 => bytes.prop_map(move |(at, bytes)| (format(at), bytes)),
        1 => signs.prop_map(move |(at, text)| (format(at), text.into_bytes())),
    ]
}

fn fuzz(cases: u32) {
    let config = ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let slowest = std::cell::Cell::new(Duration::ZERO);
    let read = TestRunner::new(config).run(&inputs(), |(format, bytes)| {
        let began = Instant::now();
        try_as(format, &bytes);
        slowest.set(slowest.get().max(began.elapsed()));
        Ok(())
    });
    if let Err(error) = read {
        panic!("{error}");
    }
    let slowest = slowest.get();
    assert!(
        slowest < Duration::from_secs(5),
        "one file took {slowest:?}"
    );
}

#[test]
fn broken_files_are_read() {
    fuzz(4_000);
}

/// `cargo test --lib a_million -- --ignored`: some minutes.
#[test]
#[ignore = "a million files take minutes"]
fn a_million_broken_files_are_read() {
    fuzz(1_000_000);
}

#[test]
fn reading_takes_time_in_proportion_to_the_file() {
    let many = |piece: &str, count: usize| piece.repeat(count).into_bytes();
    let wrapped = |inner: &str| {
        format!("<quiz><question type=\"cloze\"><questiontext><text><![CDATA[{inner}]]></text></questiontext></question></quiz>").into_bytes()
    };
    let nested = |name: &str| {
        let (open, close) = (
            format!("<{name}>").repeat(150),
            format!("</{name}>").repeat(150),
        );
        let text = "words ".repeat(20_000);
        format!("<assessmentItem><itemBody>{open}{text}{close}<extendedTextInteraction/></itemBody></assessmentItem>").into_bytes()
    };
    for bytes in [
        many("{", 300_000),
        many("x {\n\n", 100_000),
        many("}\n\n{", 100_000),
        many("::", 200_000),
        many("// [id:\n", 60_000),
        [b"// ".to_vec(), many("[id:", 100_000), b"\nq {T}".to_vec()].concat(),
        nested("feedbackBlock"),
        nested("rubricBlock"),
        many("\\", 400_000),
        many("<question ", 60_000),
        many("<question><", 60_000),
        many("<a ", 150_000),
        many("A. x\n", 100_000),
        many("ANSWER: A\n", 50_000),
        wrapped(&"<a \"".repeat(50_000)),
        wrapped(&"{1:SA:".repeat(30_000)),
        wrapped(&"<![CDATA[".repeat(20_000)),
        wrapped(&"&".repeat(200_000)),
        wrapped(&"<a \"x>\"y".repeat(100_000)),
        many("<question type=\"a\"></question>", 40_000),
        many("x {T}\n\n", 60_000),
        [b"<quiz>".to_vec(), many("<b>", 100_000)].concat(),
        [b"q {=".to_vec(), many("a=", 100_000), b"}".to_vec()].concat(),
        [b"q {#".to_vec(), many("9", 200_000), b"}".to_vec()].concat(),
    ] {
        let began = Instant::now();
        try_out(&bytes);
        let took = began.elapsed();
        assert!(
            took < Duration::from_secs(20),
            "{:?} took {took:?}",
            String::from_utf8_lossy(&bytes[..30])
        );
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        try_out(&bytes);
    }

    #[test]
    fn any_text_is_read(text in ".{0,200}|[{}=~#%:\\\\a-c\n/\\[\\]<>\"'&-]{0,200}") {
        try_out(text.as_bytes());
    }
}
