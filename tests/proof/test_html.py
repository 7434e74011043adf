"""The proof's file: what is in it, that all of it is text or data, and that the same issue gives the same bytes."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from layout.cli import main
from layout.pipeline import typeset
from layout.proof.build import File, make_proof
from layout.proof.data import utf16
from layout.proof.html import ASSETS, SCRIPTS, STYLES, inert
from layout.proof.words import _WORDS
from tests.proof.issue import HOSTILE, write_issue


class Reader(HTMLParser):
    """The elements of a page with their attributes, the text between them, and that of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.inside: dict[str, str] = {}
        self._in = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in = (dict(attrs).get("id") or dict(attrs).get("type") or tag) if tag in ("script", "style") else ""

    def handle_data(self, data: str) -> None:
        if self._in:
            self.inside[self._in] = self.inside.get(self._in, "") + data
        else:
            self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in = ""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[File]:
    issue = write_issue(tmp_path_factory.mktemp("paper"))
    return list(make_proof(typeset(issue), "期", 72, "zh"))


@pytest.fixture(scope="module")
def text(files: list[File]) -> str:
    return files[0].content.decode()


@pytest.fixture(scope="module")
def reader(text: str) -> Reader:
    return Reader(text)


@pytest.fixture(scope="module")
def data(reader: Reader) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(reader.inside["data"])
    return found


def test_files_of_a_proof(files: list[File]) -> None:
    names = ["期.proof.html", *(f"期-{page}.proof.{kind}" for page in ("01", "02") for kind in ("png", "svg"))]
    assert [file.name for file in files] == names


def test_the_same_bytes_again(files: list[File], tmp_path: Path) -> None:
    again = list(make_proof(typeset(write_issue(tmp_path)), "期", 72, "zh"))
    assert [file.name for file in again if file not in files] == []


def test_text_of_the_copy_is_text(reader: Reader) -> None:
    assert HOSTILE in "".join(reader.texts)  # the headline in the list of lengths
    assert not [attrs for _, attrs in reader.elements if any(name.startswith("on") for name in attrs)]
    kinds = [attrs.get("type") for tag, attrs in reader.elements if tag == "script"]
    assert kinds == ["application/json", "image/svg+xml", "image/svg+xml", "module"]


def test_json_ends_no_element() -> None:
    held = inert({"text": "</script><!--\u2028"})
    assert "<" not in held
    assert "\u2028" not in held
    assert json.loads(held) == {"text": "</script><!--\u2028"}


def test_policy_allows_what_is_there_and_no_more(reader: Reader) -> None:
    policy = next(attrs["content"] for tag, attrs in reader.elements if tag == "meta" and "content" in attrs
                  and attrs.get("http-equiv") == "Content-Security-Policy")  # fmt: skip
    held = {part.split()[0]: part.split()[1:] for part in (policy or "").split("; ")}
    for kind, element in (("style-src", "style"), ("script-src", "module")):
        digest = b64encode(sha256(reader.inside[element].encode()).digest()).decode()
        assert held[kind] == [f"'sha256-{digest}'"]
    assert held["default-src"] == ["'none'"]
    assert held["img-src"] == ["data:"]


def test_nothing_is_fetched(text: str, reader: Reader) -> None:
    for _, attrs in reader.elements:
        assert (attrs.get("src") or "data:image/webp;").startswith("data:image/webp;")
        assert (attrs.get("href") or "#").startswith("#")
    without_names = text.replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"(?:https?:)?//\w+\.|@import|url\((?!#)", without_names)


def test_lines_know_where_they_come_from(data: dict[str, Any]) -> None:
    lines = [line for page in data["pages"] for line in page["lines"]]
    assert ["期/稿/长.md", 4, 1] in [line[-3:] for line in lines]
    for *_, node, start, end, _row, _squeezed, _opened, _file, _number, _column in lines:
        assert 0 <= start < end <= utf16(data["nodes"][node][2])
    first = next(line for line in lines if "𠮷字" in data["nodes"][line[4]][2])
    assert first[5] == 0
    after = next(line for line in lines if line[4] == first[4] and line[5] > 0)
    assert after[5] == first[6]  # 𠮷 counts two


def test_offsets_count_as_javascript_does() -> None:
    assert utf16("𠮷字") == 3


def test_problems_have_places(data: dict[str, Any]) -> None:
    placed = {str(found["code"]): found["places"] for found in data["problems"]}
    pages = {code: [place[0] for place in places] for code, places in placed.items()}
    assert pages["picture-missing"] == [1]
    assert pages["picture-coarse"] == [0]
    assert pages["glyph-missing"] == [0]
    assert all(pages.values())
    worst = [str(found["severity"]) for found in data["problems"]]
    assert worst == sorted(worst, key=["fatal", "error", "warning", "note"].index)


def test_a_story_that_turns_is_one_thread(data: dict[str, Any]) -> None:
    assert [0, 0, 1, 1] in [[column[0] for column in thread] for thread in data["threads"]]


def test_lengths_are_told_in_lines_and_characters(reader: Reader) -> None:
    told = "".join(reader.texts)
    assert "溢 18 行，201 字" in told
    assert "缺 20 行，约 220 字" in told
    assert "满" in reader.texts


def test_english(tmp_path: Path) -> None:
    file = next(iter(make_proof(typeset(write_issue(tmp_path)), "x", 72, "en")))
    told = "".join(Reader(file.content.decode()).texts)
    assert "over by 18 lines, 201 characters" in told
    assert "Fit page" in told


def test_a_paper_that_cannot_be_read_has_a_proof_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue = write_issue(tmp_path)
    (issue / "issue.yaml").write_text("日期: <b>昨天</b>\n版: [01]\n", encoding="utf-8")
    out = tmp_path / "out"
    assert main(["proof", str(issue), "-o", str(out), "--lang", "zh"]) == 2
    written = [out / "期.proof.html"]
    assert [*out.iterdir()] == written
    assert capsys.readouterr().out.split() == [str(path) for path in written]
    told = "".join(Reader(written[0].read_text(encoding="utf-8")).texts)
    assert "没有排出版面" in told
    assert "issue.yaml:1" in told


def test_an_issue_with_errors_has_a_proof_and_the_status_says_so(tmp_path: Path) -> None:
    issue = write_issue(tmp_path)
    out = tmp_path / "out"
    assert main(["proof", str(issue), "-o", str(out), "--pages", "02", "--dpi", "50", "--lang", "zh"]) == 1
    assert sorted(path.name for path in out.iterdir()) == ["期-02.proof.png", "期-02.proof.svg", "期.proof.html"]


def test_all_assets_are_used() -> None:
    assert {path.name for path in ASSETS.iterdir()} == {"proof.html", *STYLES, *SCRIPTS}


def test_all_words_are_used() -> None:
    used = "".join(path.read_text(encoding="utf-8") for path in (*ASSETS.iterdir(), *ASSETS.parent.glob("[bh]*.py")))
    kinds = {
        "masthead", "heading", "column", "picture", "code", "caption", "quote", "rules", "turn", "box", "folio",
    }  # of frames  # fmt: skip
    layers = {"marks", "grid", "frames", "looseness", "fits", "missing", "pictures", "vector", "placed"}
    bars = {"full", "over", "short"}
    keys = {word for word in _WORDS if word.startswith("key-")}
    for word in _WORDS.keys() - kinds - layers - bars - keys:
        assert re.search(rf"\{{\{{{word}\}}\}}|words\.{word}\b|[\"'\[]{word}[\"'\]]", used), word
    for key in keys:
        assert f'"{key.removeprefix("key-")}"' in used, key
