// Elements made in a script: text is always text, never HTML.

/**
 * @param {string} tag
 * @param {Object<string, string>} [attributes] as in HTML
 * @param {...(Node|string|number)} children
 * @returns {HTMLElement}
 */
export function drawn(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map((child) => (child instanceof Node ? child : String(child))));
  return element;
}

/**
 * @param {string} caption
 * @param {string[]} heads
 * @param {(Node|string|number)[][]} rows the first cell of each is its heading
 * @returns {HTMLElement}
 */
export function table(caption, heads, rows) {
  const head = drawn("tr", {}, ...heads.map((text) => drawn("th", { scope: "col" }, text)));
  const body = rows.map(([first, ...cells]) => drawn("tr", {}, drawn("th", { scope: "row" }, first), ...cells.map((cell) => drawn("td", {}, cell))));
  return drawn("table", { class: "ips-table" }, drawn("caption", {}, caption), drawn("thead", {}, head), drawn("tbody", {}, ...body));
}
