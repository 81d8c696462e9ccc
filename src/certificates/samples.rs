//! Statements that are hard to set, to look at a design with before it is used.

use crate::{
    certificates::{certificate::Statement, number::CertificateNumber},
    kit::{locale::Locale, text::Localised, time::Timestamp},
    questions::mark::Share,
};

/// 25 November 2026, 09:00 UTC.
const ISSUED: Timestamp = Timestamp(1_795_597_200_000);

fn title(ar: &str, fr: &str, en: &str) -> Localised {
    Localised {
        ar: Some(ar.into()),
        fr: Some(fr.into()),
        en: Some(en.into()),
    }
}

/// An ordinary certificate, of a number that no register holds.
#[must_use]
pub fn ordinary() -> Statement {
    Statement {
        number: CertificateNumber::new(2000, 0).to_string(),
        name_arabic: "فاطمة الزهراء العلوي المدغري".into(),
        name_latin: "Fatima-Zahra El Alaoui El Mdaghri".into(),
        course_id: "crisis-communication".into(),
        version: 3,
        title: title(
            "تواصل الأزمات: من الإشارة الأولى إلى استعادة الثقة",
            "Communication de crise : du premier signal au retour de la confiance",
            "Crisis communication: from the first signal to renewed trust",
        ),
        hours: Some(8),
        share: Some(Share(8750)),
        completed_at: ISSUED.plus(-172_800_000),
        issued_at: ISSUED,
        valid_until: Some(ISSUED.plus_months(36)),
        site: "https://formation-communication.exemple.gov.ma".into(),
        signer_arabic: Some("عبد اللطيف بنجلون".into()),
        signer_latin: Some("Abdellatif Benjelloun".into()),
        design: "achievement".into(),
        second: Locale::Fr,
        term: 1,
        replaces: None,
        waived: false,
        design_hash: None,
    }
}

/// Hard cases, by name: the name is part of an address.
#[must_use]
pub fn cases() -> Vec<(&'static str, Statement)> {
    vec![
        ("ordinary", ordinary()),
        (
            "english",
            Statement {
                second: Locale::En,
                ..ordinary()
            },
        ),
        (
            "replacement",
            Statement {
                version: 12,
                replaces: Some(CertificateNumber::new(2000, 1).to_string()),
                ..ordinary()
            },
        ),
        (
            "long-name",
            Statement {
                name_arabic: "سيدي محمد عبد الرحمان بن عبد اللطيف الإدريسي القاسمي العلمي المشيشي الحسني"
                    .into(),
                name_latin: "Sidi Mohammed Abderrahmane Ben Abdellatif El Idrissi El Kacimi Alami El Hassani"
                    .into(),
                ..ordinary()
            },
        ),
        (
            "long-title",
            Statement {
                title: title(
                    "تدبير التواصل المؤسساتي والعلاقات مع وسائل الإعلام الوطنية والدولية في سياق الأزمات الصحية والبيئية والأمنية الكبرى",
                    "Gestion de la communication institutionnelle et des relations avec les médias lors des grandes crises sanitaires",
                    "Managing institutional communication and relations with the media during major health and environmental crises",
                ),
                ..ordinary()
            },
        ),
        (
            "mixed",
            Statement {
                title: title(
                    "Excel 2024 (المستوى 2): من الجداول إلى لوحات القيادة – 87 % عملي، و«TCD» في 3 أيام",
                    "Le terme « تواصل » (tawāṣul) dans l’administration : 3 études de cas",
                    "The word “تواصل” (tawāṣul) in administration: 3 case studies",
                ),
                name_arabic: "يوسف أيت ملول ڭرسيف".into(),
                name_latin: "Youssef D’Œuvrey-Ñandú Aït Melloul".into(),
                ..ordinary()
            },
        ),
        (
            "vowels",
            Statement {
                name_arabic: "مُحَمَّدٌ ٱلْمُصْطَفَىٰ بِنْ عَبْدِ ٱللّٰهِ ٱلْإِدْرِيسِيُّ".into(),
                name_latin: "Muḥammad al-Muṣṭafā ibn ʿAbd Allāh al-Idrīsī".into(),
                title: title(
                    "فَنُّ ٱلْخَطَابَةِ وَٱلْإِلْقَاءِ: إِتْقَانُ ٱللُّغَةِ ٱلْعَرَبِيَّةِ",
                    "L’art oratoire : maîtriser l’arabe",
                    "Public speaking: mastering Arabic",
                ),
                ..ordinary()
            },
        ),
        (
            "bare",
            Statement {
                hours: None,
                share: None,
                valid_until: None,
                signer_arabic: None,
                signer_latin: None,
                name_arabic: "علي نور".into(),
                name_latin: "Ali Nour".into(),
                title: title("الإنصات", "L’écoute", "Listening"),
                ..ordinary()
            },
        ),
    ]
}
