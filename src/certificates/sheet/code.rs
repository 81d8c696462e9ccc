//! The QR code, drawn as a vector path.
//!
//! This file decides how the code survives print, scan and damage: the correction level Q for a
//! short payload, M for a long one, whose modules would otherwise become too fine for an ordinary
//! printer and an ordinary camera.

use fast_qr::{ECL, QRBuilder, QRCode};
use krilla::surface::Surface;

use super::{
    SheetError,
    ornament::{CODE, Shape},
};

/// Side of the symbol in millimetres, without its quiet zone.
pub(super) const SIDE: f32 = 28.0;

/// Modules of version 9, 0.53 mm each: what common readers still make out in a scan at 100 dpi and
/// in a poor photograph. Finer modules lose more than a higher correction level wins.
const COMFORTABLE: usize = 53;

/// Modules of version 12, 0.43 mm each: the finest symbol drawn.
const FINEST: usize = 65;

/// The symbol of `payload`: level Q while its modules stay comfortable, else level M.
///
/// # Errors
/// [`SheetError::Payload`] when even level M would be finer than version 12.
pub(super) fn encode(payload: &str) -> Result<QRCode, SheetError> {
    [(ECL::Q, COMFORTABLE), (ECL::M, FINEST)]
        .into_iter()
        .find_map(|(level, modules)| {
            let code = QRBuilder::new(payload).ecl(level).build().ok()?;
            (code.size <= modules).then_some(code)
        })
        .ok_or(SheetError::Payload(payload.len()))
}

/// Draws the symbol with its upper left corner at `(x, y)` millimetres. The white of the paper is
/// its quiet zone: the page leaves at least [`quiet`] around it.
pub(super) fn draw(surface: &mut Surface<'_>, code: &QRCode, x: f32, y: f32) {
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
    shape.fill(surface, CODE);
}

/// Width of the quiet zone in millimetres: four modules.
pub(super) fn quiet(code: &QRCode) -> f32 {
    4.0 * module(code)
}

/// Side of one module in millimetres.
fn module(code: &QRCode) -> f32 {
    let modules = u8::try_from(code.size).expect("no QR code has more than 177 modules a side");
    SIDE / f32::from(modules)
}

/// Offsets of consecutive modules.
fn steps(unit: f32) -> impl Iterator<Item = f32> {
    (0u8..=u8::MAX).map(move |i| f32::from(i) * unit)
}
