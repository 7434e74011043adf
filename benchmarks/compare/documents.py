"""The same paragraphs as documents for Typst, XeLaTeX with xeCJK and LuaLaTeX with luatexja.

All: Song-Regular for every character, 10 pt on 16 pt, one column a page, an indent of 2 em, justified, no hyphens, no
demands on pages, and the setting of marks nearest to layout's ``daily``: full where they stand alone, half where
two meet and at a line's end; commas may give, full stops need not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

FAMILY = "Noto Serif CJK SC"
SIZE, PITCH, ROWS = 10, 16, 60

_TYPST = """\
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#set text(font: "{family}", size: {size}pt, lang: "zh", region: "cn", hyphenate: false, top-edge: 0.88em,
  bottom-edge: -0.12em, costs: (widow: 0%, orphan: 0%))
#set par(justify: true, leading: {gap}pt, spacing: {gap}pt, first-line-indent: (amount: 2em, all: true))

"""

_TEX = r"""\documentclass{{article}}
\usepackage[paperwidth={paper}bp,paperheight={height}bp,left=20bp,right=20bp,top=16bp,bottom=0bp,
  headheight=0pt,headsep=0pt,footskip=0pt]{{geometry}}
{packages}
\pagestyle{{empty}}\raggedbottom\topskip={size}bp\maxdepth=\maxdimen\parskip=0pt
\widowpenalty=0 \clubpenalty=0 \brokenpenalty=0 \interlinepenalty=0
\hyphenpenalty=10000 \exhyphenpenalty=10000 \hbadness=10000 \hfuzz=\maxdimen \frenchspacing
\tolerance=9999 \emergencystretch=2em
\begin{{document}}
\fontsize{{{size}bp}}{{{pitch}bp}}\selectfont \parindent=2em
{setup}
"""

_XECJK = r"""\usepackage[CheckSingle=true,PunctStyle=quanjiao]{{xeCJK}}
\setmainfont[Path={fonts}/]{{Song-Regular.otf}}
\setCJKmainfont[Path={fonts}/]{{Song-Regular.otf}}"""

_LUATEXJA = r"""\usepackage{{luatexja-fontspec}}
\setmainfont[Path={fonts}/]{{Song-Regular.otf}}
\setmainjfont[Path={fonts}/,Scale=1,RawFeature={{-ccmp}},YokoFeatures={{JFM={jfm}}}]{{Song-Regular.otf}}"""


class Luatexja(NamedTuple):
    """A way to use luatexja: its metrics of marks and the glue between characters."""

    jfm: str
    skips: str = ""


#: ``quanjiao`` keeps full stops whole. luatexja's own glue lets 汉字 move into each other by up to 0.4 pt each; "solid"
#: does not, and gives mixed gaps layout's limits; the last is chinese-jfm, its metrics with the glue that they ask for.
LUATEXJA = {
    "lualatex": Luatexja("quanjiao"),
    "lualatex-solid": Luatexja(
        "quanjiao", r"kanjiskip={0pt plus 0.4pt},xkanjiskip={0.25\zw plus 0.0833\zw minus 0.125\zw}"
    ),
    "lualatex-zh": Luatexja("zh_CN/{quanjiao}", r"kanjiskip=\maxdimen,xkanjiskip=\maxdimen"),
}

_SPECIAL = {char: f"\\{char}" for char in "%$#&_{}"}
_SPECIAL |= {char: f"\\char{ord(char)} " for char in "\\~^"}


def typst(paragraphs: Sequence[str], measure: int) -> str:
    """A document for Typst."""
    head = _TYPST.format(width=measure * SIZE, height=ROWS * PITCH, family=FAMILY, size=SIZE, gap=PITCH - SIZE)
    return head + "\n\n".join("".join(_typst_char(char) for char in text) for text in paragraphs) + "\n"


def _typst_char(char: str) -> str:
    return f"\\{char}" if char.isascii() and not char.isalnum() and char != " " else char


def xelatex(paragraphs: Sequence[str], measure: int, fonts: str) -> str:
    """A document for XeLaTeX with xeCJK."""
    return _tex(paragraphs, measure, _XECJK.format(fonts=fonts), "")


def lualatex(paragraphs: Sequence[str], measure: int, fonts: str, way: Luatexja) -> str:
    """A document for LuaLaTeX with luatexja."""
    setup = f"\\ltjsetparameter{{{way.skips}}}" if way.skips else ""
    return _tex(paragraphs, measure, _LUATEXJA.format(fonts=fonts, jfm=way.jfm), setup)


def _tex(paragraphs: Sequence[str], measure: int, packages: str, setup: str) -> str:
    head = _TEX.format(
        paper=measure * SIZE + 40, height=(ROWS + 2) * PITCH, packages=packages, size=SIZE, pitch=PITCH, setup=setup
    )
    body = "\n\n".join("".join(_SPECIAL.get(char, char) for char in text) for text in paragraphs)
    return f"{head}{body}\n\\end{{document}}\n"
