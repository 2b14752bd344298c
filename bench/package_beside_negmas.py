# SPDX-License-Identifier: Apache-2.0
"""Loads domains and works out their statistics in one process, with NegMAS and with the Python package of detente.

    PYTHON bench/package_beside_negmas.py OUT.json

PYTHON has both installed. "Load and statistics" is, for NegMAS: Scenario.load of a GENIUS folder and its scenario
statistics (frontier, Nash, Kalai, utilitarian and egalitarian points, opposition, rational fraction); for detente:
open() of the same folder, its frontier, points and measures under NegMAS's definitions. Both from 27 to 390,625 outcomes;
each is timed again until a second has passed, and the median is taken (the longest run of NegMAS is made once).
"""

import json
import pathlib
import random
import statistics
import sys
import tempfile
import time
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")

import detente  # noqa: E402
from negmas.inout import Scenario  # noqa: E402
from negmas.preferences.ops import calc_scenario_stats  # noqa: E402

SIZES = [(3, 3, 3), (5, 5, 4), (10, 10, 10), (10, 10, 10, 10), (5,) * 8]


def write(folder, sizes):
    draw = random.Random(1)

    def space(tables, weights):
        issues = "".join(
            f'<issue index="{i}" name="issue{i}" type="discrete" etype="discrete" vtype="discrete">' + "".join(
                f'<item index="{k}" value="v{k}" evaluation="{e}"/>' for k, e in enumerate(table, 1)) + "</issue>"
            for i, table in enumerate(tables, 1))
        lines = "".join(f'<weight index="{i}" value="{w}"/>' for i, w in enumerate(weights, 1))
        return f'<utility_space><objective index="0" name="o" type="objective">{issues}{lines}</objective></utility_space>'

    blank = space([[1] * size for size in sizes], [])
    (folder / "domain.xml").write_text(f"<negotiation_template>{blank}</negotiation_template>")
    for party in "AB":
        cuts = sorted(draw.sample(range(1, 100), len(sizes) - 1))
        raw = [b - a for a, b in zip([0, *cuts], [*cuts, 100])]
        tables = [[draw.randint(1, 100) for _ in range(size)] for size in sizes]
        (folder / f"{party}.xml").write_text(space(tables, [w / 100 for w in raw]))


def seconds(work, most=200):
    times = []
    while sum(times) < 1 and len(times) < most:
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main(out):
    rows = []
    for sizes in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name) / "domain"
            folder.mkdir()
            write(folder, sizes)

            def ours():
                domain = detente.open(folder)
                domain.frontier().utilities, domain.points, domain.measures()

            def peers():
                scenario = Scenario.from_genius_folder(folder)
                calc_scenario_stats(scenario.ufuns)

            before = seconds(ours)
            peer = seconds(peers)
            mine = max(before, seconds(ours))
        outcomes = 1
        for size in sizes:
            outcomes *= size
        rows.append({"scenario": f"{outcomes:,} outcomes", "peer_seconds": peer, "seconds": mine, "ratio": peer / mine})
        print(f"{outcomes:,} outcomes: NegMAS {peer * 1e3:.2f} ms, detente {mine * 1e3:.3f} ms, ratio {peer / mine:,.0f}", flush=True)
    report = {"peer": f"NegMAS {version('negmas')}", "rows": rows}
    pathlib.Path(out).write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
