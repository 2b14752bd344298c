# SPDX-License-Identifier: Apache-2.0
"""Tournaments through the program: killed at random, they lose nothing that was stored and end the same."""

import json
import os
import pathlib
import random
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
DETENTE = os.environ.get("DETENTE", str(ROOT / "build/release/detente"))
SPEC = """[tournament]
strategies = ["boulware", "conceder", "micro", "hybrid"]
scenarios = [{ law = "random", count = 30, issues = 3, values = 8, seed = 3 }]
rounds = 60
repeat = 40
seed = 7
"""


def run(*words):
    return subprocess.run([DETENTE, *map(str, words)], check=True, capture_output=True, text=True).stdout


def fingerprint(path):
    return run("fingerprint", path).split()[0]


def test_killed_at_random_it_ends_with_the_identical_table(tmp_path):
    spec, whole, cut = tmp_path / "league.toml", tmp_path / "whole.db", tmp_path / "cut.db"
    spec.write_text(SPEC)
    run("tournament", spec, "--out", whole, "--threads", 1, "--json")
    random.seed(11)
    stored = 0
    for _ in range(25):
        process = subprocess.Popen([DETENTE, "tournament", spec, "--out", cut, "--threads", "2", "--json"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0.005, 0.12))
        process.kill()
        process.wait()
        if cut.exists() and cut.stat().st_size:
            asked = subprocess.run([DETENTE, "fingerprint", str(cut), "--json"], capture_output=True, text=True)
            if asked.returncode == 0:  # killed while the tables were made, there are none yet
                now = json.loads(asked.stdout)["matches"]
                assert now >= stored
                stored = now
    run("tournament", spec, "--out", cut, "--threads", 2, "--json")
    assert fingerprint(cut) == fingerprint(whole)
    assert run("leaderboard", cut, "--json") == run("leaderboard", whole, "--json")
