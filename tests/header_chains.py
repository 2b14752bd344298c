# SPDX-License-Identifier: Apache-2.0
"""Writes the sources of which each proves that some public headers compile alone, and prints their names.

    python3 tests/header_chains.py SOURCE_DIR OUT_DIR

A header compiles alone where what is read before its own lines is nothing but what it includes itself. So a source may name
several, each of which includes the one before: a chain. The fewest chains that hold every header once (Dilworth 1950, by a
greatest matching of headers with what may follow them) take half the time of a source for each.
"""

import functools
import pathlib
import re
import sys


def included(root):
    """Each header of the project, and what of the project it includes itself."""
    return {path.relative_to(root).as_posix(): re.findall(r'^#include "(detente/[^"]+)"', path.read_text(encoding="utf-8"), re.M)
            for path in sorted(root.glob("detente/**/*.h"))}


def chains(headers):
    @functools.lru_cache(maxsize=None)
    def reached(header):
        found = set()
        for one in headers.get(header, ()):
            found |= {one} | reached(one)
        return frozenset(found)

    public = [header for header in headers if "/internal/" not in header]
    before = {header: [one for one in public if one in reached(header)] for header in public}
    follower = {}

    def matched(header, seen):
        """Finds the header one that it may follow, moving others where that makes room."""
        for one in before[header]:
            if one not in seen:
                seen.add(one)
                if one not in follower or matched(follower[one], seen):
                    follower[one] = header
                    return True
        return False

    for header in public:
        matched(header, set())
    followers = set(follower.values())
    for header in public:
        if header not in followers:
            chain = [header]
            while chain[-1] in follower:
                chain.append(follower[chain[-1]])
            yield chain


def main(source, out):
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    for chain in chains(included(pathlib.Path(source))):
        path = out / (chain[-1].replace("/", "_") + ".cpp")
        text = "".join(f'#include "{header}"\n' for header in chain)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:])
