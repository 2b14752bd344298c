# SPDX-License-Identifier: Apache-2.0
"""Numbers as arrays, and the frontier, points, measures and index, each checked a second way by NumPy."""

import gc
import itertools
import json
import re
from fractions import Fraction

import numpy as np
import pytest
from conftest import command, write_domain

import detente


def test_utilities_are_in_the_order_of_the_outcomes(domain):
    for party in domain.parties:
        array = domain.utilities(party)
        assert array.dtype == np.float64 and array.shape == (domain.size,) == (60,)
        for number in (0, 1, 17, 59):
            assert array[number] == domain.utility(party, domain.outcome(number))
            assert domain.number(domain.outcome(number)) == number
        at = np.unravel_index(17, domain.shape)
        assert domain.outcome(17) == {issue.name: issue.values[k] for issue, k in zip(domain.issues, at)}


def test_arrays_are_lent_and_outlive_their_owner(tmp_path):
    domain = detente.open(write_domain(tmp_path / "d", (3, 4, 5)))
    first, again = domain.utilities("A"), domain.utilities(0)
    assert first.ctypes.data == again.ctypes.data
    assert not first.flags.writeable
    frontier = domain.frontier()
    kept, points = first.copy(), frontier.utilities.copy()
    lent = frontier.utilities
    del domain, again, frontier
    gc.collect()
    _ = [np.ones(100_000) for _ in range(20)]
    assert (first == kept).all() and (lent == points).all()


def pareto(utilities):
    best = set()
    for row in utilities:
        if not any((other >= row).all() and (other > row).any() for other in utilities):
            best.add(tuple(row))
    return best


def test_the_frontier_is_that_of_brute_force(domain):
    frontier = domain.frontier(family="genius")
    all_utilities = np.column_stack([domain.utilities(party) for party in domain.parties])
    assert {tuple(row) for row in frontier.utilities} == pareto(all_utilities)
    for point in range(len(frontier)):
        number = domain.number(frontier.outcome(point))
        assert tuple(all_utilities[number]) == tuple(frontier.utilities[point])
    exact = domain.frontier()
    assert [float(u) for u in exact.exact(0)] == list(exact.utilities[0])
    assert frontier.outcomes == [frontier.outcome(k) for k in range(len(frontier))]
    with pytest.raises(IndexError):
        frontier.exact(len(frontier))


def test_points_and_measures_are_the_commands(domain):
    document = json.loads(command("deals", domain.file))
    assert domain.points.to_dict() == document["points"]
    assert domain.measures().to_dict() == document["measures"]
    document = json.loads(command("deals", domain.file, "--definitions", "negmas"))
    assert domain.measures(family="negmas").to_dict() == document["measures"]
    assert domain.deals().to_dict() == json.loads(command("deals", domain.file))
    nash = domain.points["nash"]
    product = domain.utilities("A") - 0.1
    other = domain.utilities("B") - 0.1
    best = np.argmax(np.where((product >= 0) & (other >= 0), product * other, -1))
    assert nash.outcome.to_dict() == domain.outcome(int(best))


def test_a_document_is_what_its_text_says(tmp_path):
    """Made without the text, and with it: the same values of the same types in the same order."""
    folders = [write_domain(tmp_path / f"d{seed}", sizes, seed) for seed, sizes in enumerate([(3, 3), (2, 2, 2), (7, 5), (1, 4)])]
    long = write_domain(tmp_path / "long", (4, 3))
    for path in long.glob("[AB].xml"):
        text = path.read_text(encoding="utf-8").replace('evaluation="1', 'evaluation="10000000000000000.000000000000000000001')
        path.write_text(text.replace("v1", "\N{LATIN SMALL LETTER E WITH ACUTE}&quot;\\"), encoding="utf-8")
    domain_file = long / "domain.xml"
    domain_file.write_text(domain_file.read_text(encoding="utf-8").replace("v1", "\N{LATIN SMALL LETTER E WITH ACUTE}&quot;\\"),
                           encoding="utf-8")
    alike = write_domain(tmp_path / "alike", (4, 3))
    for path in alike.glob("*.xml"):  # of one length, with the same ends
        path.write_text(re.sub('"v([1-4])"', r'"the first word, \1 and the last word"', path.read_text(encoding="utf-8")), encoding="utf-8")
    for folder in (*folders, long, alike):
        for family in ("strict", "genius", "geniusweb", "negolog", "negmas"):
            landscape = detente.open(folder)._landscape(family)
            text = landscape.to_json()
            assert repr(landscape.to_dict()) == repr(json.loads(text))
            assert repr((landscape.points, landscape.measures)) == repr(tuple(json.loads(text)[part] for part in ("points", "measures")))
            shown = json.loads(command("deals", folder, "--definitions", family, "--frontier", "none"))
            assert json.loads(text) == shown


def test_the_index_finds_what_sorting_finds(domain):
    array = np.sort(domain.utilities("A"))[::-1]
    index = domain.index("A")
    for k in (1, 2, 30, 60):
        assert float(index.rank(k).utility) == pytest.approx(array[k - 1], abs=1e-12)
    assert index.rank(61) is None
    assert float(index.at_least(0.5).utility) == pytest.approx(array[array >= 0.5][-1])
    assert float(index.at_most(Fraction(1, 2)).utility) == pytest.approx(array[array <= 0.5][0])
    assert index.count(0.3, 0.7) == int(((array >= 0.3) & (array <= 0.7)).sum())
    assert index.best().utility == index.rank(1).utility
    with pytest.raises(ValueError):
        index.rank(0)
    with pytest.raises(TypeError):
        index.rank("first")
    with pytest.raises(ValueError):
        index.at_least("half")
    with pytest.raises(ValueError):
        index.at_least(float("nan"))


def test_spaces_that_nobody_can_list(tmp_path):
    domain = detente.open(write_domain(tmp_path / "wide", (10,) * 40))
    assert domain.size == 10**40
    assert len(detente.open(write_domain(tmp_path / "large", (4,) * 14)).frontier(limit_time=60)) > 10
    found = domain.index("A").nearest(0.75)
    assert abs(float(found.utility) - 0.75) < 1e-3
    assert domain.utility("A", found.outcome) == pytest.approx(float(found.utility))
    with pytest.raises(detente.InputError, match="too many outcomes"):
        domain.utilities("A")


def test_wrong_parties_and_outcomes(domain):
    with pytest.raises(detente.UsageError, match="there is no party"):
        domain.utilities("C")
    with pytest.raises(detente.UsageError):
        domain.index(7)
    with pytest.raises(TypeError):
        domain.utilities(1.5)
    with pytest.raises(IndexError):
        domain.outcome(60)
    with pytest.raises(detente.UsageError):
        domain.utility("A", {"issue1": "nonsense"})
    with pytest.raises(detente.InputError, match="utilities"):
        domain.standoff()


def test_the_frontier_is_an_arrow_stream_without_a_copy(domain):
    pyarrow = pytest.importorskip("pyarrow")
    frontier = domain.frontier()
    table = pyarrow.table(frontier)
    assert table["A"].to_pylist() == frontier.utilities[:, 0].tolist()
    assert table["outcome.issue1"].to_pylist() == [o["issue1"] for o in frontier.outcomes]
    column = frontier.table["A"]
    assert table["A"].chunk(0).buffers()[1].address == column.ctypes.data, "the memory is lent"
    pandas = pytest.importorskip("pandas")
    assert pandas.DataFrame.from_arrow(frontier)["B"].tolist() == frontier.utilities[:, 1].tolist() \
        if hasattr(pandas.DataFrame, "from_arrow") else table.to_pandas()["B"].tolist()
    polars = pytest.importorskip("polars")
    assert polars.DataFrame(frontier.table)["B"].to_list() == frontier.utilities[:, 1].tolist()


def test_a_stream_outlives_its_table():
    pyarrow = pytest.importorskip("pyarrow")
    values = np.arange(1000, dtype=np.float64)
    table = pyarrow.table(detente.Table({"x": values, "n": [None, *range(999)], "t": ["ä"] * 1000, "b": [True] * 1000}))
    del values
    gc.collect()
    assert table["x"].to_pylist() == list(map(float, range(1000)))
    assert table["n"].null_count == 1 and table["n"].to_pylist()[1:] == list(range(999))
    assert table["t"][5].as_py() == "ä" and table["b"][9].as_py() is True
    assert pyarrow.table(detente.Table({})).num_rows == 0


def test_what_a_table_cannot_hold():
    with pytest.raises(ValueError):
        detente.Table({"a": [1], "b": [1, 2]})
    mixed = detente.Table({"a": [1, "x", None, {"y": 2}]})
    assert mixed.to_dicts()[1] == {"a": "x"}
    assert list(itertools.islice(iter(mixed), 1)) == [{"a": 1}]


def test_duckdb_reads_a_table():
    duckdb = pytest.importorskip("duckdb")
    rows = detente.Table({"a": [1, 2, 3], "b": [1.5, None, 2.5]})  # by the name that the query uses
    assert duckdb.sql("SELECT sum(a), count(b) FROM rows").fetchall() == [(6, 2)]
    assert len(rows) == 3
