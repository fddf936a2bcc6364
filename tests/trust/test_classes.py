"""Classes and attributes of notes act on nothing: no link over the page, no hidden words, no notice."""

from __future__ import annotations

from bs4 import BeautifulSoup

from ..site.conftest import Build

MARKDOWN = """\
# Markdown

[one](https://a.example/){.sd-stretched-link target=_blank} and [two]{.mark} and
<a class="sd-stretched-link" style="position:fixed" href="https://b.example/">three</a>

{.sd-d-none}
four

```{note}
:class: sd-d-none mark
five
```

:::summit-notice
six
:::

<div class="sd-d-none" style="display:none">seven</div>
"""
REST = """\
Rest
====

.. note::
   :class: sd-d-none mark

   eight

.. figure:: none.png
   :figclass: sd-card
   :class: sd-card

   nine

.. rubric:: ten
   :class: summit-notice
"""
NO_EFFECT = "have no effect in notes and are shown as text [summit.power]"
ALONE = "has no effect in notes; write the words alone. [summit.power]"
WARNINGS = [
    f'notes/e/md.md:3: WARNING: the attributes "{{.sd-stretched-link target=_blank}}" {NO_EFFECT}',
    f'notes/e/md.md:6: WARNING: the attributes "{{.sd-d-none}}" {NO_EFFECT}',
    f'notes/e/md.md:9: WARNING: ":class: sd-d-none" {ALONE}',
    f'notes/e/rest.rst:4: WARNING: ":class: sd-d-none" {ALONE}',
    f'notes/e/rest.rst:9: WARNING: ":class: sd-card" {ALONE}',
    f'notes/e/rest.rst:9: WARNING: ":figclass: sd-card" {ALONE}',
    'notes/e/rest.rst:9: WARNING: picture "none.png" is not there; shown as text. [summit.media]',
    f'notes/e/rest.rst:15: WARNING: ":class: summit-notice" {ALONE}',
]
REFUSED = {"sd-stretched-link", "sd-d-none", "sd-card", "summit-notice"}


def test_only_listed_classes_reach_the_page(build: Build) -> None:
    site = build(files={"notes/e/md.md": MARKDOWN, "notes/e/rest.rst": REST})
    assert sorted(site.warnings) == sorted(WARNINGS)
    shown = ""
    for name in ("md", "rest"):
        page = BeautifulSoup(site.text(f"notes/e/{name}.html"), "html.parser").select_one("div.body")
        assert not REFUSED & {one for tag in page.select("[class]") for one in tag["class"]}
        assert not page.select("[style], [target]")
        assert "mark" in {one for tag in page.select("[class]") for one in tag["class"]}
        shown += page.get_text()
    words = "one two three four five six seven eight nine ten .sd-stretched-link .sd-d-none summit-notice"
    assert [word for word in words.split() if word not in shown] == []
