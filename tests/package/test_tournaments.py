# SPDX-License-Identifier: Apache-2.0
"""Tournaments from Python: the command's files and fingerprints, negotiators in Python among the strategies."""

import json
import subprocess
import sys
import textwrap

import pytest
from conftest import PROGRAM, command, write_domain

import detente

KNOWN = "tournament" in subprocess.run([str(PROGRAM), "--help"], capture_output=True, text=True, check=False).stdout
pytestmark = pytest.mark.skipif(not KNOWN, reason="this command plays no tournaments yet")

LEAGUE = """[tournament]
name = "league"
strategies = ["boulware", "conceder", "micro"]
scenarios = ["laptop", { law = "random", count = 4, issues = 3, values = 4 }]
rounds = 50
repeat = 3
seed = 3
"""

NEGOTIATORS = """
class Patient:
    def propose(self, state):
        print("this goes nowhere")
        return state.worst_at_least(0.95 - 0.5 * state.time)

    def respond(self, state, offer):
        return state.utility(offer) >= 0.95 - 0.5 * state.time


class Raises(Patient):
    def propose(self, state):
        raise RuntimeError("no idea")


class Sleeps(Patient):
    def propose(self, state):
        while True:
            pass
"""


@pytest.fixture
def league(tmp_path):
    write_domain(tmp_path / "laptop", (3, 3, 3))
    path = tmp_path / "league.toml"
    path.write_text(LEAGUE, encoding="utf-8")
    return path


def fingerprint(path):
    return json.loads(command("fingerprint", path))["fingerprint"]


def test_the_results_are_the_commands(league, tmp_path):
    command("tournament", league, "--out", tmp_path / "by-command.db", code=0)
    results = detente.tournament(league, tmp_path / "by-package.db")
    assert results.fingerprint() == fingerprint(tmp_path / "by-command.db")
    assert results.leaderboard().to_dict() == json.loads(command("leaderboard", tmp_path / "by-package.db"))
    assert len(results) == results.report["matches"] == 5 * 9 * 3
    rows = results.table
    assert len(rows) == 2 * len(results) and {"match", "seat", "strategy", "utility"} <= set(rows.columns)
    again = detente.tournament(league, tmp_path / "by-package.db")
    assert again.report["played"] == 0, "it goes on where it stopped"


def test_parts_are_joined(league, tmp_path):
    whole = detente.tournament(league, tmp_path / "whole.db").fingerprint()
    parts = [detente.tournament(league, tmp_path / f"{k}.db", shard=(k, 3), threads=1) for k in (1, 2, 3)]
    assert detente.merge(tmp_path / "joined.db", parts).fingerprint() == whole


def test_keys_as_keywords(tmp_path):
    write_domain(tmp_path / "laptop", (3, 3, 3))
    results = detente.tournament(strategies=["boulware", "conceder"], scenarios=[tmp_path / "laptop"], rounds=20,
                                 out=tmp_path / "r.db", seed=2)
    assert {row["strategy"] for row in results.table} == {"boulware", "conceder"}
    with pytest.raises(detente.InputError, match="did you mean `boulware`"):
        detente.tournament(strategies=["boulwar"], scenarios=[tmp_path / "laptop"])
    with pytest.raises(detente.UsageError, match="twice"):
        detente.tournament({"strategies": []}, strategies=["boulware"])
    with pytest.raises(FileNotFoundError):
        detente.Results(tmp_path / "nothing.db")


def test_negotiators_in_python_play_and_break_nothing(tmp_path):
    write_domain(tmp_path / "laptop", (3, 3, 3))
    (tmp_path / "negotiators.py").write_text(NEGOTIATORS, encoding="utf-8")
    code = textwrap.dedent("""
        import detente, json
        from negotiators import Patient, Raises, Sleeps
        results = detente.tournament(strategies=["boulware", Patient, Raises, Sleeps], scenarios=["laptop"], rounds=20,
                                     move_limit_ms=400, out="r.db")
        rows = results.query("SELECT match, strategy, ended, fault FROM results").to_dicts()
        print(json.dumps(rows))
    """)
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    kind = {row["strategy"]: row["strategy"].split()[-1] for row in rows}
    by_match = {}
    for row in rows:
        by_match.setdefault(row["match"], []).append(row)
    assert len(by_match) == 16
    for pair in by_match.values():
        names = {kind[row["strategy"]] for row in pair}
        if names <= {"boulware", "Patient"}:
            assert pair[0]["ended"] == "agreement"
    faults = [row["fault"] for row in rows if row["fault"]]
    assert any("RuntimeError" in fault for fault in faults) and any("ms" in fault or "time" in fault for fault in faults)


WRONGDOERS = """
import os, sys


class Base:
    def propose(self, state):
        return state.best(state.round)

    def respond(self, state, offer):
        return state.utility(offer) >= 0.5


class Sound(Base):
    def begin(self, state):
        assert [issue.name for issue in state.issues] and state.issues[0].values and state.greatest > 0


class CannotBegin(Base):
    def begin(self, state):
        raise ValueError("cannot \\ud800 begin")


class CannotBeMade(Base):
    def __init__(self):
        raise ValueError("not made")


class Leaves(Base):
    def propose(self, state):
        sys.exit(0)


class Dies(Base):
    def propose(self, state):
        os.kill(os.getpid(), 9)


class Mumbles(Base):
    def respond(self, state, offer):
        return 1


class Widens(Base):
    def propose(self, state):
        return {**state.best(), "more": "x"}


class Writes(Base):
    def propose(self, state):
        os.write(1, b'{"move": "walk"}\\n')
        return state.best()


class Walks(Base):
    def respond(self, state, offer):
        return "walk"
"""


def test_every_way_to_go_wrong_is_recorded_and_ends_its_match_alone(tmp_path):
    write_domain(tmp_path / "laptop", (3, 3, 3))
    (tmp_path / "wrongdoers.py").write_text(WRONGDOERS, encoding="utf-8")
    code = textwrap.dedent("""
        import detente, json, wrongdoers
        kinds = [kind for name, kind in vars(wrongdoers).items() if isinstance(kind, type) and name != "Base"]
        results = detente.tournament(strategies=["tough", *kinds], scenarios=["laptop"], rounds=5, move_limit_ms=20000, out="r.db")
        print(json.dumps(results.query("SELECT match, seat, strategy, ended, fault FROM results").to_dicts()))
    """)
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    told = {}
    pairs = {}
    for row in json.loads(done.stdout):
        pairs.setdefault(row["match"], []).append(row)
    for first, second in pairs.values():
        names = [row["strategy"].split()[-1] for row in (first, second)]
        if "tough" in names:
            name = names[1 - names.index("tough")]
            told.setdefault(name, set()).update((row["ended"], row["fault"] or "") for row in (first, second))
    expected = {"CannotBegin": "raised ValueError: cannot ? begin", "CannotBeMade": "raised ValueError: not made",
                "Leaves": "raised SystemExit", "Dies": "signal 9", "Mumbles": "respond() said 1", "Widens": "raised ValueError"}
    for name, words in expected.items():
        assert any(ended == "error" and words in fault for ended, fault in told[name]), (name, told[name])
    assert {ended for ended, _ in told["Walks"]} == {"walk"}
    assert not {"error", "walk"} & {ended for name in ("Sound", "Writes") for ended, _ in told[name]}


def test_a_negotiator_needs_a_file(tmp_path):
    class Inside:
        def propose(self, state):
            return None

        def respond(self, state, offer):
            return False

    with pytest.raises(detente.UsageError, match="inside a function"):
        detente.tournament(strategies=["boulware", Inside], scenarios=["x"])
    with pytest.raises(detente.UsageError, match="cannot play"):
        detente.tournament(strategies=["boulware", 3], scenarios=["x"])


def test_the_seat_ranks_outcomes_as_the_engine_does():
    import importlib.util
    import pathlib

    import numpy as np
    spec = importlib.util.spec_from_file_location("seat", pathlib.Path(detente.__file__).with_name("_seat.py"))
    seat = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(seat)
    weights, values = [0.5, 0.25, 0.25], [[0.1, 1.0, 0.4], [0.0, 0.7], [1.0, 0.2, 0.9, 0.3]]
    state = seat.State({"party": "A", "parties": ["A", "B"], "rounds": 10, "reservation": None,
                        "issues": [{"name": f"i{k}", "values": [str(v) for v in one]} for k, one in enumerate(values)],
                        "utility": {"kind": "additive", "issues": [{"weight": w, "values": v} for w, v in
                                                                   zip(weights, values)]}})
    grid = np.sort(np.add.outer(np.add.outer(np.multiply(weights[0], values[0]), np.multiply(weights[1], values[1])),
                                np.multiply(weights[2], values[2])).ravel())[::-1]
    assert [state.utility(state.best(k)) for k in range(24)] == pytest.approx(list(grid))
    assert state.best(24) is None and state.greatest == pytest.approx(grid[0])
    assert state.utility(state.worst_at_least(0.6)) == pytest.approx(min(g for g in grid if g >= 0.6))
