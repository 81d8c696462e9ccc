//! Sheets that are hard to set, for the tests.

use super::{Attachment, Colour, Fact, Palette, SheetData};

fn fact(label_ar: &str, label_la: &str, value: &str) -> Fact {
    Fact {
        label_ar: label_ar.into(),
        label_la: label_la.into(),
        value: value.into(),
        value_ar: String::new(),
    }
}

/// A fact that differs between the languages.
fn both(label_ar: &str, label_la: &str, value_ar: &str, value: &str) -> Fact {
    Fact {
        value_ar: value_ar.into(),
        ..fact(label_ar, label_la, value)
    }
}

/// The colours of the shipped design.
fn palette() -> Palette {
    let colour = |text| Colour::parse(text).expect("a colour");
    Palette {
        text: colour("#1a2a2c"),
        title: colour("#0f4a3f"),
        second: colour("#56706a"),
        accent: colour("#8a6827"),
        code: colour("#12312b"),
        frame: colour("#0f4a3f"),
        star: colour("#1b6655"),
        gold: colour("#c3a05a"),
        joint: colour("#f7f2e6"),
        line: colour("#d9cba8"),
        net: colour("#eee7d6"),
    }
}

/// An ordinary sheet.
pub fn ordinary() -> SheetData {
    SheetData {
        issuer_ar: ["المنصة الوطنية لتكوين", "مسؤولي التواصل العمومي"].map(Into::into),
        issuer_la: [
            "Plateforme nationale de formation",
            "des responsables de la communication publique",
        ]
        .map(Into::into),
        title_ar: "شهادة إتمام التكوين".into(),
        title_la: "Certificat de réussite".into(),
        certify_ar: "تشهد إدارة المنصة بأن السيدة".into(),
        certify_la: "La direction de la plateforme certifie que Madame".into(),
        name_arabic: "فاطمة الزهراء العلوي المدغري".into(),
        name_latin: "Fatima-Zahra El Alaoui El Mdaghri".into(),
        completed_ar: "قد أتمّت بنجاح جميع متطلبات المسار التكويني".into(),
        completed_la: "a satisfait à l’ensemble des exigences du parcours".into(),
        course_ar: "التواصل المؤسساتي في زمن الأزمات وتدبير الشائعات على شبكات التواصل الاجتماعي"
            .into(),
        course_la:
            "Communication institutionnelle de crise et gestion des rumeurs sur les réseaux sociaux"
                .into(),
        version_ar: "النسخة 3".into(),
        version_la: "Version 3".into(),
        facts: vec![
            fact("مدة التكوين", "Durée", "36 h"),
            fact("النتيجة", "Résultat", "87 %"),
            fact("المستوى", "Niveau", "متقدّم · Avancé"),
            fact("الفترة", "Période", "12/01/2026 – 10/03/2026"),
        ],
        place_date_ar: "الرباط، في 14 مارس 2026".into(),
        place_date_la: "Rabat, le 14 mars 2026".into(),
        signer_ar: Some("عبد اللطيف بنجلون".into()),
        signer_la: Some("Abdellatif Benjelloun".into()),
        signer_role_ar: Some("مدير المنصة".into()),
        signer_role_la: Some("directeur de la plateforme".into()),
        verify_ar: "للتحقق من صحة هذه الشهادة".into(),
        verify_la: "Vérifier ce certificat".into(),
        verify_address: "example.ma/v/7Q4M-X2KD-9FTA".into(),
        verify_url: "https://example.ma/v/7Q4M-X2KD-9FTA".into(),
        code: "https://example.ma/v/7Q4M-X2KD-9FTA".into(),
        number: "7Q4M-X2KD-9FTA".into(),
        replaces_ar: String::new(),
        replaces_la: String::new(),
        document_title: "شهادة إتمام التكوين – فاطمة الزهراء العلوي المدغري".into(),
        document_description: "Certificat de formation vérifiable en ligne.".into(),
        qr_alternative: "رمز استجابة سريعة للتحقق من الشهادة على example.ma/v/7Q4M-X2KD-9FTA"
            .into(),
        english: false,
        palette: palette(),
        logo: None,
        attachment: None,
        issued: (2026, 3, 14, 9, 0, 0),
    }
}

/// What a code holds: an address, and a signed statement of 172 bytes in digits.
pub fn long_code() -> String {
    format!(
        "https://example.ma/v/7Q4M-X2KD-9FTA#{}",
        "3141592653".repeat(41)
    ) + "314159"
}

/// Hard cases under the name of their difficulty.
pub fn cases() -> Vec<(&'static str, SheetData)> {
    vec![
        ("ordinary", ordinary()),
        (
            "long-name",
            SheetData {
                name_arabic: "سيدي محمد عبد الرحمان بن عبد اللطيف الإدريسي القاسمي العلمي المشيشي الحسني"
                    .into(),
                name_latin: "Sidi Mohammed Abderrahmane Ben Abdellatif El Idrissi El Kacimi Alami El Hassani"
                    .into(),
                code: long_code(),
                ..ordinary()
            },
        ),
        (
            "replacement",
            SheetData {
                facts: vec![
                    fact("مدة التكوين", "Durée", "36 h"),
                    fact("النتيجة", "Résultat", "87 %"),
                    both("تاريخ الإتمام", "Terminée le", "28 شتنبر 2026", "28 septembre 2026"),
                    both("صالحة إلى غاية", "Valable jusqu’au", "28 شتنبر 2029", "28 septembre 2029"),
                ],
                version_ar: "النسخة 12".into(),
                version_la: "Version 12".into(),
                replaces_ar: "تعوض الشهادة رقم TKW-2026-000001-K".into(),
                replaces_la: "Remplace l’attestation n°\u{a0}TKW-2026-000001-K".into(),
                code: long_code(),
                ..ordinary()
            },
        ),
        (
            "long-course",
            SheetData {
                course_ar: "تدبير التواصل المؤسساتي والعلاقات مع وسائل الإعلام الوطنية والدولية في سياق الأزمات الصحية والبيئية والأمنية الكبرى بالمغرب"
                    .into(),
                course_la: "Gestion de la communication institutionnelle et des relations avec les médias lors des grandes crises sanitaires au Maroc"
                    .into(),
                title_ar: "شهادة المشاركة في الدورة التكوينية المتخصصة للمسؤولين".into(),
                title_la: "Certificat de participation à la session de formation spécialisée".into(),
                code: long_code(),
                ..ordinary()
            },
        ),
        (
            "mixed-scripts",
            SheetData {
                course_ar: "Excel 2024 (المستوى 2): من الجداول إلى لوحات القيادة – 87 % عملي، و«TCD» في 3 أيام".into(),
                course_la: "Le terme « تواصل » (tawāṣul) dans l’administration : 3 études de cas".into(),
                name_arabic: "يوسف (جوزيف) علي بن-عمر أيت ملول 3".into(),
                name_latin: "Youssef (Joseph) Ali Ben Omar Aït Melloul, D’Œuvrey-Ñandú".into(),
                place_date_ar: "الدار البيضاء – سيدي معروف، في 28 شتنبر 2026".into(),
                place_date_la: "Casablanca – Sidi Maârouf, le 28 septembre 2026".into(),
                ..ordinary()
            },
        ),
        (
            "diacritics",
            SheetData {
                name_arabic: "مُحَمَّدٌ ٱلْمُصْطَفَىٰ بِنْ عَبْدِ ٱللّٰهِ ٱلْإِدْرِيسِيُّ".into(),
                name_latin: "Muḥammad al-Muṣṭafā ibn ʿAbd Allāh al-Idrīsī".into(),
                course_ar: "فَنُّ ٱلْخَطَابَةِ وَٱلْإِلْقَاءِ: إِتْقَانُ ٱللُّغَةِ ٱلْعَرَبِيَّةِ".into(),
                code: long_code(),
                ..ordinary()
            },
        ),
        (
            "other-letters",
            SheetData {
                // The Moroccan kaf with three dots, and a sign that only the sans has.
                name_arabic: "حسن أݣنضيض آيت ڭرسيف".into(),
                name_latin: "Ḥassan Agndid ⅔ Aït Guercif".into(),
                ..ordinary()
            },
        ),
        (
            "english-with-logo-and-attachment",
            SheetData {
                english: true,
                title_la: "Certificate of achievement".into(),
                logo: Some(
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 20\"><title>Logo</title><desc>Two squares</desc>\
                     <rect width=\"20\" height=\"20\" fill=\"#0f4a3f\"/><rect x=\"40\" width=\"20\" height=\"20\" rx=\"4\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/></svg>"
                        .into(),
                ),
                attachment: Some(Attachment {
                    name: "credential.json".into(),
                    mime: "application/vc+ld+json".into(),
                    description: "The same award as a credential".into(),
                    bytes: b"{}".to_vec(),
                }),
                ..ordinary()
            },
        ),
        (
            "no-signer",
            SheetData {
                signer_ar: None,
                signer_la: None,
                facts: ordinary().facts.into_iter().take(2).collect(),
                ..ordinary()
            },
        ),
        (
            "unclean",
            SheetData {
                // Marks, isolates, joiners, narrow spaces, line ends, an override.
                name_arabic: "\u{200F}ليلى\u{00A0}بنت\u{200C}علي\n\u{2067}(C++)\u{2069} \u{202E}أمين".into(),
                name_latin: "\tLeïla\u{202F}; Ben\u{00AD}ali \u{200E} e\u{0301}te\u{0301}".into(),
                facts: vec![
                    fact("النتيجة", "Résultat", "87\u{202F}%"),
                    fact("الثمن", "Prix", "1\u{202F}250,50 €"),
                    fact("المستوى", "Niveau", "B2 – متوسط"),
                ],
                ..ordinary()
            },
        ),
        (
            "bare",
            SheetData {
                issuer_ar: Default::default(),
                issuer_la: ["Ministère".into(), String::new()],
                title_la: String::new(),
                completed_la: String::new(),
                course_la: String::new(),
                facts: Vec::new(),
                signer_ar: None,
                signer_la: None,
                signer_role_ar: None,
                signer_role_la: None,
                ..ordinary()
            },
        ),
    ]
}
