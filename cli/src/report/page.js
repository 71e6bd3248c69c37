"use strict";
// Every text of a document gets into the page as a text node, never as markup.
const at = (id) => document.getElementById(id);
const read = (id) => JSON.parse(at(id).textContent);
const make = (tag, name, text) => {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== undefined) node.textContent = text;
  return node;
};
const number = (n) => n.toLocaleString("en");
// Of each document: label, title, words kept, words cut by kind, doubts.
const list = [...document.querySelectorAll("script.document")].map((script, nth) => {
  const [label, title, kept, cut, doubts] = JSON.parse(script.dataset.head);
  return { nth, label, title, kept, cut, doubts, script, words: Object.values(cut).reduce((a, b) => a + b, 0) };
});
const total = read("total");
const kinds = total.kinds;
// Neighbours in the list of kinds, which stand beside each other on pages, get colours far apart.
const hue = Object.fromEntries(kinds.map((kind, nth) => [kind, Math.round((nth * 7 % kinds.length) * 360 / kinds.length)]));
const chosen = { kinds: new Set(), doubts: new Set(), current: -1, shown: list };

const passes = (one) => (!chosen.kinds.size || [...chosen.kinds].some((kind) => one.cut[kind]))
  && (!chosen.doubts.size || [...chosen.doubts].some((doubt) => doubt === "none" ? !one.doubts.length : one.doubts.includes(doubt)));
const is_on = (kind) => !chosen.kinds.size || chosen.kinds.has(kind);

function toggle(set, name) {
  if (!set.delete(name)) set.add(name);
  filter();
}

function bars() {
  const sums = {};
  for (const one of list) for (const [kind, n] of Object.entries(one.cut)) sums[kind] = (sums[kind] || 0) + n;
  const names = Object.keys(sums).sort((a, b) => sums[b] - sums[a]);
  const most = Math.max(1, ...Object.values(sums));
  for (const kind of names) {
    const bar = make("button", "bar");
    bar.type = "button";
    bar.dataset.kind = kind;
    bar.style.setProperty("--hue", hue[kind]);
    const track = make("span", "track"), fill = make("span", "fill");
    fill.style.width = 100 * sums[kind] / most + "%";
    track.append(fill);
    bar.append(make("span", "", kind), track, make("span", "n", number(sums[kind])));
    bar.title = `${number(sums[kind])} words removed as ${kind}; press to see these alone`;
    bar.addEventListener("click", () => toggle(chosen.kinds, kind));
    at("kinds").append(bar);
  }
  const doubts = [...new Set(list.flatMap((one) => one.doubts))].sort();
  for (const doubt of [...doubts, "none"]) {
    const chip = make("button", "", doubt === "none" ? "no doubt" : doubt.replaceAll("_", " "));
    const n = list.filter((one) => doubt === "none" ? !one.doubts.length : one.doubts.includes(doubt)).length;
    chip.type = "button";
    chip.dataset.doubt = doubt;
    chip.append(` ${number(n)}`);
    chip.addEventListener("click", () => toggle(chosen.doubts, doubt));
    at("doubts").append(chip);
  }
}

function rows() {
  const rows = list.map((one) => {
    const row = make("li"), button = make("button"), share = make("span", "share"), of = one.words + one.kept || 1;
    button.type = "button";
    for (const [kind, n] of Object.entries(one.cut)) {
      const part = make("span");
      part.style.cssText = `--hue:${Number(hue[kind])};width:${100 * n / of}%`;
      share.append(part);
    }
    const told = one.doubts.length ? ", " + one.doubts.join(", ").replaceAll("_", " ") : "";
    button.append(make("span", "label", one.title || one.label), share,
      make("small", "", `${number(one.words)} of ${number(of)} words removed${told}`));
    button.title = one.label;
    button.addEventListener("click", () => { show(one.nth); at("main").focus(); });
    row.append(button);
    one.row = row;
    one.button = button;
    return row;
  });
  at("documents").append(...rows);
}

function filter() {
  for (const bar of at("kinds").children) bar.setAttribute("aria-pressed", String(is_on(bar.dataset.kind)));
  for (const chip of at("doubts").children) chip.setAttribute("aria-pressed", String(chosen.doubts.has(chip.dataset.doubt)));
  chosen.shown = list.filter(passes);
  for (const one of list) one.row.hidden = true;
  for (const one of chosen.shown) one.row.hidden = false;
  at("count").textContent = `${number(chosen.shown.length)} of ${number(list.length)}`;
  const still = chosen.shown.find((one) => one.nth === chosen.current);
  show(still ? still.nth : chosen.shown.length ? chosen.shown[0].nth : -1);
}

function show(nth) {
  const before = list[chosen.current];
  if (before) before.button.removeAttribute("aria-current");
  chosen.current = nth;
  at("text").textContent = "";
  at("tip").hidden = true;
  const one = list[nth];
  at("head").hidden = !one;
  if (!one) return;
  one.button.setAttribute("aria-current", "true");
  const { segments, confidence } = JSON.parse(one.script.textContent);
  at("title").textContent = one.title || one.label;
  at("origin").textContent = one.title ? one.label : "";
  const doubts = one.doubts.length ? one.doubts.join(", ").replaceAll("_", " ") : "none";
  at("facts").textContent = `${number(one.kept)} words kept, ${number(one.words)} removed; doubts: ${doubts}; confidence ${confidence.toFixed(2)}`;
  const all = document.createDocumentFragment();
  for (const [text, kind, rule] of segments) {
    if (kind === undefined) { all.append(text); continue; }
    if (kind === null) {
      const seam = make("span", "seam", "\u2040");
      seam.tabIndex = 0;
      seam.dataset.tip = "seam: the sentence goes on here";
      seam.setAttribute("aria-label", seam.dataset.tip);
      all.append(seam);
      continue;
    }
    const cut = make("del", is_on(kind) ? "cut" : "cut off", text);
    cut.style.setProperty("--hue", hue[kind]);
    cut.dataset.kind = kind;
    cut.dataset.tip = `${kind}: ${rule}`;
    if (is_on(kind)) cut.tabIndex = 0;
    cut.setAttribute("aria-label", `removed as ${kind}, rule ${rule}: ${text}`);
    all.append(cut);
  }
  at("text").append(all);
  at("main").scrollTop = 0;
}

function tip(event) {
  const node = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
  const box = at("tip");
  box.hidden = !node;
  if (!node) return;
  box.textContent = node.dataset.tip;
  const place = node.getClientRects()[0] || node.getBoundingClientRect();
  const top = place.top - box.offsetHeight - 6;
  box.style.left = Math.max(4, Math.min(place.left, innerWidth - box.offsetWidth - 4)) + "px";
  box.style.top = (top > 0 ? top : place.bottom + 6) + "px";
}

function step(by) {
  const here = chosen.shown.findIndex((one) => one.nth === chosen.current);
  const next = chosen.shown[here + by];
  if (!next) return;
  show(next.nth);
  next.row.scrollIntoView({ block: "nearest" });
}

function jump(by) {
  const cuts = [...document.querySelectorAll("#text .cut:not(.off)")];
  const here = cuts.indexOf(document.activeElement);
  const next = cuts[here < 0 ? (by > 0 ? 0 : cuts.length - 1) : here + by];
  if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
}

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = { j: () => step(1), k: () => step(-1), n: () => jump(1), p: () => jump(-1),
    Escape: () => { chosen.kinds.clear(); chosen.doubts.clear(); filter(); } }[event.key];
  if (act) { event.preventDefault(); act(); }
}

at("told").textContent = total.told;
bars();
rows();
// `#kind=share&doubt=truncated&document=3` opens the page as it was filtered.
const asked = new URLSearchParams(location.hash.slice(1));
for (const kind of asked.getAll("kind")) if (kind in hue) chosen.kinds.add(kind);
for (const doubt of asked.getAll("doubt")) chosen.doubts.add(doubt);
chosen.current = Number(asked.get("document") || 1) - 1;
filter();
for (const name of ["mouseover", "focusin"]) at("main").addEventListener(name, tip);
for (const name of ["mouseleave", "focusout"]) at("main").addEventListener(name, () => { at("tip").hidden = true; });
at("main").addEventListener("scroll", () => { at("tip").hidden = true; });
document.addEventListener("keydown", keys);
