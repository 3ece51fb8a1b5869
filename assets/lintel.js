// The pages work without this file. With it, the design system's own enhancements are switched on.
import { initAll } from "./govuk.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
initAll();

// Filters are folded on a phone and open beside the list on a wide screen (newer browsers do this by stylesheet).
const wide = window.matchMedia("(min-width: 48.0625em)");
const fold = () => {
  for (const filters of document.querySelectorAll("details.lintel-filter")) {
    filters.open = wide.matches;
  }
};
wide.addEventListener("change", fold);
fold();
