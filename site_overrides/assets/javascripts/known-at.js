// The known-at slider: what had been said by a day. The page says which statement and which event has which days; every link
// to one of them, in a picture or a table, is then marked as said, as perhaps said, as not yet said or as of no known day.
// The state stands in the address (#known-at=2019-05-06), so that a view can be linked and survives a reload.
(() => {
  "use strict";

  const place = document.querySelector(".known-at");
  if (!place) return;

  const { element } = window.dossier;
  const days = place.dataset.days.split(" ");
  const names = place.dataset.names.split("|");
  const ALL = days.length;
  const PREFIX = "#known-at=";

  // "from,by path path;from,by path" -> absolute address -> its days; an empty day is one that is not known.
  const read = (text) => {
    const found = new Map();
    for (const part of text.split(";").filter(Boolean)) {
      const [span, ...paths] = part.split(" ");
      const [from, by] = span.split(",");
      for (const path of paths) found.set(new URL(path, document.baseURI).href, { from, by });
    }
    return found;
  };
  const statements = read(place.dataset.statements);
  const events = read(place.dataset.events || "");

  const stateOf = ({ from, by }, day) => {
    if (!from && !by) return "undated";
    if (by && by <= day) return "said";
    return from && from > day ? "not-yet" : "may";
  };

  // What is marked: in a picture the sign itself, in a table the line, the cell or the row that the link stands for.
  const marked = [];
  for (const link of document.querySelectorAll(".picture a[href], .picture-table td a[href]")) {
    const address = new URL(link.getAttribute("href"), document.baseURI);
    address.hash = "";
    const span = statements.get(address.href) || events.get(address.href);
    if (!span) continue;
    const target = link.closest("svg") ? link : link.closest(".line") || link.closest(place.dataset.unit);
    marked.push({ target, span });
  }

  const range = element("input", {
    type: "range", id: "known-at-range", min: "0", max: String(ALL), step: "1", value: String(ALL), autocomplete: "off",
    "aria-describedby": "known-at-told",
  });
  const day = element("output", { for: "known-at-range", class: "known-at__day" });
  const told = element("p", { id: "known-at-told", class: "known-at__told", "aria-live": "polite" });
  const all = element("button", { type: "button", class: "known-at__all" }, "Show everything");
  place.append(
    element("p", { class: "known-at__head" }, element("label", { for: "known-at-range" }, "What had been said by the end of: "), day),
    element("div", { class: "known-at__row" }, range, all),
    told,
  );

  const show = (position) => {
    const isAll = position >= ALL;
    const counts = { said: 0, may: 0, "not-yet": 0, undated: 0 };
    for (const span of statements.values()) counts[isAll ? (span.from || span.by ? "said" : "undated") : stateOf(span, days[position])] += 1;
    for (const { target, span } of marked) {
      if (isAll) target.removeAttribute("data-known");
      else target.setAttribute("data-known", stateOf(span, days[position]));
    }
    range.value = String(position);
    day.textContent = isAll ? "the whole time" : names[position];
    range.setAttribute("aria-valuetext", day.textContent);
    all.hidden = isAll;
    const apart = counts.undated ? ` For ${counts.undated} the sources show no day at all, neither one from which on nor one by which they were said: they are listed apart.` : "";
    told.textContent = isAll
      ? `All ${statements.size} statements are shown. Move the slider to see what had been said by a day.${apart}`
      : `Of ${statements.size} statements, ${counts.said} are sure to have been said by then. ${counts.may} more may have been: ` +
        `the sources do not show by which day, and they are drawn faint. ${counts["not-yet"]} had not been said, and are hidden.${apart}`;
  };

  const positionOf = (hash) => {
    const given = hash.startsWith(PREFIX) ? hash.slice(PREFIX.length) : "";
    if (!/^\d{4}-\d{2}-\d{2}$/.test(given)) return ALL;
    return Math.max(0, days.filter((found) => found <= given).length - 1);
  };

  const remember = (position) => {
    if (position < ALL) location.replace(`${PREFIX}${days[position]}`);
    else if (location.hash.startsWith(PREFIX)) location.replace(`${PREFIX}all`);
  };

  range.addEventListener("input", () => show(Number(range.value)));
  range.addEventListener("change", () => remember(Number(range.value)));
  all.addEventListener("click", () => {
    show(ALL);
    remember(ALL);
    range.focus();
  });
  window.addEventListener("hashchange", () => {
    if (location.hash.startsWith(PREFIX)) show(positionOf(location.hash));
  });
  place.hidden = false;
  show(positionOf(location.hash));
})();
