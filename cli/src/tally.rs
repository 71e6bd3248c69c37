//! What was done, counted.

use std::collections::BTreeMap;
use std::time::Duration;

use dehusk::{Article, Kind};
use serde::{Deserialize, Serialize};

use crate::found::Object;

/// Removals of one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cut {
    pub(crate) count: u64,
    pub(crate) bytes: u64,
}

/// What was done with some documents. Adds up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Tally {
    /// Documents that were stripped.
    pub(crate) documents: u64,
    /// Inputs, lines and records that could not be read.
    pub(crate) failed: u64,
    /// Inputs whose results were there already.
    pub(crate) skipped: u64,
    pub(crate) bytes_in: u64,
    pub(crate) bytes_out: u64,
    pub(crate) removed: BTreeMap<String, Cut>,
    pub(crate) doubts: BTreeMap<String, u64>,
}

impl Tally {
    /// Counts a document.
    pub(crate) fn document(&mut self, text: &str, article: &Article) {
        self.documents += 1;
        self.bytes_in += text.len() as u64;
        self.bytes_out += article.text.len() as u64;
        for piece in &article.removed {
            let cut = match self.removed.get_mut(piece.kind.name()) {
                Some(cut) => cut,
                None => self.removed.entry(piece.kind.name().to_owned()).or_default(),
            };
            cut.count += 1;
            cut.bytes += piece.range.len() as u64;
        }
        for doubt in &article.doubts {
            *self.doubts.entry(name(*doubt)).or_default() += 1;
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.bytes_in += other.bytes_in;
        self.bytes_out += other.bytes_out;
        for (kind, cut) in &other.removed {
            let own = self.removed.entry(kind.clone()).or_default();
            own.count += cut.count;
            own.bytes += cut.bytes;
        }
        for (doubt, count) in &other.doubts {
            *self.doubts.entry(doubt.clone()).or_default() += count;
        }
    }

    /// The summary in words, a few lines.
    pub(crate) fn told(&self, took: Duration) -> String {
        let mut head = format!(
            "{} {}",
            count(self.documents),
            if self.documents == 1 { "document" } else { "documents" }
        );
        if self.failed > 0 {
            head.push_str(&format!(", {} failed", count(self.failed)));
        }
        if self.skipped > 0 {
            let inputs = if self.skipped == 1 { "input" } else { "inputs" };
            head.push_str(&format!(", {} {inputs} done before", count(self.skipped)));
        }
        let mut lines = vec![format!(
            "{head}; {} in, {} out, {:.1} s",
            bytes(self.bytes_in),
            bytes(self.bytes_out),
            took.as_secs_f64()
        )];
        let mut removed: Vec<_> = self.removed.iter().collect();
        removed.sort_by_key(|(_, cut)| std::cmp::Reverse(cut.bytes));
        let removed = removed
            .iter()
            .map(|(kind, cut)| format!("{kind} {} ({})", count(cut.count), bytes(cut.bytes)));
        let doubts = self.doubts.iter().map(|(doubt, n)| format!("{doubt} {}", count(*n)));
        for (name, all) in [("removed", removed.collect::<Vec<_>>()), ("doubts", doubts.collect())]
        {
            if !all.is_empty() {
                lines.push(format!("  {name}: {}", all.join(", ")));
            }
        }
        lines.join("\n")
    }

    /// The summary as JSON, with a field for every kind.
    pub(crate) fn json(&self, took: Duration) -> Vec<u8> {
        let mut out = Vec::new();
        let mut object = Object::open(&mut out);
        object.put("version", env!("CARGO_PKG_VERSION"));
        for (name, n) in [
            ("documents", self.documents),
            ("failed", self.failed),
            ("skipped", self.skipped),
            ("bytes_in", self.bytes_in),
            ("bytes_out", self.bytes_out),
        ] {
            object.put(name, &n);
        }
        object.put("seconds", &((took.as_secs_f64() * 1e3).round() / 1e3));
        object.object("removed", |removed| {
            for kind in Kind::ALL {
                removed
                    .put(kind.name(), &self.removed.get(kind.name()).copied().unwrap_or_default());
            }
        });
        object.put("doubts", &self.doubts);
        object.close();
        out.push(b'\n');
        out
    }
}

/// The name of a doubt.
pub(crate) fn name(doubt: dehusk::Doubt) -> String {
    serde_json::to_value(doubt)
        .ok()
        .and_then(|name| name.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// A number with its thousands parted.
pub(crate) fn count(n: u64) -> String {
    let digits = n.to_string();
    let parts: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    parts.join(",")
}

/// A number of bytes in the largest unit of which there is one.
pub(crate) fn bytes(n: u64) -> String {
    let units = [("GB", 1e9), ("MB", 1e6), ("kB", 1e3)];
    let n = n as f64;
    units
        .iter()
        .find(|(_, size)| n >= *size)
        .map_or_else(|| format!("{n} bytes"), |(unit, size)| format!("{:.1} {unit}", n / size))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Tally, bytes, count};

    #[test]
    fn a_summary_adds_up_and_reads_well() {
        let text =
            "The mill has been shut since the spring of last year, the town said.\n\nRead more\n";
        let mut one = Tally::default();
        one.document(text, &dehusk::strip(text));
        let mut all = Tally { failed: 1200, ..Tally::default() };
        all.add(&one);
        all.add(&one);
        let told = "2 documents, 1,200 failed; 160 bytes in, 136 bytes out, 1.5 s\n  removed: read_more 2 (18 bytes)";
        assert_eq!(all.told(Duration::from_millis(1500)), told);
        let json: serde_json::Value =
            serde_json::from_slice(&all.json(Duration::from_millis(1500))).expect("JSON");
        assert_eq!(
            (&json["removed"]["read_more"]["count"], &json["removed"]["share"]["bytes"]),
            (&2.into(), &0.into())
        );
        let again: Tally =
            serde_json::from_str(&serde_json::to_string(&all).expect("JSON")).expect("a tally");
        assert_eq!(again, all);
        assert_eq!(
            (count(0), count(1_234_567), bytes(999), bytes(2_500_000)),
            ("0".to_owned(), "1,234,567".to_owned(), "999 bytes".to_owned(), "2.5 MB".to_owned())
        );
    }
}
