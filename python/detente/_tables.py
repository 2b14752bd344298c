# SPDX-License-Identifier: Apache-2.0
"""The lists and counts in a document, as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ._table import Table

# The list that is the answer itself, where there is one.
MAIN = {
    "deals": ("list", "verdicts", "frontier"),
    "standoff": ("states",),
    "steps": ("sequences",),
    "history": ("days", "record.entries"),
    "check": ("files",),
    "talk": ("offers", "session.offers"),
    "briefing": ("ledger",),
    "value": ("parties",),
    "plan": ("plan",),
    "propose": ("propose.proposals", "propose.menu"),
}


def _lists(value: Any, path: str, depth: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    if depth > 8 or not isinstance(value, dict):
        return
    for key, part in value.items():
        name = f"{path}.{key}" if path else str(key)
        if isinstance(part, list) and part and all(isinstance(one, dict) for one in part):
            yield name, part
        elif isinstance(part, dict):
            yield from _lists(part, name, depth + 1)


def verdict_rows(document: dict[str, Any]) -> list[dict[str, Any]]:
    """A row an account and party: how many packages it certainly takes, certainly refuses, and neither."""
    rows = []
    accounts = document.get("accounts")
    for account, one in accounts.items() if isinstance(accounts, dict) else ():
        for party, counts in (one.get("verdicts") or {}).items():
            if isinstance(counts, dict):
                rows.append({"account": account, "party": party, **counts})
    return rows


def _by_account(document: dict[str, Any], key: str) -> list[dict[str, Any]]:
    rows = []
    accounts = document.get("accounts")
    for account, one in accounts.items() if isinstance(accounts, dict) else ():
        for entry in one.get(key) or ():
            if isinstance(entry, dict):
                rows.append({"account": account, **entry})
    return rows


def _states(document: dict[str, Any]) -> list[dict[str, Any]]:
    """A row a state: who would stay there by each concept, and where it is an equilibrium."""
    rows = []
    stability = document.get("stability") or {}
    equilibria = document.get("equilibria") or {}
    for number, state in enumerate(document.get("states") or (), 1):
        row = dict(state)
        row["status_quo"] = document.get("status_quo") == number
        for concept, by_party in stability.items():
            for party, stable in (by_party or {}).items():
                row[f"{concept}.{party}"] = number in stable
            row[f"{concept}.equilibrium"] = number in (equilibria.get(concept) or ())
        rows.append(row)
    return rows


def _parties(document: dict[str, Any]) -> list[dict[str, Any]]:
    parties = document.get("parties")
    return [{"party": name, **one} for name, one in parties.items() if isinstance(one, dict)] \
        if isinstance(parties, dict) else []


def _plan(document: dict[str, Any]) -> list[dict[str, Any]]:
    """A row a question of the plan or an end of it: the answers that lead there, and what is asked or found."""
    rows: list[dict[str, Any]] = []

    def down(node: Any, answers: tuple[str, ...]) -> None:
        if not isinstance(node, dict):
            return
        rows.append({"after": ", ".join(answers), **{key: value for key, value in node.items() if key not in ("yes", "no")}})
        for answer in ("yes", "no"):
            down(node.get(answer), (*answers, answer))

    down((document.get("plan") or {}).get("tree"), ())
    return rows


def _points(document: dict[str, Any]) -> list[dict[str, Any]]:
    """A row a point of the frontier: what it is worth to each party, and an outcome of it."""
    names = [str(one.get("name", "")) if isinstance(one, dict) else str(one) for one in document.get("parties") or ()]
    rows = []
    for one in document.get("frontier") or ():
        if isinstance(one, dict):
            rest = {key: value for key, value in one.items() if key != "utilities"}
            rows.append({**dict(zip(names, one.get("utilities") or ())), **rest})
    return rows


def tables_of(question: str, document: dict[str, Any]) -> dict[str, Table]:
    """All of them, the main one first."""
    found: dict[str, list[dict[str, Any]]] = {}
    if question == "deals":
        found["list"] = _by_account(document, "list")
        found["shares"] = _by_account(document, "shares")
        found["verdicts"] = verdict_rows(document)
        if isinstance(document.get("frontier"), list):
            found["frontier"] = _points(document)
    if question == "plan":
        found["plan"] = _plan(document)
    if question == "standoff":
        found["states"] = _states(document)
    if question == "value":
        found["parties"] = _parties(document)
    for name, rows in _lists(document, "", 0):
        found.setdefault(name, rows)
    tables = {name: Table.from_rows(rows) for name, rows in found.items() if rows}
    for main in reversed(MAIN.get(question, ())):
        if main in tables:
            tables = {main: tables[main], **tables}
    return tables
