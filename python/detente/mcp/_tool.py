# SPDX-License-Identifier: Apache-2.0
"""What a tool is, and how its answer is cut to what a model can read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ._folder import Refused

Arguments = Mapping[str, Any]

#: A longer answer is told in outline, and its parts are asked for by name.
MOST_CHARACTERS = 60_000


@dataclass(frozen=True)
class Reply:
    """A tool's answer: text for the model to read, and the same as data."""

    text: str
    data: dict[str, Any] | None = None


@dataclass(frozen=True)
class Tool:
    """One tool. ``schema`` is the JSON Schema of its arguments, ``writes`` says whether it changes a file or a table."""

    name: str
    meaning: str
    schema: Mapping[str, Any]
    call: Callable[[Arguments], Reply] = field(repr=False)
    writes: bool = False


def schema(required: list[str] | None = None, **properties: Any) -> dict[str, Any]:
    """An object's schema that allows nothing else."""
    return {"type": "object", "properties": properties, "required": required or [], "additionalProperties": False}


def _outline(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: len(json.dumps(one, ensure_ascii=False)) for key, one in value.items()}
    return [len(json.dumps(one, ensure_ascii=False)) for one in value] if isinstance(value, list) else value


def part_of(document: Any, path: str | None) -> Any:
    """The part of a document that keys and places with dots lead to. Entries of a list may be named by their `id`,
    `account` or `name`, and keys may hold dots."""
    found = document
    steps = path.split(".") if path else []
    while steps:
        for length in range(len(steps), 0, -1):
            key = ".".join(steps[:length])
            if isinstance(found, dict) and key in found:
                found = found[key]
                break
            if isinstance(found, list):
                if key.isdigit() and int(key) < len(found):
                    found = found[int(key)]
                    break
                named = [one for one in found if isinstance(one, dict)
                         and key in (one.get("id"), one.get("account"), one.get("name"))]
                if named:
                    found = named[0]
                    break
        else:
            known = list(found) if isinstance(found, dict) else f"places 0 to {len(found) - 1}" \
                if isinstance(found, list) else "nothing"
            raise Refused(f"there is no part `{steps[0]}` here; there is {known}")
        steps = steps[length:]
    return found


def reply_of(value: Any) -> Reply:
    """An answer as text and data; one that is too long as an outline of its parts with their lengths."""
    text = json.dumps(value, ensure_ascii=False)
    if len(text) > MOST_CHARACTERS:
        value = {"too_long": len(text), "parts": _outline(value),
                 "remedy": "ask again with part = one of these (their lengths are in characters)"}
        text = json.dumps(value, ensure_ascii=False)
    if len(text) > MOST_CHARACTERS:
        raise Refused("the answer has too many parts to list; ask for less")
    return Reply(text, value if isinstance(value, dict) else {"value": value})
