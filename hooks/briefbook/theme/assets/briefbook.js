// A convenience; every page is whole without it.
"use strict";

// The timeline shows what concerns one entity, or is of one kind: timeline/#concerns=velorin&theme=Trade
function filterTimeline() {
  const form = document.querySelector("form.filter");
  if (!form) return;
  const selects = [...form.querySelectorAll("select")];
  const status = form.querySelector("[role=status]");
  const events = [...document.querySelectorAll("li[data-concerns]")];
  const decades = [...new Set(events.map((event) => event.parentElement))];
  const fits = {
    concerns: (event, id) => event.dataset.concerns.split(" ").includes(id),
    theme: (event, theme) => event.dataset.theme === theme,
  };

  function show() {
    const chosen = selects.filter((select) => select.value);
    for (const event of events) event.hidden = !chosen.every((select) => fits[select.name](event, select.value));
    for (const list of decades) {
      list.hidden = [...list.children].every((event) => event.hidden);
      list.previousElementSibling.hidden = list.hidden;
    }
    status.textContent = chosen.length ? `${events.filter((event) => !event.hidden).length} of ${events.length}` : "";
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
  form.hidden = false;
  fromAddress();
}

filterTimeline();
