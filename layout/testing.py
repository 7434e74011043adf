"""A pytest plugin: the fixture ``layout_regression`` compares an issue's pages with those kept beside the test.

Needs ``pip install 'layout[test]'``. What is kept lies where pytest-regressions keeps its files, in a folder named
after the test, and in it one named after the issue. As there, a first run keeps the pages and fails;
``--force-regen`` keeps anew what differs and fails, ``--regen-all`` keeps all anew and passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # what sets pages is loaded by the tests that need it, not by every run of pytest
    from layout.regress.compare import Task


class LayoutRegression:
    """What the fixture gives. ``kept`` is the test's own folder, ``output`` that of the comparisons."""

    def __init__(self, kept: Path, output: Path, regen: bool, regen_all: bool) -> None:
        self._kept, self._output, self._regen, self._regen_all = kept, output, regen, regen_all
        self._checked: set[Path] = set()  #: the kept pages that this test has compared or written

    def check(
        self, issue: str | Path, pages: Sequence[str] = (), tolerance: float | None = None, *,
        dpi: int | None = None, lang: str = "zh", name: str = "",
    ) -> None:  # fmt: skip
        """Fail with a sentence where a page is not as it was kept.

        ``tolerance``: share of pixels that may differ. ``name``: of what is kept, in place of the issue's, where one
        test checks two issues of one name, or one issue before and after a change.
        """
        __tracebackhide__ = True
        from layout.output import OutputError
        from layout.regress import run
        from layout.regress.compare import Task

        task = Task(dpi or run.DPI, run.TOLERANCE if tolerance is None else tolerance, lang, "--force-regen")
        try:
            said = self._said(Path(issue), pages, task, name)
        except (run.UnsetError, OutputError) as error:
            said = [str(error)]
        if said:
            pytest.fail("\n".join(said), pytrace=False)

    def _said(self, issue: Path, pages: Sequence[str], task: Task, name: str) -> list[str]:
        """Why the test fails; nothing: it passes. No page is written that this test has compared before."""
        from layout.output import file_name, save
        from layout.regress import baseline
        from layout.regress.compare import compare
        from layout.regress.run import comparison, make

        made = make(issue, pages, task)
        folder = self._kept / file_name(name or made.issue)
        known, now = set(baseline.kept_pages(folder)), baseline.names(folder, made)
        mine = now | known if made.whole else now
        again = not self._checked.isdisjoint(folder / page for page in mine)
        self._checked |= {folder / page for page in mine}
        if mine.isdisjoint(known) or (self._regen_all and not again):
            baseline.update(folder, made)
            return [] if self._regen_all else [task.told("first", path=folder)]
        found = compare(folder, made, task)
        if not any(item.status for item in found):
            return []
        said = [item.sentence for item in found if item.status or not item.page]
        if html := comparison(made.issue, found, task.lang):
            place = self._output / f"{folder.name}.regress.html"
            save(place, html)
            said.append(task.told("shown", path=place))
        if again:
            said.append(task.told("twice"))
        elif self._regen:
            baseline.update(folder, made)
            said.append(task.told("anew", path=folder))
        return said


@pytest.fixture
def layout_regression(request: pytest.FixtureRequest, original_datadir: Path, tmp_path: Path) -> LayoutRegression:
    """Compares every page of an issue with what is kept: ``layout_regression.check(issue)``."""
    from layout.output import file_name

    test = ".".join(request.node.nodeid.split("::")[1:])  # with its class: another may have a test of this name
    regen, regen_all = (bool(request.config.getoption(name, False)) for name in ("force_regen", "regen_all"))
    return LayoutRegression(original_datadir / file_name(test), tmp_path, regen, regen_all)
