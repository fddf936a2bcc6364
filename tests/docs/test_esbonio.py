"""esbonio, the language server that the guide names, completes the directives and roles of this package."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summitnotes.sphinx.authoring.directives import DIRECTIVES
from summitnotes.sphinx.authoring.roles import ROLES

CONF = 'extensions = ["myst_parser", "summitnotes"]\nprimary_domain = "summit"\nhtml_theme = "basic"\n'
SETTINGS = '[tool.esbonio.sphinx]\nbuildCommand = ["sphinx-build", "-M", "dirhtml", ".", "_build"]\n'
#: File -> what stands before the cursor in it, and the names that must be offered there.
OPEN = {
    "directive.rst": ("Page\n====\n\n.. ", set(DIRECTIVES)),
    "part.rst": ("Page\n====\n\n.. topic-", {"topic-index", "topic-matrix", "topic-timeline"}),
    "role.rst": ("Page\n====\n\nsee :", set(ROLES)),
    "directive.md": ("# Page\n\n```{", set(DIRECTIVES)),
    "role.md": ("# Page\n\nsee {", set(ROLES)),
}
LANGUAGES = {".rst": "restructuredtext", ".md": "markdown"}


class Server:
    """A language server behind two pipes; its messages in both directions are JSON-RPC."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "esbonio", "server"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "XDG_CACHE_HOME": str(folder / "_cache")},
        )
        # One that falls silent is ended, so that its pipe closes and the test fails.
        self.end = threading.Timer(300, self.process.kill)
        self.end.start()

    def send(self, **message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def messages(self) -> Iterator[dict[str, Any]]:
        assert self.process.stdout
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            body = self.process.stdout.read(length)
            assert body, "the server has gone"
            message = json.loads(body)
            if "method" in message and "id" in message:  # it asks for something that it may have as it likes
                self.send(id=message["id"], result=None)
            yield message

    def close(self) -> None:
        self.end.cancel()
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    for name, text in {"conf.py": CONF, "pyproject.toml": SETTINGS, "index.md": "# Site\n"}.items():
        (tmp_path / name).write_text(text, "utf-8")
    for name, (text, _) in OPEN.items():
        (tmp_path / name).write_text(text, "utf-8")
    started = Server(tmp_path)
    yield started
    started.close()


def test_esbonio_completes_our_names(server: Server, tmp_path: Path) -> None:
    root = tmp_path.as_uri()
    folders = [{"uri": root, "name": "site"}]
    known = {"processId": None, "rootUri": root, "workspaceFolders": folders, "capabilities": {}}
    server.send(id=1, method="initialize", params=known)
    offered: dict[str, set[str]] = {}
    for message in server.messages():
        if message.get("id") == 1 and "result" in message:
            server.send(method="initialized", params={})
            for name, (text, _) in OPEN.items():
                document = {"uri": f"{root}/{name}", "languageId": LANGUAGES[name[name.index(".") :]]}
                opened = {"textDocument": {**document, "version": 1, "text": text}}
                server.send(method="textDocument/didOpen", params=opened)
        elif message.get("method") == "sphinx/appCreated":
            for name, (text, _) in OPEN.items():
                rows = text.split("\n")
                place = {"line": len(rows) - 1, "character": len(rows[-1])}
                asked = {"textDocument": {"uri": f"{root}/{name}"}, "position": place}
                server.send(id=name, method="textDocument/completion", params=asked)
        elif message.get("id") in OPEN:
            offered[message["id"]] = {item["label"] for item in message["result"]["items"]}
            if len(offered) == len(OPEN):
                break
    assert {name: missing for name, (_, names) in OPEN.items() if (missing := names - offered[name])} == {}
