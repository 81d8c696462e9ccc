//! Two pages of one sitting: which new answer counts, and which is kept aside.
//!
//! A page knows what was saved before it was made (`base`, or `base.<question>` since it was shown
//! the answer of another page) and what it has saved itself (`client`, the page and the number of the
//! saving there). An answer given elsewhere since then is not written over: the new one is kept
//! aside, and the person chooses. A saving that comes twice, or after a later one of its page, was
//! heard already. A page that sends what an earlier one left unsent goes on from there (`heir`,
//! repeated: the last saving of that one).

use crate::{
    kit::{text::Slug, time::Timestamp},
    questions::{Response, form::Fields},
    quizzes::answers::{Act, Answers, BASE, Change, TOUCHED, base},
};

/// The field that names the page and the saving.
pub const CLIENT: &str = "client";
/// The field, repeated, that names the last saving of a page whose unsent answers this one sends.
pub const HEIR: &str = "heir";
/// The longest name of a page.
const LONGEST_PAGE: usize = 40;

/// The page that sends a saving, and the number of the saving there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    pub page: String,
    /// 1, 2, 3 … in the order in which the savings were made.
    pub number: u64,
}

impl Client {
    /// Reads `page:number`; the page is 8 to 40 lowercase Latin letters and digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (page, number) = text.split_once(':')?;
        let named = (8..=LONGEST_PAGE).contains(&page.len())
            && page
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        let number = number.parse().ok().filter(|_| named)?;
        Some(Self {
            page: page.to_owned(),
            number,
        })
    }

    /// The one that a form names.
    #[must_use]
    pub fn of(fields: &Fields) -> Option<Self> {
        let (_, text) = fields.iter().find(|(name, _)| name == CLIENT)?;
        Self::parse(text)
    }
}

impl std::fmt::Display for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.page, self.number)
    }
}

/// What a page knows of the other pages of its sitting.
#[derive(Debug, Clone)]
pub struct Knowledge<'a> {
    fields: &'a Fields,
    base: i64,
    client: Option<Client>,
    heirs: Vec<Client>,
    /// A script that does not name its page: one that was open before pages were named. Its own
    /// savings cannot be told from those of others.
    nameless: bool,
}

impl<'a> Knowledge<'a> {
    /// What the fields tell.
    #[must_use]
    pub fn of(fields: &'a Fields) -> Self {
        let client = Client::of(fields);
        let heirs = fields.iter().filter(|(name, _)| name == HEIR);
        Self {
            fields,
            heirs: heirs.filter_map(|(_, last)| Client::parse(last)).collect(),
            base: base(fields),
            nameless: client.is_none() && fields.iter().any(|(name, _)| name == TOUCHED),
            client,
        }
    }

    #[must_use]
    pub fn client(&self) -> Option<&Client> {
        self.client.as_ref()
    }

    /// The last step of a question that the page knows.
    fn base(&self, question: &Slug) -> i64 {
        let named = self.fields.iter().find_map(|(name, step)| {
            let known = name.strip_prefix(BASE)?.strip_prefix('.')?;
            (known == question.as_str()).then(|| step.parse().ok())?
        });
        named.unwrap_or(self.base)
    }

    fn is_own(&self, client: Option<&str>) -> bool {
        let Some(sent) = client.and_then(Client::parse) else {
            return false;
        };
        let own = self.client.iter().any(|own| own.page == sent.page);
        let inherited = |last: &Client| last.page == sent.page && sent.number <= last.number;
        own || self.heirs.iter().any(inherited)
    }

    /// Whether a saving of this page that came before held this one, or was made after it.
    fn was_heard(&self, answers: &Answers, question: &Slug, given: Option<&Response>) -> bool {
        match &self.client {
            Some(own) => answers.of(question).any(|entry| {
                let sent = entry.client.as_deref().and_then(Client::parse);
                sent.is_some_and(|sent| sent.page == own.page && sent.number >= own.number)
            }),
            // A form sent again: the browser's « reload », or a second press.
            None => answers
                .of(question)
                .next_back()
                .is_some_and(|last| last.act == Act::Aside && last.response.as_ref() == given),
        }
    }

    /// What becomes of a new answer to a question, beside the steps of that question.
    #[must_use]
    pub fn fate(&self, answers: &Answers, change: &Change) -> Fate {
        let (question, given) = (&change.question, change.response.as_ref());
        let counting = answers.counting(question);
        let saved = counting.and_then(|entry| entry.response.as_ref());
        let sure = counting.and_then(|entry| entry.certainty);
        if (saved, sure) == (given, change.certainty) {
            return Fate::Known;
        }
        let heard = self.was_heard(answers, question, given);
        // The same answer with another certainty: nobody gave another answer.
        if saved == given {
            let known = heard && self.client.is_some();
            return if known { Fate::Known } else { Fate::Counts };
        }
        match counting {
            Some(theirs)
                if theirs.step > self.base(question)
                    && !self.nameless
                    && !self.is_own(theirs.client.as_deref()) =>
            {
                Fate::Contested {
                    contest: Contest {
                        question: question.clone(),
                        step: theirs.step,
                        at: theirs.at,
                        theirs: theirs.response.clone(),
                        theirs_certainty: theirs.certainty,
                        mine: given.cloned(),
                        mine_certainty: change.certainty,
                    },
                    heard,
                }
            }
            // Without script, choosing the answer kept aside is giving it again.
            _ if heard && self.client.is_some() => Fate::Known,
            _ => Fate::Counts,
        }
    }
}

/// What becomes of a new answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is saved, or was and has been replaced by a later one of the same page.
    Known,
    /// It counts from now on.
    Counts,
    /// Another page gave another answer: this one is kept aside, unless it is already.
    Contested { contest: Contest, heard: bool },
}

/// Two answers to one question, between which its person is to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contest {
    pub question: Slug,
    /// The step of the answer that counts: what a page knows once it has shown it.
    pub step: i64,
    pub at: Timestamp,
    /// None: taken back.
    pub theirs: Option<Response>,
    pub theirs_certainty: Option<i64>,
    pub mine: Option<Response>,
    pub mine_certainty: Option<i64>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{questions::samples::ids, quizzes::answers::Step};

    const PAGE_A: &str = "aaaaaaaa";
    const PAGE_B: &str = "bbbbbbbb";

    fn question() -> Slug {
        Slug::parse("q-single").expect("a slug")
    }

    fn change(response: Option<Response>) -> Change {
        Change {
            question: question(),
            response,
            certainty: None,
        }
    }

    fn chosen(option: &str) -> Option<Response> {
        (!option.is_empty()).then(|| Response::Options(ids(option)))
    }

    /// Steps written as `step:act:option:client`.
    fn answers(steps: &[&str]) -> Answers {
        let read = |text: &&str| {
            let [step, act, option, client] = text.splitn(4, ':').collect::<Vec<_>>()[..] else {
                panic!("a step");
            };
            Step {
                question_id: question(),
                step: step.parse().expect("a number"),
                at: Timestamp(0),
                response: serde_json::to_string(&chosen(option)).expect("JSON"),
                act: act.to_owned(),
                certainty: None,
                client: (!client.is_empty()).then(|| client.to_owned()),
            }
        };
        Answers::read(steps.iter().map(read).collect()).expect("answers")
    }

    fn fields(form: &str) -> Vec<(String, String)> {
        let fields = form.split('&').filter_map(|field| field.split_once('='));
        fields
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    fn told(fate: &Fate) -> String {
        match fate {
            Fate::Known => "known".to_owned(),
            Fate::Counts => "counts".to_owned(),
            Fate::Contested { contest, heard } => {
                let heard = if *heard { ", kept already" } else { "" };
                format!("contested by {}{heard}", contest.step)
            }
        }
    }

    #[test]
    fn an_answer_given_elsewhere_is_not_written_over() {
        let theirs: &[&str] = &["1:given:a:", "2:given:b:bbbbbbbb:1"];
        for (steps, form, given, fate) in [
            (&[] as &[&str], "base=0&client=aaaaaaaa:1", "a", "counts"),
            (theirs, "base=2&client=aaaaaaaa:1", "c", "counts"),
            (theirs, "base=1&client=aaaaaaaa:1", "c", "contested by 2"),
            (theirs, "base=1", "c", "contested by 2"),
            // Both chose the same, or the other answer has been shown.
            (theirs, "base=1&client=aaaaaaaa:1", "b", "known"),
            (
                theirs,
                "base=1&base.q-single=2&client=aaaaaaaa:2",
                "c",
                "counts",
            ),
            (
                theirs,
                "base=1&base.q-other=2&client=aaaaaaaa:2",
                "c",
                "contested by 2",
            ),
            // Taking back is an answer too.
            (theirs, "base=1&client=aaaaaaaa:1", "", "contested by 2"),
            // The other page's own.
            (theirs, "base=0&client=bbbbbbbb:2", "c", "counts"),
            (theirs, "base=0&client=bbbbbbbb:1", "c", "known"),
            // What it left unsent is sent by another page; what it sends itself afterwards is not.
            (
                theirs,
                "base=0&client=cccccccc:1&heir=bbbbbbbb:1",
                "c",
                "counts",
            ),
            (
                theirs,
                "base=0&client=cccccccc:1&heir=bbbbbbbb:0",
                "c",
                "contested by 2",
            ),
            // A script of before pages were named.
            (theirs, "base=0&touched=&touched=q-single", "c", "counts"),
            // Without a base nothing is known.
            (theirs, "", "c", "contested by 2"),
        ] {
            let fields = fields(form);
            let fate_of = Knowledge::of(&fields).fate(&answers(steps), &change(chosen(given)));
            assert_eq!(told(&fate_of), fate, "{steps:?} {form} {given}");
        }
    }

    #[test]
    fn what_was_heard_is_not_written_twice_and_is_still_contested() {
        let steps = &["1:given:a:bbbbbbbb:1", "2:aside:b:aaaaaaaa:4"];
        for (form, given, fate) in [
            (
                "base=0&client=aaaaaaaa:4",
                "b",
                "contested by 1, kept already",
            ),
            (
                "base=0&client=aaaaaaaa:3",
                "c",
                "contested by 1, kept already",
            ),
            ("base=0&client=aaaaaaaa:5", "b", "contested by 1"),
            ("base=0", "b", "contested by 1, kept already"),
            ("base=0", "c", "contested by 1"),
        ] {
            let fields = fields(form);
            let fate_of = Knowledge::of(&fields).fate(&answers(steps), &change(chosen(given)));
            assert_eq!(told(&fate_of), fate, "{form} {given}");
        }
    }

    #[test]
    fn the_name_of_a_page_is_plain() {
        for (text, ok) in [
            ("k3f9k3f9:12", true),
            ("k3f9k3f9:0", true),
            ("k3f9k3f9:", false),
            ("k3f9k3f9:-1", false),
            ("k3f9k3f9", false),
            ("short:1", false),
            ("K3F9K3F9:1", false),
            ("k3f9k3f%:1", false),
            (&format!("{}:1", "a".repeat(41)), false),
        ] {
            let client = Client::parse(text);
            assert_eq!(client.is_some(), ok, "{text}");
            if let Some(client) = client {
                assert_eq!(client.to_string(), text);
            }
        }
    }

    /// What a page does, and what becomes of what it sends.
    #[derive(Debug, Clone)]
    enum Move {
        /// The person chooses an option here and the page saves it.
        Choose(usize, &'static str),
        /// The last saving of the page arrives once more.
        Repeat(usize),
        /// The page is shown what counts, and the person keeps theirs or takes the other.
        Settle(usize, bool),
    }

    fn moves() -> impl Strategy<Value = Vec<Move>> {
        let option = prop::sample::select(vec!["a", "b", "c", ""]);
        let one = prop_oneof![
            4 => (0..2_usize, option).prop_map(|(page, option)| Move::Choose(page, option)),
            1 => (0..2_usize).prop_map(Move::Repeat),
            2 => (0..2_usize, any::<bool>()).prop_map(|(page, mine)| Move::Settle(page, mine)),
        ];
        prop::collection::vec(one, 1..30)
    }

    /// A saving: its fields, and the answer that they give.
    type Sent = (Vec<(String, String)>, Option<Response>);

    /// A page: what it shows, what it knows, what it sent last.
    struct Page {
        name: &'static str,
        shows: Option<Response>,
        base: i64,
        number: u64,
        sent: Option<Sent>,
    }

    impl Page {
        fn send(&mut self) -> Sent {
            self.number += 1;
            let form = format!("base={}&client={}:{}", self.base, self.name, self.number);
            let sent = (fields(&form), self.shows.clone());
            self.sent = Some(sent.clone());
            sent
        }
    }

    /// The log of one question, as the actions keep it.
    #[derive(Default)]
    struct Log(Vec<Step>);

    impl Log {
        fn answers(&self) -> Answers {
            Answers::read(self.0.clone()).expect("answers")
        }

        fn hear(&mut self, fields: &Fields, given: Option<&Response>) -> Fate {
            let knowledge = Knowledge::of(fields);
            let answers = self.answers();
            let fate = knowledge.fate(&answers, &change(given.cloned()));
            let act = match &fate {
                Fate::Known | Fate::Contested { heard: true, .. } => return fate,
                Fate::Counts => Act::Given,
                Fate::Contested { .. } => Act::Aside,
            };
            self.0.push(Step {
                question_id: question(),
                step: answers.last_step() + 1,
                at: Timestamp(0),
                response: serde_json::to_string(&given).expect("JSON"),
                act: act.code().to_owned(),
                certainty: None,
                client: knowledge.client().map(ToString::to_string),
            });
            fate
        }
    }

    proptest! {
        #[test]
        fn of_two_pages_none_loses_what_its_person_chose(moves in moves()) {
            let page = |name| Page { name, shows: None, base: 0, number: 0, sent: None };
            let mut pages = [page(PAGE_A), page(PAGE_B)];
            let mut log = Log::default();
            let mut chosen_ever: Vec<Option<Response>> = vec![None];
            for made in moves {
                let before = log.answers();
                let counted = before.counting(&question()).and_then(|e| e.response.clone());
                match made {
                    Move::Choose(at, option) => {
                        pages[at].shows = chosen(option);
                        chosen_ever.push(pages[at].shows.clone());
                        let (fields, given) = pages[at].send();
                        let fate = log.hear(&fields, given.as_ref());
                        let after = log.answers();
                        let counting = after.counting(&question());
                        let counts = counting.and_then(|e| e.response.clone());
                        match &fate {
                            Fate::Known => prop_assert_eq!(&counts, &given),
                            Fate::Counts => {
                                prop_assert_eq!(&counts, &given);
                                // What was written over was known to the page.
                                let last = before.counting(&question());
                                let known = last.is_none_or(|entry| {
                                    let own = entry.client.as_deref()
                                        .is_some_and(|c| c.starts_with(pages[at].name));
                                    own || entry.step <= pages[at].base
                                });
                                prop_assert!(known, "{last:?} was written over unseen");
                            }
                            Fate::Contested { contest, .. } => {
                                prop_assert_eq!(&counts, &counted, "nothing was written over");
                                prop_assert_eq!(&contest.theirs, &counted);
                                prop_assert_eq!(&contest.mine, &given);
                            }
                        }
                        // Given, aside or the same as before: it is in the log.
                        let kept = after.entries().iter().any(|entry| entry.response == given);
                        prop_assert!(kept || (given.is_none() && counts.is_none()), "lost: {given:?}");
                    }
                    Move::Repeat(at) => {
                        let Some((fields, given)) = pages[at].sent.clone() else { continue };
                        log.hear(&fields, given.as_ref());
                        let counts = log.answers().responses().get(&question()).cloned();
                        prop_assert_eq!(counts, counted, "heard twice");
                    }
                    Move::Settle(at, mine) => {
                        pages[at].base = before.counting(&question()).map_or(0, |entry| entry.step);
                        if mine {
                            let (fields, given) = pages[at].send();
                            let fate = log.hear(&fields, given.as_ref());
                            prop_assert!(!matches!(fate, Fate::Contested { .. }), "the choice is heard");
                        } else {
                            pages[at].shows = counted;
                        }
                    }
                }
                let counts = log.answers().responses().get(&question()).cloned();
                prop_assert!(chosen_ever.contains(&counts), "{counts:?} was chosen by nobody");
            }
        }
    }
}
