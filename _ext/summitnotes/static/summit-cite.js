// "Cite" shows the BibTeX entry of its talk, made of what the page tells machines of it in its JSON-LD: the same
// as in talks.bib (exports/citations.py). Where a page tells nothing, and without this, the link leads there.
"use strict";
(() => {
  const TEX = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}",
    "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
    "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_",
  };
  const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

  function tex(text) {
    const escaped = text.replace(/\p{C}/gu, " ").replace(/[\\{}^~&%$#_]/g, (char) => TEX[char]);
    return escaped.split(/\s+/).filter(Boolean).join(" ");
  }

  function author({ name }) {
    const written = tex(name);
    return /(?:^|\s)(?:and|others)(?:\s|$)|,/i.test(name) || written.includes("{") ? `{${written}}` : written;
  }

  function where(talk, event) {
    const kind = talk.keywords || "talk";
    const words = kind[0].toUpperCase() + kind.slice(1);
    if (!event) return words;
    return tex(`${words} at ${[event.name, event.location && event.location.name].filter(Boolean).join(", ")}`);
  }

  function entry(key, talk, event) {
    const date = (talk.startDate || (event && event.startDate) || "").split("T")[0];
    const fields = {
      author: (talk.performer || []).filter(({ name }) => name.trim()).map(author).join(" and "),
      title: `{${tex(talk.name)}}`,
      howpublished: where(talk, event),
      year: date.slice(0, 4),
      month: MONTHS[Number(date.slice(5, 7)) - 1],
      date,
      language: tex(talk.inLanguage || ""),
      url: /^https?:/.test(talk.url) ? talk.url : "",
    };
    const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) =>
      `  ${name} = ${name === "month" ? value : `{${value}}`},\n`);
    return `@misc{${key},\n${lines.join("")}}\n`;
  }

  // The card above the link.
  function cardOf(link) {
    let card = link.parentElement;
    while (card && !card.matches(".talk-card, .talk-place")) card = card.previousElementSibling;
    return card;
  }

  // The talk of a card with its long address, and its event. Machines are told the short one, of the place before it.
  function told(card) {
    const place = card && card.previousElementSibling;
    for (const script of place ? document.querySelectorAll('script[type="application/ld+json"]') : []) {
      const page = JSON.parse(script.textContent);
      const about = page["@type"] === "Event" ? page : page.about;
      const event = about && !Array.isArray(about) ? about : null;
      const talks = event ? event.subEvent : about;
      const talk = (talks || []).find(({ url }) => url && url.endsWith(`#${place.id}`));
      if (talk) return [{ ...talk, url: talk.url.replace(/#.*/, `#${card.id}`) }, event];
    }
    return null;
  }

  // The facts of the notes lead to all entries, once for all talks of the page; here each talk gets a link of its own.
  const all = document.querySelector(".notes-facts .talk-cite");
  for (const foot of all ? document.querySelectorAll(".talk-foot:not(:has(> .talk-cite))") : [])
    foot.insertBefore(all.cloneNode(true), foot.querySelector(":scope > p"));

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a.talk-cite");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const shown = link.parentElement.querySelector(".talk-cited");
    const card = cardOf(link);
    const found = shown || told(card);
    if (!found) return;
    event.preventDefault();
    link.setAttribute("aria-expanded", String(!shown));
    if (shown) {
      shown.remove();
      return;
    }
    const box = document.createElement("pre");
    box.className = "talk-cited";
    box.tabIndex = 0; // for the keyboard, which copies from there
    box.textContent = entry(decodeURIComponent(link.hash.slice(1)) || card.id, ...found);
    link.parentElement.append(box);
  });
})();
