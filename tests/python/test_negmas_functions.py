# SPDX-License-Identifier: Apache-2.0
"""Every function of NegMAS that is read, on random files: all outcomes, ours against NegMAS's own. To the last bit, but
for affine functions with a bias, which NegMAS adds last and we first, and hyper-rectangles, which we sum exactly.

NegMAS is optional: without it the test is skipped. `NEGMAS_SCENARIOS` sets how many files are compared.
"""

import csv
import io
import itertools
import math
import os
import pathlib
import random
import subprocess

import pytest

pytest.importorskip("negmas")
yaml = pytest.importorskip("yaml")

ROOT = pathlib.Path(__file__).resolve().parents[2]
DETENTE = pathlib.Path(os.environ.get("DETENTE", ROOT / "build/release/detente"))
pytestmark = pytest.mark.skipif(not DETENTE.exists(), reason="needs the program")


class Flow(yaml.SafeDumper):
    """Outcomes are keys: lists in one line."""


Flow.add_representer(tuple, lambda dumper, it: dumper.represent_sequence("tag:yaml.org,2002:seq", list(it), True))


def number(draw, least=-1.0):
    return draw.choice([draw.randint(int(least) * 3, 5), round(draw.uniform(least, 1), draw.randint(1, 4)),
                        draw.uniform(least, 1)])


def random_issue(draw, i):
    kind = draw.randrange(3)
    if kind == 0:
        return {"name": f"i{i}", "type": "CategoricalIssue",
                "values": draw.sample(["a", "b c", "d-e", "10 %", "é"], draw.randint(1, 4))}
    if kind == 1:
        low = draw.randint(-2, 4)
        return {"name": f"i{i}", "type": "ContiguousIssue", "values": [low, low + draw.randint(1, 5)]}
    return {"name": f"i{i}", "type": "CategoricalIssue", "values": sorted(draw.sample(range(20), draw.randint(2, 4)))}


def values_of(issue):
    low, high = issue["values"][0], issue["values"][-1]
    return list(range(low, high + 1)) if issue["type"] == "ContiguousIssue" else issue["values"]


def value_function(draw, issue):
    kinds = ["Table", "Const"]
    if all(isinstance(value, int) for value in values_of(issue)):
        kinds += ["Identity", "Linear", "Affine", "Quadratic", "Polynomial", "Triangular", "Trapezoidal"]
    kind = draw.choice(kinds)
    corners = sorted(draw.sample(range(-2, 15), 4))
    rest = {
        "Table": lambda: {"mapping": {value: number(draw) for value in values_of(issue)}},
        "Const": lambda: {"bias": number(draw)},
        "Identity": dict,
        "Linear": lambda: {"slope": number(draw)},
        "Affine": lambda: {"slope": number(draw), "bias": number(draw)},
        "Quadratic": lambda: {"a2": number(draw), "a1": number(draw), "bias": number(draw)},
        "Polynomial": lambda: {"coefficients": [number(draw) for _ in range(draw.randint(1, 4))],
                               "bias": number(draw)},
        "Triangular": lambda: {"start": corners[0], "middle": corners[1], "end": corners[3],
                               "scale": number(draw, 0), "bias": number(draw)},
        "Trapezoidal": lambda: {"start": corners[0], "rise_end": corners[1], "fall_start": corners[2],
                                "end": corners[3], "scale": number(draw, 0), "bias": number(draw)},
    }[kind]()
    return {"type": f"{kind}Fun", **rest}


def box(draw, issues):
    """None, or by number of the issue: one value, a list of values, or for numbers a list with a range in it."""
    if draw.random() < 0.1:
        return None
    ranges = {}
    for i, issue in enumerate(issues):
        values = values_of(issue)
        kind = draw.randrange(6)
        if kind == 0:
            ranges[i] = draw.choice(values)
        elif kind < 4:
            ranges[i] = draw.sample(values, draw.randint(1, min(3, len(values))))
        elif kind == 4 and isinstance(values[0], int):
            ranges[i] = [sorted([values[0] - 1, values[-1]]), values[-1], values[0]]
    return ranges


def utility_function(draw, issues, inner=False):
    kinds = ["additive"] * 3 + ["constant", "mapping", "boxes"] + ([] if inner else ["discounted"])
    if all(isinstance(value, int) for issue in issues for value in values_of(issue)):
        kinds += ["affine"] * 3
    kind = draw.choice(kinds)
    if kind == "additive":
        made = {"type": "LinearAdditiveUtilityFunction", "values": [value_function(draw, issue) for issue in issues],
                "weights": [number(draw, 0) for _ in issues]}
        if draw.random() < 0.3:
            made["bias"] = number(draw)
    elif kind == "constant":
        made = {"type": "ConstUtilityFunction", "value": number(draw)}
    elif kind == "affine":
        made = {"type": "AffineUtilityFunction", "weights": [number(draw) for _ in issues], "bias": number(draw)}
    elif kind == "mapping":
        made = {"type": "MappingUtilityFunction", "default": 0,
                "mapping": {outcome: number(draw) for outcome in itertools.product(*map(values_of, issues))}}
    elif kind == "boxes":
        ranges = [box(draw, issues) for _ in range(draw.randint(1, 4))]
        made = {"type": "HyperRectangleUtilityFunction", "outcome_ranges": ranges,
                "utilities": [number(draw) for _ in ranges]}
        if draw.random() < 0.5:
            made["weights"] = [number(draw, 0) for _ in ranges]
        if draw.random() < 0.5:
            made["bias"] = number(draw)
    else:
        made = {"type": "ExpDiscountedUFun", "ufun": utility_function(draw, issues, True), "discount": 0.9}
    if draw.random() < 0.7:
        made["reserved_value"] = number(draw)
    return made


def theirs(function, issues):
    from negmas.outcomes import make_issue, make_os
    from negmas.serialization import deserialize
    space = make_os([make_issue(name=issue["name"], values=tuple(issue["values"])
                                if issue["type"] == "ContiguousIssue" else issue["values"]) for issue in issues])
    given = eval(repr(function))  # a copy whose keys stay numbers and tuples, as a YAML file has them
    given["outcome_space"] = space
    if "ufun" in given:
        given["ufun"]["outcome_space"] = space
    made = deserialize(given, python_class_identifier="type", base_module="negmas")
    return getattr(made, "ufun", made)


@pytest.mark.parametrize("seed", range(int(os.environ.get("NEGMAS_SCENARIOS", 60))))
def test_every_outcome_is_worth_what_negmas_says(seed, tmp_path):
    draw = random.Random(seed)
    issues = [random_issue(draw, i) for i in range(draw.randint(1, 4))]
    functions = [utility_function(draw, issues) for _ in range(2)]
    (tmp_path / "space.yml").write_text(yaml.safe_dump({"name": "space", "issues": issues}, allow_unicode=True))
    for p, function in enumerate(functions):
        (tmp_path / f"p{p}.yml").write_text(yaml.dump(function, Dumper=Flow, allow_unicode=True, sort_keys=False))
    outcomes = list(itertools.product(*map(values_of, issues)))
    table = io.StringIO()
    csv.writer(table).writerows([[issue["name"] for issue in issues], *outcomes])
    ran = subprocess.run([DETENTE, "value", tmp_path, "--csv", "-"], input=table.getvalue(), capture_output=True,
                         text=True)
    assert ran.returncode == 0, ran.stderr
    for p, function in enumerate(functions):
        made = theirs(function, issues)
        for outcome, row in zip(outcomes, csv.DictReader(io.StringIO(ran.stdout))):
            worth = float(made.eval(outcome))
            close = any(kind in str(function) for kind in ("AffineUtility", "HyperRectangle"))
            same = math.isclose(float(row[f"p{p}"]), worth, rel_tol=1e-12, abs_tol=1e-13) if close \
                else float(row[f"p{p}"]) == worth
            assert same, (function, outcome, row[f"p{p}"], worth)
