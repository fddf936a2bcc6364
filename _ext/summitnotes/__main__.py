"""``python -m summitnotes VERB``: the commands of the Makefile, without make."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from summitnotes import __version__
from summitnotes.commands import VERBS


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit status (0 fine, 1 something found, 2 bad arguments)."""
    parser = argparse.ArgumentParser(prog="python -m summitnotes", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    modules = {}
    words = sys.argv[1:] if arguments is None else arguments
    # A verb that is named is loaded alone: some need libraries that take long.
    for verb, name in [(word, VERBS[word]) for word in words[:1] if word in VERBS] or VERBS.items():
        modules[verb] = module = import_module(f"summitnotes.commands.{name}")
        module.add(verbs.add_parser(verb, help=module.HELP))
    chosen = parser.parse_args(arguments)
    return int(modules[chosen.verb].run(chosen))


if __name__ == "__main__":
    sys.exit(main())
