// Sentences from the page's own words; no word of any language stands in a script.

/**
 * @param {string} text with {placeholders}
 * @param {Object<string, string|number>} values
 * @returns {string}
 */
export function fill(text, values) {
  return text.replace(/\{([a-z-]+)\}/g, (whole, name) => values[name] ?? whole);
}
