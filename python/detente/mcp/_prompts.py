# SPDX-License-Identifier: Apache-2.0
"""How an analyst's session goes, as prompts."""

from __future__ import annotations

from typing import NamedTuple


class Prompt(NamedTuple):
    """A prompt with its arguments: name, meaning, required."""

    name: str
    meaning: str
    arguments: tuple[tuple[str, str, bool], ...]
    text: str


_RULES = """Rules that are not yours to bend: quote only what `read_page` shows, word for word, and cite the sentence's id.
What is not settled is "undetermined": say so, and name the question that would settle it. A share of value models is a share
of models under a named law, never a probability, and nothing here is a forecast."""

PROMPTS = (
    Prompt("analyse_page", "From a saved page to a briefing.",
           (("page", "the saved page in the folder", True), ("question", "what the analyst wants to know", False)),
           f"""Analyse the dispute in the page `{{page}}`. {{question}}

1. Read detente://format, then `read_page` with page = "{{page}}". Note who asked what of whom, what was offered, refused,
   promised or threatened, and how firmly each was said.
2. Draft a scenario: the parties, the issues with ordered levels (from nothing to the most that was asked), what each side
   wants more or less of, and one statement for each demand, offer and refusal with its quotation and chain of who said it.
   Where two versions of an event exist, give each an account of its own.
3. `check_scenario` until nothing is refused; a refused quotation is mended by quoting what the page says, or dropped.
   Then `save_scenario`.
4. Ask `deals`, `plan`, and where the file has the sections `standoff` and `steps`.
5. Tell the analyst, in short sentences: what the dispute is about (the crux), what is certain, what to ask first and of
   whom, what to propose, what happens if someone walks, and what all of it rests on.

{_RULES}"""),
    Prompt("prepare_meeting", "What to ask and what to propose at a meeting.",
           (("scenario", "the scenario's file", True), ("party", "whom you advise; nobody: a mediator", False)),
           f"""Prepare a meeting on `{{scenario}}` for {{party}} (a mediator, where nobody is named).

Ask `deals` for the crux, `plan` for the questions in their order, `propose` where there is that tool, and `history` for what
is new. Write one page: the crux in two sentences, three questions with what each answer would settle, one proposal with what
it needs from each side, and what would have to be true for it to fail.

{_RULES}"""),
    Prompt("test_a_claim", "What changes if a statement is not true, or a new one is made.",
           (("scenario", "the scenario's file", True), ("claim", "what might be so, in plain words", True)),
           f"""On `{{scenario}}`: what changes if this is so? {{claim}}

Write the claim as a statement of the scenario's language (detente://format), ask `deals` before and with it (assume), or
without the statement that it takes back (drop), and tell which verdicts change, in which direction, and what they rest on.
Say clearly that this is a what-if.

{_RULES}"""),
    Prompt("sit_at_the_table", "Negotiate from a seat.", (("token", "your seat's token", True),),
           """You sit at a table. Your token is {token}. `join`, then `my_preferences`: it tells what you want and what no deal is
worth to you. Each turn look at `state`; `offer`, `accept` what is worth more to you than waiting, or `walk` if nothing better
than no deal can be had. Never accept what is worth less to you than no deal. The other side does not see your preferences, and
you do not see theirs: what they offer and refuse is all you know of them."""),
)


def filled(prompt: Prompt, given: dict[str, str]) -> str:
    """The prompt with its arguments; one that was not given is left out."""
    text = prompt.text
    for name, _, _ in prompt.arguments:
        text = text.replace("{" + name + "}", given.get(name, "nobody" if name == "party" else ""))
    return text
