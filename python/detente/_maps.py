# SPDX-License-Identifier: Apache-2.0
"""The page's map of exchanges as a drawing of its own: at a size, with the words of its axes and its colours, which on the page
come from around it. For notebooks and documents, which have neither the page's style nor its width."""

from __future__ import annotations

import re

WIDE, HIGH = 640, 400
INK, QUIET, PAPER = "#1c2227", "#a9b0b5", "#fcfbf8"

_MAP = re.compile(r'<svg class="exchanges"[^>]*>.*?</svg>', re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
#: How the page colours what has these classes, by light.
_LOOKS = {
    "refused-band": ' fill="#f9edea" stroke="none"',
    "certain-band": ' fill="#e4efea" stroke="none"',
    "open": "",  # the most of them: as the drawing around them
    "certain": f' fill="#1d7a4f" stroke="{INK}" stroke-width="1.4"',
    "refused": f' fill="{QUIET}"',
    "marked": f' fill="{PAPER}" stroke="{INK}" stroke-width="1.6"',
}


def is_map(drawing: str) -> bool:
    """Whether a drawing of the page is one."""
    return _MAP.match(drawing) is not None


def with_axes(drawing: str, before: str, after: str) -> str:
    """The map as a drawing of its own; `before` and `after`: the page around it."""
    above = re.findall(r'<p class="up-label">(.*?)</p>', before, re.DOTALL)
    below = re.search(r'<p class="across-label">(.*?)</p>', after, re.DOTALL)
    words = re.findall(r"<span[^>]*>(.*?)</span>(?=<span|$)", below.group(1), re.DOTALL) if below else []
    head = drawing[:drawing.index(">") + 1]
    label = re.search(r'aria-label="[^"]*"', head)
    body = re.sub(r"</?a\b[^>]*>", "", drawing[len(head):])
    body = re.sub(r' class="([a-z-]+)"', lambda found: _LOOKS.get(found.group(1), ""), body)
    body = body.replace("<text ", f'<text fill="{INK}" stroke="none" font-size="12" font-weight="700" ')
    told = f'font-size="13" fill="{INK}"'
    texts = [f'<text x="10" y="17" {told}>{_TAGS.sub("", above[-1])}</text>'] if above else []
    for number, word in enumerate(words):
        along, anchor = ((10, "start"), (10 + WIDE / 2, "middle"), (10 + WIDE, "end"))[min(number, 2)]
        texts.append(f'<text x="{along:g}" y="{HIGH + 46}" text-anchor="{anchor}" {told}>{_TAGS.sub("", word)}</text>')
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE + 20} {HIGH + 56}" width="{WIDE + 20}" '
            f'height="{HIGH + 56}" role="img" font-family="sans-serif" {label.group(0) if label else ""}>'
            f'<svg x="10" y="26" width="{WIDE}" height="{HIGH}" fill="#1d5773" stroke="{PAPER}" stroke-width="0.7">{body}{"".join(texts)}'
            f'<rect x="10" y="26" width="{WIDE}" height="{HIGH}" fill="none" stroke="{QUIET}"/></svg>')


def maps(page: str, most: int = 3) -> list[str]:
    """The maps of the page's first account."""
    figure = re.search(r'<figure class="map">.*?</figure>', page, re.DOTALL)
    if figure is None:
        return []
    text = figure.group(0)
    return [with_axes(one.group(0), text[:one.start()], text[one.end():]) for one in _MAP.finditer(text)][:most]
