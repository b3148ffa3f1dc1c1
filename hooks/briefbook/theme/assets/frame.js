// What stands around a page: the colour scheme, the menu, where one is in the contents, the way back to the top. Each page is whole
// without it. It measures nothing before the first paint: on a long page that would hold up everything else.
"use strict";

// The scheme that a reader chooses stays from page to page; until then it is the system's (scheme.js).
function keepScheme() {
  const options = [...document.querySelectorAll("[name=__palette]")];
  for (const option of options) {
    option.addEventListener("change", () => {
      const scheme = option.dataset.mdColorScheme;
      document.body.dataset.mdColorScheme = scheme;
      for (const other of options) other.nextElementSibling.hidden = other !== option;
      try {
        localStorage.setItem("briefbook-scheme", scheme);
      } catch {
        // a browser that keeps nothing asks the system again on the next page
      }
    });
  }
}

// The buttons of the header that open the menu and the search of a phone, and say so; Escape closes them.
function openers() {
  for (const button of document.querySelectorAll("button.opens")) {
    const box = document.getElementById(button.value);
    button.addEventListener("click", () => box.click());
    box.addEventListener("change", () => button.setAttribute("aria-expanded", box.checked));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && box.checked) box.click();
    });
  }
}

// The contents mark the section that is being read: the last whose heading has come above the middle of the window.
function followContents() {
  const contents = document.querySelector(".md-sidebar--secondary");
  const box = contents?.querySelector(".md-sidebar__scrollwrap");
  const links = new Map();
  for (const link of contents?.querySelectorAll("a[href^='#']") ?? []) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const headings = [...links.keys()];
  const passed = new Set();
  let marked = null;

  function mark(link) {
    if (link === marked) return;
    marked?.classList.remove("md-nav__link--active");
    marked?.removeAttribute("aria-current");
    marked = link;
    if (!link) return;
    link.classList.add("md-nav__link--active");
    link.setAttribute("aria-current", "location");
    const { top, bottom } = link.getBoundingClientRect();
    const room = box.getBoundingClientRect();
    if (top < room.top || bottom > room.bottom) box.scrollTop += top - room.top - room.height / 2;
  }

  const watch = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) passed[isIntersecting ? "add" : "delete"](target);
      mark(links.get(headings.findLast((heading) => passed.has(heading))) ?? null);
    },
    { rootMargin: "10000000px 0px -50%" }, // all above the middle, however far
  );
  for (const heading of headings) watch.observe(heading);
}

// Once the title is out of sight, the header says it, and a button leads back up to it.
function followTitle() {
  const title = document.querySelector("article h1");
  const header = document.querySelector(".md-header__title");
  const back = document.querySelector(".md-top");
  if (!title) return;
  const watch = new IntersectionObserver(
    ([{ isIntersecting }]) => {
      header.classList.toggle("md-header__title--active", !isIntersecting);
      if (back) back.hidden = isIntersecting;
    },
    { rootMargin: "-48px 0px 10000000px" },
  );
  watch.observe(title);
  back?.addEventListener("click", () => {
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  });
}

// A table or code wider than the page scrolls in a box, which the keyboard must reach.
function reachBoxes() {
  const watch = new ResizeObserver((boxes) => {
    for (const { target } of boxes) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const box of document.querySelectorAll(".md-typeset :is(.scroll, pre, pre > code)")) watch.observe(box);
}

// What an address leads to may be folded away.
function unfold() {
  const target = document.querySelector(":target");
  const folded = target?.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  target.scrollIntoView();
}

keepScheme();
openers();
followContents();
followTitle();
reachBoxes();
unfold();
window.addEventListener("hashchange", unfold);
