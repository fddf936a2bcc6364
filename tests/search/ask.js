/* Ask the search page of a built site, without a browser: node ask.js <html folder> <JSON list of queries>.
 * Prints, for each query, the results of Sphinx's searchtools.js and the scripts that were loaded. */
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [folder, queries] = [process.argv[2], JSON.parse(process.argv[3])];

// A stand-in for every object of the page that a search only writes to.
const anything = () =>
  new Proxy(function () {}, {
    get: (_target, name) => (name === Symbol.toPrimitive ? () => "" : name === "lastChild" ? null : anything()),
    set: () => true,
    apply: () => anything(),
  });

const ask = async (query) => {
  const loaded = [];
  const context = vm.createContext({ console, URLSearchParams, setTimeout: () => 0, localStorage: anything() });
  const run = (file) => {
    const full = path.join(folder, file.split("?")[0]);
    loaded.push(file.split("?")[0]);
    vm.runInContext(fs.readFileSync(full, "utf-8"), context, { filename: file });
  };
  const append = (script) => {
    // Sphinx sets the address after it has put the element into the page.
    Promise.resolve().then(() => {
      try {
        run(script.src);
      } catch {
        return script.onerror?.();
      }
      return script.onload?.();
    });
    return script;
  };
  const ready = [];
  Object.assign(context, {
    window: { addEventListener() {}, location: { search: "" }, setTimeout: () => 0 },
    SPHINX_HIGHLIGHT_ENABLED: false,
    fetch: () => new Promise(() => {}),
    document: {
      readyState: "loading",
      addEventListener: (_event, callback) => ready.push(callback),
      documentElement: { dataset: { content_root: "" } },
      createElement: (tag) => (tag === "script" ? {} : anything()),
      getElementById: () => anything(),
      querySelectorAll: () => [],
      head: { appendChild: append },
      body: { appendChild: append },
    },
  });
  vm.runInContext("var _ = (text) => text; var _ready = (callback) => document.addEventListener('', callback);", context);
  vm.runInContext("var DOCUMENTATION_OPTIONS = {}, Documentation = {gettext: _, ngettext: _};", context);
  const first = process.argv[4] || "_search/first.js";
  for (const file of ["_static/searchtools.js", "_static/language_data.js", first]) run(file);
  ready.forEach((callback) => callback());
  context.asked = query;
  vm.runInContext("Search.performSearch(asked)", context);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const results = vm.runInContext("Search._performSearch(...Search._parseQuery(asked)).reverse()", context);
  return { query, results, loaded: [...new Set(loaded)] };
};

(async () => {
  const answers = [];
  for (const query of queries) answers.push(await ask(query));
  console.log(JSON.stringify(answers));
})();
