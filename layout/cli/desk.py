"""Commands of the desk: what a proofreader marks, what fits, how it breaks, what changed, what was signed."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from layout.cli.arguments import Command, add_folder, add_format, add_issue, add_strict, dpi, share
from layout.cli.status import OK, PROBLEMS, UNREADABLE, page_names, print_json, refuse, report, status

if TYPE_CHECKING:
    from layout.fit.advice import Advice
    from layout.fit.state import Bench

STAGES = ("一校", "二校", "三校", "签付印")


def _of_lint(command: ArgumentParser) -> None:
    add_issue(command)
    add_format(command)
    add_strict(command)


def _of_fit(command: ArgumentParser) -> None:
    add_issue(command)
    command.add_argument("--suggest", action="store_true", help="try changes and tell which make it fit")
    command.add_argument("--apply", metavar="N|STORY", help="write a proposal: its number, or a story's first")
    add_format(command)


def _of_breaks(command: ArgumentParser) -> None:
    add_issue(command)
    command.add_argument("--write", action="store_true", help="keep the breaks in the issue's folder")
    add_strict(command)


def _of_lines(command: ArgumentParser) -> None:
    command.add_argument("file", nargs="?", help="text file (default: standard input), one paragraph a line")
    command.add_argument("--measure", default="16字", help="width of the column")
    command.add_argument("--indent", default="2字", help="first-line indent")
    command.add_argument("--style", default=None, help="mark style, such as 报纸, 开明式 or daily, kaiming")
    command.add_argument("--rules", default=None, help="rules for where a line may break, such as clreq-gb")
    command.add_argument("--breaker", default="first", help="first (逐行) or total (全段)")
    command.add_argument("--hyphenation", default="", help="divide Western words as this language does, such as en")
    command.add_argument("--tighten", default="0", help="how far 字 may close up (紧排), such as 0.05字")
    command.add_argument("--explain", action="store_true", help="what was squeezed and opened, and why lines end")


def _of_diff(command: ArgumentParser) -> None:
    command.add_argument("old", metavar="OLD|ISSUE", help="an issue, a dump or a PDF")
    command.add_argument("new", metavar="NEW", nargs="?", default="", help="another of its kind")
    revisions = "git revisions of ISSUE; without B as it is"
    command.add_argument("--rev", nargs="+", metavar=("A", "B"), default=(), help=revisions)
    command.add_argument("--signed", action="store_true", help="compare ISSUE with what was signed")
    command.add_argument(
        "--html", metavar="FILE", default="", help="write the pages side by side, overlaid and blinking"
    )
    add_format(command)


def _of_sign(command: ArgumentParser) -> None:
    add_issue(command)
    command.add_argument("--by", metavar="NAME", default="", help="who signs")
    command.add_argument("--stage", choices=STAGES, default=STAGES[-1], help="which proof it is")
    command.add_argument("--date", default="", help="when, such as 2026-11-25; nothing where it is not given")


def _of_regress(command: ArgumentParser) -> None:
    command.add_argument("folder", metavar="FOLDER", help="an issue, or a folder of issues")
    command.add_argument("--update", action="store_true", help="keep the pages as they are now")
    command.add_argument("--junit", metavar="FILE", help="write a report as JUnit XML")
    command.add_argument("--dpi", type=dpi, default=60, help="resolution of the pictures (default: 60)")
    pixels = "share of pixels that may differ (default: 0.0001)"
    command.add_argument("--tolerance", type=share, default=0.0001, help=pixels)
    add_folder(command, words="folder of the comparisons")


def _lint(options: Namespace) -> int:
    from layout.lint import lint
    from layout.lint.telling import as_data, lines

    found = lint(options.issue, page_names(options))
    if options.format == "json":
        print_json(as_data(found, options.lang))
    else:
        print("\n".join(lines(found, options.lang)))
    return status(found.worst, options.strict)


def _fit(options: Namespace) -> int:
    from layout.fit.advice import advise
    from layout.fit.state import Bench
    from layout.fit.telling import advice, as_data, table
    from layout.messages import render

    chinese = options.lang == "zh"
    pages = page_names(options)
    bench = Bench(Path(options.issue))
    state = bench.set(pages)
    if state is None:
        for diagnostic in bench.problems:
            print(render(diagnostic, options.lang), file=sys.stderr)
        return UNREADABLE
    asked = options.suggest or options.apply is not None
    found = advise(bench, state) if asked else []
    if options.apply is not None:
        if not _apply(bench, found, options.apply, chinese):
            return UNREADABLE
        bench, found = Bench(Path(options.issue)), []
        state = bench.set(pages) or state
    if options.format == "json":
        print_json(as_data(state.fits, found, bench.files, chinese))
    else:
        for line in (*table(state.fits, chinese), *advice(found, chinese)):
            print(line)
    return PROBLEMS if any(fit.misfit for fit in state.fits) else OK


def _apply(bench: Bench, found: Sequence[Advice], wanted: str, chinese: bool) -> bool:
    """Write a proposal and say so, or why not."""
    from layout.fit.advice import apply, choose
    from layout.fit.files import EditError
    from layout.fit.words import refused, told

    proposal = choose(found, wanted)
    if proposal is None:
        refuse(("没有“{}”这一条建议" if chinese else "there is no proposal {}").format(wanted))
        return False
    try:
        apply(bench, proposal)
    except EditError as error:
        refuse(refused(error.args[0], error.args[1], chinese))
        return False
    said = "；".join(told(change, chinese) for change in proposal.changes)
    print(f"已写入：{said}" if chinese else f"written: {said}", file=sys.stderr)
    return True


def _breaks(options: Namespace) -> int:
    from layout.keeping import keep, propose

    path = Path(options.issue)
    found = propose(path, page_names(options))
    if found.result.paper is None:
        report(found.result, options)
        return UNREADABLE
    for story, line in found.lines.items():
        print(f"{story}: {line}")
    if not found.dictionary:
        hint = "没有用词典；装上它断得更准：" if options.lang == "zh" else "no dictionary was used; to have one:"
        print(f"{hint} pip install 'layout[segment]'", file=sys.stderr)
    if options.write and found.lines:
        print(keep(path, found.lines), file=sys.stderr)
    return status(found.result.severity, options.strict)


def _lines(options: Namespace) -> int:
    from layout.copyfitter import UnknownStyleError, explain_lines, parse_em
    from layout.text.explain import describe

    try:
        measure, indent, tighten = (parse_em(text) for text in (options.measure, options.indent, options.tighten))
        if options.file and options.file != "-":
            from layout.spec.source import decode

            whole = decode(Path(options.file).read_bytes()).text
            text = re.sub(r"\A---\s*\n.*?\n---\s*\n", "", whole, flags=re.DOTALL)  # a story's head makes no lines
        else:
            text = sys.stdin.read()
        found = explain_lines(
            text, measure, indent, options.style, options.rules, options.breaker, tighten, options.hyphenation
        )
    except (ValueError, UnknownStyleError, OSError) as error:
        return refuse(str(error))
    for line in found:
        print(line.text)
        if options.explain:
            print("    " + describe(line, options.lang))
    chars = sum(len(line.text.strip()) for line in found)
    count = f"{len(found)} 行 {chars} 字" if options.lang == "zh" else f"{len(found)} lines, {chars} characters"
    print(count, file=sys.stderr)
    return OK


def _diff(options: Namespace) -> int:
    from layout.diff.command import Asked, diff

    revisions = tuple(options.rev)
    alone = bool(revisions) or options.signed
    if bool(options.new) == alone or len(revisions) > 2 or (revisions and options.signed):
        chinese = "要比两样东西：OLD NEW，ISSUE --rev A [B]，或 ISSUE --signed"
        english = "two things are compared: OLD NEW, ISSUE --rev A [B], or ISSUE --signed"
        return refuse(chinese if options.lang == "zh" else english)
    as_json = options.format == "json"
    return diff(Asked(options.old, options.new, revisions, options.signed, options.html, as_json, options.lang))


def _sign(options: Namespace) -> int:
    from layout.diff.command import sign

    return sign(options.issue, page_names(options), options.stage, options.by, options.date, options.lang)


def _regress(options: Namespace) -> int:
    from layout.regress.run import run as regress

    return regress(
        Path(options.folder), Path(options.output), options.lang,
        update=options.update, junit=options.junit, dpi=options.dpi, tolerance=options.tolerance, say=print,
    )  # fmt: skip


COMMANDS = {
    "lint": Command("report what a proofreader would mark", _of_lint, _lint),
    "fit": Command("how full every area is, and what would make fit what does not", _of_fit, _fit),
    "breaks": Command("show how long headlines are broken; --write keeps it beside the issue", _of_breaks, _breaks),
    "lines": Command("the lines that a text makes, and their number", _of_lines, _lines),
    "diff": Command("what changed between two issues, revisions, dumps or PDFs", _of_diff, _diff),
    "sign": Command("keep what the pages print now, as signed", _of_sign, _sign),
    "regress": Command("compare issues with the pages kept of them; --update keeps", _of_regress, _regress),
}
