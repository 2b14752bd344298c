# SPDX-License-Identifier: Apache-2.0
"""The table: sessions between strategies, and negotiators written in Python."""

from __future__ import annotations

import math
import numbers
from collections.abc import Mapping, Sequence
from typing import Any, Protocol, Union, runtime_checkable

import numpy as np

from . import _native
from ._case import Case, Progress, progress_call
from ._errors import fail, usage_error
from ._options import options_text
from ._outcomes import Issue, Outcome, issues_of
from ._report import Record, Report
from ._table import Table
from ._takes import a_text, a_whole, kind_of, plain, whole_text


class State:
    """The table from a negotiator's own chair. Good during the call that it is given to; take from it what you need.

    Nothing of the other side's profile can be had from it.
    """

    def __init__(self, view: _native.View, player: _Player) -> None:
        self._view = view
        self._player = player

    @property
    def party(self) -> str:
        """My name."""
        return self._player.parties[self._player.seat]

    @property
    def parties(self) -> tuple[str, ...]:
        """Everybody's names, in the order of the seats."""
        return self._player.parties

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The issues with the names of their values."""
        return self._player.issues

    @property
    def round(self) -> int:
        """The round, from 0."""
        return self._view.round

    @property
    def rounds(self) -> int | None:
        """The deadline in rounds, where it is known."""
        return self._view.rounds

    @property
    def time(self) -> float:
        """In [0, 1]; the rules say how it runs."""
        return self._view.time

    @property
    def reservation(self) -> float:
        """What no deal is worth to me; minus infinity where every deal will do."""
        return self._view.reservation

    @property
    def greatest(self) -> float:
        """The most that any outcome is worth to me."""
        return self._view.greatest

    def utility(self, outcome: Mapping[str, str]) -> float:
        """What an outcome is worth to me. Raises ValueError where it is no outcome of the domain."""
        return self._view.utility(self._player.numbers(outcome))

    def best(self, k: int = 0) -> Outcome | None:
        """My k-th best outcome, k from 0; None after the last."""
        values = self._view.best(a_whole(k, "k", 0, 2**62))
        return None if values is None else self._player.outcome(values)

    def worst_at_least(self, utility: float) -> Outcome:
        """My worst outcome that is worth at least so much; my best where none is."""
        if isinstance(utility, bool) or not isinstance(utility, numbers.Real):
            raise TypeError(f"utility is a number, not {kind_of(utility)}")
        if math.isnan(utility):
            raise usage_error("`utility` cannot be nan", "give a number")
        return self._player.outcome(self._view.worst_at_least(float(utility)))

    @property
    def offers(self) -> list[tuple[str, Outcome]]:
        """All proposals so far, in order: who made it, and what it was."""
        return [(self._who(k), self._player.outcome(self._view.offered(k))) for k in range(self._view.offers)]

    @property
    def standing(self) -> Outcome | None:
        """The last proposal of somebody else."""
        for k in reversed(range(self._view.offers)):
            if self._view.offered_by(k) != self._player.seat:
                return self._player.outcome(self._view.offered(k))
        return None

    def _who(self, k: int) -> str:
        seat = self._view.offered_by(k)
        return self._player.parties[seat] if seat >= 0 else "mediator"


#: What ``respond`` answers: "accept", "reject" or "walk"; True accepts, False or None rejects.
Answer = Union[str, bool, None]


@runtime_checkable
class Negotiator(Protocol):
    """A party that Python plays: a class with two methods. A method ``begin(state)``, where there is one, is called
    when a session begins."""

    def propose(self, state: State) -> Mapping[str, str] | None:
        """The outcome to offer: issue to value; None walks away."""
        ...

    def respond(self, state: State, offer: Outcome) -> Answer:
        """What to answer to an offer."""
        ...


def _spoken(call: Any, *arguments: Any) -> Any:
    """What the negotiator says. What it raises has words that can be told."""
    try:
        return call(*arguments)
    except BaseException as error:
        try:
            str(error).encode()
        except BaseException:
            raise type(type(error).__name__, (Exception,), {})("in words that cannot be told") from None
        raise


class _Player:
    """A negotiator as the engine calls it: outcomes by numbers, moves as pairs."""

    def __init__(self, negotiator: Any, issues: tuple[Issue, ...], seat: int, parties: Sequence[str]) -> None:
        self.negotiator = negotiator() if isinstance(negotiator, type) else negotiator
        self.issues = issues
        self.seat = seat
        self.parties = tuple(parties)
        self._places = [{value: k for k, value in enumerate(issue.values)} for issue in issues]

    def outcome(self, values: Sequence[int]) -> Outcome:
        return {issue.name: issue.values[value] for issue, value in zip(self.issues, values)}

    def numbers(self, outcome: Any) -> list[int]:
        outcome = plain(outcome)
        if not isinstance(outcome, Mapping):
            raise TypeError(f"an outcome is a dict of issue and value, not {kind_of(outcome)}")
        values = []
        for issue, places in zip(self.issues, self._places):
            if issue.name not in outcome:
                raise ValueError(f"the outcome leaves out the issue `{issue.name}`")
            value = str(outcome[issue.name])
            if value not in places:
                raise ValueError(f"`{issue.name}` has no value `{value[:60]}`")
            values.append(places[value])
        if len(outcome) > len(values):
            unknown = next(name for name in outcome if name not in {issue.name for issue in self.issues})
            raise ValueError(f"there is no issue `{str(unknown)[:60]}`")
        return values

    def begin(self, view: _native.View) -> None:
        begin = getattr(self.negotiator, "begin", None)
        if begin is not None:
            _spoken(begin, State(view, self))

    def respond(self, view: _native.View, offer: list[int]) -> tuple[str, None]:
        said = _spoken(self.negotiator.respond, State(view, self), self.outcome(offer))
        if isinstance(said, (bool, np.bool_)) or said is None:
            return "accept" if said else "reject", None
        if isinstance(said, str) and said in ("accept", "reject", "walk"):
            return said, None
        raise ValueError(f"respond() said {repr(said)[:60]}, and not accept, reject or walk")

    def propose(self, view: _native.View) -> tuple[str, list[int] | None]:
        offer = _spoken(self.negotiator.propose, State(view, self))
        return ("walk", None) if offer is None else ("offer", self.numbers(offer))


class Talk(Report):
    """What came of talks: a session, or a batch of them. It travels to other processes whole."""

    __slots__ = ("_report", "_sessions")

    def __init__(self, text: str, report: _native.TalkReport | None, sessions: Table | None = None) -> None:
        super().__init__(text, "talk")
        self._report = report
        self._sessions = sessions

    def __reduce__(self) -> tuple[Any, ...]:
        return Talk, (self.to_json(), None, self.sessions)

    def _session(self) -> dict[str, Any]:
        session = self._keys.get("session")
        return session if isinstance(session, dict) else self._keys

    @property
    def agreement(self) -> Outcome | None:
        """What the first session agreed on: issue to value; None without an agreement."""
        agreement: Outcome | None = self._session().get("agreement")
        return agreement

    @property
    def ended(self) -> str:
        """How the first session ended: agreement, deadline, walk or error."""
        ended = self._session().get("ended")
        return str(ended.get("how", ended)) if isinstance(ended, dict) else str(ended)

    @property
    def offers(self) -> list[Record]:
        """Every offer of the first session, in order."""
        return [Record(one) for one in self._session().get("offers") or ()]

    @property
    def utilities(self) -> dict[str, float]:
        """What each party has at the end of the first session, by name."""
        found = self._session().get("utilities")
        if isinstance(found, dict):
            return {name: float(value) for name, value in found.items()}
        names = [one["name"] if isinstance(one, dict) else one for one in self._keys.get("parties") or ()]
        return {name: float(value) for name, value in zip(names, found or ())}

    @property
    def fault(self) -> str | None:
        """What a party from outside did wrong, where the session ended by that."""
        fault: str | None = self._session().get("fault")
        return fault

    @property
    def sessions(self) -> Table:
        """One row a session: ``session``, ``ended``, ``by``, ``round``, ``agreement``, a column ``utility.NAME`` a
        party, ``fault``. Of :func:`talks`; else empty."""
        if self._sessions is None:
            self._sessions = Table({} if self._report is None else self._report.sessions())
        return self._sessions

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        sessions = self.sessions
        return (sessions if len(sessions) else self.table()).__arrow_c_stream__(requested_schema)


def _played(case: Case, players: Sequence[Any] | Mapping[str, Any], keep: bool, options: dict[str, Any]) -> Talk:
    if not isinstance(case, Case):
        raise TypeError(f"talks are held over a domain, not {kind_of(case)}")
    if isinstance(players, (str, bytes)) or not isinstance(players, (Mapping, Sequence)):
        raise TypeError(f"players are a list, one a party, or a dict by party, not {kind_of(players)}")
    named = list(players.items()) if isinstance(players, Mapping) else [("", player) for player in players]
    progress: Progress = options.pop("progress", None)
    texts: list[str] = []
    makers: dict[str, Any] = {}
    issues: tuple[Issue, ...] = ()
    for name, player in named:
        if isinstance(player, str):
            text = whole_text(player, "a player")
        elif all(callable(getattr(player, method, None)) for method in ("propose", "respond")):
            if not issues:
                ok, numbers = _native.numbers_of(case._things)
                if not ok:
                    fail(numbers)
                issues = issues_of(numbers)
            key = f"@{len(makers)}"

            def make(profile: int, seat: int, parties: list[str], protocol: str, player: Any = player) -> _Player:
                return _Player(player, issues, seat, parties)

            makers[key] = make
            text = f"program:{key}"
        else:
            raise usage_error(f"{player!r} cannot play",
                              "a player is a strategy's text, or has the methods propose(state) and respond(state, offer)")
        texts.append(f"{a_text(name, 'the name of a party')}={text}" if isinstance(players, Mapping) else text)
    given = options_text("talk", options)
    given["--party"] = texts
    ok, text, report = _native.talk(given, case._things, makers, keep, progress_call(progress))
    if not ok:
        fail(text)
    return Talk(text, report)


def talk(domain: Case, players: Sequence[Any] | Mapping[str, Any], **options: Any) -> Talk:
    """Plays talks over a domain.

    ``players``: one a party, in the file's order, or by name: a strategy as the command line writes it
    (``"boulware(e=0.2) accept=ac_next"``), an object with the methods of :class:`Negotiator`, or a class that makes one
    anew for each session. Keywords are those of the command: ``rounds=100``, ``seed=1``, ``protocol=``, ``repeat=``,
    ``move_limit=`` (milliseconds, of Python negotiators too), ...

    What a negotiator raises, or how it breaks the rules, ends its session with that as its ``fault``; it raises nothing
    here.
    """
    return _played(domain, players, False, options)


def talks(domain: Case, players: Sequence[Any] | Mapping[str, Any], sessions: int, **options: Any) -> Talk:
    """Plays a batch of sessions in one call; each draws from its own stream, so that any can be played again alone
    (``match=``). ``.sessions`` is the table of them, and the answer itself its Arrow stream."""
    return _played(domain, players, True, {"repeat": sessions, **options})
