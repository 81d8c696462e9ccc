//! stand-in until the content slice lands
use crate::kit::{
    locale::Locale,
    text::{Localised, Slug},
};
use crate::questions::Question;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Issue {
    Administrator,
    Automatic,
}
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificatePolicy {
    pub issue: Issue,
    pub valid_months: Option<u32>,
    pub hours: Option<u32>,
}
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    pub id: Slug,
    pub text: Localised,
}
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonText {
    pub title: String,
    pub substance: u32,
    pub markdown: String,
}
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    pub texts: BTreeMap<Locale, LessonText>,
}
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    pub bank: Slug,
    pub count: u32,
    pub tags: Vec<String>,
}
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiz {
    pub title: Localised,
    pub intro: Localised,
    pub pass_percent: u32,
    pub attempts: Option<u32>,
    pub minutes: Option<u32>,
    pub shuffle_questions: bool,
    pub shuffle_options: bool,
    pub draws: Vec<Draw>,
    pub questions: Vec<Question>,
}
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemKind {
    Lesson(Lesson),
    Quiz(Quiz),
}
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub id: Slug,
    pub minutes: u32,
    pub required: bool,
    pub objectives: Vec<Slug>,
    pub kind: ItemKind,
}
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Module {
    pub id: Slug,
    pub title: Localised,
    pub items: Vec<Item>,
    pub planned: Vec<Localised>,
}
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retired {
    pub id: Slug,
    pub since: u32,
    pub replaced_by: Option<Slug>,
}
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    pub id: Slug,
    pub source_language: Locale,
    pub languages: Vec<Locale>,
    pub title: Localised,
    pub summary: Localised,
    pub theme: Localised,
    pub certificate: CertificatePolicy,
    pub objectives: Vec<Objective>,
    pub modules: Vec<Module>,
    pub banks: BTreeMap<Slug, Vec<Question>>,
    pub retired: Vec<Retired>,
    pub angle: u8,
    pub tone: String,
    pub minutes: u32,
}
impl Course {
    pub fn hash(&self) -> String {
        crate::kit::secret::digest(serde_json::to_string(self).unwrap_or_default().as_bytes())
    }
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().map(|(_, i)| i).find(|i| i.id.as_str() == id)
    }
    pub fn items(&self) -> impl Iterator<Item = (&Module, &Item)> {
        self.modules
            .iter()
            .flat_map(|m| m.items.iter().map(move |i| (m, i)))
    }
    pub fn required_items(&self) -> impl Iterator<Item = &Item> {
        self.items().map(|(_, i)| i).filter(|i| i.required)
    }
}
