/*
 * What answers a search. The index arrives in parts, written by packing.py: start.js says what there is, and of the
 * rest only what a query asks for is loaded. Words get the keys that stemming.py gives them; its tables come along.
 */
"use strict";

var SummitSearch = (() => {
  const ROOM = 16; // entries of a chunk, at most
  const MOST_KEYS = 60; // that the beginning of a word stands for
  let site = null; // what start.js says
  let root = ""; // address of the site, from this page
  const arrived = new Map(); // file -> promise of what it holds
  const received = new Map(); // file -> promise of what it hands over

  // ---- words, as stemming.py has them ----

  const fold = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]+/g, "")
      .replace(/[^\x00-\x7f]/g, (letter) => site.words.letters[letter] ?? letter);

  const WORD =
    /[A-Za-z]{1,3}(?:&[A-Za-z]{1,3})+(?![\p{L}\p{N}_])|[\p{L}\p{N}_]+(?:\+\+|#)(?![\p{L}\p{N}_])|[\p{L}\p{N}_]+/gu;

  /* The words of a text with the places where they begin. */
  const places = (text) =>
    [...text.matchAll(WORD)].map((found) => {
      const at = found.index;
      const dotted =
        text[at - 1] === "." && /^\p{L}/u.test(found[0]) && !/[\p{L}\p{N}._)\]}]$/u.test(text.slice(0, at - 1));
      return dotted ? { at: at - 1, word: "." + found[0] } : { at, word: found[0] };
    });

  const split = (text) => places(text.normalize("NFC")).map(({ word }) => word);

  const pieces = (word) => {
    const found = (word.match(/[\p{L}\p{N}]+/gu) ?? []).filter((piece) => piece.length > 1);
    return found.length === 1 && found[0] === word ? [] : found;
  };

  const strip = (word, steps) => {
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

  const key = (word, language) => {
    const folded = fold(word);
    const steps = site.words.steps[language];
    if (!steps || !/^[a-z]{3,}$/.test(folded)) return folded + "=";
    return strip(folded, steps) + site.words.marks[language];
  };

  /* A reader's word may be of any language. */
  const keysOf = (word) => [...new Set([...Object.keys(site.words.steps), ""].map((one) => key(word, one)))];

  // ---- files ----

  const load = (file) => {
    if (!arrived.has(file))
      arrived.set(
        file,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = `${root}_search/${file}.js?v=${site.version}`;
          script.onload = () => (received.has(file) ? resolve(received.get(file)) : reject(new Error(file)));
          script.onerror = () => reject(new Error(file));
          document.head.appendChild(script);
        }),
      );
    return arrived.get(file);
  };

  /* The number of the run that would hold a key: the last one that begins at or before it. */
  const holder = (firsts, wanted) => {
    let low = 0;
    let high = firsts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= wanted) low = middle;
      else high = middle;
    }
    return low;
  };

  /* The runs from one key to another; at most four, for a reader waits for them. */
  const runs = (kind, from, to) => {
    const firsts = site.first[kind];
    if (!firsts.length) return Promise.resolve([]);
    const numbers = [];
    const last = holder(firsts, to);
    for (let number = holder(firsts, from); number <= last && numbers.length < 4; number++) numbers.push(number);
    return Promise.all(numbers.map((number) => load(`${kind}-${number}`)));
  };

  // ---- what one word finds ----

  const DIGITS = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].map((l, n) => [l, n]));

  /* The numbers of a list, as rows.py writes them: five bits a letter, the lowest first. */
  const numbersIn = (text) => {
    const found = [];
    let number = 0;
    let shift = 0;
    for (const letter of text) {
      const digit = DIGITS.get(letter);
      number |= (digit & 31) << shift;
      shift += 5;
      if (digit & 32) continue;
      found.push(number);
      number = shift = 0;
    }
    return found;
  };

  /* Numbers of entries -> weights. What an event's name finds is `around`: it counts, but is no hit by itself. */
  const spread = (row, part, into) => {
    for (const list of row.split(" ")) {
      const [weight, ...numbers] = numbersIn(list);
      if (weight === 0)
        for (let place = 0; place < numbers.length; place += 3) {
          const [first, count, share] = numbers.slice(place, place + 3);
          for (let chunk = first; chunk < first + count; chunk++)
            for (let room = parseInt(site.sizes[chunk], 16); room >= 0; room--)
              put(into.around, chunk * ROOM + room, share * part);
        }
      else {
        let number = 0;
        for (const step of numbers) put(into.own, (number += step), weight * part);
      }
    }
  };

  const put = (map, number, weight) => {
    if (!(map.get(number) >= weight)) map.set(number, weight);
  };

  const term = (written) => ({ written, used: written, keys: new Set(), own: new Map(), around: new Map() });
  const isEmpty = (one) => one.keys.size === 0;

  const findWhole = async (one, word) => {
    for (const wanted of keysOf(word)) {
      const [held] = await runs("keys", wanted, wanted);
      if (!held || !Object.hasOwn(held, wanted)) continue;
      one.keys.add(wanted);
      spread(held[wanted], 1, one);
    }
  };

  const findBeginning = async (one, word) => {
    const start = fold(word);
    if (start.length < 3) return;
    for (const held of await runs("keys", start, start + "\uffff"))
      for (const wanted of Object.keys(held))
        if (wanted.startsWith(start) && one.keys.size < MOST_KEYS) {
          one.keys.add(wanted);
          spread(held[wanted], 0.5, one);
        }
  };

  // ---- slips ----

  /* How many letters are wrong, missing, too many or swapped; more than `most` counts as infinite. */
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, place) => place);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
      if (Math.min(...row) > most) return Infinity;
    }
    return row[b.length] > most ? Infinity : row[b.length];
  };

  /*
   * Words of the site that a word may stand for, the likeliest first: those that share its beginning or its end.
   * With `itself` the word stands before them, for its count.
   */
  const similar = async (word, itself = false) => {
    const folded = fold(word);
    const own = { word: folded, wrong: 0, count: 1 };
    if (folded.length < 4 || !/^\p{L}+$/u.test(folded)) return itself ? [own] : [];
    const most = folded.length < 6 ? 1 : 2;
    const back = [...folded].reverse().join("");
    const held = await Promise.all([
      runs("starts", folded[0], folded[0] + "\uffff"),
      runs("ends", back[0], back[0] + "\uffff"),
    ]);
    const found = new Map();
    for (const line of held.flat().join("\n").split("\n")) {
      const [other, count] = line.split(" ");
      const wrong = other.length > folded.length + 3 && other.endsWith(folded) ? 1 : distance(folded, other, most);
      if (wrong === 0) own.count = Number(count);
      else if (wrong < Infinity) found.set(other, { word: other, wrong, count: Number(count) });
    }
    const first = (one) => (one.word[0] === folded[0] ? 0 : 1);
    const all = [...found.values()];
    all.sort((a, b) => a.wrong - b.wrong || first(a) - first(b) || b.count - a.count);
    return itself ? [own, ...all] : all;
  };

  // ---- a query ----

  /* The words that carry it; where there is nothing else, the others too. */
  const asked = (query) => {
    const all = split(query);
    const stop = new Set(site.words.stop);
    const telling = all.filter((word) => !stop.has(fold(word)));
    const seen = new Set();
    return (telling.length ? telling : all).filter((word) => !seen.has(fold(word)) && seen.add(fold(word)));
  };

  /* Each word by what it is, else together with the next one, else by its parts, else as the beginning of another. */
  const findTerms = async (words) => {
    const terms = [];
    for (let place = 0; place < words.length; place++) {
      const one = term(words[place]);
      await findWhole(one, words[place]);
      if (isEmpty(one) && place + 1 < words.length) {
        await findWhole(one, words[place] + words[place + 1]);
        if (!isEmpty(one)) one.written += ` ${words[++place]}`;
      }
      const parts = isEmpty(one) ? pieces(words[place]) : [];
      if (isEmpty(one) && parts.length) {
        terms.push(...(await findTerms(parts)));
        continue;
      }
      if (isEmpty(one)) await findBeginning(one, words[place]);
      terms.push(one);
    }
    return terms;
  };

  /* Numbers of entries, the best first, of those that most words find. */
  const rank = (terms) => {
    const total = site.sizes.length * ROOM;
    const scores = new Map();
    for (const one of terms) {
      const size = new Set([...one.own.keys(), ...one.around.keys()]).size;
      const rare = Math.log(1 + total / Math.max(size, 1));
      const weights = new Map(one.around);
      for (const [number, weight] of one.own) weights.set(number, weight + (weights.get(number) ?? 0) / 4);
      for (const [number, weight] of weights) {
        const score = scores.get(number) ?? { number, words: 0, own: false, value: 0 };
        score.words += 1;
        score.own ||= one.own.has(number);
        score.value += rare * weight;
        scores.set(number, score);
      }
    }
    const all = [...scores.values()].filter((score) => score.own);
    const most = all.reduce((known, score) => Math.max(known, score.words), 0);
    return { whole: most === terms.length, hits: all.filter((score) => score.words === most).sort(byValue) };
  };

  const byValue = (a, b) => b.value - a.value || a.number - b.number;

  /* Put for each word that nothing has the similar one that finds most together with the others. */
  const repair = async (terms) => {
    for (const [place, one] of terms.entries()) {
      if (!isEmpty(one)) continue;
      const rest = terms.filter((known, at) => at !== place && !isEmpty(known));
      let best = null;
      for (const { word } of (await similar(one.written)).slice(0, 4)) {
        const other = { ...term(one.written), used: word };
        await findWhole(other, word);
        if (isEmpty(other)) continue;
        // Among others, a short word is too little to go by.
        if (terms.length === 1 || one.written.length > 5) best ??= other;
        if (rank([...rest, other]).whole) {
          best = other;
          break;
        }
      }
      if (best) terms[place] = best;
    }
  };

  /* The query with a much commoner word in the place of one that hardly anything has. */
  const meant = async (terms, hits) => {
    if (hits.length > 2) return "";
    const words = await Promise.all(terms.map((one) => (one.used === one.written ? commoner(one) : one.used)));
    return words.some((word, place) => word !== terms[place].used) ? words.join(" ") : "";
  };

  const commoner = async (one) => {
    if (one.own.size + one.around.size > 2) return one.used;
    const [itself, ...others] = await similar(one.used, true);
    const other = others.find(({ word }) => !keysOf(word).some((known) => one.keys.has(known)));
    return other && other.wrong === 1 && other.count > 9 * itself.count ? other.word : one.used;
  };

  /*
   * {terms, whole, notes, pages, meant}: what a query found. `whole` says whether all words are met; `notes` and
   * `pages` are numbers of entries, the best first, of the notes and their things, and of the documentation.
   */
  const ask = async (query) => {
    await ready;
    const terms = await findTerms(asked(query));
    await repair(terms);
    await repair(terms); // a word that was left may go with one that is known now
    const known = terms.filter((one) => !isEmpty(one));
    const { whole, hits } = rank(known);
    const numbers = hits.map((hit) => hit.number);
    return {
      terms,
      whole: whole && known.length === terms.length,
      notes: numbers.filter((number) => number < site.pages),
      pages: numbers.filter((number) => number >= site.pages),
      meant: await meant(known, hits),
    };
  };

  // ---- a hit ----

  const AROUND = 110; // letters on either side of the first word

  /* {kind, title, href, facts, quote}: what is shown of an entry; `quote` is a list of [text, whether marked]. */
  const show = async (number, terms) => {
    const held = await load(`text-${Math.floor(number / ROOM)}`);
    const [kind, title, address, shown, ...flat] = held.entries[number % ROOM];
    const wanted = new Set(terms.flatMap((one) => [...one.keys]));
    const keysIn = (text) => new Set(places(text).flatMap(({ word }) => matching(word, wanted)));
    let best = { value: 0, anchor: "", text: flat[1] ?? "" };
    for (let place = 0; place < flat.length; place += 2) {
      const value = terms.filter((one) => meets(one, keysIn(flat[place + 1]))).length;
      if (value > best.value) best = { value, anchor: flat[place], text: flat[place + 1] };
    }
    const above = keysIn(`${title} ${shown} ${held.where}`);
    const named = terms.every((one) => meets(one, above) || one.around.has(number));
    const short = address === 0 ? `#${asAnchor(title)}` : address;
    const here = short.startsWith("#");
    const page = here ? held.page : short.split("#")[0];
    const own = here ? `${page}#${held.stem}${short.slice(1)}` : short;
    const line = typeof best.anchor === "number" ? `line-${best.anchor}` : best.anchor;
    const href = !named && best.value && line ? `${page}#${line}` : own;
    return { kind, title, href: root + href, facts: [held.where, shown].filter(Boolean), quote: cut(best.text, wanted) };
  };

  /* A title in the letters of an anchor, as packing.py knows it. */
  const asAnchor = (title) =>
    title
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[\u0300-\u036f]+/g, "")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "");

  const meets = (one, keys) => [...one.keys].some((known) => keys.has(known));

  const matching = (word, wanted) =>
    [word, ...pieces(word)].flatMap((part) => keysOf(part)).filter((known) => wanted.has(known));

  /* The words around the first one that is wanted, with all that are wanted marked. */
  const cut = (text, wanted) => {
    const found = places(text).filter(({ word }) => matching(word, wanted).length);
    const middle = found.length ? found[0].at : 0;
    let from = Math.max(0, middle - AROUND);
    let to = Math.min(text.length, middle + AROUND + (found.length ? 0 : AROUND));
    if (from > 0) from = text.indexOf(" ", from) + 1;
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), middle + (found[0]?.word.length ?? 0));
    const quote = [[from > 0 ? "… " : "", false]];
    let done = from;
    for (const { at, word } of found) {
      if (at < done || at + word.length > to) continue;
      quote.push([text.slice(done, at), false], [word, true]);
      done = at + word.length;
    }
    quote.push([text.slice(done, to), false], [to < text.length ? " …" : "", false]);
    return quote.filter(([part]) => part);
  };

  // ---- what the files of the index call ----

  let begin = null;
  const ready = new Promise((resolve) => (begin = resolve));
  const start = (about) => {
    site = about;
    begin();
  };
  const packed = (file, held) => received.set(file, file.startsWith("text-") ? text(held) : unpack(bytesOf(held)).json());

  const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
  const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));

  /* Bytes that Python has written in base85: four of them are five letters. */
  const bytesOf = (held) => {
    const count = Math.ceil(held.length / 5);
    const whole = held.padEnd(count * 5, "~");
    const view = new DataView(new ArrayBuffer(count * 4));
    for (let group = 0; group < count; group++) {
      let number = 0;
      for (let place = 0; place < 5; place++) number = number * 85 + VALUES.get(whole[group * 5 + place]);
      view.setUint32(group * 4, number);
    }
    return new Uint8Array(view.buffer, 0, count * 4 - (whole.length - held.length));
  };

  /* What packing.py has compressed. */
  const unpack = (...bytes) =>
    new Response(new Blob(bytes).stream().pipeThrough(new DecompressionStream("deflate-raw")));

  /* A text is compressed as if the usual words stood before it: here they do, as a block that is stored as it is. */
  const text = async (held) => {
    await ready;
    const usual = new TextEncoder().encode(site.usual);
    const size = [usual.length & 255, usual.length >> 8];
    const head = Uint8Array.of(0, ...size, ...size.map((byte) => byte ^ 255));
    const whole = await unpack(head, usual, bytesOf(held)).text();
    return JSON.parse(whole.slice(site.usual.length));
  };

  return {
    start,
    packed,
    ask,
    show,
    at: (address) => (root = address),
    forTests: { fold, split, pieces, keysOf, key, distance },
  };
})();
