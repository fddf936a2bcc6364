// What links do on any page. Links to the very place: a card has one, as headings have, and a click on one
// copies its address. Lists lead to a talk by the short name of its place; the address bar then shows the long one.
// Escape puts away the definition of the chip or the term in focus.
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

  const lengthen = () => {
    const place = location.hash.startsWith("#t-") && document.getElementById(location.hash.slice(1));
    const card = place && place.nextElementSibling;
    if (card && card.id.startsWith("talk-")) history.replaceState(history.state, "", "#" + card.id);
  };
  addEventListener("hashchange", lengthen);
  lengthen();

  document.addEventListener("keydown", (event) => {
    const chip = event.key === "Escape" && document.activeElement;
    if (chip && chip.matches(":is(.summit-chip, .summit-chips a, .summit-term)[title]")) {
      chip.classList.add("summit-dismissed");
      chip.addEventListener("blur", () => chip.classList.remove("summit-dismissed"), { once: true });
    }
  });
})();
