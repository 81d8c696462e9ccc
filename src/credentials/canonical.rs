//! RDF Dataset Canonicalization, RDFC-1.0 with SHA-256 (W3C Recommendation, 21 May 2024).
//!
//! Blank nodes get labels that depend on what the dataset says and not on how it was written, so
//! that everybody signs and verifies the same bytes. Where several nodes look alike, their
//! neighbourhoods are compared; a dataset can be made so that this takes for ever (§7.1, «dataset
//! poisoning»), so the work is counted and given up at a limit far above what a credential needs.

use std::collections::{BTreeMap, HashMap};

use oxrdf::{GraphName, NamedOrBlankNode, Quad, Term};

use crate::kit::secret::digest;

/// Quads of the largest dataset that is looked at. A badge has about sixty.
const MOST_QUADS: usize = 5_000;
/// Orders of neighbours that are tried before giving up. A badge needs none, or a few.
const MOST_WORK: u32 = 20_000;
/// How far a comparison of neighbourhoods may go on from node to node.
const DEEPEST: u32 = 64;

/// The dataset is too large, or so knotted that its labels cannot be found in reasonable time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the dataset takes too much work to canonicalise")]
pub struct TooMuchWork;

/// A blank node, by its place in [`Graph::mentions`].
type Node = usize;

/// A term of a quad, ready to be written.
enum Part {
    Written(String),
    Blank(Node),
}

/// A quad as its four terms; the predicate is never blank.
struct Line {
    subject: Part,
    predicate: String,
    object: Part,
    /// None: the default graph.
    graph: Option<Part>,
}

/// The places of a quad where a blank node may stand, as the hash of a related node names them.
const PLACES: [&str; 3] = ["s", "o", "g"];

impl Line {
    /// The blank nodes of subject, object and graph.
    fn blanks(&self) -> [Option<Node>; 3] {
        let blank = |part: &Part| match part {
            Part::Blank(node) => Some(*node),
            Part::Written(_) => None,
        };
        [
            blank(&self.subject),
            blank(&self.object),
            self.graph.as_ref().and_then(blank),
        ]
    }

    /// The line in canonical N-Quads, its blank nodes labelled.
    fn write(&self, label: impl Fn(Node) -> String) -> String {
        let part = |part: &Part| match part {
            Part::Written(text) => text.clone(),
            Part::Blank(node) => format!("_:{}", label(*node)),
        };
        let (subject, object) = (part(&self.subject), part(&self.object));
        match &self.graph {
            None => format!("{subject} {} {object} .\n", self.predicate),
            Some(graph) => format!("{subject} {} {object} {} .\n", self.predicate, part(graph)),
        }
    }
}

/// The canonical N-Quads of a dataset: sorted lines, each once, blank nodes named `c14n0`, `c14n1`…
///
/// # Errors
/// [`TooMuchWork`] for a dataset made to take for ever.
pub fn canonical(quads: &[Quad]) -> Result<String, TooMuchWork> {
    if quads.len() > MOST_QUADS {
        return Err(TooMuchWork);
    }
    let graph = Graph::read(quads);
    let labels = Labelling::of(&graph)?;
    let label = |node| labels.canonical.labels[&node].clone();
    let mut lines: Vec<String> = graph.lines.iter().map(|line| line.write(label)).collect();
    lines.sort_unstable();
    lines.dedup();
    Ok(lines.concat())
}

/// A dataset with, for each blank node, the lines that mention it.
struct Graph {
    lines: Vec<Line>,
    mentions: Vec<Vec<usize>>,
}

impl Graph {
    fn read(quads: &[Quad]) -> Self {
        let mut known: HashMap<String, Node> = HashMap::new();
        let mut mentions: Vec<Vec<usize>> = Vec::new();
        let mut lines = Vec::with_capacity(quads.len());
        for (at, quad) in quads.iter().enumerate() {
            let mut blank = |name: &str| {
                let node = *known.entry(name.to_owned()).or_insert_with(|| {
                    mentions.push(Vec::new());
                    mentions.len() - 1
                });
                if mentions[node].last() != Some(&at) {
                    mentions[node].push(at);
                }
                Part::Blank(node)
            };
            let subject = match &quad.subject {
                NamedOrBlankNode::BlankNode(node) => blank(node.as_str()),
                named @ NamedOrBlankNode::NamedNode(_) => Part::Written(named.to_string()),
            };
            let object = match &quad.object {
                Term::BlankNode(node) => blank(node.as_str()),
                other => Part::Written(other.to_string()),
            };
            let graph = match &quad.graph_name {
                GraphName::DefaultGraph => None,
                GraphName::BlankNode(node) => Some(blank(node.as_str())),
                named @ GraphName::NamedNode(_) => Some(Part::Written(named.to_string())),
            };
            lines.push(Line {
                subject,
                predicate: quad.predicate.to_string(),
                object,
                graph,
            });
        }
        Self { lines, mentions }
    }
}

/// Labels given so far, in the order in which they were given (§4.5, «identifier issuer»).
#[derive(Clone)]
struct Labels {
    prefix: &'static str,
    labels: HashMap<Node, String>,
    order: Vec<Node>,
}

impl Labels {
    fn new(prefix: &'static str) -> Self {
        Self {
            prefix,
            labels: HashMap::new(),
            order: Vec::new(),
        }
    }

    fn give(&mut self, node: Node) -> &str {
        let Self {
            prefix,
            labels,
            order,
        } = self;
        labels.entry(node).or_insert_with(|| {
            order.push(node);
            format!("{prefix}{}", order.len() - 1)
        })
    }
}

/// The labelling under way.
struct Labelling<'a> {
    graph: &'a Graph,
    canonical: Labels,
    /// What each node looks like by its own lines alone.
    first: Vec<String>,
    work: u32,
}

impl<'a> Labelling<'a> {
    /// §4.4, the canonicalization algorithm, without its last step.
    fn of(graph: &'a Graph) -> Result<Self, TooMuchWork> {
        let nodes = 0..graph.mentions.len();
        let mut this = Self {
            graph,
            canonical: Labels::new("c14n"),
            first: nodes
                .clone()
                .map(|node| first_degree(graph, node))
                .collect(),
            work: 0,
        };
        let mut alike: BTreeMap<String, Vec<Node>> = BTreeMap::new();
        for node in nodes {
            alike
                .entry(this.first[node].clone())
                .or_default()
                .push(node);
        }
        // In the order of their hashes: first the nodes that are unlike any other.
        for group in alike.values() {
            if let [node] = group[..] {
                this.canonical.give(node);
            }
        }
        for group in alike.into_values().filter(|group| group.len() > 1) {
            let mut compared = Vec::with_capacity(group.len());
            for node in group {
                if this.canonical.labels.contains_key(&node) {
                    continue;
                }
                let mut labels = Labels::new("b");
                labels.give(node);
                compared.push(this.neighbourhood(node, labels, 0)?);
            }
            compared.sort_by(|(one, _), (other, _)| one.cmp(other));
            for node in compared.into_iter().flat_map(|(_, labels)| labels.order) {
                this.canonical.give(node);
            }
        }
        Ok(this)
    }

    /// §4.7.3, the hash of a related node: by its label when it has one, else by its own lines.
    fn related(&self, node: Node, line: &Line, labels: &Labels, place: &str) -> String {
        let mut text = place.to_owned();
        if place != "g" {
            text.push_str(&line.predicate);
        }
        let label = self
            .canonical
            .labels
            .get(&node)
            .or_else(|| labels.labels.get(&node));
        match label {
            Some(label) => {
                text.push_str("_:");
                text.push_str(label);
            }
            None => text.push_str(&self.first[node]),
        }
        digest(text.as_bytes())
    }

    /// §4.8, the hash of a node by its neighbours and theirs, and the labels that it gives on its way.
    fn neighbourhood(
        &mut self,
        node: Node,
        mut labels: Labels,
        depth: u32,
    ) -> Result<(String, Labels), TooMuchWork> {
        if depth > DEEPEST {
            return Err(TooMuchWork);
        }
        let graph = self.graph;
        let mut related: BTreeMap<String, Vec<Node>> = BTreeMap::new();
        for line in graph.mentions[node].iter().map(|at| &graph.lines[*at]) {
            for (other, place) in line.blanks().into_iter().zip(PLACES) {
                if let Some(other) = other.filter(|other| *other != node) {
                    // A neighbour that two lines relate alike stands here twice, as in the text of
                    // the standard: leaving repeats out gives other labels than other programs do.
                    let hash = self.related(other, line, &labels, place);
                    related.entry(hash).or_default().push(other);
                }
            }
        }
        let mut text = String::new();
        for (hash, mut order) in related {
            text.push_str(&hash);
            order.sort_unstable();
            let mut best: Option<(String, Labels)> = None;
            loop {
                self.work += 1;
                if self.work > MOST_WORK {
                    return Err(TooMuchWork);
                }
                let so_far = best.as_ref().map(|(path, _)| path.as_str());
                if let Some(found) = self.path(&order, &labels, so_far, depth)? {
                    best = Some(found);
                }
                if !next_order(&mut order) {
                    break;
                }
            }
            let Some((path, given)) = best else { continue };
            text.push_str(&path);
            labels = given;
        }
        Ok((digest(text.as_bytes()), labels))
    }

    /// The path through some neighbours in this order, with the labels that it gives; `None` once it
    /// is known to come after the best path so far.
    fn path(
        &mut self,
        order: &[Node],
        labels: &Labels,
        best: Option<&str>,
        depth: u32,
    ) -> Result<Option<(String, Labels)>, TooMuchWork> {
        let behind = |path: &str| best.is_some_and(|best| path.len() >= best.len() && path > best);
        let mut labels = labels.clone();
        let (mut path, mut ahead) = (String::new(), Vec::new());
        for node in order {
            path.push_str("_:");
            if let Some(label) = self.canonical.labels.get(node) {
                path.push_str(label);
            } else {
                if !labels.labels.contains_key(node) {
                    ahead.push(*node);
                }
                path.push_str(labels.give(*node));
            }
            if behind(&path) {
                return Ok(None);
            }
        }
        for node in ahead {
            let (hash, given) = self.neighbourhood(node, labels.clone(), depth + 1)?;
            path.push_str("_:");
            path.push_str(labels.give(node));
            path.push('<');
            path.push_str(&hash);
            path.push('>');
            labels = given;
            if behind(&path) {
                return Ok(None);
            }
        }
        let better = best.is_none_or(|best| path.as_str() < best);
        Ok(better.then_some((path, labels)))
    }
}

/// §4.6, the hash of a node by its own lines, in which it is `_:a` and every other node `_:z`.
fn first_degree(graph: &Graph, node: Node) -> String {
    let label = |other| if other == node { "a" } else { "z" }.to_owned();
    let mut lines: Vec<String> = graph.mentions[node]
        .iter()
        .map(|at| graph.lines[*at].write(label))
        .collect();
    lines.sort_unstable();
    digest(lines.concat().as_bytes())
}

/// The next order of these nodes, smallest first, each different order once; false after the last.
fn next_order(nodes: &mut [Node]) -> bool {
    let Some(fall) = nodes.windows(2).rposition(|pair| pair[0] < pair[1]) else {
        return false;
    };
    let rise = nodes
        .iter()
        .rposition(|node| *node > nodes[fall])
        .unwrap_or(fall);
    nodes.swap(fall, rise);
    nodes[fall + 1..].reverse();
    true
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use oxrdf::{BlankNode, NamedNode};
    use oxttl::NQuadsParser;
    use proptest::prelude::*;

    use super::*;

    fn read(path: &Path) -> Vec<Quad> {
        let text = std::fs::read(path).expect("a file");
        NQuadsParser::new()
            .for_slice(&text)
            .collect::<Result<_, _>>()
            .expect("N-Quads")
    }

    #[test]
    fn the_suite_of_the_standard_comes_out_byte_for_byte() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/credentials/rdfc10");
        let mut passed = 0;
        for file in std::fs::read_dir(folder).expect("the suite") {
            let path = file.expect("a file").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let Some(test) = name.strip_suffix("-in.nq") else {
                continue;
            };
            let answer = canonical(&read(&path));
            if test == POISON {
                assert_eq!(answer, Err(TooMuchWork));
                continue;
            }
            let expected = path.with_file_name(format!("{test}-rdfc10.nq"));
            let expected = std::fs::read_to_string(expected).expect("what is expected");
            assert_eq!(answer.expect("canonical"), expected, "{test}");
            passed += 1;
        }
        assert_eq!(passed, SUITE);
    }

    /// The tests of the suite with SHA-256 whose outcome is a dataset.
    const SUITE: usize = 63;
    /// The one that must be given up.
    const POISON: &str = "test074";

    /// Every node related to every other one, all alike (§7.1).
    fn clique(size: usize) -> Vec<Quad> {
        let node = |n: usize| BlankNode::new(format!("n{n}")).expect("a label");
        let knows = NamedNode::new("urn:knows").expect("an IRI");
        let pairs = (0..size).flat_map(|one| (0..size).map(move |other| (one, other)));
        pairs
            .filter(|(one, other)| one != other)
            .map(|(one, other)| {
                Quad::new(
                    node(one),
                    knows.clone(),
                    node(other),
                    GraphName::DefaultGraph,
                )
            })
            .collect()
    }

    #[test]
    fn a_dataset_made_to_take_for_ever_is_given_up() {
        assert!(canonical(&clique(4)).is_ok());
        assert_eq!(canonical(&clique(12)), Err(TooMuchWork));
        assert_eq!(canonical(&clique(72)), Err(TooMuchWork), "too many quads");
        let ring = |size: usize| -> Vec<Quad> {
            let all = clique(size);
            let next = |n: usize| format!("_:n{}", (n + 1) % size);
            let follows = |quad: &&Quad| {
                (0..size).any(|n| {
                    quad.subject.to_string() == format!("_:n{n}")
                        && quad.object.to_string() == next(n)
                })
            };
            all.iter().filter(follows).cloned().collect()
        };
        assert!(canonical(&ring(10)).is_ok());
        assert_eq!(canonical(&ring(70)), Err(TooMuchWork), "too deep");
    }

    proptest! {
        /// Other names for blank nodes and another order of lines change nothing.
        #[test]
        fn the_writing_of_a_dataset_does_not_matter(
            edges in prop::collection::vec((0..5_usize, 0..2_usize, 0..5_usize, 0..3_usize), 1..12),
            names in Just([0, 1, 2, 3, 4]).prop_shuffle(),
            order in any::<prop::sample::Index>(),
        ) {
            let dataset = |name: &dyn Fn(usize) -> usize| -> Vec<Quad> {
                edges.iter().map(|(subject, predicate, object, graph)| {
                    let node = |n: usize| BlankNode::new(format!("x{}", name(n))).expect("a label");
                    let predicate = NamedNode::new(format!("urn:p{predicate}")).expect("an IRI");
                    let graph = if *graph == 0 { node(*object).into() } else { GraphName::DefaultGraph };
                    Quad::new(node(*subject), predicate, node(*object), graph)
                }).collect()
            };
            let plain = dataset(&|n| n);
            let mut renamed = dataset(&|n| names[n]);
            let turn = order.index(renamed.len());
            renamed.rotate_left(turn);
            prop_assert_eq!(canonical(&plain), canonical(&renamed));
        }

        #[test]
        fn every_order_comes_once(mut nodes in prop::collection::vec(0..3_usize, 0..6)) {
            nodes.sort_unstable();
            let mut seen = std::collections::BTreeSet::from([nodes.clone()]);
            while next_order(&mut nodes) {
                prop_assert!(seen.insert(nodes.clone()));
            }
            let count = |n| nodes.iter().filter(|node| **node == n).count();
            let factorial = |n: usize| (1..=n).product::<usize>();
            let different = factorial(nodes.len()) / (0..3).map(|n| factorial(count(n))).product::<usize>();
            prop_assert_eq!(seen.len(), different);
        }
    }
}
