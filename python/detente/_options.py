# SPDX-License-Identifier: Apache-2.0
"""Keywords and the one table of options: how each is named, and how its values are written."""

from __future__ import annotations

import datetime
import functools
import keyword
import numbers
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Union

import numpy as np

from . import _native
from ._errors import usage_error
from ._takes import kind_of, plain, several, whole_text

#: A package or an outcome: ``{"nuclear": 2, "sanctions": "all"}``, or the same as text.
Package = Union[str, Mapping[str, Union[int, str, float]]]
#: A number that is taken exactly: 0.75 is three quarters, and so are "3/4" and Fraction(3, 4).
Number = Union[int, float, str, Decimal, Fraction]
#: A day: ``datetime.date``, "2019-02-28", "2019-02" (its last day), or "head" (the day of the scenario's head).
Day = Union[str, datetime.date]

# Repeatable options that name things are plural as keywords.
PLURALS = {"account": "accounts", "party": "parties", "outlet": "outlets", "opening": "openings", "factor": "factors",
           "power": "powers"}


def keyword_of(option: _native.Option) -> str:
    """The keyword of an option: ``--as-of`` is ``as_of``, ``--account`` is ``accounts``, ``--from`` is ``from_``."""
    if option.positional:
        return option.name.lower()
    name = option.name[2:].replace("-", "_")
    if option.repeats:
        name = PLURALS.get(name, name)
    return name + "_" if keyword.iskeyword(name) else name


@functools.lru_cache(maxsize=None)
def keywords(question: str) -> dict[str, _native.Option]:
    """The keywords of a question: those options that are part of what is asked, not of how it is printed."""
    return {keyword_of(option): option for option in _native.options_of(question)
            if option.sets and option.sets != "files"}


def number_text(value: Number, name: str = "number") -> str:
    """A number as the engine reads it, without a rounding."""
    if isinstance(value, bool):
        raise TypeError(f"{name} is a number, not {value!r}")
    if isinstance(value, str):
        return whole_text(value, name)
    if isinstance(value, Decimal) and not value.is_finite():
        raise usage_error(f"`{name}` cannot be {value}", "give a finite number")
    if isinstance(value, (Fraction, Decimal)):
        return str(value)
    if isinstance(value, numbers.Integral):
        return str(int(value))
    if isinstance(value, numbers.Real):
        text = repr(float(value))
        if text in ("nan", "inf", "-inf"):
            raise usage_error(f"`{name}` cannot be {text}", "give a finite number")
        return text
    raise TypeError(f"{name} is a number, not {kind_of(value)}")


def word_text(value: object) -> str:
    """A name or value inside a package, in quotation marks where it needs them."""
    text = str(value)
    if text and all(c.isalnum() or c in "_-" for c in text):
        return text
    mark = "'" if '"' in text else '"'
    if mark in text:
        raise usage_error(f"the name {text!r} has both kinds of quotation marks", "write the package as text")
    return f"{mark}{text}{mark}"


def package_text(value: Package, name: str = "package") -> str:
    """A package or outcome as text."""
    if isinstance(value, str):
        return value
    value = plain(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{word_text(issue)}={word_text(level)}" for issue, level in value.items())
    raise TypeError(f"{name} is a dict or text, not {kind_of(value)}")


def _one(option: _native.Option, value: object, name: str) -> str:
    if option.kind in ("package", "outcome"):
        return package_text(value, name)  # type: ignore[arg-type]
    if option.kind == "number":
        return number_text(value, name)  # type: ignore[arg-type]
    if option.kind == "date" and isinstance(value, datetime.date):
        return value.isoformat()
    if option.bounds is not None:
        if isinstance(value, numbers.Integral) and not isinstance(value, bool):
            return str(int(value))
        raise TypeError(f"{name} is a whole number, not {kind_of(value)}")
    if isinstance(value, str):
        return value
    if isinstance(value, numbers.Real) and not isinstance(value, bool):
        return number_text(value, name)  # type: ignore[arg-type]
    raise TypeError(f"{name} is text, not {kind_of(value)}")


def _text(option: _native.Option, value: object, name: str) -> str:
    """A value as the engine reads it."""
    return whole_text(_one(option, value, name), name)


def options_text(question: str, given: Mapping[str, Any]) -> dict[str, list[str]]:
    """The options that keywords ask for. None and False are the same as not given. Whether values are among the
    choices and within the bounds is for the engine to say."""
    known = keywords(question)
    options: dict[str, list[str]] = {}
    for name, value in given.items():
        if isinstance(value, np.bool_):
            value = bool(value)
        if value is None or value is False:
            continue
        option = known.get(name)
        if option is None:
            from difflib import get_close_matches
            near = get_close_matches(name, known, 1)
            raise usage_error(f"{question} has no keyword `{name}`",
                              f"did you mean `{near[0]}`?" if near else f"it has {', '.join(known)}")
        if option.values == 0:
            if value is not True:
                raise TypeError(f"{name} is True or False, not {value!r}")
            options[option.name] = [""]
        elif option.values == 2:
            pair = several(value, name)
            if len(pair) != 2:
                raise usage_error(f"`{name}` needs two values", "give a pair")
            options[option.name] = [_text(option, one, name) for one in pair]
        elif option.kind == "list":
            options[option.name] = [",".join(_text(option, one, name) for one in several(value, name))]
        elif option.repeats:
            values = [_text(option, one, name) for one in several(value, name)]
            if values:
                options[option.name] = values
        else:
            options[option.name] = [_text(option, value, name)]
    return options
