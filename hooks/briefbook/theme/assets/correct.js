// Beside a statement, a term, a conflict or a change: a link to its line in the editor of the host, and one that reports what is
// wrong with it. They show on hover and on focus; where the book has no address, and without this, the page names its file.
"use strict";

(() => {
  const foot = document.querySelector(".edit[data-root]");
  if (!foot) return;
  const { root, issues, host, places } = foot.dataset;
  const PAGES = { glossary: "dfn[id]", conflicts: "h3[id]", changes: "h3[id]" };
  const sort = document.querySelector("meta[name=page-type]")?.content ?? "";
  const WANTED = ["article [id^='s-']", PAGES[sort] && `article ${PAGES[sort]}`].filter(Boolean).join(", ");
  const LONGEST = 400; // letters of what is said, in a report
  let asked = null;

  const text = (element) => (element?.textContent ?? "").replace(/¶(?=\s*$)|\s+/g, " ").trim();

  function link(href, label, name) {
    const made = document.createElement("a");
    made.href = href;
    made.textContent = label;
    made.setAttribute("aria-label", name);
    return made;
  }

  // What an element says, without its citations; and a citation written out: Lee 2025, ¶12.
  function bare(element) {
    const copy = element.cloneNode(true);
    for (const citation of copy.querySelectorAll(".citation, .correct")) citation.remove();
    return text(copy);
  }
  const written = (citation) =>
    [...(citation?.querySelectorAll("a") ?? [])]
      .map((link) => (link.dataset.source ? [link.dataset.source, link.dataset.at].filter(Boolean).join(", ") : text(link)))
      .join("; ");

  // The address of a form that is filled with what is meant.
  function report(element) {
    const block = element.closest("li, dd, p, tr, section") ?? element;
    const said = bare(element.matches("dfn") ? element.closest("dt")?.parentElement ?? block : block).slice(0, LONGEST);
    const cited = written(element.querySelector(".citation") ?? block.querySelector(".citation"));
    const page = `${location.href.split("#")[0]}#${element.id}`;
    const body = `Page: ${page}\n\nIt says: ${said}\n\nCitation: ${cited}\n\nWhat is right, and how you know: `;
    const title = `${document.title}: ${said.slice(0, 60)}`;
    const fields = {
      github: { template: "fact.yml", page, statement: said, citation: cited },
      gitlab: { "issue[title]": title, "issue[description]": body },
    }[host] ?? { title, body };
    return `${issues}?${new URLSearchParams(fields)}`;
  }

  async function show(event) {
    const element = event.target.closest?.(WANTED);
    if (!element || element.querySelector(".correct") || !places) return;
    asked ??= fetch(places).then((answer) => (answer.ok ? answer.json() : null), () => null);
    const known = await asked;
    const [file, line] = known?.[element.id.startsWith("s-") ? "statements" : sort]?.[element.id] ?? [];
    if (line === undefined || element.querySelector(".correct")) return;
    const group = document.createElement("span");
    group.className = "correct";
    group.append(link(`${root}${known.files[file]}#L${line}`, "edit", `Edit this at line ${line} of ${known.files[file]}`));
    if (issues) group.append(" ", link(report(element), "report", "Report what is wrong with this"));
    element.append(group);
  }

  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);
  document.addEventListener("click", show);
})();
