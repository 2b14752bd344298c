# SPDX-License-Identifier: Apache-2.0
"""Acts a second of one core at the table, three ways in one run: detente.rl's tables stepped in the engine, NegMAS's own
mechanism (SAOMechanism with two of its negotiators), and the same tables, with the same observations, as a plain Python loop
over NumPy utilities.

    PYTHON bench/learning_beside_negmas.py FOLDER [OUT.json]

PYTHON has both packages installed; FOLDER is a domain of two parties. An act is one party's answer and offer; the engine's
acts count the learner's and the strategy's, and every observation is made.
"""

import json
import pathlib
import sys
import time
import warnings

warnings.simplefilter("ignore")

import numpy as np  # noqa: E402

import detente  # noqa: E402
from detente import rl  # noqa: E402

ROUNDS = 100


def engine(domain, seconds=2.0):
    tables = rl.Tables(domain, "boulware", tables=1024, rounds=ROUNDS)
    kinds, targets = np.full(1024, 2, np.int64), np.full(1024, 20, np.int64)
    began, steps = time.process_time(), 0
    while time.process_time() - began < seconds:
        tables.step(kinds, targets)
        steps += 1
    return 2 * steps * 1024 / (time.process_time() - began)


def negmas(domain, seconds=3.0):
    from negmas.sao import BoulwareTBNegotiator, SAOMechanism, ToughNegotiator
    scenario = domain.to_negmas()
    began, acts = time.process_time(), 0
    while time.process_time() - began < seconds:
        session = SAOMechanism(outcome_space=scenario.outcome_space, n_steps=ROUNDS)
        session.add(ToughNegotiator(), ufun=scenario.ufuns[0])
        session.add(BoulwareTBNegotiator(), ufun=scenario.ufuns[1])
        session.run()
        acts += 2 * session.state.step
    return acts / (time.process_time() - began)


class PlainTable:
    """The same table as the engine's, written plainly: one seat against Boulware, with the observations of docs/learning.md
    written into an array, one act at a time."""

    def __init__(self, domain, tables, levels=20):
        self.mine, self.theirs = (np.asarray(domain.utilities(seat)) for seat in (0, 1))
        self.values = np.stack(np.unravel_index(np.arange(len(self.mine)), domain.shape), axis=1)
        self.starts = np.concatenate([[0], np.cumsum(domain.shape)[:-1]])
        self.width = 10 + sum(domain.shape)
        floor, self.top = max(tables.floor[0], self.mine.min()), self.mine.max()
        self.floor, self.range = floor, self.top - floor
        order = np.argsort(self.mine)
        ranked = self.mine[order]
        self.level = [int(order[min(int(np.searchsorted(ranked, floor + k / levels * self.range - 1e-12)), len(order) - 1)])
                      for k in range(levels + 1)]
        self.order = np.argsort(self.theirs)
        self.ranked = self.theirs[self.order]
        self.their_floor = max(tables.floor[1], self.theirs.min())
        self.begin()

    def begin(self):
        self.round, self.standing, self.last, self.heard = 0, None, 1.0, []

    def share(self, outcome):
        return min(1.0, max(-1.0, (self.mine[outcome] - self.floor) / self.range))

    def observe(self, out, over=False):
        out[:] = 0
        heard = self.heard[-64:]
        out[0] = 1.0 if over else self.round / ROUNDS
        out[1] = -1 if over or self.standing is None else self.share(self.standing)
        out[2:5] = (max(heard), min(heard), sum(heard) / len(heard)) if heard else (-1, -1, -1)
        out[5] = self.last
        for k in range(4):
            out[6 + k] = self.heard[-1 - k] if k < len(self.heard) else -1
        if not over and self.standing is not None:
            for start, value in zip(self.starts, self.values[self.standing]):
                out[10 + start + value] = 1

    def step(self, level):
        """The learner's offer and the other's answer; whether the session is over."""
        offer = self.level[level]
        self.last = self.share(offer)
        target = self.their_floor + (self.ranked[-1] - self.their_floor) * (1 - (self.round / ROUNDS) ** 5)
        if self.theirs[offer] >= target:
            return True
        self.standing = int(self.order[min(int(np.searchsorted(self.ranked, target)), len(self.order) - 1)])
        self.heard.append(self.share(self.standing))
        self.round += 1
        return self.round >= ROUNDS


def loop(domain, seconds=2.0):
    class Floors:
        floor = [float(domain.profiles[seat].reservation or 0) for seat in (0, 1)]

    count = 64
    tables = [PlainTable(domain, Floors) for _ in range(count)]
    seen = np.zeros((count, tables[0].width), np.float32)
    over = [False] * count
    began, acts = time.process_time(), 0
    while time.process_time() - began < seconds:
        for number, table in enumerate(tables):
            if over[number]:
                table.begin()
                over[number] = False
            else:
                over[number] = table.step(20)
                acts += 2
            table.observe(seen[number], over[number])
    return acts / (time.process_time() - began)


def main(folder, out=None):
    domain = detente.open(folder)
    rows = {"detente.rl": engine(domain), "NegMAS": negmas(domain), "a plain Python loop": loop(domain)}
    for name, acts in rows.items():
        print(f"{name}: {acts:,.0f} acts a second, ratio {rows['detente.rl'] / acts:,.0f}")
    if out:
        pathlib.Path(out).write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
