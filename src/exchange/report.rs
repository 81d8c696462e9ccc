//! What became of each question of a file: nothing is left out in silence.

use super::{Format, MAX_FILE, encoding::Source};

/// What is lost of a question that is otherwise carried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loss {
    /// Bold, colours, links without an address we accept: the names of the tags.
    Formatting(String),
    /// A picture that stands in a text: our texts hold none.
    Picture(String),
    /// The same, whose file is now among the pictures of the course: its name, its path there.
    PictureKept(String, String),
    /// Sound, film, a frame or a program.
    Media(String),
    /// A table, written as lines.
    Table,
    /// A formula, kept as it is written in the file.
    Formula,
    /// So many texts of feedback on answers that cannot have any here.
    AnswerFeedback(usize),
    /// Feedback on an answer, now shown whatever is answered.
    FeedbackForAll(usize),
    /// Feedback for right, partly right and wrong answers as a whole.
    CombinedFeedback,
    /// So many answers of a number that earn a part.
    PartialAnswers(usize),
    /// Answers that mean nothing to us: an empty one, a star alone.
    Answers(usize),
    /// Points rounded or brought into 0.01 to 1000: as the file has them.
    Points(String),
    /// Weights of options or gaps that had to be rounded or brought into bounds.
    Weights,
    /// A number with more decimals or digits than we keep.
    Rounded(String),
    /// Units beside the first, with their factors.
    Units(String),
    /// The order of options was fixed.
    FixedOrder,
    /// Several answers in one gap became a choice of one.
    SeveralInGap,
    /// Groups of words of a bank are one bank now.
    Groups,
    /// A text that stood after the answers.
    After(String),
    /// Text to begin an essay with.
    Template,
    /// Files that a person adds to an essay.
    Attachments,
    /// Rules of marking that we do not know.
    Scoring(String),
    /// A part that we do not know, by its name in the file.
    Part(String),
    /// Hints, which the format does not carry.
    Hints(usize),
    Penalty,
    Tags,
    Objective,
    Difficulty,
    Unit,
    /// A tolerance in percent, or two bounds, became a plain tolerance.
    Tolerance,
    /// Which number between the bounds is shown as the answer.
    RangeAnswer,
    Wildcards(usize),
    CaseMatters,
    WordLimits,
    Model,
    Rubric,
    /// All right options, or nothing.
    AllOrNothing,
    OrderRule,
    /// A bank of words became a list at each gap.
    WordBank,
    /// The feedback of so many parts.
    PartFeedback(usize),
    /// The right words of so many errors.
    Fixes(usize),
    Status,
    /// The end of a text longer than we keep.
    Cut,
    /// Tags beyond the number kept, and the end of long ones.
    SomeTags,
    /// More losses than are told.
    More,
}

/// Why a question is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A text without anything to answer.
    Description,
    /// No text is asked.
    NoText,
    /// `{` without `}`.
    Unclosed,
    /// `}` without `{`.
    Unopened,
    /// Too few options, pairs or steps: the number found.
    Few(usize),
    /// More parts than anybody reads: the most that are read.
    Many(usize),
    /// No right answer is told.
    NoRight,
    /// Not a number.
    Number(String),
    /// A weight or a fraction that is none.
    Weight(String),
    /// An Aiken question without `ANSWER:`.
    NoAnswerLine,
    /// `ANSWER:` names an option that does not exist.
    AnswerUnknown(String),
    /// A kind of question that cannot be carried, by its name there or here.
    Kind(String),
    /// Something in it that cannot be carried.
    Construct(String),
    /// Several interactions in one item.
    Several(usize),
    /// A picture that is not in the package, or is refused.
    Image(String),
    /// The same question stands before, at this line.
    Twice(u32),
    /// The id is that of something else in the course.
    Taken(String),
    /// Not XML, as the parser says it.
    Xml(String),
    /// Not written in the language asked for.
    NotWritten,
    /// A text of a programming kind: entities and document types are never read.
    Dtd,
    /// Too deep, too many tags or attributes.
    TooComplex,
    /// Larger than so many MB.
    TooLarge(usize),
    /// The archive holds more than so many files.
    ManyFiles(usize),
    /// The archive unpacks to more than so many MB.
    Unpacked(usize),
    /// A path that would leave its folder.
    Path(String),
    /// An archive in the archive.
    Nested(String),
    /// The archive cannot be read.
    Archive(String),
    /// A file that the manifest names and the archive does not hold.
    Missing(String),
    /// An older form that is not read: its name.
    Version(String),
    /// Nothing that is a question.
    Nothing,
    /// The form of the file was not recognised.
    Unknown,
    /// The file is empty.
    Empty,
    /// More questions than one file may hold: the most, and the number of those that were not read.
    ManyQuestions(usize, usize),
    /// More lines than one file may hold.
    ManyLines(usize),
}

/// What became of one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Carried; empty: whole.
    Carried(Vec<Loss>),
    Refused(Reason),
}

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The question's name or opening words, or the file's name.
    pub label: String,
    /// Where it begins in its file, from 1; 0 in an export.
    pub line: u32,
    pub outcome: Outcome,
    /// It replaces a question that was there.
    pub update: bool,
}

/// Every question of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub format: Format,
    /// How its letters were read; `None` for an archive, and for an export.
    pub source: Option<Source>,
    pub lines: Vec<Line>,
}

/// How many questions were carried whole, carried with a loss, refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    pub whole: usize,
    pub lossy: usize,
    pub refused: usize,
}

impl Report {
    /// Whether the file was read in a format at all.
    #[must_use]
    pub fn is_recognised(&self) -> bool {
        let large = Reason::TooLarge(MAX_FILE / 1_000_000);
        let unread = [Reason::Unknown, Reason::Empty, large];
        let refused = |line: &Line| match &line.outcome {
            Outcome::Refused(reason) => unread.contains(reason),
            Outcome::Carried(_) => false,
        };
        !self.lines.iter().any(refused)
    }

    #[must_use]
    pub fn count(&self) -> Count {
        let mut count = Count::default();
        for line in &self.lines {
            match &line.outcome {
                Outcome::Carried(losses) if losses.is_empty() => count.whole += 1,
                Outcome::Carried(_) => count.lossy += 1,
                Outcome::Refused(Reason::ManyQuestions(_, left)) => count.refused += left,
                Outcome::Refused(_) => count.refused += 1,
            }
        }
        count
    }
}

/// The losses of one question, each told once, and not more than a person reads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Losses(Vec<Loss>);

const MOST_LOSSES: usize = 40;

impl Losses {
    pub fn add(&mut self, loss: Loss) {
        if self.0.contains(&loss) {
        } else if self.0.len() < MOST_LOSSES {
            self.0.push(loss);
        } else if self.0.len() == MOST_LOSSES {
            self.0.push(Loss::More);
        }
    }

    pub fn add_if(&mut self, lost: bool, loss: Loss) {
        if lost {
            self.add(loss);
        }
    }

    #[must_use]
    pub fn into_vec(self) -> Vec<Loss> {
        self.0
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A few words of a text, for a report: at most 60 characters on one line.
#[must_use]
pub fn opening(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = crate::kit::text::tidy_line(text.get(..head(text, 400)).unwrap_or_default());
    if line.chars().count() <= LONGEST {
        return line;
    }
    let cut: String = line.chars().take(LONGEST).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{whole}…")
}

/// A place of at most `bytes` bytes where a text may be cut.
fn head(text: &str, bytes: usize) -> usize {
    let mut at = text.len().min(bytes);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
