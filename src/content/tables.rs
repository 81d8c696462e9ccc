//! Tables: they scroll inside their own box, and turn into cards on a narrow screen, where each
//! cell carries the heading of its column.

use std::borrow::Cow;

use pulldown_cmark::{Event, TagEnd};

use super::{
    finding::{Fault, Rule},
    page::Page,
};
use crate::kit::locale::Locale;

const MAX_COLUMNS: usize = 12;
/// Labels are repeated in every cell; a longer heading is cut.
const MAX_LABEL: usize = 80;

/// The table being written.
#[derive(Default)]
pub struct Table {
    /// The headings of the columns, ready to print.
    pub labels: Vec<String>,
    pub column: usize,
    pub in_head: bool,
}

impl Page<'_> {
    pub(super) fn table(&mut self) {
        let mut labels = vec![String::new()];
        for event in &self.events[self.at..] {
            match event {
                Event::End(TagEnd::TableHead) => break,
                Event::End(TagEnd::TableCell) => labels.push(String::new()),
                Event::Text(text) | Event::Code(text) => {
                    if let Some(label) = labels.last_mut() {
                        label.push_str(text);
                    }
                }
                _ => {}
            }
        }
        labels.pop();
        if labels.len() > MAX_COLUMNS {
            let fault = Fault::new(Rule::TableWide, self.line()).counted(labels.len(), MAX_COLUMNS);
            self.out.faults.push(fault);
            labels.truncate(MAX_COLUMNS);
        }
        for label in &mut labels {
            *label = self.set(&label.chars().take(MAX_LABEL).collect::<String>());
        }
        let (word, comma) = match self.locale {
            Locale::Ar => ("جدول: ", "، "),
            Locale::Fr => ("Tableau\u{a0}: ", ", "),
            Locale::En => ("Table: ", ", "),
        };
        let named: Vec<&str> = labels
            .iter()
            .map(String::as_str)
            .filter(|label| !label.is_empty())
            .collect();
        let name = format!("{word}{}", named.join(comma));
        self.table = Table {
            labels,
            ..Table::default()
        };
        self.open(
            &format!(
                "<div class=\"tablewrap\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\"><table class=\"table table--cards\">"
            ),
            "</tbody></table></div>",
        );
    }

    pub(super) fn cell(&mut self) {
        let column = self.table.column;
        let Some(label) = self.table.labels.get(column) else {
            // A column too many: neither the cell nor its words.
            let (_, end) = self.words_until(TagEnd::TableCell);
            self.table.column += 1;
            self.at = end;
            return;
        };
        let empty = matches!(
            self.events.get(self.at + 1),
            Some(Event::End(TagEnd::TableCell))
        );
        let (tag, closer) = match (self.table.in_head, column) {
            // A header cell that says nothing is not a header.
            (true, _) | (false, 0) if empty => (Cow::from("<td>"), "</td>"),
            (true, _) => ("<th scope=\"col\">".into(), "</th>"),
            (false, 0) => ("<th scope=\"row\">".into(), "</th>"),
            (false, _) if label.is_empty() => ("<td>".into(), "</td>"),
            (false, _) => (format!("<td data-l=\"{label}\">").into(), "</td>"),
        };
        self.open(&tag, closer);
    }
}
