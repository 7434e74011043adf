"""Where a line may start, by the rows of RULES.md sections 2 and 3. A case a line: bars mark the places.

``他|说：|“好。”`` allows a line to start with 说, and with “; nowhere else.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from layout.text.breaks import breaks
from layout.text.marks import classify
from layout.text.prohibition import DEFAULT, LEVELS

# clreq-gb, the default. Lines that open with ## name the row that the cases under them hold.
GB = """
## 2.1 not at line start: 逗号 顿号 句号 冒号 分号 叹号 问号
他|来，|我|走。|好
一、|二、|三
注|意：|一；|二
好！|行？|对
不‼|不⁇|不⁈|不⁉|不
全．|角
## 2.1 开始夹注 not at line end, 结束夹注 not at line start
他|说：|“好。”
“一”|‘二’|（三）|《四》|〈五〉|「六」|『七』|【八】|〔九〕|〖十〗
［甲］|｛乙｝|〘丙〙|〚丁〛|〝戊〞|〝己〟|｟庚｠
## 2.1 several marks
他|说：|“好。”|（笑）|走
《一》、|《二》。
（《“甲”》）|乙
什|么！？|啊
“‘好’”，|他
（1）|甲|（2）|乙
## 2.1 连接号 not at line start
北|京—|上|海
北|京–|上|海
北|京～|上|海
北|京〜|上|海
1901|年—|1936|年
## 2.1 间隔号 not at line start
卡|尔·|马|克|思
列|夫‧|托|尔|斯|泰
马|克・|吐|温
## 2.1 分隔号 at neither end (GB 5.1.9)
他|和/或|我
他|和／或|我
真/善/美|啊
真／善／美|啊
## 2.1 破折号 and 省略号 may start a line; 3: never split
他|——|她
他|⸺|她
等|……|走
等|⋯⋯|走
好|——”|他
“……|好”
“——|好”
等|……”|他
等|……。|他
单|…|字
## 3 a longer run splits between its units
一|——|——|完
一|……|……|完
## 3 a number is never split
共|50|人
共|1,234,567|人
价|3.14159|元
约|10\u202f000|人
约|10\u2009000|人
比|分|3:2|胜
时|间|12:30|到
电|话|023-63658888|转
2020|年|9|月|25|日
2020-09-29|出
2020/9/29|出
第|2020029|期
## 3 per cent and degree signs stay with the number before them
共|50%|的
共|50％|的
共|3.5%|的
共|12‰|的
高|37.5°|的
气|温|37.5℃|的
气|温|99℉|的
北|纬|29°33′12″|的
价|50¢|的
## 3 + - ± stay with the number after them
气|温|-5℃|的
气|温|\u22125℃|的
误|差|±5|的
涨|+3.2%|了
约|-3|到|+5|间
## 3 a currency sign stays with its number
价|￥100|元
价|¥100|元
价|$1,234.56|元
价|＄5|元
价|€99|元
价|£99|元
价|US$5|元
见|№5|号
见|#5|楼
## 3 a unit in letters stays with the number; 公里 may part from it
重|100kg|的
时|速|100km/h|的
走|50|公|里
频|率|2.4GHz|的
面|积|100㎡|的
高|5㎜|的
面|积|100m²|的
体|积|3m³|的
分|子|H₂O|的
占|3½|成
## 3 a Western word breaks only where it is divided
用|Python|写
一|don’t|二
一|it's|二
一|rock’n’roll|二
一|state-|of-|the-|art|二
一|Wi-|Fi|二
一|re\u2010|use|二
一|non\u2011break|二
得|COVID-19|了
读|e-mail|了
分|A-B|组
用|C++ |写
在|AT&T|里
在|R&D|里
用|U.S.A.|的
Mr. |Smith|说
Hello, |world
“Hello, |world”|他
他|(abc)|她
他|(中)|她
他|[1]|她
他|{中}|她
他|a, |b|她
他,|她.|它;|他:|她!|它?|他
café|店
Ελλάδα|和|Москва|好
iPhone|手|机|12|号
iPhone12|号
iPhone |12|号
A|股|B|股
soft\u00adhyphen|中
见|https://example.com/a/b?c=d&e=f#g|网
见|www.cqrb.cn|网
寄|a_b@example.com|去
## 1 汉字 and what is set like them
人|々|说
二|〇|二|〇|年
Ａ|股|１|２
①|②|③
あ|い|う|ア|イ
한|글
→|北
## a space stays on the line that it ends
记|者 |张|亦|筑
用 |Python |写
一  |二
一\t|二
一\u3000|二
一\u3000\u3000|二
他|说， |我
他|说 ，|我
“ 好”|他
他|( a)|她
和 / 或|它
## no-break space, word joiner: on neither side
张\u00a0三|说
张\u00a0三\u00a0丰|说
约\u00a030|人
约\u202f30\u202fkm|的
一\u2060二|三
一\ufeff二|三
## zero width space: here a line may break
一\u200b|二
long\u200b|word|中
## combining marks, selectors, joiners stay with what they follow
caf\u0065\u0301|店
一\u0301\u0302|二
葛\U000e0100|城
“\ufe01好”|他
一\u200c|二
## emoji
好|😀|好
好|❤\ufe0f|好
好|👍\U0001f3fd|好
好|👨\u200d👩\u200d👧|好
1\ufe0f\u20e3|好
有|3.5万|人
纪|念|9·11|的
"""

NONE = """
他|，|说|“|好|”|（|一|）
一|·|二|～|三|/|四|—|五
一|——|二|……|三
共|3.5%|的|100km/h
一\u0301|二
一 |二
"""

BASIC = """
他|说：|“好。”|（笑）
他|和/|或|我
卡|尔·|马|克|思
北|京—|上|海～|天|津
他|——|她|……|走
"""

STRICT = """
他|说：|“好。”|（笑）
他|和/或|我
他——|她
他⸺|她
等……|走
等⋯⋯|走
“——|好……”|他
"""


def cases(block: str) -> list[str]:
    """The cases of a block."""
    return [line for line in block.splitlines() if line and not line.startswith("##")]


def bars(text: str, level: str) -> str:
    """``text`` with a bar at every place where a line may start."""
    allowed = breaks(text, classify(text), level)
    assert len(allowed) == len(text) + 1
    assert not allowed[0] and not allowed[-1]
    return "".join("|" * allowed[at] + char for at, char in enumerate(text))


def check_breaks(case: str, level: str = DEFAULT) -> None:
    """``他|说：|“好。”``."""
    assert bars(case.replace("|", ""), level) == case


@pytest.mark.parametrize("case", cases(GB))
def test_gb(case: str) -> None:
    check_breaks(case)


@pytest.mark.parametrize(
    ("level", "case"),
    [(level, case) for level, block in (("none", NONE), ("basic", BASIC), ("strict", STRICT)) for case in cases(block)],
)
def test_other_levels(level: str, case: str) -> None:
    check_breaks(case, f"clreq-{level}")


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("text", ["", "一", "——", "。", "A", " ", "\u0301", "\u200b"])
def test_the_ends_of_a_text_are_no_breaks(level: str, text: str) -> None:
    bars(text, level)


def test_each_level_forbids_more_than_the_one_before() -> None:
    text = "他说：“好。”——北京～天津/上海……·甲、乙（丙）"
    found = [bytes(breaks(text, classify(text), f"clreq-{name}")) for name in ("none", "basic", "gb", "strict")]
    for freer, stricter in pairwise(found):
        assert all(a >= b for a, b in zip(freer, stricter, strict=True))
        assert freer != stricter
