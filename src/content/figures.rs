//! Figures: a drawing written into the page, or a picture by its address, with its caption.

use super::{
    escape::attribute,
    finding::{Fault, Rule},
    markdown::{Media, variant},
    page::Page,
    svg,
};

impl Page<'_> {
    /// The file of the language if there is one, or else the file for all.
    pub(super) fn figure(&mut self, path: &str, alt: &str, caption: &str) {
        if alt.trim().is_empty() {
            self.report(Rule::MediaAlt, path);
        }
        if !path.starts_with("media/") {
            return self.report(Rule::MediaSource, path);
        }
        let own = variant(path, self.locale);
        let context = self.context;
        let of_language = own.and_then(|own| context.media(&own).map(|media| (media, own, true)));
        let any = || {
            context
                .media(path)
                .map(|media| (media, path.to_owned(), false))
        };
        let Some((media, found, ours)) = of_language.or_else(any) else {
            return self.report(Rule::MediaMissing, path);
        };
        self.out.figures += 1;
        let inside = match media {
            Media::Drawing(text) => {
                let prefix = format!("fig-{}", self.out.figures);
                // A drawing for every language names itself in one: the page's own words win.
                let label = Some(alt).filter(|alt| !ours && !alt.is_empty());
                match svg::inline(
                    &text,
                    svg::Frame {
                        prefix: &prefix,
                        label,
                    },
                ) {
                    Ok(drawing) => drawing,
                    Err(fault) => {
                        let fault = Fault::new(Rule::Drawing, self.line())
                            .named(&found)
                            .part(&fault.part());
                        self.out.faults.push(fault);
                        return;
                    }
                }
            }
            Media::Picture { url, size } => {
                let size = size.map_or_else(String::new, |(width, height)| {
                    format!(" width=\"{width}\" height=\"{height}\"")
                });
                format!(
                    "<img src=\"{}\" alt=\"{}\"{size} loading=\"lazy\">",
                    attribute(&url),
                    self.set(alt)
                )
            }
        };
        self.out.media.insert(found);
        self.push(&format!("<figure><div class=\"figure-box\">{inside}</div>"));
        if !caption.is_empty() {
            self.plain.push_str(caption);
            let caption = self.set(caption);
            self.push(&format!("<figcaption>{caption}</figcaption>"));
        }
        self.push("</figure>");
    }
}
