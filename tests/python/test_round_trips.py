# SPDX-License-Identifier: Apache-2.0
"""Every shared scenario to every format and back, outcome by outcome; with NegMAS where it is installed."""

import importlib.util
import pathlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location("round_trips", ROOT / "round_trips.py")
round_trips = importlib.util.module_from_spec(spec)
spec.loader.exec_module(round_trips)

SCENARIOS = round_trips.scenarios()
pytestmark = pytest.mark.skipif(not SCENARIOS or not round_trips.PROGRAM.exists(),
                                reason="needs the shared data and the program")


@pytest.mark.parametrize("target", round_trips.TARGETS)
@pytest.mark.parametrize("source", SCENARIOS, ids=lambda f: f"{f.parent.name}-{f.name}")
def test_nothing_changes_but_what_is_said(source, target, tmp_path):
    state, detail = round_trips.compare(source, target, tmp_path, 50)
    if state == "refused":
        assert detail  # by name, and nothing was written
        assert not (tmp_path / target).exists()
        pytest.skip(detail[:120])
