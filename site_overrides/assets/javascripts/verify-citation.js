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

  // The words that a citation gives, and whether they are a record's: as `citations/cited_words.py` has it.
  const word = /[\p{L}\p{N}]+|[%$£€°‰]/gu;
  const ellipsis = /…|\.\.\./g;
  const opening = /[.?!…;:,[(“"‘'«\])”’|–—]/;
  const closing = /[.?!…;:[(”"’'»)\]|–—]/;
  const ownMark = /\s*\[(?:source )?withdrawn\]\s*$/;
  const namings =
    /https?:\/\/\S+|(?:\be\/[a-z0-9-]+)?\/?\b[a-z]+\/[a-z0-9-]+\.html\S*|\bRecord [a-z]+\/[a-z0-9-]+|\b(?:sha256:)?[0-9a-f]{12,64}\b|\b[Ee]dition [a-z0-9]+(?:-[a-z0-9]+)*/g;
  const fewestBesideAddress = 4;
  const fewestTelling = 4;
  const read = new Map();
  const wordsAndGaps = (text) => {
    if (!read.has(text)) {
      const folded = text.normalize("NFC").toLowerCase();
      const found = [...folded.matchAll(word)];
      const ends = [0, ...found.map((match) => match.index + match[0].length)];
      const starts = [...found.map((match) => match.index), folded.length];
      read.set(text, { words: found.map((match) => match[0]), gaps: ends.map((end, number) => folded.slice(end, starts[number])) });
    }
    return read.get(text);
  };
  const withoutNames = (line) => line.replace(namings, " ");
  const same = (words, others) => words.length === others.length && words.every((one, number) => one === others[number]);
  const ends = /[)”’"'»]/g;
  // What stands after a title, without the bracket or the quotation mark that is the title's own.
  const withoutOwn = (gap, own) => gap.replace(new RegExp(`^[)”’"'»]{0,${(own.match(ends) ?? []).length}}`), "");
  const standsIn = (line, theirs) => {
    const { words: title, gaps: own } = wordsAndGaps(theirs);
    const { words, gaps } = wordsAndGaps(line);
    if (!` ${words.join(" ")} `.includes(` ${title.join(" ")} `)) return false;
    const isSeam = (gap, marks) => gap.length > 1 && marks.test(gap);
    return words.some((_, start) => {
      const end = start + title.length;
      if (!same(words.slice(start, end), title)) return false;
      return (start === 0 || isSeam(gaps[start], opening)) && (end === words.length || isSeam(withoutOwn(gaps[end], own.at(-1)), closing));
    });
  };
  const held = (item, theirs) => {
    const title = wordsAndGaps(theirs).words;
    if (!title.length) return 0;
    const given = item.isLine ? withoutNames(item.words) : item.words.replace(ownMark, "");
    if (item.isLine ? standsIn(given, theirs) : same(wordsAndGaps(given).words, title)) return title.length;
    for (const cut of given.matchAll(ellipsis)) {
      const before = wordsAndGaps(given.slice(0, cut.index)).words;
      const after = wordsAndGaps(given.slice(cut.index + cut[0].length));
      if (after.words.length && !(item.isLine && closing.test(after.gaps[0]))) continue;
      for (let number = Math.min(title.length, before.length); number >= fewestTelling; number -= 1) {
        if (same(before.slice(-number), title.slice(0, number)) && (item.isLine || number === before.length)) return number;
      }
    }
    return 0;
  };
  const givesWords = (known, item) => {
    if (item.isByWords) return true;
    if (!item.isLine) return wordsAndGaps(item.words).words.length > 0;
    const others = wordsAndGaps(withoutNames(item.words)).words.filter((one) => !known.apparatus.includes(one) && !/^\p{Nd}+$/u.test(one));
    return others.length >= (item.sha256 || item.edition ? 1 : fewestBesideAddress);
  };

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
      words: alone ? "" : isLine ? text : title,
      isLine,
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

  // The records whose titles or summaries stand in a citation, those with the longest; a few words alone tell of no record.
  const byWords = (known, item) => {
    let longest = 0;
    let found = [];
    for (const [name, record] of Object.entries(known.records)) {
      if (record.now && record.now !== `${record.kind}/${name}`) continue;
      const words = Math.max(0, ...Object.values(record.words).flatMap((told) => told.map((one) => held(item, one))));
      if (words && words >= longest && (words >= fewestTelling || words === wordsAndGaps(item.words).words.length)) {
        found = words === longest ? [...found, name] : [name];
        longest = words;
      }
    }
    return found;
  };

  // The record that a citation names by its id, by its hash alone (as where the dossier has no address), or by its words alone.
  const meant = (known, item) => {
    if (item.id) {
      const record = Object.hasOwn(known.records, item.id) ? known.records[item.id] : undefined;
      if (!record || (item.kind && item.kind !== record.kind)) return { why: unknown("There is and was no such record.") };
      return { name: item.id };
    }
    if (item.sha256) {
      const name = Object.keys(known.records).find((one) => byHash(known.records[one].states, item.sha256));
      return name ? { name } : { why: unknown("No record is there, or was, with this hash.") };
    }
    const found = byWords(known, item);
    if (found.length === 1) return { name: found[0], isByWords: true };
    const names = found.map((name) => `${known.records[name].kind}/${name}`);
    return { why: { verdict: "not named", why: names.length ? `Its words are those of several records: ${names.join(", ")}.` : "" } };
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

  // That the edition which a citation names is not one that has the cited hash.
  const atOdds = (item, found) => {
    const editions = found.editions ?? [];
    if (!item.edition || editions.includes(item.edition)) return undefined;
    const has = editions.length ? `edition ${editions.join(" and ")}` : "the present state, which no edition has frozen";
    return { verdict: "at odds", why: `The hash is of ${has}, and not of edition ${item.edition}.` };
  };

  const judgedWhole = (known, item) => {
    if (item.sha256) {
      const found = byHash(known.whole, item.sha256);
      if (found) return atOdds(item, found) ?? found;
      return between(known, item, known.editions) ?? unknown("No edition has had this set of records.");
    }
    if (!item.edition) return { verdict: "stands" };
    const found = Object.values(known.whole).find((state) => state.editions?.includes(item.edition));
    return found ?? unknown(`There is no edition ${item.edition}.`);
  };

  const also = (judgement, sentence) => ({ ...judgement, why: `${sentence} ${judgement.why ?? ""}`.trim() });
  const holds = (record, item, sha256) => record.words[sha256].some((one) => held(item, one));

  // A citation with neither a hash nor an edition: its words tell the state, where only old ones have them.
  const judgedUndated = (known, record, item) => {
    if (!["unchanged", "stands"].includes(record.undated.verdict) || !givesWords(known, item)) return record.undated;
    // The states stand in the order of the editions.
    const holding = record.order.filter((sha256) => holds(record, item, sha256)).map((sha256) => record.states[sha256]);
    if (holding.some((state) => state.verdict === "unchanged")) return record.undated;
    if (holding.length) return also(holding.at(-1), `It is called “${record.title}” now.`);
    return { verdict: "other words", why: also(record.undated, `It is called “${record.title}”.`).why };
  };

  // What became of a cited state, and that the words which are cited with it are not its words, where they are not.
  const withWords = (known, record, item, found) => {
    const isSame = (state) => state === found || (found.verdict === "unchanged" && state.verdict === "unchanged");
    const alike = record.order.filter((sha256) => isSame(record.states[sha256]));
    if (!givesWords(known, item) || alike.some((sha256) => holds(record, item, sha256))) return found;
    const title = record.words[record.order.find((sha256) => record.states[sha256] === found)][0];
    if (found.verdict === "unchanged") {
      return { verdict: "other words", why: also(found, `It is unchanged since it was cited, and is called “${title}”.`).why };
    }
    return also(found, `The words that are cited are not its words: it was called “${title}”.`);
  };

  const judgedRecord = (known, record, item) => {
    if (item.quote !== undefined && !(item.quote >= 1 && item.quote <= quotesOf(record, item))) {
      return unknown(`The record is there, and has no quote ${item.quote}.`);
    }
    if (item.sha256) {
      const found = byHash(record.states, item.sha256);
      if (found) return atOdds(item, found) ?? withWords(known, record, item, found);
      const told = between(known, item, record.pages);
      if (told && record.undated.verdict === "withdrawn") return record.undated;
      return told ?? unknown("The record is there, and no edition has had it with this hash.");
    }
    if (item.edition) {
      const found = Object.values(record.states).find((state) => state.editions?.includes(item.edition));
      return found ? withWords(known, record, item, found) : unknown(`The record does not stand in an edition ${item.edition}.`);
    }
    return judgedUndated(known, record, item);
  };

  // What became of what is cited, and the name of its record, where one is meant.
  const judged = (known, item) => {
    if (item.isWhole) return { judgement: judgedWhole(known, item) };
    const { name, isByWords, why } = meant(known, item);
    if (!name) return { judgement: why };
    const record = known.records[name];
    const found = judgedRecord(known, record, { ...item, isByWords });
    if (!isByWords) return { judgement: found, record };
    return { judgement: { ...found, why: `${found.why ?? ""} It is known by its words alone as ${record.kind}/${name}.`.trim() }, record };
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
        const { judgement, record } = judged(known, item);
        const name = line("strong", judgement.verdict);
        const meanings = item.isWhole ? known.wholeVerdicts : known.verdicts;
        const words = `. ${meanings[judgement.verdict]}${judgement.why ? ` ${judgement.why}` : ""} `;
        const verdict = line("p", `${item.label}: `, name, words);
        verdict.dataset.verdict = judgement.verdict;
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
        const differences = (judgement.differences ?? []).map((difference) => line("li", difference));
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
