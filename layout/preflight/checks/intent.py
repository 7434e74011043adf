"""The output intent: the printing condition that the file is made for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from layout.preflight.document import Document
from layout.preflight.finding import Place
from layout.preflight.icc import profile
from layout.preflight.spaces import number
from layout.preflight.streams import DamagedError, TooLargeError, unpack

if TYPE_CHECKING:
    import pikepdf

# Names in the ICC's registry of characterization data (registry.color.org), by their pattern.
REGISTERED = re.compile(
    r"FOGRA\d{2}L?|CGATS TR ?\d{3}|CGATS21_CRPC\d|IFRA\d{2}|JC(W|N)?20\d\d|EUROSB\d{3}|ISOnewspaper\w*|"
    r"(ISO )?(Coated|Uncoated)\w*|SWOP\w*|OF_COM_\w+|OFCOM_\w+|PA\d+|FOGRA5\d(_\w+)?|TR ?\d{3}",
    re.IGNORECASE,
)
NEWSPRINT = re.compile(r"IFRA|ISOnewspaper|CGATS TR ?002|\bTR ?002|SNAP|JCN20|CRPC1|news|新闻|\bcoldset", re.IGNORECASE)
_LIMIT = 16_000_000


def document(doc: Document) -> None:
    """The whole file."""
    listed = [entry for entry in doc.pdf.Root.get("/OutputIntents", []) if entry.get("/S", None) == "/GTS_PDFX"]
    if not listed:
        doc.add("intent-missing", Place())
        return
    if len(listed) > 1:
        doc.add("intent-several", Place(), count=len(listed))
    intent = listed[0]
    name = str(intent.get("/OutputConditionIdentifier", "")).strip()
    place = Place(object=number(intent))
    if not name:
        doc.add("intent-identifier", place)
    registered = bool(REGISTERED.fullmatch(name))
    if name and not registered and not str(intent.get("/Info", "")).strip():
        doc.add("intent-info", place, name=name)
    said = f"{name} {intent.get('/OutputCondition', '')} {intent.get('/Info', '')}"
    if name and not NEWSPRINT.search(said):
        doc.add("intent-condition", place, name=name)
    if "/DestOutputProfile" in intent:
        _profile(doc, intent.DestOutputProfile)
        return
    doc.add("intent-no-profile", place)
    if not registered or "/RegistryName" not in intent:
        doc.add("intent-unregistered", place, name=name)


def _profile(doc: Document, stream: pikepdf.Object) -> None:
    place = Place(object=number(stream))
    try:
        head = profile(unpack(stream, _LIMIT)[0])
        channels = int(stream.get("/N", 0))
    except (ValueError, TypeError, AttributeError, DamagedError, TooLargeError):
        doc.add("intent-damaged", place)
        return
    doc.intent = head
    if head.kind != "prtr":
        doc.add("intent-class", place, kind=head.kind)
    if head.space != "CMYK":
        doc.add("intent-space", place, space=head.space)
    if channels != head.channels:
        doc.add("intent-channels", place, said=channels, real=head.channels)
    if head.version > 2:
        doc.add("intent-icc-version", place, version=head.version)
