//! A picture with its zones: numbered on it, named beside it.

use crate::{
    content::library::{Picture, Published},
    kit::text::Run,
    questions::{
        Response,
        hotspot::{EDGE, Hotspot},
        outline::overlay,
    },
    quizzes::pages::{items::Tick, view::Reader},
};

/// The picture and its zones.
pub struct Spot {
    pub several: bool,
    /// What it shows, for who does not see it.
    pub alt: Run,
    /// None when the course has the file no more: its zones can still be chosen by name.
    pub picture: Option<Picture>,
    /// Width and height of the overlay, in its own units.
    pub width: u32,
    pub height: u32,
    /// The picture says no size: the overlay is stretched over it.
    pub stretched: bool,
    pub zones: Vec<SpotZone>,
}

/// A zone, by its number on the picture.
pub struct SpotZone {
    pub number: usize,
    pub choice: Tick,
    /// The outline, as the `d` of an SVG path.
    pub outline: String,
    /// Where its number stands.
    pub x: u32,
    pub y: u32,
    /// In a review: `ok`, `part`, `bad`; else nothing.
    pub class: &'static str,
}

/// A picture with its zones, as they were chosen. The ids inside a drawing begin with `id`.
pub fn spot(
    reader: Reader,
    id: &str,
    published: &Published,
    question: &Hotspot,
    response: Option<&Response>,
) -> Spot {
    let alt = reader.text(&question.alt);
    let picture = published.picture(&question.image, alt.locale, &alt.text, id);
    let size = picture.as_ref().and_then(Picture::size);
    let height = overlay(size);
    let zones = (1..).zip(&question.zones).map(|(number, zone)| {
        let (x, y) = zone.shape.middle(height);
        SpotZone {
            number,
            choice: Tick {
                value: zone.id.to_string(),
                text: reader.text(&zone.label),
                ticked: matches!(response, Some(Response::Options(ids)) if ids.contains(&zone.id)),
            },
            outline: zone.shape.outline(height),
            x,
            y,
            class: "",
        }
    });
    Spot {
        several: question.several,
        zones: zones.collect(),
        alt,
        width: EDGE,
        height,
        stretched: size.is_none(),
        picture,
    }
}
