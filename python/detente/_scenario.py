# SPDX-License-Identifier: Apache-2.0
"""Scenarios built in code: the same sections as the file has, checked by the same reader."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from . import _native
from ._case import Case
from ._errors import fail, usage_error
from ._takes import PathLike, a_mapping, a_path, a_text, kind_of, whole_text


def _key(name: str) -> str:
    plain = bool(name) and all(c.isascii() and (c.isalnum() or c in "_-") for c in name)
    return name if plain else json.dumps(name, ensure_ascii=False)


def _value(value: Any, where: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, Fraction):
        return json.dumps(str(value))
    if isinstance(value, (int, Decimal)):
        return str(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(str(k))} = {_value(v, where)}" for k, v in value.items() if v is not None) + " }"
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return "[" + ", ".join(_value(one, where) for one in value) + "]"
    raise TypeError(f"{where} cannot hold {kind_of(value)}")


def _entries(table: Mapping[str, Any], where: str) -> list[str]:
    return [f"{_key(str(key))} = {_value(value, where)}" for key, value in table.items() if value is not None]


def _section(key: str, value: Any) -> list[str]:
    """The lines of one section: a table, a table by id, or a list of tables."""
    if isinstance(value, Mapping):
        if value and all(isinstance(one, Mapping) for one in value.values()):
            return [line for name, one in value.items()
                    for line in (f"[{_key(key)}.{_key(str(name))}]", *_entries(one, f"{key}.{name}"), "")]
        return [f"[{_key(key)}]", *_entries(value, key), ""]
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        entries = list(value)
        if all(isinstance(one, Mapping) for one in entries):
            return [line for one in entries for line in (f"[[{_key(key)}]]", *_entries(one, key), "")]
    raise TypeError(f"{key} is a dict or a list of dicts, not {type(value).__name__}")


class Scenario(Case):
    """A scenario of statements: read from a file or a text, or built in code from the sections of the format
    (docs/scenario.md): tables as dicts by id, lists of entries as lists of dicts.

    It is checked when it is made, by the reader and the rules of a file: :class:`InputError` tells every fault with its
    place in :attr:`text` and its remedy.

    >>> import detente
    >>> sale = detente.Scenario(
    ...     "sale",
    ...     parties={"buyer": {}, "seller": {}},
    ...     issues={
    ...         "price": {"levels": ["none", "low", "high"], "prefers": {"buyer": "less", "seller": "more"}},
    ...         "keys": {"levels": ["none", "handed over"], "prefers": {"buyer": "more", "seller": "less"}},
    ...     },
    ...     statements=[{"id": "B1", "party": "buyer", "says": "{price=high, keys=1} < no deal"}],
    ... )
    >>> sale.deals().packages
    '5'
    """

    def __init__(self, id: str, /, *, parties: Mapping[str, Mapping[str, Any]] | None = None,
                 issues: Mapping[str, Mapping[str, Any]] | None = None,
                 statements: Iterable[Mapping[str, Any]] | None = None,
                 sources: Mapping[str, Mapping[str, Any]] | None = None,
                 accounts: Mapping[str, Mapping[str, Any]] | None = None, name: str = "<scenario>",
                 scenario: Mapping[str, Any] | None = None, **sections: Any) -> None:
        head = {} if scenario is None else a_mapping(scenario, "scenario")
        document = {"scenario": {"id": a_text(id, "id"), **head}, "parties": parties, "issues": issues,
                    "sources": sources, "accounts": accounts, **sections, "statements": statements}
        text = "\n".join(line for key, value in document.items() if value is not None
                         for line in _section(key, value)) + "\n"
        ok, things = _native.open_texts([(a_text(name, "name"), whole_text(text, "the scenario"))])
        if not ok:
            fail(things)
        super().__init__(things)
        self._text: str | None = text
        self._opened_with = (Scenario.from_string, (text, name))

    @classmethod
    def _of(cls, things: _native.Things, text: str | None = None) -> Scenario:
        made = cls.__new__(cls)
        Case.__init__(made, things)
        made._text = text
        if text is not None:
            made._opened_with = (cls.from_string, (text, things.file))
        return made

    @classmethod
    def from_string(cls, text: str, name: str = "<text>") -> Scenario:
        """Reads a scenario from a text in TOML; ``name`` is what errors call it."""
        ok, things = _native.open_texts([(a_text(name, "name"), a_text(text, "text"))])
        if not ok:
            fail(things)
        if things.kind != "scenario":
            raise usage_error(f"{name} holds no scenario of statements but {things.kind}", "open it with detente.reads()")
        return cls._of(things, text)

    @property
    def text(self) -> str | None:
        """The scenario as TOML, where it was built in code or read from a string."""
        return self._text

    def save(self, path: PathLike) -> None:
        """Writes the scenario as a file."""
        if self._text is None:
            raise usage_error("this scenario was read from a file already", f"copy {self.file}")
        with open(a_path(path), "w", encoding="utf-8") as file:
            file.write(self._text)
