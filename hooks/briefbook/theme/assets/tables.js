// Tables that set things beside each other or list them: sort, filter, pick rows and columns.
// They are whole without this. The address tells the view of a page's first table, so that it can be linked:
// #find=words&rows=nato+eu&columns=members+seat&sort=-members
"use strict";

(() => {
  function folded(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ı", "i").replaceAll("ø", "o").replaceAll("ł", "l");
  }

  function keyed(text) {
    return folded(text).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  }

  function made(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const DATE = new RegExp(`^(?:(?:since|until|from|in|about) )?(?:(\\d{1,2}) )?(?:(${MONTHS.join("|")}) )?(\\d{4})\\b`, "i");
  const NUMBER = /^(?:(?:about|over|almost) )?[<>~≈−-]?\d/i;
  const WORDS = 4; // more are prose

  // What a cell is sorted by: dates in their order; thousands are set with commas; an empty cell comes last.
  function ranked(cell) {
    if (cell.querySelector(".empty")) return "";
    const text = cell.textContent.trim();
    const [, day = "", month = "", year] = text.match(DATE) ?? [];
    if (!year) return text.replace(/(\d),(?=\d{3})/g, "$1");
    const number = MONTHS.findIndex((name) => name.toLowerCase() === month.toLowerCase()) + 1;
    return [year, number, day].map((part) => String(part).padStart(2, "0")).join("-");
  }

  // Whether a cell begins with a date or a number, or is no more than a name.
  function short(cell) {
    const copy = cell.cloneNode(true);
    for (const citation of copy.querySelectorAll(".citation")) citation.remove();
    const text = copy.textContent.trim();
    return DATE.test(text) || NUMBER.test(text) || (!cell.querySelector("li") && text.split(/\s+/).length <= WORDS);
  }

  // To sort by prose means nothing: a few cells of it are let pass.
  function sortable(cells) {
    const filled = cells.filter((cell) => !cell.querySelector(".empty"));
    return filled.filter(short).length > 0.8 * filled.length;
  }

  const order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;

  // What a table holds, read once: its heads with their keys; its rows with a key and the text of each cell.
  function readTable(table) {
    const heads = [...table.tHead.rows[0].cells].map((cell) => {
      const text = cell.textContent.trim();
      return { cell, text, key: keyed(text), figures: cell.classList.contains("right") };
    });
    const rows = [...table.tBodies[0].rows].map((row) => {
      const cells = [...row.cells];
      const page = cells[0].querySelector("a")?.pathname.split("/").filter(Boolean).pop() ?? cells[0].textContent;
      return { row, cells, ranked: cells.map(ranked), key: keyed(page.replace(/\.html$/, "")), name: cells[0].textContent.trim(), said: cells.map((cell) => folded(cell.textContent)) };
    });
    heads.forEach((head, i) => (head.sorts = !i || sortable(rows.map((row) => row.cells[i]))));
    return { heads, rows, body: table.tBodies[0] };
  }

  function controlTable(table, number) {
    const box = table.closest(".comparison, .listing");
    const { heads, rows, body } = readTable(table);
    const id = `sheet-${number}`;
    const view = { find: "", sort: null, only: false, picked: new Set(), gone: new Set() };

    // -- what is shown

    function show() {
      const words = folded(view.find).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const said = row.said.filter((_, i) => !view.gone.has(i)).join(" ");
        const fits = words.every((word) => said.includes(word)) && (!view.only || view.picked.has(row.key));
        row.row.hidden = !fits;
        shown += fits;
        row.cells.forEach((cell, i) => (cell.hidden = view.gone.has(i)));
      }
      heads.forEach((head, i) => {
        head.cell.hidden = view.gone.has(i);
        if (view.sort?.column === i) head.cell.setAttribute("aria-sort", view.sort.down ? "descending" : "ascending");
        else head.cell.removeAttribute("aria-sort");
      });
      const columns = heads.length - 1;
      status.textContent = `${shown} of ${rows.length} rows` + (view.gone.size ? `, ${columns - view.gone.size} of ${columns} columns` : "");
      all.hidden = !(view.find || view.sort || view.only || view.picked.size || view.gone.size);
      only.disabled = !view.picked.size;
      requestAnimationFrame(reach); // with the layout that comes anyway
    }

    function sort() {
      const { column, down } = view.sort ?? {};
      const ordered = view.sort ? [...rows].sort((a, b) => compare(a.ranked[column], b.ranked[column], down)) : rows;
      // rows that are moved are laid out again
      if (ordered.some(({ row }, i) => row !== body.rows[i])) body.append(...ordered.map(({ row }) => row));
    }

    function compare(a, b, down) {
      if (!a || !b) return Boolean(b) - Boolean(a);
      return order(a, b) * (down ? -1 : 1);
    }

    // the box takes the keyboard's focus only while there is something to scroll
    const name = box.getAttribute("aria-label");
    function reach() {
      if (!name) return;
      const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
      for (const [key, value] of [["role", "region"], ["aria-label", name], ["tabindex", "0"]]) {
        if (scrolls) box.setAttribute(key, value);
        else box.removeAttribute(key);
      }
    }

    // -- the address

    // "members" or "-members", the other way round; null for what is no column
    function sorting(text) {
      const column = text ? heads.findIndex((head) => head.sorts && head.key === text.replace(/^-/, "")) : -1;
      return column < 0 ? null : { column, down: text.startsWith("-") };
    }

    function sorted() {
      return view.sort ? (view.sort.down ? "-" : "") + heads[view.sort.column].key : "";
    }

    function toAddress() {
      if (number) return;
      const asked = new URLSearchParams();
      if (view.find) asked.set("find", view.find);
      if (view.only) asked.set("rows", [...view.picked].join(" "));
      if (view.gone.size) asked.set("columns", heads.filter((_, i) => i && !view.gone.has(i)).map((head) => head.key).join(" "));
      if (view.sort) asked.set("sort", sorted());
      history.replaceState(null, "", String(asked) ? `#${asked}` : location.pathname + location.search);
    }

    function fromAddress() {
      const asked = new URLSearchParams(location.hash.slice(1));
      const ours = ["find", "rows", "columns", "sort"].some((key) => asked.has(key));
      if (number || (location.hash && !ours)) return;
      view.find = asked.get("find") ?? "";
      const wanted = new Set((asked.get("rows") ?? "").split(" "));
      view.picked = new Set(rows.map((row) => row.key).filter((key) => wanted.has(key)));
      view.only = view.picked.size > 0;
      const kept = asked.has("columns") ? asked.get("columns").split(" ") : heads.map((head) => head.key);
      view.gone = new Set(heads.keys());
      heads.forEach((head, i) => (!i || kept.includes(head.key) ? view.gone.delete(i) : null));
      view.sort = sorting(asked.get("sort") ?? "");
      toControls();
      sort();
      show();
    }

    function toControls() {
      find.value = view.find;
      by.value = sorted();
      only.checked = view.only;
      for (const row of rows) if (row.pick) row.pick.checked = view.picked.has(row.key);
      heads.forEach((head, i) => head.choice && (head.choice.checked = !view.gone.has(i)));
    }

    function changed() {
      by.value = sorted();
      toAddress();
      show();
    }

    // -- the controls

    const find = made("input", { type: "search", id: `${id}-find`, autocomplete: "off" });
    find.addEventListener("input", () => {
      view.find = find.value.trim();
      changed();
    });

    // cards have no heads to click on
    const by = made("select", { id: `${id}-sort` });
    by.append(new Option("as listed", ""));
    for (const head of heads.filter((head) => head.sorts)) by.append(new Option(head.text, head.figures ? `-${head.key}` : head.key));
    by.addEventListener("change", () => {
      view.sort = sorting(by.value);
      sort();
      changed();
    });

    const only = made("input", { type: "checkbox" });
    only.addEventListener("change", () => {
      view.only = only.checked;
      changed();
    });

    const all = made("button", { type: "button" }, "Reset");
    all.addEventListener("click", () => {
      Object.assign(view, { find: "", sort: null, only: false, picked: new Set(), gone: new Set() });
      toControls();
      sort();
      changed();
      find.focus();
    });

    const status = made("span", { role: "status" });
    const controls = made(
      "form",
      { class: "controls" },
      made("span", { class: "field" }, made("label", { for: find.id }, "Filter rows"), find),
      made("span", { class: "field by" }, made("label", { for: by.id }, "Sort by"), by),
    );
    controls.addEventListener("submit", (event) => event.preventDefault());

    heads.forEach((head, column) => {
      if (!head.sorts) return;
      const button = made("button", { type: "button", class: "sort" });
      button.append(...head.cell.childNodes);
      head.cell.append(button);
      button.addEventListener("click", () => {
        const first = head.figures; // figures begin with the greatest
        if (view.sort?.column !== column) view.sort = { column, down: first };
        else view.sort = view.sort.down === first ? { column, down: !first } : null;
        sort();
        changed();
      });
    });

    // the name stays in sight along a row that is higher than the window
    for (const { cells } of rows) cells[0].append(made("div", { class: "name" }, ...cells[0].childNodes));

    if (box.matches(".comparison")) {
      for (const row of rows) {
        row.pick = made("input", { type: "checkbox", "aria-label": `Pick ${row.name}` });
        row.cells[0].firstElementChild.prepend(row.pick);
        row.pick.addEventListener("change", () => {
          if (row.pick.checked) view.picked.add(row.key);
          else view.picked.delete(row.key);
          if (!view.picked.size) view.only = only.checked = false;
          changed();
        });
      }
      const list = made("ul", { popover: "", id: `${id}-columns`, "aria-label": "Columns" });
      heads.slice(1).forEach((head, i) => {
        head.choice = made("input", { type: "checkbox", checked: "" });
        head.choice.addEventListener("change", () => {
          if (head.choice.checked) view.gone.delete(i + 1);
          else view.gone.add(i + 1);
          changed();
        });
        list.append(made("li", {}, made("label", {}, head.choice, head.text)));
      });
      const columns = made("button", { type: "button", popovertarget: list.id }, "Columns");
      controls.append(made("label", {}, only, "Only picked rows"), columns, list);
    }
    controls.append(status, all);
    box.before(controls);
    box.classList.add("ready");

    new ResizeObserver(reach).observe(box);
    window.addEventListener("hashchange", fromAddress);
    sort();
    show();
    fromAddress();
  }

  document.querySelectorAll(":is(.comparison, .listing) > table.sheet, :is(.comparison, .listing) > * table.sheet").forEach(controlTable);
})();
