// A click on the link of a heading or of a card copies its address, and goes there as ever.
"use strict";
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
