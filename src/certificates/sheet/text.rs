//! Setting of single lines: shaping with parley, drawing with krilla.
//!
//! This file decides three things. A line never wraps: it shrinks until it fits. A line is set in
//! one family: when its own lacks a glyph the whole line moves to the other one if that has them all,
//! because two faces within one word look like a misprint. And the words of right-to-left runs are drawn in logical
//! order, with language and text on the structure element, because readers that follow the content
//! (screen readers, text extraction) would otherwise get an Arabic sentence backwards.

use std::{borrow::Cow, ops::Range};

use krilla::{
    geom::Point,
    paint::Fill,
    tagging::{ContentTag, Node, SpanTag, Tag, TagGroup},
    text::{Font, GlyphId, KrillaGlyph},
};
use parley::{
    FontContext, Layout, LayoutContext,
    fontique::SourceCache,
    style::{FontFamily, FontFamilyName, FontStyle, FontWeight, StyleProperty},
};

use super::{
    SheetError,
    faces::{Family, collection},
    ornament::MM,
    palette::{Brush, Ink},
    script::{Lang, clean, is_vocalised},
};

/// Look of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    family: Family,
    /// Nominal size in points; a line that does not fit is set smaller.
    size: f32,
    weight: f32,
    italic: bool,
    ink: Ink,
    /// Space added after each letter, in ems.
    tracking: f32,
}

impl Style {
    /// Regular weight of `family` at `size` points.
    pub(super) const fn new(family: Family, size: f32, ink: Ink) -> Self {
        Self {
            family,
            size,
            weight: 400.0,
            italic: false,
            ink,
            tracking: 0.0,
        }
    }

    pub(super) const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    pub(super) const fn weight(self, weight: f32) -> Self {
        Self { weight, ..self }
    }

    pub(super) const fn italic(self) -> Self {
        Self {
            italic: true,
            ..self
        }
    }

    /// The same, so many times as large.
    pub(super) fn times(self, factor: f32) -> Self {
        Self {
            size: self.size * factor,
            ..self
        }
    }

    pub(super) const fn tracking(self, tracking: f32) -> Self {
        Self { tracking, ..self }
    }
}

/// Consecutive glyphs of one face, drawn at once.
struct Piece {
    /// Where its text begins in the line: pieces are drawn in this order.
    start: usize,
    /// Distance from the left end of the line, in points.
    x: f32,
    glyphs: Vec<KrillaGlyph>,
    font: Font,
}

/// A line that is set and waits for its place.
pub(super) struct Line {
    text: String,
    lang: Lang,
    ink: Ink,
    size: f32,
    width: f32,
    pieces: Vec<Piece>,
}

impl Line {
    /// Whether there is nothing to draw.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Width in millimetres.
    pub(super) fn width(&self) -> f32 {
        self.width / MM
    }

    /// Beginning in the text and distance from the left end, in points, of each piece as drawn.
    #[cfg(test)]
    pub(super) fn pieces(&self) -> impl Iterator<Item = (usize, f32)> {
        self.pieces.iter().map(|piece| (piece.start, piece.x))
    }

    /// Draws the line with its left end at `x` and its baseline at `y`, in millimetres; returns its
    /// structure element.
    pub(super) fn draw(&self, brush: &mut Brush<'_, '_>, x: f32, y: f32) -> Node {
        let surface = &mut *brush.surface;
        surface.set_stroke(None);
        surface.set_fill(Some(Fill {
            paint: brush.palette.of(self.ink).drawn().into(),
            ..Fill::default()
        }));
        let lang = self.lang.tag();
        let content =
            surface.start_tagged(ContentTag::Span(SpanTag::empty().with_lang(Some(lang))));
        for piece in &self.pieces {
            surface.draw_glyphs(
                Point::from_xy(x * MM + piece.x, y * MM),
                &piece.glyphs,
                piece.font.clone(),
                &self.text,
                self.size,
                false,
            );
        }
        surface.end_tagged();
        // Text on the structure element serves screen readers; around the glyphs it would make
        // text extraction lose the words.
        let span = Tag::Span
            .with_lang(Some(lang.into()))
            .with_actual_text(Some(self.text.clone()));
        TagGroup::with_children(span, vec![content.into()]).into()
    }
}

/// Sets lines.
pub(super) struct Typesetter {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    /// The same faces for krilla, under the identity of their bytes.
    drawn: Vec<(u64, Font)>,
}

/// See [`super::unprintable`].
pub(super) fn unprintable(text: &str) -> Option<char> {
    let style = Style::new(Family::Amiri, 10.0, Ink::Text);
    match Typesetter::new().line(text, style, Lang::of(text, Lang::French), f32::MAX) {
        Err(SheetError::Unprintable { character, .. }) => Some(character),
        _ => None,
    }
}

impl Typesetter {
    /// A typesetter with the faces of the sheet. Cheap (a fifth of a millisecond), so each sheet has
    /// its own and no thread waits for another.
    pub(super) fn new() -> Self {
        Self {
            fonts: FontContext {
                collection: collection(),
                source_cache: SourceCache::default(),
            },
            layouts: LayoutContext::new(),
            drawn: Vec::new(),
        }
    }

    /// Sets `text` on one line of at most `max` millimetres.
    ///
    /// # Errors
    /// [`SheetError::Unprintable`] when a character has a glyph in neither family.
    pub(super) fn line(
        &mut self,
        text: &str,
        style: Style,
        lang: Lang,
        max: f32,
    ) -> Result<Line, SheetError> {
        let text = clean(text);
        let mut style = style;
        if is_vocalised(&text) {
            // Vowels stand above and below the letters: they would touch the neighbouring lines.
            style.size *= 0.8;
        }
        let (layout, size) = self.covered(&text, style, lang)?;
        style.size = size;
        // The space after the last letter would push a centred line to the left.
        let full = layout.full_width() - style.tracking * style.size;
        let scale = if full > max * MM {
            max * MM / full
        } else {
            1.0
        };
        let mut line = Line {
            pieces: self.pieces(&layout, &text, style.size, scale),
            text,
            lang,
            ink: style.ink,
            size: style.size * scale,
            width: full.max(0.0) * scale,
        };
        line.pieces.sort_by_key(|p| p.start);
        Ok(line)
    }

    /// Lays `text` out with the first choice of families that has all its glyphs, and tells the
    /// size it was set in: one family for the whole line if either will do, else both.
    fn covered(
        &mut self,
        text: &str,
        style: Style,
        lang: Lang,
    ) -> Result<(Layout<()>, f32), SheetError> {
        // Plex looks larger than Amiri at the same size.
        const OPTICAL: f32 = 0.82;
        use Family::{Amiri, Plex};
        let choices: &[(&[Family], f32)] = match style.family {
            Amiri => &[(&[Amiri], 1.0), (&[Plex], OPTICAL), (&[Amiri, Plex], 1.0)],
            Plex => &[(&[Plex], 1.0), (&[Plex, Amiri], 1.0)],
        };
        let mut lacking = None;
        for &(families, scale) in choices {
            let size = style.size * scale;
            let layout = self.layout(text, Style { size, ..style }, families, lang);
            lacking = missing(&layout, text);
            if lacking.is_none() {
                return Ok((layout, size));
            }
        }
        Err(SheetError::Unprintable {
            text: text.into(),
            character: lacking.unwrap_or(char::REPLACEMENT_CHARACTER),
        })
    }

    fn layout(&mut self, text: &str, style: Style, families: &[Family], lang: Lang) -> Layout<()> {
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.set_base_direction(lang.direction());
        let names: Vec<_> = families
            .iter()
            .map(|family| FontFamilyName::Named(Cow::Borrowed(family.name())))
            .collect();
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(names.into())));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(style.weight)));
        if style.italic {
            builder.push_default(StyleProperty::FontStyle(FontStyle::Italic));
        }
        if style.tracking != 0.0 {
            builder.push_default(StyleProperty::LetterSpacing(style.tracking * style.size));
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(None);
        layout
    }

    /// Cuts the runs of a layout into pieces; right-to-left runs after each space, so that their
    /// words can be drawn in the order in which they are read.
    fn pieces(&mut self, layout: &Layout<()>, text: &str, size: f32, scale: f32) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut x = 0.0;
        for run in layout.lines().flat_map(|line| line.runs()) {
            let font = self.font(run.font());
            // Logical order first: the glyphs of a ligature belong to its first cluster, and their
            // text has to cover the following ones too.
            let mut clusters: Vec<(Range<usize>, Vec<parley::Glyph>)> = Vec::new();
            for cluster in run.clusters() {
                match clusters.last_mut() {
                    Some(last) if cluster.is_ligature_continuation() => {
                        last.0.end = last.0.end.max(cluster.text_range().end);
                    }
                    _ => clusters.push((cluster.text_range(), cluster.glyphs().collect())),
                }
            }
            if run.is_rtl() {
                clusters.reverse();
            }
            let mut glyphs: Vec<KrillaGlyph> = Vec::new();
            let mut start = usize::MAX;
            let mut left = x;
            let count = clusters.len();
            for (i, (range, cluster)) in clusters.into_iter().enumerate() {
                start = start.min(range.start);
                let space = &text[range.clone()] == " ";
                for g in cluster {
                    glyphs.push(KrillaGlyph::new(
                        GlyphId::new(g.id),
                        g.advance / size,
                        g.x / size,
                        // krilla counts upwards, parley downwards: the other sign would put marks
                        // on the wrong side of their letters.
                        -g.y / size,
                        0.0,
                        range.clone(),
                        None,
                    ));
                    x += g.advance;
                }
                // Seen from the left, the space before a word comes after its last letter.
                if i + 1 == count || (run.is_rtl() && space) {
                    pieces.push(Piece {
                        start,
                        x: left * scale,
                        glyphs: std::mem::take(&mut glyphs),
                        font: font.clone(),
                    });
                    start = usize::MAX;
                    left = x;
                }
            }
        }
        pieces
    }

    fn font(&mut self, data: &parley::FontData) -> Font {
        let id = data.data.id();
        if let Some((_, font)) = self.drawn.iter().find(|(known, _)| *known == id) {
            return font.clone();
        }
        let (bytes, _) = data.data.clone().into_raw_parts();
        let font = Font::new(bytes.into(), data.index)
            .expect("the faces are part of the program and krilla reads each of them");
        self.drawn.push((id, font.clone()));
        font
    }
}

/// The first character of a layout for which its face has no glyph, or which stands for nothing
/// outside one face (private use), which archives refuse.
fn missing(layout: &Layout<()>, text: &str) -> Option<char> {
    let unmapped = layout
        .lines()
        .flat_map(|line| line.runs())
        .flat_map(|run| run.clusters())
        .find(|cluster| cluster.glyphs().any(|g| g.id == 0))
        .and_then(|cluster| text[cluster.text_range()].chars().next());
    unmapped.or_else(|| {
        text.chars()
            .find(|c| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..))
    })
}
