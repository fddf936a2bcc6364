"""Old ids and addresses lead on, and what is withheld shows its id and nothing else, in every export."""

from __future__ import annotations

from .conftest import Build

EVENT = """title: Lyon days
start: 2026-11-09
aliases: [lyon-2026, Rencontres de Lyon]
talks:
  - at: 09:00 Disks
    id: disks
    aliases: [old-disks]
"""
FILES = {
    "vocabulary.yml": "topics:\n- {id: neutron, pref_label: {en: Neutron}, former: [{name: Quantum}]}\n"
    "- {id: ceph, pref_label: {en: Ceph}}\n",
    "people.yml": "people:\n  - {name: Ann Lee, aliases: [A. Leigh]}\n",
    "notes/2026-lyon/event.yml": EVENT,
    "notes/2026-lyon/day.md": "# Lyon\n\n## 09:00 Disks / Ann Lee\n\nNeutron is warm.\n",
    "index.md": "# Site\n\n{event}`lyon-2026` {talk}`old-disks` {person}`A. Leigh` {topic}`Quantum`\n\n"
    "```{talk-list}\n```\n\n```{topic-index}\n```\n",
}


def test_old_addresses_lead_on(build: Build) -> None:
    site = build(files=FILES)
    assert site.warnings == []
    for old, new in {
        "notes/lyon-2026/index.html": "../2026-lyon/index.html",
        "people/a-leigh.html": "ann-lee.html",
        "topics/quantum.html": "neutron.html",
    }.items():
        page = site.text(old)
        assert f'content="0; url={new}' in page, old
        assert (site.out / old).parent.joinpath(new).resolve().is_file()
    assert '<span id="talk-old-disks"></span>' in site.text("notes/2026-lyon/day.html")
    assert not (site.out / "notes/Rencontres de Lyon").exists()


def test_pages_of_others_are_no_redirects(build: Build) -> None:
    event = EVENT.replace("lyon-2026,", "2026-paris,")
    paris = {"notes/2026-paris/day.md": "# Paris\n\nWords.\n", "notes/2026-lyon/event.yml": event}
    site = build(files={**FILES, **paris, "index.md": "# Site\n"})
    assert "http-equiv" not in site.text("notes/2026-paris/index.html")


SECRET = """talks:
  - title: Sekret plans
    id: kept-id
    speakers: [Nina Verborgen (Obscura)]
    topics: [ceph]
    slides: https://sekret.example/
    original_title: Sekret original
    aliases: [sekret-old]
    status: withheld
  - {at: 09:00 Disks, status: withheld, room: Verborgen}
"""


def test_withheld_shows_its_id_and_nothing_else(build: Build) -> None:
    files = {**FILES, "notes/2026-lyon/event.yml": f"title: Lyon days\nstart: 2026-11-09\n{SECRET}"}
    files["notes/2026-lyon/day.md"] = "# Lyon\n\n## 09:00 Disks\n\nCeph is warm.\n"
    files["index.md"] = "# Site\n\n```{talk-list}\n```\n\n```{topic-index}\n```\n"
    site = build(files=files)
    assert site.warnings == []
    for path in sorted(site.out.rglob("*")):
        if path.is_file() and "_static" not in path.parts and path.suffix not in (".pickle",):
            text = path.read_bytes().decode("utf-8", "replace").casefold()
            assert not [word for word in ("sekret", "verborgen", "obscura") if word in text], path.name
    talk = site.catalogue.talk["kept-id"]
    assert (talk.title, talk.status, talk.speakers, talk.topics, talk.links) == (
        "Withheld",
        "withheld",
        (),
        (),
        (),
    )
    assert '"kept-id"' in site.text("talks.json")
    assert [m for m in site.catalogue.mentions if m.topic == "ceph"] == []
