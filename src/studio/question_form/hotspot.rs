//! A place on a picture.
//!
//! Fields: `image`, `alt.ar`, `several`, `row.0.id`, `row.0.shape` = `rect`, `circle` or `polygon`,
//! `row.0.numbers` in thousandths, `row.0.label.ar`, `row.0.why.ar`, `correct` = row.

use super::{
    TypeForm,
    parsing::Parsing,
    rows::{more, read_rows, spare, ticked},
};
use crate::{
    kit::{folded::western_digits, text::Localised, words::Words},
    questions::{
        OptionId,
        hotspot::{Hotspot, Shape, Zone},
    },
    studio::fields::Texts,
    web::form::Fields,
};

/// A zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneRow {
    pub id: String,
    pub shape: String,
    /// `x y width height`; `x y radius`; or `x y` of each corner.
    pub numbers: String,
    pub label: Texts,
    pub correct: bool,
    pub why: Texts,
}

impl Default for ZoneRow {
    fn default() -> Self {
        Self {
            id: String::new(),
            shape: "rect".to_owned(),
            numbers: String::new(),
            label: Texts::default(),
            correct: false,
            why: Texts::default(),
        }
    }
}

impl ZoneRow {
    fn is_blank(&self) -> bool {
        self.numbers.is_empty() && self.label.is_blank() && self.why.is_blank()
    }

    /// Where it is, or what its field should say.
    fn place(&self, t: &Words) -> Result<Shape, String> {
        let numbers = western_digits(&self.numbers);
        let parts = numbers.split(|c: char| !c.is_ascii_digit());
        let parts: Vec<u32> = parts
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().unwrap_or(u32::MAX))
            .collect();
        // Anything but figures between the figures would be read as something else than was meant.
        let plain = numbers
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || ",;،؛".contains(c));
        match (self.shape.as_str(), parts.as_slice()) {
            ("rect", &[x, y, width, height]) if plain => Ok(Shape::Rect {
                x,
                y,
                width,
                height,
            }),
            ("circle", &[x, y, radius]) if plain => Ok(Shape::Circle { x, y, radius }),
            ("polygon", corners) if plain && corners.len() >= 6 && corners.len() % 2 == 0 => {
                let points = corners.chunks_exact(2).filter_map(|pair| match pair {
                    [x, y] => Some((*x, *y)),
                    _ => None,
                });
                Ok(Shape::Polygon {
                    points: points.collect(),
                })
            }
            ("circle", _) => Err(t.studio_fault_circle()),
            ("polygon", _) => Err(t.studio_fault_polygon()),
            _ => Err(t.studio_fault_rect()),
        }
    }
}

/// The picture and its zones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HotspotForm {
    pub image: String,
    pub alt: Texts,
    pub several: bool,
    pub rows: Vec<ZoneRow>,
}

impl HotspotForm {
    /// The picture with the zones that are placed so far.
    #[must_use]
    pub fn placed(&self, t: &Words) -> Hotspot {
        let zones = self.rows.iter().filter_map(|row| {
            Some(Zone {
                id: OptionId::parse("zone").ok()?,
                label: row.label.localised(),
                correct: row.correct,
                shape: row.place(t).ok()?,
                why: Localised::default(),
            })
        });
        Hotspot {
            image: self.image.clone(),
            alt: self.alt.localised(),
            zones: zones.collect(),
            several: self.several,
        }
    }
}

fn numbers(shape: &Shape) -> (&'static str, String) {
    match shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
        } => ("rect", format!("{x} {y} {width} {height}")),
        Shape::Circle { x, y, radius } => ("circle", format!("{x} {y} {radius}")),
        Shape::Polygon { points } => {
            let corners = points.iter().map(|(x, y)| format!("{x} {y}"));
            ("polygon", corners.collect::<Vec<_>>().join(", "))
        }
    }
}

impl TypeForm for HotspotForm {
    type Part = Hotspot;

    fn blank() -> Hotspot {
        Hotspot::default()
    }

    fn of(picture: &Hotspot) -> Self {
        let rows = picture.zones.iter().map(|zone| {
            let (shape, numbers) = numbers(&zone.shape);
            ZoneRow {
                id: zone.id.to_string(),
                shape: shape.to_owned(),
                numbers,
                label: Texts::of(&zone.label),
                correct: zone.correct,
                why: Texts::of(&zone.why),
            }
        });
        Self {
            image: picture.image.clone(),
            alt: Texts::of(&picture.alt),
            several: picture.several,
            rows: spare(rows, 3, 1),
        }
    }

    fn read(fields: &Fields) -> Self {
        Self {
            image: fields.line("image"),
            alt: Texts::read(fields, "alt"),
            several: fields.has("several"),
            rows: read_rows(fields, "row", "id", |fields, row| ZoneRow {
                id: fields.line(&format!("{row}.id")),
                shape: fields.line(&format!("{row}.shape")),
                numbers: fields.line(&format!("{row}.numbers")),
                label: Texts::read(fields, &format!("{row}.label")),
                correct: ticked(fields, "correct", row),
                why: Texts::read(fields, &format!("{row}.why")),
            }),
        }
    }

    fn ids(&self) -> Vec<&str> {
        self.rows.iter().map(|row| row.id.as_str()).collect()
    }

    fn parse(&self, parsing: &mut Parsing<'_>) -> Hotspot {
        let mut zones = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            if row.is_blank() {
                continue;
            }
            match row.place(parsing.words()) {
                Ok(shape) => zones.push(Zone {
                    id: parsing.id("row", &row.id),
                    label: row.label.localised(),
                    correct: row.correct,
                    shape,
                    why: row.why.localised(),
                }),
                Err(sentence) => parsing.fault(format!("row.{at}.numbers"), sentence),
            }
        }
        Hotspot {
            image: self.image.clone(),
            alt: self.alt.localised(),
            zones,
            several: self.several,
        }
    }

    fn more(&mut self) {
        more(&mut self.rows, 2);
    }
}
