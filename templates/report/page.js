"use strict";
// Sorts and filters the list. The page reads fully without it.
const table = document.getElementById("krs"), tools = document.getElementById("tools");
if (table && tools) {
  const rows = [...table.tBodies[0].rows];
  const cards = new Map(rows.map((row) => [row, document.getElementById(row.dataset.for)]));
  const status = document.getElementById("by-status"), words = document.getElementById("by-words");
  const shown = document.getElementById("shown");
  tools.hidden = false;
  tools.addEventListener("submit", (event) => event.preventDefault());

  // the charts of key results that have no card: drawn when somebody asks
  const held = document.getElementById("charts"), drawn = new Map();
  let charts = null;
  const put = (to, tag, values) => {
    const one = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(values)) one.setAttribute(name, value);
    to.append(one);
    return one;
  };
  const draw = ([behind, inside, front, words, told], name) => {
    const cell = document.createElement("td");
    cell.colSpan = table.tHead.rows[0].cells.length;
    for (const line of told) cell.append(Object.assign(document.createElement("p"), {textContent: line}));
    if (words.length) {
      const svg = put(cell, "svg", {class: "fan", viewBox: charts.size, role: "img", "aria-label": name});
      const paths = (to, shapes) => shapes.forEach(([style, d]) => put(to, "path", {class: style, d}));
      paths(svg, behind);
      paths(put(svg, "g", {"clip-path": "url(#plot)"}), inside);
      paths(svg, front);
      for (const [style, x, y, text] of words) put(svg, "text", {class: style, x, y}).textContent = text;
    }
    return cell;
  };
  const fold = (row) => {
    drawn.get(row)?.remove();
    drawn.delete(row);
    row.querySelector("th button").setAttribute("aria-expanded", "false");
  };
  if (held) {
    for (const row of rows) {
      if (cards.get(row)) continue;
      const name = row.querySelector("th").firstChild, button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-expanded", "false");
      name.replaceWith(button);
      button.append(name);
      button.addEventListener("click", () => {
        if (drawn.has(row)) return fold(row);
        charts ??= JSON.parse(held.textContent);
        const more = document.createElement("tr");
        more.className = "drawn";
        more.append(draw(charts.charts[row.dataset.for], name.textContent));
        row.after(more);
        drawn.set(row, more);
        button.setAttribute("aria-expanded", "true");
      });
    }
  }

  const filter = () => {
    [...drawn.keys()].forEach(fold);
    const wanted = words.value.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      const fits = (!status.value || row.dataset.status === status.value)
        && (!wanted || row.textContent.toLowerCase().includes(wanted));
      row.hidden = !fits;
      const card = cards.get(row);
      if (card) card.hidden = !fits;
      count += fits ? 1 : 0;
    }
    shown.textContent = shown.dataset.words.replace("{shown}", count);
  };
  status.addEventListener("change", filter);
  words.addEventListener("input", filter);
  filter();

  for (const head of table.querySelectorAll("th[data-sort]")) {
    const key = head.dataset.sort, button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    if (key === "risk") head.setAttribute("aria-sort", "ascending");
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = (row) => row.dataset[key] === "" || row.dataset[key] === undefined ? null : Number(row.dataset[key]);
      const sorted = [...rows].sort((one, other) => {
        const a = value(one), b = value(other);
        if (a === null || b === null) return (a === null) - (b === null);
        return (down ? b - a : a - b) || Number(one.dataset.risk) - Number(other.dataset.risk);
      });
      [...drawn.keys()].forEach(fold);
      table.tBodies[0].append(...sorted);
    });
  }
}
