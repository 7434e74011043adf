"""What the documents say is true: every key has its row, every example reads, every message is one the tool gives."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from layout.cli import main
from layout.diagnostic import Severity
from layout.messages import MESSAGES, render
from layout.model import Role
from layout.spec import defaults as std
from layout.spec.issue import ISSUE, Loaded, load
from layout.spec.keys import Key, Reader, Table
from layout.spec.lengths import SIZE_TABLES
from layout.spec.nodes import Scalar
from layout.spec.page import PAGE
from layout.spec.story import STORY
from layout.spec.stylebook import PAPER
from layout.spec.styletables import ALIGNS, ROLES
from layout.spec.tables import TABLE
from tests.spec.conftest import Files, write

ROOT = Path(__file__).parent.parent
SPEC = (ROOT / "docs" / "spec.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = {"spec.md": SPEC, "README.md": README}
SEVERITIES = {"说明": Severity.NOTE, "警告": Severity.WARNING, "错误": Severity.ERROR, "严重": Severity.FATAL}


FENCE = re.compile(r"^```(.*)\n((?:.*\n)*?)```$", re.MULTILINE)


class Row(NamedTuple):
    """A row of a table of the spec page. ``group`` is the bold row above it, else the heading."""

    group: str
    cells: tuple[str, ...]


def rows(text: str) -> Iterator[Row]:
    heading = group = ""
    for line in re.sub(FENCE, "", text).splitlines():
        if line.startswith("#"):
            heading = group = line
        elif line.startswith("|"):
            cells = tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line[1:-1]))
            bold = cells[0].startswith("**")
            plain = tuple(cell.replace("**", "") for cell in cells[:2])
            yield Row(heading if bold else group, (*plain, *cells[2:]))
            group = " ".join(plain) if bold else group
        else:
            group = heading


ROWS = tuple(rows(SPEC))
# A key of several tables (a style's, in 样式 and in each level) is told once, where its table is.
TABLES = [table for part in (PAPER, ISSUE, PAGE, STORY, TABLE) for table in part.walk()]
KEYS = tuple({(table.zh, key.zh): (table, key) for table in TABLES for key in table.keys}.values())


def find(table: Table, key: Key[object]) -> Row | None:
    """The row of a key: under a heading, or a bold row, with both names of its table."""
    return next(
        (
            row
            for row in ROWS
            if row.cells[:2] == (key.zh, key.en) and table.zh in row.group and re.search(rf"\b{table.en}\b", row.group)
        ),
        None,
    )


def test_there_are_keys_to_look_for() -> None:
    assert len(KEYS) > 100


@pytest.mark.parametrize(("table", "key"), KEYS, ids=lambda part: str(part.en))
def test_every_key_has_its_row(table: Table, key: Key[object]) -> None:
    row = find(table, key)
    assert row, f"docs/spec.md has no row | {key.zh} | {key.en} | under {table.zh} {table.en}"
    if key in ROLES.values():
        return  # the columns are what the style is
    says, default = row.cells[2], row.cells[-1]
    assert (default == "必写") == key.required
    choices = key.kind.schema.get("enum")
    words = [word for word in choices if not str(word).isascii()] if isinstance(choices, list) else []
    assert all(word in says for word in words), f"{key.zh}: {words}"
    if match := re.fullmatch(r"`([^`]+)`", default):
        reader = Reader("", PAPER, "", [])
        reader.unsure = True  # any name may be known
        assert key.kind.read(reader, Scalar(match[1], 1, 1), key.zh) == key.default, default
        assert not reader.problems


def test_every_row_is_a_key() -> None:
    found = {find(table, key) for table, key in KEYS}
    groups = {row.group for row in found if row}
    tables = {f"{table.zh} {table.en}" for table, _ in KEYS}
    for row in ROWS:
        if row.group in groups and row.cells[:2] != ("键", "key") and row.cells[0] != "---":
            assert row in found or " ".join(row.cells[:2]) in tables, row


@pytest.mark.parametrize("role", ROLES)
def test_styles_are_as_told(role: Role) -> None:
    style, key = std.ROLES[role], ROLES[role]
    align = next(word for word, value in ALIGNS.items() if value == style.align)
    size, pitch = (f"{part * std.SIZE / 1_000_000:g}pt" for part in (style.size, style.pitch))
    cells = (key.zh, key.en, style.face, size, pitch if style.pitch else "同版心", align, f"{style.indent // 1000}字")
    assert cells in {row.cells for row in ROWS}


def test_sizes_are_as_told() -> None:
    table = {row.cells[0]: row.cells[1:] for row in ROWS if len(row.cells) > 7}
    for told, name in (("方正", "founder"), ("Word", "word")):
        sizes = {size: f"{points / 1000:g}" for size, points in SIZE_TABLES[name].items()}
        assert {size: cell for size, cell in zip(table["字号"], table[told], strict=True) if cell} == sizes


@pytest.mark.parametrize("sort", std.ALIASES)
def test_predefined_names_are_told(sort: str) -> None:
    assert all(f"{zh} {en}" in SPEC for en, zh in std.ALIASES[sort].items())


def blocks(language: str) -> list[tuple[str, str]]:
    """The fenced blocks of the documents in a language: (document, text)."""
    found = [(name, fence) for name, text in DOCUMENTS.items() for fence in FENCE.finditer(text)]
    return [(name, fence[2]) for name, fence in found if fence[1] == language]


YAML = blocks("yaml")
STORIES = [(name, text) for name, text in blocks("") if text.startswith("---\n")]


def in_place(text: str) -> Files:
    """The files of a paper of which an example is a part; what it is, its keys tell."""
    keys = set(re.findall(r"^(?!#)(\S+?):", text, re.MULTILINE))
    paper = "" if keys & {"报名", "paper"} else "报名: 试报\n"
    if keys & {"版面", "map"}:
        return {"paper.yaml": paper, "期/01.yaml": text}
    if keys == {"放"}:
        areas = re.findall(r"^  (\S+?):", text, re.MULTILINE)
        drawn = "".join(f"  9 {f'{area} ' * 4}\n" for area in areas)
        return {"paper.yaml": paper, "期/01.yaml": f"版面: |\n{drawn}  * {'余稿 ' * 4}\n{text}"}
    if all(PAPER.find(key) for key in keys):
        return {"paper.yaml": paper + text, "期/01.yaml": "版面: |\n  * 甲 甲 甲 甲\n"}
    if all(ISSUE.find(key) for key in keys):
        pages = re.findall(r"\b[A-Z]?\d\d\b(?!-)", text.partition("版:")[2])
        return {"期/issue.yaml": text, **{f"期/{page}.yaml": f"版面: |\n  * {page} {page}\n" for page in pages}}
    assert all(STORY.find(key) for key in keys), f"no part of a paper: {text}"
    return {"期/稿/甲.md": f"---\n{text}---\n"}


def read(files: Files, folder: Path) -> Loaded:
    """Load files with a story for each area that wants one."""
    first = load(write(folder, files))
    wanted = {placed.story for page in first.issue.pages for placed in page.placements} if first.issue else set()
    stubs: Files = {f"期/稿/{name}.md": f"　　{name}。\n" for name in wanted if name}
    return load(write(folder, {**stubs, **files}))


@pytest.mark.parametrize(("document", "text"), YAML, ids=lambda part: part.split("\n")[0][:20])
def test_examples_read(document: str, text: str, tmp_path: Path) -> None:
    loaded = read(in_place(text), tmp_path)
    assert [render(found) for found in loaded.diagnostics] == [], document
    assert loaded.style and loaded.issue


@pytest.mark.parametrize(("document", "text"), STORIES, ids=lambda part: part.split("\n")[0][:20])
def test_stories_read(document: str, text: str, tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {"期/稿/甲.md": text}))
    assert loaded.diagnostics == () and loaded.issue, document
    story = loaded.issue.stories["甲"]
    assert story.heading and story.blocks


def test_there_are_examples() -> None:
    assert {name for name, _ in YAML} == {name for name, _ in STORIES} == set(DOCUMENTS)


# --- messages ---

MESSAGE = re.compile(r"(说明|警告|错误|严重)\[([a-z-]+)\]: ([^`\n]+)")
QUOTED = [(name, *found.groups()) for name, text in DOCUMENTS.items() for found in MESSAGE.finditer(text)]


@pytest.mark.parametrize(("document", "label", "code", "sentence"), QUOTED)
def test_messages_are_the_tables(document: str, label: str, code: str, sentence: str) -> None:
    message = MESSAGES[code]
    assert message.severity is SEVERITIES[label]
    parts = string.Formatter().parse(message.zh)
    pattern = "".join(re.escape(words) + (".+" if field else "") for words, field, _, _ in parts)
    assert re.fullmatch(pattern, sentence), f"{document}: {message.zh}"


GRID = "版面: |\n  9 报头 报头 报头 报头\n"
MISTAKES: dict[str, Files] = {
    "yaml-colon": {"期/01.yaml": GRID + "  * 甲 甲 甲 甲\n放:\n  甲: {级:三条}\n"},
    "yaml-tab": {"期/01.yaml": GRID + "  * 甲 甲 甲 甲\n放:\n\t甲: 甲\n"},
    "yaml-quote-needed": {"期/稿/甲.md": '---\n主题: "地标优品"直播\n---\n'},
    "comment-cut": {"期/稿/甲.md": "---\n主题: 庆祝 #1 名\n---\n"},
    "unknown-key-like": {"期/01.yaml": GRID + "  * 甲 甲 甲 甲\n放:\n  甲: {题垮: 2}\n"},
    "misplaced-key": {"期/01.yaml": GRID + "  * 甲 甲 甲 甲\n题跨: 2\n"},
    "no-unit": {"paper.yaml": "报名: 试报\n版心: {行距: 14}\n"},
    "band-words": {"期/01.yaml": GRID + "  30 甲 甲 乙\n  * 甲 甲 乙 乙\n"},
    "area-unplaced": {"期/01.yaml": GRID + "  * 甲 甲 丙 丙\n"},
    "head-lost": {"期/稿/甲.md": "主题：甲题\n\n　　甲文。\n"},
}


@pytest.mark.parametrize("code", MISTAKES)
def test_mistakes_are_told_so(code: str, tmp_path: Path) -> None:
    files: Files = {"paper.yaml": "报名: 试报\n", "期/01.yaml": GRID + "  * 甲 甲 乙 乙\n", **MISTAKES[code]}
    found = [render(found).split("\n")[0] for found in load(write(tmp_path, files)).diagnostics]
    told = next(line for line in found if f"[{code}]" in line).split(": ", 1)[1]
    assert told in SPEC.split("## 常见错误")[1]


# --- commands ---

COMMANDS = sorted(set(re.findall(r"`(?:\.venv/bin/)?layout ([a-z]+)([^`]*)`", README + SPEC)))


@pytest.mark.parametrize(("command", "words"), COMMANDS)
def test_commands_exist(command: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0, f"there is no command {command}"
    usage = capsys.readouterr().out
    for option in re.findall(r"(?<![\w-])--?[a-z]+", words):
        assert re.search(rf"(?<![\w-]){option}\b", usage), f"layout {command} has no {option}"


def test_every_command_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    there = re.findall(r"^    ([a-z]+)  ", capsys.readouterr().out, re.MULTILINE)
    assert there and set(there) <= {command for command, _ in COMMANDS}


def test_every_option_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    usage = ""
    for command in sorted({command for command, _ in COMMANDS}):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        usage += capsys.readouterr().out
    told = set(re.findall(r"(?<![\w-])--[a-z]+", README + SPEC))
    assert told and told <= set(re.findall(r"(?<![\w-])--[a-z]+", usage))


def test_the_problem_matcher_reads_what_check_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The pattern of the page, on notes, warnings, errors and what is fatal."""
    written = re.search(r'"regexp": "(.*)"', SPEC)
    assert written
    pattern = re.compile(written[1].replace("\\\\", "\\"), re.MULTILINE)
    files = {
        "paper.yaml": "报名: 小报\n版心: {栏数: 2, 栏宽: 16字, 行数: 20}\n",
        "issue.yaml": "日期: 2026-11-25\n",
        "01.yaml": '版: "01"\n版面: |\n  2 甲 乙\n  18 丙 丙\n',
        "甲.md": "　　１２３" + "很长的一段。" * 20, "乙.md": "　　短。", "丙.md": "　　短。",
    }  # fmt: skip
    for file, text in files.items():
        path = tmp_path / ("稿" if file.endswith(".md") else "") / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    said = ""
    for name in ("", "issue.yaml"):
        if name:
            (tmp_path / name).write_text("日期: 昨天\n", encoding="utf-8")
        main(["check", str(tmp_path), "--lang", "en"])
        said += capsys.readouterr().out
    found = pattern.findall(said)
    assert {severity for _, _, _, severity, _, _ in found} == {"note", "warning", "error", "fatal"}
    assert len(found) == len([line for line in said.splitlines() if not line.startswith("  ")])
