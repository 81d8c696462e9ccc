//! Layout of the sheet: where each line stands, and in which order it is read.
//!
//! This file decides the composition: one axis down the middle, Arabic larger and above second_lang,
//! the issuer at both upper corners, facts in a band, and at the foot the code, the seal and the
//! signature. All lengths are millimetres, all sizes points. Everything is set before anything is
//! drawn, so that a text that cannot be printed leaves no half-drawn page behind.

use super::{
    Fact, SheetData, SheetError,
    code::{quiet, side},
    faces::Family,
    ornament::WIDTH,
    palette::Ink,
    script::Lang,
    text::{Line, Style, Typesetter},
};
use qrcodegen::QrCode;

/// Left edge of the text.
pub(super) const LEFT: f32 = 31.0;
/// Right edge of the text.
pub(super) const RIGHT: f32 = WIDTH - LEFT;
/// The axis of the composition.
pub(super) const AXIS: f32 = WIDTH / 2.0;
/// Centre of the emblem.
pub(super) const EMBLEM: f32 = 28.2;
/// Room for the logo of an organisation in its place: width and height.
pub(super) const LOGO: (f32, f32) = (44.0, 15.0);
/// Rule below the title.
pub(super) const TITLE_RULE: f32 = 63.0;
/// Centre of the watermark.
pub(super) const WATERMARK: f32 = 97.5;
/// Rules above and below the facts.
pub(super) const FACT_RULES: [f32; 2] = [143.2, 155.6];
/// Centre and size of the seal.
pub(super) const SEAL: (f32, f32) = (174.4, 26.0);
/// Lower edge of the code.
pub(super) const CODE_FOOT: f32 = 190.0;

/// Size of the values of facts: two dates in words stand side by side.
const VALUE: f32 = 9.4;
/// How much higher the lines beside the code stand when two more say what is replaced.
const REPLACES: f32 = 8.2;

/// Baseline of the last line at the foot, level with the lower edge of the code.
const FOOT: f32 = CODE_FOOT - 0.6;

/// Upper left corner of the code.
pub(super) fn code_at(code: &QrCode) -> (f32, f32) {
    (LEFT, CODE_FOOT - side(code))
}

/// Where the given point of a line is on the line.
#[derive(Clone, Copy)]
enum Anchor {
    Left,
    Centre,
    Right,
}

/// A line in its place.
pub(super) struct Placed {
    pub(super) line: Line,
    pub(super) x: f32,
    pub(super) baseline: f32,
}

/// What a block is to a reader that cannot see it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The heading of the sheet.
    Title,
    /// A paragraph.
    Text,
    /// The address, which is a link.
    Address,
}

/// Lines that are read together.
pub(super) struct Block {
    pub(super) role: Role,
    pub(super) lines: Vec<Placed>,
}

const fn amiri(size: f32) -> Style {
    Style::new(Family::Amiri, size, Ink::Text)
}

const fn bold(size: f32) -> Style {
    amiri(size).weight(700.0)
}

const fn second(size: f32) -> Style {
    Style::new(Family::Amiri, size, Ink::Second)
}

const fn small(size: f32) -> Style {
    Style::new(Family::Plex, size, Ink::Second)
}

/// Collects the blocks of a sheet in reading order.
struct Composer<'a> {
    typesetter: &'a mut Typesetter,
    /// The language beside Arabic.
    lang: Lang,
    blocks: Vec<Block>,
}

/// All lines of the sheet, in reading order.
///
/// # Errors
/// [`SheetError::Unprintable`] when a text has a character without glyph.
pub(super) fn blocks(
    typesetter: &mut Typesetter,
    data: &SheetData,
    code: &QrCode,
) -> Result<Vec<Block>, SheetError> {
    let mut composer = Composer {
        typesetter,
        lang: data.lang(),
        blocks: Vec::new(),
    };
    composer.head(data)?;
    composer.body(data)?;
    composer.facts(&data.facts)?;
    composer.signature(data)?;
    composer.verification(data, code)?;
    Ok(composer.blocks)
}

impl Composer<'_> {
    fn place(
        &mut self,
        text: &str,
        style: Style,
        lang: Lang,
        (x, baseline): (f32, f32),
        anchor: Anchor,
        max: f32,
    ) -> Result<Placed, SheetError> {
        let line = self.typesetter.line(text, style, lang, max)?;
        let x = match anchor {
            Anchor::Left => x,
            Anchor::Centre => x - line.width() / 2.0,
            Anchor::Right => x - line.width(),
        };
        Ok(Placed { line, x, baseline })
    }

    /// Adds a block without its blank lines; none when all are blank.
    fn push(&mut self, role: Role, mut lines: Vec<Placed>) {
        lines.retain(|placed| !placed.line.is_blank());
        if !lines.is_empty() {
            self.blocks.push(Block { role, lines });
        }
    }

    /// One centred line as a block of its own.
    fn centred(
        &mut self,
        role: Role,
        text: &str,
        style: Style,
        lang: Lang,
        baseline: f32,
    ) -> Result<(), SheetError> {
        let max = if role == Role::Title { 200.0 } else { 226.0 };
        let placed = self.place(text, style, lang, (AXIS, baseline), Anchor::Centre, max)?;
        self.push(role, vec![placed]);
        Ok(())
    }

    fn head(&mut self, data: &SheetData) -> Result<(), SheetError> {
        let max = 98.0;
        let style = bold(13.5).ink(Ink::Title);
        let mut arabic = Vec::new();
        for (text, y) in data.issuer_ar.iter().zip([27.0, 32.8]) {
            arabic.push(self.place(text, style, Lang::Arabic, (RIGHT, y), Anchor::Right, max)?);
        }
        self.push(Role::Text, arabic);
        let style = amiri(9.8).ink(Ink::Title);
        let mut latin = Vec::new();
        for (text, y) in data.issuer_la.iter().zip([26.8, 31.8]) {
            latin.push(self.place(text, style, self.lang, (LEFT, y), Anchor::Left, max)?);
        }
        self.push(Role::Text, latin);
        let title = bold(40.0).ink(Ink::Title);
        self.centred(Role::Title, &data.title_ar, title, Lang::Arabic, 53.3)?;
        let capitals = amiri(10.5).ink(Ink::Accent).tracking(0.3);
        let title_la = data.title_la.to_uppercase();
        self.centred(Role::Text, &title_la, capitals, self.lang, 69.0)
    }

    fn body(&mut self, data: &SheetData) -> Result<(), SheetError> {
        // The distances below Arabic lines leave room for the deepest ending, the yeh of علي.
        use Lang::Arabic;
        let second_lang = self.lang;
        let d = data;
        for (text, style, lang, baseline) in [
            (&d.certify_ar, amiri(13.5), Arabic, 76.4),
            (&d.certify_la, second(9.2), second_lang, 81.3),
            (&d.name_arabic, bold(31.5), Arabic, 95.0),
            (&d.name_latin, amiri(15.5), second_lang, 106.7),
            (&d.completed_ar, amiri(13.5), Arabic, 115.0),
            (&d.completed_la, second(9.2), second_lang, 120.0),
            (&d.course_ar, bold(20.0).ink(Ink::Title), Arabic, 128.8),
            (
                &d.course_la,
                amiri(12.0).ink(Ink::Title).italic(),
                second_lang,
                136.3,
            ),
        ] {
            self.centred(Role::Text, text, style, lang, baseline)?;
        }
        let version = (d.version_ar.as_str(), d.version_la.as_str());
        let lines = self.pair(version, small(8.0), (AXIS, 141.1), 3.0, 120.0)?;
        self.push(Role::Text, lines);
        Ok(())
    }

    /// The same in both languages on one line, centred as one; Arabic at the right.
    fn pair(
        &mut self,
        (ar, la): (&str, &str),
        style: Style,
        (centre, baseline): (f32, f32),
        gap: f32,
        max: f32,
    ) -> Result<Vec<Placed>, SheetError> {
        let (at, left) = ((centre, baseline), Anchor::Left);
        let mut set = |style: Style| -> Result<_, SheetError> {
            let ar = self.place(ar, style, Lang::Arabic, at, left, f32::MAX)?;
            let la = self.place(la, style, self.lang, at, left, f32::MAX)?;
            Ok((ar, la))
        };
        let (mut ar, mut la) = set(style)?;
        let room = max - gap;
        let wide = ar.line.width() + la.line.width();
        // Both shrink alike.
        if wide > room {
            (ar, la) = set(style.times(room / wide))?;
        }
        la.x = centre - (la.line.width() + gap + ar.line.width()) / 2.0;
        ar.x = la.x + la.line.width() + gap;
        Ok(vec![ar, la])
    }

    /// The facts share the width of the text, the first one rightmost.
    fn facts(&mut self, facts: &[Fact]) -> Result<(), SheetError> {
        let columns = u8::try_from(facts.len()).map_or(f32::from(u8::MAX), f32::from);
        let column = (RIGHT - LEFT) / columns.max(1.0);
        let inside = column - 4.0;
        let gap = 2.2;
        let mut centre = RIGHT - column / 2.0;
        for fact in facts {
            let labels = (fact.label_ar.as_str(), fact.label_la.as_str());
            let mut lines = self.pair(labels, small(8.0), (centre, 148.0), gap, inside)?;
            let style = small(VALUE).ink(Ink::Text).weight(500.0);
            if fact.value_ar.is_empty() {
                lines.push(self.place(
                    &fact.value,
                    style,
                    Lang::of(&fact.value, self.lang),
                    (centre, 153.0),
                    Anchor::Centre,
                    inside,
                )?);
            } else {
                let values = (fact.value_ar.as_str(), fact.value.as_str());
                lines.extend(self.pair(values, style, (centre, 153.0), gap + 1.0, inside)?);
            }
            self.push(Role::Text, lines);
            centre -= column;
        }
        Ok(())
    }

    fn signature(&mut self, data: &SheetData) -> Result<(), SheetError> {
        use Lang::Arabic;
        let second_lang = self.lang;
        let right = Anchor::Right;
        let (y, max, gap) = (165.2, 98.0, 4.0);
        let (text, style) = (&data.place_date_ar, amiri(12.0));
        let ar = self.place(text, style, Arabic, (RIGHT, y), right, max)?;
        let (text, style) = (&data.place_date_la, second(9.2));
        let mut fr = self.place(text, style, second_lang, (RIGHT, y + 4.8), right, max)?;
        // French beside Arabic when there is room, else below it.
        if ar.line.width() + gap + fr.line.width() <= max {
            fr.x -= ar.line.width() + gap;
            fr.baseline = y;
        }
        self.push(Role::Text, vec![ar, fr]);

        let latin: Vec<&str> = [&data.signer_la, &data.signer_role_la]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect();
        let latin = latin.join(" · ");
        let signer = data.signer_ar.as_deref().unwrap_or_default();
        let role = data.signer_role_ar.as_deref().unwrap_or_default();
        // Without a name the role takes its weight.
        let role_style = if signer.is_empty() {
            bold(12.5)
        } else {
            amiri(11.5)
        };
        // Stacked from the foot upwards, so that what is missing leaves no hole.
        let mut lines = Vec::new();
        let mut y = FOOT;
        for (text, style, lang, step) in [
            (latin.as_str(), second(9.2), second_lang, 5.1),
            (role, role_style, Arabic, 6.0),
            (signer, bold(13.0), Arabic, 0.0),
        ] {
            if !text.is_empty() {
                lines.push(self.place(text, style, lang, (RIGHT, y), right, 98.0)?);
                y -= step;
            }
        }
        lines.reverse();
        self.push(Role::Text, lines);
        Ok(())
    }

    fn verification(&mut self, data: &SheetData, code: &QrCode) -> Result<(), SheetError> {
        use Lang::Arabic;
        let second_lang = self.lang;
        // Beyond the quiet zone of the code, and short of the seal.
        let x = LEFT + side(code) + quiet(code).max(4.0) + 0.5;
        let max = AXIS - SEAL.1 / 2.0 - 4.0 - x;
        let replaces = !data.replaces_ar.is_empty() || !data.replaces_la.is_empty();
        let foot = if replaces { FOOT - REPLACES } else { FOOT };
        for (role, text, style, lang, baseline) in [
            (
                Role::Text,
                &data.verify_ar,
                small(8.6).ink(Ink::Text),
                Arabic,
                foot - 13.3,
            ),
            (
                Role::Text,
                &data.verify_la,
                small(7.8),
                second_lang,
                foot - 9.3,
            ),
            (
                Role::Address,
                &data.verify_address,
                small(8.6).ink(Ink::Title),
                second_lang,
                foot - 4.6,
            ),
            (Role::Text, &data.number, small(7.8), second_lang, foot),
            (
                Role::Text,
                &data.replaces_ar,
                small(7.8),
                Arabic,
                FOOT - 4.0,
            ),
            (Role::Text, &data.replaces_la, small(7.4), second_lang, FOOT),
        ] {
            let placed = self.place(text, style, lang, (x, baseline), Anchor::Left, max)?;
            self.push(role, vec![placed]);
        }
        Ok(())
    }
}
