// A card beside a link: what the passage is that a citation leads to, or how the linked page begins.
// It shows on hover and on focus, stays while the pointer is on it, and goes with Escape.
"use strict";

(() => {
  const LINKS = ".md-content article a[href]:not(.headerlink)";
  const WAIT = 250; // milliseconds: long enough that a pointer passing by asks for nothing
  const LINES = 5;
  const PASSAGE = /\/sources\/[^/]+\/#[pnt]\d+$/;
  const known = new Map(); // what was fetched, by its address
  const card = document.createElement("div");
  card.id = "preview";
  card.className = "preview md-typeset";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.body.append(card);
  let shown = null; // the link that the card is for
  let timer = 0;

  function asked(address, read) {
    if (!known.has(address)) {
      known.set(address, fetch(address).then((answer) => (answer.ok ? read(answer) : Promise.reject(answer.status))));
    }
    return known.get(address);
  }

  const page = (address) =>
    asked(address, async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html"));

  // The text of an element without its citations, whose brackets are a matter of style, and what they leave behind.
  function text(element) {
    const bare = element?.cloneNode(true);
    for (const citation of bare?.querySelectorAll(".citation, .headerlink") ?? []) citation.remove();
    return (bare?.textContent ?? "")
      .replace(/\s+/g, " ")
      .replace(/ (?=[.,;:!?)])/g, "")
      .replace(/;(?=[;.])/g, "")
      .replace(/[;\s]+$/, "")
      .trim();
  }

  function line(tag, content, kind = "") {
    const element = document.createElement(tag);
    if (kind) element.className = kind;
    element.textContent = content;
    return element;
  }

  // What stands at the anchor of an address: an item of a list, a term with its definition, or what is said below a label.
  function entry(target) {
    const head = target.closest("dt");
    if (head) return [line("p", text(head), "preview-title"), line("p", text(head.nextElementSibling))];
    const said = target.closest("li, dd, p, tr") ?? target;
    let label = said.closest("dd");
    while (label && label.tagName !== "DT") label = label.previousElementSibling;
    return [...(label ? [line("p", text(label), "preview-title")] : []), line("p", text(said))];
  }

  // The beginning of a page: its title, what it is, its first key facts or its first paragraph.
  function beginning(article) {
    const made = [line("p", text(article.querySelector("h1")), "preview-title")];
    const said = article.querySelector(".gloss, .reference") ?? article.querySelector("p:not(.kind)");
    if (said) made.push(line("p", text(said)));
    const list = document.createElement("dl");
    for (const head of [...article.querySelectorAll(".key dt")].slice(0, LINES)) {
      list.append(line("dt", text(head)), line("dd", text(head.nextElementSibling)));
    }
    if (list.children.length) made.push(list);
    return made;
  }

  // The link of a passage in the list of the page's sources that a mark stands for; any other link stands for itself.
  function meant(link) {
    const id = link.closest(".citation") && link.dataset.source ? decodeURIComponent(link.hash.slice(1)) : "";
    return (id && document.getElementById(id)) || link;
  }

  // How a citation is written out: Lee 2025, ¶12.
  const full = (link) => (link.dataset.source ? [link.dataset.source, link.dataset.at].filter(Boolean).join(", ") : link.textContent);

  // Where a passage stands in a reader's own copy: "Section “Aims”, second paragraph, p. 4, begins “The League was …”".
  function place(section, nth, page, begins) {
    const told = [section && `Section “${section}”`, nth && `paragraph ${nth}`, page && `p. ${page}`, begins && `begins “${begins} …”`];
    return told.filter(Boolean).join(", ");
  }

  // What a citation names: the source by its title, where the passage stands in it, what is stated on its strength.
  async function cited(link) {
    const target = new URL(meant(link).href);
    const [, root, key] = target.pathname.match(/^(.*\/)sources\/([^/]+)\/$/) ?? [];
    if (!key) return null;
    const told = await asked(`${root}data/passages/${key}.json`, (answer) => answer.json());
    const passage = target.hash.replace(/^#p?/, "");
    const [section, nth, page, begins] = told.passages[passage] ?? [];
    const [count = 0, ...said] = told.statements[passage] ?? [];
    const made = [line("p", full(link), "preview-title"), line("p", told.title)];
    const at = place(told.sections[section], nth, page, begins);
    if (at) made.push(line("p", at));
    const list = document.createElement("ul");
    list.append(...said.map((statement) => line("li", statement)));
    if (count) made.push(list);
    if (count > said.length) made.push(line("p", `and ${count - said.length} more`));
    return made;
  }

  async function content(link) {
    const target = new URL(link.href);
    if (link.closest(".citation") || PASSAGE.test(target.pathname + target.hash)) return cited(link);
    const anchor = decodeURIComponent(target.hash.slice(1));
    const here = target.pathname === location.pathname;
    const whole = here ? document : await page(target.pathname);
    const at = anchor && whole.getElementById(anchor);
    if (at && !/^H[1-6]$/.test(at.tagName)) return entry(at);
    const article = whole.querySelector("article");
    return here || !article ? null : beginning(article);
  }

  function hide() {
    clearTimeout(timer);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
  }

  async function show(link) {
    hide();
    shown = link;
    const made = await content(link).catch(() => null);
    if (shown !== link || !made) return;
    card.replaceChildren(...made);
    card.hidden = false;
    link.setAttribute("aria-describedby", card.id);
    const box = link.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 8));
    const below = box.bottom + card.offsetHeight + 8 < innerHeight || box.top < card.offsetHeight + 8;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? box.bottom : box.top - card.offsetHeight) + scrollY}px`;
  }

  // Links that lead elsewhere, to files, or to a heading of this page have nothing to show.
  function fitting(event) {
    const link = event.target.closest?.(LINKS);
    if (!link || link.origin !== location.origin || /\.\w+$/.test(link.pathname)) return null;
    return link;
  }

  function later(link) {
    clearTimeout(timer);
    timer = setTimeout(() => show(link), WAIT);
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = fitting(event);
    if (link === shown && shown) return clearTimeout(timer);
    if (link) return later(link);
    clearTimeout(timer);
    if (shown && !card.contains(event.target) && document.activeElement !== shown) timer = setTimeout(hide, WAIT);
  });
  document.addEventListener("focusin", (event) => {
    const link = fitting(event);
    if (link && link.matches(":focus-visible")) later(link);
    else hide();
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  // A click on a mark leads straight to its passage; where there is nothing to hover with, the first tap shows the card.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".citation a[data-source]");
    const plain = link && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const tapped = plain && shown !== link && matchMedia("(hover: none)").matches;
    if (plain) event.preventDefault();
    if (tapped) return show(link);
    hide();
    if (plain) location.assign(meant(link).href);
  });
})();
