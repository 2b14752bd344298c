# SPDX-License-Identifier: Apache-2.0
"""From NegMAS to a domain."""

from __future__ import annotations

import os
import pathlib
import tempfile
import warnings
from typing import Any

from . import _native
from ._domain import Domain
from ._errors import InputError, fail, usage_error
from ._negmas import negmas_itself
from ._open import open
from ._takes import kind_of


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
    negmas_itself()
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
        texts = [(str(path), path.read_text(encoding="utf-8")) for path in paths]
        try:
            case = open(paths)
        except InputError as error:
            raise InputError([fault._replace(file=_shown(fault.file)) for fault in error.faults]) from None
    if not isinstance(case, Domain):
        raise usage_error("this is no scenario with utilities", "give a negmas.Scenario")
    case._opened_with = _read_again, (texts,)
    return case


def _read_again(texts: list[tuple[str, str]]) -> Domain:
    """The same where it arrives in another process: by then the files are gone."""
    ok, things = _native.open_texts(texts)
    if not ok:
        fail(things)
    case = Domain(things)
    case._opened_with = _read_again, (texts,)
    return case


def _shown(file: str | None) -> str | None:
    """A file that was written for this alone is not told by its folder."""
    return None if file is None else os.path.basename(file)
