// Six conveniences; every page is whole without them.
"use strict";

// A long page shows what concerns one entity, or is of one kind: timeline/#concerns=velorin&theme=Trade
function filterItems() {
  const form = document.querySelector("form.filter");
  if (!form) return;
  const selects = [...form.querySelectorAll("select")];
  const status = form.querySelector("[role=status]");
  const items = [...document.querySelectorAll("[data-concerns]")];
  const heads = [...document.querySelectorAll("article h2")];
  const lists = [...new Set(items.map((item) => item.parentElement).filter((parent) => parent.matches("ul")))];
  const folds = [...new Set(items.map((item) => item.closest("details.folded")).filter(Boolean))];
  for (const fold of folds) fold.dataset.summary = fold.firstElementChild.textContent;
  const under = new Map(heads.map((head) => [head, []]));
  for (const item of items) {
    const before = heads.filter((head) => head.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING);
    under.get(before.at(-1))?.push(item);
  }
  const fits = (item, { name, value }) => item.dataset[name] === value || item.dataset[name].split(" ").includes(value);

  // The entries of a heading in the contents, and the bar that leads to it.
  function leading(head) {
    const to = (within) => [...document.querySelectorAll(`${within} a[href="#${CSS.escape(head.id)}"]`)];
    return { entries: to(".md-sidebar").map((link) => link.closest("li")), bar: to(".decades")[0] };
  }
  const ways = new Map(heads.map((head) => [head, leading(head)]));
  for (const { bar } of ways.values()) if (bar) bar.dataset.href = bar.getAttribute("href");

  function count(bar, shown, most) {
    bar.firstElementChild.textContent = shown || "";
    bar.parentElement.style.setProperty("--n", Math.round((100 * shown) / most));
    if (shown) bar.href = bar.dataset.href;
    else bar.removeAttribute("href");
  }

  function show() {
    const chosen = selects.filter((select) => select.value);
    for (const item of items) item.hidden = !chosen.every((select) => fits(item, select));
    // the bars count events, and no other statements
    const events = (held) => held.filter((item) => !item.hidden && !item.matches(".rest")).length;
    const left = [...under].map(([head, held]) => [head, held, held.some((item) => !item.hidden), events(held)]);
    const most = Math.max(1, ...left.map(([, , , counted]) => counted));
    for (const [head, held, shown, counted] of left) {
      const { entries, bar } = ways.get(head);
      head.hidden = held.length > 0 && !shown;
      for (const entry of entries) entry.hidden = head.hidden;
      if (bar) count(bar, counted, most);
    }
    for (const fold of folds) {
      const held = [...fold.querySelectorAll("[data-concerns]")].filter((item) => !item.hidden);
      fold.hidden = !held.length;
      if (chosen.length) fold.open = true;
      fold.firstElementChild.textContent = fold.dataset.summary.replace(/^\d+/, held.length);
    }
    for (const list of lists) list.hidden = [...list.children].every((item) => item.hidden);
    status.textContent = chosen.length ? `${items.filter((item) => !item.hidden).length} of ${items.length}` : "";
  }

  function fromAddress() {
    const asked = new URLSearchParams(location.hash.slice(1) || location.search);
    for (const select of selects) {
      const value = asked.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    show();
  }

  form.addEventListener("change", () => {
    const asked = new URLSearchParams(selects.filter((s) => s.value).map((s) => [s.name, s.value]));
    history.replaceState(null, "", String(asked) ? `#${asked}` : location.pathname);
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
}

// The search of the header, called from the middle of a page.
function askSearch() {
  for (const button of document.querySelectorAll("button.ask")) {
    button.addEventListener("click", () => {
      const toggle = document.getElementById("__search");
      if (toggle && !toggle.checked) toggle.click();
      document.querySelector("[data-md-component=search-query]")?.focus();
    });
  }
}

// In the network who is pointed at stands out, with its ties and its neighbours. Its signs and its labels stand in one order.
function followTies() {
  const drawing = document.querySelector(".drawing-network");
  if (!drawing) return;
  const signs = [...drawing.querySelectorAll("a")];
  const labels = [...drawing.querySelectorAll("text")];
  const ties = [...drawing.querySelectorAll("[data-ties]")].map((line) => ({ line, ends: line.dataset.ties.split(" ").map(Number) }));

  function point(target) {
    const at = signs.indexOf(target.closest?.("a"));
    const own = ties.filter(({ ends }) => ends.includes(at));
    const near = new Set([at, ...own.flatMap(({ ends }) => ends)]);
    drawing.classList.toggle("pointed", at >= 0);
    signs.forEach((sign, i) => sign.classList.toggle("near", near.has(i)));
    labels.forEach((label, i) => label.classList.toggle("near", near.has(i)));
    for (const { line, ends } of ties) line.classList.toggle("near", ends.includes(at));
  }

  for (const event of ["pointerover", "focusin"]) drawing.addEventListener(event, ({ target }) => point(target));
  for (const event of ["pointerleave", "focusout"]) drawing.addEventListener(event, () => point(drawing));
}

// What the address leads to on this page, if anything; an address may hold any signs.
function target() {
  const id = location.hash.slice(1);
  try {
    return document.getElementById(decodeURIComponent(id));
  } catch {
    return document.getElementById(id);
  }
}

// A statement that stood on this page and stands on one below it now.
function leadOn() {
  const place = target()?.closest(".moved");
  const link = place && place.querySelector("a");
  if (link) location.replace(link.href + location.hash);
}

// What an address leads to is unfolded, where the browser doesn't do so itself.
function unfold() {
  const place = target();
  const closed = [];
  for (let fold = place && place.closest("details"); fold; fold = fold.parentElement.closest("details")) if (!fold.open) closed.push(fold);
  for (const fold of closed) fold.open = true;
  if (closed.length) place.scrollIntoView();
}

// Citations as marks or written out, as the reader wants them; the choice is remembered.
function writeOut() {
  const heading = document.querySelector(".cited > h2");
  if (!heading) return;
  const root = document.documentElement;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "write-out";
  button.textContent = "Citations in full";
  heading.after(button);
  function set(full) {
    root.classList.toggle("written-out", full);
    button.setAttribute("aria-pressed", String(full));
  }
  button.addEventListener("click", () => {
    set(!root.classList.contains("written-out"));
    localStorage.setItem("citations", root.classList.contains("written-out") ? "full" : "");
  });
  set(localStorage.getItem("citations") === "full");
}

writeOut();
for (const follow of [leadOn, unfold]) {
  follow();
  window.addEventListener("hashchange", follow);
}
filterItems();
followTies();
askSearch();
