/*
 * The search page: takes the query from the address, asks SummitSearch, and shows what it found. All of an answer
 * is put into the page at once, below everything that stands there already, so that nothing moves.
 */
(() => {
  "use strict";

  const STEP = 10; // hits of the notes that are shown at once
  const FEW = 3; // of the documentation
  const form = document.querySelector(".summit-search");
  const field = form.querySelector("input");
  const status = document.querySelector(".summit-search-status");
  const found = document.getElementById("search-results");
  const title = document.title;
  let latest = 0; // number of the query that the reader waits for

  // In the order of KINDS in entries.py.
  const nouns = () => [_("Talk"), _("Notes"), _("Event"), _("Series"), _("Person"), _("Topic"), _("Page")];

  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place]);
  const written = (number) => number.toLocaleString(document.documentElement.lang || undefined); // 4,500
  const quoted = (query) => `“${query}”`;

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  const link = (href, ...children) => {
    const made = element("a", "", ...children);
    made.href = href;
    return made;
  };

  const item = ({ kind, title, href, facts, quote }) => {
    const noun = element("span", "summit-hit-kind", nouns()[kind]);
    const parts = facts.map((fact) => element("span", "", fact));
    const made = element(
      "li",
      "summit-hit",
      element("p", "summit-hit-title", link(href, title)),
      element("p", "summit-line-facts", ...[noun, ...parts].flatMap((part) => [part, " "])),
    );
    if (quote.length) {
      const pieces = quote.map(([text, marked]) => (marked ? element("mark", "", text) : text));
      made.append(element("p", "summit-hit-quote", ...pieces));
    }
    return made;
  };

  const show = (numbers, terms) => Promise.all(numbers.map((number) => SummitSearch.show(number, terms).then(item)));

  /* A list of the first hits, and a button for as many again. */
  const list = async (numbers, terms, step) => {
    const made = element("ol", "summit-hits", ...(await show(numbers.slice(0, step), terms)));
    let done = step;
    if (numbers.length <= done) return [made];
    const more = element("button", "summit-button", _("More hits"));
    more.type = "button";
    more.addEventListener("click", async () => {
      const next = await show(numbers.slice(done, done + STEP), terms);
      done += STEP;
      made.append(...next);
      next[0]?.querySelector("a").focus();
      more.hidden = done >= numbers.length;
    });
    return [made, more];
  };

  /* What stands above the hits: how many there are, and what was looked for instead. */
  const say = (query, { terms, whole, notes, pages, meant }) => {
    const count = notes.length + pages.length;
    const used = quoted(terms.map((one) => one.used).join(" "));
    const lines = terms
      .filter((one) => one.used !== one.written)
      .map((one) => fill(_("Nothing has “{0}”; this is for “{1}”."), one.written, one.used));
    if (!count) lines.push(fill(_("Nothing was found for {0}."), quoted(query)));
    else if (!whole) lines.push(fill(_("Nothing has all of these words: {0}. These hits have most of them."), used));
    else lines.push(fill(count === 1 ? _("1 hit for {1}") : _("{0} hits for {1}"), written(count), used));
    const parts = lines.map((line) => element("span", "", line, " "));
    if (meant) {
      const [before, after] = _("Did you mean {0}?").split("{0}");
      parts.push(element("span", "", before, link(`?q=${encodeURIComponent(meant)}`, meant), after));
    }
    return parts;
  };

  const answer = async (query) => {
    const number = ++latest;
    document.title = query ? `${query} – ${title}` : title;
    let head = [];
    const parts = [];
    if (query)
      try {
        const given = await SummitSearch.ask(query);
        head = say(query, given);
        if (given.notes.length) parts.push(...(await list(given.notes, given.terms, STEP)));
        if (given.pages.length) {
          const pages = await list(given.pages, given.terms, given.notes.length ? FEW : STEP);
          parts.push(element("section", "", element("h2", "", _("In the documentation")), ...pages));
        }
      } catch (error) {
        console.error(error);
        head = [_("The search could not be loaded. The overviews list everything.")];
      }
    if (number !== latest) return;
    status.replaceChildren(...head);
    found.replaceChildren(...parts);
  };

  const asked = () => (new URLSearchParams(location.search).get("q") ?? "").trim();

  const follow = () => {
    field.value = asked();
    answer(asked());
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = field.value.trim();
    if (query !== asked()) history.pushState(null, "", `?q=${encodeURIComponent(query)}`);
    answer(query);
  });
  window.addEventListener("popstate", follow);
  SummitSearch.at(form.dataset.root);
  follow();
  if (!field.value) field.focus();
})();
