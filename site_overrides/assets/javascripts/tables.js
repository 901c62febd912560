// Finding in the tables of a page: by words and by the columns that are facets. The choice stands in the address.
// Without a script every table shows all of its rows.
(() => {
  "use strict";
  const grids = [...document.querySelectorAll(".grid")].filter((grid) => grid.querySelector("th[data-facet]"));
  if (!grids.length) return;

  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  // A line's value: its words, without a number that follows a badge.
  const valueOf = (line) => (line.querySelector(".stance, .mark") || line).textContent.trim();
  const valuesOf = (cell) => {
    const lines = [...cell.querySelectorAll(".line")];
    const marks = [...cell.querySelectorAll(".mark")];
    const found = marks.length > 1 ? marks.map((mark) => mark.textContent.trim()) : (lines.length ? lines : [cell]).map(valueOf);
    return found.filter(Boolean);
  };
  const sections = grids.map((grid) => {
    const heads = [...grid.querySelectorAll("thead th")];
    const before = grid.previousElementSibling;
    return {
      grid,
      heading: before && /^H[23]$/.test(before.tagName) ? before : null,
      rows: [...grid.querySelectorAll("tbody tr")].map((row) => ({
        row,
        text: folded(row.textContent),
        facets: new Map(heads.map((head, at) => [head, at]).filter(([head]) => "facet" in head.dataset).map(([head, at]) => [head.textContent.trim(), valuesOf(row.cells[at])])),
      })),
    };
  });

  const options = new Map();
  for (const { rows } of sections)
    for (const { facets } of rows)
      for (const [name, values] of facets) {
        const known = options.get(name) || options.set(name, new Map()).get(name);
        for (const value of new Set(values)) known.set(value, (known.get(value) || 0) + 1);
      }

  const labelled = (words, control) => {
    const label = document.createElement("label");
    const name = document.createElement("span");
    name.className = "facets__label";
    name.textContent = words;
    label.append(name, control);
    return label;
  };
  const bar = document.createElement("form");
  bar.className = "facets";
  bar.setAttribute("aria-label", "Choose rows");
  const words = document.createElement("input");
  words.type = "search";
  bar.append(labelled("With the words", words));
  const selects = new Map();
  for (const [name, values] of options) {
    if (values.size < 2) continue;
    const select = document.createElement("select");
    select.append(new Option("any", ""));
    for (const value of [...values.keys()].sort((one, other) => one.localeCompare(other))) select.append(new Option(`${value} (${values.get(value)})`, value));
    selects.set(name, select);
    bar.append(labelled(name, select));
  }
  const reset = document.createElement("button");
  reset.type = "button";
  reset.textContent = "Show all";
  bar.append(reset);
  const count = document.createElement("p");
  count.className = "facets__count quiet";
  count.setAttribute("role", "status");
  const first = sections[0].heading || sections[0].grid;
  first.before(bar, count);

  const total = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  const apply = () => {
    const sought = folded(words.value).split(/\s+/).filter(Boolean);
    let left = 0;
    for (const { grid, heading, rows } of sections) {
      let here = 0;
      for (const { row, text, facets } of rows) {
        const fits = sought.every((word) => text.includes(word)) && [...selects].every(([name, select]) => !select.value || (facets.get(name) || []).includes(select.value));
        row.hidden = !fits;
        here += fits;
      }
      grid.hidden = here === 0;
      if (heading) heading.hidden = here === 0;
      left += here;
    }
    count.textContent = left === total ? `All ${total} rows.` : `${left} of ${total} rows.`;
  };
  const write = () => {
    const state = new URLSearchParams();
    if (words.value) state.set("words", words.value);
    for (const [name, select] of selects) if (select.value) state.set(name.toLowerCase(), select.value);
    history.replaceState(null, "", state.size ? `#${state}` : location.pathname + location.search);
  };
  const readState = () => {
    if (location.hash && !location.hash.includes("=")) return apply();
    const state = new URLSearchParams(location.hash.slice(1));
    words.value = state.get("words") || "";
    for (const [name, select] of selects) {
      select.value = state.get(name.toLowerCase()) || "";
      if (select.selectedIndex < 0) select.value = "";
    }
    apply();
  };
  bar.addEventListener("input", () => {
    apply();
    write();
  });
  bar.addEventListener("submit", (event) => event.preventDefault());
  reset.addEventListener("click", () => {
    bar.reset();
    apply();
    write();
  });
  addEventListener("hashchange", readState);
  readState();
})();
