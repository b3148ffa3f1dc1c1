// Before the first paint: that scripts run, and, on the page that compares, that it will hold what its address asks for.
"use strict";
document.documentElement.className = "js";
if (document.currentScript.dataset.compares !== undefined && new URLSearchParams(location.search).has("b")) {
  document.documentElement.classList.add("comparing");
}
