# SPDX-License-Identifier: Apache-2.0
"""The briefing's pictures for documents: the same drawings as on the page, as pixels."""

from __future__ import annotations

import re
from typing import NamedTuple

import resvg_py

import detente
from detente._maps import is_map, with_axes

_SVG = re.compile(r"<svg\b[^>]*>.*?</svg>", re.DOTALL)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_ROOT = re.compile(r":root\s*\{([^}]*)\}")
_VARIABLE = re.compile(r"var\((--[a-z0-9-]+)(?:\s*,[^()]*)?\)")
_INK = "#1c2227"


class Picture(NamedTuple):
    """A picture: pixels as PNG, what it shows in words, and how wide it is for its height."""

    png: bytes
    words: str
    shape: float


def pictures(briefing: detente.BriefingReport, most: int = 12) -> list[Picture]:
    """The pictures of the page that stand without a script, in its order."""
    page = briefing.to_html()
    style = "".join(_STYLE.findall(page))
    light = _ROOT.search(style)
    values = dict(re.findall(r"(--[a-z0-9-]+)\s*:\s*([^;]+);", light.group(1))) if light else {}
    # The dark and print rules of the page are not for paper.
    flat = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", style)
    sheet = _VARIABLE.sub(lambda found: values.get(found.group(1), _INK).strip(), flat)
    found = []
    for place in _SVG.finditer(page):
        drawing = place.group(0)
        if is_map(drawing):
            drawing = with_axes(drawing, page[:place.start()], page[place.end():])
        box = re.search(r'viewBox="([-\d. ]+)"', drawing)
        label = re.search(r'aria-label="([^"]*)"', drawing) or re.search(r"<title>([^<]*)</title>", drawing)
        if not box or not label:
            continue
        _, _, width, height = map(float, box.group(1).split())
        if width < 120 or height < 60:
            continue  # a mark in a line of text
        head = drawing[:drawing.index(">") + 1]
        plain = re.sub(r'\s(style|width|height|font-family)="[^"]*"', "", head)
        if "xlink:" in drawing and "xmlns:xlink" not in plain:
            plain = plain.replace("<svg", '<svg xmlns:xlink="http://www.w3.org/1999/xlink"', 1)
        if "xmlns=" not in plain:
            plain = plain.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
        plain = plain.replace("<svg", f'<svg width="{width:g}" height="{height:g}" color="{_INK}" '
                                      'font-family="DejaVu Sans, Arial, sans-serif"', 1)
        body = _VARIABLE.sub(lambda one: values.get(one.group(1), _INK).strip(), drawing[len(head):])
        try:
            png = bytes(resvg_py.svg_to_bytes(svg_string=plain + body, zoom=2, background="#ffffff", style_sheet=sheet))
        except Exception:  # a picture that cannot be drawn here is left to the page
            continue
        found.append(Picture(png, _plain(label.group(1)), width / height))
        if len(found) == most:
            break
    return found


def _plain(text: str) -> str:
    from html import unescape
    return unescape(text)
