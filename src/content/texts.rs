//! Every text of a value, found in its JSON: one walk that no new field can escape.

use serde::Serialize;
use serde_json::Value;

use crate::kit::locale::Locale;

/// One thing met on the way.
pub enum Part<'a> {
    /// A text in some languages: an object whose keys are languages and whose values are texts.
    Localised(&'a serde_json::Map<String, Value>),
    /// Any text at all, those of [`Part::Localised`] included.
    Text(&'a str),
}

/// Meets every text of `value`, in its order.
pub fn walk(value: &impl Serialize, visit: &mut dyn FnMut(Part<'_>)) {
    // What cannot be written as JSON cannot be part of a course.
    let json = serde_json::to_value(value).unwrap_or_default();
    step(&json, visit);
}

fn step(value: &Value, visit: &mut dyn FnMut(Part<'_>)) {
    match value {
        Value::String(text) => visit(Part::Text(text)),
        Value::Array(values) => values.iter().for_each(|value| step(value, visit)),
        Value::Object(fields) => {
            let localised = !fields.is_empty()
                && fields
                    .iter()
                    .all(|(key, value)| Locale::parse(key).is_some() && value.is_string());
            if localised {
                visit(Part::Localised(fields));
            }
            fields.values().for_each(|value| step(value, visit));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// How many texts of `value` are written in some language and not in this one.
#[must_use]
pub fn gaps(value: &impl Serialize, locale: Locale) -> usize {
    let mut gaps = 0;
    walk(value, &mut |part| {
        if let Part::Localised(texts) = part {
            let written = |text: Option<&Value>| {
                text.and_then(Value::as_str)
                    .is_some_and(|text| !text.trim().is_empty())
            };
            let any = texts.values().any(|text| written(Some(text)));
            gaps += usize::from(any && !written(texts.get(locale.code())));
        }
    });
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::text::Localised;

    #[test]
    fn gaps_are_texts_written_elsewhere() {
        let both = Localised {
            ar: Some("ا".into()),
            fr: Some("a".into()),
            en: None,
        };
        let none = Localised::default();
        let value = (&both, [&none, &both], "loose");
        assert_eq!(gaps(&value, Locale::Fr), 0);
        assert_eq!(gaps(&value, Locale::En), 2);
        let mut texts = Vec::new();
        walk(&value, &mut |part| {
            if let Part::Text(text) = part {
                texts.push(text.to_owned());
            }
        });
        assert_eq!(texts, ["ا", "a", "ا", "a", "loose"]);
    }
}
