# SPDX-License-Identifier: Apache-2.0
"""What a model can read up: the format, the glossary, the method, and the examples."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from typing import NamedTuple


class Page(NamedTuple):
    """A page that came with the package."""

    uri: str
    name: str
    meaning: str
    media: str
    path: pathlib.Path


def _documents() -> pathlib.Path:
    """Beside the package where it is installed; in the tree where it is not."""
    import detente
    installed = pathlib.Path(detente.__file__).parent / "documents"
    return installed if installed.is_dir() else pathlib.Path(detente.__file__).parents[2]


def pages() -> Iterator[Page]:
    """Every page there is."""
    root = _documents()
    for uri, name, meaning in (
            ("detente://format", "scenario-format", "the scenario file, section by section"),
            ("detente://glossary", "glossary", "every term that the engine prints"),
            ("detente://method", "method", "what verdicts, shares and questions mean, and their sources"),
            ("detente://ledger", "ledger", "evidence: pages, quotations, hedges, what a verdict rests on"),
            ("detente://advice", "advice", "from raw statements to what a mediator would say"),
            ("detente://strategies", "strategies", "the strategies that can sit at a table")):
        path = root / "docs" / f"{name}.md"
        if path.is_file():
            yield Page(uri, name, meaning, "text/markdown", path)
    for path in sorted((root / "examples").glob("*.toml")):
        yield Page(f"detente://examples/{path.stem}", path.stem, f"the example {path.stem}", "application/toml", path)
