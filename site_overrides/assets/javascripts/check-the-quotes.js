// Looks up every quote in the reader's own copy of a source, and checks files against SHA256SUMS. Nothing leaves the page.
(() => {
  const { base, element } = window.dossier;
  const data = window.sourceQuotes;
  const root = document.getElementById("quote-check");
  const told = document.getElementById("quote-check-told");
  if (!data || !root || !told) return;

  const folded = new Map(Object.entries(data.folded));
  const spaces = new Set(data.spaces);
  const isWordish = (character) => character !== undefined && /[\p{L}\p{N}\p{M}_]/u.test(character);

  // A text as code points, and folded: white space as one space, marks straight; `at[i]` is where the i-th came from.
  const folding = (points) => {
    const text = [];
    const at = [];
    for (let place = 0; place < points.length; place += 1) {
      const isSpace = spaces.has(points[place]);
      if (isSpace && text[text.length - 1] === " ") continue;
      text.push(isSpace ? " " : (folded.get(points[place]) ?? points[place]));
      at.push(place);
    }
    return { text, at, joined: text.join("") };
  };

  // Code units and code points differ beyond the basic plane: every place that is told is one of code points.
  const placesOf = (whole, part, from) => {
    const found = [];
    const words = folding([...part]).text.join("").trim();
    let unit = whole.joined.indexOf(words);
    while (words && unit >= 0) {
      const start = [...whole.joined.slice(0, unit)].length;
      const end = start + [...words].length;
      const inside = (isWordish(whole.text[start - 1]) && isWordish(whole.text[start])) || (isWordish(whole.text[end - 1]) && isWordish(whole.text[end]));
      if (start >= from) found.push({ start, end, inside });
      unit = whole.joined.indexOf(words, unit + 1);
    }
    return found;
  };

  const lineOf = (points, place) => points.slice(0, place).filter((point) => point === "\n").length + 1;

  // A quote in another copy: where each part stands, in order; or what `dossier check` says of one that does not.
  const lookedUp = (whole, quote) => {
    let from = 0;
    let first = null;
    for (const [, , words] of quote.parts) {
      const anywhere = placesOf(whole, words, 0);
      const standing = anywhere.filter((place) => !place.inside);
      const next = standing.find((place) => place.start >= from);
      if (!next) {
        if (standing.length) return { fault: data.sentences.order, words };
        return { fault: anywhere.length ? data.sentences.cut : data.sentences.absent, words };
      }
      first ??= next.start;
      from = next.end;
    }
    return { place: whole.at[first] };
  };

  const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const hashOf = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));

  const listed = (heading, items) => {
    const details = element("details");
    if (items.some((item) => item.fault)) details.open = true;
    details.append(element("summary", {}, heading));
    const list = element("ul");
    for (const item of items) {
      const line = element("li");
      line.append(element("a", { href: new URL(item.quote.address, base) }, item.quote.record), `: ${item.sentence}`);
      if (item.words) line.append(" ", element("q", { class: "exact" }, item.words));
      list.append(line);
    }
    details.append(list);
    return details;
  };

  const section = (name) => {
    const made = element("section", { class: "quote-check__result" });
    made.append(element("h3", {}, name));
    told.append(made);
    return made;
  };

  const checkText = async (file) => {
    const result = section(file.name);
    const bytes = await file.arrayBuffer();
    const sha256 = await hashOf(bytes);
    let text;
    try {
      text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      result.append(element("p", {}, "The file is not UTF-8 text."));
      return;
    }
    const points = [...text];
    const same = data.sources.find((source) => source.sha256 === sha256);
    if (same) {
      const items = same.quotes.map((quote) => {
        const wrong = quote.parts.find(([start, end, words]) => points.slice(start, end).join("") !== words);
        return wrong
          ? { quote, fault: true, sentence: data.sentences.absent, words: wrong[2] }
          : { quote, sentence: `stands at its place, line ${lineOf(points, quote.parts[0][0])}.` };
      });
      const right = items.filter((item) => !item.fault).length;
      result.append(element("p", {}, `This is the text of ${same.title}, byte for byte: its SHA-256 is ${sha256}.`));
      result.append(element("p", { class: "quote-check__count" }, `${right} of ${counted(items.length, "quote")} stand at their place.`));
      result.append(listed("Every quote", items));
      return;
    }
    const whole = folding(points);
    const tried = data.sources.map((source) => ({ source, found: source.quotes.map((quote) => ({ quote, ...lookedUp(whole, quote) })) }));
    const share = ({ found }) => found.filter((item) => !item.fault).length / Math.max(found.length, 1);
    const nearest = tried.reduce((best, other) => (share(other) > share(best) ? other : best), tried[0]);
    result.append(element("p", {}, `The SHA-256 of this file is ${sha256}; no source of this dossier has it.`));
    if (!nearest || share(nearest) === 0) {
      result.append(element("p", { class: "quote-check__count" }, "None of our quotes stands in this file."));
      return;
    }
    const { source, found } = nearest;
    const right = found.filter((item) => !item.fault).length;
    result.append(element("p", {}, `It is nearest to ${source.title}. ${source.differs}`));
    result.append(element("p", { class: "quote-check__count" }, `${right} of ${counted(found.length, "quote")} stand in it.`));
    const faults = found.filter((item) => item.fault).map((item) => ({ ...item, sentence: item.fault }));
    if (faults.length) result.append(listed(`Where the text differs: ${counted(faults.length, "quote")}`, faults));
    const standing = found.filter((item) => !item.fault);
    result.append(listed("The others", standing.map((item) => ({ ...item, sentence: `stands in it, line ${lineOf(points, item.place)}.` }))));
  };

  const SUMS = "SHA256SUMS";
  const pathOf = (file) => file.webkitRelativePath || file.name;

  // The files of a folder by their paths in it.
  const comparedByPath = async (entries, folder, files) => {
    const given = new Map(files.map((file) => [pathOf(file), file]));
    const found = { right: 0, differing: [], missing: [] };
    for (const { sha256, path } of entries) {
      const file = given.get(folder + path);
      if (!file) found.missing.push(path);
      else if ((await hashOf(await file.arrayBuffer())) === sha256) found.right += 1;
      else found.differing.push(path);
    }
    return found;
  };

  const nameOf = (path) => path.split("/").pop();

  // Files without a folder have names alone, and many files of a site share one: which of them it is, its hash tells.
  const comparedByHash = async (entries, files) => {
    const right = new Set();
    const replaced = new Set();
    const differing = [];
    for (const file of files) {
      const namesakes = entries.filter((entry) => nameOf(entry.path) === file.name);
      if (!namesakes.length) continue;
      const sha256 = await hashOf(await file.arrayBuffer());
      const same = namesakes.filter((entry) => entry.sha256 === sha256);
      if (same.length) right.add(same.find((entry) => !right.has(entry)) ?? same[0]);
      // Sums that were given are read, and are no copy of other sums that they list.
      else if (file.name === SUMS) continue;
      else if (namesakes.length > 1) differing.push(`${file.name}: fits none of the ${namesakes.length} files of that name`);
      else {
        differing.push(namesakes[0].path);
        replaced.add(namesakes[0]);
      }
    }
    const missing = entries.filter((entry) => !right.has(entry) && !replaced.has(entry)).map((entry) => entry.path);
    return { right: right.size, differing, missing };
  };

  const checkSums = async (sums, files) => {
    const folder = pathOf(sums).slice(0, -SUMS.length);
    const result = section(pathOf(sums));
    const lines = (await sums.text()).split("\n").filter((line) => line.trim());
    const matches = lines.map((line) => /^([0-9a-f]{64}) [ *](.+)$/.exec(line.replace(/\r$/, "")));
    const entries = matches.filter(Boolean).map(([, sha256, path]) => ({ sha256, path }));
    const unread = lines.filter((_, place) => !matches[place]);
    const { right, differing, missing } = await (folder ? comparedByPath(entries, folder, files) : comparedByHash(entries, files));
    result.append(element("p", { class: "quote-check__count" }, `${right} of ${counted(lines.length, "file")} have the SHA-256 that SHA256SUMS gives.`));
    for (const [heading, paths] of [
      ["These files differ from what SHA256SUMS says of them", differing],
      ["These files are not among those that you gave", missing],
      ["These lines of SHA256SUMS cannot be read", unread],
    ]) {
      if (!paths.length) continue;
      const details = element("details");
      details.append(element("summary", {}, `${heading}: ${paths.length}`));
      const list = element("ul");
      for (const path of paths) list.append(element("li", {}, path));
      details.append(list);
      details.open = paths !== missing;
      result.append(details);
    }
  };

  const checked = async (files) => {
    told.replaceChildren();
    if (!globalThis.crypto?.subtle) {
      told.append(element("p", {}, "This browser hashes files only on pages that are served safely (https) or opened from a folder."));
      return;
    }
    const sums = files.filter((file) => file.name === SUMS);
    for (const file of sums) await checkSums(file, files);
    // In a folder with sums most files are no texts of ours: only those that may be one are looked at.
    const hashed = new Set(data.sources.map((source) => source.file));
    for (const file of files) if (file.name !== SUMS && (!sums.length || hashed.has(file.name))) await checkText(file);
    root.dataset.done = String(Number(root.dataset.done ?? 0) + 1);
  };

  // Not in the page itself: browsers know the attribute, the standard does not.
  document.getElementById("quote-check-folder").setAttribute("webkitdirectory", "");
  root.hidden = false;
  for (const input of root.querySelectorAll("input")) input.addEventListener("change", () => checked([...input.files]));
  root.addEventListener("dragover", (event) => event.preventDefault());
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    checked([...event.dataTransfer.files]);
  });
})();
