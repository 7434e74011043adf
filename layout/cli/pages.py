"""Commands that set pages and write them: render, watch, check, dump, proof, plates, hash."""

from __future__ import annotations

import gc
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout.cli.arguments import Command, add_folder, add_format, add_issue, add_profile, add_strict, dpi
from layout.cli.status import OK, PROBLEMS, UNREADABLE, page_names, print_json, refuse, report, status, typeset


def _of_render(command: ArgumentParser) -> None:
    _of_watch(command)
    command.add_argument("--force", action="store_true", help="write the press PDF in spite of errors")
    add_strict(command)


def _of_watch(command: ArgumentParser) -> None:
    add_issue(command)
    command.add_argument("-o", "--output", help="a file (default: output/<issue>.pdf), or a folder for a file a page")
    add_profile(command)
    command.add_argument("--png", action="store_true", help="a PNG proof of each page beside the PDF")
    command.add_argument("--dpi", type=dpi, default=150, help="resolution of the PNG proofs")


def _of_check(command: ArgumentParser) -> None:
    add_issue(command)
    add_profile(command)
    add_format(command)
    add_strict(command)


def _of_dump(command: ArgumentParser) -> None:
    add_issue(command)
    add_strict(command)


def _of_pictures(command: ArgumentParser) -> None:
    add_issue(command)
    add_folder(command)
    command.add_argument("--dpi", type=dpi, default=150, help="resolution of the PNGs")
    add_strict(command)


def _of_hash(command: ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE|ISSUE", help="a PDF, or an issue")


def _render(options: Namespace) -> int:
    from layout.output import write

    result = typeset(options)
    report(result, options)
    if result.paper is None:
        return UNREADABLE
    for path in write(result, options.output, force=options.force, png=options.png, dpi=options.dpi):
        print(path)
    return status(result.severity, options.strict)


def _watch(options: Namespace) -> int:
    from layout.spec.issue import load
    from layout.watch import turn, watch

    gc.enable()  # this process lasts
    root = load(Path(options.issue)).root.absolute()
    chinese = options.lang == "zh"
    form = "{:.0f} 毫秒，等着下一次存盘（Ctrl-C 停）" if chinese else "{:.0f} ms; waiting for a save (Ctrl-C ends)"
    pages = page_names(options)
    for done in watch(root, lambda: turn(options.issue, options.output, pages, png=options.png, dpi=options.dpi,
                                         profile=options.profile)):  # fmt: skip
        report(done.result, options)
        for path in done.written:
            print(path)
        if done.problem:
            refuse(done.problem)
        print(form.format(done.seconds * 1000), file=sys.stderr, flush=True)
        sys.stdout.flush()
    return OK


def _check(options: Namespace) -> int:
    from layout.messages import as_data, render

    result = typeset(options)
    if options.format == "json":
        print_json([as_data(found, options.lang) for found in result.diagnostics])
    else:
        for found in result.diagnostics:
            print(render(found, options.lang))
        if not result.diagnostics:
            print("没有问题" if options.lang == "zh" else "nothing is wrong")
    return status(result.severity, options.strict)


def _dump(options: Namespace) -> int:
    from layout.export.dump import dump

    result = typeset(options)
    if result.paper is None:
        report(result, options)
        return UNREADABLE
    sys.stdout.write(dump(result.paper))
    return status(result.severity, options.strict)


def _proof(options: Namespace) -> int:
    """A proof is made whatever is wrong: where nothing could be read, it lists that alone."""
    from layout.output import write_proof

    result = typeset(options)
    report(result, options)
    name = Path(options.issue).resolve()
    for path in write_proof(result, name.stem, Path(options.output), options.dpi, options.lang):
        print(path)
    return UNREADABLE if result.paper is None else status(result.severity, options.strict)


def _plates(options: Namespace) -> int:
    from layout.output import write_plates

    result = typeset(options)
    report(result, options)
    if result.paper is None:
        return UNREADABLE
    chinese = options.lang == "zh"
    code = status(result.severity, options.strict)
    for page, written, empty, refused in write_plates(result, Path(options.output), options.dpi):
        for path in written:
            print(path)
        if empty:
            print((f"{page} 版没有：" if chinese else f"page {page} has no ") + " ".join(empty), file=sys.stderr)
        if refused:
            words = "{} 版分不成色版：有 {}" if chinese else "page {} cannot be parted into plates: it has {}"
            print(words.format(page, refused), file=sys.stderr)
            code = max(code, PROBLEMS)
    return code


def _hash(options: Namespace) -> int:
    from layout.export.hashes import HashError, hashes

    path = Path(options.file)
    source: bytes | Path = path
    code = OK
    if path.suffix.lower() != ".pdf":
        from layout.export.pdf.document import write_pdf
        from layout.pipeline import typeset

        result = typeset(path)
        report(result, options)
        if result.paper is None:
            return UNREADABLE
        source = write_pdf(result.paper, result.paper.pages, proof=False, darkroom=result.darkroom)
        code = status(result.severity)
    try:
        for name, digest in hashes(source, path.name):
            print(f"{digest}  {name}")
    except HashError as error:
        return refuse(f"{path}: {error}")
    return code


COMMANDS = {
    "render": Command("make the PDF", _of_render, _render),
    "watch": Command("render again on every save", _of_watch, _watch),
    "check": Command("report what is wrong, write nothing", _of_check, _check),
    "dump": Command("print the finished paper as YAML", _of_dump, _dump),
    "proof": Command("one HTML file to look through and to mail, a PNG and an SVG of each page", _of_pictures, _proof),
    "plates": Command("draw what each ink prints, as grey pictures", _of_pictures, _plates),
    "hash": Command("hash what each page prints, whatever compressed it", _of_hash, _hash),
}
