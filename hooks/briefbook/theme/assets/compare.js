// Sets what the sources state of two or three entities side by side: compare/?a=sco&b=nato&c=ots
// The page lists what can be compared; the statements come from the entities' own pages.
"use strict";

const LETTERS = ["a", "b", "c"];
const form = document.getElementById("choose");
const target = document.getElementById("compared");
const status = form.querySelector("[role=status]");
const selects = LETTERS.map((letter) => form.elements[letter]);
const heading = document.querySelector("h1").firstChild;
const summary = document.querySelector("meta[name=description]");
const plain = { title: document.title, heading: heading.textContent, summary: summary?.content };

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// -- what can be compared, as the page lists it: id → {id, kind, name, short, address, path}

function choices() {
  const found = new Map();
  for (const list of document.querySelectorAll(".choices ul")) {
    const kind = list.previousElementSibling.firstChild.textContent;
    for (const link of list.querySelectorAll("a")) {
      const id = link.pathname.replace(/(\/index)?\.html$|\/$/, "").split("/").pop();
      const [short] = link.textContent.split(" – ");
      found.set(id, { id, kind, address: link.href, path: link.pathname, name: link.textContent, short });
    }
  }
  return found;
}

const all = choices();

// Fills a list with what is of a kind, or with all; what is chosen of another kind stays where it is `kept`.
function fill(select, kind, empty, kept) {
  const chosen = select.value;
  const groups = new Map();
  for (const choice of all.values()) {
    if (kind && choice.kind !== kind && !(kept && choice.id === chosen)) continue;
    if (!groups.has(choice.kind)) groups.set(choice.kind, make("optgroup", { label: choice.kind }));
    groups.get(choice.kind).append(new Option(choice.name, choice.id));
  }
  select.replaceChildren(new Option(empty, ""), ...groups.values());
  select.value = chosen;
  if (select.selectedIndex < 0) select.value = "";
}

// the first choice decides the kind of the others
function limit(kept) {
  const kind = all.get(selects[0].value)?.kind;
  fill(selects[1], kind, "choose…", kept);
  fill(selects[2], kind, "nothing more", kept);
}

// -- an entity's page → its themes: [theme, [label, [what is said]]]

async function stated(choice) {
  const page = await read(choice, choice.address);
  const themes = [];
  const key = page.querySelector(".key dl");
  if (key) themes.push(["Key facts", entries(key, choice.address)]);
  let theme = "";
  for (let at = page.getElementById("what-the-sources-state")?.nextElementSibling; at && at.tagName !== "H2"; at = at.nextElementSibling) {
    if (at.tagName === "H3") theme = at.firstChild.textContent;
    if (at.tagName === "DL") themes.push([theme, entries(at, choice.address)]);
  }
  // of an entity of which much is stated, each theme has a page of its own
  const parts = [...page.querySelectorAll(".moved > a")].map(async (link) => {
    const address = new URL(link.getAttribute("href"), choice.address).href;
    return [link.closest(".moved").dataset.part, headed(await read(choice, address), address)];
  });
  return [...themes, ...(await Promise.all(parts))];
}

async function read(choice, address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) throw new Unread(choice);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// What is said below each heading of the page of a theme.
function headed(page, address) {
  return [...page.querySelectorAll("article h2")].flatMap((head) => {
    const said = [];
    for (let at = head.nextElementSibling; at && at.tagName !== "H2"; at = at.nextElementSibling) {
      const lists = at.tagName === "UL" ? [at] : [...at.querySelectorAll(":scope > ul")];
      said.push(...lists.flatMap((list) => [...list.children].map((item) => moved(item, address))));
    }
    return said.length ? [[head.firstChild.textContent, said]] : [];
  });
}

class Unread extends Error {
  constructor(choice) {
    super(choice.name);
    this.choice = choice;
  }
}

function entries(list, address) {
  const found = [];
  for (const element of list.querySelectorAll("dt, dd")) {
    if (element.tagName === "DT") found.push([element.textContent.trim(), []]);
    else found.at(-1)?.[1].push(moved(element, address));
  }
  return found;
}

// An address of this site without its host: what is printed names the hosts of others only.
function rooted(url) {
  return url.origin === location.origin ? url.pathname + url.search + url.hash : url.href;
}

// What is said, fit for another page: links lead where they led, ids stay behind. A mark stands for a line in the list of its own
// page's sources, so here it is written out.
function moved(element, address) {
  const copy = document.importNode(element, true);
  for (const mark of copy.querySelectorAll(".citation a[data-source]")) {
    const passage = element.ownerDocument.getElementById(decodeURIComponent(mark.getAttribute("href").slice(1)));
    if (passage) mark.setAttribute("href", passage.getAttribute("href"));
    mark.textContent = [mark.dataset.source, mark.dataset.at].filter(Boolean).join(", ");
    for (const name of ["aria-label", "data-source", "data-at"]) mark.removeAttribute(name);
  }
  for (const link of copy.querySelectorAll("a[href]")) link.setAttribute("href", rooted(new URL(link.getAttribute("href"), address)));
  for (const owner of copy.querySelectorAll("[id]")) owner.removeAttribute("id");
  return copy;
}

// -- side by side

// One order that keeps the order of each list: what is new comes after what stood before it.
function merged(lists) {
  const order = [];
  for (const list of lists) {
    let at = -1;
    for (const item of list) {
      const known = order.indexOf(item);
      if (known < 0) order.splice(++at, 0, item);
      else at = known;
    }
  }
  return order;
}

// Rows of each theme: [theme, [{label, cells}]]; what is stated of all comes first.
function beside(pages) {
  const themes = pages.map((page) => new Map(page.map(([theme, list]) => [theme, new Map(list)])));
  return merged(themes.map((page) => [...page.keys()])).map((theme) => {
    const labels = merged(themes.map((page) => [...(page.get(theme)?.keys() ?? [])]));
    const rows = labels.map((label) => {
      const cells = themes.map((page) => page.get(theme)?.get(label) ?? []);
      return { label, cells, shared: cells.every((cell) => cell.length) };
    });
    return [theme, [...rows.filter((row) => row.shared), ...rows.filter((row) => !row.shared)]];
  });
}

function cell(said, choice) {
  const made = make("td", { "data-label": choice.short });
  if (!said.length) made.append(make("em", { class: "empty" }, "not stated"));
  else if (said.length === 1) made.append(...said[0].childNodes);
  else made.append(make("ul", {}, ...said.map((one) => make("li", {}, ...one.childNodes))));
  return made;
}

function table(chosen, themes) {
  const heads = chosen.map((choice) => make("th", { scope: "col" }, make("a", { href: choice.path }, choice.short)));
  const made = make(
    "table",
    { class: "sheet" },
    make("caption", {}, `${together(chosen)}, side by side`),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "What is stated"), ...heads)),
  );
  for (const [theme, rows] of themes) {
    const body = make("tbody", {});
    if (theme) body.append(make("tr", { class: "theme" }, make("th", { scope: "rowgroup", colspan: chosen.length + 1 }, theme)));
    for (const row of rows) {
      const cells = row.cells.map((said, i) => cell(said, chosen[i]));
      body.append(make("tr", row.shared ? { class: "shared" } : {}, make("th", { scope: "row" }, make("div", { class: "name" }, row.label)), ...cells));
    }
    made.append(body);
  }
  return made;
}

function together(chosen) {
  const names = chosen.map((choice) => choice.short);
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function show(chosen, themes) {
  const made = table(chosen, themes);
  const rows = [...made.querySelectorAll("tbody tr:not(.theme)")];
  const shared = rows.filter((row) => row.matches(".shared")).length;
  const every = chosen.length === 2 ? "both" : "all three";
  const count = make("span", { role: "status" });
  const only = make("input", { type: "checkbox" });
  const say = () => {
    for (const row of rows) row.hidden = only.checked && !row.matches(".shared");
    for (const body of made.tBodies) body.hidden = ![...body.rows].some((row) => !row.hidden && !row.matches(".theme"));
    count.textContent = only.checked
      ? `${shared} of ${rows.length} rows`
      : `${shared} of ${rows.length} rows are stated of ${every}; they come first`;
  };
  only.addEventListener("change", say);
  say();
  const controls = make("form", { class: "controls" }, make("label", {}, only, `Only what is stated of ${every}`), count);
  target.replaceChildren(make("div", { class: "comparison" }, controls, made));
}

// -- from the address to the page

function complain(...said) {
  target.replaceChildren(make("p", { class: "error", role: "alert" }, ...said));
}

function entitle(chosen) {
  const title = chosen.length > 1 ? `${together(chosen)} compared` : "";
  heading.textContent = title || plain.heading;
  document.title = title ? plain.title.replace(plain.heading, title) : plain.title;
  if (summary) summary.content = title ? `What the sources state of ${together(chosen)}, side by side, each statement with its passage.` : plain.summary;
}

let asked = 0;

async function fromAddress() {
  const now = ++asked;
  await answer(now);
  if (now === asked) document.documentElement.classList.remove("comparing"); // which kept the room for what is compared
}

async function answer(now) {
  const given = new URLSearchParams(location.search);
  const ids = LETTERS.map((letter) => given.get(letter)).filter(Boolean);
  const known = [...new Set(ids)].map((id) => all.get(id)).filter(Boolean);
  selects.forEach((select, i) => {
    fill(select, "", "");
    select.value = known[i]?.id ?? "";
  });
  fill(selects[0], "", "choose…");
  limit(true); // what was asked stays, of whatever kind: it is said below what is wrong with it
  entitle([]);
  target.replaceChildren();
  status.textContent = "";
  const unknown = ids.filter((id) => !all.has(id));
  if (unknown.length) return complain(`Nothing here is called “${unknown.join("”, “")}”, or nothing is stated of it: choose from the lists above.`);
  const other = known.find((choice) => choice.kind !== known[0].kind);
  if (other) return complain(`${known[0].name} and ${other.name} are not of one kind (${known[0].kind}, ${other.kind}): choose things of one kind.`);
  if (ids.length > known.length) return complain(`${known[0].name} can't be compared with itself: choose another to set beside it.`);
  if (known.length === 1) status.textContent = `Choose what to compare ${known[0].short} with.`;
  if (known.length < 2) return;
  status.textContent = "Fetching…";
  try {
    const pages = await Promise.all(known.map(stated));
    if (now !== asked) return; // another choice was made meanwhile
    entitle(known);
    show(known, beside(pages));
    status.textContent = "";
  } catch (error) {
    if (now !== asked) return;
    status.textContent = "";
    if (!(error instanceof Unread)) throw error;
    complain(`The page of ${error.choice.name} couldn't be fetched. You can try again, or `, make("a", { href: error.choice.path }, "read it by itself"), ".");
  }
}

selects[0].addEventListener("change", () => limit(false));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const chosen = new URLSearchParams(selects.filter((select) => select.value).map((select) => [select.name, select.value]));
  history.pushState(null, "", String(chosen) ? `?${chosen}` : location.pathname);
  fromAddress();
});
window.addEventListener("popstate", fromAddress);
fromAddress();
