// The reader's filter. The page is complete without it: this only hides what was not asked for.
// What is chosen stands beside the lists, each with a button that takes it back; Back takes back the last step.
// Within one facet any chosen value will do; between facets all must hold. The choice stands in the address,
// so that it holds on every page of a list that has several.
(function () {
  "use strict";

  var LONG = 12; // values from which on a list has a field to find one

  function all(root, kind) {
    return Array.from(root.querySelectorAll(kind));
  }

  // A field above the values of a long list hides those that do not hold what is typed.
  function findable(list) {
    var labels = all(list, "label");
    if (labels.length <= LONG) return;
    var field = document.createElement("input");
    field.type = "search";
    field.className = "summit-filter-find";
    field.autocomplete = "off";
    field.setAttribute("aria-label", _("Find in {list}").replace("{list}", list.querySelector("legend").textContent));
    field.placeholder = _("Find");
    field.addEventListener("input", function () {
      var words = fold(field.value);
      labels.forEach(function (label) { label.hidden = !fold(label.textContent).includes(words); });
    });
    list.querySelector("legend").after(field);
  }

  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  }

  // Whether the values of an item, by facet, are among those that are wanted.
  function fits(keys, wanted) {
    return Object.keys(wanted).every(function (name) {
      return wanted[name].some(function (value) { return keys[name].includes(value); });
    });
  }

  function counting(n, words, chosen) {
    var text = !chosen ? words : n ? _("{n} of {all}") : _("{n} of {all}: nothing fits all that is chosen");
    return text.replace("{n}", written(n)).replace("{all}", words);
  }

  // As the pages write numbers: 4,500.
  function written(n) {
    return n.toLocaleString(document.documentElement.lang || undefined);
  }

  // ---- a list that is all on this page ----

  function here(form, root, facets) {
    var items = all(root, "[data-summit-item]").map(function (element) {
      var keys = {};
      facets.forEach(function (facet) {
        keys[facet] = (element.getAttribute("data-" + facet) || "").split(" ");
      });
      return { element: element, keys: keys };
    });
    // Deepest first, so that a group can ask its own groups.
    var groups = all(root, "[data-summit-group]").reverse();
    var counted = all(root, "[data-summit-count]");
    return function (wanted, chosen) {
      items.forEach(function (item) { item.element.hidden = !fits(item.keys, wanted); });
      groups.forEach(function (group) {
        group.hidden = chosen && !group.querySelector("[data-summit-item]:not([hidden])");
      });
      var shown = counted.filter(function (element) { return !element.hidden; }).length;
      return counting(shown, form.dataset.words, chosen);
    };
  }

  // ---- a list with a page a year ----

  // The form comes without choices: they stand in a file that all pages of the list share.
  function choices(form, data) {
    data.choices.forEach(function (choice) {
      var mark = form.querySelector('[data-facet="' + choice[0] + '"]');
      var label = document.createElement("label");
      var box = document.createElement("input");
      var count = document.createElement("span");
      box.type = "checkbox";
      box.name = choice[0];
      box.value = choice[1];
      count.className = "summit-count";
      count.textContent = choice[3];
      label.append(box, " " + choice[2] + " ", count);
      mark.closest("details").querySelector("fieldset").append(label);
    });
    all(form, "details").forEach(function (list) { list.hidden = !list.querySelector("label"); });
  }

  function across(form, root, facets, data) {
    var years = {};
    Object.keys(data.years).forEach(function (year) {
      years[year] = data.years[year].talks.map(function (numbers) {
        var keys = {};
        facets.forEach(function (facet) { keys[facet] = []; });
        numbers.forEach(function (number) { keys[data.choices[number][0]].push(data.choices[number][1]); });
        return keys;
      });
    });
    var lines = all(root, ".summit-entries > li");
    var groups = all(root, ".summit-entries");
    var listed = all(root, ".summit-years > li").map(function (element) {
      var facts = element.querySelector(".summit-line-facts > span");
      return { element: element, year: element.dataset.year, facts: facts, words: facts.textContent };
    });
    var links = all(root, ".summit-years a, .summit-jump a");
    links.forEach(function (link) { link.dataset.address = link.getAttribute("href"); });

    return function (wanted, chosen) {
      var found = 0;
      var fitting = {};
      Object.keys(years).forEach(function (year) {
        fitting[year] = years[year].map(function (keys) { return fits(keys, wanted); });
      });
      // Of a year, whose pages may be several, or of one of these.
      function number(year) {
        return Object.keys(fitting).reduce(function (sum, page) {
          var own = page === year || page.startsWith(year + "/");
          return own ? sum + fitting[page].filter(Boolean).length : sum;
        }, 0);
      }
      Object.keys(years).forEach(function (year) { found += number(year); });
      links.forEach(function (link) {
        var year = link.closest("[data-year]") ? link.closest("[data-year]").dataset.year : link.textContent;
        link.setAttribute("href", link.dataset.address + location.search);
        link.parentElement.hidden = chosen && !number(year);
      });
      listed.forEach(function (line) { line.facts.textContent = counting(number(line.year), line.words, chosen); });
      if (!form.dataset.year) return counting(found, form.dataset.words, chosen);
      lines.forEach(function (line, place) { line.hidden = !fitting[form.dataset.year][place]; });
      groups.forEach(function (group) {
        group.hidden = !group.querySelector("li:not([hidden])");
        group.previousElementSibling.hidden = group.hidden;
      });
      var words = counting(number(form.dataset.year), form.dataset.words, chosen);
      return chosen ? words + " · " + _("{n} in all years").replace("{n}", written(found)) : words;
    };
  }

  // ---- the form ----

  function start(form) {
    var root = form.closest("[data-summit-filtered]");
    if (!root) return;
    var data = "across" in form.dataset ? window.SummitTalks : null;
    if ("across" in form.dataset) {
      var known = data && (!form.dataset.year || data.years[form.dataset.year]);
      // A page that a browser kept from before the file changed lists other talks.
      if (!known || (form.dataset.year && known.seal !== form.dataset.seal)) {
        form.remove();
        return;
      }
      choices(form, data);
    }
    // A lone form has the plain names in the address; several are kept apart.
    var alone = document.querySelectorAll("form.summit-filter").length === 1;
    var prefix = alone ? "" : form.dataset.prefix || "";
    var boxes = all(form, "input[type=checkbox]");
    var facets = Array.from(new Set(boxes.map(function (box) { return box.name; })));
    var answer = data ? across(form, root, facets, data) : here(form, root, facets);
    var status = form.querySelector(".summit-filter-status");
    var reset = form.querySelector("[type=reset]");
    var picked = document.createElement("ul");
    picked.className = "summit-chips summit-filter-picked";
    picked.setAttribute("aria-label", _("Chosen"));
    form.insertBefore(picked, status);

    // A button for each value that is chosen, which takes it back.
    function show() {
      picked.replaceChildren.apply(picked, boxes.filter(function (box) { return box.checked; }).map(function (box) {
        var words = box.parentElement.firstChild.nextSibling.textContent.trim();
        var button = document.createElement("button");
        button.type = "button";
        button.className = "summit-chip";
        button.textContent = words + " ×";
        button.setAttribute("aria-label", _("Without {value}").replace("{value}", words));
        button.addEventListener("click", function () {
          box.checked = false;
          write();
          apply();
          (picked.querySelector("button") || form.querySelector("summary")).focus();
        });
        var item = document.createElement("li");
        item.append(button);
        return item;
      }));
      picked.hidden = !picked.children.length;
    }

    function chosen() {
      var found = {};
      boxes.forEach(function (box) {
        if (box.checked) (found[box.name] = found[box.name] || []).push(box.value);
      });
      return found;
    }

    function apply() {
      var wanted = chosen();
      var some = Object.keys(wanted).length > 0;
      status.textContent = answer(wanted, some);
      show();
      reset.disabled = !some;
      all(form, ".summit-filter-chosen").forEach(function (mark) {
        var values = wanted[mark.dataset.facet];
        mark.textContent = values ? " (" + values.length + ")" : "";
      });
    }

    function read() {
      var query = new URLSearchParams(location.search);
      boxes.forEach(function (box) {
        box.checked = query.getAll(prefix + box.name).includes(box.value);
      });
      apply();
    }

    function write() {
      var query = new URLSearchParams(location.search);
      facets.forEach(function (facet) { query.delete(prefix + facet); });
      boxes.forEach(function (box) {
        if (box.checked) query.append(prefix + box.name, box.value);
      });
      var text = query.toString();
      history.pushState(null, "", location.pathname + (text ? "?" + text : "") + location.hash);
    }

    form.addEventListener("change", function (event) {
      if (event.target.type !== "checkbox") return;
      write();
      apply();
    });
    form.addEventListener("reset", function () {
      setTimeout(function () {
        boxes.forEach(function (box) { box.checked = false; });
        write();
        apply();
        form.querySelector("summary").focus();
      });
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    // One open list at a time; Escape and a click elsewhere close it.
    var lists = all(form, "details");
    lists.forEach(function (list) {
      findable(list);
      list.addEventListener("toggle", function () {
        if (list.open) lists.forEach(function (other) { if (other !== list) other.open = false; });
      });
      list.addEventListener("keydown", function (event) {
        if (event.key === "Escape" && list.open) {
          list.open = false;
          list.querySelector("summary").focus();
        }
      });
    });
    document.addEventListener("click", function (event) {
      lists.forEach(function (list) { if (!list.contains(event.target)) list.open = false; });
    });
    window.addEventListener("popstate", read);
    form.hidden = false;
    read();
  }

  document.querySelectorAll("form.summit-filter").forEach(start);
})();
