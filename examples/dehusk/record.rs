//! What was found, as the JSON that is printed.

use dehusk::Article;
use serde_json::{Map, Value};

/// An article as a JSON object. Dates come as ISO 8601 text, as printed beside it.
pub(crate) fn record(article: Article, file: Option<&str>) -> Map<String, Value> {
    let mut fields = Map::new();
    if let Some(file) = file {
        fields.insert("file".to_owned(), file.into());
    }
    let Ok(Value::Object(all)) = serde_json::to_value(article) else { return fields };
    for (name, value) in all {
        if matches!(name.as_str(), "date_published" | "date_modified") {
            let part = |part: &str| value.get(part).cloned().unwrap_or(Value::Null);
            fields.insert(format!("{name}_raw"), part("raw"));
            fields.insert(name, part("iso"));
        } else {
            fields.insert(name, value);
        }
    }
    fields
}
