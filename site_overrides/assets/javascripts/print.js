// On paper the citations come after what is cited; and where the stylesheet cannot unfold what is folded up, it is opened for
// the print and closed again.
(() => {
  "use strict";
  const cite = document.querySelector(".content > details.cite");
  const place = document.createComment("");
  const unfolds = CSS.supports("selector(::details-content)");
  let opened = [];
  addEventListener("beforeprint", () => {
    if (cite) {
      cite.before(place);
      cite.parentElement.append(cite);
    }
    opened = unfolds ? [] : [...document.querySelectorAll("details:not(.twice, [open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    if (cite) place.replaceWith(cite);
    for (const details of opened) details.open = false;
    opened = [];
  });
})();
