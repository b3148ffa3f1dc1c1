// What a reader picks for a brief of their own: kept by this browser, or carried by an address. No server knows of it.
//
// A brief is {title, from, to, items}; an item is a text whose first sign says what it is:
//   s-1a2b3c4d   a statement, by its id        =velorin    an entity, a source or a comparison, by its address below the site
//   !text        a remark of the reader's own
"use strict";

const KEPT = "briefbook-brief";
export const MOST = 200;

export function empty() {
  return { title: "", from: "", to: "", items: [] };
}

function sound(given) {
  const brief = empty();
  for (const key of ["title", "from", "to"]) if (typeof given?.[key] === "string") brief[key] = given[key].slice(0, 300);
  for (const item of Array.isArray(given?.items) ? given.items.slice(0, MOST) : []) {
    if (typeof item === "string" && /^(s-[\w-]{1,40}|=[\w./-]{1,200}|![^]{0,4000})$/.test(item)) brief.items.push(item);
  }
  return brief;
}

export function kept() {
  try {
    return sound(JSON.parse(localStorage.getItem(KEPT)));
  } catch {
    return empty();
  }
}

// Whether the browser keeps it.
export function keep(brief) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(brief));
    return true;
  } catch {
    return false;
  }
}

// A brief as the part of an address behind its #, and back; null where there is none.
export function written(brief) {
  const bytes = new TextEncoder().encode(JSON.stringify([brief.title, brief.from, brief.to, ...brief.items]));
  return `brief=${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;
}

export function read(hash) {
  const found = /^#brief=([\w-]+)$/.exec(hash);
  if (!found) return null;
  try {
    const bytes = Uint8Array.from(atob(found[1].replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
    const [title, from, to, ...items] = JSON.parse(new TextDecoder().decode(bytes));
    return sound({ title, from, to, items });
  } catch {
    return null;
  }
}

// -- on the pages to pick from

function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "pick";
  made.textContent = text;
  made.addEventListener("click", () => press(made));
  return made;
}

function toggle(item) {
  const brief = kept();
  const at = brief.items.indexOf(item);
  if (at < 0) brief.items.push(item);
  else brief.items.splice(at, 1);
  const keeps = keep(brief);
  say(keeps ? "" : "This browser keeps nothing: a brief can't be gathered here.");
  return keeps && at < 0;
}

let bar;
let link;
let told;

function say(text) {
  const count = kept().items.length;
  link.hidden = !count;
  link.textContent = `My brief (${count})`;
  told.textContent = text;
}

function show(one, item, name) {
  const picked = kept().items.includes(item);
  one.setAttribute("aria-pressed", picked);
  one.textContent = name ? (picked ? "In my brief" : "Add to my brief") : picked ? "✓" : "+";
}

function offer(home) {
  const article = document.querySelector("article h1");
  const kind = document.querySelector("meta[name=page-type]")?.content;
  const statements = [...document.querySelectorAll("article [id^='s-']")];
  const whole = kind === "comparison" || kind === "source" || document.querySelector("meta[name=about]");
  if (!article || !(whole || statements.length)) return;
  bar = document.createElement("p");
  bar.className = "picking";
  link = document.createElement("a");
  link.href = new URL("briefs/mine/", home).pathname;
  told = document.createElement("span");
  told.setAttribute("role", "status");
  if (whole) {
    const item = `=${location.pathname.slice(home.pathname.length)}`;
    const one = button("", (made) => {
      toggle(item);
      show(made, item, true);
    });
    bar.append(one, " ");
    show(one, item, true);
  }
  if (statements.length) {
    bar.append(
      button("Pick statements", (made) => {
        made.hidden = true;
        for (const statement of statements) {
          const one = button("", () => {
            toggle(statement.id);
            show(one, statement.id, false);
          });
          one.classList.add("small");
          one.setAttribute("aria-label", `Pick: ${statement.textContent.trim().slice(0, 90)}`);
          show(one, statement.id, false);
          statement.before(one);
        }
        say(`${statements.length} statements can be picked by their +.`);
      }),
      " ",
    );
  }
  bar.append(link, " ", told);
  article.after(bar);
  say("");
}

const site = new URL("..", import.meta.url);
if (!document.getElementById("own")) offer(site);
