"""Write a generated paper: pages of 8,000 characters each, out of the sample issue's own clauses.

    python benchmarks/make_paper.py FOLDER --pages 4

The same pages come out every time: sentences are dealt anew from the sample's clauses by a fixed sequence of numbers,
so that no two paragraphs are the same. The page is a 对开 of 6 栏, its areas planned by hand for just so much copy.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

SAMPLE = Path(__file__).parent.parent / "issues" / "2020-09-29" / "稿"
ISSUE = "2020-09-29"
PAGE = 8_000  #: characters of copy on a page, headings not counted
DATELINE = "本报讯（重庆日报记者 张亦筑）"

PAPER = """\
报名: 重庆科技报
纸张: {成品: 390mm × 546mm}
版心: {栏数: 6, 栏宽: 17字, 栏间距: 13.5pt, 行数: 108, 行距: 13pt}
样式:
  正文: {字体: 宋, 字号: 9pt, 对齐: 两端, 首行缩进: 2字}
  电头: {字体: 黑粗}
  引题: {字体: 楷}
  主题: {字体: 宋特粗, 对齐: 居中}
  副题: {字体: 黑}
标题级:
  头条: {引题: {字号: 20pt}, 主题: {字号: 46pt}, 副题: {字号: 20pt}}
  二条: {引题: {字号: 16pt}, 主题: {字号: 34pt}, 副题: {字号: 16pt}}
  三条: {引题: {字号: 14pt}, 主题: {字体: 黑粗, 字号: 25pt}, 副题: {字号: 14pt}}
页码: {文字: "版{page}", 位置: 地脚, 对齐: 居中}
"""


class Area(NamedTuple):
    """A story's place: its word, and rank, rows and greatest length of its heading."""

    word: str
    level: str
    heading: int
    headline: int


class Band(NamedTuple):
    """A line of the page map: its depth, as planned and as written, and its words."""

    rows: int
    depth: str
    words: str


class Plan(NamedTuple):
    """A page map and its areas, in the map's order."""

    bands: tuple[Band, ...]
    areas: tuple[Area, ...]

    def lines(self) -> list[int]:
        """The lines of text that each area holds as planned: under its heading, and under the row left empty above."""
        found = []
        for area in self.areas:
            number, band = next((n, band) for n, band in enumerate(self.bands) if area.word in band.words)
            found.append(band.words.split().count(area.word) * (band.rows - area.heading - bool(number)))
        return found


#: Two plans take turns.
PLANS = (
    Plan(
        (
            Band(38, "38", "甲 甲 甲 甲 乙 乙"),
            Band(33, "随文", "丙 丙 丁 丁 丁 丁"),
            Band(37, "*", "戊 戊 戊 己 己 己"),
        ),
        (
            Area("甲", "头条", 10, 13),
            Area("乙", "三条", 6, 11),
            Area("丙", "三条", 6, 11),
            Area("丁", "二条", 8, 16),
            Area("戊", "三条", 6, 17),
            Area("己", "三条", 6, 17),
        ),
    ),
    Plan(
        (
            Band(35, "35", "甲 甲 甲 甲 甲 甲"),
            Band(38, "38", "乙 乙 乙 丙 丙 丙"),
            Band(35, "*", "丁 丁 戊 戊 己 己"),
        ),
        (
            Area("甲", "头条", 10, 18),
            Area("乙", "二条", 8, 12),
            Area("丙", "二条", 8, 12),
            Area("丁", "三条", 6, 11),
            Area("戊", "三条", 6, 11),
            Area("己", "三条", 6, 11),
        ),
    ),
)


class Numbers:
    """A fixed sequence of numbers, the same in every Python."""

    def __init__(self, start: int) -> None:
        self._state = start

    def below(self, limit: int) -> int:
        """The next number, from 0 to ``limit - 1``."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self._state >> 33) % limit


_OPEN, _CLOSE = "“（《", "”）》"
_CLAUSE = re.compile(r"[^，。；！？：]+")


def clauses(folder: Path = SAMPLE) -> list[str]:
    """The clauses of the sample's copy, each once, in order; those that open a bracket and do not close it are left."""
    found: dict[str, None] = {}
    for path in sorted(folder.glob("*.md")):
        copy = path.read_text("utf-8").split("---\n", 2)[2]
        for line in copy.splitlines():
            for clause in _CLAUSE.findall(line.strip().removeprefix(DATELINE)):
                if len(clause) >= 4 and _is_closed(clause):
                    found[clause] = None
    return list(found)


def _is_closed(clause: str) -> bool:
    """Whether every bracket and quote of it stands in it with its fellow."""
    return all(clause.count(a) == clause.count(b) for a, b in zip(_OPEN, _CLOSE, strict=True))


class Writer:
    """Deals sentences, paragraphs and headings."""

    def __init__(self, clauses: Sequence[str], numbers: Numbers) -> None:
        self._clauses, self._numbers = clauses, numbers
        self._plain = [clause for clause in clauses if re.fullmatch(r"[\u4e00-\u9fff]+", clause)]
        self._used: list[str] = []  #: the last headings

    def _clause(self) -> str:
        return self._clauses[self._numbers.below(len(self._clauses))]

    def sentence(self) -> str:
        """Two to five clauses."""
        return "，".join(self._clause() for _ in range(2 + self._numbers.below(4))) + "。"

    def paragraph(self) -> str:
        """Two to four sentences."""
        return "".join(self.sentence() for _ in range(2 + self._numbers.below(3)))

    def heading(self, most: int) -> str:
        """A clause of plain 汉字 of at most ``most`` characters, and not much shorter; not one of the last few."""
        fit = [clause for clause in self._plain if most - 4 <= len(clause) <= most]
        fresh = [clause for clause in fit if clause not in self._used] or fit
        found = fresh[self._numbers.below(len(fresh))]
        self._used = [*self._used[-8:], found]
        return found

    def copy(self, length: int) -> Iterator[str]:
        """Paragraphs of ``length`` characters in all; the last is cut to measure."""
        left = length
        lead = DATELINE
        while left:
            text = lead + self.paragraph()
            lead = ""
            if left - len(text) < 40:  # no paragraph shorter than a sentence is left
                text = self._cut(text, left)
            left -= len(text)
            yield text

    def _cut(self, text: str, length: int) -> str:
        """``text`` of exactly ``length`` characters, closed by a full stop."""
        while len(text) < length:
            text += self.paragraph()
        kept = re.sub(r"[，。、“（《]+$", "", text[: length - 1])
        return kept + "了" * (length - 1 - len(kept)) + "。"


def story(writer: Writer, area: Area, length: int) -> str:
    """A story file."""
    head = {"主题": writer.heading(area.headline)}
    if area.level != "三条":
        head = {"引题": writer.heading(14), **head, "副题": writer.heading(18)}
    front = "".join(f"{key}: {text}\n" for key, text in head.items())
    body = "".join(f"　　{paragraph}\n" for paragraph in writer.copy(length))
    return f"---\n{front}---\n{body}"


def write_page(folder: Path, number: int, writer: Writer) -> None:
    """One page file and its stories."""
    page, plan = f"{number:02d}", PLANS[(number - 1) % len(PLANS)]
    lines = plan.lines()
    done = 0
    places = []
    for index, area in enumerate(plan.areas):
        length = PAGE * sum(lines[: index + 1]) // sum(lines) - done
        done += length
        name = f"{page}{area.word}"
        (folder / "稿" / f"{name}.md").write_text(story(writer, area, length), "utf-8")
        places.append(f"  {area.word}: {{稿: {name}, 级: {area.level}, 题行: {area.heading}}}\n")
    bands = "".join(f"  {band.depth:3} {band.words}\n" for band in plan.bands)
    (folder / f"{page}.yaml").write_text(f'版: "{page}"\n版面: |\n{bands}放:\n{"".join(places)}', "utf-8")


def make_paper(folder: Path, pages: int) -> Path:
    """Write the paper; the folder of its one issue."""
    issue = folder / ISSUE
    (issue / "稿").mkdir(parents=True, exist_ok=True)
    (folder / "paper.yaml").write_text(PAPER, "utf-8")
    listed = ", ".join(f'"{number:02d}"' for number in range(1, pages + 1))
    (issue / "issue.yaml").write_text(f"日期: {ISSUE}\n版: [{listed}]\n", "utf-8")
    writer = Writer(clauses(), Numbers(20200929))
    for number in range(1, pages + 1):
        write_page(issue, number, writer)
    return issue


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=4)
    options = parser.parse_args()
    print(make_paper(options.folder, options.pages))


if __name__ == "__main__":
    main()
