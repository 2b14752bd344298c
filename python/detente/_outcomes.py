# SPDX-License-Identifier: Apache-2.0
"""What domains are made of: issues, parties, outcomes."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from . import _native

Outcome = dict[str, str]


class Issue(NamedTuple):
    """An issue of a domain and the names of its values, in the file's order."""

    name: str
    values: tuple[str, ...]


class Party(NamedTuple):
    """A party of a domain. ``reservation``: what no deal is worth, None where every deal will do; ``discount``: per
    session, None without one; ``has_numbers``: False where it gives an order only."""

    name: str
    has_numbers: bool
    reservation: Fraction | None
    discount: Fraction | None
    arithmetic: str


class Found(NamedTuple):
    """An outcome that was looked for. ``utility`` is exact. ``error`` 0: exactly the one asked for; above: the one asked
    for has a utility within this of it."""

    outcome: Outcome
    utility: Fraction
    error: Fraction


def issues_of(numbers: _native.Numbers) -> tuple[Issue, ...]:
    """The issues, in the order in which the format sums them."""
    return tuple(Issue(name, tuple(values)) for name, values in numbers.issues)
