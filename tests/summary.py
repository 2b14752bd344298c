#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Names what failed and says why tests were skipped, from the results that the suites of `./dev test` wrote.

usage: summary.py RESULT...    JUnit files (.xml) and the log of node's test runner (TAP)
"""
import collections
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

SHARED = "the folder ../shared is not beside this tree"


def reason(case: xml.Element, skipped: xml.Element) -> str:
    """The sentence of a skipped test; tests without the shared data are counted under one reason."""
    output = case.findtext("system-out") or ""
    said = re.search(r": Skipped\n(.+)", output)                       # GoogleTest, inside what ctest kept
    text = said.group(1) if said else skipped.get("message") or skipped.text or "no reason is given"
    if "shared" in text:
        return SHARED
    return re.sub(r"\s+", " ", text).strip()


def read_junit(path: pathlib.Path) -> tuple[list[str], list[str]]:
    failed, skipped = [], []
    for case in xml.parse(path).getroot().iter("testcase"):
        name = case.get("name", "")
        place = case.get("classname", "")
        if place and place != name:
            name = f"{place.replace('.', '/')}::{name}"
        if case.find("failure") is not None or case.find("error") is not None:
            failed.append(name)
        mark = case.find("skipped")
        if mark is not None and case.get("status") != "disabled":
            skipped.append(reason(case, mark))
    return failed, skipped


def read_tap(path: pathlib.Path) -> tuple[list[str], list[str]]:
    """Only the innermost: a suite fails with its tests."""
    failed, skipped = [], []
    lines = path.read_text(errors="replace").splitlines()
    for at, line in enumerate(lines):
        told = re.match(r"(\s*)(not ok|ok) \d+ - (.*)", line)
        if not told:
            continue
        name = told.group(3)
        aside = re.search(r" # (SKIP|TODO)\s*(.*)", name)
        if aside:
            skipped.append(SHARED if "shared" in aside.group(2) else aside.group(2) or aside.group(1).lower())
        elif told.group(2) == "not ok":
            details = "\n".join(lines[at + 1 : at + 12])
            if "subtestsFailed" not in details:
                failed.append(name)
    return failed, skipped


def main(paths: list[str]) -> None:
    failures, skips = [], collections.Counter()
    for path in map(pathlib.Path, paths):
        if not path.exists() or path.stat().st_size == 0:
            continue
        suite = re.sub(r"^(junit|test)-", "", path.stem)
        failed, skipped = read_junit(path) if path.suffix == ".xml" else read_tap(path)
        failures += [f"{suite}: {name}" for name in failed]
        skips.update((suite, why) for why in skipped)
    for line in failures:
        print(f"failed   {line}")
    for (suite, why), times in sorted(skips.items()):
        print(f"skipped  {suite}: {times}: {why}")


if __name__ == "__main__":
    main(sys.argv[1:])
