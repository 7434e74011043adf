"""What commands have in common on the command line, and values that are read there."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping
from typing import NamedTuple

PROFILES = ("newsprint", "x4", "x1a", "proof")  #: of ``layout.press.profiles``, which only a page needs to load


class Command(NamedTuple):
    """A command of ``layout``."""

    words: str  #: what it does
    declare: Callable[[ArgumentParser], None]  #: its arguments
    run: Callable[[Namespace], int]  #: carries it out; the exit status


def whole(commands: Mapping[str, Command], only: str = "") -> ArgumentParser:
    """The parser of ``commands``; of one ``only`` where one is named: to declare all of them takes 5 ms."""
    parser = ArgumentParser(prog="layout", description="报纸排版：从 YAML 到可付印的 PDF。")
    parsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command in commands.items():
        if only not in commands or name == only:
            one = parsers.add_parser(name, help=command.words, description=command.words)
            one.set_defaults(run=command.run)
            one.add_argument("--lang", choices=("zh", "en"), help="language of messages")
            one.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
            one.add_argument("-v", "--verbose", action="store_true", help="say what was done and how long it took")
            command.declare(one)
    return parser


def add_issue(command: ArgumentParser) -> None:
    command.add_argument("issue", metavar="ISSUE", help="a folder, an issue.yaml or one page file")
    command.add_argument("--pages", default="", help="only these pages, such as 01,03")


def add_strict(command: ArgumentParser) -> None:
    command.add_argument("--strict", action="store_true", help="warnings fail too")


def add_format(command: ArgumentParser) -> None:
    command.add_argument("--format", choices=("text", "json"), default="text")


def add_profile(command: ArgumentParser) -> None:
    command.add_argument("--for", dest="profile", choices=PROFILES, default="", help="what the file is for")


def add_folder(command: ArgumentParser, default: str = "output", words: str = "a folder") -> None:
    command.add_argument("-o", "--output", default=default, help=f"{words} (default: {default})")


def dpi(text: str) -> int:
    value = int(text)
    if not 36 <= value <= 1200:
        raise ArgumentTypeError("36 to 1200")
    return value


def share(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise ArgumentTypeError("0 to 1")
    return value


def size(text: str) -> tuple[float, float]:
    """Millimetres."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*[x×*]\s*(\d+(?:\.\d+)?)\s*(?:mm)?", text)
    if not found:
        raise ArgumentTypeError("WIDTHxHEIGHT in mm, such as 100x150mm")
    return float(found[1]), float(found[2])


def names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def ink(text: str) -> int:
    """Percent."""
    value = int(text.rstrip("%"))
    if not 100 <= value <= 400:
        raise ArgumentTypeError("100 to 400")
    return value
