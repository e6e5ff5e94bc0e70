"""Badges as print-ready PDF: one A6 page each, four of them on an A4 sheet if wished.

Words reach Typst as data, never as markup. A name is set in whatever script it is
written; scripts that the wheel's fonts lack are taken from the machine's.
"""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import segno
import typst

from palabre.kernel.refusals import Refused

MASK: Final = 3
"""One mask for all: choosing the best one takes ten times as long (ISO/IEC 18004)."""

PNG: Final = b"\x89PNG"

FONTS: Final = (
    "Source Sans 3",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Naskh Arabic",
    "Amiri",
    "Noto Sans CJK SC",
    "Noto Sans Devanagari",
    "Noto Sans Ethiopic",
    "Libertinus Serif",
)


@dataclass(frozen=True, slots=True)
class PrintedBadge:
    """What stands on a badge.

    Parameters
    ----------
    name, organization, country, category : str
        As they are to be read; country in full, or the group of whoever has none.
    colour : str
        ``#rrggbb`` of the category.
    zones : tuple of str
        Where it admits, by name.
    token : str
        Signed words of the code, in the QR alphanumeric alphabet.
    serial : str
        Under the code, for the desk.
    photo : bytes or None
        A JPEG or PNG that the house has written anew; None leaves its place out.
    """

    name: str
    organization: str
    country: str
    category: str
    colour: str
    zones: tuple[str, ...]
    token: str
    serial: str
    photo: bytes | None = None


@dataclass(frozen=True, slots=True)
class BadgeFrame:
    """What stands on every badge of an edition; ``is_rtl`` for Arabic words."""

    title: str
    dates: str
    place: str
    accent: str
    is_rtl: bool = False


def badges_pdf(
    badges: Sequence[PrintedBadge], frame: BadgeFrame, *, on_a4: bool = False
) -> bytes:
    """Return badges as PDF, one A6 page each or four on a sheet of A4.

    Raises
    ------
    Refused
        ``nothing-to-print``; ``pdf-not-made`` with Typst's reason.
    """
    if not badges:
        raise Refused("nothing-to-print")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [_told(one, folder, n) for n, one in enumerate(badges)]
        told = {"frame": asdict(frame), "badges": rows, "a4": on_a4}
        template = folder / "badges.typ"
        fonts = json.dumps(list(FONTS))[1:-1]
        template.write_text(TEMPLATE.replace("FONTS", fonts), encoding="utf-8")
        try:
            return typst.compile(
                template,
                root=folder,
                format="pdf",
                sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
            )
        except typst.TypstError as error:
            reason = str(error).strip().split("\n", 1)[0]
            raise Refused("pdf-not-made", reason=reason) from error


def _told(badge: PrintedBadge, folder: Path, n: int) -> dict[str, object]:
    """Return what the template sets; a photograph goes beside it as a file."""
    told: dict[str, object] = {
        name: getattr(badge, name) for name in PrintedBadge.__slots__ if name != "photo"
    }
    told["photo"] = ""
    if badge.photo:
        ending = "png" if badge.photo.startswith(PNG) else "jpg"
        told["photo"] = f"{n}.{ending}"
        (folder / f"{n}.{ending}").write_bytes(badge.photo)
    told["qr"] = qr_svg(badge.token)
    return told


def qr_svg(words: str) -> str:
    """Return a code as one path of an SVG, with the quiet zone the standard asks for.

    Notes
    -----
    Runs of dark modules become one rectangle each (ISO/IEC 18004 section 6).
    """
    matrix = segno.make(words, error="m", micro=False, mask=MASK).matrix
    size = len(matrix) + 8
    parts = []
    for y, row in enumerate(matrix, start=4):
        x = 0
        while x < len(row):
            run = x
            while run < len(row) and row[run]:
                run += 1
            if run > x:
                parts.append(f"M{x + 4} {y}h{run - x}v1h-{run - x}z")
            x = max(run, x + 1)
    path = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path d="{path}"/></svg>'
    )


TEMPLATE: Final = r"""
#let told = json(bytes(sys.inputs.told))
#let frame = told.frame
#set document(title: frame.title)
#set text(font: (FONTS), fallback: true, dir: if frame.is_rtl { rtl } else { ltr })
#let near = if frame.is_rtl { right } else { left }
#let far = if frame.is_rtl { left } else { right }
#let fitted(words, size, least, width, weight: "regular") = context {
  let now = size
  while now > least and measure(text(size: now * 1pt, weight: weight, words)).width > width { now = now - 1 }
  text(size: now * 1pt, weight: weight, words)
}
#let badge(one) = block(width: 105mm, height: 148mm, clip: true, {
  place(top + left, rect(width: 105mm, height: 26mm, fill: rgb(frame.accent)))
  place(top + left, dx: 8mm, dy: 6mm, box(width: 89mm, {
    set align(near)
    set text(fill: white)
    fitted(frame.title, 15, 9, 89mm, weight: "bold"); linebreak()
    text(size: 9pt, frame.dates + if frame.place != "" { " · " + frame.place } else { "" })
  }))
  place(top + left, dx: 8mm, dy: 32mm, box(width: 89mm, height: 62mm, {
    set par(leading: 0.5em)
    if one.photo != "" {
      place(top + far, box(width: 28mm, height: 36mm, clip: true, image(one.photo, width: 28mm, height: 36mm, fit: "cover")))
    }
    set align(near)
    let wide = if one.photo != "" { 58mm } else { 89mm }
    box(width: wide, {
      let words = one.name
      context {
        let now = 27
        while now > 13 and measure(box(width: wide, text(size: now * 1pt, weight: "bold", words))).height > 27mm { now = now - 1 }
        text(size: now * 1pt, weight: "bold", words)
      }
      v(2mm)
      text(size: 12pt, one.organization); v(1mm)
      text(size: 12pt, fill: luma(90), one.country)
    })
  }))
  place(bottom + left, dx: 6mm, dy: -22mm, image(bytes(one.qr), format: "svg", width: 40mm))
  place(bottom + left, dx: 8mm, dy: -19.5mm, text(size: 7pt, font: "DejaVu Sans Mono", one.serial))
  place(bottom + left, dx: 52mm, dy: -26mm, box(width: 47mm, {
    set align(near)
    set text(size: 9pt, fill: luma(70))
    one.zones.join(" · ")
  }))
  place(bottom + left, rect(width: 105mm, height: 17mm, fill: rgb(one.colour)))
  place(bottom + left, dx: 8mm, dy: -4.5mm, box(width: 89mm, { set align(near); set text(fill: white); fitted(upper(one.category), 20, 10, 89mm, weight: "bold") }))
})
#if told.a4 {
  set page(width: 210mm, height: 297mm, margin: 0mm)
  let many = told.badges
  let n = calc.ceil(many.len() / 4)
  for sheet in range(n) {
    let part = many.slice(sheet * 4, calc.min(many.len(), sheet * 4 + 4))
    grid(columns: (105mm, 105mm), rows: 148mm, ..part.map(badge))
    if sheet + 1 < n { pagebreak() }
  }
} else {
  set page(width: 105mm, height: 148mm, margin: 0mm)
  for (index, one) in told.badges.enumerate() {
    badge(one)
    if index + 1 < told.badges.len() { pagebreak() }
  }
}
"""
