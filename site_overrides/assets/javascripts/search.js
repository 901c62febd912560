// Search: a window over every record and quote. The words are asked for when a reader first opens it.
(() => {
  "use strict";
  const opener = document.querySelector("[data-search-open]");
  if (!opener || typeof HTMLDialogElement === "undefined") return;

  const MOST = 40;
  const { base, element, script } = window.dossier;
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").replace(/[–—‑]/g, "-").toLowerCase();
  const wordsOf = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) || [];

  let entries = null;
  let kind = "";

  const read = async () => {
    if (entries) return;
    if (!window.dossierCards) await script("assets/records/cards.js");
    if (!window.dossierWords) await script("assets/records/words.js");
    entries = window.dossierCards.map((card, number) => {
      const words = window.dossierWords[number] || "";
      const names = [card.title, ...(card.names || [])].map((name) => wordsOf(name).join(" "));
      return { card, words, names, title: ` ${names.join(" | ")}`, all: ` ${wordsOf(`${card.summary || ""} ${words}`).join(" ")}` };
    });
  };

  // A name that is typed leads to the one who bears it, before all that speak of them.
  const KINDS_FIRST = { source: 40, actor: 36, question: 30, page: 24, proposition: 16, figure: 14, event: 12, precedent: 12, place: 10 };
  const worth = (entry, query, parts) => {
    let sum = KINDS_FIRST[entry.card.kind] || 0;
    if (entry.names.includes(query)) sum += 1000;
    else if (entry.names.some((name) => name.startsWith(query))) sum += 400;
    else if (entry.title.includes(` ${query}`)) sum += 200;
    else if (entry.all.includes(` ${query}`)) sum += 80;
    for (const part of parts) {
      if (entry.title.includes(` ${part}`)) sum += 30;
      else if (entry.all.includes(` ${part}`)) sum += 8;
      else return 0;
    }
    return entry.card.withdrawn ? sum / 2 : sum;
  };

  const found = (text) => {
    const parts = wordsOf(text);
    if (!parts.length || !entries) return [];
    const query = parts.join(" ");
    return entries
      .map((entry) => ({ entry, sum: worth(entry, query, parts) }))
      .filter(({ sum }) => sum > 0)
      .sort((one, other) => other.sum - one.sum || one.entry.card.title.localeCompare(other.entry.card.title));
  };
  window.dossierSearch = async (text) => {
    await read();
    return found(text).map(({ entry }) => entry.card.address);
  };

  // The words around the first place where one of the query's words stands.
  const snippet = (text, parts) => {
    const plain = folded(text);
    const at = plain.length === text.length ? Math.max(0, ...parts.map((part) => plain.indexOf(part)).filter((place) => place >= 0).slice(0, 1)) : 0;
    const start = at > 60 ? text.indexOf(" ", at - 60) + 1 : 0;
    return `${start > 0 ? "… " : ""}${text.slice(start, start + 170)}${text.length > start + 170 ? " …" : ""}`;
  };
  const marked = (text, parts) => {
    const pieces = [];
    let last = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const length = parts.reduce((most, part) => (folded(match[0]).startsWith(part) ? Math.max(most, part.length) : most), 0);
      if (!length) continue;
      pieces.push(text.slice(last, match.index), element("mark", {}, match[0].slice(0, length)));
      last = match.index + length;
    }
    return [...pieces, text.slice(last)];
  };

  const field = element("input", { type: "search", id: "search-field", autocomplete: "off", spellcheck: "false", "aria-label": "Search records and quotes", placeholder: "A name, a word, a quote" });
  const close = element("button", { type: "button" }, "Close");
  const kinds = element("div", { class: "search__kinds", role: "group", "aria-label": "Show only" });
  const told = element("p", { class: "search__told", role: "status" });
  const list = element("ul", { class: "search__found" });
  const form = element("form", { class: "search__form", role: "search" }, field, close);
  const window_ = element("dialog", { class: "search", "aria-label": "Search" }, form, kinds, told, list);
  document.body.append(window_);

  const line = ({ card, words }, parts) => {
    const badge = card.stance ? [" ", element("span", { class: `stance stance--${card.stance}` }, card.stance.replaceAll("-", " "))] : [];
    const others = (card.names || []).filter((name) => parts.some((part) => wordsOf(name).some((word) => word.startsWith(part))));
    const also = ["actor", "source"].includes(card.kind) && others.length ? `Also written: ${others.slice(0, 4).join(", ")}. ` : "";
    const text = also + snippet(card.summary ? `${card.summary} ${words}` : words || card.quote || "", parts);
    return element(
      "li",
      {},
      element(
        "a",
        { href: new URL(card.address, base) },
        element("span", { class: "search__kind" }, card.kind[0].toUpperCase() + card.kind.slice(1), ...badge, card.withdrawn ? " (withdrawn)" : ""),
        element("span", { class: "search__title" }, ...marked(card.title, parts)),
        ...(text ? [element("span", { class: "search__words" }, ...marked(text, parts))] : []),
      ),
    );
  };

  const show = () => {
    if (!entries) return;
    const parts = wordsOf(field.value);
    const all = found(field.value);
    const counts = new Map();
    for (const { entry } of all) counts.set(entry.card.kind, (counts.get(entry.card.kind) || 0) + 1);
    if (kind && !counts.has(kind)) kind = "";
    kinds.replaceChildren(
      ...[...counts].map(([name, count]) => {
        const button = element("button", { type: "button", "aria-pressed": String(name === kind) }, `${name} ${count}`);
        button.addEventListener("click", () => {
          kind = name === kind ? "" : name;
          show();
          [...kinds.children].find((child) => child.textContent.startsWith(`${name} `))?.focus();
        });
        return button;
      }),
    );
    const chosen = kind ? all.filter(({ entry }) => entry.card.kind === kind) : all;
    list.replaceChildren(...chosen.slice(0, MOST).map(({ entry }) => line(entry, parts)));
    told.textContent = !parts.length
      ? "Searches every record, name, spelling and quote."
      : `${chosen.length} ${chosen.length === 1 ? "record" : "records"} found${chosen.length > MOST ? `; the first ${MOST} are shown` : ""}.`;
  };

  const open = async () => {
    if (!window_.open) window_.showModal();
    field.focus();
    field.select();
    try {
      told.textContent ||= "The records are being read …";
      await read();
      show();
    } catch {
      told.textContent = "The records could not be read.";
    }
  };

  opener.addEventListener("click", open);
  close.addEventListener("click", () => window_.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  field.addEventListener("input", show);
  window_.addEventListener("click", (event) => {
    if (event.target === window_) window_.close();
  });
  window_.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), stops.length - 1)].focus();
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    open();
  });
})();
