# SPDX-License-Identifier: Apache-2.0
"""Every option of every question as a keyword: the answer, or the refusal, is the document that the command prints."""

import datetime
import json

import pytest
from conftest import ROOT, command, write_domain

import detente
from detente import _native
from detente._options import keywords

EXAMPLES = ROOT / "examples"
#: What each question is asked of; `numbers` is a domain of parties A and B.
ASKED_OF = {
    "deals": ("hanoi-2019.toml", "numbers"), "plan": ("labour-contract.toml",), "standoff": ("elmira.toml", "hanoi-2019.toml"),
    "check": ("labour-contract.toml",), "briefing": ("labour-contract.toml", "numbers"), "history": ("hanoi-2019.toml",),
    "steps": ("ladder-water.toml", "hanoi-2019.toml"), "value": ("numbers",), "talk": ("numbers",), "reveal": ("house-sale.toml",),
    "propose": ("labour-contract.toml",),
}
OUTCOME = {"issue1": "v1", "issue2": "v2"}
OUTCOME_TEXT = "issue1=v1, issue2=v2"
#: A keyword's value and the words of the command, where neither choices nor bounds say them.
VALUES = {
    "accounts": (["public", "leaks"], ["public", "leaks"]), "as_of": (datetime.date(2019, 2, 28), ["2019-02-28"]),
    "without": (["us", "x"], ["us", "x"]), "package": ({"nuclear": 2, "sanctions": "all"}, ["nuclear=2, sanctions=all"]),
    "compare": (({"nuclear": 1}, {"testing": 1}), [("nuclear=1", "testing=1")]), "where": ("nuclear >= 2", ["nuclear >= 2"]),
    "sort": ("steps", ["steps"]), "assume": (["us: { nuclear = 1 } > no deal"], ["us: { nuclear = 1 } > no deal"]),
    "drop": (("US1", "U1"), ["US1", "U1"]), "against": ("s1", ["s1"]), "deal": (OUTCOME, [OUTCOME_TEXT]), "outcome": (OUTCOME, [OUTCOME_TEXT]),
    "concepts": (["nash", "gmr"], ["nash,gmr"]), "from_": ("code:1", ["code:1"]), "by": (["moe"], ["moe"]), "why": ("code:1", ["code:1"]),
    "tips": (["code:1"], ["code:1"]), "inverse": (["code:1"], ["code:1"]), "offer": ({"nuclear": 2}, ["nuclear=2"]),
    "sequence": ("weir-by-weir", ["weir-by-weir"]), "set": (["penalty.us=0.5"], ["penalty.us=0.5"]), "party": ("A", ["A"]), "rank": (2, ["2"]), "offers": (2, ["2"]),
    "at_least": (0.5, ["0.5"]), "at_most": ("1/2", ["1/2"]), "nearest": (0.25, ["0.25"]), "between": ((0.1, 0.5), ["0.1,0.5"]),
    "match": (3, ["3"]), "end_chance": (0.1, ["0.1"]), "factors": (["A=0.9"], ["A=0.9"]), "opens": ("B", ["B"]),
    "openings": ([f"A={OUTCOME_TEXT}"], [f"A={OUTCOME_TEXT}"]), "fair": ("nash", ["nash"]), "powers": (["A=2", "B=1"], ["A=2", "B=1"]),
    # Long enough that a busy machine never gets there: an answer that time cut short is not the same twice.
    "limit_time": (600, ["600"]),
    "session": ("nowhere.json", ["nowhere.json"]), "to": ({"wage": 2}, ["wage=2"]), "for_": ("B", ["B"]),
}
#: What stands beside a keyword, so that it means something.
BESIDE = {"talk": {"parties": (["boulware", "conceder"], ["--party", "boulware", "--party", "conceder"])},
          "value": {"party": ("A", ["--party", "A"]), "at_least": (0.3, ["--at-least", "0.3"])}}
CLOCK = {"seconds"}  # by the clock: no two runs are the same


def value_of(option, name):
    if option.values == 0:
        return True, None
    if name == "parties" and option.kind == "list":
        return ["A", "B"], ["A,B"]
    if name == "parties":
        return ["moe", "nobody"], ["moe", "nobody"]
    if name in VALUES:
        return VALUES[name]
    if option.choices:
        return option.choices[-1], [option.choices[-1]]
    assert option.bounds, f"say in VALUES what `{name}` may be"
    low, high = option.bounds
    value = min(high, low + 3)
    return value, [str(value)]


def test_every_question_is_asked():
    assert set(ASKED_OF) | {"ledger", "strategies", "diff"} >= set(_native.questions())


@pytest.mark.parametrize("question, of", [(question, of) for question, all_of in ASKED_OF.items() for of in all_of])
def test_every_keyword_is_its_option(question, of, tmp_path):
    path = write_domain(tmp_path / "numbers", (3, 3)) if of == "numbers" else EXAMPLES / of
    case = detente.open(path)
    asked = 0
    for name, option in keywords(question).items():
        if name in CLOCK:
            continue
        given, words = value_of(option, name)
        flags = [option.name] if words is None else \
            [word for one in words for word in (option.name, *((one,) if isinstance(one, str) else one))]
        options = {name: given}
        for beside, (its_value, its_words) in BESIDE.get(question, {}).items():
            if beside == name or (beside == "at_least" and name != "for_") or (beside == "party" and name == "outcome"):
                continue
            options[beside] = its_value
            flags += its_words
        if name == "law" and "shares" in keywords(question):
            options["shares"] = True
            flags.append("--shares")
        try:
            got = case._ask(question, options).to_dict()
        except detente.Error as error:
            got = error.to_dict()
        assert got == json.loads(command(question, path, *flags)), (question, name, given)
        asked += 1
    assert asked


def test_repeatable_options_that_name_things_are_plural():
    verbs = {"without", "assume", "drop", "by", "why", "set", "inverse"}  # no nouns
    for question in _native.questions():
        for name, option in keywords(question).items():
            if option.repeats and name not in verbs:
                assert name.endswith("s"), (question, name)
