# SPDX-License-Identifier: Apache-2.0
"""detente: an engine for negotiation and conflict analysis.

>>> import detente
>>> case = detente.reads('''
... [scenario]
... id = "sale"
... [parties.buyer]
... [parties.seller]
... [issues.price]
... levels = ["none", "low", "high"]
... prefers = { buyer = "less", seller = "more" }
... ''')
>>> case.deals().packages
'2'

Everything that the command ``detente`` answers is a method of a case; see ``docs/python.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import _native
from ._case import Case, check, diff, ledger, strategies
from ._domain import Domain, Frontier, Index
from ._errors import Error, Fault, FileMissing, InputError, Stopped, UsageError
from ._open import open, reads
from ._outcomes import Found, Issue, Party
from ._report import BriefingReport, Record, Report
from ._scenario import Scenario
from ._table import Table
from ._talks import Negotiator, State, Talk, talk, talks
from ._tournament import Results, merge, tournament

if TYPE_CHECKING:
    from ._from_negmas import from_negmas

__version__: str = _native.version

__all__ = [
    "BriefingReport", "Case", "Domain", "Error", "Fault", "FileMissing", "Found", "Frontier", "Index", "InputError",
    "Issue", "Negotiator", "Party", "Record", "Report", "Results", "Scenario", "State", "Stopped", "Table", "Talk", "UsageError",
    "check", "diff", "from_negmas", "ledger", "merge", "open", "reads", "strategies", "talk", "talks",
    "tournament",
]


def __getattr__(name: str) -> Any:
    if name == "from_negmas":  # what needs others' packages is looked for when it is wanted
        from ._from_negmas import from_negmas
        return from_negmas
    raise AttributeError(f"module 'detente' has no attribute {name!r}")
