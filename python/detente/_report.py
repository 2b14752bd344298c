# SPDX-License-Identifier: Apache-2.0
"""Answers: the document that the command prints with ``--json``, with attributes, tables and a picture."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from . import _native
from ._errors import fail
from ._table import Table
from ._takes import a_whole


def _wrapped(value: Any) -> Any:
    if isinstance(value, dict):
        return Record(value)
    if isinstance(value, list):
        return [_wrapped(one) for one in value]
    return value


class Record:
    """A part of an answer: keys as attributes (``zone.certain``), and as items where they are no names
    (``verdicts["us"]``)."""

    __slots__ = ("_keys",)

    def __init__(self, keys: dict[str, Any]) -> None:
        self._keys = keys

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        keys = object.__getattribute__(self, "_keys")
        key = name if name in keys else name.rstrip("_")
        if key in keys:
            return _wrapped(keys[key])
        raise AttributeError(f"there is no `{name}` here; there are {', '.join(keys) or 'no keys'}")

    def __getitem__(self, key: str) -> Any:
        return _wrapped(self._keys[key])

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Record):
            return self._keys == other._keys
        return self._keys == other

    __hash__ = None  # type: ignore[assignment]

    def keys(self) -> Any:
        """The keys, in the document's order."""
        return self._keys.keys()

    def items(self) -> Iterator[tuple[str, Any]]:
        """Keys and what they hold."""
        return ((key, _wrapped(value)) for key, value in self._keys.items())

    def get(self, key: str, default: Any = None) -> Any:
        """What the key holds, or the default."""
        return _wrapped(self._keys[key]) if key in self._keys else default

    def to_dict(self) -> dict[str, Any]:
        """The part of the document, as it is."""
        return self._keys

    def __dir__(self) -> list[str]:
        return [*object.__dir__(self), *(key for key in self._keys if key.isidentifier())]

    def __repr__(self) -> str:
        text = json.dumps(self._keys, ensure_ascii=False)
        return f"Record({text if len(text) < 300 else text[:297] + '...'})"


class Report(Record):
    """The answer to one question.

    * attributes are the keys of the document (``report.accounts["public"].zone.certain``);
    * ``to_dict()`` is the document that the command prints with ``--json``, ``to_json()`` its very text;
    * ``tables`` are the lists in it, by name; the report itself is an Arrow stream of its main table;
    * in a notebook it shows its picture and a short text.
    """

    __slots__ = ("_text", "question", "_tables")

    def __init__(self, text: str, question: str) -> None:
        self._begin(json.loads(text), text, question)

    def _begin(self, keys: dict[str, Any], text: str | Callable[[], str], question: str) -> None:
        super().__init__(keys)
        self._text = text
        self.question = question
        self._tables: dict[str, Table] | None = None

    @classmethod
    def read(cls, document: dict[str, Any], text: Callable[[], str], question: str) -> Report:
        """An answer whose document is at hand; ``text`` writes it when it is asked for."""
        report = cls.__new__(cls)
        report._begin(document, text, question)
        return report

    def to_json(self) -> str:
        """The document's text, byte for byte what the command prints."""
        if not isinstance(self._text, str):
            self._text = self._text()
        return self._text

    @property
    def tables(self) -> dict[str, Table]:
        """Every list of entries in the document as a table, by its keys with dots; the main one first."""
        if self._tables is None:
            from ._tables import tables_of
            self._tables = tables_of(self.question, self._keys)
        return self._tables

    def table(self, name: str | None = None) -> Table:
        """One of the tables; without a name the main one."""
        tables = self.tables
        if name is None:
            return next(iter(tables.values()), Table({}))
        if name not in tables:
            raise KeyError(f"there is no table `{name}`; there are {', '.join(tables)}")
        return tables[name]

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The main table as an Arrow C stream."""
        return self.table().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        document = self._keys
        head = f"<b>{escape(self.question)}</b> {escape(str(document.get('scenario') or document.get('title') or ''))}"
        body = self._picture() or (self.table()._repr_html_() if self.tables else "")
        return f'<div class="detente-report"><p>{head}</p>{body}</div>'

    def _picture(self) -> str:
        from ._pictures import picture_of
        return picture_of(self.question, self._keys)

    def __repr__(self) -> str:
        return f"<detente.{type(self).__name__}: {self.question}, {self._keys.get('schema', '')}>"


class BriefingReport(Report):
    """A briefing, and its views: the same findings in each. It travels to other processes as its document, its case and
    what it was asked with: the other views are made again where they are asked for."""

    __slots__ = ("_briefing", "_asked")

    def __init__(self, briefing: _native.Briefing, asked: tuple[Any, dict[str, list[str]]] | None = None) -> None:
        super().__init__(briefing.to_json(), "briefing")
        self._briefing: _native.Briefing | None = briefing
        self._asked = asked

    def __reduce__(self) -> tuple[Any, ...]:
        if self._asked is None:
            raise TypeError("this briefing is of one process: ask its case where it is needed")
        return _briefing_again, (self.to_json(), *self._asked)

    def _made(self) -> _native.Briefing:
        if self._briefing is None:
            assert self._asked is not None
            case, options = self._asked
            ok, made = _native.brief(options, case._things, None)
            if not ok:
                fail(made)
            self._briefing = made
        return self._briefing

    def to_html(self) -> str:
        """One self-contained page; readable without its script, nothing is fetched."""
        return self._made().to_html()

    def to_markdown(self) -> str:
        """As Markdown."""
        return self._made().to_markdown()

    def to_text(self, width: int = 80) -> str:
        """As plain text of so many columns (at least 40)."""
        return self._made().to_terminal(min(max(40, a_whole(width, "width")), 10_000))

    def _picture(self) -> str:
        from ._maps import maps
        from ._pictures import answers_html
        return "".join(maps(self.to_html())) + answers_html(self._keys)


def _briefing_again(text: str, case: Any, options: dict[str, list[str]]) -> BriefingReport:
    report = BriefingReport.__new__(BriefingReport)
    report._begin(json.loads(text), text, "briefing")
    report._briefing = None
    report._asked = (case, options)
    return report
