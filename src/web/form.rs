//! Forms: the fields as they came, and the faults found in them.

use axum::{
    Form,
    extract::{FromRequest, Request},
    http::StatusCode,
};

use crate::{
    kit::{
        error::Error,
        text::{tidy_line, tidy_text},
    },
    web::state::App,
};

/// The fields of a submitted form, in order, repeated names included. A missing field reads as
/// empty: what is required is for the rules to say, in the reader's language.
#[derive(Debug, Clone, Default)]
pub struct Fields(pub Vec<(String, String)>);

impl FromRequest<App> for Fields {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        match Form::<Vec<(String, String)>>::from_request(request, app).await {
            Ok(Form(fields)) => Ok(Self(fields)),
            Err(rejection) => Err(match rejection.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
                status if status.is_client_error() => Error::Unclear,
                _ => Error::Internal(anyhow::anyhow!("form: {rejection}")),
            }),
        }
    }
}

impl Fields {
    /// The field exactly as typed: for passwords.
    #[must_use]
    pub fn raw(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    /// One line, trimmed and tidied.
    #[must_use]
    pub fn line(&self, name: &str) -> String {
        tidy_line(self.raw(name))
    }

    /// Several lines.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        tidy_text(self.raw(name))
    }

    /// Every value under a repeated name.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<String> {
        let named = self.0.iter().filter(|(key, _)| key == name);
        named.map(|(_, value)| value.clone()).collect()
    }

    /// Whether a box was ticked or a button of this name pressed.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }
}

/// What is wrong with a form: one sentence a field, in the reader's language, in the order of the
/// fields.
#[derive(Debug, Clone, Default)]
pub struct Faults(Vec<(&'static str, String)>);

impl Faults {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub fn add(&mut self, field: &'static str, sentence: impl Into<String>) {
        self.0.push((field, sentence.into()));
    }

    /// One fault alone.
    #[must_use]
    pub fn one(field: &'static str, sentence: impl Into<String>) -> Self {
        Self(vec![(field, sentence.into())])
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The sentence at a field; empty when there is none.
    #[must_use]
    pub fn at(&self, field: &str) -> &str {
        self.0
            .iter()
            .find(|(name, _)| *name == field)
            .map_or("", |(_, sentence)| sentence)
    }

    pub fn iter(&self) -> std::slice::Iter<'_, (&'static str, String)> {
        self.0.iter()
    }
}
