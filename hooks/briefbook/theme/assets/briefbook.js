// Two conveniences; every page is whole without them.
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
    bar.parentElement.style.setProperty("--share", `${Math.round((100 * shown) / most)}%`);
    if (shown) bar.href = bar.dataset.href;
    else bar.removeAttribute("href");
  }

  function show() {
    const chosen = selects.filter((select) => select.value);
    for (const item of items) item.hidden = !chosen.every((select) => fits(item, select));
    const left = [...under].map(([head, held]) => [head, held, held.filter((item) => !item.hidden).length]);
    const most = Math.max(1, ...left.map(([, , shown]) => shown));
    for (const [head, held, shown] of left) {
      const { entries, bar } = ways.get(head);
      head.hidden = held.length > 0 && !shown;
      for (const entry of entries) entry.hidden = head.hidden;
      if (bar) count(bar, shown, most);
    }
    for (const list of lists) list.hidden = [...list.children].every((item) => item.hidden);
    status.textContent = chosen.length ? `${items.filter((item) => !item.hidden).length} of ${items.length}` : "";
  }

  function fromAddress() {
    const asked = new URLSearchParams(location.hash.slice(1));
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

filterItems();
askSearch();
