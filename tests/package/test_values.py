# SPDX-License-Identifier: Apache-2.0
"""Every public function with values that it cannot take: each is refused by name, in the package's own words."""

import datetime
import pathlib
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from conftest import ROOT, write_domain

import detente

WRONG = [None, True, 0, -1, 10**30, -10**30, 1.5, float("nan"), float("inf"), "", "x", "\0", "a\0b", "\ud800", "é" * 9999,
         b"x", [], [""], ["\0"], [None], ["\ud800"], {}, {"a": 1}, {1: 2}, {"a\0": "\ud800"}, (), object(), set(), len, range(3),
         np.float64("nan"), np.int64(3), np.array([1, 2]), np.array(3), Decimal("NaN"), Decimal("1e99999"), Fraction(1, 3),
         datetime.date(1, 1, 1), 1j, pathlib.Path("x"), int]
#: Words of what lies under the package: whoever reads them has not been told what to give.
ALIEN = ("incompatible function", "object is not", "has no attribute", "not subscriptable", "not iterable", "codec", "not supported",
         "embedded null", "unhashable", "must be an iterable", "sequence element", "is ambiguous", "out of range", "not a mapping", "os.PathLike")


@pytest.fixture(scope="module")
def at(tmp_path_factory):
    """What is asked."""
    folder = tmp_path_factory.mktemp("values")

    class At:
        case = detente.open(ROOT / "examples" / "hanoi-2019.toml")
        domain = detente.open(write_domain(folder / "d", (3, 3)))
        index = domain.index("A")
        league = {"strategies": ["boulware", "linear"], "scenarios": [str(folder / "d")], "rounds": 3}
        report = case.history()
        briefing = case.briefing()

    return At


CALLS = {
    "open": lambda at, v: detente.open(v),
    "reads": lambda at, v: detente.reads(v),
    "reads, name": lambda at, v: detente.reads("x", v),
    "check": lambda at, v: detente.check(v),
    "diff": lambda at, v: detente.diff(at.case, v),
    "ledger": lambda at, v: detente.ledger(v),
    "strategies": lambda at, v: detente.strategies(v),
    "Case": lambda at, v: detente.Case(v),
    "Domain": lambda at, v: detente.Domain(v),
    "Results": lambda at, v: detente.Results(v),
    "merge": lambda at, v: detente.merge("never.db", v),
    "Scenario": lambda at, v: detente.Scenario(v),
    "Scenario, parties": lambda at, v: detente.Scenario("x", parties=v),
    "Scenario, a party": lambda at, v: detente.Scenario("x", parties={"a": v}),
    "Scenario, levels": lambda at, v: detente.Scenario("x", parties={"a": {}}, issues={"i": {"levels": v}}),
    "Scenario, statements": lambda at, v: detente.Scenario("x", statements=v),
    "Scenario, head": lambda at, v: detente.Scenario("x", scenario=v),
    "Scenario, name": lambda at, v: detente.Scenario("x", name=v),
    "from_string": lambda at, v: detente.Scenario.from_string(v),
    "what_if": lambda at, v: at.case.what_if(assume=v, drop=v),
    "advice": lambda at, v: at.case.advice(accounts=v, no_shares=True, weigh="none"),
    "package": lambda at, v: at.case.history(package=v),
    "a level": lambda at, v: at.case.history(package={"nuclear": v}),
    "as_of": lambda at, v: at.case.standoff(as_of=v),
    "progress": lambda at, v: None if v is True else at.case.history(progress=v),
    "utilities": lambda at, v: at.domain.utilities(v),
    "utility": lambda at, v: at.domain.utility("A", v),
    "outcome": lambda at, v: at.domain.outcome(v),
    "number": lambda at, v: at.domain.number(v),
    "frontier": lambda at, v: at.domain.frontier(v),
    "frontier, parties": lambda at, v: at.domain.frontier(parties=v),
    "frontier, limit": lambda at, v: at.domain.frontier(limit_time=v, limit_memory=v),
    "a point": lambda at, v: (at.domain.frontier().exact(v), at.domain.frontier().outcome(v)),
    "measures": lambda at, v: at.domain.measures(v),
    "index": lambda at, v: at.domain.index(v),
    "index, memory": lambda at, v: at.domain.index("A", v),
    "rank": lambda at, v: at.index.rank(v),
    "at_least": lambda at, v: at.index.at_least(v),
    "nearest": lambda at, v: at.index.nearest(v),
    "count": lambda at, v: at.index.count(v, 1),
    "count, high": lambda at, v: at.index.count(0, v),
    "talk": lambda at, v: detente.talk(at.domain, v),
    "talk, a player": lambda at, v: detente.talk(at.domain, [v, "boulware"]),
    "talk, a party": lambda at, v: detente.talk(at.domain, {v if not isinstance(v, (list, dict, set, np.ndarray)) else 1: "boulware"}),
    "talk, rounds": lambda at, v: detente.talk(at.domain, ["boulware", "linear"], rounds=v),
    "talks": lambda at, v: detente.talks(at.domain, ["boulware", "linear"], v, rounds=2) if v is not None else None,
    "tournament": lambda at, v: detente.tournament(v),
    "tournament, strategies": lambda at, v: detente.tournament({**at.league, "strategies": v}),
    "tournament, scenarios": lambda at, v: detente.tournament({**at.league, "scenarios": v}),
    "tournament, shard": lambda at, v: detente.tournament(at.league, shard=v) if v is not None else None,
    "Table": lambda at, v: detente.Table(v),
    "Table, a column": lambda at, v: detente.Table({"a": v}),
    "Table, rows": lambda at, v: detente.Table.from_rows(v),
    "Table, by name": lambda at, v: detente.Table({"a": [1]})[v if not isinstance(v, (list, dict, set, np.ndarray)) else 1],
    "report, table": lambda at, v: at.report.table(v if not isinstance(v, (list, dict, set, np.ndarray)) else 1),
    "to_text": lambda at, v: at.briefing.to_text(v),
}


@pytest.mark.parametrize("name", CALLS)
def test_what_cannot_be_taken_is_refused_in_words(at, name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    refused = 0
    for value in WRONG:
        try:
            CALLS[name](at, value)
        except (detente.Error, TypeError, IndexError, KeyError) as error:
            told = str(error)
            assert told.strip("'\" "), (name, value)
            assert not [words for words in ALIEN if words in told], (name, value, told)
            if isinstance(error, detente.Error):
                assert all(fault.message for fault in error.faults)
            refused += 1
    assert refused >= 5, "something of this is refused everywhere"
    assert not list(tmp_path.glob("never.db"))


def test_a_missing_file_and_a_folder_hold_their_path(at, tmp_path):
    nothing = tmp_path / "a folder" / "nothing.toml"
    for call in (detente.open, detente.ledger, detente.Results, lambda path: detente.tournament(path),
                 lambda path: detente.diff(at.case, path), lambda path: detente.merge(tmp_path / "out.db", [path])):
        with pytest.raises(FileNotFoundError) as caught:
            call(nothing)
        assert caught.value.filename == str(nothing) and str(nothing) in str(caught.value)
    (tmp_path / "empty").mkdir()
    for call in (detente.open, detente.ledger):
        with pytest.raises(detente.InputError) as caught:
            call(tmp_path / "empty")
        assert str(tmp_path / "empty") in str(caught.value) and caught.value.remedy


def test_numbers_of_numpy_are_taken(at):
    assert at.case.shares(models=np.int32(100), seed=np.uint8(3)).to_dict() == at.case.shares(models=100, seed=3).to_dict()
    assert at.case.deals(settle=np.True_, shares=np.False_).to_dict() == at.case.deals(settle=True).to_dict()
    assert at.index.at_least(np.float64(0.5)) == at.index.at_least(0.5)
    assert at.domain.outcome(np.int64(3)) == at.domain.outcome(3)


def test_the_moves_of_a_session_that_was_played(tmp_path):
    """A file that an option names is read, as the command reads it."""
    import json

    from conftest import command
    scenario = ROOT / "examples" / "house-sale.toml"
    session = tmp_path / "talk.json"
    session.write_text(json.dumps({"schema": "detente.talk/1", "parties": ["nobody"]}), encoding="utf-8")
    for path in (session, tmp_path / "nothing.json"):
        with pytest.raises(detente.InputError) as caught:
            detente.open(scenario).reveal(session=str(path))
        assert caught.value.to_dict() == json.loads(command("reveal", scenario, "--session", path))
