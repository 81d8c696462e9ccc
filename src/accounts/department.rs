//! Departments: a tree of ministries, directorates and units.

use std::collections::HashSet;

use crate::{
    kit::{
        error::Refusal, folded::fold, id::DepartmentId, locale::Locale, time::Timestamp,
        words::Words,
    },
    web::form::{Faults, Fields},
};

/// A node of the tree.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Department {
    pub department_id: DepartmentId,
    pub parent_id: Option<DepartmentId>,
    pub name_ar: String,
    pub name_fr: String,
    pub name_en: String,
    pub position: i64,
    pub closed_at: Option<Timestamp>,
}

impl Department {
    #[must_use]
    pub fn name(&self, locale: Locale) -> &str {
        match locale {
            Locale::Ar => &self.name_ar,
            Locale::Fr => &self.name_fr,
            Locale::En => &self.name_en,
        }
    }
}

/// A department where it stands in the tree: how deep, and its name with its parents'.
#[derive(Debug, Clone)]
pub struct Placed {
    pub id: String,
    pub depth: usize,
    pub name: String,
    pub closed: bool,
}

/// The tree, parents before children, in the order of its positions. A node whose parent is
/// missing, or that would be its own ancestor, stands at the top: nothing is ever hidden.
#[must_use]
pub fn tree(departments: &[Department], locale: Locale) -> Vec<Placed> {
    let mut placed = Vec::with_capacity(departments.len());
    let known = |id: &DepartmentId| departments.iter().any(|d| d.department_id == *id);
    let tops = departments
        .iter()
        .filter(|d| d.parent_id.as_ref().is_none_or(|parent| !known(parent)));
    for top in tops {
        place(departments, top, 0, locale, &mut placed);
    }
    for lost in departments {
        if !placed.iter().any(|p| p.id == lost.department_id.as_str()) {
            placed.push(placed_at(lost, 0, locale));
        }
    }
    placed
}

fn place(
    all: &[Department],
    here: &Department,
    depth: usize,
    locale: Locale,
    out: &mut Vec<Placed>,
) {
    out.push(placed_at(here, depth, locale));
    for child in all {
        let below = child.parent_id.as_ref() == Some(&here.department_id);
        if below && !out.iter().any(|p| p.id == child.department_id.as_str()) {
            place(all, child, depth + 1, locale, out);
        }
    }
}

fn placed_at(department: &Department, depth: usize, locale: Locale) -> Placed {
    Placed {
        id: department.department_id.to_string(),
        depth,
        name: department.name(locale).to_owned(),
        closed: department.closed_at.is_some(),
    }
}

/// Whether moving `id` under `parent` would close a circle.
#[must_use]
pub fn would_circle(all: &[Department], id: &DepartmentId, parent: &DepartmentId) -> bool {
    let mut here = Some(parent.clone());
    for _ in 0..=all.len() {
        match here {
            None => return false,
            Some(ref at) if at == id => return true,
            Some(at) => {
                here = all
                    .iter()
                    .find(|d| d.department_id == at)
                    .and_then(|d| d.parent_id.clone());
            }
        }
    }
    true
}

/// A department and everything below it.
#[must_use]
pub fn below<'a>(all: &'a [Department], id: &'a str) -> Vec<&'a str> {
    let mut found: Vec<&str> = vec![id];
    let mut known: HashSet<&str> = HashSet::from([id]);
    let mut at = 0;
    while at < found.len() {
        let here = found[at];
        let children = all
            .iter()
            .filter(|d| d.parent_id.as_ref().map(DepartmentId::as_str) == Some(here));
        for child in children {
            if known.insert(child.department_id.as_str()) {
                found.push(child.department_id.as_str());
            }
        }
        at += 1;
    }
    found
}

/// Whether a department may be chosen by people.
#[must_use]
pub fn is_open(all: &[Department], id: &str) -> bool {
    all.iter()
        .any(|d| d.department_id.as_str() == id && d.closed_at.is_none())
}

/// The place after the last of the siblings.
#[must_use]
pub fn next_position(all: &[Department], parent: Option<&DepartmentId>) -> i64 {
    let siblings = all.iter().filter(|d| d.parent_id.as_ref() == parent);
    siblings.map(|d| d.position + 1).max().unwrap_or(0)
}

/// The longest name of a department, in characters.
const LONGEST_NAME: usize = 160;

/// What an administrator says of a department, sound.
#[derive(Debug, Clone)]
pub struct Named {
    pub parent_id: Option<DepartmentId>,
    pub name_ar: String,
    pub name_fr: String,
    pub name_en: String,
}

/// The form of a department as it came.
#[derive(Debug, Clone, Default)]
pub struct DepartmentForm {
    pub name_ar: String,
    pub name_fr: String,
    pub name_en: String,
    /// Empty: at the top.
    pub parent: String,
}

impl DepartmentForm {
    #[must_use]
    pub fn read(fields: &Fields) -> Self {
        Self {
            name_ar: fields.line("name_ar"),
            name_fr: fields.line("name_fr"),
            name_en: fields.line("name_en"),
            parent: fields.line("parent"),
        }
    }

    #[must_use]
    pub fn of(department: &Department) -> Self {
        Self {
            name_ar: department.name_ar.clone(),
            name_fr: department.name_fr.clone(),
            name_en: department.name_en.clone(),
            parent: department
                .parent_id
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        }
    }

    /// Sound, or every fault at its field. `itself` is the department that is being corrected.
    ///
    /// # Errors
    /// The faults, in the reader's language.
    pub fn parse(
        &self,
        t: &Words,
        all: &[Department],
        itself: Option<&DepartmentId>,
    ) -> Result<Named, Faults> {
        let mut faults = Faults::new();
        let parent_id = (!self.parent.is_empty()).then(|| DepartmentId::from(self.parent.clone()));
        let siblings = || {
            all.iter()
                .filter(|d| d.parent_id == parent_id && Some(&d.department_id) != itself)
        };
        for (field, name, locale) in [
            ("name_ar", &self.name_ar, Locale::Ar),
            ("name_fr", &self.name_fr, Locale::Fr),
            ("name_en", &self.name_en, Locale::En),
        ] {
            let folded = fold(name);
            if folded.chars().count() < 2 || name.chars().count() > LONGEST_NAME {
                faults.add(field, t.accounts_fault_department_name());
            } else if siblings().any(|d| fold(d.name(locale)) == folded) {
                faults.add(field, t.accounts_fault_department_twice());
            }
        }
        if let Some(parent) = &parent_id {
            if !all.iter().any(|d| d.department_id == *parent) {
                faults.add("parent", CannotPlace::Parent.sentence(t));
            } else if itself.is_some_and(|id| would_circle(all, id, parent)) {
                faults.add("parent", CannotPlace::Circle.sentence(t));
            }
        }
        if faults.is_empty() {
            Ok(Named {
                parent_id,
                name_ar: self.name_ar.clone(),
                name_fr: self.name_fr.clone(),
                name_en: self.name_en.clone(),
            })
        } else {
            Err(faults)
        }
    }
}

/// Why a department cannot stand where it was asked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotPlace {
    /// The department above is not there.
    Parent,
    /// It would stand under itself.
    Circle,
}

impl Refusal for CannotPlace {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::Parent => t.accounts_fault_parent(),
            Self::Circle => t.accounts_fault_circle(),
        }
    }
}

/// An example of a list, laid down in an empty database: administrators edit it.
pub const EXAMPLE: &[(&str, &str, &str)] = &[
    (
        "الانتقال الرقمي وإصلاح الإدارة",
        "Transition numérique et Réforme de l’administration",
        "Digital Transition and Administration Reform",
    ),
    ("الداخلية", "Intérieur", "Interior"),
    (
        "الشؤون الخارجية والتعاون الإفريقي والمغاربة المقيمين بالخارج",
        "Affaires étrangères, Coopération africaine et Marocains résidant à l’étranger",
        "Foreign Affairs, African Cooperation and Moroccan Expatriates",
    ),
    ("العدل", "Justice", "Justice"),
    (
        "الاقتصاد والمالية",
        "Économie et Finances",
        "Economy and Finance",
    ),
    ("التجهيز والماء", "Équipement et Eau", "Equipment and Water"),
    (
        "التربية الوطنية والتعليم الأولي والرياضة",
        "Éducation nationale, Préscolaire et Sports",
        "National Education, Preschool and Sports",
    ),
    (
        "الصحة والحماية الاجتماعية",
        "Santé et Protection sociale",
        "Health and Social Protection",
    ),
    (
        "الفلاحة والصيد البحري والتنمية القروية والمياه والغابات",
        "Agriculture, Pêche maritime, Développement rural et Eaux et Forêts",
        "Agriculture, Maritime Fisheries, Rural Development, Water and Forests",
    ),
    (
        "الشباب والثقافة والتواصل",
        "Jeunesse, Culture et Communication",
        "Youth, Culture and Communication",
    ),
    (
        "النقل واللوجيستيك",
        "Transport et Logistique",
        "Transport and Logistics",
    ),
    (
        "السياحة والصناعة التقليدية والاقتصاد الاجتماعي والتضامني",
        "Tourisme, Artisanat et Économie sociale et solidaire",
        "Tourism, Crafts and Social Economy",
    ),
    (
        "مؤسسة عمومية أخرى",
        "Autre établissement public",
        "Another public body",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: &str, parent: Option<&str>) -> Department {
        Department {
            department_id: DepartmentId::from(id.to_owned()),
            parent_id: parent.map(|p| DepartmentId::from(p.to_owned())),
            name_ar: id.into(),
            name_fr: id.into(),
            name_en: id.into(),
            position: 0,
            closed_at: None,
        }
    }

    #[test]
    fn the_tree_shows_every_node_once_even_when_it_is_broken() {
        let all = [
            node("m", None),
            node("u", Some("d")),
            node("d", Some("m")),
            node("lost", Some("gone")),
            node("x", Some("y")),
            node("y", Some("x")),
        ];
        let order: Vec<_> = tree(&all, Locale::Fr)
            .into_iter()
            .map(|p| (p.id, p.depth))
            .collect();
        let expected = [
            ("m", 0),
            ("d", 1),
            ("u", 2),
            ("lost", 0),
            ("x", 0),
            ("y", 0),
        ];
        assert_eq!(order, expected.map(|(id, depth)| (id.to_owned(), depth)));
    }

    #[test]
    fn every_fault_of_a_department_is_at_its_field() {
        let t = crate::kit::words::words(Locale::Ar);
        let mut closed = node("closed", None);
        closed.closed_at = Some(Timestamp(1));
        let all = [node("m", None), node("d", Some("m")), closed];
        let form = |name: &str, parent: &str| DepartmentForm {
            name_ar: name.into(),
            name_fr: name.into(),
            name_en: name.into(),
            parent: parent.into(),
        };
        let fields = |faults: Faults| faults.iter().map(|(field, _)| *field).collect::<Vec<_>>();
        let names = ["name_ar", "name_fr", "name_en"];
        let bad = form("", "gone").parse(t, &all, None).expect_err("bad");
        assert_eq!(fields(bad), [&names[..], &["parent"]].concat());
        let itself = DepartmentId::from("m".to_owned());
        let bad = form("MM", "d")
            .parse(t, &all, Some(&itself))
            .expect_err("circle");
        assert_eq!(fields(bad), ["parent"]);
        let bad = form(" CLOSED", "").parse(t, &all, None).expect_err("twice");
        assert_eq!(fields(bad), names);
        assert!(form("Closed", "m").parse(t, &all, None).is_ok());
        assert!(is_open(&all, "d") && !is_open(&all, "closed") && !is_open(&all, ""));
        assert_eq!(next_position(&all, None), 1);
        assert_eq!(
            next_position(&all, Some(&DepartmentId::from("d".to_owned()))),
            0
        );
    }

    #[test]
    fn a_department_does_not_go_under_itself() {
        let all = [node("m", None), node("d", Some("m")), node("u", Some("d"))];
        let id = |text: &str| DepartmentId::from(text.to_owned());
        assert!(would_circle(&all, &id("m"), &id("u")));
        assert!(would_circle(&all, &id("m"), &id("m")));
        assert!(!would_circle(&all, &id("u"), &id("m")));
    }
}
