# SPDX-License-Identifier: Apache-2.0
"""From a domain to NegMAS."""

from __future__ import annotations

from typing import Any

from . import _native
from ._errors import usage_error
from ._negmas import negmas_itself


def to_negmas(domain: Any) -> Any:
    """As a ``negmas.Scenario``: the same outcomes, each party's utilities (linear ones as tables of values and weights
    where the space is a sum over issues, else a table of outcomes) and reservation values."""
    negmas = negmas_itself()
    from negmas.inout import Scenario
    from negmas.preferences import LinearAdditiveUtilityFunction, MappingUtilityFunction
    from negmas.preferences.value_fun import TableFun

    issues = [negmas.make_issue(list(issue.values), issue.name) for issue in domain.issues]
    space = negmas.make_os(issues, name=domain.name)
    ufuns = []
    for number, party in enumerate(domain.profiles):
        if not party.has_numbers:
            raise usage_error(f"`{party.name}` gives an order and no numbers", "NegMAS needs utilities")
        reserved = float("-inf") if party.reservation is None else float(party.reservation)
        tables = _additive(domain, number)
        if tables is not None:
            ufuns.append(LinearAdditiveUtilityFunction(
                values=[TableFun(dict(zip(issue.values, table))) for issue, table in zip(domain.issues, tables)],
                weights=[1.0] * len(tables), outcome_space=space, reserved_value=reserved, name=party.name))
            continue
        worth = domain.utilities(number)
        mapping = {tuple(domain.outcome(k).values()): float(worth[k]) for k in range(domain.size)}
        ufuns.append(MappingUtilityFunction(mapping, outcome_space=space, reserved_value=reserved, name=party.name))
    return Scenario(outcome_space=space, ufuns=tuple(ufuns))


def _additive(domain: Any, party: int) -> list[list[float]] | None:
    """What each value adds, where the utility is a sum over issues; else None."""
    tables: list[list[float]] | None = _native.additive_tables(domain._numbers, party)
    return tables
