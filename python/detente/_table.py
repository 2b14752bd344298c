# SPDX-License-Identifier: Apache-2.0
"""Tables that pandas, Polars, DuckDB and pyarrow read through the Arrow C stream interface."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from . import _native
from ._errors import usage_error
from ._table_html import table_html
from ._takes import a_mapping, kind_of, several, whole_text

if TYPE_CHECKING:
    import pyarrow


class Table:
    """Named columns of one length.

    ``__arrow_c_stream__`` hands them to any library that knows Arrow: ``pyarrow.table(t)``,
    ``polars.from_arrow(pyarrow.table(t))``, ``pandas.DataFrame.from_arrow(t)``, ``duckdb.from_arrow(...)``.
    Columns that are NumPy arrays of float64 or int64 are lent without a copy.

    >>> table = Table({"party": ["us", "dprk"], "always": [75, 6]})
    >>> table.columns
    ('party', 'always')
    >>> len(table)
    2
    >>> table.to_dicts()[0]
    {'party': 'us', 'always': 75}
    """

    def __init__(self, columns: Mapping[str, Any]) -> None:
        self._columns: dict[str, Any] = {}
        for name, values in a_mapping(columns, "columns").items():
            column = whole_text(str(name), "the name of a column")
            if isinstance(values, np.ndarray) and values.ndim != 1:
                raise usage_error(f"the column `{column}` has {values.ndim} dimensions", "give one value a row")
            self._columns[column] = values if isinstance(values, np.ndarray) else _listed(values, column)
        lengths = {len(values) for values in self._columns.values()}
        if len(lengths) > 1:
            raise usage_error("the columns differ in length", "give each as many values as there are rows")
        self._length = lengths.pop() if lengths else 0
        self._laid_out: _native.ArrowTable | None = None

    @classmethod
    def from_rows(cls, rows: Sequence[Mapping[str, Any]]) -> Table:
        """One row a mapping; keys that are missing in a row are gaps. Nested mappings become columns with dots in
        their names, lists JSON texts."""
        flat = [_flat(a_mapping(row, "a row")) for row in several(rows, "rows")]
        names: dict[str, None] = {}
        for row in flat:
            for name in row:
                names.setdefault(name)
        return cls({name: [row.get(name) for row in flat] for name in names})

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_laid_out": None}

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self._columns)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, name: str) -> Any:
        """A column: a NumPy array, or a list with None for gaps."""
        if name not in self._columns:
            raise KeyError(f"there is no column `{name}`; there are {', '.join(self._columns) or 'none'}")
        return self._columns[name]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.to_dicts())

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dict a row."""
        lists = [values.tolist() if isinstance(values, np.ndarray) else values for values in self._columns.values()]
        return [dict(zip(self._columns, row)) for row in zip(*lists)]

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """A capsule of an Arrow C stream over the columns. A requested schema is not heeded, as the protocol allows."""
        if self._laid_out is None:
            names, formats, columns = [], [], []
            for name, values in self._columns.items():
                kind, column = _laid_out(values)
                names.append(name)
                formats.append(kind)
                columns.append(column)
            self._laid_out = _native.arrow_table(names, formats, columns)
        return _native.arrow_stream(self._laid_out)

    def to_arrow(self) -> pyarrow.Table:
        """As a ``pyarrow.Table``; needs ``detente[arrow]``."""
        try:
            import pyarrow
        except ImportError as error:
            raise ImportError("pyarrow is not installed; install it with: pip install 'detente[arrow]'") from error
        return pyarrow.table(self)

    def __repr__(self) -> str:
        return f"<detente.Table: {self._length} rows, columns {', '.join(self._columns)}>"

    def _repr_html_(self) -> str:
        return table_html(self.columns, self.to_dicts())


def _listed(values: Any, column: str) -> list[Any]:
    if isinstance(values, (str, bytes, Mapping)):
        raise TypeError(f"the column `{column}` is a list, not {kind_of(values)}")
    try:
        return list(values)
    except TypeError:
        raise TypeError(f"the column `{column}` is a list, not {kind_of(values)}") from None


def _told(value: Any) -> str | None:
    """A value in a column of text."""
    if value is None:
        return None
    return whole_text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str), "a value")


def _flat(row: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in row.items():
        name = prefix + str(key)
        if isinstance(value, Mapping):
            flat.update(_flat(value, name + "."))
        elif isinstance(value, (list, tuple)):
            flat[name] = json.dumps(value, ensure_ascii=False)
        else:
            flat[name] = value
    return flat


def _laid_out(values: Any) -> tuple[str, Any]:
    """The Arrow format of a column, and its values as the module takes them."""
    if isinstance(values, np.ndarray):
        if values.dtype == np.float64 or np.issubdtype(values.dtype, np.floating):
            return "g", np.ascontiguousarray(values, dtype=np.float64)
        if np.issubdtype(values.dtype, np.integer):
            return "l", np.ascontiguousarray(values, dtype=np.int64)
        values = values.tolist()
    there = [value for value in values if value is not None]
    if there and all(isinstance(value, bool) for value in there):
        return "b", values
    if there and all(isinstance(value, int) and not isinstance(value, bool) and -2**63 <= value < 2**63
                     for value in there):
        return "l", values
    if there and all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in there):
        return "g", values
    return "u", [_told(value) for value in values]
