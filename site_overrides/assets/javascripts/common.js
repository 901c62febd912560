// What several scripts of this site need: where the site begins, an element in one line, and a file of data that is asked for.
window.dossier = (() => {
  "use strict";
  const base = new URL(document.documentElement.dataset.base.replace(/\/?$/, "/"), location.href);
  const element = (name, attributes = {}, ...inside) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  };
  // As a script, since a page that is opened from a folder may not fetch a file.
  const script = (path) =>
    new Promise((done, failed) => {
      const tag = element("script", { src: new URL(path, base) });
      tag.addEventListener("load", done);
      tag.addEventListener("error", failed);
      document.head.append(tag);
    });
  return { base, element, script };
})();
