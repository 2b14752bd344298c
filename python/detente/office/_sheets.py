# SPDX-License-Identifier: Apache-2.0
"""A scenario as a workbook: a sheet for each section, a row for each entry, a column for each key."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

import detente
from detente._errors import Fault
from detente._scenario import _section

from ._cells import cell_of, value_of

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

#: Sections whose entries have a name: a sheet each, the name in the first column.
NAMED = ("parties", "issues", "people", "outlets", "sources", "accounts", "values")
#: Sections that are lists: a sheet each, the entries in their order.
LISTED = ("statements", "infeasible", "demands", "concessions")
#: The columns that a template begins with.
COLUMNS = {
    "parties": ("name", "leader"),
    "issues": ("name", "level 0", "level 1", "level 2", "level 3"),
    "sources": ("title", "outlet", "published", "url", "file"),
    "accounts": ("title", "include"),
    "statements": ("id", "party", "says", "standing", "chain", "source", "quote"),
}
OTHER = "other sections"
_PIECE = 30_000  # a cell holds 32,767 characters


def _title(section: str) -> str:
    return section.capitalize()


def _sheet(book: Workbook, title: str, head: list[str], rows: list[list[Any]]) -> Worksheet:
    sheet: Worksheet = book.create_sheet(title)
    sheet.append(head)
    for row in rows:
        sheet.append(row)
    for row_cells in sheet.iter_rows():
        for cell in row_cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for number, name in enumerate(head, 1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.cell(1, number).fill = PatternFill("solid", fgColor="E8E4DA")
        longest = max([len(name), *(len(str(row[number - 1])) for row in rows if row[number - 1] is not None)])
        sheet.column_dimensions[get_column_letter(number)].width = min(60, max(12, longest + 2))
    sheet.freeze_panes = "B2"
    return sheet


def _spread(section: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry by columns: levels one a column, directions one a party."""
    columns: dict[str, Any] = {}
    for key, value in entry.items():
        if section == "issues" and key == "levels" and all(isinstance(one, str) for one in value):
            columns |= {f"level {number}": level for number, level in enumerate(value)}
        elif section == "issues" and key == "prefers" and isinstance(value, Mapping):
            columns |= {f"prefers {party}": direction for party, direction in value.items()}
        else:
            columns[key] = value
    return columns


def _gathered(section: str, columns: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The entry of a row."""
    entry: dict[str, Any] = {}
    levels: dict[int, Any] = {}
    for name, value in columns.items():
        if value is None:
            continue
        word, _, rest = name.partition(" ")
        if section == "issues" and word == "level" and rest.isdigit():
            levels[int(rest)] = str(value)
        elif section == "issues" and word == "prefers" and rest:
            entry.setdefault("prefers", {})[rest] = value
        else:
            entry[name] = value
    if levels:
        if sorted(levels) != list(range(len(levels))):
            missing = min(set(range(max(levels))) - set(levels))
            raise _refused(where, f"level {missing} is empty and a later one is not", "give the levels without a gap")
        entry["levels"] = [levels[number] for number in range(len(levels))]
    return entry


def _refused(file: str, message: str, remedy: str) -> detente.InputError:
    return detente.InputError([Fault(file, None, None, message, remedy)])


def _document(scenario: detente.Scenario | str | os.PathLike[str]) -> dict[str, Any]:
    if isinstance(scenario, detente.Scenario):
        text = scenario.text
        if text is None:
            with open(scenario.file, encoding="utf-8") as file:
                text = file.read()
    else:
        detente.open(scenario)  # its faults are told before anything is written
        with open(scenario, encoding="utf-8") as file:
            text = file.read()
    return tomllib.loads(text, parse_float=Decimal)


def save_workbook(scenario: detente.Scenario | str | os.PathLike[str], path: str | os.PathLike[str]) -> None:
    """Writes a scenario as a workbook (.xlsx). Comments of the file are left behind, everything else comes back with
    :func:`read_workbook`."""
    _book(_document(scenario)).save(path)


def _book(document: Mapping[str, Any], columns: Mapping[str, tuple[str, ...]] | None = None) -> Workbook:
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    head = document.get("scenario", {})
    _sheet(book, "Scenario", ["key", "value"], [[key, cell_of(value)] for key, value in head.items()])
    rest = {key: value for key, value in document.items() if key != "scenario"}
    for section in (*NAMED, *LISTED):
        entries = rest.pop(section, None)
        if entries is None and not (columns and section in columns):
            continue
        named = section in NAMED
        spread = [(name, _spread(section, entry)) for name, entry in (entries or {}).items()] if named else \
            [("", _spread(section, entry)) for entry in entries or []]
        keys = list((columns or {}).get(section, ()))
        keys += [key for key in dict.fromkeys(key for _, entry in spread for key in entry) if key not in keys]
        rows = [[*([name] if named else []), *(cell_of(entry[key]) if key in entry else None for key in keys)]
                for name, entry in spread]
        _sheet(book, _title(section), [*(["id"] if named else []), *keys], rows)
    rows = []
    for section, value in rest.items():
        text = "\n".join(_section(section, value)) if isinstance(value, (dict, list)) else ""
        rows += [[section, "toml: " + _quoted(text[at:at + _PIECE])] for at in range(0, len(text), _PIECE)]
    if rows:
        _sheet(book, _title(OTHER), ["section", "as the scenario file has it"], rows)
    return book


def _quoted(text: str) -> str:
    import json
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _rows(sheet: Worksheet, file: str) -> list[tuple[int, dict[str, Any]]]:
    """The rows that hold something, by the names of their columns."""
    lines = sheet.iter_rows(values_only=True)
    head = [str(one).strip() if one is not None else "" for one in next(lines, ())]
    found = []
    for number, line in enumerate(lines, 2):
        row: dict[str, Any] = {}
        for name, cell in zip(head, line):
            try:
                value = value_of(cell)
            except ValueError as error:
                raise _refused(f"{file}, sheet {sheet.title}, row {number}, column {name}", str(error),
                               "write it as the scenario file would, or as plain text") from None
            if value is not None:
                if not name:
                    raise _refused(f"{file}, sheet {sheet.title}, row {number}", f"`{value}` stands under no heading",
                                   "give its column a name in the first row")
                row[name] = value
        if row:
            found.append((number, row))
    return found


def read_workbook(path: str | os.PathLike[str]) -> detente.Scenario:
    """Reads a workbook as a scenario. It is checked as every scenario is; its text is ``.text``, and ``.save(path)`` writes
    it as a file. Raises :class:`detente.InputError` with sheet and row, or with what the check finds."""
    file = os.fspath(path)
    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except FileNotFoundError:
        raise detente.FileMissing([Fault(file, None, None, "there is no such file", "name a workbook (.xlsx)")]) from None
    except Exception as error:  # openpyxl raises whatever its parts do
        raise _refused(file, f"this is no workbook ({error})", "save it as .xlsx") from None
    known = {_title(name): name for name in (*NAMED, *LISTED, OTHER)}
    document: dict[str, Any] = {}
    head: dict[str, Any] = {}
    for sheet in book.worksheets:
        title = sheet.title.strip()
        where = f"{file}, sheet {title}"
        if title == "How to":
            continue
        if title == "Scenario":
            head = {str(row.get("key")): row.get("value") for _, row in _rows(sheet, file) if "value" in row}
            continue
        section = known.get(title)
        if section is None:
            raise _refused(where, f"there is no sheet `{title}`", f"the sheets are Scenario, {', '.join(known)}")
        rows = _rows(sheet, file)
        if section == OTHER:
            texts: dict[str, str] = {}
            for _, row in rows:
                name = str(row.get("section"))
                texts[name] = texts.get(name, "") + str(row.get("as the scenario file has it", ""))
            for name, text in texts.items():
                try:
                    document |= tomllib.loads(text, parse_float=Decimal)
                except tomllib.TOMLDecodeError as error:
                    raise _refused(where, f"the section `{name}` is not as the scenario file has it: {error}",
                                   "mend it, or take it out") from None
            continue
        if section in NAMED:
            entries: dict[str, Any] = {}
            for number, row in rows:
                name = row.pop("id", None)
                if name is None:
                    raise _refused(f"{where}, row {number}", "the row has no id", "give it one in the first column")
                if str(name) in entries:
                    raise _refused(f"{where}, row {number}", f"`{name}` is there twice", "give each its own id")
                entries[str(name)] = _gathered(section, row, f"{where}, row {number}")
            document[section] = entries
        else:
            document[section] = [_gathered(section, row, f"{where}, row {number}") for number, row in rows]
    if "id" not in head:
        raise _refused(f"{file}, sheet Scenario", "the scenario has no id", "give it one: a row `id`, and its value")
    document = {key: value for key, value in document.items() if value}
    return detente.Scenario(str(head.pop("id")), scenario=head, name=file, **document)


_HOW_TO = (
    "One sheet for each part of the case; one row for each entry. Empty columns may be left out, others added: every key of "
    "the scenario file (docs/scenario-format.md) can be a column.",
    "Issues: the levels from nothing agreed (level 0) upward, one a column; in `prefers PARTY` whether that party wants more "
    "or less of it.",
    "Statements: what was said of preferences, as `no deal > { price = high }` or `{ price = low, keys = yes } > no deal`.",
    "Lists are written [\"a\", \"b\"], tables { us = \"more\" }.",
    "Then: detente-office read THIS.xlsx --out case.toml, which says what is wrong with it, with sheet and row.",
)


def template(path: str | os.PathLike[str]) -> None:
    """Writes a workbook to start from: an invented sale that can be replaced row by row."""
    document: dict[str, Any] = {
        "scenario": {"id": "house-sale", "title": "A house is sold (invented)", "asked": "Is there a deal?"},
        "parties": {"buyer": {"name": "The buyer"}, "seller": {"name": "The seller"}},
        "issues": {
            "price": {"name": "Price", "levels": ["none", "low", "middle", "high"],
                      "prefers": {"buyer": "less", "seller": "more"}},
            "keys": {"name": "Keys handed over", "levels": ["no date", "in autumn", "in spring"],
                     "prefers": {"buyer": "more", "seller": "less"}},
        },
        "sources": {"notes": {"title": "The agent's notes (invented)"}},
        "statements": [
            {"id": "S1", "party": "buyer", "says": "{ price = middle, keys = in spring } > no deal", "standing": "reported",
             "source": "notes"},
            {"id": "S2", "party": "seller", "says": "no deal > { price = low }", "standing": "reported", "source": "notes"},
        ],
    }
    book = _book(document, COLUMNS)
    sheet = book.create_sheet("How to", 0)
    for line in _HOW_TO:
        sheet.append([line])
    sheet.column_dimensions["A"].width = 110
    for row in sheet.iter_rows():
        row[0].alignment = Alignment(wrap_text=True, vertical="top")
    book.save(path)
