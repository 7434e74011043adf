"""Pages beside what was kept of them: what is said, what is written, and that nothing else is."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from PIL import Image

from layout.cli import main
from layout.newpaper import new
from layout.pipeline import Result
from layout.regress.compare import DIFFERENT, SAME, UNREADABLE, Found, Task, difference
from layout.regress.html import as_html
from layout.regress.junit import as_junit
from layout.regress.picture import VALUE, as_png, changed, greys, read_png
from layout.regress.run import UnsetError, find, make

DOC = Path(__file__).parents[2] / "docs" / "regression.md"
LINES = """faces: {宋: Song-Regular}
pages:
- page: "01"
  frames:
  - frame: {kind: column, area: 头条, at: [0, 0, 10, 10]}
    type: ["宋 10 黑"]
    lines:
    - [15, 10, 20.5, 160, "天地玄黄"]
    - [-1, 10, 34.5, 160, "宇宙洪荒"]
"""


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """An issue of one page that is kept, below the working folder."""
    monkeypatch.chdir(tmp_path)
    new(tmp_path / "报" / "期", date(2026, 11, 25))
    assert main(["regress", "报", "--update"]) == 0
    capsys.readouterr()
    return tmp_path / "报" / "期"


def state(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_unchanged_is_the_same_and_kept_to_the_byte(issue: Path, tmp_path: Path) -> None:
    before = state(tmp_path)
    assert main(["regress", "报"]) == 0
    assert main(["regress", str(issue), "--update"]) == 0
    assert state(tmp_path) == before


CHANGES = [
    ("期/稿/头条.md", "原稿贴到", "原搞贴到", "“头条”栏第 15 行，文字：“　　本报讯　把原稿"),
    ("paper.yaml", "天头: 60pt", "天头: 60.5pt", "“报头”报头整块右移 0 pt，下移 0.5 pt"),
    ("paper.yaml", "正文: {字体: 宋,", "正文: {字体: 楷,", "“头条”栏字体字号：黑粗 10 黑, 宋 10 黑 改成 黑粗"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), CHANGES)
def test_a_change_is_told_and_shown(
    issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, said: str
) -> None:
    edit(issue.parent / file, old, new)
    kept = state(issue)
    assert main(["regress", "报", "--junit", "r.xml", "--lang", "zh"]) == 1
    out = capsys.readouterr().out
    assert "第 01 版有 " in out
    assert re.search(re.escape(said).replace("　", r"\s*"), out), out
    assert (tmp_path / "output" / "期.regress.html").is_file()
    case = ET.fromstring((tmp_path / "r.xml").read_bytes()).find("testsuite/testcase/failure")
    assert case is not None and "第 01 版" in case.attrib["message"]
    assert state(issue) == kept
    assert main(["regress", "报", "--update"]) == 0
    assert main(["regress", "报"]) == 0


def truncated(kept: Path) -> None:
    path = kept / "01.png"
    path.write_bytes(path.read_bytes()[:900])


def another_version(kept: Path) -> None:
    text = (kept / "01.yaml").read_text(encoding="utf-8")
    (kept / "02.yaml").write_text(text.replace('tool: "', 'tool: "0.0.9'), encoding="utf-8")


def cut(kept: Path) -> None:
    """At the end of a line, so that it is whole YAML still."""
    lines = (kept / "01.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    (kept / "01.yaml").write_text("".join(lines[:-3]), encoding="utf-8")
    assert yaml.safe_load((kept / "01.yaml").read_text(encoding="utf-8"))


def conflicted(old: str, new: str) -> Callable[[Path], None]:
    """As git leaves a file of which both sides changed ``old``."""
    return lambda kept: edit(kept / "01.yaml", old, f"<<<<<<< HEAD\n{old}\n=======\n{new}\n>>>>>>> 改版\n")


def far_away(kept: Path) -> None:
    """A picture of which few pixels differ."""
    image = Image.open(kept / "01.png").convert("L")
    image.paste(255 - image.getpixel((5, 5)), (5, 5, 7, 7))  # type: ignore[operator]
    (kept / "01.png").write_bytes(as_png(image))


BAD = [
    (lambda kept: (kept / "01.yaml").unlink(), 1, "第 01 版没有基准（01.yaml）"),
    (lambda kept: (kept / "01.png").unlink(), 1, "第 01 版没有基准（01.png）"),
    (lambda kept: (kept / "09.yaml").write_bytes((kept / "01.yaml").read_bytes()), 1, "基准里有第 09 版，这一期没有"),
    (truncated, 2, "01.png 坏了"),
    (lambda kept: edit(kept / "01.yaml", "  frames:", "  frames: ["), 2, "01.yaml 坏了"),
    (lambda kept: (kept / "01.yaml").write_bytes(b"\xff\xfe"), 2, "01.yaml 坏了"),
    (lambda kept: edit(kept / "01.yaml", "format: 2", "format: 1"), 2, "01.yaml 是另一种格式的基准"),
    (lambda kept: edit(kept / "01.yaml", "format: 2", "form: 2"), 2, "01.yaml 是另一种格式的基准"),
    (another_version, 2, "基准出自两个版本的 layout：02 0.0.9"),
    (cut, 2, "01.yaml 的行数和它头上写的不一样"),
    (conflicted("format: 2", "format: 3"), 2, "01.yaml 里有没解决的合并冲突"),
    (conflicted('  name: "要闻"', '  name: "新闻"'), 2, "01.yaml 里有没解决的合并冲突"),
    (lambda kept: edit(kept / "01.yaml", "要闻", "要文"), 1, 'name: "要文" 改成 name: "要闻"'),
    (lambda kept: edit(kept / "01.yaml", "size: [772.", "size: [700."), 1, "第一处是版面大小：700.441 × 1105.512 pt"),
    (far_away, 0, "与基准相同，画面有 0.0007% 的像素不同"),
    (lambda kept: edit(kept / "01.yaml", 'tool: "', 'tool: "0.'), 0, "基准是 layout 0.0"),
    (lambda kept: [path.unlink() for path in kept.iterdir()], 2, "还没有基准"),
    (lambda kept: Image.new("L", (5, 5)).save(kept / "01.png"), 2, "01.png 是 5×5 像素"),
    (lambda kept: Image.new("L", Image.open(kept / "01.png").size).save(kept / "01.png"), 1, "画面不同"),
]


@pytest.mark.parametrize(("spoil", "status", "said"), BAD)
def test_a_bad_baseline_is_told_and_left(  # type: ignore[no-untyped-def]
    issue: Path, capsys: pytest.CaptureFixture[str], spoil, status: int, said: str
) -> None:
    spoil(issue / "基准")
    kept = state(issue)
    assert main(["regress", "报", "--lang", "zh"]) == status
    assert said in capsys.readouterr().out
    assert state(issue) == kept


def test_an_issue_is_found_by_its_file_and_not_in_an_environment(issue: Path, tmp_path: Path) -> None:
    for name in (".hidden", "venv"):
        (tmp_path / name).mkdir()
        shutil.copytree(issue.parent, tmp_path / name / "报")
    (tmp_path / "venv" / "pyvenv.cfg").touch()
    assert list(find(tmp_path)) == [issue]
    assert list(find(issue)) == [issue]
    assert main(["regress", str(issue / "issue.yaml")]) == 0


def test_a_comparison_goes_when_nothing_differs(issue: Path, tmp_path: Path) -> None:
    shown = tmp_path / "output" / "期.regress.html"
    for words, others, status in (("原稿贴到", "原搞贴到", 1), ("原搞贴到", "原稿贴到", 0)):
        edit(issue / "稿" / "头条.md", words, others)
        assert main(["regress", "报"]) == status
        assert shown.is_file() == bool(status)


def test_an_issue_that_is_not_set_and_not_told_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("layout.regress.run.typeset", lambda *_: Result(None, None, (), tmp_path))
    with pytest.raises(UnsetError, match="could not be set"):
        make(tmp_path, (), Task(60, 0, "en", ""))


def test_no_issue_and_one_that_cannot_be_set(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regress", "无"]) == 2
    (issue.parent / "paper.yaml").write_text("[", encoding="utf-8")
    assert main(["regress", "报", "--lang", "zh"]) == 2
    assert "排不出版面：paper.yaml" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("玄黄", "元黄", "第 01 版有 1 处不同，第一处在“头条”栏第 15 行，文字：“天地玄黄”改成“天地元黄”"),
        ("10, 34.5", "9.5, 35", "第 01 版有 1 处不同，第一处在“头条”栏“宇宙洪荒”：右移 -0.5 pt，下移 0.5 pt"),
        ("Song-Regular", "Song-Bold", "第一处是全版字体字号：宋: Song-Regular 改成 宋: Song-Bold"),
        ("宋 10", "宋 11", "第一处是“头条”栏字体字号：宋 10 黑 改成 宋 11 黑"),
        ('    - [-1, 10, 34.5, 160, "宇宙洪荒"]\n', "", '[-1, 10, 34.5, 160, "宇宙洪荒"] 改成 （无）'),
    ],
)  # fmt: skip
def test_the_first_difference_is_told(old: str, new: str, said: str) -> None:
    assert said in difference("01", LINES, LINES.replace(old, new), "zh")
    assert "page 01 differs (1 in all), first" in difference("01", LINES, LINES.replace(old, new), "en")


def test_pictures_keep_their_greys_and_are_compared_by_value_and_share(tmp_path: Path) -> None:
    grey = Image.new("L", (10, 10), 100)
    assert set(greys(grey).tobytes()) == {102}
    (tmp_path / "a.png").write_bytes(as_png(greys(grey)))
    kept = read_png(tmp_path / "a.png")
    assert kept is not None and kept.tobytes() == greys(grey).tobytes()
    other = grey.copy()
    other.putpixel((3, 4), 100 + VALUE)
    other.putpixel((5, 5), 100 + VALUE - 1)
    assert changed(grey, other) == (1, 0.01, (3, 4))


def test_hostile_words_are_escaped() -> None:
    hostile = '<script>"&\x00\x1b'
    image = Image.new("L", (4, 4), 255)
    different = Found("0<1", DIFFERENT, hostile, "a\n", hostile, image, image)
    assert "<script" not in as_html(hostile, [different], "zh")
    found = [different, Found("2", UNREADABLE, hostile), Found("", SAME, hostile)]
    root = ET.fromstring(as_junit({hostile: found}))
    assert root.attrib == {"tests": "3", "failures": "1", "errors": "1"}
    assert [case.attrib["name"] for case in root.iter("testcase")] == ["0<1", "2", "-"]
    assert root.findtext("testsuite/testcase[3]/system-out", "").startswith("<script>")


def test_the_examples_for_ci_are_yaml() -> None:
    github, gitlab = (yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", DOC.read_text("utf-8"), re.S))
    assert any("layout regress" in step.get("run", "") for step in github["jobs"]["pages"]["steps"])
    assert gitlab["pages-regression"]["artifacts"]["reports"]["junit"] == "regress.xml"
