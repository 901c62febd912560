// Runs before the page is drawn: the scheme that the reader has chosen, that scripts run at all, and the two faces of every page.
(() => {
  "use strict";
  const root = document.documentElement;
  root.dataset.scripts = "";
  root.dataset.base = document.currentScript.dataset.base;
  let chosen = null;
  try {
    chosen = localStorage.getItem("scheme");
  } catch {
    // A reader who allows no storage gets what the system says.
  }
  if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
  if (location.protocol === "file:") {
    root.dataset.folder = "";
    return;
  }
  for (const face of ["serif-4", "sans-3"]) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "" });
    link.href = new URL(`../fonts/source-${face}-latin-wght-normal.woff2`, document.currentScript.src);
    document.head.append(link);
  }
})();
