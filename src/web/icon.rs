//! Icons, logo and marks, inlined in the pages: no request, and they follow the colours of the page.
//!
//! Icons are strokes on a grid of 24 units, drawn for this project. Those that follow the reading
//! direction carry the class `i-dir` and are mirrored from right to left by the stylesheet.
//! They are silent for assistive technology: the words are next to them, or in a `.vh` span.

/// Every name [`icon`] knows.
pub const NAMES: [&str; 47] = [
    "home", "book", "path", "pen", "gear", "user", "users", "search", "clock", "level", "award",
    "check", "checkc", "x", "xc", "alert", "info", "bulb", "arrow", "back", "chevron", "up",
    "down", "list", "menu", "download", "upload", "print", "text", "globe", "calendar", "lock",
    "mail", "shield", "eye", "history", "trash", "quiz", "chart", "wifi", "play", "save", "filter",
    "ext", "flag", "signout", "ban",
];

/// The markup of an icon. An unknown name gives nothing, so that a page never fails for a picture.
pub fn icon(name: &str) -> &'static str {
    match name {
        "home" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 11l8-7 8 7v9h-5v-6H9v6H4z"/></svg>"#
        }
        "book" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 6.5C10 5 7 4.5 3.5 5v13c3.5-.5 6.5 0 8.5 1.5 2-1.5 5-2 8.5-1.5V5C17 4.5 14 5 12 6.5zM12 6.5v13"/></svg>"#
        }
        "path" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M6 20a2 2 0 100-4 2 2 0 000 4zM18 8a2 2 0 100-4 2 2 0 000 4zM8 18h6a3 3 0 000-6h-4a3 3 0 010-6h6"/></svg>"#
        }
        "pen" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 20l1-4L16 5l3 3L8 19zM14 7l3 3"/></svg>"#
        }
        "gear" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 7h9M17 7h3M4 12h3M11 12h9M4 17h9M17 17h3"/><path d="M15 9a2 2 0 100-4 2 2 0 000 4zM9 14a2 2 0 100-4 2 2 0 000 4zM15 19a2 2 0 100-4 2 2 0 000 4z"/></svg>"#
        }
        "user" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20c.5-4 3.5-6 7.5-6s7 2 7.5 6"/></svg>"#
        }
        "users" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 19c.4-3.5 3-5 6.5-5s6.1 1.5 6.5 5M16 4.5a3.5 3.5 0 010 6.5M18 14.5c2 .6 3.2 2 3.5 4.5"/></svg>"#
        }
        "search" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M11 18a7 7 0 100-14 7 7 0 000 14zM16 16l5 5"/></svg>"#
        }
        "clock" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l3.5 2"/></svg>"#
        }
        "level" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 20v-5M12 20V10M19 20V4"/></svg>"#
        }
        "award" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 14a5.5 5.5 0 100-11 5.5 5.5 0 000 11zM8.5 13L7 21l5-2.5 5 2.5-1.5-8"/></svg>"#
        }
        "check" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12.5l4.5 4.5L19 7.5"/></svg>"#
        }
        "checkc" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 21a9 9 0 100-18 9 9 0 000 18zM8 12.3l2.8 2.8L16 9.5"/></svg>"#
        }
        "x" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"/></svg>"#
        }
        "xc" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 21a9 9 0 100-18 9 9 0 000 18zM9 9l6 6M15 9l-6 6"/></svg>"#
        }
        "alert" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4l9.5 16.5h-19zM12 10v4.5M12 17.5v.1"/></svg>"#
        }
        "info" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 21a9 9 0 100-18 9 9 0 000 18zM12 11v5.5M12 7.5v.1"/></svg>"#
        }
        "bulb" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 18h6M10 21h4M12 3a6 6 0 00-3.5 10.9c.7.5 1 1.3 1 2.1h5c0-.8.3-1.6 1-2.1A6 6 0 0012 3z"/></svg>"#
        }
        "arrow" => {
            r#"<svg class="i i-dir" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12h15M13 6l6 6-6 6"/></svg>"#
        }
        "back" => {
            r#"<svg class="i i-dir" viewBox="0 0 24 24" aria-hidden="true"><path d="M20 12H5M11 6l-6 6 6 6"/></svg>"#
        }
        "chevron" => {
            r#"<svg class="i i-dir" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5l7 7-7 7"/></svg>"#
        }
        "up" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 19V5M6 11l6-6 6 6"/></svg>"#
        }
        "down" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v14M6 13l6 6 6-6"/></svg>"#
        }
        "list" => {
            r#"<svg class="i i-dir" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01"/></svg>"#
        }
        "menu" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 7h16M4 12h16M4 17h16"/></svg>"#
        }
        "download" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4v11M7 11l5 5 5-5M4 20h16"/></svg>"#
        }
        "upload" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 16V5M7 9l5-5 5 5M4 20h16"/></svg>"#
        }
        "print" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z"/></svg>"#
        }
        "text" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 7V5h10v2M9 5v14M7 19h4M14 13v-1.5h7V13M17.5 11.5V19M16 19h3"/></svg>"#
        }
        "globe" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 21a9 9 0 100-18 9 9 0 000 18zM3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9S9 6 12 3z"/></svg>"#
        }
        "calendar" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"/></svg>"#
        }
        "lock" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3"/></svg>"#
        }
        "mail" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M3.5 6h17v12h-17zM3.5 7l8.5 6 8.5-6"/></svg>"#
        }
        "shield" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3l8 3v5.5c0 5-3.5 8-8 9.5-4.5-1.5-8-4.5-8-9.5V6zM8.5 12l2.5 2.5 4.5-5"/></svg>"#
        }
        "eye" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M2.5 12C5 7.5 8.5 6 12 6s7 1.5 9.5 6c-2.5 4.5-6 6-9.5 6s-7-1.5-9.5-6zM12 15a3 3 0 100-6 3 3 0 000 6z"/></svg>"#
        }
        "history" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12a8 8 0 108-8c-3 0-5 1.3-6.5 3.5M5 3.5v4h4M12 8v4.5l3 1.5"/></svg>"#
        }
        "trash" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5"/></svg>"#
        }
        "quiz" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 4h14v16H5zM9 9l1.5 1.5L13 8M9 15l1.5 1.5L13 14M15.5 9.5h.5M15.5 15.5h.5"/></svg>"#
        }
        "chart" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4v16h16M8 16v-4M12 16V8M16 16v-6"/></svg>"#
        }
        "wifi" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M3 3l18 18M5 11.5a11 11 0 015-2.7M2 8.5a16 16 0 015-3M15 9.3a11 11 0 014 2.2M11 5a16 16 0 0111 3.5M8.5 15a5.5 5.5 0 017 0M12 19h.01"/></svg>"#
        }
        "play" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M7 4.5v15l12-7.5z"/></svg>"#
        }
        "save" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 4h11l3 3v13H5zM8 4v5h7V4M8 20v-6h8v6"/></svg>"#
        }
        "filter" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16l-6 7.5V19l-4-2v-4.5z"/></svg>"#
        }
        "ext" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M14 4h6v6M20 4l-9 9M18 14v6H4V6h6"/></svg>"#
        }
        "flag" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M6 21V4h11l-2 4 2 4H6"/></svg>"#
        }
        "signout" => {
            r#"<svg class="i i-dir" viewBox="0 0 24 24" aria-hidden="true"><path d="M10 4H5v16h5M10 12h10M16 8l4 4-4 4"/></svg>"#
        }
        "ban" => {
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 21a9 9 0 100-18 9 9 0 000 18zM6 6l12 12"/></svg>"#
        }
        _ => "",
    }
}

/// The logo in the colours of the page: an eight-pointed star with a speech tail. It is never mirrored.
pub fn logo() -> &'static str {
    r#"<svg viewBox="0 0 48 48" aria-hidden="true"><path fill="var(--za)" d="M24 1l6.15 6.16l8.7 -0.01l-0.01 8.7l6.16 6.15l-6.16 6.15l0.01 8.7l-8.7 -0.01l-6.15 6.16l-6.15 -6.16l-8.7 0.01l0.01 -8.7l-6.16 -6.15l6.16 -6.15l-0.01 -8.7l8.7 0.01zM15 33l-3 14 13-9z"/><path fill="var(--zg)" d="M24 11l3.22 3.23l4.56 -0.01l-0.01 4.56l3.23 3.22l-3.23 3.22l0.01 4.56l-4.56 -0.01l-3.22 3.23l-3.22 -3.23l-4.56 0.01l0.01 -4.56l-3.23 -3.22l3.23 -3.22l-0.01 -4.56l4.56 0.01z"/><path fill="var(--zc)" d="M24 16l1.76 1.76l2.48 0l0 2.48l1.76 1.76l-1.76 1.76l0 2.48l-2.48 0l-1.76 1.76l-1.76 -1.76l-2.48 0l0 -2.48l-1.76 -1.76l1.76 -1.76l0 -2.48l2.48 0z"/></svg>"#
}

/// The logo for dark green grounds, such as the footer.
pub fn logo_light() -> &'static str {
    r##"<svg viewBox="0 0 48 48" aria-hidden="true"><path fill="#EBDFC8" d="M24 1l6.15 6.16l8.7 -0.01l-0.01 8.7l6.16 6.15l-6.16 6.15l0.01 8.7l-8.7 -0.01l-6.15 6.16l-6.15 -6.16l-8.7 0.01l0.01 -8.7l-6.16 -6.15l6.16 -6.15l-0.01 -8.7l8.7 0.01zM15 33l-3 14 13-9z"/><path fill="#0B3B2E" d="M24 11l3.22 3.23l4.56 -0.01l-0.01 4.56l3.23 3.22l-3.23 3.22l0.01 4.56l-4.56 -0.01l-3.22 3.23l-3.22 -3.23l-4.56 0.01l0.01 -4.56l-3.23 -3.22l3.23 -3.22l-0.01 -4.56l4.56 0.01z"/><path fill="#E39A72" d="M24 16l1.76 1.76l2.48 0l0 2.48l1.76 1.76l-1.76 1.76l0 2.48l-2.48 0l-1.76 1.76l-1.76 -1.76l-2.48 0l0 -2.48l-1.76 -1.76l1.76 -1.76l0 -2.48l2.48 0z"/></svg>"##
}

/// A hollow eight-pointed star, class `star`.
pub fn star() -> &'static str {
    r#"<svg class="star" viewBox="0 0 48 48" aria-hidden="true"><path fill-rule="evenodd" d="M24 2l6.44 6.45l9.12 -0.01l-0.01 9.12l6.45 6.44l-6.45 6.44l0.01 9.12l-9.12 -0.01l-6.44 6.45l-6.44 -6.45l-9.12 0.01l0.01 -9.12l-6.45 -6.44l6.45 -6.44l-0.01 -9.12l9.12 0.01zM24 12l3.51 3.52l4.98 -0.01l-0.01 4.98l3.52 3.51l-3.52 3.51l0.01 4.98l-4.98 -0.01l-3.51 3.52l-3.51 -3.52l-4.98 0.01l0.01 -4.98l-3.52 -3.51l3.52 -3.51l-0.01 -4.98l4.98 0.01z"/></svg>"#
}

/// The drawing of certificates and empty pages, class `mark`: a star within a star.
pub fn mark() -> &'static str {
    r#"<svg class="mark" viewBox="0 0 48 48" aria-hidden="true"><path d="M24 2l6.44 6.45l9.12 -0.01l-0.01 9.12l6.45 6.44l-6.45 6.44l0.01 9.12l-9.12 -0.01l-6.44 6.45l-6.44 -6.45l-9.12 0.01l0.01 -9.12l-6.45 -6.44l6.45 -6.44l-0.01 -9.12l9.12 0.01z"/><path d="M48 24l-11 5.4l4 11.6l-11.6 -4l-5.4 11l-5.4 -11l-11.6 4l4 -11.6l-11 -5.4l11 -5.4l-4 -11.6l11.6 4l5.4 -11l5.4 11l11.6 -4l-4 11.6z"/><path d="M24 16l2.34 2.35l3.32 -0.01l-0.01 3.32l2.35 2.34l-2.35 2.34l0.01 3.32l-3.32 -0.01l-2.34 2.35l-2.34 -2.35l-3.32 0.01l0.01 -3.32l-2.35 -2.34l2.35 -2.34l-0.01 -3.32l3.32 0.01z"/></svg>"#
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_drawing() {
        for name in NAMES {
            let svg = icon(name);
            assert!(svg.starts_with("<svg class=\"i"), "{name}");
            assert!(svg.ends_with("</svg>"), "{name}");
            assert!(svg.contains("aria-hidden=\"true\""), "{name}");
        }
    }

    #[test]
    fn only_reading_order_is_mirrored() {
        let mirrored: Vec<_> = NAMES
            .into_iter()
            .filter(|name| icon(name).contains("i-dir"))
            .collect();
        assert_eq!(mirrored, ["arrow", "back", "chevron", "list", "signout"]);
    }

    #[test]
    fn unknown_names_give_nothing() {
        assert_eq!(icon("unicorn"), "");
    }

    #[test]
    fn nothing_carries_a_style() {
        for svg in NAMES
            .map(icon)
            .into_iter()
            .chain([logo(), logo_light(), star(), mark()])
        {
            assert!(!svg.contains("style"));
        }
    }
}
