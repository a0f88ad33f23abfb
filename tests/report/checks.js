// What the browser tests look for in a page. Each returns a list of faults, or what it measured.

function overflowing() {
  return [...document.querySelectorAll("body *")].filter((e) => {
    const box = e.getBoundingClientRect();
    return !e.closest(".defs, .skip, [hidden], details:not([open])") && box.width > 0 && box.right > innerWidth + 0.5
      && getComputedStyle(e).position !== "absolute";
  }).map((e) => `${e.tagName}.${e.className}`).slice(0, 9);
}

// WCAG 2.2, 1.4.3: contrast of text with what is behind it; large text may have less
function lowContrast() {
  const rgb = (colour) => { const m = colour.match(/[\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
  const part = (v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour[3] > 0.99) return colour;
    }
    return [255, 255, 255, 1];
  };
  const found = new Set();
  for (const e of document.querySelectorAll("body *")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || ["SCRIPT", "STYLE", "title", "desc"].includes(e.tagName) || !e.getClientRects().length) continue;
    const style = getComputedStyle(e), svg = e.namespaceURI.endsWith("svg");
    const [a, b] = [light(rgb(svg ? style.fill : style.color)), light(behind(svg ? e.closest("svg").parentElement : e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 600);
    if (ratio < (large ? 3 : 4.5)) found.add(`${e.tagName}.${e.getAttribute("class")} ${ratio.toFixed(2)}`);
  }
  return [...found];
}

// names, roles and order: what a screen reader needs (WCAG 2.2: 1.1.1, 1.3.1, 2.4.1, 2.4.6, 3.1.1, 4.1.2)
function unreadable() {
  const found = [], text = (e) => (e?.textContent || "").trim(), all = (s) => [...document.querySelectorAll(s)];
  const named = (e) => (e.getAttribute("aria-labelledby") || "").split(" ").every((i) => text(document.getElementById(i)));
  if (!document.documentElement.lang) found.push("no lang");
  if (!text(document.querySelector("title"))) found.push("no title");
  for (const once of ["main", "h1"]) if (all(once).length !== 1) found.push(once);
  let level = 0;
  for (const h of all("h1, h2, h3, h4")) {
    const depth = Number(h.tagName[1]);
    if (depth > level + 1) found.push(`skipped to ${h.tagName} ${text(h)}`);
    level = depth;
  }
  for (const e of all("[id]")) if (all(`#${CSS.escape(e.id)}`).length > 1) found.push(`twice ${e.id}`);
  for (const e of all("a, button, summary")) if (!text(e)) found.push(`no name ${e.outerHTML.slice(0, 60)}`);
  for (const e of all("input, select")) if (!e.labels.length) found.push(`no label ${e.id}`);
  for (const e of all("svg")) {
    const image = e.getAttribute("role") === "img" && (e.getAttribute("aria-label") || named(e));
    if (!image && e.getAttribute("aria-hidden") !== "true") found.push(`svg ${e.getAttribute("class")}`);
  }
  for (const t of all("table")) if (!t.querySelector("th[scope=col]") || !t.querySelector("th[scope=row]")) found.push(`table ${t.className}`);
  for (const e of all("ul, ol")) for (const c of e.children) if (c.tagName !== "LI") found.push(`list ${c.tagName}`);
  for (const e of all("dl")) for (const c of e.children) if (c.tagName !== "DIV") found.push(`dl ${c.tagName}`);
  for (const e of all("[aria-labelledby]")) if (!named(e)) found.push(`no name ${e.outerHTML.slice(0, 60)}`);
  return found;
}

function chartSizes() {
  return [...document.querySelectorAll(".fan")].map((e) => {
    const box = e.getBoundingClientRect();
    return [box.width, box.height, e.querySelector(".f").getTotalLength(), getComputedStyle(e.querySelector(".b80")).fill];
  });
}

function clippedLabels() {
  return [...document.querySelectorAll(".fan text")].filter((t) => {
    const box = t.getBBox(), view = t.closest("svg").viewBox.baseVal;
    return box.x < -1 || box.x + box.width > view.width + 1 || box.y < -1 || box.y + box.height > view.height + 1;
  }).map((t) => t.textContent);
}
