# SPDX-License-Identifier: Apache-2.0
"""A scenario as a workbook: a sheet for each section, a row for each entry, a column for each key."""

from __future__ import annotations

import os
import re
import sys
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

import detente
from detente._errors import Fault
from detente._scenario import _key, _section, _value
from detente._takes import a_path

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
    "accounts": ("title", "includes"),
    "statements": ("id", "party", "says", "standing", "chain", "source", "quote"),
}
OTHER = "other sections"
#: Keys that take text, whatever a cell looks like.
TEXTS = {"id", "title", "asked", "note", "name", "leader", "outlet", "url", "file", "party", "source", "says", "quote", "standing"}
_PIECE = 30_000  # a cell holds 32,767 characters
#: No larger workbook is read.
MOST_BYTES = 64 << 20
#: Nor one that holds more than this once it is unpacked.
MOST_UNPACKED = 256 << 20
_LEVEL = re.compile(r"[Ll]evel[ _-]*(\d+)")
_ERRORS = ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!")


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


@dataclass
class _Row:
    """A row of a sheet: what it holds and in which cells, by the headings of its columns."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)


def _gathered(section: str, row: _Row, columns: Mapping[str, str], file: str,
              sheet: Worksheet) -> list[tuple[str, Any, str, list[tuple[str, str]]]]:
    """The entry of a row: keys and values, with the heading each comes from, and heading and cell of its parts."""
    entries: list[tuple[str, Any, str, list[tuple[str, str]]]] = []
    levels: dict[int, tuple[str, str]] = {}
    prefers: dict[str, tuple[Any, str]] = {}
    for name, value in row.values.items():
        place = _at(file, sheet, row.cells[name])
        word, _, rest = name.partition(" ")
        if section == "issues" and word == "level" and rest.isdigit():
            if isinstance(value, (list, dict)):
                raise _refused(place, "a level is text or a number", 'write one level a cell; a text like this as toml: "[...]"')
            levels[int(rest)] = (_level(value), place)
        elif section == "issues" and word == "prefers" and rest:
            prefers[rest] = (value, place)
        else:
            entries.append((name, _worded(name, value), _at(file, sheet, columns[name]), [("", place)]))
    if prefers:
        entries.append(("prefers", {party: value for party, (value, _) in prefers.items()},
                        _at(file, sheet, columns[f"prefers {next(iter(prefers))}"]),
                        [(_at(file, sheet, columns[f"prefers {party}"]), place) for party, (_, place) in prefers.items()]))
    if levels:
        if sorted(levels) != list(range(len(levels))):
            missing = min(set(range(max(levels))) - set(levels))
            heading = columns.get(f"level {missing}")
            where = f"{heading.rstrip('0123456789')}{row.number}" if heading else row.cells[f"level {max(levels)}"]
            raise _refused(_at(file, sheet, where), f"level {missing} is empty and a later one is not",
                           "give the levels without a gap" if heading else f"head a column `level {missing}`")
        entries.append(("levels", [levels[number][0] for number in range(len(levels))], levels[0][1],
                        [("", levels[number][1]) for number in range(len(levels))]))
    return entries


def _worded(key: str, value: Any) -> Any:
    """A number or a day where the format has text: spreadsheets make numbers of whatever looks like one."""
    return _level(value) if key in TEXTS and not isinstance(value, (list, dict)) else value


def _level(value: Any) -> str:
    """The name of a level, as the spreadsheet shows it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return str(value)


def _refused(file: str, message: str, remedy: str) -> detente.InputError:
    return detente.InputError([Fault(file, None, None, message, remedy)])


def _document(scenario: detente.Scenario | str | os.PathLike[str]) -> dict[str, Any]:
    if isinstance(scenario, detente.Scenario):
        text = scenario.text
        if text is None:
            with open(scenario.file, encoding="utf-8") as file:
                text = file.read()
    else:
        path = a_path(scenario, "scenario")
        case = detente.open(path)  # its faults are told before anything is written
        if not isinstance(case, detente.Scenario):
            raise _refused(path, f"this holds {case.kind}", "a spreadsheet is made of a scenario of statements")
        with open(path, encoding="utf-8") as file:
            text = file.read()
    return tomllib.loads(text, parse_float=Decimal)


def save_workbook(scenario: detente.Scenario | str | os.PathLike[str], path: str | os.PathLike[str]) -> None:
    """Writes a scenario as a workbook (.xlsx). Comments of the file are left behind, everything else comes back with
    :func:`read_workbook`."""
    to = a_path(path)
    _book(_document(scenario)).save(to)


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


def _rows(sheet: Worksheet, formulas: Worksheet, file: str) -> tuple[dict[str, str], list[_Row]]:
    """The columns of the headings, and the rows that hold something."""
    cells = sheet.iter_rows(values_only=True)
    written = formulas.iter_rows(values_only=True)
    head: dict[int, str] = {}
    columns: dict[str, str] = {}
    found: list[_Row] = []
    begun = False
    for number, (line, asks) in enumerate(zip(cells, written), 1):
        if not begun:
            if all(one is None or not str(one).strip() for one in line):
                continue
            begun = True
            for place, one in enumerate(line, 1):
                name = "" if one is None else " ".join(str(one).split())
                if not name:
                    continue
                name = _LEVEL.sub(r"level \1", name)
                if name in columns:
                    raise _refused(_at(file, sheet, f"{get_column_letter(place)}{number}"), f"the heading `{name}` is there twice",
                                   "give each column its own")
                head[place], columns[name] = name, f"{get_column_letter(place)}{number}"
            continue
        row = _Row(number)
        for place, cell in enumerate(line, 1):
            where = f"{get_column_letter(place)}{number}"
            asked = asks[place - 1] if place <= len(asks) else None
            if isinstance(asked, str) and asked[:1] == "=" and (cell is None or cell == asked):
                raise _refused(_at(file, sheet, where), f"the formula `{asked[:40]}` has no value in the file",
                               "save the workbook in a spreadsheet program, or write the value itself")
            if isinstance(cell, str) and cell in _ERRORS:
                raise _refused(_at(file, sheet, where), f"the formula comes to `{cell}`", "mend it, or write the value itself")
            try:
                value = value_of(cell)
            except ValueError as error:
                raise _refused(_at(file, sheet, where), str(error),
                               "write it as the scenario file would, or as plain text") from None
            if value is None:
                continue
            if place not in head:
                raise _refused(_at(file, sheet, where), f"`{_brief(value)}` stands under no heading",
                               "give its column a name in the first row")
            row.values[head[place]], row.cells[head[place]] = value, where
        if row.values:
            found.append(row)
    return columns, found


def _brief(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _at(file: str, sheet: Worksheet | str, cell: str) -> str:
    return f"{file}, sheet {sheet if isinstance(sheet, str) else sheet.title.strip()}, cell {cell}"


def _opened(file: str) -> tuple[Workbook, Workbook]:
    """The workbook by its values, and by its formulas."""
    from openpyxl.utils.exceptions import InvalidFileException
    if not os.path.exists(file):
        raise detente.FileMissing([Fault(file, None, None, "there is no such file", "name a workbook (.xlsx)")])
    if os.path.isdir(file):
        raise _refused(file, "this is a folder", "name a workbook (.xlsx)")
    if os.path.getsize(file) > MOST_BYTES:
        raise _refused(file, f"this is larger than {MOST_BYTES >> 20} MiB", "a scenario has thousands of rows, not millions")
    try:
        with zipfile.ZipFile(file) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise _refused(file, f"this holds more than {MOST_UNPACKED >> 20} MiB once it is unpacked",
                               "a scenario has thousands of rows, not millions")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is no cell: drawings, rules of validation
            books = load_workbook(file, read_only=True, data_only=True), load_workbook(file, read_only=True)
        for sheet in (sheet for book in books for sheet in book.worksheets):
            sheet.reset_dimensions()  # what a sheet says of its own size need not be so
        return books
    except detente.Error:
        raise
    except InvalidFileException:
        raise _refused(file, "this is no workbook of a kind that can be read", "save it as .xlsx") from None
    except OSError as error:
        raise _refused(file, f"this cannot be read: {error.strerror or error}", "look at who may read it") from None
    except zipfile.BadZipFile:
        raise _refused(file, "this is no workbook", "save it as .xlsx, without a password") from None
    except Exception:  # openpyxl raises whatever its parts do
        raise _refused(file, "this workbook cannot be read", "copy its sheets into one that detente-office template "
                       "writes, without charts and drawings") from None


class _Text:
    """The scenario file that a workbook becomes, and from which cell each piece of it comes."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._places: list[tuple[int, int, str]] = []  # line from 1, column from 1, place in the workbook

    def _mark(self, place: str, column: int = 1) -> None:
        self._places.append((len(self.lines) + 1, column, place))

    def head(self, line: str, place: str) -> None:
        """A line of its own."""
        self._mark(place)
        self.lines.append(line)

    def entry(self, key: str, value: Any, heading: str, pieces: list[tuple[str, str]]) -> None:
        """A key with its value; `pieces`: the heading and the cell of the value, or of each part of it."""
        self._mark(heading)
        start = f"{_key(key)} = "
        if key not in ("prefers", "levels") or not isinstance(value, (dict, list)) or len(value) != len(pieces):
            self._mark(pieces[0][1], len(start) + 1)
            self.lines.append(start + _value(value, key))
            return
        text = start + ("{ " if isinstance(value, dict) else "[")
        for number, (part, (above, cell)) in enumerate(zip(value, pieces)):
            text += ", " if number else ""
            if isinstance(value, dict):
                self._mark(above, len(text) + 1)
                text += f"{_key(part)} = "
            self._mark(cell, len(text) + 1)
            text += _value(value[part] if isinstance(value, dict) else part, key)
        self.lines.append(text + (" }" if isinstance(value, dict) else "]"))

    def place(self, line: int | None, column: int | None) -> str | None:
        """Where in the workbook a place in the text comes from."""
        before = [place for at, along, place in self._places if (at, along) <= (line or 0, column or 1)]
        return before[-1] if before else None

    def told(self, fault: Fault, file: str) -> Fault:
        """A fault of the text as one of the workbook."""
        def cell(found: re.Match[str]) -> str:
            place = self.place(int(found[1]), int(found[2]))
            return "in " + place.removeprefix(f"{file}, ") if place else found[0]

        message = re.sub(r"at line (\d+), column (\d+)", cell, fault.message)
        return Fault(self.place(fault.line, fault.column) or fault.file, None, None, message, fault.remedy)


def read_workbook(path: str | os.PathLike[str]) -> detente.Scenario:
    """Reads a workbook as a scenario. It is checked as every scenario is; its text is ``.text``, and ``.save(path)`` writes
    it as a file. Raises :class:`detente.InputError`: each fault has sheet and cell as its place."""
    file = a_path(path)
    book, formulas = _opened(file)
    known = {_title(name).lower(): name for name in (*NAMED, *LISTED, OTHER)}
    text = _Text()
    others: list[str] = []
    scenario: Worksheet | None = None
    for sheet in book.worksheets:
        title = sheet.title.strip().lower()
        if title == "scenario":
            scenario = sheet
        elif title != "how to" and title not in known and any(cell is not None for row in sheet.iter_rows(values_only=True)
                                                              for cell in row):
            near = get_close_matches(title, [*known, "scenario"], 1)
            raise _refused(f"{file}, sheet {sheet.title}", f"there is no sheet `{sheet.title}`",
                           f"did you mean `{near[0].capitalize()}`?" if near else
                           f"the sheets are Scenario, {', '.join(map(_title, known.values()))}")
    _scenario_head(text, scenario, formulas, file)
    for sheet in book.worksheets:
        section = known.get(sheet.title.strip().lower())
        if section is None:
            continue
        columns, rows = _rows(sheet, formulas[sheet.title], file)
        if section == OTHER:
            others += _other_sections(rows, file, sheet)
            continue
        seen: dict[str, str] = {}
        for row in rows:
            place = _at(file, sheet, row.cells.get("id", f"A{row.number}"))
            name = None
            if section in NAMED:
                name = row.values.pop("id", None)
                if name is None:
                    raise _refused(_at(file, sheet, f"{columns.get('id', 'A1').rstrip('0123456789')}{row.number}"),
                                   "the row has no id", "give it one in the column `id`")
                name = str(name)
                if name in seen:
                    raise _refused(place, f"`{name}` is there twice; the first is in cell {seen[name]}", "give each its own id")
                seen[name] = row.cells["id"]
            text.head(f"[{section}.{_key(name)}]" if name is not None else f"[[{section}]]", place)
            for key, value, heading, pieces in _gathered(section, row, columns, file, sheet):
                text.entry(key, value, heading, pieces)
            text.lines.append("")
    made = "\n".join([*text.lines, *others]) + "\n"
    try:
        return detente.Scenario.from_string(made, name=file)
    except detente.UsageError:
        raise
    except detente.InputError as error:
        raise detente.InputError(list(dict.fromkeys(text.told(fault, file) for fault in error.faults))) from None


def _scenario_head(text: _Text, sheet: Worksheet | None, formulas: Workbook, file: str) -> None:
    """The sheet of keys and values."""
    if sheet is None:
        raise _refused(f"{file}, sheet Scenario", "there is no such sheet", "add it: a column `key`, a column `value`, a row `id`")
    columns, rows = _rows(sheet, formulas[sheet.title], file)
    missing = [name for name in ("key", "value") if name not in columns]
    if missing:
        raise _refused(f"{file}, sheet {sheet.title.strip()}", f"no column is headed `{missing[0]}`",
                       "its first row is: key, value")
    seen: dict[str, str] = {}
    text.head("[scenario]", f"{file}, sheet {sheet.title.strip()}")
    for row in rows:
        more = [name for name in row.values if name not in ("key", "value")]
        if more:
            raise _refused(_at(file, sheet, row.cells[more[0]]), f"`{_brief(row.values[more[0]])}` is neither a key nor a value",
                           "take it out; notes go into the row `note`")
        if "value" not in row.values:
            continue
        if "key" not in row.values:
            raise _refused(_at(file, sheet, row.cells["value"]), f"`{_brief(row.values['value'])}` has no key beside it",
                           "name its key in the column `key`")
        key = str(row.values["key"])
        if key in seen:
            raise _refused(_at(file, sheet, row.cells["key"]), f"`{key}` is there twice; the first is in cell {seen[key]}",
                           "leave one of them")
        seen[key] = row.cells["key"]
        value = row.values["value"]
        text.entry(key, _worded(key, value),
                   _at(file, sheet, row.cells["key"]), [("", _at(file, sheet, row.cells["value"]))])
    if "id" not in seen:
        raise _refused(f"{file}, sheet Scenario", "the scenario has no id", "give it one: a row `id`, and its value")
    text.lines.append("")


def _other_sections(rows: list[_Row], file: str, sheet: Worksheet) -> list[str]:
    """Sections that stand as the scenario file has them."""
    texts: dict[str, tuple[str, str]] = {}
    for row in rows:
        name = str(row.values.get("section"))
        before, place = texts.get(name, ("", _at(file, sheet, next(iter(row.cells.values())))))
        texts[name] = (before + str(row.values.get("as the scenario file has it", "")), place)
    for name, (text, place) in texts.items():
        try:
            tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise _refused(place, f"the section `{name}` is not as the scenario file has it: {error}",
                           "mend it, or take it out") from None
    return [text for text, _ in texts.values()]


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
    to = a_path(path)
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
    book.save(to)
