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
        facts: facts(design, second, statement, latin),
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
        document_title: filled(&first.document_title, "{name}", &statement.name_arabic),
        document_description: second.description.clone(),
        english: locale == Locale::En,
        palette: design.colours.clone(),
        logo: design.drawing.clone(),
        attachment: None,
        issued: utc(statement.issued_at),
    }
}

fn facts(design: &Design, second: &Texts, statement: &Statement, speech: &Speech) -> Vec<Fact> {
    let fact = |label: fn(&Texts) -> &String, value: String| Fact {
        label_ar: label(&design.ar).clone(),
        label_la: label(second).clone(),
        value,
    };
    let known = |name: &FactName| match name {
        FactName::Hours => statement
            .hours
            .map(|hours| fact(|texts| &texts.hours, format!("{hours} h"))),
        FactName::Result => statement
            .share
            .map(|share| fact(|texts| &texts.result, speech.percent(share.0))),
        FactName::Completed => Some(fact(
            |texts| &texts.completed_on,
            digits(statement.completed_at),
        )),
        FactName::Until => statement
            .valid_until
            .map(|until| fact(|texts| &texts.valid_until, digits(until))),
    };
    design.facts.iter().filter_map(known).collect()
}

/// `25/11/2026`: the same in every language.
fn digits(at: Timestamp) -> String {
    at.local().strftime("%d/%m/%Y").to_string()
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
        let one = sheet(&data).expect("a sheet");
        assert_eq!(one, sheet(&data).expect("the same sheet"));
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
