# SPDX-License-Identifier: Apache-2.0
"""The family `negmas` against NegMAS itself: frontier, points with all ties, opposition and rational outcomes of random
small scenarios whose values both read alike.

NegMAS is optional: without it the test is skipped. `NEGMAS_SCENARIOS` sets how many scenarios are compared.
"""

import json
import math
import os
import pathlib
import random
import subprocess

import pytest

negmas = pytest.importorskip("negmas")

ROOT = pathlib.Path(__file__).resolve().parents[2]
DETENTE = pathlib.Path(os.environ.get("DETENTE", ROOT / "build/release/detente"))
POINTS = {"nash": "nash_utils", "kalai_smorodinsky": "ks_utils", "egalitarian": "kalai_utils",
          "utilitarian": "max_welfare_utils"}


def random_scenario(draw):
    """Sizes of issues; a party's weights, values and reservation value (None: not given)."""
    parties = draw.choice([2, 2, 2, 3])
    sizes = [draw.randint(1, 4) for _ in range(draw.randint(1, 3))]
    step = draw.choice([0.5, 0.25, 0.1, 0.05, 0.01])
    ufuns = []
    for _ in range(parties):
        weights = [round(draw.randint(0, 10) * 0.1, 10) for _ in sizes]
        values = [[round(draw.randint(0, int(1 / step)) * step, 10) for _ in range(size)] for size in sizes]
        best = sum(w * max(v) for w, v in zip(weights, values))
        reservation = draw.choice([None, -math.inf, -1.0, 0.0, 0.3, round(best / 2, 2), round(best, 10), best + 0.5])
        ufuns.append((weights, values, reservation))
    return sizes, ufuns


def write(folder, sizes, ufuns):
    lines = ["issues:"]
    for i, size in enumerate(sizes):
        lines += [f"- name: i{i}", "  type: CategoricalIssue", "  values:", *(f"  - v{k}" for k in range(size))]
    lines += ["name: random", "type: DiscreteCartesianOutcomeSpace"]
    (folder / "random.yml").write_text("\n".join(lines) + "\n")
    for p, (weights, values, reservation) in enumerate(ufuns):
        lines = [f"name: u{p}", "type: LinearAdditiveUtilityFunction", "values:"]
        for column in values:
            lines += ["- mapping:", *(f"    v{k}: {value!r}" for k, value in enumerate(column)), "  type: TableFun"]
        lines += ["weights:", *(f"- {weight!r}" for weight in weights)]
        if reservation is not None:
            lines.append("reserved_value: " + ("-.inf" if reservation == -math.inf else repr(reservation)))
        (folder / f"u{p}.yml").write_text("\n".join(lines) + "\n")


def statistics(sizes, ufuns):
    from negmas import make_issue, make_os
    from negmas.preferences import LinearAdditiveUtilityFunction
    from negmas.preferences.ops import calc_scenario_stats
    from negmas.preferences.value_fun import TableFun
    issues = [make_issue([f"v{k}" for k in range(size)], f"i{i}") for i, size in enumerate(sizes)]
    space = make_os(issues)
    made = []
    for weights, values, reservation in ufuns:
        tables = [TableFun({f"v{k}": value for k, value in enumerate(column)}) for column in values]
        made.append(LinearAdditiveUtilityFunction(values=tables, weights=weights, outcome_space=space,
                                                  reserved_value=-math.inf if reservation is None else reservation))
    return calc_scenario_stats(tuple(made))


def points(entries):
    return {tuple(round(float(u), 9) for u in entry) for entry in entries}


def compare(folder, sizes, ufuns):
    ran = subprocess.run([DETENTE, "deals", str(folder), "--definitions", "negmas", "--json"], capture_output=True,
                         text=True)
    assert ran.returncode == 0, ran.stderr
    here = json.loads(ran.stdout)
    there = statistics(sizes, ufuns)
    case = f"{sizes} {ufuns}"
    assert points(e["utilities"] for e in here["frontier"]) == points(there.pareto_utils), case
    for ours, theirs in POINTS.items():
        point = here["points"][ours]
        tied = points(e["utilities"] for e in point["tied"]) if point else set()
        assert tied == points(getattr(there, theirs)), f"{ours} of {case}"
    opposition = here["measures"]["opposition"]
    if math.isinf(there.opposition):
        assert opposition is None and "infinite" in here["measures"]["missing"]["opposition"], case
    else:
        assert opposition == pytest.approx(there.opposition, abs=1e-12), case
    outcomes = math.prod(sizes)
    assert int(here["measures"]["rational_outcomes"]) == round(there.rational_fraction * outcomes), case


@pytest.mark.parametrize("lot", range(4))
def test_random_scenarios(lot, tmp_path):
    draw = random.Random(100 + lot)
    for index in range(int(os.environ.get("NEGMAS_SCENARIOS", "200")) // 4):
        folder = tmp_path / str(index)
        folder.mkdir()
        sizes, ufuns = random_scenario(draw)
        write(folder, sizes, ufuns)
        compare(folder, sizes, ufuns)


@pytest.mark.parametrize("sizes, ufuns", [
    # A reservation value below the worst outcome: NegMAS subtracts the worst.
    ([3], [([1.0], [[1.0, 0.5, 0.45]], 0.0), ([1.0], [[0.3, 0.6, 0.8]], 0.0)]),
    # No outcome is rational for both: no points, and opposition without end.
    ([3], [([1.0], [[1.0, 0.299, 0.16]], 0.5), ([1.0], [[0.2, 0.299, 1.0]], 0.5)]),
    # A party that has nothing to choose between: every point is each solution.
    ([3], [([1.0], [[0.5, 0.5, 0.5]], None), ([1.0], [[0.5, 0.5, 0.7]], None)]),
    # A party to which everything is worth its reservation value of 0: nothing is worth more.
    ([3], [([1.0], [[0.0, 0.0, 0.0]], 0.0), ([0.7], [[1.0, 0.5, 0.0]], None)]),
    ([2, 2], [([0.0, 0.0], [[0.6, 0.2], [1.0, 0.0]], 0.0), ([0.5, 0.5], [[1.0, 0.0], [0.0, 1.0]], -1.0)]),
])
def test_named_cases(sizes, ufuns, tmp_path):
    write(tmp_path, sizes, ufuns)
    compare(tmp_path, sizes, ufuns)
