// Three conveniences; every page is whole without them.
"use strict";

// A long page shows what concerns one entity, or is of one kind: timeline/#concerns=velorin&theme=Trade
function filterItems() {
  const form = document.querySelector("form.filter");
  if (!form) return;
  const selects = [...form.querySelectorAll("select")];
  const status = form.querySelector("[role=status]");
  const items = [...document.querySelectorAll("[data-concerns]")];
  const heads = [...document.querySelectorAll("article h2")];
  const under = new Map(heads.map((head) => [head, []]));
  for (const item of items) {
    const before = heads.filter((head) => head.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING);
    under.get(before.at(-1))?.push(item);
  }
  const fits = (item, { name, value }) => item.dataset[name] === value || item.dataset[name].split(" ").includes(value);

  function show() {
    const chosen = selects.filter((select) => select.value);
    for (const item of items) item.hidden = !chosen.every((select) => fits(item, select));
    for (const [head, held] of under) head.hidden = held.length > 0 && held.every((item) => item.hidden);
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

// A passage that an address leads to is shown with all that rests on it.
function unfoldPassage() {
  const fold = document.getElementById(location.hash.slice(1))?.querySelector(":scope > details");
  if (fold) fold.open = true;
}

filterItems();
askSearch();
unfoldPassage();
window.addEventListener("hashchange", unfoldPassage);
