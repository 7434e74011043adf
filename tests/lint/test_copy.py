"""Faults planted in the copy are found with their code, where they stand; what only looks like them is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.lint.rules import CHAPTERS
from tests.lint.paper import CLEAN, PROSE, Files, found

STORY = "期/稿/甲.md"
COPY_CODES = {code for chapter in ("marks", "numbers", "dates", "words", "people") for code in CHAPTERS[chapter][2]}
DESK = CLEAN["paper.yaml"] + (
    "校检:\n  级别: {dun-between: 说明}\n  用词: {老百姓们: 老百姓, 最顶级: }\n"
    "  人名: {张三丰: 总编辑, 李四光明: 副总编辑, 王五一: 记者}\n"
)

#: code, a sentence with ▲ before the place
PLANTED = (
    ("half-mark", "版心要量准▲,再画栏。"),
    ("half-mark", "版心▲(四栏)要量准。"),
    ("half-mark", "版心要量准▲. 再画栏。"),
    ("straight-quote", '工人叫它▲"版口"。'),
    ("dash-wrong", "版心▲--也就是栏和行——要量准。"),
    ("dash-wrong", "版心▲──也就是栏和行——要量准。"),
    ("dash-single", "他说：“慢▲—”话没有说完。"),
    ("dash-long", "版心▲———也就是栏和行，要量准。"),
    ("ellipsis-wrong", "量了又量▲...还是不准。"),
    ("ellipsis-wrong", "量了又量▲。。。还是不准。"),
    ("ellipsis-wrong", "量了又量▲…还是不准。"),
    ("ellipsis-etc", "逗号、句号、问号▲……等标点要挤。"),
    ("bracket-open", "版心▲（四栏要量准。"),
    ("bracket-stray", "版心四栏▲）要量准。"),
    ("bracket-mixed", "版心▲（A4)要量准。"),
    ("quote-open", "工人叫它▲“版口，意思是边。"),
    ("quote-stray", "工人叫它版口▲”，意思是边。"),
    ("quote-nested", "他说：“工人叫它▲“版口”，意思是边。”"),
    ("title-open", "他读完▲《排版通则，又读了一遍。"),
    ("title-open", "他读完排版通则▲》，又读了一遍。"),
    ("title-nested", "他读完《读▲《排版通则》》，又读了一遍。"),
    ("mark-doubled", "版心要量准▲，，再画栏。"),
    ("mark-doubled", "版心要量准▲。。再画栏。"),
    ("mark-clash", "版心要量准▲，。再画栏。"),
    ("mark-clash", "版心量准了吗▲？。再量。"),
    ("mark-around", "他说：“版心要量准▲。”。"),
    ("mark-first", "▲，版心要量准。"),
    ("mark-many", "版心量准了▲！！！！"),
    ("mark-lookalike", "版心要量准▲﹐再画栏。"),
    ("middot", "约翰▲•古登堡造了活字。"),
    ("han-space", "版心▲ 要量准。"),
    ("mark-space", "版心要量准▲ ，再画栏。"),
    ("mark-space", "版心要量准，▲ 再画栏。"),
    ("full-sign", "纸浆占63▲％。"),
    ("dun-between", "他读完《排版通则》▲、《校对通则》。"),
    ("para-unended", "版心要量准，栏要画直，行要数清，标题要占整数行，图片也是▲，"),
    ("range-percent", "墨量减少▲3～5%。"),
    ("range-percent", "墨量减少▲3-5%。"),
    ("range-wan", "每天印▲3～5万份。"),
    ("range-mark", "每版排▲3-5篇。"),
    ("number-comma", "每天印▲12，345份。"),
    ("number-point", "行距▲3·5毫米。".replace("▲3", "3▲")),
    ("year-short", "这是▲’98年的旧报。"),
    ("year-short", "这是▲08年底的旧报。"),
    ("year-zero", "这是▲二○一六年的旧报。"),
    ("date-mixed", "这是▲2016年十二月的旧报。"),
    ("weekday-digit", "每逢星期▲5出报。"),
    ("lunar-digit", "▲农历8月15休刊。"),
    ("digit-few", "每版有▲20几篇稿子。"),
    ("approx-twice", "每版有▲约20篇左右。"),
    ("approx-twice", "每版▲超过20篇以上。"),
    ("number-mixed", "全报共▲3百篇稿子。"),
    ("number-mixed", "图片占▲百分之30。"),
    ("date-mixed", "新版样从▲十一月25日用起。"),
    ("fewer-times", "差错▲减少了两倍。"),
    ("unit-power", "车间有200▲m2大。"),
    ("unit-case", "卷筒纸重500▲KG。"),
    ("date-weekday", "▲2026年11月25日（星期二）出报。"),
    ("date-weekday", "▲11月24日，星期三，大样已经排好。"),
    ("date-weekday", "▲1月3日（星期六）开印。"),
    ("date-weekday", "▲2008年8月8日（星期六）出报。"),
    ("date-lunar", "▲2026年11月25日（农历十月十八）出报。"),
    ("date-lunar", "▲2026年11月25日，农历乙巳年十月十七。"),
    ("date-impossible", "▲2月30日出报。"),
    ("date-impossible", "▲2026年2月29日出报。"),
    ("time-impossible", "截稿在▲25时。"),
    ("time-impossible", "截稿在晚上▲10:75。"),
    ("hour-twice", "截稿在▲下午15时。"),
    ("year-ganzhi", "▲2026年（乙巳年）要出合订本。"),
    ("year-ganzhi", "▲丙午龙年要出合订本。"),
    ("date-near", "▲昨日（23日）排好了大样。"),
    ("date-backwards", "展期▲11月25日至11月20日。"),
    ("word-doubled", "版心▲的的宽度要量准。"),
    ("word-doubled", "▲我们我们把版心量准。"),
    ("word-doubled", "要把▲版样纸上版样纸上的栏画直。"),
    ("typo", "工人们▲再接再励。"),
    ("desk-word", "▲老百姓们爱看报。"),
    ("desk-banned", "这是▲最顶级的印刷。"),
    ("name-title", "▲社长张三丰看了大样。"),
    ("name-title", "▲副总编辑张三丰看了大样。"),
    ("name-title", "▲总编辑李四光明看了大样。"),
    ("name-order", "▲王五一、张三丰看了大样。"),
)  # fmt: skip


def planted(sentence: str, number: int = 0) -> tuple[Files, int]:
    """The paper with a paragraph more in its first story, and the line of it."""
    paragraphs = (*PROSE[:4], "　　" + sentence.replace("▲", ""))
    head = "---\n主题: 报纸怎样落在行格上\n---\n"
    return {STORY: head + "\n".join(paragraphs) + "\n", "paper.yaml": DESK}, 8


@pytest.mark.parametrize(("code", "sentence"), PLANTED, ids=lambda part: str(part)[:24])
def test_the_fault_is_found_in_its_place(code: str, sentence: str, tmp_path: Path) -> None:
    files, line = planted(sentence)
    places = {place for place in found(tmp_path, files) if place[0] in COPY_CODES}
    assert (code, STORY, line, sentence.index("▲") + 3) in places
    assert {place[0] for place in places} == {code}


#: What looks like a fault and is none.
RIGHT = (
    "屋里暖暖和和，稿子一件事一件事地问，一个版面一个版面地拼。",
    "机器重3千克，耗电5千瓦，离江边3千米；全年3万份，约3.5亿字，超过20篇。",
    "1996年六七月间，下午3时截稿，15时拼版，今晚20时付印，十一月二十五日发报。",
    "他说：“工人叫它‘版口’，意思是边。”又说：“要量准！”",
    "《读〈排版通则〉》《校对通则》两本书，他都读完了——不止一遍……",
    "约翰·古登堡造活字，比分是3∶2，气温－2℃到10℃，合格率63%～68%，每天印3万～5万份。",
    "本报记者 张三 李四摄，版心宽（四栏，共345 mm）不变。",
    "1.先画版；2.再拼版；3）后校对。网址是https://example.org/a-b，邮箱a.b@example.org。",
    "2008年8月8日（星期五），2026年11月25日 星期三（农历十月十七），丙午马年，中秋是农历八月十五。",
    "11月25日（周三）8:30开印，12月30日至1月3日休刊，昨日（24日）排好了大样。",
    "目的的确达到了，为了了解版心，现在在校对，不甚了了的地方可以研究研究。",
    "取得了了不起的成绩，一对对红笔，和和气气，着着实实，反对对手的做法。",
    "1998年底、三五天、十几篇、二十几版，减少三分之一，约20篇，从2016年到2026年。",
    "北京—上海，2016—2026年，B—2型，都是连接号。",
    "老百姓爱看报，总编辑张三丰、副总编辑李四光明、记者王五一都看了大样。",
    "GDP(gross domestic product)和“it's”里的撇号不算，5'和6\"是英制。",
    "100 m²、3 km、50 Hz、2 kW都对。",
)


@pytest.mark.parametrize("sentence", RIGHT)
def test_right_copy_is_left_alone(sentence: str, tmp_path: Path) -> None:
    files, _ = planted(sentence)
    assert not {place for place in found(tmp_path, files) if place[0] in COPY_CODES}


def test_a_quotation_of_several_paragraphs(tmp_path: Path) -> None:
    files, _ = planted("他说：“版心要量准。\n　　“栏要画直。”")
    assert not {place for place in found(tmp_path, files) if place[0] in COPY_CODES}


def test_what_is_said_twice(tmp_path: Path) -> None:
    files, line = planted(PROSE[1].strip("　"))
    assert ("paragraph-repeated", STORY, line, 3) in found(tmp_path, files)
    again = {"期/稿/乙.md": "---\n主题: 栏尾为什么要齐\n---\n" + "\n".join(PROSE[:4]) + "\n"}
    assert ("story-repeated", "期/稿/乙.md", 4, 3) in found(tmp_path, again)


def test_datelines_of_two_forms(tmp_path: Path) -> None:
    first, second = "　　本报讯（记者 某某）昨日拼版。\n", "　　本报讯 记者某某昨日拼版。\n"
    files = {name: CLEAN[name].replace("---\n　　", "---\n" + line + "　　", 1)
             for name, line in ((STORY, first), ("期/稿/乙.md", second))}  # fmt: skip
    assert ("dateline-mixed", "期/稿/乙.md", 4, 3) in found(tmp_path, files)
    files["期/稿/乙.md"] = files["期/稿/乙.md"].replace(second, first)
    assert not found(tmp_path, files)


def test_a_dateline_after_the_day_of_issue(tmp_path: Path) -> None:
    files = {STORY: CLEAN[STORY].replace("---\n　　", "---\n　　本报北京11月26日电（记者 某某）昨日拼版。\n　　", 1)}
    assert ("dateline-future", STORY, 5, 7) in found(tmp_path, files)
    files[STORY] = files[STORY].replace("26日", "24日")
    assert not found(tmp_path, files)


HEADS = (
    ("head-final-mark", "主题: 报纸怎样落在行格上▲。"),
    ("head-line-start", "主题:\n  - 报纸怎样落在行格\n  - ▲的上面"),
    ("head-lines", "主题:\n  - 报纸\n  - 怎样\n  - ▲落在行格上"),
    ("head-splits-name", "主题:\n  - 报纸怎样听张三\n  - ▲丰的话"),
    ("head-splits-number", "主题:\n  - 报纸怎样用20万\n  - ▲元建厂"),
    ("head-splits-word", "主题:\n  - 报纸怎样分行\n  - ▲数"),
)


@pytest.mark.parametrize(("code", "heading"), HEADS, ids=lambda part: str(part)[:20])
def test_headings(code: str, heading: str, tmp_path: Path) -> None:
    said = "　　行数算清，行数写明，行数要对。\n" if code == "head-splits-word" else ""
    body = said + "\n".join(PROSE[:4]).replace("行", "排" if said else "行")
    files = {STORY: f"---\n{heading.replace('▲', '')}\n---\n{body}\n", "paper.yaml": DESK}
    line = heading[: heading.index("▲")].count("\n") + 2
    column = heading.index("▲") - heading.rfind("\n", 0, heading.index("▲"))
    assert (code, STORY, line, column) in found(tmp_path, files)


def test_lists_may_be_files(tmp_path: Path) -> None:
    files, line = planted("老百姓们爱看报，社长张三丰也看。")
    files["paper.yaml"] = CLEAN["paper.yaml"] + "校检: {用词表: 词.txt, 人名表: [人.txt]}\n"
    files |= {"词.txt": "# 错 对\n老百姓们 老百姓\n", "人.txt": "张三丰 总编辑  # 第一\n"}
    places = found(tmp_path, files)
    assert {("desk-word", STORY, line, 3), ("name-title", STORY, line, 11)} <= places
