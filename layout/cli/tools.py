"""Commands that need no issue: new, fonts, preflight, schema, explain, completion."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout.cli.arguments import Command, add_folder, add_format, ink, names, size, whole
from layout.cli.status import OK, PROBLEMS, UNREADABLE, print_json, refuse


def _of_new(command: ArgumentParser) -> None:
    command.add_argument("folder", help="the issue's folder; the paper's style book is written beside it")
    command.add_argument("--name", default="样报", help="the paper's name, 报名")
    command.add_argument("--date", help="of the issue, such as 2026-11-25 (default: the folder's name, else today)")


def _of_fonts(command: ArgumentParser) -> None:
    command.add_argument("paper", nargs="?", help="folder of a paper, for its own faces too")
    command.add_argument("--copy", metavar="NAME", help="copy a face of the kit, such as Kai-Regular, to a folder")
    add_folder(command, "fonts", "the folder")


def _of_preflight(command: ArgumentParser) -> None:
    command.add_argument("file", help="a PDF")
    targets = ("newsprint", "ad", "x4", "x1a")
    command.add_argument("--for", dest="target", choices=targets, default="newsprint", help="what it is judged for")
    add_format(command)
    command.add_argument("--size", type=size, help="the trimmed size that it must have, such as 100x150mm")
    command.add_argument("--spots", type=names, help="the spot colours that are printed, parted by commas")
    command.add_argument("--ink", type=ink, help="highest total ink in percent, in place of the target's")


def _of_schema(command: ArgumentParser) -> None:
    command.add_argument("name", nargs="?", choices=("paper", "issue", "page", "story"), help="which one to print")
    command.add_argument("-o", "--output", help="a folder for all four")


def _of_explain(command: ArgumentParser) -> None:
    command.add_argument("code", help="a diagnostic's code, such as overset")


def _of_completion(command: ArgumentParser) -> None:
    command.add_argument("shell", choices=("bash", "zsh", "fish"))


def _new(options: Namespace) -> int:
    from datetime import date

    from layout.newpaper import new

    folder = Path(options.folder)
    try:
        day = date.fromisoformat(options.date or folder.name)
    except ValueError:
        if options.date:
            return refuse(f"{options.date}: a date such as 2026-11-25 is wanted")
        day = date.today()
    for path in new(folder, day, options.name):
        print(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
    return OK


def _fonts(options: Namespace) -> int:
    from layout.fonts.catalogue import catalogue, kit_file

    if not options.copy:
        for row in catalogue(options.paper):
            print(row)
        return OK
    from layout.output import save

    source = kit_file(options.copy)
    if source is None:
        return refuse(f"the kit has no face {options.copy!r}; `layout fonts` lists them")
    copied = Path(options.output) / source.name
    save(copied, source.read_bytes())
    print(copied)
    return OK


def _preflight(options: Namespace) -> int:
    from layout.preflight import Target, Wanted, preflight
    from layout.preflight.telling import as_data, render, summary

    wanted = Wanted(options.size, options.spots, options.ink)
    report = preflight(options.file, Target[options.target.upper()], wanted)
    if options.format == "json":
        print_json([as_data(found, options.lang) for found in report.findings])
    else:
        for found in report.findings:
            print(render(found, Path(options.file).name, options.lang))
        print(summary(report, options.lang))
    if not report.readable:
        return UNREADABLE
    return PROBLEMS if report.errors else OK


def _schema(options: Namespace) -> int:
    from layout.output import save
    from layout.spec.schema import FILES, as_text

    if not options.output:
        print(as_text(options.name or "page"), end="")
        return OK
    for name in FILES:
        path = Path(options.output) / f"{name}.json"
        save(path, as_text(name).encode())
        print(path)
    return OK


def _explain(options: Namespace) -> int:
    """A code of the make-up, of lint or of preflight."""
    from layout.lint.rules import RULES as LINT_RULES
    from layout.lint.telling import explain as explain_lint
    from layout.messages import MESSAGES, explain
    from layout.preflight.rules import RULES as PREFLIGHT_RULES
    from layout.preflight.telling import explain as explain_rule

    code: str = options.code
    for codes, words in ((MESSAGES, explain), (LINT_RULES, explain_lint), (PREFLIGHT_RULES, explain_rule)):
        if code in codes:
            print(words(code, options.lang))
            return OK
    from difflib import get_close_matches

    near = get_close_matches(code, [*MESSAGES, *PREFLIGHT_RULES, *LINT_RULES], 1)
    return refuse(f"no code {code!r}" + (f"; did you mean {near[0]}?" if near else ""))


def _completion(options: Namespace) -> int:
    import shtab  # 36 ms, and only this command needs it

    from layout.cli import COMMANDS

    print(shtab.complete(whole(COMMANDS), shell=options.shell))
    return OK


COMMANDS = {
    "new": Command("begin a paper, or another issue of one", _of_new, _new),
    "fonts": Command("list the faces", _of_fonts, _fonts),
    "preflight": Command("judge a PDF as a press would, ours or anybody's", _of_preflight, _preflight),
    "schema": Command("JSON Schema of the spec's files, for editors", _of_schema, _schema),
    "explain": Command("what a code means", _of_explain, _explain),
    "completion": Command("a script that completes commands in a shell", _of_completion, _completion),
}
