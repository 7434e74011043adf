"""A job for the press: the style book's 付印 with the profile chosen and the files read."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from layout.diagnostic import Diagnostic, diagnose
from layout.press.condition import INPUT, OUTPUT, Condition, IccError, kit_condition, own_condition, read_icc
from layout.press.profiles import PRESS, PROFILES, PROOF, Profile
from layout.spec import source
from layout.style import Intent, Press

KIT = "kit:"


class Job(NamedTuple):
    """How files are made for a press. Its values decide every byte that conversion gives."""

    profile: Profile
    condition: Condition
    limit: int  #: total ink in 1/1000 of one ink's full tone
    intent: Intent
    compensate: bool
    rgb: bytes  #: profile of RGB pictures that have none; b"" sRGB
    grey: str  #: dots or tone: what grey pictures without a profile are
    cmyk: bytes  #: profile of CMYK pictures that have none; b"" they are for this condition
    told: frozenset[str]  #: of rgb, grey, cmyk: what the style book says itself

    @property
    def own_colours(self) -> bool:
        """Whether pictures keep their own colours."""
        return self.profile.name == PROOF


@lru_cache(maxsize=8)
def standard_job(name: str = PRESS) -> Job:
    """The job of a style book that says nothing."""
    profile = PROFILES[name]
    condition = kit_condition(profile.condition)
    return Job(profile, condition, condition.limit, "relative", True, b"", "dots", b"", frozenset())


def make_job(press: Press, root: Path, profile: str = "") -> tuple[Job, list[Diagnostic]]:
    """The job for ``profile``, or the style book's; a file that cannot be used is reported, the default stands in."""
    problems: list[Diagnostic] = []
    job = standard_job(profile or press.profile)
    condition = _condition(press, root, job.condition, problems)
    job = job._replace(
        condition=condition,
        limit=press.limit or condition.limit,
        intent=press.intent,
        compensate=press.compensate,
        rgb=_assumed(press, press.rgb.removeprefix("srgb"), root, INPUT, "RGB", problems),
        grey=press.grey or "dots",
        cmyk=_assumed(press, press.cmyk.removeprefix("ready"), root, OUTPUT, "CMYK", problems),
        told=frozenset(name for name in ("rgb", "grey", "cmyk") if getattr(press, name)),
    )
    return job, problems


def _condition(press: Press, root: Path, default: Condition, problems: list[Diagnostic]) -> Condition:
    if not press.condition:
        return default
    if press.condition.startswith(KIT):
        return kit_condition(press.condition.removeprefix(KIT))
    if not source.is_inside(root, press.condition):
        problems.append(diagnose("path-outside", press.at, path=press.condition))
        return default
    try:
        return own_condition(root / press.condition, default.limit)
    except IccError as error:
        problems.append(_refused(press, press.condition, error))
        return default


def _assumed(
    press: Press, name: str, root: Path, classes: tuple[str, ...], space: str, problems: list[Diagnostic]
) -> bytes:
    if not name:
        return b""
    if not source.is_inside(root, name):
        problems.append(diagnose("path-outside", press.at, path=name))
        return b""
    try:
        return read_icc(root / name, classes, space)
    except IccError as error:
        problems.append(_refused(press, name, error))
        return b""


def _refused(press: Press, name: str, error: IccError) -> Diagnostic:
    return diagnose("icc-unfit", press.at, path=name, why=f"@icc-{error.code}", detail=error.detail)
