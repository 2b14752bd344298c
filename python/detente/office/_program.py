# SPDX-License-Identifier: Apache-2.0
"""The program ``detente-office``."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

import detente


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="detente-office",
                                     description="Scenarios as spreadsheets, briefings as Word documents and slides.")
    parser.add_argument("--version", action="version", version=f"detente {detente.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, meaning: str, given: str | None, out: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=meaning, description=meaning)
        if given:
            one.add_argument("file", metavar=given)
        one.add_argument("out", metavar=out) if not given else one.add_argument("--out", metavar=out)
        one.add_argument("--force", action="store_true", help="replace a file that is there")
        return one

    command("template", "write a spreadsheet to start from", None, "OUT.xlsx")
    command("read", "make a scenario of a spreadsheet, and check it", "IN.xlsx", "OUT.toml")
    command("sheet", "write a scenario as a spreadsheet", "SCENARIO", "OUT.xlsx")
    for name, meaning, out in (("word", "write the briefing of a scenario as a Word document", "OUT.docx"),
                               ("slides", "write the briefing of a scenario as slides", "OUT.pptx")):
        one = command(name, meaning, "SCENARIO", out)
        one.add_argument("--account", action="append", metavar="NAME", help="answer under this account")
        one.add_argument("--as-of", metavar="DAY", help="with what was known on that day")
    return parser


_ENDINGS = {"template": ".xlsx", "read": ".toml", "sheet": ".xlsx", "word": ".docx", "slides": ".pptx"}


def _opened(file: str) -> detente.Case:
    if file.endswith(".xlsx"):
        from ._sheets import read_workbook
        return read_workbook(file)
    return detente.open(file)


def _run(given: Any) -> str:
    from . import read_workbook, save_slides, save_word, save_workbook, template
    out: str = given.out or os.path.splitext(os.path.basename(given.file))[0] + _ENDINGS[given.command]
    if not out.endswith(_ENDINGS[given.command]):
        raise ValueError(f"{out}: {given.command} writes a file whose name ends in {_ENDINGS[given.command]}")
    if os.path.exists(out) and not given.force:
        raise ValueError(f"{out} is there already; give another name, or --force to replace it")
    if given.command == "template":
        template(out)
    elif given.command == "read":
        read_workbook(given.file).save(out)
    elif given.command == "sheet":
        case = _opened(given.file)
        if not isinstance(case, detente.Scenario):
            raise ValueError(f"{given.file} holds {case.kind}; a spreadsheet is made of a scenario of statements")
        save_workbook(case, out)
    else:
        options = {"accounts": given.account, "as_of": given.as_of}
        briefing = _opened(given.file).briefing(**{key: value for key, value in options.items() if value})
        (save_word if given.command == "word" else save_slides)(briefing, out)
    return out


def main(arguments: list[str] | None = None) -> int:
    """Runs the program; its status is 0, 2 for wrong usage, 3 for what cannot be taken."""
    given = _parser().parse_args(arguments)
    try:
        print(_run(given))
    except ImportError as error:
        print(f"detente-office: {error.name} is not installed; install it with: pip install 'detente[office]'",
              file=sys.stderr)
        return 3
    except OSError as error:
        print(f"detente-office: {error.filename or ''}: {error.strerror or error}", file=sys.stderr)
        return 3
    except ValueError as error:  # the engine's own errors too
        print(f"detente-office: {error}", file=sys.stderr)
        return 3
    return 0
