// The colour scheme before the first paint: the one that the reader chose (frame.js keeps it), else what the system asks for.
"use strict";
{
  const options = [...document.querySelectorAll("[name=__palette]")];
  let kept = null;
  try {
    kept = localStorage.getItem("briefbook-scheme");
  } catch {
    // a browser that keeps nothing
  }
  const chosen =
    options.find(({ dataset }) => dataset.mdColorScheme === kept) ??
    options.find(({ dataset }) => dataset.mdColorMedia && matchMedia(dataset.mdColorMedia).matches) ??
    options[0];
  document.body.dataset.mdColorScheme = chosen.dataset.mdColorScheme;
  chosen.checked = true;
  for (const option of options) option.nextElementSibling.hidden = option !== chosen; // the way to the other scheme
}
