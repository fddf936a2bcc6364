// What links do on any page. Links to the very place: a card has one, as headings have, and a click on one
// copies its address. Escape puts away the definition of the chip or the term in focus.
"use strict";
(() => {
  for (const card of document.querySelectorAll(".talk-card[id]:not(:has(.talk-card-title))")) {
    const link = document.createElement("a");
    link.className = "headerlink";
    link.href = "#" + card.id;
    link.title = _("Link to this talk");
    link.textContent = "#";
    card.append(link);
  }

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a.headerlink");
    if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    navigator.clipboard.writeText(link.href).then(
      () => {
        link.setAttribute("data-summit-copied", " " + _("copied"));
        setTimeout(() => link.removeAttribute("data-summit-copied"), 2000);
      },
      () => {},
    );
  });

  document.addEventListener("keydown", (event) => {
    const chip = event.key === "Escape" && document.activeElement;
    if (chip && chip.matches(":is(.summit-chip, .summit-chips a, .summit-term)[title]")) {
      chip.classList.add("summit-dismissed");
      chip.addEventListener("blur", () => chip.classList.remove("summit-dismissed"), { once: true });
    }
  });
})();
