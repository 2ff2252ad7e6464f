// Bars and lines as SVG beside the numbers they show. Colours come from the page's style.

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {number} value
 * @param {number} most
 * @returns {SVGElement} a bar; the number stands beside it as text, so it is hidden from screen readers
 */
export function bar(value, most) {
  const drawing = svg("svg", { class: "ips-bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
  drawing.append(svg("rect", { class: "ips-bar-ground", width: 100, height: 10 }), svg("rect", { class: "ips-bar-ips", width: (100 * value) / most, height: 10 }));
  return drawing;
}

/**
 * @param {{label: string, value: number}[]} points in order of time
 * @param {number[]} marks values with a line across: the lowest and highest possible, and borders between
 * @param {string} name of the drawing; the numbers stand in a table beside it
 * @returns {SVGElement}
 */
export function line(points, marks, name) {
  const [least, most] = [Math.min(...marks), Math.max(...marks)];
  const height = (value) => 150 - (130 * (value - least)) / (most - least);
  const places = points.map(({ value }, index) => [60 + (480 * index) / Math.max(points.length - 1, 1), height(value)]);
  const drawing = svg("svg", { class: "ips-line", viewBox: "0 0 600 180", role: "img", "aria-label": name });
  for (const value of marks) drawing.append(svg("path", { class: "ips-line-ground", d: `M40 ${height(value)}H560` }), words(20, height(value) + 4, value));
  drawing.append(svg("polyline", { points: places.map((point) => point.join(",")).join(" ") }));
  places.forEach(([x, y], index) => {
    drawing.append(svg("circle", { cx: x, cy: y, r: 4 }), words(x, y - 8, points[index].value));
    if (points.length <= 6) drawing.append(words(x, 174, points[index].label));
  });
  return drawing;
}

function words(x, y, text) {
  const element = svg("text", { x, y, "text-anchor": "middle" });
  element.textContent = text;
  return element;
}

function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
