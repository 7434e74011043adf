"""The command line, run as a user runs it: exit status, what is written, what is said."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from PIL import Image, ImageCms

import layout
from layout.cli import main
from layout.press.job import standard_job

ISSUES = Path(__file__).parent.parent / "issues"
DAY = "2020-09-29"


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    shutil.copytree(ISSUES, tmp_path / "paper")
    return tmp_path / "paper" / DAY


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_render_writes_the_pdf_and_pictures(issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out" / "page.pdf"
    assert main(["render", str(issue), "-o", str(out), "--png", "--dpi", "40"]) == 0
    assert capsys.readouterr().out.split() == [str(out), str(out.with_name("page-01.png"))]
    assert out.read_bytes().startswith(b"%PDF")
    assert out.with_name("page-01.png").read_bytes().startswith(b"\x89PNG")
    assert sorted(path.name for path in out.parent.iterdir()) == ["page-01.png", "page.pdf"]


def test_render_into_a_folder_writes_a_file_a_page(issue: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert main(["render", str(issue), "-o", str(tmp_path / "out")]) == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["重庆科技报2020092901.pdf"]


def test_one_page_leaves_the_others_alone(issue: Path, tmp_path: Path) -> None:
    shutil.copy(issue / "01.yaml", issue / "02.yaml")
    edit(issue / "02.yaml", '版: "01"', '版: "02"')
    edit(issue / "issue.yaml", "[01]", "[01, 02]")
    out = tmp_path / "out"
    out.mkdir()
    assert main(["render", str(issue), "-o", f"{out}/", "--pages", "01", "--force"]) in (0, 1)
    first = {path.name: path.stat().st_mtime_ns for path in out.iterdir()}
    assert main(["render", str(issue), "-o", f"{out}/", "--pages", "02", "--force"]) in (0, 1)
    after = {path.name: path.stat().st_mtime_ns for path in out.iterdir()}
    assert len(first) == 1 and len(after) == 2
    assert first.items() <= after.items()


def test_plates_are_written_and_the_empty_ones_named(
    issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "plates"
    assert main(["plates", str(issue), "-o", str(out), "--dpi", "40", "--lang", "zh"]) == 0
    said = capsys.readouterr()
    assert said.out.split() == [str(out / f"{DAY}-01-{ink}.png") for ink in "MYK"]
    assert said.err == "01 版没有：C\n"
    assert sorted(path.name for path in out.iterdir()) == [f"{DAY}-01-{ink}.png" for ink in "KMY"]


def test_a_page_without_plates_is_said_to_have_none(
    issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from layout.export import plates

    def refuse(*_: object) -> None:
        raise plates.PlateError("Lab")

    monkeypatch.setattr(plates, "plates", refuse)
    assert main(["plates", str(issue), "-o", str(tmp_path), "--lang", "zh"]) == 1
    assert capsys.readouterr().err == "01 版分不成色版：有 Lab\n"


def test_hash_of_a_file_and_of_its_issue(issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "page.pdf"
    assert main(["render", str(issue), "-o", str(out)]) == 0
    capsys.readouterr()
    assert main(["hash", str(out)]) == 0
    first, whole = (line.split("  ") for line in capsys.readouterr().out.splitlines())
    assert (first[1], whole[1], len(first[0])) == ("01", "page.pdf", 64)
    assert main(["hash", str(issue)]) == 0
    assert [line.split("  ")[0] for line in capsys.readouterr().out.splitlines()] == [first[0], whole[0]]


def test_hash_says_what_is_no_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(b"no")
    for name, why in (("a.pdf", "not a sound PDF"), ("b.pdf", "No such file or directory")):
        assert main(["hash", str(tmp_path / name)]) == 2
        assert capsys.readouterr().err == f"layout: {tmp_path / name}: {why}\n"
    assert main(["hash", str(tmp_path / "issue")]) == 2
    assert "[issue-missing]" in capsys.readouterr().err


def test_errors_give_a_proof_and_no_press_file(issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (issue / "图" / "监控大屏.jpg").unlink()
    out = tmp_path / "page.pdf"
    assert main(["render", str(issue), "-o", str(out), "--lang", "zh"]) == 1
    said = capsys.readouterr()
    assert said.out.split() == [str(tmp_path / "page.proof.pdf")]
    assert f"{DAY}/稿/树根.md:2:4: 错误[picture-missing]" in said.err
    assert not out.exists()
    assert main(["render", str(issue), "-o", str(out), "--force"]) == 1
    assert out.exists()


def test_a_broken_spec_writes_nothing(issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(issue / "01.yaml", "题跨: 2", "提跨: 2")
    assert main(["render", str(issue), "-o", str(tmp_path / "page.pdf"), "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "fatal[unknown-key-like]" in said.err and "题跨" in said.err
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize(
    "command",
    ["render", "check", "lint", "dump", "breaks", "breaks --write", "plates", "proof", "hash", "fit", "fit --suggest",
     "fit --apply 1", "sign", "regress", "regress --update"],
)  # fmt: skip
def test_every_command_says_that_an_issue_cannot_be_read(
    command: str, issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(issue / "01.yaml", "题跨: 2", "提跨: 2")
    monkeypatch.chdir(tmp_path)
    before = sorted(path for path in (tmp_path / "paper").rglob("*"))
    name, *rest = command.split()
    assert main([name, str(issue), *rest, "--lang", "en"]) == 2
    said = capsys.readouterr()
    told = said.out + said.err
    assert "unknown-key-like" in told or "see layout check" in told
    assert sorted(path for path in (tmp_path / "paper").rglob("*")) == before
    assert not list(tmp_path.rglob("*.pdf"))


def test_strict_counts_warnings(issue: Path) -> None:
    edit(issue / "稿" / "基金.md", "正式成立\n", "正式宣告成立\n")  # the headline is condensed: a warning
    assert main(["check", str(issue)]) == 0
    assert main(["check", str(issue), "--strict"]) == 1


def test_check_as_data(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (issue / "图" / "监控大屏.jpg").unlink()
    assert main(["check", str(issue), "--format", "json", "--lang", "en"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["code"], found["severity"], found["line"], found["column"]) == ("picture-missing", "error", 2, 4)
    assert found["args"] == {"path": f"{DAY}/图/监控大屏.jpg"}


def test_dump_is_yaml(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dump", str(ISSUES / DAY)]) == 0
    dumped = yaml.safe_load(capsys.readouterr().out)
    assert [page["page"] for page in dumped["pages"]] == ["01"]


def test_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "稿.txt"
    copy.write_bytes("　　中文报纸，一行十六字。".encode("gb18030"))
    assert main(["lines", str(copy), "--measure", "8字", "--indent", "2字", "--lang", "zh"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == ["中文报纸，一", "行十六字。"]
    assert said.err == "2 行 11 字\n"
    copy.write_text("---\n主题: 标题\n---\n　　中文报纸，一行十六字。\n", encoding="utf-8")
    assert main(["lines", str(copy), "--measure", "8字"]) == 0
    assert capsys.readouterr().out.splitlines() == ["中文报纸，一", "行十六字。"]
    assert main(["lines", str(copy), "--measure", "1字"]) == 2
    assert main(["lines", str(copy), "--style", "没有"]) == 2
    assert main(["lines", str(tmp_path / "无")]) == 2


def test_lines_from_python() -> None:
    assert layout.lines("中文报纸，一行十六字。", measure=8, indent=2) == ["中文报纸，一", "行十六字。"]
    with pytest.raises(ValueError, match="no line"):
        layout.lines("字", measure=1)


def test_fonts_and_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fonts"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert any(row.startswith("Song-Regular") for row in rows) and not any("!!" in row for row in rows)
    assert main(["explain", "overset"]) == 0
    assert main(["explain", "overste"]) == 2
    assert "overset" in capsys.readouterr().err


# --- for the press ---


def head(path: Path) -> bytes:
    return path.read_bytes()[:9]


def test_render_for_a_profile(issue: Path, tmp_path: Path) -> None:
    for name, version, mark in (
        ("newsprint", b"1.6", b"PDF/X-4"),
        ("x4", b"1.6", b"FOGRA39"),
        ("x1a", b"1.4", b"X-1a"),
    ):
        out = tmp_path / f"{name}.pdf"
        assert main(["render", str(issue), "-o", str(out), "--for", name]) == 0
        assert head(out)[:8] == b"%PDF-" + version and mark in out.read_bytes()


def test_a_page_without_conversion_loads_no_pillow(issue: Path, tmp_path: Path) -> None:
    """Pillow and LittleCMS cost 15 ms; the sample's picture goes in as it stands."""
    code = f"""
import sys
from layout.cli import main
status = main(["render", {str(issue)!r}, "-o", {str(tmp_path / "page.pdf")!r}])
sys.exit(status or ("PIL.Image" in sys.modules) * 3)
"""
    command = [sys.executable, "-c", code]
    assert subprocess.run(command, cwd=ISSUES.parent, capture_output=True, check=False).returncode == 0


def test_the_style_books_profile_is_the_default(issue: Path, tmp_path: Path) -> None:
    edit(issue.parent / "paper.yaml", "规格: 新闻纸", "规格: X-1a")
    out = tmp_path / "page.pdf"
    assert main(["render", str(issue), "-o", str(out)]) == 0
    assert b"PDF/X-1a:2003" in out.read_bytes()
    assert main(["render", str(issue), "-o", str(out), "--for", "x4"]) == 0
    assert b"PDF/X-1a:2003" not in out.read_bytes()


def test_a_proof_for_the_screen_stands_beside(issue: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    assert main(["render", str(issue), "-o", str(out)]) == 0
    before = out.read_bytes()
    for name in ("page.pdf", "page.proof.pdf"):
        assert main(["render", str(issue), "-o", str(tmp_path / name), "--for", "proof"]) == 0
        assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["page.pdf", "page.proof.pdf"]
    assert out.read_bytes() == before


def test_what_has_not_changed_is_not_written_again(issue: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    assert main(["render", str(issue), "-o", str(out)]) == 0
    os.utime(out, ns=(1, 1))
    assert main(["render", str(issue), "-o", str(out)]) == 0
    assert out.stat().st_mtime_ns == 1
    edit(issue / "稿" / "休刊.md", "谅解", "原谅")
    assert main(["render", str(issue), "-o", str(out)]) == 0
    assert out.stat().st_mtime_ns > 1


def test_one_file_an_issue_by_the_name_pattern(issue: Path, tmp_path: Path) -> None:
    edit(issue.parent / "paper.yaml", "规格: 新闻纸", "分版: 否")
    edit(issue.parent / "paper.yaml", '{page}.pdf"\n', '{page}_{version}.pdf"\n')
    shutil.copy(issue / "01.yaml", issue / "02.yaml")
    edit(issue / "02.yaml", '版: "01"', '版: "02"')
    edit(issue / "issue.yaml", "[01]", "[01, 02]")
    out = tmp_path / "out"
    assert main(["render", str(issue), "-o", f"{out}/", "--force"]) in (0, 1)
    assert [path.name for path in out.iterdir()] == ["重庆科技报2020092901-02.pdf"]  # no version, nothing hangs on
    edit(issue / "issue.yaml", "日期", "版本: 二版\n日期")
    assert main(["render", str(issue), "-o", f"{out}/", "--force", "--pages", "01"]) in (0, 1)
    assert (out / "重庆科技报2020092901_二版.pdf").is_file()


@pytest.mark.parametrize(
    ("env", "cwd"), [({"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, "/"), ({"TZ": "UTC+9"}, ".")]
)
def test_the_same_bytes_wherever_and_whenever(issue: Path, tmp_path: Path, env: dict[str, str], cwd: str) -> None:
    """With a picture that is converted, and the profile inside."""
    edit(issue / "01.yaml", "色: 套红", "色: 全彩")
    Image.radial_gradient("L").convert("RGB").resize((2000, 1400)).save(issue / "图" / "监控大屏.jpg", dpi=(300, 300))
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for out, more, where in ((first, {"PYTHONHASHSEED": "0"}, "."), (second, env, cwd)):
        command = [sys.executable, "-m", "layout", "render", str(issue), "-o", str(out)]
        path = {"PYTHONPATH": str(ISSUES.parent)}
        done = subprocess.run(command, env=os.environ | path | more, cwd=where, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    assert first.read_bytes() == second.read_bytes() and b"/ColorSpace/DeviceCMYK" in first.read_bytes()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("显示器.icc", "用途不对"),
        ("灰.icc", "用途不对"),
        ("破.icc", "不是完好的"),
        ("无.icc", "读不到"),
        ("彩.icc", "色彩空间不对"),
    ],
)
def test_a_profile_that_is_none_for_a_press(
    issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, why: str
) -> None:
    """It is reported where it is named, and nothing but a proof is made."""
    folder = issue.parent
    srgb = bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    coated = standard_job("x4").condition.icc
    (folder / "显示器.icc").write_bytes(srgb)
    (folder / "灰.icc").write_bytes(srgb[:16] + b"GRAY" + srgb[20:])
    (folder / "破.icc").write_bytes(coated[:200] + bytes(len(coated) - 200))
    (folder / "彩.icc").write_bytes(coated[:16] + b"RGB " + coated[20:])
    edit(folder / "paper.yaml", "规格: 新闻纸", f"输出条件: {name}")
    out = tmp_path / "page.pdf"
    assert main(["render", str(issue), "-o", str(out), "--lang", "zh"]) == 1
    said = capsys.readouterr().err
    assert f"错误[icc-unfit]: 特性文件 {name} 不能用" in said and why in said
    line = (folder / "paper.yaml").read_text(encoding="utf-8").split("输出条件")[0].count("\n") + 1
    assert f"paper.yaml:{line}:" in said
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["page.proof.pdf"]


def test_the_users_own_profile(issue: Path, tmp_path: Path) -> None:
    coated = standard_job("x4").condition.icc
    (issue.parent / "厂.icc").write_bytes(coated)
    edit(issue.parent / "paper.yaml", "规格: 新闻纸", "输出条件: 厂.icc")
    out = tmp_path / "page.pdf"
    assert main(["render", str(issue), "-o", str(out)]) == 0
    assert (
        b"/OutputConditionIdentifier(FOGRA39L Coated)" in out.read_bytes() and b"RegistryName" not in out.read_bytes()
    )


def test_no_profile_from_outside_the_paper(issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outside = tmp_path / "外.icc"
    outside.write_bytes(standard_job("x4").condition.icc)
    (issue.parent / "链.icc").symlink_to(outside)
    edit(issue.parent / "paper.yaml", "规格: 新闻纸", "输出条件: 链.icc")
    assert main(["render", str(issue), "-o", str(tmp_path / "page.pdf"), "--lang", "zh"]) == 2
    assert "path-outside" in capsys.readouterr().err


def test_a_folder_that_is_a_file_is_told(issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert main(["render", str(issue), "-o", str(tmp_path / "file" / "page.pdf")]) == 2
    assert capsys.readouterr().err.startswith("layout: ")
