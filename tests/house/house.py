# SPDX-License-Identifier: Apache-2.0
"""The rules of the house that a program can check, each a function from a tree to its faults (a list of sentences).

A tree is a mapping from path (with forward slashes, from the root of the project) to text. That keeps the rules apart
from the disk, so that each can be tested on a tree made to break it.
"""

import hashlib
import pathlib
import re
import subprocess

# Floor of each room. A room may include the floors below its own, and itself.
FLOORS = {
    "base": 1,
    "scenario": 2, "cone": 2, "games": 2, "requests": 2,
    "deals": 3, "numbers": 3, "advice": 3, "standoff": 3, "steps": 3, "ledger": 3, "formats": 3,
    "talks": 4,
    "case": 5, "outside": 5,
    "briefing": 6, "tournaments": 6,
    "answers": 7,
}
DOORS = ("cli", "python", "serve")  # floor 8: may include every room

CPP = (".h", ".cpp")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)

# Slow to compile, so each stays behind few sources and out of every header: in how many sources it may be.
HEAVY = {"sqlite3": 1, "CLI/": 2, "nlohmann/": 2, "toml++/": 3, "boost/": 2, "pugixml": 2, "yaml-cpp/": 2, "gumbo": 4}
# What a public header may not show, or the installed library would need it too.
THIRD_PARTY = tuple(HEAVY) + ("fmt/",)

# The standard library that rooms leave to others: files and the clock belong to `formats/files`, the store and the
# session. The rest of `formats` reads text, and can be carried where there are no files.
APART = {
    "format": (), "ranges": (), "iostream": (), "locale": (), "clocale": (),
    "fstream": ("formats/files", "games", "tournaments"), "filesystem": ("formats/files", "tournaments"),
    "chrono": ("talks", "outside", "tournaments"), "ctime": (), "random": (),
    "thread": ("base", "talks", "tournaments"), "future": (),
}

LINES_OF_A_FILE = 600


def sources(tree, *roots):
    return {path: text for path, text in tree.items()
            if path.endswith(CPP) and path.startswith(tuple(root + "/" for root in roots))}


def room_of(path):
    parts = path.split("/")
    return parts[1] if parts[0] == "detente" and len(parts) > 2 else None


def includes(text):
    return [(mark, name) for mark, name in INCLUDE.findall(COMMENT.sub("", text))]


def includes_look_down(tree):
    """A room includes its own floor's neighbours never, and higher floors never."""
    faults = []
    for path, text in sorted(sources(tree, "detente", *DOORS).items()):
        room = room_of(path)
        if room is not None and room not in FLOORS:
            faults.append(f"{path}: no floor is known for the room '{room}'")
            continue
        for mark, name in includes(text):
            if mark == '"' and name.startswith("."):
                faults.append(f"{path}: includes \"{name}\" by a relative path; write it from the root")
            if not name.startswith("detente/"):
                continue
            other = room_of(name)
            if other not in FLOORS:
                faults.append(f"{path}: includes \"{name}\", which is in no known room")
            elif room is not None and other != room and FLOORS[other] >= FLOORS[room]:
                where = "sideways" if FLOORS[other] == FLOORS[room] else "up"
                faults.append(f"{path}: {room} (floor {FLOORS[room]}) looks {where} at {other} (floor {FLOORS[other]})")
    return faults


def heavy_headers_are_confined(tree):
    faults = []
    users = {heavy: [] for heavy in HEAVY}
    for path, text in sorted(sources(tree, "detente", *DOORS).items()):
        for _, name in includes(text):
            if path.endswith(".h") and path.startswith("detente/") and name.startswith(THIRD_PARTY):
                faults.append(f"{path}: a public header includes <{name}>")
            for heavy in HEAVY:
                if name.startswith(heavy) and path not in users[heavy]:
                    users[heavy].append(path)
    for heavy, paths in users.items():
        if len(paths) > HEAVY[heavy]:
            faults.append(f"<{heavy}…> is included by {len(paths)} files, at most {HEAVY[heavy]}: {', '.join(paths)}")
    return faults


def rooms_keep_to_themselves(tree):
    """No room reads files, the clock or the locale, or uses what the oldest compilers lack, but for those named."""
    faults = []
    for path, text in sorted(sources(tree, "detente").items()):
        for mark, name in includes(text):
            if mark == "<" and name in APART and not path.startswith(tuple(f"detente/{place}/" for place in APART[name])):
                faults.append(f"{path}: includes <{name}>")
        for word in ("std::format(", "std::views::", "std::ranges::views"):
            if word in COMMENT.sub("", text):
                faults.append(f"{path}: uses {word}")
    return faults


def licence_lines(tree):
    line = "// SPDX-License-Identifier: Apache-2.0"
    own = tuple(root + "/" for root in ("detente", "cli", "tests", "bench", "web", "python", "serve"))
    return [f"{path}: does not begin with the licence line" for path, text in sorted(tree.items())
            if path.startswith(own) and path.endswith(CPP + (".ts", ".tsx")) and not text.startswith(line)]


def headers_say_what_they_are(tree):
    faults = []
    for path, text in sorted(sources(tree, "detente").items()):
        if path.endswith(".h"):
            after = text.split("\n", 1)[1] if "\n" in text else ""
            if not after.lstrip("\n").startswith("//"):
                faults.append(f"{path}: a header without a word on what it is for")
            if "#pragma once" not in text:
                faults.append(f"{path}: a header without #pragma once")
    return faults


def files_are_short(tree):
    return [f"{path}: {text.count(chr(10))} lines; {LINES_OF_A_FILE} is a reason to think"
            for path, text in sorted(sources(tree, "detente", *DOORS).items())
            if text.count("\n") > LINES_OF_A_FILE and "not edited by hand" not in text[:200]]


def nothing_is_left_undone(tree):
    words = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    return [f"{path}:{number}: {line.strip()}" for path, text in sorted(sources(tree, "detente", "tests", "bench", *DOORS).items())
            for number, line in enumerate(text.splitlines(), 1) if words.search(line)]


def no_place_of_one_machine(tree):
    places = re.compile(r"(?<![\w.])/(?:work|root|home|tmp/[\w-]*roots)/")
    return [f"{path}:{number}: names a place of one machine: {line.strip()[:80]}" for path, text in sorted(tree.items())
            if path != "tests/house/house.py" and path != "tests/house/test_house.py"
            for number, line in enumerate(text.splitlines(), 1) if places.search(line)]


def nothing_is_copied(tree_hashes, foreign_hashes):
    return [f"{path}: is a copy of {foreign_hashes[digest]}" for path, digest in sorted(tree_hashes.items())
            if digest in foreign_hashes]


# What a door may know of the library: floors 1 and 2, files in and out, pages as they are read, reports with the words
# about them, the requests, the briefing, and plain data of the rooms. Not the solvers: it asks for a report.
DOOR_MAY_INCLUDE = re.compile(
    r"detente/(base|scenario|formats|ledger|briefing|requests|answers|outside|tournaments)/"
    r"|detente/case/(\w+_(report|words|gmcr))\.h"
    r"|detente/(deals/statements|deals/numbers|standoff|steps)/(answer|concepts|sources|tables|\w*words)\.h")
# Solvers, filters and weighing by name: what a report's header happens to declare is not for a door to call either.
SOLVING = re.compile(r"\b((deals|standoff|steps)::(answer|compile|tip)|find_landscape|"
                     r"cases::(filtered|study|rivals|record|history|judge_offer|against_state|after_periods|"
                     r"weigh_\w+|check_citations|conflicts))\s*\(")
SETS_A_KEY = re.compile(r"\.\s*set\s*\(\s*\"|\bDocument::object\b")


def doors_only_show(tree):
    """A door maps options to a request and prints the report: it solves nothing and builds no JSON keys."""
    faults = []
    for path, text in sorted(sources(tree, *DOORS).items()):
        for _, name in includes(text):
            if name.startswith("detente/") and not DOOR_MAY_INCLUDE.match(name):
                faults.append(f"{path}: a door includes \"{name}\", where solving is done; it asks for a report of case/")
        code = COMMENT.sub("", text)
        faults += [f"{path}: a door solves by itself: {found.group(0)}" for found in SOLVING.finditer(code)]
        faults += [f"{path}: a door builds a JSON key: {found.group(0)}" for found in SETS_A_KEY.finditer(code)]
    return faults


def internal_stays_inside(tree):
    """What stands in ROOM/internal/ is for that room and for tests: no other room, no door, no header that is installed."""
    faults = []
    for path, text in sorted(sources(tree, "detente", "tests", "bench", "examples", *DOORS).items()):
        for _, name in includes(text):
            inside, internal, _ = name.partition("/internal/")
            if not name.startswith("detente/") or not internal:
                continue
            if path.startswith(("tests/consumer/", "examples/")) or not path.startswith((inside + "/", "tests/", "bench/")):
                faults.append(f"{path}: includes \"{name}\", which is for {inside} alone")
            elif path.startswith("detente/") and path.endswith(".h") and "/internal/" not in path:
                faults.append(f"{path}: a header that is installed includes \"{name}\", which is not")
    return faults


NAMED_TYPE = re.compile(r"^(?:template\s*<[^>]*>\s*)?(?:struct|class|enum class|enum|union)\s+(\w+)\s*(?:final\s*)?(?::(?!:)[^;{]*)?\{",
                        re.MULTILINE)


def one_name_a_type(tree):
    """No two types that headers declare have one name, whatever their namespaces; members and what one source keeps to
    itself may."""
    places = {}
    for path, text in sorted(sources(tree, "detente").items()):
        if path.endswith(".h"):
            for name in NAMED_TYPE.findall(COMMENT.sub("", text)):
                places.setdefault(name, []).append(path)
    return [f"two types are called {name}: in {' and in '.join(paths)}" for name, paths in sorted(places.items()) if len(paths) > 1]


RELATIVE_IMPORT = re.compile(r"^\s*from (\.+)([\w.]*) import \(?([^()\n]+)", re.MULTILINE)


def python_imports(tree):
    """Of each file of the package the files that it imports from the package: everywhere, within functions too."""
    found = {}
    for path, text in sorted(tree.items()):
        if not path.startswith("python/detente/") or not path.endswith(".py"):
            continue
        found[path] = set()
        for dots, module, names in RELATIVE_IMPORT.findall(text):
            folder = path.split("/")[:-len(dots)]
            bases = ["/".join(folder + module.split("."))] if module else ["/".join(folder + [name.split()[0].strip()])
                                                                           for name in names.split(",")]
            found[path] |= {file for base in bases for file in (base + ".py", base + "/__init__.py") if file in tree}
    return found


def python_has_no_circles(tree):
    """No file of the package needs itself by way of others: taking away those that need nothing more, and those that
    nobody needs any more, leaves none."""
    left = python_imports(tree)
    while True:
        needed = set().union(*left.values())
        kept = {path: needs & left.keys() for path, needs in left.items() if needs & left.keys() and path in needed}
        if kept == left:
            break
        left = kept
    return [f"{path}: imports {', '.join(sorted(needs))}, by way of which it is imported itself"
            for path, needs in sorted(left.items())]


RULES = (includes_look_down, doors_only_show, internal_stays_inside, one_name_a_type, heavy_headers_are_confined,
         rooms_keep_to_themselves, licence_lines, headers_say_what_they_are, python_has_no_circles, files_are_short, nothing_is_left_undone, no_place_of_one_machine)


def tracked(root):
    """The files of the project: what git tracks, or would track."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root, check=True,
                            capture_output=True).stdout.decode().split("\0")
    return [path for path in listed if path and (pathlib.Path(root) / path).is_file()]


def read_tree(root):
    tree = {}
    for path in tracked(root):
        try:
            tree[path] = (pathlib.Path(root) / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            pass  # pictures
    return tree


def hashes(root, paths):
    """Digest of each file that is long enough not to be equal by chance."""
    result = {}
    for path in paths:
        data = (pathlib.Path(root) / path).read_bytes()
        if len(data) >= 200:
            result[path] = hashlib.sha256(data).hexdigest()
    return result
