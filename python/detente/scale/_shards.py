# SPDX-License-Identifier: Apache-2.0
"""Which part is to be played next: the scheduler that Ray, Dask and the simulation share. It knows no clock of its own and
no network: it is told what happened and when."""

from __future__ import annotations

import statistics
from collections import deque


class Lost(RuntimeError):
    """A part failed more often than it may."""


class Shards:
    """Parts 1 to ``count`` of a tournament: those nobody has, those being played, those done.

    A part that fails is given out again, at most ``retries`` times more. When no part is waiting, the one that has been
    played longest, and longer than ``patience`` times the median of those done, is given out a second time (a
    straggler); whoever finishes first counts, which is safe since both give the same matches.

    >>> shards = Shards(2, retries=1)
    >>> a = shards.take(now=0.0); b = shards.take(now=0.0); shards.take(now=1.0) is None
    True
    >>> shards.failed(a, now=2.0); again = shards.take(now=2.0); shards.part(again) == shards.part(a)
    True
    >>> shards.finished(b, now=3.0), shards.finished(again, now=3.5), shards.done
    (True, True, True)
    """

    def __init__(self, count: int, *, retries: int = 5, patience: float = 3.0, copies: int = 2,
                 played: frozenset[int] = frozenset()) -> None:
        if count < 1:
            raise ValueError("there is at least one part")
        self.count = count
        self._retries = retries
        self._patience = patience
        self._copies = copies
        self._waiting = deque(part for part in range(1, count + 1) if part not in played)
        self._done: set[int] = set(played)
        self._failures: dict[int, int] = {}
        self._attempts: dict[int, tuple[int, float]] = {}  # attempt: part, since when
        self._running: dict[int, set[int]] = {}            # part: attempts
        self._durations: list[float] = []
        self._next = 0
        self._parts: dict[int, int] = {}
        self.given_out = 0
        self.lost = 0
        self.doubled = 0

    @property
    def done(self) -> bool:
        """Every part has been played."""
        return len(self._done) == self.count

    @property
    def left(self) -> int:
        """How many parts are not done."""
        return self.count - len(self._done)

    @property
    def running(self) -> int:
        """How many attempts are going on."""
        return len(self._attempts)

    def part(self, attempt: int) -> int:
        """Which part an attempt plays. Good until the attempt has ended, and after."""
        return self._parts[attempt]

    def _start(self, part: int, now: float) -> int:
        attempt = self._next
        self._next += 1
        self.given_out += 1
        self._attempts[attempt] = (part, now)
        self._parts[attempt] = part
        self._running.setdefault(part, set()).add(attempt)
        return attempt

    def take(self, now: float) -> int | None:
        """An attempt at some part for a worker that is free; None where there is nothing for it to do now."""
        while self._waiting:
            part = self._waiting.popleft()
            if part not in self._done:
                return self._start(part, now)
        if len(self._durations) < 3:
            return None
        limit = self._patience * statistics.median(self._durations[-101:])
        slowest: tuple[float, int] | None = None
        for part, attempts in self._running.items():
            if len(attempts) >= self._copies:
                continue
            since = min(self._attempts[attempt][1] for attempt in attempts)
            if now - since > limit and (slowest is None or since < slowest[0]):
                slowest = (since, part)
        if slowest is None:
            return None
        self.doubled += 1
        return self._start(slowest[1], now)

    def _end(self, attempt: int) -> tuple[int, float] | None:
        known = self._attempts.pop(attempt, None)
        if known is not None:
            attempts = self._running[known[0]]
            attempts.discard(attempt)
            if not attempts:
                del self._running[known[0]]
        return known

    def finished(self, attempt: int, now: float) -> bool:
        """The attempt has its part's matches; True where nobody had them before."""
        known = self._end(attempt)
        if known is None:
            return False
        part, since = known
        self._durations.append(now - since)
        if part in self._done:
            return False
        self._done.add(part)
        return True

    def failed(self, attempt: int, now: float, why: BaseException | str = "") -> None:
        """The attempt came to nothing: its worker was killed, or the part failed. Raises :class:`Lost` where the part has
        failed too often."""
        known = self._end(attempt)
        if known is None:
            return
        part = known[0]
        self.lost += 1
        self._failures[part] = self._failures.get(part, 0) + 1
        if part in self._done or part in self._running:
            return
        if self._failures[part] > self._retries:
            raise Lost(f"part {part} of {self.count} failed {self._failures[part]} times; the last: {why}")
        self._waiting.append(part)
