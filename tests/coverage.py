#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lines run by the tests, by room, from gcovr's summary; and the files of which the fewest lines are run.

usage: coverage.py SUMMARY.json
"""
import collections
import json
import pathlib
import sys


def room_of(name: str) -> str:
    """detente/deals/advice/walk.cpp stands in deals/advice, cli/main.cpp in cli."""
    parts = pathlib.PurePath(name).parent.parts
    parts = tuple(part for part in parts if part != "internal")
    if parts[:2] == ("detente", "deals"):
        return "/".join(parts[1:3])
    return parts[1] if parts[0] == "detente" and len(parts) > 1 else parts[0]


def main(path: str) -> None:
    files = json.loads(pathlib.Path(path).read_text())["files"]
    rooms: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for one in files:
        count = rooms[room_of(one["filename"])]
        count[0] += one["line_covered"]
        count[1] += one["line_total"]
    width = max(map(len, rooms))
    for room, (run, lines) in sorted(rooms.items()):
        print(f"{room:<{width}}  {run:6d} of {lines:6d} lines  {100 * run / max(lines, 1):5.1f} %")
    run, lines = (sum(count[k] for count in rooms.values()) for k in (0, 1))
    print(f"{'all':<{width}}  {run:6d} of {lines:6d} lines  {100 * run / max(lines, 1):5.1f} %")
    least = sorted((one for one in files if one["line_total"] >= 10), key=lambda one: one["line_covered"] / one["line_total"])
    print("\nleast of all:")
    for one in least[:15]:
        print(f"  {one['line_covered']:4d} of {one['line_total']:4d}  {one['filename']}")


if __name__ == "__main__":
    main(sys.argv[1])
