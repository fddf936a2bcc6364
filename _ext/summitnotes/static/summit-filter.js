// The reader's filter. The page is complete without it: this only hides what was not asked for.
// What is chosen stands beside the lists, each with a button that takes it back; Back takes back the last step.
// Within one facet any chosen value will do; between facets all must hold. The choice stands in the address.
(function () {
  "use strict";

  var LONG = 12; // values from which on a list has a field to find one

  // A field above the values of a long list hides those that do not hold what is typed.
  function findable(list) {
    var labels = Array.from(list.querySelectorAll("label"));
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

  function start(form) {
    var root = form.closest("[data-summit-filtered]");
    if (!root) return;
    // A lone form has the plain names in the address; several are kept apart.
    var alone = document.querySelectorAll("form.summit-filter").length === 1;
    var prefix = alone ? "" : form.dataset.prefix || "";
    var boxes = Array.from(form.querySelectorAll("input[type=checkbox]"));
    var facets = Array.from(new Set(boxes.map(function (box) { return box.name; })));
    var items = Array.from(root.querySelectorAll("[data-summit-item]")).map(function (element) {
      var keys = {};
      facets.forEach(function (facet) {
        keys[facet] = (element.getAttribute("data-" + facet) || "").split(" ");
      });
      return { element: element, keys: keys };
    });
    // Deepest first, so that a group can ask its own groups.
    var groups = Array.from(root.querySelectorAll("[data-summit-group]")).reverse();
    var counted = Array.from(root.querySelectorAll("[data-summit-count]"));
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
      var names = Object.keys(wanted);
      items.forEach(function (item) {
        item.element.hidden = !names.every(function (name) {
          return wanted[name].some(function (value) { return item.keys[name].includes(value); });
        });
      });
      groups.forEach(function (group) {
        group.hidden = names.length > 0 && !group.querySelector("[data-summit-item]:not([hidden])");
      });
      var shown = counted.filter(function (element) { return !element.hidden; }).length;
      var all = form.dataset.words;
      var words = !names.length ? all : shown ? _("{n} of {all}") : _("{n} of {all}: nothing fits all that is chosen");
      status.textContent = words.replace("{n}", shown).replace("{all}", all);
      show();
      reset.disabled = names.length === 0;
      form.querySelectorAll(".summit-filter-chosen").forEach(function (mark) {
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
    var lists = Array.from(form.querySelectorAll("details"));
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

  // Escape puts away the definition of the chip or the term in focus.
  document.addEventListener("keydown", function (event) {
    var chip = event.key === "Escape" && document.activeElement;
    if (chip && chip.matches(":is(.summit-chip, .summit-chips a, .summit-term)[title]")) {
      chip.classList.add("summit-dismissed");
      chip.addEventListener("blur", function () { chip.classList.remove("summit-dismissed"); }, { once: true });
    }
  });
})();
