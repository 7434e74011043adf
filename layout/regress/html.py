"""A comparison as one HTML file: each page that differs as kept, as it is now and overlaid, and the dumps' lines."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from html import escape
from io import BytesIO

from PIL import Image

from layout.regress.compare import Found
from layout.regress.words import told

_STYLE = """body{font:15px/1.5 system-ui,sans-serif;margin:1.5rem;color:#222;background:#f4f4f2}
h1{font-size:1.2rem}h2{font-size:1.05rem;margin:2rem 0 .5rem}
.pages{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:1rem}
figure{margin:0}img{width:100%;background:#fff;border:1px solid #bbb}
pre{overflow:auto;background:#fff;border:1px solid #bbb;padding:.7rem;font-size:13px}
ins{background:#dbe6ff;text-decoration:none}del{background:#ffdcdc;text-decoration:none}"""
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def as_html(issue: str, found: Sequence[Found], lang: str) -> str:
    """The file of the pages that differ; everything that comes from an issue is escaped."""
    language = "zh-CN" if lang.startswith("zh") else "en"
    title = escape(f"{told('title', lang)} {issue}")
    pages = "\n".join(_page(item, lang) for item in found)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>{_STYLE}</style>\n'
        f"<h1>{title}</h1>\n{pages}\n</html>\n"
    )


def _page(found: Found, lang: str) -> str:
    from layout.regress.picture import overlaid

    old, new = found.old, found.new
    assert old is not None and new is not None
    shown = (("old", old), ("new", new), ("difference", overlaid(old, new)))
    figures = "".join(_figure(told(key, lang), image) for key, image in shown)
    lines = "\n".join(_diff(found.old_dump, found.new_dump))
    body = f"<pre>{lines}</pre>" if lines else ""
    return f"<h2>{escape(found.sentence)}</h2>\n<div class=pages>{figures}</div>\n{body}"


def _figure(words: str, image: Image.Image) -> str:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    data = b64encode(out.getvalue()).decode()
    source = f'src="data:image/png;base64,{data}"'
    return f'<figure><figcaption>{escape(words)}</figcaption><img alt="{escape(words)}" {source}></figure>'


def _diff(old: str, new: str) -> Iterator[str]:
    for line in list(unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=2))[2:]:
        tag = {"+": "ins", "-": "del"}.get(line[0])
        yield f"<{tag}>{escape(line)}</{tag}>" if tag else escape(line)
