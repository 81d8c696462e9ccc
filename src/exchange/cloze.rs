//! The gaps that Moodle writes into a text: `{1:MULTICHOICE:=right#why~wrong}` (docs.moodle.org,
//! «Embedded Answers (Cloze)»).

use winnow::{
    ModalResult, Parser as _,
    ascii::{digit0, multispace0},
    token::take_while,
};

use super::{
    figures::{millionths, percent, weigh},
    gift::{before, unescaped, weight},
    gift_answers::{MOST_PARTS, best, between, gather},
    html,
    plain::{Figure, Fill, Gap, Pick, gap_id, letter},
    report::{Loss, Losses, Reason, opening},
};

/// More gaps than this are not read.
pub const MOST_GAPS: usize = 60;

/// What a gap asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Short { case: bool },
    Number,
    Choice,
    Several,
}

/// The names of the sorts, and their short forms.
const SORTS: &[(&str, Sort)] = &[
    ("SHORTANSWER", Sort::Short { case: false }),
    ("SA", Sort::Short { case: false }),
    ("MW", Sort::Short { case: false }),
    ("SHORTANSWER_C", Sort::Short { case: true }),
    ("SAC", Sort::Short { case: true }),
    ("MWC", Sort::Short { case: true }),
    ("NUMERICAL", Sort::Number),
    ("NM", Sort::Number),
    ("MULTICHOICE", Sort::Choice),
    ("MC", Sort::Choice),
    ("MULTICHOICE_V", Sort::Choice),
    ("MCV", Sort::Choice),
    ("MULTICHOICE_H", Sort::Choice),
    ("MCH", Sort::Choice),
    ("MULTICHOICE_S", Sort::Choice),
    ("MCS", Sort::Choice),
    ("MULTICHOICE_VS", Sort::Choice),
    ("MCVS", Sort::Choice),
    ("MULTICHOICE_HS", Sort::Choice),
    ("MCHS", Sort::Choice),
    ("MULTIRESPONSE", Sort::Several),
    ("MR", Sort::Several),
    ("MRESP", Sort::Several),
    ("MULTIRESPONSE_H", Sort::Several),
    ("MRH", Sort::Several),
    ("MULTIRESPONSE_S", Sort::Several),
    ("MRS", Sort::Several),
    ("MULTIRESPONSE_HS", Sort::Several),
    ("MRHS", Sort::Several),
];

/// `{2:NUMERICAL:`, or with `%`-less weights left out `{:SA:`.
fn opener(input: &mut &str) -> ModalResult<(u32, Option<Sort>)> {
    let name = take_while(1..=20, |c: char| c.is_ascii_alphabetic() || c == '_');
    let (_, _, weight, _, _, _, name, _, _) = (
        '{',
        multispace0,
        digit0,
        multispace0,
        ':',
        multispace0,
        name,
        multispace0,
        ':',
    )
        .parse_next(input)?;
    let known = SORTS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name));
    let weight = weight
        .parse()
        .unwrap_or(if weight.is_empty() { 1 } else { 11 });
    Ok((weight, known.map(|(_, sort)| *sort)))
}

/// The text with its gaps written `[[id]]`, and the gaps.
///
/// # Errors
/// When there is no gap, too many, or one that has no answer.
pub fn read(source: &str, losses: &mut Losses) -> Result<(String, Vec<Gap>), Reason> {
    let mut gaps = Vec::new();
    let mut marked = String::with_capacity(source.len());
    let source = source.replace([OPEN, CLOSE], "");
    let mut rest = source.as_str();
    while let Some(at) = rest.find('{') {
        marked.push_str(&rest[..at]);
        rest = &rest[at..];
        let mut input = rest;
        let Ok((weight, sort)) = opener.parse_next(&mut input) else {
            marked.push('{');
            rest = &rest[1..];
            continue;
        };
        let sort = sort.ok_or_else(|| Reason::Construct(opening(&rest[..rest.len().min(30)])))?;
        let close = unescaped(input)
            .find(|(_, c)| *c == '}')
            .ok_or(Reason::Unclosed)?
            .0;
        let id = gap_id(gaps.len());
        if gaps.len() >= MOST_GAPS {
            return Err(Reason::Many(MOST_GAPS));
        }
        losses.add_if(!(1..=10).contains(&weight), Loss::Weights);
        let (fill, why) = fill(sort, &input[..close], losses)?;
        marked.push(OPEN);
        marked.push_str(id.as_str());
        marked.push(CLOSE);
        gaps.push(Gap {
            id,
            weight: weight.clamp(1, 10),
            fill,
            why,
        });
        rest = &input[close + 1..];
    }
    marked.push_str(rest);
    if gaps.is_empty() {
        return Err(Reason::Few(0));
    }
    Ok((settled(&html::text(&marked, losses)), gaps))
}

/// Stand for `[[` and `]]` while a text is HTML; what the text itself has of them is not a gap.
pub const OPEN: char = '\u{f8f0}';
pub const CLOSE: char = '\u{f8f1}';

/// The marks made double brackets, and brackets of the text itself set apart.
#[must_use]
pub fn settled(text: &str) -> String {
    let apart = text.replace("[[", "[ [").replace("]]", "] ]");
    apart.replace(OPEN, "[[").replace(CLOSE, "]]")
}

/// One answer of a gap.
struct Answer {
    share: i128,
    text: String,
    why: String,
}

/// The answers of a gap, between `~`.
fn answers(raw: &str, losses: &mut Losses) -> Result<Vec<Answer>, Reason> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let ends = unescaped(raw).filter(|(_, c)| *c == '~').map(|(at, _)| at);
    for end in ends.chain([raw.len()]) {
        pieces.push(&raw[from..end]);
        from = (end + 1).min(raw.len());
    }
    if pieces.len() > MOST_PARTS {
        return Err(Reason::Many(MOST_PARTS));
    }
    let mut found = Vec::new();
    for piece in pieces {
        let mut rest = piece.trim();
        let share = if let Ok(Some(raw)) = weight.parse_next(&mut rest) {
            percent(raw)?
        } else if let Some(right) = rest.strip_prefix('=') {
            rest = right;
            100_000_000
        } else {
            0
        };
        let (text, why) = before(rest, "#");
        let text = html::text(&plainly(text), losses);
        let why = html::text(&plainly(why.unwrap_or("")), losses);
        if !text.is_empty() || !why.is_empty() {
            found.push(Answer { share, text, why });
        }
    }
    Ok(found)
}

/// A text without its escapes: here any sign may be escaped.
fn plainly(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut escaped = false;
    for c in raw.chars() {
        match c {
            '\\' if !escaped => escaped = true,
            c => {
                if escaped && c.is_alphanumeric() {
                    out.push('\\');
                }
                out.push(c);
                escaped = false;
            }
        }
    }
    out
}

fn fill(sort: Sort, raw: &str, losses: &mut Losses) -> Result<(Fill, String), Reason> {
    let found = answers(raw, losses)?;
    match sort {
        Sort::Short { case } => {
            let found = found
                .into_iter()
                .map(|answer| (answer.text, answer.share, answer.why));
            let (mut words, why) = gather_for_gap(found.collect(), losses)?;
            words.case = case;
            Ok((Fill::Typed(words), why))
        }
        Sort::Number => {
            let mut figures = Vec::new();
            for answer in found {
                if answer.text == "*" {
                    losses.add_if(!answer.why.is_empty(), Loss::AnswerFeedback(1));
                    continue;
                }
                figures.push((figure(&answer.text, losses)?, answer.share, answer.why));
            }
            let mut quiet = Losses::default();
            let (figure, why) = best(figures, &mut quiet)?;
            // The feedback on the right number has its place: that of the gap.
            for loss in quiet.into_vec() {
                losses.add_if(loss != Loss::FeedbackForAll(1), loss);
            }
            Ok((Fill::Number(figure), why))
        }
        Sort::Choice | Sort::Several => {
            let option = |(at, answer): (usize, Answer)| {
                let pick = Pick {
                    id: letter(at),
                    text: answer.text,
                    correct: false,
                    weight: None,
                    why: answer.why,
                };
                // Of several right answers each is the whole answer now.
                let share = if sort == Sort::Several && answer.share > 0 {
                    100_000_000
                } else if sort == Sort::Several {
                    0
                } else {
                    answer.share
                };
                (pick, share)
            };
            let options: Vec<_> = found.into_iter().enumerate().map(option).collect();
            if options.len() < 2 {
                return Err(Reason::Few(options.len()));
            }
            losses.add_if(sort == Sort::Several, Loss::SeveralInGap);
            let choice = weigh(true, options, losses)?;
            Ok((Fill::Choice(choice.options), String::new()))
        }
    }
}

/// As [`gather`]: but the feedback on a right answer has a place here, that of the gap.
fn gather_for_gap(
    found: Vec<(String, i128, String)>,
    losses: &mut Losses,
) -> Result<(super::plain::Words, String), Reason> {
    let mut quiet = Losses::default();
    let gathered = gather(found, &mut quiet)?;
    for loss in quiet.into_vec() {
        losses.add_if(!matches!(loss, Loss::FeedbackForAll(_)), loss);
    }
    Ok(gathered)
}

fn figure(raw: &str, losses: &mut Losses) -> Result<Figure, Reason> {
    let number = |raw: &str, losses: &mut Losses| super::figures::read(raw, losses);
    if let Some((low, high)) = raw.split_once("..") {
        let (low, high) = (number(low, losses)?, number(high, losses)?);
        return between(low, high).ok_or_else(|| Reason::Number(opening(raw)));
    }
    let (answer, tolerance) = raw.split_once(':').unwrap_or((raw, "0"));
    let size = millionths(tolerance)
        .ok_or_else(|| Reason::Number(opening(raw)))?
        .0;
    Ok(Figure {
        answer: number(answer, losses)?,
        tolerance: super::figures::decimal(size.abs()),
        ..Figure::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sort_of_gap_is_read() {
        let source = "<p>Call {1:SHORTANSWER:=the minister#yes~%50%the cabinet#nearly~*#no} within \
            {2:NUMERICAL:=24:2#hours} hours, then {MCS:no} {:MCH:=write~speak#not yet~%-50%wait}. \
            {1:MRESP:=x~=y~z} {1:SAC:=AB}</p>";
        let mut losses = Losses::default();
        let (text, gaps) = read(source, &mut losses).expect("a text with gaps");
        assert_eq!(
            text,
            "Call [[g1]] within [[g2]] hours, then {MCS:no} [[g3]]. [[g4]] [[g5]]"
        );
        let weights: Vec<_> = gaps.iter().map(|gap| gap.weight).collect();
        assert_eq!(weights, [1, 2, 1, 1, 1]);
        let Fill::Typed(words) = &gaps[0].fill else {
            panic!()
        };
        assert_eq!(
            (words.accept.as_slice(), gaps[0].why.as_str()),
            (&["the minister".to_owned()][..], "yes")
        );
        assert_eq!(words.partial[0].share.0, 5_000);
        let Fill::Number(figure) = &gaps[1].fill else {
            panic!()
        };
        assert_eq!(
            (figure.answer.to_string(), figure.tolerance.to_string()),
            ("24".into(), "2".into())
        );
        let Fill::Choice(options) = &gaps[2].fill else {
            panic!()
        };
        assert_eq!(
            options.iter().map(|pick| pick.weight).collect::<Vec<_>>(),
            [Some(10_000), Some(0), Some(-5_000)]
        );
        let Fill::Typed(words) = &gaps[4].fill else {
            panic!()
        };
        assert!(words.case);
        assert_eq!(
            losses.into_vec(),
            [Loss::AnswerFeedback(1), Loss::SeveralInGap]
        );
        for (source, reason) in [
            ("no gap", Reason::Few(0)),
            ("{1:SA:=x", Reason::Unclosed),
            ("{1:SA:~x}", Reason::NoRight),
            ("{1:NM:=x}", Reason::Number("x".into())),
            ("{1:FOO:=x}", Reason::Construct("{1:FOO:=x}".into())),
        ] {
            assert_eq!(
                read(source, &mut Losses::default()),
                Err(reason),
                "{source}"
            );
        }
    }
}
