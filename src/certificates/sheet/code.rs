//! The QR code, drawn as a vector path.
//!
//! This file decides how the code survives print, scan and damage. What was tried said that fine
//! modules lose far more than a higher correction level wins: at 32 mm, 61 modules are read
//! from two scans in five at 100 dpi, 53 from all. So the symbol is the smallest that holds
//! the payload, with the highest level that fits into it; and the digits of a signed statement are
//! written as digits, not as bytes. An address alone takes level Q.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::{
    SheetError,
    ornament::Shape,
    palette::{Brush, Ink},
};

/// Version of the finest symbol drawn: 81 modules, 0.40 mm each.
const FINEST: u8 = 16;

/// Modules of an address alone, at most: what is longer gets the larger square.
const SHORT: i32 = 41;

/// The symbol of `payload`.
///
/// # Errors
/// [`SheetError::Payload`] when its modules would be too fine.
pub(super) fn encode(payload: &str) -> Result<QrCode, SheetError> {
    let (address, digits) = match payload.split_once('#') {
        Some((address, digits)) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            (format!("{address}#"), digits)
        }
        _ => (payload.to_owned(), ""),
    };
    let mut segments = vec![QrSegment::make_bytes(address.as_bytes())];
    if !digits.is_empty() {
        segments.push(QrSegment::make_numeric(digits));
    }
    let least = if digits.is_empty() {
        QrCodeEcc::Quartile
    } else {
        QrCodeEcc::Low
    };
    QrCode::encode_segments_advanced(
        &segments,
        least,
        Version::MIN,
        Version::new(FINEST),
        None,
        true,
    )
    .map_err(|_| SheetError::Payload(payload.len()))
}

/// Draws the symbol with its upper left corner at `(x, y)` millimetres. The white of the paper is
/// its quiet zone: the page leaves at least [`quiet`] around it.
pub(super) fn draw(brush: &mut Brush<'_, '_>, code: &QrCode, x: f32, y: f32) {
    let unit = module(code);
    let mut shape = Shape::new();
    for (row, top) in (0..code.size()).zip(steps(unit)) {
        // Neighbours become one rectangle: no hairline between them, and a smaller file.
        let mut run: Option<(f32, f32)> = None;
        for (column, left) in (0..code.size()).zip(steps(unit)) {
            if code.get_module(column, row) {
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
pub(super) fn side(code: &QrCode) -> f32 {
    if code.size() <= SHORT { 28.0 } else { 32.0 }
}

/// Width of the quiet zone in millimetres: four modules.
pub(super) fn quiet(code: &QrCode) -> f32 {
    4.0 * module(code)
}

/// Side of one module in millimetres.
fn module(code: &QrCode) -> f32 {
    let modules = u8::try_from(code.size()).expect("no QR code has more than 177 modules a side");
    side(code) / f32::from(modules)
}

/// Offsets of consecutive modules.
fn steps(unit: f32) -> impl Iterator<Item = f32> {
    (0u8..=u8::MAX).map(move |i| f32::from(i) * unit)
}
