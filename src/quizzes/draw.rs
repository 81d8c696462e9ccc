//! The paper of one sitting: which questions, in which order, with their options in which order.
//!
//! Drawn once from a seed and kept whole, keys included: a version published afterwards changes
//! nothing in it, and the same seed draws the same paper from the same version, for an appeal.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    content::{
        course::{Course, Draw, Feedback, Quiz},
        settings::Settings,
    },
    kit::text::Slug,
    questions::{
        Body, OptionId, Question, Response, Status,
        mark::Mark,
        shuffle::{order, sample},
    },
    quizzes::{
        mastery::Goal,
        sections::{Drawn, arrange},
    },
};

/// What one person sits, with the rules that were promised to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    pub questions: Vec<Set>,
    pub pass_percent: u32,
    pub feedback: Feedback,
    /// None: as many as wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempts: Option<u32>,
    #[serde(default, skip_serializing_if = "Settings::is_default")]
    pub settings: Settings,
}

/// A question as it is set: its options, right sides or steps in the order shown; of a text with
/// gaps, the words of its bank, then the options of each list, gap by gap. Empty where there is
/// nothing to order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Set {
    pub question: Question,
    pub shown: Vec<OptionId>,
}

impl Paper {
    /// What a faultless paper earns; of a drill, what reaching its goal earns.
    #[must_use]
    pub fn out_of(&self) -> Mark {
        let points = self.questions.iter().map(|set| set.question.points);
        Goal::of(self.settings.behaviour).map_or_else(|| points.sum(), Goal::out_of)
    }

    #[must_use]
    pub fn set(&self, question: &Slug) -> Option<&Set> {
        let mut sets = self.questions.iter();
        sets.find(|set| set.question.id == *question)
    }
}

/// Draws the paper of this seed.
#[must_use]
pub fn draw(course: &Course, quiz: &Quiz, seed: u64) -> Paper {
    let ready = quiz.questions.iter();
    let ready = ready.filter(|question| question.status == Status::Ready);
    let own = ready.map(|question| (None, question));
    let all = own.chain(drawn(course, quiz, seed)).collect();
    let (questions, sections) = arrange(quiz, all, seed);
    let set = |question: &Question| Set {
        question: question.clone(),
        shown: shown(question, quiz.shuffle_options, seed),
    };
    Paper {
        questions: questions.into_iter().map(set).collect(),
        pass_percent: quiz.pass_percent,
        feedback: quiz.feedback,
        attempts: quiz.attempts,
        settings: Settings {
            sections,
            ..quiz.settings.clone()
        },
    }
}

/// The questions taken from banks, each at most once, in the order of the draws and of the banks.
fn drawn<'a>(course: &'a Course, quiz: &'a Quiz, seed: u64) -> Vec<Drawn<'a>> {
    let mut draws: Vec<(usize, &Draw)> = (0..).zip(&quiz.draws).collect();
    // Who has the fewest to choose from chooses first, so that a wide draw does not empty a narrow one.
    draws.sort_by_key(|(_, draw)| course.drawable(draw).count());
    let mut taken: BTreeSet<&Slug> = quiz.questions.iter().map(|own| &own.id).collect();
    let mut picked: Vec<(usize, usize, &Question)> = Vec::new();
    for (at, draw) in draws {
        let free = (0..).zip(course.drawable(draw));
        let free: Vec<_> = free.filter(|(_, q)| !taken.contains(&q.id)).collect();
        let count = usize::try_from(draw.count).unwrap_or(usize::MAX);
        let salt = format!("draw.{at}.{}", draw.bank);
        for (place, question) in sample(seed, &salt, free, count) {
            taken.insert(&question.id);
            picked.push((at, place, question));
        }
    }
    picked.sort_by_key(|(at, place, _)| (*at, *place));
    let drawn = picked.into_iter();
    drawn
        .map(|(at, _, question)| (Some(at), question))
        .collect()
}

/// True and false keep their places: they are looked for there. Right sides and steps are always
/// shuffled, because their own order is the key.
fn shown(question: &Question, shuffle_options: bool, seed: u64) -> Vec<OptionId> {
    let salt = question.id.as_str();
    match &question.body {
        Body::Single(choice) | Body::Multiple(choice) => {
            let ids = choice.options.iter().map(|option| option.id.clone());
            if shuffle_options {
                order(seed, salt, ids.collect())
            } else {
                ids.collect()
            }
        }
        Body::Matching(matching) => {
            let ids = matching.rights().into_iter().map(|(id, _)| id.clone());
            order(seed, salt, ids.collect())
        }
        Body::Ordering(ordering) => order(seed, salt, ordering.key()),
        Body::Cloze(cloze) => {
            // The order of the bank may be that of the gaps, so it is always shuffled.
            let words = cloze.bank.iter().map(|word| word.id.clone());
            let mut ids = order(seed, salt, words.collect());
            for gap in &cloze.gaps {
                let options: Vec<_> = gap
                    .options()
                    .iter()
                    .map(|option| option.id.clone())
                    .collect();
                if shuffle_options {
                    ids.extend(order(seed, &format!("{salt}.{}", gap.id), options));
                } else {
                    ids.extend(options);
                }
            }
            ids
        }
        Body::TrueFalse(_)
        | Body::Numeric(_)
        | Body::Short(_)
        | Body::Kprim(_)
        | Body::MarkError(_)
        | Body::Hotspot(_)
        | Body::Essay(_)
        | Body::Likert(_) => Vec::new(),
    }
}

impl Set {
    /// The order of the steps as it stands: the one given, or the one shown.
    #[must_use]
    pub fn arrangement(&self, given: Option<&Response>) -> Vec<OptionId> {
        match (&self.question.body, given) {
            (Body::Ordering(ordering), Some(Response::Sequence(steps)))
                if ordering.is_of_these_steps(steps) =>
            {
                steps.clone()
            }
            _ => self.shown.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        content::{
            course::{Certificate, Completion, Issue, Item, ItemKind, Level, Module, Tone},
            settings::Section,
        },
        kit::{locale::Locale, text::Localised},
        questions::samples,
    };

    /// How many questions the quiz has of its own.
    const OWN: usize = 15;

    fn slug(name: &str) -> Slug {
        Slug::parse(name).expect("a slug")
    }

    /// A course whose bank holds `q-0` to `q-9`, the even ones tagged `even`, and a quiz of it.
    fn course(draws: &[(u32, &[&str])], shuffle: bool) -> (Course, Quiz) {
        let banked = (0..10).map(|n| {
            let mut question = samples::question(
                &format!("q-{n}"),
                Body::Single(samples::choice(&[("a", true), ("b", false), ("c", false)])),
            );
            question.tags = if n % 2 == 0 {
                vec!["even".to_owned()]
            } else {
                Vec::new()
            };
            question
        });
        let quiz = Quiz {
            title: samples::text("quiz"),
            intro: Localised::default(),
            pass_percent: 70,
            attempts: Some(2),
            minutes: None,
            shuffle_questions: shuffle,
            shuffle_options: shuffle,
            feedback: Feedback::Full,
            settings: Settings::default(),
            draws: draws
                .iter()
                .map(|(count, tags)| Draw {
                    bank: slug("bank"),
                    count: *count,
                    tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
                })
                .collect(),
            questions: samples::all(),
        };
        let course = Course {
            id: slug("course"),
            source_language: Locale::Ar,
            languages: vec![Locale::Ar],
            title: samples::text("course"),
            summary: Localised::default(),
            theme: Localised::default(),
            level: Level::Introductory,
            angle: 45,
            tone: Tone::Green,
            minutes: 10,
            audience: Localised::default(),
            completion: Completion::RequiredItems,
            certificate: Certificate {
                issue: Issue::Administrator,
                valid_months: None,
                hours: None,
                design: crate::content::course::usual_design(),
                show_result: true,
                renewal_window_days: None,
                grace_days: None,
            },
            objectives: Vec::new(),
            modules: vec![Module {
                id: slug("module"),
                title: samples::text("module"),
                dir: None,
                items: vec![Item {
                    id: slug("quiz"),
                    file: "quiz".to_owned(),
                    minutes: 10,
                    required: true,
                    objectives: Vec::new(),
                    kind: ItemKind::Quiz(quiz.clone()),
                }],
                planned: Vec::new(),
            }],
            banks: BTreeMap::from([(slug("bank"), banked.collect())]),
            glossary: Vec::new(),
            media: BTreeMap::new(),
            retired: Vec::new(),
        };
        (course, quiz)
    }

    fn names(paper: &Paper) -> Vec<&str> {
        let sets = paper.questions.iter();
        sets.map(|set| set.question.id.as_str()).collect()
    }

    #[test]
    fn a_seed_draws_one_paper_and_another_seed_another() {
        let (course, quiz) = course(&[(3, &[])], true);
        let paper = draw(&course, &quiz, 7);
        assert_eq!(paper, draw(&course, &quiz, 7));
        assert_ne!(names(&paper), names(&draw(&course, &quiz, 8)));
        assert_eq!(paper.questions.len(), OWN + 3);
        let json = serde_json::to_string(&paper).expect("JSON");
        assert_eq!(
            serde_json::from_str::<Paper>(&json).expect("a paper"),
            paper
        );
    }

    #[test]
    fn unshuffled_the_author_s_order_stands_except_where_it_is_the_key() {
        let (course, quiz) = course(&[(10, &[])], false);
        let mut orders = BTreeSet::new();
        for seed in 0..20 {
            let paper = draw(&course, &quiz, seed);
            let drawn: Vec<_> = (0..10).map(|n| format!("q-{n}")).collect();
            assert_eq!(names(&paper)[OWN..], drawn);
            assert_eq!(names(&paper)[0], "q-single");
            assert_eq!(paper.questions[0].shown, samples::ids("a b c"));
            orders.insert(format!("{:?}", paper.questions[6].shown));
        }
        assert!(orders.len() > 5, "steps are shuffled all the same");
    }

    #[test]
    fn true_and_false_keep_their_places() {
        let (course, quiz) = course(&[], true);
        for set in draw(&course, &quiz, 3).questions {
            match set.question.body {
                Body::Single(_) | Body::Multiple(_) => assert_eq!(set.shown.len(), 3),
                Body::Matching(_) | Body::Ordering(_) => assert_eq!(set.shown.len(), 4),
                Body::Cloze(_) => assert_eq!(set.shown.len(), 2 + 3),
                _ => assert!(set.shown.is_empty()),
            }
        }
    }

    #[test]
    fn a_wide_draw_does_not_empty_a_narrow_one_and_no_question_comes_twice() {
        let (course, quiz) = course(&[(5, &[]), (5, &["even"])], true);
        for seed in 0..50 {
            let paper = draw(&course, &quiz, seed);
            let mut drawn: Vec<_> = names(&paper);
            drawn.sort_unstable();
            drawn.dedup();
            assert_eq!(drawn.len(), OWN + 10, "{seed}");
        }
    }

    #[test]
    fn only_what_is_ready_is_set_or_drawn() {
        let (mut course, mut quiz) = course(&[(10, &[])], true);
        quiz.questions[0].status = Status::Draft;
        quiz.questions[1].status = Status::Retired;
        let bank = course.banks.get_mut(&slug("bank")).expect("the bank");
        bank[0].status = Status::Draft;
        let paper = draw(&course, &quiz, 1);
        assert_eq!(paper.questions.len(), OWN - 2 + 9);
        for gone in ["q-single", "q-multiple", "q-0"] {
            assert!(!names(&paper).contains(&gone), "{gone}");
        }
    }

    #[test]
    fn each_list_of_a_text_with_gaps_is_shuffled_by_itself() {
        let mut orders = BTreeSet::new();
        for seed in 0..40 {
            let question = samples::named("q-cloze");
            let shown = shown(&question, true, seed);
            let Body::Cloze(cloze) = &question.body else {
                panic!("a text with gaps")
            };
            let words = cloze.words_shown(&shown).into_iter().map(|word| &word.id);
            let options = cloze.options_shown(&cloze.gaps[2], &shown);
            assert_eq!((words.len(), options.len()), (2, 3));
            assert!(cloze.options_shown(&cloze.gaps[0], &shown).is_empty());
            orders.insert(format!("{shown:?}"));
        }
        assert!(orders.len() > 6, "{orders:?}");
        let question = samples::named("q-cloze");
        let plain = shown(&question, false, 1);
        assert_eq!(plain[2..], samples::ids("a b c"));
    }

    #[test]
    fn sections_stand_one_after_another_with_what_was_drawn_for_them() {
        let (course, mut quiz) = course(&[(3, &[]), (2, &["even"])], true);
        let own = |at: usize| quiz.questions[at].id.clone();
        let section = |questions: Vec<Slug>, draws: Vec<u32>| Section {
            title: samples::text("section"),
            questions,
            draws,
        };
        quiz.settings.sections = vec![
            section(vec![], vec![1]),
            section(vec![own(0), own(1)], vec![0]),
        ];
        let mut orders = BTreeSet::new();
        for seed in 0..20 {
            let paper = draw(&course, &quiz, seed);
            let ids = names(&paper);
            let held: Vec<_> = paper
                .settings
                .sections
                .iter()
                .map(|s| &s.questions)
                .collect();
            assert_eq!((held[0].len(), held[1].len(), ids.len()), (2, 5, OWN + 5));
            let listed: Vec<_> = held.into_iter().flatten().map(Slug::to_string).collect();
            assert_eq!(ids[..7], listed, "a paper names what its sections hold");
            assert!(ids[2..7].contains(&"q-single") && !ids[7..].contains(&"q-single"));
            orders.insert(ids[2..7].join(" "));
        }
        assert!(orders.len() > 5, "shuffled inside a section");
    }

    #[test]
    fn a_bank_with_too_few_questions_gives_what_it_has() {
        let (course, quiz) = course(&[(99, &["even"]), (1, &["nobody"])], true);
        assert_eq!(draw(&course, &quiz, 1).questions.len(), OWN + 5);
    }
}
