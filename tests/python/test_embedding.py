# SPDX-License-Identifier: Apache-2.0
"""docs/embedding.md shows the example as it is compiled, and what it prints as the test of the installed library compares it."""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]


def test_the_page_shows_the_example_that_is_built():
    page = (ROOT / "docs/embedding.md").read_text(encoding="utf-8")
    for path, fence in [("examples/cpp/main.cpp", "cpp"), ("examples/cpp/CMakeLists.txt", "cmake"), ("tests/consumer/two_towns.txt", "text")]:
        text = (ROOT / path).read_text(encoding="utf-8")
        assert f"```{fence}\n{text}```" in page, f"docs/embedding.md does not show {path} as it is"
