//! Questions of other systems, brought in by a trainer and taken out again.

use takwin::{
    exchange::{Format, import},
    questions::{Body, Status},
};

use super::studio::{STUDIO, draft, studio};
use crate::kit::people::SALMA;

const IMPORT: &str = "/ar/studio/small-course/questions/import";

const FILE: &str = "// [id:first-step] [tag:urgent]\n::الخطوة الأولى::ما أول خطوة؟ {\n=التحقق #نعم\n~النشر #لا\n}\n\n\
    سؤال مكسور { =أ ~ب\n\n\
    [html]<b>كم ساعة؟</b> {#24:2}\n";

#[tokio::test]
async fn a_file_is_looked_at_first_then_imported_once() {
    let (house, mut karim) = studio().await;
    let page = karim.get(IMPORT).await.ok();
    // Without a word about it, nothing is changed.
    let seen = karim
        .upload(&page, "#import", "bank.gift.txt", FILE.as_bytes())
        .await
        .ok();
    let rows = seen.all("#report tbody tr");
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(
        rows[0].contains("الخطوة الأولى") && rows[0].contains("استُورد"),
        "{}",
        rows[0]
    );
    assert!(rows[1].contains("رُفض: السطر 7"), "{}", rows[1]);
    assert!(rows[2].contains("مع فقدان: التنسيق (b)"), "{}", rows[2]);
    let untouched = takwin::content::store::draft(&house.app.db, "small-course").await;
    assert!(untouched.expect("a database").is_none());
    // The second step needs no second choice of the file.
    let done = karim
        .press(&seen, "#apply", &[], Some(("act", "import")))
        .await
        .ok();
    assert!(
        done.one("#report h2")
            .contains("بالكامل: 1، مع فقدان: 1، مرفوض: 1")
    );
    let course = draft(&house, "small-course").await;
    let bank: Vec<_> = course
        .banks
        .iter()
        .find(|(name, _)| name.as_str() == "imported")
        .expect("the bank")
        .1
        .iter()
        .collect();
    assert_eq!(bank.len(), 2);
    assert_eq!(
        (bank[0].id.as_str(), bank[0].status),
        ("first-step", Status::Ready)
    );
    assert!(matches!(bank[0].body, Body::Single(_)));
    // Once more: the same questions, no more of them.
    let page = karim.get(IMPORT).await.ok();
    let again = karim
        .upload(&page, "#import", "bank.gift.txt", FILE.as_bytes())
        .await
        .ok();
    assert_eq!(again.all("#report .tag--info").len(), 2);
    karim
        .press(&again, "#apply", &[], Some(("act", "import")))
        .await
        .ok();
    assert_eq!(draft(&house, "small-course").await, course);
}

#[tokio::test]
async fn questions_leave_in_three_formats_and_come_back() {
    let (house, mut karim) = studio().await;
    let page = karim.get(IMPORT).await.ok();
    karim
        .press(
            &page,
            "#import",
            &[("paste", FILE)],
            Some(("act", "import")),
        )
        .await
        .ok();
    let before = draft(&house, "small-course").await;
    for format in Format::WRITTEN {
        let address = format!(
            "{STUDIO}/questions/export?format={}&bank=imported",
            format.code()
        );
        let file = karim.get(&address).await;
        assert_eq!(file.status.as_u16(), 200);
        assert!(
            file.headers["content-disposition"]
                .to_str()
                .expect("a name")
                .contains("imported.ar.")
        );
        let read = import(&file.bytes, None, "file");
        assert_eq!(read.format, format);
        assert!(
            read.entries.iter().all(|entry| entry.read.is_ok()),
            "{:?}",
            read.entries
        );
        let page = karim.get(IMPORT).await.ok();
        let seen = karim
            .upload(&page, "#import", "file", &file.bytes)
            .await
            .ok();
        karim
            .press(&seen, "#apply", &[], Some(("act", "import")))
            .await
            .ok();
        let after = draft(&house, "small-course").await;
        assert_eq!(after.banks, before.banks, "{format:?}");
    }
    let look = karim
        .get(&format!(
            "{STUDIO}/questions/export?format=gift&source=&look=1"
        ))
        .await
        .ok();
    assert!(look.has("#report"));
}

#[tokio::test]
async fn what_cannot_be_read_is_said_where_it_was_typed() {
    let (house, mut karim) = studio().await;
    let page = karim.get(IMPORT).await.ok();
    let empty = karim
        .press(&page, "#import", &[], Some(("act", "dry")))
        .await;
    assert_eq!(empty.status.as_u16(), 422);
    assert!(empty.has("#file-fault"));
    let fields = [("paste", FILE), ("bank", "بنك")];
    let bank = karim
        .press(&page, "#import", &fields, Some(("act", "import")))
        .await;
    assert_eq!(bank.status.as_u16(), 422);
    assert!(bank.has("#bank-fault") && bank.one("#paste").contains("ما أول خطوة؟"));
    let unknown = karim
        .upload(&page, "#import", "x.bin", b"\x00\x01nothing")
        .await
        .ok();
    assert!(
        unknown
            .one("#report tbody")
            .contains("صيغة الملف غير معروفة")
    );
    assert!(!unknown.has("#apply"));
    let mut salma = house.signed_in(&SALMA).await;
    let refused = salma.get(IMPORT).await;
    assert!(
        matches!(refused.status.as_u16(), 403 | 404),
        "{}",
        refused.status
    );
}
