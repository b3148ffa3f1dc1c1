// The search box. It does nothing until it is opened; then it fetches the names, and what finds words in the texts.
"use strict";

const site = new URL("../../", import.meta.url);
const toggle = document.getElementById("__search");
const box = document.querySelector(".md-search");
const input = box.querySelector("[data-md-component=search-query]");
const form = input.form;
const output = box.querySelector(".md-search__output");
const meta = box.querySelector(".md-search-result__meta");
const list = box.querySelector(".md-search-result__list");
const filters = [...box.querySelectorAll("select")];
const SHOWN = 10;

let engines;
let latest = 0;

// -- opening and closing ---------------------------------------------------------------------------------------------------

function open() {
  if (!toggle.checked) toggle.click();
  output.hidden = false;
  engines ??= load();
}

function close() {
  if (toggle.checked) toggle.click();
  output.hidden = true;
}

toggle.addEventListener("change", () => {
  if (!toggle.checked) return close();
  open();
  input.focus();
});
input.addEventListener("focus", open);
box.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget && !box.contains(relatedTarget)) close();
});
document.addEventListener("pointerdown", ({ target }) => {
  if (toggle.checked && !box.contains(target) && !target.closest?.("[for=__search], [value=__search]")) close();
});

// -- engines ---------------------------------------------------------------------------------------------------------------

async function load() {
  const [{ Names }, { Text, groupsOf }] = await Promise.all([import("./names.js"), import("./text.js")]);
  const text = Text.open(new URL("pagefind/pagefind.js", site).href).catch(() => null);
  const names = await Names.open(new URL("data/names/", site).href);
  for (const select of filters) offer(select, choices[select.name](names.index));
  say(input.value ? "Searching" : "Type a name, an acronym, or what a source may have said.");
  return { names, text, groupsOf };
}

const choices = {
  kind: ({ kinds }) => Object.entries(kinds),
  source: ({ sources }) => sources.map(([key, label]) => [key, label]),
  year: ({ sources }) => [...new Set(sources.map(([, , year]) => year).filter(Boolean))].sort().map((year) => [year, year]),
};

function offer(select, options) {
  for (const [value, label] of options) select.append(new Option(label, value));
}

/** What the filters ask for: for the names a test of a place, for Pagefind its own filters. */
function chosen({ sources }) {
  const { kind, source, year } = Object.fromEntries(filters.map((select) => [select.name, select.value]));
  const resting = new Set(
    sources.flatMap(([key, , issued], n) => ((!source || key === source) && (!year || issued === year) ? [n] : [])),
  );
  const free = !source && !year;
  return {
    wanted: (place) => (!kind || place.kind === kind) && (free || place.sources.some((n) => resting.has(n))),
    asked: { ...(kind && { kind }), ...(!free && { source: { any: [...resting].map((n) => sources[n][0]) } }) },
    none: !free && !resting.size,
  };
}

// -- searching -------------------------------------------------------------------------------------------------------------

async function search() {
  const turn = ++latest;
  const stale = () => turn !== latest;
  await answer(stale);
  if (!stale()) document.dispatchEvent(new CustomEvent("briefbook-search"));
}

/** Show what is found, the names before the texts are searched; give up once another query has been typed. */
async function answer(stale) {
  const query = input.value.trim();
  const { names, text, groupsOf } = await engines;
  if (stale()) return;
  if (!query) return show([], "Type a name, an acronym, or what a source may have said.");
  const { wanted, asked, none } = chosen(names.index);
  let named = none ? [] : await names.find(query, wanted);
  // one word that is no name is a misspelled one, if there is a name so near
  if (!named.length && !none && names.words(query).length === 1) named = await names.guess(query, wanted);
  if (stale()) return;
  let titles = named.map((hit) => nameResult(hit, names));
  if (titles.length) show(titles, told(titles.length, true));
  const engine = await text;
  if (stale()) return;
  if (!engine) return show(titles, `${told(titles.length)} This copy of the site has no index of its texts: only names are found.`);
  const groups = await groupsOf(query, names);
  if (!titles.length) titles = named.map((hit) => nameResult(hit, names));
  const seen = new Set(named.map(({ place }) => place.address));
  const read = none ? [] : await engine.find(groups, asked, names);
  if (!named.length && !read.length && !none) named = await names.guess(query, wanted);
  if (stale()) return;
  const texts = read.filter(({ address }) => !seen.has(address.replace(/#.*/, ""))).map((found) => textResult(found, names));
  show([...titles, ...texts].slice(0, SHOWN + titles.length), told(titles.length + texts.length));
}

function told(count, going) {
  const found = count ? `${count} result${count > 1 ? "s" : ""}` : "Nothing found";
  return going ? `${found} among the names, searching the texts` : `${found}.`;
}

// -- showing ---------------------------------------------------------------------------------------------------------------

function say(text) {
  if (meta.textContent !== text) meta.textContent = text;
}

/** Items that are shown already stay where they are, and keep the focus. */
function show(items, text) {
  for (const shown of [...list.children]) if (!items.includes(shown)) shown.remove();
  list.append(...items.filter((item) => item.parentElement !== list));
  list.hidden = !items.length;
  say(text);
}

function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

function result(address, title, kind, ...more) {
  const heading = element("span", "bb-found__title", title);
  const label = kind ? [element("span", "bb-found__kind", kind)] : [];
  const link = element("a", "md-search-result__link", element("span", "bb-found__head", heading, " ", ...label), ...more);
  link.href = new URL(address, site);
  return element("li", "md-search-result__item", link);
}

function nameResult({ place, name, sort }, { index }) {
  const said = index.sorts[sort];
  const by = name !== place.title ? [element("span", "bb-found__text", element("mark", "", name), said ? `, ${said}` : "")] : [];
  return result(place.address, place.title, index.kinds[place.kind], ...by);
}

function textResult({ address, title, kind, excerpt }, { index }) {
  const words = excerpt.flatMap(({ word, mark }) => [mark ? element("mark", "", word) : word, " "]);
  return result(address, title, index.kinds[kind], element("span", "bb-found__text", ...words));
}

// -- keys ------------------------------------------------------------------------------------------------------------------

let waiting;
input.addEventListener("input", () => {
  open();
  clearTimeout(waiting);
  waiting = setTimeout(search, 60);
});
for (const select of filters) select.addEventListener("change", search);
form.addEventListener("reset", () => setTimeout(() => (input.focus(), search())));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.click();
});
list.addEventListener("click", ({ target }) => target.closest("a") && close());

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const writing = document.activeElement.closest("input, select, textarea, [contenteditable]");
  if (event.key === "/" && !writing) {
    event.preventDefault();
    open();
    input.focus();
  }
});
box.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    input.blur();
    close();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.target.matches("select")) return;
  const stops = [input, ...list.querySelectorAll("a")];
  const next = stops[stops.indexOf(event.target) + step];
  if (next && stops.includes(event.target)) {
    event.preventDefault();
    next.focus();
  }
});

// ?q=words opens the box with a query
const asked = new URLSearchParams(location.search).get("q");
if (asked) {
  input.value = asked;
  open();
  input.focus();
  search();
}
