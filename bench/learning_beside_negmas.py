# SPDX-License-Identifier: Apache-2.0
"""Acts a second of one core at the table, three ways in one run: detente.rl's tables stepped in the engine, NegMAS's own
mechanism (SAOMechanism with two of its negotiators), and a plain Python loop over NumPy utilities.

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


def loop(domain, seconds=2.0):
    mine, theirs = domain.utilities(0), domain.utilities(1)
    order = np.argsort(theirs)
    ranked = theirs[order]
    best = int(np.argmax(mine))
    began, acts = time.process_time(), 0
    while time.process_time() - began < seconds:
        standing = None
        for number in range(ROUNDS):
            time_now = number / ROUNDS
            seen = np.zeros(10 + sum(domain.shape), np.float32)
            seen[0] = time_now
            seen[1] = -1 if standing is None else mine[standing]
            offer = best
            target = 1 - (1 - 0.1) * time_now ** 5
            acts += 2
            if theirs[offer] >= target:
                break
            standing = int(order[min(int(np.searchsorted(ranked, target)), len(order) - 1)])
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
