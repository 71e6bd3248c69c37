//! The report, in a browser: Chromium, where it is installed.

use std::fs;
use std::process::{Command, Stdio};

use crate::common::{BODY, TempDir, at, content, file, folder, piped, program, run};
use serde_json::{Value, json};

/// A document that tries to be more than text.
const HOSTILE: &str = "<img src=x onerror=\"document.title='taken'\"> </script><script>document.title='taken'</script> <!-- \u{2028} ${1} &lt;b&gt;";

fn chromium() -> Option<&'static str> {
    let runs = |name: &&str| {
        Command::new(name)
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|s| s.success())
    };
    let found = ["chromium", "chromium-browser", "google-chrome"].into_iter().find(runs);
    assert!(found.is_some() || std::env::var_os("CI").is_none(), "CI must have chromium");
    found
}

fn browse(folder: &TempDir, page: &str, arguments: &[&str]) -> Option<(String, String)> {
    let profile = at(folder, "profile");
    let output = Command::new(chromium()?)
        .args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--enable-logging=stderr",
            "--virtual-time-budget=20000",
        ])
        .arg(format!("--user-data-dir={profile}"))
        .args(arguments)
        .arg(format!("file://{page}"))
        .output()
        .expect("chromium runs");
    Some((
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    ))
}

/// What a script at the end of the page finds, and what the console said.
fn asked(folder: &TempDir, page: &str, hash: &str, script: &str) -> Option<Value> {
    let probe = at(folder, "probe.html");
    let script = format!(
        "<script>document.body.dataset.found = JSON.stringify((() => {{ {script} }})());</script></body>"
    );
    fs::write(&probe, content(page).replace("</body>\n</html>", &script))
        .expect("a file is written");
    let (dom, said) = browse(folder, &format!("{probe}{hash}"), &["--dump-dom"])?;
    assert!(!said.contains("CONSOLE"), "the console said something: {said}");
    let start = dom.find("data-found=\"").unwrap_or_else(|| panic!("no answer: {said}"))
        + "data-found=\"".len();
    let end = dom[start..].find('"').expect("a value ends") + start;
    let json = dom[start..end]
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&");
    Some(serde_json::from_str(&json).expect("JSON"))
}

fn text(nth: usize) -> String {
    format!(
        "Home\nNews\n\nBridge {nth} closed\n\nBy Ann Lee\n\n{BODY}\n\nThe ferry, which sails at\n\nAdvertisement\n\nnoon, was full on Monday.\n\n{BODY}\n\nShare this article\n"
    )
}

#[test]
fn the_report_shows_what_was_cut_and_filters() {
    let folder = folder();
    let one = file(&folder, "one.txt", text(1));
    let two = file(
        &folder,
        "two.txt",
        format!(
            "{BODY}\n\nThis was said on Monday by the town, which owns it, and nobody was heard to say anything else.\n\nRead more\n"
        ),
    );
    let bad = file(
        &folder,
        "bad<b>.txt",
        format!(
            "{BODY}\n\n{HOSTILE} was said by the mayor on Monday, who had seen it all.\n\nRead more\n"
        ),
    );
    let menu = file(&folder, "menu.txt", "Home\nNews\nLog in\n");
    let page = at(&folder, "report.html");
    run(&["-q", "--report", &page, &one, &two, &bad, &menu], b"").success();
    let html = content(&page);
    assert!(!html.contains("http://") && !html.contains("https://"), "the page names no address");
    let ask = |hash: &str, script: &str| asked(&folder, &page, hash, script);
    let shown = "const shown = () => [...document.querySelectorAll('#documents li')].filter((row) => !row.hidden).length;";
    // Without a browser there is nothing more to see.
    let Some(found) = ask(
        "",
        &format!(
            "{shown} return [shown(), document.getElementById('text').textContent, \
        [...document.querySelectorAll('#text .cut')].map((cut) => cut.dataset.tip), document.querySelectorAll('.seam').length];"
        ),
    ) else {
        return;
    };
    let article = dehusk::strip(&text(1));
    let tips: Vec<String> =
        article.removed.iter().map(|piece| format!("{}: {}", piece.kind, piece.rule)).collect();
    assert_eq!(found, json!([4, text(1).replace("sails at\n", "sails at\u{2040}\n"), tips, 1]));
    // By kind, by doubt, and all again; a removal of another kind is no longer coloured.
    let filter = format!(
        "{shown} const press = (what) => document.querySelector(what).click(); const found = []; \
        press('[data-kind=advertisement]'); found.push(shown(), document.querySelectorAll('#text .cut:not(.off)').length); \
        press('[data-kind=advertisement]'); press('[data-doubt=no_article]'); found.push(shown(), document.getElementById('title').textContent.endsWith('menu.txt')); \
        press('[data-doubt=none]'); found.push(shown()); \
        document.dispatchEvent(new KeyboardEvent('keydown', {{key: 'Escape'}})); found.push(shown()); return found;"
    );
    assert_eq!(ask("", &filter), Some(json!([1, 1, 1, true, 4, 4])));
    assert_eq!(ask("#kind=share", &format!("{shown} return shown();")), Some(json!(1)));
    // By the keyboard: to the next document, to its first removal, which says what it is.
    let keys = "const press = (key) => document.dispatchEvent(new KeyboardEvent('keydown', {key})); press('j'); press('n'); \
        const tip = document.getElementById('tip'); return [document.getElementById('origin').textContent || document.getElementById('title').textContent, \
        document.activeElement.textContent, tip.hidden, tip.textContent];";
    assert_eq!(
        ask("", keys),
        Some(json!([two, "Read more", false, "read_more: <click>? <look> <more> <here>?"]))
    );
    let hostile = "return [document.title, document.getElementById('text').textContent.includes('<img src=x onerror='), \
        document.querySelectorAll('main img, main script, nav b').length];";
    assert_eq!(ask("#document=3", hostile), Some(json!(["What dehusk cut", true, 0])));
    let folder_of_pictures = std::env::var("DEHUSK_PICTURES").ok();
    if let Some(to) = folder_of_pictures {
        for (name, arguments) in [
            ("wide", &["--window-size=1280,800"][..]),
            ("phone", &["--window-size=500,900"]),
            (
                "dark",
                &[
                    "--window-size=1280,800",
                    "--force-dark-mode",
                    "--blink-settings=preferredColorScheme=0",
                ],
            ),
        ] {
            let picture = format!("--screenshot={to}/report-{name}.png");
            browse(&folder, &page, &[arguments, &[&picture]].concat());
        }
        // The one that the READMEs show: `DEHUSK_PICTURES="$PWD/cli" cargo test -p dehusk-cli report`.
        let ferry = include_str!("../../../examples/articles/ferry.txt");
        let bridge = "Bridge closed\n\nBy Ann Lee\n\nShare this: Facebook Print\n\nThe bridge is shut for\n\n\
            Read more\n\nrepairs until May, the town said.\n";
        for (name, text) in [
            ("a/bridge.txt", bridge),
            ("a/ferry.txt", ferry),
            ("a/menu.txt", "Home\nNews\nSport\nLog in\n"),
        ] {
            file(&folder, name, text);
        }
        let page = at(&folder, "articles.html");
        let names = ["bridge.txt", "ferry.txt", "menu.txt"];
        let mut command = program();
        command.current_dir(at(&folder, "a")).args(["-q", "--report", &page]).args(names);
        piped(command, b"").success();
        let picture = format!("--screenshot={to}/report.png");
        browse(&folder, &format!("{page}#document=2"), &["--window-size=1200,907", &picture]);
    }
}

#[test]
fn five_hundred_documents_open_at_once() {
    let folder = folder();
    for nth in 0..500 {
        file(&folder, &format!("in/{nth}.txt"), text(nth).repeat(6));
    }
    let page = at(&folder, "report.html");
    run(&["-q", "--to", "json", "--report", &page, &at(&folder, "in")], b"").success();
    // The best of some: a machine that does something else at the time takes as long as it likes.
    let mut best = f64::INFINITY;
    for _ in 0..4 {
        let script =
            "return [document.querySelectorAll('#documents li').length, performance.now()];";
        let Some(found) = asked(&folder, &page, "", script) else { return };
        assert_eq!(found[0], json!(500));
        best = found[1].as_f64().expect("a time").min(best);
        if best < 2000.0 {
            return;
        }
    }
    panic!("{best} ms");
}
