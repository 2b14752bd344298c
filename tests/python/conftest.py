# SPDX-License-Identifier: Apache-2.0
"""The program under test, run from outside as a person would."""

import json
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("DETENTE", ROOT / "build/release/detente"))
EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))


class Run:
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    def document(self):
        assert self.status == 0, self.err
        return json.loads(self.out)


def run(*arguments, stdin="", cwd=ROOT, env=None):
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100", **(env or {})}
    done = subprocess.run([str(PROGRAM), *map(str, arguments)], input=stdin, cwd=cwd, env=environment, text=True,
                          capture_output=True, timeout=300)
    return Run(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def detente():
    assert PROGRAM.is_file(), f"{PROGRAM} is not built"
    return run
