# SPDX-License-Identifier: Apache-2.0
"""The tools of a seat at the table."""

from __future__ import annotations

from ._table import Table
from ._tool import Arguments, Reply, Tool, reply_of, schema

_TOKEN = {"type": "string", "minLength": 8, "maxLength": 200, "description": "the token of your seat"}
_OUTCOME = {"type": "object", "additionalProperties": {"type": "string", "maxLength": 1000}, "maxProperties": 1000,
            "description": "a value for every issue: {\"price\": \"low\", \"keys\": \"handed over\"}"}


def seat_tools(table: Table) -> list[Tool]:
    """What a party can do at the table. Nothing here tells what another side wants."""

    def act(name: str, arguments: Arguments) -> Reply:
        return reply_of(table.act(arguments["token"], name, arguments.get("outcome")))

    return [
        Tool("join", "Takes your seat and tells how the table stands.", schema(["token"], token=_TOKEN),
             lambda given: reply_of(table.join(given["token"])), writes=True),
        Tool("state", "How the table stands: the offers so far with what each is worth to you, whose turn it is, what you "
                      "may do, and how it ended.", schema(["token"], token=_TOKEN),
             lambda given: reply_of(table.state(given["token"]))),
        Tool("my_preferences", "What you want: what no deal is worth to you, your best outcome, and what each value changes. "
                               "What the other side wants is told to nobody but that side.",
             schema(["token"], token=_TOKEN), lambda given: reply_of(table.my_preferences(given["token"]))),
        Tool("worth", "What an outcome would be worth to you.", schema(["token", "outcome"], token=_TOKEN, outcome=_OUTCOME),
             lambda given: reply_of({"worth_to_me": table.worth(given["token"], given["outcome"])})),
        Tool("offer", "Offers an outcome; where an offer is on the table this refuses it.",
             schema(["token", "outcome"], token=_TOKEN, outcome=_OUTCOME), lambda given: act("offer", given), writes=True),
        Tool("accept", "Accepts the offer that is on the table.", schema(["token"], token=_TOKEN),
             lambda given: act("accept", given), writes=True),
        Tool("walk", "Walks out: the talks end, and every side has what no deal is worth to it.",
             schema(["token"], token=_TOKEN), lambda given: act("walk", given), writes=True),
    ]
