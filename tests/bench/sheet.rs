//! What certificates cost: `cargo bench --bench sheet`.
//!
//! The first sheet of a process (cold) and the middle of many (warm), drawn, signed and sealed as at
//! an issue; how many a second on one thread and on two; what signing and examining take; the most
//! memory the process ever held. Beside the warm sheet stands a floor of the same run, deflating as
//! many bytes, so that the ratio can be compared between machines.

use std::{hint::black_box, io::Write as _, time::Instant};

use takwin::{
    certificates::{
        attestation::{Attested, Claim, Kind, code, host},
        document::sheet_data,
        samples, seal,
        sheet::sheet,
        store::designs,
    },
    issuer::keys::Keys,
    kit::time::Timestamp,
};

const SHEETS: usize = 200;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = Keys::open(folder.path(), Timestamp(0)).expect("keys");
    let design = designs::load(folder.path(), designs::USUAL)
        .expect("there")
        .expect("no flaw");
    let statement = samples::ordinary();
    let site_host = host(&statement.site);
    let key = keys.signing();
    let issue = || {
        let attested = Attested::of(&statement, Kind::Achievement, key.id).expect("short");
        let signed = attested.sign(site_host, key).expect("short");
        let pdf = sheet(&sheet_data(&design, &statement, Some(&signed))).expect("a sheet");
        (
            seal::seal(&pdf, site_host, &signed, key).expect("ours"),
            signed,
        )
    };

    let began = Instant::now();
    let (file, signed) = issue();
    println!("{:<38}{:>10.1} ms", "first sheet of the process", ms(began));
    let held = code(&statement.site, &statement.number, &signed);
    println!("{:<38}{:>10} bytes", "document", file.len());
    println!("{:<38}{:>10} bytes", "what the code holds", held.len());

    let mut each: Vec<f64> = (0..SHEETS)
        .map(|_| {
            let began = Instant::now();
            black_box(issue());
            ms(began)
        })
        .collect();
    each.sort_by(f64::total_cmp);
    let warm = each[SHEETS / 2];
    println!("{:<38}{warm:>10.1} ms", "each after it, the middle one");
    println!(
        "{:<38}{:>10.1} ms",
        "the 95th of a hundred",
        each[SHEETS * 95 / 100]
    );
    let mut floors: Vec<f64> = (0..21)
        .map(|_| {
            let began = Instant::now();
            let level = flate2::Compression::default();
            let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), level);
            encoder.write_all(&file).expect("memory");
            black_box(encoder.finish().expect("memory"));
            ms(began)
        })
        .collect();
    floors.sort_by(f64::total_cmp);
    println!(
        "{:<38}{:>10.2}",
        "beside deflating its bytes",
        warm / floors[10]
    );

    for threads in [1, 2] {
        let began = Instant::now();
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| (0..SHEETS / 2).for_each(|_| drop(black_box(issue()))));
            }
        });
        let count = u32::try_from(threads * SHEETS / 2).unwrap_or(0);
        let rate = f64::from(count) * 1000.0 / ms(began);
        println!(
            "{:<38}{rate:>10.1} a second",
            format!("on {threads} thread(s)")
        );
    }

    let hosts = [site_host.to_owned()];
    for (what, work) in [
        (
            "examining a sealed file",
            &(|| drop(black_box(seal::examine(&file, &hosts, keys.public())))) as &dyn Fn(),
        ),
        ("believing what a code holds", &|| {
            let claim = Claim::read(&signed).expect("read");
            black_box(claim.believe(site_host, keys.public()).is_ok());
        }),
    ] {
        let began = Instant::now();
        (0..100).for_each(|_| work());
        println!("{what:<38}{:>10.3} ms", ms(began) / 100.0);
    }
    if let Some(kilobytes) = peak() {
        println!("{:<38}{:>10} KB", "most memory held", kilobytes);
    }
}

fn ms(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

/// The high-water mark of this process, where the system tells it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_ascii_whitespace().nth(1)?.parse().ok()
}
