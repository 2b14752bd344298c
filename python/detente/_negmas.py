# SPDX-License-Identifier: Apache-2.0
"""To NegMAS and back, where it is installed. It is never a dependency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._errors import usage_error

if TYPE_CHECKING:
    from ._domain import Domain


def _negmas() -> Any:
    try:
        import negmas
    except ImportError as error:
        raise ImportError("NegMAS is not installed; install it with: pip install negmas") from error
    return negmas


def to_negmas(domain: Domain) -> Any:
    """As a ``negmas.Scenario``: the same outcomes, each party's utilities (linear ones as tables of values and weights
    where the space is a sum over issues, else a table of outcomes) and reservation values."""
    negmas = _negmas()
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


def _additive(domain: Domain, party: int) -> list[list[float]] | None:
    """What each value adds, where the utility is a sum over issues; else None."""
    from . import _native
    tables: list[list[float]] | None = _native.additive_tables(domain._numbers, party)
    return tables


def from_negmas(scenario: Any) -> Domain:
    """A :class:`~detente.Domain` of a ``negmas.Scenario``, by way of the files that NegMAS itself writes of it."""
    import tempfile
    import warnings

    from ._case import open as open_case
    from ._domain import Domain
    _negmas()
    with tempfile.TemporaryDirectory(prefix="detente-negmas-") as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        name = "".join(c for c in str(getattr(scenario, "name", None) or "domain") if c.isalnum() or c in " _-") or "domain"
        inside = f"{folder}/{name}"  # the folder's name becomes the domain's
        scenario.dumpas(inside, "yml")
        case = open_case(inside)
    if not isinstance(case, Domain):
        raise usage_error("this is no scenario with utilities", "give a negmas.Scenario")
    return case
