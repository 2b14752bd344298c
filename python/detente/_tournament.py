# SPDX-License-Identifier: Apache-2.0
"""Tournaments: the same files, matches and fingerprints as ``detente tournament``."""

from __future__ import annotations

import contextlib
import inspect
import os
import pathlib
import shlex
import sqlite3
import sys
import tempfile
import urllib.parse
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Union

from ._case import Case
from ._errors import Fault, FileMissing, usage_error
from ._program import command
from ._report import Report
from ._scenario import _entries
from ._table import Table
from ._takes import PathLike, a_path, a_text, a_whole, kind_of, several, whole_text

Spec = Union[PathLike, Mapping[str, Any]]


def seat_command(player: Any) -> str:
    """The strategy text by which a negotiator in Python plays at any table: a program of its own, so that it can be
    stopped at its limits and can break nothing. The class must stand in a file, and be made without arguments."""
    kind = player if isinstance(player, type) else type(player)
    if not all(callable(getattr(kind, method, None)) for method in ("propose", "respond")):
        raise usage_error(f"{player!r} cannot play",
                          "a player is a strategy's text, or a class with propose(state) and respond(state, offer)")
    try:
        file = inspect.getsourcefile(kind)
    except TypeError:
        file = None
    if file is None or not os.path.isfile(file):
        raise usage_error(f"{kind.__name__} stands in no file", "write it into a file: each seat is a process of its own")
    if "<locals>" in kind.__qualname__:
        raise usage_error(f"{kind.__name__} is made inside a function", "write it at the top of its file")
    seat = pathlib.Path(__file__).with_name("_seat.py")
    return "program:" + shlex.join([sys.executable, str(seat), os.path.abspath(file), kind.__qualname__])


def spec_text(spec: Mapping[str, Any]) -> str:
    """A specification as the text of its file; paths of scenarios become absolute."""
    made = dict(spec)
    strategies = made.get("strategies", ())
    if isinstance(strategies, (str, bytes, type, Mapping)):
        raise TypeError(f"strategies is a list of texts and classes, not {kind_of(strategies)}")
    made["strategies"] = [one if isinstance(one, str) else seat_command(one) for one in several(strategies, "strategies")]
    scenarios = made.get("scenarios", ())
    scenarios = [scenarios] if isinstance(scenarios, Case) else several(scenarios, "scenarios")
    made["scenarios"] = [one if isinstance(one, Mapping) else
                         os.path.abspath(a_path(one.file if isinstance(one, Case) else one, "an entry of scenarios"))
                         for one in scenarios]
    return whole_text("[tournament]\n" + "\n".join(_entries(made, "tournament")) + "\n", "the tournament")


class Results:
    """A results file: every match that was played, and what follows from them."""

    def __init__(self, path: PathLike, report: Mapping[str, Any] | None = None) -> None:
        self.path = a_path(path)
        if not os.path.isfile(self.path):
            raise FileMissing([Fault(self.path, None, None, "there is no such file", "check the path")])
        #: The document of the command that played it last; empty where the file was opened as it is.
        self.report: dict[str, Any] = dict(report or {})

    def fingerprint(self) -> str:
        """The content of the results as 64 hexadecimal digits: equal for equal results, however they were made."""
        return str(command(["fingerprint", self.path])["fingerprint"])

    def leaderboard(self, *, against: tuple[str, str] | None = None, unit: str | None = None,
                    resamples: int | None = None, confidence: float | None = None) -> Report:
        """The table of strategies with intervals: the document of ``detente leaderboard``."""
        import json
        words = ["leaderboard", self.path]
        if against is not None:
            words += ["--against", ",".join(a_text(one, "an entry of against") for one in several(against, "against"))]
        for name, value in (("--unit", unit), ("--resamples", resamples), ("--confidence", confidence)):
            if value is not None:
                words += [name, whole_text(str(value), name[2:])]
        return Report(json.dumps(command(words)), "leaderboard")

    def query(self, sql: str) -> Table:
        """One SELECT over the tables of the file (docs/tournaments.md lists them), as a table."""
        where = urllib.parse.quote(str(pathlib.Path(self.path).resolve()))
        with contextlib.closing(sqlite3.connect(f"file:{where}?mode=ro", uri=True)) as connection:
            try:
                cursor = connection.execute(a_text(sql, "sql"))
                names = [column[0] for column in cursor.description or ()]
                rows = cursor.fetchall()
            except (sqlite3.Error, sqlite3.Warning) as error:
                raise usage_error(f"the query cannot be answered: {error}", "docs/tournaments.md lists the tables") from None
        return Table({name: [row[k] for row in rows] for k, name in enumerate(names)})

    @property
    def table(self) -> Table:
        """One row a match and seat."""
        return self.query("SELECT * FROM results ORDER BY match, seat")

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows of matches and seats as an Arrow C stream."""
        return self.table.__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        return int(self.query("SELECT count(*) AS n FROM matches")["n"][0])

    def _repr_html_(self) -> str:
        return self.leaderboard()._repr_html_()

    def __repr__(self) -> str:
        return f"<detente.Results: {self.path}, {len(self)} matches>"


class _SpecFile:
    """The specification as a file, for the time of a call."""

    def __init__(self, spec: Spec) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        if isinstance(spec, Mapping):
            self._folder = tempfile.TemporaryDirectory(prefix="detente-spec-")
            self.path = os.path.join(self._folder.name, "tournament.toml")
            with open(self.path, "w", encoding="utf-8") as file:
                file.write(spec_text(spec))
        else:
            self.path = a_path(spec, "spec")

    def __enter__(self) -> str:
        return self.path

    def __exit__(self, *_: object) -> None:
        if self._folder is not None:
            self._folder.cleanup()


def tournament(spec: Spec | None = None, out: PathLike | None = None, *, strategies: Sequence[Any] | None = None,
               scenarios: Any = None, shard: tuple[int, int] | None = None, threads: int = 0, strict: bool = False,
               **laws: Any) -> Results:
    """Plays a tournament, or goes on with one, into a results file.

    ``spec``: the path of a tournament's file, or its keys as a dict, or nothing and the keys as keywords:
    ``strategies=`` (texts, or classes of negotiators, see :class:`Negotiator`), ``scenarios=`` (paths, patterns, dicts of
    laws), ``rounds=``, ``repeat=``, ``seed=``, ... ``out``: the results file (SQLite); one of its own without it. ``shard``:
    (i, n), part i of n alone. ``threads``: 0 for one a core; what is played does not depend on it.

    A negotiator in Python plays in a process of its own: what it raises, and a move over ``move_limit_ms``, is recorded as
    its fault and ends its match alone.
    """
    if spec is None:
        spec = {"name": laws.pop("name", "tournament"), "strategies": () if strategies is None else strategies,
                "scenarios": scenarios if scenarios is not None else [], **laws}
    elif strategies is not None or scenarios is not None or laws:
        raise usage_error("the tournament is given twice", "give its file or dict, or its keys as keywords")
    threads = a_whole(threads, "threads", 0, 4096)
    if shard is not None:
        pair = several(shard, "shard")
        if len(pair) != 2:
            raise usage_error("`shard` needs two numbers", "give (i, n): part i of n")
        count = a_whole(pair[1], "n of shard", 1)
        shard = (a_whole(pair[0], "i of shard", 1, count), count)
    if out is None:
        handle, out = tempfile.mkstemp(prefix="detente-results-", suffix=".db")
        os.close(handle)
        os.unlink(out)
    with _SpecFile(spec) as path:
        words = ["tournament", path, "--out", a_path(out, "out"), "--threads", str(threads)]
        if shard is not None:
            words += ["--shard", f"{shard[0]}/{shard[1]}"]
        if strict:
            words.append("--strict")
        return Results(out, command(words))


def merge(out: PathLike, parts: Iterable[PathLike | Results]) -> Results:
    """Joins results files of parts of one tournament; where ``out`` is there already, they are added to it."""
    paths = [part.path if isinstance(part, Results) else a_path(part, "an entry of parts") for part in
             ([parts] if isinstance(parts, Results) else several(parts, "parts"))]
    if not paths:
        raise usage_error("nothing is given to join", "give the results files of the parts")
    return Results(out, command(["merge", a_path(out, "out"), *paths]))


__all__ = ["Results", "merge", "seat_command", "spec_text", "tournament"]
