// What links do on any page. Links to the very place: a card has one, as headings have, and a click on one
// copies its address. Lists lead to a talk by the short name of its place; the address bar then shows the long one.
// Escape puts away the definition of the chip or the term in focus.
// What the page says beside a card in full, the card gets as its name and for a pointer here: said once, sent once.
"use strict";
(() => {
  const before = (element, wanted) => {
    let found = element.previousElementSibling;
    while (found && !found.matches(wanted)) found = found.previousElementSibling;
    return found;
  };

  for (const link of document.querySelectorAll("a.headerlink:not([title])")) link.title = _("Link to this heading");

  for (const found of document.querySelectorAll(".talk-foot > p")) {
    const card = before(found.parentElement, ".talk-card, .talk-place");
    if (card) card.title = found.textContent;
  }

  for (const topics of document.querySelectorAll(".talk-card > ul:not([class])")) topics.ariaLabel = _("Topics");

  for (const card of document.querySelectorAll(".talk-card[id]:not(:has(.talk-card-title))")) {
    const heading = before(card, ":not(span)");
    const words = heading ? [...heading.childNodes].filter((node) => node.className !== "headerlink") : [];
    const name = words.map((node) => node.textContent).join("").trim();
    if (name) card.setAttribute("aria-label", name);
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
    if (chip && chip.matches(":is(.summit-chip, ul:not(.simple) > li > a, [id^='line-']:not(section) a:not([class]))[title]")) {
      chip.classList.add("summit-dismissed");
      chip.addEventListener("blur", () => chip.classList.remove("summit-dismissed"), { once: true });
    }
  });
})();
