# SPDX-License-Identifier: Apache-2.0
"""What goes wrong, as exceptions: each fault with its place, what is wrong, and what would be right."""

from __future__ import annotations

import errno
import json
from typing import Any, NamedTuple, NoReturn


class Fault(NamedTuple):
    """One fault. ``file``, ``line`` and ``column`` (from 1) are None where it has no place in a file."""

    file: str | None
    line: int | None
    column: int | None
    message: str
    remedy: str

    def __str__(self) -> str:
        place = self.file or ""
        if self.line:
            place += f":{self.line}" + (f":{self.column}" if self.column else "")
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}; {self.remedy}" if self.remedy else text


class Error(Exception):
    """The engine refuses, or the package does. ``faults`` holds every fault, ``to_dict()`` the document of errors."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (list(self.faults),)

    @property
    def file(self) -> str | None:
        """The file of the first fault."""
        return self.faults[0].file

    @property
    def line(self) -> int | None:
        """The line of the first fault, from 1."""
        return self.faults[0].line

    @property
    def column(self) -> int | None:
        """The column of the first fault, from 1."""
        return self.faults[0].column

    @property
    def message(self) -> str:
        """What is wrong, of the first fault."""
        return self.faults[0].message

    @property
    def remedy(self) -> str:
        """What would be right, of the first fault."""
        return self.faults[0].remedy

    def to_dict(self) -> dict[str, Any]:
        """The document that the command prints with ``--json``: schema ``detente.error/1``."""
        return {"schema": "detente.error/1", "errors": [fault._asdict() for fault in self.faults]}

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class InputError(Error, ValueError):
    """A file or a scenario that cannot be taken, or a question that cannot be asked of it."""


class UsageError(Error, ValueError):
    """A keyword that does not exist, or a value that it cannot have."""


class FileMissing(InputError, FileNotFoundError):
    """There is no such file. ``filename`` holds its path, as with every FileNotFoundError."""

    def __init__(self, faults: list[Fault]) -> None:
        InputError.__init__(self, faults)
        self.errno = errno.ENOENT
        self.filename = self.faults[0].file


class Stopped(Error):
    """The work was stopped before there was an answer."""


def faults_of(text: str) -> list[Fault]:
    """The faults of a document of errors."""
    return [Fault(one.get("file"), one.get("line"), one.get("column"), one["message"], one.get("remedy") or "")
            for one in json.loads(text)["errors"]]


def fail(text: str, usage: bool = False) -> NoReturn:
    """Raises what the document of errors says."""
    faults = faults_of(text)
    first = faults[0].message
    if "no such file" in first:
        raise FileMissing(faults)
    if usage or first.startswith(("unknown option", "`--", "--")):
        raise UsageError(faults)
    raise InputError(faults)


def usage_error(message: str, remedy: str) -> UsageError:
    """A fault of the call itself."""
    return UsageError([Fault(None, None, None, message, remedy)])
