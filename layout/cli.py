"""The command line, thin: parse, call, print, exit status."""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layout.diagnostic import Severity
    from layout.fit.advice import Advice
    from layout.fit.state import Bench
    from layout.pipeline import Result

OK, PROBLEMS, UNREADABLE = 0, 1, 2  #: exit status
PROFILES = ("newsprint", "x4", "x1a", "proof")  #: of ``layout.press.profiles``, which only a page needs to load


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0, 1 for errors in the issue, 2 where nothing could be made."""
    options = _parser().parse_args(arguments)
    options.lang = options.lang or _locale()
    try:
        status: int = options.run(options)
    except BrokenPipeError:  # the reader of our output went away, which is no fault of the issue's
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
        status = OK
    return status


def run() -> None:
    """The ``layout`` command: ``main``, without what a process that ends at once has no use for.

    Collecting cycles costs a tenth of the time of a large issue and frees next to nothing; taking the interpreter
    down costs 20 ms. Files are written whole and closed by then.
    """
    gc.disable()
    status = main()
    with suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def _locale() -> str:
    """Chinese unless the locale names another language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and value.split(".")[0] not in ("C", "POSIX"):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="layout", description="报纸排版：从 YAML 到可付印的 PDF。")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: object, words: str, issue: bool = True) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=words, description=words)
        sub.set_defaults(run=run)
        sub.add_argument("--lang", choices=("zh", "en"), help="language of messages")
        sub.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
        sub.add_argument("-v", "--verbose", action="store_true", help="say what was done and how long it took")
        if issue:
            sub.add_argument("issue", metavar="ISSUE", help="a folder, an issue.yaml or one page file")
            sub.add_argument("--pages", default="", help="pages to set, such as 01,03")
            sub.add_argument("--strict", action="store_true", help="warnings fail too")
        return sub

    render = command("render", _render, "make the PDF")
    render.add_argument("-o", "--output", help="a file (default: output/<issue>.pdf), or a folder for a file a page")
    render.add_argument("--for", dest="profile", choices=PROFILES, default="", help="what the file is for")
    render.add_argument("--png", action="store_true", help="a PNG proof of each page beside the PDF")
    render.add_argument("--dpi", type=_dpi, default=150, help="resolution of the PNG proofs")
    render.add_argument("--force", action="store_true", help="write the press PDF in spite of errors")
    check = command("check", _check, "report what is wrong, write nothing")
    check.add_argument("--for", dest="profile", choices=PROFILES, default="", help="what the file is for")
    check.add_argument("--format", choices=("text", "json"), default="text")
    lint = command("lint", _lint, "report what a proofreader would mark")
    lint.add_argument("--format", choices=("text", "json"), default="text")
    command("dump", _dump, "print the finished paper as YAML")
    breaks = command("breaks", _breaks, "show how long headlines are broken; --write keeps it beside the issue")
    breaks.add_argument("--write", action="store_true", help="keep the breaks in the issue's folder")
    plates = command("plates", _plates, "draw what each ink prints, as grey pictures")
    plates.add_argument("-o", "--output", default="output", help="a folder (default: output)")
    plates.add_argument("--dpi", type=_dpi, default=150, help="resolution")
    proof = command("proof", _proof, "one HTML file to look through and to mail, a PNG and an SVG of each page")
    proof.add_argument("-o", "--output", default="output", help="a folder (default: output)")
    proof.add_argument("--dpi", type=_dpi, default=150, help="resolution of the PNGs")
    hashes = command("hash", _hash, "hash what each page prints, whatever compressed it", issue=False)
    hashes.add_argument("file", metavar="FILE|ISSUE", help="a PDF, or an issue")
    lines = command("lines", _lines, "the lines that a text makes, and their number", issue=False)
    lines.add_argument("file", nargs="?", help="text file (default: standard input), one paragraph a line")
    lines.add_argument("--measure", default="16字", help="width of the column")
    lines.add_argument("--indent", default="2字", help="first-line indent")
    lines.add_argument("--style", default=None, help="mark style, such as 报纸, 开明式 or daily, kaiming")
    lines.add_argument("--rules", default=None, help="rules for where a line may break, such as clreq-gb")
    lines.add_argument("--breaker", default="first", help="first (逐行) or total (全段)")
    lines.add_argument("--hyphenation", default="", help="divide Western words as this language does, such as en")
    lines.add_argument("--tighten", default="0", help="how far 字 may close up (紧排), such as 0.05字")
    lines.add_argument("--explain", action="store_true", help="what was squeezed and opened, and why lines end")
    fonts = command("fonts", _fonts, "list the faces", issue=False)
    fonts.add_argument("paper", nargs="?", help="folder of a paper, for its own faces too")
    fonts.add_argument("--copy", metavar="NAME", help="copy a face of the kit, such as Kai-Regular, to a folder")
    fonts.add_argument("-o", "--output", default="fonts", help="the folder (default: fonts)")
    preflight = command("preflight", _preflight, "judge a PDF as a press would, ours or anybody's", issue=False)
    preflight.add_argument("file", help="a PDF")
    targets = ("newsprint", "ad", "x4", "x1a")
    preflight.add_argument("--for", dest="target", choices=targets, default="newsprint", help="what it is judged for")
    preflight.add_argument("--format", choices=("text", "json"), default="text")
    preflight.add_argument("--size", type=_size, help="the trimmed size that it must have, such as 100x150mm")
    preflight.add_argument("--spots", type=_names, help="the spot colours that are printed, parted by commas")
    preflight.add_argument("--ink", type=_ink, help="highest total ink in percent, in place of the target's")
    regress = command("regress", _regress, "compare issues with the pages kept of them; --update keeps", issue=False)
    regress.add_argument("folder", metavar="FOLDER", help="an issue, or a folder of issues")
    regress.add_argument("--update", action="store_true", help="keep the pages as they are now")
    regress.add_argument("--junit", metavar="FILE", help="write a report as JUnit XML")
    regress.add_argument("--dpi", type=_dpi, default=60, help="resolution of the pictures (default: 60)")
    regress.add_argument(
        "--tolerance", type=_share, default=0.0001, help="share of pixels that may differ (default: 0.0001)"
    )
    regress.add_argument("-o", "--output", default="output", help="folder of the comparisons (default: output)")
    fit = command("fit", _fit, "how full every area is, and what would make fit what does not", issue=False)
    fit.add_argument("issue", metavar="ISSUE", help="a folder, an issue.yaml or one page file")
    fit.add_argument("--pages", default="", help="pages to set, such as 01,03")
    fit.add_argument("--suggest", action="store_true", help="try changes and tell which make it fit")
    fit.add_argument("--apply", metavar="N|STORY", help="write a proposal: its number, or a story's first")
    fit.add_argument("--format", choices=("text", "json"), default="text")
    diff = command("diff", _diff, "what changed between two issues, revisions, dumps or PDFs", issue=False)
    diff.add_argument("old", metavar="OLD|ISSUE", help="an issue, a dump or a PDF")
    diff.add_argument("new", metavar="NEW", nargs="?", default="", help="another of its kind")
    diff.add_argument(
        "--rev", nargs="+", metavar=("A", "B"), default=(), help="git revisions of ISSUE; without B as it is"
    )
    diff.add_argument("--signed", action="store_true", help="compare ISSUE with what was signed")
    diff.add_argument("--html", metavar="FILE", default="", help="write the pages side by side, overlaid and blinking")
    diff.add_argument("--format", choices=("text", "json"), default="text")
    sign = command("sign", _sign, "keep what the pages print now, as signed", issue=False)
    sign.add_argument("issue", metavar="ISSUE", help="a folder, an issue.yaml or one page file")
    sign.add_argument("--pages", default="", help="pages to sign, such as 01,03")
    sign.add_argument("--by", metavar="NAME", default="", help="who signs")
    sign.add_argument("--stage", choices=("一校", "二校", "三校", "签付印"), default="签付印", help="which proof it is")
    sign.add_argument("--date", default="", help="when, such as 2026-11-25; nothing where it is not given")
    watch = command("watch", _watch, "render again on every save")
    watch.add_argument("-o", "--output", help="a file (default: output/<issue>.pdf), or a folder for a file a page")
    watch.add_argument("--for", dest="profile", choices=PROFILES, default="", help="what the file is for")
    watch.add_argument("--png", action="store_true", help="a PNG proof of each page beside the PDF")
    watch.add_argument("--dpi", type=_dpi, default=150, help="resolution of the PNG proofs")
    new = command("new", _new, "begin a paper, or another issue of one", issue=False)
    new.add_argument("folder", help="the issue's folder; the paper's style book is written beside it")
    new.add_argument("--name", default="样报", help="the paper's name, 报名")
    new.add_argument("--date", help="of the issue, such as 2026-11-25 (default: the folder's name, else today)")
    completion = command("completion", _completion, "a script that completes commands in a shell", issue=False)
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))
    schema = command("schema", _schema, "JSON Schema of the spec's files, for editors", issue=False)
    schema.add_argument("name", nargs="?", choices=("paper", "issue", "page", "story"), help="which one to print")
    schema.add_argument("-o", "--output", help="a folder for all four")
    explain = command("explain", _explain, "what a code means", issue=False)
    explain.add_argument("code", help="a diagnostic's code, such as overset")
    return parser


def _dpi(text: str) -> int:
    value = int(text)
    if not 36 <= value <= 1200:
        raise argparse.ArgumentTypeError("36 to 1200")
    return value


def _share(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError("0 to 1")
    return value


def _size(text: str) -> tuple[float, float]:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*[x×*]\s*(\d+(?:\.\d+)?)\s*(?:mm)?", text)
    if not found:
        raise argparse.ArgumentTypeError("WIDTHxHEIGHT in mm, such as 100x150mm")
    return float(found[1]), float(found[2])


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _ink(text: str) -> int:
    value = int(text.rstrip("%"))
    if not 100 <= value <= 400:
        raise argparse.ArgumentTypeError("100 to 400")
    return value


def _typeset(options: argparse.Namespace) -> Result:
    from layout.pipeline import typeset
    from layout.terminal import progress

    pages = [page for page in options.pages.split(",") if page]
    words = "排版" if options.lang == "zh" else "setting pages"
    start = perf_counter()
    result = typeset(
        options.issue, pages, getattr(options, "profile", ""), told=lambda made, count: progress(made, count, words)
    )
    if options.verbose and result.paper:
        sizes = len(result.paper.pages), sum(len(node.text) for node in result.paper.nodes)
        form = "{} 版 {} 字，{:.2f} 秒" if options.lang == "zh" else "{} pages, {} characters, {:.2f} s"
        print(form.format(*sizes, perf_counter() - start), file=sys.stderr)
    return result


def _report(result: Result, options: argparse.Namespace) -> None:
    """Say what is wrong, on standard error; with --quiet only what must be mended."""
    if result.diagnostics:
        from layout.diagnostic import Severity
        from layout.messages import render, severity
        from layout.terminal import paint

        for diagnostic in result.diagnostics:
            level = severity(diagnostic.code)
            if level >= Severity.ERROR or not options.quiet:
                print(paint(render(diagnostic, options.lang), level, sys.stderr), file=sys.stderr)


def _status(result: Result, strict: bool) -> int:
    return _exit(result.severity, strict)


def _exit(worst: Severity | None, strict: bool) -> int:
    """The exit status for the worst of what was found."""
    from layout.diagnostic import Severity

    if worst is Severity.FATAL:
        return UNREADABLE
    return PROBLEMS if worst is Severity.ERROR or (strict and worst is Severity.WARNING) else OK


def _render(options: argparse.Namespace) -> int:
    from layout.output import OutputError, write

    result = _typeset(options)
    _report(result, options)
    if result.paper is None:
        return UNREADABLE
    try:
        for path in write(result, options.output, force=options.force, png=options.png, dpi=options.dpi):
            print(path)
    except OutputError as error:
        print(f"layout: {error}", file=sys.stderr)
        return UNREADABLE
    return _status(result, options.strict)


def _check(options: argparse.Namespace) -> int:
    result = _typeset(options)
    if options.format == "json":
        import json

        from layout.messages import as_data

        json.dump([as_data(d, options.lang) for d in result.diagnostics], sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        from layout.messages import render

        for diagnostic in result.diagnostics:
            print(render(diagnostic, options.lang))
        if not result.diagnostics:
            print("没有问题" if options.lang == "zh" else "nothing is wrong")
    return _status(result, options.strict)


def _lint(options: argparse.Namespace) -> int:
    from layout.lint import lint
    from layout.lint.telling import as_data, lines

    report = lint(options.issue, [page for page in options.pages.split(",") if page])
    if options.format == "json":
        import json

        json.dump(as_data(report, options.lang), sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        print("\n".join(lines(report, options.lang)))
    return _exit(report.worst, options.strict)


def _regress(options: argparse.Namespace) -> int:
    from layout.output import OutputError
    from layout.regress.run import run as regress

    try:
        return regress(
            Path(options.folder), Path(options.output), options.lang,
            update=options.update, junit=options.junit, dpi=options.dpi, tolerance=options.tolerance, say=print,
        )  # fmt: skip
    except OutputError as error:
        print(f"layout: {error}", file=sys.stderr)
        return UNREADABLE


def _dump(options: argparse.Namespace) -> int:
    from layout.export.dump import dump

    result = _typeset(options)
    if result.paper is None:
        _report(result, options)
        return UNREADABLE
    sys.stdout.write(dump(result.paper))
    return _status(result, options.strict)


def _breaks(options: argparse.Namespace) -> int:
    from layout.keeping import keep, propose

    path = Path(options.issue)
    found = propose(path, [page for page in options.pages.split(",") if page])
    if found.result.paper is None:
        _report(found.result, options.lang)
        return UNREADABLE
    for story, line in found.lines.items():
        print(f"{story}: {line}")
    if not found.dictionary:
        hint = "没有用词典；装上它断得更准：" if options.lang == "zh" else "no dictionary was used; to have one:"
        print(f"{hint} pip install 'layout[segment]'", file=sys.stderr)
    if options.write and found.lines:
        try:
            print(keep(path, found.lines), file=sys.stderr)
        except OSError as error:
            print(f"layout: {error}", file=sys.stderr)
            return UNREADABLE
    return _status(found.result, options.strict)


def _plates(options: argparse.Namespace) -> int:
    from layout.output import OutputError, write_plates

    result = _typeset(options)
    _report(result, options)
    if result.paper is None:
        return UNREADABLE
    chinese = options.lang == "zh"
    status = _status(result, options.strict)
    try:
        for page, written, empty, refused in write_plates(result, Path(options.output), options.dpi):
            for path in written:
                print(path)
            if empty:
                print((f"{page} 版没有：" if chinese else f"page {page} has no ") + " ".join(empty), file=sys.stderr)
            if refused:
                words = "{} 版分不成色版：有 {}" if chinese else "page {} cannot be parted into plates: it has {}"
                print(words.format(page, refused), file=sys.stderr)
                status = max(status, PROBLEMS)
    except OutputError as error:
        print(f"layout: {error}", file=sys.stderr)
        return UNREADABLE
    return status


def _proof(options: argparse.Namespace) -> int:
    """A proof is made whatever is wrong: where nothing could be read, it lists that alone."""
    from layout.output import OutputError, write_proof

    result = _typeset(options)
    _report(result, options)
    name = Path(options.issue).resolve()
    try:
        for path in write_proof(result, name.stem, Path(options.output), options.dpi, options.lang):
            print(path)
    except OutputError as error:
        print(f"layout: {error}", file=sys.stderr)
        return UNREADABLE
    return UNREADABLE if result.paper is None else _status(result, options.strict)


def _hash(options: argparse.Namespace) -> int:
    from layout.export.hashes import HashError, hashes

    path = Path(options.file)
    source: bytes | Path = path
    status = OK
    if path.suffix.lower() != ".pdf":
        from layout.export.pdf.document import write_pdf
        from layout.pipeline import typeset

        result = typeset(path)
        _report(result, options)
        if result.paper is None:
            return UNREADABLE
        source = write_pdf(result.paper, result.paper.pages, proof=False, darkroom=result.darkroom)
        status = _status(result, False)
    try:
        for name, digest in hashes(source, path.name):
            print(f"{digest}  {name}")
    except HashError as error:
        print(f"layout: {path}: {error}", file=sys.stderr)
        return UNREADABLE
    return status


def _fit(options: argparse.Namespace) -> int:
    from layout.fit.advice import advise
    from layout.fit.state import Bench
    from layout.fit.telling import advice, as_data, table
    from layout.messages import render

    chinese = options.lang == "zh"
    pages = [page for page in options.pages.split(",") if page]
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
        import json

        json.dump(as_data(state.fits, found, bench.files, chinese), sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for line in (*table(state.fits, chinese), *advice(found, chinese)):
            print(line)
    return PROBLEMS if any(fit.misfit for fit in state.fits) else OK


def _diff(options: argparse.Namespace) -> int:
    from layout.diff.command import Asked, diff

    revisions = tuple(options.rev)
    alone = bool(revisions) or options.signed
    if bool(options.new) == alone or len(revisions) > 2 or (revisions and options.signed):
        chinese = "要比两样东西：OLD NEW，ISSUE --rev A [B]，或 ISSUE --signed"
        english = "two things are compared: OLD NEW, ISSUE --rev A [B], or ISSUE --signed"
        print("layout: " + (chinese if options.lang == "zh" else english), file=sys.stderr)
        return UNREADABLE
    asked = Asked(
        options.old, options.new, revisions, options.signed, options.html, options.format == "json", options.lang
    )
    return diff(asked)


def _sign(options: argparse.Namespace) -> int:
    from layout.diff.command import sign

    pages = [page for page in options.pages.split(",") if page]
    return sign(options.issue, pages, options.stage, options.by, options.date, options.lang)


def _apply(bench: Bench, found: Sequence[Advice], wanted: str, chinese: bool) -> bool:
    """Write a proposal and say so, or why not."""
    from layout.fit.advice import apply, choose
    from layout.fit.files import EditError
    from layout.fit.words import refused, told

    proposal = choose(found, wanted)
    if proposal is None:
        words = "没有“{}”这一条建议" if chinese else "there is no proposal {}"
        print("layout: " + words.format(wanted), file=sys.stderr)
        return False
    try:
        apply(bench, proposal)
    except EditError as error:
        print("layout: " + refused(error.args[0], error.args[1], chinese), file=sys.stderr)
        return False
    said = "；".join(told(change, chinese) for change in proposal.changes)
    print(f"已写入：{said}" if chinese else f"written: {said}", file=sys.stderr)
    return True


def _lines(options: argparse.Namespace) -> int:
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
        print(f"layout: {error}", file=sys.stderr)
        return UNREADABLE
    for line in found:
        print(line.text)
        if options.explain:
            print("    " + describe(line, options.lang))
    chars = sum(len(line.text.strip()) for line in found)
    count = f"{len(found)} 行 {chars} 字" if options.lang == "zh" else f"{len(found)} lines, {chars} characters"
    print(count, file=sys.stderr)
    return OK


def _fonts(options: argparse.Namespace) -> int:
    from layout.fonts.catalogue import catalogue, kit_file

    if options.copy:
        from layout.output import OutputError, save

        source = kit_file(options.copy)
        if source is None:
            print(f"layout: the kit has no face {options.copy!r}; `layout fonts` lists them", file=sys.stderr)
            return UNREADABLE
        try:
            save(Path(options.output) / source.name, source.read_bytes())
        except OutputError as error:
            print(f"layout: {error}", file=sys.stderr)
            return UNREADABLE
        print(Path(options.output) / source.name)
        return OK
    for row in catalogue(options.paper):
        print(row)
    return OK


def _preflight(options: argparse.Namespace) -> int:
    from layout.preflight import Target, Wanted, preflight
    from layout.preflight.telling import as_data, render, summary

    wanted = Wanted(options.size, options.spots, options.ink)
    report = preflight(options.file, Target[options.target.upper()], wanted)
    if options.format == "json":
        import json

        json.dump([as_data(found, options.lang) for found in report.findings], sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for found in report.findings:
            print(render(found, Path(options.file).name, options.lang))
        print(summary(report, options.lang))
    if not report.readable:
        return UNREADABLE
    return PROBLEMS if report.errors else OK


def _watch(options: argparse.Namespace) -> int:
    from layout.spec.issue import load
    from layout.watch import turn, watch

    gc.enable()  # this process lasts
    root = load(Path(options.issue)).root.absolute()
    chinese = options.lang == "zh"
    for done in watch(root, lambda: turn(options.issue, options.output, png=options.png, dpi=options.dpi,
                                         profile=options.profile)):  # fmt: skip
        _report(done.result, options)
        for path in done.written:
            print(path)
        if done.problem:
            print(f"layout: {done.problem}", file=sys.stderr)
        form = "{:.0f} 毫秒，等着下一次存盘（Ctrl-C 停）" if chinese else "{:.0f} ms; waiting for a save (Ctrl-C ends)"
        print(form.format(done.seconds * 1000), file=sys.stderr, flush=True)
        sys.stdout.flush()
    return OK


def _new(options: argparse.Namespace) -> int:
    from datetime import date

    from layout.newpaper import new
    from layout.output import OutputError

    folder = Path(options.folder)
    try:
        day = date.fromisoformat(options.date or folder.name)
    except ValueError:
        if options.date:
            print(f"layout: {options.date}: a date such as 2026-11-25 is wanted", file=sys.stderr)
            return UNREADABLE
        day = date.today()
    try:
        for path in new(folder, day, options.name):
            print(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
    except OutputError as error:
        print(f"layout: {error}", file=sys.stderr)
        return UNREADABLE
    return OK


def _completion(options: argparse.Namespace) -> int:
    import shtab  # 36 ms, and only this command needs it

    print(shtab.complete(_parser(), shell=options.shell))
    return OK


def _schema(options: argparse.Namespace) -> int:
    from layout.spec.schema import FILES, as_text

    if not options.output:
        sys.stdout.write(as_text(options.name or "page"))
        return OK
    from layout.output import OutputError, save

    try:
        for name in FILES:
            path = Path(options.output) / f"{name}.json"
            save(path, as_text(name).encode())
            print(path)
    except OutputError as error:
        print(f"layout: {error}", file=sys.stderr)
        return UNREADABLE
    return OK


def _explain(options: argparse.Namespace) -> int:
    from layout.messages import MESSAGES, explain
    from layout.preflight.rules import RULES
    from layout.preflight.telling import explain as explain_rule

    if options.code in RULES:
        print(explain_rule(options.code, options.lang))
        return OK
    if options.code not in MESSAGES:
        from difflib import get_close_matches

        from layout.lint.rules import RULES as LINT_RULES
        from layout.lint.telling import explain as explain_lint

        if options.code in LINT_RULES:
            print(explain_lint(options.code, options.lang))
            return OK
        near = get_close_matches(options.code, [*MESSAGES, *RULES, *LINT_RULES], 1)
        print(f"layout: no code {options.code!r}" + (f"; did you mean {near[0]}?" if near else ""), file=sys.stderr)
        return UNREADABLE
    print(explain(options.code, options.lang))
    return OK
