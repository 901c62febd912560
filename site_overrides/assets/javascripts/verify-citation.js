// Checks pasted citations against every state that the dossier has published. The rules are those of `dossier verify-citation`.
(() => {
  const page = document.getElementById("verify");
  const permalink = /(?:\be\/([a-z0-9-]+))?\/([a-z]+)\/(?!index\.html)([a-z0-9]+(?:-[a-z0-9]+)*)\.html(?:#quote-([0-9]{1,6})\b)?/;
  const bare = /^\s*(?:([a-z]+)\/)?([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.html)?(?:#quote-([0-9]{1,6}))?\s*$/;
  const recordName = /\bRecord ([a-z]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)/;
  const hash = /(?:sha256:|[Rr]ecords? )([0-9a-f]{12,64})\b/;
  const wholeName = /\bAll records, sha256:|\b[Rr]ecords [0-9a-f]{12}/;
  const home = /(?:\be\/([a-z0-9-]+))?\/index\.html\b/;
  const afterName = /\b[Aa]fter edition ([a-z0-9]+(?:-[a-z0-9]+)*)/;
  const editionName = /\b[Ee]dition ([a-z0-9]+(?:-[a-z0-9]+)*)/;

  const cited = ({ label, text, title = "", edition = "", isLine = false }) => {
    const link = permalink.exec(text);
    const record = recordName.exec(text);
    const alone = isLine && !link && !record ? bare.exec(text) : null;
    const index = home.exec(text);
    const quote = link?.[4] ?? alone?.[3];
    const after = afterName.exec(text)?.[1] ?? "";
    const named = edition || (after ? "" : editionName.exec(text)?.[1]) || "";
    const sha256 = hash.exec(text)?.[1] ?? "";
    return {
      label: (label || text).trim().slice(0, 200),
      kind: link?.[2] ?? record?.[1] ?? alone?.[1] ?? "",
      id: link?.[3] ?? record?.[2] ?? alone?.[2] ?? "",
      sha256,
      edition: (link ?? index)?.[1] || named,
      after,
      title,
      isWhole: !link && !record && !alone && (wholeName.test(text) || (index !== null && !sha256)),
      quote: quote ? Number(quote) : undefined,
    };
  };

  // A field of BibTeX in braces, quotation marks or bare; braces are counted.
  const field = (entry, name) => {
    const found = new RegExp(`(?:^|[,\\s])${name}\\s*=\\s*`, "i").exec(entry);
    if (!found) return "";
    const start = found.index + found[0].length;
    if (entry[start] !== "{") return /^"([^"]*)"|^[^,\n]*/.exec(entry.slice(start))[0].replace(/"/g, "").trim();
    let depth = 0;
    let end = start;
    do {
      if (entry[end] === "{") depth += 1;
      if (entry[end] === "}") depth -= 1;
      end += 1;
    } while (depth && end < entry.length);
    return plain(entry.slice(start + 1, end - 1));
  };
  const names = { textbackslash: "\\", textbraceleft: "\u0001", textbraceright: "\u0002", textasciitilde: "~", textasciicircum: "^" };
  const plain = (tex) =>
    tex
      .replace(/\\(textbackslash|textbraceleft|textbraceright|textasciitilde|textasciicircum)(?:\{\}| )/g, (_, name) => names[name])
      .replace(/\\([%&#_$])/g, "$1")
      .replace(/[{}]/g, "")
      .replace(/\u0001/g, "{")
      .replace(/\u0002/g, "}")
      .replace(/\s+/g, " ")
      .trim();

  const entries = (text) => {
    if (/^\s*@\w+\s*[{(]/m.test(text)) {
      return text
        .split(/^\s*(?=@\w+\s*[{(])/m)
        .filter((entry) => /^@\w+\s*[{(]\s*[^,\s]+\s*,/.test(entry))
        .map((entry) => ({
          label: /^@\w+\s*[{(]\s*([^,\s]+)/.exec(entry)[1],
          text: ["url", "note", "howpublished", "title", "version"].map((name) => field(entry, name)).join(" \n "),
          title: field(entry, "title"),
          edition: field(entry, "version") || field(entry, "edition"),
        }));
    }
    if (/^TY {2}- /m.test(text)) {
      return text
        .split(/^(?=TY {2}- )/m)
        .filter((entry) => entry.startsWith("TY"))
        .map((entry) => {
          const tag = (name) => new RegExp(`^${name} {2}- (.*)$`, "m").exec(entry)?.[1].trim() ?? "";
          return {
            label: tag("ID"),
            text: ["UR", "N1", "TI", "T1", "ET"].map(tag).join(" \n "),
            title: tag("TI") || tag("T1"),
            edition: tag("ET"),
          };
        });
    }
    if (/^\s*[[{]/.test(text)) {
      try {
        return [JSON.parse(text)].flat().map((item) => ({
          label: String(item.id ?? ""),
          text: [item.URL, item.note, item.title].map((value) => value ?? "").join(" \n "),
          title: item.title ?? "",
          edition: item.edition ?? item.version ?? "",
        }));
      } catch {
        return [];
      }
    }
    return text
      .split("\n")
      .filter((line) => line.trim())
      .map((line) => ({ text: line, isLine: true }));
  };

  const byHash = (states, digits) => {
    const found = Object.keys(states).filter((sha256) => sha256.startsWith(digits));
    return found.length === 1 ? states[found[0]] : undefined;
  };
  const unknown = (why) => ({ verdict: "unknown", why });

  // Where the dossier has no address, a record may be cited by its hash alone.
  const nameOf = (known, item) => {
    if (item.id) return Object.hasOwn(known.records, item.id) ? item.id : undefined;
    return item.isWhole || !item.sha256
      ? undefined
      : Object.keys(known.records).find((name) => byHash(known.records[name].states, item.sha256));
  };

  // How many quotes the cited state has; of a citation that names no state, the most that any state has.
  const quotesOf = (record, item) => {
    const meant = Object.keys(record.quotes).filter((sha256) => {
      if (item.sha256) return sha256.startsWith(item.sha256);
      return !item.edition || record.states[sha256].editions?.includes(item.edition);
    });
    return meant.length ? Math.max(...meant.map((sha256) => record.quotes[sha256])) : item.quote;
  };

  // What can be said of a state that no edition froze, where the citation says after which edition it was made.
  const between = (known, item, pages) => {
    if (!known.editions.some(([name]) => name === item.after)) return undefined;
    const names = pages.map(([name]) => name);
    const what = item.isWhole ? "the dossier" : "the record";
    const held = `${names.length === 1 ? "Edition" : "Editions"} ${names.join(" and ")} ${names.length === 1 ? "holds" : "hold"}`;
    const told = names.length ? `${held} ${what} as it stood then:` : `No edition holds ${what}.`;
    return { verdict: "not frozen", why: `It was cited after edition ${item.after}. ${told}`, pages };
  };

  const judgedWhole = (known, item) => {
    if (item.sha256) {
      return byHash(known.whole, item.sha256) ?? between(known, item, known.editions) ?? unknown("No edition has had this set of records.");
    }
    if (!item.edition) return { verdict: "stands" };
    const found = Object.values(known.whole).find((state) => state.editions?.includes(item.edition));
    return found ?? unknown(`There is no edition ${item.edition}.`);
  };

  const judged = (known, item) => {
    if (item.isWhole) return judgedWhole(known, item);
    const name = nameOf(known, item);
    const record = name && known.records[name];
    if (!item.id && !item.sha256) return unknown("The citation holds no address, no id and no hash of a record.");
    if (!item.id && !record) return unknown("No record is there, or was, with this hash.");
    if (!record || (item.kind && item.kind !== record.kind)) return unknown("There is and was no such record.");
    if (item.quote !== undefined && !(item.quote >= 1 && item.quote <= quotesOf(record, item))) {
      return unknown(`The record is there, and has no quote ${item.quote}.`);
    }
    if (item.sha256) {
      const found = byHash(record.states, item.sha256) ?? between(known, item, record.pages);
      if (found?.verdict === "not frozen" && record.undated.verdict === "withdrawn") return record.undated;
      return found ?? unknown("The record is there, and no edition has had it with this hash.");
    }
    const states = Object.values(record.states);
    if (item.edition) {
      const found = states.find((state) => state.editions?.includes(item.edition));
      return found ?? unknown(`The record does not stand in an edition ${item.edition}.`);
    }
    if (item.title && ["unchanged", "stands"].includes(record.undated.verdict)) {
      const trimmed = (title) => title.replace(/\.+$/, "");
      const titles = Object.keys(record.states).filter((sha256) => record.states[sha256].verdict === "unchanged");
      const present = [record.title, ...titles.map((sha256) => record.titles[sha256])].map(trimmed);
      if (!present.includes(trimmed(item.title))) {
        return { verdict: "reworded", why: `It was cited as “${item.title}”, and is now called “${record.title}”.` };
      }
    }
    return record.undated;
  };

  const line = (name, ...children) => {
    const element = document.createElement(name);
    element.append(...children);
    return element;
  };

  const tell = (known, text) => {
    const items = entries(text).map(cited);
    const told = document.getElementById("verify-told");
    if (!items.length) {
      told.replaceChildren(line("p", "It holds no citation: neither BibTeX, RIS or CSL-JSON, nor an address."));
      return;
    }
    told.replaceChildren(
      ...items.map((item) => {
        const judgement = judged(known, item);
        const name = line("strong", judgement.verdict);
        const meanings = item.isWhole ? known.wholeVerdicts : known.verdicts;
        const words = `. ${meanings[judgement.verdict]}${judgement.why ? ` ${judgement.why}` : ""} `;
        const verdict = line("p", `${item.label}: `, name, words);
        verdict.dataset.verdict = judgement.verdict;
        const found = nameOf(known, item);
        const record = found && known.records[found];
        if (record?.now) {
          const link = line("a", "The record of today");
          link.href = `${record.now}.html`;
          verdict.append(link);
        }
        const pages = (judgement.pages ?? []).map(([edition, path]) => {
          const link = line("a", path);
          link.href = path;
          return line("li", `${edition}: `, link);
        });
        const differences = (judgement.differences ?? []).map(([name_, before, after]) => line("li", `${name_}: “${before}” → “${after}”`));
        const lines = [...pages, ...differences];
        return lines.length ? line("div", verdict, line("ul", ...lines)) : line("div", verdict);
      }),
    );
  };

  const script = document.createElement("script");
  script.src = page.dataset.states;
  script.addEventListener("load", () => {
    page.hidden = false;
    const text = document.getElementById("verify-text");
    document.getElementById("verify-run").addEventListener("click", () => tell(window.citationStates, text.value));
  });
  document.head.append(script);
})();
