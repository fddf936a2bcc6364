/* Ask the search of a built site without a browser: node ask.js <html folder> <JSON list of queries>.
 * Prints, for each query, what is shown of the first hits, and the files that were loaded. */
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [folder, queries] = [process.argv[2], JSON.parse(process.argv[3])];
const SHOWN = 10;

const ask = async (query) => {
  const loaded = [];
  const context = vm.createContext({ console, TextEncoder, Blob, DecompressionStream, Response });
  const run = (file) => {
    loaded.push(file);
    vm.runInContext(fs.readFileSync(path.join(folder, file), "utf-8"), context, { filename: file });
  };
  const append = (script) =>
    Promise.resolve().then(() => {
      try {
        run(script.src.split("?")[0]);
      } catch {
        return script.onerror();
      }
      return script.onload();
    });
  context.document = { createElement: () => ({}), head: { appendChild: append } };
  run("_static/summit-search.js");
  run("_search/start.js");
  context.asked = query;
  context.shown = SHOWN;
  const answer = await vm.runInContext(
    `SummitSearch.ask(asked).then(async (found) => ({
      notes: await Promise.all(found.notes.slice(0, shown).map((number) => SummitSearch.show(number, found.terms))),
      pages: await Promise.all(found.pages.slice(0, 3).map((number) => SummitSearch.show(number, found.terms))),
      count: [found.notes.length, found.pages.length],
      used: found.terms.map((one) => one.used),
      whole: found.whole,
      meant: found.meant,
    }))`,
    context,
  );
  return { query, ...answer, loaded };
};

(async () => {
  const answers = [];
  for (const query of queries) {
    try {
      answers.push(await ask(query));
    } catch (error) {
      answers.push({ query, error: String(error) });
    }
  }
  console.log(JSON.stringify(answers));
})();
