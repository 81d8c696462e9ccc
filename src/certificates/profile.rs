//! The address that adds a certificate to a professional profile.

use crate::{
    certificates::certificate::Statement,
    kit::{locale::Locale, time::Timestamp},
    web::error::encoded,
};

/// LinkedIn's «add to profile» address, with the fields that LinkedIn documents for issuers of
/// certifications. Nothing is sent before its holder follows it.
#[must_use]
pub fn linkedin(statement: &Statement, locale: Locale, issuer: &str, address: &str) -> String {
    let month = |at: Timestamp| {
        let local = at.local();
        (local.year().to_string(), local.month().to_string())
    };
    let (year, of_year) = month(statement.issued_at);
    let mut fields = vec![
        ("name", statement.title.in_or_near(locale).to_owned()),
        ("organizationName", issuer.to_owned()),
        ("issueYear", year),
        ("issueMonth", of_year),
    ];
    if let Some(until) = statement.valid_until {
        let (year, of_year) = month(until);
        fields.push(("expirationYear", year));
        fields.push(("expirationMonth", of_year));
    }
    fields.push(("certUrl", address.to_owned()));
    fields.push(("certId", statement.number.clone()));
    fields.iter().fold(
        "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME".to_owned(),
        |mut link, (name, value)| {
            link.push('&');
            link.push_str(name);
            link.push('=');
            link.push_str(&encoded(value));
            link
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::text::Localised;

    #[test]
    fn the_address_carries_what_the_certificate_states() {
        let statement = Statement {
            number: "TKW-2026-000123-K".into(),
            name_arabic: "س".into(),
            name_latin: "S".into(),
            course_id: "c".into(),
            version: 1,
            title: Localised {
                ar: None,
                fr: Some("Éthique & métier".into()),
                en: None,
            },
            hours: None,
            share: None,
            completed_at: Timestamp(0),
            issued_at: Timestamp(1_795_597_200_000),
            valid_until: None,
            site: String::new(),
            signer_arabic: None,
            signer_latin: None,
            ..crate::certificates::samples::ordinary()
        };
        let link = linkedin(&statement, Locale::Fr, "Réseau", "https://t.ma/v/TKW");
        assert_eq!(
            link,
            "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME\
             &name=%C3%89thique%20%26%20m%C3%A9tier&organizationName=R%C3%A9seau\
             &issueYear=2026&issueMonth=11&certUrl=https%3A//t.ma/v/TKW&certId=TKW-2026-000123-K"
        );
        assert!(!link.contains("expiration"));
    }
}
