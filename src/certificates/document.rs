//! From what a certificate states to what its sheet shows, in Arabic and in French.

use crate::{
    certificates::{
        certificate::Statement,
        sheet::{Fact, SheetData},
    },
    kit::{
        locale::Locale,
        time::Timestamp,
        words::{Speech, speech},
    },
};

/// The values of the sheet. The same statement always gives the same sheet.
#[must_use]
pub fn sheet_data(statement: &Statement) -> SheetData {
    let (ar, fr) = (speech(Locale::Ar), speech(Locale::Fr));
    let address = format!("{}/v/{}", statement.site, statement.number);
    let shown = address
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .to_owned();
    let name = statement.name_arabic.as_str();
    SheetData {
        issuer_ar: [
            ar.words.certificates_sheet_issuer_1(),
            ar.words.certificates_sheet_issuer_2(),
        ],
        issuer_fr: [
            fr.words.certificates_sheet_issuer_1(),
            fr.words.certificates_sheet_issuer_2(),
        ],
        title_ar: ar.words.certificates_sheet_title(),
        title_fr: fr.words.certificates_sheet_title(),
        certify_ar: ar.words.certificates_sheet_certify(),
        certify_fr: fr.words.certificates_sheet_certify(),
        name_arabic: statement.name_arabic.clone(),
        name_latin: statement.name_latin.clone(),
        completed_ar: ar.words.certificates_sheet_completed(),
        completed_fr: fr.words.certificates_sheet_completed(),
        course_ar: statement.title.in_or_near(Locale::Ar).to_owned(),
        course_fr: statement.title.in_or_near(Locale::Fr).to_owned(),
        facts: facts(statement, ar, fr),
        place_date_ar: plain(
            &ar.words
                .certificates_sheet_place_date(ar.date(statement.issued_at)),
        ),
        place_date_fr: plain(
            &fr.words
                .certificates_sheet_place_date(fr.date(statement.issued_at)),
        ),
        signer_ar: statement.signer_arabic.clone(),
        signer_fr: statement.signer_latin.clone(),
        signer_role_ar: Some(ar.words.certificates_sheet_signer_role()),
        signer_role_fr: Some(fr.words.certificates_sheet_signer_role()),
        verify_ar: ar.words.certificates_sheet_verify(),
        verify_fr: fr.words.certificates_sheet_verify(),
        verify_address: shown,
        qr_alternative: plain(&ar.words.certificates_sheet_code(&address)),
        verify_url: address,
        number: statement.number.clone(),
        document_title: plain(&ar.words.certificates_sheet_document_title(name)),
        document_description: fr.words.certificates_sheet_document_description(),
        issued: utc(statement.issued_at),
    }
}

fn facts(statement: &Statement, ar: &Speech, fr: &Speech) -> Vec<Fact> {
    let fact = |label: fn(&Speech) -> String, value: String| Fact {
        label_ar: label(ar),
        label_fr: label(fr),
        value,
    };
    let mut facts = Vec::new();
    if let Some(hours) = statement.hours {
        facts.push(fact(
            |s| s.words.certificates_sheet_hours(),
            format!("{hours} h"),
        ));
    }
    if let Some(share) = statement.share {
        facts.push(fact(
            |s| s.words.certificates_sheet_result(),
            fr.percent(share.0),
        ));
    }
    facts.push(fact(
        |s| s.words.certificates_sheet_completed_on(),
        digits(statement.completed_at),
    ));
    if let Some(until) = statement.valid_until {
        facts.push(fact(
            |s| s.words.certificates_sheet_valid_until(),
            digits(until),
        ));
    }
    facts
}

/// `25/11/2026`: the same in both languages.
fn digits(at: Timestamp) -> String {
    at.local().strftime("%d/%m/%Y").to_string()
}

/// Without the isolates that set off a name or a number inside a sentence: a certificate's line is
/// laid out by itself, and no font draws them.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{2066}'..='\u{2069}'))
        .collect()
}

fn utc(at: Timestamp) -> (u16, u8, u8, u8, u8, u8) {
    let iso = at.iso();
    let part = |from: usize, to: usize| {
        iso.get(from..to)
            .and_then(|p| p.parse::<u16>().ok())
            .unwrap_or(1)
    };
    let small = |from: usize| u8::try_from(part(from, from + 2)).unwrap_or(1);
    (
        part(0, 4),
        small(5),
        small(8),
        small(11),
        small(14),
        small(17),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{certificates::sheet::sheet, kit::text::Localised, questions::mark::Share};

    fn statement() -> Statement {
        Statement {
            number: "TKW-2026-000123-K".into(),
            name_arabic: "سلمى بنجلون".into(),
            name_latin: "Salma Benjelloun".into(),
            course_id: "crisis-communication".into(),
            version: 3,
            title: Localised {
                ar: Some("تواصل الأزمات".into()),
                fr: Some("Communication de crise".into()),
                en: None,
            },
            hours: Some(8),
            share: Some(Share(8750)),
            completed_at: Timestamp(1_795_597_200_000),
            issued_at: Timestamp(1_795_597_205_000),
            valid_until: Some(Timestamp(1_890_000_000_000)),
            site: "https://takwin.exemple.ma".into(),
            signer_arabic: None,
            signer_latin: None,
            term: 1,
            replaces: None,
            waived: false,
        }
    }

    #[test]
    fn a_statement_becomes_the_same_document_each_time() {
        let data = sheet_data(&statement());
        assert_eq!(
            data.verify_url,
            "https://takwin.exemple.ma/v/TKW-2026-000123-K"
        );
        assert_eq!(data.verify_address, "takwin.exemple.ma/v/TKW-2026-000123-K");
        assert_eq!(data.issued, (2026, 11, 25, 9, 0, 5));
        assert_eq!(data.facts.len(), 4);
        assert!(
            data.place_date_ar.contains("25 نونبر 2026"),
            "{}",
            data.place_date_ar
        );
        let one = sheet(&data).expect("a sheet");
        assert_eq!(one, sheet(&data).expect("the same sheet"));
    }
}
