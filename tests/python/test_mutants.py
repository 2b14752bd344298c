# SPDX-License-Identifier: Apache-2.0
"""The list of single changes is one that can be made: each text stands in its file once, and every room has some."""

import importlib.util
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
spec = importlib.util.spec_from_file_location("mutants", ROOT / "tests" / "mutants" / "run.py")
mutants = importlib.util.module_from_spec(spec)
spec.loader.exec_module(mutants)


def test_every_change_can_be_made():
    assert mutants.faults(mutants.read_list()) == []


def test_there_are_enough_in_every_room():
    listed = mutants.read_list()
    assert len(listed) >= 60
    assert len({one.name for one in listed}) == len(listed)
    rooms = {one.room for one in listed}
    built = {"deals/" + p.name if p.parent.name == "deals" else p.name
             for p in [*(ROOT / "detente").iterdir(), *(ROOT / "detente" / "deals").iterdir()]
             if p.is_dir() and p.name != "deals"}
    assert built <= rooms


def test_a_change_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "a.cpp").write_text("if (x < 1) y(); if (x < 1) z();")
    twice = mutants.Mutant("twice", "a.cpp", [])
    twice.old, twice.new = "x < 1", "x <= 1"
    absent = mutants.Mutant("absent", "b.cpp", [])
    absent.old, absent.new = "x", "y"
    same = mutants.Mutant("same", "a.cpp", [])
    same.old = same.new = "y()"
    once = mutants.Mutant("once", "a.cpp", [])
    once.old, once.new = "y()", "z()"
    assert [fault.split(":")[0] for fault in mutants.faults([twice, absent, same, once], tmp_path)] == [
        "twice", "absent", "same"]
