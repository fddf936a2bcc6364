"""Any edits in any order, built in between or not: what stands on the site is what a fresh build gives."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from . import editing

#: How many sequences of edits, and how many edits in each: ``make trust`` asks for more.
SEQUENCES = int(os.environ.get("SUMMIT_SEQUENCES", "6"))
EDITS = int(os.environ.get("SUMMIT_EDITS", "8"))

FOLDER = st.sampled_from(editing.FOLDERS)
NUMBER = st.integers(0, 59)


class Edits(RuleBasedStateMachine):
    """One site and its edits. The source folder has the same name each time: pages may show it."""

    def __init__(self) -> None:
        super().__init__()
        self.temporary = tempfile.TemporaryDirectory()
        self.site = editing.Site(Path(self.temporary.name))
        self.site.build()

    def teardown(self) -> None:
        faults = self.site.faults()
        self.temporary.cleanup()
        assert faults == []

    @rule(folder=FOLDER, name=st.sampled_from(editing.NOTES), number=NUMBER, old=st.booleans())
    def write_notes(self, folder: str, name: str, number: int, old: bool) -> None:
        texts = editing.TEXTS[Path(name).suffix]
        self.site.write(f"{folder}/{name}", texts[number % len(texts)])
        if old:
            self.site.older(f"{folder}/{name}")

    @rule(name=st.sampled_from(editing.PAGES), number=NUMBER)
    def write_page(self, name: str, number: int) -> None:
        self.site.write_page(name, number)

    @rule(folder=FOLDER, number=NUMBER)
    def write_event(self, folder: str, number: int) -> None:
        self.site.write(f"{folder}/event.yml", editing.EVENTS[number % len(editing.EVENTS)])

    @rule(name=st.sampled_from(sorted(editing.DATA)), number=NUMBER, old=st.booleans())
    def write_data(self, name: str, number: int, old: bool) -> None:
        self.site.write(name, editing.DATA[name][number % len(editing.DATA[name])])
        if old:
            self.site.older(name)

    @rule(folder=FOLDER, name=st.sampled_from(editing.PICTURES), number=NUMBER)
    def write_picture(self, folder: str, name: str, number: int) -> None:
        self.site.write(f"{folder}/{name}", editing.BYTES[number % len(editing.BYTES)])

    @rule(number=NUMBER)
    def remove_file(self, number: int) -> None:
        files = self.site.files()
        self.site.remove(files[number % len(files)])

    @rule(folder=FOLDER)
    @precondition(lambda self: any((self.site.source / folder).exists() for folder in editing.FOLDERS))
    def remove_folder(self, folder: str) -> None:
        if (self.site.source / folder).exists():
            self.site.remove(folder)

    @rule(number=NUMBER, folder=FOLDER, name=st.sampled_from(editing.NOTES))
    def rename(self, number: int, folder: str, name: str) -> None:
        files = [file for file in self.site.files() if Path(file).suffix in editing.TEXTS]
        if files:
            self.site.rename(files[number % len(files)], f"{folder}/{name}")

    @rule(overrides=st.sampled_from(editing.SETTINGS))
    def change_settings(self, overrides: dict[str, object]) -> None:
        self.site.overrides = overrides

    @rule(parallel=st.sampled_from([0, 0, 2]))
    def build(self, parallel: int) -> None:
        self.site.build(parallel)


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=SEQUENCES, stateful_step_count=EDITS, suppress_health_check=[*HealthCheck]
)
