//! From what a certificate states to what its sheet shows, in Arabic and in a second language.

use crate::{
    certificates::{
        attestation,
        certificate::Statement,
        design::{Design, FactName, Texts},
        sheet::{Fact, SheetData},
    },
    kit::{
        locale::Locale,
        time::Timestamp,
        words::{Speech, speech},
    },
};

/// The values of the sheet, with the signed statement that its code carries. The same design and
/// statements always give the same sheet.
#[must_use]
pub fn sheet_data(design: &Design, statement: &Statement, signed: Option<&str>) -> SheetData {
    let (locale, second) = design.second(statement.second);
    let (arabic, latin) = (speech(Locale::Ar), speech(locale));
    let first = &design.ar;
    let address = format!("{}/v/{}", statement.site, statement.number);
    let shown = address
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .to_owned();
    let date = |texts: &Texts, speech: &Speech| {
        filled(
            &texts.place_date,
            "{date}",
            &speech.date(statement.issued_at),
        )
    };
    let version = |texts: &Texts, locale: Locale| {
        filled(
            texts.version(locale),
            "{version}",
            &statement.version.to_string(),
        )
    };
    let replaces = |texts: &Texts, locale: Locale| {
        let number = statement.replaces.as_deref();
        number.map_or_else(String::new, |number| {
            filled(texts.replaces(locale), "{number}", number)
        })
    };
    let (signer_ar, signer_la) = match &design.signatory {
        Some(signatory) => (Some(signatory.ar.clone()), Some(signatory.latin.clone())),
        None => (
            statement.signer_arabic.clone(),
            statement.signer_latin.clone(),
        ),
    };
    SheetData {
        issuer_ar: first.issuer.clone(),
        issuer_la: second.issuer.clone(),
        title_ar: first.title.clone(),
        title_la: second.title.clone(),
        certify_ar: first.certify.clone(),
        certify_la: second.certify.clone(),
        name_arabic: statement.name_arabic.clone(),
        name_latin: statement.name_latin.clone(),
        completed_ar: first.completed.clone(),
        completed_la: second.completed.clone(),
        course_ar: statement.title.in_or_near(Locale::Ar).to_owned(),
        course_la: statement.title.in_or_near(locale).to_owned(),
        version_ar: version(first, Locale::Ar),
        version_la: version(second, locale),
        facts: facts(design, second, statement, (arabic, latin)),
        place_date_ar: date(first, arabic),
        place_date_la: date(second, latin),
        signer_ar,
        signer_la,
        signer_role_ar: Some(first.role.clone()),
        signer_role_la: Some(second.role.clone()),
        verify_ar: first.verify.clone(),
        verify_la: second.verify.clone(),
        verify_address: shown,
        qr_alternative: filled(&first.code, "{address}", &address),
        verify_url: match signed {
            Some(signed) => attestation::address(&statement.site, &statement.number, signed),
            None => address.clone(),
        },
        code: match signed {
            Some(signed) => attestation::code(&statement.site, &statement.number, signed),
            None => address,
        },
        number: statement.number.clone(),
        replaces_ar: replaces(first, Locale::Ar),
        replaces_la: replaces(second, locale),
        document_title: filled(&first.document_title, "{name}", &statement.name_arabic),
        document_description: second.description.clone(),
        english: locale == Locale::En,
        palette: design.colours.clone(),
        logo: design.drawing.clone(),
        attachment: None,
        issued: utc(statement.issued_at),
    }
}

fn facts(
    design: &Design,
    second: &Texts,
    statement: &Statement,
    (arabic, latin): (&Speech, &Speech),
) -> Vec<Fact> {
    let fact = |label: fn(&Texts) -> &String, value: String| Fact {
        label_ar: label(&design.ar).clone(),
        label_la: label(second).clone(),
        value,
        value_ar: String::new(),
    };
    let date = |label: fn(&Texts) -> &String, at: Timestamp| Fact {
        value_ar: arabic.date(at),
        ..fact(label, latin.date(at))
    };
    let known = |name: &FactName| match name {
        FactName::Hours => statement
            .hours
            .map(|hours| fact(|texts| &texts.hours, format!("{hours} h"))),
        FactName::Result => statement
            .share
            .map(|share| fact(|texts| &texts.result, latin.percent(share.0))),
        FactName::Completed => Some(date(|texts| &texts.completed_on, statement.completed_at)),
        FactName::Until => statement
            .valid_until
            .map(|until| date(|texts| &texts.valid_until, until)),
    };
    design.facts.iter().filter_map(known).collect()
}

fn filled(text: &str, place: &str, value: &str) -> String {
    text.replace(place, value)
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
    use crate::certificates::{design::Flaw, samples, sheet::sheet};

    fn design(name: &str) -> Result<Design, Vec<Flaw>> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/certificates");
        let text = std::fs::read_to_string(format!("{folder}/{name}.toml")).expect("a design");
        Design::read(&text, |_| None)
    }

    #[test]
    fn a_statement_becomes_the_same_document_each_time() {
        let design = design("achievement").expect("no flaw");
        let statement = samples::ordinary();
        let short = format!("{}/v/{}", statement.site, statement.number);
        let bare = sheet_data(&design, &statement, None);
        assert_eq!(bare.verify_url, short);
        let data = sheet_data(&design, &statement, Some("AQ"));
        assert_eq!(data.verify_url, format!("{short}#AQ"));
        assert_eq!(
            data.code,
            format!("{short}#001"),
            "digits are printed smaller"
        );
        assert_eq!(
            Some(data.verify_address.as_str()),
            short.strip_prefix("https://")
        );
        assert_eq!(data.issued, (2026, 11, 25, 9, 0, 0));
        assert_eq!(data.facts.len(), 4);
        assert_eq!(data.place_date_ar, "الرباط، في 25 نونبر 2026");
        assert_eq!(data.place_date_la, "Rabat, le 25 novembre 2026");
        assert_eq!(
            (data.version_ar.as_str(), data.version_la.as_str()),
            ("النسخة 3", "Version 3")
        );
        assert_eq!(
            (data.replaces_ar.as_str(), data.replaces_la.as_str()),
            ("", "")
        );
        let until = &data.facts[3];
        assert_eq!(until.value_ar, "25 نونبر 2029");
        assert_eq!(until.value, "25 novembre 2029");
        let one = sheet(&data).expect("a sheet");
        assert_eq!(one, sheet(&data).expect("the same sheet"));
    }

    #[test]
    fn a_replacement_says_which_number_it_replaces() {
        let statement = Statement {
            replaces: Some("TKW-2026-000001-K".into()),
            ..samples::ordinary()
        };
        let shipped = design("achievement").expect("no flaw");
        let data = sheet_data(&shipped, &statement, None);
        assert_eq!(data.replaces_ar, "تعوض الشهادة رقم TKW-2026-000001-K");
        assert_eq!(
            data.replaces_la,
            "Remplace l’attestation n°\u{a0}TKW-2026-000001-K"
        );
    }

    #[test]
    fn a_design_decides_what_is_shown_and_the_holder_the_second_language() {
        let design = design("attendance").expect("no flaw");
        let statement = Statement {
            second: Locale::En,
            ..samples::ordinary()
        };
        let data = sheet_data(&design, &statement, None);
        assert!(data.english && data.title_la == "Certificate of attendance");
        assert_eq!(data.place_date_la, "Rabat, 25 November 2026");
        assert!(data.course_la.starts_with("Crisis communication"));
        let labels: Vec<_> = data
            .facts
            .iter()
            .map(|fact| fact.label_la.as_str())
            .collect();
        assert_eq!(labels, ["Duration", "Attended until", "Valid until"]);
    }
}
