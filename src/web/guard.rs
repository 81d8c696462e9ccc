//! The signature is the permission: a handler that takes one of these runs only for such a person.

use axum::{extract::FromRequestParts, http::request::Parts};
use tower_sessions::Session;

use crate::{
    kit::error::Error,
    web::{
        session::VIEWER,
        state::App,
        viewer::{Role, Viewer},
    },
};

/// Somebody signed in.
pub struct CurrentUser(pub Viewer);
/// Somebody who may write courses.
pub struct Trainer(pub Viewer);
/// Somebody who manages people and certificates.
pub struct Administrator(pub Viewer);
/// Somebody who writes courses, or who manages people.
pub struct Staff(pub Viewer);

async fn viewer(parts: &Parts) -> Result<Viewer, Error> {
    let session = parts.extensions.get::<Session>().ok_or(Error::SignedOut)?;
    session.get(VIEWER).await?.ok_or(Error::SignedOut)
}

async fn with_role(parts: &Parts, role: Role) -> Result<Viewer, Error> {
    let viewer = viewer(parts).await?;
    if viewer.is(role) {
        Ok(viewer)
    } else {
        Err(Error::Forbidden)
    }
}

impl FromRequestParts<App> for CurrentUser {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        viewer(parts).await.map(Self)
    }
}
impl FromRequestParts<App> for Trainer {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        with_role(parts, Role::Trainer).await.map(Self)
    }
}
impl FromRequestParts<App> for Administrator {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        with_role(parts, Role::Administrator).await.map(Self)
    }
}
impl FromRequestParts<App> for Staff {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        let viewer = viewer(parts).await?;
        if viewer.is_trainer() || viewer.is_administrator() {
            Ok(Self(viewer))
        } else {
            Err(Error::Forbidden)
        }
    }
}
