# SPDX-License-Identifier: Apache-2.0
"""Every shared scenario through every format that `convert` writes, values compared outcome by outcome.

    python tests/python/round_trips.py [--outcomes N] [FOLDER...]

What is written is read by detente and, where NegMAS is installed and reads the format, by NegMAS. Without a request
nothing may differ at all; with --scale, --round and --drop-discount values may differ as `convert` said they would.
Prints what became of each pair of scenario and target, and how many were refused or skipped, by reason.
"""

import argparse
import collections
import csv
import decimal
import fractions
import io
import itertools
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import tomllib
import warnings
from xml.etree import ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build/release/detente"
DATA = ROOT.parent / "shared/data"
TARGETS = ("toml", "genius", "geniusweb", "negmas")
REQUESTS = ("--drop-discount", "--scale", "--round")


def scenarios():
    """The folders that hold one domain each."""
    found = [f for year in sorted(DATA.glob("genius/y*")) for f in sorted(year.iterdir()) if f.is_dir()]
    for family in ("geniusweb", "negolog", "llm-deliberation"):
        found += sorted(f for f in DATA.glob(f"{family}/*") if f.is_dir())
    return found


def run(*arguments, text=None):
    return subprocess.run([str(PROGRAM), *map(str, arguments)], input=text, capture_output=True, text=True)


def convert(source, out, target):
    """Converts with no request, then with as few as are asked for; (requests, errors that were said, notes) or why not."""
    requests = []
    for _ in range(len(REQUESTS) + 1):
        done = run("convert", source, out, "--to", target, *requests)
        if done.returncode == 0:
            return requests, done.stderr, None
        assert done.returncode == 3, done.stderr
        asked = [r for r in REQUESTS if r in done.stderr and r not in requests]
        if not asked:
            return requests, "", done.stderr.splitlines()[0]
        requests.append(asked[0])
    return requests, "", done.stderr.splitlines()[0]


def space_of(source, folder):
    """Issues and their values in the order of the file, from what is written for NegMAS or GeniusWeb; else why not."""
    out = folder / "space"
    done = run("convert", source, out, "--to", "geniusweb", "--scale", "--round", "--drop-discount")
    if done.returncode == 0:
        issues = json.loads((out / "domain.json").read_text())["issuesValues"]
        if all("values" in values for values in issues.values()):
            return [(name, values["values"]) for name, values in issues.items()], None
    out = folder / "space.toml"
    done = run("convert", source, out, "--scale", "--round", "--drop-discount")
    if done.returncode != 0:
        out = folder / "space.xml"
        done = run("convert", source, out)
        if done.returncode != 0:
            return None, done.stderr.splitlines()[0]
        return [(issue.get("name"), [item.get("value") for item in issue.iter("item")] or
                 [str(n) for n in range(int(issue.get("lowerbound")), int(issue.get("upperbound")) + 1)])
                for issue in ElementTree.parse(out).iter("issue")], None
    with open(out, "rb") as file:
        issues = tomllib.load(file)["issues"]
    return [(issue.get("name", key), [str(level) for level in issue["levels"]]) for key, issue in issues.items()], None


def outcomes_of(issues, most, seed=2019):
    size = 1
    for _, levels in issues:
        size *= len(levels)
    if size <= most:
        return list(itertools.product(*(levels for _, levels in issues)))
    lot = random.Random(seed)
    return [tuple(lot.choice(levels) for _, levels in issues) for _ in range(most)]


def number(text):
    return fractions.Fraction(text) if "/" in text else fractions.Fraction(decimal.Decimal(text))


def values(source, issues, outcomes):
    """Exact utilities and doubles, a row for each outcome and a column for each party in the order of the file."""
    asked = io.StringIO()
    writer = csv.writer(asked)
    writer.writerow([name for name, _ in issues])
    writer.writerows(outcomes)
    done = run("value", source, "--csv", "-", text=asked.getvalue())
    assert done.returncode == 0, (source, done.stderr)
    rows = list(csv.reader(io.StringIO(done.stdout)))
    columns = [i for i, name in enumerate(rows[0]) if name.endswith(" exact") and i >= len(issues)]
    parties = [rows[0][i].removesuffix(" exact") for i in columns]
    return parties, [[number(row[i]) for i in columns] for row in rows[1:]], [[float(row[i - 1]) for i in columns]
                                                                            for row in rows[1:]]


def said(notes):
    """By what each party's utilities were divided, and how far off they may be in all, as `convert` said it."""
    divided = {m[1]: number(m[2]) for m in re.finditer(r"`([^`]*)`: utilities are divided by (\S+),", notes)}
    off = collections.Counter()
    for m in re.finditer(r"`([^`]*)`: .*?no utility is off by more than ([^\s,]+)", notes):
        off[m[1]] += number(m[2])
    return divided, off


def letters(name):
    return re.sub(r"[^a-z0-9]", "", name.lower())


def only(folder, *endings):
    return [f for f in sorted(folder.iterdir()) if f.suffix in endings]


def negmas_values(folder, target, issues, outcomes):
    """NegMAS's own utilities of what was written, by party; None where NegMAS is absent or reads no such format."""
    if target not in ("negmas", "genius"):
        return None
    if any("hyperRectangle" in file.read_text(encoding="utf-8") for file in folder.iterdir()):
        return None  # NegMAS leaves out maxutility, the ceiling and exclusions
    warnings.filterwarnings("ignore")
    try:
        from negmas.inout import Scenario
    except ImportError:
        return None
    scenario = Scenario.from_yaml_folder(folder) if target == "negmas" else Scenario.from_genius_folder(folder)
    assert scenario is not None, folder
    place = {issue.name: i for i, issue in enumerate(scenario.outcome_space.issues)}
    kinds = {issue.name: type(issue.values[0]) if isinstance(issue.values, (list, tuple)) else int
             for issue in scenario.outcome_space.issues}
    found = {}
    for ufun in scenario.ufuns:
        inner = getattr(ufun, "ufun", ufun)
        column = []
        for outcome in outcomes:
            theirs = [None] * len(issues)
            for (name, _), level in zip(issues, outcome):
                theirs[place[name]] = kinds[name](level)
            column.append(float(inner.eval(tuple(theirs))))
        found[letters(pathlib.PurePath(ufun.name).stem)] = column
    return found


def compare(source, target, folder, most):
    """What became of one scenario in one target: (state, detail); faults raise AssertionError."""
    issues, why = space_of(source, folder)
    if issues is None:
        return "refused", why.split(": ", 1)[-1]
    out = folder / target
    requests, notes, why = convert(source, out, target)
    if why is not None:
        return "refused", why.split(": ", 1)[-1]
    written = out
    if target == "toml" and out.is_dir():
        written = only(out, ".toml")[0]
    outcomes = outcomes_of(issues, most)
    parties, before, _ = values(source, issues, outcomes)
    again, after, doubles = values(written, issues, outcomes)
    assert len(again) == len(parties), (parties, again)
    divided, off = said(notes)
    plain = [letters(name) for name in again]
    ours = {}
    for i, party in enumerate(parties):
        name = letters(party)
        fitting = [j for j, other in enumerate(plain) if other.endswith(name)]
        j = min(fitting, key=lambda k: len(plain[k])) if fitting else i
        ours[plain[j]] = [row[j] for row in doubles]
        factor, error = divided.get(party, fractions.Fraction(1)), off[party]
        if not requests:
            assert factor == 1 and error < fractions.Fraction(1, 10**15)
        for outcome, a, b in zip(outcomes, before, after):
            assert abs(b[j] - a[i] / factor) <= error, (requests, party, outcome, float(a[i]), float(b[j]), float(error))
    assert len(ours) == len(parties)
    theirs = negmas_values(out, target, issues, outcomes)
    if theirs is not None:
        assert len(theirs) == len(ours), (sorted(theirs), sorted(ours))
        for name, column in theirs.items():
            for outcome, a, b in zip(outcomes, ours[name], column):
                # GENIUS cuts off what NegMAS does not, and NegMAS sums GENIUS files in an order of its own.
                assert a == b if target == "negmas" else abs(a - min(b, 1.0)) <= 1e-12, (source, target, name, outcome, a, b)
    state = "the same" if not requests else "on request: " + " ".join(sorted(requests))
    return state, f"{len(outcomes)} outcomes" + (", NegMAS too" if theirs is not None else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--outcomes", type=int, default=2000, help="all outcomes up to so many, else so many by lot")
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    states, faults = collections.Counter(), 0
    for source in arguments.folders or scenarios():
        for target in TARGETS:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    state, detail = compare(source, target, pathlib.Path(folder), arguments.outcomes)
                    states[target, state] += 1
                except AssertionError as fault:
                    state, detail = "FAULT", str(fault)[:1000]
                    faults += 1
            print(f"{source.parent.name}/{source.name} to {target}: {state} ({detail})", flush=True)
    for (target, state), count in sorted(states.items()):
        print(f"{target:10} {count:4} {state}")
    print(f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
