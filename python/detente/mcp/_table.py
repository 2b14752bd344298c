# SPDX-License-Identifier: Apache-2.0
"""A table at which models, people and strategies sit: every seat has a token, and is told its own profile alone.

A table is one file: the domain, who plays which seat, and the moves so far. The rules are the engine's: after each move
the session is played again from its beginning, which takes microseconds and cannot come out differently. Two servers
that are given the same file are two chairs at one table.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import hmac
import json
import os
import pathlib
import secrets
import tempfile
from collections.abc import Iterator, Mapping
from typing import Any

import detente

from detente._takes import a_mapping, a_path, a_text, a_whole, several

from ._folder import MOST_BYTES, Folder, Refused

SCHEMA = "detente.table/1"
#: So many values of all issues are told to a seat at most; a larger domain is asked about outcome by outcome.
MOST_VALUES = 5000

Outcome = dict[str, str]


class SeatTaken(Refused):
    """The token is no seat's."""


class _Waits(Exception):
    """The seat has not moved yet."""


class _Scripted:
    """A seat that does again what it did, and then waits."""

    def __init__(self, acts: list[dict[str, Any]], asks: list[tuple[str, Any]]) -> None:
        self._acts = list(acts)
        self._asks = asks  # what the seat is asked where its acts end

    def _next(self, asked: str, about: Any) -> dict[str, Any]:
        if not self._acts:
            self._asks.append((asked, about))
            raise _Waits
        return self._acts[0]

    def propose(self, state: detente.State) -> Outcome | None:
        act = self._next("propose", None)
        self._acts.pop(0)
        return act["outcome"] if act["act"] == "offer" else None

    def respond(self, state: detente.State, offer: Outcome) -> str:
        act = self._next("respond", offer)
        if act["act"] == "offer":
            return "reject"  # the counter-offer follows when it is asked for
        self._acts.pop(0)
        return "accept" if act["act"] == "accept" else "walk"


def new_table(path: str | os.PathLike[str], domain: list[str] | str, *, rounds: int = 20, seed: int = 1,
              seats: Mapping[str, str] | None = None) -> dict[str, str]:
    """Lays a table: writes its file, and returns the token of every open seat.

    ``domain``: the paths of a domain and its profiles, or of a scenario with numbers for every party. ``seats`` names the
    strategies of the seats that the engine plays; the others are open.
    """
    domain = [a_path(one, "domain") for one in several(domain, "domain")]
    case = detente.open(domain)
    if not isinstance(case, detente.Domain):
        case = detente.Domain(case._things)
    parties = case.parties
    for name, strategy in a_mapping(seats or {}, "seats").items():
        if not a_text(strategy, f"the strategy of {name}").strip():
            raise Refused(f"no strategy is given for `{name}`; leave the seat open, or name one such as boulware")
        if name not in parties:
            raise Refused(f"there is no party `{name}`; there are {', '.join(parties)}")
        if strategy.startswith("program:"):
            raise Refused("a seat is open or played by a strategy of the engine")
    rounds = a_whole(rounds, "rounds", 1, 10_000)
    seed = a_whole(seed, "seed", 0, 9 * 10**18)
    tokens = {name: secrets.token_urlsafe(24) for name in parties if name not in (seats or {})}
    if not tokens:
        raise Refused("every seat is played by the engine; leave one open, or use `detente talk`")
    table = {
        "schema": SCHEMA,
        "domain": _texts(domain),
        "rounds": rounds,
        "seed": seed,
        "seats": [{"party": name, "plays": (seats or {}).get(name),
                   "token": _hash(tokens[name]) if name in tokens else None, "joined": False} for name in parties],
        "moves": [],
    }
    Table.check_playable(table)
    place = pathlib.Path(a_path(path))
    if place.exists():
        raise Refused(f"{path} is there already; give another name")
    _write(place, table)
    return tokens


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _text(path: pathlib.Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _texts(paths: list[str]) -> list[list[str]]:
    """The files by name and text: a table stands for itself, wherever it is taken."""
    found: list[list[str]] = []
    for path in map(pathlib.Path, paths):
        files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
        found += [[one.name, one.read_text(encoding="utf-8")] for one in files]
    if sum(len(text) for _, text in found) > MOST_BYTES:
        raise Refused(f"the domain is larger than {MOST_BYTES >> 20} MiB")
    return found


def _write(path: pathlib.Path, table: dict[str, Any]) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".detente-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(table, file, ensure_ascii=False)
    os.replace(temporary, path)  # readable by its owner alone: it holds every profile


class Table:
    """A table's file, and what may be asked at it with a seat's token."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = pathlib.Path(a_path(path))
        with self._held() as table:
            try:
                Table.check_playable(table)
            except (KeyError, TypeError, IndexError, ValueError) as error:
                if isinstance(error, detente.Error) and table.get("seats"):
                    raise
                raise Refused(f"{self.path} is no table that can be played; lay one with: detente-mcp new-table") from None

    @contextlib.contextmanager
    def _held(self) -> Iterator[dict[str, Any]]:
        """The table, which nobody else moves at meanwhile."""
        try:
            lock = open(os.fspath(self.path) + ".lock", "a+")
        except OSError as error:
            raise Refused(f"the table {self.path.name} cannot be used: {error.strerror}") from None
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            try:
                table = json.loads(self.path.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                raise Refused(f"{self.path.name} is no table; lay one with: detente-mcp new-table") from None
            if not isinstance(table, dict) or table.get("schema") != SCHEMA:
                raise Refused(f"{self.path.name} is no table of this version; lay one with: detente-mcp new-table")
            yield table

    def keep_from(self, folder: Folder) -> None:
        """Refuses a folder in which the profiles of the table could be read."""
        if folder.path in self.path.resolve().parents:
            raise Refused("the table lies in the folder, where its profiles could be read; lay it elsewhere")
        with self._held() as table:
            texts = {text for _, text in table["domain"]}
        longest = max(map(len, texts), default=0)
        for path in folder.path.rglob("*"):
            if path.is_file() and path.stat().st_size <= 5 * longest and _text(path) in texts:
                raise Refused(f"`{path.relative_to(folder.path)}` in the folder is a file of the table's domain, where every side's "
                              "profile could be read; serve the table by itself, or another folder")

    @staticmethod
    def domain_of(table: Mapping[str, Any]) -> detente.Domain:
        """The domain that the table is about."""
        from detente import _native
        from detente._errors import fail
        ok, things = _native.open_texts([(name, text) for name, text in table["domain"]])
        if not ok:
            fail(things)
        return detente.Domain(things)

    @staticmethod
    def check_playable(table: Mapping[str, Any]) -> None:
        """Raises what is wrong with the domain or a strategy."""
        Table._played(table, Table.domain_of(table))

    @staticmethod
    def _played(table: Mapping[str, Any], domain: detente.Domain) -> tuple[detente.Talk, dict[int, tuple[str, Any]]]:
        """The session as far as it goes, and what each seat that is waited for is asked."""
        asks: list[list[tuple[str, Any]]] = [[] for _ in table["seats"]]
        players: list[Any] = []
        for seat, one in enumerate(table["seats"]):
            acts = [move for move in table["moves"] if move["seat"] == seat]
            players.append(one["plays"] or _Scripted(acts, asks[seat]))
        talk = detente.talk(domain, players, rounds=table["rounds"], seed=table["seed"])
        return talk, {seat: asked[0] for seat, asked in enumerate(asks) if asked}

    def _seat(self, table: Mapping[str, Any], token: str) -> int:
        for seat, one in enumerate(table["seats"]):
            if one["token"] and hmac.compare_digest(one["token"], _hash(token)):
                return seat
        raise SeatTaken("this token is no seat's at this table; the one who laid the table has the tokens")

    def join(self, token: str) -> dict[str, Any]:
        """Takes the seat."""
        with self._held() as table:
            seat = self._seat(table, token)
            if not table["seats"][seat]["joined"]:
                table["seats"][seat]["joined"] = True
                _write(self.path, table)
            return self._state(table, seat)

    def state(self, token: str) -> dict[str, Any]:
        """The table from this seat."""
        with self._held() as table:
            return self._state(table, self._seat(table, token))

    def _state(self, table: Mapping[str, Any], seat: int) -> dict[str, Any]:
        domain = Table.domain_of(table)
        talk, waiting = self._played(table, domain)
        parties = [one["party"] for one in table["seats"]]
        session = talk.to_dict().get("session", talk.to_dict())
        mine = parties[seat]
        offers = [{"round": one["round"], "party": one["party"], "outcome": one["outcome"],
                   "worth_to_me": domain.utility(mine, one["outcome"])} for one in session["offers"]]
        state: dict[str, Any] = {
            "party": mine, "parties": parties, "joined": [one["party"] for one in table["seats"]
                                                          if one["joined"] or one["plays"]],
            "rounds": table["rounds"], "offers": offers,
        }
        if waiting:
            asked = waiting.get(seat)
            state["over"] = False
            state["round"] = session.get("round", offers[-1]["round"] if offers else 0)
            state["waits_for"] = [parties[one] for one in waiting]
            state["you_may"] = [] if asked is None else ["offer", "walk"] if asked[0] == "propose" \
                else ["accept", "offer", "walk"]
            if asked is not None and asked[0] == "respond":
                state["on_the_table"] = {"outcome": asked[1], "worth_to_me": domain.utility(mine, asked[1])}
            return state
        state["over"] = True
        state["ended"] = talk.ended
        state["by"] = session.get("by")
        state["agreement"] = talk.agreement
        state["my_utility"] = talk.utilities.get(mine)
        return state

    def my_preferences(self, token: str) -> dict[str, Any]:
        """What this seat wants: what no deal is worth to it, its best outcome, and what each value changes."""
        with self._held() as table:
            seat = self._seat(table, token)
        domain = Table.domain_of(table)
        mine = table["seats"][seat]["party"]
        profile = next(one for one in domain.profiles if one.name == mine)
        index = domain.index(mine)
        best, worst = index.best(), index.worst()
        found: dict[str, Any] = {
            "party": mine,
            "issues": {issue.name: list(issue.values) for issue in domain.issues},
            "no_deal_is_worth": None if profile.reservation is None else float(profile.reservation),
            "best": None if best is None else {"outcome": best.outcome, "worth": float(best.utility)},
            "worst": None if worst is None else {"outcome": worst.outcome, "worth": float(worst.utility)},
        }
        if best is None or sum(len(issue.values) for issue in domain.issues) > MOST_VALUES:
            return found
        base = domain.utility(mine, best.outcome)
        found["from_my_best"] = {
            issue.name: {value: domain.utility(mine, {**best.outcome, issue.name: value}) - base for value in issue.values}
            for issue in domain.issues}
        found["from_my_best_means"] = "what my best outcome would gain or lose if that issue alone had that value"
        return found

    def worth(self, token: str, outcome: Mapping[str, str]) -> float:
        """What an outcome is worth to this seat."""
        with self._held() as table:
            seat = self._seat(table, token)
        domain = Table.domain_of(table)
        return domain.utility(table["seats"][seat]["party"], self._outcome(domain, outcome))

    @staticmethod
    def _outcome(domain: detente.Domain, outcome: Mapping[str, str]) -> Outcome:
        found: Outcome = {}
        for issue in domain.issues:
            if issue.name not in outcome:
                raise Refused(f"the outcome leaves out the issue `{issue.name}`; name a value for every issue")
            value = str(outcome[issue.name])
            if value not in issue.values:
                raise Refused(f"`{issue.name}` has no value `{value}`; it has {', '.join(issue.values[:20])}")
            found[issue.name] = value
        unknown = [name for name in outcome if name not in found]
        if unknown:
            raise Refused(f"there is no issue `{unknown[0]}`; there are {', '.join(found)}")
        return found

    def act(self, token: str, act: str, outcome: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Makes a move, if it is this seat's turn to make it: offer, accept or walk."""
        with self._held() as table:
            seat = self._seat(table, token)
            domain = Table.domain_of(table)
            state = self._state(table, seat)
            if state["over"]:
                raise Refused(f"the talks are over: {state['ended']}")
            if act not in state["you_may"]:
                if not state["you_may"]:
                    raise Refused(f"it is not your turn; the table waits for {', '.join(state['waits_for'])}")
                raise Refused(f"you cannot {act} now; you may {', '.join(state['you_may'])}")
            move: dict[str, Any] = {"seat": seat, "act": act}
            if act == "offer":
                move["outcome"] = self._outcome(domain, outcome or {})
            table["moves"].append(move)
            table["seats"][seat]["joined"] = True
            after = self._state(table, seat)
            _write(self.path, table)
            return after
