//! Geometry of the sheet: frieze, khatam, seal, watermark.
//!
//! This file decides the ornament. The frieze is a real 4.8.8 tiling drawn by
//! Hankin's method: eight-fold stars on the octagons, four-fold stars on the squares. Its module is
//! chosen so that both sides of an A4 page hold a whole number of tiles: the border closes without
//! a cut tile. Shapes of one colour share one path, which keeps both the file and the work small.

use std::f32::consts::PI;

use krilla::{
    geom::{Path, PathBuilder, Rect},
    paint::{Fill, FillRule, Stroke},
};

use super::palette::{Brush, Ink};

/// One millimetre in points.
pub(super) const MM: f32 = 72.0 / 25.4;
/// Width of the page in millimetres.
pub(super) const WIDTH: f32 = 297.0;
/// Height of the page in millimetres.
pub(super) const HEIGHT: f32 = 210.0;

/// Side of a tile of the frieze, in millimetres: 297 = 48 tiles + 2 margins, 210 = 33 + 2 margins.
const TILE: f32 = 5.8;
const MARGIN: f32 = 9.3;
const COLUMNS: u8 = 48;
const ROWS: u8 = 33;

/// Inner to outer radius of the star of Hankin's octagon at a contact angle of 67.5 degrees.
const STAR_8: f32 = 0.5412;
/// The same for the square.
const STAR_4: f32 = 0.4142;
/// Inner to outer radius of the khatam, the star polygon {8/2}.
const KHATAM: f32 = 0.7654;
/// An eighth of a half turn: stands a khatam on its side.
const TURN: f32 = PI / 8.0;

/// A path in millimetres.
pub(super) struct Shape(PathBuilder);

impl Shape {
    pub(super) fn new() -> Self {
        Self(PathBuilder::new())
    }

    pub(super) fn rect(mut self, x: f32, y: f32, w: f32, h: f32) -> Self {
        if let Some(rect) = Rect::from_xywh(x * MM, y * MM, w * MM, h * MM) {
            self.0.push_rect(rect);
        }
        self
    }

    /// A star of `n` points around `(x, y)`; `ratio` is its inner to its outer radius.
    fn star(mut self, n: u8, (x, y): (f32, f32), radius: f32, ratio: f32, turn: f32) -> Self {
        for i in 0..2 * n {
            let r = if i % 2 == 0 { radius } else { radius * ratio };
            let (sin, cos) = (turn + f32::from(i) * PI / f32::from(n)).sin_cos();
            let (px, py) = ((x + r * cos) * MM, (y + r * sin) * MM);
            if i == 0 {
                self.0.move_to(px, py);
            } else {
                self.0.line_to(px, py);
            }
        }
        self.0.close();
        self
    }

    fn circle(mut self, (x, y): (f32, f32), radius: f32) -> Self {
        // Control distance of the cubic that comes closest to a quarter of a circle.
        let k = 0.5523;
        let at = |a: f32, b: f32| ((x + a * radius) * MM, (y + b * radius) * MM);
        let start = at(1.0, 0.0);
        self.0.move_to(start.0, start.1);
        for (c, d, e) in [
            (at(1.0, k), at(k, 1.0), at(0.0, 1.0)),
            (at(-k, 1.0), at(-1.0, k), at(-1.0, 0.0)),
            (at(-1.0, -k), at(-k, -1.0), at(0.0, -1.0)),
            (at(k, -1.0), at(1.0, -k), at(1.0, 0.0)),
        ] {
            self.0.cubic_to(c.0, c.1, d.0, d.1, e.0, e.1);
        }
        self.0.close();
        self
    }

    fn path(self) -> Option<Path> {
        self.0.finish()
    }

    /// Fills the shape, if it has any extent.
    pub(super) fn fill(self, brush: &mut Brush<'_, '_>, ink: Ink) {
        self.paint(brush, Some(ink), None);
    }

    /// Strokes the shape with a line of `width` points.
    fn stroke(self, brush: &mut Brush<'_, '_>, ink: Ink, width: f32) {
        self.paint(brush, None, Some((ink, width)));
    }

    fn paint(self, brush: &mut Brush<'_, '_>, fill: Option<Ink>, stroke: Option<(Ink, f32)>) {
        let palette = brush.palette;
        brush.surface.set_fill(fill.map(|ink| Fill {
            paint: palette.of(ink).drawn().into(),
            ..Fill::default()
        }));
        brush.surface.set_stroke(stroke.map(|(ink, width)| Stroke {
            paint: palette.of(ink).drawn().into(),
            width,
            ..Stroke::default()
        }));
        if let Some(path) = self.path() {
            brush.surface.draw_path(&path);
        }
    }
}

/// The border: frieze on its ground, and a thin gold rule on either side of it.
pub(super) fn frame(brush: &mut Brush<'_, '_>) {
    let (w, h) = (f32::from(COLUMNS) * TILE, f32::from(ROWS) * TILE);
    let inner = h - 2.0 * TILE;
    let bands = || {
        Shape::new()
            .rect(MARGIN, MARGIN, w, TILE)
            .rect(MARGIN, MARGIN + h - TILE, w, TILE)
            .rect(MARGIN, MARGIN + TILE, TILE, inner)
            .rect(MARGIN + w - TILE, MARGIN + TILE, TILE, inner)
    };
    bands().fill(brush, Ink::Frame);
    if let Some(clip) = bands().path() {
        brush.surface.push_clip_path(&clip, &FillRule::NonZero);
        tiling(brush);
        brush.surface.pop();
    }
    let gap = 1.2;
    let inset = TILE + gap;
    Shape::new()
        .rect(MARGIN - gap, MARGIN - gap, w + 2.0 * gap, h + 2.0 * gap)
        .rect(
            MARGIN + inset,
            MARGIN + inset,
            w - 2.0 * inset,
            h - 2.0 * inset,
        )
        .stroke(brush, Ink::Gold, 0.5);
}

/// The stars of the frieze; those on the squares reach beyond the bands and are clipped.
fn tiling(brush: &mut Brush<'_, '_>) {
    let border = |i: u8, j: u8| i == 0 || j == 0 || i == COLUMNS - 1 || j == ROWS - 1;
    let at = |i: f32, j: f32| (MARGIN + i * TILE, MARGIN + j * TILE);
    let octagons: Vec<(f32, f32)> = (0..COLUMNS)
        .flat_map(|i| (0..ROWS).map(move |j| (i, j)))
        .filter(|&(i, j)| border(i, j))
        .map(|(i, j)| at(f32::from(i) + 0.5, f32::from(j) + 0.5))
        .collect();
    let squares: Vec<(f32, f32)> = (0..=COLUMNS)
        .flat_map(|i| (0..=ROWS).map(move |j| (i, j)))
        .filter(|&(i, j)| i < 2 || j < 2 || i + 1 >= COLUMNS || j + 1 >= ROWS)
        .map(|(i, j)| at(f32::from(i), f32::from(j)))
        .collect();
    let stars = |centres: &[(f32, f32)], n, radius: f32, ratio, turn| {
        centres.iter().fold(Shape::new(), |shape, &centre| {
            shape.star(n, centre, radius * TILE, ratio, turn)
        })
    };
    stars(&octagons, 8, 0.5, STAR_8, 0.0).paint(brush, Some(Ink::Star), Some((Ink::Joint, 0.5)));
    stars(&octagons, 8, 0.2706, KHATAM, TURN).paint(
        brush,
        Some(Ink::Frame),
        Some((Ink::Joint, 0.4)),
    );
    stars(&octagons, 8, 0.15, KHATAM, 0.0).fill(brush, Ink::Gold);
    stars(&squares, 4, 0.2071, STAR_4, PI / 4.0).paint(
        brush,
        Some(Ink::Gold),
        Some((Ink::Joint, 0.5)),
    );
}

/// A net of sixteen-fold kites whose rings shrink towards the centre in geometric progression.
fn net(centre: (f32, f32), radius: f32, ratio: f32, rings: u8) -> Shape {
    let mut shape = Shape::new();
    let mut r = radius;
    for i in 0..rings {
        let turn = if i % 2 == 0 { 0.0 } else { PI / 16.0 };
        shape = shape.star(16, centre, r, ratio, turn);
        r *= ratio;
    }
    shape
}

/// The net behind the text, so pale that it never competes with a letter.
pub(super) fn watermark(brush: &mut Brush<'_, '_>, x: f32, y: f32, radius: f32) {
    net((x, y), radius, 0.815, 9).stroke(brush, Ink::Net, 0.35);
}

/// The emblem at the head of the sheet, `size` millimetres across.
pub(super) fn khatam(brush: &mut Brush<'_, '_>, x: f32, y: f32, size: f32) {
    let star = |radius: f32, ratio| Shape::new().star(8, (x, y), size * radius, ratio, TURN);
    star(0.5, KHATAM).fill(brush, Ink::Frame);
    star(0.4, KHATAM).stroke(brush, Ink::Gold, 0.5);
    star(0.25, STAR_8).fill(brush, Ink::Gold);
}

/// The seal at the foot of the sheet, `size` millimetres across.
pub(super) fn seal(brush: &mut Brush<'_, '_>, x: f32, y: f32, size: f32) {
    let r = size / 2.0;
    Shape::new()
        .star(32, (x, y), r, 0.94, 0.0)
        .circle((x, y), r * 0.88)
        .stroke(brush, Ink::Gold, 0.5);
    net((x, y), r * 0.84, 0.8, 4).stroke(brush, Ink::Gold, 0.4);
    khatam(brush, x, y, r * 0.72);
}

/// The rule below the title: two strokes and a small khatam between them.
pub(super) fn title_rule(brush: &mut Brush<'_, '_>, x: f32, y: f32) {
    Shape::new()
        .rect(x - 37.5, y - 0.085, 33.0, 0.17)
        .rect(x + 4.5, y - 0.085, 33.0, 0.17)
        .fill(brush, Ink::Gold);
    Shape::new()
        .star(8, (x, y), 1.3, KHATAM, 0.0)
        .fill(brush, Ink::Accent);
}

/// A thin horizontal rule `w` millimetres long.
pub(super) fn rule(brush: &mut Brush<'_, '_>, x: f32, y: f32, w: f32) {
    Shape::new()
        .rect(x, y - 0.07, w, 0.14)
        .fill(brush, Ink::Line);
}
