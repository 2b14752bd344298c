# SPDX-License-Identifier: Apache-2.0
"""Values of the scenario file in cells, and back.

A text stands in its cell as it is, a number, a day and a yes or no as the spreadsheet has them. What a spreadsheet has no
form for stands as the scenario file writes it: a list as ``["a", "b"]``, a table as ``{ us = "more" }``, and a text that
could be mistaken for one of these as ``"in quotation marks"``.
"""

from __future__ import annotations

import datetime
import sys
from decimal import Decimal
from typing import Any

from detente._scenario import _value

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_OPENERS = '[{"'


def _parsed(text: str) -> Any:
    """What the text is as a value of the file; None where it is none."""
    try:
        return tomllib.loads(f"value = {text}\n", parse_float=Decimal)["value"]
    except tomllib.TOMLDecodeError:
        return None


def cell_of(value: Any) -> Any:
    """A value of the file as a cell's."""
    if isinstance(value, (bool, datetime.date)):
        return value
    if isinstance(value, int):
        return value if abs(value) < 10**15 else f"toml: {value}"
    if isinstance(value, (Decimal, float)):
        same = Decimal(repr(float(value))) == Decimal(value)
        return float(value) if same else f"toml: {value}"
    if isinstance(value, str):
        # Spreadsheets take a leading = for a formula, and lose blanks and control characters.
        odd = value[:1] == "=" or value != value.strip() or any(ord(c) < 32 for c in value)
        if odd or value[:5] == "toml:" or (value[:1] in tuple(_OPENERS) and _parsed(value) is not None) or not value:
            return _value(value, "a cell") if not value[:1] == "=" and value[:5] != "toml:" else "toml: " + _value(value, "")
        return value
    return _value(value, "a cell")


def value_of(cell: Any) -> Any:
    """A cell's value as one of the file; None for an empty one."""
    if isinstance(cell, datetime.datetime):
        return cell.date() if cell.time() == datetime.time() else cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return int(cell)
    if not isinstance(cell, str):
        return cell
    text = cell.strip()
    if not text:
        return None
    if text[:5] == "toml:":
        found = _parsed(text[5:].strip())
        if found is None:
            raise ValueError(f"`{text}` is no value of a scenario file")
        return found
    if text[:1] in tuple(_OPENERS):
        found = _parsed(text)
        if found is not None:
            return found
    return text
