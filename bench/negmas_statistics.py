# SPDX-License-Identifier: Apache-2.0
"""Times NegMAS's scenario statistics on the laws of bench/numbers_bench.cpp, for comparison.

    python3 -m venv venv && venv/bin/pip install negmas
    venv/bin/python bench/negmas_statistics.py [SCENARIO_FOLDER]

With a folder of GENIUS XML it times that scenario too (Energy: 390,625 outcomes). Prints CPU seconds. NegMAS is no
dependency of this project.
"""

import random
import sys
import time

from negmas import Scenario, make_issue, make_os
from negmas.preferences import LinearAdditiveUtilityFunction
from negmas.preferences.ops import calc_scenario_stats
from negmas.preferences.value_fun import TableFun


def timed(name, ufuns):
    began = time.process_time()
    stats = calc_scenario_stats(ufuns)
    print(f"{name}: {time.process_time() - began:.3f} s, {len(stats.pareto_utils)} points on the frontier", flush=True)


def independent(issues, values):
    space = make_os([make_issue([f"v{v}" for v in range(values)], f"i{i}") for i in range(issues)])
    ufuns = []
    for _ in range(2):
        weights = [random.randint(1, 100) for _ in range(issues)]
        tables = [TableFun({f"v{v}": random.randint(0, 100) / 100 for v in range(values)}) for _ in range(issues)]
        ufuns.append(LinearAdditiveUtilityFunction(values=tables, weights=[w / sum(weights) for w in weights],
                                                   outcome_space=space, reserved_value=0.0))
    return ufuns


def zero_sum(outcomes):
    space = make_os([make_issue(outcomes, "i")])
    last = outcomes - 1
    return [LinearAdditiveUtilityFunction(values=[TableFun({v: value(v / last) for v in range(outcomes)})], weights=[1.0],
                                          outcome_space=space, reserved_value=0.0)
            for value in (lambda share: share, lambda share: 1 - share)]


random.seed(1)
timed("8 issues of 5 values, independent", independent(8, 5))
timed("zero sum, 10,000 outcomes", zero_sum(10_000))
timed("zero sum, 100,000 outcomes", zero_sum(100_000))
for folder in sys.argv[1:]:
    timed(folder, Scenario.from_genius_folder(folder).ufuns)
