# SPDX-License-Identifier: Apache-2.0
"""A briefing as a Word document."""

from __future__ import annotations

import io
import os
from typing import Any

from docx import Document
from docx.shared import Cm, Pt

import detente
from detente._takes import a_path, kind_of

from ._markdown import Run, blocks
from ._pictures import Picture, pictures

_WIDTH = 16.0  # centimetres between the margins
_TALLEST = 20.0


def _write(paragraph: Any, runs: list[Run]) -> None:
    for run in runs:
        piece = paragraph.add_run(_printable(run.text))
        piece.bold, piece.italic = run.bold or None, run.italic or None


def _printable(text: str) -> str:
    """XML has no control characters."""
    return "".join(c for c in text if c in "\t\n" or (ord(c) >= 32 and not 0xD800 <= ord(c) <= 0xDFFF
                                                       and ord(c) not in (0xFFFE, 0xFFFF)))


def _draw(document: Any, drawn: list[Picture]) -> None:
    if drawn:
        document.add_heading("Pictures", level=1)
    for picture in drawn:
        wide = min(_WIDTH, _TALLEST * picture.shape)
        shape = document.add_picture(io.BytesIO(picture.png), width=Cm(wide))
        shape._inline.docPr.set("descr", _printable(picture.words))
        document.add_paragraph(_printable(picture.words), style="Caption")


def save_word(briefing: detente.BriefingReport, path: str | os.PathLike[str]) -> None:
    """Writes a briefing as a Word document (.docx): its text as the Markdown has it, the pictures before its annex."""
    to = a_path(path)
    if not isinstance(briefing, detente.BriefingReport):
        raise TypeError(f"briefing is what case.briefing() gives, not {kind_of(briefing)}")
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    document.styles["Normal"].font.size = Pt(10.5)
    drawn = pictures(briefing)
    for number, block in enumerate(blocks(briefing.to_markdown())):
        if block.kind == "heading" and block.level == 1 and number:  # the annex
            _draw(document, drawn)
            drawn = []
        if block.kind == "heading":
            document.add_heading(_printable(block.text), level=min(block.level - 1, 4))
        elif block.kind == "table" and block.rows:
            width = max(map(len, block.rows))
            table = document.add_table(rows=0, cols=width, style="Table Grid")
            for number, row in enumerate(block.rows):
                cells = table.add_row().cells
                for cell, runs in zip(cells, row):
                    _write(cell.paragraphs[0], [Run(run.text, run.bold or number == 0, run.italic) for run in runs])
            document.add_paragraph()
        elif block.kind == "item":
            style = "List Bullet" if block.level == 0 else f"List Bullet {min(block.level + 1, 3)}"
            _write(document.add_paragraph(style=style), block.runs)
        else:
            _write(document.add_paragraph(), block.runs)
    _draw(document, drawn)
    document.core_properties.title = _printable(str(briefing.to_dict().get("title") or "Briefing"))
    document.core_properties.author = ""
    document.save(to)
