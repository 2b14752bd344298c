# SPDX-License-Identifier: Apache-2.0
"""To NegMAS and back, where it is installed. It is never a dependency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._errors import InputError, usage_error
from ._takes import kind_of

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


def _file_name(name: str) -> str:
    """A name as one of a file, by which the party or the domain is called then."""
    plain = "".join("_" if c in "/\\" or ord(c) < 32 or 0xD800 <= ord(c) <= 0xDFFF else c for c in name).strip().strip(".")
    return plain.encode()[:120].decode(errors="ignore") or "unnamed"


def _different(names: list[str]) -> list[str]:
    """The names, those that were there before with a number."""
    made: list[str] = []
    for name in names:
        number, one = 2, name
        while one in made:
            one, number = f"{name} ({number})", number + 1
        made.append(one)
    return made


def from_negmas(scenario: Any) -> Domain:
    """A :class:`~detente.Domain` of a ``negmas.Scenario``, by way of what NegMAS itself writes of it: the parties in the order
    of its ufuns and by their names (a second of the same name as "NAME (2)"), with utilities and reservation values."""
    import pathlib
    import tempfile
    import warnings

    from ._case import open as open_case
    from ._domain import Domain
    _negmas()
    from negmas.helpers.inout import dump
    from negmas.inout import Scenario
    if not isinstance(scenario, Scenario):
        raise TypeError(f"scenario is a negmas.Scenario, not {kind_of(scenario)}")
    with tempfile.TemporaryDirectory(prefix="detente-negmas-") as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = scenario.serialize()
        paths = []
        domain = _file_name(str(getattr(scenario.outcome_space, "name", None) or "domain"))
        parties = _different([_file_name(str(one.name or "party")) for one in scenario.ufuns])
        for number, (name, one) in enumerate(zip([domain, *parties], [made["domain"], *made["ufuns"]])):
            place = pathlib.Path(folder, str(number), name + ".yml")  # the same name may be there twice
            place.parent.mkdir()
            dump({**one, "name": name}, place, sort_keys=number > 0)
            paths.append(place)
        try:
            case = open_case(paths)
        except InputError as error:
            raise InputError([fault._replace(file=_shown(fault.file)) for fault in error.faults]) from None
    if not isinstance(case, Domain):
        raise usage_error("this is no scenario with utilities", "give a negmas.Scenario")
    return case


def _shown(file: str | None) -> str | None:
    """A file that was written for this alone is not told by its folder."""
    import os
    return None if file is None else os.path.basename(file)
