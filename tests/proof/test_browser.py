"""The proof in a browser (Chromium), opened from its file: real clicks and keys on every control, wide and narrow.

Every page is closed by asking whether anything was said on the console or asked of any place but the file itself.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from layout.pipeline import typeset
from layout.proof.build import make_proof
from tests.proof.issue import write_issue

pytestmark = pytest.mark.press

CHROMIUM = "/usr/bin/chromium"
SIZES = {"desk": (1440, 900), "phone": (390, 844)}
AXE = "axe-core@4.10.3"
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def proofs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The file of an issue full of errors, in two languages, and that of one that cannot be read."""
    folder = tmp_path_factory.mktemp("proof")
    issue = write_issue(folder / "paper")
    result = typeset(issue)
    (issue / "issue.yaml").write_text("日期: 昨天\n版: [01]\n", encoding="utf-8")
    made = {"zh": (result, "zh"), "en": (result, "en"), "unset": (typeset(issue), "zh")}
    paths = {}
    for name, (found, lang) in made.items():
        paths[name] = folder / f"{name}.html"
        paths[name].write_bytes(next(iter(make_proof(found, name, 50, lang))).content)
    return paths


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
def opened(browser: Browser, proofs: dict[str, Path], size: str) -> Iterator[Open]:
    """Opens a proof; at the end nothing was fetched and nothing went wrong."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=size == "phone")
    said: list[str] = []
    asked: list[str] = []

    def opened(name: str = "zh") -> Page:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(proofs[name].as_uri())
        if name != "unset":
            holds(page, "[...document.querySelectorAll('.face')].every(face => face.src.includes('svg'))")
        return page

    yield opened
    context.close()
    assert said == []
    own = {proofs[name].as_uri() for name in proofs}
    assert [url for url in asked if not url.startswith("data:") and url not in own] == []


def holds(page: Page, condition: str) -> None:
    """Wait until it does; not by ``wait_for_function``, whose eval the page's policy forbids."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"does not hold: {condition}")


def top(page: Page, number: int) -> float:
    """Where a page stands on the desk."""
    return float(page.evaluate(f"document.getElementById('page{number}').getBoundingClientRect().top"))


PERCENT = "document.getElementById('percent').textContent"
PRESSED = "document.getElementById('{}').getAttribute('aria-pressed') === 'true'"
CURRENT = "document.getElementById('choose').value === '{}'"
SHOWN = "document.getElementById('desk').classList.contains('show-{}')"
LAYERS = {"marks": "m", "grid": "g", "frames": "f", "looseness": "l", "fits": "o", "missing": "q", "pictures": "r"}


def test_pages_are_turned(opened: Open, size: str) -> None:
    page = opened()
    assert page.locator("#previous").is_disabled()
    page.click("#next")
    holds(page, CURRENT.format(1))
    assert page.locator("#next").is_disabled()
    page.click("#previous")
    holds(page, CURRENT.format(0))
    page.select_option("#choose", "1")
    holds(page, CURRENT.format(1))
    page.keyboard.press("Escape")
    page.locator("#desk").focus()
    page.keyboard.press("ArrowLeft")
    holds(page, CURRENT.format(0))
    page.keyboard.press("PageDown")
    holds(page, CURRENT.format(1))
    page.keyboard.press("Home")
    holds(page, CURRENT.format(0))
    page.keyboard.press("End")
    holds(page, CURRENT.format(1))
    if size == "desk":
        page.click("#strip a >> nth=0")
        holds(page, CURRENT.format(0))
        assert page.locator("#strip a[aria-current=page]").count() == 1


def test_scrolling_tells_the_page(opened: Open) -> None:
    page = opened()
    page.locator("#desk").hover()
    page.mouse.wheel(0, 3000)
    holds(page, CURRENT.format(1))


def test_zoom(opened: Open) -> None:
    page = opened()
    fit = page.evaluate(PERCENT)
    page.click("#in")
    page.click("#in")
    holds(page, f"parseInt({PERCENT}) > {int(fit.split()[0])}")
    page.click("#actual")
    holds(page, f"{PERCENT} === '100 %'")
    width = page.evaluate("document.querySelector('.leaf').getBoundingClientRect().width")
    assert width == pytest.approx(206 / 25.4 * 96, abs=0.5)  # 200 mm and the bleed, at 96 pixels an inch
    page.click("#out")
    holds(page, f"{PERCENT} === '80 %'")
    page.click("#width")
    holds(page, PRESSED.format("width"))
    page.click("#fit")
    holds(page, f"{PERCENT} === '{fit}'")
    page.locator("#desk").focus()
    for key, condition in (
        ("1", f"{PERCENT} === '100 %'"), ("+", f"{PERCENT} === '125 %'"), ("-", f"{PERCENT} === '100 %'"),
        ("w", PRESSED.format("width")), ("0", PRESSED.format("fit")),
    ):  # fmt: skip
        page.keyboard.press(key)
        holds(page, condition)


def test_wheel_zooms_at_the_pointer_and_dragging_moves(opened: Open) -> None:
    page = opened()
    page.locator("#fit").click()
    frame = page.locator("#page0 .leaf").bounding_box()
    assert frame
    x, y = frame["x"] + frame["width"] * 0.7, frame["y"] + frame["height"] * 0.6
    page.mouse.move(x, y)
    page.keyboard.down("Control")
    for _ in range(3):
        page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    holds(page, f"parseInt({PERCENT}) > 300")
    after = page.locator("#page0 .leaf").bounding_box()
    assert after
    assert (x - after["x"]) / after["width"] == pytest.approx(0.7, abs=0.01)
    assert (y - after["y"]) / after["height"] == pytest.approx(0.6, abs=0.01)
    page.mouse.down()
    page.mouse.move(x - 60, y - 40, steps=4)
    page.mouse.up()
    moved = page.locator("#page0 .leaf").bounding_box()
    assert moved
    assert [moved[axis] - after[axis] for axis in ("x", "y")] == pytest.approx([-60, -40], abs=2)


def test_pinching(opened: Open, size: str) -> None:
    if size == "desk":
        return
    page = opened()
    before = int(page.evaluate(PERCENT).split()[0])
    touch = page.context.new_cdp_session(page)
    for kind, apart in (("touchStart", 40), ("touchMove", 60), ("touchMove", 80)):
        points = [{"x": 195 - apart, "y": 400}, {"x": 195 + apart, "y": 400}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    holds(page, f"parseInt({PERCENT}) > {before * 1.8} && parseInt({PERCENT}) < {before * 2.2}")


def test_layers(opened: Open, size: str) -> None:
    page = opened()
    page.click("#tab-layers")
    for name in LAYERS:
        on = SHOWN.format(name)
        before = page.evaluate(on)
        page.locator(f"[data-layer={name}]").click()
        holds(page, f"{on} === {str(not before).lower()}")
    drawn = {name: page.locator(f".over .{name} > *").count() for name in LAYERS if name != "marks"}
    assert all(drawn.values()), drawn
    assert page.locator("#legend").is_visible()
    page.locator("#desk").focus()
    for name, key in LAYERS.items():
        before = page.evaluate(SHOWN.format(name))
        page.keyboard.press(key)
        holds(page, f"{SHOWN.format(name)} === {str(not before).lower()}")


def test_turns_lead_to_each_other(opened: Open) -> None:
    page = opened()
    page.locator("#desk").focus()
    page.keyboard.press("f")
    page.locator("#page0 .jump").click()
    holds(page, CURRENT.format(1))
    page.locator("#page1 .jump").click()
    holds(page, CURRENT.format(0))


def test_plates(opened: Open) -> None:
    page = opened()
    page.click("#tab-layers")
    page.locator("[name=plate][value=K]").click()
    holds(page, "document.querySelector('#page1 .face').src.startsWith('data:image/webp')")
    page.locator("[name=plate][value=C]").click()
    holds(page, "document.querySelector('#page1 .leaf').classList.contains('empty')")  # a page in black
    assert page.locator("#page1 .blank").inner_text() == "这一版不印 C"
    page.locator("#desk").focus()
    for _ in range(4):  # C M Y K, then all
        page.keyboard.press("c")
    holds(page, "document.querySelector('#page1 .face').src.startsWith('data:image/svg')")


def test_from_the_list_to_the_page_and_back(opened: Open, size: str) -> None:
    page = opened()
    if size == "phone":
        page.click("#tab-problems")
    missing = page.locator(".problem", has_text="picture-missing")
    missing.click()
    holds(page, CURRENT.format(1))
    assert page.locator("#page1 .flash").count() == 1
    place = page.locator("#page1 .spots .lit").bounding_box()
    desk = page.locator("#desk").bounding_box()
    assert place and desk
    assert desk["y"] <= place["y"] + place["height"] / 2 <= desk["y"] + desk["height"]
    number = missing.get_attribute("data-problem")
    other = page.locator(f"#page1 .badge:not([data-problem='{number}'])").first
    wanted = other.get_attribute("data-problem")
    other.click()
    holds(page, f"document.activeElement.dataset.problem === '{wanted}' && document.activeElement.matches('.problem')")
    assert page.locator(".problem.current").get_attribute("data-problem") == wanted
    assert page.locator("#problems").is_visible()


def test_problems_by_keys(opened: Open) -> None:
    page = opened()
    page.locator("#desk").focus()
    for key, number in (("n", "0"), ("n", "1"), ("p", "0"), ("p", "9")):
        page.keyboard.press(key)
        holds(page, f"document.querySelector('.badge.current')?.dataset.problem === '{number}'")
    page.keyboard.press("Escape")
    holds(page, "!document.querySelector('.badge.current')")


def test_lines_by_pointer_and_by_keys(opened: Open, size: str) -> None:
    page = opened()
    page.keyboard.press("1")
    line = page.locator("#line")
    box = page.evaluate(
        """() => { const data = JSON.parse(document.getElementById('data').textContent);
           const page = data.pages[0], line = page.lines.find(one => one[10] === '期/稿/长.md' && one[11] === 4);
           const leaf = document.querySelector('.leaf').getBoundingClientRect(), [x, y, w, h] = page.media;
           return [leaf.left + (line[0] + 20 - x) / w * leaf.width,
                   leaf.top + (line[1] + 5 - y) / h * leaf.height]; }"""
    )
    if size == "desk":
        page.mouse.move(*box)
        holds(page, "document.getElementById('line').textContent.includes('期/稿/长.md:4:1')")
        page.mouse.click(*box)
    else:
        page.touchscreen.tap(*box)
    holds(page, "document.querySelectorAll('.here rect').length === 1")
    assert "期/稿/长.md:4:1" in line.inner_text()
    assert "从第一版转到第二版" in line.inner_text()
    first = line.inner_text()
    page.click("#below")
    holds(page, "document.querySelector('#line code').textContent !== '期/稿/长.md:4:1'")
    page.click("#above")
    assert line.inner_text() == first
    page.keyboard.press("Escape")
    holds(page, "document.querySelectorAll('.here rect').length === 0")
    page.locator("#desk").focus()
    page.keyboard.press("j")
    first = line.inner_text()
    page.keyboard.press("j")
    assert line.inner_text() != first
    page.keyboard.press("k")
    assert line.inner_text() == first


def test_search_goes_over_the_ends_of_lines(opened: Open) -> None:
    page = opened()
    page.keyboard.press("/")
    holds(page, "document.activeElement.id === 'search'")
    page.keyboard.type("哪里多出几行，哪里少几行")
    holds(page, "document.querySelectorAll('.hits .current').length > 0")
    count = int(page.locator("#hits").inner_text().split("/")[1])
    assert count > 5
    page.keyboard.press("Enter")
    assert page.locator("#hits").inner_text() == f"2/{count}"
    page.click("#before")
    page.click("#before")
    assert page.locator("#hits").inner_text() == f"{count}/{count}"
    page.click("#after")
    assert page.locator("#hits").inner_text() == f"1/{count}"
    page.fill("#search", "<b>没有")
    holds(page, "document.getElementById('hits').textContent === '没有找到'")
    page.locator("#search").focus()
    page.keyboard.press("Escape")
    assert page.locator("#search").input_value() == ""
    assert page.locator(".hits rect").count() == 0


def test_lengths_lead_to_their_areas(opened: Open) -> None:
    page = opened()
    page.click("#tab-lengths")
    page.locator(".length", has_text="又一篇短稿").click()
    holds(page, CURRENT.format(1))
    assert page.locator("#page1 .flash").count() == 1


def test_all_pages_at_once(opened: Open, size: str) -> None:
    page = opened()
    page.click("#contact")
    holds(page, PRESSED.format("contact"))
    desk = page.locator("#desk").bounding_box()
    assert desk
    for leaf in page.locator(".leaf").all():
        box = leaf.bounding_box()
        assert box
        assert box["y"] + box["height"] <= desk["y"] + desk["height"] + 1
    page.locator("#page1 .leaf").click(position={"x": 8, "y": 8})
    holds(page, f"!({PRESSED.format('contact')}) && {CURRENT.format(1)}")
    page.locator("#desk").focus()
    page.keyboard.press("a")
    holds(page, PRESSED.format("contact"))
    page.keyboard.press("Escape")
    holds(page, f"!({PRESSED.format('contact')})")


def test_tabs_panel_theme_and_help(opened: Open, size: str) -> None:
    page = opened()
    page.locator("#tab-problems").focus()
    for name in ("lengths", "layers", "problems"):
        page.keyboard.press("ArrowRight")
        holds(page, f"document.activeElement.id === 'tab-{name}'")
        assert page.locator(f"#tab-{name}").get_attribute("aria-selected") == "true"
    page.click("#tab-lengths")
    assert page.locator("#lengths").is_visible()
    page.locator("#desk").focus()
    page.keyboard.press("b")
    holds(page, "getComputedStyle(document.querySelector('#lengths')).visibility === 'hidden' "
                "|| getComputedStyle(document.querySelector('#lengths')).display === 'none'")  # fmt: skip
    page.keyboard.press("b")
    assert page.locator("#lengths").is_visible()
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.keyboard.press("t")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.click("#help")
    assert page.locator("#keys").is_visible()
    page.click("#close")
    assert not page.locator("#keys").is_visible()
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()


def test_print_button(opened: Open) -> None:
    page = opened()
    page.evaluate("window.print = () => { window.printed = true; }")
    page.click("#print")
    assert page.evaluate("window.printed")


def test_printed_a_page_a_sheet_or_all_on_one(opened: Open, size: str) -> None:
    if size == "phone":
        return
    page = opened()
    with pikepdf.open(BytesIO(page.pdf(format="A4"))) as document:
        assert 3 <= len(document.pages) <= 4  # the two pages, then the list
    page.click("#contact")
    with pikepdf.open(BytesIO(page.pdf(format="A4"))) as document:
        assert len(document.pages) == 1


def test_every_control_is_reached_by_tab_and_shows_it(opened: Open) -> None:
    page = opened()
    wanted = page.evaluate(
        """[...document.querySelectorAll('button, input, select, a[href], [tabindex="0"]')].filter(
             one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0
           ).length"""
    )
    seen = set()
    page.evaluate("[...document.querySelectorAll('*')].forEach((one, at) => { one.reached = at; })")
    for _ in range(wanted + 3):
        page.keyboard.press("Tab")
        at, outline, kind = page.evaluate(
            """() => { const one = document.activeElement, style = getComputedStyle(one);
               const ringed = style.outlineStyle !== 'none' || getComputedStyle(one.parentElement).boxShadow !== 'none';
               return [one.reached, ringed, one.outerHTML.slice(0, 80)]; }"""
        )
        seen.add(at)
        assert outline or kind.startswith("<body"), kind
    assert len(seen) >= wanted - 1  # of the plates, which are one choice, only the chosen one


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_overlaps_or_sticks_out(opened: Open, size: str, lang: str) -> None:
    page = opened(lang)
    width = SIZES[size][0]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = page.evaluate(
        """[...document.querySelectorAll('.bar button, .bar select, .bar input, .tabs button, .status button')]
           .filter(one => one.checkVisibility()).map(one => { const box = one.getBoundingClientRect();
             return [one.id, box.left, box.top, box.right, box.bottom]; })"""
    )
    foot = page.evaluate("document.querySelector('.bar').getBoundingClientRect().bottom")
    inside = page.evaluate("[...document.querySelectorAll('.bar *')].map(one => one.getBoundingClientRect().bottom)")
    assert max(inside) <= foot
    for at, (one, left, above, right, below) in enumerate(boxes):
        assert left >= 0 and right <= width, one
        for other, x, y, x2, y2 in boxes[at + 1 :]:
            assert right <= x + 0.5 or x2 <= left + 0.5 or below <= y + 0.5 or y2 <= above + 0.5, (one, other)


def test_scripts_of_the_copy_do_not_run(opened: Open) -> None:
    page = opened()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.keyboard.press("/")
    page.keyboard.type("<script>")
    holds(page, "document.querySelectorAll('.hits .current').length > 0")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.evaluate("document.querySelectorAll('script').length") == 4


@pytest.mark.parametrize("state", ["light", "dark", "layers", "lengths", "keys", "contact", "en", "unset"])
def test_accessible(opened: Open, axe: str, state: str) -> None:
    page = opened(state if state in ("en", "unset") else "zh")
    if state == "dark":
        page.click("#theme")
    if state in ("layers", "lengths"):
        page.click(f"#tab-{state}")
    if state == "layers":
        page.locator("#desk").focus()
        for key in "gfloqr":
            page.keyboard.press(key)
    if state == "keys":
        page.click("#help")
    if state == "contact":
        page.click("#contact")
    page.evaluate(axe)
    found = page.evaluate("axe.run().then(result => result.violations)")
    grave = [
        (fault["id"], [node["html"][:120] for node in fault["nodes"][:3]])
        for fault in found if fault["impact"] in ("serious", "critical")
    ]  # fmt: skip
    assert grave == []
