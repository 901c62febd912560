// A button beside each text that can be cited, which copies it. Without this script the text can be selected and copied as it is.
(() => {
  const copied = async (text, element) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const range = document.createRange();
      range.selectNodeContents(element);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      return document.execCommand("copy");
    }
  };
  const told = document.createElement("p");
  told.className = "cite-told";
  told.setAttribute("role", "status");
  for (const element of document.querySelectorAll(".cite .cite-text")) {
    const text = element.textContent;
    const label = (element.matches("pre") ? element.closest("details").querySelector("summary") : element.previousElementSibling).textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cite-copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy: ${label}`);
    button.addEventListener("click", async () => {
      const done = await copied(text, element);
      told.textContent = done ? `Copied: ${label}.` : "The text is selected; copy it with your keyboard.";
      button.after(told);
    });
    if (element.matches("pre")) element.before(button);
    else element.append(" ", button);
  }
  // A link to the box opens it.
  const opened = () => {
    if (location.hash === "#cite") document.querySelector("details.cite")?.setAttribute("open", "");
  };
  addEventListener("hashchange", opened);
  opened();
})();
