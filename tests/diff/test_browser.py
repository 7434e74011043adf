"""The file of the difference in a browser (Chromium): real clicks and keys on every control, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from layout.diff.html import write_html
from layout.diff.issues import compare
from tests.diff.paper import side
from tests.proof.test_browser import CHROMIUM, SIZES, axe

__all__ = ["axe"]
pytestmark = pytest.mark.press
CHANGED = (("期/01.yaml", "  22  甲", "  24  甲"), ("期/稿/庚.md", "红笔", "朱笔"))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("diff")
    old, new = side(folder / "old"), side(folder / "new", *CHANGED)
    write_html(old, new, compare(old, new), folder / "diff.html", "zh")
    return folder / "diff.html"


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, file: Path) -> Iterator[Page]:
    """The file, open; at the end nothing was fetched and nothing went wrong."""
    width, height = SIZES[request.param]
    said: list[str] = []
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        found = browser.new_page(viewport={"width": width, "height": height})
        found.on("console", lambda message: said.append(message.text))
        found.on("pageerror", lambda error: said.append(str(error)))
        found.on("request", lambda request: asked.append(request.url))
        found.goto(file.as_uri())
        yield found
        browser.close()
    assert said == []
    assert [url for url in asked if not url.startswith("data:") and url != file.as_uri()] == []


def test_every_control(page: Page) -> None:
    for key, mode in (("2", "overlay"), ("3", "blink"), ("1", "side")):
        page.click(f"[data-set={mode}]")
        assert page.get_attribute("body", "data-mode") == mode
        page.keyboard.press("1" if mode != "side" else "2")
        page.keyboard.press(key)
        assert page.get_attribute("body", "data-mode") == mode
    page.select_option("#choose", "02")
    assert page.locator(".sheet:visible").get_attribute("data-page") == "02"
    page.click("[data-change='0']")
    assert page.locator(".sheet:visible").get_attribute("data-page") == "01"
    assert page.locator(".sheet:visible rect.on").count() > 0
    page.focus("#desk")
    page.keyboard.press("n")
    assert page.get_attribute("[data-change='1']", "aria-current") == "true"
    page.keyboard.press("p")
    assert page.get_attribute("[data-change='0']", "aria-current") == "true"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_blinks(page: Page) -> None:
    page.keyboard.press("3")
    page.wait_for_selector("body.other", timeout=3000)
    page.wait_for_selector("body:not(.other)", timeout=3000)


def test_nothing_keeps_anyone_out(page: Page, axe: str) -> None:
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run().then(r => r.violations.filter(v => /serious|critical/.test(v.impact)).map(v => v.id))"
    )
    assert found == []
