"""Rules about transparency."""

from __future__ import annotations

from layout.preflight.rules.rule import PDF, X1A, X4, Rule, Table, X

TABLE: Table = {
    "alpha": Rule(
        "-ENW",
        f"{X1A}; {PDF} 11.6.4.4",
        "{thing}是半透明的（不透明度 {percent}%）",
        "{thing} is transparent (opacity {percent}%)",
        "压平透明度（拼合）再导出",
        "flatten the transparency",
    ),
    "soft-mask": Rule(
        "-ENW",
        f"{X1A}; {PDF} 11.6.5",
        "{thing}带有柔和的蒙版（阴影、羽化、透底图片）",
        "{thing} has a soft mask (a shadow, a feathered edge, a cut-out picture)",
        "压平透明度（拼合）再导出",
        "flatten the transparency",
    ),
    "blend-mode": Rule(
        "-ENW",
        f"{X1A}; {PDF} 11.3.5",
        "{thing}用了混合模式“{mode}”",
        "{thing} is painted in the blend mode {mode}",
        "压平透明度（拼合）再导出",
        "flatten the transparency",
    ),
    "blend-mode-unknown": Rule(
        "EEWW",
        f"{X}; {PDF} 11.3.5",
        "{thing}的混合模式“{mode}”不在标准里",
        "{thing} has a blend mode that no standard knows, {mode}",
        "重新导出",
        "export it anew",
    ),
    "transparency-group": Rule(
        "-E--",
        f"{X1A}; {PDF} 11.6.6",
        "页面或图形是透明组（对象 {object}）",
        "the page or a drawing is a transparency group (object {object})",
        "压平透明度（拼合）再导出",
        "flatten the transparency",
    ),
    "blend-space": Rule(
        "EEWE",
        f"{X4}; {PDF} 11.6.6",
        "透明效果按设备 RGB 计算（对象 {object}）",
        "transparency is computed in device RGB (object {object})",
        "把透明混合空间改成 CMYK",
        "set the blending space to CMYK",
    ),
    "blend-space-other": Rule(
        "WEWW",
        f"{X4}; {PDF} 11.3.4",
        "透明效果在 {space} 里计算，和印刷条件不同（对象 {object}）",
        "transparency is computed in {space}, not in the printing condition's space (object {object})",
        "把透明混合空间改成 CMYK",
        "set the blending space to CMYK",
    ),
}
