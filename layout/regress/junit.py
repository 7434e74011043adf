"""What was found as JUnit XML, a suite an issue and a case a page, without times: the same result, the same bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from layout.regress.compare import DIFFERENT, UNREADABLE, Found

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(issues: Mapping[str, Sequence[Found]]) -> bytes:
    """The report of every issue by its name."""
    root = ET.Element("testsuites", _counts([item for found in issues.values() for item in found]))
    for issue, found in issues.items():
        suite = ET.SubElement(root, "testsuite", {"name": _clean(issue), **_counts(found)})
        for item in found:
            names = {"classname": _clean(issue), "name": _clean(item.page) or "-"}
            case = ET.SubElement(suite, "testcase", names)
            tag = {DIFFERENT: "failure", UNREADABLE: "error"}.get(item.status)
            if tag:
                ET.SubElement(case, tag, {"message": _clean(item.sentence)})
            elif not item.page:
                ET.SubElement(case, "system-out").text = _clean(item.sentence)
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _counts(found: Sequence[Found]) -> dict[str, str]:
    failures, errors = (sum(item.status == status for item in found) for status in (DIFFERENT, UNREADABLE))
    return {"tests": str(len(found)), "failures": str(failures), "errors": str(errors)}


def _clean(text: str) -> str:
    """Without what XML cannot say."""
    return _NOT_XML.sub("\ufffd", text)
