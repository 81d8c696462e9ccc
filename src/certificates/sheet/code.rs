//! The QR code, drawn as a vector path.
//!
//! This file decides how the code survives print, scan and damage. Modules that are too fine lose
//! more than a higher correction level wins: an address alone takes level Q, one with a signed
//! statement level M, and one with very long names level L, on a larger square.

use fast_qr::{ECL, QRBuilder, QRCode};

use super::{
    SheetError,
    ornament::Shape,
    palette::{Brush, Ink},
};

/// Modules of version 9, 0.53 mm each on the smaller square.
const SHORT: usize = 53;

/// Modules of version 13, 0.46 mm each: what common readers still make out in a scan at 100 dpi and
/// in a poor photograph.
const USUAL: usize = 69;

/// Modules of version 16, 0.40 mm each: the finest symbol drawn.
const FINEST: usize = 81;

/// The symbol of `payload`, at the highest correction level that leaves its modules large enough.
///
/// # Errors
/// [`SheetError::Payload`] when even level L would be finer than version 16.
pub(super) fn encode(payload: &str) -> Result<QRCode, SheetError> {
    [(ECL::Q, SHORT), (ECL::M, USUAL), (ECL::L, FINEST)]
        .into_iter()
        .find_map(|(level, modules)| {
            let code = QRBuilder::new(payload).ecl(level).build().ok()?;
            (code.size <= modules).then_some(code)
        })
        .ok_or(SheetError::Payload(payload.len()))
}

/// Draws the symbol with its upper left corner at `(x, y)` millimetres. The white of the paper is
/// its quiet zone: the page leaves at least [`quiet`] around it.
pub(super) fn draw(brush: &mut Brush<'_, '_>, code: &QRCode, x: f32, y: f32) {
    let unit = module(code);
    let mut shape = Shape::new();
    for (row, top) in (0..code.size).zip(steps(unit)) {
        // Neighbours become one rectangle: no hairline between them, and a smaller file.
        let mut run: Option<(f32, f32)> = None;
        for (column, left) in (0..code.size).zip(steps(unit)) {
            if code[row][column].value() {
                run = Some((run.map_or(left, |(from, _)| from), left + unit));
            } else if let Some((from, to)) = run.take() {
                shape = shape.rect(x + from, y + top, to - from, unit);
            }
        }
        if let Some((from, to)) = run {
            shape = shape.rect(x + from, y + top, to - from, unit);
        }
    }
    shape.fill(brush, Ink::Code);
}

/// Side of the symbol in millimetres, without its quiet zone.
pub(super) fn side(code: &QRCode) -> f32 {
    if code.size <= SHORT { 28.0 } else { 32.0 }
}

/// Width of the quiet zone in millimetres: four modules.
pub(super) fn quiet(code: &QRCode) -> f32 {
    4.0 * module(code)
}

/// Side of one module in millimetres.
fn module(code: &QRCode) -> f32 {
    let modules = u8::try_from(code.size).expect("no QR code has more than 177 modules a side");
    side(code) / f32::from(modules)
}

/// Offsets of consecutive modules.
fn steps(unit: f32) -> impl Iterator<Item = f32> {
    (0u8..=u8::MAX).map(move |i| f32::from(i) * unit)
}
