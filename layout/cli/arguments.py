"""What commands have in common on the command line, and values that are read there."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable

PROFILES = ("newsprint", "x4", "x1a", "proof")  #: of ``layout.press.profiles``, which only a page needs to load


class Commands:
    """The commands of ``layout``, each with what all of them take."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self.parser = parser
        self._commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(self, name: str, run: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        """A command that ``run`` carries out."""
        command = self._commands.add_parser(name, help=words, description=words)
        command.set_defaults(run=run)
        command.add_argument("--lang", choices=("zh", "en"), help="language of messages")
        command.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
        command.add_argument("-v", "--verbose", action="store_true", help="say what was done and how long it took")
        return command

    def of_issue(self, name: str, run: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        """A command about an issue, or some of its pages."""
        command = self.add(name, run, words)
        command.add_argument("issue", metavar="ISSUE", help="a folder, an issue.yaml or one page file")
        command.add_argument("--pages", default="", help="only these pages, such as 01,03")
        return command


def add_strict(command: argparse.ArgumentParser) -> None:
    command.add_argument("--strict", action="store_true", help="warnings fail too")


def add_format(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=("text", "json"), default="text")


def add_profile(command: argparse.ArgumentParser) -> None:
    command.add_argument("--for", dest="profile", choices=PROFILES, default="", help="what the file is for")


def add_folder(command: argparse.ArgumentParser, default: str = "output", words: str = "a folder") -> None:
    command.add_argument("-o", "--output", default=default, help=f"{words} (default: {default})")


def dpi(text: str) -> int:
    value = int(text)
    if not 36 <= value <= 1200:
        raise argparse.ArgumentTypeError("36 to 1200")
    return value


def share(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError("0 to 1")
    return value


def size(text: str) -> tuple[float, float]:
    """Millimetres."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*[x×*]\s*(\d+(?:\.\d+)?)\s*(?:mm)?", text)
    if not found:
        raise argparse.ArgumentTypeError("WIDTHxHEIGHT in mm, such as 100x150mm")
    return float(found[1]), float(found[2])


def names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def ink(text: str) -> int:
    """Percent."""
    value = int(text.rstrip("%"))
    if not 100 <= value <= 400:
        raise argparse.ArgumentTypeError("100 to 400")
    return value
