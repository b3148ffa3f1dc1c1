// A card beside a link: what the passage is that a citation leads to, or how the linked page begins.
// It shows on hover and on focus, stays while the pointer is on it, and goes with Escape.
"use strict";

(() => {
  const LINKS = ".md-content article a[href]:not(.headerlink)";
  const WAIT = 250; // milliseconds: long enough that a pointer passing by asks for nothing
  const LINES = 5;
  const pages = new Map();
  const card = document.createElement("div");
  card.id = "preview";
  card.className = "preview md-typeset";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.body.append(card);
  let shown = null; // the link that the card is for
  let timer = 0;

  function page(address) {
    if (!pages.has(address)) {
      const asked = fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
      pages.set(address, asked.then((text) => new DOMParser().parseFromString(text, "text/html")));
    }
    return pages.get(address);
  }

  const text = (element) => element?.textContent.replace(/¶$/, "").replace(/\s+/g, " ").trim() ?? "";

  function line(tag, content, kind = "") {
    const element = document.createElement(tag);
    if (kind) element.className = kind;
    element.textContent = content;
    return element;
  }

  // What stands at the anchor of an address: an item of a list, or a term with its definition.
  function entry(target) {
    const head = target.closest("dt");
    if (!head) return [line("p", text(target.closest("li, dd, p, tr") ?? target))];
    return [line("p", text(head), "preview-title"), line("p", text(head.nextElementSibling))];
  }

  // The beginning of a page: its title, what it is, its first key facts or its first paragraph.
  function beginning(article) {
    const made = [line("p", text(article.querySelector("h1")), "preview-title")];
    const said = article.querySelector(".gloss, .reference") ?? article.querySelector("p:not(.kind)");
    if (said) made.push(line("p", text(said)));
    const list = document.createElement("dl");
    for (const head of [...article.querySelectorAll(".key dt")].slice(0, LINES)) {
      const fact = head.nextElementSibling.cloneNode(true);
      for (const citation of fact.querySelectorAll(".citation")) citation.remove();
      list.append(line("dt", text(head)), line("dd", text(fact).replace(/[;\s]+$/, "")));
    }
    if (list.children.length) made.push(list);
    return made;
  }

  async function content(link) {
    const target = new URL(link.href);
    const told = link.dataset.told;
    if (link.closest(".citation")) return [line("p", text(link), "preview-title"), line("p", told ?? "")];
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
    if (shown.dataset.told) shown.title = shown.dataset.told;
    shown = null;
    card.hidden = true;
  }

  async function show(link) {
    hide();
    shown = link;
    if (link.title) {
      link.dataset.told = link.title; // else the browser would show it a second time
      link.removeAttribute("title");
    }
    const made = await content(link).catch(() => (link.dataset.told ? [line("p", link.dataset.told)] : null));
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
  document.addEventListener("click", hide);
})();
