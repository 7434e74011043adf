"""The proof and the comparison of the largest sample, a four-page paper, in a browser: their size, and every button."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from layout.cli import main
from tests.proof.test_browser import SIZES, axe, browser, holds

__all__ = ["axe", "browser"]
pytestmark = pytest.mark.press
ISSUES = Path(__file__).parent.parent.parent / "issues"
MOST = {"proof": 8_000_000, "diff": 16_000_000}  #: bytes; the comparison holds both sides
FACES = "[...document.querySelectorAll('.face')].every(face => face.src.includes('svg'))"
GRAVE = (
    "axe.run().then(r => r.violations.filter(v => /serious|critical/.test(v.impact)).map(v => v.id + ': '"
    " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + n.any.map(a => a.message)).join('; ')))"
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The proof of the showcase, and the comparison with one in which a story and a page map changed."""
    folder = tmp_path_factory.mktemp("largest")
    assert main(["proof", str(ISSUES / "showcase"), "-o", str(folder / "proof"), "--dpi", "50", "--quiet"]) == 0
    shutil.copytree(ISSUES, folder / "new")
    story = folder / "new" / "showcase" / "稿" / "版式.md"
    story.write_text(story.read_text(encoding="utf-8").replace("报纸", "日报", 1), encoding="utf-8")
    old, new, html = str(ISSUES / "showcase"), str(folder / "new" / "showcase"), folder / "diff.html"
    assert main(["diff", old, new, "--html", str(html)]) == 1
    return {"proof": next((folder / "proof").glob("*.html")), "diff": html}


@pytest.fixture(params=[(name, size) for name in ("proof", "diff") for size in SIZES], ids="-".join)
def page(request: pytest.FixtureRequest, browser: Browser, files: dict[str, Path]) -> Iterator[Page]:
    """A file, open; at the end nothing was fetched and nothing went wrong."""
    name, size = request.param
    width, height = SIZES[size]
    said: list[str] = []
    asked: list[str] = []
    found = browser.new_page(viewport={"width": width, "height": height})
    found.on("console", lambda message: said.append(message.text))
    found.on("pageerror", lambda error: said.append(str(error)))
    found.on("request", lambda request: asked.append(request.url))
    found.goto(files[name].as_uri())
    if name == "proof":
        holds(found, FACES)
    yield found
    found.close()
    assert said == []
    assert [url for url in asked if not url.startswith(("data:", "blob:")) and url != files[name].as_uri()] == []


@pytest.mark.parametrize("name", ["proof", "diff"])
def test_it_can_be_mailed(files: dict[str, Path], name: str) -> None:
    assert files[name].stat().st_size < MOST[name]


def test_every_button_can_be_pressed_and_nobody_is_kept_out(page: Page, axe: str) -> None:
    """All that is to be seen and is no link is clicked, then closed again by Escape; nothing runs over the edge."""
    count = page.locator("button").count()
    pressed = 0
    for number in range(count):
        button = page.locator("button").nth(number)
        if button.is_visible() and button.is_enabled() and "print" not in (button.get_attribute("id") or ""):
            button.click(timeout=3000, force=True)
            page.keyboard.press("Escape")
            pressed += 1
    assert pressed >= 3
    for key in ("Tab", "Home", "End", "PageDown", "+", "-", "n", "p"):
        page.keyboard.press(key)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate(axe)
    assert page.evaluate(GRAVE) == []
