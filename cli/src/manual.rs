//! The manual page: what the command line's own tools make of the options, and the end of `--help`
//! in sections.

use std::io;

use clap::Command;
use clap_mangen::Man;

/// The page. `after` is what `--help` ends with.
pub(crate) fn page(command: Command, after: &str) -> io::Result<Vec<u8>> {
    let (mut page, man) = (Vec::new(), Man::new(command));
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    page.extend(after.split("\n\n").map(section).collect::<String>().into_bytes());
    Ok(page)
}

/// Letters of a name that a paragraph begins with, at most.
const NAME: usize = 12;

/// A paragraph that may begin with a name and a colon. A list below the name stays as it is.
fn section(paragraph: &str) -> String {
    let (name, text) = match paragraph.split_once(':') {
        Some((name, text)) if name.len() <= NAME => (name, text),
        _ => ("Notes", paragraph),
    };
    let name = name.to_uppercase();
    match text.strip_prefix('\n') {
        Some(list) => {
            let lines: Vec<String> = list.lines().map(escaped).collect();
            format!(".SH \"{name}\"\n.nf\n{}\n.fi\n", lines.join("\n"))
        }
        None => {
            let words: Vec<&str> = text.split_whitespace().collect();
            format!(".SH \"{name}\"\n{}\n", escaped(&words.join(" ")))
        }
    }
}

/// A line of text in which nothing commands the formatter.
fn escaped(line: &str) -> String {
    let line = line.replace('\\', "\\e").replace('-', "\\-");
    if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line }
}
