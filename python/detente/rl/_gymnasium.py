# SPDX-License-Identifier: Apache-2.0
"""One seat against strategies, as Gymnasium environments: a single one, and a vector stepped in the engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from .._case import Case
from .._errors import usage_error
from .._takes import a_whole, kind_of
from ._tables import ACCEPT, TARGET, VALUES, WISHES, Tables

try:
    import gymnasium
    from gymnasium import spaces
    from gymnasium.utils import EzPickle
    from gymnasium.vector import AutoresetMode, VectorEnv
    from gymnasium.vector.utils import batch_space
except ImportError as error:
    raise ImportError("Gymnasium is not installed; install it with: pip install 'detente[rl]'") from error

#: How acts are written. target: 0 accepts, k offers the worst outcome at least as good as level k - 1. outcome: 0 accepts,
#: k offers outcome k - 1. issues: (accept?, a value of each issue). wishes: (accept?, a level, a value of each issue): offers
#: what is at least as good as the level and keeps the values where it can.
ACTIONS = ("target", "outcome", "issues", "wishes")
_LARGEST = 100_000


def observation_space(tables: Tables) -> spaces.Box:
    """Single numbers from -1 to 1, then 0 or 1 for each value of each issue."""
    low = np.concatenate([np.full(tables.numbers, -1.0), np.zeros(len(tables.names) - tables.numbers)])
    return spaces.Box(low.astype(np.float32), np.ones(len(tables.names), np.float32), dtype=np.float32)


def action_space(tables: Tables, actions: str) -> spaces.Space[Any]:
    """The space of acts written in one of the ways of :data:`ACTIONS`."""
    if not isinstance(actions, str):
        raise TypeError(f"actions is text, not {kind_of(actions)}")
    if actions == "target":
        return spaces.Discrete(tables.levels + 2)
    if actions == "outcome":
        if tables.outcomes > _LARGEST:
            raise usage_error(f"there are {tables.outcomes} outcomes, too many for one action each",
                              "use target, issues or wishes")
        return spaces.Discrete(tables.outcomes + 1)
    if actions == "issues":
        return spaces.MultiDiscrete([2, *tables.sizes])
    if actions == "wishes":
        return spaces.MultiDiscrete([2, tables.levels + 1, *tables.sizes])
    raise usage_error(f"`actions` cannot be {actions!r}", f"it is {', '.join(ACTIONS)}")


def acts(tables: Tables, actions: str, chosen: npt.NDArray[np.int64]
         ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64] | None]:
    """Acts as the engine takes them: kinds, targets and values, one a table."""
    if actions == "target":
        return np.where(chosen == 0, ACCEPT, TARGET).astype(np.int64), chosen - 1, None
    if actions == "outcome":
        return (np.where(chosen == 0, ACCEPT, VALUES).astype(np.int64), chosen,
                tables.values(np.clip(chosen - 1, 0, tables.outcomes - 1)))
    offer, first = (VALUES, 1) if actions == "issues" else (WISHES, 2)
    return np.where(chosen[:, 0] == 1, ACCEPT, offer).astype(np.int64), chosen[:, 1], chosen[:, first:]


def whole_acts(tables: Tables, actions: str, given: Any) -> npt.NDArray[np.int64]:
    """Acts as whole numbers, one a table, or a row of them; what is none of an action space's is refused in words."""
    try:
        array = np.asarray(given)
    except ValueError:
        raise usage_error("the acts are rows of different lengths", "give an act of the action space for each table") from None
    if array.dtype.kind not in "iub":
        shown = "such values" if array.dtype.kind == "O" else str(array.dtype)
        raise TypeError(f"an act is a whole number, or several, as the action space has them, not {shown}")
    wide = {"issues": 1, "wishes": 2}.get(actions)
    expected = (tables.tables,) if wide is None else (tables.tables, wide + len(tables.sizes))
    if array.shape != expected:
        raise usage_error(f"the acts have the shape {array.shape[1:] if tables.tables == 1 else array.shape}",
                          f"an act of this action space has {expected[1:] if tables.tables == 1 else expected}")
    return array.astype(np.int64, copy=False)


def mask(tables: Tables, actions: str, table: int) -> Any:
    """Which acts are allowed: an offer always, to accept where something stands. As Gymnasium's ``sample(mask)`` takes
    it."""
    may = tables.may_accept[table]
    if actions in ("issues", "wishes"):
        levels = [np.ones(tables.levels + 1, np.int8)] if actions == "wishes" else []
        return (np.array([1, may], np.int8), *levels, *(np.ones(size, np.int8) for size in tables.sizes))
    allowed = np.ones(1 + (tables.levels + 1 if actions == "target" else tables.outcomes), np.int8)
    allowed[0] = may
    return allowed


class SeatEnv(gymnasium.Env[npt.NDArray[np.float32], Any], EzPickle):
    """One seat of alternating offers against a strategy, or a mixture from which each session draws one.

    ``info["action_mask"]`` says which acts are allowed. The reward is 0 until the session ends, then what the seat has: the
    utility of the agreement, or of no deal.
    """

    metadata: dict[str, Any] = {"render_modes": []}

    def __init__(self, domain: Case, opponents: str | Sequence[str] = "boulware", *, learner: int = 0, rounds: int = 100,
                 levels: int = 20, actions: str = "target") -> None:
        EzPickle.__init__(self, domain, opponents, learner=learner, rounds=rounds, levels=levels, actions=actions)
        self._tables = Tables(domain, opponents, learner=learner, rounds=rounds, levels=levels)
        self._actions = actions
        self.observation_space: spaces.Space[Any] = observation_space(self._tables)
        self.action_space = action_space(self._tables, actions)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of what is observed, in order."""
        return self._tables.names

    def _info(self) -> dict[str, Any]:
        info: dict[str, Any] = {"action_mask": mask(self._tables, self._actions, 0)}
        if self._tables.ended[0]:
            info["ended"] = self._tables.ended_how(0)
            info["utilities"] = self._tables.utilities(0)
        return info

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None
              ) -> tuple[npt.NDArray[np.float32], dict[str, Any]]:
        """A new session."""
        super().reset(seed=seed)
        self._tables.reset(int(self.np_random.integers(2**62)))
        return self._tables.observations[0].copy(), self._info()

    def step(self, action: Any) -> tuple[npt.NDArray[np.float32], float, bool, bool, dict[str, Any]]:
        """One act of the seat, and everybody else's until it is its turn again."""
        self._tables.step(*acts(self._tables, self._actions, whole_acts(self._tables, self._actions, [action])))
        over = bool(self._tables.ended[0])
        return self._tables.observations[0].copy(), float(self._tables.rewards[0]), over, False, self._info()


class VectorSeatEnv(VectorEnv[npt.NDArray[np.float32], npt.NDArray[np.int64], npt.NDArray[Any]], EzPickle):
    """Many of the same, stepped together in the engine: no Python runs for a single table.

    After a session has ended, the next step begins a new one at that table (``AutoresetMode.NEXT_STEP``). ``info`` holds
    ``may_accept``, one a table: with ``actions`` target or outcome, whether act 0 is allowed.
    """

    def __init__(self, domain: Case, opponents: str | Sequence[str] = "boulware", *, num_envs: int = 64, learner: int = 0,
                 rounds: int = 100, levels: int = 20, actions: str = "target", seed: int = 1) -> None:
        EzPickle.__init__(self, domain, opponents, num_envs=num_envs, learner=learner, rounds=rounds, levels=levels,
                          actions=actions, seed=seed)
        self._tables = Tables(domain, opponents, tables=num_envs, learner=learner, rounds=rounds, levels=levels, seed=seed)
        self._actions = actions
        self._seed = a_whole(seed, "seed")
        self.num_envs = self._tables.tables
        self.metadata = {"autoreset_mode": AutoresetMode.NEXT_STEP}
        self.single_observation_space = observation_space(self._tables)
        self.single_action_space = action_space(self._tables, actions)
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self.action_space = batch_space(self.single_action_space, num_envs)
        self._never = np.zeros(num_envs, np.bool_)

    @property
    def tables(self) -> Tables:
        """The tables themselves: their arrays without a copy."""
        return self._tables

    def reset(self, *, seed: int | list[int | None] | None = None, options: dict[str, Any] | None = None
              ) -> tuple[npt.NDArray[np.float32], dict[str, Any]]:
        """New sessions at every table."""
        if isinstance(seed, list):
            seed = next((one for one in seed if one is not None), None)
        self._seed = self._seed + 1 if seed is None else a_whole(seed, "seed")
        self._tables.reset(self._seed)
        return self._tables.observations.copy(), {"may_accept": self._tables.may_accept.astype(np.bool_)}

    def step(self, actions: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.float32], npt.NDArray[Any], npt.NDArray[Any],
                                                             npt.NDArray[Any], dict[str, Any]]:
        """One act at each table."""
        self._tables.step(*acts(self._tables, self._actions, whole_acts(self._tables, self._actions, actions)))
        return (self._tables.observations.copy(), self._tables.rewards.astype(np.float64),
                self._tables.ended.astype(np.bool_), self._never.copy(),
                {"may_accept": self._tables.may_accept.astype(np.bool_)})
