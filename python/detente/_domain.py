# SPDX-License-Identifier: Apache-2.0
"""Numbers: domains with utility profiles, from files of the field or from NegMAS."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from . import _native
from ._case import Case, Progress, opened_again, progress_call
from ._errors import fail, usage_error
from ._options import Number, number_text, options_text
from ._outcomes import Found, Issue, Outcome, Party, issues_of
from ._report import Record, Report
from ._table import Table
from ._takes import a_mapping, a_place, a_text, a_whole, kind_of
from ._talks import Talk, talk

class _Carried:
    """A frontier that came from another process: what the engine's own would say."""

    def __init__(self, parties: list[str], values: npt.NDArray[np.float64], outcomes: npt.NDArray[np.intc],
                 fractions: list[list[str]]) -> None:
        self.parties = parties
        self._values = values
        self._outcomes = outcomes
        self._fractions = fractions
        values.flags.writeable = outcomes.flags.writeable = False

    def values(self) -> npt.NDArray[np.float64]:
        return self._values

    def outcomes(self) -> npt.NDArray[np.intc]:
        return self._outcomes

    def exact(self, point: int, party: int) -> str:
        return self._fractions[point][party]


def _frontier_again(issues: tuple[Issue, ...], parties: list[str], values: bytes, outcomes: npt.NDArray[np.intc],
                    fractions: list[list[str]]) -> Frontier:
    rows = np.frombuffer(values, dtype=np.float64).reshape(-1, max(1, len(parties)))
    return Frontier(_Carried(parties, rows, outcomes, fractions), issues)


class Frontier:
    """The Pareto frontier of a domain, its first party's best first.

    ``utilities``: float64, shape (points, parties). ``outcome(k)``: an outcome of point k; ``exact(k)``: its exact
    utilities. It is an Arrow stream of one column a party and one an issue. It travels to other processes whole.
    """

    def __init__(self, landscape: _native.Landscape | _Carried, issues: _native.Numbers | tuple[Issue, ...]) -> None:
        self._landscape = landscape
        self._named = issues
        self._utilities: npt.NDArray[np.float64] | None = None
        self._table: Table | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        fractions = [[self._landscape.exact(point, party) for party in range(len(self.parties))] for point in range(len(self))]
        return _frontier_again, (self._issues, list(self.parties), self.utilities.tobytes(),
                                 np.array(self._landscape.outcomes()), fractions)

    @property
    def _issues(self) -> tuple[Issue, ...]:
        if isinstance(self._named, _native.Numbers):
            self._named = issues_of(self._named)
        return self._named

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of the parties, one a column."""
        return tuple(self._landscape.parties)

    @property
    def utilities(self) -> npt.NDArray[np.float64]:
        """The utilities: float64, shape (points, parties), read-only."""
        if self._utilities is None:
            self._utilities = self._landscape.values()
        return self._utilities

    def __len__(self) -> int:
        return len(self.utilities)

    def outcome(self, point: int) -> Outcome:
        """An outcome with the point's utilities: issue to value."""
        row = self._landscape.outcomes()[a_place(point, "point", len(self), "points on the frontier")]
        return {issue.name: issue.values[int(value)] for issue, value in zip(self._issues, row)}

    @property
    def outcomes(self) -> list[Outcome]:
        """An outcome of each point."""
        rows = self._landscape.outcomes().tolist()
        return [{issue.name: issue.values[value] for issue, value in zip(self._issues, row)} for row in rows]

    def exact(self, point: int) -> tuple[Fraction, ...]:
        """The exact utilities of a point, one a party."""
        point = a_place(point, "point", len(self), "points on the frontier")
        return tuple(Fraction(self._landscape.exact(point, party)) for party in range(len(self.parties)))

    @property
    def table(self) -> Table:
        """The frontier as a table."""
        if self._table is None:
            columns: dict[str, Any] = {name: np.ascontiguousarray(self.utilities[:, k])
                                       for k, name in enumerate(self.parties)}
            numbers = self._landscape.outcomes()
            for k, issue in enumerate(self._issues):
                columns[f"outcome.{issue.name}"] = [issue.values[value] for value in numbers[:, k].tolist()]
            self._table = Table(columns)
        return self._table

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The frontier as an Arrow C stream."""
        return self.table.__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        from ._pictures import plane
        if len(self.parties) != 2:
            return self.table._repr_html_()
        points = [(float(x), float(y)) for x, y in self.utilities]
        return f"<div>{plane(points, [], (self.parties[0], self.parties[1]))}<p>{len(self)} points</p></div>"

    def __repr__(self) -> str:
        return f"<detente.Frontier: {len(self)} points of {', '.join(self.parties)}>"


class Index:
    """One party's outcomes by worth, on spaces nobody can list. None: there is no such outcome, or none was found
    within the limits. It travels to other processes as its domain, and is made again there."""

    def __init__(self, index: _native.WorthIndex, issues: tuple[Issue, ...],
                 made_of: tuple[Any, ...] | None = None) -> None:
        self._index = index
        self._issues = issues
        self._made_of = made_of

    def __reduce__(self) -> tuple[Any, ...]:
        if self._made_of is None or self._made_of[0] is None:
            raise TypeError("this index is of one process: make it of its domain where it is needed")
        return _index_again, self._made_of

    def _found(self, one: tuple[list[int], str, str] | None) -> Found | None:
        if one is None:
            return None
        values, utility, error = one
        outcome = {issue.name: issue.values[value] for issue, value in zip(self._issues, values)}
        return Found(outcome, Fraction(utility), Fraction(error))

    def _asked(self, call: Callable[..., Any], **worths: Number) -> Any:
        texts = {name: number_text(worth, name) for name, worth in worths.items()}
        try:
            return call(*texts.values())
        except ValueError:
            for name, text in texts.items():
                try:
                    self._index.at_least(text)
                except ValueError:
                    raise usage_error(f"`{name}` cannot be {text[:40]!r}", "give a number, such as 0.75 or \"3/4\"") from None
            raise

    def rank(self, k: int) -> Found | None:
        """The k-th best outcome, k from 1; ties count one by one."""
        return self._found(self._index.rank(a_whole(k, "k", 1, 2**63 - 1)))

    def best(self) -> Found | None:
        """The best outcome."""
        return self._found(self._index.best())

    def worst(self) -> Found | None:
        """The worst outcome."""
        return self._found(self._index.worst())

    def at_least(self, worth: Number) -> Found | None:
        """The worst outcome that is worth at least so much."""
        return self._found(self._asked(self._index.at_least, worth=worth))

    def at_most(self, worth: Number) -> Found | None:
        """The best outcome that is worth at most so much."""
        return self._found(self._asked(self._index.at_most, worth=worth))

    def nearest(self, worth: Number) -> Found | None:
        """The outcome whose worth is nearest; of two equally near the better."""
        return self._found(self._asked(self._index.nearest, worth=worth))

    def count(self, low: Number, high: Number) -> int | None:
        """How many outcomes are worth from low to high, both included; None where there are too many different sums."""
        text = self._asked(self._index.count, low=low, high=high)
        return None if text is None else int(text)


def _index_again(opened_with: tuple[Callable[..., Case], tuple[Any, ...]], what_if: Mapping[str, tuple[str, ...]], party: int,
                 limit_memory: int) -> Index:
    domain = opened_again(*opened_with, what_if)
    if not isinstance(domain, Domain):
        raise TypeError(f"what the index was made of holds {domain.kind} here, and no numbers")
    return domain.index(party, limit_memory)


class Domain(Case):
    """A domain and its profiles.

    Outcomes are numbered with the first issue slowest: outcome k is ``numpy.unravel_index(k, domain.shape)``.
    """

    def __init__(self, things: _native.Things, what_if: Mapping[str, tuple[str, ...]] | None = None) -> None:
        super().__init__(things, what_if)
        ok, numbers = _native.numbers_of(things)
        if not ok:
            fail(numbers)
        self._numbers: _native.Numbers = numbers
        self._cache: dict[Any, Any] = {}

    @property
    def name(self) -> str:
        """The domain's name."""
        return self._numbers.name

    @property
    def format(self) -> str:
        """The format of its files: "GENIUS XML", "GeniusWeb JSON", "NegoLog JSON", "NegMAS", ..."""
        return self._numbers.format

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of the parties, in the files' order."""
        return tuple(party.name for party in self.profiles)

    @property
    def profiles(self) -> tuple[Party, ...]:
        """What is known of each party."""
        if "parties" not in self._cache:
            self._cache["parties"] = tuple(
                Party(name, numbers, None if r is None else Fraction(r), None if d is None else Fraction(d), arithmetic)
                for name, numbers, r, d, arithmetic in self._numbers.parties)
        rows: tuple[Party, ...] = self._cache["parties"]
        return rows

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The issues, in the order in which the format sums them."""
        if "issues" not in self._cache:
            self._cache["issues"] = issues_of(self._numbers)
        rows: tuple[Issue, ...] = self._cache["issues"]
        return rows

    @property
    def shape(self) -> tuple[int, ...]:
        """How many values each issue has."""
        return tuple(len(issue.values) for issue in self.issues)

    @property
    def size(self) -> int:
        """How many outcomes there are, forbidden ones included; may have hundreds of digits."""
        return int(self._numbers.outcomes)

    def __len__(self) -> int:
        return self.size

    def _party(self, party: str | int) -> int:
        names = self.parties
        if isinstance(party, str):
            if party in names:
                return names.index(party)
            from difflib import get_close_matches
            near = get_close_matches(party, names, 1)
            raise usage_error(f"there is no party `{party}`",
                              f"did you mean `{near[0]}`?" if near else f"the parties are {', '.join(names)}")
        if isinstance(party, bool) or not isinstance(party, (int, np.integer)):
            raise TypeError(f"party is a name or a number from 0, not {kind_of(party)}")
        if not -len(names) <= party < len(names):
            raise usage_error(f"there is no party {party}", f"they are numbered from 0 to {len(names) - 1}")
        return int(party) % len(names)

    def utilities(self, party: str | int) -> npt.NDArray[np.float64]:
        """What every outcome is worth to the party, in the format's own arithmetic: float64, shape (size,), read-only;
        outcome k has the indices ``numpy.unravel_index(k, domain.shape)``. Worked out once; every call lends the same
        memory, which outlives the domain. Raises where the space is too large to list (ask :meth:`frontier` and
        :meth:`index`) or the party gives an order only."""
        ok, values = _native.utilities(self._numbers, self._party(party))
        if not ok:
            fail(values)
        array: npt.NDArray[np.float64] = values
        return array

    def outcome(self, number: int) -> Outcome:
        """The outcome with that number, first issue slowest."""
        size = self.size
        number = a_place(number, "number", size, "outcomes")
        outcome: list[tuple[str, str]] = []
        for issue in reversed(self.issues):
            number, value = divmod(number, len(issue.values))
            outcome.append((issue.name, issue.values[value]))
        return dict(reversed(outcome))

    def number(self, outcome: Mapping[str, str]) -> int:
        """The number of an outcome, first issue slowest."""
        number = 0
        outcome = a_mapping(outcome, "outcome")
        for issue in self.issues:
            if issue.name not in outcome:
                raise usage_error(f"the outcome has no value for `{issue.name}`", "name a value for every issue")
            value = str(outcome[issue.name])
            if value not in issue.values:
                raise usage_error(f"`{issue.name}` has no value `{value}`", f"it has {', '.join(issue.values[:8])}")
            number = number * len(issue.values) + issue.values.index(value)
        return number

    def utility(self, party: str | int, outcome: Mapping[str, str]) -> float:
        """What one outcome is worth to the party, in the format's arithmetic; on spaces of any size."""
        name = self.parties[self._party(party)]
        given = a_mapping(outcome, "outcome")
        if any('"' in word and "'" in word for word in map(str, (*given.keys(), *given.values()))):
            return float(self.utilities(party)[self.number(given)])  # such a name cannot be written in a question
        report = self._ask("value", {"outcome": dict(given)})
        return float(report.parties[name].get("in_its_format", report.parties[name].get("utility", math.nan)))

    def landscape(self, **options: Any) -> Report:
        """Frontier, points and measures as the document of ``detente deals``; the keywords are those of
        :meth:`deals`."""
        given = dict(options)
        progress = progress_call(given.pop("progress", None))
        ok, made = _native.landscape(self._numbers, options_text("deals", given), progress)
        if not ok:
            fail(made)
        return Report(made.to_json(), "deals")

    def frontier(self, family: str = "strict", parties: str | Sequence[str] | None = None, limit_time: int | None = None,
                 limit_memory: int | None = None, progress: Progress = None) -> Frontier:
        """The exact Pareto frontier under a family of definitions (``strict``, ``genius``, ``geniusweb``, ``negolog``,
        ``negmas``); on spaces nobody can list too. ``limit_time`` in seconds, ``limit_memory`` in MiB."""
        if parties is None and limit_time is None and limit_memory is None and progress is None:
            key = ("frontier", a_text(family, "family"))
            if key not in self._cache:
                self._cache[key] = Frontier(self._landscape(family), self._numbers)
            frontier: Frontier = self._cache[key]
            return frontier
        options = options_text("deals", {"definitions": family, "parties": parties, "limit_time": limit_time,
                                         "limit_memory": limit_memory, "frontier": "none"})
        ok, made = _native.landscape(self._numbers, options, progress_call(progress))
        if not ok:
            fail(made)
        return Frontier(made, self._numbers)

    def _landscape(self, family: str) -> _native.Landscape:
        """Frontier, points and measures under one family of definitions, worked out once."""
        key = ("landscape", a_text(family, "family"))
        if key not in self._cache:
            ok, made = _native.landscape_under(self._numbers, family)
            if not ok:
                fail(made)
            self._cache[key] = made
        landscape: _native.Landscape = self._cache[key]
        return landscape

    def _statistics(self, family: str) -> Report:
        key = ("statistics", a_text(family, "family"))
        if key not in self._cache:
            landscape = self._landscape(family)
            self._cache[key] = Report.read(landscape.to_dict(), landscape.to_json, "deals")
        report: Report = self._cache[key]
        return report

    def _part(self, name: str, family: str) -> Record:
        key = (name, a_text(family, "family"))
        if key not in self._cache:
            part = getattr(self._landscape(family), name)
            self._cache[key] = getattr(self._statistics(family), name) if part is None else Record(part)
        record: Record = self._cache[key]
        return record

    @property
    def points(self) -> Record:
        """The named points (Nash, Kalai-Smorodinsky, egalitarian, utilitarian, ...) under the strict definitions, by
        name: each with its ``utilities`` and an ``outcome``."""
        return self._part("points", "strict")

    def measures(self, family: str = "strict") -> Record:
        """Measures of the domain under a family of definitions (docs/definitions.md): opposition, balance, how many
        outcomes are at least as good as no deal for everybody, ..."""
        return self._part("measures", family)

    def index(self, party: str | int, limit_memory: int = 16) -> Index:
        """The party's outcomes by worth: by rank, at least, at most, nearest. ``limit_memory``: how many MiB the tables of
        a search may take; where they do not hold every sum, the answers' ``error`` says what that may have cost."""
        number = self._party(party)
        limit_memory = a_whole(limit_memory, "limit_memory", 1, 1_048_576)
        key = ("index", number, limit_memory)
        if key not in self._cache:
            ok, made = _native.worth_index(self._numbers, number, limit_memory)
            if not ok:
                fail(made)
            self._cache[key] = Index(made, self.issues, (self._opened_with, self._what_if, number, limit_memory))
        index: Index = self._cache[key]
        return index

    def talk(self, players: Sequence[Any] | Mapping[str, Any], **options: Any) -> Talk:
        """Plays talks: :func:`detente.talk` with this domain."""
        return talk(self, players, **options)

    def to_negmas(self) -> Any:
        """As a ``negmas.Scenario``, where NegMAS is installed: outcomes, utilities and reservation values."""
        from ._to_negmas import to_negmas
        return to_negmas(self)

    def _repr_html_(self) -> str:
        return self._ask("deals", {})._repr_html_()

    def __repr__(self) -> str:
        return f"<detente.Domain: {self.name}, {self.format}, {', '.join(self.parties)}, {len(self.issues)} issues>"


