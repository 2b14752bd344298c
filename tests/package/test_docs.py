# SPDX-License-Identifier: Apache-2.0
"""Every snippet of the package's documentation runs, and prints what stands under it."""

import contextlib
import io
import os
import re
import shutil

import pytest
from conftest import ROOT
from test_tournaments import KNOWN

BLOCK = re.compile(r"^```python\n(.*?)^```\n(?:^```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
PAGES = [name for name in ("python.md", "scale.md", "learning.md", "models.md", "office.md") if (ROOT / "docs" / name).is_file()]


@pytest.mark.parametrize("page", PAGES)
def test_the_snippets_run(page, tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    blocks = BLOCK.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))
    assert blocks
    here = os.getcwd()
    os.chdir(tmp_path)
    try:
        space = {"__name__": "__main__"}
        for code, printed in blocks:
            if "detente.tournament(" in code and not KNOWN:
                pytest.skip("this command plays no tournaments yet")
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(code, page, "exec"), space)  # noqa: S102  # our own documentation
            if printed:
                assert out.getvalue() == printed, code
    finally:
        os.chdir(here)
