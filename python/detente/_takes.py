# SPDX-License-Identifier: Apache-2.0
"""What the package's functions take: each value is looked at where it comes in, and a wrong one is named by its keyword.

A wrong type is a TypeError, a value that cannot be a :class:`~detente.UsageError`."""

from __future__ import annotations

import numbers
import os
from collections.abc import Iterable, Mapping
from typing import Any, Union

from ._errors import usage_error

PathLike = Union[str, "os.PathLike[str]"]


def kind_of(value: object) -> str:
    """The name of a value's type, as a message says it."""
    if value is None or isinstance(value, type):
        return "None" if value is None else "a class"
    name = type(value).__name__
    return f"an {name}" if name[:1].lower() in "aeiou" else f"a {name}"


def whole_text(text: str, name: str) -> str:
    """A text that the engine can take: one half of a pair of code units (a lone surrogate) is no character."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise usage_error(f"{name} holds half a character, {text[error.start]!a}, at place {error.start}",
                          "give text in Unicode") from None
    return text


def a_text(value: object, name: str) -> str:
    """A text."""
    if not isinstance(value, str):
        raise TypeError(f"{name} is text, not {kind_of(value)}")
    return whole_text(value, name)


def is_path(value: object) -> bool:
    """Whether this is one path, as isinstance(value, os.PathLike) tells more slowly."""
    return isinstance(value, str) or hasattr(type(value), "__fspath__")


def a_path(value: Any, name: str = "path") -> str:
    """The path of a file or folder, as text."""
    if not is_path(value):
        raise TypeError(f"{name} is the path of a file, not {kind_of(value)}")
    text = os.fspath(value)
    if not isinstance(text, str):
        raise TypeError(f"{name} is a path in text, not in bytes; os.fsdecode() makes one of the other")
    if "\0" in text:
        raise usage_error(f"{name} cannot be {text!r}", "a path has no character NUL")
    if not text:
        raise usage_error(f"{name} is empty", "name a file")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise usage_error(f"{name} cannot be {text!a}", "only names in UTF-8 can be read; rename the file") from None
    return text


def several(value: object, name: str) -> list[Any]:
    """A list; a text or a mapping is one entry of it."""
    value = plain(value)
    if isinstance(value, (str, Mapping, os.PathLike)):
        return [value]
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        try:
            return list(value)
        except TypeError:  # an array without dimensions
            pass
    raise TypeError(f"{name} is a list, not {kind_of(value)}")


def texts(value: object, name: str) -> tuple[str, ...]:
    """Several texts, or one."""
    return tuple(a_text(one, f"an entry of {name}" if not isinstance(value, str) else name) for one in several(value, name))


def plain(value: Any) -> Any:
    """A part of an answer (a Record) as the dict that it is; anything else as it is."""
    keys = getattr(type(value), "_keys", None)
    return value.to_dict() if keys is not None and hasattr(value, "to_dict") else value


def a_mapping(value: object, name: str) -> Mapping[Any, Any]:
    """A dict, or a part of an answer."""
    value = plain(value)
    if not isinstance(value, Mapping):
        raise TypeError(f"{name} is a dict, not {kind_of(value)}")
    return value


def a_whole(value: object, name: str, low: int | None = None, high: int | None = None) -> int:
    """A whole number, NumPy's too, between bounds that are included."""
    if isinstance(value, bool) or not isinstance(value, numbers.Integral):
        raise TypeError(f"{name} is a whole number, not {kind_of(value)}")
    number = int(value)
    if (low is not None and number < low) or (high is not None and number > high):
        shown = str(number) if abs(number) < 10**30 else "so large"
        bounds = f"from {low} to {high}" if low is not None and high is not None else \
            f"at least {low}" if low is not None else f"at most {high}"
        raise usage_error(f"`{name}` cannot be {shown}", f"it is a whole number {bounds}")
    return number


def a_place(value: object, name: str, count: int, things: str) -> int:
    """A place in a sequence of so many, from its end where it is negative."""
    number = a_whole(value, name)
    if not -count <= number < count:
        raise IndexError(f"there are {count} {things}")
    return number % count
