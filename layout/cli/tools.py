"""Commands that need no issue: new, fonts, preflight, schema, explain, completion."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from layout.cli.arguments import Commands, add_folder, add_format, ink, names, size
from layout.cli.status import OK, PROBLEMS, UNREADABLE, print_json, refuse


def add(commands: Commands) -> None:
    """Add these commands."""
    new = commands.add("new", _new, "begin a paper, or another issue of one")
    new.add_argument("folder", help="the issue's folder; the paper's style book is written beside it")
    new.add_argument("--name", default="样报", help="the paper's name, 报名")
    new.add_argument("--date", help="of the issue, such as 2026-11-25 (default: the folder's name, else today)")
    fonts = commands.add("fonts", _fonts, "list the faces")
    fonts.add_argument("paper", nargs="?", help="folder of a paper, for its own faces too")
    fonts.add_argument("--copy", metavar="NAME", help="copy a face of the kit, such as Kai-Regular, to a folder")
    add_folder(fonts, "fonts", "the folder")
    _add_preflight(commands)
    schema = commands.add("schema", _schema, "JSON Schema of the spec's files, for editors")
    schema.add_argument("name", nargs="?", choices=("paper", "issue", "page", "story"), help="which one to print")
    schema.add_argument("-o", "--output", help="a folder for all four")
    explain = commands.add("explain", _explain, "what a code means")
    explain.add_argument("code", help="a diagnostic's code, such as overset")
    completion = commands.add("completion", _completion, "a script that completes commands in a shell")
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))
    completion.set_defaults(parser=commands.parser)


def _add_preflight(commands: Commands) -> None:
    preflight = commands.add("preflight", _preflight, "judge a PDF as a press would, ours or anybody's")
    preflight.add_argument("file", help="a PDF")
    targets = ("newsprint", "ad", "x4", "x1a")
    preflight.add_argument("--for", dest="target", choices=targets, default="newsprint", help="what it is judged for")
    add_format(preflight)
    preflight.add_argument("--size", type=size, help="the trimmed size that it must have, such as 100x150mm")
    preflight.add_argument("--spots", type=names, help="the spot colours that are printed, parted by commas")
    preflight.add_argument("--ink", type=ink, help="highest total ink in percent, in place of the target's")


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

    print(shtab.complete(options.parser, shell=options.shell))
    return OK
