"use strict";
// Sorts and filters the list, and opens the rest of a long one. The page reads without it.
const table = document.getElementById("krs"), tools = document.getElementById("tools");

// What a large page holds back stands in it deflated. Null when there is nothing, or the browser is too old to open it.
const unpack = async (id) => {
  const held = document.getElementById(id);
  if (!held || typeof DecompressionStream === "undefined") return null;
  const bytes = Uint8Array.from(atob(held.textContent), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
};

// A chart as an element: shapes behind, inside and in front of the window, and words.
const drawing = ([behind, inside, front, words], size, name) => {
  const put = (to, tag, values) => {
    const one = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(values)) one.setAttribute(key, value);
    to.append(one);
    return one;
  };
  const svg = put(document.createDocumentFragment(), "svg", {class: "fan", viewBox: size, role: "img", "aria-label": name});
  const paths = (to, shapes) => shapes.forEach(([style, d]) => put(to, "path", {class: style, d}));
  paths(svg, behind);
  paths(put(svg, "g", {"clip-path": "url(#plot)"}), inside);
  paths(svg, front);
  for (const [style, x, y, text] of words) put(svg, "text", {class: style, x, y}).textContent = text;
  return svg;
};

if (table && tools) {
  const body = table.tBodies[0], status = document.getElementById("by-status"), words = document.getElementById("by-words");
  const shown = document.getElementById("shown"), more = document.getElementById("more");
  const number = (text) => text === "" || text === undefined ? null : Number(text);
  const entries = [...body.rows].map((row) => ({
    row,
    card: document.getElementById(row.dataset.for),
    status: row.dataset.status,
    words: row.textContent.toLowerCase(),
    risk: Number(row.dataset.risk),
    chance: number(row.dataset.chance),
    progress: number(row.dataset.progress),
    turn: number(row.dataset.turn),
  }));
  const step = more ? entries.length : Infinity;
  let limit = step, key = "risk", down = false;

  // the chart of a key result that has no card opens below its row
  let charts = null;
  const close = (button) => {
    button.setAttribute("aria-expanded", "false");
    button.closest("tr").nextElementSibling.remove();
  };
  const open = async (button, row) => {
    button.setAttribute("aria-expanded", "true");
    charts ??= unpack("held-charts");
    const {size, drawn} = await charts, [told, ...shapes] = drawn[row.dataset.for];
    if (button.getAttribute("aria-expanded") === "false" || !row.isConnected) return;
    const below = document.createElement("tr"), cell = document.createElement("td");
    below.className = "drawn";
    cell.colSpan = row.cells.length;
    for (const line of told) cell.append(Object.assign(document.createElement("p"), {textContent: line}));
    if (shapes.length) cell.append(drawing(shapes, size, button.textContent));
    below.append(cell);
    row.after(below);
  };
  const rowOf = (entry) => {
    if (entry.row) return entry.row;
    const made = document.createElement("template"), button = document.createElement("button");
    made.innerHTML = entry.html;
    entry.row = made.content.querySelector("tr");
    const name = entry.row.querySelector("th").firstChild;
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    name.replaceWith(button);
    button.append(name);
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-expanded") === "true") close(button);
      else open(button, entry.row);
    });
    return entry.row;
  };

  const update = () => {
    body.querySelectorAll("[aria-expanded=true]").forEach((button) => button.setAttribute("aria-expanded", "false"));
    const wanted = words.value.trim().toLowerCase();
    const fits = (entry) => (!status.value || entry.status === status.value) && entry.words.includes(wanted);
    const found = entries.filter(fits);
    for (const entry of entries) if (entry.card) entry.card.hidden = !fits(entry);
    body.replaceChildren(...found.slice(0, limit).map(rowOf));
    shown.textContent = shown.dataset.words.replace("{shown}", found.length);
    if (more) {
      more.hidden = found.length <= limit;
      more.firstChild.textContent = more.dataset.words.replace("{count}", Math.min(step, found.length - limit));
    }
  };
  const sort = () => {
    entries.sort((one, other) => {
      const a = one[key], b = other[key];
      if (a === null || b === null) return (a === null) - (b === null) || one.risk - other.risk;
      return (down ? b - a : a - b) || one.risk - other.risk;
    });
    update();
  };
  const again = () => {
    limit = step;
    update();
  };
  tools.hidden = false;
  tools.addEventListener("submit", (event) => event.preventDefault());
  status.addEventListener("change", again);
  words.addEventListener("input", again);
  more?.addEventListener("click", () => {
    limit += step;
    update();
  });
  update();
  unpack("held-rows").then((held) => {
    if (!held) return;
    for (const [name, status, words, risk, chance, progress, turn, html] of held) {
      entries.push({name, status, words, risk, chance, progress, turn, html});
    }
    sort();
  });

  for (const head of table.querySelectorAll("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    if (head.dataset.sort === "risk") head.setAttribute("aria-sort", "ascending");
    button.addEventListener("click", () => {
      down = head.getAttribute("aria-sort") === "ascending";
      key = head.dataset.sort;
      for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      sort();
    });
  }
}
