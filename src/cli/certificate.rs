//! `takwin certificate …`: verifying documents, and what others need to verify them without us.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use clap::Subcommand;

use crate::{
    certificates::{
        actions::proof,
        attestation::{self, Attested, Claim, Day, Doubt},
        design::Design,
        kit,
        list::{self, List, Standing, Withdrawal},
        seal::{self, Found},
        store::{self, designs},
    },
    config::Config,
    issuer::keys::{Keys, PublicKey},
    kit::{
        db::Db,
        locale::Locale,
        secret::digest,
        time::{Clock, Timestamp},
    },
    web::state::App,
};

#[derive(Subcommand)]
pub enum Command {
    /// Tell whether a PDF is a certificate as it was issued; fail when it is not, or no longer good
    Verify {
        file: PathBuf,
        /// Ask neither the register nor the network: only the file, our keys and a list
        #[arg(long)]
        offline: bool,
        /// Another host of ours, as in addresses of earlier certificates; those that a database at
        /// hand knows need not be given
        #[arg(long, requires = "offline", conflicts_with = "kit")]
        host: Vec<String>,
        /// The folder that `takwin certificate kit` wrote; none: the keys of this machine and no list
        #[arg(long, requires = "offline")]
        kit: Option<PathBuf>,
    },
    /// Print what is wrong in designs of certificates; fail when something is
    Check {
        /// Design files; none: the designs of the program and of the data folder
        designs: Vec<PathBuf>,
    },
    /// Write what verifies certificates without us: `verify.html`, `keys.json` and `list.json`
    Kit {
        /// A folder, made if it is not there
        folder: PathBuf,
    },
}

/// Runs what needs no register.
pub async fn run_offline(
    config: &Config,
    file: &Path,
    kit: Option<&Path>,
    hosts: Vec<String>,
) -> anyhow::Result<ExitCode> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let now = Clock::Machine.now();
    let known = match kit {
        Some(folder) => Known::read(folder)?,
        None => Known::here(config, hosts).await?,
    };
    let found = seal::examine(&bytes, &known.hosts, &known.keys);
    let report = report(&found, &known, now);
    print!("{}", report.text);
    Ok(report.code())
}

/// Draws every hard case with each design.
pub fn check(config: &Config, files: &[PathBuf]) -> ExitCode {
    let checked: Vec<(String, _)> = if files.is_empty() {
        let names = designs::names(&config.data).into_iter();
        names
            .filter_map(|name| Some((name.clone(), designs::check(&config.data, &name)?)))
            .collect()
    } else {
        let named = |path: &PathBuf| (path.display().to_string(), designs::check_file(path));
        files.iter().map(named).collect()
    };
    let mut flaws = 0;
    for (name, found) in &checked {
        for flaw in found.as_ref().err().into_iter().flatten() {
            flaws += 1;
            println!("{name}: {flaw}");
        }
        for (place, usual) in found.iter().flat_map(Design::may_add) {
            println!("{name}: {place} may be added; until then it says: {usual}");
        }
    }
    println!("{} designs, {flaws} flaws", checked.len());
    if flaws == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Verifies with the register at hand.
pub async fn verify(app: &App, file: &Path) -> anyhow::Result<ExitCode> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let known = Known {
        keys: app.keys.current().public().to_vec(),
        hosts: proof::hosts(app).await?,
        list: Some(proof::list(app).await?),
    };
    let now = app.clock.now();
    let found = seal::examine(&bytes, &known.hosts, &known.keys);
    let mut report = report(&found, &known, now);
    let issued = store::proof::by_document(&app.db, &digest(&bytes)).await?;
    if let (Found::Whole(claim), None) = (&found, &issued) {
        // A seal says whose key made it; the register, which file was issued.
        let number = claim.says.number.as_str();
        let holds = match store::by_number(&app.db, number).await? {
            Some(_) => "holds another document for this number",
            None => "does not know this number",
        };
        report.good = false;
        report.text = format!(
            "Not confirmed: a key of ours sealed this file, but the register {holds}.\n{}",
            facts(&claim.says, &known)
        );
    }
    // Documents of before there were seals are known by their hash alone.
    if !report.good
        && !matches!(found, Found::Whole(_))
        && let Some(certificate) = issued
    {
        let number = certificate.number.clone().unwrap_or_default();
        let status = certificate.status(now);
        report.good = status == crate::certificates::certificate::Status::Valid;
        report.text = format!(
            "The register knows this file, to the byte: {number}\n  Status      {status:?}\n"
        );
    }
    print!("{}", report.text);
    Ok(report.code())
}

/// Writes the kit.
pub async fn write_kit(app: &App, folder: &Path) -> anyhow::Result<ExitCode> {
    let (keys, list) = proof::published(app).await?;
    let page = kit::kit(&keys, &list)?;
    std::fs::create_dir_all(folder)
        .with_context(|| format!("cannot write to {}", folder.display()))?;
    for (name, text) in [
        ("verify.html", &page.html),
        ("keys.json", &keys),
        ("list.json", &list),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("{}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// What a verification knows beside the file.
struct Known {
    keys: Vec<PublicKey>,
    hosts: Vec<String>,
    list: Option<List>,
}

impl Known {
    /// The keys of this machine, which knows no list.
    async fn here(config: &Config, hosts: Vec<String>) -> anyhow::Result<Self> {
        let keys = Keys::existing(&config.data)?.with_context(|| {
            format!(
                "{}: there are no keys here; name a kit with --kit",
                config.data.display()
            )
        })?;
        let mut hosts = hosts;
        hosts.push(attestation::host(&config.url).to_owned());
        hosts.extend(hosts_at_hand(config).await);
        Ok(Self {
            keys: keys.public().to_vec(),
            hosts,
            list: None,
        })
    }

    fn read(folder: &Path) -> anyhow::Result<Self> {
        let read = |name: &str| {
            let path = folder.join(name);
            std::fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))
        };
        let keys = list::read_keys(&read("keys.json")?)
            .context("keys.json: a key is not the key of its name: do not trust this kit")?;
        let list = List::read(&read("list.json")?, &keys).map_err(|bad| {
            anyhow::anyhow!(
                "list.json is not a list that one of these keys signed ({bad:?}): do not trust this kit"
            )
        })?;
        Ok(Self {
            hosts: list.hosts.clone(),
            keys,
            list: Some(list),
        })
    }
}

/// The hosts for which certificates were signed, when there is a database that says so.
async fn hosts_at_hand(config: &Config) -> Vec<String> {
    let url = config.database_url();
    let file = url.strip_prefix("sqlite:").map(|rest| {
        let rest = rest.strip_prefix("//").unwrap_or(rest);
        rest.split('?').next().unwrap_or(rest)
    });
    // Opening what is not there would make it.
    if file.is_some_and(|file| !Path::new(file).is_file()) {
        return Vec::new();
    }
    match Db::connect(&url).await {
        Ok(db) => store::proof::hosts(&db).await.unwrap_or_default(),
        Err(_) => Vec::new(),
    }
}

/// What a verification answers.
struct Report {
    good: bool,
    text: String,
}

impl Report {
    fn code(&self) -> ExitCode {
        if self.good {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

fn report(found: &Found, known: &Known, now: Timestamp) -> Report {
    match found {
        Found::Whole(claim) => {
            let (good, verdict) = whole(claim, known, now);
            let text = format!("{verdict}\n{}{}", facts(&claim.says, known), as_of(known));
            Report { good, text }
        }
        Found::Changed(claim) => Report {
            good: false,
            text: format!(
                "Refused: genuine statement; the page around it was altered.\n\
                 This is not the file that was issued: its page may be forged, or another program saved it\n\
                 again. Only what follows was signed:\n{}{}",
                facts(&claim.says, known),
                as_of(known)
            ),
        },
        Found::Doubtful(doubt) => Report {
            good: false,
            text: format!("Refused: {}\n", sentence(doubt)),
        },
        Found::Nothing => Report {
            good: false,
            text: "Refused: there is no signed statement in this file.\n\
                   Documents issued before there were statements are known to the register alone: verify\n\
                   without --offline, or by their number.\n"
                .to_owned(),
        },
    }
}

fn whole(claim: &Claim, known: &Known, now: Timestamp) -> (bool, String) {
    match list::standing(claim, known.list.as_ref(), now) {
        Standing::Good => (
            true,
            "Genuine: this is the file that was issued, to the byte.".to_owned(),
        ),
        Standing::Expired(until) => (false, format!("Genuine, and expired on {}.", day(until))),
        Standing::Withdrawn(withdrawn) => {
            let word = match withdrawn.state {
                Withdrawal::Revoked => "revoked",
                Withdrawal::Suspended => "suspended",
                Withdrawal::Replaced => "replaced by another one",
            };
            let on = day(Day::of(withdrawn.on));
            (false, format!("Genuine, and {word} on {on}."))
        }
    }
}

fn sentence(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Shape => "the statement in this file is not whole.".to_owned(),
        Doubt::Version(version) => {
            format!("its statement is of version {version}, later than this program.")
        }
        Doubt::Key(key) => format!("unknown key {key}. Ask for newer keys before you judge it."),
        Doubt::Retired(key) => {
            format!("it is dated after the day on which the key {key} was retired.")
        }
        Doubt::Site(host) => format!("it leads to {host}, which is not an address of ours."),
        Doubt::Altered => "altered: the signature does not fit what it states.".to_owned(),
    }
}

fn facts(says: &Attested, known: &Known) -> String {
    use std::fmt::Write as _;
    let title = known.list.as_ref().and_then(|list| list.title(says));
    let title = title.map_or_else(String::new, |title| {
        format!("{} · ", title.in_or_near(Locale::Fr))
    });
    let mut out = String::new();
    let mut line = |name: &str, value: String| {
        let _ = writeln!(out, "  {name:<12}{value}");
    };
    line("Number", says.number.to_string());
    line(
        "Name",
        format!("{} · {}", says.name_latin, says.name_arabic),
    );
    line(
        "Course",
        format!("{title}{}, version {}", says.course, says.version),
    );
    line("Kind", says.kind.code().to_owned());
    line("Completed", day(says.completed));
    line("Issued", day(says.issued));
    if let Some(until) = says.until {
        line("Valid until", day(until));
    }
    if let Some(hours) = says.hours {
        line("Hours", hours.to_string());
    }
    if let Some(result) = says.result {
        line("Result", format!("{} %", result / 100));
    }
    line("Key", says.key.to_string());
    out
}

fn as_of(known: &Known) -> String {
    match &known.list {
        Some(list) => format!(
            "By the list of withdrawn certificates of {} ({})\n",
            list.made.iso(),
            list.site
        ),
        None => "No list of withdrawn certificates was consulted.\n".to_owned(),
    }
}

/// `2026-11-25`
fn day(day: Day) -> String {
    day.noon().iso().chars().take(10).collect()
}
