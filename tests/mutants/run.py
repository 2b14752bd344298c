#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Would the tests notice? Single changes to the code, made one at a time in a copy of the tree; each must make some
test of its room fail.

    ./dev test mutants [--room NAME]... [--only ID]... [--sample N] [--jobs N] [--write]

The list is mutants.txt beside this file: blocks of

    ID FILE [test_PROGRAM[:FILTER]]...
    - text that stands in the file exactly once
    + what takes its place
    = nothing: WHY            (instead of a program: the change cannot be seen, and why it stays on the list)

Without a program the room's own tests run (test_ROOM). The copy is built/mutants under build/, its own build folder
beside it; only what a change touches is built again. A change that does not compile is a fault of the list. A test
that runs longer than ten times its own time counts as having noticed. --write puts the shares into docs/tests.md.
"""

import argparse
import pathlib
import random
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LIST = ROOT / "tests" / "mutants" / "mutants.txt"
WORK = ROOT / "build" / "mutants"
COPY = WORK / "tree"
BUILD = COPY / "build" / "release"
DOC = ROOT / "docs" / "tests.md"


class Mutant:
    def __init__(self, name, path, programs):
        self.name, self.path, self.programs = name, path, programs
        self.old = self.new = self.nothing = None

    @property
    def room(self):
        parts = pathlib.PurePosixPath(self.path).parts
        if parts[0] != "detente":
            return parts[0]
        return "/".join(parts[1:3]) if parts[1] == "deals" else parts[1]


def read_list(path=LIST):
    mutants = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("- "):
            mutants[-1].old = line[2:]
        elif line.startswith("+ ") or line == "+":
            mutants[-1].new = line[2:]
        elif line.startswith("= "):
            mutants[-1].nothing = line[2:].removeprefix("nothing: ")
        else:
            words = line.split()
            if len(words) < 2:
                sys.exit(f"{path}:{number}: write an id and a file")
            mutants.append(Mutant(words[0], words[1], words[2:]))
    return mutants


def faults(mutants, root=ROOT):
    """What keeps a change from being made: its text must stand in its file exactly once."""
    found = []
    for mutant in mutants:
        file = root / mutant.path
        if mutant.old is None or mutant.new is None or mutant.old == mutant.new:
            found.append(f"{mutant.name}: give the old text and a new one")
        elif not file.is_file():
            found.append(f"{mutant.name}: there is no {mutant.path}")
        elif (count := file.read_text(encoding="utf-8").count(mutant.old)) != 1:
            found.append(f"{mutant.name}: `{mutant.old}` stands {count} times in {mutant.path}")
    return found


def programs_of(mutant):
    if mutant.programs:
        return mutant.programs
    return ["test_" + mutant.room.split("/")[-1].replace("statements", "deals")]


def targets_of(mutants):
    """What is built for them: their test programs, and detente itself where a test runs it."""
    targets = {p.partition(":")[0] for m in mutants for p in programs_of(m)}
    return targets | ({"detente"} if "test_cli" in targets else set())


def run(command, log, timeout=None):
    with open(log, "ab") as out:
        try:
            return subprocess.run(command, cwd=COPY, stdout=out, stderr=out, timeout=timeout).returncode
        except subprocess.TimeoutExpired:
            return "timeout"


def build(targets, jobs):
    return run(["ninja", "-C", str(BUILD), "-j", str(jobs), *sorted(targets)], WORK / "build.log")


def copy_tree():
    """The tracked files as they are in the working tree; what has not changed keeps its time, so that little is built."""
    COPY.mkdir(parents=True, exist_ok=True)
    tracked = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True,
                             text=True).stdout.splitlines()
    for name in tracked:
        source, target = ROOT / name, COPY / name
        if not source.is_file():
            continue
        if target.is_file() and target.read_bytes() == source.read_bytes():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    if (ROOT / "web" / "dist").is_dir():
        shutil.copytree(ROOT / "web" / "dist", COPY / "web" / "dist", dirs_exist_ok=True)


def run_tests(programs, times):
    """Whether each program passes; with times known, ten times as long (and a minute) is the most it may take."""
    for program in programs:
        name, _, chosen = program.partition(":")
        command = [str(BUILD / "tests" / name)] + ([f"--gtest_filter={chosen}"] if chosen else [])
        began = time.monotonic()
        limit = times[program] * 10 + 60 if program in times else 900
        if run(command, WORK / "tests.log", limit) != 0:
            return False
        times.setdefault(program, time.monotonic() - began)
    return True


def table(results):
    rooms = {}
    for mutant, noticed in results:
        rooms.setdefault(mutant.room, []).append((mutant, noticed))
    lines = ["| room | changes | noticed |", "|---|---|---|"]
    for room in sorted(rooms):
        lines.append(f"| `{room}` | {len(rooms[room])} | {sum(1 for _, noticed in rooms[room] if noticed)} |")
    lines.append(f"| all | {len(results)} | {sum(1 for _, noticed in results if noticed)} |")
    missed = [mutant for mutant, noticed in results if not noticed]
    if missed:
        lines += ["", "Not noticed:", ""]
        lines += [f"* `{m.name}` ({m.path}): {m.nothing or 'no test of this kind yet'}" for m in missed]
    return "\n".join(lines) + "\n"


def write_doc(text):
    begin, end = "<!-- mutants begin -->\n", "<!-- mutants end -->"
    whole = DOC.read_text(encoding="utf-8")
    before, rest = whole.split(begin)
    _, after = rest.split(end)
    DOC.write_text(before + begin + text + end + after, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--room", action="append", default=[])
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--sample", type=int, help="so many of each room, drawn by lot")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="put the table into docs/tests.md")
    arguments = parser.parse_args()
    mutants = read_list()
    if found := faults(mutants):
        sys.exit("\n".join(found))
    chosen = [m for m in mutants if (not arguments.room or m.room in arguments.room) and
              (not arguments.only or m.name in arguments.only)]
    if arguments.sample:
        drawn, lot = [], random.Random(arguments.seed)
        for room in sorted({m.room for m in chosen}):
            of = [m for m in chosen if m.room == room]
            drawn += lot.sample(of, min(arguments.sample, len(of)))
        chosen = drawn
    if not chosen:
        sys.exit("no change is chosen")
    WORK.mkdir(parents=True, exist_ok=True)
    for log in ("build.log", "tests.log"):
        (WORK / log).write_bytes(b"")
    copy_tree()
    # Built for a short wait: what a test sees does not hang on how well the code is optimised.
    if run(["cmake", "--preset", "ci", "-DCMAKE_CXX_FLAGS_RELEASE=-O1 -DNDEBUG", "-DDETENTE_ENGINE=OFF",
            "-DDETENTE_WERROR=OFF"], WORK / "build.log") != 0:
        sys.exit(f"the copy is not configured; see {WORK / 'build.log'}")
    if build(targets_of(chosen), arguments.jobs) != 0:
        sys.exit(f"the copy does not build; see {WORK / 'build.log'}")
    times = {}
    for program in sorted({p for m in chosen for p in programs_of(m)}):
        if not run_tests([program], times):
            sys.exit(f"{program} fails without any change; see {WORK / 'tests.log'}")
    results, bad = [], []
    for mutant in chosen:
        file = COPY / mutant.path
        original = file.read_text(encoding="utf-8")
        file.write_text(original.replace(mutant.old, mutant.new), encoding="utf-8")
        try:
            programs = programs_of(mutant)
            built = build(targets_of([mutant]), arguments.jobs) == 0
            if not built:
                bad.append(mutant.name)
                print(f"{mutant.name}: DOES NOT BUILD", flush=True)
                continue
            noticed = not run_tests(programs, times)
            results.append((mutant, noticed))
            print(f"{mutant.name}: {'noticed' if noticed else 'NOT NOTICED'}", flush=True)
        finally:
            file.write_text(original, encoding="utf-8")
    text = table(results)
    print("\n" + text)
    if arguments.write:
        write_doc(text)
    noticed = sum(1 for _, one in results if one)
    sys.exit(0 if not bad and 10 * noticed >= 9 * len(results) else 1)


if __name__ == "__main__":
    main()
