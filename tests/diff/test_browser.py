"""The comparison in a browser (Chromium), from its file: every control by clicks and by keys, wide and narrow."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from layout.cli import main
from tests.diff.paper import Edits, lay_out

pytestmark = pytest.mark.press

CHROMIUM = "/usr/bin/chromium"
SIZES = {"desk": (1440, 900), "phone": (390, 844)}
AXE = "axe-core@4.10.3"
EDITS: Edits = (
    ("期/稿/满.md", "句号却不挤", "冒号却不挤"),
    ("期/02.yaml", "  12 像", "  14 像"),
    ("期/issue.yaml", "2026-11-23", "2026-11-24"),
    ("期/稿/短.md", "短稿一篇", "<img src=x onerror=alert(1)>"),
)
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("diff")
    place = folder / "diff.html"
    old, new = lay_out(folder / "old"), lay_out(folder / "new", EDITS)
    assert main(["diff", str(old), str(new), "--html", str(place), "--lang", "zh"]) == 1
    return place


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """axe-core, from npm: its licence (MPL 2.0) is not ours, so it is not kept here."""
    npm = shutil.which("npm")
    assert npm, "npm is needed to fetch axe-core"
    folder = tmp_path_factory.mktemp("axe")
    subprocess.run([npm, "pack", "--silent", AXE], cwd=folder, check=True, capture_output=True)
    shutil.unpack_archive(next(folder.glob("*.tgz")), folder, "gztar")
    return (folder / "package" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(browser: Browser, file: Path, size: str) -> Iterator[Page]:
    """The file, opened; at the end nothing was fetched and nothing went wrong."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=size == "phone")
    said: list[str] = []
    asked: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    holds(page, "[...document.images].every(image => image.complete && image.naturalWidth)")
    yield page
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith("data:") and url != file.as_uri()] == []


def holds(page: Page, condition: str) -> None:
    """Wait until it does; not by ``wait_for_function``, whose eval the page's policy forbids."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"does not hold: {condition}")


SHOWN = "[...document.querySelectorAll('.pair')].findIndex(pair => !pair.hidden) === {}"
VIEW = "document.body.dataset.view === '{0}' && document.querySelectorAll('.views [aria-pressed=true]').length === 1"


def test_pages_are_turned(page: Page) -> None:
    assert page.locator("#previous").is_disabled()
    page.click("#next")
    holds(page, SHOWN.format(1))
    assert page.locator("#next").is_disabled()
    page.click("#previous")
    holds(page, SHOWN.format(0))
    page.select_option("#choose", "1")
    holds(page, SHOWN.format(1))
    page.locator("#desk").focus()
    page.keyboard.press("ArrowLeft")
    holds(page, SHOWN.format(0))
    page.keyboard.press("ArrowRight")
    holds(page, SHOWN.format(1))


def test_views(page: Page) -> None:
    for view, key in (("over", "2"), ("blink", "3"), ("side", "1")):
        page.click(f".views [data-view={view}]")
        holds(page, VIEW.format(view))
        page.keyboard.press("1" if view != "side" else "2")
        page.keyboard.press(key)
        holds(page, VIEW.format(view))
    for view in ("over", "blink"):
        page.click(f".views [data-view={view}]")
        boxes = [page.locator(f".pair:not([hidden]) .{side} .sheet").bounding_box() for side in ("old", "new")]
        assert boxes[0] == boxes[1]


def test_blinking_shows_one_after_the_other(page: Page) -> None:
    page.keyboard.press("3")
    seen = "getComputedStyle(document.querySelector('.pair .{}')).visibility === 'visible'"
    for side, other in (("old", "new"), ("new", "old"), ("old", "new")):
        holds(page, f"{seen.format(side)} && !({seen.format(other)})")


def test_changes_lead_to_their_places(page: Page) -> None:
    listed = page.locator(".change")
    assert listed.count() == 4
    page.locator(".change", has_text="高2行").click()
    holds(page, SHOWN.format(1))
    assert page.locator(".pair:not([hidden]) .lit").count() == 2
    page.locator(".change", has_text="正文第3段").click()
    holds(page, SHOWN.format(0))
    lit = page.locator(".new .lit").first.bounding_box()
    desk = page.locator("#desk").bounding_box()
    assert lit and desk
    assert desk["y"] <= lit["y"] <= desk["y"] + desk["height"]
    page.keyboard.press("n")
    current = "[...document.querySelectorAll('.change')].findIndex(one => one.matches('.current')) === {}"
    before = page.evaluate("[...document.querySelectorAll('.change')].findIndex(one => one.matches('.current'))")
    page.keyboard.press("p")
    holds(page, current.format(before - 1))


def test_marks_zoom_and_theme(page: Page) -> None:
    drawn = "getComputedStyle(document.querySelector('.over rect')).display !== 'none'"
    holds(page, drawn)
    page.click("#marks")
    holds(page, f"!({drawn})")
    page.keyboard.press("m")
    holds(page, drawn)
    width = "document.querySelector('.sheet img').getBoundingClientRect().width"
    fit = page.evaluate(width)
    page.click("#in")
    assert page.evaluate(width) == pytest.approx(fit * 1.25, rel=0.01)
    page.click("#out")
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert page.evaluate(width) == pytest.approx(fit * 1.5625, rel=0.01)
    page.keyboard.press("-")
    page.click("#fit")
    assert page.evaluate(width) == pytest.approx(fit, rel=0.01)
    page.click("#theme")
    holds(page, "document.documentElement.dataset.theme === 'dark'")
    page.keyboard.press("t")
    holds(page, "document.documentElement.dataset.theme === 'light'")


def test_nothing_sticks_out(page: Page, size: str) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    boxes = page.evaluate(
        """[...document.querySelectorAll('.bar button, .bar select')].map(one => {
             const box = one.getBoundingClientRect(); return [one.id, box.left, box.top, box.right, box.bottom]; })"""
    )
    foot = page.evaluate("document.querySelector('.bar').getBoundingClientRect().bottom")
    for at, (one, left, above, right, below) in enumerate(boxes):
        assert left >= 0 and right <= SIZES[size][0] and below <= foot, one
        for other, x, y, x2, y2 in boxes[at + 1 :]:
            assert right <= x + 0.5 or x2 <= left + 0.5 or below <= y + 0.5 or y2 <= above + 0.5, (one, other)


@pytest.mark.parametrize("state", ["side", "over", "blink", "dark"])
def test_accessible(page: Page, axe: str, state: str) -> None:
    page.click("#theme" if state == "dark" else f".views [data-view={state}]")
    page.keyboard.press("n")
    page.evaluate(axe)
    found = page.evaluate("axe.run().then(result => result.violations)")
    grave = [
        (fault["id"], [node["html"][:120] for node in fault["nodes"][:3]])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]
    assert grave == []
