# SPDX-License-Identifier: Apache-2.0
"""Everybody's seat, as PettingZoo environments: alternating offers in turn, simultaneous offers in parallel."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from .._case import Case
from .._errors import usage_error
from .._takes import a_mapping, a_whole, kind_of
from ._gymnasium import action_space, acts, mask, observation_space, whole_acts
from ._tables import Tables

if TYPE_CHECKING:
    from .._domain import Domain
    from .._outcomes import Found

try:
    from gymnasium import spaces
    from gymnasium.utils import EzPickle
    from pettingzoo import AECEnv, ParallelEnv
except ImportError as error:
    raise ImportError("PettingZoo is not installed; install it with: pip install 'detente[rl]'") from error


def _names(domain: Case) -> list[str]:
    from .._domain import Domain
    if not isinstance(domain, Case):
        raise TypeError(f"talks are held over a domain, not {kind_of(domain)}")
    profiles = (domain if isinstance(domain, Domain) else Domain(domain._things)).profiles
    return [party.name for party in profiles if party.has_numbers]


class AlternatingOffers(AECEnv, EzPickle):  # type: ignore[misc]
    """Stacked alternating offers in the engine; an agent a party with numbers, in the order of the file.

    Observations are dicts of ``observation`` and ``action_mask``; acts are those of :class:`SeatEnv`. Every agent is paid
    what it has when the session ends.
    """

    metadata: dict[str, Any] = {"name": "detente_alternating_offers_v1", "is_parallelizable": False, "render_modes": []}

    def __init__(self, domain: Case, *, rounds: int = 100, levels: int = 20, actions: str = "target") -> None:
        super().__init__()
        EzPickle.__init__(self, domain, rounds=rounds, levels=levels, actions=actions)
        if actions in ("issues", "wishes"):
            raise usage_error(f"`actions` cannot be {actions} here", "use target or outcome, which have a mask")
        self.render_mode = None
        self._tables = Tables(domain, [], learner=None, rounds=rounds, levels=levels)
        self._actions = actions
        self.possible_agents = _names(domain)
        self._draw = np.random.default_rng()
        space = spaces.Dict({"observation": observation_space(self._tables),
                             "action_mask": spaces.Box(0, 1, mask(self._tables, actions, 0).shape, np.int8)})
        self.observation_spaces = {agent: space for agent in self.possible_agents}
        self.action_spaces = {agent: action_space(self._tables, actions) for agent in self.possible_agents}
        self.agents: list[str] = []

    def observation_space(self, agent: str) -> spaces.Space[Any]:
        """What an agent observes."""
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> spaces.Space[Any]:
        """What an agent does."""
        return self.action_spaces[agent]

    def reset(self, seed: int | None = None, options: dict[str, Any] | None = None) -> None:
        """A new session."""
        if seed is not None:
            self._draw = np.random.default_rng(seed)
        self._tables.reset(int(self._draw.integers(2**62)))
        self.agents = list(self.possible_agents)
        self.rewards = {agent: 0.0 for agent in self.agents}
        self._cumulative_rewards = {agent: 0.0 for agent in self.agents}
        self.terminations = {agent: False for agent in self.agents}
        self.truncations = {agent: False for agent in self.agents}
        self.infos: dict[str, dict[str, Any]] = {agent: {} for agent in self.agents}
        self.agent_selection = self.agents[self._tables.waiting()]

    def observe(self, agent: str) -> dict[str, Any]:
        """What the agent sees: everything of its own when it must act; else what was public last is left out."""
        seen = self._tables.observations[0].copy()
        allowed = mask(self._tables, self._actions, 0)
        waiting = self._tables.waiting()
        if waiting < 0 or self.possible_agents[waiting] != agent:
            seen[:] = 0  # it is somebody else's view
            allowed[0] = 0
        return {"observation": seen, "action_mask": allowed}

    def step(self, action: Any) -> None:
        """The act of the agent whose turn it is."""
        agent = self.agent_selection
        if self.terminations[agent] or self.truncations[agent]:
            self._was_dead_step(action)
            return
        self._cumulative_rewards[agent] = 0.0
        self._clear_rewards()
        self._tables.step(*acts(self._tables, self._actions, whole_acts(self._tables, self._actions, [action])))
        if self._tables.ended[0]:
            for name, utility in zip(self.possible_agents, self._tables.utilities()):
                self.rewards[name] = float(utility)
                self.terminations[name] = True
                self.infos[name] = {"ended": self._tables.ended_how()}
            self.agent_selection = self.agents[(self.agents.index(agent) + 1) % len(self.agents)]
        else:
            self.agent_selection = self.possible_agents[self._tables.waiting()]
        self._accumulate_rewards()

    def render(self) -> None:
        """There is nothing to draw."""

    def close(self) -> None:
        """There is nothing to let go of."""


class _Offer(NamedTuple):
    outcome: int  # its number, first issue slowest
    utilities: tuple[float, float]


_LISTED = 1 << 24  # outcomes; more are searched through the utility index, not listed


class _Side:
    """What one party's offers are worth, by level: the worst outcome that is at least as good, on spaces of any size."""

    def __init__(self, domain: Domain, parties: list[str], party: str, levels: int) -> None:
        mine = next(one for one in domain.profiles if one.name == party)
        listed = math.prod(domain.shape) <= _LISTED
        worths = [domain.utilities(one) for one in parties] if listed else []
        own = worths[parties.index(party)] if listed else np.empty(0)
        order = np.argsort(own, kind="stable")
        ranked = own[order]
        index = None if listed else domain.index(party)
        ends = (own.min(), own.max()) if index is None else (_known(index.worst()).utility, _known(index.best()).utility)
        worst, self.best = float(ends[0]), float(ends[1])
        self.no_deal = float(mine.reservation) if mine.reservation is not None else worst
        self.floor = max(self.no_deal, worst)
        self.offers: list[_Offer] = []
        for level in range(levels + 1):
            target = self.floor + level / levels * (self.best - self.floor) - 1e-12
            if index is None:
                outcome = int(order[min(int(np.searchsorted(ranked, target)), len(own) - 1)])
                self.offers.append(_Offer(outcome, (float(worths[0][outcome]), float(worths[1][outcome]))))
                continue
            named = _known(index.at_least(target) or index.best()).outcome
            number = 0
            for issue in domain.issues:
                number = number * len(issue.values) + issue.values.index(named[issue.name])
            self.offers.append(_Offer(number, (domain.utility(parties[0], named), domain.utility(parties[1], named))))


def _known(found: Found | None) -> Found:
    if found is None:
        raise usage_error("the search of this space gave up", "choose a domain whose utilities have fewer different sums")
    return found


class SimultaneousOffers(ParallelEnv, EzPickle):  # type: ignore[misc]
    """Monotonic concession between two parties (Rosenschein and Zlotkin 1994): both offer at once.

    An act is the level that one's offer is worth at least (0 no deal, ``levels`` the best); offers that would be worth more
    to oneself than the last are replaced by the last. A party to whom the other's offer is worth at least its own agrees
    to it; of two such offers one is drawn. When both stand still there is no deal. The rules are those of the engine's
    protocol ``monotonic``.
    """

    metadata: dict[str, Any] = {"name": "detente_simultaneous_offers_v1", "render_modes": []}
    #: The names of what is observed.
    names = ("time", "mine", "theirs", "theirs_before", "stood_still")

    def __init__(self, domain: Case, *, rounds: int = 100, levels: int = 20) -> None:
        from .._domain import Domain
        EzPickle.__init__(self, domain, rounds=rounds, levels=levels)
        self.render_mode = None
        self.possible_agents = _names(domain)
        numbers = domain if isinstance(domain, Domain) else Domain(domain._things)
        rounds, levels = a_whole(rounds, "rounds", 1, 2**31 - 1), a_whole(levels, "levels", 1, 2**31 - 1)
        if len(self.possible_agents) != 2:
            raise usage_error(f"the protocol is for two parties, and there are {len(self.possible_agents)}",
                              "choose a domain of two parties")
        self._sides = [_Side(numbers, self.possible_agents, agent, levels) for agent in self.possible_agents]
        self._rounds, self._levels = rounds, levels
        self._draw = np.random.default_rng()
        self._observed = spaces.Box(-1.0, 1.0, (len(self.names),), np.float32)
        self._acted = spaces.Discrete(levels + 1)
        self.agents: list[str] = []
        self.observation_spaces = {agent: self._observed for agent in self.possible_agents}
        self.action_spaces = {agent: self._acted for agent in self.possible_agents}

    def observation_space(self, agent: str) -> spaces.Space[Any]:
        """What an agent observes."""
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> spaces.Space[Any]:
        """What an agent does."""
        return self.action_spaces[agent]

    def _share(self, side: int, utility: float) -> float:
        span = self._sides[side].best - self._sides[side].floor
        return float(np.clip((utility - self._sides[side].floor) / span, -1, 1)) if span > 0 else 1.0

    def _views(self) -> dict[str, npt.NDArray[np.float32]]:
        views = {}
        for side, agent in enumerate(self.possible_agents):
            other = 1 - side

            def worth(offer: _Offer | None, side: int = side) -> float:
                return -1.0 if offer is None else self._share(side, offer.utilities[side])

            views[agent] = np.array([min(1.0, self._round / self._rounds), worth(self._offers[side]),
                                     worth(self._offers[other]), worth(self._before[other]),
                                     float(self._still[other])], np.float32)
        return views

    def reset(self, seed: int | None = None, options: dict[str, Any] | None = None
              ) -> tuple[dict[str, npt.NDArray[np.float32]], dict[str, dict[str, Any]]]:
        """A new session."""
        if seed is not None:
            self._draw = np.random.default_rng(seed)
        self.agents = list(self.possible_agents)
        self._round = 0
        self._offers: list[_Offer | None] = [None, None]
        self._before: list[_Offer | None] = [None, None]
        self._still = [False, False]
        return self._views(), {agent: {} for agent in self.agents}

    def _offer(self, side: int, level: int) -> _Offer:
        offer = self._sides[side].offers[level]
        last = self._offers[side]
        # A party may stand still or give way, never take back.
        return last if last is not None and offer.utilities[side] > last.utilities[side] else offer

    def step(self, actions: dict[str, Any]) -> tuple[Any, Any, Any, Any, Any]:
        """Both offer at once."""
        given = a_mapping(actions, "actions")
        missing = [agent for agent in self.possible_agents if agent not in given]
        if missing:
            raise usage_error(f"there is no act of `{missing[0]}`", "give one for every agent")
        offers = [self._offer(side, a_whole(given[agent], f"the act of {agent}", 0, self._levels))
                  for side, agent in enumerate(self.possible_agents)]
        self._still = [self._offers[side] == offers[side] for side in (0, 1)]
        self._before, self._offers = self._offers, list(offers)
        self._round += 1
        agrees = [offers[1 - side].utilities[side] >= offers[side].utilities[side] for side in (0, 1)]
        agreement: _Offer | None = None
        if all(agrees):
            agreement = offers[int(self._draw.integers(2))]
        elif any(agrees):
            agreement = offers[1] if agrees[0] else offers[0]
        stuck = agreement is None and all(self._still)
        over = agreement is not None or stuck or self._round >= self._rounds
        rewards = {agent: 0.0 for agent in self.agents}
        ended = "agreement" if agreement is not None else "deadline"
        if over:
            for side, agent in enumerate(self.possible_agents):
                rewards[agent] = agreement.utilities[side] if agreement is not None else self._sides[side].no_deal
        views = self._views()
        infos: dict[str, dict[str, Any]] = {agent: ({"ended": ended} if over else {}) for agent in self.agents}
        finished = {agent: over for agent in self.agents}
        cut = {agent: False for agent in self.agents}
        if over:
            self.agents = []
        return views, rewards, finished, cut, infos

    def render(self) -> None:
        """There is nothing to draw."""

    def close(self) -> None:
        """There is nothing to let go of."""
