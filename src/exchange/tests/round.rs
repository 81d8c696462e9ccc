//! What is written is read again as the same.

use proptest::prelude::*;

use super::plains::plain;
use crate::{
    content::sample,
    exchange::{
        Entry, Format, Media, convert, export, gift, import, land, moodle,
        plain::{Couple, Hotspot, Kind, Part, Plain, Shape, Words, Zone, letter},
        report::{Losses, Report},
        write_gift, write_moodle, write_package, write_qti,
    },
    kit::{locale::Locale, text::Slug},
    questions::{
        Status,
        check::{Severity, check},
        mark::Share,
        samples,
    },
};

fn whole(entries: &[Entry]) -> &Plain {
    assert_eq!(entries.len(), 1, "{entries:?}");
    match &entries[0].read {
        Ok((plain, losses)) => {
            assert!(losses.is_empty(), "{losses:?}\n{plain:?}");
            plain
        }
        Err(reason) => panic!("{reason:?}"),
    }
}

fn packed(plain: &Plain, media: &Media) -> (Vec<u8>, String) {
    let mut losses = Losses::default();
    let (file, image) = write_qti::item(plain, "ar", media, &mut losses).expect("an item");
    assert!(losses.is_empty(), "{losses:?}");
    let item = write_package::Packed {
        id: plain.id.clone().unwrap_or_default(),
        file: file.clone(),
        image,
        tags: plain.tags.clone(),
    };
    (
        write_package::package(&[item], "bank", "ar", media).expect("a package"),
        file,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn gift_is_read_as_it_was_written(plain in plain(Format::Gift)) {
        let mut losses = Losses::default();
        let file = write_gift::question(&plain, &mut losses).expect("GIFT");
        prop_assert!(losses.is_empty(), "{:?}", losses);
        let entries = gift::read(&file);
        prop_assert_eq!(whole(&entries), &plain, "{}", file);
    }

    #[test]
    fn moodle_xml_is_read_as_it_was_written(plain in plain(Format::MoodleXml)) {
        let mut losses = Losses::default();
        let file = write_moodle::file(&write_moodle::question(&plain, &mut losses).expect("Moodle XML"));
        prop_assert!(losses.is_empty(), "{:?}", losses);
        let (entries, media) = moodle::read(&file);
        prop_assert_eq!(whole(&entries), &plain, "{}", file);
        prop_assert!(media.is_empty());
    }

    #[test]
    fn qti_is_read_as_it_was_written(plain in plain(Format::Qti)) {
        let (bytes, file) = packed(&plain, &Media::default());
        let read = import(&bytes, None, "bank.zip");
        prop_assert_eq!(whole(&read.entries), &plain, "{}", file);
    }
}

#[test]
fn gift_does_not_take_words_for_its_signs() {
    let short = |accept: &str, why: &str| {
        Kind::Short(Words {
            accept: vec![accept.to_owned()],
            partial: vec![Part {
                accept: vec!["near".to_owned()],
                share: Share(5_000),
                why: why.to_owned(),
            }],
            case: false,
        })
    };
    let lone = |accept: &str| {
        Kind::Short(Words {
            accept: vec![accept.to_owned()],
            ..Words::default()
        })
    };
    let pair = |at: usize, left: &str, right: &str| Couple {
        id: letter(at),
        left: left.to_owned(),
        right: right.to_owned(),
    };
    let pairs = Kind::Matching {
        pairs: vec![pair(0, "%-%", "0"), pair(1, "%50%", "T")],
        extras: vec![],
    };
    let words = [lone("f"), lone("True"), lone("%50%"), short("a", "b -> c")];
    for body in words.into_iter().chain([pairs]) {
        let mut plain = Plain::new("?".to_owned(), body);
        plain.name = "name".to_owned();
        let file = write_gift::question(&plain, &mut Losses::default()).expect("GIFT");
        assert_eq!(whole(&gift::read(&file)), &plain, "{file}");
    }
}

#[test]
fn a_picture_travels_with_its_zones() {
    const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" role=\"img\">\
        <title>T</title><desc>D</desc><path d=\"M0 0H9\"/></svg>";
    let mut media = Media::default();
    let image = media
        .keep("desk.svg", DRAWING.as_bytes().to_vec())
        .expect("a picture");
    let zone = |at: usize, correct: bool, shape: Shape| Zone {
        id: letter(at),
        label: format!("zone {at} \"<&"),
        correct,
        shape,
        why: format!("why {at}"),
    };
    for several in [false, true] {
        let hotspot = Hotspot {
            image: image.clone(),
            alt: "مكتب".into(),
            several,
            zones: vec![
                zone(
                    0,
                    true,
                    Shape::Rect {
                        x: 10,
                        y: 20,
                        width: 300,
                        height: 400,
                    },
                ),
                zone(
                    1,
                    several,
                    Shape::Circle {
                        x: 500,
                        y: 500,
                        radius: 77,
                    },
                ),
                zone(
                    2,
                    false,
                    Shape::Polygon(vec![(0, 0), (1_000, 0), (333, 777)]),
                ),
            ],
        };
        let mut plain = Plain::new("أين؟".into(), Kind::Hotspot(hotspot));
        plain.id = Some("spot".into());
        plain.name = "spot".into();
        let (bytes, file) = packed(&plain, &media);
        let read = import(&bytes, None, "bank.zip");
        assert_eq!(whole(&read.entries), &plain, "{file}");
        assert_eq!(read.media, media);
    }
}

#[test]
fn our_own_questions_leave_and_come_back() {
    let questions = samples::all();
    let media = Media::default();
    for format in Format::WRITTEN {
        let file = export(&questions, format, Locale::Ar, "bank", &media).expect("a file");
        let count = file.report.count();
        assert_eq!(count.whole + count.lossy + count.refused, questions.len());
        assert!(
            count.lossy + count.whole >= 6,
            "{format:?}: {:?}",
            file.report.lines
        );
        let read = import(&file.bytes, None, "file");
        assert_eq!(read.format, format);
        let refused: Vec<_> = read
            .entries
            .iter()
            .filter(|entry| entry.read.is_err())
            .collect();
        assert!(refused.is_empty(), "{format:?}: {refused:?}");
        assert_eq!(read.entries.len(), count.whole + count.lossy, "{format:?}");
    }
}

/// What a trainer does: questions of a course out, and into a course where they were never.
fn there_and_back(plain: &Plain, format: Format) -> Result<(), TestCaseError> {
    let bank = Slug::parse("there").expect("a slug");
    let id = Slug::parse("the-question").expect("a slug");
    let mut question = convert::question(id, plain, Locale::Ar);
    // As the checker leaves it when it comes in.
    let is_wrong = check(&question, Locale::Ar)
        .iter()
        .any(|fault| fault.severity() == Severity::Error);
    prop_assume!(!is_wrong);
    question.status = if plain.hidden {
        Status::Retired
    } else {
        Status::Ready
    };
    let media = Media::default();
    let file = export([&question], format, Locale::Ar, "there", &media).expect("a file");
    if file.report.count().whole == 0 {
        return Ok(());
    }
    let read = import(&file.bytes, None, "file");
    prop_assert_eq!(read.format, format);
    let mut course = sample::course();
    let lines = land(&mut course, &bank, Locale::Ar, read.format, &read.entries);
    let count = Report {
        format,
        source: read.source,
        lines,
    }
    .count();
    prop_assert_eq!((count.whole, count.lossy, count.refused), (1, 0, 0));
    let back = &course.banks[&bank];
    prop_assert_eq!(back, &vec![question]);
    // And into the course where they are: nothing changes.
    let once = course.clone();
    land(&mut course, &bank, Locale::Ar, read.format, &read.entries);
    prop_assert!(course == once);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_question_in_gift_comes_back_as_it_left(plain in plain(Format::Gift)) {
        there_and_back(&plain, Format::Gift)?;
    }

    #[test]
    fn a_question_in_moodle_xml_comes_back_as_it_left(plain in plain(Format::MoodleXml)) {
        there_and_back(&plain, Format::MoodleXml)?;
    }

    #[test]
    fn a_question_in_qti_comes_back_as_it_left(plain in plain(Format::Qti)) {
        there_and_back(&plain, Format::Qti)?;
    }
}
