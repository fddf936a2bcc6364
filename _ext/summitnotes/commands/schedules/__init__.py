"""Programmes of conferences, as other tools export them: one module a format.

Each module has ``NAME`` and ``read(data) -> Schedule | None``; ``None`` says that the bytes are of another
format. A new format is one new module and one line in :data:`MODULES`.
"""

from __future__ import annotations

from importlib import import_module

from summitnotes.commands.schedules.schedule import Schedule, UnreadableError

MODULES = ("frab_json", "sessionize", "indico", "frab_xml", "ical", "table")


def read_schedule(data: bytes) -> tuple[str, Schedule]:
    """The name of the format that reads ``data``, and the programme; else :class:`UnreadableError`."""
    names = []
    for module in MODULES:
        reader = import_module(f"summitnotes.commands.schedules.{module}")
        try:
            schedule: Schedule | None = reader.read(data)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise UnreadableError(f"{reader.NAME}: it is laid out in another way ({error}).") from error
        if schedule is not None:
            if not schedule.sessions:
                raise UnreadableError(f"{reader.NAME}: there is no session in it.")
            return str(reader.NAME), schedule
        names.append(str(reader.NAME))
    raise UnreadableError(f"it is none of {', '.join(names)}.")
