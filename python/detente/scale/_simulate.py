# SPDX-License-Identifier: Apache-2.0
"""Many workers with failures, simulated on the scheduler that Ray and Dask use."""

from __future__ import annotations

import heapq
import random
from typing import NamedTuple

from .._errors import usage_error
from .._takes import a_whole
from ._shards import Shards


class Simulated(NamedTuple):
    """What a simulated tournament came to. ``efficiency``: the share of the workers' time that went into attempts that
    counted. ``bound_by``: what the end waited for, ``workers`` or ``joining``."""

    seconds: float
    ideal_seconds: float
    efficiency: float
    lost: int
    doubled: int
    given_out: int
    joining_seconds: float
    bound_by: str


def simulate(workers: int = 1000, shards: int = 8000, seconds_per_shard: float = 60.0, rows_per_shard: int = 100_000,
             seconds_per_row: float = 2e-6, mean_time_to_failure: float = 3600.0, restart_seconds: float = 30.0,
             slow_share: float = 0.02, slow_factor: float = 6.0, patience: float = 3.0, seed: int = 1) -> Simulated:
    """Plays parts on so many workers in simulated time.

    A worker dies after an exponentially distributed time with that mean and comes back after ``restart_seconds``; a
    ``slow_share`` of the attempts takes ``slow_factor`` times as long; one process joins parts, ``seconds_per_row`` each.
    The measured values of both costs stand in docs/scale.md.
    """
    for name, count in (("workers", workers), ("shards", shards)):
        a_whole(count, name, 1)
    for name, value in (("seconds_per_shard", seconds_per_shard), ("mean_time_to_failure", mean_time_to_failure)):
        if not value > 0:
            raise usage_error(f"`{name}` cannot be {value}", "it is above 0")
    draw = random.Random(seed)
    parts = Shards(shards, retries=1000, patience=patience)
    events: list[tuple[float, int, int, str]] = []  # when, order, worker, what
    order = 0
    busy: dict[int, int] = {}  # worker: attempt
    useful = joined_at = now = joining = 0.0

    def at(when: float, worker: int, what: str) -> None:
        nonlocal order
        order += 1
        heapq.heappush(events, (when, order, worker, what))

    idle: list[int] = list(range(workers))

    def give_out() -> None:
        while idle:
            attempt = parts.take(now)
            if attempt is None:
                return
            worker = idle.pop()
            busy[worker] = attempt
            length = seconds_per_shard * draw.uniform(0.9, 1.1) * (slow_factor if draw.random() < slow_share else 1.0)
            dies = draw.expovariate(1.0 / mean_time_to_failure)
            if dies < length:
                at(now + dies, worker, "dies")
            else:
                at(now + length, worker, f"ends {length}")

    give_out()
    while not parts.done:
        if not events:
            raise RuntimeError("nothing goes on any more")
        now, _, worker, what = heapq.heappop(events)
        if what == "dies":
            parts.failed(busy.pop(worker), now)
            at(now + restart_seconds, worker, "returns")
        elif what == "returns":
            idle.append(worker)
        elif what == "looks":
            pass
        else:
            if parts.finished(busy.pop(worker), now):
                useful += float(what.split()[1])
                joining += rows_per_shard * seconds_per_row
                joined_at = max(joined_at, now) + rows_per_shard * seconds_per_row
            idle.append(worker)
        give_out()
        if idle and not parts.done and what != "looks":
            at(now + seconds_per_shard / 4, -1, "looks")
    seconds = max(now, joined_at)
    return Simulated(seconds, shards * seconds_per_shard / workers, useful / (workers * seconds), parts.lost, parts.doubled,
                     parts.given_out, joining, "joining" if joined_at > now + seconds_per_shard else "workers")
