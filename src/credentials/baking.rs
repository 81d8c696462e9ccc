//! A badge baked into its picture (Open Badges 3.0 §5.3): the picture travels, its proof with it.

/// What every PNG begins with.
const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";
/// The keyword of the text chunk.
const KEYWORD: &[u8] = b"openbadgecredential\0";
/// No compression, no language, no translated keyword.
const PLAIN: &[u8] = &[0, 0, 0, 0];

/// The PNG with the badge in a text chunk after its header, in the place of any that it had; `None`
/// when it is no whole PNG.
#[must_use]
pub fn bake_png(png: &[u8], badge: &str) -> Option<Vec<u8>> {
    let mut baked = SIGNATURE.to_vec();
    for chunk in Chunks::of(png)? {
        let chunk = chunk?;
        if !chunk.is_badge() {
            baked.extend(chunk.whole);
        }
        if chunk.kind == b"IHDR" {
            let body = [&b"iTXt"[..], KEYWORD, PLAIN, badge.as_bytes()].concat();
            baked.extend(u32::try_from(body.len() - 4).ok()?.to_be_bytes());
            baked.extend(&body);
            baked.extend(crc32fast::hash(&body).to_be_bytes());
        }
    }
    Some(baked)
}

/// The badge in a PNG.
#[must_use]
pub fn read_png(png: &[u8]) -> Option<String> {
    let chunks: Vec<Chunk<'_>> = Chunks::of(png)?.collect::<Option<_>>()?;
    let chunk = chunks.into_iter().find(Chunk::is_badge)?;
    let text = chunk.body.get(KEYWORD.len() + PLAIN.len()..)?;
    String::from_utf8(text.to_vec()).ok()
}

/// A chunk of a PNG (W3C PNG 3rd edition §5.3).
struct Chunk<'a> {
    kind: &'a [u8],
    body: &'a [u8],
    whole: &'a [u8],
}

impl Chunk<'_> {
    fn is_badge(&self) -> bool {
        self.kind == b"iTXt" && self.body.starts_with(KEYWORD)
    }
}

/// The chunks of a PNG; `None` where it breaks off.
struct Chunks<'a>(&'a [u8]);

impl<'a> Chunks<'a> {
    fn of(png: &'a [u8]) -> Option<Self> {
        png.strip_prefix(SIGNATURE).map(Self)
    }
}

impl<'a> Iterator for Chunks<'a> {
    type Item = Option<Chunk<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let rest = std::mem::take(&mut self.0);
        Some((|| {
            let length: [u8; 4] = rest.get(..4)?.try_into().ok()?;
            let length = usize::try_from(u32::from_be_bytes(length)).ok()?;
            // Length, kind, body, checksum.
            let whole = rest.get(..length.checked_add(12)?)?;
            self.0 = &rest[whole.len()..];
            Some(Chunk {
                kind: &whole[4..8],
                body: &whole[8..8 + length],
                whole,
            })
        })())
    }
}

const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";
const OPEN: &str = "<openbadges:credential><![CDATA[";
const CLOSE: &str = "]]></openbadges:credential>";
/// What would end a CDATA section, and how it is written inside one.
const END: (&str, &str) = ("]]>", "]]]]><![CDATA[>");

/// The SVG with the badge as its first element; `None` when it is no SVG.
#[must_use]
pub fn bake_svg(svg: &str, badge: &str) -> Option<String> {
    let element = svg.find("<svg")?;
    let end = element + svg[element..].find('>')?;
    let body = badge.replace(END.0, END.1);
    Some(format!(
        "{} xmlns:openbadges=\"{NAMESPACE}\">{OPEN}{body}{CLOSE}{}",
        &svg[..end],
        &svg[end + 1..]
    ))
}

/// The badge in an SVG that this program baked.
#[must_use]
pub fn read_svg(svg: &str) -> Option<String> {
    let start = svg.find(OPEN)? + OPEN.len();
    let end = start + svg[start..].find(CLOSE)?;
    Some(svg[start..end].replace(END.1, END.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{content::course::Tone, credentials::picture::Picture};

    #[test]
    fn a_picture_is_baked_once() {
        let png = Picture::new(64, Tone::Green).png().expect("a picture");
        let first = bake_png(&png, "{\"one\":1}").expect("baked");
        let second = bake_png(&first, "{\"two\":\"اثنان\"}").expect("baked");
        assert_eq!(read_png(&second).as_deref(), Some("{\"two\":\"اثنان\"}"));
        assert_eq!(read_png(&png), None);
        let plain = tiny_skia::Pixmap::decode_png(&png).expect("read");
        let baked = tiny_skia::Pixmap::decode_png(&second).expect("read");
        assert_eq!(plain.data(), baked.data(), "the picture is the same");
        assert_eq!(bake_png(&png[..png.len() - 3], "{}"), None);
        assert_eq!(bake_png(b"GIF89a", "{}"), None);
    }

    proptest! {
        #[test]
        fn any_text_comes_out_of_an_svg_as_it_went_in(text in "[\\]>a<&\\PC]{0,40}") {
            let svg = Picture::new(50, Tone::Terra).svg("t");
            let baked = bake_svg(&svg, &text).expect("baked");
            prop_assert_eq!(read_svg(&baked), Some(text));
        }

        #[test]
        fn bytes_that_are_no_png_are_refused_in_peace(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let png = [&SIGNATURE[..], &bytes].concat();
            let _ = (bake_png(&png, "{}"), read_png(&png), read_png(&bytes));
        }
    }

    #[test]
    fn an_svg_stays_an_svg() {
        let svg = Picture::new(50, Tone::Terra).svg("شارة <1>");
        let baked = bake_svg(&svg, "{\"a\":\"]]>\"}").expect("baked");
        let document = roxmltree::Document::parse(&baked).expect("XML");
        let credential = document
            .descendants()
            .find(|node| node.has_tag_name((NAMESPACE, "credential")))
            .expect("a badge");
        assert_eq!(credential.text(), Some("{\"a\":\"]]>\"}"));
    }
}
