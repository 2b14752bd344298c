# SPDX-License-Identifier: Apache-2.0
"""A briefing as slides."""

from __future__ import annotations

import io
import os
import re
from typing import Any

from pptx import Presentation
from pptx.util import Cm, Pt

import detente
from detente._takes import a_path, kind_of

from ._document import _printable
from ._markdown import Block, blocks
from ._pictures import pictures

_CHARACTERS = 650  # of a slide's text at 18 points
_MOST_SLIDES = 40
_NOTES = re.compile(r"\s*\[\d+(, \d+)*\]")


def _sections(markdown: str) -> list[tuple[str, list[Block]]]:
    """The front of the briefing by its headings; the title first. The annex is for readers, not for a room."""
    found: list[tuple[str, list[Block]]] = []
    for block in blocks(markdown):
        if block.kind == "heading" and block.level == 1 and found:
            break
        if block.kind == "heading" and block.level <= 2:
            found.append((block.text, []))
        elif found:
            found[-1][1].append(block)
    return found


def _annex(markdown: str) -> list[str]:
    """The headings of the annex."""
    headings = [block for block in blocks(markdown) if block.kind == "heading" and block.level <= 2]
    starts = [number for number, block in enumerate(headings) if block.level == 1]
    return [block.text for block in headings[starts[1] + 1:]] if len(starts) > 1 else []


def _lines(section: list[Block]) -> list[tuple[int, str, bool]]:
    lines = []
    for block in section:
        if block.kind == "table":
            lines += [(0, " · ".join("".join(run.text for run in cell) for cell in row), number == 0)
                      for number, row in enumerate(block.rows)]
        elif block.kind == "item":
            lines.append((min(block.level, 3), block.text, False))
        else:
            lines.append((0, block.text, block.kind == "heading"))
    # What the numbers in brackets refer to, the ledger, is in the briefing itself.
    plain = [(level, _NOTES.sub("", _printable(text)).strip(), bold) for level, text, bold in lines]
    return [line for line in plain if line[1]]


def save_slides(briefing: detente.BriefingReport, path: str | os.PathLike[str]) -> None:
    """Writes a briefing as slides (.pptx): a slide for each section before its annex, long ones continued, then a slide for
    each picture, and at the end what the briefing itself holds besides."""
    to = a_path(path)
    if not isinstance(briefing, detente.BriefingReport):
        raise TypeError(f"briefing is what case.briefing() gives, not {kind_of(briefing)}")
    show = Presentation()
    across, down = Cm(33.867), Cm(19.05)
    show.slide_width, show.slide_height = across, down
    sections = _sections(briefing.to_markdown())
    left = _annex(briefing.to_markdown())
    for number, (title, section) in enumerate(sections):
        lines = _lines(section)
        if number == 0:
            slide = show.slides.add_slide(show.slide_layouts[0])
            slide.shapes.title.text = _printable(title)
            slide.placeholders[1].text = "\n".join(text for _, text, _ in lines)[:400]
            _across(show, slide)
            continue
        part: list[tuple[int, str, bool]] = []
        length = 0
        again = False
        for line in lines:
            if part and length + len(line[1]) > _CHARACTERS:
                _text_slide(show, title + (" (continued)" if again else ""), part)
                part, length, again = [], 0, True
            part.append(line)
            length += len(line[1]) + 40
        if part:
            _text_slide(show, title + (" (continued)" if again else ""), part)
        if len(show.slides) >= _MOST_SLIDES:
            left = [name for name, _ in sections[number + 1:]] + left
            break
    for picture in pictures(briefing):
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.title.text = _printable(picture.words).split(". ")[0][:160]
        slide.shapes.title.text_frame.paragraphs[0].font.size = Pt(20)
        _across(show, slide)
        most_wide, most_high = across - Cm(3), down - Cm(5)
        wide = min(most_wide, int(most_high * picture.shape))
        shape = slide.shapes.add_picture(io.BytesIO(picture.png), (across - wide) // 2, Cm(4.2), width=wide)
        shape._element.nvPicPr.cNvPr.set("descr", _printable(picture.words))
    if left:
        # Where they are many, two share a line.
        named = left if len(left) <= 14 else ["; ".join(left[k:k + 2]) for k in range(0, len(left), 2)]
        _text_slide(show, "In the briefing itself", [(0, _printable(line), False) for line in named])
    show.core_properties.title = _printable(str(briefing.to_dict().get("title") or "Briefing"))
    show.core_properties.author = ""
    show.save(to)


def _across(show: Any, slide: Any) -> None:
    """The layouts are made for narrower slides."""
    for shape in slide.placeholders:
        shape.left, shape.width = Cm(1.5), show.slide_width - Cm(3)


def _text_slide(show: Any, title: str, lines: list[tuple[int, str, bool]]) -> None:
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = _printable(title)
    slide.shapes.title.text_frame.paragraphs[0].font.size = Pt(30)
    frame = slide.placeholders[1].text_frame
    frame.word_wrap = True
    for number, (level, text, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.level = level
        run = paragraph.add_run()
        run.text = text
        run.font.size = Pt(18 if level == 0 else 16)
        run.font.bold = bold or None
    _across(show, slide)
    slide.placeholders[1].top, slide.placeholders[1].height = Cm(3.8), show.slide_height - Cm(4.5)
