// Before one goes there: what a link to a record leads to, on hover, focus or tap.
// As WCAG 1.4.13 wants it: Escape takes it away, the pointer can go onto it, and it stays while either is there.
(() => {
  "use strict";
  const content = document.querySelector(".content");
  if (!content) return;

  const DELAY = 350;
  const { base, script } = window.dossier;
  let cards = null;
  let asked = null;
  let shown = null;
  let timer = 0;

  const cardsRead = async () => {
    if (!window.dossierCards) await script("assets/records/cards.js");
    cards = new Map(window.dossierCards.filter((card) => card.kind !== "page").map((card) => [new URL(card.address, base).pathname, card]));
  };

  // What did not come is asked for again the next time.
  const read = () => {
    asked ||= cardsRead().catch((error) => {
      asked = null;
      throw error;
    });
    return asked;
  };

  const isRecordLink = (link) => {
    if (!link || link.classList.contains("headerlink") || link.closest(".crumbs, .preview")) return false;
    const address = new URL(link.href, location.href);
    const inside = address.pathname.startsWith(base.pathname) ? address.pathname.slice(base.pathname.length) : "";
    return /^[a-z]+\/[a-z0-9-]+\.html$/.test(inside) && !inside.endsWith("/index.html") && address.pathname !== location.pathname;
  };

  const paragraph = (name, text) => {
    const made = document.createElement("p");
    made.className = name;
    made.textContent = text;
    return made;
  };

  const hide = () => {
    clearTimeout(timer);
    if (!shown) return;
    shown.link.removeAttribute("aria-describedby");
    shown.box.remove();
    shown = null;
  };

  const place = (box, link) => {
    const at = [...link.getClientRects()][0] || link.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const left = Math.min(Math.max(8, at.left), room - box.offsetWidth - 8);
    const isBelow = at.bottom + box.offsetHeight + 8 < innerHeight || at.top < box.offsetHeight + 8;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${(isBelow ? at.bottom + 4 : at.top - box.offsetHeight - 4) + scrollY}px`;
  };

  const show = async (link, isTapped) => {
    try {
      await read();
    } catch {
      return;
    }
    // Reading takes a while: whoever has moved on meanwhile wants no card.
    if (!isTapped && !link.matches(":hover, :focus")) return;
    const card = cards.get(new URL(link.href, location.href).pathname);
    if (!card || (shown && shown.link === link)) return;
    hide();
    const box = document.createElement("div");
    box.className = "preview";
    box.id = "preview";
    const head = paragraph("preview__kind", card.kind[0].toUpperCase() + card.kind.slice(1) + (card.withdrawn ? ", withdrawn " : " "));
    if (card.stance) {
      const badge = document.createElement("span");
      badge.className = `stance stance--${card.stance}`;
      badge.textContent = card.stance.replaceAll("-", " ");
      head.append(badge);
    }
    box.append(head, paragraph("preview__title", card.title));
    if (card.summary) box.append(paragraph("preview__summary", card.summary));
    if (card.quote) box.append(paragraph("preview__quote", `“${card.quote}”`), paragraph("preview__kind", card.source || ""));
    if (isTapped) {
      const way = document.createElement("a");
      way.href = link.href;
      way.textContent = `Go to this ${card.kind}`;
      const last = paragraph("preview__way", "");
      last.append(way);
      box.append(last);
    } else {
      box.setAttribute("role", "tooltip");
      link.setAttribute("aria-describedby", "preview");
    }
    document.body.append(box);
    place(box, link);
    shown = { box, link };
    box.addEventListener("pointerleave", later);
    box.addEventListener("pointerenter", () => clearTimeout(timer));
  };

  const soon = (link) => {
    clearTimeout(timer);
    timer = setTimeout(() => show(link, false), DELAY);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (shown && shown.link !== document.activeElement) hide();
    }, DELAY);
  };

  content.addEventListener("pointerover", (event) => {
    const link = event.target.closest("a");
    if (event.pointerType !== "touch" && isRecordLink(link)) soon(link);
  });
  content.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "touch" && event.target.closest("a")) later();
  });
  content.addEventListener("focusin", (event) => {
    const link = event.target.closest("a");
    if (link && link.matches(":focus-visible") && isRecordLink(link)) soon(link);
  });
  content.addEventListener("focusout", () => {
    clearTimeout(timer);
    if (shown && !shown.box.matches(":hover")) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  // A finger has no hover: the small numbers in an answer show their record first, and the way to it.
  content.addEventListener("click", (event) => {
    const link = event.target.closest(".marks a");
    if (!link || event.pointerType !== "touch" || !isRecordLink(link)) return;
    event.preventDefault();
    show(link, true);
  });
  document.addEventListener("click", (event) => {
    if (shown && !shown.box.contains(event.target) && !shown.link.contains(event.target)) hide();
  });
})();
