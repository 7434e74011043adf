"""The fixture of the pytest plugin: when it writes and when it fails; checks of one test leave each other alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from layout.newpaper import new
from layout.testing import LayoutRegression

Fixture = Callable[..., LayoutRegression]


def edit(issue: Path, old: str = "原稿贴到", new: str = "原搞贴到") -> None:
    path = issue / "稿" / "头条.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """An issue of two pages."""
    issue = tmp_path / "报" / "期"
    new(issue, date(2026, 11, 25))
    (issue / "issue.yaml").write_text("日期: 2026-11-25\n版: [01, 02]\n", encoding="utf-8")
    page = (issue / "01.yaml").read_text(encoding="utf-8")
    (issue / "02.yaml").write_text(page.replace('版: "01"', '版: "02"'), encoding="utf-8")
    return issue


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "test_paper" / "test_page"


@pytest.fixture
def fixture(tmp_path: Path, kept: Path) -> Fixture:
    """The fixture as a test gets it; the next call is the next run of that test."""
    return lambda regen=False, regen_all=False: LayoutRegression(kept, tmp_path / "out", regen, regen_all)


def state(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def failure(check: Callable[[], None]) -> str:
    with pytest.raises(pytest.fail.Exception) as failed:
        check()
    return str(failed.value)


def test_the_first_run_writes_and_fails_once(fixture: Fixture, issue: Path, kept: Path) -> None:
    assert f"现在写在 {kept / '期'}" in failure(lambda: fixture().check(issue))
    before = state(kept)
    assert sorted(before) == ["期/01.png", "期/01.yaml", "期/02.png", "期/02.yaml"]
    fixture().check(issue)
    fixture(regen=True).check(issue)
    assert state(kept) == before


def test_force_regen_writes_what_differs_and_fails_once(
    fixture: Fixture, issue: Path, kept: Path, tmp_path: Path
) -> None:
    fixture(regen_all=True).check(issue)
    before = state(kept)
    edit(issue)
    said = failure(lambda: fixture().check(issue))
    assert "文字：" in said and f"对照见 {tmp_path / 'out' / '期.regress.html'}" in said and "--update" not in said
    assert state(kept) == before
    said = failure(lambda: fixture(regen=True).check(issue))
    assert "文字：" in said and "基准已重写" in said
    assert state(kept) != before
    fixture().check(issue)


def test_regen_all_writes_and_passes(fixture: Fixture, issue: Path) -> None:
    fixture(regen_all=True).check(issue)
    edit(issue)
    fixture(regen_all=True).check(issue)
    fixture().check(issue)


def test_a_damaged_page_is_told_and_left_unless_regenerated(fixture: Fixture, issue: Path, kept: Path) -> None:
    fixture(regen_all=True).check(issue)
    path = kept / "期" / "01.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "<<<<<<< HEAD\n", encoding="utf-8")
    before = state(kept)
    assert "再用 --force-regen 重写" in failure(lambda: fixture().check(issue))
    assert state(kept) == before
    failure(lambda: fixture(regen=True).check(issue))
    fixture().check(issue)


def test_a_page_that_is_not_kept_is_told_and_not_written(fixture: Fixture, issue: Path, kept: Path) -> None:
    fixture(regen_all=True).check(issue, ["01"])
    before = state(kept)
    assert "第 02 版没有基准（02.yaml）" in failure(lambda: fixture().check(issue))
    assert state(kept) == before


@pytest.mark.parametrize("pages", [(), ("01",)])
def test_two_issues_in_one_test_are_kept_apart(
    fixture: Fixture, issue: Path, kept: Path, pages: tuple[str, ...]
) -> None:
    other = issue.parent / "又一期"
    new(other, date(2026, 11, 26))
    run = fixture(regen_all=True)
    run.check(issue)
    run.check(other, pages)
    assert {name.split("/")[0] for name in state(kept)} == {"期", "又一期"}
    run = fixture()
    run.check(issue)
    run.check(other, pages)


@pytest.mark.parametrize("regen", [False, True])
def test_no_page_is_written_twice_in_one_test(fixture: Fixture, issue: Path, kept: Path, regen: bool) -> None:
    run = fixture(regen_all=True)
    run.check(issue)
    before = state(kept)
    run.check(issue)
    edit(issue)
    run._regen = regen
    said = failure(lambda: run.check(issue))
    assert "文字：" in said and "请给 check 一个 name=" in said
    assert state(kept) == before
    run.check(issue, name="改后")
    again = fixture()
    again.check(issue, name="改后")
    assert "文字：" in failure(lambda: again.check(issue))


def test_part_of_an_issue_is_compared_by_the_version_of_its_own_pages(
    fixture: Fixture, issue: Path, kept: Path
) -> None:
    fixture(regen_all=True).check(issue)
    path = kept / "期" / "02.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('tool: "', 'tool: "0.'), encoding="utf-8")
    fixture().check(issue, ["01"])
    assert "基准出自两个版本的 layout" in failure(lambda: fixture().check(issue))
    edit(issue)
    assert "不同之处可能来自换版本" in failure(lambda: fixture().check(issue, ["02"]))


def test_part_of_an_issue_leaves_its_other_pages(fixture: Fixture, issue: Path, kept: Path) -> None:
    run = fixture(regen_all=True)
    run.check(issue, ["01"])
    run.check(issue / "02.yaml")
    assert len(state(kept)) == 4
    run = fixture(regen_all=True)
    run.check(issue, ["02"])
    (issue / "issue.yaml").write_text("日期: 2026-11-25\n版: [01]\n", encoding="utf-8")
    assert "基准里有第 02 版" in failure(lambda: run.check(issue))
    assert len(state(kept)) == 4


def test_what_cannot_be_set_fails_and_writes_nothing(fixture: Fixture, issue: Path, kept: Path) -> None:
    assert "没有第 99 版" in failure(lambda: fixture(regen_all=True).check(issue, ["99"]))
    assert not kept.exists()
