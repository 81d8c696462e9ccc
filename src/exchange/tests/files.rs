//! Files as other systems write them, with what becomes of each question.

use crate::{
    content::sample,
    exchange::{
        Format, Import, MOST_LINES, MOST_QUESTIONS, import, land,
        plain::{Fill, Kind, OrderRule},
        report::{Loss, Outcome, Reason},
    },
    kit::{locale::Locale, text::Slug},
    questions::{Body, Status},
};

pub const GIFT: &str = "$CATEGORY: $course$/top/Rumours/Basics

// [id:first-step] [tag:urgent] a comment
::First step::What comes first? {
    =To check #Right, always
    ~To publish #Not yet
    ~%50%To ask
    ####Chapter 1
}

A statement\\: true {T#No#Yes}

::broken:: An open brace { =a ~b

Good again {=A ~B ~%-25%C}

Several {~%50%one ~%50%two ~%-50%three}

How many? {#42:2}
Between {#1..5}

Word {=rumeur =%50%rumor#Nearly *}

Pairs {=a -> 1 =b -> 2 = -> 3}

Write. {}

Just a text, nothing asked.

[html]<b>Bold</b> &eacute; {F}

The sky {~is ~=was} blue in 2020.

Quoted {=x ~y}\";

Nine lives {
=nine

~seven
}
";

pub const MOODLE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>$course$/top/Crisis</text></category></question>
<question type="multichoice">
  <name><text>First hour</text></name>
  <questiontext format="html"><text><![CDATA[<p>What <b>first</b>?</p><img src="@@PLUGINFILE@@/map.png" alt="map">]]></text>
  <file name="map.png" path="/" encoding="base64">iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==</file></questiontext>
  <generalfeedback format="html"><text>See 1.2</text></generalfeedback>
  <defaultgrade>2.0000000</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden><idnumber>FH-1</idnumber>
  <single>true</single><shuffleanswers>true</shuffleanswers>
  <correctfeedback format="html"><text>Your answer is correct.</text></correctfeedback>
  <answer fraction="100" format="html"><text>Check</text><feedback format="html"><text>Yes</text></feedback></answer>
  <answer fraction="0" format="html"><text>Publish</text><feedback format="html"><text>No</text></feedback></answer>
  <hint format="html"><text>Think</text></hint><hint format="html"><text>Again</text></hint>
  <tags><tag><text>urgent</text></tag></tags>
</question>
<question type="truefalse"><name><text>TF</text></name><questiontext format="html"><text>Is it?</text></questiontext>
  <answer fraction="0"><text>true</text><feedback><text>no</text></feedback></answer>
  <answer fraction="100"><text>false</text><feedback><text>yes</text></feedback></answer></question>
<question type="numerical"><name><text>Num</text></name><questiontext format="html"><text>How many?</text></questiontext>
  <answer fraction="100"><text>12.5</text><tolerance>0.5</tolerance></answer>
  <answer fraction="50"><text>13</text><tolerance>1</tolerance></answer>
  <units><unit><multiplier>1</multiplier><unit_name>km</unit_name></unit><unit><multiplier>1000</multiplier><unit_name>m</unit_name></unit></units></question>
<question type="multianswer"><name><text>Gaps</text></name><questiontext format="html"><text><![CDATA[<p>{1:MC:=yes#ok~no} and {2:NUMERICAL:=3:0.5}</p>]]></text></questiontext></question>
<question type="ordering"><name><text>Order</text></name><questiontext format="html"><text>Put in order</text></questiontext>
  <gradingtype>ABSOLUTE_POSITION</gradingtype><answer fraction="1"><text>a</text></answer><answer fraction="2"><text>b</text></answer><answer fraction="3"><text>c</text></answer></question>
<question type="gapselect"><name><text>Select</text></name><questiontext format="html"><text>A [[1]] and [[3]].</text></questiontext>
  <selectoption><text>cat</text><group>1</group></selectoption><selectoption><text>dog</text><group>1</group></selectoption>
  <selectoption><text>red</text><group>2</group></selectoption><selectoption><text>blue</text><group>2</group></selectoption></question>
<question type="calculated"><name><text>Calc</text></name><questiontext format="html"><text>x</text></questiontext></question>
<question type="description"><name><text>Read this</text></name><questiontext format="html"><text>x</text></questiontext></question>
<question type="multichoice"><name><text>Bad grade</text></name><questiontext format="html"><text>x</text></questiontext>
  <answer fraction="hundred"><text>a</text></answer><answer fraction="0"><text>b</text></answer></question>
</quiz>
"#;

pub const QTI: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="CH-1" title="A choice" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>ChoiceA</value></correctResponse></responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <itemBody><p>Look at the text.</p>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><prompt>What does it say?</prompt>
      <simpleChoice identifier="ChoiceA">You must stay. <feedbackInline outcomeIdentifier="FEEDBACK" identifier="ChoiceA" showHide="show">Yes</feedbackInline></simpleChoice>
      <simpleChoice identifier="ChoiceB"><em>Leave.</em></simpleChoice></choiceInteraction></itemBody>
  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct"/>
</assessmentItem>
"#;

pub const QTI3: &str = r#"<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="gaps" title="Gaps" xml:lang="en" adaptive="false" time-dependent="false">
  <qti-response-declaration identifier="R1" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>b</qti-value></qti-correct-response></qti-response-declaration>
  <qti-response-declaration identifier="R2" cardinality="single" base-type="string"><qti-correct-response><qti-value>York</qti-value></qti-correct-response>
    <qti-mapping default-value="0"><qti-map-entry map-key="York" mapped-value="1" case-sensitive="true"/><qti-map-entry map-key="york" mapped-value="0.5"/></qti-mapping></qti-response-declaration>
  <qti-item-body><p>Now is the <qti-inline-choice-interaction response-identifier="R1" shuffle="false"><qti-inline-choice identifier="a">autumn</qti-inline-choice><qti-inline-choice identifier="b">winter</qti-inline-choice></qti-inline-choice-interaction> of <qti-text-entry-interaction response-identifier="R2"/> sun.</p></qti-item-body>
  <qti-response-processing><qti-set-outcome-value identifier="SCORE"><qti-sum><qti-map-response identifier="R1"/><qti-map-response identifier="R2"/></qti-sum></qti-set-outcome-value></qti-response-processing>
</qti-assessment-item>
"#;

pub const AIKEN: &str = "What comes first?\nA. To check\nB. To publish\nANSWER: A\n\nBroken\nA. x\nB. y\n\nLast?\nA) x\nB) y\nANSWER: B\n";

/// Each question as `line label: losses` or `line label! reason`.
fn told(read: &Import) -> Vec<String> {
    let line = |entry: &crate::exchange::Entry| match &entry.read {
        Ok((_, losses)) => format!("{} {}: {losses:?}", entry.line, entry.label),
        Err(reason) => format!("{} {}! {reason:?}", entry.line, entry.label),
    };
    read.entries.iter().map(line).collect()
}

#[test]
fn a_gift_file_is_read_question_by_question() {
    let read = import(GIFT.as_bytes(), None, "file.txt");
    assert_eq!(read.format, Format::Gift);
    assert_eq!(
        told(&read),
        [
            "4 First step: []",
            "11 A statement: true: []",
            "13 broken! Unclosed",
            "15 Good again: []",
            "17 Several: []",
            "19 How many?: []",
            "20 Between: []",
            "22 Word: []",
            "24 Pairs: []",
            "26 Write.: []",
            "28 Just a text, nothing asked.! Description",
            "30 Bold é: [Formatting(\"b\")]",
            "32 The sky _____ blue in 2020.: []",
            "34 Quoted: [After(\"\\\";\")]",
            "36 Nine lives: []",
        ]
    );
    let (first, _) = read.entries[0].read.as_ref().expect("a question");
    assert_eq!(first.id.as_deref(), Some("first-step"));
    assert_eq!(first.tags, ["urgent", "Rumours/Basics"]);
    assert_eq!(
        (first.name.as_str(), first.explain.as_str()),
        ("First step", "Chapter 1")
    );
    let Kind::Choice(choice) = &first.body else {
        panic!("{first:?}")
    };
    let weights: Vec<_> = choice.options.iter().map(|pick| pick.weight).collect();
    assert_eq!(
        (choice.single, weights),
        (true, vec![Some(10_000), Some(0), Some(5_000)])
    );
    let (sky, _) = read.entries[12].read.as_ref().expect("a question");
    assert_eq!(sky.text, "The sky _____ blue in 2020.");
    let (word, _) = read.entries[7].read.as_ref().expect("a question");
    let Kind::Short(words) = &word.body else {
        panic!("{word:?}")
    };
    assert_eq!(words.partial[0].why, "Nearly *");
}

#[test]
fn a_moodle_file_is_read_question_by_question() {
    let read = import(MOODLE.as_bytes(), None, "file.xml");
    assert_eq!(read.format, Format::MoodleXml);
    let lines = told(&read);
    let path = read.media.iter().next().expect("the picture").0.clone();
    assert_eq!(
        lines,
        [
            format!("4 First hour: [Formatting(\"b\"), PictureKept(\"map.png\", \"{path}\")]"),
            "17 TF: []".into(),
            "20 Num: [PartialAnswers(1), Units(\"m\")]".into(),
            "24 Gaps: []".into(),
            "25 Order: []".into(),
            "27 Select: []".into(),
            "30 Calc! Kind(\"calculated\")".into(),
            "31 Read this! Description".into(),
            "32 Bad grade! Weight(\"hundred\")".into(),
        ]
    );
    let (first, _) = read.entries[0].read.as_ref().expect("a question");
    assert_eq!(first.text, "What first?\n\n[map]");
    assert_eq!(
        (first.points.0, first.penalty.map(|share| share.0)),
        (200, Some(3_333))
    );
    assert_eq!(
        (first.hints.len(), first.tags.as_slice()),
        (2, &["urgent".to_owned(), "Crisis".to_owned()][..])
    );
    let (order, _) = read.entries[4].read.as_ref().expect("a question");
    assert!(
        matches!(&order.body, Kind::Ordering { rule: OrderRule::Places, steps } if steps.len() == 3)
    );
    let (select, _) = read.entries[5].read.as_ref().expect("a question");
    let Kind::Cloze(cloze) = &select.body else {
        panic!("{select:?}")
    };
    assert_eq!(cloze.text, "A [[g1]] and [[g2]].");
    assert!(
        matches!(&cloze.gaps[1].fill, Fill::Choice(picks) if picks.len() == 2 && picks[0].correct)
    );
}

#[test]
fn what_is_not_xml_takes_only_its_own_question_along() {
    let broken = MOODLE.replace("<text>Is it?</text>", "<text>Is it?</texte>");
    let read = import(broken.as_bytes(), None, "file.xml");
    let lines = told(&read);
    assert_eq!(lines.len(), 9, "{lines:?}");
    assert!(lines[1].starts_with("17 TF! Xml("), "{}", lines[1]);
    assert!(
        lines[0].starts_with("4 First hour: ") && lines[2].starts_with("20 Num: "),
        "{lines:?}"
    );
    // Nothing to be saved: the file as a whole, with its line.
    let read = import(b"<quiz>\n<a></b></quiz>", None, "file.xml");
    assert!(
        matches!(told(&read).as_slice(), [line] if line.starts_with("2 file.xml! Xml(")),
        "{:?}",
        told(&read)
    );
    // A question that is nested too deep, or holds a document type, does not take the others along.
    for (bad, reason) in [
        (
            format!("{}{}", "<b>".repeat(300), "</b>".repeat(300)),
            "TooComplex",
        ),
        ("<!DOCTYPE html><p>x</p>".to_owned(), "Dtd"),
        ("&nothing;".to_owned(), "Xml"),
    ] {
        let broken = MOODLE.replace("<text>Is it?</text>", &format!("<text>{bad}</text>"));
        let lines = told(&import(broken.as_bytes(), None, "file.xml"));
        assert_eq!(lines.len(), 9, "{lines:?}");
        assert!(lines[1].contains(&format!("TF! {reason}")), "{}", lines[1]);
    }
    let evil = b"<?xml version='1.0'?>\n<!DOCTYPE quiz [<!ENTITY a 'b'>]><quiz><question>&a;</question></quiz>";
    assert_eq!(told(&import(evil, None, "file.xml")), ["2 file.xml! Dtd"]);
}

#[test]
fn items_of_three_versions_of_qti_are_read() {
    let read = import(QTI.as_bytes(), None, "item.xml");
    assert_eq!(told(&read), ["2 A choice: [Formatting(\"em\")]"]);
    let (plain, _) = read.entries[0].read.as_ref().expect("a question");
    assert_eq!(plain.text, "Look at the text.\n\nWhat does it say?");
    let Kind::Choice(choice) = &plain.body else {
        panic!("{plain:?}")
    };
    assert_eq!(
        (
            choice.options[0].id.as_str(),
            choice.options[0].why.as_str(),
            choice.options[0].text.as_str()
        ),
        ("choicea", "Yes", "You must stay.")
    );
    let read = import(QTI3.as_bytes(), None, "item.xml");
    assert_eq!(told(&read), ["1 Gaps: []"]);
    let (plain, _) = read.entries[0].read.as_ref().expect("a question");
    let Kind::Cloze(cloze) = &plain.body else {
        panic!("{plain:?}")
    };
    assert_eq!(cloze.text, "Now is the [[r1]] of [[r2]] sun.");
    let Fill::Typed(words) = &cloze.gaps[1].fill else {
        panic!()
    };
    assert_eq!(words.partial[0].accept, ["york"]);
    for (bytes, name) in [
        (b"".as_slice(), "Empty"),
        (b"\xef\xbb\xbf \r\n", "Empty"),
        (b"a\x00b {T}", "Unknown"),
        (b"\x89PNG\r\n\x1a\n\x1f\x02\x03 { ~ = }", "Unknown"),
    ] {
        let read = import(bytes, None, "x");
        assert_eq!(told(&read), [format!("1 x! {name}")]);
    }
    let old = import(b"<questestinterop/>", None, "old.xml");
    assert_eq!(told(&old), ["1 old.xml! Version(\"QTI 1.2\")"]);
    assert_eq!(
        told(&import(b"nothing", None, "x.txt")),
        ["1 x.txt! Unknown"]
    );
}

#[test]
fn the_same_file_twice_updates_and_what_it_does_not_say_stays() {
    let bank = Slug::parse("imported").expect("a slug");
    let mut course = sample::course();
    let before = course.questions().count();
    let land_all = |course: &mut crate::content::course::Course, text: &str| {
        let read = import(text.as_bytes(), None, "file");
        land(course, &bank, Locale::Ar, read.format, &read.entries)
    };
    let first = land_all(&mut course, GIFT);
    let carried = first
        .iter()
        .filter(|line| matches!(line.outcome, Outcome::Carried(_)))
        .count();
    assert_eq!(course.questions().count(), before + carried);
    assert!(first.iter().all(|line| !line.update));
    let once = course.clone();
    let second = land_all(&mut course, GIFT);
    assert_eq!(course, once);
    assert!(
        second
            .iter()
            .all(|line| line.update == matches!(line.outcome, Outcome::Carried(_)))
    );
    // A translation, an objective and hints that somebody added stay when the text changes.
    let list = course.banks.get_mut(&bank).expect("the bank");
    let question = list
        .iter_mut()
        .find(|question| question.id.as_str() == "first-step")
        .expect("the question");
    question.text.set(Locale::Fr, "Que faire d’abord ?");
    question.difficulty = Some(3);
    let Body::Single(choice) = &mut question.body else {
        panic!()
    };
    choice.options[0].text.set(Locale::Fr, "Vérifier");
    land_all(
        &mut course,
        &GIFT
            .replace("=To check", "~To wait\n    =To check")
            .replace("What comes first?", "What is first?"),
    );
    let question = course.question("first-step").expect("the question");
    assert_eq!(question.text.ar.as_deref(), Some("What is first?"));
    assert_eq!(
        (question.text.fr.as_deref(), question.difficulty),
        (Some("Que faire d’abord ?"), Some(3))
    );
    let Body::Single(choice) = &question.body else {
        panic!()
    };
    let kept = choice
        .options
        .iter()
        .find(|option| option.text.fr.is_some())
        .expect("the translated option");
    assert_eq!(
        (kept.id.as_str(), kept.text.ar.as_deref()),
        ("a", Some("To check"))
    );
    // Two right sides that look alike: it is there, and nobody meets it.
    land_all(&mut course, "Same pairs {=x -> 1 =y -> 1}\n");
    let draft = course.question("same-pairs").expect("the question");
    assert_eq!(draft.status, Status::Draft);
    assert_eq!(
        course
            .question("first-step")
            .map(|question| question.status),
        Some(Status::Ready)
    );
    // The id of a lesson is nobody else's.
    let taken = land_all(&mut course, "// [id:first-hour]\nMine {T}\n");
    assert_eq!(
        taken[0].outcome,
        Outcome::Refused(Reason::Taken("first-hour".into()))
    );
    let loss = Loss::Formatting("b".into());
    assert!(
        first
            .iter()
            .any(|line| line.outcome == Outcome::Carried(vec![loss.clone()]))
    );
}

#[test]
fn what_is_left_out_is_counted() {
    let many = "What is it? {T}\n\n".repeat(MOST_QUESTIONS + 7);
    let read = import(many.as_bytes(), None, "many.txt");
    assert_eq!(read.entries.len(), MOST_QUESTIONS + 1);
    let last = read.entries.last().expect("the last");
    assert_eq!(
        (last.line, last.label.as_str(), last.read.as_ref().err()),
        (
            10_001,
            "many.txt",
            Some(&Reason::ManyQuestions(MOST_QUESTIONS, 7))
        )
    );
    let report = crate::exchange::report::Report {
        format: read.format,
        source: read.source,
        lines: land(
            &mut sample::course(),
            &Slug::parse("many").expect("a slug"),
            Locale::Ar,
            read.format,
            &read.entries,
        ),
    };
    // The same words each time: one question, and the others say that it stands there.
    let count = report.count();
    assert_eq!((count.whole, count.refused), (1, MOST_QUESTIONS - 1 + 7));
    let lines = "x\n".repeat(MOST_LINES + 1);
    assert_eq!(
        told(&import(lines.as_bytes(), Some(Format::Aiken), "lines.txt")),
        [format!("1 lines.txt! ManyLines({MOST_LINES})")]
    );
    let long = format!("{} {{T}}", "word ".repeat(60_000));
    assert!(told(&import(long.as_bytes(), None, "x"))[0].ends_with(": [Cut]"));
    let tags: String = (0..60).map(|tag| format!("[tag:t{tag}] ")).collect();
    let tagged = format!("// {tags}\nTagged {{T}}\n");
    assert_eq!(
        told(&import(tagged.as_bytes(), None, "x")),
        ["2 Tagged: [SomeTags]"]
    );
}

#[test]
fn what_has_no_counterpart_is_named() {
    let moodle = MOODLE
        .replace(
            "<single>true</single>",
            "<single>true</single><colour>red</colour><empty/>",
        )
        .replace("<penalty>0.3333333</penalty>", "<penalty>two</penalty>");
    let lines = told(&import(moodle.as_bytes(), None, "file.xml"));
    assert!(
        lines[0].contains("Penalty") && lines[0].contains("Part(\"colour\")"),
        "{}",
        lines[0]
    );
    assert!(!lines[0].contains("empty"), "{}", lines[0]);
    for (from, to, expected) in [
        (
            "maxChoices=\"1\"",
            "maxChoices=\"1\"",
            ": [Formatting(\"em\")]",
        ),
        (
            "adaptive=\"false\"",
            "adaptive=\"true\"",
            "! Construct(\"adaptive\")",
        ),
        (
            "<itemBody>",
            "<templateDeclaration identifier=\"x\"/><itemBody>",
            "! Construct(\"templateDeclaration\")",
        ),
        (
            "<itemBody>",
            "<stylesheet href=\"a.css\"/><itemBody>",
            ": [Part(\"stylesheet\"), Formatting(\"em\")]",
        ),
    ] {
        let lines = told(&import(QTI.replace(from, to).as_bytes(), None, "item.xml"));
        assert_eq!(lines, [format!("2 A choice{expected}")]);
    }
    // Two options named true and false that say more than that stay two options.
    let named = QTI.replace("ChoiceA", "true").replace("ChoiceB", "false");
    let read = import(named.as_bytes(), None, "item.xml");
    let (plain, _) = read.entries[0].read.as_ref().expect("a question");
    assert!(matches!(&plain.body, Kind::Choice(choice) if choice.options.len() == 2));
    let read = import(b"x {\n=a \\~= b\n~c\n~=d\n}\n", None, "x");
    let (plain, _) = read.entries[0].read.as_ref().expect("a question");
    let Kind::Choice(choice) = &plain.body else {
        panic!("{plain:?}")
    };
    let texts: Vec<&str> = choice
        .options
        .iter()
        .map(|pick| pick.text.as_str())
        .collect();
    assert_eq!(texts, ["a ~", "b", "c", "d"]);
}

#[test]
fn braces_that_do_not_match_are_refused_alone() {
    for (file, expected) in [
        // The empty line between two questions was lost.
        (
            "::one::First {=a ~b\n::two::Second {T}\n::three::Third {F}\n",
            &["1 one! Unclosed", "2 two: []", "3 three: []"][..],
        ),
        (
            "Half {=x^{2} ~b}\n\nNext {T}\n",
            &["1 Half! Unclosed", "3 Next: []"],
        ),
        (
            "Two {T} and {F}\n\nNext {T}\n",
            &["1 Two! Several(2)", "3 Next: []"],
        ),
        (
            "One {T} }\n\nNext {T}\n",
            &["1 One! Unopened", "3 Next: []"],
        ),
        (
            "Mac? {T}\r\rWindows? {F}\r\n\r\nUnix? {T}\n",
            &["1 Mac?: []", "3 Windows?: []", "5 Unix?: []"],
        ),
    ] {
        assert_eq!(
            told(&import(file.as_bytes(), Some(Format::Gift), "x")),
            expected,
            "{file}"
        );
    }
}

#[test]
fn a_picture_is_known_by_its_name_however_it_is_written() {
    let named = MOODLE
        .replace(
            "@@PLUGINFILE@@/map.png",
            "@@PLUGINFILE@@/%D8%AE%D8%B1%D9%8A%D8%B7%D8%A9%201.png?time=2",
        )
        .replace("name=\"map.png\"", "name=\"خريطة 1.png\"");
    let read = import(named.as_bytes(), None, "file.xml");
    let (path, _) = read.media.iter().next().expect("the picture");
    let loss = format!("PictureKept(\"خريطة 1.png\", \"{path}\")");
    assert!(told(&read)[0].contains(&loss), "{}", told(&read)[0]);
}
