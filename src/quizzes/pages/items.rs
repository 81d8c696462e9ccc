//! The questions of a paper as form fields: ready values, for the template to print.

use crate::{
    content::library::Published,
    kit::text::{Localised, Run},
    questions::{Body, OptionId, Response, choice::Choice, essay::Essay, form, matching::Matching},
    quizzes::{
        answers::Responses,
        draw::{Paper, Set},
        pages::{
            items_grid::{Grid, judgements, ratings},
            items_spot::{Spot, spot},
            items_text::{Gaps, Marks, gaps, marks},
            view::{Reader, points},
        },
    },
    web::shell::Shell,
};

/// One question of the form.
pub struct Item {
    pub id: String,
    /// What its fields begin with.
    pub name: String,
    /// «السؤال 1 من 6».
    pub place: String,
    pub kind: String,
    pub points: String,
    pub text: Run,
    pub hint: String,
    pub fields: Fields,
}

/// The fields, by their form.
pub enum Fields {
    /// Radio buttons, or check boxes.
    Choices { several: bool, options: Vec<Tick> },
    /// One line: a number with its unit, or a word.
    Line {
        number: bool,
        value: String,
        unit: Option<Run>,
    },
    /// A list to choose from for each left side.
    Pairs(Vec<Pair>),
    /// Steps with their two buttons.
    Steps { answered: bool, steps: Vec<Step> },
    /// Statements with radio buttons in columns.
    Grid(Grid),
    /// A text with fields and lists in it.
    Gaps(Gaps),
    /// A text with check boxes in it.
    Marks(Marks),
    /// A picture, and its zones to choose from by name.
    Spot(Spot),
    /// Several lines.
    Page { value: String, limits: String },
}

/// A choice to tick.
pub struct Tick {
    pub value: String,
    pub text: Run,
    pub ticked: bool,
}

/// A left side, and the right sides to choose from.
pub struct Pair {
    pub name: String,
    pub text: Run,
    pub rights: Vec<Tick>,
}

/// A step, where it stands.
pub struct Step {
    pub id: String,
    pub text: Run,
    /// What its buttons say to who does not see them.
    pub up: String,
    pub down: String,
}

/// The questions of a paper, with what was answered.
pub fn items(
    shell: &Shell,
    reader: Reader,
    published: &Published,
    paper: &Paper,
    given: &Responses,
) -> Vec<Item> {
    let total = paper.questions.len();
    let numbered = (1..).zip(&paper.questions);
    numbered
        .map(|(number, set)| {
            let place = shell
                .t
                .quizzes_question_of(number.to_string(), total.to_string());
            let response = given.get(&set.question.id);
            item(shell, reader, published, place, set, response)
        })
        .collect()
}

fn item(
    shell: &Shell,
    reader: Reader,
    published: &Published,
    place: String,
    set: &Set,
    response: Option<&Response>,
) -> Item {
    let t = shell.t;
    let question = &set.question;
    let name = form::prefix(&question.id);
    let (kind, hint, fields) = match &question.body {
        Body::Single(choice) => {
            let options = options(reader, choice, &set.shown, response);
            let fields = Fields::Choices {
                several: false,
                options,
            };
            (t.quizzes_kind_single(), String::new(), fields)
        }
        Body::Multiple(choice) => {
            let hint = if choice.all_or_nothing {
                t.quizzes_hint_all_or_nothing()
            } else {
                t.quizzes_hint_partial()
            };
            let options = options(reader, choice, &set.shown, response);
            let fields = Fields::Choices {
                several: true,
                options,
            };
            (t.quizzes_kind_multiple(), hint, fields)
        }
        Body::TrueFalse(_) => {
            let answer = |value: bool, words: String| Tick {
                value: value.to_string(),
                text: reader.words(words),
                ticked: response == Some(&Response::Truth(value)),
            };
            let options = vec![
                answer(true, t.quizzes_true()),
                answer(false, t.quizzes_false()),
            ];
            let fields = Fields::Choices {
                several: false,
                options,
            };
            (t.quizzes_kind_true_false(), String::new(), fields)
        }
        Body::Numeric(number) => (
            t.quizzes_kind_numeric(),
            t.quizzes_hint_numeric(),
            line(true, response, reader.some(&number.unit)),
        ),
        Body::Short(_) => (
            t.quizzes_kind_short(),
            t.quizzes_hint_short(),
            line(false, response, None),
        ),
        Body::Matching(matching) => (
            t.quizzes_kind_matching(),
            t.quizzes_hint_matching(),
            Fields::Pairs(pairs(reader, &name, matching, &set.shown, response)),
        ),
        Body::Ordering(ordering) => {
            let text = |id: &OptionId| {
                let step = ordering.steps.iter().find(|step| step.id == *id);
                step.map_or_else(
                    || reader.words(String::new()),
                    |step| reader.text(&step.text),
                )
            };
            let step = |id: &OptionId| {
                let text = text(id);
                Step {
                    id: id.to_string(),
                    up: t.quizzes_move_up(&text.text),
                    down: t.quizzes_move_down(&text.text),
                    text,
                }
            };
            let fields = Fields::Steps {
                answered: response.is_some(),
                steps: set.arrangement(response).iter().map(step).collect(),
            };
            (t.quizzes_kind_ordering(), t.quizzes_hint_ordering(), fields)
        }
        Body::Kprim(kprim) => {
            let hint = if kprim.all_or_nothing {
                t.quizzes_hint_kprim_strict()
            } else {
                t.quizzes_hint_kprim()
            };
            let grid = judgements(shell, reader, &name, kprim, response);
            (t.quizzes_kind_kprim(), hint, Fields::Grid(grid))
        }
        Body::Cloze(cloze) => {
            let gaps = gaps(shell, reader, &name, cloze, &set.shown, response);
            let hint = t.quizzes_hint_cloze();
            (t.quizzes_kind_cloze(), hint, Fields::Gaps(gaps))
        }
        Body::MarkError(text) => (
            t.quizzes_kind_mark_error(),
            t.quizzes_hint_mark_error(),
            Fields::Marks(marks(reader, text, response)),
        ),
        Body::Hotspot(picture) => {
            let spot = spot(
                reader,
                &format!("spot-{}", question.id),
                published,
                picture,
                response,
            );
            let hint = t.quizzes_hint_hotspot();
            (t.quizzes_kind_hotspot(), hint, Fields::Spot(spot))
        }
        Body::Essay(essay) => (
            t.quizzes_kind_essay(),
            t.quizzes_hint_essay(),
            written(shell, essay, response),
        ),
        Body::Likert(likert) => (
            t.quizzes_kind_likert(),
            t.quizzes_hint_likert(),
            Fields::Grid(ratings(reader, &name, likert, response)),
        ),
    };
    Item {
        id: question.id.to_string(),
        name,
        place,
        kind,
        points: points(shell.speech, question.points),
        text: reader.text(&question.text),
        hint,
        fields,
    }
}

fn options(
    reader: Reader,
    choice: &Choice,
    shown: &[OptionId],
    response: Option<&Response>,
) -> Vec<Tick> {
    let listed = shown
        .iter()
        .filter_map(|id| choice.options.iter().find(|option| option.id == *id));
    listed
        .map(|option| Tick {
            value: option.id.to_string(),
            text: reader.text(&option.text),
            ticked: matches!(response, Some(Response::Options(ids)) if ids.contains(&option.id)),
        })
        .collect()
}

fn line(number: bool, response: Option<&Response>, unit: Option<Run>) -> Fields {
    let value = match response {
        Some(Response::Typed(typed)) => typed.clone(),
        _ => String::new(),
    };
    Fields::Line {
        number,
        value,
        unit,
    }
}

fn written(shell: &Shell, essay: &Essay, response: Option<&Response>) -> Fields {
    let t = shell.t;
    Fields::Page {
        value: match response {
            Some(Response::Written(text)) => text.clone(),
            _ => String::new(),
        },
        limits: match (essay.min_words, essay.max_words) {
            (Some(least), Some(most)) => {
                t.quizzes_words_between(least.to_string(), most.to_string())
            }
            (Some(least), None) => t.quizzes_words_least(least.to_string()),
            (None, Some(most)) => t.quizzes_words_most(most.to_string()),
            (None, None) => String::new(),
        },
    }
}

fn pairs(
    reader: Reader,
    name: &str,
    matching: &Matching,
    shown: &[OptionId],
    response: Option<&Response>,
) -> Vec<Pair> {
    let rights = matching.rights();
    let text = |id: &OptionId| -> Option<&Localised> {
        rights
            .iter()
            .find_map(|(known, text)| (*known == id).then_some(*text))
    };
    let pair = |pair: &crate::questions::matching::Pair| {
        let chosen = match response {
            Some(Response::Pairs(given)) => given.get(&pair.id),
            _ => None,
        };
        let right = |id: &OptionId| {
            Some(Tick {
                value: id.to_string(),
                text: reader.text(text(id)?),
                ticked: chosen == Some(id),
            })
        };
        Pair {
            name: format!("{name}.{}", pair.id),
            text: reader.text(&pair.left),
            rights: shown.iter().filter_map(right).collect(),
        }
    };
    matching.pairs.iter().map(pair).collect()
}
