# SPDX-License-Identifier: Apache-2.0
"""A negotiator in Python as a program at the table (docs/programs.md), run as `python _seat.py FILE CLASS`.

It stands alone and imports nothing of the package, so that a seat starts in the time that Python takes.
"""

import contextlib
import heapq
import importlib.util
import itertools
import json
import os
import sys
from collections import namedtuple

Issue = namedtuple("Issue", "name values")


class State:
    """The table from this chair; the same as detente.State."""

    def __init__(self, begin):
        self.party = begin["party"]
        self.parties = tuple(begin["parties"])
        self.issues = tuple(Issue(issue["name"], tuple(issue["values"])) for issue in begin["issues"])
        self.rounds = begin.get("rounds")
        self.round = 0
        self.time = 0.0
        reservation = begin.get("reservation")
        self.reservation = float("-inf") if reservation is None else reservation
        self.offers = []
        self.standing = None
        self._utility = begin["utility"]
        self._places = [{value: k for k, value in enumerate(values)} for _, values in self.issues]
        self._told = {}
        self._order = None
        if self._utility["kind"] == "additive":
            self._tables = [[one["weight"] * value for value in one["values"]] for one in self._utility["issues"]]

    def _numbers(self, outcome):
        if not hasattr(outcome, "keys"):
            raise TypeError(f"an outcome is a dict of issue and value, not {type(outcome).__name__}")
        numbers = []
        for (name, _), places in zip(self.issues, self._places):
            if name not in outcome:
                raise ValueError(f"the outcome leaves out the issue `{name}`")
            value = str(outcome[name])
            if value not in places:
                raise ValueError(f"`{name}` has no value `{value[:60]}`")
            numbers.append(places[value])
        if len(outcome) > len(numbers):
            raise ValueError("the outcome has an issue that there is not")
        return tuple(numbers)

    def _outcome(self, numbers):
        return {name: values[k] for (name, values), k in zip(self.issues, numbers)}

    def utility(self, outcome):
        numbers = self._numbers(outcome)
        kind = self._utility["kind"]
        if kind == "additive":
            return sum(table[k] for table, k in zip(self._tables, numbers))
        if kind == "table":
            place = 0
            for (_, values), k in zip(self.issues, numbers):
                place = place * len(values) + k
            return self._utility["values"][place]
        return self._told.get(numbers, float("nan"))

    def _best_first(self):
        """Outcomes and utilities, best first, made as they are wanted."""
        kind = self._utility["kind"]
        if kind == "additive":
            orders = [sorted(range(len(table)), key=table.__getitem__, reverse=True) for table in self._tables]
            first = (0,) * len(orders)

            def worth(places):
                return sum(table[order[p]] for table, order, p in zip(self._tables, orders, places))

            heap, seen = [(-worth(first), first)], {first}
            while heap:
                minus, places = heapq.heappop(heap)
                yield tuple(order[p] for order, p in zip(orders, places)), -minus
                for k, p in enumerate(places):
                    if p + 1 < len(orders[k]):
                        other = places[:k] + (p + 1,) + places[k + 1:]
                        if other not in seen:
                            seen.add(other)
                            heapq.heappush(heap, (-worth(other), other))
        elif kind == "table":
            values = self._utility["values"]
            spaces = list(itertools.product(*(range(len(v)) for _, v in self.issues)))
            for place in sorted(range(len(values)), key=values.__getitem__, reverse=True):
                yield spaces[place], values[place]

    def _ranked(self, enough):
        if self._order is None:
            self._order = ([], self._best_first())
        known, more = self._order
        while not enough(known):
            following = next(more, None)
            if following is None:
                break
            known.append(following)
        return known

    def best(self, k=0):
        if k < 0:
            raise ValueError("k counts from 0")
        known = self._ranked(lambda found: len(found) > k)
        return self._outcome(known[k][0]) if k < len(known) else None

    @property
    def greatest(self):
        known = self._ranked(lambda found: len(found) > 0)
        return known[0][1] if known else float("nan")

    def worst_at_least(self, utility):
        if utility != utility:
            raise ValueError("utility cannot be nan")
        known = self._ranked(lambda found: found and found[-1][1] < utility)
        good = [numbers for numbers, worth in known if worth >= utility]
        return self._outcome(good[-1] if good else known[0][0])


def turn(player, state):
    """What to answer when it is this party's turn."""
    if state.standing is not None:
        said = player.respond(state, dict(state.standing))
        if type(said).__name__ in ("bool", "bool_") or said is None:  # NumPy's too, which is not imported here
            said = "accept" if said else "reject"
        if not isinstance(said, str) or said not in ("accept", "reject", "walk"):
            raise ValueError(f"respond() said {repr(said)[:60]}, and not accept, reject or walk")
        if said != "reject":
            return {"move": said}
    offer = player.propose(state)
    if offer is None:
        return {"move": "walk"}
    return {"move": "offer", "outcome": state._outcome(state._numbers(offer))}


def words_of(error):
    """What was raised, in a few words that can be written."""
    try:
        words = f"raised {type(error).__name__}: {error}"
    except Exception:
        words = f"raised {type(error).__name__}"
    return words.encode("ascii", "replace").decode()[:40]


def main(file, name):
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what the negotiator prints is none of the engine's business
    sys.path.insert(0, os.path.dirname(file))
    spec = importlib.util.spec_from_file_location("detente_negotiator", file)
    module = importlib.util.module_from_spec(spec)
    sys.modules["detente_negotiator"] = module
    with contextlib.redirect_stdout(sys.stderr):
        spec.loader.exec_module(module)
    kind = module
    for part in name.split("."):
        kind = getattr(kind, part)
    state = player = failed = None
    for line in sys.stdin:
        told = json.loads(line)
        what = told["type"]
        if what == "begin":
            state, player, failed = State(told), None, None
            try:
                player = kind()
                if hasattr(player, "begin"):
                    player.begin(state)
            except BaseException as error:  # told when it is its turn
                failed = error
        elif what == "offer":
            state.round, state.time = told["round"], told["time"]
            state.offers.append((told["party"], told["outcome"]))
            if "utility" in told:
                state._told[state._numbers(told["outcome"])] = told["utility"]
        elif what == "turn":
            state.round, state.time, state.standing = told["round"], told["time"], told["standing"]
            try:
                if failed is not None:
                    raise failed
                move = turn(player, state)
            except BaseException as error:  # no move: the session ends with these words as the fault
                answers.write(json.dumps({"move": words_of(error)}) + "\n")
                answers.flush()
                raise
            if move["move"] == "offer":
                state.offers.append((state.party, move["outcome"]))
            answers.write(json.dumps(move) + "\n")
            answers.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
