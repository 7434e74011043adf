"""Loading issues: what may be named, what is held, how files are found and read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from layout.model import Paragraph, Question
from layout.spec.issue import load
from layout.spec.source import decode, join
from tests.spec.conftest import Read, write

ISSUES = Path(__file__).parents[2] / "issues"
PAGE = "版面: |\n  * 甲 甲\n"


def test_folder_issue_file_and_page_file(tmp_path: Path) -> None:
    folder = write(tmp_path, {"期/02.yaml": "版面: |\n  * 乙 乙\n", "期/01.yaml": PAGE})
    for path, pages in ((folder, ["01", "02"]), (folder / "issue.yaml", ["01", "02"]), (folder / "02.yaml", ["02"])):
        loaded = load(path)
        assert loaded.diagnostics == () and loaded.issue
        assert [page.id for page in loaded.issue.pages] == pages
        assert loaded.root == tmp_path
    part = load(folder, ["02"])
    assert part.issue and [page.id for page in part.issue.pages] == ["02"] and list(part.issue.stories) == ["乙"]


def test_the_list_of_pages_gives_their_order(read: Read) -> None:
    listed = "date: 2020年9月29日\npages: [B1, 01]\nversion: 二版\n"
    loaded = read({"期/issue.yaml": listed, "期/B1.yaml": "map: |\n  20 乙 乙\n", "期/01.yaml": PAGE})
    assert loaded.issue and loaded.diagnostics == ()
    assert ([p.id for p in loaded.issue.pages], loaded.issue.version, str(loaded.issue.date), loaded.issue.id) == (
        ["B1", "01"], "二版", "2020-09-29", "期"
    )  # fmt: skip


def test_held_copy_is_listed_not_read(read: Read) -> None:
    loaded = read({"期/01.yaml": PAGE, "期/稿/备用.txt": b"\xff\xfe\xff", "期/稿/.x.md": "", "期/稿/a.docx": ""})
    assert loaded.diagnostics == () and loaded.held == ("乙", "备用")


def test_references_inside_the_issue(read: Read) -> None:
    pages = {"期/02.yaml": "版面: |\n  20 乙 乙\n"}
    for reference, missing in (('"02"', []), ("01-02", []), ("02、03", ["03"]), ('{详见: "09", 外: 是}', [])):
        value = reference if reference.startswith("{") else f"{{详见: {reference}}}"
        loaded = read({"期/01.yaml": f"{PAGE}放:\n  甲: {value}\n", **pages})
        assert [d.arg("page") for d in loaded.diagnostics] == missing


def test_links_that_lead_outside_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "报", {})
    (tmp_path / "别处.md").write_text("秘密")
    (folder / "稿" / "甲.md").unlink()
    (folder / "稿" / "甲.md").symlink_to(tmp_path / "别处.md")
    (folder / "稿" / "丙.md").symlink_to(folder / "稿" / "乙.md")
    (folder / "01.yaml").write_text("版面: |\n  * 甲 丙\n")
    loaded = load(folder)
    assert [(d.code, d.arg("path")) for d in loaded.diagnostics] == [("path-outside", "期/稿/甲.md")]


def test_a_link_to_an_issue_is_that_issue(tmp_path: Path) -> None:
    folder = write(tmp_path / "报", {})
    (tmp_path / "今天").symlink_to(folder)
    assert load(tmp_path / "今天").root == tmp_path / "报"


def test_nothing_above_the_root_is_read(tmp_path: Path) -> None:
    (tmp_path / "paper.yaml").write_text("这不是\n版式: [")
    assert load(write(tmp_path / "报", {})).diagnostics == ()


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = write(tmp_path, {"期/稿/甲.md": None})
    os.mkfifo(folder / "稿" / "甲.md")
    assert [d.code for d in load(folder).diagnostics] == ["file-unreadable"]


def test_strange_paths(tmp_path: Path) -> None:
    for path in ("\0", "\udcff", "x" * 5000):
        assert [d.code for d in load(tmp_path / path).diagnostics] == ["issue-missing"]


@pytest.mark.parametrize(
    ("folder", "written", "joined"),
    [
        ("期", "图/a.jpg", "期/图/a.jpg"),
        ("期", "图\\a.jpg", "期/图/a.jpg"),
        ("", "./a//b", "a/b"),
        ("期", "../a", None),
        ("期", "a/../../b", None),
        ("期", "/etc/passwd", None),
        ("期", "C:\\a", None),
        ("期", "http://a/b", None),
        ("期", "", None),
    ],
)
def test_paths(folder: str, written: str, joined: str | None) -> None:
    assert join(folder, written) == joined


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("重庆科技报".encode(), "utf-8"),
        ("重庆科技报".encode("gb18030"), "gb18030"),
        ("㐂𠮷镕".encode("gb18030"), "gb18030"),
        ("报".encode("gbk"), "gb18030"),
        ("重庆".encode("utf-16"), "utf-16-le"),
        ("重庆".encode("utf-16-be").join([b"\xfe\xff", b""]), "utf-16-be"),
        (b"plain", "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    assert decode(data)[1:] == (encoding, -1)


def test_a_damaged_utf_8_file_is_not_taken_for_gb18030() -> None:
    text = "近日，在位于经开区的重庆树根互联技术有限公司。" * 3
    for cut in range(100, 140):
        data = text.encode()[:cut] + text.encode()[cut + 1 :]
        decoded = decode(data)
        assert decoded.encoding == "utf-8" and cut - 3 < decoded.bad < cut + 3


def test_the_sample() -> None:
    """The seed's page: six stories, nothing to complain of, the typed spaces kept."""
    loaded = load(ISSUES / "2020-09-29")
    assert loaded.diagnostics == () and loaded.held == () and loaded.issue and loaded.style
    assert loaded.style.grid.width == 694_000 and loaded.style.masthead.nameplate == "art/报头.svg"
    stories = loaded.issue.stories
    counts = {
        name: sum(isinstance(block, Paragraph | Question) for block in story.blocks) for name, story in stories.items()
    }
    assert counts == {"科学城": 3, "休刊": 3, "彭水": 0, "基金": 6, "树根": 0, "联盟": 5}
    figure = stories["树根"].figure
    assert figure and figure.images[0].path == "2020-09-29/图/监控大屏.jpg" and figure.credit
    assert figure.credit.text == "重庆日报记者 张锦辉 摄" and "超过 5 万台以上" in figure.caption[1].text
    notice = stories["休刊"].blocks[0]
    assert isinstance(notice, Paragraph) and notice.text.text.startswith("根据国务院 2020 年节假日")
