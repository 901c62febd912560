// The menu closes with Escape and when a reader goes elsewhere; the button beside it turns the page dark or light.
(() => {
  "use strict";
  const root = document.documentElement;
  const menu = document.querySelector(".menu");
  const toggle = document.querySelector("[data-scheme-toggle]");
  if (menu) {
    const close = (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    };
    document.addEventListener("click", close);
    document.addEventListener("focusin", close);
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
  if (toggle) {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);
    const show = () => toggle.setAttribute("aria-pressed", String(isDark()));
    toggle.addEventListener("click", () => {
      root.dataset.scheme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("scheme", root.dataset.scheme);
      } catch {
        // Not kept then; the page has turned all the same.
      }
      show();
    });
    system.addEventListener("change", show);
    show();
  }
})();
