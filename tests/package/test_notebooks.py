# SPDX-License-Identifier: Apache-2.0
"""Every notebook runs from its first cell to its last, and prints what is kept in it."""

import json
import os
import re
import shutil

import pytest

nbformat = pytest.importorskip("nbformat", reason="the notebooks' libraries are not installed")
nbclient = pytest.importorskip("nbclient", reason="the notebooks' libraries are not installed")
pytest.importorskip("ipykernel", reason="the notebooks' libraries are not installed")

from conftest import ROOT  # noqa: E402

NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
#: What differs from one run to the next; such a cell says so in its first line.
UNSTEADY = "# the figures differ from run to run"
#: A case, a domain, a strategy in a tournament, a model that was trained.
NAMED = {"hanoi", "genius", "tournament", "learning"}
#: What a notebook keeps may be this long: what is longer is not read.
BYTES = 50_000


def printed(cell):
    return "".join(one.get("text", "") for one in cell.get("outputs", ()) if one.output_type == "stream" and one.name == "stdout")


def displayed(cell):
    """What a cell shows besides what it prints."""
    return [dict(one.data) for one in cell.get("outputs", ()) if one.output_type in ("execute_result", "display_data")]


def test_there_are_notebooks():
    assert {path.stem for path in NOTEBOOKS} >= NAMED
    listed = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    for path in NOTEBOOKS:
        assert f"(notebooks/{path.name})" in listed, f"docs/python.md does not name {path.name}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_is_kept_was_run_and_is_of_no_machine(path):
    kept = nbformat.read(path, as_version=4)
    nbformat.validate(kept)
    cells = [cell for cell in kept.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1)), "not run from first to last"
    outputs = [one for cell in cells for one in cell.outputs]
    assert outputs
    assert not [one for one in outputs if one.output_type == "error" or one.get("name") == "stderr"]
    assert path.stat().st_size <= BYTES
    # A path from the root names a machine; "</b>" and "a / b" are none.
    words = json.dumps([[cell.source for cell in kept.cells], outputs, kept.metadata])
    assert not re.findall(r"(?<![\w<.:/])/(?:home|root|tmp|usr|var|opt|work|mnt|Users)/[^\s\"]*", words)
    assert not re.findall(r"[A-Z]:\\\\", words)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path, tmp_path):
    kept = nbformat.read(path, as_version=4)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    run = nbformat.from_dict(kept.copy())
    nbclient.NotebookClient(run, timeout=600, resources={"metadata": {"path": str(tmp_path)}}).execute()
    if os.environ.get("DETENTE_WRITE_DOCS"):  # what is kept is written anew
        for before, after in zip(kept.cells, run.cells):
            if before.cell_type == "code":
                before.outputs, before.execution_count = after.outputs, after.execution_count
        nbformat.write(kept, path)
    for before, after in zip(kept.cells, run.cells):
        if before.cell_type == "code" and not before.source.startswith(UNSTEADY):
            assert printed(after) == printed(before), before.source
            assert displayed(after) == displayed(before), before.source
