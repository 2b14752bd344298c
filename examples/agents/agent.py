#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A party at the table in Python: concedes evenly, accepts what is at least as good as its next offer.

    detente talk FOLDER --party "program:python3 examples/agents/agent.py" --party boulware

Each line on standard input is a JSON object; each "turn" is answered with one line on standard output.
"""

import itertools
import json
import sys


def utilities(begin):
    """All outcomes that can be agreed, with their utility to us, best first."""
    names = [issue["name"] for issue in begin["issues"]]
    choices = [issue["values"] for issue in begin["issues"]]
    outcomes = [dict(zip(names, values)) for values in itertools.product(*choices)]  # the first issue slowest
    told = begin["utility"]
    if told["kind"] == "table":
        worth = told["values"]
    else:
        gains = [[part["weight"] * value for value in part["values"]] for part in told["issues"]]
        worth = [sum(gain) for gain in itertools.product(*gains)]
    barred = begin.get("infeasible", [])
    ranked = [one for one in zip(worth, range(len(worth)), outcomes)
              if not any(all(one[2][issue] in values for issue, values in entry.items()) for entry in barred)]
    return sorted(ranked, reverse=True)


def main():
    ranked, worth, floor, place = [], {}, 0.0, 0
    for line in sys.stdin:
        message = json.loads(line)
        if message["type"] == "begin":
            ranked = utilities(message)
            worth = {json.dumps(outcome, sort_keys=True): value for value, _, outcome in ranked}
            floor = message["reservation"] if message["reservation"] is not None else ranked[-1][0]
        elif message["type"] == "turn":
            target = floor + (1 - message["time"]) * (ranked[0][0] - floor)
            while place + 1 < len(ranked) and ranked[place + 1][0] >= target:
                place += 1
            standing = message["standing"]
            if standing is not None and worth[json.dumps(standing, sort_keys=True)] >= max(ranked[place][0], floor):
                answer = {"move": "accept"}
            else:
                answer = {"move": "offer", "outcome": ranked[place][2]}
            print(json.dumps(answer), flush=True)
        elif message["type"] == "end":
            break


if __name__ == "__main__":
    main()
