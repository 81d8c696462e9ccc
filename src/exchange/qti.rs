//! QTI 2.1, 2.2 and 3.0: an item alone, or a package with its manifest (1EdTech, «Question and Test
//! Interoperability»). The types of interaction that our questions have are read, in whichever of
//! the three versions.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::{
    Entry, Media, encoding, figures, html,
    package::{Files, resolve, unpack},
    qti_item::{Item, Place},
    report::{Losses, Reason, opening},
    xml::{self, Lines, attribute, below, child, content},
};
use crate::questions::mark::Mark;

/// What one XML file holds: an item.
#[must_use]
pub fn read(text: &str) -> (Vec<Entry>, Media) {
    let mut media = Media::default();
    let entry = item(text, None, &mut media, &About::default());
    (vec![entry], media)
}

/// Every item of a package.
///
/// # Errors
/// When the archive cannot be read, or holds no item.
pub fn read_package(bytes: &[u8]) -> Result<(Vec<Entry>, Media), Reason> {
    let (files, nested) = unpack(bytes)?;
    let mut media = Media::default();
    let mut entries = Vec::new();
    for name in nested {
        entries.push(Entry::refused(1, &name.clone(), Reason::Nested(name)));
    }
    let known = known(&files, &mut entries);
    for (path, about) in known {
        let Some(bytes) = files.get(&path) else {
            entries.push(Entry::refused(1, &path, Reason::Missing(opening(&path))));
            continue;
        };
        let (text, _) = encoding::decode(bytes);
        let place = Place {
            files: &files,
            path: &path,
        };
        let mut entry = item(&text, Some(place), &mut media, &about);
        if entry.label.is_empty() {
            entry.label = opening(&path);
        }
        entries.push(entry);
    }
    if entries.is_empty() {
        return Err(Reason::Nothing);
    }
    Ok((entries, media))
}

/// What the manifest and the tests say of an item.
#[derive(Debug, Clone, Default)]
struct About {
    tags: Vec<String>,
    /// In millionths; 0: nothing is said.
    weight: i128,
}

/// The items that the manifest and its tests name, in that order; without a manifest, every file
/// that is an item.
fn known(files: &Files, entries: &mut Vec<Entry>) -> Vec<(String, About)> {
    let mut items: Vec<(String, About)> = Vec::new();
    let Some(manifest) = files.get("imsmanifest.xml") else {
        let xml = files.iter().filter(|(path, _)| path.ends_with(".xml"));
        let found = xml.filter(|(_, bytes)| is_item(bytes));
        return found
            .map(|(path, _)| (path.clone(), About::default()))
            .collect();
    };
    let (text, _) = encoding::decode(manifest);
    let document = match xml::parse(&text, 1) {
        Ok(document) => document,
        Err(fault) => {
            entries.push(Entry::refused(fault.line, "imsmanifest.xml", fault.reason));
            return items;
        }
    };
    let mut weights = BTreeMap::new();
    let resources = document
        .descendants()
        .filter(|node| xml::is(*node, "resource"));
    let mut seen = std::collections::BTreeSet::new();
    for resource in resources {
        let kind = attribute(resource, "type")
            .unwrap_or("")
            .to_ascii_lowercase();
        let path = attribute(resource, "href").and_then(|href| resolve("imsmanifest.xml", href));
        let Some(path) = path else {
            continue;
        };
        if kind.contains("item") {
            if seen.insert(path.clone()) {
                let tags = keywords(resource);
                items.push((path, About { tags, weight: 0 }));
            }
        } else if kind.contains("test")
            && let Some(bytes) = files.get(&path)
        {
            test(&path, bytes, &mut weights, entries);
        }
    }
    // A test may name items that the manifest forgot.
    for path in weights.keys() {
        if seen.insert(path.clone()) {
            items.push((path.clone(), About::default()));
        }
    }
    for (path, about) in &mut items {
        about.weight = weights.get(path).copied().unwrap_or(0);
    }
    items
}

fn is_item(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4_000)]);
    head.contains("assessmentItem") || head.contains("qti-assessment-item")
}

/// The items of a test, each with its weight.
fn test(path: &str, bytes: &[u8], weights: &mut BTreeMap<String, i128>, entries: &mut Vec<Entry>) {
    let (text, _) = encoding::decode(bytes);
    let document = match xml::parse(&text, 1) {
        Ok(document) => document,
        Err(fault) => return entries.push(Entry::refused(fault.line, path, fault.reason)),
    };
    for node in document
        .descendants()
        .filter(|node| xml::is(*node, "assessmentItemRef"))
    {
        let Some(item) = attribute(node, "href").and_then(|href| resolve(path, href)) else {
            continue;
        };
        let weight = child(node, "weight").and_then(|weight| attribute(weight, "value"));
        let weight = weight
            .and_then(figures::millionths)
            .map_or(0, |(weight, _)| weight);
        weights.insert(item, weight);
    }
}

/// The keywords of a resource's metadata (IEEE LOM 1.5).
fn keywords(resource: Node<'_, '_>) -> Vec<String> {
    let words = resource
        .descendants()
        .filter(|node| xml::is(*node, "keyword"));
    words
        .map(|word| {
            let inner = below(word, "string")
                .or_else(|| below(word, "langstring"))
                .unwrap_or(word);
            html::tidy(&content(inner))
        })
        .filter(|word| !word.is_empty())
        .collect()
}

fn item(text: &str, place: Option<Place<'_>>, media: &mut Media, about: &About) -> Entry {
    let document = match xml::parse(text, 1) {
        Ok(document) => document,
        Err(fault) => return Entry::refused(fault.line, "", fault.reason),
    };
    let root = document.root_element();
    let lines = Lines::new(text, 1);
    let line = lines.at(root.range().start);
    let title = attribute(root, "title").unwrap_or("");
    if !xml::is(root, "assessmentItem") {
        let name = root.tag_name().name();
        let reason = match name {
            "questestinterop" => Reason::Version("QTI 1.2".to_owned()),
            "assessmentTest" | "qti-assessment-test" | "manifest" => Reason::Nothing,
            other => Reason::Construct(opening(other)),
        };
        return Entry::refused(line, title, reason);
    }
    let mut losses = Losses::default();
    let mut item = Item::new(root, place, media, &mut losses);
    let read = item.read().map(|mut plain| {
        plain.tags.clone_from(&about.tags);
        if about.weight > 0 {
            let scaled = i128::from(plain.points.0) * about.weight / 1_000_000;
            plain.points = Mark(i64::try_from(scaled.clamp(1, 100_000)).unwrap_or(100));
        }
        plain
    });
    let label = match &read {
        _ if !title.is_empty() => title.to_owned(),
        Ok(plain) if !plain.text.is_empty() => plain.text.clone(),
        _ => attribute(root, "identifier").unwrap_or("").to_owned(),
    };
    Entry::new(line, &label, read, losses, "")
}
