# SPDX-License-Identifier: Apache-2.0
"""The briefing's Markdown as blocks that a document can take: the same words everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass
class Run:
    """A piece of a line."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass
class Block:
    """A heading (level 1 to 6), a paragraph, an item of a list (depth from 0), or a table."""

    kind: str
    level: int = 0
    runs: list[Run] = field(default_factory=list)
    rows: list[list[list[Run]]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(run.text for run in self.runs)


def _runs(inline: Token) -> list[Run]:
    runs: list[Run] = []
    bold = italic = 0
    link = ""
    for token in inline.children or []:
        if token.type == "strong_open":
            bold += 1
        elif token.type == "strong_close":
            bold -= 1
        elif token.type == "em_open":
            italic += 1
        elif token.type == "em_close":
            italic -= 1
        elif token.type == "link_open":
            link = str(token.attrGet("href") or "")
        elif token.type == "link_close":
            link = ""
        elif token.type in ("softbreak", "hardbreak"):
            runs.append(Run("\n" if token.type == "hardbreak" else " "))
        elif token.type in ("text", "code_inline"):
            if token.content:
                runs.append(Run(token.content, bold > 0, italic > 0, link))
    return runs


def blocks(markdown: str) -> Iterator[Block]:
    """The blocks of a text, in order. Raw HTML (anchors) is left out."""
    depth, kind, level = -1, "paragraph", 0
    rows: list[list[list[Run]]] = []
    in_table = False
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "heading_open":
            kind, level = "heading", int(token.tag[1:])
        elif token.type == "heading_close":
            kind, level = "paragraph", 0
        elif token.type == "table_open":
            in_table, rows = True, []
        elif token.type == "table_close":
            in_table = False
            yield Block("table", rows=rows)
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            runs = _runs(token)
            if in_table:
                rows[-1].append(runs)
            elif runs:
                yield Block(kind, level, runs) if kind == "heading" or depth < 0 else Block("item", depth, runs)
