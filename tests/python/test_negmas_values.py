# SPDX-License-Identifier: Apache-2.0
"""Utilities of NegMAS files, ours against NegMAS's own: files that NegMAS saves, and files that we write for it."""

import json
import pathlib
import random
import subprocess

import pytest

pytest.importorskip("negmas")
from negmas.inout import Scenario  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build/release/detente"
DATA = ROOT.parent / "shared/data/genius"
FOLDERS = sorted(f for year in ("y2010", "y2011", "y2013") for f in (DATA / year).glob("*") if f.is_dir())

pytestmark = pytest.mark.skipif(not FOLDERS or not PROGRAM.exists(), reason="needs the shared data and the program")


def quoted(value):
    text = str(value)
    return f"'{text}'" if '"' in text else f'"{text}"'


def ours(folder, issues, outcome):
    chosen = ", ".join(f"{quoted(i.name)}={quoted(v)}" for i, v in zip(issues, outcome))
    run = subprocess.run([PROGRAM, "value", folder, "--outcome", chosen, "--json"], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)["parties"]


def compare(folder):
    scenario = Scenario.from_yaml_folder(folder)
    space = scenario.outcome_space
    for _ in range(3):
        outcome = space.random_outcome()
        values = ours(folder, space.issues, outcome)
        for ufun in scenario.ufuns:
            inner = getattr(ufun, "ufun", ufun)
            assert values[ufun.name]["utility"] == float(inner.eval(outcome)), (ufun.name, outcome)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_what_negmas_saves_has_its_utilities(folder, tmp_path):
    random.seed(2019)
    try:
        scenario = Scenario.from_genius_folder(folder)
    except Exception as fault:  # its XML reader is stricter than GENIUS
        pytest.skip(f"NegMAS cannot read it: {fault}")
    scenario.to_yaml(tmp_path)
    compare(tmp_path)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_what_we_write_for_negmas_has_our_utilities(folder, tmp_path):
    random.seed(2019)
    run = subprocess.run([PROGRAM, "convert", folder, tmp_path / "out", "--to", "negmas"], capture_output=True, text=True)
    if run.returncode != 0:
        pytest.skip(run.stderr.splitlines()[0])
    compare(tmp_path / "out")
