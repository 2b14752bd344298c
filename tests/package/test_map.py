# SPDX-License-Identifier: Apache-2.0
"""The map in a notebook: what it carries is the engine's answer, and follows what is supposed and left out."""

import json
import subprocess
import sys

import pytest
from conftest import ROOT

import detente

pytest.importorskip("anywidget", reason="the extra detente[notebook] is not installed")

from detente import notebook  # noqa: E402

try:
    notebook._map._script()
except RuntimeError:
    pytest.skip("the package was built without the map's script", allow_module_level=True)


@pytest.fixture(scope="module")
def hanoi():
    return detente.open(ROOT / "examples" / "hanoi-2019.toml")


def test_it_carries_the_engines_answer(hanoi):
    shown = notebook.Map(hanoi)
    assert shown.briefing == hanoi.briefing().to_json()
    assert shown.account == hanoi.briefing().to_dict()["accounts"][0]["id"]
    assert shown.picture in hanoi.briefing().to_html() and "<svg" in shown.picture
    state = shown.get_state()
    assert {"briefing", "picture", "account", "assume", "drop", "_esm"} <= set(state)
    assert "export" in state["_esm"] and "http://" not in state["_esm"].replace("http://www.w3.org", "")


def test_what_is_supposed_and_left_out_is_asked_anew(hanoi):
    shown = notebook.Map(hanoi)
    before = shown.briefing
    shown.drop = ["A1"]
    assert shown.briefing == hanoi.what_if(drop=["A1"]).briefing().to_json() != before
    says = "us: { nuclear = 1 } > no deal"
    shown.assume = [says]
    assert shown.briefing == hanoi.what_if(assume=[says], drop=["A1"]).briefing().to_json()
    shown.assume, shown.drop = [], []
    assert shown.briefing == before
    assert notebook.Map(hanoi, drop=["A1"]).drop == ["A1"]


def test_what_the_engine_refuses_changes_nothing(hanoi):
    shown = notebook.Map(hanoi)
    before = shown.briefing
    for wrong in ("nobody-said-this", ""):
        with pytest.raises(detente.Error):
            shown.drop = [wrong]
        assert shown.drop == [] and shown.briefing == before
    assert shown.fault
    import traitlets
    with pytest.raises(traitlets.TraitError):
        shown.assume = [3]
    with pytest.raises(traitlets.TraitError, match="there is no account"):
        shown.account = "nobody's"


def test_what_has_no_map(hanoi, tmp_path):
    from conftest import write_domain
    with pytest.raises(TypeError, match="of a case"):
        notebook.Map("hanoi-2019.toml")
    with pytest.raises(ValueError, match="what parties have said"):
        notebook.Map(detente.open(write_domain(tmp_path / "numbers", (3, 3))))
    with pytest.raises(ValueError, match="no account"):
        notebook.Map(hanoi, account="nobody's")


def test_the_front_end_can_change_it(hanoi):
    """As the notebook's script does it: by a message of state."""
    shown = notebook.Map(hanoi)
    shown.set_state({"drop": ["A1"]})
    assert shown.drop == ["A1"] and json.loads(shown.briefing) == hanoi.what_if(drop=["A1"]).briefing().to_dict()


def test_without_anywidget_it_is_named():
    done = subprocess.run([sys.executable, "-c", "import sys; sys.modules['anywidget'] = None\nimport detente.notebook"],
                          capture_output=True, text=True, check=False)
    assert "pip install 'detente[notebook]'" in done.stderr
