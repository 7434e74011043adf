"""The kinds of file that a press takes, as data."""

from __future__ import annotations

from typing import NamedTuple


class Profile(NamedTuple):
    """What a file is made for."""

    name: str
    standard: str  #: what the file claims to be: PDF/X-4, PDF/X-1a:2003; "" nothing
    version: tuple[int, int]  #: of the PDF
    condition: str  #: of the kit, where the style book names none
    transparency: bool = True  #: whether what is transparent may stand in it
    refused: tuple[str, ...] = ()  #: ``spaces`` of placed pages that may not: ISO 15930-7 and -4


PRESS, PROOF = "newsprint", "proof"
#: ``proof`` is for the screen: pictures in their own colours, every diagnostic drawn in.
PROFILES = {
    profile.name: profile
    for profile in (
        Profile(PRESS, "PDF/X-4", (1, 6), "newsprint", refused=("device-rgb",)),
        Profile("x4", "PDF/X-4", (1, 6), "coated", refused=("device-rgb",)),
        Profile("x1a", "PDF/X-1a:2003", (1, 4), "coated", False, ("device-rgb", "calibrated")),
        Profile(PROOF, "", (1, 6), "newsprint"),
    )
}
