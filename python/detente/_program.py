# SPDX-License-Identifier: Apache-2.0
"""The command that comes with the package: results files are written and joined by it, so that they are the command's."""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from typing import Any

from ._errors import Fault, InputError, fail


def program() -> str:
    """Where the command is: beside this Python, else on the path."""
    for folder in (sysconfig.get_path("scripts"), os.path.dirname(sys.executable)):
        path = pathlib.Path(folder) / "detente"
        if path.is_file():
            return str(path)
    found = shutil.which("detente")
    if found is None:
        raise InputError([Fault(None, None, None, "the command `detente` was not found",
                                "install the package again: pip install .")])
    return found


def command(words: Sequence[str], *, cwd: str | None = None, timeout: float | None = None) -> dict[str, Any]:
    """Runs the command with ``--json``; its document, or what it refuses as an exception. Ctrl-C is handed on to it once,
    so that it stores what it has played, and then raised."""
    child = subprocess.Popen([program(), *words, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd,
                             text=True, start_new_session=True)
    try:
        out, err = child.communicate(timeout=timeout)
    except BaseException:
        child.send_signal(signal.SIGINT)
        try:
            child.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
        raise
    try:
        document: dict[str, Any] = json.loads(out)
    except ValueError:
        words_of_it = err.strip().splitlines()
        raise InputError([Fault(None, None, None, words_of_it[-1] if words_of_it else
                                f"the command ended with {child.returncode}", "")]) from None
    if document.get("schema") == "detente.error/1":
        fail(out)
    return document
