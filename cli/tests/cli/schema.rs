//! What is written is what the schema says, and nothing else.

use crate::common::{BODY, at, content, file, folder, objects, run, stdout, warc};
use boon::{Compiler, Schemas};
use serde_json::{Value, json};

/// What a value has against the schema, or against one of its parts.
fn against(part: &str, value: &Value) -> Option<String> {
    let mut schema: Value = serde_json::from_str(include_str!("../../schema/article.schema.json"))
        .expect("the schema is JSON");
    if !part.is_empty() {
        schema["$ref"] = json!(format!("#/$defs/{part}"));
        schema.as_object_mut().expect("an object").remove("anyOf");
    }
    let place = "https://town.example/article.schema.json";
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource(place, schema).expect("the schema has its place");
    let schema = compiler.compile(place, &mut schemas).expect("the schema is one");
    schemas.validate(value, schema).err().map(|error| error.to_string())
}

fn holds(part: &str, value: &Value) {
    assert_eq!(against(part, value), None, "{part}: {value}");
}

/// A page that has all that can be found.
fn page() -> String {
    format!(
        "Bridge closed\n\nBy Ann Lee\n\nPublished: March 3, 2021 at 4:05 pm\nUpdated: March 4, 2021\n\n4 min read\n\n\
         SELBY (NPA) -- {BODY}\n\nThe ferry, which sails at\n\nAdvertisement\n\nnoon, was full on Monday, the harbour board said.\n\n\
         Correction: an earlier version of this article gave the wrong name of the mill.\n\n(Reporting by Cy Dow in Orrin; Editing by Bo Day)\n\n\
         Related stories\n\n* Ferry line adds a boat\n* Fares to rise in May\n* Harbour wall mended\n\nTags: ferry, harbour\n\n© 2021 Ferry Mail. All rights reserved.\n"
    )
}

#[test]
fn every_object_is_as_the_schema_says() {
    let folder = folder();
    let text = file(&folder, "page.txt", page());
    let menu = file(&folder, "menu.txt", "Home\nNews\n");
    let wet = file(&folder, "a.wet", warc("conversion", "1", "http://town.example/", &page()));
    let line = |id: Value| format!("{}\n", json!({"id": id, "text": page()}));
    let lines = file(
        &folder,
        "a.jsonl",
        format!("{}{}none\n{{\"id\":null}}\n", line(json!(1)), line(json!({"a": []}))),
    );
    let (cut, summary) = (at(&folder, "cut.jsonl"), at(&folder, "summary.json"));
    let found = stdout(
        &run(
            &[
                "-q",
                "--to",
                "jsonl",
                "--removed",
                &cut,
                "--summary",
                &summary,
                &text,
                &menu,
                &wet,
                &lines,
            ],
            b"",
        )
        .code(1),
    );
    let found = objects(&found);
    assert_eq!(found.len(), 7);
    for (one, part) in
        found.iter().zip(["document", "document", "document", "record", "record", "error", "error"])
    {
        holds(part, one);
        holds("", one);
    }
    assert_eq!(found[0]["title"], json!("Bridge closed"));
    assert!(
        found[0]["related"].as_array().is_some_and(|all| all.len() == 3)
            && found[0]["dateline"].is_object()
    );
    objects(&content(&cut)).iter().for_each(|piece| holds("piece", piece));
    holds("summary", &objects(&content(&summary))[0]);
    holds("explained", &objects(&stdout(&run(&["--explain=json", &text], b"").success()))[0]);
    let some =
        objects(&stdout(&run(&["-q", "--json", "--offsets", "chars", &text], b"").success()));
    holds("document", &some[0]);
    assert!(
        against("document", &json!({"file": "a"})).is_some()
            && against("", &json!({"text": 1})).is_some()
    );
}

#[test]
fn the_schema_knows_every_kind_and_field() {
    let schema: Value = serde_json::from_str(include_str!("../../schema/article.schema.json"))
        .expect("the schema is JSON");
    let kinds: Vec<&str> = dehusk::Kind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(schema["$defs"]["kind"]["enum"], json!(kinds));
    let required = schema["$defs"]["article"]["required"].as_array().expect("a list");
    let given = schema["$defs"]["article"]["properties"].as_object().expect("an object");
    assert!(
        required.len() == given.len()
            && required.iter().all(|name| given.contains_key(name.as_str().expect("a name")))
    );
}
