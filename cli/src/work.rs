//! What is done with a job, in any thread.

use std::io::BufRead;

use dehusk::{Article, Known, Stripper};

use crate::decode::decode;
use crate::explain;
use crate::found::{Found, Object, Selection};
use crate::inputs::Input;
use crate::options::{Explain, Form, Options};
use crate::read::Job;
use crate::records::{self, Names, Record};
use crate::render::{self, Document};
use crate::report;
use crate::say::{Said, printable};
use crate::sniff;
use crate::tally::{self, Tally};
use crate::warc::Page;

/// What a job comes to.
#[derive(Debug, Default)]
pub(crate) struct Done {
    pub(crate) input: usize,
    /// What is written of it.
    pub(crate) out: Vec<u8>,
    /// Whether a line goes between it and what was written before.
    pub(crate) parted: bool,
    /// Whether it has results, even if they are empty.
    pub(crate) written: bool,
    /// Lines of what was cut.
    pub(crate) removed: Vec<u8>,
    /// Entries of the report.
    pub(crate) report: Vec<u8>,
    pub(crate) said: Vec<Said>,
    pub(crate) tally: Tally,
    /// How many lines or records of the input are done now.
    pub(crate) units: u64,
    /// Whether that was all of the input.
    pub(crate) ended: bool,
}

impl Done {
    fn fail(&mut self, message: String) {
        self.said.push(Said::Error(message));
        self.tally.failed += 1;
    }
}

/// All that work needs.
pub(crate) struct Work {
    pub(crate) stripper: Stripper,
    pub(crate) options: Options,
    pub(crate) selection: Selection,
    pub(crate) inputs: Vec<Input>,
    /// Whether what is written goes to a terminal.
    pub(crate) terminal: bool,
    /// Whether it is coloured.
    pub(crate) coloured: bool,
}

impl Work {
    /// Does a job.
    pub(crate) fn job(&self, job: Job) -> Done {
        let mut done = match job {
            Job::Whole { input, bytes } => self.whole(input, bytes),
            Job::Lines { input, first, bytes } => self.lines(input, first, &bytes),
            Job::BadLine { input, line, reason } => {
                let mut done = Done { input, written: true, units: line, ..Done::default() };
                self.bad_line(&mut done, line, None, &reason);
                done
            }
            Job::Pages { input, upto, pages } => self.pages(input, upto, pages),
            Job::End { input, problem, written } => {
                let mut done = Done { input, written, ended: true, ..Done::default() };
                if let Some(problem) = problem {
                    done.fail(format!("{}: {problem}", self.inputs[input].name));
                }
                done
            }
        };
        if self.terminal || self.coloured {
            self.tame(&mut done);
        }
        done
    }

    /// Takes from a terminal what would command it. What is explained in colours was tamed piece by piece.
    fn tame(&self, done: &mut Done) {
        if self.coloured && self.options.explain.is_some_and(|how| how != Explain::Json) {
            return;
        }
        let out = String::from_utf8_lossy(&done.out);
        let json = self.options.explain.is_some()
            || !matches!(self.options.form(), Some(Form::Text | Form::Markdown));
        // JSON has its own way to write a character by its number.
        let tamed = if json && out.starts_with('{') {
            render::plain(out.into_owned())
        } else {
            printable(&out).into_owned()
        };
        done.out = tamed.into_bytes();
    }

    /// A file that is one text.
    fn whole(&self, input: usize, bytes: Vec<u8>) -> Done {
        let name = &self.inputs[input].name;
        let mut done = Done { input, ended: true, ..Done::default() };
        let decoded = match decode(bytes).and_then(|decoded| {
            refused(&decoded.text).map_or(Ok(decoded), |why| Err(why.to_owned()))
        }) {
            Ok(decoded) => decoded,
            Err(reason) => {
                done.fail(format!("{name}: {reason}"));
                return done;
            }
        };
        if let Some(note) = &decoded.note {
            done.said.push(Said::Note(format!("{name}: {note}")));
        }
        done.written = true;
        let headed = self.inputs.len() > 1 && self.options.output.is_none();
        let document = Document { file: name, text: &decoded.text, headed, ..Document::default() };
        let article = self.strip(&document, &Known::default(), &mut done);
        // JSON has them, and says which are whose.
        let told = matches!(self.options.form(), None | Some(Form::Text | Form::Markdown))
            && self.options.explain.is_none();
        let doubts = article
            .doubts
            .iter()
            .filter(|_| told)
            .map(|doubt| Said::Note(format!("{name}: {}", doubtful(*doubt))));
        done.said.extend(doubts);
        self.write(&document, &article, self.options.form().unwrap_or(Form::Text), &mut done);
        done
    }

    /// Strips a document, and notes all that is noted of it whatever is written.
    fn strip(&self, document: &Document<'_>, known: &Known, done: &mut Done) -> Article {
        let article = self.stripper.strip_known(document.text, known);
        done.tally.document(document.text, &article);
        if self.options.removed.is_some() {
            render::removed(document, &article, self.options.offsets, &mut done.removed);
        }
        if self.options.report.is_some() {
            report::entry(document, &article, &mut done.report);
        }
        article
    }

    /// Writes what was asked for of a document.
    fn write(&self, document: &Document<'_>, article: &Article, form: Form, done: &mut Done) {
        let found = Found {
            article,
            text: document.text,
            unit: self.options.offsets,
            selection: &self.selection,
        };
        let out = &mut done.out;
        match (self.options.explain, form) {
            (Some(Explain::Json), _) => {
                explain::json(document, &self.stripper, self.options.offsets, out);
            }
            (Some(how), _) => {
                let styles = explain::Styles { coloured: self.coloured, terminal: self.terminal };
                explain::write(document, article, &self.stripper, how, styles, out);
            }
            (None, Form::Json | Form::Jsonl) => render::json(document, &found, out),
            (None, Form::Text) => {
                done.parted = document.headed;
                render::text(document, article, out);
            }
            (None, Form::Markdown) => {
                done.parted = true;
                render::markdown(document, article, out);
            }
        }
    }

    /// Lines of a file of JSON lines.
    fn lines(&self, input: usize, first: u64, lines: &[u8]) -> Done {
        let mut done = Done { input, written: true, ..Done::default() };
        // A record comes back with its body, which is half of it, and what was found beside that.
        done.out.reserve(2 * lines.len());
        let options = &self.options;
        let into = (!options.in_place).then_some(options.into.as_str());
        let merged = options.explain.is_none()
            && matches!(options.form(), None | Some(Form::Json | Form::Jsonl));
        // What goes elsewhere than into the record minds no field of the record.
        let names = Names {
            text: &options.text_field,
            id: &options.id_field,
            into: into.filter(|_| merged).or((!merged).then_some("\0")),
            known: options.from_known,
        };
        let mut rest = lines;
        // Looks for the end of a line in many bytes at once.
        let each = std::iter::from_fn(|| {
            let from = rest;
            let len = rest.skip_until(b'\n').ok().filter(|len| *len > 0)?;
            Some(&from[..len])
        });
        for (number, line) in (first..).zip(each) {
            done.units = number;
            let bare =
                if number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
            if bare.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let record = match records::read(bare, names) {
                Ok(record) => record,
                Err(fault) => {
                    self.bad_line(&mut done, number, fault.id, &fault.reason);
                    continue;
                }
            };
            if let Some(reason) = refused(&record.text) {
                self.bad_line(&mut done, number, record.id, reason);
                continue;
            }
            let file = &self.inputs[input].name;
            let document = Document {
                file,
                line: Some(number),
                id: record.id,
                url: record.url.as_deref(),
                text: &record.text,
                headed: true,
                ..Document::default()
            };
            let article = self.strip(&document, &record.known, &mut done);
            if merged {
                let found = Found {
                    article: &article,
                    text: &record.text,
                    unit: options.offsets,
                    selection: &self.selection,
                };
                answer(&record, &found, into, &mut done.out);
            } else {
                self.write(&document, &article, options.form().unwrap_or(Form::Text), &mut done);
            }
        }
        done
    }

    /// Says that a line cannot be read, in its place and beside it.
    fn bad_line(&self, done: &mut Done, line: u64, id: Option<&str>, reason: &str) {
        done.fail(format!("{}, line {line}: {reason}", self.inputs[done.input].name));
        if self.options.explain.is_some()
            || matches!(self.options.form(), Some(Form::Text | Form::Markdown))
        {
            return;
        }
        let mut object = Object::open(&mut done.out);
        if let Some(id) = id {
            object.put_raw("id", id);
        }
        object.put("line", &line);
        object.put("error", reason);
        object.close();
        done.out.push(b'\n');
    }

    /// Records of an archive.
    fn pages(&self, input: usize, units: u64, pages: Vec<(u64, Result<Page, String>)>) -> Done {
        let mut done = Done { input, written: true, units, ..Done::default() };
        let form = self.options.form().unwrap_or(Form::Text);
        for (number, page) in pages {
            let file = &self.inputs[input].name;
            let page = page.and_then(|mut page| {
                let decoded = decode(std::mem::take(&mut page.bytes));
                decoded.map(|decoded| (page, decoded.text)).and_then(|(page, text)| {
                    match refused(&text) {
                        Some(reason) => Err(reason.to_owned()),
                        None => Ok((page, text)),
                    }
                })
            });
            match page {
                Ok((page, text)) => {
                    let id = page.id.as_deref().map(|id| serde_json::Value::from(id).to_string());
                    let (id, url, date) =
                        (id.as_deref(), page.url.as_deref(), page.date.as_deref());
                    let document = Document {
                        file,
                        id,
                        url,
                        date,
                        text: &text,
                        headed: true,
                        ..Document::default()
                    };
                    let article = self.strip(&document, &Known::default(), &mut done);
                    self.write(&document, &article, form, &mut done);
                }
                Err(reason) => done.fail(format!("{file}, record {number}: {reason}")),
            }
        }
        done
    }
}

/// Writes a record with what was found: in an object of its own, or in the place of the text and beside it.
fn answer(record: &Record<'_>, found: &Found<'_>, into: Option<&str>, out: &mut Vec<u8>) {
    let end = record.line.len() - 1;
    match into {
        Some(into) => {
            out.extend_from_slice(record.line[..end].trim_end().as_bytes());
            let mut object = Object::go_on(out);
            object.object(into, |object| found.put(object, |_| false));
            object.close();
        }
        None => {
            out.extend_from_slice(&record.line.as_bytes()[..record.quoted.start]);
            // A string can always be written.
            let _ = serde_json::to_writer(&mut *out, &found.article.text);
            out.extend_from_slice(record.line[record.quoted.end..end].trim_end().as_bytes());
            let mut object = Object::go_on(out);
            found.put(&mut object, |name| {
                name == "text" || record.names.iter().any(|own| own == name)
            });
            object.close();
        }
    }
    out.push(b'\n');
}

/// Why a text is not stripped.
fn refused(text: &str) -> Option<&'static str> {
    if sniff::is_html(text) {
        return Some(sniff::HTML);
    }
    if sniff::is_xml(text) {
        return Some(sniff::XML);
    }
    sniff::json(text)
}

/// A doubt in words.
fn doubtful(doubt: dehusk::Doubt) -> String {
    use dehusk::Doubt;
    match doubt {
        Doubt::NoArticle => "no article found in it".to_owned(),
        Doubt::ConsentWall => "nothing but a consent wall found in it".to_owned(),
        Doubt::Paywalled => "doubtful: a paywall stands where the text stops".to_owned(),
        Doubt::Truncated => {
            "doubtful: the text stops inside a sentence or at a prompt to read on".to_owned()
        }
        Doubt::SeveralArticles => "doubtful: a second article seems to follow".to_owned(),
        Doubt::SecondReading => "doubtful: another part of the page was found first".to_owned(),
        Doubt::LeftOut => "doubtful: text was left out that may be the article's".to_owned(),
        other => format!("doubtful: {}", tally::name(other).replace('_', " ")),
    }
}
