# SPDX-License-Identifier: Apache-2.0
"""One tool for each question that the engine answers. Their arguments are made from the one table of options."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from typing import Any

from detente import _native
from detente._errors import fail
from detente._options import keyword_of, options_text
from detente._program import command
from detente._worker import Gone, TooLong, Workers

from ._folder import Folder, Refused
from ._tool import Arguments, Reply, Tool, part_of, reply_of

#: What each question answers, in a model's words. Questions that are not named here are no tools.
MEANINGS = {
    "deals": "Is there a deal? For each account: which packages are certain for all, which are excluded, the crux of the "
             "dispute, the question worth asking (settle=true), shares of consistent value models (shares=true: never "
             "probabilities), and the proof of one package (package=...).",
    "plan": "A plan of questions: whom to ask what, and what next after a yes and after a no.",
    "propose": "What to propose: the certain exchanges, or the texts that suit the largest share of consistent models, "
               "with what each needs and what would be enough.",
    "standoff": "If someone walks: the states the conflict can be in, each side's moves, which states are stable, and "
                "where it leads.",
    "steps": "Which first step would hold: sequences of steps, what each depends on, and how large a step may be.",
    "history": "Who said what when, and what each day changed.",
    "value": "Numbers: what one outcome is worth to a party, or the outcomes of a rank or worth.",
    "talk": "How the talks go between two or more strategies, played exactly from a seed.",
    "reveal": "What the moves at the table (offers, refusals, walk-outs) imply if they were sincere.",
    "diff": "Two files, accounts or days compared: what was said more or less, and which verdicts it changed.",
}

# Options that name programs to start or files to write are no business of a model.
_LEFT_OUT = ("program", "out")
#: No search takes more of the machine's memory.
MOST_MEBIBYTES = 4096


def _schema(question: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(_native.request_schema(question))
    properties = {name: {key: value for key, value in one.items() if not key.startswith("x-")}
                  for name, one in schema["properties"].items() if one.get("x-sets") not in _LEFT_OUT}
    properties["files"] = {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 50,
                           "description": "the scenario's file in the folder; or the files of a domain of numbers"}
    if question == "diff":
        properties["files"] |= {"minItems": 2, "maxItems": 2,
                                "description": "two of: a scenario's file, FILE@ACCOUNT, FILE@DAY such as a.toml@2019-02-28"}
    if "limit_memory" in properties:
        properties["limit_memory"]["maximum"] = MOST_MEBIBYTES
    properties["part"] = {"type": "string", "maxLength": 300,
                          "description": "only this part of the answer, by keys and places with dots: "
                                         "\"accounts.public.crux\"; for answers that are too long"}
    return {"type": "object", "properties": properties, "additionalProperties": False,
            "required": ["files", *(name for name in schema.get("required", []) if name != "files" and name in properties)]}



def _given(question: str, arguments: Arguments) -> dict[str, Any]:
    """The keywords of the package from the names of the schema, which are those of the options themselves."""
    by_schema = {option.name.lstrip("-").replace("-", "_").lower(): keyword_of(option)
                 for option in _native.options_of(question) if option.sets}
    return {by_schema[name]: value for name, value in arguments.items() if name not in ("files", "part")}


_workers = Workers()


def asked(folder: Folder, files: list[str], question: str, given: Mapping[str, Any], seconds: float) -> dict[str, Any]:
    """The engine's answer, ``text`` as a document in JSON, looked for in a process of its own and given up when the time is
    over. Raises the engine's errors."""
    options = options_text(question, given)
    if "--session" in options:
        options["--session"] = [_session(folder, options["--session"][0])]
    try:
        answer = _workers.ask({"paths": folder.paths(files), "question": question, "options": options}, seconds)
    except TooLong:
        raise Refused(_too_long(seconds)) from None
    except Gone:
        raise Refused("the engine ended without an answer, most likely for want of memory; ask for less") from None
    if not answer["ok"]:
        fail(answer["text"])
    return answer


def _too_long(seconds: float) -> str:
    return f"no answer within {seconds:g} seconds; ask for less (one account, one package, fewer models or rounds)"


def _session(folder: Folder, name: str) -> str:
    found = folder.existing(name)
    if not found.is_file():
        raise Refused(f"`{name}` is a folder; name a file")
    return str(found)


def _differences(folder: Folder, names: list[str], given: Mapping[str, Any], seconds: float) -> dict[str, Any]:
    """Two files, accounts or days beside each other, as the command compares them."""
    words = ["diff"]
    for name in names:
        file, at, side = name.rpartition("@")
        if at and not folder.place(name).exists():
            words.append(folder.paths([file])[0] + at + side)
        else:
            words.append(folder.paths([name])[0])
    for option, values in options_text("diff", given).items():
        words += [word for value in values for word in ((option, value) if value else (option,))]
    try:
        return command(words, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise Refused(_too_long(seconds)) from None


def question_tools(folder: Folder, seconds: float) -> list[Tool]:
    """The tools of all questions that this engine has."""

    def tool(question: str) -> Tool:
        def call(arguments: Arguments) -> Reply:
            files, given = list(arguments["files"]), _given(question, arguments)
            document = _differences(folder, files, given, seconds) if question == "diff" else \
                json.loads(asked(folder, files, question, given, seconds)["text"])
            return reply_of(part_of(document, arguments.get("part")))

        return Tool(question, MEANINGS[question], _schema(question), call)

    return [tool(question) for question in _native.questions() if question in MEANINGS]
