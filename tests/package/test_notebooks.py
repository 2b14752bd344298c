# SPDX-License-Identifier: Apache-2.0
"""Every notebook runs from its first cell to its last, and prints what is kept in it."""

import shutil

import pytest

nbformat = pytest.importorskip("nbformat", reason="the notebooks' libraries are not installed")
nbclient = pytest.importorskip("nbclient", reason="the notebooks' libraries are not installed")
pytest.importorskip("ipykernel", reason="the notebooks' libraries are not installed")

from conftest import ROOT  # noqa: E402

NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
#: What differs from one run to the next; such a cell says so in its first line.
UNSTEADY = "# the figures differ from run to run"


def printed(cell):
    return "".join(one.get("text", "") for one in cell.get("outputs", ()) if one.output_type == "stream" and one.name == "stdout")


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path, tmp_path):
    kept = nbformat.read(path, as_version=4)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    run = nbformat.from_dict(kept.copy())
    nbclient.NotebookClient(run, timeout=600, resources={"metadata": {"path": str(tmp_path)}}).execute()
    for before, after in zip(kept.cells, run.cells):
        if before.cell_type == "code" and not before.source.startswith(UNSTEADY):
            assert printed(after) == printed(before), before.source
