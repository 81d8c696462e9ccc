//! Departments: a tree of ministries, directorates and units.

use crate::kit::{id::DepartmentId, locale::Locale, time::Timestamp};

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
    fn a_department_does_not_go_under_itself() {
        let all = [node("m", None), node("d", Some("m")), node("u", Some("d"))];
        let id = |text: &str| DepartmentId::from(text.to_owned());
        assert!(would_circle(&all, &id("m"), &id("u")));
        assert!(would_circle(&all, &id("m"), &id("m")));
        assert!(!would_circle(&all, &id("u"), &id("m")));
    }
}
