// Long lists: a field that narrows them while one types, and entries that have moved to pages of their own.
// Both work without this: the list is whole, and at an old address a link leads on.
(function () {
  "use strict";

  function fold(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  function find(field) {
    var root = field.parentElement;
    var input = field.querySelector("input");
    var status = field.querySelector(".summit-find-status");
    var items = Array.from(root.querySelectorAll(".summit-entries > li")).map(function (element) {
      return { element: element, text: fold(element.textContent + " " + (element.dataset.names || "")) };
    });
    var groups = Array.from(root.querySelectorAll(".summit-group"));
    field.hidden = false;
    input.addEventListener("input", function () {
      var words = fold(input.value).split(/\s+/).filter(Boolean);
      var shown = 0;
      items.forEach(function (item) {
        var fits = words.every(function (word) { return item.text.includes(word); });
        item.element.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      groups.forEach(function (group) {
        group.hidden = !group.querySelector(".summit-entries > li:not([hidden])");
      });
      status.textContent = words.length ? shown + " / " + items.length : "";
    });
  }

  // Before things had pages, the overview's entries were their addresses: topics.html#topic-ceph--event
  function follow() {
    var parts = decodeURIComponent(location.hash.slice(1)).split("--");
    var entry = parts[0] && document.getElementById(parts[0]);
    var link = entry && entry.closest(".summit-entries") && entry.querySelector("a[href]");
    if (link) location.replace(link.href);
  }

  document.querySelectorAll(".summit-find").forEach(find);
  window.addEventListener("hashchange", follow);
  follow();
})();
