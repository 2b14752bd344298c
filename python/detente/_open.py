# SPDX-License-Identifier: Apache-2.0
"""The way in: what paths or a text hold, as the case that it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from . import _native
from ._case import Case
from ._domain import Domain
from ._errors import fail
from ._scenario import Scenario
from ._takes import PathLike, a_path, a_text, is_path, kind_of, several


def _opened(result: tuple[bool, Any], opener: Callable[..., Case], *given: Any) -> Case:
    ok, things = result
    if not ok:
        fail(things)
    case = Domain(things) if things.kind == "numbers" else Scenario._of(things) if things.kind == "scenario" else Case(things)
    case._opened_with = (opener, given)
    return case


def open(path: PathLike | Iterable[PathLike], *more: PathLike) -> Case:
    """Opens what the paths hold, by content and whatever its name: a scenario in TOML (:class:`Scenario`), a ``.gmcr``
    conflict (:class:`Case`), or numbers (:class:`Domain`): a GENIUS, GeniusWeb, NegoLog or NegMAS folder, or a domain
    file and its profiles.

    Raises :class:`FileMissing` (a FileNotFoundError, its ``filename`` is the path) where there is no such file, and
    :class:`InputError` with place and remedy where it cannot be taken.
    """
    if not more and is_path(path):
        paths = [a_path(path)]
    else:
        if isinstance(path, (bytes, Mapping)) or not (is_path(path) or isinstance(path, Iterable)):
            raise TypeError(f"path is the path of a file or folder, or a list of them, not {kind_of(path)}")
        paths = [a_path(one) for one in (*several(path, "path"), *more)]
    return _opened(_native.open_paths(paths), open, paths)


def reads(text: str, name: str = "<text>") -> Case:
    """The same of a text that is at hand; ``name`` is what errors call it, and pages are looked for beside it."""
    return _opened(_native.open_texts([(a_text(name, "name"), a_text(text, "text"))]), reads, text, name)
