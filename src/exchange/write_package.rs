//! The package of QTI items: its manifest (IMS Content Packaging 1.1) and its files.

use super::{
    Media,
    html::escape,
    package::{Files, pack},
};

/// What a package holds of one question.
pub struct Packed {
    pub id: String,
    pub file: String,
    pub image: Option<String>,
    pub tags: Vec<String>,
}

/// The package of items.
///
/// # Errors
/// When memory runs out.
pub fn package(
    items: &[Packed],
    name: &str,
    language: &str,
    media: &Media,
) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut files = Files::new();
    let mut resources = String::new();
    for item in items {
        let path = format!("items/{}.xml", item.id);
        let words = item.tags.iter().map(|tag| format!("<imsmd:keyword><imsmd:langstring xml:lang=\"{language}\">{}</imsmd:langstring></imsmd:keyword>", escape(tag)));
        let words: String = words.collect();
        let about = if words.is_empty() {
            String::new()
        } else {
            format!(
                "<metadata><imsmd:lom><imsmd:general>{words}</imsmd:general></imsmd:lom></metadata>"
            )
        };
        let picture = item
            .image
            .as_ref()
            .map_or_else(String::new, |image| format!("<file href=\"{image}\"/>"));
        resources.push_str(&format!("    <resource identifier=\"RES-{}\" type=\"imsqti_item_xmlv2p1\" href=\"{path}\">{about}<file href=\"{path}\"/>{picture}</resource>\n", item.id));
        if let Some(image) = &item.image
            && let Some(bytes) = media.get(image)
        {
            files.insert(image.clone(), bytes.to_vec());
        }
        files.insert(path, item.file.clone().into_bytes());
    }
    let manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" xmlns:imsmd=\"http://www.imsglobal.org/xsd/imsmd_v1p2\" identifier=\"MANIFEST-{}\">\n  <metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>\n  <organizations/>\n  <resources>\n{resources}  </resources>\n</manifest>\n",
        escape(name)
    );
    files.insert("imsmanifest.xml".to_owned(), manifest.into_bytes());
    pack(&files)
}
