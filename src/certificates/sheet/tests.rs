//! What must hold for every sheet: it passes both standards, it is the same file each time, and
//! nothing on it runs into anything else.

use super::{
    SheetData, SheetError,
    cases::{cases, long_code, ordinary},
    code,
    faces::Family,
    page::{self, AXIS, LEFT, RIGHT, Role, SEAL},
    palette::Ink,
    script::{Lang, clean},
    sheet,
    text::{Line, Style, Typesetter},
    unprintable,
};

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|w| w == text.as_bytes())
}

fn line(text: &str, lang: Lang, max: f32) -> Line {
    let style = Style::new(Family::Amiri, 20.0, Ink::Text);
    Typesetter::new()
        .line(text, style, lang, max)
        .expect("a printable line")
}

#[test]
fn every_case_conforms_and_is_the_same_file_twice() {
    for (name, data) in cases() {
        let first = sheet(&data).unwrap_or_else(|e| panic!("{name}: {e}"));
        let second = sheet(&data).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(first.starts_with(b"%PDF-1.7"), "{name}");
        assert!(contains(&first, "<pdfaid:part>3</pdfaid:part>"), "{name}");
        assert!(
            contains(&first, "<pdfaid:conformance>A</pdfaid:conformance>"),
            "{name}"
        );
        assert!(contains(&first, "<pdfuaid:part>1</pdfuaid:part>"), "{name}");
        assert!(first == second, "{name} differs from itself");
    }
}

#[test]
fn threads_draw_the_same_file() {
    let expected = sheet(&ordinary()).expect("a sheet");
    let threads: Vec<_> = (0..4)
        .map(|_| std::thread::spawn(|| sheet(&ordinary()).expect("a sheet")))
        .collect();
    for thread in threads {
        assert!(thread.join().expect("no panic") == expected);
    }
}

#[test]
fn a_document_without_what_readers_need_is_refused() {
    let without = [
        SheetData {
            document_title: String::new(),
            ..ordinary()
        },
        SheetData {
            title_ar: String::new(),
            ..ordinary()
        },
        SheetData {
            qr_alternative: " ".into(),
            ..ordinary()
        },
    ];
    for data in without {
        assert!(matches!(sheet(&data), Err(SheetError::Document(_))));
    }
}

#[test]
fn a_character_without_glyph_is_named() {
    let data = SheetData {
        name_latin: "Zineb 🎓".into(),
        ..ordinary()
    };
    let Err(SheetError::Unprintable { text, character }) = sheet(&data) else {
        panic!("an emoji has no place on a certificate");
    };
    assert_eq!((text.as_str(), character), ("Zineb 🎓", '🎓'));
    assert_eq!(unprintable("ⵣⵉⵏⴱ"), Some('ⵣ'));
    assert_eq!(unprintable("A\u{E000}"), Some('\u{E000}'));
    for (_, data) in cases() {
        for name in [&data.name_arabic, &data.name_latin, &data.course_ar] {
            assert_eq!(unprintable(name), None, "{name}");
        }
    }
    // Each family lacks one of the two: the line takes both.
    assert_eq!(unprintable("Ḥ ⅔"), None);
}

#[test]
fn the_code_grows_coarser_before_it_grows_unreadable() {
    let size = |payload: &str| code::encode(payload).map(|code| code.size()).ok();
    assert_eq!(
        size("https://example.ma/v/TKW-2026-000123-K"),
        Some(33),
        "level Q"
    );
    assert_eq!(size(&long_code()), Some(53), "level L, a usual statement");
    let digits = |count: usize| {
        format!(
            "https://example.ma/v/TKW-2026-000123-K#{}",
            "7".repeat(count)
        )
    };
    assert_eq!(size(&digits(1_000)), Some(73), "very long names");
    let longest = digits(1_500);
    assert!(matches!(
        code::encode(&longest),
        Err(SheetError::Payload(_))
    ));
}

#[test]
fn nothing_leaves_its_place() {
    for (name, data) in cases() {
        let code = code::encode(&data.code).expect("a code");
        let blocks = page::blocks(&mut Typesetter::new(), &data, &code).expect("blocks");
        let titles = blocks.iter().filter(|b| b.role == Role::Title).count();
        assert_eq!(titles, 1, "{name}");
        let seal = (AXIS - SEAL.1 / 2.0, AXIS + SEAL.1 / 2.0);
        for placed in blocks.iter().flat_map(|block| &block.lines) {
            let (left, right) = (placed.x, placed.x + placed.line.width());
            assert!(left > LEFT - 0.1 && right < RIGHT + 0.1, "{name}: margins");
            let (code_x, code_y) = page::code_at(&code);
            if placed.baseline > code_y {
                let beside =
                    left > code_x + code::side(&code) + code::quiet(&code) && right < seal.0;
                assert!(beside || left > seal.1, "{name}: foot of the page");
            }
        }
        for (i, a) in blocks.iter().flat_map(|b| &b.lines).enumerate() {
            for b in blocks.iter().flat_map(|b| &b.lines).skip(i + 1) {
                let apart = (a.baseline - b.baseline).abs() > 3.5
                    || a.x + a.line.width() < b.x
                    || b.x + b.line.width() < a.x;
                assert!(apart, "{name}: two lines in one place");
            }
        }
    }
}

#[test]
fn a_long_line_shrinks_to_its_measure() {
    let long = "التواصل المؤسساتي ".repeat(12);
    assert!((line(&long, Lang::Arabic, 100.0).width() - 100.0).abs() < 0.01);
    assert!(line("قصير", Lang::Arabic, 100.0).width() < 30.0);
}

#[test]
fn arabic_words_are_drawn_as_they_are_read() {
    let line = line("شهادة إتمام (Excel 2024) التكوين", Lang::Arabic, 200.0);
    let starts: Vec<usize> = line.pieces().map(|(start, _)| start).collect();
    assert!(starts.is_sorted() && starts.len() > 4);
    let (first, last) = (line.pieces().next(), line.pieces().last());
    assert!(
        first.map(|p| p.1) > last.map(|p| p.1),
        "the first word stands rightmost"
    );
}

#[test]
fn a_line_keeps_the_direction_of_its_language() {
    let x_of_first = |lang| {
        line("Excel للجميع", lang, 200.0)
            .pieces()
            .next()
            .map(|p| p.1)
    };
    assert!(x_of_first(Lang::Arabic) > Some(10.0));
    assert_eq!(x_of_first(Lang::French), Some(0.0));
}

#[test]
fn the_first_letter_decides_the_language_of_a_value() {
    assert_eq!(Lang::of("متقدّم · Avancé", Lang::English), Lang::Arabic);
    assert_eq!(Lang::of("B2 – متوسط", Lang::French), Lang::French);
    assert_eq!(Lang::of("87 %", Lang::French), Lang::French);
}

#[test]
fn a_line_is_cleaned_of_controls() {
    assert_eq!(clean("  a\r\n\tb\u{202E}c\u{200B} "), "a bc");
    assert_eq!(clean("بنت\u{200C}علي"), "بنت\u{200C}علي");
}

#[test]
fn sheet_data_survive_storage() {
    let data = ordinary();
    let stored = serde_json::to_string(&data).expect("json");
    assert_eq!(
        serde_json::from_str::<SheetData>(&stored).expect("data"),
        data
    );
}
