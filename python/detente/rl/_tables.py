# SPDX-License-Identifier: Apache-2.0
"""Tables that are stepped in the engine, as arrays: what every environment here is made of."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .. import _native
from .._case import Case
from .._errors import fail
from .._takes import a_whole, kind_of, texts

ACCEPT, WALK, TARGET, VALUES, WISHES = 0, 1, 2, 3, 4


class Tables:
    """So many tables at which a learner plays one seat against strategies, stepped together in the engine.

    ``opponents``: a strategy, or a mixture of which each session draws one. ``learner``: the party that learns, by its place
    among the parties with numbers; None: every seat is played from outside. ``levels``: into how many steps the way from no
    deal to the best outcome is cut.

    ``observations`` (float32, tables by ``len(names)``), ``may_accept``, ``rewards``, ``ended`` are the same arrays all the
    time; :meth:`step` and :meth:`reset` fill them.
    """

    def __init__(self, domain: Case, opponents: str | Sequence[str] = "boulware", *, tables: int = 1, learner: int | None = 0,
                 rounds: int = 100, levels: int = 20, seed: int = 1) -> None:
        if not isinstance(domain, Case):
            raise TypeError(f"tables stand over a domain, not {kind_of(domain)}")
        tables, rounds, levels = (a_whole(value, name, 1, 2**31 - 1) for name, value in
                                  (("tables", tables), ("rounds", rounds), ("levels", levels)))
        learner = None if learner is None else a_whole(learner, "learner", 0, 2**31 - 1)
        seed = a_whole(seed, "seed")
        mixture = list(texts(opponents, "opponents"))
        ok, made = _native.stepped(domain._things, tables, learner, mixture, rounds, levels, seed % 2**63)
        if not ok:
            fail(made)
        self._talks: _native.SteppedTalks = made
        self.domain = domain
        self.rounds = rounds
        self.learner = learner
        self.tables = tables
        self.levels = levels
        self.parties = int(self._talks.parties)
        self.sizes: tuple[int, ...] = tuple(self._talks.sizes)
        #: How many outcomes there are, listed or not.
        self.outcomes = math.prod(self.sizes)
        #: The names of what is observed, in order.
        self.names: tuple[str, ...] = (*self._talks.numbers, *self._talks.values)
        #: How many of them are single numbers in [-1, 1]; the others are 0 or 1.
        self.numbers = len(self._talks.numbers)
        self.observations: npt.NDArray[np.float32] = np.zeros((tables, len(self.names)), np.float32)
        self.may_accept: npt.NDArray[np.uint8] = np.zeros(tables, np.uint8)
        self.rewards: npt.NDArray[np.float32] = np.zeros(tables, np.float32)
        self.ended: npt.NDArray[np.uint8] = np.zeros(tables, np.uint8)
        self._talks.observe(self.observations, self.may_accept)

    def reset(self, seed: int = 1) -> npt.NDArray[np.float32]:
        """Every table begins anew; the same seed gives the same sessions."""
        self._talks.reset(a_whole(seed, "seed") % 2**63)
        self._talks.observe(self.observations, self.may_accept)
        self.rewards[:] = 0
        self.ended[:] = 0
        return self.observations

    def step(self, kinds: npt.NDArray[np.int64], targets: npt.NDArray[np.int64],
             values: npt.NDArray[np.int64] | None = None) -> npt.NDArray[np.float32]:
        """One act at each table. ``kinds``: 0 accept (where nothing stands: offer the best outcome), 1 walk, 2 offer the
        worst outcome that is at least as good as level ``targets``, 3 offer the outcome of ``values`` (tables by issues), 4
        offer an outcome at least as good as level ``targets`` that keeps ``values`` where it can. At a table that had ended
        a new session begins instead, whatever the act. Good until the next call."""
        self._talks.step(np.ascontiguousarray(kinds, np.int64), np.ascontiguousarray(targets, np.int64),
                         None if values is None else np.ascontiguousarray(values, np.int64), self.rewards, self.ended)
        self._talks.observe(self.observations, self.may_accept)
        return self.observations

    def waiting(self, table: int = 0) -> int:
        """The seat that must act at a table; -1: its session is over."""
        return int(self._talks.waiting(table))

    def ended_how(self, table: int = 0) -> str:
        """How the session at a table ended: agreement, deadline, walk or error."""
        return ("agreement", "deadline", "walk", "error")[self._talks.ended_how(table)]

    def utilities(self, table: int = 0) -> list[float]:
        """What each seat has, once the session is over."""
        return list(self._talks.utilities(table))

    def standing(self, table: int = 0) -> tuple[int, ...] | None:
        """What lies on the table for the seat that must act, one value an issue; None: nothing."""
        values = self._talks.standing(table)
        return None if values is None else tuple(values)

    def agreement(self, table: int = 0) -> tuple[int, ...] | None:
        """What was agreed at a table whose session is over, one value an issue; None: nothing."""
        values = self._talks.agreement(table)
        return None if values is None else tuple(values)

    def number(self, values: Sequence[int]) -> int:
        """The number of an outcome, one value an issue, first issue slowest."""
        number = 0
        for value, size in zip(values, self.sizes, strict=True):
            number = number * size + int(value)
        return number

    def values(self, numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The values of outcomes by number, a row each; in a space of at most 2^63 outcomes."""
        return np.stack(np.unravel_index(numbers, self.sizes), axis=1).astype(np.int64)
