//! Places on a picture, in QTI.

use roxmltree::Node;

use super::{
    figures,
    gift_answers::MOST_PARTS,
    plain::{Hotspot, Kind, Shape, Zone},
    qti_item::{Ids, Item, ONE},
    qti_types::response,
    report::{Loss, Reason, opening},
    xml::{self, attribute, below},
};

pub(super) fn hotspot<'d, 'i>(
    item: &mut Item<'_, 'd, 'i>,
    node: Node<'d, 'i>,
) -> Result<Kind, Reason> {
    let response = response(node);
    let picture = below(node, "object").or_else(|| below(node, "img"));
    let picture = picture.ok_or_else(|| Reason::Image(String::new()))?;
    let href = attribute(picture, "data")
        .or_else(|| attribute(picture, "src"))
        .unwrap_or("");
    let image = item.file(href)?;
    let length = |name: &str| {
        attribute(picture, name)
            .and_then(figures::millionths)
            .map(|(size, _)| size / ONE)
    };
    let own = item
        .media
        .get(&image)
        .and_then(|bytes| crate::content::media::inspect(&image, bytes).ok());
    let own = own.and_then(|file| file.size);
    let width = length("width").or(own.map(|(width, _)| i128::from(width)));
    let height = length("height").or(own.map(|(_, height)| i128::from(height)));
    let (Some(width @ 1..=100_000), Some(height @ 1..=100_000)) = (width, height) else {
        return Err(Reason::Image(opening(href)));
    };
    let declared = item.declared(&response)?.clone();
    let most = attribute(node, "maxChoices").unwrap_or("1");
    let mut ids = Ids::default();
    let mut zones = Vec::new();
    let spots: Vec<Node<'d, 'i>> = node
        .descendants()
        .filter(|node| xml::is(*node, "hotspotChoice"))
        .take(MOST_PARTS)
        .collect();
    for spot in spots {
        let id = attribute(spot, "identifier").unwrap_or("").to_owned();
        let label = attribute(spot, "hotspotLabel").unwrap_or("");
        zones.push(Zone {
            id: ids.get(&id),
            label: super::html::tidy(if label.is_empty() { &id } else { label }),
            correct: declared.correct.contains(&id),
            shape: shape(item, spot, width, height)?,
            why: item.why(&response, &id),
        });
    }
    if zones.len() < 2 {
        return Err(Reason::Few(zones.len()));
    }
    if !zones.iter().any(|zone| zone.correct) {
        return Err(Reason::NoRight);
    }
    let alt = attribute(picture, "alt")
        .map(super::html::tidy)
        .unwrap_or_default();
    let alt = if alt.is_empty() {
        item.text(xml::inner(picture))
    } else {
        alt
    };
    Ok(Kind::Hotspot(Hotspot {
        image,
        alt,
        several: most != "1",
        zones,
    }))
}

/// A shape in pixels as thousandths of the picture.
fn shape(
    item: &mut Item<'_, '_, '_>,
    spot: Node<'_, '_>,
    width: i128,
    height: i128,
) -> Result<Shape, Reason> {
    let raw = attribute(spot, "coords").unwrap_or("");
    let bad = || Reason::Construct(opening(&format!("coords {raw}")));
    let numbers: Option<Vec<i128>> = raw
        .split(|c: char| c == ',' || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .take(200)
        .map(|part| figures::millionths(part).map(|(number, _)| number))
        .collect();
    let numbers = numbers.ok_or_else(bad)?;
    let part = |number: i128, whole: i128| {
        let thousandths = (number * 1_000 / whole + ONE / 2)
            .div_euclid(ONE)
            .clamp(0, 1_000);
        u32::try_from(thousandths).unwrap_or(0)
    };
    Ok(
        match (attribute(spot, "shape").unwrap_or(""), numbers.as_slice()) {
            ("rect", &[left, top, right, bottom]) => {
                let (x, y) = (part(left.min(right), width), part(top.min(bottom), height));
                Shape::Rect {
                    x,
                    y,
                    width: part(left.max(right), width).saturating_sub(x).max(1),
                    height: part(top.max(bottom), height).saturating_sub(y).max(1),
                }
            }
            ("circle", &[x, y, radius]) => Shape::Circle {
                x: part(x, width),
                y: part(y, height),
                radius: part(radius, width).max(1),
            },
            ("ellipse", &[x, y, across, _]) => {
                item.losses.add(Loss::Part("ellipse".to_owned()));
                Shape::Circle {
                    x: part(x, width),
                    y: part(y, height),
                    radius: part(across, width).max(1),
                }
            }
            ("poly", points) if points.len() >= 6 && points.len().is_multiple_of(2) => {
                let mut corners: Vec<(u32, u32)> = points
                    .chunks(2)
                    .map(|pair| (part(pair[0], width), part(pair[1], height)))
                    .collect();
                // Old files close a polygon by its first corner.
                if corners.len() > 3 && corners.first() == corners.last() {
                    corners.pop();
                }
                Shape::Polygon(corners)
            }
            _ => return Err(bad()),
        },
    )
}
