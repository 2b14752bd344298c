# SPDX-License-Identifier: Apache-2.0
"""From a page to a scenario: the model reads and drafts, the engine checks every quotation against its page."""

from __future__ import annotations

import os
from typing import Any

import detente

from ._folder import MOST_BYTES, Folder, Refused
from ._questions import asked
from ._tool import Arguments, Reply, Tool, reply_of, schema

_PAGE = {"type": "string", "maxLength": 500, "description": "a saved page in the folder (HTML, text, .mhtml)"}
_TOML = {"type": "string", "maxLength": MOST_BYTES, "description": "the scenario as TOML (the resource detente://format)"}

#: How a quotation stands that is on its page as it is quoted; the others are refused.
STANDS = ("exact", "folded", "bracketed", "parts", "moved")


def page_of(folder: Folder, name: str) -> dict[str, Any]:
    """A page as the ledger reads it."""
    found = folder.existing(name)
    if not found.is_file():
        raise Refused(f"`{name}` is a folder; name a saved page")
    report = detente.ledger(os.fspath(found))
    document = report.to_dict()
    page: dict[str, Any] = document["pages"][0] if "pages" in document else document
    return page


def _read_page(folder: Folder, arguments: Arguments) -> Reply:
    page = page_of(folder, arguments["page"])
    roles = {block["id"]: block["role"] for block in page["blocks"]}
    wanted = arguments.get("roles") or ["headline", "subhead", "body", "quote", "caption"]
    sentences = []
    for sentence in page["sentences"]:
        role = roles.get(sentence["block"], "body")
        if role not in wanted and wanted != ["all"]:
            continue
        shown = {key: value for key, value in sentence.items()
                 if key not in ("block", "fingerprint") and value not in ([], None)}
        sentences.append({"role": role, **shown})
    first = int(arguments.get("from", 0))
    count = int(arguments.get("count", 60))
    source = dict(page["source"])
    source["file"] = arguments["page"]
    return reply_of({"source": source, "sentences": len(sentences), "from": first,
                     "shown": sentences[first:first + count],
                     "more": max(0, len(sentences) - first - count),
                     "other_roles": sorted({role for role in roles.values() if role not in wanted})})


def verdict_of(case: detente.Case) -> dict[str, Any]:
    """What the engine's check says of a scenario: faults of its citations first, then what it holds."""
    checked: dict[str, Any] = detente.check(case).to_dict()["files"][0]
    citations = checked.get("citations") or []
    refused = [one for one in citations if one["quoted"] and one["status"] not in (*STANDS, "unchecked")]
    unchecked = [one for one in citations if one["quoted"] and one["status"] == "unchecked"]
    contradicting = {name: account["contradiction"] for name, account in (checked.get("accounts") or {}).items()
                     if account.get("contradiction")}
    return {"quotations": sum(1 for one in citations if one["quoted"]), "refused": refused, "unchecked": unchecked,
            "contradictions": contradicting, "notes": checked.get("notes") or [],
            "parties": checked.get("parties"), "issues": checked.get("issues"), "packages": checked.get("packages"),
            "accounts": list(checked.get("accounts") or {})}


def draft_of(folder: Folder, text: str, name: str) -> tuple[dict[str, Any], detente.Case | None]:
    """A draft's faults as a reader tells them, or what the check says of it."""
    try:
        case = folder.reads(text, name)
    except detente.Error as error:
        return {"sound": False, "faults": error.to_dict()["errors"]}, None
    if case.kind != "scenario":
        return {"sound": False, "faults": [{"message": f"this holds no scenario but {case.kind}",
                                            "remedy": "begin with [scenario], as detente://format says"}]}, None
    found = verdict_of(case)
    found["sound"] = not found["refused"] and not found["contradictions"]
    return {"sound": found.pop("sound"), "faults": [], **found}, case


def _check(folder: Folder, arguments: Arguments) -> Reply:
    if ("toml" in arguments) == ("file" in arguments):
        raise Refused("give either toml (a draft) or file (one in the folder)")
    name = arguments.get("file") or arguments.get("name") or "draft.toml"
    text = arguments["toml"] if "toml" in arguments else folder.read(name)
    return reply_of(draft_of(folder, text, name)[0])


def _save(folder: Folder, arguments: Arguments) -> Reply:
    name = arguments["name"]
    if not name.endswith(".toml"):
        raise Refused("a scenario is saved under a name that ends in .toml")
    found, _ = draft_of(folder, arguments["toml"], name)
    if found["sound"] and found["unchecked"] and not arguments.get("leave_unchecked", False):
        found["sound"] = False
        found["remedy"] = "every quotation needs its page: save the page into the folder and name it in the source " \
                          "(file = ...), or say leave_unchecked = true, and the briefing will mark them as unchecked"
    if not found["sound"]:
        return reply_of({"saved": False, **found})
    folder.write(name, arguments["toml"], bool(arguments.get("replace", False)))
    return reply_of({"saved": True, "file": name, **found})


def _briefing(folder: Folder, seconds: float, arguments: Arguments) -> Reply:
    given = {name: value for name, value in arguments.items() if name in ("accounts", "as_of", "without", "assume", "drop")}
    made = asked(folder, [arguments["file"]], "briefing", given, seconds)
    if "save" in arguments:
        name = arguments["save"]
        if not name.endswith((".html", ".md")):
            raise Refused("a briefing is saved under a name that ends in .html or .md")
        text = made["html" if name.endswith(".html") else "markdown"]
        folder.write(name, text, bool(arguments.get("replace", False)))
        return reply_of({"saved": name, "characters": len(text)})
    text = made["markdown"]
    first, count = int(arguments.get("from", 0)), int(arguments.get("count", 20_000))
    more = max(0, len(text) - first - count)
    shown = text[first:first + count]
    return Reply(shown + (f"\n\n[{more} more characters: ask again with from = {first + count}]" if more else ""),
                 {"markdown": shown, "from": first, "more": more})


def draft_tools(folder: Folder, seconds: float) -> list[Tool]:
    """The tools that lead from a page to a scenario, and to the briefing."""
    whole = {"type": "integer", "minimum": 0, "maximum": 100_000_000}
    texts = {"type": "array", "items": {"type": "string", "maxLength": 2000}, "maxItems": 50}
    from detente import _native
    briefing_keywords = {"accounts": texts, "without": texts, "as_of": {"type": "string", "maxLength": 10}}
    if any(option.name == "--assume" for option in _native.options_of("briefing")):
        briefing_keywords |= {"assume": texts, "drop": texts}
    return [
        Tool("files", "What files there are: scenarios, pages, domains of numbers.", schema(),
             lambda _: reply_of({"files": folder.files()})),
        Tool("read_file", "A text file of the folder, such as a scenario to be changed.",
             schema(["file"], file={"type": "string", "maxLength": 500}, **{"from": whole, "count": whole}),
             lambda given: _read_file(folder, given)),
        Tool("read_page", "A saved page, read into sentences: who said each, how (asserted, possible, denied, asked for), "
                          "with which hedges, and the ids by which a statement cites it. Quote only from here, word for "
                          "word.",
             schema(["page"], page=_PAGE, **{"from": whole, "count": {**whole, "maximum": 400}},
                    roles={"type": "array", "items": {"type": "string", "maxLength": 40}, "maxItems": 20}),
             lambda given: _read_page(folder, given)),
        Tool("check_scenario", "Checks a scenario, a draft or a file: every fault with its place and remedy, and every "
                               "quotation against its page. A quotation that does not stand there as quoted is refused.",
             schema(toml=_TOML, file={"type": "string", "maxLength": 500},
                    name={"type": "string", "maxLength": 500,
                          "description": "the name that a draft would have; its pages are looked for beside it"}),
             lambda given: _check(folder, given)),
        Tool("save_scenario", "Checks a draft and saves it if nothing is wrong with it; a scenario with a quotation that "
                              "was not said is never saved.",
             schema(["name", "toml"], name={"type": "string", "maxLength": 500}, toml=_TOML, replace={"type": "boolean"},
                    leave_unchecked={"type": "boolean",
                                     "description": "save although pages of some quotations are not in the folder"}),
             lambda given: _save(folder, given), writes=True),
        Tool("briefing", "The briefing of a scenario as Markdown; or saved as a page (.html) or Markdown (.md).",
             schema(["file"], file={"type": "string", "maxLength": 500}, save={"type": "string", "maxLength": 500},
                    replace={"type": "boolean"}, **briefing_keywords, **{"from": whole, "count": whole}),
             lambda given: _briefing(folder, seconds, given), writes=True),
    ]


def _read_file(folder: Folder, arguments: Arguments) -> Reply:
    text = folder.read(arguments["file"])
    first, count = int(arguments.get("from", 0)), int(arguments.get("count", 40_000))
    more = max(0, len(text) - first - count)
    shown = text[first:first + count]
    return Reply(shown, {"text": shown, "from": first, "more": more})
