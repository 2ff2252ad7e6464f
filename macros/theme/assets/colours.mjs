// The switch between light and dark. The device's own setting counts until the reader chooses; only then is it kept.
import { upgrade } from "./upgrade.mjs";

/** @param {HTMLButtonElement} button */
function start(button) {
  const key = `${new URL(button.dataset.root, location.href).pathname}colours`;
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = document.documentElement.dataset;
    const scheme = shown.mdColorScheme === "slate" ? "default" : "slate";
    shown.mdColorScheme = scheme;
    try {
      localStorage.setItem(key, scheme);
    } catch {
      // Blocked or full storage: the choice lasts for this page.
    }
  });
}

upgrade("[data-colours]", start);
