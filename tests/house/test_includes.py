# SPDX-License-Identifier: Apache-2.0
"""What a file uses of the standard library it includes, or a header of ours that it includes does.

The library's own headers include one another differently with each version of the compiler: what g++ 12 finds by the way,
g++ 14 does not.
"""

import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]

#: Header: names of namespace std that come from it alone.
FROM = {
    "algorithm": """all_of any_of none_of for_each find find_if find_if_not count count_if mismatch equal copy copy_if copy_n
        copy_backward transform replace replace_if fill_n generate remove_if unique reverse reverse_copy rotate shuffle sort
        stable_sort partial_sort nth_element lower_bound upper_bound equal_range binary_search merge set_union
        set_intersection set_difference includes min max clamp minmax min_element max_element minmax_element
        next_permutation lexicographical_compare is_sorted partition stable_partition partition_point""",
    "array": "array", "atomic": "atomic", "bit": "popcount countr_zero countl_zero bit_cast bit_width has_single_bit",
    "charconv": "from_chars to_chars", "chrono": "chrono", "cmath": "sqrt isnan isfinite floor ceil fabs isinf nextafter ldexp frexp",
    "compare": "strong_ordering partial_ordering weak_ordering", "condition_variable": "condition_variable",
    "cstdlib": "getenv strtod", "cstring": "memcpy memcmp strlen memchr strcmp", "ctime": "clock", "deque": "deque",
    "fstream": "ifstream ofstream", "functional": "function ref cref", "iostream": "cout cerr cin",
    "iterator": "back_inserter distance", "limits": "numeric_limits", "list": "list", "map": "map multimap",
    "memory": "unique_ptr make_unique shared_ptr make_shared weak_ptr", "mutex": "mutex lock_guard unique_lock scoped_lock",
    "numeric": "accumulate iota gcd lcm reduce inner_product partial_sum", "optional": "optional nullopt",
    "queue": "priority_queue", "random": "mt19937 mt19937_64 uniform_int_distribution", "set": "set multiset",
    "span": "span", "sstream": "ostringstream istringstream stringstream", "thread": "thread jthread",
    "tuple": "tuple tie make_tuple", "unordered_map": "unordered_map", "unordered_set": "unordered_set",
    "variant": "variant holds_alternative get_if",
}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)
USE = re.compile(r"\bstd::(\w+)")


def sources():
    names = subprocess.run(["git", "ls-files", "*.cpp", "*.h"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return {name: (ROOT / name).read_text(encoding="utf-8") for name in names if (ROOT / name).is_file()}


def included(name, texts):
    """The headers that are not ours which the file includes, itself or by headers of ours."""
    found, seen, left = set(), set(), [name]
    while left:
        file = left.pop()
        if file in seen:
            continue
        seen.add(file)
        for header in INCLUDE.findall(texts[file]):
            beside = os.path.normpath(os.path.join(os.path.dirname(file), header))
            if header in texts:
                left.append(header)
            elif beside in texts:
                left.append(beside)
            else:
                found.add(header)
    return found


def missing(texts):
    for name, text in texts.items():
        used = set(USE.findall(re.sub(r"//.*", "", text)))
        there = included(name, texts)
        for header, names in FROM.items():
            if header not in there and (wanting := used & set(names.split())):
                yield name, header, sorted(wanting)


def test_what_is_used_is_included():
    wanting = [f"{name} uses std::{', std::'.join(used)} without <{header}>" for name, header, used in missing(sources())]
    assert not wanting, "\n".join(wanting)


def test_the_rule_sees_what_is_missing():
    texts = {"a.cpp": '#include "b.h"\nstd::sort(x); std::vector<int> y; // std::deque\n', "b.h": "#include <array>\n"}
    assert list(missing(texts)) == [("a.cpp", "algorithm", ["sort"])]
    texts["b.h"] += "#include <algorithm>\n"
    assert not list(missing(texts))
