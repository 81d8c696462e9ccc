//! A certificate proves itself: the file, what its code says, the list of what was withdrawn.

use takwin::{
    certificates::{
        actions::{self, proof},
        attestation::{Claim, Kind, Link},
        certificate::RevocationClass,
        list::{self, BadList, List, Standing},
        seal::{self, Found},
        store,
    },
    issuer::keys::{Keys, PublicKey},
    kit::{
        id::AccountId,
        text::Slug,
        time::{MINUTE_MS, Timestamp},
    },
    sql,
};

use super::certificate::complete;
use crate::kit::{
    app::House,
    browser::plain,
    course::{Issued, small},
    people::{NADIA, SALMA, YOUSSEF},
};

const HOSTS: [&str; 1] = ["takwin.test"];

fn hosts() -> Vec<String> {
    HOSTS.map(str::to_owned).into()
}

/// The document of somebody's only certificate, and the statement in it.
pub async fn document(house: &House, account: &AccountId) -> (Vec<u8>, String) {
    actions::draw(&house.app, 10).await.expect("drawn");
    let certificate = store::of_account(&house.app.db, account)
        .await
        .expect("rows")
        .remove(0);
    let kept = store::proof::of(&house.app.db, &certificate.certificate_id)
        .await
        .expect("a row")
        .expect("a statement");
    let hash = certificate.document.expect("a document");
    let bytes = house.app.blobs.get(&hash).await.expect("read");
    (bytes.expect("there"), kept.statement)
}

/// Two people with a certificate each.
pub async fn two() -> (House, AccountId, AccountId) {
    let house = House::new().await;
    house.publish(&small(Issued::Automatic), "minor").await;
    let nadia = house.account(&NADIA).await;
    let youssef = house.account(&YOUSSEF).await;
    complete(&house, &nadia).await;
    complete(&house, &youssef).await;
    (house, nadia, youssef)
}

fn find(bytes: &[u8], part: &[u8]) -> usize {
    let found = bytes.windows(part.len()).position(|window| window == part);
    found.unwrap_or_else(|| panic!("{} is not there", String::from_utf8_lossy(part)))
}

/// The file with every `from` replaced.
fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let (from, to) = (from.as_bytes(), to.as_bytes());
    find(bytes, from);
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at..].starts_with(from) {
            out.extend(to);
            at += from.len();
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    out
}

/// The file with another content in its first large stream: the same length to the byte, so that
/// nothing else has to change.
fn repainted(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_owned();
    let at = find(bytes, b"stream\n") + 200;
    out[at] ^= 0x40;
    out
}

fn stranger() -> (Keys, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = Keys::open(folder.path(), Timestamp(0)).expect("keys");
    (keys, folder)
}

fn flipped(text: &str, at: usize) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    letters[at] = if letters[at] == 'A' { 'B' } else { 'A' };
    letters.into_iter().collect()
}

#[tokio::test]
async fn the_document_and_its_code_prove_themselves() {
    let (house, nadia, _) = two().await;
    let (file, statement) = document(&house, &nadia).await;
    let keys = house.app.keys.current();
    let found = seal::examine(&file, &hosts(), keys.public());
    let Found::Whole(claim) = found else {
        panic!("{found:?}");
    };
    assert_eq!(claim.says.name_arabic, NADIA.arabic);
    assert_eq!(claim.says.name_latin, NADIA.latin);
    assert_eq!(claim.says.course, "small-course");
    // What the code holds, photographed from the paper.
    let address = format!("http://takwin.test/v/{}#{statement}", claim.says.number);
    find(&file, address.as_bytes());
    let link = Link::parse(&address).expect("an address");
    assert_eq!(link.believe(&hosts(), keys.public()), Ok(claim.clone()));
    // After the keys were replaced, too.
    let later = keys.rotate(house.now()).expect("rotated");
    assert_eq!(
        seal::examine(&file, &hosts(), later.public()),
        Found::Whole(claim)
    );
}

#[tokio::test]
async fn twenty_altered_files_are_refused() {
    let (house, nadia, youssef) = two().await;
    let (file, statement) = document(&house, &nadia).await;
    let (others_file, others) = document(&house, &youssef).await;
    let keys = house.app.keys.current();
    let (stranger, _folder) = stranger();
    let claim = Claim::read(&statement).expect("a statement");
    let number = claim.says.number.as_str();
    let seal_at = find(&file, b"\n%takwin-seal 1 ");
    let bare = &file[..seal_at];
    let seal_of = |file: &[u8]| file[find(file, b"\n%takwin-seal 1 ")..].to_owned();
    let sealed = |document: &[u8], statement: &str| {
        seal::seal(document, HOSTS[0], statement, stranger.signing()).expect("sealed")
    };
    let forged = claim
        .says
        .sign(HOSTS[0], stranger.signing())
        .expect("signed");
    let renamed = {
        let mut says = claim.says.clone();
        says.key = stranger.signing().id;
        says.name_latin = says.name_latin.chars().rev().collect();
        says.sign(HOSTS[0], stranger.signing()).expect("signed")
    };
    let another_number = number.replace("000001", "000002");
    let altered: Vec<(&str, Vec<u8>)> = vec![
        ("a stream painted otherwise", repainted(&file)),
        ("another title in the metadata", replaced(&file, "Takwin", "Nikwat")),
        ("another number everywhere", replaced(&file, number, &another_number)),
        ("another date of the document", replaced(&file, "D:2026", "D:2025")),
        ("another host", replaced(&file, "//takwin.test/", "//takwin.tes7/")),
        ("a statement with one letter changed", replaced(&file, &statement, &flipped(&statement, 60))),
        ("a statement with a changed signature", replaced(&file, &statement, &flipped(&statement, statement.len() - 9))),
        ("the statement of somebody else", replaced(&file, &statement, &others)),
        ("the statement cut short", replaced(&file, &statement, &statement[..statement.len() - 4])),
        ("no statement", replaced(&file, &format!("#{statement}"), "")),
        ("no seal", bare.to_vec()),
        ("the seal of another certificate", [bare, &seal_of(&others_file)].concat()),
        ("the seal's signature changed", {
            let mut file = file.clone();
            let at = find(&file[seal_at..], b"\nxref") + seal_at - 6;
            file[at] = if file[at] == b'A' { b'B' } else { b'A' };
            file
        }),
        ("an old statement on another page, sealed by a stranger", sealed(bare, &statement)),
        ("a stranger's statement in our key's name", sealed(&replaced(bare, &statement, &forged), &forged)),
        ("a stranger's statement in a stranger's name", sealed(&replaced(bare, &statement, &renamed), &renamed)),
        ("our seal under a key that is not ours", replaced(&file, &keys.signing().id.to_string(), &stranger.signing().id.to_string())),
        ("a page added after the seal", [file.as_slice(), b"7 0 obj<</Type/Page>>endobj\nxref\n0 0\ntrailer<</Size 8>>\nstartxref\n0\n%%EOF\n"].concat()),
        ("a comment added after the seal", [file.as_slice(), b"%"].concat()),
        ("the file cut short", file[..file.len() - 40].to_vec()),
        ("a blank before everything", [b" ".as_slice(), &file].concat()),
        ("the page of another certificate around this seal", {
            let other = find(&others_file, b"\n%takwin-seal 1 ");
            [&others_file[..other], &seal_of(&file)].concat()
        }),
    ];
    assert!(altered.len() >= 20);
    for (what, bytes) in &altered {
        assert_ne!(bytes, &file, "{what}");
        let found = seal::examine(bytes, &hosts(), keys.public());
        assert!(!matches!(found, Found::Whole(_)), "{what}: {found:?}");
    }
    // Where the statement is still there, it is told apart from the page around it.
    for what in [
        "a stream painted otherwise",
        "no seal",
        "a comment added after the seal",
    ] {
        let (_, bytes) = altered
            .iter()
            .find(|(name, _)| *name == what)
            .expect("a case");
        let found = seal::examine(bytes, &hosts(), keys.public());
        assert_eq!(found, Found::Changed(claim.clone()), "{what}");
    }
    // The keys of the kit swapped for a stranger's: nothing of ours is believed, the list first.
    let (our_keys, list) = proof::published(&house.app).await.expect("published");
    let theirs: Vec<PublicKey> = stranger.public().to_vec();
    assert!(matches!(List::read(&list, &theirs), Err(BadList::Key(_))));
    assert!(!matches!(
        seal::examine(&file, &hosts(), &theirs),
        Found::Whole(_)
    ));
    let swapped = our_keys.replace(
        &keys.signing().id.to_string(),
        &stranger.signing().id.to_string(),
    );
    assert_eq!(list::read_keys(&swapped), None);
}

#[tokio::test]
async fn a_withdrawn_certificate_is_on_the_signed_list_and_only_its_holder_finds_it() {
    let (house, nadia, youssef) = two().await;
    let (file, statement) = document(&house, &nadia).await;
    let (_, others) = document(&house, &youssef).await;
    let salma = house.account(&SALMA).await;
    let certificate = store::of_account(&house.app.db, &nadia)
        .await
        .expect("rows")
        .remove(0);
    let (_, before) = proof::published(&house.app).await.expect("published");
    let mut tx = house.app.db.write().await.expect("a transaction");
    actions::standing::revoke(
        &mut tx,
        house.now(),
        &house.app.config.url,
        &certificate.certificate_id,
        &salma,
        RevocationClass::Fraud,
        "ثبت الغش بعد مراجعة الملف.",
    )
    .await
    .expect("revoked");
    tx.commit().await.expect("a commit");
    let mut visitor = house.visitor();
    let answer = visitor
        .get("/.well-known/takwin-certificates.json")
        .await
        .ok();
    assert_eq!(answer.headers["access-control-allow-origin"], "*");
    let keys = house.app.keys.current();
    let list = List::read(&answer.body, keys.public()).expect("a signed list");
    let (mine, theirs) = (
        Claim::read(&statement).expect("read"),
        Claim::read(&others).expect("read"),
    );
    let now = house.now();
    assert!(matches!(
        list::standing(&mine, Some(&list), now),
        Standing::Withdrawn(_)
    ));
    assert_eq!(list::standing(&theirs, Some(&list), now), Standing::Good);
    assert!(list.title(&mine.says).is_some());
    assert!(!answer.body.contains(mine.says.number.as_str()) && !answer.body.contains(NADIA.latin));
    let old = List::read(&before, keys.public()).expect("a signed list");
    assert_eq!(list::standing(&mine, Some(&old), now), Standing::Good);
    // The entry taken out, its day changed, an older list under a newer date: refused.
    for (from, to) in [
        (mine.mark().as_str(), "AAAAAAAAAAAAAAAA"),
        ("revoked", "expired"),
        (&now.0.to_string(), "1"),
    ] {
        let altered = answer.body.replace(from, to);
        assert_eq!(List::read(&altered, keys.public()), Err(BadList::Altered));
    }
    // The file is still the one that was issued, and the page says both.
    let page = visitor.get("/fr/verify").await.ok();
    let verdict = visitor
        .upload(&page, "form[action$='/verify/file']", "a.pdf", &file)
        .await
        .ok();
    assert!(verdict.has(".verdict--bad") && verdict.text().contains("Fraude établie"));
}

#[tokio::test]
async fn the_signed_list_is_written_once_a_minute_and_at_once_when_something_changes() {
    let (house, nadia, _) = two().await;
    document(&house, &nadia).await;
    // What it says of all certificates stands in tables of its own.
    let hosts = proof::hosts(&house.app).await.expect("rows");
    assert_eq!(hosts, HOSTS);
    let courses = store::proof::courses(&house.app.db).await.expect("rows");
    assert_eq!(courses, [("small-course".to_owned(), 1)]);
    let mut visitor = house.visitor();
    let address = "/.well-known/takwin-certificates.json";
    let first = visitor.get(address).await.ok().body;
    house.wait(MINUTE_MS - 1).await;
    let page = visitor.get("/verify.html").await.ok();
    assert_eq!(visitor.get(address).await.ok().body, first);
    let keys = house.app.keys.current();
    let read = |text: &str| List::read(text, keys.public()).expect("a signed list");
    assert!(page.body.contains(&read(&first).made.0.to_string()));
    house.wait(1).await;
    let second = visitor.get(address).await.ok().body;
    assert_eq!(
        read(&second).made,
        house.now(),
        "its date is when it was written"
    );
    assert!(read(&second).withdrawn.is_empty());
    let certificate = store::of_account(&house.app.db, &nadia)
        .await
        .expect("rows")
        .remove(0);
    let salma = house.account(&SALMA).await;
    let (site, id) = (&house.app.config.url, &certificate.certificate_id);
    for (suspended, marks) in [(true, 1), (false, 0)] {
        let mut tx = house.app.db.write().await.expect("a transaction");
        let now = house.now();
        if suspended {
            actions::standing::suspend(&mut tx, now, site, id, &salma, "note").await
        } else {
            let (config, library) = (&house.app.config, &house.app.library);
            actions::standing::reinstate(&mut tx, now, config, library, id, &salma, "note").await
        }
        .expect("decided");
        tx.commit().await.expect("a commit");
        let list = visitor.get(address).await.ok().body;
        assert_eq!(read(&list).withdrawn.len(), marks);
    }
    // Keys made by another process sign the next one.
    keys.rotate(house.now()).expect("rotated");
    let refreshed = house.app.keys.refresh(&house.app.db).await;
    refreshed.expect("taken up");
    let list = visitor.get(address).await.ok().body;
    let keys = house.app.keys.current();
    assert!(list.contains(&keys.signing().id.to_string()));
    assert!(List::read(&list, keys.public()).is_ok());
}

#[tokio::test]
async fn anybody_may_have_a_file_verified_and_it_is_not_kept() {
    let (house, nadia, _) = two().await;
    let (file, statement) = document(&house, &nadia).await;
    let mut visitor = house.visitor();
    let page = visitor.get("/ar/verify").await.ok();
    let form = "form[action$='/verify/file']";
    let same = visitor.upload(&page, form, "c.pdf", &file).await.ok();
    assert!(same.has(".verdict:not(.verdict--bad)") && same.text().contains(NADIA.arabic));
    assert!(same.text().contains("مطابق لما سُلِّم"));
    assert_eq!(same.headers["x-robots-tag"], "noindex, nofollow");
    assert_eq!(same.headers["cache-control"], "private, no-cache");

    let changed = visitor
        .upload(&page, form, "c.pdf", &repainted(&file))
        .await
        .ok();
    assert!(changed.has(".verdict--bad") && !changed.has(".verdict:not(.verdict--bad)"));
    assert!(plain(&changed.text()).contains("والصفحة من حولها مغيرة"));
    let forged = replaced(&file, &statement, &flipped(&statement, 60));
    let forged = visitor.upload(&page, form, "c.pdf", &forged).await.ok();
    assert!(forged.has(".verdict--bad") && !forged.text().contains(NADIA.arabic));
    let other = visitor
        .upload(&page, form, "c.pdf", b"%PDF-1.7 nothing")
        .await
        .ok();
    assert!(other.has(".verdict--none"));

    visitor.upload(&page, form, "", b"").await.is(422);
    let large = vec![b'x'; 5 * 1024 * 1024 + 1];
    let seen = visitor.upload(&page, form, "c.pdf", &large).await.is(413);
    assert!(!seen.one(".error").is_empty());
    visitor
        .upload(&page, form, "c.pdf", &vec![b'x'; 6 * 1024 * 1024])
        .await
        .is(413);
    let blobs = walk(&house.app.config.data.join("blobs"));
    assert_eq!(blobs, 4, "only the two documents issued, and their badges");
    let mut last = 200;
    for _ in 0..8 {
        last = visitor
            .upload(&page, form, "c.pdf", b"x")
            .await
            .status
            .as_u16();
    }
    assert_eq!(last, 429, "ten at once, and no more");
}

fn walk(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| {
            if entry.path().is_dir() {
                walk(&entry.path())
            } else {
                1
            }
        })
        .sum()
}

#[tokio::test]
async fn the_page_that_needs_no_site_is_served_whole_under_its_own_policy() {
    let (house, nadia, _) = two().await;
    document(&house, &nadia).await;
    let mut visitor = house.visitor();
    let page = visitor.get("/verify.html").await.ok();
    let policy = page.headers["content-security-policy"]
        .to_str()
        .expect("text");
    assert!(policy.contains("script-src 'sha256-") && !policy.contains("unsafe"));
    assert!(
        page.body
            .contains(&policy[..policy.find("; frame").expect("both")].replace('\'', "&#39;"))
    );
    assert!(!page.body.contains("src=\"") && page.body.contains("takwin-certificates"));
    assert!(!page.body.contains(NADIA.latin));
}

#[tokio::test]
async fn a_document_of_before_there_were_statements_is_known_by_its_hash() {
    let (house, nadia, _) = two().await;
    let certificate = store::of_account(&house.app.db, &nadia)
        .await
        .expect("rows")
        .remove(0);
    let old = b"%PDF-1.7 as it was made then".to_vec();
    let hash = house.app.blobs.put(&old).await.expect("stored");
    let id = &certificate.certificate_id;
    let mut tx = house.app.db.write().await.expect("a transaction");
    store::set_document(&mut tx, id, &hash)
        .await
        .expect("named");
    tx.commit().await.expect("a commit");
    actions::draw(&house.app, 10).await.expect("drawn");
    let kept = store::proof::of(&house.app.db, id).await.expect("a row");
    assert_eq!(kept, None, "it is never made again");
    let mut visitor = house.visitor();
    let page = visitor.get("/fr/verify").await.ok();
    let seen = visitor
        .upload(&page, "form[action$='/verify/file']", "c.pdf", &old)
        .await
        .ok();
    assert!(seen.has(".verdict:not(.verdict--bad)") && seen.text().contains(NADIA.latin));
}

#[tokio::test]
async fn a_course_chooses_its_design_and_what_it_states() {
    let house = House::new().await;
    let mut course = small(Issued::Automatic);
    course.certificate.design = Slug::parse("attendance").expect("a slug");
    course.certificate.show_result = false;
    house.publish(&course, "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(&house, &nadia).await;
    let (file, statement) = document(&house, &nadia).await;
    let claim = Claim::read(&statement).expect("read");
    assert_eq!(
        (claim.says.kind, claim.says.result),
        (Kind::Attendance, None)
    );
    assert!(file.starts_with(b"%PDF-1.7"));
    let certificate = store::of_account(&house.app.db, &nadia)
        .await
        .expect("rows")
        .remove(0);
    let stated = certificate.read_statement().expect("a statement");
    assert_eq!((stated.design.as_str(), stated.share), ("attendance", None));
}

#[tokio::test]
async fn a_design_of_the_administrators_own_is_checked_before_it_is_used() {
    let house = House::new().await;
    let own = house.app.config.data.join("certificates");
    std::fs::create_dir_all(&own).expect("a folder");
    let shipped = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/templates/certificates/achievement.toml"
    );
    let shipped = std::fs::read_to_string(shipped).expect("a design");
    let pale = shipped.replace("text = \"#1a2a2c\"", "text = \"#cccccc\"");
    std::fs::write(own.join("achievement.toml"), pale).expect("written");
    house.publish(&small(Issued::Automatic), "minor").await;
    let nadia = house.account(&NADIA).await;
    complete(&house, &nadia).await;
    let drawn = actions::draw(&house.app, 10).await.expect("looked");
    assert_eq!(drawn, 0, "it waits");
    let due = store::undrawn(&house.app.db, house.now(), 10).await;
    assert!(due.expect("rows").is_empty(), "it stands in nobody's way");

    let mut salma = house.signed_in(&SALMA).await;
    let desk = salma.get("/ar/admin/certificates").await.ok();
    let told = desk.one(".notice--bad li");
    assert!(
        told.contains("وثيقة واحدة") && told.contains("colours"),
        "{told}"
    );
    let page = salma.get("/ar/admin/certificates/designs").await.ok();
    assert!(page.one(".notice--bad li").contains("4.5"));
    assert_eq!(page.all("section").len(), 2);
    salma
        .get("/ar/admin/certificates/designs/achievement/vowels.pdf")
        .await
        .is(404);
    let specimen = salma
        .get("/ar/admin/certificates/designs/attendance/long-name.pdf")
        .await
        .ok();
    assert!(specimen.bytes.starts_with(b"%PDF-1.7"));
    let keys = house.app.keys.current();
    let found = seal::examine(&specimen.bytes, &hosts(), keys.public());
    assert!(matches!(found, Found::Doubtful(_)), "{found:?}");
    for no in [
        "attendance/other.pdf",
        "nothing/bare.pdf",
        "..%2Fkeys/bare.pdf",
    ] {
        salma
            .get(&format!("/ar/admin/certificates/designs/{no}"))
            .await
            .is(404);
    }
    let mut youssef = house.signed_in(&YOUSSEF).await;
    youssef.get("/ar/admin/certificates/designs").await.is(403);

    let logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 2\"><title>T</title><desc>D</desc><path d=\"M0 0h4v2z\"/></svg>";
    std::fs::write(own.join("logo.svg"), logo).expect("written");
    let mended = shipped.replace("# logo = ", "logo = ");
    std::fs::write(own.join("achievement.toml"), mended).expect("written");
    assert_eq!(actions::draw(&house.app, 10).await.expect("looked"), 0);
    house.wait(MINUTE_MS).await;
    actions::draw(&house.app, 10).await.expect("looked");
    let left = store::undrawn(&house.app.db, Timestamp(i64::MAX), 10).await;
    assert!(left.expect("rows").is_empty(), "it is drawn when it is due");
    let page = salma.get("/fr/admin/certificates/designs").await.ok();
    assert!(!page.has(".notice--bad") && page.has(".tag"));
    let desk = salma.get("/ar/admin/certificates").await.ok();
    assert!(!desk.has(".notice--bad"));
}

/// What is drawn is the design as it was at the issue; one with flaws at the issue waits, and takes the
/// one that is mended.
#[tokio::test]
async fn a_certificate_is_drawn_as_it_was_designed_at_its_issue() {
    let house = House::new().await;
    let own = house.app.config.data.join("certificates");
    std::fs::create_dir_all(&own).expect("a folder");
    let shipped = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/templates/certificates/achievement.toml"
    );
    let shipped = std::fs::read_to_string(shipped).expect("a design");
    let titled = |title: &str| shipped.replace("شهادة إتمام التكوين – {name}", title);
    let put = |text: &str| std::fs::write(own.join("achievement.toml"), text).expect("written");
    house.publish(&small(Issued::Automatic), "minor").await;
    for (at, title) in ["الأول – {name}", "الثاني – {name}", "بلا اسم"]
        .into_iter()
        .enumerate()
    {
        put(&titled(title));
        let account = house.numbered_account(&NADIA, &format!("n{at}-")).await;
        complete(&house, &account).await;
    }
    put(&titled("الأخير – {name}"));
    actions::draw(&house.app, 10).await.expect("looked");
    let documents: Vec<(String, String)> =
        sql!("select document, statement from certificate order by serial")
            .all(&house.app.db)
            .await
            .expect("documents");
    assert_eq!(documents.len(), 3);
    for ((document, statement), title) in documents.iter().zip(["الأول – ", "الثاني – ", "الأخير – "])
    {
        let file = house.app.blobs.get(document).await.expect("read");
        let file = file.expect("a file");
        let title = title.as_bytes();
        let found = file.windows(title.len()).any(|window| window == title);
        assert!(found, "{statement}");
    }
    let kept: i64 = sql!("select count(*) from design")
        .scalar(&house.app.db)
        .await
        .expect("a count");
    assert_eq!(kept, 2, "what has flaws is not kept");
}
