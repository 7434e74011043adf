"""The keys of 校检 in ``paper.yaml``, and 免检 of stories, areas and pages: what ``layout lint`` looks for.

Which codes there are only ``layout.lint`` knows; it says so where one is named that it does not have.
"""

from __future__ import annotations

from layout.spec import kinds
from layout.spec.keys import Key, Reader, Record, Table
from layout.style import Lint

LINT_LEVELS = {
    "错误": "error", "error": "error", "警告": "warning", "warning": "warning", "说明": "note", "note": "note",
    "不查": "off", "off": "off",
}  # fmt: skip
_NO_WORDS: dict[str, str] = {}
_words = kinds.mapped(kinds.text(60))

LINT_OFF = Key(
    "免检", "lint_off", kinds.listed(kinds.text(40), 0, 100), (), "`layout lint` 在这里不查的规则，写代号；`*` 是全部",
    "codes that `layout lint` does not report here; `*` all",
)  # fmt: skip

LEVELS = Key(
    "级别", "levels", kinds.mapped(kinds.choice(LINT_LEVELS)), _NO_WORDS, "`代号: 级别`：错误、警告、说明、不查",
    "`code: level`: error, warning, note, off",
)  # fmt: skip
HEAD_GAP = Key("题间距", "head_gap", kinds.ems(0, 20_000), 2000, "碰题：两题相距小于它", "heads closer than this meet")
RATIO = Key("字号比", "ratio", kinds.percent(1000, 4000), 1250, "两题字号差不到它就算相近", "sizes nearer are alike")
BACK_ROWS = Key("背题行", "back_rows", kinds.integer(0, 20), 3, "题下至少有几行文字", "rows of text under a head")
THROUGH = Key("通线", "through", kinds.percent(500, 1000), 900, "一条直缝通过版心的百分之几", "of the type area")
WHITE_ROWS = Key("空白行", "white_rows", kinds.integer(0, 50), 2, "栏脚最多空几行", "rows empty at a column's foot")
UNEVEN_ROWS = Key("不齐行", "uneven_rows", kinds.integer(0, 50), 1, "各栏最多差几行", "rows by which columns differ")
NARROWEST = Key("最窄", "narrowest", kinds.ems(1000, 100_000), 10_000, "栏宽至少几字", "the narrowest column")
WIDEST = Key("最宽", "widest", kinds.ems(1000, 200_000), 48_000, "栏宽至多几字", "the widest column")
ALIKE = Key("同题", "alike", kinds.integer(1, 50), 3, "相邻的题最多几个同字体同字号", "heads alike side by side")
LOOSE = Key("松行", "loose", kinds.ems(0, 1000), 200, "字间拉开到多少算松", "letter-space of an open line")
RIVER = Key("白缝", "river", kinds.ems(100, 2000), 450, "行内多宽的空算白缝", "white that makes a river")
RIVER_LINES = Key("白缝行", "river_lines", kinds.integer(2, 50), 5, "连着几行算一条白缝", "lines that make a river")
STACK = Key("叠字行", "stack", kinds.integer(2, 50), 3, "几行同字打头或收尾算叠字", "lines with one 字 at the edge")
REPEAT = Key("重复字", "repeat", kinds.integer(8, 1000), 60, "一段里连着几字相同算重复", "characters said twice")
STUDENTS = Key("学生报", "students", kinds.flag(), False, "正文至少五号（GB 40070）", "body of 10.5 pt at least")
WORDS = Key("用词", "words", _words, _NO_WORDS, "`错: 对`；只写 `错:` 就是不用这个词", "`wrong: right`")
WORD_FILES = Key(
    "用词表", "word_files", kinds.listed(kinds.path(), 0, 20), (), "文件：一行“错 对”", "files of the same"
)
PEOPLE = Key("人名", "people", _words, _NO_WORDS, "`姓名: 职务`，按次序", "`name: title`, in order of rank")
PEOPLE_FILES = Key(
    "人名表", "people_files", kinds.listed(kinds.path(), 0, 20), (), "文件：一行“姓名 职务”", "files of the same"
)
LINT = Table(
    "校检", "lint",
    LEVELS, HEAD_GAP, RATIO, BACK_ROWS, THROUGH, WHITE_ROWS, UNEVEN_ROWS, NARROWEST, WIDEST, ALIKE, LOOSE, RIVER,
    RIVER_LINES, STACK, REPEAT, STUDENTS, WORDS, WORD_FILES, PEOPLE, PEOPLE_FILES,
)  # fmt: skip


def read_lint(reader: Reader, given: Record) -> Lint:
    """The values of 校检."""
    return Lint(
        levels=tuple(given[LEVELS].items()),
        head_gap=given[HEAD_GAP],
        ratio=given[RATIO],
        back_rows=given[BACK_ROWS],
        through=given[THROUGH],
        white_rows=given[WHITE_ROWS],
        uneven_rows=given[UNEVEN_ROWS],
        measure=(given[NARROWEST], given[WIDEST]),
        alike=given[ALIKE],
        loose=given[LOOSE],
        river=given[RIVER],
        river_lines=given[RIVER_LINES],
        stack=given[STACK],
        repeat=given[REPEAT],
        students=given[STUDENTS],
        words=tuple(given[WORDS].items()),
        word_files=given[WORD_FILES],
        people=tuple(given[PEOPLE].items()),
        people_files=given[PEOPLE_FILES],
        at=reader.span(given.at(LEVELS)) if LEVELS in given else reader.span(given.node),
    )
