# SPDX-License-Identifier: Apache-2.0
"""The sources that prove that every public header compiles alone: a header may stand only behind what it includes itself,
so that nothing it forgot can be lent to it."""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import header_chains  # noqa: E402


def reached(headers, header):
    found = set()
    for one in headers[header]:
        found |= {one} | reached(headers, one)
    return found


def test_every_header_stands_once_and_only_behind_what_it_includes():
    headers = header_chains.included(ROOT)
    chains = list(header_chains.chains(headers))
    named = [header for chain in chains for header in chain]
    assert sorted(named) == sorted(header for header in headers if "/internal/" not in header)
    assert len(named) == len(set(named)) > 200 and len(chains) < len(named) / 2
    for chain in chains:
        for earlier, later in zip(chain, chain[1:]):
            assert earlier in reached(headers, later), chain


def test_a_header_that_forgot_an_include_is_found(tmp_path):
    room = tmp_path / "detente" / "room"
    room.mkdir(parents=True)
    (room / "a.h").write_text("#pragma once\n#include <vector>\nusing Row = std::vector<int>;\n")
    (room / "b.h").write_text('#pragma once\n#include "detente/room/a.h"\ninline Row b;\n')
    (room / "c.h").write_text('#pragma once\n#include "detente/room/b.h"\ninline Row c;\n')
    (room / "forgot.h").write_text("#pragma once\ninline Row forgot;\n")
    (room / "late.h").write_text('#pragma once\n#include "detente/room/forgot.h"\n#include "detente/room/c.h"\n')
    header_chains.main(tmp_path, tmp_path / "sources")
    wrong = set()
    for source in sorted((tmp_path / "sources").iterdir()):
        done = subprocess.run(["g++", "-std=c++20", "-fsyntax-only", "-I", tmp_path, source], capture_output=True, text=True)
        if done.returncode != 0:
            wrong |= set(re.findall(r"detente/room/(\w+\.h):\d+:\d+: error", done.stderr))
    assert wrong == {"forgot.h"}
