// The filter of the network: which sorts of lines are shown, and of whom. Without it, all are.
(() => {
  "use strict";

  const { element } = window.dossier;
  const place = document.querySelector(".network-filter");
  if (!place) return;
  const lines = [...document.querySelectorAll(".picture [data-tie]")];
  const actors = [...document.querySelectorAll(".picture__wide [data-actor]")];


  const boxes = place.dataset.ties.split("|").map((entry) => {
    const [sort, ...text] = entry.split(" ");
    const input = element("input", { type: "checkbox", value: sort, id: `network-${sort}`, autocomplete: "off" });
    input.checked = true;
    place.append(element("label", { for: `network-${sort}` }, input, ` ${text.join(" ")}`));
    return input;
  });
  const choice = element("select", { id: "network-actor", autocomplete: "off" }, element("option", { value: "" }, "everybody"));
  for (const actor of actors) {
    choice.append(element("option", { value: actor.dataset.actor }, actor.querySelector("title").textContent));
  }
  place.append(element("label", { for: "network-actor" }, "Lines of ", choice));
  const told = element("p", { class: "network-filter__told", role: "status" });
  place.append(told);

  const show = () => {
    const sorts = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const actor = choice.value;
    const shown = new Set();
    for (const line of lines) {
      const { tie, one, other } = line.dataset;
      const isShown = sorts.has(tie) && (actor === "" || one === actor || other === actor);
      line.classList.toggle("pic-hidden", !isShown);
      if (isShown) shown.add(`${tie} ${one} ${other}`);
    }
    told.textContent = `${shown.size} ${shown.size === 1 ? "line is" : "lines are"} shown.`;
  };
  place.addEventListener("change", show);
  place.hidden = false;
  show();
})();
