# SPDX-License-Identifier: Apache-2.0
"""Programs at the table, through the built command: the example agents, and programs that crash, hang, flood and lie."""

import json
import pathlib
import shutil
import subprocess
import sys
import time

import pytest
from conftest import PROGRAM, ROOT

SCENARIO = """
[parties.buyer]
[parties.seller]
[issues.price]
levels = ["low", "middle", "high"]
[issues.keys]
levels = ["now", "later"]
[values.buyer]
weights = { price = "0.75", keys = "0.25" }
no_deal = "0.1"
[values.buyer.levels]
price = ["1", "0.75", "0"]
keys = ["1", "0.5"]
[values.seller]
weights = { price = "0.5", keys = "0.5" }
no_deal = "0.1"
[values.seller.levels]
price = ["0", "0.75", "1"]
keys = ["0", "1"]
"""


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.toml"
    path.write_text(SCENARIO)
    return path


def talk(detente, case, agent, *options, other="boulware"):
    return detente("talk", case, "--party", f"program:{agent}", "--party", other, "--rounds", 10, "--json",
                   *options).document()


def script(tmp_path, body):
    path = tmp_path / "agent.py"
    path.write_text("import sys, json, time, os\n" + body)
    return f"{sys.executable} {path}"


ECHO_TURN = "for line in sys.stdin:\n    m = json.loads(line)\n    if m['type'] == 'turn':\n        "


def test_the_example_agent_reaches_an_agreement(detente, case):
    result = talk(detente, case, f"{sys.executable} examples/agents/agent.py")
    assert result["ended"] == "agreement"
    assert all(offer["party"] in ("buyer", "seller") for offer in result["offers"])


def test_the_example_agent_in_cpp_plays_as_the_one_in_python(detente, case, tmp_path):
    compiler = shutil.which("g++") or shutil.which("clang++")
    if not compiler:
        pytest.skip("no C++ compiler")
    built = subprocess.run([compiler, "-std=c++17", "examples/agents/agent.cpp", "-o", str(tmp_path / "agent")],
                           cwd=ROOT, capture_output=True, text=True, check=False)
    if "nlohmann/json.hpp" in built.stderr and "No such file" in built.stderr:
        pytest.skip("no nlohmann/json.hpp")
    assert built.returncode == 0, built.stderr
    in_cpp = talk(detente, case, str(tmp_path / "agent"))
    in_python = talk(detente, case, f"{sys.executable} examples/agents/agent.py")
    assert in_cpp["ended"] == "agreement"
    for result in (in_cpp, in_python):
        del result["strategies"]
    assert in_cpp == in_python


def test_it_is_told_its_own_profile_and_nothing_of_the_other(detente, case, tmp_path):
    seen = tmp_path / "seen.jsonl"
    agent = script(tmp_path, f"out = open({str(seen)!r}, 'w')\n" + ECHO_TURN.replace(
        "    m = json.loads(line)", "    out.write(line); out.flush()\n    m = json.loads(line)") +
        "print(json.dumps({'move': 'walk', 'tone': 'hostile'}), flush=True)\n")
    result = talk(detente, case, agent)
    assert result["ended"] == "walk" and result["by"] == "buyer" and result["tone"] == "hostile"
    told = [json.loads(line) for line in seen.read_text().splitlines()]
    begin = told[0]
    assert begin["party"] == "buyer" and begin["reservation"] == 0.1
    assert [part["weight"] for part in begin["utility"]["issues"]] == [0.75, 0.25]
    assert set(begin) == {"type", "protocol", "rules", "rounds", "seat", "party", "parties", "issues", "utility",
                          "reservation", "move_limit_ms"}


INFEASIBLE = """
[[infeasible]]
when = "{ price = high, keys = now }"
"""


def test_it_is_told_what_cannot_be_agreed(detente, tmp_path):
    case = tmp_path / "case.toml"
    case.write_text(SCENARIO + INFEASIBLE)
    seen = tmp_path / "seen.jsonl"
    agent = script(tmp_path, f"out = open({str(seen)!r}, 'w')\n" + ECHO_TURN.replace(
        "    m = json.loads(line)", "    out.write(line); out.flush()\n    m = json.loads(line)") +
        "print(json.dumps({'move': 'walk'}), flush=True)\n")
    talk(detente, case, agent)
    begin = json.loads(seen.read_text().splitlines()[0])
    assert begin["infeasible"] == [{"price": ["high"], "keys": ["now"]}]
    result = talk(detente, case, f"{sys.executable} examples/agents/agent.py")
    assert result["ended"] == "agreement"
    assert all(offer["outcome"] != {"price": "high", "keys": "now"} for offer in result["offers"])


LOW_NOW = b'{"move": "offer", "outcome": {"price": "low", "keys": "now"}}\n'


@pytest.mark.parametrize("body, words", [
    ("sys.exit(3)\n", "exit status 3"),
    ("os.kill(os.getpid(), 9)\n", "signal 9"),
    ("time.sleep(60)\n", "did not answer in time"),
    ("while True: sys.stdout.write('x' * 65536)\n", "bytes in one answer"),
    (ECHO_TURN + "print('{', flush=True)\n", "no JSON object"),
    (ECHO_TURN + "print('[1]', flush=True)\n", "no JSON object"),
    (ECHO_TURN + "print(json.dumps({'move': 'bribe'}), flush=True)\n", "`bribe`"),
    (ECHO_TURN + "print(json.dumps({'move': 'offer'}), flush=True)\n", "no `outcome`"),
    (ECHO_TURN + "print(json.dumps({'move': 'offer', 'outcome': {'price': 'low'}}), flush=True)\n", "leaves out"),
    (ECHO_TURN + "print(json.dumps({'move': 'offer', 'outcome': {'price': 'free', 'keys': 'now'}}), flush=True)\n",
     "no value of the issue `price`"),
    (ECHO_TURN + "print(json.dumps({'move': 'accept'}), flush=True)\n", "nothing stood"),
    (ECHO_TURN + "print(json.dumps({'move': 'walk', 'tone': 'hostle'}), flush=True)\n", "`hostle`"),
    (ECHO_TURN + "os.write(1, b'\\xff\\xfe\\n')\n", "no JSON object"),
    (ECHO_TURN + "sys.stdout.write('{\"move\": \"off'); sys.stdout.flush(); os._exit(0)\n", "exit status 0"),
    (ECHO_TURN + "sys.stdout.write('{\"move\": \"off'); sys.stdout.flush(); time.sleep(60)\n", "did not answer in time"),
    # Two lines for one turn: the second would answer a question that it has not heard.
    (ECHO_TURN + f"os.write(1, {LOW_NOW!r} * 2)\n", "not its turn"),
])
def test_what_a_program_does_wrong_ends_the_session_as_its_fault(detente, case, tmp_path, body, words):
    result = talk(detente, case, script(tmp_path, body), "--move-limit", "700")
    assert result["ended"] == "error" and result["by"] == "buyer", result
    assert words in result["fault"]
    assert result["utilities"] == [0.1, 0.1]


def test_a_program_that_cannot_be_started_is_a_fault_too(detente, case):
    assert "could not be started" in talk(detente, case, "/no/such/program")["fault"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel's word to a child is Linux's")
def test_a_program_does_not_outlive_a_command_that_is_killed(case, tmp_path):
    number = tmp_path / "pid"
    agent = script(tmp_path, f"open({str(number)!r}, 'w').write(str(os.getpid()))\ntime.sleep(600)\n")
    talks = subprocess.Popen([PROGRAM, "talk", case, "--party", f"program:{agent}", "--party", "boulware",
                              "--move-limit", "60000"], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 20
    while not (number.exists() and number.read_text()) and time.monotonic() < until:
        time.sleep(0.02)
    pid = int(number.read_text())
    talks.kill()
    talks.wait()
    while pathlib.Path(f"/proc/{pid}").exists() and time.monotonic() < until:
        if " Z " in pathlib.Path(f"/proc/{pid}/stat").read_text():
            break
        time.sleep(0.02)
    assert time.monotonic() < until, "it is still there"


@pytest.mark.parametrize("quoted", ["'{}'", '"{}"', "{escaped}"])
def test_a_command_is_split_as_a_shell_does(detente, case, tmp_path, quoted):
    folder = tmp_path / 'a "b" c'
    folder.mkdir()
    script(folder, ECHO_TURN + "print(json.dumps({'move': 'walk'}), flush=True)\n")
    name = str(folder / "agent.py")
    escaped = name.replace(" ", "\\ ").replace('"', '\\"')
    written = quoted.format(name.replace('"', '\\"') if quoted.startswith('"') else name, escaped=escaped)
    assert talk(detente, case, f"{sys.executable} {written}")["ended"] == "walk"
    assert "quotation mark open" in talk(detente, case, f"{sys.executable} 'agent.py")["fault"]
