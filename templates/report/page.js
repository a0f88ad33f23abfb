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

  const filter = () => {
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
      table.tBodies[0].append(...sorted);
    });
  }
}
