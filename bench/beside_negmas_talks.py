# SPDX-License-Identifier: Apache-2.0
"""Times sessions in NegMAS and here on the same laws, side by side in one run.

    PYTHON bench/beside_negmas_talks.py BENCH_TALKS OUT.json

PYTHON has NegMAS installed, which is no dependency of this project; BENCH_TALKS is the program built from
bench/talks_bench.cpp. Times are CPU seconds a round (two offers) of one thread, in steady state: NegMAS's first round,
which builds its index, is left out, and so is ours, whose cost is a row of its own. Ours is timed before and after
NegMAS, and the slower of the two counts.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import warnings
from importlib.metadata import version

from negmas import SAOMechanism, make_issue, sao
from negmas.preferences import LinearAdditiveUtilityFunction
from negmas.preferences.value_fun import TableFun


def never_ends():
    return sao.RandomNegotiator(p_acceptance=0.0, p_rejection=1.0, p_ending=0.0)


# The words of a row, outcomes, the negotiator, the benchmark of the same law, and what is promised.
ROWS = [
    ("random offers, nobody accepts, 10,000 outcomes", 10_000, never_ends, "random_offers/10000", 1_000),
    ("Boulware against Boulware, 10,000 outcomes", 10_000, sao.BoulwareTBNegotiator, "boulware/10000", 10_000),
    ("Boulware against Boulware, 100,000 outcomes", 100_000, sao.BoulwareTBNegotiator, "boulware/100000", 100_000),
    ("the same repeated, every offer told, 10,000 outcomes", 10_000, sao.BoulwareTBNegotiator, "boulware_repeated/10000", 10_000),
    ("the same repeated, every offer told, 100,000 outcomes", 100_000, sao.BoulwareTBNegotiator, "boulware_repeated/100000", 100_000),
    ("the same in a batch, 10,000 outcomes", 10_000, sao.BoulwareTBNegotiator, "boulware_by_courses/10000", 10_000),
    ("the same in a batch, 100,000 outcomes", 100_000, sao.BoulwareTBNegotiator, "boulware_by_courses/100000", 100_000),
]
INDEX = ["index_of_a_profile/10000", "index_of_a_profile/100000", "course_of_boulware/10000", "course_of_boulware/100000"]
UNITS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}


def ours(program, benchmark):
    """CPU seconds an item, or an iteration where no items are counted: the median of three."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out.json"
        subprocess.run([program, f"--benchmark_filter=^{benchmark}$", f"--benchmark_out={out}",
                        "--benchmark_out_format=json", "--benchmark_repetitions=3"],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        report = json.loads(out.read_text(encoding="utf-8"))
    runs = [entry for entry in report["benchmarks"] if entry.get("run_type", "iteration") == "iteration"]
    times = sorted(1 / entry["items_per_second"] if "items_per_second" in entry
                   else entry["cpu_time"] * UNITS[entry["time_unit"]] for entry in runs)
    return times[len(times) // 2]


def theirs(outcomes, negotiator, rounds=100):
    """CPU seconds a round, without the first one."""
    issues = [make_issue([str(k) for k in range(outcomes)], "x")]
    first = [random.random() for _ in range(outcomes)]
    session = SAOMechanism(issues=issues, n_steps=rounds)
    for values in (first, [1 - u for u in first]):
        table = TableFun({str(k): u for k, u in enumerate(values)})
        session.add(negotiator(), ufun=LinearAdditiveUtilityFunction(values=[table], weights=[1.0], issues=issues,
                                                                     reserved_value=0.0))
    session.step()
    began, played = time.process_time(), 0
    while session.state.running and played < rounds - 1:
        session.step()
        played += 1
    return (time.process_time() - began) / max(played, 1)


def main(program, out):
    random.seed(1)
    warnings.simplefilter("ignore")
    rows, measured = [], {}
    for name, outcomes, negotiator, benchmark, promised in ROWS:
        before = ours(program, benchmark)
        if (outcomes, negotiator) not in measured:
            measured[outcomes, negotiator] = theirs(outcomes, negotiator)
        peer = measured[outcomes, negotiator]
        here = max(before, ours(program, benchmark))
        rows.append({"scenario": name + ", a round", "peer_seconds": peer, "seconds": here, "ratio": peer / here,
                     "promised": promised})
        print(f"{name}: NegMAS {peer * 1e6:,.0f} us a round, detente {here * 1e9:,.0f} ns, ratio {peer / here:,.0f} "
              f"(at least {promised:,})", flush=True)
    index = {name: ours(program, name) for name in INDEX}
    for name, seconds in index.items():
        print(f"{name}: {seconds * 1e3:.2f} ms, once a profile", flush=True)
    for name, seconds in index.items():
        rows.append({"scenario": name.replace("_", " ").replace("/", ", outcomes: ") + ", once a profile", "peer_seconds": None,
                     "seconds": seconds, "ratio": None})
    report = {"peer": f"NegMAS {version('negmas')}", "rows": rows, "index_seconds": index}
    pathlib.Path(out).write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
