# SPDX-License-Identifier: Apache-2.0
"""Times NegMAS's scenario statistics and detente's on the same laws, side by side in one run.

    ./dev bench beside_negmas
    PYTHON bench/beside_negmas.py BENCH_NUMBERS OUT.json

PYTHON has NegMAS installed, which is no dependency of this project; BENCH_NUMBERS is the program built from
bench/numbers_bench.cpp. Each scenario is timed with detente before and after NegMAS; its row holds the slower of the two.
All times are CPU seconds of one thread. The longest scenario keeps NegMAS busy for some minutes.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version

from negmas import make_issue, make_os
from negmas.preferences import LinearAdditiveUtilityFunction
from negmas.preferences.ops import calc_scenario_stats
from negmas.preferences.value_fun import TableFun

UNITS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}


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


# The words of a row, the scenario for NegMAS, and the benchmark of the same law.
ROWS = [
    ("390,625 outcomes: 8 issues of 5 values, independent, the size of Energy", lambda: independent(8, 5),
     "statistics/8x5_as_negmas"),
    ("zero sum, 100,000 outcomes", lambda: zero_sum(100_000), "statistics_zero_sum_100000"),
]


def detente_seconds(program, benchmark):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out.json"
        subprocess.run([program, f"--benchmark_filter=^{benchmark}$", f"--benchmark_out={out}",
                        "--benchmark_out_format=json", "--benchmark_repetitions=3"],
                       check=True, stdout=subprocess.DEVNULL)
        report = json.loads(out.read_text(encoding="utf-8"))
    times = sorted(entry["cpu_time"] * UNITS[entry["time_unit"]] for entry in report["benchmarks"]
                   if entry.get("run_type", "iteration") == "iteration")
    return times[len(times) // 2]


def negmas_seconds(ufuns):
    began = time.process_time()
    calc_scenario_stats(ufuns)
    return time.process_time() - began


def main(program, out):
    random.seed(1)
    rows = []
    for name, scenario, benchmark in ROWS:
        ufuns = scenario()
        before = detente_seconds(program, benchmark)
        peer = negmas_seconds(ufuns)
        ours = max(before, detente_seconds(program, benchmark))
        rows.append({"scenario": name, "peer_seconds": peer, "seconds": ours, "ratio": peer / ours})
        print(f"{name}: NegMAS {peer:.3f} s, detente {ours * 1e3:.3f} ms, ratio {peer / ours:,.0f}", flush=True)
    report = {"peer": f"NegMAS {version('negmas')}", "rows": rows}
    pathlib.Path(out).write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
