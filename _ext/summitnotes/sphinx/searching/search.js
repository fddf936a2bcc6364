/*
 * The search page of Summit Notes. Sphinx puts this into language_data.js.
 *
 * Words get the keys that stemming.py gives them (the tables come from there), names are found by any
 * of their words and aliases, and the index arrives in parts: first.js lists the pages and says which
 * part holds which keys, and only the parts that a query asks for are loaded. Matching and ranking of
 * the text stay Sphinx's own. When a part cannot be loaded, Sphinx's whole index is.
 */
"use strict";

var SummitWords = (() => {
  const { letters, steps, stop } = __TABLES__;
  const stopwords = new Set(stop);

  const fold = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]+/g, "")
      .replace(/[^\x00-\x7f]/g, (letter) => letters[letter] ?? letter);

  const strip = (word) => {
    for (const step of steps)
      for (const [suffix, by, least] of step) {
        if (!word.endsWith(suffix)) continue;
        const start = word.slice(0, word.length - suffix.length);
        if (start.length < least || (least > 2 && !/[aeiouy]/.test(start))) continue;
        word = start + by;
        break;
      }
    return word;
  };

  const stem = (word) => {
    const folded = fold(word);
    if (stopwords.has(folded) || !/^[a-z]{3,}$/.test(folded)) return folded;
    const key = strip(folded);
    return stopwords.has(key) ? key + "_" : key;
  };

  const split = (text) =>
    text
      .normalize("NFC")
      .split(/[^\p{L}\p{N}_]+/u)
      .filter((word) => word);

  const isStop = (word) => stopwords.has(fold(word));

  return { fold, split, stem, isStop };
})();

var splitQuery = SummitWords.split;

var Stemmer = function () {
  this.stemWord = SummitWords.stem;
};

var SummitSearch = (() => {
  const { fold, split, stem, isStop } = SummitWords;
  const waiting = new Map(); // part -> what to call once it has arrived
  const arrived = new Map(); // part -> promise
  const names = new Map(); // name, page and anchor -> entry, so that no name counts twice
  let parts = null; // {first: [keys], version, folder}; null when the whole index is loaded
  let words = null; // the keys of each part
  let own = null; // what Sphinx does by itself

  const loadScript = (url) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.onload = resolve;
      script.onerror = reject;
      document.head.appendChild(script);
    });

  const address = (file) => {
    const root = document.documentElement.dataset.content_root ?? "";
    return `${root}${parts.folder}/${file}.js?v=${parts.version}`;
  };

  /* Postings are stored as steps from one page number to the next. */
  const postings = (steps) => {
    let page = 0;
    return [].concat(steps).map((step) => (page += step));
  };

  const receive = ({ terms, titleterms, titles, entries, objects }) => {
    const index = Search._index;
    for (const [key, steps] of Object.entries(terms)) index.terms[key] = postings(steps);
    for (const [key, steps] of Object.entries(titleterms)) index.titleterms[key] = postings(steps);
    for (const [name, page, anchor] of titles) note({ name, page, anchor, kind: "title" });
    for (const [name, page, anchor, main] of entries) note({ name, page, anchor, kind: "index", main });
    for (const [name, page, anchor, kind, priority, shown] of objects)
      note({ name, page, anchor, kind, priority, shown });
  };

  const note = (entry) => {
    const id = [entry.name, entry.page, entry.anchor, entry.kind].join("\n");
    if (names.has(id)) return;
    const found = split(entry.name);
    entry.folded = fold(found.join(" "));
    entry.keys = new Set(found.map(stem));
    names.set(id, entry);
  };

  const part = (number) => {
    if (!arrived.has(number)) arrived.set(number, loadScript(address(number)));
    return arrived.get(number);
  };

  /* The part that would hold a key: the last one whose first key is not greater. */
  const holder = (key) => {
    let low = 0;
    let high = parts.first.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (parts.first[middle] <= key) low = middle;
      else high = middle;
    }
    return low;
  };

  /* Load what a query asks for: the keys that begin with its words, or else those that contain them. */
  const load = async (query) => {
    const asked = split(query).filter((word) => !isStop(word));
    const keys = [...new Set((asked.length ? asked : split(query)).map(stem))];
    const wanted = new Set();
    for (const key of keys) {
      const last = holder(key.length > 2 ? key + "\uffff" : key);
      for (let number = holder(key); number <= last; number++) wanted.add(number);
    }
    await Promise.all([...wanted].map(part));
    const known = [...Object.keys(Search._index.terms), ...Object.keys(Search._index.titleterms)];
    for (const entry of names.values()) known.push(...entry.keys);
    const missing = keys.filter((key) => key.length > 2 && !known.some((word) => word.startsWith(key)));
    if (!missing.length) return;
    if (words === null) await loadScript(address("words"));
    const more = new Set();
    words.forEach((line, number) => {
      if (missing.some((key) => line.includes(key))) more.add(number);
    });
    await Promise.all([...more].map(part));
  };

  const query = (text) => {
    if (parts === null) return own.query(text);
    return load(text).then(
      () => own.query(text),
      () => {
        // A part is missing: the whole index of Sphinx takes over, and answers by itself.
        parts = null;
        Search.deferQuery(text);
        Search.loadIndex((document.documentElement.dataset.content_root ?? "") + "searchindex.js");
      },
    );
  };

  /* Every name that holds all words of the query, by their keys or as they stand. Sphinx asks once a word. */
  const findNames = (word, allWords) => {
    const asked = [...allWords];
    if (asked[0] !== word) return [];
    const terms = asked.map((term) => [fold(term), stem(term)]);
    const phrase = terms.map(([folded]) => folded).join(" ");
    const best = new Map(); // a thing is offered once, by the name that fits best
    for (const entry of names.values()) {
      const result = (entry.kind in offers ? offers[entry.kind] : asObject)(entry, phrase, terms);
      const thing = [entry.page, entry.anchor, entry.kind].join("\n");
      if (result && !(best.get(thing)?.[4] >= result[4])) best.set(thing, result);
    }
    return [...best.values()];
  };

  /* Sphinx's rule: a heading is offered when the query is at least half of it. */
  const asTitle = (entry, phrase) => {
    if (!entry.folded.includes(phrase) || phrase.length < entry.folded.length / 2) return null;
    const page = Search._index.titles[entry.page];
    const score = Math.round((Scorer.title * phrase.length) / entry.folded.length);
    const whole = page === entry.name;
    const shown = whole ? page : `${page} > ${entry.name}`;
    return row(entry, shown, null, score + (whole ? 1 : 0), "title");
  };

  /* An entry of the index likewise; one that is not its main place counts little. */
  const asEntry = (entry, phrase) => {
    if (!entry.folded.includes(phrase) || phrase.length < entry.folded.length / 2) return null;
    const score = Math.round(((entry.main ? 100 : 1) * phrase.length) / entry.folded.length);
    return row(entry, Search._index.titles[entry.page], null, score, "index");
  };

  const offers = { title: asTitle, index: asEntry };

  const asObject = (entry, phrase, terms) => {
    const index = Search._index;
    const kind = index.objnames[entry.kind][2];
    const page = index.titles[entry.page];
    const named = (folded, key) => entry.folded.includes(folded) || entry.keys.has(key);
    if (!terms.some(([folded, key]) => named(folded, key))) return null;
    const around = fold(`${kind} ${page}`);
    if (!terms.every(([folded, key]) => named(folded, key) || around.includes(folded))) return null;
    const match = entry.folded === phrase ? Scorer.objNameMatch : Scorer.objPartialMatch;
    const priority = Scorer.objPrio[entry.priority] ?? Scorer.objPrioDefault;
    const descr = kind + _(", in ") + page + (entry.shown ? `: ${entry.name}` : "");
    return row(entry, entry.shown || entry.name, descr, match + priority, "object");
  };

  const row = (entry, shown, descr, score, kind) => {
    const index = Search._index;
    const anchor = entry.anchor ? "#" + entry.anchor : "";
    return [index.docnames[entry.page], shown, anchor, descr, score, index.filenames[entry.page], kind];
  };

  const install = () => {
    if (own !== null || typeof Search === "undefined") return;
    own = { ...Search };
    Search.query = query;
    Search.setIndex = (index) => {
      parts = index.summit ?? null;
      Search.performObjectSearch = parts ? findNames : own.performObjectSearch;
      own.setIndex(index);
    };
    if (Search._index) Search.setIndex(Search._index);
  };

  // Themes load this before or after searchtools.js; either way it is in place before the first query.
  install();
  document.addEventListener("DOMContentLoaded", install);
  return { receive, words: (lines) => (words = lines) };
})();
