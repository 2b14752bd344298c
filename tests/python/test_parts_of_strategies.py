# SPDX-License-Identifier: Apache-2.0
"""Every part of a strategy has a file of its own, which begins with what `detente strategies` says of it.

A header is the same for all: which part it is, then Idea, Formula, Parameters, Source, Known differences. It may be
broken into lines anywhere. `python tests/python/test_parts_of_strategies.py` prints the headers that are wanted.
"""

import json
import os
import pathlib
import re
import subprocess
import textwrap

ROOT = pathlib.Path(__file__).resolve().parents[2]
TALKS = ROOT / "detente" / "talks"
PROGRAM = os.environ.get("DETENTE", str(ROOT / "build/release/detente"))
FOLDERS = {"strategy": "strategies", "acceptance": "acceptance", "model": "models", "choice": "choices",
           "walk": "walking", "voter": "voters", "protocol": "protocols"}
SPOKEN = {"strategy": "Strategy", "acceptance": "Acceptance rule", "model": "Opponent model", "choice": "Choice",
          "walk": "Rule of walking", "voter": "Voter", "protocol": "Protocol"}


def parts():
    done = subprocess.run([PROGRAM, "strategies", "--json"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["strategies"]


def first_line(part):
    rules = "" if part["rules"] == "both" else f", rules {part['rules']}"
    return f"// {SPOKEN[part['part']]} {part['name']}{rules}."


def parameter(of):
    kind = "; a whole number from" if of["whole"] else "; from"
    return f"{of['name']} = {of['standard']:.10g}: {of['meaning']}{kind} {of['least']:.10g} to {of['greatest']:.10g}."


def header(part):
    rows = {"Idea": part["idea"], "Formula": part["formula"],
            "Parameters": " ".join(parameter(one) for one in part["parameters"]) or "none.",
            "Source": part["source"], "Known differences": part["differs"] or "none."}
    lines = [first_line(part)]
    for name, text in rows.items():
        lines += textwrap.wrap(f"{name}: {text}", 108, initial_indent="// ", subsequent_indent="//   ",
                               break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines) + "\n"


def plain(comment):
    return " ".join(re.sub(r"\n//", " ", "\n" + comment).split())


def files_with(line, folder):
    return [path for path in (TALKS / folder).glob("*.cpp") if line in path.read_text().splitlines()]


def test_each_part_has_a_file_whose_header_says_what_the_catalog_says():
    wrong = []
    for part in parts():
        found = files_with(first_line(part), FOLDERS[part["part"]])
        if len(found) != 1:
            wrong.append(f"{first_line(part)} is the header of {len(found)} files")
        elif plain(header(part)) not in plain(found[0].read_text().split("\n#include", 1)[0]):
            wrong.append(f"{found[0].relative_to(ROOT)}: its header should be\n{header(part)}")
    assert not wrong, "\n".join(wrong)


def test_no_file_holds_two_parts_of_different_names():
    holds = {}
    for part in parts():
        for path in files_with(first_line(part), FOLDERS[part["part"]]):
            holds.setdefault(path, set()).add(part["name"])
    assert {path: names for path, names in holds.items() if len(names) > 1} == {}
    assert max(len(path.read_text().splitlines()) for path in holds) <= 220


if __name__ == "__main__":
    print("\n".join(header(one) for one in parts()))
