"""What an editor shows: yaml-language-server, fed our schema, completes keys, explains them and marks mistakes."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from layout.newpaper import new
from tests.press.test_wheel import ROOT

SERVER = "yaml-language-server@1.18.0"  # MIT; fetched here and not kept

pytestmark = pytest.mark.press


class Client:
    """Speaks the language server protocol (3.17) over pipes."""

    def __init__(self, server: Path, folder: Path) -> None:
        self.process = subprocess.Popen(
            ["node", str(server), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        assert self.process.stdin and self.process.stdout
        self._to: IO[bytes] = self.process.stdin
        self._from: IO[bytes] = self.process.stdout
        self._number = 0
        capabilities = {"textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}}}
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities})
        self.tell("initialized", {})
        settings = {"yaml": {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}}
        self.tell("workspace/didChangeConfiguration", {"settings": settings})

    def tell(self, method: str, params: Any, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if number is None else {"id": number})
        self._write(message)

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._to.flush()

    def ask(self, method: str, params: Any) -> Any:
        self._number += 1
        self.tell(method, params, self._number)
        return next(m["result"] for m in self.messages() if m.get("id") == self._number and "result" in m)

    def messages(self) -> Iterator[dict[str, Any]]:
        while True:
            length = 0
            while line := self._from.readline().strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message = json.loads(self._from.read(length))
            if "method" in message and "id" in message:  # what the server asks of an editor
                items = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
                self._write({"jsonrpc": "2.0", "id": message["id"], "result": [None] * len(items)})
            else:
                yield message

    def open(self, path: Path, text: str) -> list[str]:
        """The sentences of the diagnostics of a file."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        for message in self.messages():
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == path.as_uri():
                return [found["message"] for found in message["params"]["diagnostics"]]
        raise AssertionError

    def close(self, path: Path) -> None:
        self.tell("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from datetime import date

    folder = tmp_path_factory.mktemp("editor")
    new(folder / "2026-11-25", date(2026, 11, 25))
    return folder


@pytest.fixture(scope="module")
def client(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    folder = tmp_path_factory.mktemp("server")
    npm = shutil.which("npm")
    assert npm, "npm is needed: see CONTRIBUTING.md"
    subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund", SERVER], cwd=folder, check=True)
    server = Client(folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server", paper)
    yield server
    server.process.terminate()
    server.process.wait()


def test_good_files_have_no_marks(client: Client, paper: Path) -> None:
    for name in ("paper.yaml", "2026-11-25/issue.yaml", "2026-11-25/01.yaml"):
        path = paper / name
        assert client.open(path, path.read_text(encoding="utf-8")) == [], name
        client.close(path)


def test_the_samples_have_no_marks(client: Client) -> None:
    for path in sorted((ROOT / "issues").glob("**/*.yaml")):
        assert client.open(path, path.read_text(encoding="utf-8").replace("版面: |", "版面: |1")) == [], path
        client.close(path)


MAP = "版面: 1 头条\n"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("11", MAP + "放: {头条: {级别: 头条}}", "级别"),
        ("12", MAP + "色: 彩", "套红"),
        ("13", "版名: 要闻", "版面"),
    ],
)
def test_mistakes_are_marked(client: Client, paper: Path, name: str, text: str, said: str) -> None:
    path = paper / "2026-11-25" / f"{name}.yaml"
    found = client.open(path, f"# yaml-language-server: $schema=../schema/page.json\n{text}\n")
    assert any(said in sentence for sentence in found), found


def test_keys_are_completed_and_explained(client: Client, paper: Path) -> None:
    path = paper / "2026-11-25" / "03.yaml"
    text = "# yaml-language-server: $schema=../schema/page.json\n版面: 1 头条\n放:\n  头条:\n    题\n"
    client.open(path, text)
    place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": 4, "character": 5}}
    found = client.ask("textDocument/completion", place)
    items = {item["label"]: item for item in (found["items"] if isinstance(found, dict) else found)}
    assert {"题跨", "题行", "题向"} <= items.keys()
    assert "标题占几行" in json.dumps(items["题行"], ensure_ascii=False)
    hover = client.ask("textDocument/hover", place | {"position": {"line": 1, "character": 1}})
    assert "the page map" in json.dumps(hover, ensure_ascii=False)
