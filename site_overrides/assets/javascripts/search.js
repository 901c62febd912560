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
    const cards = window.dossierCards;
    const plain = (text) => ` ${wordsOf(text).join(" ")}`;
    entries = cards.map((card, number) => {
      const words = window.dossierWords[number] || "";
      const names = [card.title, ...(card.names || [])].map((name) => wordsOf(name).join(" "));
      const own = card.address.replace(/^.*\/|\.html$/g, "");
      return {
        card,
        words,
        names,
        // An id leads to its record if it is typed whole; its words alone say nothing of what the record says.
        ids: card.kind === "page" ? [] : [own, ...(card.formerly || [])].map((id) => wordsOf(id).join(" ")),
        title: ` ${names.join(" | ")}`,
        all: plain(`${card.summary || ""} ${words}`),
        actors: (card.actors || []).map((at) => ({ title: cards[at].title, names: [cards[at].title, ...(cards[at].names || [])] })),
      };
    });
    // Who is written in several ways is found by each of them, wherever one of them stands.
    for (const entry of entries) entry.spoken = ` ${entry.actors.flatMap(({ names }) => names.map(plain)).join(" |")}`;
  };

  // A name that is typed leads to the one who bears it, before all that speak of them.
  const KINDS_FIRST = { source: 40, actor: 36, question: 30, page: 24, proposition: 16, figure: 14, event: 12, precedent: 12, place: 10 };
  const BEARS_NAME = { actor: 700, place: 680, event: 660, precedent: 640, source: 620 };
  // How many of the words an entry has, and what it is worth to who typed them.
  const judged = (entry, query, parts) => {
    const kind = entry.card.kind;
    let sum = KINDS_FIRST[kind] || 0;
    const isId = entry.ids.includes(query);
    if (isId || entry.names.includes(query)) sum += 1000;
    else if (entry.title.includes(` ${query}`) && BEARS_NAME[kind]) sum += BEARS_NAME[kind];
    else if (entry.names.some((name) => name.startsWith(query))) sum += 400;
    else if (entry.title.includes(` ${query}`)) sum += 200;
    else if (entry.all.includes(` ${query}`)) sum += 80;
    else if (entry.spoken.includes(` ${query}`)) sum += 40;
    const has = parts.filter((part) => {
      const worth = entry.title.includes(` ${part}`) ? 30 : entry.all.includes(` ${part}`) ? 8 : entry.spoken.includes(` ${part}`) ? 4 : 0;
      sum += worth;
      return worth || isId;
    });
    return { entry, has, sum: entry.card.withdrawn ? sum / 2 : sum };
  };

  // The entries that have all the words; where none has, those that have the most of them, the rarest first.
  const found = (text) => {
    const parts = [...new Set(wordsOf(text))];
    if (!parts.length || !entries) return { parts, all: [], isWhole: true };
    const query = wordsOf(text).join(" ");
    const some = entries.map((entry) => judged(entry, query, parts)).filter(({ has }) => has.length);
    const most = Math.max(0, ...some.map(({ has }) => has.length));
    const isWhole = most === parts.length || !some.length;
    const often = new Map(parts.map((part) => [part, some.filter(({ has }) => has.includes(part)).length]));
    const rarity = ({ has }) => (isWhole ? 0 : has.reduce((sum, part) => sum + 1 / often.get(part), 0));
    const all = some
      .filter(({ has }) => has.length === most)
      .sort((one, other) => rarity(other) - rarity(one) || other.sum - one.sum || one.entry.card.title.localeCompare(other.entry.card.title));
    return { parts, all, isWhole };
  };

  // Whether one letter more, less or other, or two that changed places, make one word of the other.
  const isNear = (one, other) => {
    if (Math.abs(one.length - other.length) > 1) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    const [rest, others] = [one.slice(start), other.slice(start)];
    return (
      rest.slice(1) === others.slice(1) || rest.slice(1) === others || rest === others.slice(1) || (rest[0] === others[1] && rest[1] === others[0] && rest.slice(2) === others.slice(2))
    );
  };
  // The word of the dossier that a word which stands nowhere was most likely meant to be: the most frequent of the near ones.
  let known = null;
  const nearest = (part) => {
    known ||= entries.reduce((counts, { title, all }) => {
      for (const word of `${title} ${all}`.match(/[\p{L}\p{N}]+/gu) || []) counts.set(word, (counts.get(word) || 0) + 1);
      return counts;
    }, new Map());
    if (part.length < 4) return "";
    return [...known].filter(([word]) => isNear(part, word)).sort(([one, often], [other, oftener]) => oftener - often || one.localeCompare(other))[0]?.[0] || "";
  };

  window.dossierSearch = async (text) => {
    await read();
    return found(text).all.map(({ entry }) => entry.card.address);
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
  const meant = element("p", { class: "search__told" });
  const list = element("ul", { class: "search__found" });
  const form = element("form", { class: "search__form", role: "search" }, field, close);
  const window_ = element("dialog", { class: "search", "aria-label": "Search" }, form, kinds, told, meant, list);
  document.body.append(window_);

  const line = ({ card, words, title, all, actors }, parts) => {
    const badge = card.stance ? [" ", element("span", { class: `stance stance--${card.stance}` }, card.stance.replaceAll("-", " "))] : [];
    const holding = (names) => names.filter((name) => parts.some((part) => wordsOf(name).some((word) => word.startsWith(part))));
    const others = card.kind === "actor" ? holding(card.names || []) : [];
    const also = others.length ? `Also written: ${others.slice(0, 4).join(", ")}. ` : "";
    // A word that the record does not have itself is a name of an actor whom it speaks of.
    const missing = parts.filter((part) => !title.includes(` ${part}`) && !all.includes(` ${part}`));
    const named = actors.map(({ title: called, names }) => [called, names.find((name) => missing.some((part) => wordsOf(name).some((word) => word.startsWith(part))))]);
    const of = named.filter(([, name]) => name).map(([called, name]) => (called === name ? called : `${called} (also written: ${name})`));
    const text = also + (of.length ? `Speaks of ${of.slice(0, 2).join(", ")}. ` : "") + snippet(card.summary ? `${card.summary} ${words}` : words || card.quote || "", parts);
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
    const { parts, all, isWhole } = found(field.value);
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
    const count = `${chosen.length} ${chosen.length === 1 ? "record" : "records"} found`;
    const shown = chosen.length > MOST ? `; the first ${MOST} are shown` : "";
    if (!parts.length) told.textContent = "Searches every record, name, spelling and quote.";
    else if (isWhole) told.textContent = `${count}${shown}.`;
    else told.textContent = `No page has all of these words. These have some of them: ${count}${shown}.`;
    suggest(parts);
  };

  const suggest = (parts) => {
    const missing = parts.find((part) => !entries.some((entry) => judged(entry, part, [part]).has.length));
    const word = missing ? nearest(missing) : "";
    meant.hidden = !word;
    if (!word) return meant.replaceChildren();
    const button = element("button", { type: "button" }, word);
    button.addEventListener("click", () => {
      field.value = parts.map((part) => (part === missing ? word : part)).join(" ");
      field.focus();
      show();
    });
    meant.replaceChildren(`Nothing for “${missing}”. Did you mean `, button, "?");
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
