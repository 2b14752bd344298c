# SPDX-License-Identifier: Apache-2.0
"""The rules of the house on this tree, and each of them on a tree made to break it."""

import pathlib

import house
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
LICENCE = "// SPDX-License-Identifier: Apache-2.0\n"
HEADER = LICENCE + "// What it is for.\n#pragma once\n"


@pytest.fixture(scope="module")
def tree():
    return house.read_tree(ROOT)


@pytest.mark.parametrize("rule", house.RULES, ids=lambda rule: rule.__name__)
def test_the_house(rule, tree):
    assert len(house.sources(tree, "detente")) > 10, "the tree was not read"
    assert rule(tree) == []


def test_every_room_has_a_floor_and_is_built(tree):
    rooms = {house.room_of(path) for path in house.sources(tree, "detente")}
    assert rooms <= set(house.FLOORS)
    declared = set(house.re.findall(r"detente_room\((\w+)", tree["detente/CMakeLists.txt"]))
    assert declared == set(house.FLOORS)


def test_the_build_depends_downwards_only(tree):
    """What CMake links obeys the same table as what the sources include."""
    for room, depends in house.re.findall(r"detente_room\((\w+) DEPENDS ([^)]*)\)", tree["detente/CMakeLists.txt"]):
        for other in depends.split():
            if other in ("LINK", "INCLUDE"):
                break
            assert house.FLOORS[other] < house.FLOORS[room], f"{room} depends on {other}"


def test_no_file_is_a_copy_of_shared_material():
    shared = ROOT.parent / "shared"
    if not shared.is_dir():
        pytest.skip("there is no folder of shared material beside this tree")
    foreign = {}
    for path in shared.rglob("*"):
        if path.is_file() and path.suffix not in (".zip", ".gz", ".xz", ".zst"):
            data = path.read_bytes()
            if len(data) >= 200:
                foreign[house.hashlib.sha256(data).hexdigest()] = path.name
    assert house.nothing_is_copied(house.hashes(ROOT, house.tracked(ROOT)), foreign) == []


# --- a rule that cannot fail checks nothing -------------------------------------------------------------------------

GOOD = {
    "detente/base/error.h": HEADER + "#include <string>\n",
    "detente/scenario/item.h": HEADER + '#include "detente/base/error.h"\n#include "detente/scenario/package.h"\n'
                               "struct Item {\n    struct Kind {};\n};\n",
    "detente/scenario/item.cpp": LICENCE + '#include "detente/scenario/internal/words_of.h"\n',
    "detente/scenario/internal/words_of.h": HEADER + "struct Words {\n    struct Kind {};\n};\n",
    "tests/scenario/item_test.cpp": LICENCE + '#include "detente/scenario/internal/words_of.h"\n',
    "detente/deals/verdict.cpp": LICENCE + '#include "detente/scenario/item.h"\n// #include "detente/briefing/page.h"\n',
    "detente/formats/files/toml.cpp": LICENCE + "#include <fstream>\n#include <toml++/toml.h>\n",
    "cli/main.cpp": LICENCE + '#include "detente/briefing/briefing.h"\n#include "detente/case/deals_report.h"\n'
                    "out << to_json(cases::to_document(*cases::deals_report(scenario, request)));\n",
    "python/detente/__init__.py": "from ._case import Case\n",
    "python/detente/_case.py": "from . import _errors\n",
    "python/detente/_errors.py": "import json\n",
    "python/detente/mcp/__init__.py": "from .._case import Case\n",
}

BROKEN = [
    (house.includes_look_down, "detente/scenario/a.h", '#include "detente/deals/statements/answer.h"\n', "looks up at deals"),
    (house.includes_look_down, "detente/deals/a.cpp", '#include "detente/formats/json.h"\n', "looks sideways at formats"),
    (house.includes_look_down, "detente/cone/a.cpp", '#  include "detente/scenario/item.h"\n', "looks sideways at scenario"),
    (house.includes_look_down, "detente/talks/a.cpp", '#include "detente/case/study.h"\n', "looks up at case"),
    (house.includes_look_down, "detente/base/a.cpp", "#include <detente/scenario/item.h>\n", "looks up at scenario"),
    (house.includes_look_down, "detente/deals/a.cpp", '#include "../formats/json.h"\n', "relative path"),
    (house.includes_look_down, "detente/helpers/a.cpp", "", "no floor is known"),
    (house.includes_look_down, "cli/a.cpp", '#include "detente/helpers/a.h"\n', "no known room"),
    (house.internal_stays_inside, "cli/a.cpp", '#include "detente/base/internal/unicode_tables.h"\n', "for detente/base alone"),
    (house.internal_stays_inside, "detente/steps/a.cpp", '#include "detente/base/internal/unicode_tables.h"\n', "for detente/base alone"),
    (house.internal_stays_inside, "detente/deals/advice/a.cpp", '#include "detente/deals/statements/internal/settle.h"\n',
     "for detente/deals/statements alone"),
    (house.internal_stays_inside, "detente/base/a.h", '#include "detente/base/internal/unicode_tables.h"\n', "is installed"),
    (house.internal_stays_inside, "examples/cpp/a.cpp", '#include "detente/base/internal/unicode_tables.h"\n', "for detente/base alone"),
    (house.one_name_a_type, "detente/steps/a.h", "namespace steps {\nclass Item final : public Thing {\n", "detente/scenario/item.h"),
    (house.one_name_a_type, "detente/steps/a.h", "namespace steps {\nenum class Item : int {\n", "detente/scenario/item.h"),
    (house.doors_only_show, "cli/a.cpp", '#include "detente/deals/statements/deals.h"\n', "asks for a report"),
    (house.doors_only_show, "cli/a.cpp", '#include "detente/case/study.h"\n', "asks for a report"),
    (house.doors_only_show, "cli/a.h", '#include "detente/standoff/stability.h"\n', "asks for a report"),
    (house.doors_only_show, "python/a.cpp", "auto a = deals::answer(scenario, request);\n", "solves by itself"),
    (house.doors_only_show, "cli/a.cpp", "auto a = cases::weigh_steps (scenario);\n", "solves by itself"),
    (house.doors_only_show, "cli/a.cpp", 'document.set("filter", nullptr);\n', "builds a JSON key"),
    (house.doors_only_show, "cli/a.cpp", "Document one = Document::object();\n", "builds a JSON key"),
    (house.heavy_headers_are_confined, "detente/formats/a.h", "#include <nlohmann/json.hpp>\n", "a public header"),
    (house.heavy_headers_are_confined, "detente/deals/a.h", "#include <fmt/core.h>\n", "a public header"),
    (house.rooms_keep_to_themselves, "detente/deals/a.cpp", "#include <fstream>\n", "<fstream>"),
    (house.rooms_keep_to_themselves, "detente/formats/a.cpp", "#include <filesystem>\n", "<filesystem>"),
    (house.rooms_keep_to_themselves, "detente/cone/a.cpp", "#include <chrono>\n", "<chrono>"),
    (house.rooms_keep_to_themselves, "detente/cone/a.cpp", 'auto s = std::format("{}", 1);\n', "std::format("),
    (house.nothing_is_left_undone, "detente/deals/a.cpp", "// TO" + "DO: the rest\n", "the rest"),
    (house.no_place_of_one_machine, "docs/a.md", "see /" + "home/me/notes\n", "one machine"),
    (house.python_has_no_circles, "python/detente/_case.py", "def open():\n    from ._case import Case\n", "imported itself"),
    (house.python_has_no_circles, "python/detente/mcp/__init__.py", "from . import _errors, mcp\nfrom ..mcp import tool\n", "imported itself"),
    (house.files_are_short, "detente/deals/a.cpp", "\n" * 601, "reason to think"),
]


def test_the_good_tree_is_good():
    for rule in house.RULES:
        assert rule(GOOD) == [], rule.__name__


@pytest.mark.parametrize("rule, path, text, expected", BROKEN)
def test_each_rule_can_fail(rule, path, text, expected):
    first = HEADER if path.endswith(".h") else LICENCE
    faults = rule(GOOD | {path: first + text})
    assert len(faults) == 1
    assert path in faults[0] and expected in faults[0]


def test_too_many_users_of_a_heavy_header():
    many = {f"cli/command_{n}.cpp": LICENCE + "#include <CLI/CLI.hpp>\n" for n in range(5)}
    faults = house.heavy_headers_are_confined(GOOD | many)
    assert len(faults) == 1 and "included by 5 files" in faults[0]


def test_licence_and_header_rules_can_fail():
    bare = GOOD | {"detente/deals/a.h": "#pragma once\n", "web/src/page.ts": "export {}\n"}
    assert len(house.licence_lines(bare)) == 2
    assert len(house.headers_say_what_they_are(GOOD | {"detente/deals/a.h": LICENCE + "#include <string>\n"})) == 2


def test_a_copy_is_found():
    assert house.nothing_is_copied({"docs/a.md": "1"}, {"1": "case.md"}) == ["docs/a.md: is a copy of case.md"]
