// Starts a part of the page wherever it stands. One that fails leaves the others, and its own printable form, alone.

/**
 * @param {string} selector
 * @param {(root: HTMLElement) => void} start
 */
export function upgrade(selector, start) {
  for (const root of document.querySelectorAll(selector)) {
    try {
      start(root);
    } catch (error) {
      console.error(`${selector} could not start`, error);
    }
  }
}
