//! Published versions, read once and kept in memory: they never change.
//!
//! Which version a course offers does change; it is looked up each second by the clockwork and at
//! once by whoever publishes, so that pages ask the database nothing about courses.

use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
};

use anyhow::Context as _;

use crate::{
    content::{
        course::{Course, Term},
        markdown::{Media, Rendered, Resolve, render, variant},
        media::MediaKind,
        store, svg,
    },
    kit::{blob::Blobs, db::Db, locale::Locale, time::Timestamp},
};

/// A version of a course, as published.
pub struct Published {
    pub course: Course,
    pub number: i64,
    pub hash: String,
    pub published_at: Timestamp,
    drawings: HashMap<String, String>,
    /// Lessons rendered so far: item, language of the text, language of the links in it.
    pages: RwLock<HashMap<(String, Locale, Locale), Arc<Rendered>>>,
}

impl Published {
    /// A version from its content and the drawings that it shows.
    #[must_use]
    pub fn new(
        course: Course,
        number: i64,
        hash: String,
        published_at: Timestamp,
        drawings: HashMap<String, String>,
    ) -> Self {
        Self {
            course,
            number,
            hash,
            published_at,
            drawings,
            pages: RwLock::default(),
        }
    }

    /// A picture of a question: the file of a language if there is one, or else the file for all.
    /// `alt` names it, and `prefix` keeps its ids apart from those of the page. `None` when the
    /// course has no such file.
    #[must_use]
    pub fn picture(&self, path: &str, locale: Locale, alt: &str, prefix: &str) -> Option<Picture> {
        self.links(locale).picture(path, locale, alt, prefix)
    }

    /// What its lessons and questions may point at, addresses in this language.
    #[must_use]
    pub fn links(&self, interface: Locale) -> Links<'_> {
        Links {
            course: &self.course,
            drawings: &self.drawings,
            interface,
        }
    }

    /// A lesson as HTML, rendered once for the process: the text in `text`, its links to other
    /// items in the interface language `interface`. `None` when there is no such lesson or text.
    #[must_use]
    pub fn lesson(&self, item: &str, text: Locale, interface: Locale) -> Option<Arc<Rendered>> {
        let key = (item.to_owned(), text, interface);
        if let Ok(pages) = self.pages.read()
            && let Some(page) = pages.get(&key)
        {
            return Some(page.clone());
        }
        let (_, lesson) = self.course.item(item)?;
        let markdown = &lesson.lesson()?.texts.get(&text)?.markdown;
        let page = Arc::new(render(markdown, text, &self.links(interface)));
        if let Ok(mut pages) = self.pages.write() {
            pages.insert(key, page.clone());
        }
        Some(page)
    }
}

/// A picture of a question, ready to be printed.
pub enum Picture {
    /// Markup that was checked and written anew.
    Drawing {
        html: String,
        size: Option<(u32, u32)>,
    },
    /// A file by its address.
    File {
        url: String,
        /// Width and height in pixels.
        size: Option<(u32, u32)>,
    },
}

impl Picture {
    /// Width and height: only their proportion is the same for every reader.
    #[must_use]
    pub const fn size(&self) -> Option<(u32, u32)> {
        match self {
            Self::Drawing { size, .. } | Self::File { size, .. } => *size,
        }
    }
}

/// What the lessons of a course may point at, as addresses of this site.
pub struct Links<'a> {
    pub course: &'a Course,
    /// The text of each SVG file, by its path.
    pub drawings: &'a HashMap<String, String>,
    /// The language of the addresses.
    pub interface: Locale,
}

impl Links<'_> {
    /// As [`Published::picture`], of a course that may not be published.
    #[must_use]
    pub fn picture(&self, path: &str, locale: Locale, alt: &str, prefix: &str) -> Option<Picture> {
        let own = variant(path, locale);
        let own = own.and_then(|own| self.media(&own));
        Some(match own.or_else(|| self.media(path))? {
            Media::Picture { url, size } => Picture::File { url, size },
            Media::Drawing(text) => {
                let label = Some(alt);
                Picture::Drawing {
                    size: svg::size(&text),
                    html: svg::inline(&text, svg::Frame { prefix, label }).ok()?,
                }
            }
        })
    }
}

impl Resolve for Links<'_> {
    fn item(&self, id: &str) -> Option<String> {
        self.course.item(id)?;
        Some(format!(
            "/{}/learning/{}/{id}",
            self.interface.code(),
            self.course.id
        ))
    }

    fn term(&self, key: &str) -> Option<&Term> {
        self.course.term(key)
    }

    fn media(&self, path: &str) -> Option<Media<'_>> {
        if let Some(drawing) = self.drawings.get(path) {
            return Some(Media::Drawing(drawing.as_str().into()));
        }
        let media = self.course.media.get(path)?;
        (media.kind != MediaKind::Svg).then(|| Media::Picture {
            url: format!("/media/{}", media.hash),
            size: media.size,
        })
    }
}

/// The text of every SVG file of a course. One that is missing is left out: the figure then says
/// so, and the rest of the lesson stands.
///
/// # Errors
/// When a stored file cannot be read.
pub async fn drawings(course: &Course, blobs: &Blobs) -> anyhow::Result<HashMap<String, String>> {
    let mut drawings = HashMap::new();
    for (path, media) in &course.media {
        if media.kind == MediaKind::Svg
            && let Some(bytes) = blobs.get(&media.hash).await?
        {
            drawings.insert(path.clone(), String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    Ok(drawings)
}

#[derive(Default)]
struct Shelves {
    versions: HashMap<(String, i64), Arc<Published>>,
    /// What is offered, in the order of the catalogue.
    offered: Vec<Arc<Published>>,
}

/// Every published version in memory.
pub struct Library {
    db: Db,
    blobs: Blobs,
    shelves: RwLock<Shelves>,
}

impl Library {
    #[must_use]
    pub fn new(db: Db, blobs: Blobs) -> Self {
        Self {
            db,
            blobs,
            shelves: RwLock::default(),
        }
    }

    /// The courses offered now.
    #[must_use]
    pub fn offered(&self) -> Vec<Arc<Published>> {
        self.shelves
            .read()
            .map(|shelves| shelves.offered.clone())
            .unwrap_or_default()
    }

    /// The version of a course that is offered now.
    #[must_use]
    pub fn current(&self, course: &str) -> Option<Arc<Published>> {
        let shelves = self.shelves.read().ok()?;
        shelves
            .offered
            .iter()
            .find(|p| p.course.id.as_str() == course)
            .cloned()
    }

    /// A version of a course, offered or not any more.
    ///
    /// # Errors
    /// When the database cannot be read, or holds what this program does not understand.
    pub async fn version(
        &self,
        course: &str,
        number: i64,
    ) -> anyhow::Result<Option<Arc<Published>>> {
        let key = (course.to_owned(), number);
        if let Ok(shelves) = self.shelves.read()
            && let Some(known) = shelves.versions.get(&key)
        {
            return Ok(Some(known.clone()));
        }
        let Some(row) = store::version(&self.db, course, number).await? else {
            return Ok(None);
        };
        let content: Course = serde_json::from_str(&row.content)
            .with_context(|| format!("version {number} of {course} cannot be understood"))?;
        let drawings = drawings(&content, &self.blobs).await?;
        let published = Published::new(content, row.number, row.hash, row.published_at, drawings);
        let published = Arc::new(published);
        if let Ok(mut shelves) = self.shelves.write() {
            shelves.versions.insert(key, published.clone());
        }
        Ok(Some(published))
    }

    /// Looks up what is offered now.
    ///
    /// # Errors
    /// As [`Library::version`].
    pub async fn refresh(&self) -> anyhow::Result<()> {
        let rows = store::offered(&self.db).await?;
        let known = self.offered();
        let same = known.len() == rows.len()
            && known.iter().zip(&rows).all(|(published, row)| {
                published.course.id.as_str() == row.course_id && published.number == row.published
            });
        if same {
            return Ok(());
        }
        let mut offered = Vec::with_capacity(rows.len());
        for row in rows {
            offered.extend(self.version(&row.course_id, row.published).await?);
        }
        if let Ok(mut shelves) = self.shelves.write() {
            shelves.offered = offered;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::sample;

    #[test]
    fn a_question_shows_a_drawing_of_its_language_with_its_own_name() {
        let drawings = sample::media().into_iter();
        let drawings = drawings.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into()));
        let published = Published::new(
            sample::course(),
            1,
            String::new(),
            Timestamp(0),
            drawings.collect(),
        );
        let picture = published
            .picture("media/desk.svg", Locale::Fr, "Un bureau", "spot-q")
            .expect("a drawing");
        assert_eq!(picture.size(), Some((620, 300)));
        let Picture::Drawing { html, .. } = picture else {
            panic!("a drawing")
        };
        assert!(html.contains("aria-label=\"Un bureau\""), "{html}");
        let lost = published.picture("media/lost.svg", Locale::Fr, "", "spot-q");
        assert!(lost.is_none());
    }
}
