// The overview of all criteria: shows one section when the reader chooses it. Without this script all of them stay.
import { upgrade } from "./upgrade.mjs";

/** @param {HTMLElement} overview */
function start(overview) {
  const filter = overview.querySelector("[data-filter]");
  filter.hidden = false;
  filter.addEventListener("change", () => {
    const chosen = filter.querySelector(":checked").value;
    for (const section of overview.querySelectorAll("[data-section]")) {
      section.hidden = Boolean(chosen) && section.dataset.section !== chosen;
    }
  });
}

upgrade("[data-overview]", start);
