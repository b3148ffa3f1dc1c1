// A brief of a reader's own, from what was picked (basket.js): a list to order, a page to print, Markdown and DOCX for a memo.
// Statements come from data/statements.jsonl, works from data/sources.json, entities and comparisons from their own pages.
"use strict";

import { empty, keep, kept, read, written } from "./basket.js";
import { docx } from "./docx.js";

const SITE = new URL("..", import.meta.url);
const target = document.getElementById("own");
const carried = read(location.hash);
let brief = carried ?? kept();
let mine = !carried;

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

// -- what the site says -------------------------------------------------------------------------------------------------------

const asked = new Map();

function fetched(path, how) {
  if (!asked.has(path)) {
    asked.set(
      path,
      fetch(new URL(path, SITE)).then((answer) => {
        if (!answer.ok) throw new Error(path);
        return answer.text().then(how);
      }),
    );
  }
  return asked.get(path);
}

const statements = () => fetched("data/statements.jsonl", (text) => new Map(text.split("\n").filter(Boolean).map(JSON.parse).map((one) => [one.id, one])));
const works = () => fetched("data/sources.json", (text) => new Map(JSON.parse(text).map((one) => [one.id, one])));
const page = (path) => fetched(path, (text) => new DOMParser().parseFromString(text, "text/html"));

function label(work) {
  const names = (work.author ?? work.editor ?? []).map((one) => one.family ?? one.literal ?? "");
  const who = names.length > 2 ? `${names[0]} et al.` : names.join(" and ");
  return `${who || `“${work.title}”`} ${work.issued?.["date-parts"]?.[0]?.[0] ?? "n.d."}`;
}

// -- the brief as plain data: blocks of runs, {text}, {text, bold}, {cite: [{key, locator, text, href}]} -----------------------

async function composed() {
  const [said, known] = await Promise.all([statements(), works()]);
  const blocks = [];
  for (const item of brief.items) {
    if (item.startsWith("!")) blocks.push({ kind: "remark", runs: [{ text: item.slice(1) }] });
    else if (item.startsWith("=")) blocks.push(...(await whole(item.slice(1), said, known).catch(() => [gone(item.slice(1))])));
    else if (said.has(item)) blocks.push({ kind: "paragraph", runs: stated(said.get(item), known) });
    else blocks.push(gone(item));
  }
  return blocks;
}

function gone(what) {
  return { kind: "remark", runs: [{ text: `“${what}” isn't on this site any more.` }] };
}

function stated(one, known) {
  return [{ text: one.sentence }, { cite: [cited(one.source, one.locator, known)] }, { text: "." }];
}

function cited(key, locator, known) {
  const id = /\d+/.exec(locator)?.[0] ?? "";
  const anchor = locator.startsWith("¶") ? (locator.startsWith("¶a") ? locator.slice(1) : `p${id}`) : locator.split(/[,\s]/)[0];
  return { key, locator, text: known.has(key) ? `${label(known.get(key))}, ${locator}` : `${key}, ${locator}`, href: new URL(`sources/${key}/#${anchor}`, SITE).href };
}

function dated(one) {
  const { date, since } = one.qualifiers ?? {};
  return (date ?? since ?? "").replace(/^[^\d]*/, "").slice(0, 4);
}

// An entity, a source or a comparison: what its page says in short, its table, and the statements of the period.
async function whole(path, said, known) {
  const from = await page(path);
  const title = from.querySelector("article h1")?.firstChild?.textContent.trim() ?? path;
  const blocks = [{ kind: "heading", runs: [{ text: title }], href: new URL(path, SITE).href }];
  const gloss = from.querySelector("article .gloss, article .reference");
  if (gloss) blocks.push({ kind: "paragraph", runs: runs(gloss, path) });
  for (const list of from.querySelectorAll("article .key dl")) {
    let head = "";
    for (const entry of list.querySelectorAll("dt, dd")) {
      if (entry.tagName === "DT") head = entry.textContent.trim();
      else blocks.push({ kind: "item", runs: [{ text: `${head}: `, bold: true }, ...runs(entry, path)] });
    }
  }
  const table = path.startsWith("comparisons/") && from.querySelector("article table");
  if (table) {
    const cells = (row) => [...row.children].map((cell) => runs(cell, path));
    blocks.push({ kind: "table", title, rows: [...table.querySelectorAll("tr")].map(cells) });
  }
  const id = from.querySelector("meta[name=about]")?.content;
  if (id && (brief.from || brief.to)) {
    const found = [...said.values()].filter((one) => [one.subject, one.value, one.qualifiers?.about].includes(id) && inside(dated(one)));
    found.sort((a, b) => dated(a).localeCompare(dated(b)));
    for (const one of found) blocks.push({ kind: "item", runs: stated(one, known) });
  }
  return blocks;
}

function inside(year) {
  return year && (!brief.from || year >= brief.from) && (!brief.to || year <= brief.to);
}

// The citation that a link stands for: written out, or a mark that leads to the list of the page's sources.
function leading(link, path) {
  const [label, at = ""] = link.textContent.split(",\u00a0");
  const { source = label, at: locator = at } = link.dataset;
  const listed = link.hash && link.ownerDocument.getElementById(link.hash.slice(1));
  const url = new URL((listed || link).getAttribute("href"), new URL(path, SITE));
  return { key: url.pathname.split("/").filter(Boolean).at(-1), locator, text: locator ? `${source}, ${locator}` : source, href: url.href };
}

// What an element says, its citations as citations.
function runs(element, path) {
  const found = [];
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) found.push({ text: node.textContent.replace(/\s+/g, " ") });
    else if (node.nodeType === Node.ELEMENT_NODE && node.matches(".citation")) {
      const links = [...node.querySelectorAll("a[href]")].map((link) => leading(link, path));
      if (links.length) found.push({ cite: links });
    } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(".headerlink, .Z3988, button, script, style, svg")) {
      found.push(...runs(node, path));
      if (node.matches("li, p, dd, br")) found.push({ text: " " });
    }
  }
  return found;
}

// An address of this site without its host: print names the hosts of others only.
function rooted(address) {
  const url = new URL(address);
  return url.origin === location.origin ? url.pathname + url.hash : address;
}

// -- as a page ----------------------------------------------------------------------------------------------------------------

class Notes {
  constructor() {
    this.all = new Map();
  }
  number(cite) {
    if (!this.all.has(cite.text)) this.all.set(cite.text, { ...cite, number: this.all.size + 1 });
    return this.all.get(cite.text).number;
  }
}

function inline(all, notes) {
  return all.flatMap((run) => {
    if (run.cite) {
      const numbers = run.cite.map((cite) => notes.number(cite));
      const links = numbers.map((number) => make("a", { href: `#note-${number}`, "aria-label": `note ${number}` }, String(number)));
      return [make("sup", { class: "note" }, ...links.flatMap((link, n) => (n ? [",", link] : [link])))];
    }
    return [run.bold ? make("strong", {}, run.text) : run.text];
  });
}

function paper(blocks, known) {
  const notes = new Notes();
  const made = make("div", { class: "own-paper" });
  let list = null;
  for (const block of blocks) {
    if (block.kind === "item") {
      if (!list) made.append((list = make("ul", {})));
      list.append(make("li", {}, ...inline(block.runs, notes)));
      continue;
    }
    list = null;
    if (block.kind === "heading") made.append(make("h2", {}, make("a", { href: rooted(block.href) }, block.runs[0].text)));
    else if (block.kind === "remark") made.append(make("p", { class: "remark" }, make("strong", {}, "My remark: "), ...inline(block.runs, notes)));
    else if (block.kind === "table") {
      const [head, ...rows] = block.rows;
      const line = (row, name) => make("tr", {}, ...row.map((cell, n) => make(name || (n ? "td" : "th"), name ? { scope: "col" } : n ? {} : { scope: "row" }, ...inline(cell, notes))));
      made.append(make("div", { class: "own-table" }, make("table", {}, make("caption", {}, block.title), make("thead", {}, line(head, "th")), make("tbody", {}, ...rows.map((row) => line(row, ""))))));
    } else made.append(make("p", {}, ...inline(block.runs, notes)));
  }
  const cites = [...notes.all.values()];
  if (cites.length) {
    const listed = cites.map((cite) => make("li", { id: `note-${cite.number}` }, make("a", { href: rooted(cite.href) }, cite.text)));
    made.append(make("h2", {}, "Notes"), make("ol", { class: "own-notes" }, ...listed));
    const keys = [...new Set(cites.map((cite) => cite.key))].filter((key) => known.has(key));
    const entries = keys.map((key) => entry(known.get(key))).sort((a, b) => a.localeCompare(b));
    made.append(make("h2", {}, "Sources"), make("ul", { class: "own-sources" }, ...entries.map((text) => make("li", {}, text))));
  }
  return made;
}

// A work as a list of sources has it, plainly: reference managers set it in any style.
function entry(work) {
  const name = (one) => one.literal ?? [one.family, one.given].filter(Boolean).join(", ");
  const who = (work.author ?? work.editor ?? []).map(name).join("; ");
  const year = work.issued?.["date-parts"]?.[0]?.[0] ?? "n.d.";
  const rest = [work["container-title"], [work.volume, work.issue && `(${work.issue})`].filter(Boolean).join(" "), work.page, work.publisher];
  const address = work.DOI ? `https://doi.org/${work.DOI}` : work.URL;
  return [`${who ? `${who}. ` : ""}${year}. ${work.title}.`, rest.filter(Boolean).join(", "), address].filter(Boolean).join(" ");
}

// -- for a memo: Markdown with Pandoc's citations, and DOCX with Zotero's fields -----------------------------------------------

function markdown(blocks) {
  const plain = (text) => text.replace(/([\\`*_[\]<>#|])/g, "\\$1").replace(/\s+/g, " ");
  const inlined = (all) => all.map((run) => (run.cite ? ` [${run.cite.map((c) => `@${c.key}${c.locator ? `, ${c.locator}` : ""}`).join("; ")}]` : run.bold ? `**${plain(run.text).trim()}** ` : plain(run.text))).join("").replace(/ +/g, " ").trim();
  const lines = [
    "---",
    `title: ${JSON.stringify(brief.title || "My brief")}`,
    `bibliography: ${new URL("data/sources.bib", SITE).href}`,
    "---",
    "",
  ];
  for (const block of blocks) {
    if (block.kind === "heading") lines.push(`## [${inlined(block.runs)}](${block.href})`, "");
    else if (block.kind === "remark") lines.push(`> **My remark:** ${inlined(block.runs)}`, "");
    else if (block.kind === "item") lines.push(`- ${inlined(block.runs)}`, "");
    else if (block.kind === "table") {
      const [head, ...rows] = block.rows.map((row) => `| ${row.map(inlined).join(" | ")} |`);
      lines.push(head, `|${" --- |".repeat(block.rows[0].length)}`, ...rows, "");
    } else lines.push(inlined(block.runs), "");
  }
  return lines.join("\n");
}

function save(name, content, type) {
  const link = make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function file(ending) {
  const base = brief.title.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  return `${base || "my-brief"}.${ending}`;
}

// -- the list to order --------------------------------------------------------------------------------------------------------

async function names() {
  const said = await statements();
  return Promise.all(
    brief.items.map(async (item) => {
      if (item.startsWith("!")) return item.slice(1);
      if (!item.startsWith("=")) return said.get(item)?.sentence ?? item;
      const from = await page(item.slice(1)).catch(() => null);
      return from?.querySelector("article h1")?.firstChild?.textContent.trim() ?? item.slice(1);
    }),
  );
}

const status = make("span", { role: "status" });

function changed(text = "") {
  if (mine && !keep(brief)) text = "This browser keeps nothing; the address can carry the brief.";
  if (location.hash) history.replaceState(null, "", `#${written(brief)}`);
  return show(text);
}

function field(name, text, attributes = {}) {
  const input = make("input", { type: "text", value: brief[name], ...attributes });
  input.addEventListener("change", () => {
    brief[name] = input.value.trim();
    changed();
  });
  return make("label", { class: "field" }, `${text} `, input);
}

function press(text, name, action, off = false) {
  const made = make("button", { type: "button", ...(name ? { "aria-label": name, title: name } : {}), onclick: action }, text);
  made.disabled = off;
  return made;
}

function controls(called) {
  const move = (n, to) => {
    brief.items.splice(to, 0, ...brief.items.splice(n, 1));
    changed(`Moved to place ${to + 1}.`);
  };
  const rows = brief.items.map((item, n) => {
    const name = called[n].slice(0, 140);
    return make(
      "li",
      { class: item.startsWith("!") ? "remark" : "" },
      press("↑", `Move up: ${name}`, () => move(n, n - 1), n === 0),
      press("↓", `Move down: ${name}`, () => move(n, n + 1), n === brief.items.length - 1),
      press("×", `Take out: ${name}`, () => {
        brief.items.splice(n, 1);
        changed("Taken out.");
      }),
      ` ${item.startsWith("!") ? "My remark: " : ""}${name}`,
    );
  });
  const remark = make("textarea", { rows: "2", "aria-label": "A remark of my own" });
  const blocks = () => composed();
  return make(
    "div",
    { class: "own-controls" },
    carried && !mine
      ? make("p", { class: "own-carried" }, "This brief came with its address. ", press("Keep it as mine", "", () => {
          mine = true;
          history.replaceState(null, "", location.pathname);
          changed("Kept by this browser.");
        }))
      : "",
    make("p", {}, field("title", "Title"), " ", field("from", "Period from", { size: "4", maxlength: "4", inputmode: "numeric", pattern: "[12][0-9]{3}" }), " ", field("to", "to", { size: "4", maxlength: "4", inputmode: "numeric", pattern: "[12][0-9]{3}" })),
    rows.length ? make("ol", { class: "own-items" }, ...rows) : make("p", {}, "Nothing is picked yet."),
    make("p", {}, remark, " ", press("Add my remark", "", () => {
      if (!remark.value.trim()) return;
      brief.items.push(`!${remark.value.trim()}`);
      changed("Added.");
    })),
    make(
      "p",
      {},
      press("Print", "", () => window.print()), " ",
      press("Markdown", "Download as Markdown", async () => save(file("md"), markdown(await blocks()), "text/markdown")), " ",
      press("DOCX", "Download as DOCX", async () => save(file("docx"), docx(brief.title || "My brief", await blocks(), await works(), entry), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")), " ",
      press("Copy the address", "", async () => {
        const address = new URL(`#${written(brief)}`, location.href).href;
        await navigator.clipboard.writeText(address).then(
          () => (status.textContent = "Copied."),
          () => location.replace(address),
        );
      }), " ",
      press("Empty it", "", () => {
        brief = empty();
        changed("Emptied.");
      }), " ",
      status,
    ),
  );
}

let turn = 0;

async function show(text) {
  const now = ++turn;
  status.textContent = text;
  try {
    const [called, blocks, known] = await Promise.all([names(), composed(), works()]);
    if (now !== turn) return;
    const title = make("p", { class: "own-title" }, brief.title || "My brief");
    const from = make("p", { class: "own-from" }, `Made by a reader from ${document.querySelector("meta[property='og:site_name']")?.content ?? location.host}; remarks are the reader's.`);
    target.replaceChildren(controls(called), make("section", { class: "own-sheet", "aria-label": "The brief" }, title, from, paper(blocks, known)));
    target.dataset.shown = String(now);
  } catch (error) {
    if (now !== turn) return;
    target.replaceChildren(make("p", { class: "error", role: "alert" }, "What the brief holds couldn't be fetched. You can try again."));
    throw error;
  }
}

window.addEventListener("hashchange", () => {
  const other = read(location.hash);
  if (!other) return;
  brief = other;
  mine = false;
  show("");
});
show("");
