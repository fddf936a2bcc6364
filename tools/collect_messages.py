"""Collect the messages of the interface into the catalogue of every language: ``make messages``.

A translator fills in what is empty (``msgstr ""``) and looks at what is marked ``fuzzy``: a guess from a
message that was worded otherwise. ``python tools/collect_messages.py de`` begins the catalogue of a language.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

PACKAGE = Path(__file__).resolve().parent.parent / "_ext" / "summitnotes"
sys.path.insert(0, str(PACKAGE.parent))

from summitnotes import locale  # noqa: E402 - the extension lies beside this folder

METHODS = [("**.py", "python"), ("templates/**.html", "jinja2"), ("**.js", "javascript")]
KEYWORDS = {"_": None, "said": None, "message": None, "ngettext": (1, 2)}


def collect() -> Catalog:
    """Every message, with the files that show it, in the order of their names."""
    found = Catalog(domain=locale.CATALOGUE, fuzzy=False)
    for path, _line, text, comments, context in extract_from_dir(PACKAGE, METHODS, keywords=KEYWORDS):
        found.add(text, None, [(Path(path).as_posix(), 0)], auto_comments=comments, context=context)
    return found


def written(catalogue: Catalog) -> bytes:
    """The text of a catalogue: no line numbers and no dates, so that only words make a difference."""
    data = BytesIO()
    write_po(data, catalogue, width=110, sort_output=True, include_lineno=False, omit_header=True)
    tag = str(catalogue.locale)
    header = (
        f"# {catalogue.locale.english_name if catalogue.locale else ''} words of the interface.\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {tag}\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    return header.encode() + data.getvalue().rstrip(b"\n") + b"\n"


def main(languages: list[str]) -> None:
    """Write the catalogue of each language anew, and begin those of ``languages``."""
    messages = collect()
    there = sorted(path.parent.parent.name for path in locale.FOLDER.glob("*/LC_MESSAGES/*.po"))
    for name in dict.fromkeys((*there, *languages)):
        path = locale.po_file(locale.FOLDER, name)
        catalogue = locale.read(path) if path.is_file() else Catalog(Locale.parse(name))
        catalogue.update(messages, no_fuzzy_matching=not path.is_file())
        catalogue.obsolete.clear()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(catalogue))
        missing = sum(not message.string or message.fuzzy for message in catalogue if message.id)
        print(f"{path.relative_to(PACKAGE.parent.parent)}: {len(catalogue)} messages, {missing} to translate")


if __name__ == "__main__":
    main(sys.argv[1:])
