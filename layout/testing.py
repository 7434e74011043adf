"""A pytest plugin: the fixture ``layout_regression`` compares an issue's pages with those kept beside the test.

Needs ``pip install 'layout[test]'``. What is kept lies where pytest-regressions keeps its files, in a folder named
after the test; ``--force-regen`` writes it anew and fails the test once, ``--regen-all`` writes and passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest


class LayoutRegression:
    """What the fixture gives."""

    def __init__(self, request: pytest.FixtureRequest, kept: Path, output: Path) -> None:
        self._request, self._kept, self._output = request, kept, output

    def check(
        self, issue: str | Path, pages: Sequence[str] = (), tolerance: float | None = None, *,
        dpi: int | None = None, lang: str = "zh",
    ) -> None:  # fmt: skip
        """Fail with a sentence where a page is not as it was kept. ``tolerance``: share of pixels that may differ."""
        __tracebackhide__ = True
        from layout.output import file_name
        from layout.regress import run
        from layout.regress.words import told

        regen_all = bool(self._request.config.getoption("regen_all", default=False))
        regen = regen_all or bool(self._request.config.getoption("force_regen", default=False))
        folder = self._kept / file_name(f"{self._request.node.name}")
        first = not folder.exists()
        task = run.Task(dpi or run.DPI, run.TOLERANCE if tolerance is None else tolerance, lang, regen or first)
        found = run.examine(Path(issue), folder, pages, task)
        said = [item.sentence for item in found if item.status]
        if not said and task.update and not regen_all:
            said = [f"{told('updated', lang)}: {folder}"]
        if html := run.comparison(Path(issue).name, found, lang):
            place = self._output / f"{folder.name}.html"
            place.write_bytes(html)
            said.append(told("shown", lang, path=place))
        if said:
            pytest.fail("\n".join(said), pytrace=False)


@pytest.fixture
def layout_regression(request: pytest.FixtureRequest, original_datadir: Path, tmp_path: Path) -> LayoutRegression:
    """Compares every page of an issue with what is kept: ``layout_regression.check(issue)``."""
    return LayoutRegression(request, original_datadir, tmp_path)
