# SPDX-License-Identifier: Apache-2.0
"""Tournaments through the program: killed or stopped, they lose nothing that was stored and end the same; what they write is
read by other programs; programs at the table that fail are told."""

import contextlib
import csv
import io
import json
import os
import pathlib
import pty
import random
import re
import signal
import sqlite3
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


def write_spec(folder, strategies, **more):
    lines = ["[tournament]", f"strategies = {json.dumps(strategies)}",
             'scenarios = [{ law = "random", count = 2, issues = 2, values = 4, seed = 3 }]', "rounds = 10"]
    path = folder / "league.toml"
    path.write_text("\n".join(lines + [f"{key} = {json.dumps(value)}" for key, value in more.items()]) + "\n")
    return path


def screen(text):
    """What a terminal shows in the end: text, line ends, cursor up, erase to the end of the screen."""
    lines, row, column = [""], 0, 0
    for sign, count, erase, other in re.findall("(\r|\n)|\x1b\\[(\\d+)A|(\x1b\\[J)|([^\r\n\x1b]+)", text):
        if sign == "\r":
            column = 0
        elif sign == "\n":
            row += 1
            lines += [""] * (row + 1 - len(lines))
        elif count:
            row -= int(count)
            assert row >= 0
        elif erase:
            lines = lines[:row] + [lines[row][:column]]
        else:
            lines[row] = lines[row][:column].ljust(column) + other + lines[row][column + len(other):]
            column += len(other)
    return "\n".join(lines)


def test_on_a_terminal_it_shows_how_far_it_is_and_ctrl_c_stops_it_cleanly(tmp_path):
    spec, whole, cut = write_spec(tmp_path, ["boulware", "micro", "hybrid"], repeat=20000), tmp_path / "w.db", tmp_path / "cut short.db"
    command = [DETENTE, "tournament", str(spec), "--out", str(cut), "--threads", "2"]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    seen, asked = b"", False
    while True:
        try:
            some = os.read(ours, 4096)
        except OSError:  # the terminal's other end is closed
            break
        if not some:
            break
        seen += some
        if not asked and b"left" in seen and b"  0." in seen:
            asked = True
            process.send_signal(signal.SIGINT)
    os.close(ours)
    assert process.wait() == 130
    text = seen.decode()
    assert " of 360,000 matches, " in text and " a second, " in text and " left" in text
    assert "boulware" in text and "\x1b[" in text  # the running table, redrawn in place
    assert "stopping: matches at the table are finished; Ctrl-C again ends at once" in text
    # What stays on the screen: the running table is gone, how to go on is not.
    assert screen(text).strip() == f"detente: stopped; go on with: detente tournament {spec} --out '{cut}' --threads 2"
    done = json.loads(run("fingerprint", cut, "--json"))
    assert 0 < done["matches"] < 360000
    again = subprocess.run(command, capture_output=True, text=True)
    assert again.returncode == 0 and again.stderr == ""  # quiet where there is no terminal
    run("tournament", spec, "--out", whole, "--threads", 1, "--json")
    assert fingerprint(cut) == fingerprint(whole)


AGENT = """import json, sys
for line in sys.stdin:
    message = json.loads(line)
    {what}
"""


def test_failures_of_outside_programs_are_rows_with_their_reasons(tmp_path):
    (tmp_path / "dies.py").write_text(AGENT.format(what="sys.exit(3)"))
    (tmp_path / "hangs.py").write_text("import time\ntime.sleep(1000)\n")
    (tmp_path / "lies.py").write_text(AGENT.format(what="print('no JSON at all', flush=True)"))
    names = ["program:python3 dies.py", "program:python3 hangs.py", "program:python3 lies.py"]
    spec = write_spec(tmp_path, ["boulware", *names], move_limit_ms=300, session_limit_ms=2000)
    results = tmp_path / "r.db"
    began = time.monotonic()
    report = json.loads(run("tournament", spec, "--out", results, "--threads", 2, "--json"))
    assert time.monotonic() - began < 120
    assert report["played"] == report["matches"] == 32 and report["complete"]
    assert report["faults"] == 30  # all but boulware against itself
    rows = json.loads(run("query", results, "SELECT DISTINCT fault FROM matches WHERE fault IS NOT NULL",
                          "--json"))["rows"]
    assert rows and all(reason for (reason,) in rows)
    board = json.loads(run("leaderboard", results, "--json"))
    assert {s["strategy"]: s["faults"] for s in board["strategies"]}["boulware"] == 0
    assert sum(s["faults"] for s in board["strategies"]) == 30


def test_what_is_written_is_read_back_by_other_programs(tmp_path):
    spec, results, board = write_spec(tmp_path, ["boulware", "micro", "random"], repeat=5), tmp_path / "r.db", tmp_path / "b.html"
    run("tournament", spec, "--out", results, "--json")
    rows = list(csv.DictReader(io.StringIO(run("export", results, "--csv"))))
    with contextlib.closing(sqlite3.connect(results)) as store:
        asked = store.execute("SELECT match, seat, strategy, utility FROM results ORDER BY match, seat").fetchall()
    assert [(int(r["match"]), int(r["seat"]), r["strategy"], float(r["utility"])) for r in rows] == asked
    assert len(rows) == 2 * 3 * 3 * 2 * 5
    listed = {s["strategy"]: s for s in json.loads(run("leaderboard", results, "--json"))["strategies"]}
    for row in csv.DictReader(io.StringIO(run("leaderboard", results, "--csv"))):
        mine = [float(r["utility"]) for r in rows if r["strategy"] == row["strategy"]]
        assert float(row["utility"]) == listed[row["strategy"]]["utility"]
        assert abs(float(row["utility"]) - sum(mine) / len(mine)) < 1e-12
        assert int(row["matches"]) == len(mine) == listed[row["strategy"]]["matches"]
    run("leaderboard", results, "--html", board)
    text = board.read_text()
    assert text.count("<svg") == text.count("</svg>") >= 3  # pairs, utilities with intervals, time to agreement
    assert "src=" not in text and "http-equiv=\"refresh\"" not in text  # one file, nothing fetched
    for name in ("boulware", "micro", "random"):
        assert name in text


def test_files_that_cannot_be_gone_on_with_are_refused_and_left_alone(tmp_path):
    spec, results = write_spec(tmp_path, ["boulware", "micro"]), tmp_path / "r.db"
    run("tournament", spec, "--out", results, "--json")
    torn = tmp_path / "torn.db"
    torn.write_bytes(results.read_bytes()[:1500] + b"\xff" * 3000)
    newer = tmp_path / "newer.db"
    newer.write_bytes(results.read_bytes())
    with contextlib.closing(sqlite3.connect(newer)) as store, store:
        store.execute("UPDATE about SET value = '99' WHERE key = 'schema'")
    for path in (torn, newer):
        before = path.read_bytes()
        for words in (("tournament", spec, "--out", path), ("leaderboard", path), ("merge", path, results)):
            done = subprocess.run([DETENTE, *map(str, words)], capture_output=True, text=True)
            assert done.returncode == 3, words
            assert path.name in done.stderr and ";" in done.stderr, done.stderr
        assert path.read_bytes() == before
    done = subprocess.run([DETENTE, "tournament", str(spec), "--out", str(tmp_path / "nowhere" / "r.db")],
                          capture_output=True, text=True)
    assert done.returncode == 3 and "nowhere" in done.stderr
